"""Rows of a table by the keys of its fields, read cell by cell; what cannot be taken is told with its row and column."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from app.core.errors import AppError, BadInput, Conflict, bad_input, fact
from app.core.text import QT_TRANSLATE_NOOP, say
from app.imports.views import RowError
from app.tables.reading import Line, Value, text_of

T = TypeVar("T")


class Did(StrEnum):
    """What became of a record."""

    MADE = "made"
    CHANGED = "changed"
    SAME = "same"


class RowProblem(Exception):
    """Cells that cannot be taken, at least one."""

    def __init__(self, *errors: RowError) -> None:
        super().__init__("；".join(str(error.reason) for error in errors))
        self.errors = errors


class Problems:
    """Gathers what is in the way of a record, so that all of it is told at once."""

    def __init__(self) -> None:
        self._errors: list[RowError] = []

    @contextmanager
    def gathered(self) -> Iterator[None]:
        """What cannot be taken inside is kept; the rest of the record is looked at all the same."""
        try:
            yield
        except RowProblem as problem:
            self._errors += problem.errors

    def tell(self) -> None:
        """Ends the record when anything was in the way.

        Raises:
            RowProblem: All of it.
        """
        if self._errors:
            raise RowProblem(*sorted(self._errors, key=lambda error: error.line))


@dataclass(frozen=True)
class Said:
    """One row by the keys of its fields."""

    line: int
    cells: Mapping[str, Value]
    headings: Mapping[str, str]

    def text(self, key: str, *, needed: bool = False) -> str:
        """Words of a cell, or blank.

        Raises:
            RowProblem: Blank though needed.
        """
        found = text_of(self.cells.get(key)).strip()
        if needed and not found:
            raise self.problem(key, bad_input(QT_TRANSLATE_NOOP("app", "这一格不能空着")))
        return found

    def read(self, key: str, reader: Callable[[Value], T], *, needed: bool = False) -> T | None:
        """A cell read strictly; None where it is blank and need not be said.

        Raises:
            RowProblem: Blank though needed, or not to be read.
        """
        if not self.text(key, needed=needed):
            return None
        try:
            return reader(self.cells.get(key))
        except BadInput as error:
            raise self.problem(key, error) from error

    @contextmanager
    def blames(self, key: str) -> Iterator[None]:
        """What is refused inside is put down to a cell."""
        try:
            yield
        except AppError as error:
            raise self.problem(key, error) from error

    def problem(self, key: str, error: AppError) -> RowProblem:
        """What is wrong with a cell, by the heading it has in the file."""
        shown = text_of(self.cells.get(key))
        facts = (*error.facts, fact(QT_TRANSLATE_NOOP("app", "写的是"), shown[:40])) if shown else error.facts
        return RowProblem(RowError(self.line, self.headings.get(key, ""), error.reason, error.clause or "", facts))


def said(lines: Sequence[Line], places: Mapping[str, int], headings: Mapping[str, str]) -> list[Said]:
    """The rows by field."""
    return [
        Said(line.number, {key: line.values[at] if at < len(line.values) else None for key, at in places.items()}, headings)
        for line in lines
    ]


def grouped_by(rows: Sequence[Said], keys: Sequence[str]) -> Iterator[list[Said]]:
    """Rows that say the same in some fields, in their order; one that leaves the first blank stands alone, to be told so."""
    groups: dict[tuple[str, ...], list[Said]] = {}
    for row in rows:
        key = tuple(row.text(name) for name in keys)
        groups.setdefault(key if key[0] else (f"\x00{row.line}",), []).append(row)
    yield from groups.values()


def must_agree(rows: Sequence[Said], keys: Sequence[str], what: str) -> None:
    """What is said of the whole record is the same on each of its rows, or blank; `what` says whose rows they are, with `{line}`.

    Raises:
        RowProblem: Other rows say something else.
    """
    found = Problems()
    for key in keys:
        first = rows[0].text(key)
        for row in rows[1:]:
            with found.gathered():
                if row.text(key) not in ("", first):
                    raise row.problem(key, Conflict(say(what, line=rows[0].line)))
    found.tell()
