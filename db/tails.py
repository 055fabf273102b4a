"""The last four characters of numbers, kept beside them: what people key of a serial is found by an index, however many there are.

Equality on a column of its own is answered from an index on every database and under every collation; a pattern is not.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, and_
from sqlalchemy.orm import InstrumentedAttribute, Session

TAIL = 4


def tail_of(number: str) -> str:
    """The last characters of a number."""
    return number[-TAIL:]


def kept_tail(*columns: str) -> Callable[[Any], str]:
    """The value of a column that keeps the tail of the first of some columns that is not blank; noted when a row is inserted."""

    def made(context: Any) -> str:
        values = context.get_current_parameters()
        return tail_of(next((str(values[name]) for name in columns if values.get(name)), ""))

    return made


def ends_with(tail: InstrumentedAttribute[str], number: InstrumentedAttribute[str], wanted: str) -> ColumnElement[bool]:
    """The condition that a number ends with what is looked for, which has at least as many characters as a tail."""
    same = tail == tail_of(wanted)
    return same if len(wanted) == TAIL else and_(same, number.endswith(wanted, autoescape=True))


def begins_with(session: Session, number: InstrumentedAttribute[str], wanted: str) -> ColumnElement[bool]:
    """The condition that a number begins with what is looked for, in ASCII: a range of the index of the numbers where it sorts by bytes.

    SQLite does so always; under other collations, as PostgreSQL may have, only the pattern is right.
    """
    pattern = number.startswith(wanted, autoescape=True)
    if session.get_bind().dialect.name != "sqlite":
        return pattern
    return and_(number >= wanted, number < wanted[:-1] + chr(ord(wanted[-1]) + 1))
