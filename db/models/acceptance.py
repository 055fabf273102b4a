"""Criteria agreed with the customer and checked together (I-15, I-16), and the installation of what was delivered (I-14)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Row, Versioned, reference
from db.states import AcceptanceResult, CriterionVerdict, InstallationResult, InstallationState, SheetState
from db.types import BigInt, Day, EnumText, Flag, Json, Str, UtcTime


class AcceptanceSheet(Versioned):
    """验收单 (form 29): one for a project order."""

    __tablename__ = "acceptance_sheet"

    number: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    state: Mapped[SheetState] = mapped_column(EnumText(SheetState), nullable=False, index=True)
    order_no: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    product_id: Mapped[int | None] = mapped_column(BigInt, index=True)
    agreed_with: Mapped[str] = mapped_column(Str, nullable=False, default="")
    agreed_at: Mapped[datetime | None] = mapped_column(UtcTime)
    record_no: Mapped[str] = mapped_column(Str, nullable=False, default="")
    explained: Mapped[bool | None] = mapped_column(Flag)
    result: Mapped[AcceptanceResult | None] = mapped_column(EnumText(AcceptanceResult))
    remarks: Mapped[str] = mapped_column(Str, nullable=False, default="")
    representative: Mapped[str] = mapped_column(Str, nullable=False, default="")
    checked_on: Mapped[date | None] = mapped_column(Day)
    maker_id: Mapped[int | None] = reference("person.id", nullable=True)
    checker_id: Mapped[int | None] = reference("person.id", nullable=True)


class AcceptancePart(Row):
    """The check of one delivery of an order that comes in several, before the last of them: what was found, under a number of its own."""

    __tablename__ = "acceptance_part"

    sheet_id: Mapped[int] = reference("acceptance_sheet.id")
    number: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    record_no: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    found: Mapped[Any] = mapped_column(Json, nullable=False)
    """Verdict and measured value by line of the criteria."""
    explained: Mapped[bool] = mapped_column(Flag, nullable=False)
    result: Mapped[AcceptanceResult] = mapped_column(EnumText(AcceptanceResult), nullable=False)
    remarks: Mapped[str] = mapped_column(Str, nullable=False, default="")
    representative: Mapped[str] = mapped_column(Str, nullable=False)
    checked_on: Mapped[date] = mapped_column(Day, nullable=False)
    checker_id: Mapped[int | None] = reference("person.id", nullable=True)


class AcceptanceCriterion(Row):
    """One criterion of a sheet: what is asked, what was measured, and the verdict."""

    __tablename__ = "acceptance_criterion"

    sheet_id: Mapped[int] = reference("acceptance_sheet.id", index=False)
    line_no: Mapped[int] = mapped_column(BigInt, nullable=False)
    name: Mapped[str] = mapped_column(Str, nullable=False)
    requirement: Mapped[str] = mapped_column(Str, nullable=False, default="")
    measured: Mapped[str] = mapped_column(Str, nullable=False, default="")
    verdict: Mapped[CriterionVerdict | None] = mapped_column(EnumText(CriterionVerdict))

    __table_args__ = (UniqueConstraint("sheet_id", "line_no"),)


class InstallationJob(Versioned):
    """安装调试记录 (form 30): an appointment, who goes, when he came, what was done, how it runs."""

    __tablename__ = "installation_job"

    number: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    state: Mapped[InstallationState] = mapped_column(EnumText(InstallationState), nullable=False, index=True)
    record_no: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    order_no: Mapped[str] = mapped_column(Str, nullable=False, default="")
    product_id: Mapped[int | None] = mapped_column(BigInt, index=True)
    customer: Mapped[str] = mapped_column(Str, nullable=False)
    site: Mapped[str] = mapped_column(Str, nullable=False)
    contact: Mapped[str] = mapped_column(Str, nullable=False, default="")
    procedure: Mapped[str] = mapped_column(Str, nullable=False)
    appointed_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    technician_id: Mapped[int] = reference("person.id")
    team: Mapped[str] = mapped_column(Str, nullable=False, default="")
    arrived_at: Mapped[datetime | None] = mapped_column(UtcTime)
    late: Mapped[bool | None] = mapped_column(Flag)
    result: Mapped[InstallationResult | None] = mapped_column(EnumText(InstallationResult))
    left_open: Mapped[str] = mapped_column(Str, nullable=False, default="")
    signer: Mapped[str] = mapped_column(Str, nullable=False, default="")
    finished_at: Mapped[datetime | None] = mapped_column(UtcTime)
    why_cancelled: Mapped[str] = mapped_column(Str, nullable=False, default="")
    maker_id: Mapped[int | None] = reference("person.id", nullable=True)


class InstallationSerial(Row):
    """A serial number that a job installs."""

    __tablename__ = "installation_serial"

    job_id: Mapped[int] = reference("installation_job.id", index=False)
    serial: Mapped[str] = mapped_column(Str, nullable=False, index=True)

    __table_args__ = (UniqueConstraint("job_id", "serial"),)


class InstallationStep(Row):
    """One step of a job's checklist: its method or standard, what was measured, and whether it is in order."""

    __tablename__ = "installation_step"

    job_id: Mapped[int] = reference("installation_job.id", index=False)
    line_no: Mapped[int] = mapped_column(BigInt, nullable=False)
    name: Mapped[str] = mapped_column(Str, nullable=False)
    method: Mapped[str] = mapped_column(Str, nullable=False, default="")
    value: Mapped[str] = mapped_column(Str, nullable=False, default="")
    good: Mapped[bool | None] = mapped_column(Flag)

    __table_args__ = (UniqueConstraint("job_id", "line_no"),)
