"""What cases and articles of the handbook are found by: pieces of one and two characters of their texts."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base
from db.types import BigInt


class CaseGram(Base):
    """A piece of a case's texts (`app.core.grams`); the newest cases with a piece are read from the end of its run."""

    __tablename__ = "case_gram"

    gram: Mapped[int] = mapped_column(BigInt, primary_key=True, autoincrement=False)
    case_id: Mapped[int] = mapped_column(BigInt, ForeignKey("service_case.id"), primary_key=True, autoincrement=False)

    __table_args__ = {"sqlite_with_rowid": False}
