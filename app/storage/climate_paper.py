"""温湿度记录 on paper: the month of a zone (form 10, D-07)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.core.calendar import working_day
from app.core.clock import day_end, site_day, site_time
from app.core.errors import bad_input
from app.core.grouped import grouped
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.printing.making import Making
from app.printing.service import print_paper, times_printed
from app.settings.service import setting_int
from app.slips import climate_log as form
from app.slips.texts import T
from app.storage import climate_queries, climate_rules
from app.storage.climate_rules import figure
from app.storage.climate_views import DayView, MeasureView, ReadingView
from db.states import ClimateSource, Role

PAPER = "climate_log"


def document_of(zone_id: int, month: date) -> str:
    """What the sheet is asked for by: its month and the zone's key."""
    return f"{month:%Y-%m}-{zone_id}"


def print_month(work: Work, zone_id: int, month: date) -> int:
    """Puts the sheet into the outbox as it stands now; from the second time on its day stands on it as the reason."""
    work.require(Role.STOREKEEPER, Role.LOGISTICS_HEAD, Role.TEAM_LEADER, Role.INSPECTOR, Role.SAFETY)
    document = document_of(zone_id, month)
    again = say(QT_TRANSLATE_NOOP("app", "{day} 现状"), day=site_day(work.now)) if times_printed(work.session, PAPER, document) else ""
    return print_paper(work, PAPER, document, reason=str(again))


def climate_log(session: Session, document: str, making: Making) -> bytes:
    """Draws the sheet of a zone and month.

    Raises:
        BadInput: No month or no zone.
    """
    parts = document.split("-")
    try:
        month, zone_id = date(int(parts[0]), int(parts[1]), 1), int(parts[2])
    except (ValueError, IndexError) as error:
        raise bad_input(QT_TRANSLATE_NOOP("app", "温湿度记录按月和库区打印：{given}"), given=document) from error
    zone = next((one for one in catalog.zones(session) if one.zone_id == zone_id), None)
    if zone is None:
        raise bad_input(QT_TRANSLATE_NOOP("app", "没有这个库区：{given}"), given=str(zone_id))
    now = making.printing.printed_at
    start, end = climate_queries.month_span(month)
    days = climate_queries.days(session, zone_id, month, site_day(end - timedelta(seconds=1)))
    hand = climate_queries.readings(session, zone_id, start, end, source=ClimateSource.HAND)
    done = climate_queries.measures(session, zone_id=zone_id, since=start, limit=1_000)
    paper = form.ClimateLogPaper(
        company=making.company, form=making.form, printing=making.printing, number=document, void=making.void, date=site_day(now),
        month=month, zone=zone.name, limits=climate_queries.limits_of(session, zone_id, now).words,
        readings=sum(one.readings for one in days), outside=sum(one.outside for one in days),
        missing=_missing(session, month, end, hand, days, now),
        lines=tuple(
            _lines(
                days, hand, [one for one in done if one.started_at < end],
                climate_queries.sensors(session, zone_id, month, site_day(end - timedelta(seconds=1))),
            )
        ),
    )  # fmt: skip
    return form.render(paper, tuple(copy for copy in making.copies if copy.name) or form.COPIES)


def _lines(
    days: Iterable[DayView], hand: Iterable[ReadingView], done: Iterable[MeasureView], sensors: Mapping[date, tuple[str, ...]]
) -> Iterable[form.LogLine]:
    """One line a reading that was taken by hand, with the device, and one a day of the devices that measure by themselves."""
    keyed = grouped(hand, lambda one: site_day(one.at))
    measures = grouped(reversed(tuple(done)), lambda one: site_day(one.started_at))
    told = {one.day for one in days}
    for day in days:
        mine = keyed[day.day]
        words = "；".join(f"{site_time(one.started_at):%H:%M} {word(one.kind)}：{one.words}" for one in measures[day.day])
        at = next((n for n, one in enumerate(mine) if one.outside), 0)
        for n, one in enumerate(mine):
            humidity = figure(one.humidity) if one.humidity is not None else ""
            done_here = words if n == at else ""
            yield form.LogLine(day.day, f"{site_time(one.at):%H:%M}", figure(one.temperature), humidity, one.outside, _by(one), done_here)
        words = "" if mine else words
        rest = day.readings - len(mine)
        if rest > 0:
            warm = f"{figure(day.lowest)}～{figure(day.highest)}"
            wet = f"≤{figure(day.humidity)}" if day.humidity is not None else ""
            times = str(T.CLIMATE_TIMES.format(n=rest))
            outside = day.outside > sum(one.outside for one in mine)
            device = " ".join((str(word(ClimateSource.SENSOR)), *sensors.get(day.day, ())))
            yield form.LogLine(day.day, times, warm, wet, outside, device, words)
    for other in sorted(set(measures) - told):
        words = "；".join(f"{site_time(one.started_at):%H:%M} {word(one.kind)}：{one.words}" for one in measures[other])
        yield form.LogLine(other, "", "", "", False, "", words)


def _by(one: ReadingView) -> str:
    return " ".join(filter(None, (one.person, one.device)))


def _missing(
    session: Session, month: date, end: datetime, hand: Iterable[ReadingView], days: Iterable[DayView], now: datetime
) -> int:
    """Readings of working days that were not taken; a day with a device that measures all day lacks none."""
    count = setting_int(session, "climate.readings_per_day", now)
    taken = grouped(hand, lambda one: site_day(one.at))
    measured = {one.day for one in days if one.readings > len(taken[one.day])}
    found, day = 0, month
    while day_end(day) <= min(end, now):
        if working_day(day) and day not in measured:
            found += climate_rules.missing(day, count, [one.at for one in taken[day]], now)[0]
        day += timedelta(days=1)
    return found
