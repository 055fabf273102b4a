"""Counting: blind, by place, twice where it differs, approved by somebody who did not count, posted once (D-11, X-20)."""

from __future__ import annotations

import queue
import threading
import time
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import event, select

from app.core.clock import SetClock
from app.core.errors import Conflict, NotPermitted, Refused
from app.core.work import PROGRAM, Workplace
from app.devices.code_table import check_digit
from app.devices.ports import DeviceState
from app.devices.scanner import ScanFrame, ScannerPort, ScanStamper
from app.devices.simulate import PtyScanner
from app.reminders import queries as reminders
from app.reminders.views import Mark
from app.storage import count_posting as posting
from app.storage import count_queries as queries
from app.storage import count_reading as reading
from app.storage import count_service as service
from app.storage.count_views import BoxContents, BoxItem, PeriodMark
from app.storage.queries import balances_against_moves, moves
from app.units import queries as units
from db.engine import open_engine
from db.models.counting import CountRead
from db.states import (
    CountCause,
    CountOutcome,
    CountPlaceState,
    CountState,
    CountVerdict,
    Role,
    StockMoveKind,
    UnitState,
    Verdict,
    ZoneKind,
)
from tests.conftest import People as ConfPeople
from tests.helpers import catalog
from tests.helpers.counting import Counter, carried, counter, pieces_put, serials_put
from tests.helpers.orders import People

A, B = "A-01-01", "A-01-02"


class Store:
    """Two places: three breakers and a lot of a hundred terminals at the first, two breakers at the second."""

    def __init__(self, place: Workplace, people: People) -> None:
        self.place, self.people = place, people
        self.breaker, self.screws = catalog.product(place), catalog.product(place, catalog.SCREWS)
        for code in (A, B):
            catalog.location(place, code)
        self.at_a = serials_put(place, self.breaker, 3, A)
        self.lot = pieces_put(place, self.screws, 100, A)
        self.at_b = serials_put(place, self.breaker, 2, B)
        self.one, self.two = counter(place, people), counter(place, people)
        self.head = people(Role.LOGISTICS_HEAD)

    def begun(self) -> str:
        with self.place.work(self.one.actor) as work:
            return service.create_whole(work)

    def state(self, code: str, number: str) -> CountPlaceState:
        with self.place.read() as session:
            return next(p.state for p in queries.places(session, number) if p.code == code)

    def lines(self, number: str):  # type: ignore[no-untyped-def]
        with self.place.read() as session:
            return {(line.place, line.identity): line for line in queries.lines(session, number, differing=True)}

    def explained(self, number: str, cause: CountCause = CountCause.LOSS, words: str = "") -> None:
        with self.place.work(self.two.actor) as work:
            for line in queries.lines(work.session, number, differing=True):
                service.explain(work, [line.line_id], cause, words)

    def submitted(self, number: str) -> CountState:
        with self.place.work(self.two.actor) as work:
            return service.submit(work, number)

    def approved(self, number: str):  # type: ignore[no-untyped-def]
        with self.place.work(self.head) as work:
            return posting.approve(work, number)

    def agrees_with_its_moves(self) -> None:
        with self.place.read() as session:
            assert balances_against_moves(session) == []


@pytest.fixture
def store(place: Workplace, people: People) -> Store:
    return Store(place, people)


