"""What leaves the identity feature."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.states import Activity, Role


@dataclass(frozen=True)
class PersonView:
    """A person as lists, badges and refusal cards show him."""

    person_id: int
    name: str
    badge: str
    extension: str
    active: bool
    roles: frozenset[Role]


@dataclass(frozen=True)
class QualificationView:
    """One qualification of a person (K-13)."""

    person: str
    activity: Activity
    valid_from: date
    valid_until: date


@dataclass(frozen=True)
class Helper:
    """Who can put a refusal right: role, name and extension."""

    role: Role
    name: str
    extension: str
