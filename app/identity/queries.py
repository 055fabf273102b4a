"""Reads of people."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.core.once import once
from app.identity.views import Helper, PersonView, QualificationView
from db.models.identity import Person, PersonRole, Qualification
from db.prepared import Prepared
from db.states import Activity, Role
from db.types import yes


@once("person", "person_role")
def people(session: Session, *, active_only: bool = False) -> list[PersonView]:
    """Everyone, by badge number."""
    roles: dict[int, set[Role]] = defaultdict(set)
    for row in session.scalars(select(PersonRole)):
        roles[row.person_id].add(row.role)
    query = select(Person).order_by(Person.badge)
    if active_only:
        query = query.where(yes(Person.active))
    return [_view(person, roles[person.id]) for person in session.scalars(query)]


@once("person")
@once("person")
def names(session: Session) -> dict[int, str]:
    """Everyone's name by key."""
    return dict(session.execute(_NAMES).all())


_NAMES = select(Person.id, Person.name)


def person_by_badge(session: Session, badge: str) -> PersonView | None:
    """The active person who wears a badge."""
    return _one(session, session.scalar(select(Person).where(Person.badge == badge, yes(Person.active))))


def person(session: Session, person_id: int) -> PersonView | None:
    """One person by key."""
    return _one(session, session.get(Person, person_id))


def chose_his_pin(session: Session, person_id: int) -> bool:
    """Whether a person's PIN is one that he chose himself, so that nobody else was told it."""
    return session.scalar(select(Person.pin_set_by_id).where(Person.id == person_id)) == person_id


def with_role(session: Session, role: Role) -> list[PersonView]:
    """Active people who hold a role."""
    return [p for p in people(session, active_only=True) if role in p.roles]


def helper(session: Session, role: Role | None) -> Helper | None:
    """Whom to call for a refusal: the first active person of the role with an extension, else without."""
    if role is None:
        return None
    found = _OF_ROLE.all(session, role=role)
    if not found:
        return Helper(role, "", "")
    best = next((p for p in found if p.extension), found[0])
    return Helper(role, best.name, best.extension)


_OF_ROLE = Prepared(
    select(Person.name, Person.extension).join(PersonRole, PersonRole.person_id == Person.id)
    .where(PersonRole.role == bindparam("role"), yes(Person.active)).order_by(Person.badge)
)  # fmt: skip
"""Built once: a guard waits for it."""


@once("person", "qualification")
def qualifications(session: Session) -> list[QualificationView]:
    """Every qualification, soonest to end first."""
    rows = session.execute(_QUALIFICATIONS)
    return [QualificationView(*row) for row in rows]


def qualified_on(session: Session, activity: Activity, day: date) -> frozenset[int]:
    """Keys of the people who hold a qualification for an activity on a day."""
    return frozenset(q.person_id for q in qualifications(session) if q.activity is activity and q.valid_from <= day <= q.valid_until)


_QUALIFICATIONS = (
    select(
        Person.name, Qualification.activity, Qualification.valid_from, Qualification.valid_until, Person.id,
        Qualification.certificate_no, Qualification.passed_on, Qualification.note,
    )
    .join(Person, Person.id == Qualification.person_id).order_by(Qualification.valid_until)
)  # fmt: skip
"""Built once, and columns only: every scan at the bench asks."""


def nobody_yet(session: Session) -> bool:
    """Whether the database has no person: the first start makes an administrator."""
    return session.scalar(select(Person.id).limit(1)) is None


def _one(session: Session, row: Person | None) -> PersonView | None:
    if row is None:
        return None
    return _view(row, set(session.scalars(select(PersonRole.role).where(PersonRole.person_id == row.id))))


def _view(row: Person, roles: set[Role]) -> PersonView:
    return PersonView(row.id, row.name, row.badge, row.extension, row.active, frozenset(roles))
