"""What leaves 退换: 退货单 with their pieces, 补换 with what was given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from db.states import InspectionVerdict as InspectionVerdict
from db.states import ReplacementState as ReplacementState
from db.states import ReturnJudgement as ReturnJudgement
from db.states import ReturnPlace as ReturnPlace
from db.states import ReturnState as ReturnState


@dataclass(frozen=True)
class ReturnTestView:
    """What quality found."""

    place: ReturnPlace
    tested_at: datetime
    facts: str
    verdict: InspectionVerdict
    inspection_no: str
    person: str


@dataclass(frozen=True)
class ReturnItemView:
    """One unit, or pieces of one lot, on a 退货单.

    `settled_no` is the paper that ended it: 产品入库单 of the scrap, 发货单 back to the customer, or blank; `dropped_why` says why goods
    do not come after all.
    """

    item_id: int
    line_no: int
    return_no: str
    product_id: int
    product_name: str
    model: str
    unit: str
    serial: str
    lot_no: str
    quantity: int
    received_at: datetime | None
    receiver: str
    receipt_no: str
    tests: tuple[ReturnTestView, ...]
    judgement: ReturnJudgement | None
    judged_at: datetime | None
    judge: str
    words: str
    consent: str
    settled_at: datetime | None
    settled_by: str
    settled_no: str
    dropped_why: str = ""

    @property
    def identity(self) -> str:
        """Serial number, or lot number."""
        return self.serial or self.lot_no

    @property
    def awaited(self) -> bool:
        """Whether it is still to come."""
        return self.received_at is None and self.settled_at is None

    @property
    def called_off(self) -> bool:
        """Whether it was put away to go back to the customer as it is, and the 发货单 was called off."""
        return self.judgement is ReturnJudgement.AS_IS and self.settled_at is None and self.settled_no != ""


@dataclass(frozen=True)
class ReturnView:
    """《退货单》."""

    number: str
    state: ReturnState
    case_no: str
    record_no: str
    dispatch_no: str
    order_no: str
    customer_id: int
    customer: str
    reason: str
    carrier: str
    expected_on: date | None
    author: str
    made_at: datetime
    arrived_at: datetime | None
    plate: str
    closed_at: datetime | None
    void_reason: str
    items: tuple[ReturnItemView, ...]
    version: int = 1

    def item(self, identity: str) -> ReturnItemView | None:
        """Its line of a serial or lot number; of several that of goods still to be dealt with."""
        named = [one for one in self.items if one.identity == identity]
        return next((one for one in named if one.settled_at is None), named[0] if named else None)

    @property
    def goods(self) -> str:
        """What comes back, in a few words."""
        return "，".join(dict.fromkeys(f"{one.product_name} {one.model}" for one in self.items))


@dataclass(frozen=True)
class GivenPiece:
    """A good unit, or good pieces of a lot, given in place of what was rejected."""

    serial: str
    lot_no: str
    quantity: int

    @property
    def identity(self) -> str:
        """Serial number, or lot number."""
        return self.serial or self.lot_no


@dataclass(frozen=True)
class ReplacementView:
    """补换: the rejected piece, the papers, and what was given; `carried` is what its 发货单 carry that were not called off."""

    requisition_no: str
    dispatch_no: str
    state: ReplacementState
    case_no: str
    return_no: str
    customer_id: int
    product_id: int
    product_name: str
    model: str
    unit: str
    serial: str
    lot_no: str
    quantity: int
    cost_fen: int
    author: str
    made_at: datetime
    drawn_at: datetime | None
    delivered_at: datetime | None
    cancel_reason: str
    given: tuple[GivenPiece, ...]
    carried: int = 0

    @property
    def identity(self) -> str:
        """The rejected serial or lot number."""
        return self.serial or self.lot_no


@dataclass(frozen=True)
class ReturnDraft:
    """What comes back and why.

    Attributes:
        items: Serial or lot number with its pieces.
        reason: Why the customer gives it back.
        case_no: The 服务单 behind it, or blank.
        record_no: The 交付记录 it was delivered by; blank for the newest of the first piece.
        carrier: How it comes: carrier, courier, own vehicle.
        expected_on: When it is awaited.
    """

    items: tuple[tuple[str, int], ...]
    reason: str
    case_no: str = ""
    record_no: str = ""
    carrier: str = ""
    expected_on: date | None = None


@dataclass(frozen=True)
class SoldItem:
    """Goods of a delivery that are with the customer and may come back."""

    identity: str
    product_name: str
    model: str
    unit: str
    quantity: int
