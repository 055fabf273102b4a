"""How a trip looks on the board of docks: plate, state as shape, word and colour, carrier; what has not begun is dashed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.board.views import DockTrip, Live, OrderLine
from ui.dispatch.board_grid import Place
from ui.dispatch.board_words import LIVE, carrier_of, clock, name_of, volume
from ui.i18n import shown
from ui.theme.tokens import State, Theme
from ui.widgets import paint


def frame(painter: QPainter, box: QRectF, state: State, theme: Theme, *, ring: str = "", faded: bool = False) -> None:
    """Ground and edge of a block; what has not begun is dashed, the chosen one has a ring, one being moved is empty."""
    ground = theme.surface1 if state is State.NOT_YET else theme.soft_of(state)
    painter.setBrush(QColor(ground) if not faded else Qt.BrushStyle.NoBrush)
    pen = QPen(QColor(theme.text2 if state is State.NOT_YET else theme.text_of(state)), 1.3)
    if state in (State.NOT_YET, State.INFO) or faded:
        pen.setDashPattern([3, 3])
    painter.setPen(pen)
    painter.drawRoundedRect(box, 4, 4)
    if ring:
        paint.rounded(painter, box.adjusted(-3, -3, 3, 3), None, ring, 6, 3)


def draw_loose(painter: QPainter, box: QRectF, lines: Sequence[OrderLine], theme: Theme, ring: str) -> None:
    """The 发货单 of a day that are on no trip, as one block."""
    boxes, room = sum(line.burden.boxes for line in lines), sum(line.burden.volume_mm3 for line in lines)
    frame(painter, box, State.NOT_YET, theme, ring=ring)
    inner = box.adjusted(9, 4, -6, -4)
    third = inner.height() / 3
    rows = [QRectF(inner.x(), inner.y() + n * third, inner.width(), third) for n in range(3)]
    many = QCoreApplication.translate("Board", "{n} 单未排车").format(n=len(lines))
    words = QCoreApplication.translate("Board", "{boxes} 箱 · {room} m³").format(boxes=boxes, room=volume(room))
    paint.text(painter, rows[0], many, 15, theme.text1, True)
    paint.text(painter, rows[1], words, 14, theme.text1)
    paint.text(painter, rows[2], QCoreApplication.translate("Board", "回车到日计划排车"), 13, theme.text2)


def draw_block(
    painter: QPainter, box: QRectF, one: DockTrip, theme: Theme, *, ring: str = "", faded: bool = False, lifted: Place | None = None
) -> None:
    """One trip; `faded` where it is being moved away from, `lifted` where it would come to stand."""
    state = LIVE[one.live]
    frame(painter, box, state, theme, ring=ring, faded=faded)
    if faded:
        return
    inner = box.adjusted(8, 3, -5, -3)
    loading = one.live is Live.LOADING
    lines = 3 if inner.height() >= 50 else 2 if inner.height() >= 34 else 1
    room = inner.height() - (6 if loading else 0)
    grown = min(1.4, max(1.0, room / 62)) if lines == 3 else 1.0
    high = min(room / lines, 22 * grown)
    top = inner.y() + (room - high * lines) / 2
    rows = [QRectF(inner.x(), top + n * high, inner.width(), high) for n in range(lines)]
    has = bool(one.trip.plate) or one.trip.on_foot
    name = name_of(one.trip) if has else _without_vehicle(one, inner.width())
    words = f"{clock(lifted.start)}–{clock(lifted.until)}" if lifted is not None else shown(one.words)
    if lines > 1:
        px = paint.fitting_px(name, round(15 * grown), 12, inner.width(), True)
        paint.text(painter, rows[0], name, px, theme.text1, True)
    size, at = min(18.0 * grown, high), rows[min(1, lines - 1)]
    paint.mark(painter, state, QRectF(at.x(), at.center().y() - size / 2, size, size), theme)
    spoken = words if lines > 1 else f"{words} {name}"  # where there is one line the state comes before the plate
    px = paint.fitting_px(spoken, round(14 * grown), 11, inner.width() - size - 5, True)
    colour = theme.text1 if state is State.NOT_YET else theme.text_of(state)
    paint.text(painter, at.adjusted(size + 5, 0, 0, 0), spoken, px, colour, True)
    if lines > 2:
        third = carrier_of(one.trip) if has else _wanted(one)
        paint.text(painter, rows[2], third, paint.fitting_px(third, round(13 * grown), 11, inner.width()), theme.text2)
    if loading:
        paint.bar(painter, QRectF(inner.x(), inner.bottom() - 4, inner.width(), 4), one.part, theme.accent, theme.surface1)


def _without_vehicle(one: DockTrip, room: float) -> str:
    """What waits for a vehicle: its first 发货单, by its last digits where the room is narrow, and how many there are."""
    if not one.orders:
        return one.number
    series, digits = one.orders[0][:2], one.orders[0][-4:]
    for first in (f"{series}-…{digits}", f"…{digits}"):
        many = QCoreApplication.translate("Board", "{first} 等 {n} 单").format(first=first, n=len(one.orders))
        words = many if len(one.orders) > 1 else first
        if paint.width(words, 12, True) <= room:
            break
    return words


def _wanted(one: DockTrip) -> str:
    return QCoreApplication.translate("Board", "要 {kind}").format(kind=one.kind) if one.kind else one.number
