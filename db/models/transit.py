"""What came back of a delivery before it is signed for: news from the way, pages of signed slips, entries that wait, problems phoned in."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Row, Versioned, reference
from db.states import CaseKind, SlipPageState, TransitKind
from db.types import BigInt, EnumText, Flag, Json, Str, UtcTime


class TransitNews(Row):
    """One piece of news from goods on their way (I-13): where they were, when, and when they are expected now. Append-only."""

    __tablename__ = "transit_news"

    record_id: Mapped[int] = reference("delivery_record.id")
    kind: Mapped[TransitKind] = mapped_column(EnumText(TransitKind), nullable=False)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    place: Mapped[str] = mapped_column(Str, nullable=False, default="")
    expected_at: Mapped[datetime | None] = mapped_column(UtcTime)
    words: Mapped[str] = mapped_column(Str, nullable=False, default="")
    source: Mapped[str] = mapped_column(Str, nullable=False, default="")
    """Who said it: driver, carrier's dispatcher, customer."""
    noted_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)
    person: Mapped[str] = mapped_column(Str, nullable=False)


class SlipPage(Versioned):
    """One page that came from a scanner or a camera: filed with the record whose barcode it bears, or waiting to be assigned (I-05)."""

    __tablename__ = "slip_page"

    state: Mapped[SlipPageState] = mapped_column(EnumText(SlipPageState), nullable=False, index=True)
    source: Mapped[str] = mapped_column(Str, nullable=False)
    """Name of the file it came in."""
    digest: Mapped[str] = mapped_column(Str, nullable=False)
    """SHA-256 of that file; with the number of the page it tells one that was scanned twice."""
    page: Mapped[int] = mapped_column(BigInt, nullable=False)
    pages: Mapped[int] = mapped_column(BigInt, nullable=False)
    sha256: Mapped[str] = mapped_column(Str, nullable=False)
    """The stored page."""
    turn: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    """Degrees by which it is turned clockwise to stand upright."""
    codes: Mapped[str] = mapped_column(Str, nullable=False, default="")
    """The numbers that were read on it."""
    record_no: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    why: Mapped[str] = mapped_column(Str, nullable=False, default="")
    """Why nobody knows where it belongs, or why it is no slip."""
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)

    __table_args__ = (UniqueConstraint("digest", "page"), CheckConstraint("turn IN (0, 90, 180, 270)", name="turn"))


class SlipEntry(Versioned):
    """What was keyed from a slip whose scan is not there yet: it is registered by itself when the page comes (I-05)."""

    __tablename__ = "slip_entry"

    record_id: Mapped[int] = reference("delivery_record.id", unique=True)
    values: Mapped[Any] = mapped_column(Json, nullable=False)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)


class DeliveryProblem(Versioned):
    """What a delivery man phoned in from the customer's door (I-04), until sales and quality have seen it; its case bears `case_no`."""

    __tablename__ = "delivery_problem"

    record_id: Mapped[int] = reference("delivery_record.id")
    kind: Mapped[CaseKind] = mapped_column(EnumText(CaseKind), nullable=False)
    words: Mapped[str] = mapped_column(Str, nullable=False)
    reporter: Mapped[str] = mapped_column(Str, nullable=False)
    phone: Mapped[str] = mapped_column(Str, nullable=False, default="")
    told_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    noted_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)
    case_no: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    sales_saw_at: Mapped[datetime | None] = mapped_column(UtcTime)
    quality_saw_at: Mapped[datetime | None] = mapped_column(UtcTime)
    seen: Mapped[bool] = mapped_column(Flag, nullable=False, default=False, index=True)
    """Both saw it."""
