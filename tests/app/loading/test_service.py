from __future__ import annotations

import pytest

from app.boxing.views import BoxView
from app.core.clock import SetClock
from app.core.errors import BadInput, Conflict, NotPermitted, Refused
from app.core.work import Workplace
from app.devices.codes import Command
from app.dispatch import picking as dispatch
from app.dispatch.handing import Announcement
from app.dispatch.views import DispatchOrderView
from app.loading import climate, container_no, handover_rules, photos, queries, service, vehicle_rules
from app.loading.bench import DockBench
from app.loading.events import LoadChanged, LoadClosed
from app.loading.views import LoadView, Measures, VehicleFindings
from app.settings import service as settings
from app.units import queries as units
from db.models.catalog import Product
from db.states import BoxState, DeliveryMode, DispatchState, Role, TripState, UnitState, Verdict
from tests.app.files.test_pictures import photo
from tests.helpers.dispatch import LOADING_AT, Shipping, Station
from tests.helpers.orders import People


@pytest.fixture
def ship(place: Workplace, people: People) -> Shipping:
    return Shipping(place, people)


def ready(ship: Shipping, clock: SetClock, **trip: object) -> tuple[DispatchOrderView, BoxView]:
    """A 发货单 whose one box is sealed, on a trip."""
    order, items = ship.picked((ship.product(), 1), trip=ship.trip(**trip))
    box = ship.sealed(order, items, clock)
    return ship.seen(order.number), box


def check(ship: Shipping, trip_no: str, findings: VehicleFindings) -> LoadView:
    with ship.place.work(ship.keeper) as work:
        return service.check_vehicle(work, trip_no, findings)


def start(ship: Shipping, trip_no: str, **more: object) -> LoadView:
    ship.staged(trip_no)
    with ship.place.work(ship.keeper) as work:
        return service.start(work, trip_no, **more)  # type: ignore[arg-type]


def test_load_from_check_to_close(ship: Shipping, clock: SetClock) -> None:
    told: list[object] = []
    ship.place.bus.on(LoadClosed, lambda _work, event: told.append(event))
    order, box = ready(ship, clock)
    ship.loading(order.trip_no)
    assert ship.seen(order.number).state is DispatchState.LOADING
    closed = ship.loaded(order.trip_no)
    assert told == [LoadClosed(order.trip_no)]
    assert closed.state is TripState.CLOSED and closed.boxes == (box.sscc,) and len(closed.load_hash) == 64
    assert {role for role, _ in closed.confirmed_by} == {Role.SALES, Role.STOREKEEPER}
    assert ship.seen(order.number).state is DispatchState.LOADED
    assert ship.box(box.sscc).state is BoxState.LOADED
    with ship.place.read() as session:
        unit = units.unit(session, box.items[0].serial)
    assert unit is not None and unit.state is UnitState.LOADED


@pytest.mark.clause("G-02")
def test_vehicle_and_container_are_the_booked_ones(ship: Shipping, clock: SetClock) -> None:
    trip = ship.trip(container_no="CSQU3054383", booked_seal_no="S0045822")
    good = {"plate": ship.vehicle.plate, "container_no": "CSQU 305438-3", "seal_no": "s0045822"}

    def refused(**changes: str) -> str:
        with pytest.raises(Refused) as caught:
            check(ship, trip.number, VehicleFindings(**(good | changes)))  # type: ignore[arg-type]
        assert caught.value.clause == "G-02"
        return str(caught.value.reason)

    assert refused(plate="浙A·99999") == "车号与预约不符"
    assert refused(container_no="CSQU3054384") == "柜号校验位不对：末位应是 3，请再看一遍"
    assert refused(container_no="CSQU30543") == "柜号要四个字母、七个数字"
    assert refused(container_no="MSKU6011672") == "柜号与预约不符"
    assert refused(seal_no="S0045823") == "封签号与预约不符"
    assert check(ship, trip.number, VehicleFindings(**good)).state is TripState.CHECKED  # type: ignore[arg-type]


