"""Care of the customers after delivery: satisfaction surveys, visits, training, and what stands at whose place."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Row, Versioned, reference
from db.states import CareWorkKind, CaseChannel, PlanState, Role, SurveyKind, SurveyState, VisitKind
from db.tails import kept_tail
from db.types import BigInt, Day, EnumText, Flag, Json, Str, UtcTime


def _score(name: str) -> CheckConstraint:
    return CheckConstraint(f"{name} IS NULL OR {name} BETWEEN 1 AND 5", name=name)


class Survey(Versioned):
    """顾客满意度调查表 (form 43, J-12), DC: after a case, for a year, or on occasion; scores 1 to 5, NULL where none was given."""

    __tablename__ = "survey"

    number: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    kind: Mapped[SurveyKind] = mapped_column(EnumText(SurveyKind), nullable=False)
    state: Mapped[SurveyState] = mapped_column(EnumText(SurveyState), nullable=False)
    customer_id: Mapped[int | None] = mapped_column(BigInt, index=True)
    customer: Mapped[str] = mapped_column(Str, nullable=False)
    case_no: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    year: Mapped[int | None] = mapped_column(BigInt)
    made_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    made_by_id: Mapped[int | None] = reference("person.id", nullable=True)
    due_on: Mapped[date] = mapped_column(Day, nullable=False)
    answered_on: Mapped[date | None] = mapped_column(Day, index=True)
    registered_at: Mapped[datetime | None] = mapped_column(UtcTime)
    registered_by_id: Mapped[int | None] = reference("person.id", nullable=True)
    respondent: Mapped[str] = mapped_column(Str, nullable=False, default="")
    quality: Mapped[int | None] = mapped_column(BigInt)
    delivery: Mapped[int | None] = mapped_column(BigInt)
    packing: Mapped[int | None] = mapped_column(BigInt)
    service: Mapped[int | None] = mapped_column(BigInt)
    price: Mapped[int | None] = mapped_column(BigInt)
    overall: Mapped[int | None] = mapped_column(BigInt)
    suggestions: Mapped[str] = mapped_column(Str, nullable=False, default="")
    opened_case_no: Mapped[str] = mapped_column(Str, nullable=False, default="")
    """The case that a low score opened."""
    dropped_why: Mapped[str] = mapped_column(Str, nullable=False, default="")

    __table_args__ = (
        Index("ix_survey_state_due", "state", "due_on"),
        *(_score(name) for name in ("quality", "delivery", "packing", "service", "price", "overall")),
    )


class FollowUpVisit(Versioned):
    """回访记录 (form 44, J-13, J-36), HF: a return visit, a call at the customer's, or a meeting with several customers."""

    __tablename__ = "follow_up_visit"

    number: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    kind: Mapped[VisitKind] = mapped_column(EnumText(VisitKind), nullable=False)
    state: Mapped[PlanState] = mapped_column(EnumText(PlanState), nullable=False)
    target: Mapped[str] = mapped_column(Str, nullable=False, default="")
    """Which of the target groups of return visits; blank for the other kinds."""
    subject: Mapped[str] = mapped_column(Str, nullable=False, default="")
    customers: Mapped[str] = mapped_column(Str, nullable=False)
    """Their names as they print."""
    owner: Mapped[Role] = mapped_column(EnumText(Role), nullable=False)
    source_no: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    """What it follows: a delivery record, a serial that was upgraded, a case."""
    due_on: Mapped[date] = mapped_column(Day, nullable=False)
    planned_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    planned_by_id: Mapped[int | None] = reference("person.id", nullable=True)
    done_on: Mapped[date | None] = mapped_column(Day, index=True)
    done_at: Mapped[datetime | None] = mapped_column(UtcTime)
    done_by_id: Mapped[int | None] = reference("person.id", nullable=True)
    channel: Mapped[CaseChannel | None] = mapped_column(EnumText(CaseChannel))
    met: Mapped[str] = mapped_column(Str, nullable=False, default="")
    ours: Mapped[str] = mapped_column(Str, nullable=False, default="")
    satisfied: Mapped[int | None] = mapped_column(BigInt)
    opinions: Mapped[str] = mapped_column(Str, nullable=False, default="")
    problems: Mapped[str] = mapped_column(Str, nullable=False, default="")
    introduced: Mapped[str] = mapped_column(Str, nullable=False, default="")
    next_step: Mapped[str] = mapped_column(Str, nullable=False, default="")
    next_on: Mapped[date | None] = mapped_column(Day)
    next_done_at: Mapped[datetime | None] = mapped_column(UtcTime)
    next_done_words: Mapped[str] = mapped_column(Str, nullable=False, default="")
    opened_case_no: Mapped[str] = mapped_column(Str, nullable=False, default="")
    dropped_why: Mapped[str] = mapped_column(Str, nullable=False, default="")

    __table_args__ = (Index("ix_follow_up_visit_state_due", "state", "due_on"), _score("satisfied"))


