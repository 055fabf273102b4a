"""Commands on the climate of the zones: ranges, readings by hand, the answer to an excursion, the measures (D-07, D-08, X-08)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from app.audit.corrections import correction_needs_reason
from app.catalog import queries as catalog
from app.catalog.views import ZoneView
from app.core.clock import site_day
from app.core.entry import clean, same_version
from app.core.errors import Conflict, bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.storage import climate_queries, climate_rules
from app.storage.climate_rules import Limits, Run
from app.storage.climate_views import ReadingView
from db.models.climate import ClimateExcursion, ClimateReading, ClimateSensor, ZoneClimate, ZoneMeasure
from db.states import ClimateSource, MeasureKind, Role
from db.types import yes

ZONE = QT_TRANSLATE_NOOP("app", "库区")
KEEPERS = (Role.STOREKEEPER, Role.LOGISTICS_HEAD, Role.TEAM_LEADER)
"""Who reads and answers."""
AHEAD = timedelta(minutes=10)
"""How far a logger's clock may be fast."""


@dataclass(frozen=True)
class Taken:
    """A reading as it comes in: when, °C and %RH in hundredths, the device."""

    at: datetime
    temperature: int
    humidity: int | None
    device: str = ""


def read_by_hand(work: Work, zone_id: int, temperature: str, humidity: str, device: str = "") -> ReadingView:
    """Writes down what the instrument in a zone shows (D-07); outside the limits it opens an excursion.

    Raises:
        BadInput: No number, or one that cannot be.
        NotFound: No such zone.
    """
    work.require(*KEEPERS)
    zone = _zone(work, zone_id)
    if not humidity.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "请填湿度"))
    one = Taken(
        work.now, climate_rules.temperature_of(temperature), climate_rules.humidity_of(humidity),
        clean(QT_TRANSLATE_NOOP("app", "仪器编号"), device, most=40),
    )  # fmt: skip
    if not store(work, zone_id, [one], ClimateSource.HAND):
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{zone} 刚刚已经记过一次"), zone=zone.name))
    found = climate_queries.latest(work.session, [zone_id])[zone_id]
    work.audit("read_climate", "zone", zone.name, temperature=one.temperature, humidity=one.humidity, outside=found.outside)
    return found


def note_sensor(work: Work, code: str, temperature: int, humidity: int | None) -> bool:
    """What a sensor sent; the program itself writes it down. Returns whether a zone has that sensor.

    Args:
        work: The program's own action.
        code: The sensor's code, or the name of the zone.
        temperature: Hundredths of a degree.
        humidity: Hundredths of a percent, or None.
    """
    zone_id = climate_queries.zone_of_sensor(work.session, code)
    if zone_id is None:
        return False
    store(work, zone_id, [Taken(work.now, temperature, humidity, code)], ClimateSource.SENSOR)
    return True


def store(work: Work, zone_id: int, taken: Sequence[Taken], source: ClimateSource) -> int:
    """Writes readings of one zone, ignores those that are there already, and follows with its excursions.

    They are judged by the limits in force now, also those of a file from last week.

    Returns:
        How many were new.

    Raises:
        BadInput: A time that is still to come.
    """
    if not taken:
        return 0
    if max(one.at for one in taken) > work.now + AHEAD:
        raise bad_input(QT_TRANSLATE_NOOP("app", "读数的时间还没到，请核对仪器的时钟"))
    work.hold(f"climate {zone_id}")
    limits = climate_queries.governing(work.session, zone_id, work.now)[0]
    rows = [
        {
            "zone_id": zone_id, "at": one.at, "day": site_day(one.at), "source": source, "device": one.device,
            "temperature_c100": one.temperature, "humidity_c100": one.humidity, "low_c100": limits.low, "high_c100": limits.high,
            "limit_c100": limits.humidity, "withdrawn": False, "person_id": work.actor.person_id,
            "outside": limits.broken_by(one.temperature, one.temperature, one.humidity),
        }
        for one in taken
    ]  # fmt: skip
    insert = postgresql.insert if work.session.get_bind().dialect.name == "postgresql" else sqlite.insert
    statement = insert(ClimateReading).on_conflict_do_nothing(index_elements=["zone_id", "at", "device"])
    before = climate_queries.count_between(work.session, zone_id, taken)
    work.session.execute(statement, rows)
    work.touched(ClimateReading.__tablename__)
    new = climate_queries.count_between(work.session, zone_id, taken) - before
    if new:
        follow(work, zone_id, min(one.at for one in taken), max(one.at for one in taken))
    return new


