"""Decisions about temperature and humidity over plain values (D-07, X-08, X-34). Degrees and percent are hundredths."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from unicodedata import normalize

from app.clauses.register import guard
from app.core.clock import SITE_ZONE
from app.core.errors import bad_input, fact, refuse
from app.core.text import QT_TRANSLATE_NOOP, say
from db.states import Role

COLDEST, HOTTEST = -4_000, 8_000
"""Readings beyond are slips of the finger or a broken sensor."""
WETTEST = 10_000
DAY_BEGINS, DAY_ENDS = time(8), time(17)
"""The shift; its parts are the times in which a reading is due. What is read before or after it counts for the first or last part."""

_NUMBER = re.compile(r"[+-]?\d{1,3}(\.\d{1,6})?")


@dataclass(frozen=True)
class Limits:
    """What a zone may be, in hundredths: lowest and highest °C, highest %RH, each inclusive."""

    low: int
    high: int
    humidity: int

    def narrowed(self, low: int | None, high: int | None, humidity: int | None) -> Limits:
        """The narrower of this and another range; None where the other sets nothing (X-08)."""
        return Limits(
            self.low if low is None else max(self.low, low), self.high if high is None else min(self.high, high),
            self.humidity if humidity is None else min(self.humidity, humidity),
        )  # fmt: skip

    def broken_by(self, lowest: int, highest: int, humidity: int | None) -> bool:
        """Whether something read lies outside: 25.00 does not, 25.01 does (D-07)."""
        return lowest < self.low or highest > self.high or (humidity is not None and humidity > self.humidity)

    @property
    def words(self) -> str:
        """As it is written: 15～25 °C，≤60 %RH."""
        return f"{figure(self.low)}～{figure(self.high)} °C，≤{figure(self.humidity)} %RH"


def figure(hundredths: int) -> str:
    """A value without needless zeros: 26.1, 60."""
    words = f"{Decimal(hundredths) / 100:f}"
    return words.rstrip("0").rstrip(".") if "." in words else words


def reading_words(temperature: int, humidity: int | None) -> str:
    """A reading as it is written: 26.1 °C / 58 %RH."""
    return f"{figure(temperature)} °C" + (f" / {figure(humidity)} %RH" if humidity is not None else "")


def hundredths(what: str, words: str, low: int, high: int) -> int:
    """A keyed or measured number in hundredths; full-width digits of an input method count.

    Raises:
        BadInput: No number, or outside what can be.
    """
    plain = normalize("NFKC", words).strip().rstrip("°C℃%").strip()
    found = int((Decimal(plain) * 100).quantize(Decimal(1), ROUND_HALF_UP)) if _NUMBER.fullmatch(plain) else None
    if found is None:
        raise bad_input(QT_TRANSLATE_NOOP("app", "{what}要填数字，例如 23.4：{given}"), what=say(what), given=words[:20] or "—")
    if not low <= found <= high:
        raise bad_input(
            QT_TRANSLATE_NOOP("app", "{what}须在 {low} 到 {high} 之间：{given}"), what=say(what), low=figure(low), high=figure(high),
            given=words[:20],
        )  # fmt: skip
    return found


def temperature_of(words: str) -> int:
    """A temperature in hundredths of a degree."""
    return hundredths(QT_TRANSLATE_NOOP("app", "温度"), words, COLDEST, HOTTEST)


def humidity_of(words: str) -> int | None:
    """A relative humidity in hundredths of a percent; blank where nothing was measured."""
    return hundredths(QT_TRANSLATE_NOOP("app", "湿度"), words, 0, WETTEST) if words.strip() else None


@guard("X-08")
def range_must_be_approved_by_another(zone: str, asked_by: int | None, approver: int | None) -> None:
    """X-08: a zone's own range is approved by somebody else than who asked for it.

    Raises:
        Refused: The same person.
    """
    if asked_by is None or asked_by != approver:
        return
    raise refuse(
        "X-08",
        QT_TRANSLATE_NOOP("app", "库区自定温湿度范围须由另一人批准"),
        fact(QT_TRANSLATE_NOOP("app", "库区"), zone),
        helper=Role.INSPECTOR,
    )


@dataclass(frozen=True)
class Move:
    """One line of the ledger of a unit or lot, with places by key."""

    at: datetime
    start: int | None
    end: int | None
    quantity: int


def stood_there(
    moves: Iterable[Move], places: Collection[int], started: datetime, ended: datetime, since: datetime | None
) -> bool:
    """Whether goods were in a zone while it was outside its limits, after they were last judged (X-34).

    Goods that were judged while they stood there are judged with it; what is carried in afterwards is not.

    Args:
        moves: Every move of the goods, in order.
        places: Locations of the zone.
        started: Beginning of the excursion.
        ended: Its end, or now.
        since: When the goods were last judged.
    """
    inside, here = 0, False
    for move in moves:
        if move.at >= ended:
            break
        comes, goes = move.end in places, move.start in places
        if comes == goes:
            continue
        inside += move.quantity if comes else -move.quantity
        if move.at <= started:
            here = inside > 0
        elif comes and (since is None or move.at >= since):
            return True
    return here and (since is None or started > since)


@dataclass(frozen=True)
class Slot:
    """A part of a day in which a reading is due; both ends aware."""

    number: int
    begins: datetime
    ends: datetime


def slots(day: date, count: int) -> tuple[Slot, ...]:
    """The parts of a working day: the shift cut into `count`, the first from midnight, the last to midnight."""
    first, last = (datetime.combine(day, edge, SITE_ZONE).astimezone(UTC) for edge in (DAY_BEGINS, DAY_ENDS))
    midnight = datetime.combine(day, time(0), SITE_ZONE).astimezone(UTC)
    step = (last - first) / count
    cuts = [midnight, *(first + step * n for n in range(1, count)), midnight + timedelta(days=1)]
    return tuple(Slot(n + 1, cuts[n], cuts[n + 1]) for n in range(count))


def missing(day: date, count: int, taken: Sequence[datetime], now: datetime) -> tuple[int, int]:
    """How many readings of a working day are overdue, and how many are due just now (0 or 1)."""
    late = due = 0
    for slot in slots(day, count):
        if any(slot.begins <= at < slot.ends for at in taken):
            continue
        if now >= slot.ends:
            late += 1
        elif now >= slot.begins:
            due += 1
    return late, due


@dataclass(frozen=True)
class Run:
    """Readings outside in a row: when the first was, when the first inside again was (None while it lasts), and their extremes."""

    started: datetime
    ended: datetime | None
    lowest: int
    highest: int
    humidity: int | None


@dataclass(frozen=True)
class Judged:
    """A reading as a run is made of it."""

    at: datetime
    temperature: int
    humidity: int | None
    outside: bool


def runs(readings: Iterable[Judged]) -> tuple[Run, ...]:
    """The times outside that readings in order of time make."""
    found: list[Run] = []
    row: list[Judged] = []
    for one in readings:
        if one.outside:
            row.append(one)
        elif row:
            found.append(_run(row, one.at))
            row = []
    return (*found, _run(row, None)) if row else tuple(found)


def _run(row: Sequence[Judged], ended: datetime | None) -> Run:
    wet = [one.humidity for one in row if one.humidity is not None]
    warm = [one.temperature for one in row]
    return Run(row[0].at, ended, min(warm), max(warm), max(wet) if wet else None)
