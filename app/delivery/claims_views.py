"""What leaves differences and claims, and what their commands take."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.core.text import QT_TRANSLATE_NOOP
from app.files.service import AttachmentView
from db.states import BoxState as BoxState
from db.states import ClaimResult as ClaimResult
from db.states import ClaimState as ClaimState
from db.states import DeliveryState as DeliveryState
from db.states import DiscrepancyKind as DiscrepancyKind
from db.states import SolutionKind as SolutionKind


class Party(StrEnum):
    """Whom sales consults before a solution is agreed (I-11)."""

    PRODUCTION = "production"
    LOGISTICS = "logistics"
    QUALITY = "quality"
    FINANCE = "finance"


PARTY_WORDS = {
    Party.PRODUCTION: QT_TRANSLATE_NOOP("app", "生产"),
    Party.LOGISTICS: QT_TRANSLATE_NOOP("app", "物流"),
    Party.QUALITY: QT_TRANSLATE_NOOP("app", "质检"),
    Party.FINANCE: QT_TRANSLATE_NOOP("app", "财务"),
}


@dataclass(frozen=True)
class Finding:
    """A difference that is told after the slip came back (I-10); `line_no` is a line of the delivery record."""

    line_no: int
    kind: DiscrepancyKind
    quantity: int
    words: str
    reporter: str


@dataclass(frozen=True)
class Solution:
    """What sales agreed with the customer (I-11)."""

    kind: SolutionKind
    owner_id: int | None
    do_by: date | None
    consulted: frozenset[Party] = frozenset()
    words: str = ""


@dataclass(frozen=True)
class Found:
    """Boxes declared lost that came after all.

    Attributes:
        boxes: Box numbers (SSCC).
        at: When they came.
        words: Who says so, and how.
        back: They come back to us under a 退货单; else the customer has them.
        sum_fen: The sum that is claimed, or was agreed, from now on; None for as it was.
        repaid_fen: What is given back to the carrier of money that came.
    """

    boxes: tuple[str, ...]
    at: datetime
    words: str
    back: bool = False
    sum_fen: int | None = None
    repaid_fen: int = 0


@dataclass(frozen=True)
class DifferenceView:
    """One difference of a delivery with how sales puts it right; `due_on` is the day by which a solution is agreed (I-11)."""

    discrepancy_id: int
    record_no: str
    line_no: int
    goods: str
    unit: str
    kind: DiscrepancyKind
    quantity: int
    reporter: str
    at: datetime
    words: str
    due_on: date
    solution_kind: SolutionKind | None
    solution: str
    owner_id: int | None
    owner: str
    do_by: date | None
    consulted: frozenset[Party]
    agreed_at: datetime | None
    settled_at: datetime | None
    found: int = 0
    resupply_no: str = ""
    sent: int = 0
    """Pieces that its 补发 carries, on one 发货单 or several."""

    @property
    def to_send(self) -> int:
        """Pieces that came by nothing yet and are on no 补发."""
        return max(0, self.quantity - self.found - self.sent)

    @property
    def too_many(self) -> int:
        """Pieces that its 补发 carries beyond what is missing."""
        return max(0, self.sent - self.quantity + self.found)

    def late(self, today: date) -> bool:
        """Whether its solution, or carrying that out, is overdue."""
        if self.settled_at is not None:
            return False
        until = self.due_on if self.agreed_at is None else self.do_by
        return until is not None and until < today


@dataclass(frozen=True)
class ClaimBoxView:
    """A box of a claim."""

    sscc: str
    box_no: int
    contents: str
    damaged: bool
    lost_at: datetime | None
    found_at: datetime | None = None
    return_no: str = ""

    @property
    def lost(self) -> bool:
        """Whether it counts as lost now."""
        return self.lost_at is not None and not self.damaged and self.found_at is None


@dataclass(frozen=True)
class ClaimView:
    """查询/索赔单; money in fen."""

    number: str
    state: ClaimState
    record_no: str
    dispatch_no: str
    trip_no: str
    case_no: str
    customer: str
    carrier_id: int | None
    party: str
    plate: str
    waybill_no: str
    asked_at: datetime
    asked_whom: str
    question: str
    value_fen: int
    answer_due: date
    deadline: date
    answer: str
    answered_at: datetime | None
    claimed_fen: int | None
    claimed_at: datetime | None
    evidence: str
    agreed_fen: int | None
    agreed_at: datetime | None
    received_fen: int
    received_at: datetime | None
    result: ClaimResult | None
    result_words: str
    closed_at: datetime | None
    maker: str
    boxes: tuple[ClaimBoxView, ...]
    attachments: tuple[AttachmentView, ...] = ()
    repaid_fen: int = 0

    @property
    def next_due(self) -> date | None:
        """Until when something has to happen: the answer, the claim; None when all waits for money or is over."""
        if self.state is ClaimState.INQUIRY:
            return min(self.answer_due, self.deadline)
        return self.deadline if self.state is ClaimState.ANSWERED else None


@dataclass(frozen=True)
class Inquiry:
    """What logistics asks the carrier; `missing` and `damaged` are box numbers (SSCC)."""

    party: str
    asked_whom: str
    question: str
    missing: tuple[str, ...] = ()
    damaged: tuple[str, ...] = ()
    value_fen: int = 0
    waybill_no: str = ""
    deadline: date | None = None


@dataclass(frozen=True)
class BoxTile:
    """A box of a delivery as the picture shows it."""

    sscc: str
    box_no: int
    contents: str
    state: BoxState
    claim_no: str
    return_no: str = ""


@dataclass(frozen=True)
class CaseLine:
    """One delivery with differences or a claim: a row of the list."""

    record_no: str
    state: DeliveryState
    customer: str
    case_no: str
    what: tuple[tuple[DiscrepancyKind, int], ...]
    opened_at: datetime
    sales_due: date | None
    sales_done: bool
    claim_no: str
    claim_state: ClaimState | None
    claim_due: date | None


@dataclass(frozen=True)
class CaseSides:
    """Both sides of one delivery that went wrong (X-23)."""

    record_no: str
    state: DeliveryState
    dispatch_no: str
    customer: str
    place: str
    case_no: str
    carrier_id: int | None
    carrier: str
    plate: str
    waybill_no: str
    signed_at: datetime | None
    signer: str
    lines: tuple[tuple[int, str], ...]
    boxes: tuple[BoxTile, ...]
    differences: tuple[DifferenceView, ...]
    claims: tuple[ClaimView, ...]
    photos: tuple[AttachmentView, ...]

    @property
    def claim(self) -> ClaimView | None:
        """The claim in front: the open one, else the newest."""
        return next((one for one in self.claims if one.closed_at is None), self.claims[0] if self.claims else None)
