"""What is due for whom, from real events."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from app.aftersales import service as aftersales
from app.aftersales.views import CaseDraft
from app.core.clock import SetClock
from app.core.work import Workplace
from app.dispatch.service import create_trip
from app.dispatch.views import TripDraft
from app.gate import incidents
from app.gate.views import SeenKind
from app.materials import stock
from app.reminders import queries
from app.reminders.views import Mark
from app.yard import service as yard_service
from app.yard.views import Arrival, YardPurpose
from db.states import Role
from tests.helpers import materials
from tests.helpers.gate import Yard
from tests.helpers.orders import People


@pytest.fixture
def yard(place: Workplace, people: People) -> Yard:
    return Yard(place, people)


def clauses(yard: Yard, *roles: Role) -> dict[str, Mark]:
    with yard.place.read() as session:
        return {line.clause: line.mark for line in queries.due(session, roles, yard.place.clock.now())}


def test_nobody_has_anything_at_first(place: Workplace) -> None:
    with place.read() as session:
        assert queries.due(session, tuple(Role), place.clock.now()) == ()
        figures = queries.figures(session, place.clock.now())
        assert figures.open_cases == (0, 0, 0, 0) and figures.arrivals.percent == 100.0
        assert queries.newest(session) == ()
        assert len(queries.other_roles(session, place.clock.now())) == 5


def test_waiting_signatures_go_to_their_departments(yard: Yard) -> None:
    yard.closed()
    assert clauses(yard, Role.FINANCE) == {"H-03": Mark.HOLD}
    assert "H-03" not in clauses(yard, Role.AFTER_SALES)
    yard.sign()
    assert clauses(yard, Role.FINANCE) == {}
    assert "H-07" in clauses(yard, Role.GUARD)
    with yard.place.read() as session:
        titles = [str(line.title) for line in queries.due(session, (Role.GUARD,), yard.place.clock.now()) if line.clause == "H-07"]
    assert titles == ["已可放行，未出门：苏Z·8****"]  # its last four are read off the vehicle


def test_a_vehicle_that_came_instead_waits_for_the_logistics_head(yard: Yard, clock: SetClock) -> None:
    yard.planned()
    with yard.place.work(yard.guard) as work:
        yard_service.enter(work, Arrival("苏Z·2222A", YardPurpose.TRIP, trip_no=yard.trip_no))
        yard_service.enter(work, Arrival("苏Z·3333A", YardPurpose.VISITOR))
    assert clauses(yard, Role.LOGISTICS_HEAD)["G-02"] is Mark.HOLD and "G-02" not in clauses(yard, Role.STOREKEEPER)
    assert "H-08" not in clauses(yard, Role.LOGISTICS_HEAD)
    clock.forward(hours=8)
    assert clauses(yard, Role.LOGISTICS_HEAD)["H-08"] is Mark.INFO


def test_slip_back_is_reminded_after_three_days(yard: Yard, clock: SetClock) -> None:
    """F-22."""
    yard.out()
    assert clauses(yard, Role.SALES)["F-22"] is Mark.NOT_YET
    clock.forward(days=3, seconds=1)
    assert clauses(yard, Role.SALES)["F-22"] is Mark.WRONG


def test_the_24_hour_clock_is_on_the_list(yard: Yard, clock: SetClock) -> None:
    """J-02: amber from 20 h, red after 24 h."""
    yard.out()
    clock.forward(minutes=1)
    with yard.place.work(yard.service) as work:
        view = aftersales.register(work, CaseDraft(yard.serials[0], "自行分闸"))
    for hours, mark in ((0, Mark.INFO), (20, Mark.HOLD), (24, Mark.HOLD)):
        clock.set(view.registered_at)
        clock.forward(hours=hours)
        assert clauses(yard, Role.AFTER_SALES)["J-02"] is mark
    clock.forward(seconds=1)
    assert clauses(yard, Role.AFTER_SALES)["J-02"] is Mark.WRONG
    with yard.place.read() as session:
        figures = queries.figures(session, clock.now())
        assert sum(figures.open_cases) == 1 and figures.released == 0
        newest = queries.newest(session)
    assert newest[0].document == "SH-2026-0001"
    assert {one.page for one in newest} >= {"orders", "dispatch", "gate", "aftersales"}


def test_a_refusal_at_the_gate_reaches_the_storekeeper_and_is_only_a_note_once_the_vehicle_left(yard: Yard) -> None:
    yard.signed()
    yard.verify(yard.token(), {SeenKind.PLATE: "0000"})
    assert clauses(yard, Role.STOREKEEPER)["H-05"] is Mark.WRONG
    yard.verify(yard.token())
    assert clauses(yard, Role.STOREKEEPER)["H-05"] is Mark.INFO
    with yard.place.work(yard.keeper) as work:
        incidents.mark_seen(work, 1)
    assert "H-05" not in clauses(yard, Role.STOREKEEPER)


@pytest.mark.clause("C-04")
def test_packaging_at_its_minimum_is_on_the_list_of_the_store_and_of_whoever_gets_more(place: Workplace, people: People) -> None:
    materials.item(place, stocked=21)
    materials.item(place, replace(materials.BAG, minimum=5), stocked=0)

    def due(role: Role) -> list[tuple[str, str, Mark]]:
        with place.read() as session:
            lines = queries.due(session, (role,), place.clock.now())
            return [(line.clause, line.document, line.mark) for line in lines]

    assert due(Role.PURCHASING) == [] and due(Role.PLANNING) == [("C-04", "packaging", Mark.WRONG)]
    with place.work(materials.KEEPER) as work:
        stock.count(work, "ZX-02", 20, "盘点")
    assert due(Role.PURCHASING) == [("C-04", "packaging", Mark.HOLD)]
    assert len(due(Role.STOREKEEPER)) == 2


@pytest.mark.clause("F-14")
def test_a_trip_without_a_vehicle_alerts_the_logistics_head_the_day_before(place: Workplace, people: People, clock: SetClock) -> None:
    loading = clock.now() + timedelta(days=3)
    with place.work(people(Role.LOGISTICS_HEAD)) as work:
        made = create_trip(work, TripDraft("", "", "", loading, vehicle_kind="9.6 米厢车"))

    def told(role: Role) -> list[Mark]:
        with place.read() as session:
            return [line.mark for line in queries.due(session, [role], clock.now()) if line.document == made.number]

    assert told(Role.LOGISTICS_HEAD) == []
    clock.forward(days=2)
    assert (told(Role.LOGISTICS_HEAD), told(Role.FINANCE)) == ([Mark.HOLD], [])
    clock.forward(hours=5)
    assert told(Role.LOGISTICS_HEAD) == [Mark.WRONG]
