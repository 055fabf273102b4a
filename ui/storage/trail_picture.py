"""The picture of a trail: a lane for each stage, the way of the goods through them, pauses and holds, where they are now."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.clock import site_time
from app.trace.trail_views import LANE_WORDS, Lane, Point, PointMark, Trail
from ui.i18n import shown
from ui.storage.trail_rows import Row, rows_of, tall_of
from ui.theme.tokens import HOLD_FILL, State, Theme
from ui.widgets import paint
from ui.widgets.base import Painted

TIME_WIDE, LANE_WIDE, BAND = 104, 44, 10
LANES = tuple(Lane)
STATES = {
    PointMark.GOOD: State.GOOD, PointMark.INFO: State.INFO, PointMark.HOLD: State.HOLD, PointMark.WRONG: State.WRONG,
    PointMark.OPEN: State.UNDER_WAY,
}  # fmt: skip
_LEFT = TIME_WIDE + BAND + 8
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_WORDS = _LEFT + LANE_WIDE * len(LANES) + 14


def lane_x(lane: Lane) -> float:
    """The middle of a lane."""
    return _LEFT + (LANES.index(lane) + 0.5) * LANE_WIDE


class TrailHead(Painted):
    """The names of the lanes; a stage that was reached bears a tick, one still ahead a dashed ring."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reached: frozenset[Lane] = frozenset()
        self.setFixedHeight(50)

    def show_trail(self, trail: Trail) -> None:
        """Shows which stages were reached."""
        self._reached = frozenset(point.lane for point in trail.points)
        words = "、".join(QCoreApplication.translate("app", LANE_WORDS[lane]) for lane in LANES if lane in self._reached)
        self.setAccessibleName(words)
        self.update()

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Mark over word, lane by lane."""
        paint.text(painter, QRectF(12, 22, TIME_WIDE, 22), self.tr("时间"), 13, theme.text2)
        for lane in LANES:
            x, there = lane_x(lane), lane in self._reached
            paint.mark(painter, State.GOOD if there else State.NOT_YET, QRectF(x - 8, 4, 16, 16), theme)
            box = QRectF(x - LANE_WIDE / 2, 22, LANE_WIDE, 22)
            words = QCoreApplication.translate("app", LANE_WORDS[lane])
            px = paint.fitting_px(words, 14, 10, LANE_WIDE - 2, there)
            paint.text(painter, box, words, px, theme.text1 if there else theme.text2, there, paint.CENTER)
        paint.text(painter, QRectF(_WORDS, 22, 300, 22), self.tr("经过"), 13, theme.text2)
        paint.text(painter, QRectF(area.right() - 190, 22, 176, 22), self.tr("单据"), 13, theme.text2, align=paint.RIGHT)
        paint.rule(painter, 0, area.bottom() - 0.5, area.right(), area.bottom() - 0.5, theme.line)


class TrailPicture(Painted):
    """The rows; ↑↓ go from point to point, Enter opens the document, → opens a fold, ← closes it.

    Attributes:
        opened: A point's document is to be opened: page and document.
        stood: The keys stand on another point: its middle, and how much around it is to be seen.
    """

    opened = Signal(str, str)
    stood = Signal(int, int)
    typed = Signal(str)
    """A number is being keyed while the picture has the keys: it belongs into the search."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trail: Trail | None = None
        self._rows: tuple[Row, ...] = ()
        self._open: set[int] = set()
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(_WORDS + 260)

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is drawn, top to bottom."""
        return self._rows

    @property
    def current(self) -> Point | None:
        """The point that the keys stand on."""
        return self._rows[self._at].point if 0 <= self._at < len(self._rows) else None

    def show_trail(self, trail: Trail) -> None:
        """Shows another trail, or the same one read anew; the keys stand on the newest point of another."""
        same = self._trail is not None and self._trail.identity == trail.identity
        if not same:
            self._open.clear()
        self._trail = trail
        self._lay_out()
        if not same or not 0 <= self._at < len(self._rows) or not self._rows[self._at].can_stand:
            self._at = max((n for n, row in enumerate(self._rows) if row.can_stand), default=0)
        self._say()

    def _lay_out(self) -> None:
        self._rows = rows_of(self._trail, self._open) if self._trail is not None else ()
        self.setFixedHeight(max(1, tall_of(self._rows)))
        self.update()

    def sizeHint(self) -> QSize:
        """All rows."""
        return QSize(_WORDS + 420, max(1, tall_of(self._rows)))

    # Keys and mouse

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring appears."""
        super().focusInEvent(event)
        self._say()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """And goes."""
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Through the points, into a fold, to the document."""
        key = event.key()
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8,
                 Qt.Key.Key_Home: -len(self._rows), Qt.Key.Key_End: len(self._rows)}  # fmt: skip
        if key in steps and self._rows:
            self._step(steps[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_current()
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Space):
            self._fold(key)
        elif event.text().isalnum() and not event.modifiers() & _COMMANDS:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click stands on a point; on a fold it opens or closes it."""
        row = self._row_at(event.position().y())
        if row < 0 or not self._rows[row].can_stand:
            return
        self._at = row
        point = self._rows[row].point
        if point is not None and point.folded:
            self._fold(Qt.Key.Key_Space)
        self._say()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens the document."""
        if self._row_at(event.position().y()) == self._at:
            self._open_current()

    def _row_at(self, y: float) -> int:
        return next((n for n, row in enumerate(self._rows) if row.top <= y < row.top + row.tall), -1)

    def _step(self, steps: int) -> None:
        stops = [n for n, row in enumerate(self._rows) if row.can_stand]
        if stops:
            here = min(range(len(stops)), key=lambda n: abs(stops[n] - self._at))
            self._at = stops[max(0, min(len(stops) - 1, here + steps))]
            self._say()

    def _fold(self, key: int) -> None:
        row = self._rows[self._at] if 0 <= self._at < len(self._rows) else None
        if row is None or self._trail is None or not self._trail.points[row.index].folded:
            return
        is_open = row.index in self._open
        if is_open and key != Qt.Key.Key_Right:
            self._open.discard(row.index)
        elif not is_open and key != Qt.Key.Key_Left:
            self._open.add(row.index)
        self._lay_out()
        self._at = next(n for n, one in enumerate(self._rows) if one.index == row.index and not one.inner)
        self._say()

    def _open_current(self) -> None:
        point = self.current
        if point is not None and point.folded:
            self._fold(Qt.Key.Key_Space)
        elif point is not None and point.page:
            self.opened.emit(point.page, point.document)

    def _say(self) -> None:
        point = self.current
        if point is not None:
            words = (f"{site_time(point.at):%Y-%m-%d %H:%M}", shown(point.what), point.person, point.place, point.number, point.detail)
            self.setAccessibleName(" ".join(filter(None, words)))
            QTimer.singleShot(0, self, self._follow)
        self.update()

    def _follow(self) -> None:
        """The point that the keys stand on is seen; with the last one, where the goods are now."""
        if self.current is not None:
            row = self._rows[self._at]
            last = all(not one.can_stand for one in self._rows[self._at + 1 :])
            self.stood.emit(row.top + row.tall // 2, self.height() - row.top if last else row.tall)

    # Drawing

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Grounds, lanes, the way, then the words."""
        self._grounds(painter, area, theme)
        for lane in LANES:
            pen = QPen(QColor(theme.line), 1)
            painter.setPen(pen)
            painter.drawLine(QPointF(lane_x(lane), 0), QPointF(lane_x(lane), area.height()))
        self._way(painter, theme)
        for number, row in enumerate(self._rows):
            if row.point is not None:
                self._point(painter, row, area, theme, number)
            elif row.gap:
                words = self.tr("隔 {n} 天").format(n=row.gap)
                paint.text(painter, QRectF(12, row.top, TIME_WIDE, row.tall), words, 13, theme.text2)
            elif row.now is not None:
                self._now(painter, row, area, theme)

    def _grounds(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        for number, row in enumerate(self._rows):
            whole = QRectF(0, row.top, area.width(), row.tall)
            if number == self._at and row.can_stand:
                painter.fillRect(whole, QColor(theme.accent_soft))
                painter.fillRect(QRectF(0, row.top, 4, row.tall), QColor(theme.accent))
                if self.hasFocus():
                    paint.rounded(painter, whole.adjusted(1, 1, -1, -1), None, theme.focus, 3, 3)
            elif row.now is not None:
                painter.fillRect(whole, QColor(theme.hold_soft if row.now.mark is PointMark.HOLD else theme.surface2))
            if row.held:
                paint.hatch(painter, QRectF(TIME_WIDE, row.top, BAND, row.tall), HOLD_FILL.ground, theme.hold_text, 7)
            if row.point is not None:
                paint.rule(painter, _WORDS - 6, row.top + row.tall - 0.5, area.width(), row.top + row.tall - 0.5, theme.line)

    def _way(self, painter: QPainter, theme: Theme) -> None:
        """Down its lane, then across to the next one; a pause is dashed."""
        last: QPointF | None = None
        dashed = False
        for row in self._rows:
            if row.gap:
                dashed = True
                continue
            middle = row.top + row.tall / 2
            here = QPointF(lane_x(row.point.lane) if row.point is not None else (last.x() if last is not None else 0), middle)
            if last is not None and (row.point is not None or row is self._rows[-len(self._nows())]):
                pen = QPen(QColor(theme.accent), 3, Qt.PenStyle.DotLine if dashed else Qt.PenStyle.SolidLine)
                pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
                painter.setPen(pen)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawPolyline([last, QPointF(last.x(), here.y()), here])
            if row.point is not None:
                last, dashed = here, False

    def _nows(self) -> list[Row]:
        return [row for row in self._rows if row.now is not None] or [Row(0, 0)]

    def _point(self, painter: QPainter, row: Row, area: QRectF, theme: Theme, number: int) -> None:
        point = row.point
        assert point is not None
        local, middle = site_time(point.at), row.top + row.tall / 2
        before = next((one.point for one in reversed(self._rows[:number]) if one.point is not None), None)
        new_day = before is None or site_time(before.at).date() != local.date()
        new_year = before is None or site_time(before.at).year != local.year
        day = f"{local:%Y-%m-%d}" if new_year else f"{local:%m-%d}"
        if new_day:
            paint.text(painter, QRectF(12, row.top + 3, TIME_WIDE - 14, 20), day, 14, theme.text1, True)
        clock = QRectF(12, row.top + (22 if new_day else 12), TIME_WIDE - 14, 20)
        paint.text(painter, clock, f"{local:%H:%M}", 14, theme.text2)
        size = 15.0 if row.inner else 20.0
        x = lane_x(point.lane)
        ground = theme.accent_soft if number == self._at else theme.surface1
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawEllipse(QPointF(x, middle), size / 2 + 3, size / 2 + 3)
        paint.mark(painter, STATES[point.mark], QRectF(x - size / 2, middle - size / 2, size, size), theme)
        if point.folded:
            paint.text(painter, QRectF(x + 12, middle - 10, 40, 20), f"×{len(point.folded)}", 13, theme.text1, True)
        self._words(painter, row, point, area, theme)

    def _words(self, painter: QPainter, row: Row, point: Point, area: QRectF, theme: Theme) -> None:
        left = _WORDS + (18 if row.inner else 0)
        right = area.right() - 14
        number_wide = min(190.0, paint.width(point.number, 14, True) + 4) if point.number else 0
        room = right - left - number_wide - 12
        state = STATES[point.mark]
        ink = theme.text1 if state in (State.GOOD, State.UNDER_WAY) else theme.text_of(state)
        drawn = paint.text(painter, QRectF(left, row.top + 3, room, 22), shown(point.what), 15, ink, True)
        if point.detail:
            paint.text(painter, QRectF(left + drawn + 10, row.top + 3, room - drawn - 10, 22), point.detail, 14, theme.text2)
        below = " · ".join(filter(None, (point.person, point.place)))
        if point.folded:
            below = " · ".join(filter(None, (below, self.tr("← → 收起、展开"))))
        paint.text(painter, QRectF(left, row.top + 23, room, 19), below, 13, theme.text2)
        if point.number:
            box = QRectF(right - number_wide, row.top, number_wide, row.tall)
            paint.text(painter, box, point.number, 14, theme.accent if point.page else theme.text1, True, paint.RIGHT, middle=True)

    def _now(self, painter: QPainter, row: Row, area: QRectF, theme: Theme) -> None:
        where = row.now
        assert where is not None
        middle = row.top + row.tall / 2
        state = STATES[where.mark]
        last = next((one.point for one in reversed(self._rows) if one.point is not None), None)
        paint.text(painter, QRectF(12, row.top, TIME_WIDE - 14, row.tall), self.tr("现在"), 15, theme.text1, True)
        if last is not None:
            x = lane_x(last.lane)
            painter.setPen(QPen(QColor(theme.accent), 3))
            painter.setBrush(QColor(theme.surface1))
            painter.drawEllipse(QPointF(x, middle), 15, 15)
            paint.mark(painter, state, QRectF(x - 10, middle - 10, 20, 20), theme)
        words = " · ".join(filter(None, (shown(where.state), where.place)))
        colour = theme.text_of(state) if state is not State.GOOD else theme.text1
        since = self.tr("{time} 起").format(time=f"{site_time(where.since):%Y-%m-%d %H:%M}") if where.since is not None else ""
        drawn = paint.text(painter, QRectF(_WORDS, row.top, area.right() - _WORDS - 14, row.tall), words, 18, colour, True)
        paint.text(painter, QRectF(_WORDS + drawn + 14, row.top, area.right() - _WORDS - drawn - 28, row.tall), since, 13, theme.text2)
