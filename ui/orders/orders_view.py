"""订单: list with state marks on the left, one order with its stage bar and its parts on the right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.audit.service import TrailLine, history
from app.catalog import queries as catalog
from app.catalog.views import CustomerView, ProductView
from app.core.clock import site_day
from app.core.errors import AppError
from app.core.words import Role
from app.core.words import text as word_text
from app.core.work import Work
from app.desk import Reading
from app.dispatch import delays
from app.files.service import read_file
from app.orders import queries, service
from app.orders.archive import ArchiveView, of_order
from app.orders.views import OrderState, OrderView, StageGroupView, StageView
from app.settings.service import setting, setting_text
from ui.catalog.master import BadField
from ui.context import DeskContext
from ui.i18n import shown
from ui.orders.edit_part import EditPart
from ui.orders.head import MARKS, OrderHead
from ui.orders.panels import ContractPanel, HistoryPanel, Panel, ReviewPanel, StagesPanel, TicksPanel
from ui.settings.parts import NONE, SettingsView
from ui.widgets.base import Card, PlainLabel
from ui.widgets.buttons import Chip, KeyButton
from ui.widgets.files import file_to_open
from ui.widgets.forms import ErrorLine
from ui.widgets.tables import Column, Kind, MarkCell, WorkTable

LIST_WIDTH = 444
_FIELD_OF = {"customer_name": "customer_id"}


@dataclass(frozen=True)
class _Detail:
    order: OrderView
    groups: tuple[StageGroupView, ...]
    stages: tuple[StageView, ...]
    log: list[TrailLine]
    archive: ArchiveView | None


@dataclass(frozen=True)
class _Choices:
    customers: list[CustomerView]
    products: list[ProductView]
    offered: queries.Offered
    requirement_owner: Role
    by_confirmation: bool


class OrdersView(SettingsView):
    """The list and the chosen order; a new order is an empty form."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self._number = ""
        self._version: int | None = None
        self._touched = self._composing = False
        self._list_ask = self._order_ask = 0
        self._build_list()
        self._build_detail()
        self._clear()

    # Parts

    def _build_list(self) -> None:
        columns = [
            Column(self.tr("订单"), Kind.DOCUMENT, 104),
            Column(self.tr("客户"), stretch=True),
            Column(self.tr("交货"), Kind.DATE, 62),
            Column(self.tr("状态"), Kind.MARK, 100),
        ]
        self.table = WorkTable(columns, empty=self.tr("没有符合的订单。按 Ctrl+N 新建，按 Esc 清除筛选。"))
        self.table.setObjectName("list.orders")
        self.table.current_changed.connect(lambda key: self.open_document(key) if key else None)
        self.filter = self.filter_box(self.tr("单号、客户"))
        self.filter.setMinimumWidth(160)
        self.filter.setMaximumWidth(LIST_WIDTH)
        self.filter.textChanged.connect(lambda _: self._read_list())
        self.new = KeyButton(self.tr("新订单"), key="Ctrl+N", icon="plus")
        self.new.setObjectName("do.new")
        self.new.clicked.connect(self._start_new)
        card = self.list_card("", self.table, [self.filter, self.new])
        card.title.hide()
        card.note.hide()
        card.head.setStretch(card.head.indexOf(self.filter), 1)
        card.head.setStretch(1, 0)
        card.setFixedWidth(LIST_WIDTH)
        self.row.addWidget(card)

    def _build_detail(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(10)
        side.addWidget(self._build_head())
        side.addWidget(self._parts(), 1)
        self.row.addLayout(side, 1)

    def _build_head(self) -> OrderHead:
        self.head = OrderHead()
        self.head.release.clicked.connect(self._release)
        self.head.hand_over.clicked.connect(lambda: self.context.go_to.emit("aftersales", f"call|{self._number}"))
        return self.head

    def _parts(self) -> Card:
        card = Card("", "")
        self.edit = EditPart()
        self.edit.form.edited.connect(self._edited)
        for button, act in ((self.edit.attach, self._attach), (self.edit.cancel, self._cancel), (self.edit.save, self._save)):
            button.clicked.connect(act)
        self.review, self.contract, self.ticks = ReviewPanel(), ContractPanel(), TicksPanel()
        self.stages, self.history = StagesPanel(), HistoryPanel()
        self.stack, self._tabs = QStackedWidget(), QButtonGroup(self)
        chips = QHBoxLayout()
        chips.setSpacing(6)
        parts: list[tuple[str, str, QWidget]] = [
            ("form", self.tr("订单"), self.edit), ("review", self.tr("评审"), self.review),
            ("contract", self.tr("合同"), self.contract), ("ticks", self.tr("确认"), self.ticks),
            ("stages", self.tr("阶段"), self.stages), ("history", self.tr("记录"), self.history),
        ]  # fmt: skip
        self._chips: dict[str, Chip] = {}
        for number, (key, words, part) in enumerate(parts):
            self._chips[key] = chip = Chip(words)
            chip.setObjectName(f"tab.{key}")
            chip.clicked.connect(lambda _=False, n=number: self.stack.setCurrentIndex(n))
            self._tabs.addButton(chip)
            chips.addWidget(chip)
            self.stack.addWidget(part)
            if isinstance(part, Panel):
                part.wanted.connect(self._act)
        chips.addStretch(1)
        self.error, self.said = ErrorLine(), PlainLabel("", "caption")
        chips.addWidget(self.said)
        card.body.addLayout(chips)
        card.body.addWidget(self.stack, 1)
        card.body.addWidget(self.error)
        return card

    # Reading

    def reload(self) -> None:
        """Reads list and choices, and the order shown unless it is being edited."""
        sales = self.context.actor.has(Role.SALES)
        for button in (self.new, self.edit.save, self.head.release, self.edit.cancel):
            button.setEnabled(sales)
        self.edit.form.set_prices_shown(self.context.actor.has(Role.SALES, Role.FINANCE, Role.LEADERSHIP))
        roles = self.context.actor.roles

        now = self.context.desk.clock.now()

        def ask(session: Reading) -> _Choices:
            return _Choices(
                catalog.customers_for(session, roles), catalog.products(session, active_only=True), queries.offered(session, now),
                Role(setting_text(session, "order.requirement_owner", now)), bool(setting(session, "order.confirmation_as_contract", now)),
            )  # fmt: skip

        self.context.query(ask, self._offer)
        self._read_list()

    def open_document(self, document: str) -> None:
        """Shows an order; what was typed into another one is given up."""
        if document and document != self._number:
            self._number, self._touched, self._composing = document, False, False
            self._allow_parts()
            self._read_order()

    def _offer(self, found: _Choices) -> None:
        touched = self._touched
        self.edit.form.offer(found.customers, found.products)
        self.edit.form.offer_ways(found.offered)
        self.contract.offer(found.offered.modes, found.by_confirmation)
        self.edit.attach.setEnabled(self.context.actor.has(found.requirement_owner))
        self._touched = touched
        if self._number and not self._touched:
            self._read_order()

    def _read_list(self) -> None:
        text, roles = self.filter.text(), self.context.actor.roles
        self._list_ask += 1
        ticket = self._list_ask
        self.context.query(lambda s: queries.orders(s, text=text, roles=roles), lambda found: self._show_list(ticket, found))

    def _show_list(self, ticket: int, orders: list[OrderView]) -> None:
        if ticket != self._list_ask:  # reads run side by side: an older answer may come last
            return
        rows = [self._cells(order) for order in orders]
        self.table.set_rows(rows, [order.number for order in orders])
        if self._number and self.table.current_key() != self._number:
            self.table.select_key(self._number)
        elif not self._number and not self._composing and not self._touched and orders:
            self.open_document(orders[0].number)

    def _cells(self, order: OrderView) -> tuple[Any, ...]:
        day = order.promised_on or order.delivery_date
        name = order.customer_name or order.consignee or NONE
        return (order.number, name, day.strftime("%m-%d") if day else NONE, MarkCell(MARKS[order.state], shown(word_text(order.state))))

    def _read_order(self) -> None:
        number, roles, now = self._number, self.context.actor.roles, self.context.desk.clock.now()
        self._order_ask += 1
        ticket = self._order_ask

        def ask(session: Reading) -> _Detail:
            order = queries.order_for(session, number, roles)
            groups, stages = queries.stage_groups(session, number, now), queries.stages(session, number, now)
            log = list(history(session, "customer_order", number))
            for late in delays.delays_of(session, number):
                log += history(session, delays.PAPER, late.number)
            return _Detail(order, groups, stages, sorted(log, key=lambda line: line.seq), of_order(session, number, now))

        self.context.query(ask, lambda detail: self._show_order(ticket, detail))

    def _show_order(self, ticket: int, detail: _Detail) -> None:
        order = detail.order
        if ticket != self._order_ask or order.number != self._number:
            return
        self.head.show_order(order, detail.groups)
        self.edit.cancel.setVisible(self.head.release.isVisibleTo(self))
        today = site_day(self.context.desk.clock.now())
        self.contract.set_today(today)
        for panel in (self.review, self.contract, self.ticks):
            panel.show_order(order, self.context.actor)
        self.stages.show_stages(detail.stages, today, site_day)
        self.history.show_order(order, self.context.actor)
        self.history.show_history(detail.log)
        self.history.show_archive(detail.archive, today, self.context.actor)
        if not self._touched:
            self._version = order.version
            self.edit.form.fill(order)
            self.edit.reason.set_value("reason", "")
            self._touched = False
        self.edit.reason.setVisible(order.state is not OrderState.DRAFT)
        self.table.select_key(order.number)

    # Acting

    def _edited(self) -> None:
        self._touched = True
        self.said.setText("")

    def _start_new(self) -> None:
        self._clear()
        self._composing = True
        self.edit.form.customer.setFocus()

    def _allow_parts(self) -> None:
        """What is not saved yet has nothing to review, sign or tick."""
        for key, chip in self._chips.items():
            chip.setEnabled(key == "form" or bool(self._number))

    def _clear(self) -> None:
        self._number, self._version, self._touched = "", None, False
        self._order_ask += 1
        self.table.clearSelection()
        self.table.setCurrentIndex(QModelIndex())
        self.edit.form.fill(None)
        self._touched = False
        self.head.show_new()
        self.edit.cancel.hide()
        self.edit.reason.hide()
        self._allow_parts()
        self._turn("form")
        self.error.show_words("")

    def _turn(self, key: str) -> None:
        self._chips[key].click()

    def _save(self) -> None:
        try:
            draft = self.edit.form.draft()
        except BadField as bad:
            self.edit.form.show_errors({bad.args[0]: bad.args[1]})
            return
        number, version, reason = self._number, self._version, str(self.edit.reason.value("reason"))
        if number:
            self._run(lambda w: service.change_order(w, number, draft, reason, version=version), self._saved)
        else:
            self._run(lambda w: service.create_order(w, draft), self._saved)

    def _saved(self, order: OrderView) -> None:
        self._touched = False
        self._number, self._composing = order.number, False
        self._allow_parts()
        self.edit.form.clear_errors()
        self.said.setText(self.tr("{number} 已保存").format(number=order.number))
        self.reload()

    def _act(self, act: Callable[[Work], Any]) -> None:
        if self._number:
            self._run(act, self._acted)

    def _acted(self, order: OrderView) -> None:
        self.said.setText(self.tr("{number} 现在是「{state}」").format(number=order.number, state=shown(word_text(order.state))))
        self.review.note.set_value("note", "")
        self._read_order()
        self._read_list()

    def _release(self) -> None:
        number = self._number
        if self._touched:
            self.error.show_words(self.tr("有没保存的改动，先保存再下达"))
        elif number:
            self.error.show_words("")
            self.context.command(lambda w: service.release(w, number), self._acted, self._not_released)

    def _not_released(self, error: AppError) -> None:
        self.context.failed.emit(error)
        if error.clause not in ("A-01", "A-02"):
            return
        number, roles = self._number, self.context.actor.roles
        self._turn("form")
        self.context.query(lambda s: queries.order_for(s, number, roles).gaps, self._mark_gaps)

    def _mark_gaps(self, gaps: tuple[str, ...]) -> None:
        words = self.tr("下达前要填")
        self.edit.form.show_errors({_FIELD_OF.get(name, name): words for name in gaps})

    def _cancel(self) -> None:
        number, reason = self._number, str(self.edit.reason.value("reason"))
        self.edit.reason.show()
        if not reason:
            self.error.show_words(self.tr("作废要写明原因"))
            self.edit.reason.editor("reason").setFocus()
        elif number:
            self._run(lambda w: service.cancel_order(w, number, reason), self._acted)

    def _attach(self) -> None:
        number = self._number
        name = file_to_open(self, self.tr("选需求文档"), self.tr("PDF 或图片 (*.pdf *.png *.jpg *.jpeg)"))
        if name and number:
            self.take_requirement(number, Path(name))

    def take_requirement(self, number: str, path: Path) -> None:
        """Hangs a requirement document on an order; it is read before the lane of the scans is asked for."""
        try:
            content = read_file(path)
        except AppError as error:
            self.error.show_words(shown(error.reason))
            return
        self._run(lambda w: service.attach_requirement(w, number, path.name, content), lambda _: self._attached())

    def _attached(self) -> None:
        self.said.setText(self.tr("需求文档已附上"))
        self._read_order()

    def _run(self, act: Callable[[Work], Any], done: Callable[[Any], None]) -> None:
        self.error.show_words("")
        self.run(act, done, self.error.show_words)
