"""At the start of each shipping box the marks of its goods stand where the last scans do, until the first piece is in (E-01)."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget

from app.boxing import care
from app.boxing.views import BenchState, Step
from app.catalog.views import CareView
from app.core.scans import ScanResult
from app.core.words import Verdict
from ui.care import marks_view
from ui.context import DeskContext
from ui.widgets.marks import MarksPanel
from ui.widgets.pack import ScanLog


class OrderMarks(QStackedWidget):
    """The last ten scans, or the marks of the order's goods."""

    def __init__(self, context: DeskContext, log: ScanLog) -> None:
        super().__init__()
        self._context = context
        self._wanted = ""
        self.marks = MarksPanel()
        self.addWidget(log)
        self.addWidget(self.marks)

    def show_for(self, result: ScanResult, state: BenchState) -> None:
        """Shows the marks while a box is empty and nothing but its document or 换箱 was scanned, else the scans."""
        order, box = state.order, state.box
        begins = state.step is Step.ITEMS and (box is None or not box.items) and result.verdict in (Verdict.GOOD, Verdict.INFO)
        self._wanted = order.number if order is not None and begins else ""
        self.setCurrentIndex(0)
        if order is None or not self._wanted:
            return
        number, now = order.number, self._context.desk.clock.now()
        products = [line.product_id for line in order.lines if line.boxed < line.wanted]

        def show(found: CareView | None) -> None:
            if self._wanted == number and found is not None and found.marks:
                self.marks.show_marks(marks_view(found, self.tr("本单贮运标志")))
                self.setCurrentIndex(1)

        self._context.query(lambda session: care.of_products(session, products, now), show)