@pytest.mark.clause("D-11")
@pytest.mark.decision("X-20")
def test_the_count_of_a_month_is_a_task_from_the_25th_and_red_when_the_month_passed_without_it(
    store: Store, place: Workplace, clock: SetClock
) -> None:
    def marks() -> list[tuple[date, PeriodMark]]:
        with place.read() as session:
            return [(p.first, p.mark) for p in queries.periods(session, clock.now())]

    def home() -> list[tuple[Mark, str]]:
        with place.read() as session:
            lines = reminders.due(session, {Role.STOREKEEPER}, clock.now())
            return [(line.mark, str(line.title)) for line in lines if line.clause == "D-11"]

    november, december = date(2026, 11, 1), date(2026, 12, 1)
    with place.work(PROGRAM) as work:
        assert service.generate(work) == ""
    assert marks() == [(november, PeriodMark.TO_COME)]
    clock.set(datetime(2026, 11, 24, 16, 30, tzinfo=UTC))  # the 25th, half past midnight at the site
    with place.work(PROGRAM) as work:
        number = service.generate(work)
        assert number.startswith("PD26") and service.generate(work) == ""
        view = queries.count(work.session, number)
        assert (view.due_on, view.total, view.state) == (date(2026, 11, 30), 2, CountState.OPEN)
    assert marks() == [(november, PeriodMark.OPEN)]
    assert home() == [(Mark.NOT_YET, "盘点 2026-11 全库：已盘 0/2 个库位")]
    with pytest.raises(Conflict, match="已有全库盘点"), place.work(store.one.actor) as work:
        service.create_whole(work)
    clock.set(datetime(2026, 12, 1, 1, 0, tzinfo=UTC))
    assert marks() == [(november, PeriodMark.MISSING), (december, PeriodMark.TO_COME)]
    assert home() == [(Mark.WRONG, "漏盘：2026-11 没有完成盘点")]
    store.one.counts(A, [*store.at_a, "JF$100", store.lot])
    store.one.counts(B, store.at_b)
    assert store.submitted(number) is CountState.CLOSED  # nothing differs: nothing to approve
    assert marks() == [(november, PeriodMark.LATE), (december, PeriodMark.TO_COME)] and home() == []


@pytest.mark.clause("D-11")
def test_a_difference_needs_a_second_count_by_another_a_cause_and_an_approver_who_did_not_count(store: Store, place: Workplace) -> None:
    number = store.begun()
    lost = store.at_a[0]
    ended = store.one.counts(A, [*store.at_a[1:], "JF$95", store.lot])
    assert "待复盘" in str(ended.message) and store.state(A, number) is CountPlaceState.DIFFERS
    store.one.counts(B, store.at_b)
    assert store.state(B, number) is CountPlaceState.AGREED
    assert store.lines(number) == {}, "who counts again must not see what the first count found"
    with pytest.raises(Refused, match="有差异的库位须先复盘") as refused:
        store.submitted(number)
    assert refused.value.clause == "D-11"
    again = store.one.scan(A)
    assert (again.verdict, again.clause) == (Verdict.WRONG, "D-11") and "复盘须换人" in str(again.message)
    store.two.counts(A, [*store.at_a[1:], "JF$98", store.lot])
    assert store.state(A, number) is CountPlaceState.CONFIRMED
    found = store.lines(number)
    assert (found[A, lost].booked, found[A, lost].counted, found[A, lost].first_counted) == (1, 0, 0)
    assert (found[A, store.lot].booked, found[A, store.lot].counted, found[A, store.lot].first_counted) == (100, 98, 95)
    with pytest.raises(Refused, match="差异须查明原因") as refused:
        store.submitted(number)
    assert refused.value.clause == "D-11"
    store.explained(number, CountCause.LOSS, "监控未见")
    assert store.submitted(number) is CountState.REVIEW
    with place.read() as session:
        unit = units.unit(session, lost)
        assert unit is not None and unit.state is UnitState.IN_STOCK, "nothing is adjusted before it is approved"
    with pytest.raises(NotPermitted), place.work(store.one.actor) as work:
        posting.approve(work, number)
    posted = store.approved(number)
    assert posted.outcomes == {CountOutcome.LOST: 2}
    with place.read() as session:
        unit, lot = units.unit(session, lost), units.lot(session, store.lot)
        assert unit is not None and (unit.state, unit.location) == (UnitState.LOST, "")
        assert lot is not None and (lot.count(UnitState.IN_STOCK), lot.count(UnitState.LOST)) == (98, 2)
        assert [(m.kind, m.quantity, m.from_location, m.to_location, m.note) for m in moves(session, document=number)] == [
            (StockMoveKind.COUNT, 1, A, "", "丢失 监控未见"), (StockMoveKind.COUNT, 2, A, "", "丢失 监控未见")
        ]  # fmt: skip
    store.agrees_with_its_moves()
    with pytest.raises(Conflict, match=r"已由物流科长.*批准入帐，不能再做一次"):
        store.approved(number)