@pytest.mark.clause("G-02")
def test_a_trailer_that_was_booked_is_the_one_at_the_dock(ship: Shipping, clock: SetClock) -> None:
    trip = ship.trip(trailer="浙a·0t1挂")
    for seen in ("", "浙A0T2挂"):
        with pytest.raises(Refused) as caught:
            check(ship, trip.number, VehicleFindings(ship.vehicle.plate, trailer=seen))
        assert (caught.value.clause, str(caught.value.reason)) == ("G-02", "挂车与预约不符")
    assert check(ship, trip.number, VehicleFindings(ship.vehicle.plate, trailer="浙A0T1挂")).state is TripState.CHECKED


@pytest.mark.parametrize(("number", "right"), [("CSQU3054383", True), ("CSQU3054384", False), ("MSKU6011672", True), ("ABC", False)])
def test_check_digit_of_a_container(number: str, right: bool) -> None:
    assert container_no.is_right(number) is right


@pytest.mark.clause("G-03")
@pytest.mark.parametrize("question", list(vehicle_rules.QUESTIONS))
def test_unfit_vehicle_is_not_loaded(ship: Shipping, clock: SetClock, question: str) -> None:
    order, _ = ready(ship, clock)
    with pytest.raises(Refused) as caught:
        start(ship, order.trip_no)  # nobody looked
    assert caught.value.clause == "G-03"
    view = check(ship, order.trip_no, VehicleFindings(ship.vehicle.plate, **{question: False}))  # type: ignore[arg-type]
    assert view.state is TripState.PLANNED and view.check is not None and not view.check.passed
    with pytest.raises(Refused) as caught:
        start(ship, order.trip_no)
    assert caught.value.clause == "G-03"
    assert vehicle_rules.QUESTIONS[question] in str(caught.value.reason)
    assert check(ship, order.trip_no, VehicleFindings(ship.vehicle.plate)).state is TripState.CHECKED
    assert start(ship, order.trip_no).state is TripState.LOADING


@pytest.mark.clause("E-07")
def test_rain_moisture_and_shock_are_each_answered(ship: Shipping, clock: SetClock) -> None:
    order, box = ready(ship, clock)
    ship.loading(order.trip_no)
    with ship.place.work(ship.packer) as work:
        service.load_box(work, order.trip_no, box.sscc)
    with pytest.raises(Refused) as caught, ship.place.work(ship.sales) as work:
        service.close(work, order.trip_no, ship.keeper, measures=Measures(moisture="", shock=" "))
    assert (caught.value.clause, str(caught.value.reason)) == ("E-07", "运输防护未做：防潮、防震固定；不需要的写明理由")
    with ship.place.work(ship.sales) as work:
        service.close(work, order.trip_no, ship.keeper, measures=Measures(moisture="厢式车", shock="单箱"))
    with ship.place.read() as session:
        kept = queries.measures(session, order.trip_no)
    assert kept == (("rain", True, ""), ("moisture", False, "厢式车"), ("shock", False, "单箱"))


@pytest.mark.clause("G-08")
def test_a_seal_is_used_once(ship: Shipping, clock: SetClock) -> None:
    first, _ = ready(ship, clock)
    ship.loading(first.trip_no)
    ship.loaded(first.trip_no, "S0045822")
    with ship.place.work(ship.head) as work:
        service.reopen_load(work, first.trip_no, "换封签")  # the seal was cut, it stays on record
    second, other = ready(ship, clock)
    ship.loading(second.trip_no)
    with ship.place.work(ship.packer) as work:
        service.load_box(work, second.trip_no, other.sscc)
    with pytest.raises(Refused) as caught, ship.place.work(ship.sales) as work:
        service.close(work, second.trip_no, ship.keeper, "s-004 5822")
    assert caught.value.clause == "G-08" and first.trip_no in str(caught.value.reason)
    third = ship.trip(container_no="CSQU3054383")
    with pytest.raises(Refused) as caught:
        check(ship, third.number, VehicleFindings(ship.vehicle.plate, "CSQU3054383", "S0045822"))
    assert caught.value.clause == "G-08"


