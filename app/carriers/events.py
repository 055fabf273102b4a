"""What carriers tell later stages; `app/desk.py` connects the handlers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class CarrierTerminated:
    """The co-operation with a carrier ended (G-14): passes of its trips that are still in the works no longer hold."""

    carrier_id: int
    name: str
    reason: str
