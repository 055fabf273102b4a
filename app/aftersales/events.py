"""What after-sales tells other stages; `app/desk.py` connects the handlers."""

from __future__ import annotations

from dataclasses import dataclass


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