@pytest.mark.clause("G-16")
def test_papers_of_a_vehicle_of_no_file_are_recorded(ship: Shipping, clock: SetClock) -> None:
    trip = ship.trip(plate="浙A·0T009", inspection_until=LOADING_AT.date())
    with pytest.raises(Refused) as caught:
        check(ship, trip.number, VehicleFindings("浙A·0T009"))
    assert (caught.value.clause, trip.plate) == ("G-16", "浙A·0T009")
    view = check(ship, trip.number, VehicleFindings("浙A·0T009", document="行驶证 330100012345"))
    assert view.check is not None and view.check.findings.document == "行驶证 330100012345"


@pytest.mark.clause("F-11")
def test_customer_is_told_before_loading(ship: Shipping, clock: SetClock) -> None:
    from app.dispatch import service as dispatch
    from tests.helpers.dispatch import EVERY_POINT

    breaker = ship.product()
    (serial,) = ship.stock(breaker, 1)
    made, trip = ship.issued(ship.order((breaker, 1))), ship.trip()
    with ship.place.work(ship.sales) as work:
        dispatch.settle(work, made.number, EVERY_POINT)
    with ship.place.work(ship.head) as work:
        dispatch.accept(work, made.number)
        dispatch.plan(work, made.number, trip.number)
    with ship.place.work(ship.packer) as work:
        order = dispatch.pick(work, made.number, serial)
    ship.sealed(order, (serial,), clock)
    check(ship, trip.number, VehicleFindings(ship.vehicle.plate))
    with pytest.raises(Refused) as caught:
        start(ship, trip.number)
    assert caught.value.clause == "F-11"
    with ship.place.work(ship.sales) as work:
        dispatch.notify_customer(work, made.number, "收货员甲", "电话", LOADING_AT)
    assert start(ship, trip.number).state is TripState.LOADING


@pytest.mark.clause("G-05")
@pytest.mark.decision("X-05")
def test_loading_is_watched(ship: Shipping, clock: SetClock, people: People) -> None:
    order, _ = ready(ship, clock)
    leader = people(Role.TEAM_LEADER)
    check(ship, order.trip_no, VehicleFindings(ship.vehicle.plate))
    with pytest.raises(Refused) as caught:
        start(ship, order.trip_no, supervisor_id=leader.person_id)
    assert caught.value.clause == "G-05"
    with pytest.raises(Refused):
        start(ship, order.trip_no, briefed=False)
    view = start(ship, order.trip_no, supervisor_id=leader.person_id, delegated_in="委托书 2026-1")
    assert (view.supervisor, view.delegated_in) == (leader.name, "委托书 2026-1")


@pytest.mark.clause("G-04")
def test_boxes_that_do_not_belong_or_are_on_already(ship: Shipping, clock: SetClock) -> None:
    order, box = ready(ship, clock)
    elsewhere, other = ready(ship, clock)
    ship.loading(order.trip_no)

    def refused(sscc: str) -> str:
        with pytest.raises(Refused) as caught, ship.place.work(ship.packer) as work:
            service.load_box(work, order.trip_no, sscc)
        assert caught.value.clause == "G-04"
        told.update({str(fact.label): str(fact.value) for fact in caught.value.facts})
        return str(caught.value.reason)

    told: dict[str, str] = {}
    assert "不在本车装货清单" in refused(other.sscc)
    assert (told["它属于"], told["车次"]) == (elsewhere.trip_no, order.trip_no)  # to which vehicle it is carried
    with ship.place.work(ship.packer) as work:
        service.load_box(work, order.trip_no, box.sscc)
    assert "重复扫描" in refused(box.sscc)


@pytest.mark.clause("G-17")
@pytest.mark.decision("X-05")
def test_who_loaded_stands_beside_who_watched(ship: Shipping, clock: SetClock, people: People) -> None:
    order, items = ship.picked((ship.product(), 3), trip=ship.trip())
    first, second, third = ship.sealed_apart(order, items, clock)
    leader = people(Role.TEAM_LEADER)
    ship.loading(order.trip_no)
    for actor, sscc in ((leader, first), (ship.packer, second)):
        with ship.place.work(actor) as work:
            service.load_box(work, order.trip_no, sscc)
    view = ship.load(order.trip_no)
    assert (view.loaders, view.supervisor) == ((leader.name, ship.packer.name), ship.sales.name)
    with pytest.raises(NotPermitted), ship.place.work(ship.keeper) as work:
        service.load_box(work, order.trip_no, third)  # he counts what others load
    with ship.place.work(people(Role.ADMINISTRATOR)) as work:
        settings.change(work, "loading.executor_role", "storekeeper", "仓库自己装车", approver_id=ship.head.person_id)
    with ship.place.work(ship.keeper) as work:
        service.load_box(work, order.trip_no, third)
    assert ship.load(order.trip_no).loaders[-1] == ship.keeper.name


