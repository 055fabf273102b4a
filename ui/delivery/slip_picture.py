"""The scan of a slip beside its form: upright, as large as fills its place, the signature in sight; moved and enlarged by keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QWidget

from app.delivery import slip_list
from ui import icons
from ui.context import DeskContext
from ui.theme.tokens import Theme
from ui.widgets import paint
from ui.widgets.base import Painted

SIDE = 2200
"""Longest side of the drawn page in pixels: handwriting stays legible when it is enlarged."""
_ZOOMS = (1.0, 1.7, 2.6, 3.8)
_KEPT = 12
_STEP = 60.0


class SlipPicture(Painted):
    """Arrows move it, + and − enlarge it, Page Up and Page Down show the other scans of the record.

    Attributes:
        dropped: Files were let go over it; carries their paths.
    """

    dropped = Signal(list)

    def __init__(self, context: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._files: list[tuple[str, int]] = []
        self._at = 0
        self._made: dict[tuple[str, int], QImage] = {}
        self._zoom = 0
        self._offset = QPointF()
        self._grabbed: QPointF | None = None
        self._words = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(240, 200)
        self.setAccessibleName(self.tr("回单扫描件"))
        self.setObjectName("picture.slip")

    @property
    def shown(self) -> str:
        """Stored file of the page in sight, or blank."""
        return self._files[self._at][0] if self._files else ""

    @property
    def ready(self) -> bool:
        """Whether the page in sight is drawn."""
        return bool(self._files) and self._files[self._at] in self._made

    def show_files(self, files: Sequence[tuple[str, int]], words: str = "") -> None:
        """Shows scans as (stored file, turn), the newest first; `words` stand there without one."""
        listed = list(files)
        self._words = words
        if listed != self._files:
            self._files, self._at, self._zoom = listed, 0, 0
            self._ask()
        self.update()

    def _ask(self) -> None:
        if not self._files:
            return
        key = self._files[self._at]
        if key in self._made:
            self._settle()
            return
        sha256, turn = key
        self._context.query(
            lambda s: slip_list.picture(s, sha256, turn, SIDE), lambda png: self._take(key, png), lambda error: self._failed(key)
        )

    def _take(self, key: tuple[str, int], png: bytes) -> None:
        self._made[key] = QImage.fromData(png)
        while len(self._made) > _KEPT:
            self._made.pop(next(iter(self._made)))
        if self._files and self._files[self._at] == key:
            self._settle()

    def _failed(self, key: tuple[str, int]) -> None:
        self._made[key] = QImage()
        self.update()

    def _settle(self) -> None:
        """The receiver signs at the lower right: that is what is looked at first."""
        self._offset = QPointF(1e6, 1e6)
        self._bound()
        self.update()

    def _image(self) -> QImage | None:
        image = self._made.get(self._files[self._at]) if self._files else None
        return image if image is not None and not image.isNull() else None

    def _size(self) -> QSizeF:
        image = self._image()
        if image is None:
            return QSizeF()
        covering = max(self.width() - 2, (self.height() - 2) * image.width() / image.height())
        wide = covering * _ZOOMS[self._zoom]
        return QSizeF(wide, wide * image.height() / image.width())

    def _bound(self) -> None:
        size = self._size()
        across, down = max(0.0, size.width() - self.width() + 2), max(0.0, size.height() - self.height() + 2)
        self._offset = QPointF(min(max(0.0, self._offset.x()), across), min(max(0.0, self._offset.y()), down))

    def _move(self, x: float, y: float) -> None:
        self._offset += QPointF(x, y)
        self._bound()
        self.update()

    def zoom(self, steps: int) -> None:
        """Enlarges or reduces about the middle."""
        size = self._size()
        if size.isEmpty():
            return
        middle = (self._offset.x() + self.width() / 2) / size.width(), (self._offset.y() + self.height() / 2) / size.height()
        self._zoom = min(max(0, self._zoom + steps), len(_ZOOMS) - 1)
        size = self._size()
        self._offset = QPointF(middle[0] * size.width() - self.width() / 2, middle[1] * size.height() - self.height() / 2)
        self._bound()
        self.update()

    def turn_over(self, steps: int) -> None:
        """The next or the one before of the record's scans."""
        if len(self._files) > 1:
            self._at = (self._at + steps) % len(self._files)
            self._ask()
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, plus and minus, Page Up and Down."""
        moves = {Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1), Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0)}
        key = Qt.Key(event.key())
        if key in moves:
            self._move(moves[key][0] * _STEP, moves[key][1] * _STEP)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(1)
        elif key is Qt.Key.Key_Minus:
            self.zoom(-1)
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.turn_over(1 if key is Qt.Key.Key_PageDown else -1)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel moves it, with Ctrl it enlarges."""
        steps = event.angleDelta().y() / 120
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if steps > 0 else -1)
        else:
            self._move(0, -steps * _STEP)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes hold of it."""
        self._grabbed = event.position()
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pulls it along."""
        if self._grabbed is not None:
            by = self._grabbed - event.position()
            self._grabbed = event.position()
            self._move(by.x(), by.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lets go."""
        self._grabbed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Enlarges, or shows all of it again."""
        self.zoom(1 if self._zoom == 0 else -len(_ZOOMS))

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """The page on its ground; which scan of how many; the keys."""
        paint.rounded(painter, area.adjusted(0.5, 0.5, -0.5, -0.5), theme.surface2, theme.line, 6)
        image = self._image()
        painter.save()
        painter.setClipRect(area.adjusted(1, 1, -1, -1))
        if image is not None:
            size = self._size()
            left = max(1.0, (area.width() - size.width()) / 2) if size.width() < area.width() else 1 - self._offset.x()
            top = max(1.0, (area.height() - size.height()) / 2) if size.height() < area.height() else 1 - self._offset.y()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(QPointF(left, top), size), image)
        painter.restore()
        if image is None:
            words = self._words if not self._files else self.tr("正在画…") if not self.ready else self.tr("这份扫描件画不出来")
            icons.draw(painter, "attach", QRectF(area.center().x() - 16, area.center().y() - 56, 32, 32), theme.text2)
            for n, line in enumerate(paint.lines(words, 15, area.width() - 48)):
                at = QRectF(24, area.center().y() - 12 + n * 24, area.width() - 48, 24)
                paint.text(painter, at, line, 15, theme.text2, align=paint.CENTER)
        elif len(self._files) > 1:
            words = self.tr("{n} / {count}  PgDn 下一份").format(n=self._at + 1, count=len(self._files))
            wide = paint.width(words, 13) + 20
            box = QRectF(area.right() - wide - 10, 10, wide, 26)
            paint.rounded(painter, box, theme.surface1, theme.line_control, 4)
            paint.text(painter, box, words, 13, theme.text1, align=paint.CENTER)
        if self.hasFocus():
            paint.rounded(painter, area.adjusted(1, 1, -1, -1), None, theme.focus, 6, 3)
