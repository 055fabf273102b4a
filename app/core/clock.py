"""Time: aware UTC inside, the site's zone on screen and paper."""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

SITE_ZONE = ZoneInfo("Asia/Shanghai")


class Clock(Protocol):
    """Where the program reads the time."""

    def now(self) -> datetime:
        """Now, aware UTC."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Now, aware UTC, in whole microseconds."""
        return datetime.now(UTC)


class SetClock:
    """A clock that stands where it was set; demo data and tests move it."""

    def __init__(self, start: datetime) -> None:
        if start.tzinfo is None:
            raise ValueError("aware time expected")
        self._now = start.astimezone(UTC)

    def now(self) -> datetime:
        """The time it was set to, aware UTC."""
        return self._now

    def set(self, moment: datetime) -> None:
        """Sets the time (aware)."""
        self._now = moment.astimezone(UTC)

    def forward(self, **span: float) -> datetime:
        """Moves on by a `timedelta(**span)` and returns the new time."""
        self._now += timedelta(**span)
        return self._now


def site_time(moment: datetime, zone: ZoneInfo = SITE_ZONE) -> datetime:
    """The same moment in the site's zone."""
    return moment.astimezone(zone)


def site_day(moment: datetime, zone: ZoneInfo = SITE_ZONE) -> date:
    """The calendar day of a moment at the site."""
    return moment.astimezone(zone).date()


def day_end(day: date, zone: ZoneInfo = SITE_ZONE) -> datetime:
    """24:00 of a day at the site, aware UTC: the first moment of the next day."""
    return datetime(day.year, day.month, day.day, tzinfo=zone).replace(fold=0).astimezone(UTC) + timedelta(days=1)


def months_after(day: date, months: int) -> date:
    """The same day so many months later (earlier when negative), or the last day of a month that is too short for it."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
