"""入库单: what was posted in a period, and the table of it for the ERP (D-02)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QVBoxLayout, QWidget

from app.core.clock import site_day, site_time
from app.core.disk import write_whole
from app.core.errors import AppError
from app.core.text import Text
from app.core.words import Role
from app.core.words import text as word_text
from app.desk import Reading
from app.inbound import exports
from app.inbound.exports import ExportView
from app.inbound.views import ReceiptView
from ui.context import DeskContext
from ui.i18n import shown
from ui.inbound.lists import at_key
from ui.settings.parts import Said
from ui.storage.screen import StorageView
from ui.theme.tokens import State
from ui.widgets.base import Card, EdgeCard, PlainLabel
from ui.widgets.buttons import KeyButton, PrimaryButton
from ui.widgets.files import file_to_save
from ui.widgets.forms import ErrorLine
from ui.widgets.tables import DENSE, Cell, Column, Kind, MarkCell, WorkTable

SIDE = 360
SHOWN = 500
"""So many receipts of the period are listed; the table for the ERP holds all of them."""

_MARKS = {"posted": State.GOOD, "reversed": State.HOLD, "reversal": State.INFO}


@dataclass(frozen=True)
class _Found:
    receipts: list[ReceiptView]
    exports: list[ExportView]
    columns: dict[str, str]


class ReceiptsView(StorageView):
    """Left the receipts of the period, right what goes to the ERP and what went there."""

    key: ClassVar[str] = "receipts"
    roles: ClassVar[frozenset[Role]] = frozenset(exports.EXPORTERS)
    tables: ClassVar[frozenset[str]] = frozenset({"goods_receipt", "receipt_export", "erp_columns"})

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self._asked = 0
        today = site_day(context.desk.clock.now())
        self.row.addWidget(self._build_list(today), 1)
        self.row.addWidget(self._build_export())

    def _build_list(self, today: date) -> Card:
        self.list = WorkTable(
            (
                Column(self.tr("入库单"), Kind.DOCUMENT, 112), Column(self.tr("时间"), Kind.DATE, 100), Column(self.tr("类别"), width=52),
                Column(self.tr("产品"), stretch=True), Column(self.tr("数量"), Kind.NUMBER, 68),
                Column(self.tr("任务单 / 供方"), width=128), Column(self.tr("状态"), Kind.MARK, 92), Column(self.tr("ERP"), Kind.MARK, 92),
            ),
            empty=self.tr("这段时间没有入库单。改日期，或按 F5 重读。"),
        )  # fmt: skip
        self.list.setObjectName("list.period")
        self.list.opened.connect(lambda number: self.context.go_to.emit("inbound", number))
        card = EdgeCard(self.tr("入库单"), " ")
        self.first, self.last = self._day("field.first", today.replace(day=1)), self._day("field.last", today)
        card.head.addWidget(self.first)
        card.head.addWidget(PlainLabel(self.tr("至"), "caption"))
        card.head.addWidget(self.last)
        card.body.addWidget(self.list, 1)
        return card

    def _day(self, name: str, day: date) -> QDateEdit:
        editor = QDateEdit(QDate(day.year, day.month, day.day))
        editor.setDisplayFormat("yyyy-MM-dd")
        editor.setFixedHeight(34)
        editor.lineEdit().setTextMargins(10, 0, 0, 0)  # a styled spin box leaves its padding out
        editor.setObjectName(name)
        editor.setAccessibleName(self.tr("开始日期") if name == "field.first" else self.tr("结束日期"))
        editor.dateChanged.connect(lambda _: self.reload())
        return editor

    def _build_export(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(SIDE)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        card = Card(self.tr("导出到 ERP"), " ")
        self.what = PlainLabel("", "strong")
        self.what.setWordWrap(True)
        self.heads = PlainLabel("", "caption")
        self.heads.setWordWrap(True)
        self.error, self.said = ErrorLine(), Said()
        buttons = QHBoxLayout()
        self.names = KeyButton(self.tr("改列名"))
        self.names.setObjectName("do.erp_columns")
        self.names.clicked.connect(lambda: self.context.go_to.emit("settings", "erp"))
        self.make = PrimaryButton(self.tr("导出 Excel"), cap="Ctrl+E", icon="doc")
        at_key(self.make, "Ctrl+E")
        self.make.setObjectName("do.export")
        self.make.clicked.connect(self._choose_file)
        buttons.addWidget(self.names)
        buttons.addStretch(1)
        buttons.addWidget(self.make)
        for part in (self.what, self.heads, self.error, self.said):
            card.body.addWidget(part)
        card.body.addLayout(buttons)
        column.addWidget(card)
        self.done = WorkTable(
            (
                Column(self.tr("导出时间"), Kind.DATE, 96), Column(self.tr("日期段"), stretch=True), Column(self.tr("张"), Kind.NUMBER, 44),
                Column(self.tr("行"), Kind.NUMBER, 52),
            ),
            row_height=DENSE, empty=self.tr("还没有导出过。"),
        )  # fmt: skip
        self.done.setObjectName("list.exports")
        self.done.opened.connect(self._again)
        earlier = EdgeCard(self.tr("已导出"), self.tr("回车再存一份"))
        earlier.body.addWidget(self.done, 1)
        column.addWidget(earlier, 1)
        return side

    @property
    def period(self) -> tuple[date, date]:
        """First and last day that are shown."""
        first, last = self.first.date(), self.last.date()
        return date(first.year(), first.month(), first.day()), date(last.year(), last.month(), last.day())

    # What is shown

    def reload(self) -> None:
        """The receipts of the period, and what went to the ERP."""
        self._asked += 1
        ticket, (first, last) = self._asked, self.period

        def ask(session: Reading) -> _Found:
            found = exports.to_export(session, first, last, again=True, limit=SHOWN)
            return _Found(found, exports.exports(session), exports.columns(session))

        self.context.query(ask, lambda found: self._show(ticket, found))

    def _show(self, ticket: int, found: _Found) -> None:
        if ticket != self._asked:  # reads run side by side: an older answer may come last
            return
        newest = found.receipts[::-1]
        self.list.set_rows([self._row(one) for one in newest], [one.number for one in newest])
        fresh = sum(one.export_id is None for one in found.receipts)
        more = "+" if len(found.receipts) == SHOWN else ""
        self.what.setText(
            self.tr("{n} 张还没有导出").format(n=f"{fresh}{more}") if fresh else self.tr("这段时间的入库单都已导出")
        )
        named = [found.columns[field.key] for field in exports.FIELDS if field.key in found.columns]
        self.heads.setText(self.tr("列名：{list}").format(list="、".join(named)))
        self.make.setEnabled(bool(fresh))
        self.done.set_rows(
            [(f"{site_time(one.at):%m-%d %H:%M}", f"{one.first_day:%m-%d} – {one.last_day:%m-%d}", one.receipts, one.lines)
             for one in found.exports],
            [one.export_id for one in found.exports],
        )  # fmt: skip

    def _row(self, one: ReceiptView) -> tuple[object, ...]:
        went = MarkCell(State.GOOD, self.tr("已导出")) if one.export_id is not None else MarkCell(State.NOT_YET, self.tr("未导出"))
        sign = -1 if one.reverses else 1
        return (
            one.number, f"{site_time(one.posted_at):%m-%d %H:%M}", shown(word_text(one.kind)), Cell(f"{one.product_name} {one.model}"),
            f"{sign * one.quantity:,}", one.task_no or one.supplier or "—",
            MarkCell(_MARKS[one.state.value], shown(word_text(one.state))), went,
        )  # fmt: skip

    # What is done

    def _choose_file(self) -> None:
        path = self._ask_path(self.tr("入库单 {first}–{last}.xlsx"))
        if path:
            self.export_to(Path(path))

    def _ask_path(self, words: str) -> str:
        first, last = self.period
        name = words.format(first=f"{first:%Y%m%d}", last=f"{last:%Y%m%d}")
        path = file_to_save(self, self.tr("导出 Excel"), name, "Excel (*.xlsx)")
        return path

    def export_to(self, path: Path) -> None:
        """Makes the table of what is new and writes it to a file; it stays in the list of exports if the file cannot be written."""
        self.error.show_words("")
        self.said.setText("")
        first, last = self.period
        self.make.setEnabled(False)

        def done(made: tuple[ExportView, bytes]) -> None:
            self._write(path, made[1], self.tr("已导出 {n} 张：{name}").format(n=made[0].receipts, name=path.name))
            self.reload()

        self.context.command(lambda w: exports.export(w, first, last), done, self._complain)

    def _again(self, export_id: int) -> None:
        path = self._ask_path(self.tr("入库单 再存 {first}–{last}.xlsx"))
        if path:
            self.write_again(export_id, Path(path))

    def write_again(self, export_id: int, path: Path) -> None:
        """Writes the table of an earlier export once more."""
        words = self.tr("已再存：{name}").format(name=path.name)
        self.context.query(lambda s: exports.made_again(s, export_id), lambda data: self._write(path, data, words), self._complain)

    def _write(self, path: Path, data: bytes, words: str) -> None:
        try:
            write_whole(path, data)
        except OSError:
            words = self.tr("没有写成 {name}：文件夹不在，或文件正开着。在「已导出」里选中按回车，再存一次。")
            self.error.show_words(words.format(name=path.name))
            return
        self.said.setText(words)

    def _complain(self, error: AppError) -> None:
        reason: Text = error.reason
        self.error.show_words(shown(reason))
        self.make.setEnabled(True)
