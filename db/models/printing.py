"""Label printers of the site and which of them prints a station's labels."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Versioned, reference
from db.types import BigInt, Str, UtcTime


class SitePrinter(Versioned):
    """A label printer that any station may take.

    `address` is the text of the option `--printer`, sizes, resolution and font are the labels in it and its head. A removed one
    stays as a record; its key may be given again.
    """

    __tablename__ = "site_printer"

    key: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    name: Mapped[str] = mapped_column(Str, nullable=False)
    address: Mapped[str] = mapped_column(Str, nullable=False)
    dpi: Mapped[int] = mapped_column(BigInt, nullable=False)
    content_size: Mapped[str] = mapped_column(Str, nullable=False)
    shipping_size: Mapped[str] = mapped_column(Str, nullable=False)
    font: Mapped[str] = mapped_column(Str, nullable=False, default="")
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)
    removed_at: Mapped[datetime | None] = mapped_column(UtcTime)

    __table_args__ = (CheckConstraint("dpi IN (203, 300)", name="dpi"),)


class StationPrinter(Versioned):
    """Which printer took over a station's labels; no row, or none named: the station's own."""

    __tablename__ = "station_printer"

    station: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    printer_id: Mapped[int | None] = reference("site_printer.id", nullable=True)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)
