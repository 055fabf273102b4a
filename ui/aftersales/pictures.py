"""Pictures on a case: pasted by Ctrl+V, dropped or chosen, shown small in a row and large at a click."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QMimeData, QObject, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QImageReader, QImageWriter, QKeyEvent, QKeySequence, QMouseEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.widgets.base import PlainLabel, clear_layout, tool_tip
from ui.widgets.buttons import KeyButton

SMALL = 56
HEAVY, LONGEST = 4 * 1024 * 1024, 2560
"""A picture of more bytes is kept with its longer side so many pixels long: what a screen or paper shows of it stays."""
Picture = tuple[str, bytes]
"""Name and content."""


def pictures_in(mime: QMimeData, name: str) -> list[Picture]:
    """The pictures and PDF files in what was copied or dropped; a picture without a file is called `name`."""
    found: list[Picture] = []
    for url in mime.urls():
        path = Path(url.toLocalFile())
        if url.isLocalFile() and path.suffix.lower() in (".png", ".jpg", ".jpeg", ".pdf"):
            try:
                found.append(picture_of(path))
            except OSError:
                continue
    image = mime.imageData() if mime.hasImage() and not found else None
    if isinstance(image, QPixmap):
        image = image.toImage()
    if isinstance(image, QImage) and not image.isNull():
        found.append(shrunk(f"{name}.png", png(image)))
    return found


def picture_of(path: Path) -> Picture:
    """A picture or PDF file that was chosen, dropped or copied.

    Raises:
        OSError: It cannot be read.
    """
    return shrunk(path.name, path.read_bytes())


def shrunk(name: str, content: bytes) -> Picture:
    """A heavy picture as a JPEG that a page can bear; anything else, and what cannot be read as a picture, as it is."""
    if len(content) <= HEAVY or content.startswith(b"%PDF-"):
        return name, content
    source = QBuffer()
    source.setData(QByteArray(content))
    source.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(source)
    reader.setAutoTransform(True)
    whole = reader.size()
    if not whole.isValid():
        return name, content
    if max(whole.width(), whole.height()) > LONGEST:
        reader.setScaledSize(whole.scaled(LONGEST, LONGEST, Qt.AspectRatioMode.KeepAspectRatio))
    image, out = reader.read(), QBuffer()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(out, QByteArray(b"jpeg"))
    writer.setQuality(88)
    if image.isNull() or not writer.write(image):
        return name, content
    return f"{Path(name).stem}.jpg", bytes(out.data().data())


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
    """One small picture that can be clicked, or reached by Tab and opened by Enter; ← and → go to its neighbours.

    Attributes:
        clicked: It is to be opened.
        stepped: The neighbour before (-1) or after (1) is wanted.
    """

    clicked = Signal()
    stepped = Signal(int)

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
        self.setToolTip(tool_tip(name))
        self.setProperty("thumb", True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click opens it."""
        self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens it, arrows go on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.clicked.emit()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)


class PictureStrip(QWidget):
    """Small pictures in a row, a page of them at a time; hidden while there are none.

    Attributes:
        opened: One was clicked; carries its place among all of them.
        turned: Another page is wanted; carries the place of its first picture.
    """

    opened = Signal(int)
    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None, size: int = SMALL, most: int = 5) -> None:
        super().__init__(parent)
        self._size, self._most = size, most
        self._first, self._total, self._focus = 0, 0, 0
        self._own: Sequence[Picture] = ()
        self._thumbs: list[Thumb] = []
        self._pictures = QHBoxLayout()
        self._pictures.setSpacing(6)
        self._before, self._after = KeyButton("‹"), KeyButton("›")
        for button, by, name in ((self._before, -1, self.tr("前面的图片 ←")), (self._after, 1, self.tr("后面的图片 →"))):
            button.setFixedSize(30, 34)
            button.setAccessibleName(name)
            button.setToolTip(tool_tip(name))
            button.clicked.connect(lambda _=False, by=by: self._turn(by))
        self._before.setObjectName("do.pictures_before")
        self._after.setObjectName("do.pictures_after")
        self.count = PlainLabel("", "caption")
        self.count.setObjectName("label.pictures")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._before)
        row.addLayout(self._pictures)
        row.addWidget(self._after)
        row.addWidget(self.count)
        row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def page_of(self, total: int) -> int:
        """How many pictures stand side by side, of so many."""
        return total if total <= self._most else self._most - 1

    def show_pictures(self, pictures: Sequence[Picture]) -> None:
        """Shows pictures that are all at hand, from the first."""
        self._own = pictures
        self._show(0)

    def show_page(self, first: int, pictures: Sequence[Picture], total: int) -> None:
        """Shows a page of many that are read page by page; the next one is asked for by `turned`."""
        self._own = ()
        self._lay(first, pictures, total)

    def _show(self, first: int) -> None:
        total = len(self._own)
        self._lay(first, self._own[first : first + self.page_of(total)], total)

    def _lay(self, first: int, pictures: Sequence[Picture], total: int) -> None:
        focused = any(thumb.hasFocus() for thumb in self._thumbs)
        self._first, self._total = first, total
        clear_layout(self._pictures)
        self._thumbs = []
        for n, (name, content) in enumerate(pictures):
            thumb = Thumb(name, content, self._size)
            thumb.clicked.connect(lambda n=n: self.opened.emit(first + n))
            thumb.stepped.connect(lambda by, n=n: self._step(n, by))
            self._pictures.addWidget(thumb)
            self._thumbs.append(thumb)
        paged = total > len(pictures)
        for button, there in ((self._before, first > 0), (self._after, first + len(pictures) < total)):
            button.setVisible(paged)
            button.setEnabled(there)
        many = self.tr("{first}–{last} / {n} 份").format(first=first + 1, last=first + len(pictures), n=total)
        self.count.setText(many if paged else self.tr("图片 {n} 张").format(n=total))
        self.setVisible(total > 0)
        if focused and self._thumbs:
            self._thumbs[min(self._focus, len(self._thumbs) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, at: int, by: int) -> None:
        """The neighbour takes the focus; beyond the edge the page turns."""
        if 0 <= at + by < len(self._thumbs):
            self._thumbs[at + by].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._turn(by)

    def _turn(self, by: int) -> None:
        step = self.page_of(self._total)
        first = min(max(0, self._first + by * step), max(0, (self._total - 1) // max(1, step) * step))
        if first == self._first:
            return
        self._focus = 0 if by > 0 else step - 1
        if self._own:
            self._show(first)
        else:
            self.turned.emit(first)
