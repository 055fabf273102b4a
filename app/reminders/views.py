"""What the page 今日 shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from app.core.text import Text
from db.states import Role


class Mark(StrEnum):
    """How urgent a line is: late, soon, to be noted, or later."""

    WRONG = "wrong"
    HOLD = "hold"
    INFO = "info"
    NOT_YET = "not_yet"


@dataclass(frozen=True)
class Due:
    """One thing to do.

    Attributes:
        mark: How urgent.
        title: What.
        document: Which record, or blank.
        page: Where it opens.
        who: Whose task.
        due_at: Until when, aware; None for as soon as possible.
        clause: Row it rests on, or blank.
        roles: Who sees it first.
        since: Since when it waits.
        kind: Tells lines of the same row apart: `refusal` for one at the gate.
    """

    mark: Mark
    title: Text
    document: str
    page: str
    who: str
    due_at: datetime | None
    clause: str
    roles: frozenset[Role] = frozenset()
    since: datetime | None = None
    kind: str = ""


@dataclass(frozen=True)
class RoleCount:
    """What a role has before it: a word and a count, twice, and whether something there is late or waits."""

    role: Role
    lines: tuple[tuple[Text, int], ...]
    mark: Mark | None


@dataclass(frozen=True)
class DayRate:
    """Arrivals of a day and how many came on time."""

    day: date
    on_time: int
    total: int

    @property
    def percent(self) -> float:
        """Share on time in percent."""
        return 100.0 * self.on_time / self.total if self.total else 100.0


@dataclass(frozen=True)
class Figures:
    """The key figures, counted from real events.

    Attributes:
        arrivals: Slips back this month, on time and all.
        responses: First responses this month: all, late.
        caught: Packing scans refused today, by row.
        inside: Trips whose vehicle is in the works.
        unsigned: Passes that wait for a signature.
        longest_inside: Hours since the first of these vehicles came.
        open_cases: Cases not closed, by days since registration.
        late_cases: Of these, past the time for the first response, or past their solving date.
        days: On-time rate of the last fourteen days with arrivals.
        released: Vehicles released today.
        refused: Refusals at the gate today.
    """

    arrivals: DayRate
    responses: tuple[int, int]
    caught: dict[str, int] = field(default_factory=dict)
    inside: int = 0
    unsigned: int = 0
    longest_inside: float = 0.0
    open_cases: tuple[int, ...] = ()
    late_cases: int = 0
    days: tuple[DayRate, ...] = ()
    released: int = 0
    refused: int = 0


@dataclass(frozen=True)
class Newest:
    """One of the newest documents."""

    at: datetime
    title: Text
    document: str
    page: str
    detail: str
