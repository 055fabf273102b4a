"""What leaves the identity feature."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.devices.code_table import BADGE_PREFIX
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
    """One qualification of a person (K-13): certificate, day of the examination and record of the training as far as they are kept."""

    person: str
    activity: Activity
    valid_from: date
    valid_until: date
    person_id: int = 0
    certificate_no: str = ""
    passed_on: date | None = None
    record: str = ""


@dataclass(frozen=True)
class Helper:
    """Who can put a refusal right: role, name and extension."""

    role: Role
    name: str
    extension: str


def staff_number(badge: str) -> str:
    """A badge number as people know it: without prefix, leading zeros and check digit."""
    digits = badge.removeprefix(BADGE_PREFIX)
    return f"{int(digits[:-1]):04d}" if digits.isdecimal() else badge
