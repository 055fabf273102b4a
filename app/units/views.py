"""What leaves the units feature."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.states import UnitState as UnitState


@dataclass(frozen=True)
class UnitView:
    """One thing with a serial number; `location` is the location's code or blank, `reserved_order` the order it is kept for."""

    serial: str
    product_id: int
    product_name: str
    model: str
    lot_no: str
    task_no: str
    state: UnitState
    location: str
    produced_on: date
    certificate_no: str
    sealed: bool
    reserved_order: str
    order_line_id: int | None = None
    valid_until: date | None = None
    expires_on: date | None = None
    store_until: date | None = None
    extensions: int = 0


@dataclass(frozen=True)
class BalanceView:
    """How many pieces of a lot stand at one place in one state for one order or none."""

    state: UnitState
    location: str
    reserved_order: str
    quantity: int
    location_id: int | None = None
    order_line_id: int | None = None


@dataclass(frozen=True)
class LotView:
    """One lot with its balances."""

    lot_no: str
    product_id: int
    product_name: str
    model: str
    task_no: str
    produced_on: date
    quantity: int
    certificate_no: str
    sealed: bool
    balances: tuple[BalanceView, ...]
    valid_until: date | None = None
    expires_on: date | None = None
    store_until: date | None = None
    extensions: int = 0
    supplier: str = ""
    supplier_lot: str = ""

    def count(self, *states: UnitState) -> int:
        """Pieces in any of `states`; all pieces without one."""
        return sum(b.quantity for b in self.balances if not states or b.state in states)
