"""Files of temperature loggers: which column is what, said once; times in the site's zone; what is there already is ignored (D-07)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.clock import SITE_ZONE
from app.core.errors import AppError, bad_input
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.core.work import Work
from app.storage import climate, climate_rules
from app.storage.climate import KEEPERS, Taken
from app.tables.reading import Table, text_of
from db.models.climate import LoggerFormat
from db.states import ClimateSource

TOGETHER = 2_000
"""Rows that are written in one action: scanning goes on between two of them."""
MOST_ERRORS = 50

_WORDS: dict[str, tuple[str, ...]] = {
    "temperature": ("温度", "temp", "°c", "℃"),
    "humidity": ("湿度", "hum", "%rh", "rh"),
    "zone": ("库区", "位置", "通道", "zone", "channel", "location"),
    "day": ("日期时间", "采集时间", "记录时间", "datetime", "timestamp", "date", "日期", "时间", "time"),
    "clock": ("时刻", "时间", "time"),
}
_MOMENT = re.compile(
    r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?"
    r"(?:[ T]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?\s*(AM|PM|上午|下午)?\s*(Z|[+-]\d{2}:?\d{2})?)?",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?\s*(AM|PM|上午|下午)?", re.IGNORECASE)


@dataclass(frozen=True)
class Columns:
    """Headings of the columns: the day (with or without its time), the time where it stands apart, what was measured, the zone."""

    day: str = ""
    temperature: str = ""
    humidity: str = ""
    clock: str = ""
    zone: str = ""


@dataclass(frozen=True)
class Parsed:
    """What a file holds: readings by zone in order of time, lines that cannot be read, and from when until when."""

    taken: dict[int, list[Taken]] = field(default_factory=dict)
    errors: tuple[tuple[int, Text], ...] = ()
    bad: int = 0

    @property
    def count(self) -> int:
        """How many readings."""
        return sum(len(each) for each in self.taken.values())

    @property
    def span(self) -> tuple[datetime, datetime] | None:
        """The first and the last moment."""
        edges = [each[n].at for each in self.taken.values() for n in (0, -1) if each]
        return (min(edges), max(edges)) if edges else None


def columns_for(session: Session, headings: Sequence[str]) -> tuple[Columns, bool]:
    """The columns of a file with these headings, and whether somebody has said so before; else what the headings suggest."""
    known = session.scalar(select(LoggerFormat).where(LoggerFormat.headings == _key(headings)))
    if known is not None:
        return Columns(**known.columns), True
    found: dict[str, str] = {}
    for what, words in _WORDS.items():
        rest = [heading for heading in headings if heading not in found.values()]
        found[what] = next((heading for each in words for heading in rest if each in heading.casefold()), "")
    return Columns(**found), False


def remember(work: Work, headings: Sequence[str], columns: Columns) -> None:
    """Keeps which column is what for the next file with the same headings."""
    work.require(*KEEPERS)
    row = work.session.scalar(select(LoggerFormat).where(LoggerFormat.headings == _key(headings)))
    if row is None:
        work.session.add(LoggerFormat(headings=_key(headings), columns=asdict(columns)))
    else:
        row.columns = asdict(columns)
    work.audit("name_logger_columns", "logger_format", columns.temperature, columns=asdict(columns))


def parse(table: Table, columns: Columns, zones: Mapping[str, int], zone_id: int, device: str = "") -> Parsed:
    """Reads the readings out of a table.

    Args:
        table: The file.
        columns: Which column is what.
        zones: Keys of zones by their names and by the codes of their sensors, for files of several zones.
        zone_id: The zone of a file without such a column.
        device: The logger's number.

    Raises:
        BadInput: No column for time or temperature, or the same one twice.
    """
    at = {heading: n for n, heading in enumerate(table.headings)}
    chosen = [heading for heading in (columns.day, columns.clock, columns.temperature, columns.humidity, columns.zone) if heading]
    if columns.day not in at or columns.temperature not in at or len(set(chosen)) < len(chosen) or not set(chosen) <= set(at):
        raise bad_input(QT_TRANSLATE_NOOP("app", "请指定时间列和温度列，一列只能用一次"))
    places = {name: at[heading] for name, heading in asdict(columns).items() if heading}
    taken: dict[int, list[Taken]] = {}
    errors: list[tuple[int, Text]] = []
    bad = 0
    for line in table.lines:
        cells = {name: text_of(line.values[n]).strip() if n < len(line.values) else "" for name, n in places.items()}
        try:
            key = zone_id if "zone" not in cells else _zone(zones, cells["zone"])
            one = Taken(
                moment_of(cells["day"], cells.get("clock", "")), climate_rules.temperature_of(cells["temperature"]),
                climate_rules.humidity_of(cells.get("humidity", "")), device,
            )  # fmt: skip
        except AppError as error:
            bad += 1
            if len(errors) < MOST_ERRORS:
                errors.append((line.number, error.reason))
            continue
        taken.setdefault(key, []).append(one)
    for each in taken.values():
        each.sort(key=lambda one: one.at)
    return Parsed(taken, tuple(errors), bad)


def parts(parsed: Parsed) -> Iterator[tuple[int, list[Taken]]]:
    """The readings in parts that are written one after the other."""
    for zone_id, each in parsed.taken.items():
        for start in range(0, len(each), TOGETHER):
            yield zone_id, each[start : start + TOGETHER]


def store_part(work: Work, zone_id: int, taken: Sequence[Taken], name: str) -> int:
    """Writes one part of a file; what is there already is ignored.

    Returns:
        How many were new.

    Raises:
        BadInput: A time that is still to come.
    """
    work.require(*KEEPERS)
    new = climate.store(work, zone_id, taken, ClimateSource.FILE)
    if new:
        work.audit("import_climate", "zone", zone_id, file=name[-80:], new=new, first=taken[0].at, last=taken[-1].at)
    return new


def moment_of(day: str, clock: str = "") -> datetime:
    """A moment as loggers write it, year first; without a zone of its own it is the site's time.

    Raises:
        BadInput: It cannot be read, or the year has two digits.
    """
    found = _MOMENT.fullmatch(day)
    time = _CLOCK.fullmatch(clock) if clock else None
    if found is None or (clock and time is None) or (found[4] is None and time is None):
        raise bad_input(QT_TRANSLATE_NOOP("app", "时间读不懂，应如 2026-11-23 10:00：{given}"), given=f"{day} {clock}".strip()[:40])
    hour, minute, second, half = time.groups() if time is not None else (found[4], found[5], found[6], found[7])
    hours = int(hour)
    if half:
        hours = hours % 12 + (12 if half.upper() in ("PM", "下午") else 0)
    try:
        naive = datetime.combine(date(int(found[1]), int(found[2]), int(found[3])), datetime.min.time())
        naive = naive.replace(hour=hours, minute=int(minute), second=int(second or 0))
    except ValueError:
        raise bad_input(QT_TRANSLATE_NOOP("app", "没有这个时间：{given}"), given=f"{day} {clock}".strip()[:40]) from None
    return naive.replace(tzinfo=_offset(found[8])).astimezone(UTC)


def _offset(words: str | None) -> tzinfo:
    if not words:
        return SITE_ZONE
    if words.upper() == "Z":
        return UTC
    sign = -1 if words[0] == "-" else 1
    digits = words[1:].replace(":", "")
    return timezone(sign * timedelta(hours=int(digits[:2]), minutes=int(digits[2:])))


def _zone(zones: Mapping[str, int], words: str) -> int:
    if words not in zones:
        raise bad_input(QT_TRANSLATE_NOOP("app", "没有这个库区或传感器：{given}"), given=words[:40] or "—")
    return zones[words]


def _key(headings: Sequence[str]) -> str:
    return "\t".join(headings)


def unread(parsed: Parsed) -> Text:
    """The first lines that cannot be read, as one text."""
    lines = "；".join(f"{number}：{why}" for number, why in parsed.errors[:3])
    return say(QT_TRANSLATE_NOOP("app", "{n} 行读不懂，不导入。第 {lines}"), n=parsed.bad, lines=lines) if parsed.bad else Text("")