@pytest.mark.clause("E-11")
def test_damaged_box_stays(ship: Shipping, clock: SetClock) -> None:
    order, box = ready(ship, clock)
    ship.loading(order.trip_no)
    with pytest.raises(Refused) as caught, ship.place.work(ship.packer) as work:
        service.load_box(work, order.trip_no, box.sscc, intact=False)
    assert caught.value.clause == "E-11"
    with ship.place.work(ship.packer) as work:
        service.report_damage(work, box.sscc, "箱角压坏")
    assert ship.box(box.sscc).state is BoxState.HOLD


@pytest.mark.clause("G-04")
def test_both_roles_confirm_as_two_people(ship: Shipping, clock: SetClock, people: People) -> None:
    order, box = ready(ship, clock)
    ship.loading(order.trip_no)
    with ship.place.work(ship.packer) as work:
        service.load_box(work, order.trip_no, box.sscc)
    both = people(Role.SALES, Role.STOREKEEPER)
    with ship.place.work(both) as work:
        service.confirm_load(work, order.trip_no)
    with pytest.raises(Refused) as caught, ship.place.work(both) as work:
        service.close_load(work, order.trip_no)
    assert caught.value.clause == "G-04"
    assert str(caught.value.reason) == "缺仓管员确认"
    with pytest.raises(Conflict), ship.place.work(both) as work:
        service.confirm_load(work, order.trip_no)
    with pytest.raises(NotPermitted), ship.place.work(ship.packer) as work:
        service.confirm_load(work, order.trip_no)
    with ship.place.work(ship.keeper) as work:
        service.confirm_load(work, order.trip_no)
    with ship.place.work(both) as work:
        assert service.close_load(work, order.trip_no).closed_at is not None


@pytest.mark.clause("G-07")
def test_load_that_is_not_secured_stays_open(ship: Shipping, clock: SetClock) -> None:
    order, box = ready(ship, clock)
    ship.loading(order.trip_no)
    with ship.place.work(ship.packer) as work:
        service.load_box(work, order.trip_no, box.sscc)
    with pytest.raises(Refused) as caught, ship.place.work(ship.sales) as work:
        service.close(work, order.trip_no, ship.keeper, secured=False)
    assert caught.value.clause == "G-07"
    assert ship.load(order.trip_no).confirmed_by == ()  # nobody is left with half a close


@pytest.mark.clause("G-04")
def test_two_people_close_a_load_in_one_action(ship: Shipping, clock: SetClock, people: People) -> None:
    order, box = ready(ship, clock)
    ship.loading(order.trip_no)
    with ship.place.work(ship.packer) as work:
        service.load_box(work, order.trip_no, box.sscc)
    with pytest.raises(NotPermitted), ship.place.work(ship.sales) as work:
        service.close(work, order.trip_no, ship.packer)
    with pytest.raises(Refused) as caught, ship.place.work(ship.sales) as work:
        service.close(work, order.trip_no, ship.sales)
    assert str(caught.value.reason) == "缺仓管员确认"
    with ship.place.work(ship.sales) as work:
        closed = service.close(work, order.trip_no, ship.keeper)
    assert closed.confirmed_by == ((Role.SALES, ship.sales.name), (Role.STOREKEEPER, ship.keeper.name))
    with ship.place.work(ship.sales) as work:  # the answer was lost on the way, and the same comes again
        assert service.close(work, order.trip_no, ship.keeper) == closed
    other = people(Role.SALES)
    with pytest.raises(Conflict), ship.place.work(ship.keeper) as work:
        service.close(work, order.trip_no, other)


