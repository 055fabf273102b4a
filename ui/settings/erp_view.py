"""ERP 导出: what the company's ERP calls the columns of the 产品入库单; said once, left blank for a column it does not want."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.inbound import exports
from app.inbound.exports import FIELDS
from ui.context import DeskContext
from ui.i18n import shown
from ui.settings.parts import Said, SettingsView, paragraph, scrolled
from ui.widgets.base import Card
from ui.widgets.buttons import PrimaryButton
from ui.widgets.forms import ErrorLine, FieldForm
from ui.widgets.keys import command_key
from ui.widgets.tables import Column, WorkTable

HALF = 11
"""So many fields stand in the first column of the form."""


class ErpView(SettingsView):
    """The fields with their headings, and below them the table as it will begin."""

    roles = frozenset(exports.NAMERS)

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self._stored: dict[str, str] = {}
        card = Card(self.tr("入库单导出到 ERP 的列名"), " ")
        card.body.addWidget(
            paragraph(self.tr("左边是本程序的栏目，填 ERP 导入模板里的列名；空着的不导出。次序照这里，一行是入库单的一行。"), "caption")
        )
        self.forms = (FieldForm(label_width=88), FieldForm(label_width=88))
        inner = QWidget()
        columns = QHBoxLayout(inner)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(24)
        for form, fields in zip(self.forms, (FIELDS[:HALF], FIELDS[HALF:]), strict=True):
            for field in fields:
                form.add_text(field.key, shown(field.words)).setObjectName(f"field.erp.{field.key}")
            form.changed.connect(lambda _: self._preview())
            columns.addWidget(form, 1, Qt.AlignmentFlag.AlignTop)
        card.body.addWidget(scrolled(inner), 1)
        self.error, self.said = ErrorLine(), Said()
        card.body.addWidget(self.error)
        foot = QHBoxLayout()
        self.save = PrimaryButton(self.tr("保存列名"), cap="Ctrl+S")
        self.save.setObjectName("do.save_erp")
        self.save.clicked.connect(self._save)
        foot.addWidget(self.said, 1)
        foot.addStretch(1)
        foot.addWidget(self.save)
        card.body.addLayout(foot)
        self.row.addWidget(card, 3)
        columns_shown = [Column(self.tr("列"), width=44), Column(self.tr("ERP 列名"), width=150), Column(self.tr("内容"), stretch=True)]
        self.sample = WorkTable(columns_shown, empty=self.tr("还没有列名。"))
        self.sample.setObjectName("list.erp_columns")
        self.row.addWidget(self.list_card(self.tr("导出的表"), self.sample), 2)
        command_key("Ctrl+S", self, inside=True).activated.connect(self._save)

    def reload(self) -> None:
        """The names as they stand; what is being keyed is kept."""
        self.context.query(exports.columns, self._show)

    @property
    def headings(self) -> dict[str, str]:
        """What is keyed, by field."""
        found: dict[str, Any] = {}
        for form in self.forms:
            found |= form.values()
        return found

    def _show(self, columns: dict[str, str]) -> None:
        if columns == self._stored:
            return
        self._stored = columns
        for form in self.forms:
            for key in form.values():
                form.set_value(key, columns.get(key, ""))
        self._preview()

    def _preview(self) -> None:
        headings = self.headings
        chosen = [field for field in FIELDS if headings[field.key]]
        self.sample.set_rows(
            [(_letter(at), headings[field.key], shown(field.words)) for at, field in enumerate(chosen)], [field.key for field in chosen]
        )

    def _save(self) -> None:
        headings = self.headings
        self.error.show_words("")
        self.run(lambda w: exports.name_columns(w, headings), self._saved, self.error.show_words)

    def _saved(self, columns: dict[str, str]) -> None:
        self._stored = columns
        self.said.setText(self.tr("已保存，下一次导出用这些列名。"))


def _letter(place: int) -> str:
    """The letter of a column in a spreadsheet."""
    return chr(ord("A") + place) if place < 26 else "A" + chr(ord("A") + place - 26)
