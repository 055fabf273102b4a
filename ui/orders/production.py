"""生产计划 and 生产任务单: what planning draws up, has reviewed, opens and prints."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, QDate
from PySide6.QtWidgets import QComboBox

from app.catalog import queries as catalog
from app.catalog.views import ProductView
from app.core.clock import site_day
from app.core.words import Role
from app.core.words import text as word_text
from app.core.work import Work
from app.desk import Reading
from app.orders import queries, service
from app.orders.views import OrderView, PlanLineView, TaskKind, TaskOrderView, TaskState
from ui.context import DeskContext
from ui.i18n import shown
from ui.settings.parts import NONE, Pairs, Said, SettingsView, SidePanel, heading, matches
from ui.theme.tokens import State
from ui.widgets.buttons import KeyButton, PrimaryButton
from ui.widgets.forms import ErrorLine, FieldForm
from ui.widgets.tables import Column, Kind, MarkCell, WorkTable

PANEL = 352
_REVIEWERS = (Role.PLANNING, Role.LEADERSHIP)


@dataclass(frozen=True)
class _Found:
    orders: list[OrderView]
    products: list[ProductView]
    plan: list[PlanLineView]
    tasks: list[TaskOrderView]


class ProductionView(SettingsView):
    """What both lists share: the choice of order and product, reading, running."""

    stock = True

    def __init__(self, context: DeskContext, title: str, name: str, columns: list[Column], empty: str) -> None:
        super().__init__(context)
        self._orders: dict[str, OrderView] = {}
        self._products: dict[int, ProductView] = {}
        self._found = _Found([], [], [], [])
        self._asked = 0  # reads run side by side: an older answer may come last
        self.table = WorkTable(columns, empty=empty)
        self.table.setObjectName(f"list.{name}")
        self.filter = self.filter_box(self.tr("筛选：单号、产品"))
        self.filter.textChanged.connect(lambda _: self.fill_table())
        self.row.addWidget(self.list_card(title, self.table, [self.filter]), 1)
        self.panel = SidePanel(title, PANEL)
        self.form = FieldForm()
        self.order: QComboBox = self.form.add_choice("order", self.tr("来源"), [])
        self.product: QComboBox = self.form.add_choice("product", self.tr("产品"), [])
        self.quantity = self.form.add_number("quantity", self.tr("数量"), low=1, high=1_000_000)
        self.order.currentIndexChanged.connect(lambda _: self._offer_products())
        self.error, self.said = ErrorLine(), Said()

    def name_fields(self) -> None:
        """Gives every field its object name."""
        for key in self.form.keys():  # noqa: SIM118
            self.form.editor(key).setObjectName(f"field.{key}")

    def reload(self) -> None:
        """Reads orders, products, plan and tasks."""

        def ask(session: Reading) -> _Found:
            return _Found(
                queries.released_orders(session), catalog.products(session, active_only=True), queries.plan_lines(session),
                queries.tasks(session),
            )  # fmt: skip

        self._asked += 1
        ticket = self._asked
        self.context.query(ask, lambda found: self._show(found) if ticket == self._asked else None)

    def _show(self, found: _Found) -> None:
        self._found = found
        self._orders = {order.number: order for order in found.orders}
        self._products = {product.product_id: product for product in found.products}
        chosen = self.order.currentData()
        self.order.blockSignals(True)
        self.order.clear()
        if self.stock:
            self.order.addItem(self.tr("备货"), "")
        for order in found.orders:
            self.order.addItem(f"{order.number} {order.customer_name}", order.number)
        self.order.setCurrentIndex(max(0, self.order.findData(chosen)))
        self.order.blockSignals(False)
        self._offer_products()
        self.fill_table()

    def _offer_products(self) -> None:
        order, chosen = self._orders.get(self.order.currentData() or ""), self.product.currentData()
        self.product.clear()
        wanted = {line.product_id: line.quantity for line in order.lines} if order else {}
        for product in self._products.values():
            if order is None or product.product_id in wanted:
                self.product.addItem(f"{product.code} {product.name} {product.model}", product.product_id)
        self.product.setCurrentIndex(max(0, self.product.findData(chosen)))

    def fill_table(self) -> None:
        """Fills the list."""
        raise NotImplementedError

    def keep(self, rows: list[tuple[Any, ...]], keys: list[Any]) -> None:
        """Shows the rows that the filter lets through."""
        kept = [(row, key) for row, key in zip(rows, keys, strict=True) if matches(self.filter.text(), *(str(c) for c in row))]
        self.table.set_rows([row for row, _ in kept], [key for _, key in kept])

    def act(self, act: Callable[[Work], Any], words: Callable[[Any], str]) -> None:
        """Runs a command and says what it did."""
        self.error.show_words("")
        self.said.setText("")

        def done(view: Any) -> None:
            self.said.setText(words(view))
            self.reload()

        self.run(act, done, self.error.show_words)


class PlanView(ProductionView):
    """生产计划 (A-10): drawn up by one, reviewed by another."""

    stock = False

    def __init__(self, context: DeskContext) -> None:
        columns = [
            Column(QCoreApplication.translate("Production", "订单"), Kind.DOCUMENT, 106),
            Column(QCoreApplication.translate("Production", "产品"), stretch=True),
            Column(QCoreApplication.translate("Production", "计划数"), Kind.NUMBER, 66),
            Column(QCoreApplication.translate("Production", "已下任务"), Kind.NUMBER, 78),
            Column(QCoreApplication.translate("Production", "开工"), Kind.DATE, 62),
            Column(QCoreApplication.translate("Production", "完工"), Kind.DATE, 62),
            Column(QCoreApplication.translate("Production", "物料"), Kind.MARK, 90),
            Column(QCoreApplication.translate("Production", "审核"), Kind.MARK, 128),
        ]
        title = QCoreApplication.translate("Production", "生产计划")
        empty = QCoreApplication.translate("Production", "还没有计划。右边选已下达的订单，按「列入计划」。")
        super().__init__(context, title, "plan", columns, empty)
        self.form.add_date("start", self.tr("开工"))
        self.form.add_date("end", self.tr("完工"))
        self.form.add_tick("material_ready", self.tr("物料"), self.tr("物料已齐"))
        self.form.add_text("material_note", self.tr("物料说明"))
        self.name_fields()
        self.create_line = PrimaryButton(self.tr("列入计划"), key="Ctrl+S")
        self.create_line.setObjectName("do.create_plan")
        self.create_line.clicked.connect(self._create)
        self.review = KeyButton(self.tr("审核选中的一行"), icon="check")
        self.review.setObjectName("do.review_plan")
        self.review.clicked.connect(self._review)
        for widget in (self.form, self.create_line, self.review, self.error, self.said):
            self.panel.content.addWidget(widget)
        self.panel.content.addStretch(1)
        self.row.addWidget(self.panel)
        _set_days(context, self.form, {"start": 1, "end": 7})

    def reload(self) -> None:
        """Reads, and allows what this person may do."""
        self.create_line.setEnabled(self.context.actor.has(Role.PLANNING))
        self.review.setEnabled(self.context.actor.has(*_REVIEWERS))
        super().reload()

    def fill_table(self) -> None:
        """One row a plan line."""
        rows = [self._cells(line) for line in self._found.plan]
        self.keep(rows, [line.plan_id for line in self._found.plan])

    def _cells(self, line: PlanLineView) -> tuple[Any, ...]:
        material = MarkCell(State.GOOD, self.tr("已齐")) if line.material_ready else MarkCell(State.HOLD, self.tr("未齐"))
        review = MarkCell(State.GOOD, line.reviewer) if line.reviewer else MarkCell(State.NOT_YET, self.tr("未审核"))
        name = f"{line.product_name} {line.model}"
        days = (line.start_on.strftime("%m-%d"), line.end_on.strftime("%m-%d"))
        return (line.order_no, name, line.quantity, line.tasked, *days, material, review)

    def _create(self) -> None:
        v = self.form.values()
        if v["order"] and v["product"] is not None:
            start, end = date.fromisoformat(v["start"]), date.fromisoformat(v["end"])
            self.act(
                lambda w: service.create_plan_line(
                    w, v["order"], v["product"], v["quantity"], start, end, v["material_ready"], v["material_note"]
                ),
                lambda line: self.tr("{order} 已列入计划，待另一人审核。").format(order=line.order_no),
            )

    def _review(self) -> None:
        plan_id = self.table.current_key()
        if plan_id is None:
            self.error.show_words(self.tr("先在左边选一行"))
        else:
            self.act(
                lambda w: service.review_plan_line(w, plan_id), lambda line: self.tr("{order} 已审核。").format(order=line.order_no)
            )


class TasksView(ProductionView):
    """生产任务单 (B-14): opened, unit labels printed, hand-in followed."""

    def __init__(self, context: DeskContext) -> None:
        columns = [
            Column(QCoreApplication.translate("Production", "任务单"), Kind.DOCUMENT, 110),
            Column(QCoreApplication.translate("Production", "产品"), stretch=True),
            Column(QCoreApplication.translate("Production", "任务数"), Kind.NUMBER, 70),
            Column(QCoreApplication.translate("Production", "已入库"), Kind.NUMBER, 70),
            Column(QCoreApplication.translate("Production", "来源"), Kind.DOCUMENT, 110),
            Column(QCoreApplication.translate("Production", "交期"), Kind.DATE, 100),
            Column(QCoreApplication.translate("Production", "状态"), Kind.MARK, 110),
        ]
        title = QCoreApplication.translate("Production", "生产任务单")
        empty = QCoreApplication.translate("Production", "还没有任务单。右边选来源和产品，按「下达」。")
        super().__init__(context, title, "tasks", columns, empty)
        self.form.add_date("due", self.tr("交期"))
        self.form.add_text("workshop", self.tr("车间"), text=self.tr("装配车间"))
        self.name_fields()
        self.create_task = PrimaryButton(self.tr("下达，打印标签"), key="Ctrl+S")
        self.create_task.setObjectName("do.create_task")
        self.create_task.clicked.connect(self._create)
        self.facts = Pairs()
        self.again = FieldForm()
        self.again.add_text("reprint_reason", self.tr("补打原因")).setObjectName("field.reprint_reason")
        self.reprint = KeyButton(self.tr("补打任务单和标签"), key="F10", icon="printer")
        self.reprint.setObjectName("do.reprint")
        self.reprint.clicked.connect(self._reprint)
        for widget in (self.form, self.create_task, self.error, self.said, heading(self.tr("选中的任务单")), self.facts):
            self.panel.content.addWidget(widget)
        self.panel.content.addStretch(1)
        self.panel.body.addWidget(self.again)
        self.panel.body.addWidget(self.reprint)
        self.row.addWidget(self.panel)
        self.table.current_changed.connect(lambda _: self._show_facts())
        _set_days(context, self.form, {"due": 7})

    def reload(self) -> None:
        """Reads, and allows what this person may do."""
        for button in (self.create_task, self.reprint):
            button.setEnabled(self.context.actor.has(Role.PLANNING))
        super().reload()

    def open_document(self, document: str) -> None:
        """Chooses a task order."""
        self.table.select_key(document)

    def fill_table(self) -> None:
        """One row a task order."""
        self.keep([self._cells(task) for task in self._found.tasks], [task.number for task in self._found.tasks])
        self._show_facts()

    def _cells(self, task: TaskOrderView) -> tuple[Any, ...]:
        state = State.GOOD if task.state is TaskState.HANDED_IN else State.UNDER_WAY
        word = shown(word_text(task.state))
        mark = MarkCell(state, self.tr("返工·{state}").format(state=word) if task.kind is TaskKind.REWORK else word)
        name = f"{task.product_name} {task.model}"
        return (task.number, name, task.quantity, task.handed_in, task.rework_no or task.order_no or self.tr("备货"), task.due_on, mark)

    def _show_facts(self) -> None:
        chosen = self.table.current_key()
        task = next((task for task in self._found.tasks if task.number == chosen), None)
        if task is None:
            self.facts.show_pairs([(self.tr("任务单"), NONE)])
            return
        serials = "、".join(task.serials[:12]) + (self.tr(" 等 {n} 个").format(n=len(task.serials)) if len(task.serials) > 12 else "")
        self.facts.show_pairs(
            [
                (self.tr("任务单"), task.number), (self.tr("产品"), f"{task.product_name} {task.model}"),
                (self.tr("还差"), f"{task.open} {task.unit}"), (self.tr("批号"), task.lot), (self.tr("序列号"), serials),
                (self.tr("编制"), task.author), *self._rework(task),
            ]
        )  # fmt: skip

    def _rework(self, task: TaskOrderView) -> list[tuple[str, str]]:
        """What a task order for a rework cites (J-23, J-25)."""
        if task.kind is not TaskKind.REWORK:
            return []
        cited = "、".join(filter(None, (task.drawing_no, task.process_no)))
        return [(self.tr("返工单"), task.rework_no), (self.tr("跟踪表"), task.ncr_no), (self.tr("图纸工艺"), cited)]

    def _create(self) -> None:
        v = self.form.values()
        if v["product"] is not None:
            due = date.fromisoformat(v["due"])
            self.act(
                lambda w: service.create_task(w, v["product"], v["quantity"], v["order"] or "", due, workshop=v["workshop"]),
                lambda task: self.tr("{number} 已下达，标签已排队。").format(number=task.number),
            )

    def _reprint(self) -> None:
        number, reason = self.table.current_key(), str(self.again.value("reprint_reason"))
        if number is None:
            self.error.show_words(self.tr("先在左边选一行"))
        elif not reason:
            self.again.show_errors({"reprint_reason": self.tr("补打要写明原因")})
        else:
            self.act(
                lambda w: service.reprint_task(w, number, reason), lambda task: self.tr("{number} 补打已排队。").format(number=task.number)
            )


def _set_days(context: DeskContext, form: FieldForm, days: dict[str, int]) -> None:
    today = site_day(context.desk.clock.now())
    for key, ahead in days.items():
        form.set_value(key, QDate(today.year, today.month, today.day).addDays(ahead).toString("yyyy-MM-dd"))
