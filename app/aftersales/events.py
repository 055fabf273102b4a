"""What after-sales tells other stages; `app/desk.py` connects the handlers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class TransportBlamed:
    """The cause of a complaint was found in the transport (J-07)."""

    case_no: str
    dispatch_no: str
    words: str


@dataclass(frozen=True)
class CaseChanged:
    """Something was entered on a case: its words are to be found anew."""

    case_no: str


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
