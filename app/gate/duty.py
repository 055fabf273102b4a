"""Who is on duty now: a red screen names a person and a phone that answers, at night too."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.core.clock import site_time
from app.core.errors import bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import word
from app.core.work import Work
from app.identity import queries as people
from app.identity.views import Helper
from db.models.gate import DutyShift
from db.prepared import Prepared
from db.states import Role

EVERY_DAY = 0b1111111
PLANNERS = (Role.ADMINISTRATOR, Role.PERSONNEL, Role.LOGISTICS_HEAD)
"""Who draws up the roster."""


@dataclass(frozen=True)
class ShiftView:
    """One line of the roster; minutes of the site's day, weekdays as bits from Monday."""

    shift_id: int
    role: Role
    person_id: int
    name: str
    phone: str
    weekdays: int
    from_minute: int
    to_minute: int

    def covers(self, at: datetime) -> bool:
        """Whether it is on at a moment; a shift over midnight belongs to the day it began on."""
        return _covers(self.weekdays, self.from_minute, self.to_minute, at)


def _covers(weekdays: int, from_minute: int, to_minute: int, at: datetime) -> bool:
    local = site_time(at)
    minute, day = local.hour * 60 + local.minute, local.weekday()
    today, yesterday = bool(weekdays >> day & 1), bool(weekdays >> ((day - 1) % 7) & 1)
    if from_minute <= to_minute:
        return today and from_minute <= minute < to_minute
    return (today and minute >= from_minute) or (yesterday and minute < to_minute)


def roster(session: Session) -> list[ShiftView]:
    """Every shift of people who are still active, in the order they were entered."""
    known = {one.person_id: one for one in people.people(session, active_only=True)}
    return [
        ShiftView(
            row.id, row.role, row.person_id, known[row.person_id].name, row.phone or known[row.person_id].extension, row.weekdays,
            row.from_minute, row.to_minute,
        )
        for row in session.scalars(select(DutyShift).order_by(DutyShift.id)) if row.person_id in known
    ]  # fmt: skip


def on_call(session: Session, role: Role | None, now: datetime) -> Helper | None:
    """Whom to call for a role now: who is on the roster and holds it still, else the first of the role with an extension."""
    if role is None:
        return None
    for row in _ON_DUTY.all(session, role=role):
        if _covers(row.weekdays, row.from_minute, row.to_minute, now):
            found = people.person(session, row.person_id)
            if found is not None and found.active and role in found.roles:
                return Helper(role, found.name, row.phone or found.extension)
    return people.helper(session, role)


def all_on_call(session: Session, now: datetime) -> list[Helper]:
    """Whom to call for every role now, as `on_call` says it, in a few statements for all of them."""
    active, shifts = people.people(session, active_only=True), [one for one in roster(session) if one.covers(now)]
    holders = {(one.person_id, role) for one in active for role in one.roles}
    found = []
    for role in Role:
        named = [Helper(role, one.name, one.phone) for one in shifts if one.role is role and (one.person_id, role) in holders]
        others = [Helper(role, one.name, one.extension) for one in active if role in one.roles]
        best = named[:1] or [one for one in others if one.extension][:1] or others[:1]
        found += best
    return found


_SHIFTS = DutyShift.__table__
_ON_DUTY = Prepared(select(_SHIFTS).where(_SHIFTS.c.role == bindparam("role")).order_by(_SHIFTS.c.id))
"""Built once, as every statement of a check: the guard waits for them."""


def set_shift(
    work: Work, role: Role, person_id: int, *, weekdays: int = EVERY_DAY, from_minute: int = 0, to_minute: int = 1440, phone: str = ""
) -> ShiftView:
    """Puts a person on duty for a role on some weekdays and hours.

    Raises:
        NotPermitted: By others than administrator, personnel and the logistics head.
        NotFound: No such person.
        BadInput: He does not hold the role, no weekday, or minutes that are none of a day.
    """
    work.require(*PLANNERS)
    person = people.person(work.session, person_id)
    if person is None or not person.active:
        raise not_found(QT_TRANSLATE_NOOP("app", "人员"), person_id)
    if role not in person.roles:
        raise bad_input(QT_TRANSLATE_NOOP("app", "{name}没有{role}的岗位，不能排他值班"), name=person.name, role=word(role))
    if not 0 < weekdays <= EVERY_DAY or from_minute == to_minute or not all(0 <= m <= 1440 for m in (from_minute, to_minute)):
        raise bad_input(QT_TRANSLATE_NOOP("app", "值班要写明星期和起止时间"))
    row = DutyShift(
        role=role, person_id=person_id, phone=phone.strip(), weekdays=weekdays, from_minute=from_minute, to_minute=to_minute
    )
    work.session.add(row)
    work.session.flush()
    work.audit("set_duty", "duty_roster", row.id, role=role, person=person.badge, weekdays=weekdays, minutes=[from_minute, to_minute])
    return ShiftView(row.id, role, person_id, person.name, row.phone or person.extension, weekdays, from_minute, to_minute)


def drop_shift(work: Work, shift_id: int) -> None:
    """Takes a line off the roster.

    Raises:
        NotPermitted: By others than administrator, personnel and the logistics head.
        NotFound: No such line.
    """
    work.require(*PLANNERS)
    row = work.session.get(DutyShift, shift_id)
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "值班"), shift_id)
    work.audit("drop_duty", "duty_roster", row.id, role=row.role, person=row.person_id)
    work.session.delete(row)
    work.session.flush()
