"""What all painted widgets share: text that never reads markup, state shapes, cards, key caps, bars and hatches."""

from __future__ import annotations

import math
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QTextLayout,
    QTextOption,
)

from ui import icons
from ui.theme.fonts import font
from ui.theme.tokens import GOOD_FILL, HOLD_FILL, WRONG_FILL, Fill, Pattern, Series, State, Theme

LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
CENTER = Qt.AlignmentFlag.AlignHCenter
_SINGLE = Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
_WORDS = 4096
"""How many words keep what was measured of them; the desk's font never changes while it runs, and a page shows a few hundred."""


@lru_cache(maxsize=256)
def _metrics(px: int, bold: bool) -> QFontMetricsF:
    return QFontMetricsF(font(px, bold))


@lru_cache(maxsize=256)
def _colour(name: str) -> QColor:
    """A colour for pens and brushes, which copy it; do not alter the shared object."""
    return QColor(name)


@lru_cache(maxsize=256)
def _pen(colour: str, wide: float) -> QPen:
    """A plain pen for the painter, which copies it; do not alter the shared object."""
    return QPen(QColor(colour), wide)


@lru_cache(maxsize=16)
def _flags(align: Qt.AlignmentFlag) -> int:
    return int(align | Qt.AlignmentFlag.AlignVCenter | _SINGLE)


@lru_cache(maxsize=_WORDS)
def width(text: str, px: int, bold: bool = False) -> float:
    """Width of one line of `text` in the desk's font."""
    return _metrics(px, bold).horizontalAdvance(text)


@lru_cache(maxsize=_WORDS)
def elide(text: str, px: int, room: float, bold: bool = False, middle: bool = False) -> str:
    """`text` cut to `room` with an ellipsis; document numbers are cut in the middle."""
    mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
    return _metrics(px, bold).elidedText(text, mode, max(0.0, room))


def fitting_px(text: str, px: int, least: int, room: float, bold: bool = False) -> int:
    """The largest size from `px` down to `least` at which `text` fits `room`."""
    while px > least and width(text, px, bold) > room:
        px -= 1
    return px


def lines(text: str, px: int, room: float, bold: bool = False, most: int = 99) -> list[str]:
    """Breaks `text` into lines of at most `room`; the last of `most` lines is elided."""
    return list(_lines(text, px, room, bold, most)) if text else []


@lru_cache(maxsize=_WORDS)
def _lines(text: str, px: int, room: float, bold: bool, most: int) -> tuple[str, ...]:
    found: list[str] = []
    for part in text.split("\n"):
        layout = QTextLayout(part, font(px, bold))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1.0, room))
            found.append(part[line.textStart() : line.textStart() + line.textLength()])
        layout.endLayout()
    if len(found) > most:
        rest = "".join(found[most - 1 :])
        found = [*found[: most - 1], elide(rest, px, room, bold)]
    return tuple(line.rstrip() for line in found)


def text(
    painter: QPainter,
    rect: QRectF,
    words: str,
    px: int,
    colour: str,
    bold: bool = False,
    align: Qt.AlignmentFlag = LEFT,
    *,
    middle: bool = False,
) -> float:
    """Draws one line, centred vertically in `rect` and elided to it; returns the width drawn."""
    shown, wide, room = words, width(words, px, bold), rect.width() + 0.5
    if wide > room:
        shown = elide(words, px, room, bold, middle)
        wide = width(shown, px, bold)
    painter.setFont(font(px, bold))
    painter.setPen(_colour(colour))
    painter.drawText(rect, _flags(align), shown)
    return wide


def ink(painter: QPainter, words: str, px: int, colour: str, bold: bool, left: float, top: float) -> QRectF:
    """Draws `words` so that their ink, not their line box, starts at (`left`, `top`); returns the ink's rectangle."""
    chosen: QFont = font(px, bold)
    box = QFontMetricsF(chosen).tightBoundingRect(words)
    painter.setFont(chosen)
    painter.setPen(QColor(colour))
    painter.drawText(QPointF(left - box.left(), top - box.top()), words)
    return QRectF(left, top, box.width(), box.height())


def ink_size(words: str, px: int, bold: bool) -> tuple[float, float]:
    """Width and height of the ink of `words`."""
    box = QFontMetricsF(font(px, bold)).tightBoundingRect(words)
    return box.width(), box.height()


def rounded(painter: QPainter, rect: QRectF, fill: str | None, line: str | None, radius: float = 6, pen: float = 1) -> None:
    """A rounded rectangle; the line lies inside `rect`."""
    painter.setBrush(_colour(fill) if fill else Qt.BrushStyle.NoBrush)
    if line is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(rect, radius, radius)
        return
    painter.setPen(_pen(line, pen))
    half = pen / 2
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)