@pytest.mark.clause("G-08")
def test_short_load_and_open_container_do_not_close(ship: Shipping, clock: SetClock) -> None:
    order, box = ready(ship, clock, container_no="CSQU3054383")
    ship.loading(order.trip_no, VehicleFindings(ship.vehicle.plate, "CSQU3054383"))
    with pytest.raises(Refused) as caught, ship.place.work(ship.keeper) as work:
        service.confirm_load(work, order.trip_no)  # what is not on yet cannot have been looked at
    assert caught.value.clause == "G-08"

    def refused() -> str:
        with pytest.raises(Refused) as caught, ship.place.work(ship.sales) as work:
            service.close_load(work, order.trip_no)
        assert caught.value.clause == "G-08"
        return str(caught.value.reason)

    assert "已装 0 箱，应装 1 箱" in refused()
    with ship.place.work(ship.packer) as work:
        service.load_box(work, order.trip_no, box.sscc)
    for actor in (ship.sales, ship.keeper):
        with ship.place.work(actor) as work:
            service.confirm_load(work, order.trip_no)
    assert refused() == "未封柜"
    with ship.place.work(ship.people(Role.ADMINISTRATOR)) as work:
        settings.change(work, "loading.seal_photo_required", "true", "出口柜", approver_id=ship.head.person_id)
    with pytest.raises(Refused) as caught, ship.place.work(ship.sales) as work:
        service.close_load(work, order.trip_no, "S 004-5822")
    assert (caught.value.clause, str(caught.value.reason)) == ("G-08", "封签还没有拍照")
    with ship.place.work(ship.keeper) as work:
        photos.attach(work, order.trip_no, "seal", "封签.jpg", photo(64, 48))
    with ship.place.work(ship.sales) as work:
        assert service.close_load(work, order.trip_no, "S 004-5822").seal_no == "S0045822"


@pytest.mark.clause("G-02")
def test_a_trip_without_a_vehicle_has_none_to_be_checked(ship: Shipping) -> None:
    made = ship.trip(plate="", driver="", phone="", vehicle_kind="9.6m")
    with pytest.raises(Refused) as caught:
        check(ship, made.number, VehicleFindings("", document="行驶证"))
    assert (caught.value.clause, str(caught.value.reason)) == ("G-02", "车次还没有定车，先填车牌、司机再验车")


@pytest.mark.clause("F-08", "F-09")
@pytest.mark.parametrize(("mode", "row"), [(DeliveryMode.PICKUP, "F-08"), (DeliveryMode.CONSIGNED, "F-09")])
def test_another_vehicle_than_the_announced_one_is_not_loaded(mode: DeliveryMode, row: str) -> None:
    for announced in ("浙A·0T001", "浙a 0t001", ""):
        handover_rules.must_be_the_pickup_vehicle(mode, "FH1", announced, "浙A·0T001")
        handover_rules.must_be_the_carriers_vehicle(mode, "FH1", announced, "浙A·0T001")
    with pytest.raises(Refused) as caught:
        handover_rules.must_be_the_pickup_vehicle(mode, "FH1", "浙A·0T001", "浙A·0T002")
        handover_rules.must_be_the_carriers_vehicle(mode, "FH1", "浙A·0T001", "浙A·0T002")
    assert caught.value.clause == row


@pytest.mark.clause("F-09")
def test_the_vehicle_the_carrier_signed_for_is_the_one_loaded(ship: Shipping, clock: SetClock) -> None:
    from app.dispatch import service as dispatch

    breaker = ship.product()
    (serial,) = ship.stock(breaker, 1)
    order = ship.planned(ship.order((breaker, 1), mode=DeliveryMode.CONSIGNED))
    with ship.place.work(ship.packer) as work:
        order = dispatch.pick(work, order.number, serial)
    ship.sealed(order, (serial,), clock)
    other = Announcement("司机乙", "驾驶证", "浙A·0T002", "示范物流有限公司")
    with ship.place.work(ship.sales) as work:
        dispatch.announce(work, order.number, other)
        service.count_with_carrier(work, order.number, 1, "司机乙")
        service.sign_handover(work, order.number, "司机乙", "运单 1", 1)
    check(ship, order.trip_no, VehicleFindings(ship.vehicle.plate))
    with pytest.raises(Refused) as caught:
        start(ship, order.trip_no)
    assert (caught.value.clause, str(caught.value.reason)) == ("F-09", "来车不是报来的那辆：销售改报来人车辆后重新交接")