@pytest.mark.clause("D-11")
def test_a_logistics_head_who_counted_does_not_approve(store: Store, place: Workplace, people: People) -> None:
    number = store.begun()
    Counter(place, store.head).counts(A, store.at_a)
    store.two.counts(A, store.at_a)
    store.one.counts(B, store.at_b)
    store.explained(number)
    assert store.submitted(number) is CountState.REVIEW
    with pytest.raises(Refused, match="盘点人不能批准自己盘的差异") as refused:
        store.approved(number)
    assert refused.value.clause == "D-11"
    with place.work(people(Role.LEADERSHIP)) as work:
        assert posting.approve(work, number).outcomes == {CountOutcome.LOST: 1}


@pytest.mark.clause("D-11")
def test_every_read_has_its_verdict_and_what_is_odd_is_one_list_to_clear(store: Store, place: Workplace) -> None:
    number = store.begun()
    held = serials_put(place, store.breaker, 1, A, UnitState.HOLD)[0]
    shipped = serials_put(place, store.breaker, 1, B, UnitState.LEFT_WORKS)[0]
    one, own = store.one, store.at_a[0]
    assert one.scan(own).verdict is Verdict.WRONG  # no place yet
    assert one.scan(A).verdict is Verdict.GOOD
    said = {
        own: (Verdict.GOOD, CountVerdict.KNOWN), held: (Verdict.GOOD, CountVerdict.ON_HOLD),
        store.at_b[0]: (Verdict.HOLD, CountVerdict.ELSEWHERE), "BK2610010001": (Verdict.HOLD, CountVerdict.UNKNOWN),
        shipped: (Verdict.HOLD, CountVerdict.SHIPPED), store.lot: (Verdict.HOLD, CountVerdict.KNOWN),
        "??what": (Verdict.HOLD, CountVerdict.UNKNOWN),
    }  # fmt: skip
    for code, (verdict, _) in said.items():
        assert one.scan(code).verdict is verdict, code
    assert one.scan(own).verdict is Verdict.IGNORED
    with place.read() as session:
        reads = {r.code: r for r in queries.last_reads(session, number)}
        assert {code: reads[code].found for code in said if code != own} == {c: f for c, (_, f) in said.items() if c != own}
        odd = {r.code: r for r in queries.exceptions(session, number)}
        assert set(odd) == {store.at_b[0], "BK2610010001", shipped, store.lot, "??what"}
        assert odd[store.at_b[0]].elsewhere == B and odd[store.lot].lacks_quantity
    two = store.two
    two.scan(B)
    there = two.scan(store.at_b[0])  # it lies at A by now, or somebody carried it: one of the two reads is wrong
    assert there.verdict is Verdict.HOLD and f"已在 {A} 盘到" in str(there.message)
    one.scan("JF$CONFIRM")
    assert one.lane.latched is None and two.lane.latched is None
    with pytest.raises(Conflict, match="没有盘完"):
        store.submitted(number)
    two.scan(store.at_b[1])
    two.scan("JF$CONFIRM")
    with pytest.raises(Conflict, match="还有 6 条异常没有处理"):
        store.submitted(number)
    with place.work(two.actor) as work:
        left = {r.code: r for r in queries.exceptions(work.session, number)}
        twice = next(r for r in queries.exceptions(work.session, number) if r.found is CountVerdict.TWICE)
        reading.name_quantity(work, left[store.lot].read_id, 100)
        assert reading.clear(work, [twice.read_id], keep=True, note="原位") == 1
        assert reading.clear(work, [left[shipped].read_id, left["??what"].read_id], keep=False, note="读错") == 2
        assert reading.clear(work, [left["BK2610010001"].read_id], keep=True) == 1
        rest = queries.exceptions(work.session, number)
        reading.clear(work, [r.read_id for r in rest], keep=False)
        assert queries.exceptions(work.session, number) == []
    assert store.state(B, number) is CountPlaceState.AGREED
    with place.read() as session:
        differs = {line.identity for line in queries.lines(session, number, differing=True, blind=False)}
        assert differs == {*store.at_a[1:], "BK2610010001"}