def follow(work: Work, zone_id: int, first: datetime, last: datetime) -> None:
    """Makes the excursions of a zone say what its readings between two moments say."""
    found = climate_rules.runs(climate_queries.judged_around(work.session, zone_id, first, last))
    if not found:
        return
    zone_limits = climate_queries.limits_of(work.session, zone_id, work.now)
    query = select(ClimateExcursion).where(
        ClimateExcursion.zone_id == zone_id, ~yes(ClimateExcursion.withdrawn),
        (ClimateExcursion.ended_at.is_(None)) | (ClimateExcursion.ended_at >= found[0].started),
    )  # fmt: skip
    known = list(work.session.scalars(query.order_by(ClimateExcursion.started_at)))
    for run in found:
        same = [one for one in known if _overlap(one, run)]
        if not same:
            known.append(_open(work, zone_id, run, zone_limits))
            continue
        _widen(same[0], run)
        for other in same[1:]:
            other.withdrawn = not other.note  # no reading inside parts them any more: one time, and one note is wanted
    work.session.flush()


def _overlap(row: ClimateExcursion, run: Run) -> bool:
    return (run.ended is None or row.started_at < run.ended) and (row.ended_at is None or row.ended_at >= run.started)


def _open(work: Work, zone_id: int, run: Run, limits: Limits) -> ClimateExcursion:
    row = ClimateExcursion(
        zone_id=zone_id, started_at=run.started, ended_at=run.ended, lowest_c100=run.lowest, highest_c100=run.highest,
        humidity_c100=run.humidity, zone_low_c100=limits.low, zone_high_c100=limits.high, zone_limit_c100=limits.humidity,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    work.audit("open_climate_excursion", "climate_excursion", row.id, zone=zone_id, at=run.started, highest=run.highest, lowest=run.lowest)
    return row


def _widen(row: ClimateExcursion, run: Run) -> None:
    row.ended_at = None if run.ended is None else run.ended if row.ended_at is None else max(row.ended_at, run.ended)
    row.started_at = min(row.started_at, run.started)
    row.lowest_c100, row.highest_c100 = min(row.lowest_c100, run.lowest), max(row.highest_c100, run.highest)
    wet = [value for value in (row.humidity_c100, run.humidity) if value is not None]
    row.humidity_c100 = max(wet) if wet else None


def withdraw_reading(work: Work, reading_id: int, reason: str) -> None:
    """Takes back a reading that was keyed wrong: an excursion that stood on it alone is none, one that it ended goes on.

    Raises:
        Refused: M-02, no reason.
        Conflict: Not keyed by hand, already withdrawn, or by who keyed it.
        NotFound: No such reading.
    """
    work.require(Role.LOGISTICS_HEAD, Role.INSPECTOR)
    row = work.session.get(ClimateReading, reading_id)
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "读数"), reading_id)
    zone = _zone(work, row.zone_id)
    correction_needs_reason(zone.name, {"withdrawn": True}, reason)
    if row.source is not ClimateSource.HAND or row.withdrawn:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "只能撤回手抄的读数，撤回一次")))
    if row.person_id == work.actor.person_id:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "读数由另一人核对后撤回")))
    work.hold(f"climate {row.zone_id}")  # as every other who follows with the excursions of the zone
    row.withdrawn = True
    words = clean(QT_TRANSLATE_NOOP("app", "原因"), reason, needed=True)
    work.session.flush()
    query = select(ClimateExcursion).where(
        ClimateExcursion.zone_id == row.zone_id, ClimateExcursion.started_at <= row.at, ~yes(ClimateExcursion.withdrawn),
        (ClimateExcursion.ended_at.is_(None)) | (ClimateExcursion.ended_at >= row.at),
    )  # fmt: skip
    for excursion in work.session.scalars(query):
        left = climate_rules.runs(climate_queries.outside_within(work.session, excursion))
        excursion.withdrawn = not left
        if left:
            excursion.lowest_c100, excursion.highest_c100 = min(run.lowest for run in left), max(run.highest for run in left)
            excursion.humidity_c100 = max((run.humidity for run in left if run.humidity is not None), default=None)
    work.session.flush()
    follow(work, row.zone_id, row.at, row.at)  # without a reading inside, the time outside that it ended goes on
    work.audit("withdraw_climate_reading", "zone", zone.name, at=row.at, temperature=row.temperature_c100, reason=words)


def answer(work: Work, excursion_id: int, kind: MeasureKind, words: str, *, version: int | None = None) -> None:
    """Writes the corrective note that an excursion demands, as a measure of the zone (D-07, D-08).

    Raises:
        BadInput: No words.
        Conflict: It has its note.
        NotFound: No such excursion.
    """
    work.require(*KEEPERS)
    row = work.session.get(ClimateExcursion, excursion_id)
    if row is None or row.withdrawn:
        raise not_found(QT_TRANSLATE_NOOP("app", "超限记录"), excursion_id)
    if row.note:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "这次超限已填过纠正说明")))
    same_version(row.version, version)
    text = clean(QT_TRANSLATE_NOOP("app", "纠正说明"), words, needed=True)
    row.note, row.noted_at, row.noted_by_id = text, work.now, work.actor.person_id
    work.session.add(
        ZoneMeasure(
            zone_id=row.zone_id, kind=kind, words=text, started_at=work.now, excursion_id=row.id, person_id=work.actor.person_id
        )
    )
    work.audit("answer_climate_excursion", "climate_excursion", row.id, kind=kind, words=text)


