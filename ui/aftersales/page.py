"""售后: 服务单 with the call panel, 台帐 as list, 交付回单."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.aftersales import queries
from app.aftersales.bench import AfterSalesBench
from app.aftersales.views import CaseState, CaseView, Severity
from app.core.clock import site_time
from app.core.scans import ScanResult
from app.core.words import Role, Verdict
from app.core.words import text as word_text
from ui.aftersales.call_panel import CallPanel
from ui.aftersales.case_view import CaseDetail
from ui.aftersales.slip_view import SlipView
from ui.context import DeskContext
from ui.i18n import shown
from ui.page import DeskPage
from ui.theme.tokens import State
from ui.widgets.base import Card
from ui.widgets.tables import Column, Kind, MarkCell, WorkTable

CASES, LEDGER, SLIPS = "cases", "ledger", "slips"


class AfterSalesPage(DeskPage):
    """A scanned unit shows its way and starts a case; a scanned JF opens its slip, a scanned SH its case."""

    key: ClassVar[str] = "aftersales"
    icon: ClassVar[str] = "headset"
    roles: ClassVar[frozenset[Role]] = frozenset(
        {Role.AFTER_SALES, Role.SALES, Role.TECHNICAL_SERVICE, Role.LOGISTICS_HEAD, Role.PROJECT_MANAGER, Role.INSPECTOR}
    )
    tables: ClassVar[frozenset[str]] = frozenset({"service_case", "case_event", "delivery_record", "discrepancy", "follow_up"})

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, self.tr("售后"))
        self.views = [(CASES, self.tr("服务单")), (LEDGER, self.tr("台帐")), (SLIPS, self.tr("交付回单"))]
        self.view = CASES
        self._bench = AfterSalesBench()
        self.call = CallPanel(context)
        self.call.setFixedWidth(372)
        self.case = CaseDetail(context)
        self.slips = SlipView(context)
        self.call.registered.connect(self._registered)
        self.call.looked_up.connect(self.case.show_unit)
        self.call.record_wanted.connect(self._open_record)
        self.case.link_opened.connect(self._open_link)
        work = QWidget()
        row = QHBoxLayout(work)
        row.setContentsMargins(16, 10, 16, 9)
        row.setSpacing(12)
        row.addWidget(self.call)
        row.addWidget(self.case, 1)
        self._stack = QStackedWidget()
        for part in (work, self._ledger(), self.slips):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.case.clear()

    def _ledger(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(16, 10, 16, 9)
        self.ledger = WorkTable(
            [
                Column(self.tr("服务单"), Kind.DOCUMENT, 130),
                Column(self.tr("状态"), Kind.MARK, 130),
                Column(self.tr("级别"), width=70),
                Column(self.tr("客户"), width=220),
                Column(self.tr("产品"), width=220),
                Column(self.tr("问题"), stretch=True),
                Column(self.tr("登记"), Kind.DATE, 110),
            ],
            empty=self.tr("没有服务单。按 F2 登记来电，或扫产品标签。"),
        )
        self.ledger.setObjectName("list.cases")
        self.ledger.opened.connect(lambda number: self.open_document(str(number)))
        card = Card(self.tr("售后服务台帐"), self.tr("回车打开"))
        card.body.addWidget(self.ledger, 1)
        column.addWidget(card)
        return part

    def bench(self) -> AfterSalesBench:
        """Units, lots, boxes, JF and SH."""
        return self._bench

    def show_result(self, result: ScanResult) -> None:
        """A scan opens what it names."""
        if result.verdict is Verdict.GOOD:
            self.open_document(result.object_key)
        elif result.error is not None:
            self.context.failed.emit(result.error)

    def show_view(self, key: str) -> None:
        """Cases, ledger or slips."""
        super().show_view(key)
        self._stack.setCurrentIndex([CASES, LEDGER, SLIPS].index(key))
        self.title_changed.emit()
        self.reload()

    def open_document(self, document: str) -> None:
        """SH opens the case, JF and FH the slip, anything else is looked up as goods."""
        if document.startswith(("JF", "FH")):
            self._open_record(document)
        elif document.startswith("SH"):
            self.show_view(CASES)
            self.case.open_case(document)
        else:
            self.show_view(CASES)
            self.call.take_identity(document)

    def reload(self) -> None:
        """Reads what is in front."""
        self.context.query(lambda s: queries.cases(s), self._show_ledger)
        if self.view == SLIPS:
            self.slips.reload()
        elif self.view == CASES and self.case.case is not None:
            self.case.open_case(self.case.case.number)

    def _show_ledger(self, cases: list[CaseView]) -> None:
        now = self.context.desk.clock.now()
        self.ledger.set_rows([self._row(case, case.late_at(now)) for case in cases], [case.number for case in cases])
        if self.view == CASES and self.case.case is None:
            newest = next((case for case in cases if case.state is not CaseState.CLOSED), None)
            if newest is not None:
                self.case.show_case(newest)

    def _row(self, case: CaseView, late: bool) -> list[object]:
        state = State.WRONG if late else State.GOOD if case.state is CaseState.CLOSED else State.UNDER_WAY
        level = shown(word_text(case.severity))
        problem = case.description.splitlines()[0][:60]
        mark = MarkCell(state, shown(word_text(case.state)))
        registered = f"{site_time(case.registered_at):%m-%d %H:%M}"
        return [case.number, mark, f"! {level}" if case.severity is Severity.MAJOR else level, case.customer,
                f"{case.product_name} {case.identity}", problem, registered]  # fmt: skip

    def _registered(self, view: CaseView) -> None:
        self.case.show_case(view)

    def _open_record(self, number: str) -> None:
        self.show_view(SLIPS)
        self.slips.open_record(number)

    def _open_link(self, key: str) -> None:
        page, _, document = key.partition("|")
        if page == self.key:
            self.open_document(document)
        elif page:
            self.context.go_to.emit(page, document)
