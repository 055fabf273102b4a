"""The load in the window: turned by dragging or ← →, a box chosen by a click, painted anew only when something changed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.planner.picture import LEFT_SIDE, STEP, Patch, Scene, View
from ui.loadplan.colours import Colours
from ui.loadplan.drawing import Fit, Shown, draw_before, draw_inside, draw_patches, draw_ticks, fit, style_of
from ui.theme.tokens import Series, Theme
from ui.widgets import paint
from ui.widgets.base import Painted


class LoadCanvas:
    """What is painted of a load, at any size; kept apart from the widgets, so that the dock paints the same."""

    def __init__(self) -> None:
        self.scene: Scene | None = None
        self.view = View(LEFT_SIDE)
        self.shown = Shown()
        self.styles: Mapping[int, Series] = {}
        self.numbers: Mapping[int, str] = {}
        self.at = Fit(1.0, 0.0, 0.0)
        self.patches: tuple[Patch, ...] = ()
        self._smallest = 1000

    def set_load(self, scene: Scene, colours: Colours, numbers: Mapping[int, str]) -> None:
        """Another load, or other colours on it."""
        self.scene, self.numbers = scene, numbers
        self._smallest = min((min(p.dx_mm, p.dy_mm) for p in scene.placements), default=1000)
        self.styles = {index: style_of(one) for index, one in enumerate(colours.of)}

    def draw(self, painter: QPainter, room: QRectF, theme: Theme, px: int, words: tuple[str, str, str]) -> None:
        """Paints the inside with the load into `room`.

        Args:
            painter: Where.
            room: How much place there is.
            theme: For everything that is no series.
            px: Size of the numbers on the boxes.
            words: 车头, 车门, 米.
        """
        if self.scene is None:
            return
        frame = self.scene.frame(self.view)
        side = max(paint.width(words[0], px + 1, True), paint.width(words[1], px + 1, True)) + 22
        self.at = fit(frame.bounds, room.adjusted(side, 6, -side, -(px * 2.4 + 4)))
        scale = self.at.scale
        px = px if self._smallest * scale > px * 2.4 else px - 2
        label = (px * 1.9 / scale, px * 1.25 / scale)
        self.patches = self.scene.patches(self.view, self.shown.there, ghosts=self.shown.ghosts, label=label)
        draw_inside(painter, self.at, frame, theme)
        draw_patches(painter, self.at, self.patches, self.styles, self.numbers, self.shown, theme, px)
        draw_before(painter, self.at, frame, theme)
        draw_ticks(painter, self.at, frame, theme, px, words)

    def box_at(self, spot: QPointF) -> int:
        """The box that is seen at a pixel; -1 for none. What comes next is seen through."""
        for patch in reversed(self.patches):
            here = patch.index in self.styles and patch.index not in self.shown.ghosts
            if here and self.at.polygon(patch.points).containsPoint(spot, Qt.FillRule.OddEvenFill):
                return patch.index
        return -1


class LoadPicture(Painted):
    """The turnable picture.

    Attributes:
        turned: The load was turned; carries the view.
        picked: A box was clicked, by its index.
        tabbed: The next box is wanted, or the one before.
    """

    turned = Signal(object)
    picked = Signal(int)
    tabbed = Signal(bool)

    PX = 13
    DRAG_PX = 14
    """Pixels dragged for five degrees."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas = LoadCanvas()
        self._empty = ""
        self._kept: tuple[object, QPixmap] | None = None
        self._drag: QPointF | None = None
        self._dragged = False
        self.moving = False
        """Boxes are moved by hand: arrows and Tab are the page's."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(220)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_load(self, scene: Scene, colours: Colours, numbers: Mapping[int, str]) -> None:
        """Another load, or other colours on it."""
        self.canvas.set_load(scene, colours, numbers)
        self._kept, self._empty = None, ""
        self.update()

    def show_nothing(self, words: str, empty: Scene | None = None) -> None:
        """There is no plan; says what to do, in an empty inside where there is one."""
        self.canvas.scene, self.canvas.patches, self.canvas.shown, self.canvas.styles = empty, (), Shown(), {}
        self._empty, self._kept = words, None
        self.setAccessibleName(words)
        self.update()

    def show_step(self, shown: Shown, words: str) -> None:
        """Other boxes are there, or pointed out; `words` say it to who cannot see it."""
        self.setAccessibleName(words)
        if shown != self.canvas.shown:
            self.canvas.shown = shown
            self._kept = None
            self.update()

    def turn(self, degrees: int) -> None:
        """Turns the load on."""
        self.canvas.view = self.canvas.view.turned(degrees)
        self._kept = None
        self.turned.emit(self.canvas.view)
        self.update()

    def changeEvent(self, event: object) -> None:
        """Another theme is another picture."""
        self._kept = None
        super().changeEvent(event)  # type: ignore[arg-type]

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """The load from a kept pixmap; a hint how it is turned."""
        if self.canvas.scene is not None:
            self._draw_load(painter, area, theme)
        for number, line in enumerate(paint.lines(self._empty, 17, area.width() - 80, True)):
            at = QRectF(40, area.center().y() - 24 + number * 28, area.width() - 80, 28)
            paint.text(painter, at, line, 17, theme.text1, True, paint.CENTER)

    def _draw_load(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        ratio = self.devicePixelRatioF()
        key = (self.width(), self.height(), ratio, theme.name)
        if self._kept is None or self._kept[0] != key:
            pixmap = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            inner = QPainter(pixmap)
            inner.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
            words = (self.tr("车头"), self.tr("车门"), self.tr("米"))
            self.canvas.draw(inner, area, theme, self.PX, words)
            inner.end()
            self._kept = (key, pixmap)
        painter.drawPixmap(0, 0, self._kept[1])
        if self.hasFocus():
            paint.rounded(painter, area.adjusted(1, 1, -1, -1), None, theme.focus, 4, 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """← → turn; every other key is the page's."""
        step = {Qt.Key.Key_Left: -STEP, Qt.Key.Key_Right: STEP}.get(Qt.Key(event.key()))
        if self.moving or step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
            return
        self.turn(step)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """While boxes are moved Tab goes from box to box."""
        if self.moving:
            self.tabbed.emit(forward)
            return True
        return super().focusNextPrevChild(forward)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begins a drag or a click."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._drag, self._dragged = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Dragging turns, five degrees at a time."""
        if self._drag is None:
            return
        steps = int((event.position().x() - self._drag.x()) / self.DRAG_PX)
        if steps:
            self._dragged = True
            self._drag = QPointF(self._drag.x() + steps * self.DRAG_PX, self._drag.y())
            self.turn(-5 * steps)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click without a drag chooses the box under it."""
        if self._drag is not None and not self._dragged:
            self.picked.emit(self.canvas.box_at(event.position()))
        self._drag = None
