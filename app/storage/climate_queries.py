"""Reads of temperature and humidity: how the zones stand, what was read, what was outside, and which goods stood in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Protocol

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.catalog.views import ClimateRange
from app.core.calendar import working_day
from app.core.clock import day_end, site_day
from app.core.grouped import grouped
from app.core.once import once
from app.identity import queries as identity
from app.settings.service import setting_int
from app.storage import climate_rules
from app.storage.climate_rules import Judged, Limits
from app.storage.climate_views import DayView, ExcursionView, MeasureView, RangeView, ReadingView, ZoneStateView
from app.units import queries as units
from db.models.climate import ClimateExcursion, ClimateReading, ClimateSensor, ZoneClimate, ZoneMeasure
from db.states import ClimateSource, ZoneKind
from db.types import BigInt, yes

WATCHED = (ZoneKind.STORE, ZoneKind.HAZARD)
"""Zones in which readings are due; another one with a range of its own is watched too."""

_Ranges = dict[int, tuple[RangeView | None, RangeView | None]]


@once("zone_climate", "person")
def ranges(session: Session) -> _Ranges:
    """The range of its own that is in force, and the one that waits for approval, by zone."""
    names = identity.names(session)
    found: _Ranges = {}
    for row in session.scalars(select(ZoneClimate).where(~yes(ZoneClimate.refused)).order_by(ZoneClimate.id)):
        view = RangeView(
            row.id, row.zone_id, Limits(row.low_c100, row.high_c100, row.humidity_c100), row.reason, row.asked_by_id,
            names.get(row.asked_by_id or 0, ""), names.get(row.approved_by_id or 0, "") or ("—" if row.approved_at else ""), row.refused,
            row.version,
        )  # fmt: skip
        before = found.get(row.zone_id, (None, None))
        found[row.zone_id] = (view, None) if row.approved_at is not None else (before[0], view)
    return found


def usual(session: Session, now: datetime) -> Limits:
    """The limits of every zone without a range of its own (D-07)."""
    keys = ("climate.temperature_min_c", "climate.temperature_max_c", "climate.humidity_max_percent")
    low, high, humidity = (setting_int(session, key, now) * 100 for key in keys)
    return Limits(low, high, humidity)


def limits_of(session: Session, zone_id: int, now: datetime) -> Limits:
    """The limits of a zone by itself."""
    own = ranges(session).get(zone_id, (None, None))[0]
    return own.limits if own is not None else usual(session, now)


def governing(session: Session, zone_id: int, now: datetime) -> tuple[Limits, tuple[str, ...]]:
    """The narrower of a zone's limits and those of the goods that stand in it, and which products narrow it (X-08)."""
    limits = zone_limits = limits_of(session, zone_id, now)
    bound = catalog.climate_bound(session)
    if not bound:
        return limits, ()
    strict = []
    for product_id in units.products_at(session, list(bound), catalog.locations_of(session, zone_id)):
        name, one = bound[product_id]
        if narrowed_by(zone_limits, one) != zone_limits:
            strict.append(name)
            limits = narrowed_by(limits, one)
    return limits, tuple(sorted(strict))


def narrowed_by(limits: Limits, one: ClimateRange | None) -> Limits:
    """Limits narrowed by a product's own range."""
    if one is None:
        return limits
    low, high, humidity = (None if value is None else value * 100 for value in (one.low_c, one.high_c, one.humidity))
    return limits.narrowed(low, high, humidity)


def latest(session: Session, zone_ids: Sequence[int]) -> dict[int, ReadingView]:
    """The newest reading of each zone."""
    if not zone_ids:
        return {}
    newest = [
        select(ClimateReading.id).where(ClimateReading.zone_id == zone_id, ~yes(ClimateReading.withdrawn))
        .order_by(ClimateReading.at.desc(), ClimateReading.id.desc()).limit(1).scalar_subquery()
        for zone_id in zone_ids
    ]  # fmt: skip
    keys = [key for key in session.execute(select(*newest)).one() if key is not None]
    rows = session.scalars(select(ClimateReading).where(ClimateReading.id.in_(keys)))
    return {view.zone_id: view for view in _readings(session, rows)}


