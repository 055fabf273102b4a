"""What leaves the shelf-life part of the storage feature."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from app.storage.terms import Terms as Terms
from db.states import LastDay as LastDay
from db.states import RecheckState as RecheckState
from db.states import UnitState as UnitState


@dataclass(frozen=True)
class DueLine:
    """Goods of one product and lot at one place that come to the same last day (D-14).

    Attributes:
        which: Which of their last days.
        day: The last day.
        days_left: Days until then; 0 is today, below it is over.
        product_id: Product.
        product: Name of the product.
        model: Model.
        unit: Unit it is counted in.
        lot_no: Lot, or blank.
        serial: The first serial number; blank for pieces of a lot.
        location: Where they stand, or blank.
        quantity: Pieces.
        state: State.
        recheck_no: The open 物资复验记录 they stand on, or blank.
        unanswered: They expired and nobody has said yet what was done about it (D-13).
    """

    which: LastDay
    day: date
    days_left: int
    product_id: int
    product: str
    model: str
    unit: str
    lot_no: str
    serial: str
    location: str
    quantity: int
    state: UnitState
    recheck_no: str = ""
    unanswered: bool = False

    @property
    def identity(self) -> str:
        """The lot of pieces without serial numbers, or the first serial number."""
        return self.serial or self.lot_no

    @property
    def key(self) -> str:
        """Tells the lines apart."""
        return f"{self.which}|{self.day}|{self.product_id}|{self.lot_no}|{self.location}|{self.state}|{bool(self.serial)}"


@dataclass(frozen=True)
class DueList:
    """What comes to a last day until a day: the lines, the pieces of each day by kind, and what is cut off.

    Attributes:
        terms: Today and the settings it was judged by.
        until: The last day of the list.
        lines: The first to end first.
        days: Pieces by kind and day, of all there is, not only of the lines.
        cut: Whether there are more lines than these.
    """

    terms: Terms
    until: date
    lines: tuple[DueLine, ...]
    days: dict[LastDay, dict[date, int]] = field(default_factory=dict)
    cut: bool = False

    def pieces(self, first: date, last: date, which: LastDay | None = None) -> int:
        """Pieces whose last day lies in a span, both ends counted."""
        chosen = self.days.values() if which is None else [self.days.get(which, {})]
        return sum(count for counts in chosen for day, count in counts.items() if first <= day <= last)


@dataclass(frozen=True)
class NoticeView:
    """Goods that reached their expiry date, and what was done about them (D-13)."""

    notice_id: int
    product_id: int
    product: str
    model: str
    lot_no: str
    expires_on: date
    quantity: int
    noticed_at: datetime
    reported_to: str
    reported_at: datetime | None
    measure: str
    acknowledged_at: datetime | None
    person: str

    @property
    def goods(self) -> str:
        """Product and lot in one line."""
        return " ".join(part for part in (self.product, self.model, self.lot_no) if part)


@dataclass(frozen=True)
class RecheckView:
    """物资复验记录 (form 9)."""

    number: str
    state: RecheckState
    cause: LastDay
    product_id: int
    product: str
    model: str
    unit: str
    lot_no: str
    serials: tuple[str, ...]
    quantity: int
    supplier: str
    supplier_lot: str
    received_on: date | None
    old_until: date
    new_until: date | None
    extensions: int
    raised_at: datetime
    raiser: str
    inspection_no: str
    judged_at: datetime | None
    inspector: str
    remark: str

    @property
    def identities(self) -> tuple[str, ...]:
        """Serial numbers, or the lot."""
        return self.serials or (self.lot_no,)
