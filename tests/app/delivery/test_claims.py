"""What arrives short or torn: both sides on one case, from the counts to the money (I-10, I-11, I-12, I-17, X-11, X-23)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

import pytest

from app.aftersales import case_opening, installed_queries
from app.aftersales import queries as cases
from app.aftersales import service as aftersales
from app.aftersales.views import CaseCause, CaseFacts, OnTheSpot
from app.carriers import queries as carriers
from app.carriers.views import CarrierView
from app.core.clock import SetClock, site_day
from app.core.errors import AppError, BadInput, Conflict, NotPermitted, Refused
from app.core.work import Actor, Work, Workplace
from app.delivery import claims, claims_carrier, claims_rules, costs, rules, service
from app.delivery import claims_queries as queries
from app.delivery.claims_views import (
    BoxState,
    CaseSides,
    ClaimResult,
    ClaimState,
    DiscrepancyKind,
    Finding,
    Inquiry,
    Party,
    Solution,
    SolutionKind,
)
from app.delivery.views import AcceptanceResult, DeliveryState, LineCount, SlipBack
from app.desk import _bus
from app.loading import service as loading
from app.loading.views import VehicleFindings
from app.reminders import claims_due
from app.reminders.views import Mark
from app.settings import service as settings
from app.units import queries as units
from db.states import CarrierEventKind, CaseKind, CaseState, CostKind, Role, UnitState
from tests.app.carriers.test_on_trips import given_to_carrier
from tests.app.loading.test_leaving import in_boxes
from tests.helpers.gate import PLATE, Yard
from tests.helpers.orders import People
from tests.helpers.worlds import stage

T = TypeVar("T")
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 32


class Boxes(Yard):
    """Every piece in a box of its own, on a carrier's vehicle."""

    def boxed(self) -> str:
        """Each sealed by itself."""
        self.ssccs = in_boxes(self)
        return self.ssccs[-1]

    def load(self) -> None:
        """All of them go onto the vehicle."""
        with self.place.work(self.sales) as work:
            loading.check_vehicle(work, self.trip_no, VehicleFindings(PLATE))
        self.laned()
        with self.place.work(self.leader) as work:
            loading.start(work, self.trip_no)
            for sscc in self.ssccs:
                loading.load_box(work, self.trip_no, sscc)


    @stage
    def under_way(self) -> CarrierView:
        """The vehicle left some hours ago."""
        carrier = given_to_carrier(self)
        self.load()
        self.close()
        self.sign()
        self.verify(self.token())
        self.place.clock.forward(hours=5)  # type: ignore[attr-defined]
        return carrier


class Sent:
    """Three boxes of one piece each are on their way with a carrier; the desk is connected as in the office."""

    def __init__(self, place: Workplace, people: People, clock: SetClock) -> None:
        self.yard = Boxes(place, people, quantity=3)
        self.carrier = self.yard.under_way()
        self.clock, self.desk = clock, Workplace(place.engine, "办公室", clock, _bus())

    def do(self, actor: Actor, act: Callable[[Work], T]) -> T:
        with self.desk.work(actor) as work:
            return act(work)

    def back(self, received: int, damaged: int = 0) -> str:
        now = self.clock.now()
        slip = SlipBack(
            "收货员甲", now, now, (LineCount(1, received, damaged),), damaged == 0, damaged == 0, file_name="签收单.png", file_content=PNG
        )
        return self.do(self.yard.sales, lambda w: service.register_slip(w, self.yard.dispatch_no, slip)).number

    def sides(self) -> CaseSides:
        with self.desk.read() as session:
            found = queries.sides(session, self.yard.dispatch_no, self.clock.now())
        assert found is not None
        return found

    def standing(self) -> set[str]:
        """Serials that stand at the customer's."""
        with self.desk.read() as session:
            found = [one for serial in self.yard.serials for one in installed_queries.of_identity(session, serial)]
        return {one.serial for one in found if one.left_on is None}

    def solution(self, kind: SolutionKind = SolutionKind.RESUPPLY) -> Solution:
        day = site_day(self.clock.now()) + timedelta(days=3)
        return Solution(kind, self.yard.sales.person_id, day, frozenset({Party.PRODUCTION, Party.LOGISTICS}), "补发一台，本周五前到")

    def inquiry(self, *missing: int) -> Inquiry:
        chosen = tuple(self.yard.ssccs[n] for n in missing)
        return Inquiry("示范物流", "调度甲 0571-1", "第 2 箱签收时未到，请查在哪一站", chosen, (), 1_280_00, "YD-2026-1")


