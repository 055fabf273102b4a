"""What leaders see first: answers within 24 h, arrivals on time, goods passed at first, refusals at the gate by week; open cases by age."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy.orm import Session

from app.aftersales import figures as aftersales
from app.core.clock import day_end, site_day
from app.core.text import QT_TRANSLATE_NOOP
from app.delivery import figures as delivery
from app.gate import figures as gate
from app.quality import counting as quality

WEEKS = 10
"""So many weeks are drawn, the one that runs among them."""
AGES = ((0, 1), (2, 3), (4, 7), (8, 30), (31, None))
"""Days since the call by which open cases are grouped."""


class Line(StrEnum):
    """What is drawn by week."""

    RESPONSE = "response"
    ON_TIME = "on_time"
    FIRST_PASS = "first_pass"
    REFUSED = "refused"


LINE_WORDS = {
    Line.RESPONSE: QT_TRANSLATE_NOOP("app", "24 h 响应率"),
    Line.ON_TIME: QT_TRANSLATE_NOOP("app", "准时到货率"),
    Line.FIRST_PASS: QT_TRANSLATE_NOOP("app", "成品一次合格率"),
    Line.REFUSED: QT_TRANSLATE_NOOP("app", "门卫拒绝"),
}
TARGETS = {Line.RESPONSE: 100.0, Line.ON_TIME: 95.0, Line.FIRST_PASS: 98.0}
"""Percent that is aimed at; refusals have none."""


@dataclass(frozen=True)
class Record:
    """One record behind a point."""

    number: str
    words: str


@dataclass(frozen=True)
class Week:
    """One point: how many there were, and the records that missed; for refusals the refusals themselves."""

    monday: date
    total: int
    missed: tuple[Record, ...]

    @property
    def percent(self) -> float | None:
        """Share of those that did not miss; None without any."""
        return 100 * (self.total - len(self.missed)) / self.total if self.total else None


@dataclass(frozen=True)
class AgeGroup:
    """Open cases whose age lies between two numbers of days; None has no upper end."""

    first: int
    last: int | None
    cases: tuple[Record, ...]
    late: int


@dataclass(frozen=True)
class Overview:
    """The lines by week, oldest first, and the open cases by age."""

    lines: dict[Line, tuple[Week, ...]]
    ages: tuple[AgeGroup, ...]


def overview(session: Session, now: datetime) -> Overview:
    """Reads the overview; four reads by time and one of the open cases."""
    today = site_day(now)
    monday = today - timedelta(days=today.weekday())
    mondays = [monday - timedelta(weeks=step) for step in range(WEEKS - 1, -1, -1)]
    since = day_end(mondays[0] - timedelta(days=1))
    return Overview({line: _weeks(session, line, mondays, since, now) for line in Line}, _ages(session, now))


def _weeks(session: Session, line: Line, mondays: list[date], since: datetime, now: datetime) -> tuple[Week, ...]:
    totals: dict[date, int] = defaultdict(int)
    missed: dict[date, list[Record]] = defaultdict(list)

    def add(at: datetime, number: str, words: str, miss: bool) -> None:
        day = site_day(at)
        week = day - timedelta(days=day.weekday())
        totals[week] += 1
        if miss:
            missed[week].append(Record(number, words))

    if line is Line.RESPONSE:
        for case in aftersales.registered(session, since, now):
            late = case.late_at(now)
            if late is not None:
                add(case.registered_at, case.number, " ".join(filter(None, (case.problem, case.customer))), late)
    elif line is Line.ON_TIME:
        for one in delivery.arrived(session, since, now):
            add(one.arrived_at, one.number, one.customer, not one.on_time)
    elif line is Line.FIRST_PASS:
        for sheet in quality.judged(session, since, now):
            if sheet.first:
                add(sheet.judged_at, sheet.number, sheet.goods, not sheet.passed)
    else:
        for refusal in gate.refused(session, since, now):
            add(refusal.at, refusal.number, f"{refusal.clause} {refusal.why}".strip(), True)
    return tuple(Week(monday, totals[monday], tuple(missed[monday])) for monday in mondays)


def _ages(session: Session, now: datetime) -> tuple[AgeGroup, ...]:
    today, groups = site_day(now), []
    aged = [((today - site_day(case.began_at)).days, case) for case in aftersales.open_at(session, now)]
    for first, last in AGES:
        cases = [case for days, case in aged if days >= first and (last is None or days <= last)]
        records = tuple(Record(one.number, " ".join(filter(None, (one.problem, one.customer)))) for one in cases)
        groups.append(AgeGroup(first, last, records, sum(1 for one in cases if now > one.solve_by)))
    return tuple(groups)
