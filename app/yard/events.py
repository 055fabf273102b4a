"""What the yard tells later stages; `app/desk.py` connects the handlers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PlatesCorrected:
    """Plate or trailer of a trip's vehicle was put right; what was made of the old ones follows, or no longer holds (H-01, H-05)."""

    trip_no: str
    reason: str