def readings(
    session: Session, zone_id: int, start: datetime, end: datetime, most: int = 20_000, *, source: ClimateSource | None = None
) -> tuple[ReadingView, ...]:
    """The readings of a zone in a time, in order; the newest where there are more than `most`."""
    query = _within(zone_id, start, end).order_by(ClimateReading.at.desc()).limit(most)
    if source is not None:
        query = query.where(ClimateReading.source == source)
    return tuple(reversed(_readings(session, session.scalars(query))))


def days(session: Session, zone_id: int, first: date, last: date) -> tuple[DayView, ...]:
    """The extremes of every day with a reading."""
    outside = func.sum(ClimateReading.outside, type_=BigInt)  # the sum of a flag would come back as a flag
    query = (
        select(
            ClimateReading.day, func.min(ClimateReading.temperature_c100), func.max(ClimateReading.temperature_c100),
            func.max(ClimateReading.humidity_c100), func.count(), outside,
        )
        .where(
            ClimateReading.zone_id == zone_id, ClimateReading.day >= first, ClimateReading.day <= last, ~yes(ClimateReading.withdrawn)
        )
        .group_by(ClimateReading.day)
        .order_by(ClimateReading.day)
    )  # fmt: skip
    return tuple(DayView(day, low, high, wet, count, int(out)) for day, low, high, wet, count, out in session.execute(query))


def sensors(session: Session, zone_id: int, first: date, last: date) -> dict[date, tuple[str, ...]]:
    """The devices that measured in a zone, by day."""
    query = (
        select(ClimateReading.day, ClimateReading.device)
        .where(
            ClimateReading.zone_id == zone_id, ClimateReading.day >= first, ClimateReading.day <= last,
            ClimateReading.source != ClimateSource.HAND, ~yes(ClimateReading.withdrawn),
        )
        .distinct().order_by(ClimateReading.day, ClimateReading.device)
    )  # fmt: skip
    found: dict[date, tuple[str, ...]] = {}
    for day, device in session.execute(query):
        found[day] = (*found.get(day, ()), *filter(None, (device,)))
    return found


def zone_states(session: Session, now: datetime) -> tuple[ZoneStateView, ...]:
    """How every zone stands today; those to be watched first, in the order in which they are walked and read."""
    zones = catalog.zones(session)
    keys = [zone.zone_id for zone in zones]
    newest, own, today = latest(session, keys), ranges(session), site_day(now)
    count = setting_int(session, "climate.readings_per_day", now)
    taken = grouped(
        session.execute(
            select(ClimateReading.zone_id, ClimateReading.at).where(
                ClimateReading.zone_id.in_(keys), ClimateReading.day == today, ~yes(ClimateReading.withdrawn)
            )
        ),
        lambda row: row.zone_id,
    )  # fmt: skip
    open_ones = grouped(excursions(session, open_only=True), lambda one: one.zone_id)
    running = grouped(measures(session, running=True), lambda one: one.zone_id)
    named = select(ClimateSensor.zone_id, ClimateSensor.code).order_by(ClimateSensor.code)
    codes = grouped(session.execute(named), lambda row: row.zone_id)
    found = []
    for zone in zones:
        key = zone.zone_id
        mine, asked = own.get(key, (None, None))
        watched = zone.kind in WATCHED or mine is not None
        late, due = (0, 0)
        if watched and working_day(today):
            late, due = climate_rules.missing(today, count, [row.at for row in taken[key]], now)
        narrow, strict = governing(session, key, now)
        found.append(
            ZoneStateView(
                key, zone.name, zone.kind, limits_of(session, key, now), narrow, strict, mine is not None, newest.get(key), watched, late,
                due, sum(not one.note for one in open_ones[key]), any(one.ended_at is None for one in open_ones[key]), len(running[key]),
                asked, tuple(row.code for row in codes[key]),
            )
        )  # fmt: skip
    return tuple(sorted(found, key=lambda one: (not one.watched, one.name)))


