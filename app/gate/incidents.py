"""Incidents at the gates: opened by what happens there, seen by sales and storekeeper, closed with what came of them.

An incident is a row of its own and never a state of the pass (section 3.4).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import Session

from app.core.clock import day_end
from app.core.errors import Conflict, bad_input, fact, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.gate import emergency_rules
from db.models.gate import GateIncident
from db.states import IncidentKind as IncidentKind
from db.states import Role

WATCHERS = (Role.SALES, Role.STOREKEEPER)
"""Who gets notice of an incident and says that he saw it."""

CLOSERS = (Role.LOGISTICS_HEAD, Role.STOREKEEPER, Role.SALES)
"""Who may close one; the guard may not."""


@dataclass(frozen=True)
class IncidentView:
    """One incident.

    Attributes:
        incident_id: Its key.
        kind: What happened.
        opened_at: When.
        station: Where it was noted.
        gate: At which gate.
        reported_by: Who was at work there.
        pass_no: The pass, or blank.
        check_id: Entry of the gate log, when it came of one.
        text: One sentence.
        details: Values worth keeping.
        seen: Who of sales and storekeeper saw it: role, name, when.
        unseen: The roles that have not.
        closed_at: When it was closed.
        closed_by: Who closed it.
        resolution: What came of it.
    """

    incident_id: int
    kind: IncidentKind
    opened_at: datetime
    station: str
    gate: str
    reported_by: str
    pass_no: str
    check_id: int | None
    text: str
    details: Mapping[str, Any] = field(default_factory=dict)
    seen: tuple[tuple[Role, str, datetime], ...] = ()
    unseen: tuple[Role, ...] = ()
    closed_at: datetime | None = None
    closed_by: str = ""
    resolution: str = ""

    @property
    def number(self) -> str:
        """What people call it."""
        return number(self.incident_id)


NUMBER_RE = re.compile(r"SJ\d{6,}")


def number(incident_id: int) -> str:
    """The number people call an incident by."""
    return f"SJ{incident_id:06d}"


def open_incident(
    work: Work, kind: IncidentKind, *, pass_no: str = "", gate: str = "", text: str = "", check_id: int | None = None,
    details: Mapping[str, Any] | None = None,
) -> int:  # fmt: skip
    """Notes an incident inside the action it came of, so that both are kept or neither.

    Returns:
        Its key.
    """
    key: int = work.put(
        GateIncident, kind=kind, opened_at=work.now, station=work.station, gate=gate, reported_by=work.actor.name, pass_no=pass_no,
        check_id=check_id, text=text, details=dict(details or {}),
    )  # fmt: skip
    work.audit("open_incident", "gate_incident", number(key), kind=kind, pass_no=pass_no, gate=gate, text=text)
    return key


def mark_seen(work: Work, incident_id: int) -> IncidentView:
    """Sales or the storekeeper saw it: it leaves his list. Who holds both roles sees it for both; saying so twice changes nothing.

    Raises:
        NotPermitted: Neither of the two.
        NotFound: No such incident.
    """
    work.require(*WATCHERS)
    row = _row(work, incident_id)
    if work.actor.has(Role.SALES) and row.sales_seen_at is None:
        row.sales_seen_at, row.sales_seen_by = work.now, work.actor.name
    if work.actor.has(Role.STOREKEEPER) and row.store_seen_at is None:
        row.store_seen_at, row.store_seen_by = work.now, work.actor.name
    work.audit("see_incident", "gate_incident", number(row.id))
    work.session.flush()
    return _view(row)


def close_incident(work: Work, incident_id: int, resolution: str) -> IncidentView:
    """Closes an incident with what came of it; who closes it has seen it.

    Raises:
        NotPermitted: Not one of `CLOSERS`.
        BadInput: No word on what came of it.
        Conflict: Closed before.
        Refused: H-02, an emergency release by who registered it.
        NotFound: No such incident.
    """
    work.require(*CLOSERS)
    if not resolution.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "关闭事件要写明处理结果"))
    row = _row(work, incident_id)
    if row.closed_at is not None:
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "事件 {number} 已由{name}关闭"), number=number(row.id), name=row.closed_by),
            (fact(QT_TRANSLATE_NOOP("app", "处理结果"), row.resolution),),
        )
    emergency_rules.incident_must_be_closed_by_another(row.kind, row.reported_by, work.actor.name)
    row.closed_at, row.closed_by, row.resolution = work.now, work.actor.name, resolution.strip()
    work.audit("close_incident", "gate_incident", number(row.id), resolution=row.resolution)
    work.session.flush()
    return mark_seen(work, incident_id) if work.actor.has(*WATCHERS) else _view(row)


def incident(session: Session, incident_id: int) -> IncidentView | None:
    """One incident by key."""
    row = session.get(GateIncident, incident_id)
    return None if row is None else _view(row)


def open_incidents(session: Session, limit: int = 500) -> list[IncidentView]:
    """Every incident that is not closed, newest first."""
    return _read(session, select(GateIncident).where(GateIncident.closed_at.is_(None)).limit(limit))


def unseen(session: Session, limit: int = 200) -> list[IncidentView]:
    """What sales or the storekeeper has not seen yet, newest first; a closed incident needs no look any more."""
    either = or_(GateIncident.sales_seen_at.is_(None), GateIncident.store_seen_at.is_(None))
    return _read(session, select(GateIncident).where(and_(GateIncident.closed_at.is_(None), either)).limit(limit))


def of_day(session: Session, day: date) -> list[IncidentView]:
    """The incidents of a day, newest first."""
    end = day_end(day)
    return _read(session, select(GateIncident).where(GateIncident.opened_at >= end - timedelta(days=1), GateIncident.opened_at < end))


def of_pass(session: Session, pass_no: str) -> list[IncidentView]:
    """The incidents about a pass, newest first."""
    return _read(session, select(GateIncident).where(GateIncident.pass_no == pass_no))


def _read(session: Session, query: Select[GateIncident]) -> list[IncidentView]:
    return [_view(row) for row in session.scalars(query.order_by(GateIncident.id.desc()))]


def _row(work: Work, incident_id: int) -> GateIncident:
    row = work.session.scalar(select(GateIncident).where(GateIncident.id == incident_id).with_for_update())
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "门岗事件"), number(incident_id))
    return row


def _view(row: GateIncident) -> IncidentView:
    marks = ((Role.SALES, row.sales_seen_by, row.sales_seen_at), (Role.STOREKEEPER, row.store_seen_by, row.store_seen_at))
    return IncidentView(
        row.id, row.kind, row.opened_at, row.station, row.gate, row.reported_by, row.pass_no, row.check_id, row.text,
        dict(row.details), tuple((role, name, at) for role, name, at in marks if at is not None),
        tuple(role for role, _, at in marks if at is None), row.closed_at, row.closed_by, row.resolution,
    )  # fmt: skip
