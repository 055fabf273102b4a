"""Reads of goods in doubt, of what may be meant, and of numbers that were typed."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import text as word_text
from app.files import service as files
from app.identity import queries as people
from app.storage import queries as storage
from app.trace.doubt_views import Candidate, DoubtView, TypedView
from app.trace.doubts import IN_STORE, KIND
from app.units import queries as units
from db.models.trace import GoodsDoubt, TypedSerial
from db.states import DoubtState

_OPEN = (DoubtState.REPORTED, DoubtState.IDENTIFIED, DoubtState.RELABELLED)


def doubts(session: Session, *, closed: int = 0) -> tuple[DoubtView, ...]:
    """Open records, oldest first, then the newest `closed` ones that are settled."""
    rows = list(session.scalars(select(GoodsDoubt).where(GoodsDoubt.state.in_(_OPEN)).order_by(GoodsDoubt.id)))
    if closed:
        done = select(GoodsDoubt).where(GoodsDoubt.state == DoubtState.CLOSED).order_by(GoodsDoubt.id.desc()).limit(closed)
        rows += session.scalars(done)
    return _views(session, rows)


def candidates(session: Session, place: str, product_id: int | None = None) -> tuple[Candidate, ...]:
    """What the records say stands at a place, what came last first: one of these lost its mark."""
    where = catalog.location_by_code(session, place) if place else None
    if where is None:
        return ()
    found = []
    for unit in units.units_at(session, where.location_id, product_id):
        if unit.state in IN_STORE:
            came = max(storage.last_of_each(session, unit.serial).values(), default=None)
            name = f"{unit.product_name} {unit.model}"
            found.append(Candidate(unit.serial, name, word_text(unit.state), unit.certificate_no, came))
    for lot in units.lots_at(session, where.location_id, product_id):
        pieces = [b for b in lot.balances if b.location == where.code and b.state in IN_STORE]
        if pieces:
            count = sum(b.quantity for b in pieces)
            came = max(storage.last_of_each(session, lot.lot_no).values(), default=None)
            state = say(QT_TRANSLATE_NOOP("app", "{state} {n} 件"), state=word_text(pieces[0].state), n=count)
            found.append(Candidate(lot.lot_no, f"{lot.product_name} {lot.model}", state, lot.certificate_no, came, count))
    found.sort(key=lambda one: (one.came is None, -(one.came.timestamp() if one.came else 0)))
    return tuple(found)


def typed(session: Session, limit: int = 200) -> tuple[TypedView, ...]:
    """Numbers that were typed, newest first: the exception report of E-05."""
    names = people.names(session)
    return tuple(
        TypedView(row.identity, row.reason, row.use, row.station, row.at, names.get(row.person_id, ""))
        for row in session.scalars(select(TypedSerial).order_by(TypedSerial.id.desc()).limit(limit))
    )


def _views(session: Session, rows: list[GoodsDoubt]) -> tuple[DoubtView, ...]:
    if not rows:
        return ()
    names = people.names(session)
    products = catalog.products_by_key(session, _keys(row.product_id for row in rows))
    codes = catalog.location_codes(session, _keys(row.location_id for row in rows))
    photos = files.counts(session, KIND, [str(row.id) for row in rows])
    found = []
    for row in rows:
        product = products.get(row.product_id or 0)
        found.append(
            DoubtView(
                row.id, row.kind, row.state, row.identity, f"{product.name} {product.model}" if product else "", row.product_id,
                row.quantity, codes.get(row.location_id or 0, ""), row.seen, row.at, names.get(row.person_id, ""), row.evidence,
                names.get(row.identifier_id or 0, ""), row.outcome, row.note, names.get(row.decider_id or 0, ""),
                photos.get(str(row.id), 0),
            )
        )  # fmt: skip
    return tuple(found)


def _keys(keys: Iterable[int | None]) -> list[int]:
    return [key for key in keys if key is not None]
