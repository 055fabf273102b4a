"""领料单: production asks for packaging, for a task order or for the bench (C-05)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from app.core.scans import ScanResult
from app.core.words import text as word_text
from app.desk import Reading
from app.devices.code_table import COMMAND_PREFIX, PACKAGING_PREFIX
from app.inbound.materials_bench import AskingBench
from app.materials import queries, service
from app.materials.views import PackagingItemView, RequisitionView
from app.orders import queries as orders
from app.orders.views import TaskOrderView
from ui.context import DeskContext
from ui.i18n import shown
from ui.inbound import material_words as words
from ui.inbound.issuing import MARKS
from ui.inbound.screen import MaterialsScreen
from ui.settings.parts import Said
from ui.theme.tokens import State
from ui.widgets.banner import VerdictView
from ui.widgets.base import BenchBox, Card, EdgeCard
from ui.widgets.bench import Command
from ui.widgets.buttons import KeyButton
from ui.widgets.forms import ErrorLine, FieldForm
from ui.widgets.tables import DENSE, Cell, Column, Kind, MarkCell, WorkTable


class AskingScreen(MaterialsScreen):
    """The 领料单 at the left, the new one at the right."""

    key = "requisitions"
    roles = frozenset(service.MAKERS)

    def __init__(self, context: DeskContext) -> None:
        self._items: list[PackagingItemView] = []
        super().__init__(context, AskingBench())
        self.show_state()

    def commands(self) -> tuple[Command, ...]:
        """The command strip."""
        return (
            Command("CONFIRM", "check", self.tr("确认"), "F12"), Command("PRINT", "printer", self.tr("提交打印"), "F10"),
            Command("UNDO", "undo", self.tr("撤销"), "F8"), Command("TAKEOUT", "takeout", self.tr("清空"), "F9"),
        )  # fmt: skip

    def normal(self) -> QWidget:
        """List and new 领料单."""
        row = BenchBox(row=True, margins=(16, 12, 16, 12))
        self.table = WorkTable(
            (
                Column(self.tr("领料单"), Kind.DOCUMENT, 116), Column(self.tr("任务单"), Kind.DOCUMENT, 116),
                Column(self.tr("包装物"), stretch=True), Column(self.tr("请领"), Kind.NUMBER, 56), Column(self.tr("未发"), Kind.NUMBER, 56),
                Column(self.tr("状态"), Kind.MARK, 112),
            ),
            empty=self.tr("还没有领料单。扫包装物码，按 F10 提交。"),
        )  # fmt: skip
        self.table.setObjectName("list.requisitions")
        self.table.opened.connect(lambda number: self.context.preview_wanted.emit("requisition", number))
        card = EdgeCard(self.tr("领料单"), self.tr("回车看单据"))
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self._voiding())
        row.box.addWidget(card, 13)
        row.box.addWidget(self._new(), 9)
        return row

    def _voiding(self) -> QWidget:
        box = BenchBox(row=True, gap=8, margins=(14, 0, 12, 8))
        self.why = FieldForm(label_width=64)
        self.why.add_text("reason", self.tr("作废原因"), hint=self.tr("作废选中的领料单时必填")).setObjectName("field.reason")
        self.void = KeyButton(self.tr("作废"), key="Ctrl+D")
        self.void.setObjectName("do.void")
        self.void.clicked.connect(self._void)
        box.box.addWidget(self.why, 1)
        box.box.addWidget(self.void)
        return box

    def _new(self) -> Card:
        card = Card(self.tr("新领料单"), " ")
        self.form = form = FieldForm(label_width=64)
        form.add_choice("task", self.tr("任务单"), []).setObjectName("field.task")
        form.add_text("department", self.tr("领料部门"), hint=self.tr("任务单的车间，或填写")).setObjectName("field.department")
        form.add_choice("item", self.tr("包装物"), []).setObjectName("field.item")
        form.add_number("count", self.tr("数量"), low=1, high=99_999).setObjectName("field.count")
        form.changed.connect(self._keyed)
        self.add = KeyButton(self.tr("加入"), key="Ctrl+N", icon="plus")
        self.add.setObjectName("do.add")
        self.add.clicked.connect(self._add)
        self.lines = WorkTable(
            (
                Column(self.tr("代码"), Kind.DOCUMENT, 84), Column(self.tr("包装物"), stretch=True),
                Column(self.tr("库存"), Kind.NUMBER, 56), Column(self.tr("请领"), Kind.NUMBER, 56),
            ),
            row_height=DENSE, empty=self.tr("扫包装物码，或选好后按 Ctrl+N 加入。"),
        )  # fmt: skip
        self.lines.setObjectName("list.new")
        self.error, self.said = ErrorLine(), Said()
        card.body.addWidget(form)
        card.body.addWidget(self.add)
        card.body.addWidget(self.lines, 1)
        card.body.addWidget(self.error)
        card.body.addWidget(self.said)
        return card

    def reload(self) -> None:
        """领料单, items and open task orders."""

        def ask(session: Reading) -> tuple[list[RequisitionView], list[PackagingItemView], list[TaskOrderView]]:
            return (
                queries.requisitions(session), queries.items(session, active_only=True), orders.tasks(session, open_only=True, limit=200)
            )  # fmt: skip

        self.context.query(ask, lambda found: self._show(*found))

    def open_document(self, document: str) -> None:
        """A 领料单, task order or item as if it had been scanned here."""
        if document:
            self.command_wanted.emit(document)

    def ready(self) -> VerdictView:
        """The banner that waits."""
        return words.ready(self.state, self._step())

    def verdict(self, result: ScanResult) -> VerdictView:
        """The banner for a result."""
        return words.verdict(result, self._step())

    def show_lines(self) -> None:
        """The lines of the new 领料单."""
        state = self.state
        names = {item.key: item for item in state.items}
        self.lines.set_rows([(key, Cell(names[key].name), names[key].balance, pieces) for key, pieces in state.parts])
        if state.task_no != self.form.value("task"):
            self.form.set_value("task", state.task_no)

    def answered(self, result: ScanResult) -> None:
        """A 领料单 that was made or scanned is marked in the list."""
        state = self.state
        if state.done is not None:
            self.reload()
        elif state.requisition is not None:
            self.table.select_key(state.requisition.number)

    def counted(self) -> str:
        """What still counts."""
        return self.tr("已扫的 {n} 种仍算数").format(n=len(self.state.parts))

    def _step(self) -> str:
        state = self.state
        if state.count:
            return self.tr("下一步：扫包装物码（× {n}）").format(n=state.count)
        if state.parts:
            return self.tr("下一步：再扫，或扫「打印」提交")
        return self.tr("下一步：扫任务单或包装物码")

    def _keyed(self, key: str) -> None:
        slip = self.bench.slip
        slip.department = self.form.value("department")
        chosen = self.form.value("task") or ""
        if key == "task" and chosen != self.state.task_no:
            if chosen:
                self.command_wanted.emit(chosen)
            else:
                self.bench.state = replace(self.state, task_no="")

    def _add(self) -> None:
        key = self.form.value("item")
        if key:
            self.command_wanted.emit(f"{COMMAND_PREFIX}{self.form.value('count')}")
            self.command_wanted.emit(PACKAGING_PREFIX + key)

    def _void(self) -> None:
        number, reason = self.table.current_key(), self.why.value("reason")
        if number:
            self.error.show_words("")
            self.context.command(lambda w: service.void(w, number, reason), self._voided, self._complain)

    def _voided(self, view: RequisitionView) -> None:
        self.why.set_value("reason", "")
        self.said.setText(self.tr("{number} 已作废").format(number=view.number))
        self.reload()

    def _complain(self, error: Any) -> None:
        self.error.show_words(shown(error.reason))

    def _show(self, found: list[RequisitionView], items: list[PackagingItemView], tasks: list[TaskOrderView]) -> None:
        rows = []
        for view in found:
            mark = MarkCell(MARKS.get(view.state.value, State.NOT_YET), shown(word_text(view.state)))
            what = "、".join(f"{line.name} × {line.quantity}" for line in view.lines)
            asked = sum(line.quantity for line in view.lines)
            rows.append((view.number, view.task_no or self.tr("装箱工位"), Cell(what), asked, view.open, mark))
        self.table.set_rows(rows, [view.number for view in found])
        if self.state.requisition is not None:
            self.table.select_key(self.state.requisition.number)
        self._items = items
        self._offer("item", [(f"{item.key} {item.name}", item.key) for item in items if item.approved])
        self._offer("task", [(self.tr("装箱工位"), ""), *((f"{t.number} {t.product_name}", t.number) for t in tasks)])

    def _offer(self, key: str, choices: list[tuple[str, str]]) -> None:
        editor: Any = self.form.editor(key)
        chosen = self.state.task_no if key == "task" else editor.currentData()
        editor.blockSignals(True)
        editor.clear()
        for text, value in choices:
            editor.addItem(text, value)
        editor.setCurrentIndex(max(0, editor.findData(chosen)))
        editor.blockSignals(False)
