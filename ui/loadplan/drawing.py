"""Paints a load from its patches: series in colour and pattern, numbers on plates, what comes next dashed, faults outlined."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from app.planner.patterns import SeriesMark
from app.planner.picture import Face, Frame, Patch, Point
from ui.theme.tokens import Pattern, Series, State, Theme, series
from ui.widgets import paint

BRUSHES = {
    Pattern.DIAGONAL: Qt.BrushStyle.BDiagPattern, Pattern.VERTICAL: Qt.BrushStyle.VerPattern, Pattern.DOTS: Qt.BrushStyle.Dense6Pattern,
    Pattern.HORIZONTAL: Qt.BrushStyle.HorPattern, Pattern.CROSS: Qt.BrushStyle.DiagCrossPattern,
}  # fmt: skip


@dataclass(frozen=True)
class Shown:
    """Which boxes of a plan are drawn, and how, by their index in the order of the plan.

    Attributes:
        there: On the vehicle at the step shown.
        ghosts: Next to come: drawn dashed and see-through.
        current: Outlined: the last that went on, or the one to take now; -1 for none.
        chosen: The box that is being moved; -1 for none.
        faulty: What the check found wrong.
        estimated: Expected, not packed yet: edges dashed.
    """

    there: frozenset[int] = frozenset()
    ghosts: tuple[int, ...] = ()
    current: int = -1
    chosen: int = -1
    faulty: frozenset[int] = field(default=frozenset())
    estimated: frozenset[int] = field(default=frozenset())


@dataclass(frozen=True)
class Fit:
    """From millimetres of the picture plane to pixels."""

    scale: float
    left: float
    top: float

    def at(self, point: Point) -> QPointF:
        """A point in pixels."""
        return QPointF(self.left + point[0] * self.scale, self.top + point[1] * self.scale)

    def polygon(self, points: Sequence[Point]) -> QPolygonF:
        """A polygon in pixels."""
        return QPolygonF([self.at(point) for point in points])

    def back(self, point: QPointF) -> Point:
        """A pixel on the picture plane."""
        return ((point.x() - self.left) / self.scale, (point.y() - self.top) / self.scale)


def fit(bounds: tuple[float, float, float, float], room: QRectF) -> Fit:
    """As large as `room` allows, in its middle."""
    left, top, right, bottom = bounds
    scale = max(1e-6, min(room.width() / max(1.0, right - left), room.height() / max(1.0, bottom - top)))
    x = room.center().x() - (left + right) / 2 * scale
    y = room.center().y() - (top + bottom) / 2 * scale
    return Fit(scale, x, y)


def style_of(one: SeriesMark) -> Series:
    """Colour, pattern and ink of a series."""
    return series(one.index)


def shade(colour: str, face: Face) -> QColor:
    """Tops catch the light, what looks along the load lies in the shade."""
    base = QColor(colour)
    if face is Face.TOP:
        return base.lighter(122)
    return base.darker(128) if face in (Face.DOOR, Face.FRONT) else base


def fill(painter: QPainter, polygon: QPolygonF, style: Series, face: Face = Face.LEFT, *, on: str = "") -> None:
    """A polygon in the colour and pattern of a series, without an edge.

    With `on` it is pale, half that colour, and still hides what stands behind: a block of pale boxes stays one.
    """
    ground = mixed(shade(style.ground, face), on) if on else shade(style.ground, face)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # the edge is drawn over the border of the area
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawPolygon(polygon)
    brush = BRUSHES.get(style.pattern)
    if brush is not None:
        ink = QColor(style.ink)
        ink.setAlpha(48 if on else 102)
        painter.setBrush(QBrush(ink, brush))
        painter.drawPolygon(polygon)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def plate(painter: QPainter, at: QPointF, words: str, px: int, ground: QColor, ink: str) -> None:
    """A number on a small plate of the box's own colour, so that no pattern runs through it."""
    wide = paint.width(words, px, True)
    box = QRectF(at.x() - wide / 2 - 2.5, at.y() - px * 0.6, wide + 5, px * 1.2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box, 2, 2)
    paint.text(painter, box.adjusted(-4, 0, 4, 0), words, px, ink, True, paint.CENTER)


