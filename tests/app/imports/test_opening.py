"""Opening stock from a table: judged outside the lock by the very rules of the store, accepted whole, and in stock to the last line."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from app.catalog import service as catalog_service
from app.catalog.views import StorageClass, ZoneKind
from app.core.clock import SetClock
from app.core.errors import BadInput, Conflict, NotPermitted
from app.core.work import PROGRAM, Workplace
from app.imports import service
from app.imports.fields import guess
from app.imports.views import ImportKind, Outcome
from app.storage import opening_batches
from app.storage import opening_posting as posting
from app.storage import queries as storage
from app.storage.opening_batches import PackedLine
from app.storage.opening_posting import OpeningView
from app.tables.reading import Line, Table, Value, read_table
from app.units import queries as units
from app.units import service as unit_service
from app.units.bringing import BringIn
from db.states import Role, StockMoveKind, UnitState
from tests.helpers import catalog as made
from tests.helpers.orders import People

HEAD = ("产品编码", "序列号", "批号", "数量", "库位", "生产日期", "保管期", "失效期", "供应商", "供应商批号", "未开封")
UNIT = ("BK", "BK2611090217", "", "", "A-01-01", "2026-11-09", "", "", "", "", "")
LOT = ("LS", "", "L261101-01", 500, "A-01-01", "2026-11-01", "2027-05-01", "2027-11-01", "示范端子厂", "D-77", "")


class Store:
    """A storekeeper with his list in hand, and a store with a product of each kind."""

    def __init__(self, place: Workplace, people: People) -> None:
        self.place, self.keeper = place, people(Role.STOREKEEPER)
        self.breaker = made.product(place, storage_days=30)
        self.screws = made.product(place, made.SCREWS)
        made.location(place)
        made.location(place, "A-01-02", sealed_only=True)
        made.location(place, "H-01", "隔离一区", ZoneKind.HOLD)

    def table(self, *rows: Sequence[Value]) -> Table:
        return Table(HEAD, tuple(Line(number, tuple(row)) for number, row in enumerate(rows, start=2)))

    def trial(self, *rows: Sequence[Value]) -> Outcome:
        return service.try_table(self.place, self.keeper, ImportKind.OPENING, self.table(*rows), guess(ImportKind.OPENING, HEAD))

    def accept(self, outcome: Outcome) -> str:
        with self.place.work(self.keeper) as work:
            return service.accept_plan(work, outcome.plan, guess(ImportKind.OPENING, HEAD), "期初.xlsx", b"x").document

    def take(self, outcome: Outcome) -> OpeningView:
        return posting.post(self.place, self.keeper, self.accept(outcome))

    def wrong(self, *rows: Sequence[Value]) -> list[tuple[int, str, str]]:
        outcome = self.trial(*rows)
        assert outcome.plan is None
        return [(error.line, error.column, error.clause) for error in outcome.errors]


@pytest.fixture
def store(place: Workplace, people: People) -> Store:
    return Store(place, people)


def but(row: Sequence[Value], **changes: Value) -> list[Value]:
    said = list(row)
    for name, value in changes.items():
        said[HEAD.index(name)] = value
    return said


def test_units_and_lots_stand_in_stock_with_their_days_and_the_ledger_agrees(store: Store) -> None:
    table = (UNIT, but(UNIT, 序列号="BK2611090218", 库位="a-01-02"), LOT, but(LOT, 库位="A-01-02", 数量=20))
    outcome = store.trial(*table)
    assert outcome.errors == () and outcome.made == 4
    with store.place.read() as session:
        assert units.unit(session, "BK2611090217") is None  # a trial leaves nothing
    taken = store.take(outcome)
    assert taken.ended and (taken.lines, taken.done, taken.left_out) == (4, 4, ())
    with store.place.read() as session:
        unit, lot = units.unit(session, "BK2611090217"), units.lot(session, "L261101-01")
        assert unit is not None and lot is not None
        assert (unit.state, unit.location, unit.sealed, unit.produced_on) == (UnitState.IN_STOCK, "A-01-01", True, date(2026, 11, 9))
        assert unit.store_until == date(2026, 11, 23) + timedelta(days=30)
        assert (lot.quantity, lot.valid_until, lot.expires_on) == (520, date(2027, 5, 1), date(2027, 11, 1))
        assert (lot.supplier, lot.supplier_lot) == ("示范端子厂", "D-77")
        assert {(b.location, b.quantity, b.state) for b in lot.balances} == {
            ("A-01-01", 500, UnitState.IN_STOCK), ("A-01-02", 20, UnitState.IN_STOCK),
        }  # fmt: skip
        moves = storage.moves(session, document="QC26000001")
        assert [(move.kind, move.quantity, move.to_location) for move in moves] == [
            (StockMoveKind.OPENING, 1, "A-01-01"), (StockMoveKind.OPENING, 1, "A-01-02"), (StockMoveKind.OPENING, 500, "A-01-01"),
            (StockMoveKind.OPENING, 20, "A-01-02"),
        ]  # fmt: skip
        assert storage.balances_against_moves(session) == []
        assert [one.identity for one in storage.available(session, store.breaker.product_id)] == ["BK2611090217", "BK2611090218"]


BAD_UNITS = [
    ("产品编码", "没有"), ("产品编码", ""), ("序列号", ""), ("序列号", "BK26110902"), ("序列号", "DL2611090217"),
    ("序列号", "BK2611230001"), ("数量", 2), ("数量", -1), ("数量", "0.5"), ("数量", 10**12), ("库位", "Z-99"), ("库位", ""),
    ("生产日期", "115-11-09"), ("生产日期", "民国115年11月9日"), ("生产日期", "26-11-09"), ("生产日期", "26.11.9"),
    ("生产日期", "2026-11-24"), ("生产日期", ""), ("失效期", "2026-11-01"), ("保管期", "27/5/1"), ("供应商", "没有批号的"),
]  # fmt: skip
BAD_LOTS = [("批号", ""), ("批号", "2026-7"), ("序列号", "LS2611090217"), ("数量", ""), ("数量", "-5"), ("数量", "1.5")]


def test_every_cell_that_cannot_be_meant_is_named(store: Store) -> None:
    good = [but(UNIT, 序列号=f"BK261109{n:04d}") for n in range(len(BAD_UNITS))]
    rows = [but(row, **{column: said}) for row, (column, said) in zip(good, BAD_UNITS, strict=True)]
    rows += [but(LOT, 批号=f"L261101-{n:02d}") for n in range(len(BAD_LOTS))]
    rows[len(good) :] = [but(row, **{column: said}) for row, (column, said) in zip(rows[len(good) :], BAD_LOTS, strict=True)]
    columns = [column for column, _ in (*BAD_UNITS, *BAD_LOTS)]
    assert store.wrong(*rows) == [(line, column, "") for line, column in enumerate(columns, start=2)]


def test_rows_that_come_twice_name_the_row_before_and_a_lot_says_the_same_of_itself(store: Store) -> None:
    assert store.wrong(UNIT, UNIT, LOT, LOT) == [(3, "序列号", ""), (5, "批号", "")]
    assert store.wrong(LOT, but(LOT, 库位="A-01-02", 供应商批号="D-78")) == [(3, "批号", "")]


@pytest.mark.clause("D-13")
def test_a_lot_with_two_expiry_dates_is_refused(store: Store) -> None:
    other = but(LOT, 批号="L261101-02", 失效期="2027-12-01")  # of the same delivery, by the supplier's number
    assert store.wrong(LOT, but(LOT, 库位="A-01-02", 失效期="2027-12-01"), other) == [(3, "失效期", "D-13"), (4, "失效期", "D-13")]


def test_what_is_in_stock_or_was_shipped_is_not_brought_in_again(store: Store) -> None:
    store.take(store.trial(UNIT, LOT))
    assert store.wrong(UNIT, LOT) == [(2, "序列号", ""), (3, "批号", "")]


@pytest.mark.clause("D-06")
def test_dangerous_goods_are_no_opening_stock(store: Store) -> None:
    made.product(store.place, code="QT", model="气瓶", hazard=True)
    assert store.wrong(but(UNIT, 产品编码="QT", 序列号="QT2611090001")) == [(2, "库位", "D-06")]


@pytest.mark.clause("D-08")
def test_goods_stand_only_where_they_keep(store: Store) -> None:
    made.product(store.place, code="GZ", model="干燥品", storage_class=StorageClass.DRY)
    dry = but(UNIT, 产品编码="GZ", 序列号="GZ2611090001")
    assert store.wrong(dry, but(UNIT, 库位="H-01")) == [(2, "库位", "D-08"), (3, "库位", "D-08")]


@pytest.mark.clause("D-10")
def test_opened_goods_do_not_stand_among_unopened_ones(store: Store) -> None:
    assert store.wrong(but(UNIT, 库位="A-01-02", 未开封="否")) == [(2, "库位", "D-10")]


def test_what_changed_between_trial_and_writing_is_seen_under_the_lock(store: Store, clock: SetClock) -> None:
    trial, again = store.trial(UNIT), store.trial(UNIT)
    store.take(trial)
    with pytest.raises(Conflict, match="再试导"):
        store.take(again)  # two storekeepers with the same list: one wins
    other = store.trial(but(UNIT, 序列号="BK2611090219"))
    with store.place.work(made.KEEPER) as work:
        catalog_service.retire_product(work, store.breaker.product_id, "停产")
    with pytest.raises(Conflict, match="再试导"):
        store.take(other)
    lots = store.trial(LOT)
    clock.forward(days=1)
    with pytest.raises(Conflict, match="再试导"):
        store.take(lots)
    with store.place.read() as session:
        assert units.unit(session, "BK2611090219") is None and units.lot(session, "L261101-01") is None
        assert [run.made for run in service.runs(session)] == [1]


class Cut(Exception):
    """The power is gone."""


MANY = tuple(but(UNIT, 序列号=f"BK261109{n:04d}") for n in range(1, 8))


@pytest.fixture
def batches_of_three(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening_batches, "POSTED_AT_ONCE", 3)
    monkeypatch.setattr(posting, "GAP_SECONDS", 0)


def cut_off_after(batches: int) -> posting.Told:
    """Pulls the plug after some batches."""
    told = list[OpeningView]()

    def tell(view: OpeningView) -> bool:
        told.append(view)
        if len(told) > batches:
            raise Cut
        return True

    return tell


@pytest.mark.usefixtures("batches_of_three")
def test_what_was_cut_off_says_so_and_is_taken_up_exactly_once(store: Store, clock: SetClock) -> None:
    document = store.accept(store.trial(*MANY, LOT, but(LOT, 库位="A-01-02", 数量=20)))
    with pytest.raises(Cut):
        posting.post(store.place, store.keeper, document, cut_off_after(2))
    with store.place.read() as session:
        left = posting.unfinished(session)
        assert left is not None and (left.document, left.done, left.lines, left.ended) == (document, 6, 9, False)
        assert storage.balances_against_moves(session) == []  # what is in is in whole
        here, there = (posting.forsaken(session, station, clock.now()) for station in (store.place.station, "另一台"))
        assert (here, there) == (document, "")  # another station leaves it to the one that began, for two minutes
        assert posting.forsaken(session, "另一台", clock.now() + posting.FORSAKEN) == document
    with pytest.raises(Conflict, match="还没写完"):
        store.trial(but(UNIT, 序列号="BK2611090301"))
    clock.forward(days=1)  # it was accepted: another day changes nothing
    ended = posting.post(replace(store.place, station="另一台"), PROGRAM, document)
    assert ended.ended and (ended.done, ended.left_out, ended.station) == (9, (), "另一台")
    assert posting.post(store.place, PROGRAM, document) == ended  # once more changes nothing
    with store.place.read() as session:
        moves = storage.moves(session, document=document)
        assert [(move.serial or move.lot_no, move.quantity) for move in moves] == [
            *((row[1], 1) for row in MANY), ("L261101-01", 500), ("L261101-01", 20),
        ]  # fmt: skip
        assert {move.person for move in moves} == {store.keeper.name}  # whoever went on
        assert storage.balances_against_moves(session) == [] and posting.unfinished(session) is None


@pytest.mark.usefixtures("batches_of_three")
def test_a_process_that_is_killed_leaves_nothing_undone_and_nothing_twice(store: Store, url: str) -> None:
    rows = [but(UNIT, 序列号=f"BK261109{n:04d}") for n in range(1, 91)]
    document = store.accept(store.trial(*rows))
    child = subprocess.Popen([sys.executable, "-m", "tests.helpers.opening_child", url, document], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    for said in child.stdout:
        if int(said) >= 12:
            child.kill()
            break
    child.wait()
    child.stdout.close()
    with store.place.read() as session:
        left = posting.unfinished(session)
        assert left is not None and 12 <= left.done < len(rows) and left.station == "断电的电脑"
    assert posting.post(store.place, PROGRAM, document).ended
    with store.place.read() as session:
        assert [move.serial for move in storage.moves(session, document=document)] == [row[1] for row in rows]
        assert storage.balances_against_moves(session) == []


@pytest.mark.usefixtures("batches_of_three")
def test_two_stations_at_once_post_each_batch_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    document, here = store.accept(store.trial(*MANY)), store.place
    ready = posting._ready

    def other_was_faster(session: Session, lines: Sequence[PackedLine]) -> BringIn:
        """The batch is read, and before it is marked another station brings it in."""
        monkeypatch.setattr(posting, "_ready", ready)
        assert posting.post(replace(here, station="另一台"), PROGRAM, document, lambda view: view.done < 3).done == 3
        return ready(session, lines)

    monkeypatch.setattr(posting, "_ready", other_was_faster)
    assert posting.post(here, store.keeper, document).done == len(MANY)
    with here.read() as session:
        assert len(storage.moves(session, document=document)) == len(MANY)
        assert storage.balances_against_moves(session) == []


@pytest.mark.usefixtures("batches_of_three")
def test_a_person_stops_it_and_goes_on_and_what_came_meanwhile_stays_out(store: Store, people: People) -> None:
    document = store.accept(store.trial(*MANY, LOT))
    assert posting.post(store.place, store.keeper, document, lambda view: False).done == 0
    with pytest.raises(NotPermitted), store.place.work(people(Role.INSPECTOR)) as work:
        posting.stop(work, document)
    with store.place.work(store.keeper) as work:
        posting.stop(work, document)
    with store.place.read() as session:
        assert posting.forsaken(session, store.place.station, work.now + posting.FORSAKEN) == ""  # a start leaves it as it is
    assert posting.post(store.place, store.keeper, document).done == 0
    slow = replace(store.place, clock=SetClock(datetime(2026, 11, 9, 4, tzinfo=UTC)))  # a station whose clock is weeks behind
    with slow.work(store.keeper) as work:
        taken = unit_service.allocate_units(work, store.breaker, 2, "")
    assert taken == (MANY[0][1], MANY[1][1])
    with store.place.work(store.keeper) as work:
        posting.go_on(work, document)
    ended = posting.post(store.place, store.keeper, document)
    assert ended.ended and (ended.done, ended.left_out) == (8, taken)
    with store.place.read() as session:
        moved = [move.serial or move.lot_no for move in storage.moves(session, document=document)]
        assert moved == [*(row[1] for row in MANY[2:]), "L261101-01"]
        assert storage.balances_against_moves(session) == []


def test_only_the_store_brings_stock_in_and_it_may_be_called_off(store: Store, people: People) -> None:
    outcome, mapping = store.trial(UNIT), guess(ImportKind.OPENING, HEAD)
    with pytest.raises(NotPermitted), store.place.work(people(Role.ADMINISTRATOR)) as work:
        service.accept_plan(work, outcome.plan, mapping)
    with pytest.raises(service.Cancelled):
        service.try_table(store.place, store.keeper, ImportKind.OPENING, store.table(UNIT), mapping, lambda done, of: False)


def test_a_bomb_in_the_shape_of_a_stock_list_is_not_unpacked() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"<row/>" * 8_000_000)
    with pytest.raises(BadInput, match="太大"):
        read_table(out.getvalue(), "期初库存.xlsx")