class VisitCustomer(Row):
    """One customer of a visit or meeting."""

    __tablename__ = "visit_customer"

    visit_id: Mapped[int] = reference("follow_up_visit.id", index=False)
    customer_id: Mapped[int] = reference("customer.id")
    customer: Mapped[str] = mapped_column(Str, nullable=False)

    __table_args__ = (UniqueConstraint("visit_id", "customer_id"),)


class TrainingSession(Versioned):
    """培训计划/记录 for customers (form 45, J-37, J-38), PX."""

    __tablename__ = "training_session"

    number: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    state: Mapped[PlanState] = mapped_column(EnumText(PlanState), nullable=False)
    title: Mapped[str] = mapped_column(Str, nullable=False)
    held_on: Mapped[date] = mapped_column(Day, nullable=False)
    """The day it is planned for; once it was held, the day it was."""
    hour: Mapped[str] = mapped_column(Str, nullable=False, default="")
    place: Mapped[str] = mapped_column(Str, nullable=False)
    form: Mapped[str] = mapped_column(Str, nullable=False)
    targets: Mapped[Any] = mapped_column(Json, nullable=False)
    contents: Mapped[Any] = mapped_column(Json, nullable=False)
    product: Mapped[str] = mapped_column(Str, nullable=False, default="")
    trainer: Mapped[str] = mapped_column(Str, nullable=False, default="")
    planned_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    planned_by_id: Mapped[int | None] = reference("person.id", nullable=True)
    done_at: Mapped[datetime | None] = mapped_column(UtcTime)
    done_by_id: Mapped[int | None] = reference("person.id", nullable=True)
    feedback: Mapped[str] = mapped_column(Str, nullable=False, default="")
    adjustment: Mapped[str] = mapped_column(Str, nullable=False, default="")
    dropped_why: Mapped[str] = mapped_column(Str, nullable=False, default="")

    __table_args__ = (Index("ix_training_session_state_day", "state", "held_on"),)


class TrainingTask(Versioned):
    """What one of the three roles does for a training (J-38): the plan, material and equipment, the invitations."""

    __tablename__ = "training_task"

    session_id: Mapped[int] = reference("training_session.id", index=False)
    role: Mapped[Role] = mapped_column(EnumText(Role), nullable=False)
    words: Mapped[str] = mapped_column(Str, nullable=False)
    due_on: Mapped[date] = mapped_column(Day, nullable=False)
    done_at: Mapped[datetime | None] = mapped_column(UtcTime)
    done_by_id: Mapped[int | None] = reference("person.id", nullable=True)
    done_words: Mapped[str] = mapped_column(Str, nullable=False, default="")

    __table_args__ = (UniqueConstraint("session_id", "role"),)


