"""Column types that mean the same on SQLite (STRICT) and PostgreSQL.

STRICT tables know INTEGER, REAL, TEXT, BLOB only; on PostgreSQL the native types stand in. Nothing else may be used in a model.
"""

from __future__ import annotations

import enum
import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, cast

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Date,
    DateTime,
    Dialect,
    Integer,
    LargeBinary,
    Numeric,
    Text,
    literal,
)
from sqlalchemy.types import TypeDecorator, TypeEngine

BigInt = BigInteger().with_variant(Integer(), "sqlite")
"""Identifiers, grams, millimetres, fen, pieces."""

Bytes = LargeBinary
"""BLOB / BYTEA."""


class BadText(ValueError):
    """Text that no database takes: NUL or a lone surrogate."""


class Str(TypeDecorator[str]):
    """Text of any length; NUL and lone surrogates are refused before they reach a database."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Refuses what PostgreSQL or UTF-8 cannot hold."""
        if value is not None and ("\x00" in value or (not value.isascii() and any("\ud800" <= c <= "\udfff" for c in value))):
            raise BadText("NUL or lone surrogate in text")
        return value


class UtcTime(TypeDecorator[datetime]):
    """An aware moment in UTC; ISO text of fixed width on SQLite, so that text order is time order."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """TIMESTAMPTZ on PostgreSQL, TEXT elsewhere."""
        return dialect.type_descriptor(DateTime(timezone=True) if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """Stores UTC; refuses naive times."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("aware time expected")
        utc = value.astimezone(UTC)
        # Not strftime and strptime: they take ten times as long, and every row that is read has a time.
        return utc if dialect.name == "postgresql" else utc.replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Reads aware UTC."""
        if value is None:
            return None
        if isinstance(value, datetime):
            return value.astimezone(UTC)
        return datetime.fromisoformat(value)


class Day(TypeDecorator[date]):
    """A calendar day at the site; ISO text on SQLite."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """DATE on PostgreSQL, TEXT elsewhere."""
        return dialect.type_descriptor(Date() if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: date | None, dialect: Dialect) -> Any:
        """Stores the day."""
        return value if value is None or dialect.name == "postgresql" else value.isoformat()

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        """Reads the day."""
        return value if value is None or isinstance(value, date) else date.fromisoformat(value)


class Dec(TypeDecorator[Decimal]):
    """An exact decimal (a measured value); text on SQLite, where NUMERIC would lose digits."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """NUMERIC on PostgreSQL, TEXT elsewhere."""
        return dialect.type_descriptor(Numeric() if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Any:
        """Stores every digit."""
        return value if value is None or dialect.name == "postgresql" else str(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        """Reads every digit."""
        return value if value is None or isinstance(value, Decimal) else Decimal(value)


class Flag(TypeDecorator[bool]):
    """Yes or no as 1 or 0 on both databases; `db.models.base` adds the CHECK."""

    impl = BigInt
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:
        """Stores the flag."""
        return None if value is None else int(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> bool | None:
        """Reads the flag."""
        return None if value is None else bool(value)


def yes(column: Any) -> ColumnElement[bool]:
    """The condition that a flag column is set, in words both databases take (`IS true` is not one of them)."""
    return cast(ColumnElement[bool], column == literal(True, Flag()))


class EnumText(TypeDecorator[enum.StrEnum]):
    """A StrEnum stored by value; `db.models.base` adds the CHECK that lists the values."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: type[enum.StrEnum]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Stores the value; refuses words outside the enum."""
        return None if value is None else self.kind(value).value

    def process_result_value(self, value: Any, dialect: Dialect) -> enum.StrEnum | None:
        """Reads the member."""
        return None if value is None else self.kind(value)


class Json(TypeDecorator[Any]):
    """Small structured data as canonical JSON text (sorted keys, no spaces)."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Stores canonical JSON."""
        return None if value is None else canonical_json(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """Reads it back."""
        return None if value is None else json.loads(value)


def canonical_json(value: Any) -> str:
    """JSON with sorted keys and no spaces: the same value gives the same text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
