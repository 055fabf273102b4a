"""Keeping periods of stored goods: 物资复验记录, and what was done about goods that reached their expiry date (D-12, D-13)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Row, Versioned, reference
from db.states import LastDay, RecheckState
from db.types import BigInt, Day, EnumText, Str, UtcTime


class Recheck(Versioned):
    """物资复验记录 (form 9): the storekeeper sends goods, quality rechecks them and names the new last day."""

    __tablename__ = "recheck"

    number: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    state: Mapped[RecheckState] = mapped_column(EnumText(RecheckState), nullable=False, index=True)
    cause: Mapped[LastDay] = mapped_column(EnumText(LastDay), nullable=False)
    product_id: Mapped[int] = reference("product.id")
    lot_no: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    """The lot, where the goods are not told apart by serial number."""
    quantity: Mapped[int] = mapped_column(BigInt, nullable=False)
    old_until: Mapped[date] = mapped_column(Day, nullable=False)
    new_until: Mapped[date | None] = mapped_column(Day)
    """After a pass; the same day as before where the period may not be extended any more (X-09)."""
    raised_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    raiser_id: Mapped[int | None] = reference("person.id", nullable=True)
    inspection_no: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    judged_at: Mapped[datetime | None] = mapped_column(UtcTime)
    inspector_id: Mapped[int | None] = reference("person.id", nullable=True)
    remark: Mapped[str] = mapped_column(Str, nullable=False, default="")

    __table_args__ = (
        CheckConstraint("quantity > 0", name="quantity"),
        CheckConstraint("state <> 'passed' OR new_until IS NOT NULL", name="new_until"),
        Index(
            "ux_recheck_open_lot", "lot_no", unique=True, sqlite_where=text("state = 'raised' AND lot_no <> ''"),
            postgresql_where=text("state = 'raised' AND lot_no <> ''"),
        ),
    )  # fmt: skip


class RecheckUnit(Row):
    """A serial number on a 物资复验记录."""

    __tablename__ = "recheck_unit"

    recheck_id: Mapped[int] = reference("recheck.id")
    serial: Mapped[str] = mapped_column(Str, nullable=False, index=True)

    __table_args__ = (UniqueConstraint("recheck_id", "serial"),)


class ExpiryNotice(Versioned):
    """Goods that reached their expiry date: whom the storekeeper told, when, and what was done (D-13)."""

    __tablename__ = "expiry_notice"

    product_id: Mapped[int] = reference("product.id", index=False)
    lot_no: Mapped[str] = mapped_column(Str, nullable=False, default="")
    expires_on: Mapped[date] = mapped_column(Day, nullable=False)
    quantity: Mapped[int] = mapped_column(BigInt, nullable=False)
    noticed_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    reported_to: Mapped[str] = mapped_column(Str, nullable=False, default="")
    reported_at: Mapped[datetime | None] = mapped_column(UtcTime)
    measure: Mapped[str] = mapped_column(Str, nullable=False, default="")
    acknowledged_at: Mapped[datetime | None] = mapped_column(UtcTime)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)

    __table_args__ = (
        UniqueConstraint("product_id", "lot_no", "expires_on"),
        CheckConstraint("acknowledged_at IS NULL OR (reported_to <> '' AND measure <> '')", name="acknowledged"),
        Index(
            "ix_expiry_notice_open", "expires_on", sqlite_where=text("acknowledged_at IS NULL"),
            postgresql_where=text("acknowledged_at IS NULL"),
        ),
    )  # fmt: skip
