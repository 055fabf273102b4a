"""Damage found in the store, a lost mark until the new label is scanned back, what was not seen in time (E-03, E-05, E-10)."""

from __future__ import annotations

import pytest

from app.core.errors import AppError, BadInput, Conflict, Refused
from app.core.work import Actor, Workplace
from app.devices.codes import read_code
from app.packing import queries as packing
from app.reminders.queries import everything_due
from app.storage import holds
from app.storage.events import HoldEnds
from app.trace import doubt_queries, doubts, missing
from app.trace.missing_bench import MissingBench
from app.units import queries as units
from db.states import DoubtOutcome, DoubtState, Role, StopKind, UnitState, Verdict
from tests.helpers import catalog
from tests.helpers.dispatch import Shipping
from tests.helpers.goods import Line
from tests.helpers.orders import People

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def line(place: Workplace, people: People) -> Line:
    return Line(place, people)


def state(place: Workplace, serial: str) -> UnitState:
    with place.read() as session:
        unit = units.unit(session, serial)
    assert unit is not None
    return unit.state


def refused(place: Workplace, actor: Actor, act, *args: object) -> AppError:  # type: ignore[no-untyped-def]
    with pytest.raises(AppError) as caught, place.work(actor) as work:
        act(work, *args)
    return caught.value


@pytest.mark.clause("E-05")
def test_a_lost_mark_is_known_again_approved_by_another_and_scanned_back(place: Workplace, people: People, line: Line) -> None:
    breaker = catalog.product(place, gtin="06901234000016")
    line.prepared(breaker)
    catalog.location(place)
    first, second = (entry.serial for entry in line.stocked(breaker, 2).lines)
    both = people(Role.STOREKEEPER, Role.INSPECTOR)
    with place.work(both) as work:
        key = doubts.report(work, StopKind.MARK_LOST, "标签撕掉，外箱完好", place="A-01-01")
    with place.read() as session:
        assert {one.identity for one in doubt_queries.candidates(session, "A-01-01")} == {first, second}
    unknown = refused(place, line.inspector, doubts.approve_relabel, key, "看过")
    assert unknown.clause == "E-05" and "认定" in str(unknown.reason)
    with place.work(line.keeper) as work:
        doubts.identify(work, key, second, "开箱看铭牌，与合格证一致")
    assert (state(place, first), state(place, second)) == (UnitState.IN_STOCK, UnitState.HOLD)
    own = refused(place, both, doubts.approve_relabel, key, "看过")
    assert own.clause == "E-05" and "另一名" in str(own.reason)
    with place.work(line.inspector) as work:
        doubts.approve_relabel(work, key, "铭牌与记录相符")
    with place.read() as session:
        view = packing.packing(session, second)
        assert view is not None and (view.label_issue, view.labelled) == (2, False)
        assert {(one.clause, one.document) for one in everything_due(session, place.clock.now())} >= {("E-05", f"missing|{key}")}
    bench = MissingBench()
    label = f"]Q301069012340000161126112321{second}\x1d91"
    with place.work(line.keeper) as work, pytest.raises(Refused) as old:
        bench.take(work, read_code(f"{label}1".encode()))
    assert old.value.clause == "C-11" and state(place, second) is UnitState.HOLD
    with place.work(line.keeper) as work:
        assert bench.take(work, read_code(f"{label}2".encode())).verdict is Verdict.DONE
    assert state(place, second) is UnitState.IN_STOCK
    with place.read() as session:
        assert [one.state for one in doubt_queries.doubts(session, closed=9) if one.identity == second] == [DoubtState.CLOSED]


