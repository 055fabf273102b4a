"""The bench while it is stopped: what stopped it and who can help, beside it the scans that were not counted since."""

from __future__ import annotations

from collections.abc import Iterable

from app.boxing.views import BenchState
from app.core.clock import site_time
from app.core.scans import ScanResult
from app.identity import queries as people
from app.identity.views import Helper
from ui.bench import view
from ui.context import DeskContext
from ui.errors import rule_view
from ui.widgets.base import BenchBox
from ui.widgets.refusal import NotCountedList, RefusalCard


class RefusedPanel(BenchBox):
    """The lower half of the bench until the stop is acknowledged."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(row=True, margins=(20, 15, 20, 11))
        self._context = context
        self._shown: ScanResult | None = None
        self.refusal, self.not_counted = RefusalCard(), NotCountedList()
        self.refusal.row_opened.connect(lambda clause: context.go_to.emit("settings", clause))
        self.not_counted.setObjectName("list.not_counted")
        self.box.addWidget(self.refusal, 560)
        self.box.addWidget(self.not_counted, 750)

    def show_not_counted(self, scans: Iterable[ScanResult], state: BenchState) -> None:
        """Shows what was scanned since; none of it changed the box."""
        counted = ""
        if state.order is not None and state.expected:
            counted = self.tr("已计入仍是 {n} / {total}，箱内货品没有变。").format(n=state.counted, total=state.expected)
        self.not_counted.show_items(tuple(view.not_counted(scan, state.order) for scan in scans), counted)

    def show_refusal(self, result: ScanResult) -> None:
        """Shows the refusal at once, and who can help when that is read."""
        self._shown, error = result, result.error
        if error is None:
            return
        at = self.tr("本次拒绝已记录 {time}").format(time=site_time(result.scan.at).strftime("%H:%M:%S"))
        self.refusal.show_refusal(rule_view(error, None, at))

        def show_helper(helper: Helper | None) -> None:
            if self._shown is result:
                self.refusal.show_refusal(rule_view(error, helper, at))

        self._context.query(lambda s: people.helper(s, error.helper), show_helper)
