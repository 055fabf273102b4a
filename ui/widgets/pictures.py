"""Pictures of what looks the same again and again: drawn once, shown from then on."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QWidget


class Pictures:
    """The last few pictures of one widget, each as large as the widget, by how it looked."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: dict[Hashable, QPixmap] = {}

    def show(
        self, painter: QPainter, widget: QWidget, looks: Hashable, draw: Callable[[QPixmap], None], *, ground: str = ""
    ) -> None:  # fmt: skip
        """Draws the picture over the whole widget.

        Args:
            painter: Paints on the widget.
            widget: Whose picture it is.
            looks: Everything that makes a difference beside the widget's size.
            draw: Draws it where there is no such picture yet.
            ground: What shows where nothing is drawn; without it whatever lies behind, which takes twice the time.
        """
        ratio, size = widget.devicePixelRatioF(), widget.size()
        key = size.width(), size.height(), ratio, looks
        picture = self._kept.pop(key, None)
        if picture is None:
            picture = QPixmap(size * ratio + QSize(1, 1))  # at a scale of 1.25 a widget may be a pixel wider than its size says
            picture.setDevicePixelRatio(ratio)
            picture.fill(QColor(ground) if ground else Qt.GlobalColor.transparent)
            draw(picture)
            if len(self._kept) >= self._most:
                del self._kept[next(iter(self._kept))]
        self._kept[key] = picture  # the one that was not shown for longest goes first
        painter.save()
        painter.resetTransform()
        painter.drawPixmap(0, 0, picture)
        painter.restore()