def settled(work: Work, number: str) -> None:
    spot = OnTheSpot(solution="换贴铭牌", who="设备科", cause=CaseCause.PRODUCT, cause_words="铭牌贴歪", improvement="贴后自检")
    aftersales.settle_on_the_spot(work, number, spot)


@pytest.fixture
def sent(place: Workplace, people: People, clock: SetClock) -> Sent:
    return Sent(place, people, clock)


@pytest.mark.clause("I-02", "I-10")
@pytest.mark.decision("X-11", "X-23")
def test_the_counts_open_one_case_with_both_sides(sent: Sent) -> None:
    number = sent.back(2, 1)
    sides = sent.sides()
    assert {(one.kind, one.quantity) for one in sides.differences} == {(DiscrepancyKind.SHORT, 1), (DiscrepancyKind.DAMAGE, 1)}
    monday = site_day(sent.clock.now())
    assert {one.due_on for one in sides.differences} == {monday + timedelta(days=2)} and monday.weekday() == 0
    with sent.desk.read() as session:
        case = cases.case(session, sides.case_no)
    assert case is not None and (case.kind, case.record_no, case.owner) == (CaseKind.DISCREPANCY, number, Role.SALES)
    assert "短少 1" in case.description and "破损 1" in case.description
    after_sales = sent.yard.service  # another desk takes the next call about it: the same case
    told = Finding(1, DiscrepancyKind.QUALITY, 1, "拆箱后外壳有划痕", "设备科")
    sent.do(after_sales, lambda w: claims.report(w, number, told, [("划痕.png", PNG)]))
    sides = sent.sides()
    assert len(sides.differences) == 3 and len({sides.case_no}) == 1 and [p.name for p in sides.photos] == ["划痕.png"]
    with sent.desk.read() as session:
        case = cases.case(session, sides.case_no)
        lines = queries.in_work(session, sent.clock.now())
    assert case is not None and any("外壳有划痕" in event.text for event in case.events)
    assert [(line.record_no, line.case_no, line.sales_done) for line in lines] == [(number, sides.case_no, False)]


@pytest.mark.clause("I-11", "I-12")
def test_both_sides_are_reminded_until_they_are_done(sent: Sent) -> None:
    number = sent.back(2)
    asked = sent.do(sent.yard.head, lambda w: claims_carrier.inquire(w, number, sent.inquiry(1)))

    def due(role: Role, clause: str) -> list[tuple[str, Mark]]:
        with sent.desk.read() as session:
            found = claims_due.lines(session, sent.clock.now())
        return [(one.document, one.mark) for one in found if role in one.roles and one.clause == clause]

    assert due(Role.SALES, "I-11") == [(f"claims|{number}", Mark.HOLD)] and due(Role.LOGISTICS_HEAD, "I-12") == [(asked.number, Mark.INFO)]
    sent.clock.forward(days=4)
    assert due(Role.SALES, "I-11")[0][1] is Mark.WRONG and due(Role.LOGISTICS_HEAD, "I-12")[0][1] is Mark.WRONG
    keys = [one.discrepancy_id for one in sent.sides().differences]
    sent.do(sent.yard.sales, lambda w: claims.agree(w, keys, sent.solution()))
    sent.do(sent.yard.sales, lambda w: claims.settle(w, keys[0]))
    sent.do(sent.yard.head, lambda w: claims_carrier.close(w, asked.number, ClaimResult.WITHDRAWN, "客户已收到"))
    assert due(Role.SALES, "I-11") == [] and due(Role.LOGISTICS_HEAD, "I-12") == []


