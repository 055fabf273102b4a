"""Numbers, settings, the trail, scans, files and the print outbox: what `Work` itself writes."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Row, reference
from db.states import PrintKind, PrintOutcome, ScanKind, Verdict
from db.types import BigInt, Bytes, Day, EnumText, Json, Str, UtcTime


class Counter(Base):
    """The next running number of a series in a year; a row, not a sequence, so that a rollback leaves no gap."""

    __tablename__ = "counter"

    series: Mapped[str] = mapped_column(Str, primary_key=True)
    year: Mapped[int] = mapped_column(BigInt, primary_key=True, autoincrement=False)
    last: Mapped[int] = mapped_column(BigInt, nullable=False)


class AuditEntry(Base):
    """One link of the trail: who did what to which record, hashed onto the link before. Never changed, never deleted."""

    __tablename__ = "audit_entry"

    seq: Mapped[int] = mapped_column(BigInt, primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    actor_id: Mapped[int | None] = mapped_column(BigInt)
    actor: Mapped[str] = mapped_column(Str, nullable=False)
    station: Mapped[str] = mapped_column(Str, nullable=False)
    action: Mapped[str] = mapped_column(Str, nullable=False)
    object_kind: Mapped[str] = mapped_column(Str, nullable=False)
    object_key: Mapped[str] = mapped_column(Str, nullable=False)
    details: Mapped[str] = mapped_column(Str, nullable=False)
    algorithm: Mapped[int] = mapped_column(BigInt, nullable=False)
    previous: Mapped[str] = mapped_column(Str, nullable=False)
    hash: Mapped[str] = mapped_column(Str, nullable=False)

    __table_args__ = (Index("ix_audit_entry_object", "object_kind", "object_key"),)


class AuditHead(Base):
    """The head of the trail: one row, locked last in a transaction."""

    __tablename__ = "audit_head"

    id: Mapped[int] = mapped_column(BigInt, primary_key=True, autoincrement=False)
    seq: Mapped[int] = mapped_column(BigInt, nullable=False)
    hash: Mapped[str] = mapped_column(Str, nullable=False)


class Scan(Row):
    """One scan and its one verdict. `key` is made at the station, so that sending it twice lands once."""

    __tablename__ = "scan"

    key: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    station: Mapped[str] = mapped_column(Str, nullable=False)
    sequence: Mapped[int] = mapped_column(BigInt, nullable=False)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False, index=True)
    port: Mapped[str] = mapped_column(Str, nullable=False)
    raw: Mapped[str] = mapped_column(Str, nullable=False)
    page: Mapped[str] = mapped_column(Str, nullable=False)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)
    kind: Mapped[ScanKind | None] = mapped_column(EnumText(ScanKind))
    verdict: Mapped[Verdict | None] = mapped_column(EnumText(Verdict))
    clause: Mapped[str | None] = mapped_column(Str)
    message: Mapped[str | None] = mapped_column(Str)
    object_key: Mapped[str | None] = mapped_column(Str, index=True)
    kind_of_refusal: Mapped[str | None] = mapped_column(Str)


class SettingValue(Row):
    """A site setting that differs from its default; each change is a new row, the newest effective one counts (M-06)."""

    __tablename__ = "setting_value"

    key: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    value: Mapped[str] = mapped_column(Str, nullable=False)
    reason: Mapped[str] = mapped_column(Str, nullable=False)
    author_id: Mapped[int | None] = reference("person.id", nullable=True)
    approver_id: Mapped[int | None] = reference("person.id", nullable=True)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    effective_from: Mapped[datetime] = mapped_column(UtcTime, nullable=False)


class RuleVersion(Row):
    """The version of the rules that slips print."""

    __tablename__ = "rule_version"

    name: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    effective_from: Mapped[date] = mapped_column(Day, nullable=False)
    note: Mapped[str] = mapped_column(Str, nullable=False, default="")


class StoredFile(Base):
    """The content of an attachment, found by what it holds."""

    __tablename__ = "stored_file"

    sha256: Mapped[str] = mapped_column(Str, primary_key=True)
    size: Mapped[int] = mapped_column(BigInt, nullable=False)
    media_type: Mapped[str] = mapped_column(Str, nullable=False)
    content: Mapped[bytes] = mapped_column(Bytes, nullable=False)


class Attachment(Row):
    """A file hung on a record: the photo or scan of a signed slip, a requirement document."""

    __tablename__ = "attachment"

    object_kind: Mapped[str] = mapped_column(Str, nullable=False)
    object_key: Mapped[str] = mapped_column(Str, nullable=False)
    name: Mapped[str] = mapped_column(Str, nullable=False)
    sha256: Mapped[str] = mapped_column(Str, nullable=False)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)

    __table_args__ = (Index("ix_attachment_object", "object_kind", "object_key"),)


class PrintedPaper(Row):
    """The paper register: every slip or label that was made from a record, its count and whether it still holds."""

    __tablename__ = "printed_paper"

    paper: Mapped[str] = mapped_column(Str, nullable=False)
    document: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    nth: Mapped[int] = mapped_column(BigInt, nullable=False)
    rule_version: Mapped[str] = mapped_column(Str, nullable=False)
    reason: Mapped[str] = mapped_column(Str, nullable=False, default="")
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)
    station: Mapped[str] = mapped_column(Str, nullable=False)
    voided_at: Mapped[datetime | None] = mapped_column(UtcTime)
    void_reason: Mapped[str | None] = mapped_column(Str)

    __table_args__ = (UniqueConstraint("paper", "document", "nth"),)


class PrintJob(Row):
    """The outbox: inserted in the command's transaction, sent after it; never reads `printed` without the printer's word."""

    __tablename__ = "print_job"

    kind: Mapped[PrintKind] = mapped_column(EnumText(PrintKind), nullable=False)
    paper: Mapped[str] = mapped_column(Str, nullable=False)
    document: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    paper_id: Mapped[int] = reference("printed_paper.id")
    station: Mapped[str] = mapped_column(Str, nullable=False)
    copies: Mapped[int] = mapped_column(BigInt, nullable=False, default=1)
    outcome: Mapped[PrintOutcome] = mapped_column(EnumText(PrintOutcome), nullable=False, index=True)
    detail: Mapped[str] = mapped_column(Str, nullable=False, default="")
    attempts: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    finished_at: Mapped[datetime | None] = mapped_column(UtcTime)
    facts: Mapped[Any] = mapped_column(Json, nullable=False)

