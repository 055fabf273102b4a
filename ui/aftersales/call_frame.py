"""The parts of the call panel, from top to bottom: head, box, what it found, the facts, the words, the acts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ui.aftersales.call_acts import CallActs
from ui.aftersales.call_form import CallForm
from ui.aftersales.call_head import CallHead
from ui.aftersales.call_middle import CallMiddle
from ui.aftersales.call_search import CallSearch
from ui.aftersales.call_words import CallWords
from ui.context import DeskContext
from ui.widgets.forms import ErrorLine


class CallFrame(QFrame):
    """Head, search, form, words, buttons; what they do together is `CallPanel`'s."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.setAcceptDrops(True)
        self.head, self.form, self.acts, self.error = CallHead(), CallForm(), CallActs(), ErrorLine()
        self.finder = CallSearch(context, self)
        self.search, self.list = self.finder.field, self.finder.list
        self.middle = CallMiddle(self.finder.area)
        self.spot, self.goods = self.middle.spot, self.middle.goods
        self.written_down = CallWords()
        self.words = self.written_down.editor
        self.written_down.watch(self.search, *self.form.editors())
        self.spot_button, self.drop_button = self.acts.spot_button, self.acts.drop_button
        for line in (self.form.phone, self.form.caller):
            line.returnPressed.connect(lambda: self.words.setFocus(Qt.FocusReason.OtherFocusReason))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.head)
        body = QVBoxLayout()
        body.setContentsMargins(14, 10, 14, 12)
        body.setSpacing(6)
        column.addLayout(body)
        body.addWidget(self.search)
        body.addWidget(self.middle, 1)
        for part in (self.form, self.written_down, self.error, self.acts):
            body.addWidget(part)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Pictures and PDF files may be dropped."""
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Takes them."""
        if self.written_down.take(event.mimeData()):
            event.acceptProposedAction()