def rule(painter: QPainter, x1: float, y1: float, x2: float, y2: float, colour: str, pen: float = 1) -> None:
    """A straight line."""
    painter.setPen(_pen(colour, pen))
    painter.drawLine(QPointF(x1, y1), QPointF(x2, y2))


def bar(painter: QPainter, rect: QRectF, part: float, fill: str, track: str, radius: float | None = None) -> None:
    """A progress bar; `part` is clamped to 0–1."""
    part = min(1.0, max(0.0, part))
    curve = rect.height() / 2 if radius is None else radius
    rounded(painter, rect, track, None, curve)
    if part > 0:
        path = QPainterPath()
        path.addRoundedRect(rect, curve, curve)
        painter.save()
        painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
        rounded(painter, QRectF(rect.x(), rect.y(), rect.width() * part, rect.height()), fill, None, min(curve, 2))
        painter.restore()


def key_cap(painter: QPainter, left: float, middle: float, cap: str, px: int, colour: str) -> float:
    """A key's name in a small frame, left edge at `left`, centred on `middle`; returns its width."""
    wide = width(cap, px) + px * 0.7
    box = QRectF(left, middle - px * 0.8, wide, px * 1.6)
    rounded(painter, box, None, colour, 4)
    text(painter, box, cap, px, colour, align=CENTER)
    return wide


def hatch(painter: QPainter, rect: QRectF, first: str, second: str, step: float = 18) -> None:
    """Diagonal stripes of two colours, for the ends of a wrong banner."""
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.fillRect(rect, QColor(first))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(second))
    at = rect.top() - rect.width() * 1.5
    while at < rect.bottom() + rect.width() * 1.5:
        left, right = rect.left(), rect.right()
        rise = rect.width() * 1.35
        painter.drawPolygon(
            QPolygonF([QPointF(left, at + rise), QPointF(right, at), QPointF(right, at + step), QPointF(left, at + rise + step)])
        )
        at += step * 2
    painter.restore()


def _octagon(rect: QRectF) -> QPolygonF:
    cut = rect.width() * 0.2929
    left, top, right, bottom = rect.left(), rect.top(), rect.right(), rect.bottom()
    return QPolygonF(
        [
            QPointF(left + cut, top),
            QPointF(right - cut, top),
            QPointF(right, top + cut),
            QPointF(right, bottom - cut),
            QPointF(right - cut, bottom),
            QPointF(left + cut, bottom),
            QPointF(left, bottom - cut),
            QPointF(left, top + cut),
        ]
    )


def _tick(painter: QPainter, rect: QRectF, colour: str, pen: float) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_round_pen(colour, pen))
    x, y, w = rect.x(), rect.y(), rect.width()
    painter.drawPolyline(
        QPolygonF([QPointF(x + w * 0.28, y + w * 0.52), QPointF(x + w * 0.44, y + w * 0.68), QPointF(x + w * 0.73, y + w * 0.34)])
    )


@lru_cache(maxsize=256)
def _round_pen(colour: str, pen: float) -> QPen:
    """A pen with round ends for the painter, which copies it; do not alter the shared object."""
    made = QPen(QColor(colour), pen)
    made.setCapStyle(Qt.PenCapStyle.RoundCap)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return made


def _triangle(rect: QRectF) -> QPainterPath:
    path = QPainterPath(QPointF(rect.center().x(), rect.top() + rect.height() * 0.05))
    path.lineTo(rect.right(), rect.bottom() - rect.height() * 0.08)
    path.lineTo(rect.left(), rect.bottom() - rect.height() * 0.08)
    path.closeSubpath()
    return path


