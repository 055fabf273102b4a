"""What leaves the delivery feature, and what its commands take."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from app.files.service import AttachmentView
from db.states import AcceptanceResult as AcceptanceResult
from db.states import DeliveryMode as DeliveryMode
from db.states import DeliveryState as DeliveryState
from db.states import DiscrepancyKind as DiscrepancyKind
from db.states import LateCause as LateCause


@dataclass(frozen=True)
class DeliveryLineView:
    """One line: what was sent and what the customer counted; `received` is None until the slip is back."""

    line_no: int
    product_id: int
    product_name: str
    model: str
    unit: str
    shipped: int
    received: int | None
    short: int
    over: int
    damaged: int
    remark: str


@dataclass(frozen=True)
class DiscrepancyView:
    """A difference found on arrival (I-10); open while `settled_at` is None."""

    discrepancy_id: int
    line_no: int
    kind: DiscrepancyKind
    quantity: int
    reporter: str
    at: datetime
    solution: str
    settled_at: datetime | None


@dataclass(frozen=True)
class FollowUpView:
    """A follow-up call (I-20)."""

    at: datetime
    satisfied: int
    opinion: str
    wish: str
    next_step: str


@dataclass(frozen=True)
class DeliveryView:
    """交付记录 with everything that came back on it."""

    number: str
    state: DeliveryState
    dispatch_no: str
    order_no: str
    pass_no: str
    trip_no: str
    customer_id: int | None
    customer: str
    place: str
    contact: str
    phone: str
    mode: DeliveryMode
    plate: str
    seals: str
    boxes: int
    promised_on: date | None
    made_at: datetime
    left_at: datetime | None
    arrived_at: datetime | None
    on_time: bool | None
    late_cause: LateCause | None
    signer: str
    signed_at: datetime | None
    signer_listed: bool | None
    appearance_ok: bool | None
    packaging_ok: bool | None
    remark: str
    registered_at: datetime | None
    acceptance: AcceptanceResult | None
    accepted_at: datetime | None
    acceptance_note: str
    feedback: str
    closed_at: datetime | None
    lines: tuple[DeliveryLineView, ...]
    discrepancies: tuple[DiscrepancyView, ...]
    follow_ups: tuple[FollowUpView, ...]
    attachments: tuple[AttachmentView, ...]
    protected: bool = False
    arrival_condition: str = ""
    promised_at: datetime | None = None
    waybill: str = ""
    instructed: bool = False
    questions: str = ""
    signer_cleared_at: datetime | None = None

    @property
    def open_discrepancies(self) -> int:
        """Differences that are not settled yet."""
        return sum(1 for one in self.discrepancies if one.settled_at is None)


@dataclass(frozen=True)
class LineCount:
    """What the customer counted on one line; short and over follow from `received` (I-02)."""

    line_no: int
    received: int
    damaged: int = 0
    remark: str = ""


@dataclass(frozen=True)
class SlipBack:
    """The signed slip as it is keyed (I-02, I-05).

    Attributes:
        signer: Who signed.
        signed_at: When, aware; None when it is not on the slip.
        arrived_at: When the goods arrived; the signing time where nothing else is known.
        counts: Counted quantity of every line.
        appearance_ok: Whether the goods looked right.
        packaging_ok: Whether the packaging was whole.
        late_cause: Why late, needed when the goods came after the promised day (I-01).
        remark: Anything else on the slip.
        file_name: Name of the scan or photo; blank for none.
        file_content: Its bytes.
        arrival_condition: In which condition the goods arrived; needed where the contract protects them until the destination (E-09).
        instructed: Use and cautions were explained (I-18).
        questions: What the customer asked and nobody could answer; it becomes a service request (I-18).
    """

    signer: str = ""
    signed_at: datetime | None = None
    arrived_at: datetime | None = None
    counts: tuple[LineCount, ...] = ()
    appearance_ok: bool | None = None
    packaging_ok: bool | None = None
    late_cause: LateCause | None = None
    remark: str = ""
    file_name: str = ""
    file_content: bytes = field(default=b"", repr=False)
    arrival_condition: str = ""
    instructed: bool = False
    questions: str = ""
