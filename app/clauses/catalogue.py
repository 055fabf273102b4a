"""The catalogue of delivery rules: rows, their source texts and the register of contradictions, read once from TOML.

The files lie in `rows/` beside this module: one an area (`A.toml` … `M.toml`), `X.toml` for the contradictions and
`sources.toml` for the texts. A fault in them is a fault of the program: it stops the first reader with a `ValueError`
that names file and entry.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

AREAS: Mapping[str, str] = MappingProxyType(
    {
        "A": "主数据与订单",
        "B": "生产移交与检验",
        "C": "包装物与装箱",
        "D": "入库与储存",
        "E": "搬运、标识与防护",
        "F": "发货",
        "G": "装车、车辆与承运商",
        "H": "门卫与出门",
        "I": "交付与验收",
        "J": "售后、投诉、返工",
        "K": "统计与考核",
        "L": "安全与应急",
        "M": "记录与追溯",
    }
)
"""Chinese title of each area by its letter, in catalogue order."""


class ClauseClass(StrEnum):
    """What the program does about a row."""

    ENFORCE = "ENFORCE"
    RECORD = "RECORD"
    REMIND = "REMIND"
    REPORT = "REPORT"
    PRINT = "PRINT"


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """One row of the catalogue.

    Attributes:
        id: Row id, `C-14`.
        title: Short Chinese title.
        rule: What the source texts say.
        behaviour: What the program does about it; numbers that the texts do not give are marked 建议.
        refusals: Refusal sentences for people; every ENFORCE row has one at least.
        sources: Places in the source texts, `S20 试行 §6.5.5`, one entry a text.
        clause_class: What the program does about it in one word.
        edge: Whether the row lies outside the shipping desk proper (a date or a number is kept, no module).
        cites: Contradictions (`X-31`) and other rows that the row leans on.
    """

    id: str
    title: str
    rule: str
    behaviour: str
    refusals: tuple[str, ...]
    sources: tuple[str, ...]
    clause_class: ClauseClass
    edge: bool
    cites: tuple[str, ...]

    @property
    def area(self) -> str:
        """Letter of the row's area, a key of `AREAS`."""
        return self.id[0]

    @property
    def source_codes(self) -> tuple[str, ...]:
        """Codes of the texts that the row rests on, `S20`."""
        return tuple(source.split(" ", 1)[0] for source in self.sources)


@dataclass(frozen=True, slots=True)
class Source:
    """One of the twenty source texts: code, title, short title, and how complete the text is."""

    code: str
    title: str
    short: str
    state: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One entry of the contradictions register.

    Attributes:
        id: Entry id, `X-01`.
        title: Short Chinese title.
        gap: Where the texts disagree or stop short.
        resolution: What the program does by default.
        settings: Keys of the settings that change the default, `order.stage_sequence`.
        rows: Rows of the catalogue that it touches.
    """

    id: str
    title: str
    gap: str
    resolution: str
    settings: tuple[str, ...]
    rows: tuple[str, ...]


class UnknownClause(KeyError):
    """An id that the catalogue does not hold."""

    def __init__(self, clause_id: str) -> None:
        super().__init__(clause_id)
        self.clause_id = clause_id

    def __str__(self) -> str:
        """The id and what ids look like."""
        return f"no row {self.clause_id!r} in the clause catalogue (ids run from A-01 to M-08)"


def row(clause_id: str) -> ClauseRow:
    """The row with this id.

    Raises:
        UnknownClause: The catalogue has no such row.
    """
    try:
        return _rows_by_id()[clause_id]
    except KeyError:
        raise UnknownClause(clause_id) from None


@cache
def rows() -> tuple[ClauseRow, ...]:
    """All rows in catalogue order, A-01 … M-08."""
    return tuple(_clause_row(area, entry) for area in AREAS for entry in _entries(area, "row"))


@cache
def sources() -> tuple[Source, ...]:
    """The twenty source texts, S01 … S20."""
    return tuple(
        Source(
            code=_text("sources", entry, "code"),
            title=_text("sources", entry, "title"),
            short=_text("sources", entry, "short"),
            state=_text("sources", entry, "state"),
        )
        for entry in _entries("sources", "source")
    )


@cache
def contradictions() -> tuple[Contradiction, ...]:
    """The contradictions register, X-01 … X-40."""
    return tuple(
        Contradiction(
            id=_text("X", entry, "id"),
            title=_text("X", entry, "title"),
            gap=_text("X", entry, "gap"),
            resolution=_text("X", entry, "resolution"),
            settings=_texts("X", entry, "settings"),
            rows=_texts("X", entry, "rows"),
        )
        for entry in _entries("X", "contradiction")
    )


@cache
def _rows_by_id() -> Mapping[str, ClauseRow]:
    return {clause.id: clause for clause in rows()}


def _clause_row(area: str, entry: Mapping[str, Any]) -> ClauseRow:
    return ClauseRow(
        id=_text(area, entry, "id"),
        title=_text(area, entry, "title"),
        rule=_text(area, entry, "rule"),
        behaviour=_text(area, entry, "behaviour"),
        refusals=_texts(area, entry, "refusals"),
        sources=_texts(area, entry, "sources"),
        clause_class=_clause_class(area, entry),
        edge=_flag(area, entry, "edge"),
        cites=_texts(area, entry, "cites"),
    )


def _entries(name: str, table: str) -> list[Mapping[str, Any]]:
    # Read through importlib.resources, so that an installed or frozen package finds its files too.
    content = files("app.clauses").joinpath("rows", f"{name}.toml").read_text(encoding="utf-8")
    entries = tomllib.loads(content).get(table)
    if not isinstance(entries, list) or not entries:
        raise ValueError(f"{name}.toml: no [[{table}]] entries")
    return entries


def _fault(name: str, entry: Mapping[str, Any], key: str, wanted: str) -> ValueError:
    return ValueError(f"{name}.toml, {entry.get('id', entry.get('code', '?'))}: {key!r} must be {wanted}")


def _text(name: str, entry: Mapping[str, Any], key: str) -> str:
    value = entry.get(key)
    if not isinstance(value, str) or not value.strip():
        raise _fault(name, entry, key, "a text that is not empty")
    return value


def _texts(name: str, entry: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = entry.get(key)
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise _fault(name, entry, key, "a list of texts")
    return tuple(value)


def _clause_class(name: str, entry: Mapping[str, Any]) -> ClauseClass:
    try:
        return ClauseClass(_text(name, entry, "class"))
    except ValueError as error:
        raise _fault(name, entry, "class", " | ".join(ClauseClass)) from error


def _flag(name: str, entry: Mapping[str, Any], key: str) -> bool:
    value = entry.get(key)
    if not isinstance(value, bool):
        raise _fault(name, entry, key, "true or false")
    return value