@pytest.mark.clause("D-11")
def test_goods_may_move_while_they_are_counted(store: Store, place: Workplace) -> None:
    number = store.begun()
    store.one.scan(A)  # the cut-off of A
    carried(place, store.at_a[0], B)  # carried away before it was read
    store.one.scan(store.at_a[1])
    carried(place, store.at_a[1], B)  # carried away after it was read: it is counted at B too
    carried(place, store.lot, B, 10, start=A)
    carried(place, store.at_b[0], A)  # arrived, not read
    carried(place, store.at_b[1], A)  # arrived, read
    for code in (store.at_a[2], "JF$90", store.lot, store.at_b[1]):
        assert store.one.scan(code).verdict is Verdict.GOOD
    store.one.scan("JF$CONFIRM")
    assert store.state(A, number) is CountPlaceState.AGREED
    ended = store.two.counts(B, [store.at_a[0], store.at_a[1], "JF$10", store.lot])
    assert ended.verdict is Verdict.DONE and store.state(B, number) is CountPlaceState.AGREED
    assert store.submitted(number) is CountState.CLOSED


@pytest.mark.clause("D-11")
def test_what_was_found_is_posted_where_it_is(store: Store, place: Workplace) -> None:
    number = store.begun()
    moved, unknown, sent = store.at_b[0], "BK2610010001", serials_put(place, store.breaker, 1, B, UnitState.SIGNED)[0]
    carried(place, sent, "")
    codes = [*store.at_a, "JF$103", store.lot, moved, unknown, sent, "ZZ2610010009"]
    for who in (store.one, store.two):
        who.counts(A, codes)
    store.one.counts(B, store.at_b[1:])
    store.two.counts(B, store.at_b[1:])
    with place.work(store.two.actor) as work:
        reading.clear(work, [r.read_id for r in queries.exceptions(work.session, number)], keep=True)
    store.explained(number, CountCause.MISPLACED)
    store.submitted(number)
    posted = store.approved(number)
    assert posted.outcomes == {
        CountOutcome.TRANSFERRED: 1, CountOutcome.HELD: 1, CountOutcome.GAINED: 1, CountOutcome.OPEN: 2, CountOutcome.SETTLED: 1
    }  # fmt: skip
    with place.read() as session:
        here = {unit.serial: (unit.location, unit.state) for unit in units.units(session, (moved, unknown, sent))}
        assert here == {moved: (A, UnitState.IN_STOCK), unknown: (A, UnitState.HOLD), sent: ("", UnitState.SIGNED)}
        lot = units.lot(session, store.lot)
        assert lot is not None and lot.count(UnitState.IN_STOCK) == 103 == lot.quantity
        notes = {line.identity: line.note for line in queries.lines(session, number, differing=True)}
        assert "帐上已签收" in notes[sent] and "待查" in notes["ZZ2610010009"] and "已隔离" in notes[unknown]
    store.agrees_with_its_moves()


@pytest.mark.clause("D-11")
def test_the_tolerance_is_for_pieces_and_never_for_units(store: Store, place: Workplace) -> None:
    number = store.begun()
    with place.work(store.head) as work:
        service.set_tolerance(work, number, 20, 0)
    store.one.counts(A, [*store.at_a, "JF$98", store.lot])
    assert store.state(A, number) is CountPlaceState.AGREED
    with pytest.raises(Conflict, match="允差不能再改"), place.work(store.head) as work:
        service.set_tolerance(work, number, 0, 50)
    store.one.counts(B, store.at_b[1:])
    assert store.state(B, number) is CountPlaceState.DIFFERS
    store.two.counts(B, store.at_b)
    assert store.submitted(number) is CountState.CLOSED
    with place.read() as session:
        lot = units.lot(session, store.lot)
        assert lot is not None and lot.count(UnitState.IN_STOCK) == 100, "what is tolerated is not adjusted"
        line = next(line for line in queries.lines(session, number, differing=True) if line.lot_no)
        assert line.tolerated and line.difference == -2


