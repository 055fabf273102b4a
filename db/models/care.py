"""Care of the zones (D-04, D-05), the approval of a hazard store (X-19), and the rules people have to know (D-17)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Row, Versioned, reference
from db.states import CareItem
from db.types import Day, EnumText, Flag, Json, Str, UtcTime


class ZoneCheck(Row):
    """A walk through a zone with its checklist (D-04, D-05)."""

    __tablename__ = "zone_check"

    number: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    zone_id: Mapped[int] = reference("zone.id")
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False, index=True)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)
    remark: Mapped[str] = mapped_column(Str, nullable=False, default="")


class ZoneCheckItem(Row):
    """One line of a checklist: in order or not, and what was seen."""

    __tablename__ = "zone_check_item"

    check_id: Mapped[int] = reference("zone_check.id", index=False)
    item: Mapped[CareItem] = mapped_column(EnumText(CareItem), nullable=False)
    good: Mapped[bool] = mapped_column(Flag, nullable=False)
    words: Mapped[str] = mapped_column(Str, nullable=False, default="")

    __table_args__ = (UniqueConstraint("check_id", "item"),)


class CareAction(Versioned):
    """What is to be put right in a zone, by whom and until when."""

    __tablename__ = "care_action"

    check_id: Mapped[int] = reference("zone_check.id")
    zone_id: Mapped[int] = reference("zone.id")
    item: Mapped[CareItem] = mapped_column(EnumText(CareItem), nullable=False)
    words: Mapped[str] = mapped_column(Str, nullable=False)
    owner_id: Mapped[int] = reference("person.id")
    due_on: Mapped[date] = mapped_column(Day, nullable=False)
    done_at: Mapped[datetime | None] = mapped_column(UtcTime, index=True)
    done_by_id: Mapped[int | None] = reference("person.id", nullable=True)
    done_words: Mapped[str] = mapped_column(Str, nullable=False, default="")


class ZoneEquipment(Versioned):
    """A fire extinguisher, hydrant or other equipment of a zone, and when it was last looked at (D-05)."""

    __tablename__ = "zone_equipment"

    code: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    name: Mapped[str] = mapped_column(Str, nullable=False)
    zone_id: Mapped[int] = reference("zone.id")
    spot: Mapped[str] = mapped_column(Str, nullable=False, default="")
    checked_on: Mapped[date | None] = mapped_column(Day)
    good: Mapped[bool] = mapped_column(Flag, nullable=False, default=True)
    words: Mapped[str] = mapped_column(Str, nullable=False, default="")
    checked_by_id: Mapped[int | None] = reference("person.id", nullable=True)
    active: Mapped[bool] = mapped_column(Flag, nullable=False, default=True)


class HazardApproval(Versioned):
    """A hazard store is asked for and approved by two persons, the second from safety, until a day (X-19)."""

    __tablename__ = "hazard_approval"

    zone_id: Mapped[int] = reference("zone.id")
    licence: Mapped[str] = mapped_column(Str, nullable=False)
    valid_until: Mapped[date] = mapped_column(Day, nullable=False)
    asked_by_id: Mapped[int | None] = reference("person.id", nullable=True)
    asked_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    approved_by_id: Mapped[int | None] = reference("person.id", nullable=True)
    approved_at: Mapped[datetime | None] = mapped_column(UtcTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcTime)
    ended_why: Mapped[str] = mapped_column(Str, nullable=False, default="")


class RuleDocument(Versioned):
    """One version of a rule or safe operating procedure (D-17); a newer one of the same code takes its place."""

    __tablename__ = "rule_document"

    code: Mapped[str] = mapped_column(Str, nullable=False)
    title: Mapped[str] = mapped_column(Str, nullable=False)
    edition: Mapped[str] = mapped_column(Str, nullable=False)
    effective_on: Mapped[date] = mapped_column(Day, nullable=False)
    changes: Mapped[str] = mapped_column(Str, nullable=False, default="")
    roles: Mapped[Any] = mapped_column(Json, nullable=False)
    """Roles that have to read it; none for everybody."""
    published_by_id: Mapped[int | None] = reference("person.id", nullable=True)
    published_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    replaced: Mapped[bool] = mapped_column(Flag, nullable=False, default=False)
    withdrawn_why: Mapped[str] = mapped_column(Str, nullable=False, default="")

    __table_args__ = (UniqueConstraint("code", "edition"),)


class RuleReading(Row):
    """A person confirmed that he has read a version."""

    __tablename__ = "rule_reading"

    document_id: Mapped[int] = reference("rule_document.id", index=False)
    person_id: Mapped[int] = reference("person.id")
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)

    __table_args__ = (UniqueConstraint("document_id", "person_id"),)
