"""The newest time that the records know: a machine whose clock was set back is behind it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models.core import AuditEntry, AuditHead, Scan

_LOOK_BACK = 50
"""Entries of the trail from the newest on; one made after a clock was set back does not hide those before."""


def newest_record(session: Session) -> datetime | None:
    """The latest time of the newest entries of the trail and of the newest scan; None while there is none."""
    seq = session.scalar(select(AuditHead.seq).where(AuditHead.id == 1)) or 0
    trail = session.scalar(select(func.max(AuditEntry.at)).where(AuditEntry.seq > seq - _LOOK_BACK))
    scanned = session.scalar(select(func.max(Scan.at)))
    known = [at for at in (trail, scanned) if at is not None]
    return max(known) if known else None
