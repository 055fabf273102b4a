"""Reads of the trail across kinds: what happened to a number, and what happened last."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.audit.service import TrailLine, history
from db.models.core import AuditEntry


@dataclass(frozen=True)
class TrailRecord:
    """One entry of the trail with the record that it is about."""

    object_kind: str
    object_key: str
    line: TrailLine

    @property
    def at(self) -> datetime:
        """When, aware UTC."""
        return self.line.at


def history_of(session: Session, number: str) -> list[TrailRecord]:
    """The change log of a number over every kind of record that bears it, oldest first (M-02)."""
    kinds = session.scalars(select(AuditEntry.object_kind).where(AuditEntry.object_key == number).distinct())
    found = [TrailRecord(kind, number, line) for kind in kinds for line in history(session, kind, number)]
    return sorted(found, key=lambda record: record.line.seq)


def mentioning(session: Session, object_kind: str, object_key: str, words: str, limit: int = 200) -> list[TrailLine]:
    """The entries of one record whose details hold some words, oldest first."""
    rows = session.scalars(
        select(AuditEntry)
        .where(
            AuditEntry.object_kind == object_kind, AuditEntry.object_key == object_key,
            AuditEntry.details.contains(words, autoescape=True),
        )
        .order_by(AuditEntry.seq).limit(limit)
    )  # fmt: skip
    return [TrailLine(e.seq, e.at, e.actor, e.station, e.action, e.details) for e in rows]


def latest(session: Session, limit: int = 200) -> list[TrailRecord]:
    """The newest entries of the trail, newest first."""
    rows = session.scalars(select(AuditEntry).order_by(AuditEntry.seq.desc()).limit(limit))
    return [
        TrailRecord(e.object_kind, e.object_key, TrailLine(e.seq, e.at, e.actor, e.station, e.action, e.details)) for e in rows
    ]


def between(session: Session, since: datetime, until: datetime, actions: Collection[str]) -> list[TrailRecord]:
    """Entries of some actions in a span of time, oldest first; the span is found by halving, for the trail has no index by time."""
    low, high = 1, (session.scalar(select(func.max(AuditEntry.seq))) or 0) + 1
    while low < high:
        middle = (low + high) // 2
        at = session.scalar(select(AuditEntry.at).where(AuditEntry.seq == middle))
        if at is None or at < since:
            low = middle + 1
        else:
            high = middle
    rows = session.scalars(
        select(AuditEntry)
        .where(AuditEntry.seq >= low, AuditEntry.at >= since, AuditEntry.at < until, AuditEntry.action.in_(actions))
        .order_by(AuditEntry.seq)
    )
    return [
        TrailRecord(e.object_kind, e.object_key, TrailLine(e.seq, e.at, e.actor, e.station, e.action, e.details)) for e in rows
    ]
