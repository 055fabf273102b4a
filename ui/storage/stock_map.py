"""The store as a picture: zones one below the other, each place a cell that fills with what stands there."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.storage.overview import PlaceStock, ZoneStock
from ui.i18n import shown
from ui.theme.tokens import State, Theme
from ui.widgets import paint
from ui.widgets.base import Painted, tool_tip

WIDE, HIGH, GAP, HEAD = 92.0, 46.0, 6.0, 28.0
"""Pixels: a cell, the room between two, the head of a zone."""


@dataclass(frozen=True)
class _Cell:
    box: QRectF
    place: PlaceStock


class StockMap(Painted):
    """Arrows go from place to place, Enter or a click lists what stands there; the places of the chosen product are framed.

    Attributes:
        opened: A place was chosen; carries its key.
        wanted: This place is to be brought into sight; carries its top and bottom.
    """

    opened = Signal(int)
    wanted = Signal(float, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zones: tuple[ZoneStock, ...] = ()
        self._mine: dict[int, int] = {}
        self._chosen = self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_zones(self, zones: tuple[ZoneStock, ...]) -> None:
        """Shows the zones with what stands there."""
        self._zones = zones
        said = [f"{zone.name} {zone.pieces}" for zone in zones]
        self.setAccessibleName(self.tr("库区与库位：{zones}").format(zones="，".join(said)))
        self.updateGeometry()
        self.update()

    def show_product(self, places: dict[int, int]) -> None:
        """Frames the places of a product and says how many of its pieces stand at each."""
        self._mine = places
        first = next((cell for cell in self._cells() if cell.place.location_id in places), None)
        if first is not None:
            self.wanted.emit(first.box.top() - HEAD, first.box.bottom())
        self.update()

    def choose(self, location_id: int) -> None:
        """Marks the place whose goods are listed; 0 for none."""
        self._chosen = location_id
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Narrower means more rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Every zone with its rows of places."""
        across = self._across(width)
        return round(sum(HEAD + -(-max(1, len(zone.places)) // across) * (HIGH + GAP) + GAP for zone in self._zones) or HEAD * 3)

    def sizeHint(self) -> QSize:
        """As wide as five places."""
        wide = round(5 * (WIDE + GAP))
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Three places."""
        return QSize(round(3 * (WIDE + GAP)), round(HEAD + HIGH))

    def _across(self, width: float) -> int:
        return max(1, int((width + GAP) // (WIDE + GAP)))

    def _cells(self) -> list[_Cell]:
        across, top, found = self._across(self.width()), 0.0, []
        wide = (self.width() + GAP) / across - GAP
        for zone in self._zones:
            top += HEAD
            for n, place in enumerate(zone.places):
                left = (n % across) * (wide + GAP)
                found.append(_Cell(QRectF(left, top + (n // across) * (HIGH + GAP), wide, HIGH), place))
            top += -(-max(1, len(zone.places)) // across) * (HIGH + GAP) + GAP
        return found

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Heads of the zones, and the cells."""
        if not self._zones:
            paint.text(painter, area, self.tr("还没有库位。请管理员在「资料·库区库位」建立。"), 14, theme.text2, align=paint.CENTER)
            return
        across, top = self._across(self.width()), 0.0
        for zone in self._zones:
            name = paint.text(painter, QRectF(0, top, area.width() * 0.6, HEAD - 4), zone.name, 14, theme.text1, True)
            words = f"{shown(zone.kind)}·{shown(zone.storage_class)}"
            paint.text(painter, QRectF(name + 10, top, area.width() - name - 90, HEAD - 4), words, 13, theme.text2)
            paint.text(painter, QRectF(area.width() - 80, top, 80, HEAD - 4), f"{zone.pieces:,}", 14, theme.text1, True, paint.RIGHT)
            top += HEAD + -(-max(1, len(zone.places)) // across) * (HIGH + GAP) + GAP
        most = max((place.pieces for zone in self._zones for place in zone.places), default=0)
        for n, cell in enumerate(self._cells()):
            self._draw_cell(painter, cell, most, n == self._at and self.hasFocus(), theme)

    def _draw_cell(self, painter: QPainter, cell: _Cell, most: int, focused: bool, theme: Theme) -> None:
        box, place = cell.box, cell.place
        mine, chosen = self._mine.get(place.location_id, 0), place.location_id == self._chosen
        paint.rounded(painter, box, theme.accent_soft if chosen else theme.surface1, theme.line, 4)
        if place.pieces and most:  # a bar at the left edge: as high as this place is full, the fullest of all to the top
            high = max(3.0, (box.height() - 8) * place.pieces / most)
            paint.rounded(painter, QRectF(box.x() + 4, box.bottom() - 4 - high, 7, high), theme.accent, None, 2)
        room = box.width() - 22 - (20 if place.stopped else 0)
        paint.text(painter, QRectF(box.x() + 17, box.y() + 3, room, 18), place.code, 13, theme.text1, middle=True)
        if place.stopped:
            paint.mark(painter, State.HOLD, QRectF(box.right() - 19, box.y() + 5, 14, 14), theme)
        low = QRectF(box.x() + 17, box.y() + 22, box.width() - 23, 20)
        count = f"{mine:,} / {place.pieces:,}" if mine else f"{place.pieces:,}" if place.pieces else self.tr("空")
        if mine and paint.width(count, 14, True) > low.width():  # the tool tip has both
            count = f"{mine:,}"
        colour = theme.accent if mine else theme.text1 if place.pieces else theme.text3
        wide = paint.text(painter, low, count, 14, colour, bool(place.pieces), paint.RIGHT)
        if place.sealed_only and wide + 18 <= low.width():
            paint.text(painter, low, self.tr("封"), 13, theme.text3)
        if mine:
            paint.rounded(painter, box, None, theme.accent, 4, 2)
        if focused:
            paint.rounded(painter, box, None, theme.focus, 4, 3)

    # Mouse and keys

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click lists what stands there."""
        for n, cell in enumerate(self._cells()):
            if cell.box.contains(event.position()):
                self._at = n
                self.opened.emit(cell.place.location_id)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go along, Enter lists."""
        across, cells = self._across(self.width()), self._cells()
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -across, Qt.Key.Key_Down: across}
        if event.key() in steps and cells:
            self._at = max(0, min(self._at + steps[Qt.Key(event.key())], len(cells) - 1))
            cell = cells[self._at]
            self.setAccessibleDescription(self._words(cell.place))
            self.wanted.emit(cell.box.top() - HEAD, cell.box.bottom())
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._at < len(cells):
            self.opened.emit(cells[self._at].place.location_id)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """The words of a place under the mouse."""
        if event.type() is QEvent.Type.ToolTip:
            found = next((cell.place for cell in self._cells() if cell.box.contains(event.pos().toPointF())), None)  # type: ignore[attr-defined]
            QToolTip.showText(event.globalPos(), tool_tip(self._words(found)) if found else "", self)  # type: ignore[attr-defined]
            return True
        return super().event(event)

    def _words(self, place: PlaceStock) -> str:
        words = self.tr("{code}：{pieces} 件").format(code=place.code, pieces=place.pieces)
        stopped = self.tr("，停用待处理 {n} 件").format(n=place.stopped) if place.stopped else ""
        sealed = self.tr("，只放未开封的") if place.sealed_only else ""
        return words + stopped + sealed
