"""What the gate makes of who is in the works: the pass follows a corrected plate, releases, who lacks what (F-03, G-02, H-05)."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.core.clock import SetClock, site_day
from app.core.errors import Refused
from app.core.work import Workplace
from app.dispatch import service as dispatch
from app.dispatch.views import TripDraft
from app.gate import inside, reissuing, signing, vehicles
from app.gate import service as gate
from app.gate.inside import InsideView, Standing
from app.gate.views import PassState
from app.loading import queries as loading
from app.yard import queries as yard_queries
from app.yard import service as yard_service
from app.yard.views import Arrival, EntryView, YardPurpose
from db.models.core import PrintedPaper
from db.models.orders import CustomerOrder
from db.states import GateOutcome, Role, SignedHow, TripState
from tests.helpers import trust
from tests.helpers.gate import PIN, PLATE, Yard
from tests.helpers.orders import People

TRAILER, OTHER_TRAILER, OTHER = "苏Z·5107挂", "苏Z·5108挂", "苏Z·8682B"


@pytest.fixture
def yard(place: Workplace, people: People) -> Yard:
    return Yard(place, people, trailer=TRAILER, gate_in=True)


def enter(yard: Yard, plate: str, purpose: YardPurpose = YardPurpose.TRIP) -> EntryView:
    with yard.place.work(yard.guard) as work:
        trip_no = yard.trip_no if purpose is YardPurpose.TRIP else ""
        return yard_service.enter(work, Arrival(plate, purpose, "", trip_no))


def correct(yard: Yard, plate: str, trailer: str, who: Role = Role.GUARD) -> None:
    with yard.place.read() as session:
        (entry,) = yard_queries.inside(session)
    with yard.place.work(yard.people(who)) as work:
        yard_service.correct(work, entry.entry_id, plate, trailer, "入厂时键错")


def there(yard: Yard, clock: SetClock) -> list[InsideView]:
    with yard.place.read() as session:
        return inside.inside(session, clock.now())


def said(view: InsideView) -> tuple[str, list[str]]:
    return str(view.state), [str(text) for text in view.outlook]


@pytest.mark.clause("H-05")
def test_pass_bears_the_plates_of_the_gate_and_follows_them_until_somebody_signed(yard: Yard) -> None:
    view = yard.closed()
    assert (view.plate, view.trailer) == (PLATE, TRAILER)
    correct(yard, PLATE, OTHER_TRAILER)
    followed = yard.gate_pass()
    assert (followed.number, followed.state, followed.trailer) == (view.number, PassState.AWAITING_SIGNATURES, OTHER_TRAILER)
    yard.sign()
    correct(yard, PLATE, TRAILER, Role.STOREKEEPER)
    ended = yard.gate_pass()
    assert ended.state is PassState.VOIDED and "车牌更正" in ended.end_reason and yard.trip_state() == TripState.CLOSED


@pytest.mark.clause("H-03")
def test_a_paper_signed_for_the_plates_from_before_stands_for_nothing(yard: Yard, clock: SetClock) -> None:
    number = yard.closed().number
    clerk = yard.people(Role.PLANNING)
    trust.keyed(yard.place, clerk)
    trust.granted(yard.place, clerk, Role.FINANCE, SignedHow.PAPER)
    trust.publish(yard.place)
    with yard.place.work(yard.keeper) as work:
        reissuing.print_again(work, number, "")
    clock.forward(minutes=10)
    before = clock.now()
    clock.forward(minutes=10)
    correct(yard, PLATE, OTHER_TRAILER)
    with yard.place.read() as session:
        (paper,) = session.scalars(select(PrintedPaper).where(PrintedPaper.document == number))
    assert paper.voided_at is not None and "车牌更正" in (paper.void_reason or "")
    with pytest.raises(Refused, match="送签") as caught:
        signing.register_paper_signature(yard.place, clerk, number, Role.FINANCE, PIN, yard.finance.name, before)
    assert caught.value.clause == "H-03"
    signing.register_paper_signature(yard.place, clerk, number, Role.FINANCE, PIN, yard.finance.name, clock.now())


@pytest.mark.clause("G-02")
def test_a_tractor_that_is_being_loaded_is_put_right_by_the_head_alone(yard: Yard) -> None:
    before = yard.closed()
    with pytest.raises(Refused) as caught:
        correct(yard, OTHER, TRAILER, Role.STOREKEEPER)
    assert caught.value.clause == "G-02" and yard.gate_pass().plate == PLATE
    correct(yard, OTHER, TRAILER, Role.LOGISTICS_HEAD)
    after = yard.gate_pass()
    with yard.place.read() as session:
        load = loading.load(session, yard.trip_no)
        papers = session.query(PrintedPaper).filter_by(document=yard.trip_no, paper="loading_record").all()
    assert load is not None and after.number == before.number and after.plate == OTHER
    assert after.load_hash == load.load_hash != before.load_hash
    assert [paper.voided_at is None for paper in papers].count(True) == 1


def test_before_loading(yard: Yard, clock: SetClock) -> None:
    yard.planned()
    (view,) = there(yard, clock)
    assert said(view) == ("未验车", ["未提货"]) and view.customers and not view.long_stay
    with yard.place.work(yard.leader) as work:
        for serial in yard.serials:
            dispatch.pick(work, yard.dispatch_no, serial)
    assert said(there(yard, clock)[0]) == ("未验车", ["未装车"])


def test_who_is_inside_and_what_he_still_lacks(yard: Yard, clock: SetClock) -> None:
    yard.loading()
    assert said(there(yard, clock)[0]) == ("在装 1/1", ["未装完"])
    number = yard.close().number
    (view,) = there(yard, clock)
    assert said(view) == ("装完", ["缺财务部、人事总务部签字"]) and view.calls == (Role.FINANCE, Role.PERSONNEL)
    yard.sign()
    clock.forward(hours=8)
    (view,) = there(yard, clock)
    assert said(view) == ("装完", ["票有效，可走"]) and view.standing is Standing.READY
    assert str(view.stay) == "8 小时 00 分" and view.long_stay
    assert yard.verify(yard.token()).outcome is GateOutcome.RELEASED
    assert there(yard, clock) == []
    with yard.place.read() as session:
        gone = yard_queries.entry(session, view.entry.entry_id)
    assert gone is not None and gone.left_with == number and gone.left_at == clock.now() and gone.left_by == yard.guard.name


@pytest.mark.clause("F-03")
def test_export_papers_that_are_missing_are_said_beside_the_signatures(yard: Yard, clock: SetClock) -> None:
    yard.closed()
    with yard.place.work(yard.sales) as work:
        row = work.session.scalar(select(CustomerOrder).where(CustomerOrder.number == yard.order_no))
        assert row is not None
        row.export = True
    assert said(there(yard, clock)[0])[1] == ["缺财务部、人事总务部签字", "出口单证未齐"]
    with yard.place.work(yard.sales) as work:
        gate.note_export_papers(
            work, yard.dispatch_no, inspection_no="BY-0001", declaration_no="BG-0001", declared_on=site_day(clock.now())
        )
    assert said(there(yard, clock)[0])[1] == ["缺财务部、人事总务部签字"]


def test_the_vehicle_of_a_trip_that_was_called_off_leaves_empty(yard: Yard, clock: SetClock) -> None:
    yard.gate_in = False
    yard.planned()
    with yard.place.work(yard.head) as work:
        draft = TripDraft(PLATE, "司机甲", "138-0000-0000", work.now, gate="一号门")
        yard.trip_no = dispatch.create_trip(work, draft).number
    enter(yard, PLATE)
    assert said(there(yard, clock)[0]) == ("未验车", ["未排发货单"])
    with yard.place.work(yard.head) as work:
        dispatch.cancel_trip(work, yard.trip_no, "客户改期")
    assert said(there(yard, clock)[0]) == ("取消", ["不带货，看空后出厂"])
    with yard.place.work(yard.guard) as work:
        vehicles.leave_empty(work, PLATE)
    assert there(yard, clock) == []


def test_a_vehicle_for_nothing_and_one_that_waits(yard: Yard, clock: SetClock) -> None:
    yard.gate_in = False
    yard.planned()
    enter(yard, "苏Z·1111A", YardPurpose.EMPTIES)
    enter(yard, "苏Z·2222A")
    first, second = there(yard, clock)
    assert said(first) == ("空箱托盘", ["不带货，看空后出厂"]) and first.standing is Standing.FREE
    assert said(second) == ("车号与预约不符", ["待物流科长批准换车"])
    with yard.place.work(yard.guard) as work:
        vehicles.leave_empty(work, "苏Z1111A")
    assert len(there(yard, clock)) == 1


@pytest.mark.clause("H-02")
def test_a_visitor_that_is_loaded_all_the_same_does_not_leave_as_an_empty_one(place: Workplace, people: People, clock: SetClock) -> None:
    yard = Yard(place, people)
    yard.boxed()
    enter(yard, PLATE, YardPurpose.VISITOR)
    assert there(yard, clock)[0].standing is Standing.FREE
    yard.load()
    for step in (yard.close, yard.sign):
        with pytest.raises(Refused) as caught, place.work(yard.guard) as work:
            vehicles.leave_empty(work, PLATE)
        assert caught.value.clause == "H-02"
        step()
    assert there(yard, clock)[0].standing is Standing.READY
    assert yard.verify(yard.token()).outcome is GateOutcome.RELEASED
    assert there(yard, clock) == []
