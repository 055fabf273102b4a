"""The shipping box at the bench: its lines, or between two orders those that wait; its weight, its photos, the last scans."""

from __future__ import annotations

from collections.abc import Callable

from app.boxing import hints
from app.boxing.views import BenchState, Step
from app.core.clock import site_day
from ui.bench import view
from ui.bench.goods_photos import GoodsPhotos
from ui.bench.order_marks import OrderMarks
from ui.bench.photos import BoxPhotos
from ui.bench.waiting_panel import WaitingPanel
from ui.context import DeskContext
from ui.widgets.base import BenchBox
from ui.widgets.pack import PackTable, ScanLog, WeightPanel


class BoxPanel(BenchBox):
    """The lower half of the bench while boxes are packed and checked. Nothing in it takes the focus.

    Args:
        context: The desk.
        photographed: The SSCC of the box that a photo belongs to now; blank for none.
    """

    def __init__(self, context: DeskContext, photographed: Callable[[], str]) -> None:
        super().__init__(row=True, margins=(20, 13, 20, 11))
        self._context = context
        self.idle = False
        self.photos = BoxPhotos(context, photographed, self)
        self.table, self.waiting = PackTable(), WaitingPanel()
        self.table.setObjectName("list.items")
        self.weight, self.log = WeightPanel(), ScanLog()
        self.log.setObjectName("list.scans")
        self.marks = OrderMarks(context, self.log)
        self._goods = GoodsPhotos(context, self.table.show_photos)
        right = BenchBox(gap=10)
        right.box.addWidget(self.weight)
        right.box.addWidget(self.photos.strip)
        right.box.addWidget(self.marks, 1)
        self.box.addWidget(self.table, 836)
        self.box.addWidget(self.waiting, 836)
        self.box.addWidget(right, 474)

    def show_state(self, state: BenchState) -> None:
        """Shows the box in work; between two orders the list of those that wait stands where its lines do."""
        self._goods.wants(state)
        idle = state.step in (Step.DOCUMENT, Step.FINISHED)
        if idle and not self.idle:
            self.ask_waiting()
        self.idle = idle
        self.table.setVisible(not idle)
        self.waiting.setVisible(idle)
        self.table.set_headings(*view.headings(state))
        self.table.show_lines(view.lines(state), view.active(state))
        self.weight.show_weight(view.weight(state))
        self.photos.show_box()

    def ask_waiting(self) -> None:
        """Reads the orders that wait to be packed."""
        if self._context.signed_in:
            today = site_day(self._context.desk.clock.now())
            self._context.query(hints.waiting, lambda found: self.waiting.show_orders(found, today))
