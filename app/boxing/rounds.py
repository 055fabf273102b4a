"""Rounds of checks: badge and PIN once, then for a quarter of an hour the badge alone opens a check at every bench (C-16)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.work import Actor, Work, Workplace
from app.identity import queries as people
from app.identity import service as identity
from app.identity.views import PersonView
from app.settings.service import setting_int
from db.models.boxing import CheckRound
from db.states import Role


@dataclass(frozen=True)
class Visit:
    """An inspector at a bench where somebody else is signed in; without `actor` his PIN is still to be asked for."""

    name: str
    actor: Actor | None


def visit(session: Session, badge: str, now: datetime) -> Visit | None:
    """What a badge opens at a bench that somebody else works at: a check by an inspector, or nothing (None)."""
    person = people.person_by_badge(session, badge)
    if person is None or Role.INSPECTOR not in person.roles:
        return None
    running = _until(session, person.person_id)
    return Visit(person.name, _as_checker(person) if running is not None and running > now else None)


def begin(place: Workplace, badge: str, pin: str) -> Actor:
    """Begins a round: badge and PIN once.

    Raises:
        BadInput: Unknown person, wrong PIN or locked.
        NotPermitted: Not an inspector.
    """
    actor = identity.sign_in(place, badge, pin)
    with place.work(actor) as work:
        return _begun(work)


def _begun(work: Work) -> Actor:
    work.require(Role.INSPECTOR)
    minutes = setting_int(work.session, "boxing.check_round_minutes", work.now)
    until = work.now + timedelta(minutes=minutes)
    work.session.add(CheckRound(person_id=work.actor.person_id or 0, station=work.station, begun_at=work.now, until=until))
    work.audit("begin_check_round", "person", work.actor.badge, until=until)
    return Actor(work.actor.person_id, work.actor.name, work.actor.badge, _ONLY_CHECKING)


_ONLY_CHECKING = frozenset({Role.INSPECTOR})
"""Whatever else he may do, a visit is for checking."""


def _as_checker(person: PersonView) -> Actor:
    return Actor(person.person_id, person.name, person.badge, _ONLY_CHECKING)


def _until(session: Session, person_id: int) -> datetime | None:
    return session.scalar(select(func.max(CheckRound.until)).where(CheckRound.person_id == person_id))
