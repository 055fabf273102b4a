"""What the yard tells later stages; `app/desk.py` connects the handlers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ReturnArrives:
    """A vehicle with returned goods is being entered under the number of a 退货单; who keeps these says no where none holds (J-33)."""

    return_no: str
    plate: str


@dataclass(frozen=True)
class PlatesCorrected:
    """Plate or trailer of a trip's vehicle was put right; what was made of the old ones follows, or no longer holds (H-01, H-05)."""

    trip_no: str
    reason: str
