"""What reports keep: the monthly quality report as it was made, to whom it was sent, and the base of the budget."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Row, reference
from db.types import BigInt, Json, Str, UtcTime


class MonthlyReport(Row):
    """One edition of a month's quality report (K-01). Append-only: the figures stay as they were when it was made."""

    __tablename__ = "monthly_report"

    month: Mapped[str] = mapped_column(Str, nullable=False)
    """YYYY-MM."""
    edition: Mapped[int] = mapped_column(BigInt, nullable=False)
    made_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    maker_id: Mapped[int | None] = reference("person.id", nullable=True)
    maker: Mapped[str] = mapped_column(Str, nullable=False)
    station: Mapped[str] = mapped_column(Str, nullable=False)
    reason: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    """Why it was made again, from the second edition on."""
    analysis: Mapped[str] = mapped_column(Str, nullable=False)
    actions: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    figures: Mapped[Any] = mapped_column(Json, nullable=False)
    head: Mapped[Any] = mapped_column(Json, nullable=False)
    """Company, form number, edition of the form and version of the rules of that day."""

    __table_args__ = (UniqueConstraint("month", "edition"), CheckConstraint("edition > 0", name="edition"))


class MonthlyReportSent(Row):
    """To whom an edition went, and when (K-01). Append-only."""

    __tablename__ = "monthly_report_sent"

    report_id: Mapped[int] = reference("monthly_report.id")
    sent_to: Mapped[str] = mapped_column(Str, nullable=False)
    way: Mapped[str] = mapped_column(Str, nullable=False)
    sent_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)
    person: Mapped[str] = mapped_column(Str, nullable=False)


class BudgetBase(Row):
    """The internal profit of a year from which the budget of K-03 is taken, as finance keyed it (X-39). Append-only: the newest holds."""

    __tablename__ = "budget_base"

    year: Mapped[int] = mapped_column(BigInt, nullable=False)
    fen: Mapped[int] = mapped_column(BigInt, nullable=False)
    percent: Mapped[int] = mapped_column(BigInt, nullable=False)
    words: Mapped[str] = mapped_column(Str, nullable=False)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)

    __table_args__ = (
        CheckConstraint("fen >= 0", name="fen"), CheckConstraint("percent BETWEEN 0 AND 100", name="percent"),
        Index("ix_budget_base_year", "year"),
    )  # fmt: skip
