"""The signed slip back, acceptance, follow-up, close: I-01, I-02, I-05, I-06, I-08, I-09, I-10, I-20, F-22."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.aftersales import installed_queries as installed
from app.boxing import queries as boxing
from app.core.clock import SetClock
from app.core.errors import BadInput, Conflict, Refused
from app.core.work import Workplace
from app.delivery import claims, claims_carrier, papers, queries, rules, service
from app.delivery.claims_views import ClaimResult, Inquiry, Party, Solution, SolutionKind
from app.delivery.states import MOVES, may_move
from app.delivery.views import AcceptanceResult, DeliveryState, DeliveryView, DiscrepancyKind, LateCause, LineCount, SlipBack
from app.desk import connect_care
from app.dispatch import queries as dispatch
from app.dispatch import service as office
from app.dispatch.handing import Announcement
from app.loading import service as loading
from app.orders import queries as order_queries
from app.orders import queries as orders
from app.storage import queries as storage
from app.units import queries as units
from db.models.delivery import DeliveryRecord
from db.states import DeliveryMode, DispatchState, OrderState, UnitState
from tests.app.gate.test_papers import MAKING, codes
from tests.helpers.gate import PLATE, Yard
from tests.helpers.orders import People

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 32


@pytest.fixture
def yard(place: Workplace, people: People) -> Yard:
    return Yard(place, people)


@pytest.fixture
def out(yard: Yard, clock: SetClock) -> DeliveryView:
    yard.out()
    clock.forward(hours=5)
    return record(yard)


def record(yard: Yard) -> DeliveryView:
    with yard.place.read() as session:
        found = queries.record(session, yard.dispatch_no)
    assert found is not None
    return found


def slip(yard: Yard) -> SlipBack:
    now = yard.place.clock.now()
    return SlipBack("收货员甲", now, now, (LineCount(1, 2),), True, True, file_name="签收单.png", file_content=PNG)


def back(yard: Yard, given: SlipBack | None = None) -> DeliveryView:
    with yard.place.work(yard.sales) as work:
        return service.register_slip(work, yard.dispatch_no, given or slip(yard))


@pytest.mark.parametrize("new", DeliveryState)
@pytest.mark.parametrize("old", DeliveryState)
def test_only_the_allowed_moves(old: DeliveryState, new: DeliveryState) -> None:
    assert may_move(old, new) == ((old, new) in MOVES)


def test_record_is_filled_from_the_dispatch_order(yard: Yard, out: DeliveryView) -> None:
    """I-06: place, customer, goods, model, quantity."""
    assert out.state is DeliveryState.OPEN and out.left_at is not None
    assert out.number == "JF26000001"
    assert (out.customer, out.boxes, out.pass_no) == (yard.customer.name, 1, yard.gate_pass().number)
    assert [(x.product_name, x.model, x.shipped) for x in out.lines] == [(yard.product.name, yard.product.model, 2)]
    with yard.place.read() as session:
        assert codes(papers.delivery_record(session, out.number, MAKING)) == [{out.number}] * 3


@pytest.mark.clause("I-06")
def test_blank_mandatory_fields_are_refused() -> None:
    for place, customer, lines, blank in (("", "甲", 1, 0), ("甲", " ", 1, 0), ("甲", "甲", 0, 0), ("甲", "甲", 2, 1)):
        with pytest.raises(Refused) as caught:
            rules.must_be_filled(place, customer, lines, blank)
        assert caught.value.clause == "I-06"


@pytest.mark.clause("I-05")
@pytest.mark.parametrize("missing", [{"signer": " "}, {"signed_at": None}, {"file_content": b""}])
def test_no_signature_without_signer_time_and_scan(yard: Yard, out: DeliveryView, missing: dict[str, object]) -> None:
    with pytest.raises(Refused) as caught:
        back(yard, replace(slip(yard), **missing))  # type: ignore[arg-type]
    assert caught.value.clause == "I-05"
    assert record(yard).state is DeliveryState.OPEN


def test_the_slip_comes_back(yard: Yard, out: DeliveryView) -> None:
    view = back(yard)
    assert view.state is DeliveryState.SIGNED and view.signer_listed and view.on_time
    assert view.discrepancies == () and [a.name for a in view.attachments] == ["签收单.png"]
    with yard.place.read() as session:
        order = dispatch.dispatch_order(session, yard.dispatch_no)
        assert order is not None and order.state is DispatchState.SIGNED
        unit = units.unit(session, yard.serials[0])
        assert unit is not None and unit.state is UnitState.SIGNED
        assert storage.balances_against_moves(session) == []
    with pytest.raises(Conflict):
        back(yard)


@pytest.mark.clause("I-02")
def test_every_line_is_counted(yard: Yard, out: DeliveryView) -> None:
    for wrong in ({"counts": ()}, {"appearance_ok": None}, {"packaging_ok": None}):
        with pytest.raises(Refused) as caught:
            back(yard, replace(slip(yard), **wrong))
        assert caught.value.clause == "I-02"


def test_short_and_damaged_open_discrepancies(yard: Yard, out: DeliveryView) -> None:
    view = back(yard, replace(slip(yard), counts=(LineCount(1, 1, 1),), packaging_ok=False, signer="门房"))
    assert {(d.kind, d.quantity) for d in view.discrepancies} == {(DiscrepancyKind.SHORT, 1), (DiscrepancyKind.DAMAGE, 1)}
    assert view.signer_listed is False
    with yard.place.work(yard.sales) as work:
        assert service.accept(work, view.number, AcceptanceResult.ACCEPTED).state is DeliveryState.DISPUTED
    with pytest.raises(Conflict), yard.place.work(yard.sales) as work:
        service.accept(work, view.number, AcceptanceResult.ACCEPTED)
    for one in view.discrepancies:
        with yard.place.work(yard.sales) as work:
            agreed = Solution(SolutionKind.RESUPPLY, yard.sales.person_id, date(2026, 12, 1), frozenset({Party.LOGISTICS}), "补发一台")
            claims.agree(work, [one.discrepancy_id], agreed)
            claims.settle(work, one.discrepancy_id)
    with yard.place.work(yard.sales) as work:
        assert service.accept(work, view.number, AcceptanceResult.ACCEPTED).state is DeliveryState.ACCEPTED


def test_counts_that_cannot_be(yard: Yard, out: DeliveryView, clock: SetClock) -> None:
    later = clock.now().replace(year=2027)
    for wrong in ({"counts": (LineCount(1, -1),)}, {"counts": (LineCount(1, 1, 2),)}, {"signed_at": later}):
        with pytest.raises(BadInput):
            back(yard, replace(slip(yard), **wrong))


@pytest.mark.clause("I-01")
def test_late_needs_a_cause(yard: Yard, out: DeliveryView, clock: SetClock) -> None:
    clock.forward(days=20)
    with pytest.raises(Refused) as caught:
        back(yard)
    assert caught.value.clause == "I-01"
    view = back(yard, replace(slip(yard), late_cause=LateCause.ROAD))
    assert view.on_time is False and view.late_cause is LateCause.ROAD


@pytest.mark.clause("F-22")
def test_no_close_before_the_slip_is_back(yard: Yard, out: DeliveryView) -> None:
    with pytest.raises(Refused) as caught, yard.place.work(yard.sales) as work:
        service.close(work, out.number)
    assert caught.value.clause == "F-22"


@pytest.mark.clause("I-09")
def test_close_needs_acceptance_and_feedback(yard: Yard, out: DeliveryView) -> None:
    number = back(yard).number
    with yard.place.work(yard.sales) as work:
        service.accept(work, number, AcceptanceResult.ACCEPTED)
    with pytest.raises(Refused) as caught, yard.place.work(yard.sales) as work:
        service.close(work, number)
    assert caught.value.clause == "I-09"
    with pytest.raises(BadInput), yard.place.work(yard.sales) as work:
        service.follow_up(work, number, 6)
    with yard.place.work(yard.sales) as work:
        assert service.follow_up(work, number, 5).feedback == "客户未提意见"
        assert service.close(work, number).state is DeliveryState.CLOSED
    with yard.place.read() as session:
        assert orders.order(session, yard.order_no).state is OrderState.CLOSED


@pytest.mark.clause("I-09")
def test_acceptance_alone_is_not_completion() -> None:
    for result, words in ((None, "好"), (AcceptanceResult.ACCEPTED, " ")):
        with pytest.raises(Refused) as caught:
            rules.must_be_confirmed_complete("FH26000001", result, words)
        assert caught.value.clause == "I-09"


@pytest.mark.clause("I-01")
def test_the_promised_day_itself_is_in_time() -> None:
    day, noon = date(2026, 12, 11), datetime(2026, 12, 11, 4, tzinfo=UTC)
    rules.late_must_have_cause(noon, day, None)
    with pytest.raises(Refused):
        rules.late_must_have_cause(noon + timedelta(days=1), day, None)


@pytest.mark.clause("F-19")
def test_on_time_is_by_the_promised_day_and_the_hour_agreed_for_it() -> None:
    day, noon = date(2026, 12, 11), datetime(2026, 12, 11, 4, tzinfo=UTC)
    hour = timedelta(hours=1)
    assert rules.in_time(noon, day, None) and rules.in_time(noon, day, noon) and rules.in_time(noon, None, None)
    assert not rules.in_time(noon + hour, day, noon)
    assert rules.in_time(noon - 24 * hour, day, noon) and not rules.in_time(noon + 24 * hour, day, None)


@pytest.mark.decision("X-13")
@pytest.mark.clause("F-09", "E-09")
def test_what_the_carrier_signed_for_closes_after_seven_days_without_a_dispute(place: Workplace, people: People, clock: SetClock) -> None:
    yard = Consigned(place, people)
    connect_care(place.bus)
    yard.out()
    made = record(yard)
    with place.read() as session:
        seen = dispatch.dispatch_order(session, yard.dispatch_no)
    assert seen is not None and seen.state is DispatchState.SIGNED and made.state is DeliveryState.OPEN and made.protected
    clock.forward(days=6)
    with pytest.raises(Refused) as caught:
        back(yard)
    assert caught.value.clause == "E-09"  # the order says: protected to the destination
    with pytest.raises(Refused) as caught, place.work(yard.sales) as work:
        service.close_undisputed(work, made.number)
    assert caught.value.clause == "X-13"
    clock.forward(days=1, hours=1)
    with pytest.raises(Refused) as caught, place.work(yard.sales) as work:
        service.close_undisputed(work, made.number)
    assert caught.value.clause == "E-09"  # risk and claims are ours until the customer signs, whatever the carrier signed
    with place.work(yard.sales) as work:
        work.session.query(DeliveryRecord).one().protected = False
    with place.work(yard.head) as work:  # a box is being looked for: that is no delivery without a dispute
        missing = tuple(box.sscc for box in boxing.boxes(work.session, yard.dispatch_no) if box.items)
        asked = claims_carrier.inquire(work, made.number, Inquiry("示范物流", "调度甲", "货到哪一站", missing))
    with pytest.raises(Refused) as caught, place.work(yard.sales) as work:
        service.close_undisputed(work, made.number)
    assert caught.value.clause == "X-13"
    with place.work(yard.head) as work:
        claims_carrier.close(work, asked.number, ClaimResult.FOUND, "在中转站")
    with place.work(yard.sales) as work:
        closed = service.close_undisputed(work, made.number)
    assert (closed.state, closed.signer) == (DeliveryState.CLOSED, "司机甲")
    with place.read() as session:
        assert orders.order(session, yard.order_no).state is OrderState.CLOSED
        unit = units.unit(session, yard.serials[0])
        assert [one.serial for one in installed.of_identity(session, yard.serials[0])] == [yard.serials[0]]
    assert unit is not None and unit.state is UnitState.ACCEPTED


class Consigned(Yard):
    """委托物流 from the announced carrier to his signature."""

    def issued(self) -> str:
        """The mode is consigned by agreement of sales, and the customer's carrier is known."""
        super().issued()
        with self.place.work(self.sales) as work:
            order_queries.order_row(work.session, self.order_no).protect_to_destination = True
            office.change_mode(work, self.dispatch_no, DeliveryMode.CONSIGNED)
            office.announce(work, self.dispatch_no, Announcement("司机甲", "驾驶证", PLATE, "示范物流有限公司"))
        return self.dispatch_no

    def box(self) -> str:
        """Counted and signed for once it is sealed."""
        sscc = super().box()
        with self.place.work(self.sales) as work:
            loading.count_with_carrier(work, self.dispatch_no, 1, "司机甲")
            loading.sign_handover(work, self.dispatch_no, "司机甲", "运单 1", 1)
        return str(sscc)


def test_a_moment_without_zone_never_gets_in(yard: Yard, out: DeliveryView) -> None:
    with pytest.raises((TypeError, ValueError, BadInput)):
        back(yard, replace(slip(yard), signed_at=datetime(2026, 11, 23, 12, 0)))
