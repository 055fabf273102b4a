"""月台 × 时间 as a picture: docks down, hours across, each trip a block that says plate, state and carrier; moved by mouse or keys."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QWidget

from app.board.views import DockBoard, DockTrip, Live
from ui.dispatch import board_blocks as blocks_of
from ui.dispatch.board_grid import HEAD, LABEL, STEP, Grid, Place
from ui.dispatch.board_words import block_words, clock
from ui.i18n import shown
from ui.theme.tokens import Theme
from ui.widgets import paint
from ui.widgets.base import Painted

LOOSE = "loose"
"""Key of the block of 发货单 that are on no trip."""
_DRAG = 6


class DockCanvas(Painted):
    """The board of docks.

    Attributes:
        chosen: Another trip is chosen; carries its number, `LOOSE` or blank.
        opened: Enter or a double click on it.
        moved: A trip is to stand elsewhere; carries number and `Place`.
        day_wanted: Another day, so many days on.
    """

    chosen = Signal(str)
    opened = Signal(str)
    moved = Signal(str, object)
    day_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.board: DockBoard | None = None
        self.current = ""
        self._trips: dict[str, DockTrip] = {}
        self._all = True
        self._pending: dict[str, Place] = {}
        self._taken = ""
        self._pressed: QPointF | None = None
        self._dragged = ""
        self._grip = timedelta()
        self._scroll = 0.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(560, 300)
        self.setObjectName("board.docks")

    # What is shown

    def show_board(self, board: DockBoard, trips: tuple[DockTrip, ...]) -> None:
        """Shows a day, or the part of it that a filter lets through."""
        self.board, self._all = board, len(trips) == len(board.trips)
        self._trips = {one.number: one for one in trips}
        self._pending = {key: place for key, place in self._pending.items() if key in self._trips and key in (self._taken, self._dragged)}
        if self.current not in self._trips and not (self.current == LOOSE and board.loose):
            self.select(next((one.number for one in trips if one.live is not Live.OUT), next(iter(self._trips), "")))
        else:
            self._name()
        self.update()

    def select(self, key: str) -> None:
        """Chooses a trip."""
        if key != self.current:
            self.current = key
            self.chosen.emit(key)
        self._name()
        self._reveal()
        self.update()

    @property
    def trip(self) -> DockTrip | None:
        """The chosen trip."""
        return self._trips.get(self.current)

    @property
    def taken(self) -> str:
        """The trip that Space took up."""
        return self._taken

    def forget(self, key: str) -> None:
        """A move was refused: the trip stands where it stood."""
        self._pending.pop(key, None)
        self.update()

    def put_back(self) -> bool:
        """What was taken up stands where it stood; returns whether there was anything."""
        if not self._taken:
            return False
        self._pending.pop(self._taken, None)
        self._taken = ""
        self.update()
        return True

    def place_of(self, key: str) -> Place:
        """Where a trip stands, or is being moved to."""
        one = self._trips[key]
        return self._pending.get(key) or Place(one.trip.dock, one.trip.planned_at, one.until)

    def block_at(self, key: str) -> QRectF:
        """The rectangle of a trip on the screen."""
        return self._blocks()[key].translated(0, -self._scroll)

    def point_of(self, place: Place) -> QPointF:
        """The middle of where a trip would stand on the screen."""
        return self._grid().rect(place).center() - QPointF(0, self._scroll)

    def _name(self) -> None:
        one = self.trip
        self.setAccessibleName(block_words(one, shown(one.words)) if one is not None else self.tr("月台看板"))

    def _grid(self) -> Grid:
        assert self.board is not None
        return Grid(self.board, self.width(), self.height())

    def _blocks(self) -> dict[str, QRectF]:
        grid = self._grid()
        placed = [
            replace(one, trip=replace(one.trip, dock=to.dock, planned_at=to.start), until=to.until)
            if (to := self._pending.get(one.number)) and one.number not in (self._taken, self._dragged) else one
            for one in self._trips.values()
        ]  # fmt: skip
        found = grid.blocks(placed)
        if self.board is not None and self.board.loose and self._all:
            top = HEAD + grid.row * (len(grid.docks) - 1) + 6
            found[LOOSE] = QRectF(LABEL + 6, top, 190, grid.row - 12)
            for key, box in found.items():
                if key != LOOSE and box.intersects(found[LOOSE]):
                    found[key] = QRectF(found[LOOSE].right() + 8, box.y(), box.width(), box.height())
        return found

    # Choosing and moving by keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose; with Shift, or after Space, they move; Enter opens; PgUp and PgDn turn the day."""
        key = event.key()
        arrows = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in arrows and (shift or self._taken):
            across, down = arrows[Qt.Key(key)]
            self._shift(across, down, longer=control)
        elif key in arrows:
            self._go(*arrows[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current and not self._taken:
            self.opened.emit(self.current)
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.trip is not None:
            self._take_or_put()
        elif key == Qt.Key.Key_Escape and self.put_back():
            return
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and not control:
            self.day_wanted.emit(1 if key == Qt.Key.Key_PageDown else -1)
        else:
            super().keyPressEvent(event)

    def _take_or_put(self) -> None:
        one = self.trip
        if self._taken:
            key, self._taken = self._taken, ""
            self._send(key)
        elif one is not None and one.movable:
            self._taken = one.number
            self._pending[one.number] = self.place_of(one.number)
        self.update()

    def _shift(self, across: int, down: int, *, longer: bool) -> None:
        one, board = self.trip, self.board
        if one is None or board is None or not one.movable:
            return
        old, docks = self.place_of(one.number), self._grid().docks
        at = docks.index(old.dock) if old.dock in docks else len(docks) - 1
        dock = docks[min(len(docks) - 1, max(0, at + down))]
        step = STEP * across
        if longer:
            until = max(old.start + STEP, old.until + step)
            self._pending[one.number] = Place(dock, old.start, until)
        else:
            self._pending[one.number] = Place(dock, old.start + step, old.until + step)
        if not self._taken:
            self._send(one.number)
        self._reveal()
        self.update()

    def _send(self, key: str) -> None:
        one, place = self._trips.get(key), self._pending.get(key)
        if one is None or place is None or place == Place(one.trip.dock, one.trip.planned_at, one.until):
            self._pending.pop(key, None)
            return
        self.moved.emit(key, place)

    def _go(self, across: int, down: int) -> None:
        blocks = self._blocks()
        here = blocks.get(self.current)
        if here is None:
            self.select(next(iter(blocks), ""))
            return
        grid, best = self._grid(), None
        row = int((here.center().y() - HEAD) // grid.row)
        for key, box in blocks.items():
            other = int((box.center().y() - HEAD) // grid.row)
            if across and (other != row or (box.center().x() - here.center().x()) * across <= 0) and not self._lane(here, box, across):
                continue
            if down and (other - row) * down <= 0:
                continue
            far = abs(other - row) * 10_000 + abs(box.center().x() - here.center().x())
            if key != self.current and (best is None or far < best[0]):
                best = (far, key)
        if best is not None:
            self.select(best[1])

    @staticmethod
    def _lane(here: QRectF, box: QRectF, across: int) -> bool:
        """Two blocks that share a row one above the other are left and right of each other for the keys."""
        return abs(box.center().x() - here.center().x()) < 1 and (box.y() - here.y()) * across > 0

    def _reveal(self) -> None:
        if self.board is None or self.current not in (blocks := self._blocks()):
            return
        grid, box = self._grid(), blocks[self.current]
        low, high = box.bottom() + 6 - self.height(), box.top() - HEAD - 6
        self._scroll = max(0.0, min(max(self._scroll, low), high, grid.height - self.height()))

    # By mouse

    def _hit(self, at: QPointF) -> str:
        if at.y() < HEAD or self.board is None:
            return ""
        at = at + QPointF(0, self._scroll)
        return next((key for key, box in reversed(list(self._blocks().items())) if box.contains(at)), "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Chooses a block, or turns the day at the corner."""
        at = event.position()
        if at.y() < HEAD and at.x() < LABEL:
            self.day_wanted.emit(-1 if at.x() < LABEL / 2 else 1)
        elif key := self._hit(at):
            self.select(key)
            self._pressed = at
            one = self.trip
            self._grip = self._grid().moment(at.x()) - one.trip.planned_at if one is not None else timedelta()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carries a block along."""
        one, at = self.trip, event.position()
        if self._pressed is None or one is None or not one.movable:
            return
        if not self._dragged and (at - self._pressed).manhattanLength() < _DRAG:
            return
        self._dragged = one.number
        start = self._grid().moment(at.x()) - self._grip
        self._pending[one.number] = Place(self._grid().dock_at(at.y() + self._scroll), start, start + (one.until - one.trip.planned_at))
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Puts it down."""
        key, self._dragged, self._pressed = self._dragged, "", None
        if key:
            self._send(key)
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens a block."""
        if key := self._hit(event.position()):
            self.opened.emit(key)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls where there are more docks than room."""
        if self.board is not None:
            most = max(0.0, self._grid().height - self.height())
            self._scroll = min(most, max(0.0, self._scroll - event.angleDelta().y() / 2))
            self.update()

    def sizeHint(self) -> QSize:
        """As much as there is."""
        return QSize(820, 560)

    # Painting

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Ground and rows, hours, the now-line, blocks over it, what is being moved on top."""
        paint.rounded(painter, area, theme.surface1, theme.line, 6)
        if self.board is None:
            return
        grid = self._grid()
        painter.save()
        painter.setClipRect(area.adjusted(1, HEAD, -1, -1))
        painter.translate(0, -self._scroll)
        self._draw_rows(painter, grid, theme)
        self._draw_now(painter, grid, theme)
        blocks = self._blocks()
        for key, box in blocks.items():
            if key == LOOSE:
                blocks_of.draw_loose(painter, box, self.board.loose, theme, self._ring(key, theme))
            else:
                faded = key in (self._taken, self._dragged)
                blocks_of.draw_block(painter, box, self._trips[key], theme, ring="" if faded else self._ring(key, theme), faded=faded)
        for key in {self._taken, self._dragged} - {""}:
            if key in self._pending:
                at, ring = self._pending[key], self._ring(key, theme)
                blocks_of.draw_block(painter, grid.rect(at), self._trips[key], theme, ring=ring, lifted=at)
        painter.restore()
        self._draw_head(painter, grid, theme)
        if not self._trips and not self.board.loose:
            words = self.tr("这一天没有车次。按 Ctrl+N 新建。") if self._all else self.tr("没有符合的，按 Esc 清除筛选")
            paint.text(painter, area, words, 16, theme.text2, align=paint.CENTER)

    def _ring(self, key: str, theme: Theme) -> str:
        return "" if key != self.current else theme.focus if self.hasFocus() else theme.accent

    def _draw_head(self, painter: QPainter, grid: Grid, theme: Theme) -> None:
        assert self.board is not None
        paint.rule(painter, 1, HEAD, grid.width - 1, HEAD, theme.line)
        words = f"{self.board.day:%m-%d}"
        paint.text(painter, QRectF(0, 0, LABEL, HEAD), f"◂ {words} ▸", 13, theme.accent, True, paint.CENTER)
        now = QRectF()
        if grid.start <= self.board.now <= grid.end:
            now = QRectF(min(grid.width - 54, max(LABEL, grid.x(self.board.now) - 26)), HEAD - 24, 52, 21)
        hour = grid.start
        while hour < grid.end:
            box = QRectF(grid.x(hour) + 4, 0, 60, HEAD)
            if not box.adjusted(0, 0, -22, 0).intersects(now):
                paint.text(painter, box, clock(hour), 13, theme.text2)
            hour += timedelta(hours=1 if grid.hours <= 16 else 2)
        if not now.isNull():
            paint.rounded(painter, now, theme.text1, None, 4)
            paint.text(painter, now, clock(self.board.now), 13, theme.surface1, True, paint.CENTER)

    def _draw_rows(self, painter: QPainter, grid: Grid, theme: Theme) -> None:
        assert self.board is not None
        notes = {dock.name: dock.note for dock in self.board.docks}
        last = len(grid.docks) - 1
        painter.fillRect(QRectF(1, HEAD + last * grid.row, grid.width - 2, grid.row - 1), QColor(theme.surface2))
        hour = grid.start
        while hour < grid.end:
            paint.rule(painter, grid.x(hour), HEAD, grid.x(hour), grid.height, theme.line)
            hour += timedelta(hours=1)
        for row, dock in enumerate(grid.docks):
            top = HEAD + row * grid.row
            if row:
                paint.rule(painter, 1, top, grid.width - 1, top, theme.line)
            waiting = sum(1 for one in self._trips.values() if not one.trip.dock) + len(self.board.loose)
            note = notes.get(dock, "") if dock else self.tr("待排 {n}").format(n=waiting)
            middle = top + grid.row / 2
            name = dock or self.tr("未排")
            px = paint.fitting_px(name, 15, 12, LABEL - 16, True)
            paint.text(painter, QRectF(12, middle - 21, LABEL - 14, 22), name, px, theme.text1, True)
            paint.text(painter, QRectF(12, middle, LABEL - 14, 20), note, 13, theme.text2)

    def _draw_now(self, painter: QPainter, grid: Grid, theme: Theme) -> None:
        """The line stands behind the blocks, its time in the head."""
        assert self.board is not None
        if grid.start <= self.board.now <= grid.end:
            x = grid.x(self.board.now)
            paint.rule(painter, x, HEAD, x, grid.height, theme.text1, 2)