@pytest.mark.clause("I-11")
def test_a_solution_names_kind_owner_day_and_whom_sales_consulted(sent: Sent) -> None:
    sent.back(2)
    key = sent.sides().differences[0].discrepancy_id
    with pytest.raises(Refused) as caught:
        sent.do(sent.yard.sales, lambda w: claims.settle(w, key, "客户说算了"))
    assert caught.value.clause == "I-11"
    good = sent.solution()
    for wrong in (
        replace(good, consulted=frozenset()), replace(good, owner_id=None), replace(good, do_by=None), replace(good, words=" "),
        replace(good, do_by=date(2026, 11, 1)),
    ):  # fmt: skip
        with pytest.raises(BadInput), sent.desk.work(sent.yard.sales) as work:
            claims.agree(work, [key], wrong)
    with pytest.raises(NotPermitted):  # towards the customer it is sales
        sent.do(sent.yard.head, lambda w: claims.agree(w, [key], good))
    sent.do(sent.yard.sales, lambda w: claims.agree(w, [key], good))
    one = sent.sides().differences[0]
    assert (one.solution_kind, one.owner, one.consulted) == (SolutionKind.RESUPPLY, sent.yard.sales.name, good.consulted)
    sent.clock.forward(days=4)
    assert sent.sides().differences[0].late(site_day(sent.clock.now()))
    sent.do(sent.yard.sales, lambda w: claims.settle(w, key, "已补发到货", 86_000))
    with pytest.raises(Conflict):
        sent.do(sent.yard.sales, lambda w: claims.settle(w, key))
    with sent.desk.read() as session:
        assert [(c.kind, c.fen) for c in costs.of_source(session, sent.sides().record_no)] == [(CostKind.CLAIM, 86_000)]


@pytest.mark.clause("I-12", "G-14", "K-03")
@pytest.mark.decision("X-23")
def test_logistics_asks_claims_and_gets_the_money(sent: Sent) -> None:
    number = sent.back(2)
    with pytest.raises(NotPermitted):  # towards the carrier it is logistics
        sent.do(sent.yard.sales, lambda w: claims_carrier.inquire(w, number, sent.inquiry(1)))
    with pytest.raises(BadInput):
        sent.do(sent.yard.head, lambda w: claims_carrier.inquire(w, number, sent.inquiry()))
    asked = sent.do(sent.yard.head, lambda w: claims_carrier.inquire(w, number, sent.inquiry(1)))
    assert (asked.number, asked.state, asked.case_no) == ("SP26000001", ClaimState.INQUIRY, sent.sides().case_no)
    assert asked.answer_due == date(2026, 11, 26) and asked.carrier_id == sent.carrier.carrier_id
    with pytest.raises(Conflict):  # a box stands on one open claim
        sent.do(sent.yard.head, lambda w: claims_carrier.inquire(w, number, sent.inquiry(1)))
    head, no = sent.yard.head, asked.number
    sent.do(head, lambda w: claims_carrier.answer(w, no, "中转站未见此箱"))
    for fen, evidence in ((0, "签收单"), (1_280_00, " ")):
        with pytest.raises(BadInput), sent.desk.work(head) as work:
            claims_carrier.demand(work, no, fen, evidence)
    sent.do(head, lambda w: claims_carrier.demand(w, no, 1_280_00, "签收单写明少 1 箱"))
    states = [tile.state for tile in sent.sides().boxes]
    assert states == [BoxState.DELIVERED, BoxState.LOST, BoxState.DELIVERED]
    with sent.desk.read() as session:
        lost = [units.unit(session, serial) for serial in sent.yard.serials]
        told = carriers.history(session, sent.carrier.carrier_id).events
        warned = [str(t) for t in carriers.advice(session, sent.carrier.carrier_id, site_day(sent.clock.now()), sent.clock.now())]
    assert [u.state for u in lost if u is not None] == [UnitState.SIGNED, UnitState.LOST, UnitState.SIGNED]
    assert [one.kind for one in told].count(CarrierEventKind.LOSS) == 1  # slip and claim are one loss
    assert any("丢失 1 次" in words for words in warned)
    with pytest.raises(BadInput):
        sent.do(head, lambda w: claims_carrier.agree_sum(w, no, 1_280_01, "认赔"))
    sent.do(head, lambda w: claims_carrier.agree_sum(w, no, 1_000_00, "按保价赔付"))
    assert sent.do(sent.yard.finance, lambda w: claims_carrier.receive(w, no, 400_00)).state is ClaimState.AGREED
    with pytest.raises(BadInput):
        sent.do(sent.yard.finance, lambda w: claims_carrier.receive(w, no, 600_01))
    paid = sent.do(sent.yard.finance, lambda w: claims_carrier.receive(w, no, 600_00))
    assert (paid.state, paid.result, paid.received_fen) == (ClaimState.CLOSED, ClaimResult.PAID, 1_000_00)
    with sent.desk.read() as session:
        assert [c.fen for c in costs.of_source(session, no)] == [-400_00, -600_00]
    # What is left of the delivery is accepted and closed without the lost piece.
    sides = sent.sides()
    sent.do(sent.yard.sales, lambda w: claims.agree(w, [one.discrepancy_id for one in sides.differences], sent.solution()))
    sent.do(sent.yard.sales, lambda w: claims.settle(w, sides.differences[0].discrepancy_id, "补发到货"))
    accepted = sent.do(sent.yard.sales, lambda w: service.accept(w, number, AcceptanceResult.ACCEPTED))
    assert accepted.state is DeliveryState.ACCEPTED
    with sent.desk.read() as session:
        assert [line.record_no for line in queries.done(session, sent.clock.now())] == [number]


