"""What leaves the storage feature."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from db.states import StockMoveKind, UnitState, ZoneKind


@dataclass(frozen=True)
class StockView:
    """One unit, or the pieces of a lot at one place, that can be shipped; `order_no` names the order it is kept for."""

    serial: str | None
    lot_no: str
    quantity: int
    location: str
    state: UnitState
    received_at: datetime
    order_no: str

    @property
    def identity(self) -> str:
        """The serial number, or the lot number."""
        return self.serial or self.lot_no


@dataclass(frozen=True)
class StandingView:
    """Where goods stand: a blank location is none, `zone` what it is for; `reserved_order` the document they are kept for."""

    location: str
    zone: ZoneKind | None
    state: UnitState
    quantity: int
    reserved_order: str


@dataclass(frozen=True)
class MoveView:
    """One line of the ledger; a blank location is outside the store."""

    at: datetime
    kind: StockMoveKind
    serial: str
    lot_no: str
    quantity: int
    from_location: str
    to_location: str
    document: str
    note: str
    person: str
