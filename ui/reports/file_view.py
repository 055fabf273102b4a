"""质量档案: everything on record about a serial, lot, product or customer; scanned or found by any part of its name (J-04)."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.clock import site_time
from app.core.errors import AppError
from app.core.text import say
from app.desk import Reading
from app.devices.code_table import Command as Code
from app.reports import file_papers
from app.reports.quality_file import FILED_WORDS, SUBJECT_WORDS, Choice, Filed, QualityFile, find, quality_file
from ui.context import DeskContext
from ui.i18n import shown
from ui.reports.records import open_record
from ui.settings.parts import Said
from ui.storage.screen import StorageView
from ui.widgets.base import Card, EdgeCard, PlainLabel, clear_layout
from ui.widgets.buttons import Chip, KeyButton
from ui.widgets.fields import SearchBox
from ui.widgets.tables import Column, Kind, WorkTable

_PAUSE = 200
"""Milliseconds of quiet after which what was typed is looked up."""


class QualityFileView(StorageView):
    """A search box with what it finds at the left, the file at the right."""

    key: ClassVar[str] = "quality_file"

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self._file: QualityFile | None = None
        self._only: Filed | None = None
        self._asked = 0
        left = EdgeCard(self.tr("找档案"), "")
        left.setFixedWidth(300)
        self.box = SearchBox(hint=self.tr("序列号、批号、产品、客户"), key="Ctrl+F")
        self.box.setObjectName("field.file")
        self.box.setFixedHeight(36)
        self._timer: QTimer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._search)
        self.box.textChanged.connect(lambda _: self._timer.start())
        line = QHBoxLayout()
        line.setContentsMargins(12, 0, 12, 0)
        line.addWidget(self.box)
        left.body.addLayout(line)
        self.found = WorkTable(
            [Column(self.tr("名称"), stretch=True), Column(self.tr("类别"), width=108)],
            empty=self.tr("扫序列号，或键入它的末四位、开头，产品、客户的名称。"),
        )
        self.found.setObjectName("list.files")
        self.found.opened.connect(lambda key: self.open_document(str(key)))
        self.found.current_changed.connect(lambda key: self.open_document(str(key)) if key and self.found.hasFocus() else None)
        left.body.addWidget(self.found, 1)
        self.row.addWidget(left)
        self.row.addWidget(self._file_card(), 1)

    def _file_card(self) -> QWidget:
        self.card = Card(self.tr("质量档案"), " ", padding=0)
        self.card.body.setContentsMargins(1, 10, 1, 8)
        self.card.head.setContentsMargins(14, 0, 12, 0)
        self.print_button = KeyButton(self.tr("打印档案"), cap="F10", icon="printer")
        self.print_button.setObjectName("do.print_file")
        self.print_button.clicked.connect(self._print)
        self.card.head.addWidget(self.print_button)
        top = QVBoxLayout()
        top.setContentsMargins(14, 0, 12, 0)
        self.heads = PlainLabel("", "caption")
        self.heads.setWordWrap(True)
        top.addWidget(self.heads)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(8)
        top.addLayout(self._chips)
        self.said = Said()
        self.said.setObjectName("label.file_said")
        top.addWidget(self.said)
        self.card.body.addLayout(top)
        self.lines = WorkTable(
            [
                Column(self.tr("日期"), Kind.DATE, 130), Column(self.tr("记录"), width=92), Column(self.tr("编号"), Kind.DOCUMENT, 140),
                Column(self.tr("事项"), stretch=True), Column(self.tr("客户、经手"), width=170),
            ],
            empty=self.tr("左边选一个，看它的检验、服务单、跟踪表、退换、返工。"),
        )  # fmt: skip
        self.lines.setObjectName("list.file")
        self.lines.opened.connect(lambda number: open_record(self.context, str(number)))
        self.card.body.addWidget(self.lines, 1)
        self.print_button.setEnabled(False)
        return self.card

    def first_field(self) -> QWidget | None:
        """The search box takes the keys."""
        return self.box

    def reload(self) -> None:
        """Reads the file in front anew."""
        if self._file is not None:
            self.open_document(self._file.document)

    def _search(self) -> None:
        text = self.box.text()
        self.context.query(lambda s: find(s, text), self._show_found)

    def _show_found(self, found: list[Choice]) -> None:
        self.found.set_empty(self.tr("没有找到。换一个字试试。"))
        self.found.set_rows([(one.title, shown(say(SUBJECT_WORDS[one.subject]))) for one in found], [one.document for one in found])
        if len(found) == 1:
            self.open_document(found[0].document)

    def open_document(self, document: str) -> None:
        """Opens the file of a serial or lot, of a product CP…, of a customer KH…."""
        if self._file is None or self._file.document != document:
            self._only = None
        roles = self.context.actor.roles
        self._asked += 1
        ticket = self._asked

        def ask(session: Reading) -> QualityFile:
            return quality_file(session, document, roles)

        self.context.query(ask, lambda found: self._show(found) if ticket == self._asked else None, self._failed)

    def _failed(self, error: AppError) -> None:
        self.said.setText(shown(error.reason))

    def _show(self, found: QualityFile) -> None:
        self._file = found
        self.said.setText("")
        self.print_button.setEnabled(True)
        self.card.title.setText(found.title)
        words = self.tr("{kind}·{n} 条记录") if not found.capped else self.tr("{kind}·最新 {n} 条记录")
        self.card.note.setText(words.format(kind=shown(say(SUBJECT_WORDS[found.subject])), n=len(found.lines)))
        self.heads.setText("  ".join(f"{name} {value}" for name, value in found.heads))
        clear_layout(self._chips)
        for filed, n in found.counts.items():
            chip = Chip(f"{shown(say(FILED_WORDS[filed]))} {n}")
            chip.setObjectName(f"chip.{filed.value}")
            chip.setChecked(filed is self._only)
            chip.clicked.connect(lambda _=False, filed=filed: self._filter(filed))
            self._chips.addWidget(chip)
        self._chips.addStretch(1)
        listed = [line for line in found.lines if self._only in (None, line.filed)]
        rows = [
            (f"{site_time(one.at):%Y-%m-%d %H:%M}", shown(say(FILED_WORDS[one.filed])), one.number, one.words, one.person) for one in listed
        ]
        self.lines.set_rows(rows, [one.number for one in listed])

    def _filter(self, filed: Filed) -> None:
        self._only = None if self._only is filed else filed
        if self._file is not None:
            self._show(self._file)

    def key_pressed(self, command: Code) -> None:
        """F10 prints."""
        if command is Code.PRINT:
            self._print()

    def _print(self) -> None:
        if self._file is not None:
            number, done = self._file.document, self.tr("质量档案已送打印。")
            self.context.command(lambda w: file_papers.print_file(w, number), lambda _: self.said.setText(done), self._failed)


