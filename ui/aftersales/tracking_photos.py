"""The photos and papers of a tracking form and of its case, small in a row, and the button that hangs another one on it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.aftersales import service as case_service
from app.aftersales import tracking_service
from app.aftersales.tracking_service import DEPARTMENTS
from app.aftersales.tracking_views import Role, TrackingState, TrackingView
from app.core.errors import AppError
from app.core.work import Actor, Work
from app.desk import Reading
from app.files import service as files
from app.files.service import AttachmentView
from ui.aftersales.pictures import PastePictures, Picture, PictureStrip, picture_of
from ui.context import DeskContext
from ui.i18n import shown
from ui.stored_file import open_stored
from ui.widgets.buttons import KeyButton
from ui.widgets.files import file_to_open
from ui.widgets.forms import ErrorLine

_SMALL = 40


class TrackingPhotos(QWidget):
    """One line at the foot of the panel; Ctrl+V on the button takes a picture from the clipboard.

    Attributes:
        hung: Something was hung on; carries the `TrackingView`.
    """

    hung = Signal(object)

    def __init__(self, context: DeskContext) -> None:
        super().__init__()
        self._context = context
        self._number = ""
        self._found: list[tuple[AttachmentView, bytes]] = []
        self.pictures = PictureStrip(size=_SMALL, most=4)
        self.pictures.opened.connect(self._open)
        self.add = KeyButton(self.tr("附件"), icon="attach")
        self.add.setObjectName("do.add_tracking_photo")
        self.add.clicked.connect(self._ask)
        paste = PastePictures(self)
        paste.watch(self.add)
        paste.pasted.connect(self.hang)
        self.error = ErrorLine()
        row = QHBoxLayout()
        row.addWidget(self.pictures, 1)
        row.addStretch(1)
        row.addWidget(self.add)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self.error)
        box.addLayout(row)
        self.hide()

    def show_form(self, form: TrackingView | None, actor: Actor) -> None:
        """Shows what hangs on a form; whoever may answer it may hang a photo on it while it is open."""
        number = form.number if form is not None else ""
        if number != self._number:
            self._number = number
            self.error.show_words("")
            self.pictures.show_pictures(())
        may = form is not None and form.state is not TrackingState.CLOSED and actor.has(Role.INSPECTOR, *DEPARTMENTS)
        self.add.setVisible(may)
        self.setVisible(may or bool(form is not None and form.photos))
        if form is not None and form.photos:
            self._context.query(lambda s: _read(s, form), lambda found: self._show(number, found))

    def _show(self, number: str, found: list[tuple[AttachmentView, bytes]]) -> None:
        if number == self._number:
            self._found = found
            self.pictures.show_pictures([(one.name, content) for one, content in found])

    def _open(self, at: int) -> None:
        one = self._found[at][0]
        self._context.query(
            lambda s: files.content(s, one.sha256),
            lambda content: self.error.show_words(open_stored(self._context, one, content)),
        )

    def _ask(self) -> None:
        name = file_to_open(self, self.tr("挂一份附件"), "PNG, JPEG, PDF (*.png *.jpg *.jpeg *.pdf)")
        if name:
            try:
                self.hang([picture_of(Path(name))])
            except OSError:
                self.error.show_words(self.tr("读不出文件 {name}").format(name=Path(name).name))

    def hang(self, found: list[Picture]) -> None:
        """Hangs pictures or PDF files on the form in front."""
        number = self._number
        if not number or not found:
            return

        def act(work: Work) -> TrackingView:
            views = [tracking_service.add_photo(work, number, name, content) for name, content in found]
            return views[-1]

        def refused(error: AppError) -> None:
            self.error.show_words(shown(error.reason))

        def done(view: TrackingView) -> None:
            self.error.show_words("")
            self.hung.emit(view)

        self._context.command(act, done, refused)


def _read(session: Reading, form: TrackingView) -> list[tuple[AttachmentView, bytes]]:
    """What hangs on the form, newest first, then what hangs on its case."""
    hung = files.attachments(session, tracking_service.KIND, form.number)[::-1]
    if form.case_no:
        hung += files.attachments(session, case_service.KIND, form.case_no)[::-1]
    return [(one, files.small_of(session, one, 128)) for one in hung]
