"""验收: criteria of project orders, agreed before the goods leave and checked together with the customer (I-15, I-16)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.errors import AppError
from app.core.words import Role
from app.core.words import text as word_text
from app.core.work import Work
from app.delivery import acceptance
from app.delivery.acceptance import AcceptanceResult, Checked, CriterionVerdict, SheetState, SheetView
from app.desk import Reading
from app.orders import queries as orders
from app.orders.views import OrderView
from ui.context import DeskContext
from ui.delivery.criteria import Judged, lines_of, text_of
from ui.dispatch.sections import Section, show_sections
from ui.i18n import shown
from ui.settings.parts import Pairs, scrolled
from ui.storage.screen import StorageView
from ui.theme.tokens import State
from ui.widgets.base import Card, EdgeCard
from ui.widgets.buttons import KeyButton
from ui.widgets.forms import ErrorLine
from ui.widgets.tables import Column, Kind, MarkCell, WorkTable

_STATES = {SheetState.DRAFT: State.HOLD, SheetState.AGREED: State.NOT_YET, SheetState.CHECKED: State.GOOD}


@dataclass(frozen=True)
class _Found:
    sheets: list[SheetView]
    missing: list[OrderView]


class AcceptanceView(StorageView):
    """Left the project orders with how far their acceptance is, right criteria, agreement, check."""

    key: ClassVar[str] = "acceptance"
    roles: ClassVar[frozenset[Role]] = frozenset(
        {Role.PROJECT_MANAGER, Role.SALES, Role.TECHNICAL_SERVICE, Role.DELIVERY_MANAGEMENT, Role.LEADERSHIP}
    )
    tables: ClassVar[frozenset[str]] = frozenset({"acceptance_sheet", "acceptance_criterion", "delivery_record", "customer_order"})
    series: ClassVar[tuple[str, ...]] = ("YS",)

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self._sheets: dict[str, SheetView] = {}
        self._orders: dict[str, OrderView] = {}
        self._order = ""
        self._parts = 0
        self._shown = ""
        self.table = WorkTable(
            [
                Column(self.tr("状态"), Kind.MARK, 128), Column(self.tr("订单"), Kind.DOCUMENT, 112),
                Column(self.tr("客户"), stretch=True), Column(self.tr("验收单"), Kind.DOCUMENT, 112),
            ],
            empty=self.tr("没有项目订单。勾了“项目”的订单下达后出现在这里，出厂前要确认验收标准。"),
        )  # fmt: skip
        self.table.setObjectName("list.acceptance")
        self.table.current_changed.connect(self._choose)
        card = EdgeCard(self.tr("项目订单的验收"), " ")
        card.body.addWidget(self.table, 1)
        self.row.addWidget(card, 1)
        self.row.addWidget(self._panel(), 1)

    def _panel(self) -> Card:
        self.card = Card(self.tr("验收单"), " ")
        self.pairs = Pairs(88)
        self.error = ErrorLine()
        self.draft = Section("draft_criteria", self.tr("验收标准（与客户商定）"), self.tr("保存标准"), label_width=76)
        hint = self.tr("一行一条：\n绝缘电阻：≥ 1000 MΩ")
        self.draft.form.add_long_text("criteria", self.tr("项目"), required=True, hint=hint).setObjectName("field.criteria")
        self.agree = Section("agree_criteria", self.tr("客户代表确认标准"), self.tr("确认并打印验收单"), label_width=76)
        self.agree.text("with_whom", self.tr("客户代表"), required=True)
        verdicts = [(shown(word_text(one)), one) for one in CriterionVerdict]
        self.judged = Judged("criterion", verdicts)
        self.check = Section("check_acceptance", self.tr("共同验收结果"), self.tr("登记验收"), label_width=76)
        self.check.choice("record", self.tr("交付记录"), required=True)
        self.check.choice("result", self.tr("结论"), required=True)
        self.check.offer("result", [(shown(word_text(one)), one.value) for one in AcceptanceResult])
        self.check.text("representative", self.tr("客户代表"), required=True)
        self.check.text("remarks", self.tr("遗留问题"), hint=self.tr("有保留或拒收必填，会自动开服务单"))
        self.check.tick("explained", "", self.tr("使用方法、注意事项已讲解"))
        self.paper = KeyButton(self.tr("打印验收单"), icon="printer", key="Ctrl+P")
        self.paper.setObjectName("do.print_sheet")
        self.paper.clicked.connect(self._print)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 6, 0)
        for widget in (self.pairs, self.judged, self.draft, self.agree, self.check):
            column.addWidget(widget)
        column.addStretch(1)
        for section in (self.draft, self.agree, self.check):
            section.wanted.connect(self._act)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.paper)
        self.card.body.addWidget(self.error)
        self.card.body.addWidget(scrolled(inner), 1)
        self.card.body.addLayout(foot)
        return self.card

    def reload(self) -> None:
        """Reads sheets and the project orders that have none."""

        def read(session: Reading) -> _Found:
            sheets = acceptance.sheets(session)
            have = {sheet.order_no for sheet in sheets}
            return _Found(sheets, [one for one in orders.released_orders(session) if one.needs.project and one.number not in have])

        self.context.query(read, self._show)

    def open_document(self, document: str) -> None:
        """Chooses an order by its sheet's number or its own."""
        sheet = next((one for one in self._sheets.values() if one.number == document), None)
        if sheet is None and document.startswith("YS"):
            self.context.query(lambda s: acceptance.sheet(s, document), self._open)
            return
        self._order = sheet.order_no if sheet is not None else document
        self.reload()

    def _open(self, sheet: SheetView | None) -> None:
        if sheet is not None:
            self._order = sheet.order_no
            self.reload()

    def _show(self, found: _Found) -> None:
        self._sheets = {sheet.order_no: sheet for sheet in found.sheets}
        self._orders = {order.number: order for order in found.missing}
        rows: list[list[object]] = [
            [MarkCell(State.WRONG, self.tr("没有标准")), order.number, order.customer_name, "—"] for order in found.missing
        ]
        for one in found.sheets:
            state = shown(word_text(one.state)) if not one.parts or one.result else self.tr("已验 {n} 批").format(n=len(one.parts))
            rows.append([MarkCell(_STATES[one.state], state), one.order_no, one.customer, one.number])
        keys = [*self._orders, *self._sheets]
        if self._order not in keys:
            self._order = keys[0] if keys else ""
        self.table.blockSignals(True)
        self.table.set_rows(rows, keys)
        if self._order:
            self.table.select_key(self._order)
        self.table.blockSignals(False)
        self._show_order()

    def _choose(self, number: object) -> None:
        if number and str(number) != self._order:
            self._order = str(number)
            self._show_order()

    def _show_order(self) -> None:
        sheet, order = self._sheets.get(self._order), self._orders.get(self._order)
        fresh, self._shown = self._shown != self._order, self._order
        state = sheet.state if sheet is not None else None
        may = self.context.actor.has(*acceptance.PREPARERS)
        self.card.setVisible(bool(self._order))
        self.card.title.setText(sheet.number if sheet is not None else self._order)
        self.card.note.setText(shown(word_text(state)) if state is not None else self.tr("没有标准"))
        customer = sheet.customer if sheet is not None else order.customer_name if order is not None else ""
        pairs = [(self.tr("订单"), f"{self._order} {customer}")]
        if sheet is not None and sheet.agreed_with:
            pairs.append((self.tr("标准确认"), sheet.agreed_with))
        for part in sheet.parts if sheet is not None else ():
            words = f"{part.record_no} {part.checked_on:%m-%d} {shown(word_text(part.result))} {part.representative} {part.remarks}"
            pairs.append((self.tr("已验 {no}").format(no=part.number), words.strip()))
        if sheet is not None and sheet.parts and sheet.result is None:
            pairs.append((self.tr("分批验收"), self.tr("每次到货各验一次，全部验完整单才算验收。")))
        if sheet is not None and sheet.result is not None:
            pairs.append((self.tr("验收"), f"{sheet.checked_on} {shown(word_text(sheet.result))} {sheet.representative}"))
            pairs.append((self.tr("遗留问题"), sheet.remarks))
        self.pairs.show_pairs(pairs)
        judge = self.context.actor.has(Role.PROJECT_MANAGER, Role.SALES)
        checking = state is SheetState.AGREED and sheet is not None and bool(sheet.records)
        criteria = sheet.criteria if sheet is not None else ()
        self.judged.setVisible(bool(criteria) and state is not SheetState.DRAFT)
        parts = len(sheet.parts) if sheet is not None else 0
        if fresh or not checking or not self.judged.found() or parts != self._parts:
            lines = [(one.line_no, one.name, one.requirement, one.measured, one.verdict) for one in criteria]
            self.judged.show_lines(lines, editable=checking and may)
        self._parts = parts
        self.check.offer("record", [(number, number) for number in (sheet.records if sheet is not None else ())])
        show_sections(
            [
                (self.agree, may and state is SheetState.DRAFT), (self.check, checking and judge),
                (self.draft, may and state in (None, SheetState.DRAFT, SheetState.AGREED) and not checking),
            ]
        )  # fmt: skip
        self.paper.setVisible(sheet is not None)
        if fresh:
            self.error.show_words("")
            self.draft.form.set_value("criteria", text_of([(one.name, one.requirement) for one in criteria]))
            if sheet is None and self._order:
                number = self._order
                self.context.query(lambda s: acceptance.template(s, number), self._suggest)

    def _suggest(self, lines: tuple[tuple[str, str], ...]) -> None:
        if lines and not self.draft.value("criteria"):
            self.draft.form.set_value("criteria", text_of(lines))
            self.draft.say(self.tr("先填上了同一产品上次用的标准，请核对。"))

    def _act(self, section: Section) -> None:
        order, sheet = self._order, self._sheets.get(self._order)
        act: Callable[[Work], Any]
        if section is self.draft:
            lines = lines_of(self.draft.value("criteria"))

            def act(w: Work) -> Any:
                return acceptance.draft(w, order, lines)
        elif sheet is None:
            return
        elif section is self.agree:
            whom = section.value("with_whom")

            def act(w: Work) -> Any:
                return acceptance.agree(w, sheet.number, whom)
        else:
            found = Checked(
                section.value("record"), self.judged.found(), bool(section.form.value("explained")), section.value("representative"),
                AcceptanceResult(section.value("result")), section.value("remarks"),
            )  # fmt: skip

            def act(w: Work) -> Any:
                return acceptance.check(w, sheet.number, found)

        self.context.command(act, self._done, self._refused)

    def _done(self, sheet: SheetView) -> None:
        self._order, self._shown = sheet.order_no, ""
        self.table.setFocus()
        self.reload()

    def _print(self) -> None:
        sheet = self._sheets.get(self._order)
        if sheet is not None:
            number = sheet.number
            self.context.command(lambda w: acceptance.print_sheet(w, number), lambda _: None, self._refused)

    def _refused(self, error: AppError) -> None:
        self.error.show_words(f"{error.clause}  {shown(error.reason)}" if error.clause else shown(error.reason))