class TrainingGuest(Versioned):
    """Who is invited to a training, who came, and what he thinks of it."""

    __tablename__ = "training_guest"

    session_id: Mapped[int] = reference("training_session.id")
    customer_id: Mapped[int | None] = mapped_column(BigInt, index=True)
    customer: Mapped[str] = mapped_column(Str, nullable=False)
    name: Mapped[str] = mapped_column(Str, nullable=False)
    came: Mapped[bool | None] = mapped_column(Flag)
    score: Mapped[int | None] = mapped_column(BigInt)
    words: Mapped[str] = mapped_column(Str, nullable=False, default="")

    __table_args__ = (_score("score"),)


class InstalledUnit(Versioned):
    """Goods that stand at a customer's (J-39): a unit, or so many pieces of a lot by one delivery."""

    __tablename__ = "installed_unit"

    serial: Mapped[str] = mapped_column(Str, nullable=False, default="")
    lot_no: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    quantity: Mapped[int] = mapped_column(BigInt, nullable=False, default=1)
    product_id: Mapped[int] = reference("product.id", index=False)
    product_name: Mapped[str] = mapped_column(Str, nullable=False)
    model: Mapped[str] = mapped_column(Str, nullable=False, default="")
    customer_id: Mapped[int | None] = mapped_column(BigInt)
    customer: Mapped[str] = mapped_column(Str, nullable=False)
    place: Mapped[str] = mapped_column(Str, nullable=False, default="")
    record_no: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    delivered_on: Mapped[date] = mapped_column(Day, nullable=False)
    release: Mapped[str] = mapped_column(Str, nullable=False, default="")
    """Version of the product, as of the last upgrade."""
    maintained_on: Mapped[date | None] = mapped_column(Day)
    due_on: Mapped[date | None] = mapped_column(Day)
    """When it is to be maintained next; NULL for what needs none, or has left."""
    left_on: Mapped[date | None] = mapped_column(Day)
    left_why: Mapped[str] = mapped_column(Str, nullable=False, default="")
    replaced_by: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    replaces: Mapped[str] = mapped_column(Str, nullable=False, default="")
    tail: Mapped[str] = mapped_column(Str, nullable=False, default=kept_tail("serial", "lot_no"), server_default="", index=True)

    __table_args__ = (
        Index("ix_installed_unit_serial", "serial"),
        Index("ix_installed_unit_due", "due_on"),
        Index("ix_installed_unit_customer", "customer_id", "left_on"),
        Index("ix_installed_unit_product", "product_id", "left_on"),
        CheckConstraint("quantity > 0", name="quantity"),
    )


class CareWork(Row):
    """A maintenance or an upgrade of what stands at a customer's."""

    __tablename__ = "care_work"

    installed_id: Mapped[int] = reference("installed_unit.id")
    kind: Mapped[CareWorkKind] = mapped_column(EnumText(CareWorkKind), nullable=False)
    done_on: Mapped[date] = mapped_column(Day, nullable=False, index=True)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)
    person: Mapped[str] = mapped_column(Str, nullable=False)
    release: Mapped[str] = mapped_column(Str, nullable=False, default="")
    words: Mapped[str] = mapped_column(Str, nullable=False)
    case_no: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)


class ProductCare(Versioned):
    """How often a product is maintained, where that differs from the setting; 0 months for never."""

    __tablename__ = "product_care"

    product_id: Mapped[int] = reference("product.id", unique=True)
    months: Mapped[int] = mapped_column(BigInt, nullable=False)

    __table_args__ = (CheckConstraint("months BETWEEN 0 AND 120", name="months"),)


class CustomerCare(Versioned):
    """When a customer last had goods, was asked and was visited: what the lists of the due go by, one row a customer."""

    __tablename__ = "customer_care"

    customer_id: Mapped[int] = reference("customer.id", unique=True)
    first_on: Mapped[date | None] = mapped_column(Day)
    last_on: Mapped[date | None] = mapped_column(Day)
    surveyed_on: Mapped[date | None] = mapped_column(Day)
    visited_on: Mapped[date | None] = mapped_column(Day)
