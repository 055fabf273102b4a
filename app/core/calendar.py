"""The working calendar: weekdays, Chinese public holidays and make-up days; every rule that counts working days uses it."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import resources
from pathlib import Path

from app.core.paths import config_dir

FILE = "holidays.toml"
VARIABLE = "JIAOFU_HOLIDAYS"
_MONDAY_TO_FRIDAY = range(5)
_DAY = timedelta(days=1)


class CalendarError(ValueError):
    """A calendar file that cannot be used, with the reason as one Chinese sentence."""


@dataclass(frozen=True)
class Calendar:
    """Which days differ from the rule that Monday to Friday are worked.

    Attributes:
        off: Days off.
        work: Weekend days that are worked.
        years: Years for which the days were published; the others follow the weekday rule alone.
    """

    off: frozenset[date] = frozenset()
    work: frozenset[date] = frozenset()
    years: frozenset[int] = frozenset()

    def working(self, day: date) -> bool:
        """Whether a day is worked."""
        if day in self.work:
            return True
        return day not in self.off and day.weekday() in _MONDAY_TO_FRIDAY

    def add(self, day: date, count: int) -> date:
        """The `count`-th working day after `day` (before it when negative); 0 gives `day` itself."""
        step = _DAY if count > 0 else -_DAY
        left = abs(count)
        while left:
            day += step
            if self.working(day):
                left -= 1
        return day

    def next(self, day: date) -> date:
        """`day` if it is worked, else the first worked day after it."""
        while not self.working(day):
            day += _DAY
        return day


def read_calendar(text: str) -> dict[int, tuple[frozenset[date], frozenset[date]]]:
    """Reads a calendar file: days off and worked weekend days by year.

    Raises:
        CalendarError: No TOML, a word that is no day, a span that ends before it starts, or a day of another year.
    """
    try:
        years = {int(year): part for year, part in tomllib.loads(text).items()}
        return {year: _year(year, part.get("off", []), part.get("work", [])) for year, part in years.items()}
    except (tomllib.TOMLDecodeError, ValueError, AttributeError, TypeError) as error:
        raise CalendarError(f"工作日历读不出：{error}") from error


def _year(year: int, spans: list[list[str]], extra: list[str]) -> tuple[frozenset[date], frozenset[date]]:
    off: set[date] = set()
    for first, last in spans:
        start, end = date.fromisoformat(first), date.fromisoformat(last)
        if end < start:
            raise ValueError(f"{first} > {last}")
        off.update(start + _DAY * n for n in range((end - start).days + 1))
    work = {date.fromisoformat(day) for day in extra}
    stray = sorted(day for day in off | work if day.year != year)
    if stray or off & work:
        raise ValueError(f"{year}: {stray or sorted(off & work)}")
    return frozenset(off), frozenset(work)


def site_file() -> Path | None:
    """The site's own calendar file, if there is one: the file that `JIAOFU_HOLIDAYS` names, else one in the settings folder."""
    named = os.environ.get(VARIABLE)
    place = Path(named) if named else config_dir() / FILE
    return place if named or place.is_file() else None


def build(site: str | None = None) -> Calendar:
    """The published calendar, with the years of `site` (the text of a calendar file) in place of its own.

    Raises:
        CalendarError: The file cannot be used.
    """
    years = read_calendar(resources.files("app.core").joinpath(FILE).read_text("utf-8"))
    if site is not None:
        years.update(read_calendar(site))
    off = frozenset[date]().union(*(days for days, _ in years.values()))
    work = frozenset[date]().union(*(days for _, days in years.values()))
    return Calendar(off, work, frozenset(years))


@cache
def calendar() -> Calendar:
    """The calendar in force; read once.

    Raises:
        CalendarError: The site's file cannot be read or used.
    """
    place = site_file()
    if place is None:
        return build()
    try:
        return build(place.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise CalendarError(f"工作日历读不出：{place.name}") from error


def working_day(day: date) -> bool:
    """Whether a day is worked at the site."""
    return calendar().working(day)


def add_working_days(day: date, count: int) -> date:
    """The `count`-th working day after `day` (before it when negative); 0 gives `day` itself."""
    return calendar().add(day, count)


def next_working_day(day: date) -> date:
    """`day` if it is worked, else the first working day after it."""
    return calendar().next(day)