@pytest.mark.clause("E-05")
def test_a_typed_number_needs_a_reason_and_is_listed(place: Workplace, line: Line) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    catalog.location(place)
    serial = line.stocked(breaker, 1).lines[0].serial
    with pytest.raises(Refused) as caught, place.work(line.keeper) as work:
        doubts.report(work, StopKind.MARK_LOST, "条码刮花", identity=serial, typed_why=" ")
    assert caught.value.clause == "E-05" and state(place, serial) is UnitState.IN_STOCK
    with place.work(line.keeper) as work:
        doubts.report(work, StopKind.MARK_LOST, "条码刮花", identity=serial, typed_why="条码读不出，数字可读")
    with place.read() as session:
        listed = [(one.identity, one.reason, one.use) for one in doubt_queries.typed(session)]
    assert listed == [(serial, "条码读不出，数字可读", "标识失效")]


@pytest.mark.clause("E-03")
def test_damage_stops_the_goods_until_quality_saw_the_photo(place: Workplace, people: People, line: Line) -> None:
    terminals = catalog.product(place, catalog.SCREWS)
    line.prepared(terminals)
    catalog.location(place)
    lot = line.stocked(terminals, 100).lines[0].lot_no
    with place.work(line.keeper) as work:
        key = doubts.report(work, StopKind.DAMAGE, "受潮变形", identity=lot, quantity=30)
    no_photo = refused(place, line.inspector, doubts.decide, key, DoubtOutcome.SCRAP, "不能用")
    assert no_photo.clause == "E-03" and "照片" in str(no_photo.reason)
    with place.work(line.keeper) as work, pytest.raises(BadInput):
        doubts.attach_photo(work, key, "a.png", PNG)
    with place.work(line.keeper) as work:
        doubts.attach_photo(work, key, "a.png", _picture())
    with place.work(line.inspector) as work:
        doubts.decide(work, key, DoubtOutcome.SCRAP, "不能用")
    with place.read() as session:
        view = units.lot(session, lot)
        assert view is not None and (view.count(UnitState.IN_STOCK), view.count(UnitState.SCRAPPED)) == (70, 30)


@pytest.mark.clause("E-10")
def test_what_is_not_seen_in_time_is_searched_for_found_or_lost(place: Workplace, people: People) -> None:
    ship = Shipping(place, people)
    _, items = ship.picked((ship.product(), 2))
    first, second = items
    with place.read() as session:
        assert missing.overdue(session, place.clock.now()) == ()
    place.clock.forward(hours=24)  # type: ignore[attr-defined]
    with place.read() as session:
        late = missing.overdue(session, place.clock.now())
        assert {one.thing for one in late} == {first, second} and {str(one.expected) for one in late} == {"装箱"}
        due = [one for one in everything_due(session, place.clock.now()) if one.clause == "E-10"]
        assert len(due) == 2 and due[0].document.startswith("missing|")
    with place.work(ship.packer) as work:
        missing.found(work, first, "待发区货架后")
        missing.lost(work, second, "待发区、装箱台都找过")
    assert state(place, second) is UnitState.HOLD
    with place.read() as session:
        assert missing.overdue(session, place.clock.now()) == ()
        assert [one.kind for one in doubt_queries.doubts(session)] == [StopKind.MISSING]
    place.clock.forward(hours=24)  # type: ignore[attr-defined]
    with place.read() as session:
        assert [(one.thing, one.last_place) for one in missing.overdue(session, place.clock.now())] == [(first, "待发区货架后")]


def _picture() -> bytes:
    import io

    from PIL import Image

    buffer = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(buffer, "PNG")
    return buffer.getvalue()


@pytest.mark.clause("E-05")
def test_letting_go_is_no_way_past_the_new_label(place: Workplace, line: Line) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    catalog.location(place)
    serial = line.stocked(breaker, 1).lines[0].serial
    place.bus.on(HoldEnds, doubts.on_hold_ends)
    with place.work(line.keeper) as work:
        doubts.report(work, StopKind.MARK_LOST, "标签撕掉", identity=serial)
    assert isinstance(refused(place, line.inspector, holds.let_go, serial, "没问题"), Conflict)
    assert state(place, serial) is UnitState.HOLD
