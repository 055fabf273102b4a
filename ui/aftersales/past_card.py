"""经过: the time line of a case, its pictures, and the line in which a further note or picture is entered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.aftersales import service
from app.aftersales.views import CaseEventKind, CaseEventView, CaseView, Severity
from app.core.clock import site_day, site_time
from app.core.errors import AppError
from app.core.words import text as word_text
from app.core.work import Work
from app.desk import Reading
from app.files import service as files
from app.files.service import AttachmentView
from ui.aftersales.pictures import PastePictures, Picture, PictureStrip, picture_of
from ui.context import DeskContext
from ui.i18n import shown
from ui.stored_file import open_stored
from ui.theme.tokens import State
from ui.widgets.base import Card
from ui.widgets.buttons import KeyButton
from ui.widgets.files import file_to_open
from ui.widgets.forms import ErrorLine
from ui.widgets.keys import on_enter
from ui.widgets.steps import TimeEntry, TimeLine

LARGE = 900
_STATES = {
    CaseEventKind.REGISTERED: State.GOOD, CaseEventKind.RESPONSE: State.GOOD, CaseEventKind.CONFIRMED: State.GOOD,
    CaseEventKind.CLOSED: State.GOOD, CaseEventKind.DONE: State.GOOD, CaseEventKind.VERIFIED: State.GOOD,
    CaseEventKind.LEADERS: State.GOOD, CaseEventKind.REJECTED: State.WRONG, CaseEventKind.SEVERITY: State.HOLD,
}  # fmt: skip
_ICONS = {
    CaseEventKind.CALL: "phone", CaseEventKind.DISPATCHED: "user", CaseEventKind.HANDED_OVER: "swap", CaseEventKind.NEXT_STEP: "clock",
}  # fmt: skip


class PastCard(Card):
    """What happened, newest on top.

    Attributes:
        acted: Something was entered.
    """

    acted = Signal()

    def __init__(self, context: DeskContext) -> None:
        super().__init__(self.tr("经过"), " ")
        self._context = context
        self._number = ""
        self._found: list[AttachmentView] = []
        self._page = 0
        self._file = ""
        self.line = TimeLine()
        self.line.setObjectName("list.events")
        inside = QWidget()
        inside.setObjectName("scrollBody")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.line)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        self._large = QLabel()
        self._large.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._large.setAccessibleName(self.tr("大图"))
        self._stack = QStackedWidget()
        self._stack.addWidget(scroll)
        self._stack.addWidget(self._large)
        self.body.addWidget(self._stack, 1)
        self.pictures = PictureStrip()
        self.pictures.opened.connect(self._enlarge)
        self.pictures.turned.connect(self._turn)
        self.body.addWidget(self.pictures)
        self.close_button = KeyButton(self.tr("收起大图"), key="Esc")
        self.close_button.clicked.connect(self._small)
        self.close_button.hide()
        self.body.addWidget(self.close_button)
        self.error = ErrorLine()
        self.body.addWidget(self.error)
        self._entry()

    def _entry(self) -> None:
        row = QHBoxLayout()
        self.note_field = QLineEdit()
        self.note_field.setObjectName("field.case_note")
        self.note_field.setMinimumHeight(36)
        self.note_field.setPlaceholderText(self.tr("写一条经过，或 Ctrl+V 粘贴图片"))
        self.note_field.setAccessibleName(self.tr("写一条经过"))
        on_enter(self.note_field, self._note)
        paste = PastePictures(self)
        paste.watch(self.note_field)
        paste.pasted.connect(self._hang)
        self._add = KeyButton(self.tr("记入"))
        self._add.setObjectName("do.add_note")
        self._add.clicked.connect(self._note)
        self._choose = KeyButton(self.tr("附件"), icon="attach")
        self._choose.setObjectName("do.add_case_file")
        self._choose.clicked.connect(self._ask_file)
        row.addWidget(self.note_field, 1)
        row.addWidget(self._add)
        row.addWidget(self._choose)
        self.body.addLayout(row)

    def show_case(self, view: CaseView | None, now: datetime) -> None:
        """Shows the time line of a case."""
        number = view.number if view is not None else ""
        if number != self._number:
            self.pictures.show_pictures(())
            self._page = 0
            self._small()
            self.error.show_words("")
        self._number = number
        events = view.events if view is not None else ()
        self.line.show_entries(tuple(self._of(event, now) for event in events))
        hung = sum(1 for event in events if event.kind is CaseEventKind.ATTACHMENT)
        self.note.setText(self.tr("全部 {n}·附件 {files}").format(n=len(events), files=hung) if events else "")
        for widget in (self.note_field, self._add, self._choose):
            widget.setEnabled(view is not None)
        if hung:
            self._turn(self._page)

    def forget(self) -> None:
        """A note that was half written goes."""
        self.note_field.clear()
        self.error.show_words("")

    def _of(self, event: CaseEventView, now: datetime) -> TimeEntry:
        at, kind = site_time(event.at), event.kind
        title = shown(word_text(kind))
        if site_day(event.at) != site_day(now):
            title = f"{title}  {at:%m-%d}"
        state = None if kind in _ICONS else _STATES.get(kind, State.INFO)
        if kind is CaseEventKind.SEVERITY and event.text.startswith(word_text(Severity.MAJOR).source):
            state = State.WRONG
        words = f"{event.text}\n{event.person}" if event.text else event.person
        return TimeEntry(f"{at:%H:%M}", title, words, state, _ICONS.get(kind, "clock"))

    def _turn(self, first: int) -> None:
        """Reads a page of the small pictures."""
        number, page_of = self._number, self.pictures.page_of
        self._context.query(lambda s: _pictures(s, number, first, page_of), lambda found: self._show_pictures(number, first, found))

    def _show_pictures(self, number: str, first: int, found: _Page) -> None:
        if number == self._number:
            self._found, self._page = found.hung, first
            self.pictures.show_page(first, found.pictures, len(found.hung))

    def _enlarge(self, at: int) -> None:
        one = self._found[at]
        if one.media_type.startswith("image/"):
            self._context.query(lambda s: files.thumbnail(s, one.sha256, LARGE), self._show_large, self._refused)
        else:
            self._context.query(lambda s: files.content(s, one.sha256), lambda content: self._show_pdf(one, content))

    def _show_pdf(self, one: AttachmentView, content: bytes) -> None:
        self.error.show_words(open_stored(self._context, one, content))

    def _show_large(self, content: bytes) -> None:
        image = QPixmap()
        image.loadFromData(content)
        room = self._stack.size() - QSize(8, 8)
        self._large.setPixmap(image.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation))
        self._stack.setCurrentIndex(1)
        self.close_button.show()

    def _small(self) -> None:
        self._stack.setCurrentIndex(0)
        self.close_button.hide()

    def _note(self) -> None:
        number, words = self._number, self.note_field.text().strip()
        if number and words:
            self._context.command(lambda w: service.add_note(w, number, words), self._noted, self._refused)

    def _noted(self, _: object) -> None:
        self.note_field.clear()
        self._acted(_)

    def _ask_file(self) -> None:
        name = file_to_open(self, self.tr("挂一份附件"), "PNG, JPEG, PDF (*.png *.jpg *.jpeg *.pdf)")
        if name:
            try:
                self._hang([picture_of(Path(name))])
            except OSError:
                self.error.show_words(self.tr("读不出文件 {name}").format(name=Path(name).name))

    def _hang(self, found: list[Picture]) -> None:
        number = self._number
        if not number:
            return

        def hang(work: Work) -> CaseView | None:
            view = None
            for name, content in found:
                view = service.add_file(work, number, name, content)
            return view

        self._context.command(hang, self._acted, self._refused)

    def _acted(self, _: object) -> None:
        self.error.show_words("")
        self.acted.emit()

    def _refused(self, error: AppError) -> None:
        self.error.show_words(f"{error.clause}  {shown(error.reason)}" if error.clause else shown(error.reason))


@dataclass(frozen=True)
class _Page:
    """Everything that hangs on a case, newest first, and the small pictures of the page on screen; a PDF has none."""

    hung: list[AttachmentView]
    pictures: list[Picture]


def _pictures(session: Reading, number: str, first: int, page_of: Callable[[int], int]) -> _Page:
    hung = files.attachments(session, service.KIND, number)[::-1]
    return _Page(hung, [(one.name, files.small_of(session, one, 128)) for one in hung[first : first + page_of(len(hung))]])