def shape(painter: QPainter, state: State, rect: QRectF, ground: str, ink_colour: str, outline: str | None) -> None:
    """The shape of a state in given colours: `ground` fills it, `ink_colour` draws its sign, `outline` edges it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    size = rect.width()
    pen = QPen(QColor(outline), max(1.0, size * 0.06)) if outline else QPen(Qt.PenStyle.NoPen)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(QColor(ground))
    inner = rect.adjusted(size * 0.03, size * 0.03, -size * 0.03, -size * 0.03) if outline else rect
    x, y = rect.x(), rect.y()
    if state is State.GOOD:
        painter.drawEllipse(inner)
        _tick(painter, rect, ink_colour, size * 0.115)
    elif state is State.WRONG:
        painter.drawPolygon(_octagon(inner))
        painter.setPen(_round_pen(ink_colour, size * 0.115))
        a, b = size * 0.33, size * 0.67
        painter.drawLine(QPointF(x + a, y + a), QPointF(x + b, y + b))
        painter.drawLine(QPointF(x + b, y + a), QPointF(x + a, y + b))
    elif state is State.HOLD:
        painter.drawPath(_triangle(inner))
        painter.setPen(_round_pen(ink_colour, size * 0.105))
        middle = rect.center().x()
        painter.drawLine(QPointF(middle, y + size * 0.38), QPointF(middle, y + size * 0.60))
        painter.drawPoint(QPointF(middle, y + size * 0.775))
    elif state is State.INFO:
        painter.drawRoundedRect(inner, size * 0.1, size * 0.1)
        painter.setPen(_round_pen(ink_colour, size * 0.12))
        middle = rect.center().x()
        painter.drawPoint(QPointF(middle, y + size * 0.28))
        painter.drawLine(QPointF(middle, y + size * 0.47), QPointF(middle, y + size * 0.75))
    elif state is State.UNDER_WAY:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(ground), size * 0.09))
        ring = rect.adjusted(size * 0.06, size * 0.06, -size * 0.06, -size * 0.06)
        painter.drawEllipse(ring)
        painter.setBrush(QColor(ground))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPie(ring, 90 * 16, 180 * 16)
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        dashed = QPen(QColor(ground), size * 0.1)
        dashed.setCapStyle(Qt.PenCapStyle.FlatCap)
        ring = rect.adjusted(size * 0.08, size * 0.08, -size * 0.08, -size * 0.08)
        around = math.pi * ring.width() / dashed.widthF() / 6
        dashed.setDashPattern([around * 0.66, around * 0.34])
        painter.setPen(dashed)
        painter.drawEllipse(ring)
    painter.restore()


def mark(painter: QPainter, state: State, rect: QRectF, theme: Theme, colour: str | None = None) -> None:
    """The shape of a state on a surface; good and hold carry an outline in their text colour."""
    role = colour or theme.text_of(state)
    if state is State.GOOD:
        shape(painter, state, rect, GOOD_FILL.ground, GOOD_FILL.ink, role)
    elif state is State.WRONG:
        shape(painter, state, rect, WRONG_FILL.ground, WRONG_FILL.ink, role)
    elif state is State.HOLD:
        shape(painter, state, rect, HOLD_FILL.ground, HOLD_FILL.ink, role)
    elif state is State.INFO:
        shape(painter, state, rect, role, theme.surface1, None)
    else:
        shape(painter, state, rect, role, theme.surface1, None)


def chip(painter: QPainter, right: float, top: float, state: State, word: str, theme: Theme, px: int = 13) -> float:
    """A soft pill with a small mark and a word, its right edge at `right`; returns its left edge."""
    size = px * 1.0
    height = px * 1.7
    wide = width(word, px, True) + size + px * 1.35
    box = QRectF(right - wide, top, wide, height)
    rounded(painter, box, theme.soft_of(state), None, 4)
    at = QRectF(box.x() + px * 0.45, box.center().y() - size / 2, size, size)
    shape(painter, state, at, theme.text_of(state), theme.soft_of(state), None)
    text(painter, QRectF(at.right() + px * 0.35, box.y(), wide, height), word, px, theme.text_of(state), True)
    return box.x()


def fill_of(state: State) -> Fill | None:
    """The verdict fill of a state, or None for a neutral one."""
    return {State.GOOD: GOOD_FILL, State.HOLD: HOLD_FILL, State.WRONG: WRONG_FILL}.get(state)


def series_fill(painter: QPainter, rect: QRectF, style: Series) -> None:
    """Fills `rect` in the colour and pattern of a series."""
    painter.fillRect(rect, QColor(style.ground))
    brush = {
        Pattern.DIAGONAL: Qt.BrushStyle.BDiagPattern,
        Pattern.VERTICAL: Qt.BrushStyle.VerPattern,
        Pattern.DOTS: Qt.BrushStyle.Dense6Pattern,
        Pattern.HORIZONTAL: Qt.BrushStyle.HorPattern,
        Pattern.CROSS: Qt.BrushStyle.DiagCrossPattern,
    }.get(style.pattern)
    if brush is not None:
        ink_colour = QColor(style.ink)
        ink_colour.setAlpha(90)
        painter.fillRect(rect, QBrush(ink_colour, brush))


def picture(painter: QPainter, rect: QRectF, name: str, theme: Theme) -> None:
    """A ware's picture in its frame; without one of its own the document icon or a carton."""
    rounded(painter, rect, theme.surface2, theme.line, 4)
    inset = rect.width() * 0.14
    known = name if name in icons.names() else "goods-goods"
    if not known.startswith("goods-"):
        inset = rect.width() * 0.24
    icons.draw(painter, known, rect.adjusted(inset, inset, -inset, -inset), theme.text2)