@pytest.mark.clause("I-12", "G-14")
def test_a_refused_claim_is_a_complaint_in_the_carriers_file(sent: Sent) -> None:
    """Nothing arrived, no slip came back: the loss itself goes into the carrier's file, and so does the refusal."""
    number = sent.sides().record_no
    asked = sent.do(sent.yard.head, lambda w: claims_carrier.inquire(w, number, sent.inquiry(0, 1, 2)))
    sent.do(sent.yard.head, lambda w: claims_carrier.demand(w, asked.number, 3_840_00, "三箱全部未到"))
    with pytest.raises(BadInput):
        sent.do(sent.yard.head, lambda w: claims_carrier.close(w, asked.number, ClaimResult.FOUND, "找到了"))
    closed = sent.do(sent.yard.head, lambda w: claims_carrier.close(w, asked.number, ClaimResult.REFUSED, "称已签收"))
    assert closed.closed_at is not None
    with sent.desk.read() as session:
        told = carriers.history(session, sent.carrier.carrier_id).events
        assert {u.state for s in sent.yard.serials if (u := units.unit(session, s)) is not None} == {UnitState.LOST}
    assert {(one.kind, one.source) for one in told} == {
        (CarrierEventKind.LOSS, asked.number), (CarrierEventKind.COMPLAINT, asked.number)
    }


@pytest.mark.clause("I-12")
def test_no_more_is_lost_than_the_customer_counted_missing(sent: Sent) -> None:
    number = sent.back(2)
    asked = sent.do(sent.yard.head, lambda w: claims_carrier.inquire(w, number, sent.inquiry(0, 1)))
    with pytest.raises(Refused) as caught:
        sent.do(sent.yard.head, lambda w: claims_carrier.demand(w, asked.number, 100, "签收单"))
    assert caught.value.clause == "I-12"
    assert [tile.state for tile in sent.sides().boxes] == [BoxState.DELIVERED] * 3
    found = sent.do(sent.yard.head, lambda w: claims_carrier.close(w, asked.number, ClaimResult.FOUND, "在中转站找到，次日送到"))
    assert found.result is ClaimResult.FOUND


