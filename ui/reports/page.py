"""The tab 报表: the monthly quality report, the quality file, what goes wrong most, and what it costs."""

from __future__ import annotations

from typing import ClassVar

from app.core.scans import ScanResult
from app.core.words import Role, Verdict
from app.reports.bench import ReportsBench
from ui.context import DeskContext
from ui.many_views import ManyViewsPage
from ui.reports.budget_view import BudgetView
from ui.reports.file_view import QualityFileView
from ui.reports.monthly_view import MonthlyView
from ui.reports.pareto_view import ParetoView


class ReportsPage(ManyViewsPage):
    """月报, 质量档案, 柏拉图, 费用."""

    key: ClassVar[str] = "reports"
    icon: ClassVar[str] = "chart"
    roles: ClassVar[frozenset[Role]] = frozenset(
        {
            Role.INSPECTOR, Role.AFTER_SALES, Role.DELIVERY_MANAGEMENT, Role.LEADERSHIP, Role.FINANCE, Role.SALES, Role.LOGISTICS_HEAD,
            Role.TECHNICAL_SERVICE, Role.RESEARCH, Role.PROCESS, Role.PLANNING,
        }
    )  # fmt: skip

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, self.tr("报表"), self.tr("月报、质量档案与费用"))
        self.monthly, self.file = MonthlyView(context), QualityFileView(context)
        self.pareto, self.budget = ParetoView(context), BudgetView(context)
        screens = (
            (self.tr("月报"), self.monthly),
            (self.tr("质量档案"), self.file),
            (self.tr("柏拉图"), self.pareto),
            (self.tr("费用"), self.budget),
        )
        bench = ReportsBench()
        for _, screen in screens:
            screen.bench = bench
        self.show_views(screens)

    def show_result(self, result: ScanResult) -> None:
        """Scanned goods open their file, a scanned report its month."""
        if result.verdict is Verdict.GOOD:
            self.open_document(result.object_key)
        elif result.error is not None:
            self.context.failed.emit(result.error)

    def open_document(self, document: str) -> None:
        """A view, a month or a report; every other number is looked up as goods."""
        if not self.knows(document):
            self.show_view(self.file.key)
        super().open_document(document)
