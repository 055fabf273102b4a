"""Reads of keeping periods: the list of what falls due, expiry notices, 物资复验记录."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.core.clock import site_day
from app.core.grouped import grouped
from app.core.once import once
from app.identity import queries as identity_queries
from app.storage.shelf_views import DueLine, DueList, NoticeView, RecheckView
from app.storage.terms import Terms, terms
from app.units import dates
from app.units import queries as units
from app.units.views import LotView, UnitView
from db.models.shelf import ExpiryNotice, Recheck, RecheckUnit
from db.models.storage import StockMove
from db.states import LastDay, RecheckState, StockMoveKind

AHEAD = 90
"""So many days the list looks ahead (D-14)."""

MOST = 1000
"""So many lines at most; what is cut off ends later than all that is shown."""


def due_list(
    session: Session, now: datetime, *, days: int = AHEAD, which: LastDay | None = None, product_id: int | None = None, most: int = MOST
) -> DueList:
    """What comes to one of its last days within so many days, and what is past it, the first to end first (D-14); goods on hold age too."""
    today = terms(session, now)
    until = today.today + timedelta(days=days)
    kinds = tuple(LastDay) if which is None else (which,)
    lines, cut = _lines(session, today, until, kinds, product_id, most, held=True)
    sums = {kind: dates.due_by_day(session, kind, until) for kind in kinds}
    return DueList(today, until, lines, sums, cut)


def due_soon(session: Session, now: datetime, most: int = 200) -> tuple[Terms, tuple[DueLine, ...]]:
    """What somebody has to act on: due for recheck, within its first warning, or past a last day; the first to end first."""
    today = terms(session, now)
    until = max(today.recheck_until, today.today + timedelta(days=today.first_warning))
    lines, _ = _lines(session, today, until, tuple(LastDay), None, most)
    return today, lines


def _lines(
    session: Session, today: Terms, until: date, kinds: Sequence[LastDay], product_id: int | None, most: int, *, held: bool = False
) -> tuple[tuple[DueLine, ...], bool]:
    found = [(kind, one) for kind in kinds for one in dates.due_goods(session, kind, until, most + 1, product_id, held=held)]
    found.sort(key=lambda pair: (pair[1].day, pair[1].product_id, pair[1].lot_no, pair[0]))
    cut, found = len(found) > most, found[:most]
    products = catalog.products_by_key(session, (one.product_id for _, one in found))
    codes = catalog.location_codes(session, (one.location_id for _, one in found))
    sent = open_rechecks(session, [one.serial or one.lot_no for _, one in found])
    silent = {(n.product_id, n.lot_no, n.expires_on) for n in notices(session)}
    lines = []
    for kind, one in found:
        product = products[one.product_id]
        unanswered = kind is LastDay.EXPIRY and (one.product_id, one.lot_no, one.day) in silent
        lines.append(
            DueLine(
                kind, one.day, (one.day - today.today).days, one.product_id, product.name, product.model, product.unit, one.lot_no,
                one.serial, codes.get(one.location_id, ""), one.quantity, one.state, sent.get(one.serial or one.lot_no, ""), unanswered,
            )
        )  # fmt: skip
    return tuple(lines), cut


def is_past(thing: UnitView | LotView, today: Terms) -> bool:
    """Whether one of the last days of goods is over."""
    days = {LastDay.KEEPING: thing.valid_until, LastDay.EXPIRY: thing.expires_on, LastDay.STORAGE: thing.store_until}
    return any(day is not None and day <= today.past_until(which) for which, day in days.items())


def identities(session: Session, line: DueLine) -> list[str]:
    """Every serial number of a line, or its lot."""
    if not line.serial:
        return [line.lot_no]
    found = dates.serials_due(
        session, line.which, line.day, line.state, product_id=line.product_id, lot_no=line.lot_no, on=line.day
    )
    there = {unit.serial for unit in units.units(session, (serial for serial, *_ in found)) if unit.location == line.location}
    return sorted(there)


def notices(session: Session, *, open_only: bool = True, limit: int = 200) -> list[NoticeView]:
    """Goods that reached their expiry date, the oldest first; without `open_only` the answered ones too, the newest first."""
    waiting = select(ExpiryNotice).where(ExpiryNotice.acknowledged_at.is_(None)).order_by(ExpiryNotice.expires_on, ExpiryNotice.id)
    query = waiting if open_only else select(ExpiryNotice).order_by(ExpiryNotice.id.desc())
    rows = list(session.scalars(query.limit(limit)))
    products = catalog.products_by_key(session, (row.product_id for row in rows))
    names = identity_queries.names(session) if rows else {}
    return [
        NoticeView(
            row.id, row.product_id, products[row.product_id].name, products[row.product_id].model, row.lot_no, row.expires_on,
            row.quantity, row.noticed_at, row.reported_to, row.reported_at, row.measure, row.acknowledged_at,
            names.get(row.person_id or 0, ""),
        )
        for row in rows
    ]  # fmt: skip


def open_rechecks(session: Session, wanted: Iterable[str]) -> dict[str, str]:
    """The open 物资复验记录 of serial numbers and lots; those without one are left out."""
    asked, found = sorted({one for one in wanted if one}), {}
    for first in range(0, len(asked), 500):
        part: Sequence[str] = asked[first : first + 500]
        still = Recheck.state == RecheckState.RAISED
        lots = select(Recheck.lot_no, Recheck.number).where(Recheck.lot_no.in_(part), still)
        serials = (
            select(RecheckUnit.serial, Recheck.number).join(Recheck, Recheck.id == RecheckUnit.recheck_id)
            .where(RecheckUnit.serial.in_(part), still)
        )  # fmt: skip
        for query in (lots, serials):
            found.update(dict(session.execute(query).all()))
    return found


def _kept() -> tuple[Select[str, date], Select[str, date]]:
    """What passed a recheck without a later last day: lots, and serial numbers."""
    passed = (
        Recheck.state == RecheckState.PASSED, Recheck.cause == LastDay.KEEPING, Recheck.new_until.is_not(None),
        Recheck.new_until == Recheck.old_until,
    )  # fmt: skip
    lots = select(Recheck.lot_no, Recheck.old_until).where(*passed, Recheck.lot_no != "")
    serials = select(RecheckUnit.serial, Recheck.old_until).join(Recheck, Recheck.id == RecheckUnit.recheck_id).where(*passed)
    return lots, serials


def rechecked_for(session: Session, until: date) -> set[tuple[str, date]]:
    """Numbers with the last day they were rechecked for and keep: they are not due for it once more."""
    lots, serials = _kept()
    return {
        (number, day) for query in (lots, serials) for number, day in session.execute(query.where(Recheck.old_until <= until))
    }


def was_rechecked(session: Session, identity: str, valid_until: date | None) -> bool:
    """Whether goods passed a recheck for the last day that they have."""
    lots, serials = _kept()
    for query in (lots.where(Recheck.lot_no == identity), serials.where(RecheckUnit.serial == identity)):
        if session.scalar(query.where(Recheck.old_until == valid_until).limit(1)) is not None:
            return True
    return False


def recheck(session: Session, number: str) -> RecheckView | None:
    """One 物资复验记录 by number."""
    row = session.scalar(select(Recheck).where(Recheck.number == number))
    return None if row is None else _views(session, [row])[0]


def recheck_of_sheet(session: Session, inspection_no: str) -> RecheckView | None:
    """The 物资复验记录 that an inspection sheet belongs to."""
    row = session.scalar(select(Recheck).where(Recheck.inspection_no == inspection_no).limit(1))
    return None if row is None else _views(session, [row])[0]


@once("recheck")
def rechecks(session: Session, *, open_only: bool = True, limit: int = 100) -> list[RecheckView]:
    """物资复验记录: the open ones oldest first, or all newest first."""
    query = select(Recheck).order_by(Recheck.id if open_only else Recheck.id.desc()).limit(limit)
    if open_only:
        query = query.where(Recheck.state == RecheckState.RAISED)
    return _views(session, list(session.scalars(query)))


def _views(session: Session, rows: list[Recheck]) -> list[RecheckView]:
    if not rows:
        return []
    products = catalog.products_by_key(session, (row.product_id for row in rows))
    names = identity_queries.names(session)
    on_sheet = select(RecheckUnit).where(RecheckUnit.recheck_id.in_([row.id for row in rows])).order_by(RecheckUnit.serial)
    listed = grouped(session.scalars(on_sheet), lambda one: one.recheck_id)
    serials = {row.id: tuple(one.serial for one in listed[row.id]) for row in rows}
    first = {row.id: serials[row.id][0] if serials[row.id] else row.lot_no for row in rows}
    lots = {lot.lot_no: lot for lot in units.lots(session, (row.lot_no for row in rows if not serials[row.id]))}
    single = {unit.serial: unit for unit in units.units(session, first.values())}
    came = _came_in(session, first.values())
    views = []
    for row in rows:
        product, lot, unit = products[row.product_id], lots.get(first[row.id]), single.get(first[row.id])
        extensions = lot.extensions if lot else unit.extensions if unit else 0
        views.append(
            RecheckView(
                row.number, row.state, row.cause, row.product_id, product.name, product.model, product.unit, row.lot_no,
                serials[row.id], row.quantity, lot.supplier if lot else "", lot.supplier_lot if lot else "", came.get(first[row.id]),
                row.old_until, row.new_until, extensions, row.raised_at, names.get(row.raiser_id or 0, ""), row.inspection_no,
                row.judged_at, names.get(row.inspector_id or 0, ""), row.remark,
            )
        )  # fmt: skip
    return views


def _came_in(session: Session, numbers: Iterable[str]) -> dict[str, date]:
    """The day each unit or lot came into the store last."""
    asked = sorted(set(numbers))
    kinds = StockMove.kind.in_((StockMoveKind.RECEIPT, StockMoveKind.OPENING))
    found: dict[str, date] = {}
    for column in (StockMove.serial, StockMove.lot_no):
        query = select(column, func.max(StockMove.at)).where(column.in_(asked), column != "", kinds).group_by(column)
        found |= {number: site_day(at) for number, at in session.execute(query)}
    return found