@pytest.mark.clause("I-12", "J-39")
def test_the_carrier_is_claimed_on_after_the_customer_accepted_the_rest(sent: Sent) -> None:
    """Sales is faster than the carrier's answer: what was short is lost all the same, but not twice."""
    number = sent.back(2)
    key = sent.sides().differences[0].discrepancy_id
    sent.do(sent.yard.sales, lambda w: claims.agree(w, [key], sent.solution()))
    sent.do(sent.yard.sales, lambda w: claims.settle(w, key))
    sent.do(sent.yard.sales, lambda w: service.accept(w, number, AcceptanceResult.ACCEPTED))
    assert sent.standing() == set(sent.yard.serials)
    asked = sent.do(sent.yard.head, lambda w: claims_carrier.inquire(w, number, sent.inquiry(1)))
    sent.do(sent.yard.head, lambda w: claims_carrier.demand(w, asked.number, 1_280_00, "签收单写明少 1 箱"))
    with sent.desk.read() as session:
        states = [units.state(session, serial) for serial in sent.yard.serials]
    assert states == [UnitState.ACCEPTED, UnitState.LOST, UnitState.ACCEPTED]
    assert sent.standing() == {sent.yard.serials[0], sent.yard.serials[2]}  # it is not the customer's, and is not maintained there
    more = sent.do(sent.yard.head, lambda w: claims_carrier.inquire(w, number, sent.inquiry(2)))
    with pytest.raises(Refused) as caught:  # one was short, and one is lost already
        sent.do(sent.yard.head, lambda w: claims_carrier.demand(w, more.number, 1_280_00, "签收单写明少 1 箱"))
    assert caught.value.clause == "I-12"


@pytest.mark.clause("I-12", "I-02")
def test_a_slip_does_not_count_what_a_claim_says_is_lost(sent: Sent) -> None:
    number = sent.sides().record_no
    asked = sent.do(sent.yard.head, lambda w: claims_carrier.inquire(w, number, sent.inquiry(1)))
    sent.do(sent.yard.head, lambda w: claims_carrier.demand(w, asked.number, 1_280_00, "司机确认丢一箱"))
    with pytest.raises(Refused) as caught:  # all as sent, keyed in passing
        sent.back(3)
    assert caught.value.clause == "I-12"
    sent.back(2)
    assert [(one.kind, one.quantity) for one in sent.sides().differences] == [(DiscrepancyKind.SHORT, 1)]


@pytest.mark.clause("I-12", "K-03")
def test_a_box_that_was_paid_for_is_not_claimed_again(sent: Sent) -> None:
    number, head = sent.back(3, 1), sent.yard.head
    torn = replace(sent.inquiry(1), damaged=(sent.yard.ssccs[1],))  # missing and torn at once is torn
    asked = sent.do(head, lambda w: claims_carrier.inquire(w, number, torn))
    assert [box.damaged for box in asked.boxes] == [True]
    sent.do(head, lambda w: claims_carrier.demand(w, asked.number, 500_00, "照片"))
    sent.do(head, lambda w: claims_carrier.agree_sum(w, asked.number, 500_00, "认赔"))
    sent.do(head, lambda w: claims_carrier.receive(w, asked.number, 500_00))
    with pytest.raises(Conflict, match=asked.number):
        sent.do(head, lambda w: claims_carrier.inquire(w, number, torn))


@pytest.mark.clause("I-10", "I-09")
def test_a_difference_told_after_the_acceptance_keeps_the_delivery_open(sent: Sent) -> None:
    number, sales = sent.back(3), sent.yard.sales
    sent.do(sales, lambda w: service.accept(w, number, AcceptanceResult.ACCEPTED))
    sent.do(sales, lambda w: service.follow_up(w, number, 4, "拆箱发现划痕"))
    key = sent.do(sales, lambda w: claims.report(w, number, Finding(1, DiscrepancyKind.QUALITY, 1, "外壳有划痕", "设备科")))
    with pytest.raises(Conflict, match="有异议"):
        sent.do(sales, lambda w: service.close(w, number))
    sent.do(sales, lambda w: claims.agree(w, [key], sent.solution()))
    sent.do(sales, lambda w: claims.settle(w, key))
    assert sent.do(sales, lambda w: service.close(w, number)).state is DeliveryState.CLOSED


@pytest.mark.clause("I-17")
def test_after_a_rejection_only_a_writing_or_the_closed_case_lets_the_delivery_close(sent: Sent) -> None:
    number, sales = sent.back(3), sent.yard.sales
    sent.do(sales, lambda w: service.accept(w, number, AcceptanceResult.REJECTED, "不能合闸"))
    view = sent.do(sales, lambda w: service.accept(w, number, AcceptanceResult.ACCEPTED))
    assert (view.state, view.acceptance_note) == (DeliveryState.ACCEPTED, "不能合闸")
    sent.do(sales, lambda w: service.follow_up(w, number, 3))
    with pytest.raises(Refused) as caught:
        sent.do(sales, lambda w: service.close(w, number))
    assert caught.value.clause == "I-17"
    with sent.desk.read() as session:
        case = next(one for one in cases.cases(session) if one.record_no == number)
    sent.do(sent.yard.service, lambda w: case_opening.complete(w, case.number, CaseFacts(kind=CaseKind.COMPLAINT)))
    sent.do(sent.yard.service, lambda w: settled(w, case.number))  # whatever it came to be called
    assert sent.do(sales, lambda w: service.close(w, number)).state is DeliveryState.CLOSED


