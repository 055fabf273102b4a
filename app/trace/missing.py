"""Boxes and goods that were not seen at their next expected scan (E-10): where they were last, found or lost."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.boxing import queries as boxing
from app.boxing import stopping
from app.core.clock import day_end
from app.core.entry import clean
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.dispatch import queries as dispatch
from app.settings.service import setting_int
from app.storage import queries as storage
from app.trace import doubts
from app.trace.doubt_views import Overdue
from app.units import queries as units
from db.models.trace import Sighting
from db.states import BoxState, StockMoveKind, StopKind, TripState, UnitState

HOURS = "custody.missing_box_hours"
_AHEAD = (TripState.PLANNED, TripState.ARRIVED, TripState.CHECKED, TripState.LOADING)
"""Trips that boxes are still waited for."""


def overdue(session: Session, now: datetime) -> tuple[Overdue, ...]:
    """What was not seen within the hours of the setting after its next scan was due, the longest first."""
    wait = timedelta(hours=setting_int(session, HOURS, now))
    found = [*_not_loaded(session), *_not_boxed(session)]
    seen = _last_seen(session, [one.thing for one in found])
    late = [_after_sighting(one, seen.get(one.thing)) for one in found]
    return tuple(sorted((one for one in late if now - one.due_at >= wait), key=lambda one: one.due_at))


def _not_loaded(session: Session) -> list[Overdue]:
    """Sealed boxes whose vehicle should have been loaded."""
    boxes = boxing.boxes_in(session, BoxState.SEALED)
    orders = dispatch.numbered(session, {box.dispatch_no for box in boxes})
    trips = {trip.number: trip for trip in dispatch.trips(session, _AHEAD)} if any(o.trip_no for o in orders.values()) else {}
    found = []
    for box in boxes:
        order = orders.get(box.dispatch_no)
        trip = trips.get(order.trip_no) if order is not None else None
        sealed = box.sealed_at or box.closed_at or box.opened_at
        day = order.delivery_day if order is not None else None
        planned = trip.planned_at if trip is not None else day_end(day) if day is not None else None
        if planned is None:
            continue  # nobody has said yet when it leaves
        name = say(QT_TRANSLATE_NOOP("app", "{dispatch} 第 {n} 箱"), dispatch=box.dispatch_no, n=box.box_no)
        expected = say(QT_TRANSLATE_NOOP("app", "装车"))
        found.append(Overdue(box.sscc, str(name), box.dispatch_no, expected, max(planned, sealed), sealed, box.packer, box.station, True))
    return found


def _not_boxed(session: Session) -> list[Overdue]:
    """Goods that were drawn from their place and not put into a box."""
    drawn = storage.last_moves(session, StockMoveKind.PICK, UnitState.PICKED)
    found = []
    things = [(unit.serial, unit.product_name, unit.location) for unit in units.units(session, drawn)]
    for lot in units.lots_in(session, UnitState.PICKED):
        place = next((b.location for b in lot.balances if b.state is UnitState.PICKED), "")
        things.append((lot.lot_no, lot.product_name, place))
    for identity, product, place in things:
        if identity in drawn:
            expected = say(QT_TRANSLATE_NOOP("app", "装箱"))
            found.append(Overdue(identity, product, "", expected, drawn[identity], drawn[identity], "", place))
    return found


def _last_seen(session: Session, things: list[str]) -> dict[str, Sighting]:
    if not things:
        return {}
    newest = select(func.max(Sighting.id)).where(Sighting.thing.in_(things)).group_by(Sighting.thing)
    return {row.thing: row for row in session.scalars(select(Sighting).where(Sighting.id.in_(newest)))}


def _after_sighting(one: Overdue, seen: Sighting | None) -> Overdue:
    if seen is None or seen.at <= one.last_at:
        return one
    return Overdue(
        one.thing, one.name, one.number, one.expected, max(one.due_at, seen.at), seen.at, one.last_by, seen.place, one.is_box
    )


def found(work: Work, thing: str, place: str, note: str = "") -> None:
    """Somebody searched and saw it: the wait for the next scan begins anew.

    Raises:
        BadInput: No place.
    """
    work.require(*doubts.FINDERS)
    where = clean(QT_TRANSLATE_NOOP("app", "在哪里找到"), place, needed=True)
    words = clean(QT_TRANSLATE_NOOP("app", "说明"), note)
    work.session.add(
        Sighting(thing=thing, place=where, note=words, station=work.station, at=work.now, person_id=work.actor.person_id or 0)
    )
    work.session.flush()
    work.audit("note_sighting", "sighting", thing, place=where, note=words)


def lost(work: Work, thing: str, note: str) -> None:
    """Searched for and not there: the box or the goods are stopped, and quality hears of it.

    Raises:
        BadInput: No note.
        Conflict: It has moved on meanwhile.
    """
    work.require(*doubts.FINDERS)
    why = clean(QT_TRANSLATE_NOOP("app", "找过哪里"), note, needed=True)
    if boxing.box(work.session, thing) is not None:
        stopping.stop(work, thing, StopKind.MISSING, why)
    else:
        doubts.report(work, StopKind.MISSING, why, identity=thing, quantity=_pieces(work.session, thing))


def _pieces(session: Session, identity: str) -> int:
    lot = units.lot(session, identity)
    return 1 if lot is None else max((b.quantity for b in lot.balances if b.state is UnitState.PICKED), default=1)