def draw_patches(
    painter: QPainter, at: Fit, patches: Sequence[Patch], styles: Mapping[int, Series], numbers: Mapping[int, str], shown: Shown,
    theme: Theme, px: int,
) -> None:  # fmt: skip
    """All faces from the farthest to the nearest, then outlines of what is pointed out.

    Args:
        painter: Where.
        at: From the picture plane to pixels.
        patches: In painting order.
        styles: Series of each box; what has none is a place where nothing may stand.
        numbers: What is written on each box.
        shown: What is there, comes next, is chosen or wrong.
        theme: For lines and marks.
        px: Size of the numbers.
    """
    edge = QPen(QColor(theme.text1), 1.0)
    dashed = QPen(QColor(theme.text1), 1.2, Qt.PenStyle.DashLine)
    ghost_pen = QPen(QColor(theme.accent), max(1.6, px * 0.13), Qt.PenStyle.DashLine)
    ghosts = frozenset(shown.ghosts)
    for patch in patches:
        polygon = at.polygon(patch.points)
        style = styles.get(patch.index)
        if style is None:
            _draw_blocked(painter, polygon, theme)
        elif patch.index in ghosts:
            soft = QColor(theme.accent_soft)
            soft.setAlpha(150)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(soft)
            painter.drawPolygon(polygon)
        else:
            fill(painter, polygon, style, patch.face, on=theme.surface1 if patch.index in shown.estimated else "")
        pen = ghost_pen if patch.index in ghosts else dashed if patch.index in shown.estimated else edge
        _draw_edges(painter, polygon, patch.edges, pen)
        if patch.label is None or style is None:
            continue
        where, words = at.at(patch.label), numbers.get(patch.index, "")
        if patch.index not in ghosts:
            ground, ink = shade(style.ground, patch.face), style.ink
            if patch.index in shown.estimated:  # light digits would be lost on half the colour
                ground, ink = mixed(ground, theme.surface1), theme.text1
            plate(painter, where, words, px, ground, ink)
    _draw_outlines(painter, at, patches, shown, theme)
    _number_ghosts(painter, at, patches, numbers, ghosts, theme, px)


def mixed(colour: QColor, other: str) -> QColor:
    """Half of each."""
    ground = QColor(other)
    return QColor(
        (colour.red() + ground.red()) // 2, (colour.green() + ground.green()) // 2, (colour.blue() + ground.blue()) // 2
    )  # fmt: skip


def _number_ghosts(
    painter: QPainter, at: Fit, patches: Sequence[Patch], numbers: Mapping[int, str], ghosts: Collection[int], theme: Theme, px: int
) -> None:
    """Numbers of what comes next, over everything; one that would lie on a nearer one moves above it."""
    taken: list[QPointF] = []
    for patch in reversed(patches):
        if patch.index not in ghosts or patch.label is None:
            continue
        spot = at.at(patch.label)
        while any(abs(spot.x() - one.x()) < px * 2.2 and abs(spot.y() - one.y()) < px * 1.2 for one in taken):
            spot = spot - QPointF(0, px * 1.25)
        taken.append(spot)
        plate(painter, spot, numbers.get(patch.index, ""), px, QColor(theme.accent), theme.accent_on)


def _draw_edges(painter: QPainter, polygon: QPolygonF, edges: Sequence[bool], pen: QPen) -> None:
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if all(edges):
        painter.drawPolygon(polygon)
        return
    for number, drawn in enumerate(edges):
        if drawn:
            painter.drawLine(polygon.at(number), polygon.at((number + 1) % 4))