@pytest.mark.clause("I-17", "I-09")
def test_remarks_open_a_case_and_hold_the_delivery_until_it_is_closed(sent: Sent) -> None:
    number = sent.back(3)
    sent.do(sent.yard.sales, lambda w: service.accept(w, number, AcceptanceResult.REMARKS, "铭牌贴歪"))
    sent.do(sent.yard.sales, lambda w: service.follow_up(w, number, 4, "铭牌请处理"))
    with pytest.raises(Refused) as caught:
        sent.do(sent.yard.sales, lambda w: service.close(w, number))
    assert caught.value.clause == "I-17"
    with sent.desk.read() as session:
        case = next(one for one in cases.cases(session) if one.record_no == number)
    assert case.kind is CaseKind.QUALITY and "铭牌贴歪" in case.description and case.state is CaseState.REGISTERED
    sent.do(sent.yard.service, lambda w: settled(w, case.number))
    assert sent.do(sent.yard.sales, lambda w: service.close(w, number)).state is DeliveryState.CLOSED


@pytest.mark.clause("I-17")
def test_open_remarks_are_refused() -> None:
    rules.remarks_must_be_settled("JF26000001", False, "")
    with pytest.raises(Refused):
        rules.remarks_must_be_settled("JF26000001", True, "铭牌贴歪")


@pytest.mark.parametrize("old", ClaimState)
def test_a_closed_claim_stays_closed(old: ClaimState) -> None:
    assert not claims_rules.may_move(ClaimState.CLOSED, old)
    assert claims_rules.may_move(old, ClaimState.CLOSED) is (old is not ClaimState.CLOSED)


def test_what_cannot_be_told(sent: Sent) -> None:
    number = sent.back(3)
    good = Finding(1, DiscrepancyKind.WRONG_ITEM, 1, "型号不对", "设备科")
    wrongs = ({"line_no": 9}, {"quantity": 4}, {"quantity": 0}, {"words": ""}, {"reporter": " "})
    for wrong in (replace(good, **one) for one in wrongs):
        with pytest.raises(AppError), sent.desk.work(sent.yard.sales) as work:
            claims.report(work, number, wrong)
    assert sent.sides().differences == ()


@pytest.mark.clause("I-10")
@pytest.mark.decision("X-11")
def test_damage_and_loss_have_owners_of_their_own_by_the_settings(sent: Sent, people: People) -> None:
    """Of torn goods the case is logistics', until one of them counts as lost: then it is delivery management's."""
    roles = {"damage": Role.LOGISTICS_HEAD, "loss": Role.DELIVERY_MANAGEMENT}
    approver = people(Role.LEADERSHIP).person_id
    with sent.desk.work(people(Role.DELIVERY_MANAGEMENT)) as work:
        for what, role in roles.items():
            settings.change(work, f"case.owner.{what}", role.value, "本厂分工", approver_id=approver)
    number = sent.back(3, 1)

    def owner() -> Role:
        with sent.desk.read() as session:
            case = cases.case(session, sent.sides().case_no)
        assert case is not None
        return case.owner

    assert owner() is Role.LOGISTICS_HEAD
    sent.do(sent.yard.sales, lambda w: claims.report(w, number, Finding(1, DiscrepancyKind.SHORT, 1, "少一台", "设备科")))
    assert owner() is Role.SALES
    asked = sent.do(sent.yard.head, lambda w: claims_carrier.inquire(w, number, sent.inquiry(1)))
    sent.do(sent.yard.head, lambda w: claims_carrier.demand(w, asked.number, 1_280_00, "司机确认"))
    assert owner() is Role.DELIVERY_MANAGEMENT
