"""现存: what is in stock, product by product, and where the pieces of the chosen one lie."""

from __future__ import annotations

from typing import ClassVar

from ui.context import DeskContext
from ui.storage.screen import StorageView
from ui.widgets.base import Card


class StockListView(StorageView):
    """Left the products, right the places of the chosen one."""

    key: ClassVar[str] = "stock"
    tables: ClassVar[frozenset[str]] = frozenset({"stock_move", "unit", "lot_balance"})

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self.row.addWidget(Card(self.tr("现存")))
