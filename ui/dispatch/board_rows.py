"""How the plan of days looks: the head with each day's load, bands between days, rows of 发货单, cards of trips."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.board.views import DayPlan, DayTrip, OrderLine
from app.core.words import text as word_text
from app.dispatch.service import OPEN_TRIPS
from app.dispatch.views import DeliveryMode
from ui.dispatch.board_words import FLAG, bars, carrier_of, clock, day_words, name_of, volume, weekday, weight
from ui.i18n import shown
from ui.theme.tokens import State, Theme
from ui.widgets import paint

HEAD, ROW, BAND, SIDE, CARD = 78, 30, 28, 300, 142
_MARK, _NUMBER, _BOXES, _ROOM, _WEIGHT, _MODE, _DUE = 122, 48, 54, 46, 58, 40, 46
_CUSTOMER = 220
"""Room for a customer's name where there is more than the days need."""


@dataclass(frozen=True)
class Columns:
    """Where the columns of the rows stand; the days take what is left beside a readable customer."""

    width: float
    days: int

    @property
    def day(self) -> float:
        """Width of one day."""
        return max(22.0 if self.width > 850 else 18.0, min(58.0, (self.width - self.fixed - _CUSTOMER) / self.days))

    @property
    def fixed(self) -> float:
        """What the columns of figures take."""
        return _MARK + _NUMBER + _BOXES + _ROOM + _WEIGHT + _MODE + _DUE + 14

    @property
    def first(self) -> float:
        """Where the days begin."""
        return self.width - self.day * self.days - 2

    @property
    def customer(self) -> float:
        """Width of the customer's name."""
        return self.first - self.fixed

    def cell(self, n: int, top: float, high: float) -> QRectF:
        """The cell of a day."""
        return QRectF(self.first + n * self.day, top, self.day, high)

    def day_at(self, x: float) -> int | None:
        """The day at a place, None outside them."""
        n = int((x - self.first) // self.day)
        return n if 0 <= n < self.days else None


def flag_words(line: OrderLine) -> str:
    """The flags after the first, in words."""
    return "·".join(shown(flag.words) for flag in line.flags[1:3])


def mode_words(mode: DeliveryMode) -> str:
    """The delivery mode in two characters."""
    return {
        DeliveryMode.PICKUP: QCoreApplication.translate("Board", "自提"),
        DeliveryMode.CONSIGNED: QCoreApplication.translate("Board", "委托"),
        DeliveryMode.DIRECT: QCoreApplication.translate("Board", "直送"),
    }.get(mode, shown(word_text(mode)))


def state_of(line: OrderLine) -> tuple[State, str]:
    """The most urgent thing about a 发货单, else how far it is."""
    if line.flags:
        return FLAG[line.flags[0]], shown(line.flags[0].words)
    return State.UNDER_WAY if line.movable else State.GOOD, shown(word_text(line.order.state))


def spoken(line: OrderLine) -> str:
    """A row for who cannot see it."""
    return " ".join([line.number, line.order.customer, state_of(line)[1], f"{line.day:%m-%d}", line.order.trip_no])


def draw_head(painter: QPainter, columns: Columns, plan: DayPlan, chosen: date, theme: Theme) -> None:
    """Headings, and for each day its date, its boxes against what a day can load, and a mark where it is too much or lacks a vehicle."""
    painter.fillRect(QRectF(1, 1, columns.width - 2, HEAD - 1), QColor(theme.surface1))
    paint.rule(painter, 1, HEAD, columns.width - 1, HEAD, theme.line)
    x = 10.0
    headings = (
        (QCoreApplication.translate("Board", "状态"), _MARK), (QCoreApplication.translate("Board", "单号"), _NUMBER),
        (QCoreApplication.translate("Board", "客户"), columns.customer),
        (QCoreApplication.translate("Board", "箱"), _BOXES), ("m³", _ROOM), ("kg", _WEIGHT),
        (QCoreApplication.translate("Board", "方式"), _MODE), (QCoreApplication.translate("Board", "交期"), _DUE),
    )  # fmt: skip
    for words, wide in headings:
        number = wide in (_BOXES, _ROOM, _WEIGHT)
        box = QRectF(x, HEAD - 28, wide - 10, 26)
        paint.text(painter, box, words, 13, theme.text2, True, paint.RIGHT if number else paint.LEFT)
        x += wide
    most = plan.capacity or max((one.burden.boxes for one in plan.days), default=0) or 1
    for n, one in enumerate(plan.days):
        cell = columns.cell(n, 2, HEAD - 4)
        if one.day == chosen:
            paint.rounded(painter, cell.adjusted(1, 0, -1, 0), theme.accent_soft, theme.accent, 4, 2)
        today = one.day == plan.today
        colour = theme.accent if today else theme.text1
        paint.text(painter, QRectF(cell.x(), 4, cell.width(), 18), f"{one.day:%d}", 14, colour, True, paint.CENTER)
        paint.text(painter, QRectF(cell.x(), 20, cell.width(), 16), weekday(one.day), 12, theme.text2, today, paint.CENTER)
        track = QRectF(cell.center().x() - 6, 39, 12, HEAD - 46)
        paint.rounded(painter, track, theme.surface2, None, 2)
        part = min(1.0, one.burden.boxes / most)
        fill = theme.wrong_text if one.over else theme.accent
        high = track.height() * part
        paint.rounded(painter, QRectF(track.x(), track.bottom() - high, track.width(), high), fill, None, 2)
        if one.over or one.no_vehicle:
            state = State.WRONG if one.over else State.INFO
            paint.mark(painter, state, QRectF(cell.center().x() - 8, 36, 16, 16), theme)


def draw_band(painter: QPainter, top: float, day: date, columns: Columns, plan: DayPlan, theme: Theme) -> None:
    """One day's sums between the rows."""
    box = QRectF(1, top, columns.width - 2, BAND)
    painter.fillRect(box, QColor(theme.surface2))
    one = next((found for found in plan.days if found.day == day), None)
    if one is None:
        later = sum(1 for line in plan.lines if line.day == day)
        words = QCoreApplication.translate("Board", "以后 · {n} 单").format(n=later)
        paint.text(painter, box.adjusted(9, 0, -8, 0), words, 14, theme.text1, True)
        return
    figures = QCoreApplication.translate("Board", "{orders} 单 · {trips} 车 · {boxes} 箱 · {room} m³ · {weight} kg").format(
        orders=one.orders, trips=one.trips, boxes=one.burden.boxes, room=volume(one.burden.volume_mm3), weight=weight(one.burden.weight_g)
    )
    x = 10 + paint.text(painter, box.adjusted(9, 0, -8, 0), day_words(day, plan.today), 14, theme.text1, True) + 16
    x += paint.text(painter, QRectF(x, top, columns.width - x, BAND), figures, 13, theme.text2) + 14
    marks = []
    if one.over:
        marks.append((State.WRONG, QCoreApplication.translate("Board", "超出")))
    if one.loose:
        marks.append((State.NOT_YET, QCoreApplication.translate("Board", "{n} 单未排").format(n=one.loose)))
    if one.no_vehicle:
        marks.append((State.INFO, QCoreApplication.translate("Board", "{n} 车未定").format(n=one.no_vehicle)))
    for state, words in marks:
        paint.mark(painter, state, QRectF(x, top + 6, 16, 16), theme)
        colour = theme.text1 if state is State.NOT_YET else theme.text_of(state)
        x += 20 + paint.text(painter, QRectF(x + 20, top, 120, BAND), words, 13, colour, True) + 14


def draw_line(
    painter: QPainter, top: float, line: OrderLine, columns: Columns, plan: DayPlan, theme: Theme, *, chosen: bool, ring: str
) -> None:
    """One 发货单: its figures at the left, its day as a block, the promised day as a flag."""
    row = QRectF(1, top, columns.width - 2, ROW)
    if chosen:
        painter.fillRect(row, QColor(theme.accent_soft))
    paint.rule(painter, row.x(), row.bottom() - 0.5, row.right(), row.bottom() - 0.5, theme.line)
    state, word = state_of(line)
    paint.mark(painter, state, QRectF(9, top + 6, 18, 18), theme)
    colour = theme.text1 if state in (State.UNDER_WAY, State.NOT_YET) else theme.text_of(state)
    wide = paint.text(painter, QRectF(32, top, _MARK - 34, ROW), word, 14, colour, True)
    more = flag_words(line)
    if more:
        paint.text(painter, QRectF(36 + wide, top, _MARK - 34 - wide, ROW), more, 12, theme.text2)
    x = 10.0 + _MARK
    paint.text(painter, QRectF(x, top, _NUMBER - 4, ROW), f"…{line.number[-4:]}", 13, theme.accent, chosen)
    x += _NUMBER
    name = QRectF(x, top, columns.customer - 10, ROW)
    room = name.width()
    px = paint.fitting_px(line.order.customer, 14, 12, room, chosen)
    used = paint.text(painter, name, line.order.customer, px, theme.text1, chosen)
    if room - used > 60 and line.order.destination:
        paint.text(painter, name.adjusted(used + 8, 0, 0, 0), line.order.destination, 13, theme.text2)
    x += columns.customer
    estimate = "≈" if line.burden.estimated else ""
    for words, size in (
        (f"{estimate}{line.burden.boxes}", _BOXES), (volume(line.burden.volume_mm3), _ROOM), (weight(line.burden.weight_g), _WEIGHT),
    ):  # fmt: skip
        paint.text(painter, QRectF(x, top, size - 10, ROW), words, 14, theme.text1, False, paint.RIGHT)
        x += size
    mode = mode_words(line.order.mode)
    paint.text(painter, QRectF(x, top, _MODE - 6, ROW), mode, paint.fitting_px(mode, 13, 11, _MODE - 8), theme.text2)
    x += _MODE
    due = f"{line.order.delivery_day:%m-%d}" if line.order.delivery_day else "—"
    paint.text(painter, QRectF(x, top, _DUE - 4, ROW), due, 13, theme.text2)
    _draw_days(painter, top, line, columns, plan, theme)
    if ring:
        paint.rounded(painter, row.adjusted(1, 1, -1, -1), None, ring, 3, 3)


def _draw_days(painter: QPainter, top: float, line: OrderLine, columns: Columns, plan: DayPlan, theme: Theme) -> None:
    at, due = (line.day - plan.today).days, (line.order.delivery_day - plan.today).days if line.order.delivery_day else None
    for n, one in enumerate(plan.days):
        cell = columns.cell(n, top, ROW)
        if one.day.weekday() > 4:
            painter.fillRect(cell.adjusted(0, 0, 0, -1), QColor(theme.surface2))
        paint.rule(painter, cell.x(), top, cell.x(), top + ROW, theme.line)
    if due is not None and 0 <= due < columns.days:
        edge = columns.cell(due, top, ROW)
        painter.setPen(QPen(QColor(theme.text1), 2))
        painter.drawLine(QPointF(edge.right() - 2, top + 3), QPointF(edge.right() - 2, top + ROW - 4))
    if not 0 <= at < columns.days:
        return
    if due is not None and due < at:
        start = columns.cell(max(0, due), top, ROW).right() - 2 if due >= 0 else columns.first + 2
        painter.setPen(QPen(QColor(theme.wrong_text), 3))
        painter.drawLine(QPointF(start, top + ROW / 2), QPointF(columns.cell(at, top, ROW).x() + 3, top + ROW / 2))
    cell = columns.cell(at, top, ROW)
    side = min(20.0, columns.day - 5)
    block = QRectF(cell.center().x() - min(columns.day - 6, 40) / 2, cell.center().y() - side / 2, min(columns.day - 6, 40), side)
    on = bool(line.order.trip_no)
    painter.setBrush(QColor(theme.accent) if on else Qt.BrushStyle.NoBrush)
    pen = QPen(QColor(theme.accent if on else theme.text2), 1.5)
    if not on:
        pen.setDashPattern([2, 2])
    painter.setPen(pen)
    painter.drawRoundedRect(block, 3, 3)
    if on and line.order.stop_no:
        paint.text(painter, block, str(line.order.stop_no), 12, theme.accent_on, True, paint.CENTER)


def draw_card(painter: QPainter, box: QRectF, one: DayTrip, theme: Theme, ring: str) -> None:
    """A trip of the day: vehicle, time and dock, three bars, how many are on it."""
    lacks = not one.trip.plate and not one.trip.on_foot
    paint.rounded(painter, box, theme.info_soft if lacks else theme.surface1, ring or theme.line, 6, 3 if ring else 1)
    inner = box.adjusted(12, 4, -10, -4)
    if lacks:
        paint.mark(painter, State.INFO, QRectF(inner.x(), inner.y() + 3, 18, 18), theme)
        words = QCoreApplication.translate("Board", "无车 {kind}").format(kind=one.room.kind)
        paint.text(painter, QRectF(inner.x() + 24, inner.y(), inner.width() - 120, 24), words.strip(), 16, theme.info_text, True)
    else:
        paint.text(painter, QRectF(inner.x(), inner.y(), inner.width() - 96, 24), name_of(one.trip), 16, theme.text1, True)
    when = f"{clock(one.trip.planned_at)} {one.trip.dock}"
    paint.text(painter, QRectF(inner.x(), inner.y(), inner.width(), 24), when, 14, theme.text1, False, paint.RIGHT)
    loads = QCoreApplication.translate("Board", "{orders} 单 · {boxes} 箱").format(orders=len(one.orders), boxes=one.burden.boxes)
    stands = "" if one.trip.state in OPEN_TRIPS else shown(word_text(one.trip.state))  # it takes nothing more
    estimate = QCoreApplication.translate("Board", "预估 {n}").format(n=one.burden.estimated) if one.burden.estimated else ""
    line = "·".join(part for part in (stands, loads, estimate, "" if lacks else carrier_of(one.trip), *one.customers[:1]) if part)
    paint.text(painter, QRectF(inner.x(), inner.y() + 24, inner.width(), 20), line, 13, theme.text2)
    y = inner.y() + 47
    for title, figures, part, over in bars(one.burden, one.room):
        colour = theme.wrong_text if over else theme.text1
        paint.text(painter, QRectF(inner.x(), y, 50, 18), title, 13, theme.text2)
        if over:
            paint.mark(painter, State.WRONG, QRectF(inner.right() - 18, y + 1, 16, 16), theme)
        at = QRectF(inner.right() - 154, y, 150 - (20 if over else 0), 18)
        paint.text(painter, at, figures, 13, colour, True, paint.RIGHT)
        track = QRectF(inner.x(), y + 19, inner.width(), 5)
        paint.bar(painter, track, part, theme.wrong_text if over else theme.accent, theme.surface2, 2)
        y += 27
