"""What was imported from other programs, and which of their columns is which."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Row, Versioned, reference
from db.types import BigInt, Json, Str, UtcTime


class ImportMapping(Versioned):
    """Which heading of the other program's table holds which field; set once for a kind of table."""

    __tablename__ = "import_mapping"

    kind: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    columns: Mapped[Any] = mapped_column(Json, nullable=False)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)


class ImportRun(Row):
    """One table that was taken in."""

    __tablename__ = "import_run"

    kind: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    file_name: Mapped[str] = mapped_column(Str, nullable=False)
    sha256: Mapped[str] = mapped_column(Str, nullable=False)
    made: Mapped[int] = mapped_column(BigInt, nullable=False)
    changed: Mapped[int] = mapped_column(BigInt, nullable=False)
    same: Mapped[int] = mapped_column(BigInt, nullable=False)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)
