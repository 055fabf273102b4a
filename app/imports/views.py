"""What leaves the imports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from app.core.errors import Fact
from app.core.text import Text

Progress = Callable[[int, int], bool]
"""Told how many records of how many are done; answers whether to go on."""


class ImportKind(StrEnum):
    """The tables that are understood."""

    CUSTOMERS = "customers"
    ORDERS = "orders"
    NOTICES = "notices"
    DISPATCHES = "dispatches"
    PRODUCTS = "products"
    SPECS = "specs"
    STANDARDS = "standards"
    PLACES = "places"
    OPENING = "opening"
    TASKS = "tasks"


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
    plan: Any = field(default=None, compare=False, repr=False)
    """What was judged outside the lock and only has to be accepted, for opening stock; None for all others."""
    document: str = ""
    """What accepted opening stock comes in under, line by line; blank for all others, which are in already."""


class Cancelled(Exception):
    """The person does not want it any more; nothing was taken in."""


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
