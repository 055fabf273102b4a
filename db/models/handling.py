"""Signatures for the protection of valuable or safety goods while they are moved in the store (E-04)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Row, reference
from db.types import Str, UtcTime


class MoveProtection(Row):
    """One point of special protection that a mover signed for; the move it was signed for uses it up."""

    __tablename__ = "move_protection"

    goods: Mapped[str] = mapped_column(Str, nullable=False)
    point: Mapped[str] = mapped_column(Str, nullable=False)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int] = reference("person.id")
    used_at: Mapped[datetime | None] = mapped_column(UtcTime)
    document: Mapped[str] = mapped_column(Str, nullable=False, default="")

    __table_args__ = (Index("ix_move_protection_goods", "goods", "used_at"),)
