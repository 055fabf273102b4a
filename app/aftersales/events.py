"""What after-sales tells other stages; `app/desk.py` connects the handlers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.states import ReturnJudgement


@dataclass(frozen=True)
class TransportBlamed:
    """The cause of a complaint was found in the transport (J-07)."""

    case_no: str
    dispatch_no: str
    words: str


@dataclass(frozen=True)
class CaseClosed:
    """A case was summed up and closed (J-11); its customer may be asked how satisfied he is (J-12)."""

    case_no: str
    customer_id: int | None
    customer: str


@dataclass(frozen=True)
class Upgraded:
    """A product at a customer's was upgraded (J-39); he is visited after it (J-36)."""

    identity: str
    customer_id: int
    day: date
    release: str


@dataclass(frozen=True)
class ReturnJudged:
    """Quality decided on a rejected product after it tested it (J-19); one that is reworkable waits for its rework order (3.6).

    Attributes:
        return_no: The 退货单.
        item_id: Its line.
        case_no: The 服务单, or blank.
        customer_id: The customer.
        product_id: The product.
        identity: Serial or lot number.
        quantity: Pieces.
        judgement: What was decided.
        words: Why.
        received: Whether it stands in the works; else it was judged at the customer's.
    """

    return_no: str
    item_id: int
    case_no: str
    customer_id: int
    product_id: int
    identity: str
    quantity: int
    judgement: ReturnJudgement
    words: str
    received: bool
