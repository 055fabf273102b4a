"""Climate of the zones: what each may be, what was read, when it was outside, and what was done about it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Row, Versioned, reference
from db.states import ClimateSource, MeasureKind
from db.types import BigInt, Day, EnumText, Flag, Json, Str, UtcTime


class ZoneClimate(Versioned):
    """A zone's own range and the number its sensor sends; the newest approved row of a zone is in force (X-08).

    Degrees and percent are kept in hundredths, so that 25.04 °C is more than 25.
    """

    __tablename__ = "zone_climate"

    zone_id: Mapped[int] = reference("zone.id")
    low_c100: Mapped[int] = mapped_column(BigInt, nullable=False)
    high_c100: Mapped[int] = mapped_column(BigInt, nullable=False)
    humidity_c100: Mapped[int] = mapped_column(BigInt, nullable=False)
    reason: Mapped[str] = mapped_column(Str, nullable=False)
    asked_by_id: Mapped[int | None] = reference("person.id", nullable=True)
    asked_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    approved_by_id: Mapped[int | None] = reference("person.id", nullable=True)
    approved_at: Mapped[datetime | None] = mapped_column(UtcTime)
    refused: Mapped[bool] = mapped_column(Flag, nullable=False, default=False)

    __table_args__ = (CheckConstraint("low_c100 <= high_c100", name="range"),)


class ClimateSensor(Versioned):
    """Which zone a sensor or logger measures, by the code it sends or by the name in its file."""

    __tablename__ = "climate_sensor"

    code: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    zone_id: Mapped[int] = reference("zone.id")


class ClimateReading(Row):
    """One reading of a zone, with the limits it was judged by; `outside` stays what it was when the limits change later."""

    __tablename__ = "climate_reading"

    zone_id: Mapped[int] = reference("zone.id", index=False)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    day: Mapped[date] = mapped_column(Day, nullable=False)
    """Its day at the site: a year is drawn by days."""
    source: Mapped[ClimateSource] = mapped_column(EnumText(ClimateSource), nullable=False)
    device: Mapped[str] = mapped_column(Str, nullable=False, default="")
    temperature_c100: Mapped[int] = mapped_column(BigInt, nullable=False)
    humidity_c100: Mapped[int | None] = mapped_column(BigInt)
    low_c100: Mapped[int] = mapped_column(BigInt, nullable=False)
    high_c100: Mapped[int] = mapped_column(BigInt, nullable=False)
    limit_c100: Mapped[int] = mapped_column(BigInt, nullable=False)
    outside: Mapped[bool] = mapped_column(Flag, nullable=False)
    withdrawn: Mapped[bool] = mapped_column(Flag, nullable=False, default=False)
    """A slip of the finger, withdrawn with its reason in the trail; it counts for nothing."""
    person_id: Mapped[int | None] = reference("person.id", nullable=True)

    __table_args__ = (
        UniqueConstraint("zone_id", "at", "device"),
        Index("ix_climate_reading_day", "zone_id", "day"),
    )


class ClimateExcursion(Versioned):
    """A time in which a zone was outside its limits, from the first reading outside to the first one inside again."""

    __tablename__ = "climate_excursion"

    zone_id: Mapped[int] = reference("zone.id", index=False)
    started_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    ended_at: Mapped[datetime | None] = mapped_column(UtcTime, index=True)
    lowest_c100: Mapped[int] = mapped_column(BigInt, nullable=False)
    highest_c100: Mapped[int] = mapped_column(BigInt, nullable=False)
    humidity_c100: Mapped[int | None] = mapped_column(BigInt)
    zone_low_c100: Mapped[int] = mapped_column(BigInt, nullable=False)
    zone_high_c100: Mapped[int] = mapped_column(BigInt, nullable=False)
    zone_limit_c100: Mapped[int] = mapped_column(BigInt, nullable=False)
    """The zone's own limits then, without those of the goods in it: goods of a narrower range are judged by their own as well."""
    note: Mapped[str] = mapped_column(Str, nullable=False, default="")
    noted_by_id: Mapped[int | None] = reference("person.id", nullable=True)
    noted_at: Mapped[datetime | None] = mapped_column(UtcTime)
    withdrawn: Mapped[bool] = mapped_column(Flag, nullable=False, default=False)

    __table_args__ = (Index("ix_climate_excursion_zone", "zone_id", "started_at"),)


class ZoneMeasure(Versioned):
    """What was done to keep a zone dry or cool, from when until when (D-08); the answer to an excursion names it."""

    __tablename__ = "zone_measure"

    zone_id: Mapped[int] = reference("zone.id")
    kind: Mapped[MeasureKind] = mapped_column(EnumText(MeasureKind), nullable=False)
    words: Mapped[str] = mapped_column(Str, nullable=False)
    started_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False, index=True)
    ended_at: Mapped[datetime | None] = mapped_column(UtcTime)
    excursion_id: Mapped[int | None] = reference("climate_excursion.id", nullable=True)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)


class LoggerFormat(Versioned):
    """Which columns of a logger's file are what, said once; known again by its headings."""

    __tablename__ = "logger_format"

    headings: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    columns: Mapped[Any] = mapped_column(Json, nullable=False)
