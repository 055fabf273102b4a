"""Short load with approval: what stays becomes a 发货单 of its own, and both go out of the gate one after the other (G-08)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.boxing import checking, sealing
from app.boxing import queries as boxing
from app.boxing import service as boxes
from app.boxing.handover import hand_over
from app.boxing.views import BoxView
from app.core.clock import SetClock
from app.core.errors import Conflict, NotPermitted, Refused
from app.core.work import Actor, Workplace
from app.delivery import queries as deliveries
from app.devices.codes import Command
from app.dispatch import queries as dispatch_queries
from app.dispatch import service as dispatch
from app.dispatch.views import DispatchOrderView, TripDraft
from app.gate.views import GateOutcome, PassState
from app.loading import queries, service, staging
from app.loading.bench import DockBench
from app.loading.views import LoadBoxView, LoadView, VehicleFindings
from app.printing.service import newest_print, print_paper
from db.models.core import PrintedPaper
from db.models.loading import LoadShort
from db.models.storage import StockMove
from db.states import BoxState, DeliveryMode, DispatchState, Role, StockMoveKind, Verdict
from tests.helpers.dispatch import LOADING_AT, Shipping, Station
from tests.helpers.gate import PLATE, Yard
from tests.helpers.orders import People
from tests.helpers.worlds import kept_step


@pytest.fixture
def yard(place: Workplace, people: People) -> Yard:
    return Yard(place, people, quantity=3)


@kept_step
def in_boxes(yard: Yard) -> list[str]:
    """Each piece in a box of its own, sealed; the papers lie in the last one."""
    yard.picked()
    made = []
    for n, serial in enumerate(yard.serials):
        with yard.place.work(yard.leader) as work:
            if n == 0:
                boxes.begin(work, yard.dispatch_no)
                for _ in yard.serials[1:]:
                    boxes.change_box(work, yard.dispatch_no)
            box = boxes.put_in(work, yard.dispatch_no, serial)
            last = serial == yard.serials[-1]
            if not last:
                boxes.change_box(work, yard.dispatch_no)
            listed = boxing.packing_list(work.session, yard.dispatch_no)
            assert listed is not None
            boxes.put_list_in(work, yard.dispatch_no, boxing.list_code(work.session, listed.number, box))
            for paper, _ in boxing.kit(work.session, yard.dispatch_no) if last else ():
                boxes.tick_paper(work, yard.dispatch_no, paper)
        with yard.place.work(yard.checker) as work:
            checking.check_item(work, yard.dispatch_no, serial)
        with yard.place.work(yard.leader) as work:
            sealed = sealing.seal(work, yard.dispatch_no, firm=True)
            assert sealed.label is not None
            sealing.scan_label(work, box.sscc, str(sealed.label.issue))
        made.append(box.sscc)
    return made


def order(yard: Yard, number: str) -> DispatchOrderView:
    with yard.place.read() as session:
        found = dispatch_queries.dispatch_order(session, number)
    assert found is not None
    return found


def boxes_of(yard: Yard, number: str) -> list[tuple[str, int, int, BoxState]]:
    with yard.place.read() as session:
        return [(box.sscc, box.box_no, box.box_count, box.state) for box in boxing.boxes(session, number)]


def leave(yard: Yard, ssccs: list[str], first: Actor | None = None, second: Actor | None = None, **more: object) -> LoadView:
    with yard.place.work(first or yard.head) as work:
        return service.leave_behind(work, yard.trip_no, ssccs, "车厢装不下", second or yard.sales, **more)  # type: ignore[arg-type]


def split_off(yard: Yard) -> str:
    with yard.place.read() as session:
        return session.query(LoadShort.new_no).scalar() or ""


def relabel(yard: Yard, sscc: str) -> BoxView:
    """The old label scanned, the new one stuck on and scanned back."""
    with yard.place.work(yard.leader) as work:
        box = sealing.scan_label(work, sscc)
    assert box.label is not None and box.label.voided_at is None
    with yard.place.work(yard.leader) as work:
        return sealing.scan_label(work, sscc, str(box.label.issue))


def start(yard: Yard) -> None:
    with yard.place.work(yard.sales) as work:
        service.check_vehicle(work, yard.trip_no, VehicleFindings(PLATE))
    yard.laned()
    with yard.place.work(yard.leader) as work:
        service.start(work, yard.trip_no)


def load(yard: Yard, *ssccs: str) -> None:
    for sscc in ssccs:
        with yard.place.work(yard.leader) as work:
            service.load_box(work, yard.trip_no, sscc)


@pytest.mark.clause("G-08", "C-11", "C-15")
def test_a_split_load_leaves_in_two_parts_and_nothing_is_lost(yard: Yard) -> None:
    first, second, third = in_boxes(yard)
    old, pass_no = yard.dispatch_no, yard.gate_pass().number
    start(yard)
    load(yard, first, second)  # the papers are in the third, which finds no room
    view = leave(yard, [third], papers_again=True)
    new = split_off(yard)
    assert (view.dispatch_nos, view.boxes, len(view.expected)) == ((old,), (), 2)
    stays, goes = order(yard, new), order(yard, old)
    assert (stays.state, stays.trip_no, stays.total, stays.picked_total, stays.lines[0].boxed) == (DispatchState.PICKED, "", 1, 1, 1)
    assert (goes.state, goes.total, goes.picked_total, goes.lines[0].boxed) == (DispatchState.LOADING, 2, 2, 2)
    assert {p.serial for p in stays.picked} | {p.serial for p in goes.picked} == set(yard.serials)
    assert stays.notification is None and stays.points == goes.points and stays.accepted_at == goes.accepted_at
    assert boxes_of(yard, old) == [(first, 1, 2, BoxState.CHECKED), (second, 2, 2, BoxState.CHECKED)]
    assert boxes_of(yard, new) == [(third, 1, 1, BoxState.CHECKED)]
    assert yard.gate_pass().number != pass_no and yard.gate_pass().state is PassState.DRAFT
    with pytest.raises(Refused) as caught:
        load(yard, first)  # its label says 1 / 3
    assert caught.value.clause == "G-04"
    for sscc in (first, second, third):
        assert relabel(yard, sscc).state is BoxState.SEALED
    assert order(yard, new).state is DispatchState.READY
    load(yard, first, second)
    yard.close()
    yard.sign()
    gone = yard.verify(yard.token())
    assert gone.outcome is GateOutcome.RELEASED and yard.gate_pass().boxes == 2
    assert order(yard, old).state is DispatchState.IN_TRANSIT
    _second_trip(yard, old, new, third)


def _second_trip(yard: Yard, old: str, new: str, sscc: str) -> None:
    yard.dispatch_no = new
    with yard.place.work(yard.head) as work:
        planned = work.now + timedelta(hours=6)
        draft = TripDraft(PLATE, "司机甲", "138-0000-0000", planned, supervisor_id=yard.sales.person_id, gate="一号门")
        yard.trip_no = dispatch.create_trip(work, draft).number
        dispatch.plan(work, new, yard.trip_no)
    with yard.place.work(yard.sales) as work:
        dispatch.notify_customer(work, new, "收货员甲", "电话", work.now + timedelta(hours=9))
    start(yard)
    load(yard, sscc)
    yard.close()
    yard.sign()
    assert yard.verify(yard.token()).outcome is GateOutcome.RELEASED
    with yard.place.read() as session:
        records = sorted(deliveries.of_order(session, yard.order_no), key=lambda record: record.dispatch_no)
        moves = session.query(StockMove).filter(StockMove.serial == yard.serials[2]).order_by(StockMove.id).all()
        ends = [(m.kind, m.document) for m in moves if m.document in (old, new)]
    assert [(r.dispatch_no, r.boxes, sum(line.shipped for line in r.lines)) for r in records] == [(old, 2, 2), (new, 1, 1)]
    assert ends[:3] == [(StockMoveKind.PICK, old), (StockMoveKind.UNPICK, old), (StockMoveKind.PICK, new)]


@pytest.mark.clause("G-08")
def test_two_people_approve_a_short_load(yard: Yard) -> None:
    first, second, _ = in_boxes(yard)
    both = yard.people(Role.SALES, Role.LOGISTICS_HEAD)
    for one, other in ((both, both), (yard.head, yard.people(Role.LOGISTICS_HEAD)), (yard.sales, yard.sales)):
        with pytest.raises(Refused) as caught:
            leave(yard, [first], one, other)
        assert (caught.value.clause, str(caught.value.reason)) == ("G-08", "少装要物流科长和销售两人批准")
    with pytest.raises(NotPermitted):
        leave(yard, [first], yard.head, yard.keeper)
    with pytest.raises(Conflict):
        leave(yard, [box.sscc for box in _expected(yard)])
    assert len(leave(yard, [first, second], yard.sales, yard.head, papers_again=True).expected) == 1
    with yard.place.read() as session:
        row = session.query(LoadShort).one()
        assert {row.person_id, row.second_id, row.boxes} == {yard.sales.person_id, yard.head.person_id, 2}


def _expected(yard: Yard) -> tuple[LoadBoxView, ...]:
    with yard.place.read() as session:
        view = queries.load(session, yard.trip_no)
    assert view is not None
    return view.expected


@pytest.mark.clause("F-12", "G-08")
def test_a_box_missing_at_the_lane_is_left_behind_and_the_others_go(yard: Yard, clock: SetClock) -> None:
    first, second, third = in_boxes(yard)
    for paper in ("goods_list", "kit_list"):
        with yard.place.work(yard.sales) as work:
            print_paper(work, paper, yard.dispatch_no)
    for sscc in (second, third):
        with yard.place.work(yard.leader) as work:
            staging.stage(work, yard.dispatch_no, sscc)
    with yard.place.work(yard.leader) as work:
        assert staging.report_missing(work, yard.dispatch_no) == 1
    leave(yard, [first], papers_again=True)
    with yard.place.read() as session:
        held = session.query(PrintedPaper).filter(PrintedPaper.document == yard.dispatch_no, PrintedPaper.voided_at.is_(None))
        assert {row.paper for row in held} & {"dispatch_order", "goods_list", "kit_list"} == {"dispatch_order"}  # printed anew
    clock.forward(minutes=5)
    for sscc in (second, third):
        relabel(yard, sscc)
    start(yard)
    load(yard, second, third)
    assert yard.close().boxes == 2


@pytest.mark.clause("F-16", "I-19")
def test_each_part_has_its_papers(yard: Yard) -> None:
    first, _, third = in_boxes(yard)
    for sscc in (first, third):
        with pytest.raises(Refused) as caught:
            leave(yard, [sscc])
        assert caught.value.clause == "F-16" and "另备一份" in str(caught.value.reason)


@pytest.mark.parametrize(
    ("mode", "clause"),
    [
        pytest.param(DeliveryMode.CONSIGNED, "F-09", marks=pytest.mark.clause("F-09")),
        pytest.param(DeliveryMode.PICKUP, "F-08", marks=pytest.mark.clause("F-08")),
    ],
)
def test_each_part_of_a_split_load_is_signed_for_anew(
    place: Workplace, people: People, clock: SetClock, mode: DeliveryMode, clause: str
) -> None:
    ship = Shipping(place, people)
    breaker, trip = ship.product(), ship.trip()
    items = ship.stock(breaker, 2)
    made = ship.planned(ship.order((breaker, 2), mode=mode), trip)
    for item in items:
        with place.work(ship.packer) as work:
            made = dispatch.pick(work, made.number, item)
    ssccs = ship.sealed_apart(made, items, clock)
    _signed(ship, made.number, ssccs)
    with pytest.raises(Refused) as caught, place.work(ship.head) as work:
        service.leave_behind(work, trip.number, ssccs[:1], "车小", ship.sales, papers_again=True)
    assert caught.value.clause == "F-09" and "重新签收" in str(caught.value.reason)
    with place.work(ship.head) as work:
        service.leave_behind(work, trip.number, ssccs[:1], "车小", ship.sales, papers_again=True, signed_anew="运单 2")
    with place.read() as session:
        assert queries.handed_over(session, made.number) == 1
        new = session.query(LoadShort.new_no).scalar() or ""
    again = ship.trip().number
    with place.work(ship.head) as work:
        dispatch.plan(work, new, again)
    with place.work(ship.sales) as work:
        dispatch.notify_customer(work, new, "收货员甲", "电话", LOADING_AT)
    for part, trip_no in ((made.number, trip.number), (new, again)):
        _relabelled(ship, part)
        if part == made.number:
            assert ship.loading(trip_no).started_at is not None
            continue
        with pytest.raises(Refused) as caught:
            ship.loading(trip_no)
        assert caught.value.clause == clause
        _signed(ship, new, ssccs[:1])
        assert ship.loading(trip_no).started_at is not None


def _signed(ship: Shipping, number: str, ssccs: tuple[str, ...]) -> None:
    """Who comes is announced; boxes of a 自提 are scanned in front of him, a carrier counts; he signs for all of them."""
    ship.announced(number)
    consigned = ship.seen(number).mode is DeliveryMode.CONSIGNED
    with ship.place.work(ship.sales) as work:
        for sscc in () if consigned else ssccs:
            hand_over(work, number, sscc)
    if consigned:
        with ship.place.work(ship.packer) as work:
            service.count_with_carrier(work, number, len(ssccs), "承运员甲")
    with ship.place.work(ship.sales) as work:
        service.sign_handover(work, number, "承运员甲", "运单 1", len(ssccs))


def _relabelled(ship: Shipping, number: str) -> None:
    """Every box that waits for its new label gets it."""
    with ship.place.read() as session:
        waiting = [box.sscc for box in boxing.boxes(session, number) if box.state is BoxState.CHECKED]
    for sscc in waiting:
        with ship.place.work(ship.packer) as work:
            label = sealing.scan_label(work, sscc).label
        assert label is not None
        with ship.place.work(ship.packer) as work:
            sealing.scan_label(work, sscc, str(label.issue))


@pytest.mark.clause("E-11", "G-08")
def test_a_box_damaged_at_the_dock_stays_and_is_packed_again(yard: Yard) -> None:
    first, _, _ = in_boxes(yard)
    start(yard)
    with yard.place.work(yard.leader) as work:
        service.report_damage(work, first, "叉车碰破")
    leave(yard, [first], papers_again=True)
    new = split_off(yard)
    assert boxes_of(yard, new) == [(first, 1, 1, BoxState.HOLD)]
    assert order(yard, new).state is DispatchState.PICKED


@pytest.mark.clause("C-11", "G-08")
def test_labels_are_exchanged_at_the_dock(yard: Yard, clock: SetClock) -> None:
    first, second, third = in_boxes(yard)
    start(yard)
    load(yard, first)
    leave(yard, [third], papers_again=True)
    with yard.place.read() as session:
        listed = boxing.packing_list(session, yard.dispatch_no)
        assert listed is not None and not newest_print(session, "packing_list", listed.number)
    dock = Station(yard.place, clock, DockBench(), yard.leader)
    dock.scan(yard.trip_no)
    assert "新标签" in str(dock.scan(f"]Q300{first}911").message)
    assert dock.scan(f"]Q300{first}911").clause == "C-11"
    dock.scan(Command.CONFIRM)
    assert dock.scan(f"]Q300{first}912").verdict is Verdict.GOOD
    dock.scan(f"]Q300{second}911")
    assert dock.scan(f"]Q300{second}912").verdict is Verdict.DONE
    with yard.place.read() as session:
        assert newest_print(session, "packing_list", listed.number)  # the summary says two boxes now


def test_pieces_of_one_lot_are_split_and_add_up(place: Workplace, people: People, clock: SetClock) -> None:
    ship = Shipping(place, people)
    screws, trip = ship.product("LS"), ship.trip()
    (lot,) = ship.stock(screws, 10)
    made = ship.planned(ship.order((screws, 10)), trip)
    with place.work(ship.packer) as work:
        dispatch.pick(work, made.number, lot, 10)
    ssccs = []
    for pieces in (6, 4):
        station = ship.bench(clock)
        station.scan(made.number)
        if pieces == 6:
            station.scan(Command.NEW_BOX)
        station.scan(f"JF${pieces}")
        station.scan(lot)
        if pieces == 6:
            station.scan(Command.NEW_BOX)
        station.scan(station.packing().list_no)
        while station.packing().kit_open and pieces == 4:
            paper = station.packing().kit_open[0]
            station.scan(ship.certificate(lot) if paper == "合格证" else Command.CONFIRM)
        station.actor = ship.inspector
        station.scan(f"JF${pieces}")
        station.scan(lot)
        station.actor = ship.packer
        station.scan(Command.SEAL)
        box = station.packing().box
        assert box is not None
        assert station.scan(f"]Q300{box.sscc}911").verdict is Verdict.DONE
        ssccs.append(box.sscc)
    with place.work(ship.head) as work:
        service.leave_behind(work, trip.number, ssccs[:1], "换小车", ship.sales, papers_again=True)
    with place.read() as session:
        goes, stays = sorted(dispatch_queries.of_order(session, made.order_no), key=lambda view: view.number)
    assert [(v.lines[0].quantity, v.lines[0].boxed, v.picked_total) for v in (goes, stays)] == [(4, 4, 4), (6, 6, 6)]
    assert [(p.lot_no, p.quantity) for p in (*goes.picked, *stays.picked)] == [(lot, 4), (lot, 6)]
    with place.work(ship.packer) as work:
        checking.reopen(work, ssccs[0], "改装")
        boxes.take_out(work, stays.number, lot, 6)
        put = dispatch.put_back(work, stays.number, lot, 6)
    assert put.picked_total == 0  # the ledger knows where it came from
