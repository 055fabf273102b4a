"""Freight of trips (F-21): who enters what, in which order, and the month by carrier."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from app.core.errors import AppError, BadInput, Conflict, NotPermitted, Refused
from app.core.work import Actor
from app.dispatch import freight
from app.dispatch import service as dispatch
from app.dispatch.freight_views import FreightMonth, FreightView
from db.states import Role
from tests.conftest import Workplace
from tests.helpers import catalog
from tests.helpers.dispatch import LOADING_AT, Shipping
from tests.helpers.orders import People

DAY = date(2026, 11, 23)


@pytest.fixture
def ship(place: Workplace, people: People) -> Shipping:
    return Shipping(place, people)


@pytest.fixture
def finance(people: People) -> Actor:
    return people(Role.FINANCE)


def act(ship: Shipping, actor: Actor, command: Callable[..., FreightView | None], *values: object) -> FreightView | None:
    with ship.place.work(actor) as work:
        return command(work, *values)


def refused(ship: Shipping, actor: Actor, command: Callable[..., FreightView | None], *values: object) -> type[AppError]:
    with pytest.raises(AppError) as caught:
        act(ship, actor, command, *values)
    return type(caught.value)


def month(ship: Shipping, day: date = DAY) -> FreightMonth:
    with ship.place.read() as session:
        return freight.month(session, day, {Role.FINANCE})


@pytest.mark.clause("F-21")
def test_logistics_agrees_finance_takes_the_invoice_and_pays(ship: Shipping, finance: Actor) -> None:
    carrier = catalog.carrier(ship.place)
    trip = ship.trip(carrier_id=carrier.carrier_id).number
    assert refused(ship, ship.sales, freight.agree, trip, 100) is NotPermitted
    assert refused(ship, finance, freight.agree, trip, 100) is NotPermitted
    assert refused(ship, finance, freight.register_invoice, [trip], "运票 1", DAY) is Conflict  # nothing was agreed
    assert refused(ship, ship.head, freight.agree, trip, 0) is BadInput
    act(ship, ship.head, freight.agree, trip, 1_200_00, "报价 0007")
    assert refused(ship, ship.head, freight.agree, trip, 1_100_00) is Refused  # M-02
    act(ship, ship.head, freight.agree, trip, 1_100_00, "报价 0008", "重新议价")
    assert refused(ship, ship.head, freight.add_extra, trip, 0, "压车") is BadInput
    assert refused(ship, ship.head, freight.add_extra, trip, 80_00, " ") is BadInput
    assert refused(ship, ship.head, freight.add_extra, trip, -2_000_00, "破损扣款") is BadInput
    act(ship, ship.head, freight.add_extra, trip, 80_00, "压车半天")
    seen = act(ship, finance, freight.add_extra, trip, -30_00, "破损扣款")
    assert seen is not None and (seen.total_fen, seen.extra_fen, seen.agreed_fen) == (1_150_00, 50_00, 1_100_00)
    assert refused(ship, finance, freight.pay, [trip], DAY) is Conflict
    assert refused(ship, ship.head, freight.register_invoice, [trip], "运票 1", DAY) is NotPermitted
    assert refused(ship, finance, freight.register_invoice, [trip], "运票 1", DAY + timedelta(days=1)) is BadInput
    act(ship, finance, freight.register_invoice, [trip], "运票 1", DAY)
    assert refused(ship, ship.head, freight.agree, trip, 1, "", "晚了") is Conflict
    assert month(ship).unpaid_fen == 1_150_00
    act(ship, finance, freight.pay, [trip], DAY)
    assert month(ship).unpaid_fen == 0
    assert refused(ship, finance, freight.pay, [trip], DAY) is Conflict
    assert refused(ship, ship.head, freight.add_extra, trip, 1_00, "晚了") is Conflict


@pytest.mark.clause("F-21")
def test_the_month_is_summed_by_carrier(ship: Shipping, finance: Actor) -> None:
    one, other = catalog.carrier(ship.place, "甲运"), catalog.carrier(ship.place, "乙运")
    trips = [ship.trip(carrier_id=key.carrier_id).number for key in (one, one, other)]
    later = ship.trip(carrier_id=one.carrier_id, planned_at=LOADING_AT + timedelta(days=8)).number
    ship.trip()  # an own vehicle costs nothing here
    called_off = ship.trip(carrier_id=one.carrier_id).number
    with ship.place.work(ship.head) as work:
        dispatch.cancel_trip(work, called_off, "不用了")
    for trip, fen in ((trips[0], 1_000_00), (trips[2], 300_00), (later, 77_00)):
        act(ship, ship.head, freight.agree, trip, fen)
    act(ship, finance, freight.register_invoice, [trips[0]], "运票 1", DAY)
    assert refused(ship, finance, freight.register_invoice, [trips[2]], "运票 1", DAY) is BadInput  # another carrier's
    assert refused(ship, finance, freight.register_invoice, [trips[0], trips[2]], "运票 2", DAY) is BadInput
    act(ship, finance, freight.pay, [trips[0]], DAY)
    paid_for = ship.trip(carrier_id=other.carrier_id, planned_at=LOADING_AT + timedelta(days=40)).number
    act(ship, ship.head, freight.agree, paid_for, 150_00)  # called off when the vehicle was there: what was agreed is still owed
    with ship.place.work(ship.head) as work:
        dispatch.cancel_trip(work, paid_for, "客户改期")
    assert [(trip.trip_no, trip.total_fen) for trip in month(ship, DAY + timedelta(days=40)).trips] == [(paid_for, 150_00)]
    found = month(ship)
    assert [(c.carrier, len(c.trips), c.total_fen, c.unpaid_fen, c.not_invoiced_fen) for c in found.carriers] == [
        ("乙运", 1, 300_00, 300_00, 300_00), ("甲运", 2, 1_000_00, 0, 0),
    ]  # fmt: skip
    assert (found.total_fen, found.unpaid_fen) == (1_300_00, 300_00)
    assert [trip.trip_no for trip in month(ship, date(2026, 12, 31)).trips] == [later]


@pytest.mark.clause("F-21", "M-05")
def test_guards_crew_and_sales_see_no_freight(ship: Shipping) -> None:
    trip = ship.trip(carrier_id=catalog.carrier(ship.place).carrier_id).number
    with ship.place.read() as session:
        for role in (Role.GUARD, Role.SHIPPER, Role.STOREKEEPER, Role.SALES):
            for ask in (lambda role=role: freight.month(session, DAY, {role}), lambda role=role: freight.freight(session, trip, {role})):
                with pytest.raises(Refused) as caught:
                    ask()
                assert caught.value.clause == "M-05"
        assert freight.freight(session, trip, {Role.LOGISTICS_HEAD}) is not None