@pytest.mark.clause("E-08")
def test_an_ordinary_vehicle_takes_no_goods_that_travel_cool(ship: Shipping, clock: SetClock) -> None:
    order, _ = ready(ship, clock)
    with ship.place.work(ship.head) as work:
        work.session.query(Product).update({"climate_low_c": 2, "climate_high_c": 8})
    check(ship, order.trip_no, VehicleFindings(ship.vehicle.plate))
    with pytest.raises(Refused) as caught:
        start(ship, order.trip_no)
    assert caught.value.clause == "E-08"


@pytest.mark.clause("F-09")
def test_carrier_signs_before_loading(ship: Shipping, clock: SetClock) -> None:
    breaker = ship.product()
    (serial,) = ship.stock(breaker, 1)
    order = ship.planned(ship.order((breaker, 1), mode=DeliveryMode.CONSIGNED))
    from app.dispatch import service as dispatch

    with ship.place.work(ship.packer) as work:
        order = dispatch.pick(work, order.number, serial)
    ship.sealed(order, (serial,), clock)
    check(ship, order.trip_no, VehicleFindings(ship.vehicle.plate))
    with pytest.raises(Refused) as caught:
        start(ship, order.trip_no)
    assert (caught.value.clause, str(caught.value.reason)) == ("F-09", "物流公司未签收")
    ship.announced(order.number)
    with ship.place.work(ship.packer) as work:
        service.count_with_carrier(work, order.number, 1, "承运员甲")
    with pytest.raises(Refused) as caught, ship.place.work(ship.sales) as work:
        service.sign_handover(work, order.number, "承运员甲", "运单 1", 2)
    assert caught.value.clause == "F-09"
    with ship.place.work(ship.sales) as work:
        service.sign_handover(work, order.number, "承运员甲", "运单 1", 1)
    start(ship, order.trip_no)
    assert ship.loaded(order.trip_no).closed_at is not None


@pytest.mark.clause("F-08")
def test_customer_signs_at_pickup(ship: Shipping, clock: SetClock) -> None:
    from app.boxing.handover import hand_over
    from app.dispatch import service as dispatch

    breaker = ship.product()
    (serial,) = ship.stock(breaker, 1)
    order = ship.planned(ship.order((breaker, 1), mode=DeliveryMode.PICKUP))
    with ship.place.work(ship.packer) as work:
        order = dispatch.pick(work, order.number, serial)
    box = ship.sealed(order, (serial,), clock)
    check(ship, order.trip_no, VehicleFindings(ship.vehicle.plate))
    with pytest.raises(Refused) as caught:
        start(ship, order.trip_no)
    assert caught.value.clause == "F-08"
    ship.announced(order.number)
    with ship.place.work(ship.sales) as work:
        hand_over(work, order.number, box.sscc)
        service.sign_handover(work, order.number, "提货员甲", "授权书 1", 1)
    assert start(ship, order.trip_no).state is TripState.LOADING


def test_reopened_load_tells_and_needs_new_confirmations(ship: Shipping, clock: SetClock) -> None:
    told: list[object] = []
    ship.place.bus.on(LoadChanged, lambda _work, event: told.append(event))
    order, box = ready(ship, clock)
    ship.loading(order.trip_no)
    first = ship.loaded(order.trip_no)
    with ship.place.work(ship.head) as work:
        view = service.reopen_load(work, order.trip_no, "换车")
    assert told == [LoadChanged(order.trip_no, "换车")]
    assert view.confirmed_by == () and view.load_hash == "" and view.boxes == (box.sscc,)
    with ship.place.work(ship.packer) as work:
        assert service.unload_box(work, order.trip_no, box.sscc, "换位置").boxes == ()
    assert ship.box(box.sscc).state is BoxState.SEALED
    assert ship.loaded(order.trip_no).load_hash == first.load_hash  # the same boxes, the same vehicle


