"""Counts over the scan rows of a span of time, for the lead and for K-07; each read takes the rows by their time alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.scans import KEY_PORT, WHILE_LATCHED
from db.models.core import Scan
from db.states import ScanKind, Verdict

COUNTED = (Verdict.GOOD, Verdict.DONE)


@dataclass(frozen=True)
class ScanLine:
    """One scan row as a list shows it; `refusal` is why it did not count, or blank."""

    scan_id: int
    at: datetime
    station: str
    port: str
    raw: str
    person_id: int | None
    kind: ScanKind | None
    verdict: Verdict
    clause: str
    refusal: str
    message: str
    object_key: str


def refused(session: Session, pages: Sequence[str], since: datetime, until: datetime) -> list[tuple[str, str, int]]:
    """Refused scans by row of the catalogue and by the rule that said no; blank where none is known. Most frequent first."""
    rows = session.execute(
        _between(select(Scan.clause, Scan.kind_of_refusal, func.count()), pages, since, until)
        .where(Scan.verdict == Verdict.WRONG)
        .group_by(Scan.clause, Scan.kind_of_refusal)
    )
    return sorted(((clause or "", kind or "", int(count)) for clause, kind, count in rows), key=lambda one: (-one[2], one[0], one[1]))


def refused_lines(
    session: Session, pages: Sequence[str], since: datetime, until: datetime, *, clause: str | None = None, kind: str | None = None,
    limit: int = 500,
) -> list[ScanLine]:  # fmt: skip
    """The refused scans themselves, newest first; `clause` and `kind` keep those of one row or rule."""
    query = _between(select(Scan), pages, since, until).where(Scan.verdict == Verdict.WRONG)
    if clause is not None:
        query = query.where(func.coalesce(Scan.clause, "") == clause)
    if kind is not None:
        query = query.where(func.coalesce(Scan.kind_of_refusal, "") == kind)
    return [_line(row) for row in session.scalars(query.order_by(Scan.at.desc(), Scan.id.desc()).limit(limit))]


def refusal_times(session: Session, pages: Sequence[str], since: datetime, until: datetime) -> list[tuple[int | None, datetime]]:
    """Who was refused when."""
    rows = session.execute(_between(select(Scan.person_id, Scan.at), pages, since, until).where(Scan.verdict == Verdict.WRONG))
    return [(person_id, at) for person_id, at in rows]


def never_counted(session: Session, pages: Sequence[str], since: datetime, until: datetime) -> list[ScanLine]:
    """未计入: what was scanned while the bench had stopped, and was not scanned again until the end of the span."""
    held = list(
        session.scalars(
            _between(select(Scan), pages, since, until)
            .where(Scan.verdict == Verdict.HOLD, Scan.kind_of_refusal == WHILE_LATCHED)
            .order_by(Scan.at, Scan.id)
        )
    )
    if not held:
        return []
    last: dict[tuple[str, str], int] = {}
    codes = {row.raw for row in held}
    counted = _between(select(Scan.station, Scan.raw, Scan.id), pages, held[0].at, until).where(Scan.verdict.in_(COUNTED))
    for station, raw, scan_id in session.execute(counted):
        if raw in codes:
            last[station, raw] = max(scan_id, last.get((station, raw), 0))
    newest = {(row.station, row.raw): row for row in held}
    return [_line(row) for key, row in newest.items() if last.get(key, 0) < row.id]


def keyed(session: Session, pages: Sequence[str], since: datetime, until: datetime) -> list[ScanLine]:
    """What counted though no scanner read it: codes keyed by hand, not command keys. Newest first."""
    query = _between(select(Scan), pages, since, until).where(
        Scan.port == KEY_PORT, Scan.verdict.in_(COUNTED), Scan.kind.is_distinct_from(ScanKind.COMMAND)
    )
    return [_line(row) for row in session.scalars(query.order_by(Scan.at.desc(), Scan.id.desc()).limit(500))]


def _between(query: Any, pages: Sequence[str], since: datetime, until: datetime) -> Any:
    return query.where(Scan.at >= since, Scan.at < until, Scan.page.in_(pages))


def _line(row: Scan) -> ScanLine:
    return ScanLine(
        row.id, row.at, row.station, row.port, row.raw, row.person_id, row.kind, row.verdict or Verdict.FAULT, row.clause or "",
        row.kind_of_refusal or "", row.message or "", row.object_key or "",
    )  # fmt: skip
