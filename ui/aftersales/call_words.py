"""What the customer says, in his own words, with the pictures he sends."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ui.aftersales.pictures import PastePictures, Picture, PictureStrip
from ui.widgets.base import PlainLabel


class CallWords(QWidget):
    """The words, whether they are saved, and below them the pictures.

    Attributes:
        written: Something was written.
        pasted: Pictures came; carries a list of name and content.
    """

    written = Signal()
    pasted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(PlainLabel(self.tr("客户原话"), "cardTitle"))
        row.addWidget(PlainLabel(self.tr("* 必填"), "caption"))
        row.addStretch(1)
        self.saved = PlainLabel("", "caption")
        row.addWidget(self.saved)
        self.editor = QPlainTextEdit()
        self.editor.setObjectName("field.words")
        self.editor.setAccessibleName(self.tr("客户原话"))
        self.editor.setPlaceholderText(self.tr("照客户原话记；Ctrl+V 粘贴图片"))
        self.editor.setTabChangesFocus(True)
        self.editor.setFixedHeight(78)
        self.editor.textChanged.connect(self.written)
        self._strip = PictureStrip(size=34)
        self._paste = PastePictures(self)
        self._paste.pasted.connect(self.pasted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.editor)
        column.addWidget(self._strip)

    def watch(self, *fields: QWidget) -> None:
        """A picture pasted in one of these fields belongs to the call as well."""
        self._paste.watch(self.editor, *fields)

    def take(self, mime: QMimeData) -> bool:
        """Takes the pictures that were dropped; whether there were any."""
        return self._paste.take(mime)

    def said(self) -> str:
        """The words."""
        return self.editor.toPlainText().strip()

    def show_pictures(self, pictures: Sequence[Picture]) -> None:
        """Shows the pictures that are not saved yet."""
        self._strip.show_pictures(pictures)
