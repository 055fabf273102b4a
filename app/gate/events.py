"""What the gate tells later stages; `app/desk.py` connects the handlers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class PassBecameValid:
    """Load closed and both departments signed: the pass holds, the papers for the road can be made."""

    pass_no: str
    trip_no: str
    dispatch_nos: tuple[str, ...]


@dataclass(frozen=True)
class PassEnded:
    """A pass was voided or ran out before it was used; papers for the road made with it no longer hold."""

    pass_no: str
    trip_no: str
    dispatch_nos: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class Released:
    """The guard let the vehicle out: the pass is used, the goods have left the works (H-02)."""

    trip_no: str
    pass_no: str
    dispatch_nos: tuple[str, ...]
    plate: str
    at: datetime
