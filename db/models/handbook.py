"""技术支持手册: problems that come back, with their cause and what helps (J-32)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Versioned, reference
from db.states import CaseCause
from db.types import BigInt, EnumText, Flag, Str, UtcTime


class HandbookArticle(Versioned):
    """One article (form 49); `searched` is its text as words are looked up in it."""

    __tablename__ = "handbook_article"

    no: Mapped[int] = mapped_column(BigInt, nullable=False, unique=True)
    product_id: Mapped[int | None] = reference("product.id", nullable=True)
    cause: Mapped[CaseCause] = mapped_column(EnumText(CaseCause), nullable=False, index=True)
    problem: Mapped[str] = mapped_column(Str, nullable=False)
    reason: Mapped[str] = mapped_column(Str, nullable=False)
    steps: Mapped[str] = mapped_column(Str, nullable=False)
    case_no: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    """The case it was written from; blank for none."""
    searched: Mapped[str] = mapped_column(Str, nullable=False)
    active: Mapped[bool] = mapped_column(Flag, nullable=False, default=True)
    written_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    writer_id: Mapped[int | None] = reference("person.id", nullable=True)
    revised_at: Mapped[datetime | None] = mapped_column(UtcTime)
