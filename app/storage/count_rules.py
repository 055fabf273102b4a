"""Rules on counting, as decisions over plain values: periods, tolerance, what a read means, who may count and approve (D-11, X-20)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.clauses.register import guard
from app.core.clock import months_after
from app.core.errors import fact, refuse
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import word
from db.states import CountVerdict, Role, UnitState

COUNTERS = (Role.STOREKEEPER, Role.LOGISTICS_HEAD, Role.TEAM_LEADER, Role.FINANCE)
"""Who counts; finance is the one who watches a count in most works."""

MONTHS = {"monthly": 1, "quarterly": 3, "half_yearly": 6}
"""Months of a period by the value of the setting (X-20)."""

SHIPPED = frozenset({UnitState.LOADED, UnitState.LEFT_WORKS, UnitState.SIGNED, UnitState.ACCEPTED})
OWN = frozenset({CountVerdict.KNOWN, CountVerdict.ON_HOLD})
"""What the book has at the place where it was read."""


@dataclass(frozen=True)
class Period:
    """A span of whole months: its first and last day."""

    first: date
    last: date

    @property
    def before(self) -> date:
        """The last day of the period before."""
        return self.first - timedelta(days=1)


class PeriodMark(StrEnum):
    """How the count of a period stands."""

    DONE = "done"
    LATE = "late"
    OPEN = "open"
    MISSING = "missing"
    TO_COME = "to_come"


def period_of(day: date, kind: str) -> Period:
    """The period that a day lies in: the calendar month, quarter or half year."""
    months = MONTHS[kind]
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    return Period(first, months_after(first, months) - timedelta(days=1))


def task_day(period: Period, day_of_month: int) -> date:
    """The day on which the count of a period becomes a task: that day of its last month."""
    return period.last.replace(day=day_of_month)


def mark_of(period: Period, today: date, finished: date | None, live: bool) -> PeriodMark:
    """How the count of a period stands today; it is due by the last day of the period."""
    if finished is not None:
        return PeriodMark.DONE if finished <= period.last else PeriodMark.LATE
    if today > period.last:
        return PeriodMark.MISSING
    return PeriodMark.OPEN if live else PeriodMark.TO_COME


def difference(counted: int, booked: Collection[int]) -> tuple[int, int]:
    """The difference between what was counted and what the book had while it was counted.

    Goods move while they are counted, and nobody knows whether a piece was carried away just before or just after it was counted:
    whatever lies between the least and the most that the book had meanwhile agrees.

    Args:
        counted: Pieces counted.
        booked: What the book had at the cut-off and at every read.

    Returns:
        The booked quantity it is compared with, and the difference, positive for a gain.
    """
    low, high = min(booked), max(booked)
    nearest = min(max(counted, low), high)
    return nearest, counted - nearest


def tolerated(booked: int, diff: int, permille: int, pieces: int) -> bool:
    """Whether a difference in pieces of a lot is within the tolerance of the count; units with serial numbers have none."""
    return abs(diff) <= max(pieces, booked * permille // 1000)


@dataclass(frozen=True)
class Known:
    """What the book says of a unit: its state and the key of the place it stands at."""

    state: UnitState
    location_id: int | None


@dataclass(frozen=True)
class Earlier:
    """An earlier read of the same unit in the same count that counts."""

    place_id: int
    found: CountVerdict


def judged(unit: Known | None, place_id: int, location_id: int, earlier: Earlier | None) -> CountVerdict:
    """What a read of a serial number at a place means."""
    if earlier is not None and earlier.place_id == place_id:
        return CountVerdict.TWICE
    here = unit is not None and unit.location_id == location_id and unit.state not in SHIPPED
    if earlier is not None and not (here and earlier.found in OWN):
        return CountVerdict.TWICE  # counted at another place, and the ledger did not carry it here since
    if unit is None:
        return CountVerdict.UNKNOWN
    if unit.state is UnitState.LOST:
        return CountVerdict.LOST_BEFORE
    if unit.state in SHIPPED:
        return CountVerdict.SHIPPED
    if here:
        return CountVerdict.ON_HOLD if unit.state is UnitState.HOLD else CountVerdict.KNOWN
    if unit.location_id is not None:
        return CountVerdict.ELSEWHERE
    return CountVerdict.SCRAPPED if unit.state is UnitState.SCRAPPED else CountVerdict.NOT_STORED


def judged_unplaced(states: Collection[UnitState]) -> CountVerdict:
    """What a read of a lot means that the book has at no place, by the states of its pieces."""
    if any(state not in (UnitState.LOST, UnitState.SCRAPPED) and state not in SHIPPED for state in states):
        return CountVerdict.NOT_STORED
    if UnitState.SCRAPPED in states and UnitState.LOST not in states:
        return CountVerdict.SCRAPPED
    return CountVerdict.LOST_BEFORE if UnitState.LOST in states else CountVerdict.SHIPPED


@guard("D-11")
def must_be_another_counter(place: str, counter: str, counted_before: bool, before: Collection[str]) -> None:
    """D-11: the second count of a place is made by somebody else, who does not know the first.

    Raises:
        Refused: The same person counted it before.
    """
    if counted_before:
        raise refuse(
            "D-11",
            QT_TRANSLATE_NOOP("app", "复盘须换人：{place} 的初盘是 {counter} 盘的"),
            fact(QT_TRANSLATE_NOOP("app", "盘过的人"), "、".join(before)),
            helper=Role.STOREKEEPER,
            place=place,
            counter=counter,
        )


@guard("D-11")
def must_be_recounted(places: Collection[str]) -> None:
    """D-11: a difference is counted a second time before anything is said about it.

    Raises:
        Refused: Places wait for their second count.
    """
    if places:
        raise refuse(
            "D-11",
            QT_TRANSLATE_NOOP("app", "有差异的库位须先复盘：还有 {n} 个"),
            fact(QT_TRANSLATE_NOOP("app", "库位"), "、".join(sorted(places)[:8])),
            helper=Role.STOREKEEPER,
            n=len(places),
        )


@guard("D-11")
def must_have_causes(things: Collection[str]) -> None:
    """D-11: every difference that the second count confirmed has its cause.

    Raises:
        Refused: Differences without a cause.
    """
    if things:
        raise refuse(
            "D-11",
            QT_TRANSLATE_NOOP("app", "差异须查明原因：还有 {n} 条没有填"),
            fact(QT_TRANSLATE_NOOP("app", "差异"), "、".join(sorted(things)[:6])),
            helper=Role.STOREKEEPER,
            n=len(things),
        )


@guard("D-11")
def must_not_approve_own_count(number: str, name: str, counted: bool) -> None:
    """D-11: who counted does not approve, the approver looks at it with other eyes; who only named a cause did not count.

    Raises:
        Refused: The approver is one of the counters.
    """
    if counted:
        raise refuse(
            "D-11",
            QT_TRANSLATE_NOOP("app", "盘点人不能批准自己盘的差异：{name} 参加了 {number}"),
            fact(QT_TRANSLATE_NOOP("app", "可批准"), f"{word(Role.LOGISTICS_HEAD)}、{word(Role.LEADERSHIP)}"),
            helper=Role.LOGISTICS_HEAD,
            name=name,
            number=number,
        )
