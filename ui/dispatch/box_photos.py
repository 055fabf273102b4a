"""Photos of the boxes of a 发货单: small ones in a row, one of them large at a click."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPixmap
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.boxing import photos
from app.boxing.photos import BoxPhoto
from app.core.clock import site_time
from app.desk import Reading
from app.files import service as files
from ui.context import DeskContext
from ui.widgets.base import Card, PlainLabel, clear_layout

SMALL, LARGE, ACROSS, MOST = 96, 900, 3, 9


class _Picture(QLabel):
    """One picture that can be clicked."""

    clicked = Signal()

    def __init__(self, content: bytes, size: QSize, name: str) -> None:
        super().__init__()
        image = QPixmap()
        image.loadFromData(content)
        self.setPixmap(image.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation))
        self.setAccessibleName(name)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click asks for the other size."""
        self.clicked.emit()


class BoxPhotosCard(Card):
    """The newest photos of a 发货单's boxes; hidden where there are none."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(QCoreApplication.translate("BoxPhotosCard", "装箱照片"), " ")
        self._context = context
        self._number = ""
        self._found: list[tuple[BoxPhoto, bytes]] = []
        self._large: bytes | None = None
        inner = QWidget()
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self.body.addWidget(inner)
        self.setObjectName("card.photos")
        self.hide()

    def show_order(self, number: str) -> None:
        """Reads the photos of a 发货单."""
        if number != self._number:
            self._number, self._large = number, None
            self.hide()
        if number:
            self._context.query(lambda s: _read(s, number), lambda found: self._show(number, *found))

    def _show(self, number: str, count: int, found: list[tuple[BoxPhoto, bytes]]) -> None:
        if number != self._number:
            return
        self._found = found
        self.setVisible(bool(found))
        self.note.setText(self.tr("{n} 张，点开看大图").format(n=count))
        self._draw()

    def _draw(self) -> None:
        clear_layout(self._grid)
        if self._large is not None:
            wide = max(200, self.width() - 32)
            large = _Picture(self._large, QSize(wide, wide), self.tr("大图，再点收起"))
            large.clicked.connect(lambda: self._enlarge(None))
            self._grid.addWidget(large, 0, 0)
            return
        for n, (photo, content) in enumerate(self._found):
            words = self.tr("第 {n} 箱 {time}").format(n=photo.box_no, time=site_time(photo.at).strftime("%H:%M"))
            small = _Picture(content, QSize(SMALL, SMALL), words)
            small.clicked.connect(lambda photo=photo: self._open(photo))
            self._grid.addWidget(small, n // ACROSS * 2, n % ACROSS)
            self._grid.addWidget(PlainLabel(words, "caption"), n // ACROSS * 2 + 1, n % ACROSS)
        self._grid.setColumnStretch(ACROSS, 1)

    def _open(self, photo: BoxPhoto) -> None:
        self._context.query(lambda s: files.thumbnail(s, photo.sha256, LARGE), self._enlarge)

    def _enlarge(self, content: bytes | None) -> None:
        self._large = content
        self._draw()


def _read(session: Reading, number: str) -> tuple[int, list[tuple[BoxPhoto, bytes]]]:
    found = photos.photos_of_order(session, number)
    return len(found), [(photo, files.thumbnail(session, photo.sha256, SMALL * 2)) for photo in found[:MOST]]
