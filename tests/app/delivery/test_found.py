"""What was declared lost comes after all, and what two desks tell of it (I-10, I-12, X-11, X-13, X-25)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from app.aftersales import queries as cases
from app.aftersales import returns_queries as returns
from app.aftersales import returns_service
from app.aftersales.returns_views import ReturnDraft
from app.carriers import queries as carriers
from app.core.clock import SetClock
from app.core.errors import BadInput, Conflict, NotPermitted, Refused
from app.core.work import Workplace
from app.delivery import claims, claims_carrier, claims_found, claims_queries, costs, problems, resupply, service
from app.delivery import queries as delivery
from app.delivery.claims_views import BoxState, ClaimResult, ClaimState, DiscrepancyKind, Finding, Found, SolutionKind
from app.delivery.events import SlipReturned
from app.delivery.views import AcceptanceResult, DeliveryState
from app.dispatch import freight, special
from app.dispatch import queries as dispatch
from app.dispatch import rules as dispatch_rules
from app.dispatch import service as dispatch_service
from app.materials import queries as materials
from app.reminders import queries as reminders
from app.reports import budget
from app.units import queries as units
from db.models.delivery import DeliveryLine, DeliveryRecord, Discrepancy
from db.models.dispatch import DispatchLine, DispatchOrder
from db.states import (
    CarrierEventKind,
    CaseKind,
    CostKind,
    DispatchKind,
    DispatchState,
    RequisitionState,
    ReturnState,
    Role,
    UnitState,
    ZoneKind,
)
from tests.app.delivery.test_claims import Sent
from tests.helpers.catalog import SCREWS, location, product
from tests.helpers.orders import People


@pytest.fixture
def sent(place: Workplace, people: People, clock: SetClock) -> Sent:
    return Sent(place, people, clock)


def sent_again(sent: Sent, key: int) -> str:
    """Sales agrees on a difference and sends what is missing; the 补发."""
    sent.do(sent.yard.sales, lambda w: claims.agree(w, [key], sent.solution()))
    return sent.do(sent.yard.sales, lambda w: resupply.send_again(w, key))


def phoned_in(sent: Sent, pieces: int, words: str) -> int:
    """So many pieces are told missing by telephone; the difference."""
    number, told = sent.sides().record_no, Finding(1, DiscrepancyKind.SHORT, pieces, words, "设备科")
    return sent.do(sent.yard.sales, lambda w: claims.report(w, number, told))


def parted(sent: Sent, first: str) -> tuple[str, str]:
    """A 补发 of two as a split leaves it, one piece each: its requisition, and the second 发货单."""
    with sent.desk.work(sent.yard.sales) as work:
        row = work.session.query(DispatchOrder).filter_by(number=first).one()
        line = work.session.query(DispatchLine).filter_by(dispatch_id=row.id).one()
        line.quantity = 1
        rest = special.SpecialDraft(row.kind, sent.yard.dispatch_no, row.source_no, [special.SpecialLine(line.product_id, 1)])
        return row.source_no, special.draft(work, rest, rest=True).number


def columns_of(row: DeliveryLine | DeliveryRecord) -> dict[str, Any]:
    """What stands in a row, to make another like it."""
    return {column.key: getattr(row, column.key) for column in type(row).__table__.columns if column.key not in ("id", "version")}


def claimed(sent: Sent, number: str, *boxes: int) -> str:
    asked = sent.do(sent.yard.head, lambda w: claims_carrier.inquire(w, number, sent.inquiry(*boxes)))
    sent.do(sent.yard.head, lambda w: claims_carrier.demand(w, asked.number, 1_280_00, "签收单写明少"))
    return asked.number


def state(sent: Sent, n: int) -> UnitState | None:
    with sent.desk.read() as session:
        return units.state(session, sent.yard.serials[n])


def events(sent: Sent) -> list[tuple[CarrierEventKind, bool]]:
    with sent.desk.read() as session:
        return [(one.kind, bool(one.withdrawn)) for one in carriers.history(session, sent.carrier.carrier_id).events]


@pytest.mark.clause("I-12", "I-10", "K-03", "G-14")
@pytest.mark.decision("X-25")
def test_a_lost_box_comes_late_to_the_customer_and_everything_is_put_right(sent: Sent) -> None:
    """Paid for, a replacement in hand: the pieces stand with him, the difference is done, the money goes back, the loss is withdrawn."""
    number, head, sales = sent.back(2), sent.yard.head, sent.yard.sales
    key = sent.sides().differences[0].discrepancy_id
    again = sent_again(sent, key)
    with pytest.raises(Conflict):
        sent.do(sales, lambda w: resupply.send_again(w, key))
    trip = sent.yard.trip_no
    with sent.desk.work(sent.yard.head) as work:
        work.session.query(DispatchOrder).filter_by(number=again).one().trip_no = trip
        freight.agree(work, trip, 860_00)
    with sent.desk.read() as session:  # what it costs to send again is offered as it was agreed, and booked once
        assert [(one.trip_no, one.fen) for one in budget.budget(session, 2026, sent.clock.now(), {Role.FINANCE}).rush] == [(trip, 860_00)]
    with sent.desk.work(sent.yard.finance) as work:
        budget.book(work, CostKind.RUSH_FREIGHT, trip, 860_00, "补发运费")
    with sent.desk.work(sent.yard.head) as work:
        assert budget.budget(work.session, 2026, sent.clock.now(), {Role.FINANCE}).rush == ()
        work.session.query(DispatchOrder).filter_by(number=again).one().trip_no = ""
    with sent.desk.read() as session:
        order = dispatch.dispatch_order(session, again)
    assert order is not None and (order.kind, order.lines[0].wanted, order.source_no[:2]) == (DispatchKind.REPLACEMENT, 1, "LL")
    claim = claimed(sent, number, 1)
    sent.do(head, lambda w: claims_carrier.agree_sum(w, claim, 1_000_00, "认赔"))
    sent.do(sent.yard.finance, lambda w: claims_carrier.receive(w, claim, 1_000_00))
    assert sent.standing() == {sent.yard.serials[0], sent.yard.serials[2]}
    sent.clock.forward(days=2)
    came = Found((sent.yard.ssccs[1],), sent.clock.now(), "中转站找到，今天补送到客户", repaid_fen=1_000_00)
    for wrong in (
        Found((sent.yard.ssccs[0],), came.at, "x"), Found(came.boxes, came.at, " "), Found(came.boxes, came.at + timedelta(hours=1), "x"),
        Found(came.boxes, came.at, "x", repaid_fen=1_000_01),
    ):  # fmt: skip
        with pytest.raises(BadInput), sent.desk.work(head) as work:
            claims_found.found(work, claim, wrong)
    with pytest.raises(NotPermitted):
        sent.do(sent.yard.finance, lambda w: claims_found.found(w, claim, came))
    seen = sent.do(head, lambda w: claims_found.found(w, claim, came))
    assert (seen.result, seen.repaid_fen, seen.boxes[0].lost) == (ClaimResult.PAID, 1_000_00, False)
    sides = sent.sides()
    assert [tile.state for tile in sides.boxes] == [BoxState.DELIVERED] * 3 and state(sent, 1) is UnitState.SIGNED
    one = sides.differences[0]
    assert one.settled_at is not None and one.found == 1 and "晚到" in one.solution
    assert sent.standing() == set(sent.yard.serials)
    with sent.desk.read() as session:
        assert [c.fen for c in costs.of_source(session, claim)] == [-1_000_00, 1_000_00]
        called_off, record = dispatch.dispatch_order(session, again), delivery.record(session, number)
        case = cases.case(session, sides.case_no)
        warned = [str(t) for t in carriers.advice(session, sent.carrier.carrier_id, sent.clock.now().date(), sent.clock.now())]
    assert called_off is not None and called_off.state is DispatchState.CANCELLED
    assert record is not None and (record.lines[0].received, record.lines[0].short) == (3, 0)
    assert case is not None and any("晚到" in event.text for event in case.events)
    assert (CarrierEventKind.LOSS, True) in events(sent) and not any("丢失" in words for words in warned)
    with pytest.raises(BadInput):  # once
        sent.do(head, lambda w: claims_found.found(w, claim, came))
    assert sent.do(sales, lambda w: service.accept(w, number, AcceptanceResult.ACCEPTED)).state is DeliveryState.ACCEPTED
    assert {state(sent, n) for n in range(3)} == {UnitState.ACCEPTED}


@pytest.mark.clause("I-12", "I-11")
@pytest.mark.decision("X-25")
def test_one_of_two_missing_pieces_comes_and_just_the_other_is_sent_again(sent: Sent) -> None:
    """A 补发 of both is called off; of two lines of the same goods the piece counts on one."""
    number, head, sales = sent.back(1), sent.yard.head, sent.yard.sales
    key = sent.sides().differences[0].discrepancy_id
    both = sent_again(sent, key)
    with sent.desk.work(sales) as work:
        line = work.session.query(DeliveryLine).join(DeliveryRecord, DeliveryRecord.id == DeliveryLine.record_id).one()
        known = columns_of(line)
        line.short, line.shipped = 1, 2
        work.session.add(DeliveryLine(**known | {"line_no": 2, "shipped": 1, "received": 0, "short": 1}))
    claim = claimed(sent, number, 1, 2)
    sent.do(head, lambda w: claims_carrier.agree_sum(w, claim, 1_000_00, "认赔"))
    sent.do(sent.yard.finance, lambda w: claims_carrier.receive(w, claim, 500_00))
    came = Found((sent.yard.ssccs[1],), sent.clock.now(), "晚到一箱", sum_fen=500_00)
    seen = sent.do(head, lambda w: claims_found.found(w, claim, came))
    assert (seen.state, seen.result, seen.agreed_fen) == (ClaimState.CLOSED, ClaimResult.PAID, 500_00)
    with sent.desk.read() as session:
        record, order = delivery.record(session, number), dispatch.dispatch_order(session, both)
    assert record is not None and [(one.received, one.short) for one in record.lines] == [(2, 0), (0, 1)]
    assert order is not None and order.state is DispatchState.CANCELLED
    one = sent.sides().differences[0]
    assert (one.found, one.settled_at, one.resupply_no) == (1, None, "")
    rest = sent.do(sales, lambda w: resupply.send_again(w, key))
    with sent.desk.read() as session:
        order = dispatch.dispatch_order(session, rest)
    assert order is not None and order.total == 1


@pytest.mark.decision("X-25")
def test_what_was_split_off_a_resupply_keeps_its_requisition(sent: Sent) -> None:
    sent.back(1)
    sales, key = sent.yard.sales, sent.sides().differences[0].discrepancy_id
    first = sent_again(sent, key)
    source, second = parted(sent, first)
    sent.do(sales, lambda w: dispatch_service.cancel(w, first, "拆开发"))
    with sent.desk.read() as session:
        assert materials.requisition(session, source).state is RequisitionState.SUBMITTED
    assert sent.sides().differences[0].resupply_no == second
    sent.do(sales, lambda w: dispatch_service.cancel(w, second, "不发了"))
    with sent.desk.read() as session:
        assert materials.requisition(session, source).state is RequisitionState.VOIDED
    assert sent.sides().differences[0].resupply_no == ""


@pytest.mark.clause("I-11", "I-10", "I-12")
@pytest.mark.decision("X-25")
def test_what_is_found_missing_later_or_was_called_off_goes_by_the_same_requisition(sent: Sent) -> None:
    """One is told by telephone and sent again; the slip counts two, a call three: each time the rest, and never a piece more."""
    number, head, sales = sent.sides().record_no, sent.yard.head, sent.yard.sales
    key = phoned_in(sent, 1, "少一台")
    sent.do(sales, lambda w: claims.agree(w, [key], sent.solution()))

    def again() -> tuple[str, str, int]:
        made = sent.do(sales, lambda w: resupply.send_again(w, key))
        with sent.desk.read() as session:
            order = dispatch.dispatch_order(session, made)
            assert order is not None
            return made, order.source_no, materials.requisition(session, order.source_no).pieces

    def difference() -> tuple[int, int, int, int]:
        one = sent.sides().differences[0]
        return one.quantity, one.found, one.sent, one.to_send

    first, source, pieces = again()
    assert pieces == 1 and difference() == (1, 0, 1, 0)
    with pytest.raises(Conflict, match=first):
        again()
    sent.back(1)
    assert difference() == (2, 0, 1, 1)
    second = again()
    assert second[1:] == (source, 2) and difference() == (2, 0, 2, 0)
    with pytest.raises(Conflict, match=second[0]):
        again()
    with sent.desk.work(sales) as work:  # the first is drawn
        work.session.query(DispatchOrder).filter_by(number=first).one().state = DispatchState.PICKED
    claim = claimed(sent, number, 1, 2)
    sent.do(head, lambda w: claims_found.found(w, claim, Found((sent.yard.ssccs[1],), sent.clock.now(), "晚到一箱")))
    with sent.desk.read() as session:  # just what is not drawn and not needed is called off
        states = [one.state for one in special.of_source(session, source)]
    assert states == [DispatchState.PICKED, DispatchState.CANCELLED] and difference() == (2, 1, 1, 0)
    sent.do(sales, lambda w: claims.report(w, number, Finding(1, DiscrepancyKind.SHORT, 3, "还少一台", "设备科")))
    third = again()
    assert third[1:] == (source, 2) and difference() == (3, 1, 2, 0)
    sent.do(sales, lambda w: dispatch_service.cancel(w, third[0], "改走快件"))
    assert difference() == (3, 1, 1, 1)
    last = again()
    assert last[1:] == (source, 2) and difference() == (3, 1, 2, 0)


@pytest.mark.clause("I-11", "I-02")
@pytest.mark.decision("X-25")
def test_a_slip_that_counts_fewer_missing_than_was_phoned_in_stops_the_resupply(sent: Sent) -> None:
    """Two were phoned in and sent again, the slip counts one: what is not loaded is called off; the rest goes anew or not at all."""
    key = phoned_in(sent, 2, "少两台")
    again = sent_again(sent, key)
    sent.back(2)
    one = sent.sides().differences[0]
    with sent.desk.read() as session:
        order = dispatch.dispatch_order(session, again)
        assert order is not None
        slip = materials.requisition(session, order.source_no)
    assert (order.state, slip.state) == (DispatchState.CANCELLED, RequisitionState.VOIDED)
    assert (one.quantity, one.sent, one.to_send, one.too_many) == (1, 0, 1, 0)


@pytest.mark.clause("I-02", "I-11")
def test_what_was_phoned_in_and_is_there_when_he_signs_is_done(sent: Sent) -> None:
    key = phoned_in(sent, 1, "少一台")
    again = sent_again(sent, key)
    sent.clock.forward(hours=1)
    sent.back(3)
    one = sent.sides().differences[0]
    with sent.desk.read() as session:
        order = dispatch.dispatch_order(session, again)
    assert order is not None and order.state is DispatchState.CANCELLED
    assert one.settled_at is not None and "如数签收" in one.solution


@pytest.mark.clause("I-11", "I-10")
@pytest.mark.decision("X-25")
def test_a_resupply_of_too_much_is_told_until_it_is_stopped_or_brought_back(sent: Sent) -> None:
    """On a vehicle it keeps the difference open; gone, what is too much of it is a difference of its own delivery."""
    number, sales = sent.sides().record_no, sent.yard.sales
    key = phoned_in(sent, 2, "少两台")
    again = sent_again(sent, key)

    def stands(state: DispatchState) -> None:
        with sent.desk.work(sales) as work:
            work.session.query(DispatchOrder).filter_by(number=again).one().state = state

    stands(DispatchState.LOADED)
    sent.back(2)
    with sent.desk.read() as session:
        told = [str(one.title) for one in reminders.due(session, [Role.SALES], sent.clock.now()) if one.kind.startswith("surplus")]
    assert told == [f"补发 {again} 多 1 件：作废或收回"] and sent.sides().differences[0].too_many == 1
    with pytest.raises(Conflict, match="还没出门"):
        sent.do(sales, lambda w: claims.settle(w, key))
    with sent.desk.work(sales) as work:  # it went all the same: its own delivery
        first = work.session.query(DeliveryRecord).filter_by(number=number).one()
        known = columns_of(first)
        gone = DeliveryRecord(**known | {"number": "JF26009999", "dispatch_no": again, "state": DeliveryState.OPEN, "registered_at": None})
        line = work.session.query(DeliveryLine).filter_by(record_id=first.id).one()
        work.session.add(gone)
        work.session.flush()
        work.session.add(
            DeliveryLine(
                record_id=gone.id, line_no=1, product_id=line.product_id, product_name=line.product_name, model=line.model,
                unit=line.unit, shipped=2,
            )
        )  # fmt: skip
    stands(DispatchState.IN_TRANSIT)
    returned = SlipReturned("JF26009999", again, 0, "", "", sent.clock.now(), True, None, 0, 0)
    for _ in range(2):  # told once
        sent.do(sales, lambda w: resupply.on_slip_returned(w, returned))
    with sent.desk.read() as session:
        over = claims_queries.sides(session, again, sent.clock.now())
    assert over is not None and [(one.kind, one.quantity) for one in over.differences] == [(DiscrepancyKind.OVER, 1)]
    assert "多发 1 件" in over.differences[0].words and over.differences[0].words and over.case_no
    sent.do(sales, lambda w: claims.settle(w, key))


@pytest.mark.decision("X-25")
def test_a_resupply_of_which_a_part_is_called_off_ends_with_what_went(sent: Sent) -> None:
    sent.back(1)
    sales, key = sent.yard.sales, sent.sides().differences[0].discrepancy_id
    first = sent_again(sent, key)
    source, second = parted(sent, first)
    sent.do(sales, lambda w: dispatch_service.cancel(w, second, "客户不要了"))
    with sent.desk.read() as session:
        slip = materials.requisition(session, source)
    assert (slip.state, slip.pieces) == (RequisitionState.SUBMITTED, 1), "it asks for what the other carries"


@pytest.mark.clause("I-12", "I-11")
def test_two_products_of_one_name_are_told_apart_by_their_key(sent: Sent) -> None:
    """A line of another product with the same name and model does not get the piece that came."""
    number, head, twin = sent.back(2), sent.yard.head, product(sent.desk, SCREWS)
    with sent.desk.work(sent.yard.sales) as work:
        line = work.session.query(DeliveryLine).one()
        known = columns_of(line)
        line.line_no = 2
        work.session.flush()
        work.session.add(DeliveryLine(**known | {"line_no": 1, "product_id": twin.product_id, "shipped": 1, "received": 0, "short": 1}))
        work.session.query(Discrepancy).one().line_no = 2
    claim = claimed(sent, number, 1)
    sent.do(head, lambda w: claims_found.found(w, claim, Found((sent.yard.ssccs[1],), sent.clock.now(), "晚到一箱")))
    with sent.desk.read() as session:
        record = delivery.record(session, number)
    assert record is not None and {one.line_no: one.short for one in record.lines} == {1: 1, 2: 0}


@pytest.mark.clause("I-12", "I-11")
def test_what_came_back_to_us_meanwhile_did_not_come_to_the_customer_with_its_box(sent: Sent) -> None:
    number, sales = sent.back(2), sent.yard.sales
    location(sent.desk, "T-01-01", "退货区", ZoneKind.RETURN)
    key = sent.sides().differences[0].discrepancy_id
    again = sent_again(sent, key)
    slip = sent.do(sales, lambda w: returns_service.authorise(w, ReturnDraft(((sent.yard.serials[1], 1),), "外壳划伤")))
    sent.do(sent.yard.keeper, lambda w: returns_service.receive(w, slip.number, sent.yard.serials[1]))
    claim = claimed(sent, number, 1)
    sent.do(sent.yard.head, lambda w: claims_found.found(w, claim, Found((sent.yard.ssccs[1],), sent.clock.now(), "空箱送到")))
    one = sent.sides().differences[0]
    assert (one.found, one.settled_at, one.resupply_no) == (0, None, again) and state(sent, 1) is UnitState.RETURNED
    with sent.desk.read() as session:
        record = delivery.record(session, number)
    assert record is not None and (record.lines[0].received, record.lines[0].short) == (2, 1)


@pytest.mark.clause("I-12", "G-14", "J-33")
def test_a_delivery_is_late_once_whatever_its_claims(sent: Sent, monkeypatch: pytest.MonkeyPatch) -> None:
    number, head = sent.sides().record_no, sent.yard.head
    sent.clock.forward(days=60)
    for n in (1, 2):
        claim = claimed(sent, number, n)
        with sent.desk.work(head) as work:
            claims_found.found(work, claim, Found((sent.yard.ssccs[n],), sent.clock.now(), "司机找到"))
        assert events(sent).count((CarrierEventKind.LATE, False)) == 1
    # What is found comes back whole, also with more numbers than sales writes on one slip.
    monkeypatch.setattr(returns_service, "MOST_LINES", 2)
    with pytest.raises(BadInput, match="1 到 2 行"), sent.desk.work(sent.yard.sales) as work:
        returns_service.authorise(work, ReturnDraft(tuple((serial, 1) for serial in sent.yard.serials), "不要了"))
    claim = claimed(sent, number, 0, 1, 2)
    came = Found(tuple(sent.yard.ssccs), sent.clock.now(), "整车货找到，退回工厂", back=True)
    seen = sent.do(head, lambda w: claims_found.found(w, claim, came))
    with sent.desk.read() as session:
        slip = returns.authorisation(session, seen.boxes[0].return_no)
    assert slip is not None and {item.identity for item in slip.items} == set(sent.yard.serials)


@pytest.mark.clause("I-12", "G-14")
def test_of_two_claims_on_a_delivery_each_loss_goes_with_its_boxes(sent: Sent) -> None:
    number, head = sent.sides().record_no, sent.yard.head
    both = {n: claimed(sent, number, n) for n in (1, 2)}
    assert events(sent).count((CarrierEventKind.LOSS, False)) == 2
    for n, claim in both.items():
        with sent.desk.work(head) as work:
            claims_found.found(work, claim, Found((sent.yard.ssccs[n],), sent.clock.now(), "司机找到"))
        assert events(sent).count((CarrierEventKind.LOSS, False)) == 2 - n


@pytest.mark.clause("I-12", "J-33")
def test_one_of_two_lost_boxes_comes_back_under_a_return_number_and_the_claim_goes_on(sent: Sent) -> None:
    number, head = sent.back(1), sent.yard.head
    claim = claimed(sent, number, 1, 2)
    came = Found((sent.yard.ssccs[1],), sent.clock.now(), "在中转站，客户已改要补发，退回工厂", back=True, sum_fen=640_00)
    seen = sent.do(head, lambda w: claims_found.found(w, claim, came))
    assert (seen.state, seen.claimed_fen) == (ClaimState.CLAIMED, 640_00) and [box.lost for box in seen.boxes] == [False, True]
    back = returned = seen.boxes[0].return_no
    with sent.desk.read() as session:
        slip = returns.authorisation(session, returned)
    assert back and slip is not None and slip.state is ReturnState.AUTHORISED
    assert [item.identity for item in slip.items] == [sent.yard.serials[1]] and slip.record_no == number
    assert (state(sent, 1), state(sent, 2)) == (UnitState.LEFT_WORKS, UnitState.LOST)
    one = sent.sides().differences[0]
    assert one.settled_at is None and one.found == 0  # the customer is still without them
    assert (CarrierEventKind.LOSS, False) in events(sent)  # the other is lost
    ended = sent.do(
        head, lambda w: claims_found.found(w, claim, Found((sent.yard.ssccs[2],), sent.clock.now(), "也在中转站", back=True))
    )
    assert (ended.state, ended.result) == (ClaimState.CLOSED, ClaimResult.FOUND)
    assert (CarrierEventKind.LOSS, False) not in events(sent)


@pytest.mark.clause("I-12", "I-02")
def test_what_is_found_before_the_slip_comes_is_counted_on_it(sent: Sent) -> None:
    number = sent.sides().record_no
    claim = claimed(sent, number, 1)
    sent.do(sent.yard.head, lambda w: claims_found.found(w, claim, Found((sent.yard.ssccs[1],), sent.clock.now(), "司机找到，一并送到")))
    assert sent.sides().boxes[1].state is BoxState.IN_TRANSIT and state(sent, 1) is UnitState.LEFT_WORKS
    sent.back(3)
    assert sent.sides().differences == () and sent.standing() == set(sent.yard.serials)


@pytest.mark.clause("I-10")
@pytest.mark.decision("X-11")
def test_a_shortage_told_by_two_desks_counts_once_and_never_more_than_was_sent(sent: Sent) -> None:
    number, sales, after = sent.sides().record_no, sent.yard.sales, sent.yard.service
    first = sent.do(sales, lambda w: claims.report(w, number, Finding(1, DiscrepancyKind.SHORT, 1, "少一台", "设备科")))
    second = sent.do(after, lambda w: claims.report(w, number, Finding(1, DiscrepancyKind.SHORT, 2, "少两台", "仓库")))
    assert first == second and [(one.quantity, "少两台" in one.words) for one in sent.sides().differences] == [(2, True)]
    sent.back(2)  # the paper counts one missing: that holds, and opens no second difference
    assert [one.quantity for one in sent.sides().differences] == [1]
    sent.do(sales, lambda w: claims.agree(w, [first], sent.solution(SolutionKind.CREDIT)))
    sent.do(sales, lambda w: claims.settle(w, first))
    for kind, quantity in ((DiscrepancyKind.SHORT, 3), (DiscrepancyKind.QUALITY, 3)):  # one of three is settled as missing
        with pytest.raises(BadInput, match="最多还能报 2"), sent.desk.work(sales) as work:
            claims.report(work, number, Finding(1, kind, quantity, "再报", "设备科"))
    with pytest.raises(BadInput):  # and nothing of it was sent again
        sent.do(sales, lambda w: resupply.send_again(w, claims.report(w, number, Finding(1, DiscrepancyKind.SHORT, 1, "又少", "甲"))))


@pytest.mark.decision("X-13")
def test_what_was_phoned_in_keeps_a_consigned_delivery_from_closing_as_undisputed(sent: Sent) -> None:
    from app.aftersales import from_delivery
    from app.delivery.events import ClosingUndisputed

    number = sent.sides().record_no
    told = problems.Problem(CaseKind.DISPUTE, "客户说没有收到", "司机甲", sent.clock.now())
    case = sent.do(sent.yard.head, lambda w: problems.report(w, number, told)).record_no
    with pytest.raises(Refused) as caught, sent.desk.work(sent.yard.sales) as work:
        from_delivery.on_closing_undisputed(work, ClosingUndisputed(case))
    assert caught.value.clause == "X-13" and "SH" in str(caught.value.reason)


@pytest.mark.decision("X-25", "X-18")
def test_a_replacement_names_an_invoice_just_where_the_setting_asks_for_it() -> None:
    dispatch_rules.must_name_invoice("number_or_pending", "", "", DispatchKind.REPLACEMENT)
    with pytest.raises(Refused) as caught:
        dispatch_rules.must_name_invoice("number_or_pending", "", "", DispatchKind.REPLACEMENT, True)
    assert caught.value.clause == "X-18"
    dispatch_rules.must_name_invoice("number_or_pending", "", "补换不收费", DispatchKind.REPLACEMENT, True)
    dispatch_rules.must_name_invoice("number_or_pending", "", "", DispatchKind.REWORK_RETURN, True)
