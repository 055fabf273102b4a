"""Rows of opening stock become judged lines; every row in the way is named, and what is good is made ready to be written at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy.orm import Session

from app.catalog.views import ProductView
from app.core.entry import NAME, clean
from app.core.errors import AppError, Conflict, bad_input
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.imports import values
from app.imports.lookups import product_named
from app.imports.rows import RowProblem, Said
from app.imports.views import Cancelled, ImportKind, Outcome, Progress, RowError
from app.storage import opening
from app.storage.opening import Floor, OpeningDates, OpeningLine
from app.storage.opening import OpeningPlan as OpeningPlan
from app.units import bringing
from app.units.views import UnitState

_TELL = 500
"""After so many rows the progress is told and it may be called off."""

_KNOWN_AT_ONCE = 10_000


def judge(session: Session, rows: Sequence[Said], now: datetime, progress: Progress | None, most_errors: int) -> Outcome:
    """Judges a table in memory; its outcome bears the plan when nothing is in the way.

    Raises:
        Cancelled: `progress` said no.
        Conflict: Other opening stock is still on its way.
    """
    opening.must_be_finished(session)
    sheet, errors = _Sheet(session, now, rows), list[RowError]()
    there = _there(session, rows)
    for at, row in enumerate(rows):
        if progress is not None and at % _TELL == 0 and not progress(at, len(rows)):
            raise Cancelled
        try:
            sheet.take(row, there)
        except RowProblem as problem:
            errors += problem.errors
            if len(errors) >= most_errors:
                break
    made = opening.plan(session, sheet.lines, sheet.floor) if not errors and sheet.lines else None
    return Outcome(ImportKind.OPENING, len(rows), len(sheet.lines), 0, 0, tuple(errors), plan=made)


def accept(work: Work, made: OpeningPlan) -> Outcome:
    """Accepts a judged table; its lines come in by `app.storage.opening_posting`."""
    return Outcome(ImportKind.OPENING, made.lines, made.lines, document=opening.accept(work, made))


def _there(session: Session, rows: Sequence[Said]) -> dict[str, UnitState | None]:
    """Which numbers of the table are there already."""
    found: dict[str, UnitState | None] = {}
    for first in range(0, len(rows), _KNOWN_AT_ONCE):
        part = rows[first : first + _KNOWN_AT_ONCE]
        found |= bringing.known(session, {number for row in part for key in ("serial", "lot_no") if (number := _number(row, key))})
    return found


def _number(row: Said, key: str) -> str:
    return row.text(key).upper()


class _Sheet:
    """One table while it is judged: what its rows named so far, so that nothing comes twice."""

    def __init__(self, session: Session, now: datetime, rows: Sequence[Said]) -> None:
        self.floor = Floor(session, now)
        self.lines: list[OpeningLine] = []
        self._session = session
        self._products: dict[str, ProductView] = {}
        self._suppliers: dict[str, str] = {}
        self._lots: dict[str, OpeningLine] = {}
        self._bought = bringing.bought(session, {lot for row in rows if (lot := row.text("supplier_lot"))})
        self._at: dict[tuple[str, str], int] = {}

    def take(self, row: Said, there: dict[str, UnitState | None]) -> None:
        """Judges a row and keeps its line.

        Raises:
            RowProblem: It cannot be taken.
        """
        product = self._product(row)
        serial, lot_no = _number(row, "serial"), _number(row, "lot_no")
        key = "serial" if serial or product.tracking.value == "serial" else "lot_no"
        pieces = row.read("quantity", values.pieces)
        with row.blames(key):
            self.floor.must_be_numbered(product, serial, lot_no)
        with row.blames("quantity"):
            quantity = self.floor.pieces(product, pieces)
        number = serial or lot_no
        if number in there:
            with row.blames(key):
                opening.must_be_new(number, there[number])
        sealed = row.read("sealed", values.yes)
        with row.blames("place"):
            place = self.floor.place(product, row.text("place", needed=True).upper(), number, sealed is not False)
        line = OpeningLine(
            product, place, serial, lot_no, quantity, self._dates(row), sealed is not False, self._words(row, "certificate_no"),
            self._words(row, "supplier"), self._words(row, "supplier_lot"),
        )  # fmt: skip
        with row.blames("expires_on" if line.dates.expires_on is None else "valid_until"):
            opening.must_hang_together(product, line.dates, line.supplier)
        self._must_come_once(row, line)
        self.lines.append(line)

    def _product(self, row: Said) -> ProductView:
        named = row.text("product", needed=True)
        if named not in self._products:
            found = product_named(self._session, row)
            if not found.active:
                raise row.problem("product", bad_input(QT_TRANSLATE_NOOP("app", "产品还没有启用：{product}"), product=found.name))
            self._products[named] = found
        return self._products[named]

    def _dates(self, row: Said) -> OpeningDates:
        produced = row.read("produced_on", values.day, needed=True)
        assert produced is not None
        with row.blames("produced_on"):
            self.floor.day(produced)
        stored = row.read("stored_on", values.day)
        if stored is not None:
            with row.blames("stored_on"):
                self.floor.day(stored, after=produced)
        return OpeningDates(produced, stored, self._last_day(row, "valid_until", produced), self._last_day(row, "expires_on", produced))

    def _last_day(self, row: Said, key: str, produced: date) -> date | None:
        found = row.read(key, values.day)
        if found is not None and found < produced:
            raise row.problem(key, bad_input(QT_TRANSLATE_NOOP("app", "早于生产日期 {day}"), day=produced.isoformat()))
        return found

    def _words(self, row: Said, key: str) -> str:
        said = row.text(key)
        if said and said not in self._suppliers:
            with row.blames(key):
                self._suppliers[said] = clean(QT_TRANSLATE_NOOP("app", "文字"), said, most=NAME)
        return self._suppliers.get(said, "")

    def _must_come_once(self, row: Said, line: OpeningLine) -> None:
        """A serial number once, a lot at one place once, and a lot the same on all its rows."""
        if line.serial:
            if line.supplier or line.supplier_lot:
                raise row.problem("supplier", bad_input(QT_TRANSLATE_NOOP("app", "供应商随批号登记，逐台管理的货不写")))
            self._once(row, "serial", (line.serial, ""))
            return
        self._once(row, "lot_no", (line.lot_no, line.place.code))
        try:
            opening.must_be_of_one_lot(self._lots.setdefault(line.lot_no, line), line)
        except AppError as error:
            raise row.problem("expires_on" if error.clause == "D-13" else "lot_no", error) from error
        if line.supplier_lot:
            first = self._bought.setdefault((line.product.product_id, line.supplier, line.supplier_lot), line.dates.expires_on)
            with row.blames("expires_on"):
                opening.must_have_one_expiry(line.supplier_lot, first, line.dates.expires_on)

    def _once(self, row: Said, key: str, what: tuple[str, str]) -> None:
        before = self._at.setdefault(what, row.line)
        if before != row.line:
            raise row.problem(key, Conflict(say(QT_TRANSLATE_NOOP("app", "和第 {line} 行重复"), line=before)))
