"""Reads of counts: how far they are, what differs, which periods lack theirs (D-11)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.catalog import queries as catalog
from app.core.clock import site_day
from app.core.errors import not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.identity import queries as identity
from app.settings.service import setting_text
from app.storage import count_rules as rules
from app.storage.count_states import LIVE
from app.storage.count_views import CountLineView, CountPlaceView, CountView, PeriodView, ReadView
from db.models.counting import CountLine, CountPlace, CountRead, StockCount
from db.models.storage import StockMove
from db.states import CountPlaceState, CountState
from db.types import yes

PERIODS = 12
"""So many periods are looked back on."""


def counts(session: Session, limit: int = 60) -> list[CountView]:
    """The counts that go on, then the others, each newest first."""
    rows = list(session.scalars(select(StockCount).order_by(StockCount.id.desc()).limit(limit)))
    rows.sort(key=lambda row: row.state not in LIVE)
    return _views(session, rows)


def count(session: Session, number: str) -> CountView:
    """One count.

    Raises:
        NotFound: There is none of the number.
    """
    row = session.scalar(select(StockCount).where(StockCount.number == number))
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "盘点表"), number)
    return _views(session, [row])[0]


def unfinished(session: Session) -> list[CountView]:
    """The counts that go on or wait for approval, oldest first."""
    return _views(session, list(session.scalars(select(StockCount).where(StockCount.state.in_(LIVE)).order_by(StockCount.id))))


def live(session: Session) -> list[str]:
    """Numbers of the counts that may still be counted on, oldest first."""
    open_states = (CountState.OPEN, CountState.COUNTING)
    return list(session.scalars(select(StockCount.number).where(StockCount.state.in_(open_states)).order_by(StockCount.id)))


def places(session: Session, number: str) -> list[CountPlaceView]:
    """The places of a count in the order in which one walks: by zone, then by code."""
    query = select(CountPlace).join(StockCount, StockCount.id == CountPlace.count_id).where(StockCount.number == number)
    rows = list(session.scalars(query))
    where = {place.location_id: place for place in catalog.locations(session)}
    who = _counters(session, [row.count_id for row in rows[:1]])
    found = [
        CountPlaceView(
            row.id, where[row.location_id].code, where[row.location_id].zone, row.state, row.round, row.counted, who.get(row.id, ())
        )
        for row in rows
    ]
    return sorted(found, key=lambda place: (place.zone, place.code))


def place_codes(session: Session, count_id: int) -> dict[int, str]:
    """Codes of the places of a count by their key in it."""
    rows = session.execute(select(CountPlace.id, CountPlace.location_id).where(CountPlace.count_id == count_id)).all()
    codes = catalog.location_codes(session, (location for _, location in rows))
    return {key: codes.get(location, "") for key, location in rows}


def open_reads(session: Session, count_id: int) -> int:
    """How many reads of a count wait to be cleared."""
    return int(session.scalar(select(func.count()).select_from(CountRead).where(CountRead.count_id == count_id, yes(CountRead.open))) or 0)


def exceptions(session: Session, number: str, limit: int = 1000) -> list[ReadView]:
    """The reads of a count that wait to be cleared, in the order in which they came."""
    return _reads(session, number, yes(CountRead.open), CountRead.id, limit)


def last_reads(session: Session, number: str, place: str = "", limit: int = 50) -> list[ReadView]:
    """The newest reads of a count, or of one place of it."""
    only: ColumnElement[bool] = CountRead.undone_at.is_(None)
    if place:
        found = catalog.location_by_code(session, place)
        of_place = select(CountPlace.id).where(CountPlace.location_id == (found.location_id if found else 0))
        only = only & CountRead.place_id.in_(of_place)
    return _reads(session, number, only, CountRead.id.desc(), limit)


def lines(session: Session, number: str, *, differing: bool = False, blind: bool = True) -> list[CountLineView]:
    """The figures of a count, place by place.

    Args:
        session: Read session.
        number: The count.
        differing: Only what differs.
        blind: Without the places that wait for their second count: who counts them must not know the first.
    """
    query = (
        select(CountLine, CountPlace).join(CountPlace, CountPlace.id == CountLine.place_id)
        .join(StockCount, StockCount.id == CountPlace.count_id).where(StockCount.number == number)
    )  # fmt: skip
    if differing:
        query = query.where(CountLine.booked != CountLine.counted)
    if blind:
        query = query.where(CountPlace.state.in_((CountPlaceState.AGREED, CountPlaceState.CONFIRMED)))
    found = session.execute(query).all()
    products = catalog.products_by_key(session, (line.product_id for line, _ in found if line.product_id))
    where = {place.location_id: place for place in catalog.locations(session)}
    views = []
    for line, place in found:
        product = products.get(line.product_id or 0)
        at = where[place.location_id]
        other = where.get(line.elsewhere_id or 0)
        views.append(
            CountLineView(
                line.id, at.code, at.zone, line.round, product.name if product else "", product.model if product else "",
                product.unit if product else "", line.serial, line.lot_no, line.booked, line.counted, line.first_counted,
                line.tolerated, line.found, other.code if other else "", line.cause, line.words, line.outcome, line.note,
            )
        )  # fmt: skip
    return sorted(views, key=lambda line: (line.zone, line.place, line.product, line.lot_no, line.serial))


def differing(session: Session, count_id: int) -> int:
    """How many figures of a count differ beyond its tolerance."""
    query = select(func.count()).select_from(CountLine).join(CountPlace, CountPlace.id == CountLine.place_id)
    beyond = (CountLine.booked != CountLine.counted, ~yes(CountLine.tolerated))
    return int(session.scalar(query.where(CountPlace.count_id == count_id, *beyond)) or 0)


def unexplained(session: Session, count_id: int) -> list[str]:
    """Differences of a count beyond its tolerance that lack their cause, by serial or lot number."""
    query = select(CountLine.serial, CountLine.lot_no).join(CountPlace, CountPlace.id == CountLine.place_id).where(
        CountPlace.count_id == count_id, CountLine.booked != CountLine.counted, ~yes(CountLine.tolerated), CountLine.cause.is_(None)
    )  # fmt: skip
    return [serial or lot_no for serial, lot_no in session.execute(query)]


def periods(session: Session, now: datetime, back: int = PERIODS) -> list[PeriodView]:
    """How the count stands of each period since the store keeps its book here, at most `back` of them, oldest first (D-11)."""
    kind = setting_text(session, "count.period", now)
    today = site_day(now)
    begun = _begun(session)
    current = rules.period_of(today, kind)
    spans = [current]
    while len(spans) < back and begun is not None and spans[0].first > rules.period_of(begun, kind).first:
        spans.insert(0, rules.period_of(spans[0].before, kind))
    query = select(StockCount).where(yes(StockCount.whole), StockCount.state != CountState.CANCELLED, StockCount.period >= spans[0].first)
    made = {row.period: row for row in session.scalars(query)}
    found = []
    for span in spans:
        row = made.get(span.first)
        finished = site_day(row.closed_at) if row is not None and row.closed_at is not None else None
        mark = rules.mark_of(span, today, finished, row is not None)
        found.append(PeriodView(span.first, span.last, mark, row.number if row else "", finished))
    return found


def _begun(session: Session) -> date | None:
    """The day from which months can be missed: the first move of the ledger, or the first count."""
    moved = session.scalar(select(func.min(StockMove.at)))
    counted = session.scalar(select(func.min(StockCount.period)))
    days = [day for day in (site_day(moved) if moved else None, counted) if day is not None]
    return min(days, default=None)


def _views(session: Session, rows: Collection[StockCount]) -> list[CountView]:
    if not rows:
        return []
    keys = [row.id for row in rows]
    of_count: dict[int, dict[CountPlaceState, int]] = {key: {} for key in keys}
    by_state = select(CountPlace.count_id, CountPlace.state, func.count()).where(CountPlace.count_id.in_(keys))
    for count_id, state, number in session.execute(by_state.group_by(CountPlace.count_id, CountPlace.state)):
        of_count[count_id][state] = int(number)
    by_count = select(CountRead.count_id, func.count()).where(CountRead.count_id.in_(keys), yes(CountRead.open))
    waiting = dict(session.execute(by_count.group_by(CountRead.count_id)).all())
    names = identity.names(session)
    return [
        CountView(
            row.number, row.period, row.whole, row.scope, row.state, row.due_on, row.tolerance_permille, row.tolerance_pieces, row.made_at,
            row.submitted_at, names.get(row.submitted_by_id or 0, ""), row.approved_at, names.get(row.approved_by_id or 0, ""),
            row.closed_at, row.reason, of_count[row.id], int(waiting.get(row.id, 0)),
        )
        for row in rows
    ]  # fmt: skip


def counters(session: Session, number: str) -> dict[int, tuple[str, ...]]:
    """Who counted in each round of a count, 1 the first, in the order they began."""
    names = identity.names(session)
    query = (
        select(CountRead.round, CountRead.person_id, func.min(CountRead.id)).join(StockCount, StockCount.id == CountRead.count_id)
        .where(StockCount.number == number).group_by(CountRead.round, CountRead.person_id)
    )  # fmt: skip
    found: dict[int, tuple[str, ...]] = {}
    for nth, person_id, _ in sorted(session.execute(query).all(), key=lambda row: (row[0], row[2])):
        found[nth] = (*found.get(nth, ()), names.get(person_id, ""))
    return found


def _counters(session: Session, count_ids: Collection[int]) -> dict[int, tuple[str, ...]]:
    names = identity.names(session)
    found: dict[int, tuple[str, ...]] = {}
    query = select(CountRead.place_id, CountRead.person_id, func.min(CountRead.id)).where(CountRead.count_id.in_(count_ids))
    rows = session.execute(query.group_by(CountRead.place_id, CountRead.person_id)).all()
    for place_id, person_id, _ in sorted(rows, key=lambda row: row[2]):
        found[place_id] = (*found.get(place_id, ()), names.get(person_id, ""))
    return found


def _reads(
    session: Session, number: str, only: ColumnElement[bool], order: ColumnElement[int] | InstrumentedAttribute[int], limit: int
) -> list[ReadView]:
    query = (
        select(CountRead, CountPlace.location_id).join(CountPlace, CountPlace.id == CountRead.place_id)
        .join(StockCount, StockCount.id == CountRead.count_id).where(StockCount.number == number, only).order_by(order).limit(limit)
    )  # fmt: skip
    rows = session.execute(query).all()
    codes = catalog.location_codes(session, (key for read, location in rows for key in (location, read.elsewhere_id)))
    products = catalog.products_by_key(session, (read.product_id for read, _ in rows if read.product_id))
    names = identity.names(session)
    views = []
    for read, location in rows:
        product = products.get(read.product_id or 0)
        views.append(
            ReadView(
                read.id, read.at, codes.get(location, ""), read.round, names.get(read.person_id, ""), read.code,
                read.serial or read.lot_no or read.code, f"{product.name} {product.model}" if product else "", read.quantity, read.found,
                read.counts, read.open, codes.get(read.elsewhere_id or 0, ""), read.note,
            )
        )  # fmt: skip
    return views