@pytest.mark.clause("D-11")
def test_another_pc_goes_on_and_a_place_belongs_to_one_count(store: Store, place: Workplace, people: People) -> None:
    catalog.location(place, "C-01", "隔离一区", ZoneKind.HOLD)
    number = store.begun()
    store.one.scan(A)
    store.one.scan(store.at_a[0])
    fresh = Counter(place, store.one.actor)  # the first PC is gone, and with it everything it had in memory
    assert fresh.scan(A).verdict is Verdict.GOOD and fresh.bench.state.place is not None and fresh.bench.state.place.pieces == 1
    assert fresh.scan(store.at_a[0]).verdict is Verdict.IGNORED
    for code in (*store.at_a[1:], "JF$60", store.lot, "JF$40", store.lot):
        assert fresh.scan(code).verdict is Verdict.GOOD
    fresh.scan(B)  # the next place ends this one
    assert store.state(A, number) is CountPlaceState.AGREED
    late = store.one.scan(store.at_a[1])
    assert late.verdict is Verdict.WRONG and "不在盘点中" in str(late.message)
    with pytest.raises(Conflict, match="正在 PD26000001 里盘"), place.work(store.head) as work:
        service.create_zones(work, ["隔离一区"])
    with place.work(store.head) as work:
        service.cancel(work, number, "重新安排")
        second = service.create_zones(work, ["隔离一区"])
    with place.work(store.two.actor) as work:
        third = service.create_whole(work)
    two = store.two
    two.scan(second)
    assert f"正在 {third} 里盘" in str(two.scan(A).message)
    assert two.scan(store.at_a[0]).verdict is Verdict.WRONG, "after a wrong place nothing is counted at the place before"
    two.scan("C-01")
    store.one.scan(third)
    assert f"正在 {second} 里盘" in str(store.one.scan("C-01").message)


@pytest.mark.clause("D-11")
def test_reads_are_undone_and_empty_places_are_looked_at(store: Store, place: Workplace) -> None:
    catalog.location(place, "A-01-03")
    number = store.begun()
    one = store.one
    one.scan(A)
    one.scan(store.at_a[0])
    assert one.scan("JF$UNDO").verdict is Verdict.INFO and one.scan(store.at_a[0]).verdict is Verdict.GOOD
    for _ in range(2):
        one.scan("JF$UNDO")
    assert store.state(A, number) is CountPlaceState.NOT_YET and one.bench.state.place is None
    with place.work(one.actor) as work:
        assert service.confirm_empty(work, number) == 1
    assert store.state("A-01-03", number) is CountPlaceState.AGREED
    with pytest.raises(Conflict, match="没有未盘的空库位"), place.work(one.actor) as work:
        service.confirm_empty(work, number)


@pytest.mark.clause("D-11")
def test_a_sealed_box_counts_what_lies_in_it_and_goods_on_a_dispatch_order_are_not_written_off(store: Store, place: Workplace) -> None:
    boxed = serials_put(place, store.breaker, 2, B, UnitState.BOXED)
    shut, open_box = (digits + check_digit(digits) for digits in ("69012340000000001", "69012340000000002"))
    held = {shut: BoxContents(True, (*(BoxItem(s, False) for s in boxed), BoxItem(store.lot, True, 100))), open_box: BoxContents(False, ())}
    number = store.begun()
    one = Counter(place, store.one.actor, lambda session, sscc: held.get(sscc))
    one.scan(B)
    assert one.scan("00" + open_box).verdict is Verdict.WRONG
    answer = one.scan("00" + shut)
    assert answer.verdict is Verdict.HOLD and "102 件，其中 1 件列入异常" in str(answer.message)
    assert "只算一次" in str(one.scan("00" + shut).message)
    one.scan("JF$UNDO")
    with place.read() as session:
        assert session.scalar(select(CountRead.id).where(CountRead.box == shut, CountRead.undone_at.is_(None))) is None
    for who in (one, store.two):
        who.counts(B, store.at_b)
    for who in (store.one, store.two):
        who.counts(A, [*store.at_a, "JF$100", store.lot])
    store.explained(number)
    store.submitted(number)
    with pytest.raises(Conflict, match="在发货单上（已装箱），先在发货单上取出"):
        store.approved(number)
    with place.work(store.head) as work:
        service.send_back(work, number, [B], "箱在月台")
    assert store.state(B, number) is CountPlaceState.DIFFERS


