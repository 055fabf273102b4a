"""What leaves the units feature."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.units.states import COUNTED_LOSS as COUNTED_LOSS
from app.units.states import NEVER_HELD as NEVER_HELD
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
    opened: bool = False


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
    stocked_at: datetime | None = None

    def count(self, *states: UnitState) -> int:
        """Pieces in any of `states`; all pieces without one."""
        return sum(b.quantity for b in self.balances if not states or b.state in states)


@dataclass(frozen=True)
class PieceSum:
    """How many pieces of a product stand at one place in one state."""

    product_id: int
    location_id: int | None
    state: UnitState
    quantity: int


@dataclass(frozen=True)
class PieceView:
    """One unit, or the pieces of a lot at one place, as the store counts and offers them.

    Attributes:
        serial: Serial number; blank for pieces of a lot.
        lot_no: Lot; of a unit the lot it was made in, or blank.
        product_id: Product.
        location_id: Where it stands.
        state: State.
        quantity: Pieces.
        reserved_order: Document it is kept for, or blank.
        sealed: Whether the packing was never opened (D-10).
        stocked_at: When it came into the store; None where nobody noted it.
        expires_on: Last usable day (D-13).
        valid_until: Last day of the keeping period (D-12).
        store_until: Last day of the permitted storage time (D-09).
        barred: Whether they are of a lot that is on hold with its drawn pieces (B-11).
    """

    serial: str
    lot_no: str
    product_id: int
    location_id: int | None
    state: UnitState
    quantity: int
    reserved_order: str
    sealed: bool
    stocked_at: datetime | None
    expires_on: date | None
    valid_until: date | None
    store_until: date | None
    barred: bool = False

    @property
    def identity(self) -> str:
        """The serial number, or the lot number."""
        return self.serial or self.lot_no

    @property
    def use_by(self) -> date | None:
        """The day that decides which goods go first: the expiry date, else the end of the keeping period."""
        return self.expires_on or self.valid_until
