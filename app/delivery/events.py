"""What delivery tells later stages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SlipReturned:
    """The signed slip of a dispatch order is back (I-05)."""

    record_no: str
    dispatch_no: str
    discrepancies: int
