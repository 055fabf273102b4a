"""Carriers, vehicles and people on real trips: what was lawful when a trip was planned is asked again when it loads and gets its pass."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from app.aftersales import service as aftersales
from app.aftersales.views import CaseDraft
from app.carriers import queries, service
from app.carriers.views import Scores
from app.catalog import queries as masters
from app.catalog import service as master
from app.catalog.views import CarrierDraft, CarrierView, VehicleDraft
from app.core.clock import SetClock, site_day
from app.core.errors import AppError
from app.core.work import Workplace
from app.delivery import service as delivery
from app.delivery.views import LateCause, LineCount, SlipBack
from app.desk import _bus
from app.dispatch import queries as dispatch_queries
from app.dispatch import service as dispatch
from app.dispatch.views import TripDraft
from app.gate import queries as gate
from app.gate import service as passes
from app.identity import service as identity
from app.loading import service as loading
from app.loading import staging
from app.loading.views import VehicleFindings
from db.models.core import AuditEntry
from db.states import Activity, CarrierEventKind, CarrierState, CaseCause, PassState, Role
from tests.helpers import catalog
from tests.helpers.dispatch import LOADING_AT, Shipping
from tests.helpers.gate import PLATE, Yard
from tests.helpers.orders import People
from tests.helpers.worlds import kept_step

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 32


@pytest.fixture
def yard(place: Workplace, people: People) -> Yard:
    return Yard(place, people)


@pytest.fixture
def ship(place: Workplace, people: People) -> Shipping:
    return Shipping(place, people)


def refused(act: Callable[[], object]) -> str | None:
    with pytest.raises(AppError) as caught:
        act()
    return caught.value.clause


@kept_step
def given_to_carrier(yard: Yard) -> CarrierView:
    """A box is sealed, and the vehicle of the trip is a carrier's."""
    yard.boxed()
    carrier = catalog.carrier(yard.place)
    with yard.place.work(yard.head) as work:
        dispatch.change_trip(
            work, yard.trip_no,
            TripDraft(PLATE, "司机甲", "138-0000-0000", work.now + timedelta(hours=2), carrier.carrier_id, (yard.leader.person_id or 0,),
                      yard.sales.person_id, gate="一号门"),
        )  # fmt: skip
    return carrier


def papers(yard: Yard, carrier: CarrierView, licence_until: date) -> None:
    with yard.place.work(yard.head) as work:
        draft = CarrierDraft(carrier.name, "", carrier.state, "运许 0001", licence_until, "安运 0001", carrier.contract_until)
        master.change_carrier(work, carrier.carrier_id, draft, "证照更新")


def checked(yard: Yard) -> None:
    with yard.place.work(yard.sales) as work:
        loading.check_vehicle(work, yard.trip_no, VehicleFindings(PLATE, ""))


def staged(yard: Yard) -> bool:
    with yard.place.read() as session:
        return staging.staging(session, yard.dispatch_no).done


def start(yard: Yard) -> None:
    if not staged(yard):
        yard.laned()
    with yard.place.work(yard.leader) as work:
        loading.start(work, yard.trip_no)


@pytest.mark.clause("G-15")
def test_a_licence_that_ran_out_meanwhile_stops_the_loading(yard: Yard, clock: SetClock) -> None:
    carrier = given_to_carrier(yard)
    checked(yard)
    yesterday = site_day(clock.now()) - timedelta(days=1)
    papers(yard, carrier, yesterday)
    assert refused(lambda: start(yard)) == "G-15"
    papers(yard, carrier, yesterday + timedelta(days=1))
    start(yard)


@pytest.mark.clause("G-14")
def test_a_carrier_terminated_meanwhile_loads_nothing(yard: Yard) -> None:
    carrier = given_to_carrier(yard)
    checked(yard)
    with yard.place.work(yard.head) as work:
        service.move(work, carrier.carrier_id, CarrierState.TERMINATED, "丢货")
    assert refused(lambda: start(yard)) == "G-14"


