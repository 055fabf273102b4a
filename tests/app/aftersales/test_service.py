"""The ledger: J-01 … J-05, J-08, J-10, J-11, the 24 h clock to the second, and the search of the call panel."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.aftersales import queries, service
from app.aftersales.bench import AfterSalesBench
from app.aftersales.callers import callers
from app.aftersales.states import MOVES, may_move
from app.aftersales.views import CaseCause, CaseChannel, CaseDraft, CaseState, CaseView, Severity
from app.core.clock import SetClock
from app.core.errors import BadInput, Conflict, NotFound, Refused
from app.core.work import Work, Workplace
from app.delivery.bench import DeliveryBench
from app.devices.scanner import ScanStamper
from app.scanning.lane import ScanLane
from db.states import Role, Verdict
from tests.helpers import catalog, goods
from tests.helpers.gate import Yard
from tests.helpers.orders import People

WORDS = "合闸后约 5 分钟自行分闸"


@pytest.fixture
def serial(place: Workplace, people: People) -> str:
    product = catalog.product(place)
    return goods.Line(place, people).task(product, 1).serials[0]


def registered(place: Workplace, people: People, serial: str, **changes: object) -> CaseView:
    draft = CaseDraft(serial, WORDS, customer="示范电气有限公司", **changes)  # type: ignore[arg-type]
    with place.work(people(Role.AFTER_SALES)) as work:
        return service.register(work, draft)


@pytest.mark.parametrize("new", CaseState)
@pytest.mark.parametrize("old", CaseState)
def test_only_the_moves_of_section_3_5(old: CaseState, new: CaseState) -> None:
    assert may_move(old, new) == ((old, new) in MOVES)


def test_ledger_number_and_clock(place: Workplace, people: People, serial: str, clock: SetClock) -> None:
    view = registered(place, people, serial)
    assert view.number == "SH-2026-0001" and view.state is CaseState.REGISTERED
    assert view.respond_by - view.registered_at == timedelta(hours=24)
    assert view.warn_at - view.registered_at == timedelta(hours=20)
    assert view.solve_by - view.registered_at == timedelta(days=7)
    assert registered(place, people, serial, severity=Severity.URGENT).solve_by - clock.now() == timedelta(days=3)


@pytest.mark.clause("J-05")
def test_words_and_a_telephone_are_enough_to_register(place: Workplace, people: People) -> None:
    with pytest.raises(Refused) as caught, place.work(people(Role.AFTER_SALES)) as work:
        service.register(work, CaseDraft("", "  ", phone="13800000000"))
    assert caught.value.clause == "J-05"
    with pytest.raises(BadInput), place.work(people(Role.AFTER_SALES)) as work:
        service.register(work, CaseDraft("", WORDS))
    with place.work(people(Role.SALES)) as work:
        view = service.register(work, CaseDraft("", WORDS, phone="138-0000-0000"))
    assert (view.customer, view.product_id, view.phone, view.whole) == ("", None, "138-0000-0000", False)


def test_unknown_goods(place: Workplace, people: People) -> None:
    with pytest.raises(NotFound), place.work(people(Role.AFTER_SALES)) as work:
        service.register(work, CaseDraft("BK2611239999", WORDS, customer="甲"))


@pytest.mark.clause("J-02")
@pytest.mark.parametrize(
    ("after", "late"),
    [
        (timedelta(hours=23, minutes=59), False),
        (timedelta(hours=24), False),
        (timedelta(hours=24, microseconds=1), True),
        (timedelta(hours=24, minutes=1), True),
    ],
)
def test_first_response_in_24_hours(
    place: Workplace, people: People, serial: str, clock: SetClock, after: timedelta, late: bool
) -> None:
    view = registered(place, people, serial)
    clock.set(view.registered_at + after)
    assert view.late_at(clock.now()) is late
    with place.work(people(Role.AFTER_SALES)) as work:
        answered = service.respond(work, view.number, "客户设备科", "先停用")
    assert answered.response_late is late and answered.late_at(clock.now()) is late
    clock.forward(days=3)
    assert answered.late_at(clock.now()) is late
    with place.read() as session:
        assert queries.responses(session, view.registered_at) == (1, int(late))
    with pytest.raises(Conflict), place.work(people(Role.AFTER_SALES)) as work:
        service.respond(work, view.number, "客户设备科", "再说一次")


def until(place: Workplace, people: People, serial: str, state: CaseState) -> CaseView:
    view = registered(place, people, serial)
    n, who = view.number, people(Role.AFTER_SALES)
    steps: tuple[Callable[[Work], CaseView], ...] = (
        lambda w: service.respond(w, n, "客户", "收到"),
        lambda w: service.analyse(w, n, CaseCause.PRODUCT, "脱扣器"),
        lambda w: service.agree_solution(w, n, "换脱扣器", "客户设备科"),
        lambda w: service.start_work(w, n, "明日上门"),
        lambda w: service.finish_work(w, n, "已换"),
        lambda w: service.confirm(w, n, "客户设备科", True),
        lambda w: service.close(w, n, "脱扣器批次问题", "来料加检"),
    )
    for step in steps:
        if view.state is state:
            break
        with place.work(who) as work:
            view = step(work)
    assert view.state is state
    return view


def test_the_whole_way_leaves_its_time_line(place: Workplace, people: People, serial: str) -> None:
    view = until(place, people, serial, CaseState.CLOSED)
    assert len(view.events) == 8 and view.closed_at is not None
    with place.read() as session:
        assert [c.number for c in queries.of_identity(session, serial)] == [view.number]


@pytest.mark.clause("J-08")
def test_no_work_before_the_customer_was_told(place: Workplace, people: People, serial: str) -> None:
    view = until(place, people, serial, CaseState.ANALYSED)
    for solution, told in (("", "客户"), ("换脱扣器", " ")):
        with pytest.raises(Refused) as caught, place.work(people(Role.AFTER_SALES)) as work:
            service.agree_solution(work, view.number, solution, told)
        assert caught.value.clause == "J-08"


@pytest.mark.clause("J-10")
def test_no_close_before_the_customer_confirmed(place: Workplace, people: People, serial: str) -> None:
    view = until(place, people, serial, CaseState.DONE)
    with pytest.raises(Refused) as caught, place.work(people(Role.AFTER_SALES)) as work:
        service.close(work, view.number, "原因", "措施")
    assert caught.value.clause == "J-10"
    with place.work(people(Role.AFTER_SALES)) as work:
        again = service.confirm(work, view.number, "客户设备科", False, "仍分闸")
    assert again.state is CaseState.ANALYSED and again.solution == ""


@pytest.mark.clause("J-11")
@pytest.mark.parametrize(("summary", "improvement"), [("", "措施"), ("原因", " ")])
def test_no_close_without_summary(place: Workplace, people: People, serial: str, summary: str, improvement: str) -> None:
    view = until(place, people, serial, CaseState.CONFIRMED)
    with pytest.raises(Refused) as caught, place.work(people(Role.AFTER_SALES)) as work:
        service.close(work, view.number, summary, improvement)
    assert caught.value.clause == "J-11"


def test_notes_files_severity(place: Workplace, people: People, serial: str) -> None:
    view = registered(place, people, serial, channel=CaseChannel.VISIT)
    with place.work(people(Role.AFTER_SALES)) as work:
        service.add_note(work, view.number, "<b>现场</b>")
        service.add_file(work, view.number, "面板.png", b"\x89PNG\r\n\x1a\n0")
        with pytest.raises(BadInput):
            service.set_severity(work, view.number, Severity.MAJOR, "")
        found = service.set_severity(work, view.number, Severity.MAJOR, "今晚送电")
    assert found.severity is Severity.MAJOR and found.respond_by == view.respond_by
    assert [e.text for e in found.events][:2] == ["重大：今晚送电", "面板.png"]


def test_time_line_is_never_changed(place: Workplace, people: People, serial: str) -> None:
    registered(place, people, serial)
    with pytest.raises((Conflict, DBAPIError), match="append-only"), place.work(people(Role.AFTER_SALES)) as work:
        work.session.execute(text("UPDATE case_event SET text = 'x'"))


def test_call_panel_finds_by_tail_initials_and_phone(place: Workplace, people: People) -> None:
    yard = Yard(place, people)
    yard.out()
    tail = yard.serials[0][-4:]
    with place.read() as session:
        for words in (tail, f"sfdq {tail}", f"00000101 {tail}", "示范"):
            kinds = {hit.kind for hit in callers(session, words, place.clock.now())}
            assert {"customer", "delivery"} <= kinds, words
            assert ("unit" in kinds) == bool(re.search(tail, words))
        assert callers(session, "没有这家", place.clock.now()) == []
        assert callers(session, "%_", place.clock.now()) == []


def test_scanned_goods_slips_and_cases_open(place: Workplace, people: People) -> None:
    yard = Yard(place, people)
    yard.out()
    case = registered(place, people, yard.serials[0])
    assert case.customer == yard.customer.name and case.dispatch_no == yard.dispatch_no
    lane, bench, stamper = ScanLane(place), AfterSalesBench(), ScanStamper(place.clock)
    for code, key in (
        (yard.serials[0], yard.serials[0]), (case.number, case.number), (f"00{yard.sscc}", yard.dispatch_no),
    ):  # fmt: skip
        result = lane.take(stamper.stamp("tty", code.encode()), bench, yard.service)
        assert (result.verdict, result.object_key) == (Verdict.GOOD, key)
    slips = DeliveryBench()
    for code, key in (("JF26000001", "JF26000001"), (yard.dispatch_no, yard.dispatch_no), (f"00{yard.sscc}", yard.dispatch_no)):
        result = lane.take(stamper.stamp("tty", code.encode()), slips, yard.service)
        assert (result.verdict, result.object_key) == (Verdict.GOOD, key)
    assert lane.take(stamper.stamp("tty", b"JF26999999"), slips, yard.service).verdict is Verdict.WRONG
    for code in ("BK2611239999", "garbage"):
        assert lane.take(stamper.stamp("tty", code.encode()), bench, yard.service).verdict is Verdict.WRONG
