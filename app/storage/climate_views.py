"""What leaves the climate part of the storage feature; degrees and percent in hundredths."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.core.clock import site_time
from app.storage.climate_rules import Limits, figure, reading_words
from db.states import ClimateSource as ClimateSource
from db.states import MeasureKind as MeasureKind
from db.states import ZoneKind


@dataclass(frozen=True)
class ReadingView:
    """One reading with the limits it was judged by."""

    reading_id: int
    zone_id: int
    at: datetime
    source: ClimateSource
    device: str
    temperature: int
    humidity: int | None
    limits: Limits
    outside: bool
    person: str

    @property
    def words(self) -> str:
        """26.1 °C / 58 %RH."""
        return reading_words(self.temperature, self.humidity)


@dataclass(frozen=True)
class RangeView:
    """A zone's own range: asked for, approved, refused."""

    range_id: int
    zone_id: int
    limits: Limits
    reason: str
    asked_by_id: int | None
    asked_by: str
    approved_by: str
    refused: bool
    version: int

    @property
    def waiting(self) -> bool:
        """Whether nobody has answered yet."""
        return not self.approved_by and not self.refused


@dataclass(frozen=True)
class ExcursionView:
    """A time outside the limits; `ended_at` is None while it lasts, `note` blank while the corrective note is missing (D-07)."""

    excursion_id: int
    zone_id: int
    zone: str
    started_at: datetime
    ended_at: datetime | None
    lowest: int
    highest: int
    humidity: int | None
    limits: Limits
    note: str
    noted_by: str
    noted_at: datetime | None
    version: int

    @property
    def words(self) -> str:
        """What broke the limits: the hottest, coldest and wettest that was read, as far as they did."""
        worst = self.lowest if self.lowest < self.limits.low and self.highest <= self.limits.high else self.highest
        return reading_words(worst, self.humidity)


    @property
    def worst(self) -> str:
        """What of it was outside the limits, for a narrow column: a temperature, a humidity, or both."""
        warm, cold = self.highest > self.limits.high, self.lowest < self.limits.low
        parts = [f"{figure(self.highest if warm else self.lowest)}°C"] if warm or cold else []
        if self.humidity is not None and self.humidity > self.limits.humidity:
            parts.append(f"{figure(self.humidity)}%")
        return " ".join(parts) or self.words

    @property
    def answer(self) -> MeasureKind:
        """The measure that is meant first: too warm is cooled, too cold heated, only then too damp dried."""
        if self.highest > self.limits.high:
            return MeasureKind.COOLING
        return MeasureKind.HEATING if self.lowest < self.limits.low else MeasureKind.DRYING


@dataclass(frozen=True)
class MeasureView:
    """What was done for a zone; `ended_at` None while it runs."""

    measure_id: int
    zone_id: int
    zone: str
    kind: MeasureKind
    words: str
    started_at: datetime
    ended_at: datetime | None
    excursion_id: int | None
    person: str
    version: int


@dataclass(frozen=True)
class ZoneStateView:
    """How a zone stands today.

    Attributes:
        limits: In force for the zone by itself.
        governing: Narrowed by the goods that stand in it (X-08).
        strict: Products that narrow it, by name.
        own: Whether the zone has a range of its own.
        latest: Its newest reading.
        watched: Whether readings are due in it.
        late: Readings of today that are overdue.
        due: Readings that are due just now.
        wanted: Excursions that wait for their corrective note.
        lasting: Whether it is outside now.
        running: Measures that run.
        asked: A range that waits for approval.
        sensors: Codes of its sensors.
    """

    zone_id: int
    name: str
    kind: ZoneKind
    limits: Limits
    governing: Limits
    strict: tuple[str, ...]
    own: bool
    latest: ReadingView | None
    watched: bool
    late: int
    due: int
    wanted: int
    lasting: bool
    running: int
    asked: RangeView | None
    sensors: tuple[str, ...]


@dataclass(frozen=True)
class DayView:
    """A day of a zone: its extremes, how often it was read and how often outside."""

    day: date
    lowest: int
    highest: int
    humidity: int | None
    readings: int
    outside: int


@dataclass(frozen=True)
class Exposure:
    """Why an old pass no longer holds: goods stood in a zone that was outside its limits (X-34)."""

    excursion_id: int
    zone: str
    started_at: datetime
    words: str

    @property
    def sentence(self) -> str:
        """Where, since when, what was read against which limits."""
        return f"{self.zone} {site_time(self.started_at):%m-%d %H:%M} {self.words}"
