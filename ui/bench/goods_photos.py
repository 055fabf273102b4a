"""The photos of the goods on the bench: read once in small, off the window's thread."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QPixmap

from app.boxing.views import BenchState
from app.catalog import queries as catalog
from app.core.errors import BadInput
from app.desk import Reading
from app.files import service as files
from ui.context import DeskContext

SIZE = 160
"""Longest side in pixels: twice the frame of the table at full HD."""


class GoodsPhotos:
    """Hands the photos of an order's goods to the table.

    Args:
        context: The desk.
        show: Takes all photos known by key of the product.
    """

    def __init__(self, context: DeskContext, show: Callable[[dict[int, QPixmap]], None]) -> None:
        self._context, self._show = context, show
        self._photos: dict[int, QPixmap] = {}
        self._order = ""

    def wants(self, state: BenchState) -> None:
        """Reads the photos once an order comes to the bench."""
        number = state.order.number if state.order else ""
        if number == self._order:
            return
        self._order = number
        keys = [line.product_id for line in state.order.lines] if state.order else []
        if keys:
            self._context.query(lambda session: _thumbnails(session, keys), self._take)

    def _take(self, found: dict[int, bytes]) -> None:
        for key, content in found.items():
            pixmap = QPixmap()
            if pixmap.loadFromData(content):
                self._photos[key] = pixmap
        self._show(dict(self._photos))


def _thumbnails(session: Reading, keys: list[int]) -> dict[int, bytes]:
    found = {}
    for key, sha256 in catalog.product_pictures(session, keys).items():
        try:
            found[key] = files.thumbnail(session, sha256, SIZE)
        except BadInput:
            continue  # stored before pictures were looked at; the drawing stands in
    return found
