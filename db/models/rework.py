"""返工单 (section 3.6): judged goods, their branch, drawings and process with revision, and everything that happened on the way."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Row, Versioned, reference
from db.states import ReworkBranch, ReworkPaper, ReworkState
from db.types import BigInt, Day, EnumText, Json, Str, UtcTime


class ReworkOrder(Versioned):
    """A 返工单, series FG: from the judgement of quality until the goods are back with the customer.

    Attributes:
        test_no: The inspection sheet, or the record of the test on site, that the judgement rests on (J-19).
        reason: Why the simplified form will do (J-21).
        content: What is to be done; it goes onto the 生产任务单.
        report_no: The report of the last re-inspection that failed; the judgement on it is open while the order is 待返工.
        rounds: How often it was re-inspected.
        finished_at: When the workshop had finished; only a pass after it counts (J-27).
        noted_at: When the workshop took note of the newest revision of its papers (J-25).
        in_rework: Pieces of the lot that went to rework under it.
        split_from: The order that these pieces were on until they failed a re-inspection the others passed.
    """

    __tablename__ = "rework_order"

    number: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    state: Mapped[ReworkState] = mapped_column(EnumText(ReworkState), nullable=False, index=True)
    case_no: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    ncr_no: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    test_no: Mapped[str] = mapped_column(Str, nullable=False)
    product_id: Mapped[int] = reference("product.id")
    lot_no: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    quantity: Mapped[int] = mapped_column(BigInt, nullable=False)
    customer_id: Mapped[int | None] = mapped_column(BigInt)
    customer: Mapped[str] = mapped_column(Str, nullable=False, default="")
    branch: Mapped[ReworkBranch | None] = mapped_column(EnumText(ReworkBranch))
    reason: Mapped[str] = mapped_column(Str, nullable=False, default="")
    content: Mapped[str] = mapped_column(Str, nullable=False, default="")
    workshop: Mapped[str] = mapped_column(Str, nullable=False, default="")
    due_on: Mapped[date | None] = mapped_column(Day)
    redeliver_on: Mapped[date | None] = mapped_column(Day)
    task_no: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    card_no: Mapped[str] = mapped_column(Str, nullable=False, default="")
    inspection_no: Mapped[str] = mapped_column(Str, nullable=False, default="")
    report_no: Mapped[str] = mapped_column(Str, nullable=False, default="")
    rounds: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    in_rework: Mapped[int] = mapped_column(BigInt, nullable=False, default=0, server_default="0")
    receipt_no: Mapped[str] = mapped_column(Str, nullable=False, default="")
    dispatch_no: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    split_from: Mapped[str] = mapped_column(Str, nullable=False, default="")
    created_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    author_id: Mapped[int | None] = reference("person.id", nullable=True)
    author: Mapped[str] = mapped_column(Str, nullable=False)
    finished_at: Mapped[datetime | None] = mapped_column(UtcTime)
    passed_at: Mapped[datetime | None] = mapped_column(UtcTime)
    noted_at: Mapped[datetime | None] = mapped_column(UtcTime)
    closed_at: Mapped[datetime | None] = mapped_column(UtcTime, index=True)

    __table_args__ = (CheckConstraint("quantity > 0", name="quantity"),)


class ReworkUnit(Versioned):
    """A serial number on a 返工单, with the card and certificate it was made under and the certificate it got anew (J-26, J-27)."""

    __tablename__ = "rework_unit"

    order_id: Mapped[int] = reference("rework_order.id")
    serial: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    old_card: Mapped[str] = mapped_column(Str, nullable=False, default="")
    old_certificate: Mapped[str] = mapped_column(Str, nullable=False, default="")
    new_certificate: Mapped[str] = mapped_column(Str, nullable=False, default="")

    __table_args__ = (UniqueConstraint("order_id", "serial"),)


class ReworkDocument(Versioned):
    """返工图纸 or 返修工艺 (form 42) in one revision; in force once somebody other than its author approved it (J-24).

    Attributes:
        steps: What is done and what is checked, step by step: `[[step, check], …]`; of a drawing empty.
    """

    __tablename__ = "rework_document"

    order_id: Mapped[int] = reference("rework_order.id")
    kind: Mapped[ReworkPaper] = mapped_column(EnumText(ReworkPaper), nullable=False)
    number: Mapped[str] = mapped_column(Str, nullable=False)
    revision: Mapped[str] = mapped_column(Str, nullable=False)
    steps: Mapped[Any] = mapped_column(Json, nullable=False)
    author_id: Mapped[int] = reference("person.id")
    author: Mapped[str] = mapped_column(Str, nullable=False)
    issued_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    approver_id: Mapped[int | None] = reference("person.id", nullable=True)
    approver: Mapped[str] = mapped_column(Str, nullable=False, default="")
    approved_at: Mapped[datetime | None] = mapped_column(UtcTime)

    __table_args__ = (
        UniqueConstraint("order_id", "kind", "number", "revision"),
        CheckConstraint("approver_id IS NULL OR approver_id <> author_id", name="approver"),
    )


class ReworkEvent(Row):
    """One entry of the time line of a 返工单. Append-only."""

    __tablename__ = "rework_event"

    order_id: Mapped[int] = reference("rework_order.id")
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    state: Mapped[ReworkState] = mapped_column(EnumText(ReworkState), nullable=False)
    text: Mapped[str] = mapped_column(Str, nullable=False)
    person: Mapped[str] = mapped_column(Str, nullable=False)
