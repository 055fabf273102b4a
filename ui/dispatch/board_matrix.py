"""日计划 as a picture: 发货单 down, fourteen days across with what each day takes; the trips of the chosen day as cards at the right."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QWidget

from app.board.views import DayPlan, DayTrip, OrderLine
from app.dispatch.service import OPEN_TRIPS
from ui.dispatch import board_rows as rows_of
from ui.dispatch.board_rows import BAND, CARD, HEAD, ROW, SIDE, Columns
from ui.dispatch.board_words import day_words
from ui.theme.tokens import Theme
from ui.widgets import paint
from ui.widgets.base import Painted

_DRAG = 6
READABLE = 850
"""So wide the plan is not squeezed beside the cards."""

Entry = date | OrderLine


class DayCanvas(Painted):
    """The plan of days; one widget, so that a 发货单 is dragged from its row onto a card.

    Attributes:
        covered: A form stands beside the plan.
        opened: Enter on a 发货单 or a trip; carries its number.
        put: A 发货单 is to go on a trip; carries both numbers.
        off: A 发货单 is to come off its trip.
        moved: A 发货单 is to be loaded on another day; carries number and day.
        chosen_day: Another day is chosen.
    """

    opened = Signal(str)
    put = Signal(str, str)
    off = Signal(str)
    moved = Signal(str, object)
    chosen_day = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plan: DayPlan | None = None
        self.current = ""
        self.card = ""
        self.taken = ""
        self._in_cards = False
        self._entries: list[Entry] = []
        self._trips: list[DayTrip] = []
        self._day: date | None = None
        self._scroll = [0.0, 0.0]
        self._pressed: QPointF | None = None
        self._at: QPointF | None = None
        self.filtered = False
        self.covered = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(760, 300)
        self.setObjectName("board.days")

    # What is shown

    def show_plan(self, plan: DayPlan, lines: tuple[OrderLine, ...]) -> None:
        """Shows the plan, or the part of it that a filter lets through."""
        self.plan, self.filtered = plan, len(lines) < len(plan.lines)
        self._entries = []
        for line in lines:
            if not self._entries or self._day_of(self._entries[-1]) != line.day:
                self._entries.append(line.day)
            self._entries.append(line)
        numbers = [line.number for line in lines]
        if self.current not in numbers:
            self.current = numbers[0] if numbers else ""
        self.taken = self.taken if self.taken in numbers else ""
        self._follow()

    @property
    def side(self) -> int:
        """Width of the cards; while a form stands beside a narrow plan it takes their place."""
        return 0 if self.covered and self.width() < SIDE + READABLE else SIDE

    @property
    def line(self) -> OrderLine | None:
        """The chosen 发货单."""
        return next((one for one in self._entries if isinstance(one, OrderLine) and one.number == self.current), None)

    @property
    def day(self) -> date:
        """The day whose trips stand at the right."""
        assert self.plan is not None
        return self._day or self.plan.today

    @property
    def cards(self) -> list[DayTrip]:
        """The trips of that day."""
        return self._trips

    def select(self, number: str) -> None:
        """Chooses a 发货单, and with it its day."""
        self.current, self._day, self._in_cards = number, None, False
        self._follow()

    def choose_day(self, day: date) -> None:
        """Shows the trips of a day and its first 发货单."""
        self._day = day
        first = next((one for one in self._entries if isinstance(one, OrderLine) and one.day == day), None)
        if first is not None and (self.line is None or self.line.day != day) and not self.taken:
            self.current = first.number
        self._follow(keep=True)

    def _follow(self, *, keep: bool = False) -> None:
        line = self.line
        if not keep and not self.taken and line is not None:
            self._day = line.day
        if self.plan is not None:
            self._trips = [one for one in self.plan.trips if one.day == self.day]
            if self.card not in [one.trip.number for one in self._trips]:
                own = line.order.trip_no if line is not None else ""
                self.card = own if own in [one.trip.number for one in self._trips] else self._trips[0].trip.number if self._trips else ""
            self.chosen_day.emit(self.day)
        self.setAccessibleName(rows_of.spoken(line) if line is not None else self.tr("日计划"))
        self._reveal()
        self.update()

    @staticmethod
    def _day_of(entry: Entry) -> date:
        return entry.day if isinstance(entry, OrderLine) else entry

    def _columns(self) -> Columns:
        assert self.plan is not None
        return Columns(self.width() - (self.side + 12 if self.side else 0), len(self.plan.days))

    def _tops(self) -> list[float]:
        tops, y = [], float(HEAD)
        for entry in self._entries:
            tops.append(y)
            y += ROW if isinstance(entry, OrderLine) else BAND
        return [*tops, y]

    def _reveal(self) -> None:
        tops = self._tops()
        at = next((n for n, one in enumerate(self._entries) if isinstance(one, OrderLine) and one.number == self.current), 0)
        most = max(0.0, tops[-1] - self.height() + 2)
        if self._entries:
            band = BAND if at and not isinstance(self._entries[at - 1], OrderLine) else 0
            self._scroll[0] = min(max(self._scroll[0], tops[at] + ROW - self.height() + 6), tops[at] - HEAD - band, most)
        index = next((n for n, one in enumerate(self._trips) if one.trip.number == self.card), 0)
        room = self.height() - 44
        self._scroll[1] = max(0.0, min(max(self._scroll[1], (index + 1) * CARD - room), index * CARD))
        self._scroll[0] = max(0.0, self._scroll[0])

    # By keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down choose, left and right go to the cards and back, Shift moves days, Space takes up and puts down."""
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        line = self.line
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and shift:
            if line is not None:
                self.moved.emit(line.number, line.day + timedelta(days=1 if key == Qt.Key.Key_Right else -1))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._in_cards = key == Qt.Key.Key_Right and bool(self._trips)
            self.update()
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and self.plan is not None:
            step = timedelta(days=1 if key == Qt.Key.Key_PageDown else -1)
            self.choose_day(min(max(self.day + step, self.plan.today), self.plan.days[-1].day))
        elif key == Qt.Key.Key_Space:
            self._take_or_put()
        elif key == Qt.Key.Key_Delete and line is not None and line.order.trip_no:
            self.off.emit(line.number)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (self.current or self.card):
            if self.taken:
                self._take_or_put()
            else:
                self.opened.emit(self.card if self._in_cards else self.current)
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        if self._in_cards or self.taken:
            numbers = [one.trip.number for one in self._trips if not self.taken or one.trip.state in OPEN_TRIPS]
            if numbers:
                at = numbers.index(self.card) if self.card in numbers else 0
                self.card = numbers[min(len(numbers) - 1, max(0, at + by))]
                self._reveal()
                self.update()
            return
        numbers = [one.number for one in self._entries if isinstance(one, OrderLine)]
        if numbers:
            at = numbers.index(self.current) if self.current in numbers else 0
            self.select(numbers[min(len(numbers) - 1, max(0, at + by))])

    def _take_or_put(self) -> None:
        line = self.line
        if self.taken:
            number, self.taken = self.taken, ""
            self._in_cards = False
            if self.card:
                self.put.emit(number, self.card)
        elif line is not None and line.movable:
            self.taken = line.number
            self._in_cards = bool(self._trips)
            takes = [one.trip.number for one in self._trips if one.trip.state in OPEN_TRIPS]
            self.card = self.card if self.card in takes or not takes else takes[0]
            self._reveal()
        self.update()

    def put_back(self) -> bool:
        """What was taken up stays where it is; returns whether there was anything."""
        had, self.taken, self._in_cards = bool(self.taken), "", False
        self.update()
        return had

    # By mouse

    def point_of_order(self, number: str) -> QPoint:
        """A point on the row of a 发货单."""
        at = next(n for n, one in enumerate(self._entries) if isinstance(one, OrderLine) and one.number == number)
        return QPoint(200, round(self._tops()[at] - self._scroll[0] + ROW / 2))

    def point_of_card(self, index: int) -> QPoint:
        """A point on a card."""
        return QPoint(self.width() - SIDE // 2, round(44 + index * CARD - self._scroll[1] + CARD / 2))

    def _hit(self, at: QPointF) -> tuple[str, str]:
        """What lies under the mouse: `order`, `card`, `day` or nothing, with its number or ISO day."""
        assert self.plan is not None
        if at.x() >= self.width() - self.side:
            index = int((at.y() - 44 + self._scroll[1]) // CARD)
            return ("card", self._trips[index].trip.number) if at.y() >= 44 and 0 <= index < len(self._trips) else ("", "")
        column = self._columns().day_at(at.x())
        if at.y() < HEAD:
            return ("day", self.plan.days[column].day.isoformat()) if column is not None else ("", "")
        y = at.y() + self._scroll[0]
        tops = self._tops()
        for n, entry in enumerate(self._entries):
            if tops[n] <= y < tops[n + 1]:
                return ("order", entry.number) if isinstance(entry, OrderLine) else ("day", entry.isoformat())
        return "", ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Chooses."""
        if self.plan is None:
            return
        kind, key = self._hit(event.position())
        if kind == "order":
            self.select(key)
            self._pressed = event.position()
        elif kind == "card":
            self.card, self._in_cards = key, True
        elif kind == "day" and date.fromisoformat(key) <= self.plan.days[-1].day:
            self.choose_day(date.fromisoformat(key))
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carries a 发货单 along."""
        line, at = self.line, event.position()
        if self._pressed is None or line is None or not line.movable:
            return
        if self._at is not None or (at - self._pressed).manhattanLength() >= _DRAG:
            self._at = at
            kind, key = self._hit(at)
            if kind == "card":
                self.card = key
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Puts it on the card or the day under the mouse."""
        dragged, self._at, self._pressed = self._at, None, None
        line = self.line
        if dragged is None or line is None or self.plan is None:
            return
        kind, key = self._hit(event.position())
        column = self._columns().day_at(event.position().x())
        if kind == "card":
            self.put.emit(line.number, key)
        elif kind in ("day", "order") and column is not None and self.plan.days[column].day != line.day:
            self.moved.emit(line.number, self.plan.days[column].day)
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens a 发货单 or a trip."""
        kind, key = self._hit(event.position()) if self.plan is not None else ("", "")
        if kind in ("order", "card"):
            self.opened.emit(key)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls rows or cards, whichever are under the mouse."""
        side = int(event.position().x() >= self.width() - self.side)
        whole = self._tops()[-1] + 2 if not side else 44.0 + CARD * len(self._trips)
        self._scroll[side] = min(max(0.0, whole - self.height()), max(0.0, self._scroll[side] - event.angleDelta().y() / 2))
        self.update()

    def sizeHint(self) -> QSize:
        """As much as there is."""
        return QSize(1100, 560)

    # Painting

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Rows that are seen, the head of days over them, cards, and what is being carried."""
        if self.plan is None:
            return
        columns = self._columns()
        left = QRectF(0, 0, columns.width, area.height())
        paint.rounded(painter, left, theme.surface1, theme.line, 6)
        painter.save()
        painter.setClipRect(left.adjusted(1, HEAD, -1, -1))
        tops = self._tops()
        for n, entry in enumerate(self._entries):
            top = tops[n] - self._scroll[0]
            if top > area.height() or tops[n + 1] - self._scroll[0] < HEAD:
                continue
            if isinstance(entry, OrderLine):
                chosen = entry.number == self.current
                ring = theme.focus if chosen and self.hasFocus() and not self._in_cards else ""
                rows_of.draw_line(painter, top, entry, columns, self.plan, theme, chosen=chosen, ring=ring)
            else:
                rows_of.draw_band(painter, top, entry, columns, self.plan, theme)
        painter.restore()
        rows_of.draw_head(painter, columns, self.plan, self.day, theme)
        if not self._entries:
            words = self.tr("没有符合的，按 Esc 清除筛选") if self.filtered else self.tr("没有待发的发货单。销售开单后在这里排车。")
            paint.text(painter, left.adjusted(0, HEAD, 0, 0), words, 15, theme.text2, align=paint.CENTER)
        if self.side:
            self._draw_cards(painter, area, theme)
        line = self.line
        if self._at is not None and line is not None:
            box = QRectF(min(self._at.x() + 10, self.width() - 214), self._at.y() - 16, 210, 32)  # whole at the edge too
            paint.rounded(painter, box, theme.accent_soft, theme.accent, 4, 2)
            paint.text(painter, box.adjusted(8, 0, -6, 0), f"{line.order.customer} {line.burden.boxes}", 14, theme.text1, True)

    def _draw_cards(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        assert self.plan is not None
        side = QRectF(area.width() - SIDE, 0, SIDE, area.height())
        paint.rounded(painter, side, theme.surface1, theme.line, 6)
        title = self.tr("{day} · {n} 车").format(day=day_words(self.day, self.plan.today), n=len(self._trips))
        title = self.tr("↑↓ 选车 · 空格放上 · Esc 放回") if self.taken else title
        paint.text(painter, QRectF(side.x() + 14, 0, SIDE - 28, 44), title, 16, theme.accent if self.taken else theme.text1, True)
        if not self._trips:
            words = self.tr("这天还没有车次，按 Ctrl+N 新建")
            paint.text(painter, QRectF(side.x() + 14, 44, SIDE - 28, 40), words, 14, theme.text2)
            return
        painter.save()
        painter.setClipRect(side.adjusted(1, 44, -1, -1))
        for n, one in enumerate(self._trips):
            box = QRectF(side.x() + 8, 44 + n * CARD - self._scroll[1], SIDE - 16, CARD - 8)
            chosen = one.trip.number == self.card
            active = chosen and (self._in_cards or bool(self.taken) or self._at is not None)
            rows_of.draw_card(painter, box, one, theme, theme.focus if active and self.hasFocus() else theme.accent if chosen else "")
            if chosen and not active:
                painter.fillRect(QRectF(box.x(), box.y() + 6, 4, box.height() - 12), QColor(theme.accent))
        painter.restore()
