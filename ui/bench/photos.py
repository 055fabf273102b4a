"""Photos at the bench: a folder that the camera writes into is watched, each new picture goes to the box in work."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QRectF, QTimer, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from app.boxing import photos
from app.core.errors import AppError, bad_input
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Work
from app.desk import Reading
from app.files import folder
from app.files import service as files
from app.files.service import LARGEST, AttachmentView
from ui import icons
from ui.context import DeskContext
from ui.i18n import shown
from ui.theme.tokens import Theme
from ui.widgets import paint
from ui.widgets.base import BenchPainted

LOOK_MS = 1500
SMALL = 240
"""Longest side of a small picture in pixels."""
_KEPT = 48


class PhotoFolder(QObject):
    """Looks into the folder while the bench is shown; two looks alike mean that a picture is written to its end.

    Attributes:
        attached: A picture was hung on a box; carries its SSCC.
        refused: A picture was not taken; carries the sentence.
    """

    attached = Signal(str)
    refused = Signal(str)

    def __init__(self, context: DeskContext, path: Path, sscc: Callable[[], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context, self._path, self._sscc = context, path, sscc
        self._arrivals = folder.Arrivals()
        self._looking = False
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begins to look; what lies there by now belongs to no box."""
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Looks no more."""
        self._timer.stop()

    def look(self) -> None:
        """Looks once, off the window's thread: the folder may be on a slow share."""
        if not self._looking:
            self._looking = True
            self._context.query(lambda _: folder.look(self._path), self._seen)

    def _seen(self, found: dict[str, folder.Stamp]) -> None:
        self._looking = False
        for name in self._arrivals.new(found):
            sscc = self._sscc()
            if not sscc or not self._context.signed_in:
                self.refused.emit(self.tr("照片 {name} 没有归入：没有打开的箱").format(name=name))
                continue
            self._attach(sscc, name)

    def _attach(self, sscc: str, name: str) -> None:
        def act(work: Work) -> AttachmentView:
            return photos.attach(work, sscc, name, _read(self._path / name))

        def failed(error: AppError) -> None:
            self.refused.emit(shown(error.reason))

        self._context.command(act, lambda _: self.attached.emit(sscc), failed)


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise bad_input(QT_TRANSLATE_NOOP("app", "附件只收 20 MB 以内的 PNG、JPEG 图片或 PDF：{name}"), name=path.name)
        return path.read_bytes()
    except OSError:
        raise bad_input(QT_TRANSLATE_NOOP("app", "照片读不出，只收 PNG 或 JPEG：{name}"), name=path.name) from None


class PhotoStrip(BenchPainted):
    """The photos of the box in a row, the newest first; how many there are, and the last sentence about one that was refused."""

    reference_height = 96

    def __init__(self, context: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._sscc = self._said = ""
        self._images: dict[str, QImage] = {}
        self._shown: tuple[str, ...] = ()

    def show_box(self, sscc: str, *, anew: bool = False) -> None:
        """Shows the photos of a box."""
        if sscc == self._sscc and not anew:
            return
        if sscc != self._sscc:
            self._shown, self._said = (), ""
        self._sscc = sscc
        self.update()
        if sscc:
            known = frozenset(self._images)
            self._context.query(lambda s: _small(s, sscc, known), lambda found: self._take(sscc, *found))

    def say(self, words: str) -> None:
        """A sentence about a picture that was not taken."""
        self._said = words
        self.setAccessibleDescription(words)
        self.update()

    def _take(self, sscc: str, order: tuple[str, ...], made: dict[str, bytes]) -> None:
        for sha256, content in made.items():
            self._images[sha256] = QImage.fromData(content)
        while len(self._images) > _KEPT:
            self._images.pop(next(iter(self._images)))
        if sscc == self._sscc:
            self._shown, self._said = order, ""
            self.setAccessibleName(self.tr("照片 {n} 张").format(n=len(order)))
            self.update()

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """A card: the count at the left, then the pictures as far as they fit."""
        paint.rounded(painter, area, theme.surface1, theme.line, 6)
        icons.draw(painter, "camera", QRectF(14, 14, 26, 26), theme.text1)
        paint.text(painter, QRectF(46, 10, 70, 34), self.tr("照片"), 16, theme.text1, True)
        paint.text(painter, QRectF(14, 46, 96, 40), self.tr("{n} 张").format(n=len(self._shown)), 20, theme.text1, True)
        left, tall = 112.0, area.height() - 16
        if self._said or not self._shown:
            words = self._said or self.tr("拍照后自动归入这一箱")
            box = QRectF(left, 8, area.width() - left - 12, tall)
            for n, line in enumerate(paint.lines(words, 15, box.width())[:3]):
                paint.text(painter, QRectF(left, 12 + n * 24, box.width(), 24), line, 15, theme.wrong_text if self._said else theme.text2)
            return
        for sha256 in self._shown:
            image = self._images.get(sha256)
            if image is None or image.isNull():
                continue
            wide = min(tall * image.width() / max(1, image.height()), tall * 1.5)
            if left + wide > area.width() - 8:
                break
            painter.drawImage(QRectF(left, 8, wide, tall), image)
            left += wide + 8


def _small(session: Reading, sscc: str, known: frozenset[str]) -> tuple[tuple[str, ...], dict[str, bytes]]:
    """The photos of a box, newest first, and small pictures of those that are not known yet."""
    order = tuple(photo.sha256 for photo in reversed(photos.photos(session, sscc)))[:12]
    return order, {sha256: files.thumbnail(session, sha256, SMALL) for sha256 in order if sha256 not in known}


class BoxPhotos(QObject):
    """What the bench page needs of photos: the strip, shown only where this PC names a folder, and the watch on that folder."""

    def __init__(self, context: DeskContext, sscc: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        path = str(context.local["photo_folder"]) if context.local is not None else ""
        self.strip = PhotoStrip(context)
        self.strip.setObjectName("list.photos")
        self.strip.setVisible(bool(path))
        self.folder = PhotoFolder(context, Path(path), sscc, self) if path else None
        self._sscc = sscc
        if self.folder is not None:
            self.folder.attached.connect(lambda attached: self.strip.show_box(attached, anew=True))
            self.folder.refused.connect(self.strip.say)

    def start(self) -> None:
        """The bench is shown."""
        if self.folder is not None:
            self.folder.start()

    def stop(self) -> None:
        """It is not."""
        if self.folder is not None:
            self.folder.stop()

    def show_box(self) -> None:
        """The box in work may be another."""
        if self.folder is not None:
            self.strip.show_box(self._sscc())