def missing_today(session: Session, now: datetime) -> dict[int, int]:
    """How many readings of today are overdue, by zone; none on a day off."""
    today = site_day(now)
    if not working_day(today):
        return {}
    own = ranges(session)
    count = setting_int(session, "climate.readings_per_day", now)
    query = select(ClimateReading.zone_id, ClimateReading.at).where(ClimateReading.day == today, ~yes(ClimateReading.withdrawn))
    taken = grouped(session.execute(query), lambda row: row.zone_id)
    found = {
        zone.zone_id: climate_rules.missing(today, count, [row.at for row in taken[zone.zone_id]], now)[0]
        for zone in catalog.zones(session)
        if zone.kind in WATCHED or own.get(zone.zone_id, (None, None))[0] is not None
    }
    return {key: late for key, late in found.items() if late}


def excursions(
    session: Session, *, zone_id: int | None = None, open_only: bool = False, limit: int = 200
) -> tuple[ExcursionView, ...]:
    """Times outside the limits, newest first; open ones last still or wait for their corrective note."""
    query = select(ClimateExcursion).where(~yes(ClimateExcursion.withdrawn)).order_by(ClimateExcursion.started_at.desc()).limit(limit)
    if zone_id is not None:
        query = query.where(ClimateExcursion.zone_id == zone_id)
    if open_only:
        query = query.where(ClimateExcursion.ended_at.is_(None) | (ClimateExcursion.note == ""))
    return _excursions(session, session.scalars(query))


def excursions_within(session: Session, zone_id: int, start: datetime, end: datetime) -> tuple[ExcursionView, ...]:
    """The times outside of a zone that touch a time, in order."""
    query = select(ClimateExcursion).where(
        ClimateExcursion.zone_id == zone_id, ~yes(ClimateExcursion.withdrawn), ClimateExcursion.started_at < end,
        ClimateExcursion.ended_at.is_(None) | (ClimateExcursion.ended_at >= start),
    )  # fmt: skip
    return _excursions(session, session.scalars(query.order_by(ClimateExcursion.started_at)))


def measures(
    session: Session, *, zone_id: int | None = None, running: bool = False, since: datetime | None = None, limit: int = 200
) -> tuple[MeasureView, ...]:
    """What was done for the zones, newest first (D-08)."""
    query = select(ZoneMeasure).order_by(ZoneMeasure.started_at.desc(), ZoneMeasure.id.desc()).limit(limit)
    if zone_id is not None:
        query = query.where(ZoneMeasure.zone_id == zone_id)
    if running:
        query = query.where(ZoneMeasure.ended_at.is_(None), ZoneMeasure.excursion_id.is_(None))
    if since is not None:
        query = query.where(ZoneMeasure.started_at >= since)
    names, zones = identity.names(session), zone_names(session)
    return tuple(
        MeasureView(
            row.id, row.zone_id, zones.get(row.zone_id, ""), row.kind, row.words, row.started_at, row.ended_at, row.excursion_id,
            names.get(row.person_id or 0, ""), row.version,
        )
        for row in session.scalars(query)
    )  # fmt: skip


def zone_of_sensor(session: Session, code: str) -> int | None:
    """The zone of a sensor by its code, else the zone of that name."""
    found = session.scalar(select(ClimateSensor.zone_id).where(ClimateSensor.code == code))
    return found or next((zone.zone_id for zone in catalog.zones(session) if zone.name == code), None)


def zone_keys(session: Session) -> dict[str, int]:
    """Zones by the codes of their sensors and by their names, for files that name them."""
    codes = session.execute(select(ClimateSensor.code, ClimateSensor.zone_id))
    return {zone.name: zone.zone_id for zone in catalog.zones(session)} | {row.code: row.zone_id for row in codes}


