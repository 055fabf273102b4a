"""Builds 行车单 (form 34, F-13, G-19) of a trip: its stops in order, with the boxes that are closed or to be expected."""

from __future__ import annotations

from collections import Counter

from sqlalchemy.orm import Session

from app.boxing.expecting import parcels
from app.catalog.kind_queries import vehicle_kinds
from app.core.clock import site_day, site_time
from app.core.errors import not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import word
from app.dispatch import queries as dispatch
from app.dispatch.stops import stops_of
from app.dispatch.views import TripStop, TripView
from app.printing.making import Making
from app.slips import run_sheet as form
from app.yard import queries as yard


def run_sheet(session: Session, document: str, making: Making) -> bytes:
    """Draws the sheet of a trip; `document` is the trip's number.

    Raises:
        NotFound: No such trip.
    """
    trip = dispatch.trip(session, document)
    if trip is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "车次"), document)
    entry = yard.vehicle_of(session, document)
    kinds = {name: kind.name for kind in vehicle_kinds(session) for name in (kind.key, kind.name)}
    stops = stops_of(session, document)
    boxes = _boxes(session, trip, making)
    names = [name for (_, name), stop in zip(trip.crew, trip.crew_stops, strict=True) if stop not in {one.stop for one in stops}]
    paper = form.RunSheet(
        company=making.company, form=making.form, printing=making.printing, number=document, date=site_day(trip.planned_at),
        void=making.void, plate=trip.plate, trailer=entry.trailer if entry is not None and entry.trailer else trip.trailer,
        kind=kinds.get(trip.vehicle_kind, trip.vehicle_kind), carrier=trip.carrier_name, driver=trip.driver, phone=trip.phone,
        container=trip.container_no, seal=trip.seal_no or trip.booked_seal_no, dock=trip.dock, gate=trip.gate, route=trip.route_note,
        booking=trip.booking_no, loads=site_time(trip.planned_at), leaves=site_time(trip.leaves_at) if trip.leaves_at else None,
        arrives=site_time(trip.arrives_at) if trip.arrives_at else None, crew=tuple(names),
        stops=tuple(_stop(one, boxes) for one in stops), transport=_transport(session, trip),
    )  # fmt: skip
    return form.render(paper, tuple(copy for copy in making.copies if copy.name) or form.COPIES)


def _transport(session: Session, trip: TripView) -> str:
    """How the goods go, in words; more than one where the 发货单 of the trip differ."""
    orders = dispatch.numbered(session, trip.dispatch_nos)
    return "、".join(dict.fromkeys(str(word(orders[number].transport)) for number in trip.dispatch_nos if number in orders))


def _boxes(session: Session, trip: TripView, making: Making) -> dict[str, tuple[int, int]]:
    """Boxes and grams of each 发货单, as closed or as to be expected."""
    wanted: dict[str, Counter[int]] = {}
    for order in dispatch.numbered(session, trip.dispatch_nos).values():
        wanted[order.number] = Counter()
        for line in order.lines:
            wanted[order.number][line.product_id] += line.wanted
    found = parcels(session, wanted, site_day(making.printing.printed_at))
    return {number: (len(own), sum(one.weight_g for one in own)) for number, own in found.items()}


def _stop(one: TripStop, boxes: dict[str, tuple[int, int]]) -> form.RunStop:
    own = [boxes.get(number, (0, 0)) for number in one.dispatch_nos]
    return form.RunStop(
        one.stop, one.consignee or one.customer, one.address, f"{one.contact} {one.phone}".strip(),
        site_time(one.arrival_at) if one.arrival_at else None, sum(n for n, _ in own), sum(grams for _, grams in own), one.dispatch_nos,
        tuple(name for _, name in one.crew),
    )  # fmt: skip