@pytest.mark.clause("G-14")
def test_the_pass_of_a_terminated_carrier_ends_and_no_other_is_made(yard: Yard, clock: SetClock) -> None:
    carrier = given_to_carrier(yard)
    yard.load()
    yard.close()
    desk = Workplace(yard.place.engine, "办公室", clock, _bus())
    with desk.work(yard.head) as work:
        service.move(work, carrier.carrier_id, CarrierState.TERMINATED, "丢货")
    with yard.place.read() as session:
        ended = gate.last_of_trip(session, yard.trip_no)
    assert ended is not None and ended.state is PassState.VOIDED

    def again() -> None:
        with yard.place.work(yard.keeper) as work:
            passes.reissue(work, yard.trip_no, "重开")

    assert refused(again) == "G-14"


@pytest.mark.clause("G-16")
def test_an_inspection_that_ran_out_meanwhile_stops_the_loading(yard: Yard, clock: SetClock) -> None:
    yard.boxed()
    checked(yard)
    with yard.place.work(yard.head) as work:
        vehicle = masters.vehicle_by_plate(work.session, PLATE)
        assert vehicle is not None
        until = site_day(clock.now()) - timedelta(days=1)
        master.change_vehicle(work, vehicle.vehicle_id, VehicleDraft(PLATE, vehicle.kind, None, until, 1), "行驶证到期")
    assert refused(lambda: start(yard)) == "G-16"


@pytest.mark.clause("F-17", "G-18")
def test_people_whose_qualification_ran_out_meanwhile_stop_the_loading(yard: Yard, clock: SetClock) -> None:
    yard.boxed()
    clock.set(datetime(2028, 1, 3, 1, 0, tzinfo=clock.now().tzinfo))
    with yard.place.work(yard.head) as work:
        vehicle = masters.vehicle_by_plate(work.session, PLATE)
        assert vehicle is not None
        master.change_vehicle(work, vehicle.vehicle_id, VehicleDraft(PLATE, vehicle.kind, None, date(2028, 12, 31), 1), "年检")
    checked(yard)
    assert refused(lambda: start(yard)) == "F-17"


@pytest.mark.clause("G-14", "G-15")
def test_a_contracted_vehicle_stands_for_its_carrier(ship: Shipping) -> None:
    ended = catalog.carrier(ship.place, "已终止的", state=CarrierState.TERMINATED)
    lapsed = catalog.carrier(ship.place, "失效的", contract_until=date(2026, 11, 22))
    good = catalog.carrier(ship.place, "合格的")
    for carrier, row in ((ended, "G-14"), (lapsed, "G-15")):
        vehicle = catalog.vehicle(ship.place, f"浙A·0T10{carrier.carrier_id}", carrier.carrier_id)
        assert refused(lambda plate=vehicle.plate: ship.trip(plate=plate)) == row  # type: ignore[misc]
        assert refused(lambda plate=vehicle.plate: ship.trip(plate=plate, carrier_id=good.carrier_id)) == row  # type: ignore[misc]
    own = catalog.vehicle(ship.place, "浙A·0T109", good.carrier_id)
    assert ship.trip(plate=own.plate).carrier_name == good.name


@pytest.mark.clause("G-15", "G-16")
def test_a_trip_entered_late_is_judged_by_the_day_it_is_entered(ship: Shipping, clock: SetClock) -> None:
    carrier = catalog.carrier(ship.place, licence_until=date(2026, 11, 23))
    vehicle = catalog.vehicle(ship.place, "浙A·0T108", inspection_until=date(2026, 11, 23))
    clock.forward(days=1)
    assert refused(lambda: ship.trip(carrier_id=carrier.carrier_id)) == "G-15"
    assert refused(lambda: ship.trip(plate=vehicle.plate)) == "G-16"