@pytest.mark.clause("D-11")
def test_a_hundred_thousand_units_are_compared_by_a_few_statements(place: Workplace, people: People) -> None:
    breaker = catalog.product(place)
    for n in range(1, 4):
        catalog.location(place, f"A-01-0{n}")
    serials = serials_put(place, breaker, 300, A)
    number = ""
    keeper = counter(place, people)
    with place.work(keeper.actor) as work:
        number = service.create_whole(work)
    keeper.scan(A)
    with place.work(keeper.actor) as work:
        here = keeper.bench.state.place
        assert here is not None
        reading.read_box(work, here.place_id, "690123400000000016", [BoxItem(s, False) for s in serials[:-1]], "箱")
    statements: list[str] = []
    def heard(conn, cursor, statement, *rest):  # type: ignore[no-untyped-def]
        statements.append(statement)

    event.listen(place.engine, "before_cursor_execute", heard)
    keeper.scan("JF$CONFIRM")
    event.remove(place.engine, "before_cursor_execute", heard)
    assert len(statements) < 40 and not any("unit.sealed" in s for s in statements), "no unit is read as an object"
    with place.read() as session:
        lines = queries.lines(session, number, blind=False)
        assert sorted((line.booked, line.counted) for line in lines) == [(1, 0), (299, 299)]


@pytest.mark.clause("D-11")
def test_a_memory_scanner_pours_in_five_hundred_reads_and_nothing_stops(sqlite_file_url: str, clock: SetClock) -> None:
    place = Workplace(open_engine(sqlite_file_url), "库存台", clock)
    store = Store(place, ConfPeople(place))
    more = serials_put(place, store.breaker, 440, B)
    number = store.begun()
    reads = [A, *store.at_a, "JF$100", store.lot, "4006381333931", B, *store.at_b, *more, store.at_a[0], "BK2601010001", "JF$TAG:07"]
    reads = [*reads, *more[: 500 - len(reads)]]
    frames: queue.Queue[ScanFrame] = queue.Queue()
    stamper, keeper = ScanStamper(clock), store.one
    with PtyScanner() as gun:
        port = ScannerPort(gun.port, on_frame=frames.put, on_state=lambda _: None, stamper=stamper)
        port.start()
        try:
            ready = time.monotonic() + 10
            while port.state is not DeviceState.READY and time.monotonic() < ready:
                threading.Event().wait(0.01)
            gun.write("".join(f"{code}\r" for code in reads).encode())
            results = [keeper.lane.take(frames.get(timeout=20), keeper.bench, keeper.actor) for _ in reads]
        finally:
            port.stop()
    assert [r.scan.raw for r in results] == reads, "every read has its verdict, in order"
    assert keeper.lane.latched is None and not any(r.verdict in (Verdict.WRONG, Verdict.FAULT) for r in results)
    assert sum(r.verdict is Verdict.IGNORED for r in results) == 500 - reads.index("JF$TAG:07") - 1
    keeper.scan("JF$CONFIRM")
    with place.read() as session:
        odd = [read.code for read in queries.exceptions(session, number)]
        assert odd == ["4006381333931", store.at_a[0], "BK2601010001", "JF$TAG:07"]
    assert store.state(A, number) is CountPlaceState.AGREED and store.state(B, number) is CountPlaceState.DIFFERS
    place.engine.dispose()


@pytest.mark.clause("D-11")
def test_a_unit_that_was_carried_on_after_its_count_stays_where_the_book_has_it(store: Store, place: Workplace, clock: SetClock) -> None:
    catalog.location(place, "A-01-03")
    number, moved = store.begun(), store.at_b[0]
    for who in (store.one, store.two):
        who.counts(A, [*store.at_a, "JF$100", store.lot, moved])
    store.one.counts("A-01-03", [])
    for who in (store.one, store.two):
        who.counts(B, store.at_b[1:])
    with place.work(store.two.actor) as work:
        reading.clear(work, [read.read_id for read in queries.exceptions(work.session, number)], keep=True)
    store.explained(number, CountCause.MISPLACED)
    assert store.submitted(number) is CountState.REVIEW
    clock.forward(hours=2)
    carried(place, moved, "A-01-03")
    assert store.approved(number).outcomes == {CountOutcome.SETTLED: 2}
    with place.read() as session:
        unit = units.unit(session, moved)
        assert unit is not None and unit.location == "A-01-03"
    store.agrees_with_its_moves()
