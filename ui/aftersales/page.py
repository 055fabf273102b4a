"""售后: 服务单 with the call panel, 台帐 as list, and what follows from a case."""

from __future__ import annotations

from typing import ClassVar

from app.core.words import Role
from ui.aftersales.call_panel import CallPanel
from ui.aftersales.care_view import CareView
from ui.aftersales.case_view import CaseDetail
from ui.aftersales.cases_view import DESK, CasesView
from ui.aftersales.handbook_view import HandbookView
from ui.aftersales.installed_view import InstalledListView
from ui.aftersales.ledger_view import LedgerView
from ui.aftersales.returns_view import ReturnsView
from ui.aftersales.rework_view import ReworkListView
from ui.aftersales.tracking_view import TrackingListView
from ui.context import DeskContext
from ui.many_views import ManyViewsPage


class AfterSalesPage(ManyViewsPage):
    """A scanned unit shows its way and starts a case; a scanned SH opens its case."""

    key: ClassVar[str] = "aftersales"
    icon: ClassVar[str] = "headset"
    roles: ClassVar[frozenset[Role]] = DESK | TrackingListView.roles | ReworkListView.roles | CareView.roles | ReturnsView.roles

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, self.tr("售后"))
        self.cases, self.book = CasesView(context), LedgerView(context)
        self.book.opened.connect(lambda number: self.open_document(number))
        self.show_views(
            (
                (self.tr("服务单"), self.cases),
                (self.tr("台帐"), self.book),
                (self.tr("跟踪表"), TrackingListView(context)),
                (self.tr("退换"), ReturnsView(context)),
                (self.tr("返工"), ReworkListView(context)),
                (self.tr("回访"), CareView(context)),
                (self.tr("客户设备"), InstalledListView(context)),
                (self.tr("手册"), HandbookView(context)),
            )
        )

    @property
    def call(self) -> CallPanel:
        """The call panel."""
        return self.cases.call

    @property
    def case(self) -> CaseDetail:
        """The case in front."""
        return self.cases.case

    def next_call(self) -> None:
        """F2: the next call; from another view of this tab, the call panel comes to the front."""
        if self.view == self.cases.key:
            self.call.next_call()
        else:
            self.open_document("call")

    def open_document(self, document: str) -> None:
        """A number opens where it belongs; what is no document is looked up as goods."""
        if document.partition("|")[0] == "call":
            self.show_view(self.cases.key)
            self.cases.open_document(document)
            return
        if document.startswith(("JF", "FH")):
            self.context.go_to.emit("delivery", document)
            return
        if not self.knows(document):
            self.show_view(self.cases.key)
        super().open_document(document)
