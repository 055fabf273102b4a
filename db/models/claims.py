"""What a delivery that went wrong costs, and what is asked back of the carrier for it."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Row, Versioned, reference
from db.states import ClaimResult, ClaimState, CostKind
from db.types import BigInt, Day, EnumText, Flag, Str, UtcTime


class Claim(Versioned):
    """查询/索赔单 (form 52, I-12): what logistics asks of the carrier and what comes of it. Money in fen."""

    __tablename__ = "claim"

    number: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    state: Mapped[ClaimState] = mapped_column(EnumText(ClaimState), nullable=False)
    record_no: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    dispatch_no: Mapped[str] = mapped_column(Str, nullable=False)
    trip_no: Mapped[str] = mapped_column(Str, nullable=False, default="")
    case_no: Mapped[str] = mapped_column(Str, nullable=False, default="")
    customer: Mapped[str] = mapped_column(Str, nullable=False)
    carrier_id: Mapped[int | None] = mapped_column(BigInt, index=True)
    party: Mapped[str] = mapped_column(Str, nullable=False)
    """Who is asked: the carrier, or another where the vehicle is nobody's that we know."""
    plate: Mapped[str] = mapped_column(Str, nullable=False, default="")
    waybill_no: Mapped[str] = mapped_column(Str, nullable=False, default="")
    asked_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    asked_whom: Mapped[str] = mapped_column(Str, nullable=False)
    question: Mapped[str] = mapped_column(Str, nullable=False)
    value_fen: Mapped[int] = mapped_column(BigInt, nullable=False)
    answer_due: Mapped[date] = mapped_column(Day, nullable=False)
    deadline: Mapped[date] = mapped_column(Day, nullable=False)
    """Last day to claim by the carrier's contract."""
    answer: Mapped[str] = mapped_column(Str, nullable=False, default="")
    answered_at: Mapped[datetime | None] = mapped_column(UtcTime)
    claimed_fen: Mapped[int | None] = mapped_column(BigInt)
    claimed_at: Mapped[datetime | None] = mapped_column(UtcTime)
    evidence: Mapped[str] = mapped_column(Str, nullable=False, default="")
    agreed_fen: Mapped[int | None] = mapped_column(BigInt)
    agreed_at: Mapped[datetime | None] = mapped_column(UtcTime)
    received_fen: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    received_at: Mapped[datetime | None] = mapped_column(UtcTime)
    repaid_fen: Mapped[int] = mapped_column(BigInt, nullable=False, default=0, server_default="0")
    """What was given back to the carrier because goods that he had paid for came after all."""
    result: Mapped[ClaimResult | None] = mapped_column(EnumText(ClaimResult))
    result_words: Mapped[str] = mapped_column(Str, nullable=False, default="")
    closed_at: Mapped[datetime | None] = mapped_column(UtcTime)
    maker_id: Mapped[int | None] = reference("person.id", nullable=True)

    __table_args__ = (
        CheckConstraint("value_fen >= 0 AND received_fen >= 0", name="money"),
        Index("ix_claim_open", "answer_due", sqlite_where=text("closed_at IS NULL"), postgresql_where=text("closed_at IS NULL")),
    )


class ClaimBox(Versioned):
    """A box that a claim is about: missing, or damaged; it counts as lost from the claim on, until it is found."""

    __tablename__ = "claim_box"

    claim_id: Mapped[int] = reference("claim.id", index=False)
    sscc: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    box_no: Mapped[int] = mapped_column(BigInt, nullable=False)
    contents: Mapped[str] = mapped_column(Str, nullable=False)
    damaged: Mapped[bool] = mapped_column(Flag, nullable=False)
    lost_at: Mapped[datetime | None] = mapped_column(UtcTime)
    found_at: Mapped[datetime | None] = mapped_column(UtcTime)
    return_no: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    """When it came after all: to the customer, or back to us under the 退货单 that is named."""

    __table_args__ = (UniqueConstraint("claim_id", "sscc"),)


class DeliveryCost(Row):
    """A cost against the budget for delivery and after-sales (K-03). Append-only: what was wrong is booked back."""

    __tablename__ = "delivery_cost"

    kind: Mapped[CostKind] = mapped_column(EnumText(CostKind), nullable=False)
    source_no: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    """Number of the document that caused it: 查询/索赔单, 领料单, 返工单, 发货单."""
    fen: Mapped[int] = mapped_column(BigInt, nullable=False)
    """Below zero where money came back."""
    words: Mapped[str] = mapped_column(Str, nullable=False)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    day: Mapped[date] = mapped_column(Day, nullable=False)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)

    __table_args__ = (CheckConstraint("fen <> 0", name="fen"), Index("ix_delivery_cost_day", "day", "kind"))
