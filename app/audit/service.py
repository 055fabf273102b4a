"""Walks the trail from its first link and says where it breaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.work import FIRST_LINK, link_hash
from db.models.core import AuditEntry, AuditHead


@dataclass(frozen=True)
class Trail:
    """The result of a walk: how many links hold, the head, and what is wrong in Chinese."""

    links: int
    head: str
    faults: tuple[str, ...]


def verify(session: Session) -> Trail:
    """Recomputes every link and compares the last with the stored head."""
    previous, expected, faults = FIRST_LINK, 1, []
    for entry in session.scalars(select(AuditEntry).order_by(AuditEntry.seq).execution_options(yield_per=2000)):
        if entry.seq != expected:
            faults.append(f"第 {expected} 条缺失")
        if entry.previous != previous:
            faults.append(f"第 {entry.seq} 条与前一条接不上")
        if link_hash(entry) != entry.hash:
            faults.append(f"第 {entry.seq} 条内容被改过")
        previous, expected = entry.hash, entry.seq + 1
    head = session.scalar(select(AuditHead).where(AuditHead.id == 1))
    if head is not None and (head.hash != previous or head.seq != expected - 1):
        faults.append("末条与登记的链头不符")
    if head is None and expected > 1:
        faults.append("链头缺失")
    return Trail(expected - 1, previous, tuple(faults))


@dataclass(frozen=True)
class TrailLine:
    """One entry as a change log shows it."""

    seq: int
    at: datetime
    actor: str
    station: str
    action: str
    details: str


def history(session: Session, object_kind: str, object_key: str) -> Iterator[TrailLine]:
    """The change log of one record, oldest first (M-02)."""
    for e in session.scalars(
        select(AuditEntry).where(AuditEntry.object_kind == object_kind, AuditEntry.object_key == object_key)
        .order_by(AuditEntry.seq)
    ):  # fmt: skip
        yield TrailLine(e.seq, e.at, e.actor, e.station, e.action, e.details)
