"""服务单: the call panel left, the case right."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QApplication, QWidget

from app.aftersales import queries
from app.aftersales.bench import AfterSalesBench
from app.aftersales.callers import customer_behind
from app.aftersales.views import Caller, CaseState, CaseView
from app.core import grams
from app.core.scans import ScanResult
from app.core.words import Role, Verdict
from ui.aftersales.call_panel import CallPanel
from ui.aftersales.case_view import CaseDetail
from ui.context import DeskContext
from ui.storage.screen import StorageView

DESK = frozenset(
    {
        Role.AFTER_SALES, Role.SALES, Role.TECHNICAL_SERVICE, Role.LOGISTICS_HEAD, Role.PROJECT_MANAGER, Role.INSPECTOR,
        Role.DELIVERY_MANAGEMENT, Role.LEADERSHIP,
    }
)  # fmt: skip
"""Who works with cases; others come to the tab for the views that concern them."""


class CasesView(StorageView):
    """A call is taken down left; the case it became, or the newest open one, stands right."""

    key: ClassVar[str] = "cases"
    roles: ClassVar[frozenset[Role]] = DESK
    tables: ClassVar[frozenset[str]] = frozenset({"service_case", "case_event", "delivery_record"})
    series: ClassVar[tuple[str, ...]] = ("SH",)

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self.bench = AfterSalesBench()
        self.call = CallPanel(context)
        self.call.setFixedWidth(372)
        self.case = CaseDetail(context)
        self.call.registered.connect(self.case.show_case)
        self.call.looked_up.connect(self.case.show_unit)
        self.call.case_wanted.connect(self.case.open_case)
        self.call.article_wanted.connect(lambda no: self.context.go_to.emit("aftersales", f"handbook/{no}"))
        self.case.shown.connect(self.call.follow)
        self.call.record_wanted.connect(lambda number: self.context.go_to.emit("delivery", number))
        self.case.link_opened.connect(self._open_link)
        self.row.addWidget(self.call)
        self.row.addWidget(self.case, 1)
        self.case.clear()
        context.query(lambda _: grams.load(), lambda _: None)

    def hand_on(self, before: int, after: int) -> None:
        """The call waits for who was taking it down; the forms of the case begin anew."""
        self.call.hand_on(before, after)
        self.case.begin_anew()

    def show_result(self, result: ScanResult) -> None:
        """A scan opens what it names."""
        if result.verdict is not Verdict.GOOD:
            if result.error is not None:
                self.context.failed.emit(result.error)
        elif result.object_key.startswith("FH"):
            self.context.go_to.emit("delivery", result.object_key)
        elif not result.object_key.startswith("SH") and self.case.step.take_scan(result.object_key):
            return
        elif not result.object_key.startswith("SH") and self._completes():
            self.case.road.take_goods(result.object_key)
        else:
            self.open_document(result.object_key)

    def _completes(self) -> bool:
        """Whether scanned goods belong to the case in front: it waits for them, and no other call is being taken down."""
        case = self.case.case
        at_case = self.case.isAncestorOf(QApplication.focusWidget() or self)
        return case is not None and self.case.road.wants_goods and (at_case or self.call.about(case.number))

    def open_document(self, document: str) -> None:
        """SH opens the case, `call` a new call, `call|DD26000001` one that sales hands over; anything else is looked up as goods."""
        what, _, source = document.partition("|")
        if document.startswith("SH"):
            self.case.open_case(document)
        elif what == "call" and source:
            self.context.query(lambda s: customer_behind(s, source), lambda customer: self._hand_over(source, customer))
        elif what == "call":
            self.call.begin()
        else:
            self.call.take_identity(document)

    def _hand_over(self, source: str, customer: Caller | None) -> None:
        if customer is not None:
            self.call.hand_over(source, customer)

    def first_field(self) -> QWidget:
        """The search of the call panel."""
        return self.call.search

    def reload(self) -> None:
        """Reads the case in front, with none the newest open one, and how the cases that the call found now stand."""
        self.call.finder.again()
        if self.case.case is not None:
            self.case.open_case(self.case.case.number)
        else:
            self.context.query(lambda s: queries.cases(s), self._show_newest)

    def _show_newest(self, cases: list[CaseView]) -> None:
        newest = next((case for case in cases if case.state is not CaseState.CLOSED), None)
        if self.case.case is None and newest is not None:
            self.case.show_case(newest)

    def _open_link(self, key: str) -> None:
        page, _, document = key.partition("|")
        if page == "aftersales" and document.startswith("SH"):
            self.open_document(document)
        elif page:
            self.context.go_to.emit(page, document)
