"""What the gate tells later stages; `app/desk.py` connects the handlers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from db.states import IncidentKind


@dataclass(frozen=True)
class PassBecameValid:
    """Load closed and both departments signed: the pass holds, the papers for the road can be made."""

    pass_no: str
    trip_no: str
    dispatch_nos: tuple[str, ...]


@dataclass(frozen=True)
class PassSentBack:
    """A department declined to sign: the pass is a draft again, the storekeeper corrects it and sends it anew (section 3.4)."""

    pass_no: str
    trip_no: str
    reason: str


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


@dataclass(frozen=True)
class GateRefused:
    """The guard's check ended in a refusal; sales and storekeeper see it on their list (section 3.4)."""

    pass_no: str
    trip_no: str
    clause: str


@dataclass(frozen=True)
class IncidentOpened:
    """Something happened at a gate that sales and the storekeeper have to see."""

    incident_id: int
    kind: IncidentKind
    pass_no: str