def begin_measure(work: Work, zone_id: int, kind: MeasureKind, words: str) -> None:
    """Logs that something keeps a zone dry or cool from now on (D-08).

    Raises:
        BadInput: No words.
        NotFound: No such zone.
    """
    work.require(*KEEPERS)
    zone = _zone(work, zone_id)
    text = clean(QT_TRANSLATE_NOOP("app", "措施"), words, needed=True)
    work.session.add(ZoneMeasure(zone_id=zone_id, kind=kind, words=text, started_at=work.now, person_id=work.actor.person_id))
    work.audit("begin_zone_measure", "zone", zone.name, kind=kind, words=text)


def end_measure(work: Work, measure_id: int) -> None:
    """Logs that a measure ended.

    Raises:
        Conflict: It has ended.
        NotFound: No such measure.
    """
    work.require(*KEEPERS)
    row = work.session.get(ZoneMeasure, measure_id)
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "措施"), measure_id)
    if row.ended_at is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "这项措施已经结束")))
    row.ended_at = work.now
    work.audit("end_zone_measure", "zone", _zone(work, row.zone_id).name, kind=row.kind, words=row.words)


def ask_range(work: Work, zone_id: int, low: str, high: str, humidity: str, reason: str) -> None:
    """Asks for a range of a zone's own; it governs once another person approved it (X-08).

    Raises:
        BadInput: No numbers, the lowest above the highest, or no reason.
        Conflict: One waits already.
        NotFound: No such zone.
    """
    work.require(Role.LOGISTICS_HEAD, Role.STOREKEEPER)
    zone = _zone(work, zone_id)
    bottom, top = climate_rules.temperature_of(low), climate_rules.temperature_of(high)
    most = climate_rules.humidity_of(humidity)
    if bottom > top or most is None:
        raise bad_input(QT_TRANSLATE_NOOP("app", "最低温度不能高于最高温度，湿度上限要填"))
    asked = climate_queries.ranges(work.session).get(zone_id)
    if asked is not None and asked[1] is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{zone} 已有一份范围待批准"), zone=zone.name))
    words = clean(QT_TRANSLATE_NOOP("app", "依据"), reason, needed=True)
    work.session.add(
        ZoneClimate(
            zone_id=zone_id, low_c100=bottom, high_c100=top, humidity_c100=most, reason=words, asked_by_id=work.actor.person_id,
            asked_at=work.now,
        )
    )  # fmt: skip
    work.audit("ask_climate_range", "zone", zone.name, low=bottom, high=top, humidity=most, reason=words)


def approve_range(work: Work, range_id: int, *, refuse: bool = False) -> None:
    """Another person approves or refuses a zone's own range.

    Raises:
        Refused: X-08, the person asked for it himself.
        Conflict: It is answered.
        NotFound: No such range.
    """
    work.require(Role.INSPECTOR, Role.LOGISTICS_HEAD)
    row = work.session.get(ZoneClimate, range_id)
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "温湿度范围"), range_id)
    zone = _zone(work, row.zone_id)
    if row.approved_at is not None or row.refused:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{zone} 的范围已有答复"), zone=zone.name))
    climate_rules.range_must_be_approved_by_another(zone.name, row.asked_by_id, work.actor.person_id)
    row.approved_by_id, row.approved_at, row.refused = work.actor.person_id, work.now, refuse
    work.audit("refuse_climate_range" if refuse else "approve_climate_range", "zone", zone.name, low=row.low_c100, high=row.high_c100)


def name_sensor(work: Work, zone_id: int, code: str) -> None:
    """Says that a sensor measures a zone; the same code again takes it to the other zone.

    Raises:
        BadInput: No code.
        NotFound: No such zone.
    """
    work.require(Role.LOGISTICS_HEAD, Role.STOREKEEPER, Role.ADMINISTRATOR)
    zone = _zone(work, zone_id)
    words = clean(QT_TRANSLATE_NOOP("app", "传感器编号"), code, most=40, needed=True)
    row = work.session.scalar(select(ClimateSensor).where(ClimateSensor.code == words))
    if row is None:
        work.session.add(ClimateSensor(code=words, zone_id=zone_id))
    else:
        row.zone_id = zone_id
    work.audit("name_climate_sensor", "zone", zone.name, code=words)


def _zone(work: Work, zone_id: int) -> ZoneView:
    for zone in catalog.zones(work.session):
        if zone.zone_id == zone_id:
            return zone
    raise not_found(ZONE, zone_id)
