"""What leaves the care of the zones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from db.states import CareItem as CareItem
from db.states import ZoneKind


@dataclass(frozen=True)
class ItemDraft:
    """A line of the checklist as it is filled in: whether it is in order, and for what is not, what, who and until when."""

    item: CareItem
    good: bool
    words: str = ""
    owner_id: int | None = None
    due_on: date | None = None


@dataclass(frozen=True)
class ItemView:
    """A line of a checklist as it was filled in."""

    item: CareItem
    good: bool
    words: str


@dataclass(frozen=True)
class CheckView:
    """A walk through a zone; `photo` is the newest picture by its SHA-256, blank without one."""

    number: str
    zone_id: int
    zone: str
    at: datetime
    person: str
    remark: str
    items: tuple[ItemView, ...]
    photo: str


@dataclass(frozen=True)
class ActionView:
    """What is to be put right; `done_at` None while it is open."""

    action_id: int
    number: str
    zone_id: int
    zone: str
    item: CareItem
    words: str
    owner_id: int
    owner: str
    due_on: date
    done_at: datetime | None
    done_by: str
    done_words: str
    version: int


@dataclass(frozen=True)
class EquipmentView:
    """A piece of fire equipment of a zone; `due_on` is None before its first look."""

    equipment_id: int
    code: str
    name: str
    zone_id: int
    zone: str
    spot: str
    checked_on: date | None
    due_on: date | None
    good: bool
    words: str
    checked_by: str
    version: int

    def late(self, today: date) -> bool:
        """Whether it should have been looked at."""
        return self.due_on is None or self.due_on < today


@dataclass(frozen=True)
class ZoneCareView:
    """How a zone stands with its checks: when it was walked last, when it is due, what is open."""

    zone_id: int
    name: str
    kind: ZoneKind
    last: CheckView | None
    due_on: date | None
    open_actions: int
    late_actions: int
    equipment: int
    late_equipment: int

    def late(self, today: date) -> bool:
        """Whether the walk is overdue; a zone that was never walked is."""
        return self.due_on is None or self.due_on < today
