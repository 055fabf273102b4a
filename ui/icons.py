"""The one drawn icon set: 24 grid, 1.8 px round stroke, coloured where it is drawn.

`goods-*` are small pictures of wares in their own colours, shown where a product has no photograph.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.core.paths import resources


@lru_cache(maxsize=1)
def names() -> frozenset[str]:
    """The names of all icons in the set."""
    return frozenset(path.stem for path in (resources() / "icons").glob("*.svg"))


@lru_cache(maxsize=512)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    text = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(text.replace("currentColor", colour).encode()))


def draw(painter: QPainter, name: str, rect: QRectF, colour: str) -> None:
    """Draws icon `name` into `rect` (square) with strokes in `colour`.

    Raises:
        FileNotFoundError: If the set has no such icon.
    """
    _renderer(name, colour).render(painter, rect)


@lru_cache(maxsize=512)
def pixmap(name: str, colour: str, size: int = 20, ratio: float = 1.0) -> QPixmap:
    """The icon as a pixmap of `size` logical pixels at device pixel ratio `ratio`."""
    made = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw(painter, name, QRectF(0, 0, made.width(), made.height()), colour)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


def icon(name: str, colour: str, size: int = 20) -> QIcon:
    """The icon for a Qt button or action, drawn for scales 1 to 2."""
    made = QIcon()
    for ratio in (1.0, 1.25, 1.5, 2.0):
        made.addPixmap(pixmap(name, colour, size, ratio))
    return made
