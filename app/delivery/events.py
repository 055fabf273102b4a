"""What delivery tells other stages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from db.states import CaseKind, DiscrepancyKind, LateCause


@dataclass(frozen=True)
class SlipReturned:
    """The signed slip of a dispatch order is back (I-05).

    Attributes:
        record_no: The 交付记录.
        dispatch_no: The 发货单.
        discrepancies: Differences found on arrival.
        trip_no: The trip it came by.
        order_no: The customer's order.
        arrived_at: When it arrived.
        on_time: In time for the promise.
        late_cause: Why not.
        short: Pieces missing.
        damaged: Pieces damaged.
    """

    record_no: str
    dispatch_no: str
    discrepancies: int
    trip_no: str
    order_no: str
    arrived_at: datetime
    on_time: bool
    late_cause: LateCause | None
    short: int
    damaged: int


@dataclass(frozen=True)
class ClosedUndisputed:
    """委托物流 that the carrier signed for is closed although the customer's receipt never came: the goods are his (X-13).

    Attributes:
        record_no: The 交付记录.
        dispatch_no: The 发货单.
    """

    record_no: str
    dispatch_no: str


@dataclass(frozen=True)
class CustomerProblem:
    """Something about a delivery is for after-sales: a problem phoned in from the customer's door, a question left open (I-04, I-18).

    Attributes:
        problem_id: Of the problem that was phoned in; None for a question on the slip.
        record_no: The 交付记录.
        dispatch_no: The 发货单.
        customer_id: The customer; None for one that is no record.
        customer: Its name.
        kind: What the case is about.
        words: What was said.
        caller: Who said it.
        phone: Where he is called back.
        told_at: When he said it; the clock of the first response runs from then (J-02).
    """

    problem_id: int | None
    record_no: str
    dispatch_no: str
    customer_id: int | None
    customer: str
    kind: CaseKind
    words: str
    caller: str
    phone: str
    told_at: datetime


@dataclass(frozen=True)
class DeliveryAccepted:
    """The customer accepted a delivery (I-08); what follows after some time counts from this day."""

    record_no: str
    customer_id: int | None
    accepted_on: date


@dataclass(frozen=True)
class DiscrepancyOpened:
    """What arrived differs from what was sent, or the customer found something wrong with it later (I-10).

    Attributes:
        record_no: The 交付记录.
        dispatch_no: The 发货单.
        order_no: The customer's order.
        customer_id: The customer; None for one that is no record.
        customer: Its name.
        items: Kind, goods, pieces and unit of each difference.
        reporter: Who counted or called.
        phone: Where he is called back.
        words: What he said, or blank.
    """

    record_no: str
    dispatch_no: str
    order_no: str
    customer_id: int | None
    customer: str
    items: tuple[tuple[DiscrepancyKind, str, int, str], ...]
    reporter: str
    phone: str
    words: str


@dataclass(frozen=True)
class AcceptedWithRemarks:
    """The customer accepted with remarks, or rejected (I-17).

    Attributes:
        record_no: The 交付记录.
        customer_id: The customer; None for one that is no record.
        customer: Its name.
        rejected: Rejected, not accepted with remarks.
        words: What he said.
        phone: Where he is called back.
    """

    record_no: str
    customer_id: int | None
    customer: str
    rejected: bool
    words: str
    phone: str


@dataclass(frozen=True)
class GoodsLost:
    """A claim on the carrier says that goods of a delivery are lost (I-12): whatever counts them as the customer's lets them go."""

    claim_no: str
    record_no: str
    serials: tuple[str, ...]


@dataclass(frozen=True)
class GoodsFound:
    """Boxes that a claim said were lost came after all (I-12): to the customer, or they come back to us.

    Attributes:
        claim_no: The 查询/索赔单.
        record_no: The 交付记录.
        case_no: The 服务单 on which both sides stand, or blank.
        boxes: The boxes.
        goods: Serial or lot number with pieces.
        back: They come back under a 退货单.
        words: What is known of it.
        left_out: The customer's slip was entered without them.
    """

    claim_no: str
    record_no: str
    case_no: str
    boxes: tuple[str, ...]
    goods: tuple[tuple[str, int], ...]
    back: bool
    words: str
    left_out: bool


@dataclass(frozen=True)
class ClosingUndisputed:
    """委托物流 is about to be closed without the customer's receipt: whoever knows of something open about it refuses (X-13)."""

    record_no: str