def _draw_blocked(painter: QPainter, polygon: QPolygonF, theme: Theme) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.line))
    painter.drawPolygon(polygon)
    painter.setBrush(QBrush(QColor(theme.line_control), Qt.BrushStyle.DiagCrossPattern))
    painter.drawPolygon(polygon)


def _draw_outlines(painter: QPainter, at: Fit, patches: Sequence[Patch], shown: Shown, theme: Theme) -> None:
    """What is pointed out is seen whole, through whatever stands before it."""
    wanted: list[tuple[Collection[int], QPen]] = [
        ((shown.current,), QPen(QColor(theme.text1), 3.0)),
        (shown.faulty, QPen(QColor(theme.wrong_text), 3.0)),
        ((shown.chosen,), QPen(QColor(theme.focus), 3.5)),
    ]
    painter.setBrush(Qt.BrushStyle.NoBrush)
    middles: dict[int, QPointF] = {}
    for group, pen in wanted:
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for patch in patches:
            if patch.index in group and patch.index >= 0:
                polygon = at.polygon(patch.points)
                painter.drawPolygon(polygon)
                if patch.index in shown.faulty and (patch.index not in middles or patch.face is Face.TOP):
                    middles[patch.index] = polygon.boundingRect().center()
    for middle in middles.values():
        paint.mark(painter, State.WRONG, QRectF(middle.x() - 9, middle.y() - 9, 18, 18), theme)


def draw_inside(painter: QPainter, at: Fit, frame: Frame, theme: Theme) -> None:
    """Floor and far walls, and the edges behind the load."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.surface2))
    painter.drawPolygon(at.polygon(frame.floor))
    painter.setBrush(QColor(theme.surface0))
    for wall in frame.walls:
        painter.drawPolygon(at.polygon(wall))
    painter.setPen(QPen(QColor(theme.line_control), 1.2))
    for line in frame.lines:
        if not line.near:
            painter.drawLine(at.at(line.start), at.at(line.end))


def draw_before(painter: QPainter, at: Fit, frame: Frame, theme: Theme) -> None:
    """The edges between the eye and the load, dashed."""
    painter.setPen(QPen(QColor(theme.line_control), 1.2, Qt.PenStyle.DashLine))
    for line in frame.lines:
        if line.near:
            painter.drawLine(at.at(line.start), at.at(line.end))


def draw_ticks(painter: QPainter, at: Fit, frame: Frame, theme: Theme, px: int, words: tuple[str, str, str]) -> None:
    """Metres along the nearer wall, and where front and door are.

    Args:
        painter: Where.
        at: From the picture plane to pixels.
        frame: The empty inside.
        theme: For the ink.
        px: Size of the figures.
        words: 车头, 车门, 米.
    """
    front, door, unit = words
    painter.setPen(QPen(QColor(theme.line_control), 1.2))
    for metre, on, outside in frame.ticks:
        start, end = at.at(on), at.at(outside)
        reach = max(1.0, ((end - start).x() ** 2 + (end - start).y() ** 2) ** 0.5)
        step = (end - start) / reach
        painter.setPen(QPen(QColor(theme.line_control), 1.2))
        painter.drawLine(start, start + step * 6)
        centre = start + step * (10 + px * 0.7)
        last = metre == frame.ticks[-1][0]
        figure = f"{metre} {unit}" if last else str(metre)
        paint.text(painter, QRectF(centre.x() - 40, centre.y() - px, 80, 2 * px), figure, px, theme.text2, align=paint.CENTER)
    middle = (frame.bounds[0] + frame.bounds[2]) / 2
    for point, word in ((frame.front, front), (frame.door, door)):
        spot, wide = at.at(point), paint.width(word, px + 1, True)
        left = point[0] < middle
        x = spot.x() - wide - 6 if left else spot.x() + 6
        paint.text(painter, QRectF(x, spot.y() - px, wide + 4, 2 * px), word, px + 1, theme.text1, True)