def judged_around(session: Session, zone_id: int, first: datetime, last: datetime) -> Iterable[Judged]:
    """The readings between two moments, with the one before and all behind up to the first one inside again."""
    mine = ClimateReading.zone_id == zone_id, ~yes(ClimateReading.withdrawn)
    before = select(func.max(ClimateReading.at)).where(*mine, ClimateReading.at < first)
    after = select(func.min(ClimateReading.at)).where(*mine, ClimateReading.at > last, ~yes(ClimateReading.outside))
    start, end = session.execute(select(before.scalar_subquery(), after.scalar_subquery())).one()
    query = _judged(zone_id).where(ClimateReading.at >= (start or first))
    return [Judged(*row) for row in session.execute(query.where(ClimateReading.at <= end) if end is not None else query)]


def outside_within(session: Session, row: ClimateExcursion) -> Iterable[Judged]:
    """The readings outside that an excursion stands on; for this feature only."""
    query = _judged(row.zone_id).where(ClimateReading.at >= row.started_at, yes(ClimateReading.outside))
    if row.ended_at is not None:
        query = query.where(ClimateReading.at < row.ended_at)
    return [Judged(*found) for found in session.execute(query)]


class _At(Protocol):
    @property
    def at(self) -> datetime: ...


def count_between(session: Session, zone_id: int, taken: Collection[_At]) -> int:
    """How many readings a zone has in the time of some new ones; for this feature only."""
    first, last = min(one.at for one in taken), max(one.at for one in taken)
    mine = ClimateReading.zone_id == zone_id, ClimateReading.at >= first, ClimateReading.at <= last
    return session.scalar(select(func.count()).select_from(ClimateReading).where(*mine)) or 0


def month_span(month: date) -> tuple[datetime, datetime]:
    """From the first moment of a month to the first of the next, aware UTC."""
    first = month.replace(day=1)
    after = (first + timedelta(days=32)).replace(day=1)
    return day_end(first - timedelta(days=1)), day_end(after - timedelta(days=1))


def _judged(zone_id: int) -> Select[datetime, int, int | None, bool]:
    columns = ClimateReading.at, ClimateReading.temperature_c100, ClimateReading.humidity_c100, ClimateReading.outside
    return select(*columns).where(ClimateReading.zone_id == zone_id, ~yes(ClimateReading.withdrawn)).order_by(ClimateReading.at)


def _within(zone_id: int, start: datetime, end: datetime) -> Select[ClimateReading]:
    return select(ClimateReading).where(
        ClimateReading.zone_id == zone_id, ClimateReading.at >= start, ClimateReading.at < end, ~yes(ClimateReading.withdrawn)
    )


def _readings(session: Session, rows: Iterable[ClimateReading]) -> list[ReadingView]:
    names = identity.names(session)
    return [
        ReadingView(
            row.id, row.zone_id, row.at, row.source, row.device, row.temperature_c100, row.humidity_c100,
            Limits(row.low_c100, row.high_c100, row.limit_c100), row.outside, names.get(row.person_id or 0, ""),
        )
        for row in rows
    ]  # fmt: skip


def _excursions(session: Session, rows: Iterable[ClimateExcursion]) -> tuple[ExcursionView, ...]:
    names, zones = identity.names(session), zone_names(session)
    return tuple(
        ExcursionView(
            row.id, row.zone_id, zones.get(row.zone_id, ""), row.started_at, row.ended_at, row.lowest_c100, row.highest_c100,
            row.humidity_c100, Limits(row.zone_low_c100, row.zone_high_c100, row.zone_limit_c100), row.note,
            names.get(row.noted_by_id or 0, ""), row.noted_at, row.version,
        )
        for row in rows
    )  # fmt: skip


def zone_names(session: Session) -> dict[int, str]:
    """Names of every zone by key."""
    return {zone.zone_id: zone.name for zone in catalog.zones(session)}
