"""检验记录: every sheet, newest first, found by number, serial, lot, card, task or product; read a page at a time."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox

from app.core.words import text as word_text
from app.quality.lists import PAGE, SheetLine, sheet_lines
from app.quality.views import InspectionKind, InspectionVerdict
from ui.context import DeskContext
from ui.i18n import shown
from ui.inspection.panel import mark
from ui.settings.parts import SettingsView, minute
from ui.widgets.buttons import KeyButton
from ui.widgets.tables import Column, Kind, WorkTable

_TYPING_MS = 250


class SheetsView(SettingsView):
    """Enter opens the sheet on the bench."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self._lines: list[SheetLine] = []
        self._asked = 0
        self.table = WorkTable(
            (
                Column(self.tr("结论"), Kind.MARK, 96), Column(self.tr("编号"), Kind.DOCUMENT, 118), Column(self.tr("种类"), width=96),
                Column(self.tr("产品"), stretch=True), Column(self.tr("序列号/批号"), width=190), Column(self.tr("数量"), Kind.NUMBER, 66),
                Column(self.tr("检"), Kind.NUMBER, 60), Column(self.tr("不合格"), Kind.NUMBER, 64), Column(self.tr("质检员"), width=92),
                Column(self.tr("时间"), Kind.DATE, 134),
            ),
            empty=self.tr("没有符合的，按 Esc 清除筛选。"),
        )  # fmt: skip
        self.table.setObjectName("list.sheets")
        self.table.opened.connect(self._open)
        self.filter = self.filter_box(self.tr("编号、序列号、批号、产品"))
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self.reload)
        self.filter.textChanged.connect(lambda _: self._typing.start())
        self.kind = self._chooser("kind", self.tr("所有种类"), list(InspectionKind))
        self.verdict = self._chooser("verdict", self.tr("所有结论"), list(InspectionVerdict))
        self.older = KeyButton(self.tr("更早的"), key="Ctrl+B")
        self.older.setObjectName("do.older")
        self.older.clicked.connect(self._older)
        card = self.list_card(self.tr("检验记录"), self.table, [self.kind, self.verdict, self.filter, self.older])
        self._note = card.note
        self.row.addWidget(card, 1)

    def _chooser(self, name: str, every: str, members: list[InspectionKind] | list[InspectionVerdict]) -> QComboBox:
        box = QComboBox()
        box.setObjectName(f"field.{name}")
        box.setAccessibleName(every)
        box.addItem(every, None)
        for member in members:
            box.addItem(shown(word_text(member)), member)
        box.setMinimumHeight(34)
        box.activated.connect(lambda _: self.reload())
        return box

    def reload(self) -> None:
        """Reads the newest that fit."""
        self._read(None)

    def _older(self) -> None:
        if self._lines:
            self._read(self._lines[-1].sheet_id)

    def _read(self, before: int | None) -> None:
        self._asked += 1
        ticket, words = self._asked, self.filter.text()
        kind, verdict = self.kind.currentData(), self.verdict.currentData()
        earlier = self._lines if before is not None else []

        def take(found: list[SheetLine]) -> None:
            if ticket == self._asked:
                self._show([*earlier, *found], len(found) == PAGE)

        self.context.query(lambda s: sheet_lines(s, words, kind, verdict, before), take)

    def _show(self, lines: list[SheetLine], more: bool) -> None:
        self._lines = lines
        self.older.setEnabled(more)
        words = self.tr("{n} 张，还有更早的") if more else self.tr("{n} 张")
        self._note.setText(words.format(n=len(lines)))
        open_word = self.tr("在检")
        self.table.set_rows(
            [
                (mark(line.verdict, open_word), line.number, shown(word_text(line.kind)), line.product, line.goods, line.quantity,
                 line.sampled, line.bad or "", line.inspector, minute(line.at))
                for line in lines
            ],
            [line.number for line in lines],
        )  # fmt: skip

    def _open(self, number: str) -> None:
        self.context.go_to.emit("inspection", number)