@pytest.mark.clause("G-18")
def test_a_driver_of_own_staff_holds_a_driving_qualification(ship: Shipping, people: People) -> None:
    driver = people(Role.SHIPPER)
    assert refused(lambda: ship.trip(driver=driver.name)) == "G-18"
    with ship.place.work(people(Role.PERSONNEL)) as work:
        identity.qualify(
            work, driver.person_id or 0, Activity.DRIVING, date(2025, 11, 24), certificate_no="驾培 0007", passed_on=date(2025, 11, 20),
            record="内训 8 学时，路考合格",
        )  # fmt: skip
    assert ship.trip(driver=driver.name).driver == driver.name  # twelve months from the day: the last is today
    later = LOADING_AT + timedelta(days=1)
    assert refused(lambda: ship.trip(driver=driver.name, planned_at=later)) == "G-18"
    assert ship.trip(driver="承运商司机", planned_at=later).driver == "承运商司机"


@pytest.mark.clause("G-13", "G-14")
def test_what_was_said_at_the_choice_stays_beside_it(ship: Shipping) -> None:
    better, worse = catalog.carrier(ship.place, "甲运"), catalog.carrier(ship.place, "乙运")
    with ship.place.work(ship.head) as work:
        for carrier, score in ((better, 95), (worse, 60)):
            service.evaluate(work, carrier.carrier_id, Scores(score, score, score, score))
    trip = ship.trip(carrier_id=worse.carrier_id)
    with ship.place.read() as session:
        details = session.scalar(select(AuditEntry.details).where(AuditEntry.action == "create_trip", AuditEntry.object_key == trip.number))
    assert "乙运 C 级，有更好的：A 级" in str(details)


def slip(yard: Yard, received: int, damaged: int, late: LateCause | None = None) -> SlipBack:
    now = yard.place.clock.now()
    counts = (LineCount(1, received, damaged),)
    return SlipBack("收货员甲", now, now, counts, True, damaged == 0, file_name="签收单.png", file_content=PNG, late_cause=late)


@pytest.mark.clause("G-14")
@pytest.mark.parametrize(
    ("days", "cause", "kinds"),
    [
        (0, None, {"on_time", "damage", "loss"}), (40, LateCause.VEHICLE, {"late", "damage", "loss"}),
        (40, LateCause.WEATHER, {"damage", "loss"}),
    ],
)
def test_the_signed_slip_writes_into_the_carriers_file(
    yard: Yard, clock: SetClock, days: int, cause: LateCause | None, kinds: set[str]
) -> None:
    carrier = given_to_carrier(yard)
    yard.load()
    yard.close()
    yard.sign()
    yard.verify(yard.token())
    clock.forward(days=days, hours=5)
    desk = Workplace(yard.place.engine, "办公室", clock, _bus())
    with desk.work(yard.sales) as work:
        record = delivery.register_slip(work, yard.dispatch_no, slip(yard, 1, 1, cause))
    with yard.place.read() as session:
        told = queries.history(session, carrier.carrier_id).events
        words = [str(text) for text in queries.advice(session, carrier.carrier_id, site_day(clock.now()), clock.now())]
    assert {one.kind.value for one in told} == kinds
    assert {(one.trip_no, one.source, one.order_no) for one in told} == {(yard.trip_no, record.number, yard.order_no)}
    assert any("破损 1 次、丢失 1 次" in text for text in words)


@pytest.mark.clause("G-14")
def test_a_complaint_about_transport_writes_into_the_carriers_file(yard: Yard, clock: SetClock) -> None:
    carrier = given_to_carrier(yard)
    yard.load()
    yard.close()
    yard.sign()
    yard.verify(yard.token())
    clock.forward(hours=5)
    desk = Workplace(yard.place.engine, "办公室", clock, _bus())
    with desk.work(yard.sales) as work:
        delivery.register_slip(work, yard.dispatch_no, slip(yard, 2, 0))
    with desk.work(yard.service) as work:
        case = aftersales.register(work, CaseDraft(identity=yard.serials[0], description="外箱被叉破"))
        aftersales.respond(work, case.number, "收货员甲", "已受理")
        aftersales.analyse(work, case.number, CaseCause.TRANSPORT, "运输途中叉破")
    with yard.place.read() as session:
        newest = queries.history(session, carrier.carrier_id).events
        trip = dispatch_queries.trip(session, yard.trip_no)
    assert trip is not None and trip.carrier_id == carrier.carrier_id
    assert {(one.kind, one.source) for one in newest} >= {(CarrierEventKind.COMPLAINT, case.number)}