@pytest.mark.clause("G-04")
def test_loading_by_scan(ship: Shipping, clock: SetClock) -> None:
    order, box = ready(ship, clock)
    _, other = ready(ship, clock)
    ship.loading(order.trip_no)
    dock = Station(ship.place, clock, DockBench(), ship.packer)
    assert dock.scan(order.trip_no).verdict is Verdict.GOOD
    assert dock.bench.state.mode == "load"
    wrong = dock.scan(f"00{other.sscc}")
    assert (wrong.verdict, wrong.clause) == (Verdict.WRONG, "G-04")
    dock.scan(Command.CONFIRM)
    dock.scan(Command.SHORT)  # the next one is damaged
    damaged = dock.scan(f"00{box.sscc}")
    assert (damaged.verdict, damaged.clause) == (Verdict.WRONG, "E-11")
    dock.scan(Command.CONFIRM)
    dock.scan(Command.SHORT)
    assert dock.scan(f"00{box.sscc}").verdict is Verdict.DONE
    assert dock.scan(Command.UNDO).verdict is Verdict.INFO
    assert dock.bench.state.counted == 0
    dock.scan(f"00{box.sscc}")
    with ship.place.read() as session:
        assert queries.trip_of_box(session, box.sscc) == order.trip_no
    assert "核对" in str(dock.bench.state.next_step)


@pytest.mark.clause("E-04")
def test_valuable_goods_are_put_back_once_their_carrier_signed(ship: Shipping, clock: SetClock) -> None:
    breaker = ship.product()
    first, second = ship.stock(breaker, 2)
    order = ship.planned(ship.order((breaker, 2)))
    with ship.place.work(ship.keeper) as work:
        work.session.query(Product).update({"valuable": True})
    dock = Station(ship.place, clock, DockBench(), ship.packer)
    for code in (order.number, first, second):
        dock.scan(code)
    assert dock.scan(Command.UNDO).verdict is Verdict.INFO, "nobody carries what was scanned a moment ago"
    assert (dock.bench.state.counted, dock.scan(Command.TAKE_OUT).verdict) == (1, Verdict.INFO)
    with pytest.raises(Refused, match="防护未确认"), ship.place.work(ship.packer) as work:
        dispatch.put_back(work, order.number, first)
    asked = dock.scan(first)
    assert (asked.verdict, asked.clause, dock.bench.state.counted) == (Verdict.HOLD, "E-04", 1) and "贵重/安全件" in str(asked.message)
    for given_up in (Command.UNDO, Command.TAKE_OUT):  # neither is a way around the signature
        dock.scan(given_up)
        assert dock.bench.state.counted == 1 and dock.bench.state.back is None
        dock.scan(Command.CONFIRM)
        assert dock.bench.state.counted == 1
        dock.scan(Command.TAKE_OUT)
        assert dock.scan(first).clause == "E-04"
    dock.scan(Command.UNDO)
    clock.forward(minutes=10)
    assert (dock.scan(Command.UNDO).clause, dock.bench.state.counted) == ("E-04", 1), "it was carried off long since"
    assert dock.scan(Command.CONFIRM).verdict is Verdict.INFO
    assert dock.bench.state.counted == 0 and dock.bench.state.back is None


@pytest.mark.clause("E-08")
def test_temperature_of_cool_goods_is_recorded_at_departure(ship: Shipping, clock: SetClock) -> None:
    order, _ = ready(ship, clock)
    with ship.place.read() as session:
        assert not climate.is_needed(session, [order.number])
    with pytest.raises(Conflict), ship.place.work(ship.keeper) as work:
        climate.note(work, order.trip_no, 20, 80, "T-07", 43)
    ship.loading(order.trip_no)
    with ship.place.work(ship.keeper) as work:
        climate.note(work, order.trip_no, 20, 80, "T-07", 43)
    with pytest.raises(BadInput), ship.place.work(ship.keeper) as work:
        climate.note(work, order.trip_no, 80, 20, "T-07", 43)
    with ship.place.read() as session:
        found = queries.climate(session, order.trip_no)
    assert found is not None and (found.low_dc, found.high_dc, found.logger_no, found.reading_dc) == (20, 80, "T-07", 43)
