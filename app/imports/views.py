"""What leaves the imports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.core.errors import Fact
from app.core.text import Text


class ImportKind(StrEnum):
    """The tables that are understood."""

    CUSTOMERS = "customers"
    ORDERS = "orders"
    NOTICES = "notices"
    DISPATCHES = "dispatches"


@dataclass(frozen=True)
class Field:
    """One thing a table may say.

    Attributes:
        key: Its name in code and in a stored mapping.
        title: What it is called on the screen and in the template.
        needed: Whether every row has to say it.
        also: Other headings it is known by.
        example: What the template shows.
    """

    key: str
    title: str
    needed: bool = False
    also: tuple[str, ...] = ()
    example: str = ""


@dataclass(frozen=True)
class RowError:
    """Why a row cannot be taken in."""

    line: int
    column: str
    reason: Text
    clause: str = ""
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What a trial found, or what was taken in: records made, changed and left as they are, and every row in the way."""

    kind: ImportKind
    rows: int
    made: int = 0
    changed: int = 0
    same: int = 0
    errors: tuple[RowError, ...] = ()
    taken: bool = False


@dataclass(frozen=True)
class RunView:
    """A table that was taken in before."""

    kind: ImportKind
    file_name: str
    made: int
    changed: int
    same: int
    at: datetime
    person: str
