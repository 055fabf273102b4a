"""What leaves the counting part of storage."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.core.words import word
from app.storage.count_rules import PeriodMark as PeriodMark
from db.states import CountCause as CountCause
from db.states import CountOutcome as CountOutcome
from db.states import CountPlaceState as CountPlaceState
from db.states import CountState as CountState
from db.states import CountVerdict as CountVerdict

LACKS_QUANTITY = "缺数量"
"""Note on the label of a lot whose pieces nobody named yet."""


@dataclass(frozen=True)
class CountView:
    """One count with how far it is; `places` counts its places by state, `waiting` the reads that wait to be cleared."""

    number: str
    period: date
    whole: bool
    scope: str
    state: CountState
    due_on: date
    tolerance_permille: int
    tolerance_pieces: int
    made_at: datetime
    submitted_at: datetime | None
    submitted_by: str
    approved_at: datetime | None
    approved_by: str
    closed_at: datetime | None
    reason: str
    places: dict[CountPlaceState, int]
    waiting: int

    @property
    def total(self) -> int:
        """Places in all."""
        return sum(self.places.values())

    @property
    def done(self) -> int:
        """Places that need no more counting."""
        return self.places.get(CountPlaceState.AGREED, 0) + self.places.get(CountPlaceState.CONFIRMED, 0)

    @property
    def title(self) -> str:
        """What it covers, in words: the month, or the zones."""
        return f"{self.period:%Y-%m} 全库" if self.whole else self.scope


@dataclass(frozen=True)
class CountPlaceView:
    """One place on the map of a count; `counters` are those who counted it."""

    place_id: int
    code: str
    zone: str
    state: CountPlaceState
    round: int
    counted: int | None
    counters: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReadView:
    """One read of a count."""

    read_id: int
    at: datetime
    place: str
    round: int
    person: str
    code: str
    identity: str
    product: str
    quantity: int
    found: CountVerdict
    counts: bool
    open: bool
    elsewhere: str
    note: str

    @property
    def lacks_quantity(self) -> bool:
        """Whether it is the label of a lot whose pieces nobody has named yet."""
        return self.open and self.note == LACKS_QUANTITY


@dataclass(frozen=True)
class CountLineView:
    """The figures of one thing at one place."""

    line_id: int
    place: str
    zone: str
    round: int
    product: str
    model: str
    unit: str
    serial: str
    lot_no: str
    booked: int
    counted: int
    first_counted: int | None
    tolerated: bool
    found: CountVerdict | None
    elsewhere: str
    cause: CountCause | None
    words: str
    outcome: CountOutcome | None
    note: str

    @property
    def identity(self) -> str:
        """Serial number, lot number, or blank for all agreeing units of a product."""
        return self.serial or self.lot_no

    @property
    def difference(self) -> int:
        """Counted less booked."""
        return self.counted - self.booked

    @property
    def why(self) -> str:
        """Cause and words in one line."""
        return "　".join(part for part in (word(self.cause) if self.cause else "", self.words) if part)


@dataclass(frozen=True)
class PeriodView:
    """How the count of one period stands; `number` is the count that is or was made for it."""

    first: date
    last: date
    mark: PeriodMark
    number: str
    closed_on: date | None


@dataclass(frozen=True)
class Posted:
    """How many differences of a count were posted how."""

    number: str
    outcomes: dict[CountOutcome, int]


@dataclass(frozen=True)
class BoxItem:
    """A unit, or pieces of a lot, in a sealed box."""

    identity: str
    is_lot: bool
    quantity: int = 1


@dataclass(frozen=True)
class BoxContents:
    """What a shipping box holds, as the room that packs it tells."""

    sealed: bool
    items: tuple[BoxItem, ...]
