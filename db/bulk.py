"""Many rows in one statement: the values are made ready before the lock is taken, so that others wait for the writing alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Dialect

from db.models.base import Base

Ready = list[tuple[Any, ...]]
"""Rows as the driver takes them."""


def ready(dialect: Dialect, model: type[Base], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Ready:
    """Rows as the driver takes them: every value goes through the type of its column, as in any other statement.

    Args:
        dialect: Of the database that they will go to.
        model: Their table.
        columns: Names of the columns, in the order of the values.
        rows: The values.
    """
    made = [_processor(dialect, model, name) for name in columns]
    if not any(made):
        return [tuple(row) for row in rows]
    return [tuple(value if make is None else make(value) for make, value in zip(made, row, strict=True)) for row in rows]


def insert_ready(connection: Connection, model: type[Base], columns: Sequence[str], rows: Ready) -> None:
    """Inserts rows that `ready` made; no rows is no statement. Constraints and triggers hold as always."""
    if rows:
        mark = "?" if connection.dialect.name == "sqlite" else "%s"
        names = ", ".join(columns)
        connection.exec_driver_sql(
            f"INSERT INTO {model.__tablename__} ({names}) VALUES ({', '.join([mark] * len(columns))})",  # noqa: S608
            rows,
        )


def _processor(dialect: Dialect, model: type[Base], name: str) -> Callable[[Any], Any] | None:
    return model.__table__.c[name].type.bind_processor(dialect)
