"""Pictures on a case: pasted by Ctrl+V, dropped or chosen, shown small in a row and large at a click."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QMimeData, QObject, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QKeyEvent, QKeySequence, QMouseEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.widgets.base import PlainLabel, clear_layout

SMALL = 56
Picture = tuple[str, bytes]
"""Name and content."""


def pictures_in(mime: QMimeData, name: str) -> list[Picture]:
    """The pictures and PDF files in what was copied or dropped; a picture without a file is called `name`."""
    found: list[Picture] = []
    for url in mime.urls():
        path = Path(url.toLocalFile())
        if url.isLocalFile() and path.suffix.lower() in (".png", ".jpg", ".jpeg", ".pdf"):
            try:
                found.append((path.name, path.read_bytes()))
            except OSError:
                continue
    image = mime.imageData() if mime.hasImage() and not found else None
    if isinstance(image, QPixmap):
        image = image.toImage()
    if isinstance(image, QImage) and not image.isNull():
        found.append((f"{name}.png", png(image)))
    return found


def png(image: QImage) -> bytes:
    """A picture as PNG."""
    out = QBuffer()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(out, QByteArray(b"png")).write(image)
    return bytes(out.data().data())


class PastePictures(QObject):
    """Looks at Ctrl+V on its way to a field: a picture on the clipboard is taken, text goes on to the field.

    Attributes:
        pasted: Pictures came; carries a list of name and content.
    """

    pasted = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._count = 0

    def watch(self, *fields: QWidget) -> None:
        """Watches these fields."""
        for field in fields:
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes a picture, leaves everything else."""
        asked = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Paste)
        return bool(asked) and self.take(QGuiApplication.clipboard().mimeData())

    def take(self, mime: QMimeData) -> bool:
        """Takes the pictures in it; whether there were any."""
        found = pictures_in(mime, self.tr("粘贴图片{n}").format(n=self._count + 1))
        self._count += len(found)
        if found:
            self.pasted.emit(found)
        return bool(found)


class Thumb(QLabel):
    """One small picture that can be clicked, or reached by Tab and opened by Enter."""

    clicked = Signal()

    def __init__(self, name: str, content: bytes, size: int = SMALL) -> None:
        super().__init__()
        image = QPixmap()
        if content and image.loadFromData(content):
            self.setPixmap(
                image.scaled(QSize(size, size), Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
            )
        else:
            self.setTextFormat(Qt.TextFormat.PlainText)
            self.setText("PDF")
        self.setFixedSize(size, size)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.setProperty("thumb", True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click opens it."""
        self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)


class PictureStrip(QWidget):
    """Small pictures in a row; hidden while there are none.

    Attributes:
        opened: One was clicked; carries its place in the row.
    """

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None, size: int = SMALL) -> None:
        super().__init__(parent)
        self._size = size
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_pictures(self, pictures: Sequence[Picture], most: int = 5) -> None:
        """Shows the newest of them, and how many there are."""
        clear_layout(self._row)
        for n, (name, content) in enumerate(pictures[:most]):
            thumb = Thumb(name, content, self._size)
            thumb.clicked.connect(lambda n=n: self.opened.emit(n))
            self._row.addWidget(thumb)
        self._row.addWidget(PlainLabel(self.tr("图片 {n} 张").format(n=len(pictures)), "caption"))
        self._row.addStretch(1)
        self.setVisible(bool(pictures))
