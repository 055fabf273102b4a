"""What the view 待查 shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.core.text import Text
from db.states import DoubtOutcome as DoubtOutcome
from db.states import DoubtState as DoubtState
from db.states import StopKind as StopKind


@dataclass(frozen=True)
class DoubtView:
    """Goods in doubt: what, where, how it stands; `identity` is blank while nobody knows which they are."""

    doubt_id: int
    kind: StopKind
    state: DoubtState
    identity: str
    product: str
    product_id: int | None
    quantity: int
    place: str
    seen: str
    at: datetime
    person: str
    evidence: str
    identified_by: str
    outcome: DoubtOutcome | None
    note: str
    decided_by: str
    photos: int


@dataclass(frozen=True)
class Candidate:
    """Goods that a find without a mark may be: what the records say stands at that place."""

    identity: str
    product: str
    state: Text
    certificate: str
    came: datetime | None
    quantity: int = 1


@dataclass(frozen=True)
class Overdue:
    """Goods or a box that were not seen at the next scan that was expected of them (E-10).

    Attributes:
        thing: Serial, lot or SSCC.
        name: What it is, in words.
        number: Document it stands on.
        expected: The scan that did not come.
        due_at: When it was expected.
        last_at: When it was last seen.
        last_by: Who saw it.
        last_place: Where.
        is_box: Whether it is a shipping box.
    """

    thing: str
    name: str
    number: str
    expected: Text
    due_at: datetime
    last_at: datetime
    last_by: str
    last_place: str
    is_box: bool = False


@dataclass(frozen=True)
class TypedView:
    """A number that was typed and not scanned."""

    identity: str
    reason: str
    use: str
    station: str
    at: datetime
    person: str
