"""What a delivery that went wrong costs, and what is asked back of the carrier for it."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Row, reference
from db.states import CostKind
from db.types import BigInt, Day, EnumText, Str, UtcTime


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
