"""移库, opening, holds, keeping and the order in which goods go out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from app.core.clock import SetClock
from app.core.errors import BadInput, Conflict, Refused
from app.core.work import Actor, Work, Workplace
from app.storage import holds, keeping, misplaced, moving, queries, service, turn
from app.units import queries as units
from app.units import service as unit_service
from app.units.views import BalanceView
from db.models.catalog import Location
from db.models.units import Unit
from db.states import Role, StorageClass, UnitState, ZoneKind
from tests.helpers import catalog, orders
from tests.helpers.goods import Line
from tests.helpers.orders import People

Do = Callable[..., object]


@pytest.fixture
def line(place: Workplace, people: People) -> Line:
    return Line(place, people)


@pytest.fixture
def do(place: Workplace) -> Do:
    """`do(actor, command, …)` runs one command as its own action."""

    def run(actor: Actor, command: Callable[..., object], *args: object, **more: object) -> object:
        with place.work(actor) as work:
            return command(work, *args, **more)

    return run


def _balances(place: Workplace, lot: str) -> set[tuple[str, UnitState, str, int, bool]]:
    with place.read() as session:
        view = units.lot(session, lot)
        assert view is not None
        return {(b.location, b.state, b.reserved_order, b.quantity, b.opened) for b in view.balances}


@pytest.mark.clause("D-08", "D-10")
def test_goods_move_only_to_places_that_suit_them(line: Line, place: Workplace, do: Do) -> None:
    breaker = catalog.product(place, storage_class=StorageClass.DRY)
    line.prepared(breaker)
    catalog.location(place, "C-01", "干燥区", storage_class=StorageClass.DRY)
    catalog.location(place, "C-02", "干燥区", storage_class=StorageClass.DRY, sealed_only=True)
    catalog.location(place, "A-01", "常温区")
    catalog.location(place, "G-01", "隔离区", ZoneKind.HOLD, StorageClass.DRY)
    first, second = (entry.serial for entry in line.stocked(breaker, 2).lines)
    with pytest.raises(Refused, match="库区条件不符") as refused:
        do(line.keeper, moving.move, first, "A-01")
    assert refused.value.clause == "D-08"
    with pytest.raises(Refused, match="不能放进隔离区") as refused:
        do(line.keeper, moving.move, first, "G-01")
    assert refused.value.clause == "D-10"
    # of two dry places the one for sealed goods was suggested at stock-in
    assert do(line.keeper, moving.move, first, "C-01") == moving.Moved(first, 1, "C-02", "C-01")
    with pytest.raises(Conflict, match="已在 C-01"):
        do(line.keeper, moving.move, first, "C-01")
    assert do(line.keeper, moving.open_packing, first, "验货") == ()
    with pytest.raises(Refused, match="已开封品须放开封区") as refused:
        do(line.keeper, moving.move, first, "C-02")
    assert refused.value.clause == "D-10"
    assert do(line.keeper, moving.open_packing, second, "验货") == ("C-02",)
    with place.read() as session:
        assert [(x.identity, x.location) for x in misplaced.misplaced(session)] == [(second, "C-02")]
        assert [p.code for p in queries.places_for(session, breaker.product_id, sealed=False)] == ["C-01"]
        assert queries.balances_against_moves(session) == []
    do(line.keeper, moving.move, second, "C-01")
    do(line.inspector, holds.hold, second, "外观破损")
    with pytest.raises(Refused) as refused:
        do(line.keeper, moving.move, second, "C-01")
    assert refused.value.clause == "D-10"
    do(line.keeper, moving.move, second, "G-01")
    with place.read() as session:
        assert misplaced.misplaced(session) == [] and queries.balances_against_moves(session) == []


@pytest.mark.decision("X-31")
@pytest.mark.clause("D-10", "D-16")
def test_pieces_of_a_lot_keep_their_state_on_the_way_and_opened_ones_are_not_shipped(
    line: Line, place: Workplace, people: People, do: Do
) -> None:
    screws = catalog.product(place, catalog.SCREWS)
    line.prepared(screws)
    for code in ("A-01", "A-02", "K-01"):
        catalog.location(place, code, sealed_only=code.startswith("A"))
    lot = line.stocked(screws, 100).lines[0].lot_no
    do(people(Role.SALES), service.reserve, "DD26000001", 1, lot_no=lot, quantity=30)
    do(line.keeper, moving.move, lot, "A-02", 80)
    assert _balances(place, lot) == {
        ("A-01", UnitState.RESERVED, "DD26000001", 20, False), ("A-02", UnitState.IN_STOCK, "", 70, False),
        ("A-02", UnitState.RESERVED, "DD26000001", 10, False),
    }  # fmt: skip
    with pytest.raises(BadInput, match="几个库位"):
        do(line.keeper, moving.move, lot, "K-01", 5)
    with pytest.raises(Refused, match="已开封品须放开封区"):
        do(line.keeper, moving.move, lot, "A-01", 5, from_code="A-02", opened=True)
    do(line.keeper, moving.move, lot, "K-01", 40, from_code="A-02", opened=True)
    with pytest.raises(Conflict, match="没有这么多"):
        do(people(Role.SHIPPER), service.pick, "DD26000002", lot, 61, "FH26000002")
    do(people(Role.SHIPPER), service.pick, "DD26000002", lot, 30, "FH26000002")
    assert ("K-01", UnitState.IN_STOCK, "", 40, True) in _balances(place, lot)
    with place.read() as session:
        assert queries.free_pieces(session, screws.product_id) == {"": 0, "DD26000001": 30}
        assert queries.balances_against_moves(session) == []


@pytest.mark.clause("B-11")
def test_a_hold_by_lot_takes_every_unit_of_it_and_only_quality_ends_it(line: Line, place: Workplace, people: People, do: Do) -> None:
    screws = catalog.product(place, catalog.SCREWS)
    line.prepared(screws)
    catalog.location(place)
    lot = line.stocked(screws, 50).lines[0].lot_no
    do(people(Role.SALES), service.reserve, "DD26000001", 1, lot_no=lot, quantity=20)
    with pytest.raises(BadInput):
        do(line.keeper, holds.hold, lot, " ")
    assert do(line.keeper, holds.hold, lot, "同批投诉") == (lot,)
    with pytest.raises(Refused) as refused:
        do(people(Role.SHIPPER), service.pick, "DD26000001", lot, 1, "FH26000001")
    assert refused.value.clause == "B-11"
    with pytest.raises(Conflict, match="不用隔离"):
        do(line.keeper, holds.hold, lot, "再来一次")
    with pytest.raises(Exception, match="质检员"):
        do(line.keeper, holds.let_go, lot, "没问题")
    assert do(line.inspector, holds.let_go, lot, "复查合格") == (lot,)
    assert _balances(place, lot) == {
        ("A-01-01", UnitState.IN_STOCK, "", 30, False), ("A-01-01", UnitState.RESERVED, "DD26000001", 20, False),
    }  # fmt: skip


@pytest.mark.clause("D-16")
def test_goods_are_kept_for_what_an_order_asks_and_no_more(line: Line, place: Workplace, people: People, do: Do) -> None:
    breaker, screws = catalog.product(place), catalog.product(place, catalog.SCREWS)
    for product in (breaker, screws):
        line.prepared(product)
    catalog.location(place)
    serials = [entry.serial for entry in line.stocked(breaker, 3).lines]
    lot = line.stocked(screws, 50).lines[0].lot_no
    order = orders.released(place, people, catalog.customer(place), [(breaker, 2)])
    sales = people(Role.SALES)
    with pytest.raises(BadInput, match="没有订"):
        do(sales, keeping.keep, order.number, lot, 5)
    for serial in serials[:2]:
        do(sales, keeping.keep, order.number, serial)
    with pytest.raises(BadInput, match="订 2，已预留 2"):
        do(sales, keeping.keep, order.number, serials[2])
    with pytest.raises(Refused) as refused:
        do(people(Role.SHIPPER), service.pick, "DD26009999", serials[0], 1, "FH26000009")
    assert refused.value.clause == "D-16"
    do(sales, keeping.end, serials[0], order.number)
    with place.read() as session:
        assert queries.free_pieces(session, breaker.product_id) == {"": 2, order.number: 1}


def test_what_came_first_or_ends_first_goes_out_first(line: Line, place: Workplace, clock: SetClock, people: People, do: Do) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    catalog.location(place)
    old = line.stocked(breaker, 1).lines[0].serial
    clock.forward(hours=1)
    same_day = line.stocked(breaker, 1).lines[0].serial
    clock.forward(days=2)
    new = line.stocked(breaker, 1).lines[0].serial

    def before(serial: str, order_no: str = "") -> list[str]:
        with place.read() as session:
            return [one.identity for one in turn.before(session, serial, order_no)]

    assert before(old) == [] and before(same_day) == [] and before(new) == [old, same_day]
    do(people(Role.SALES), service.reserve, "DD26000001", 1, [old])
    assert before(new) == [same_day] and before(new, "DD26000001") == [old, same_day] and before(old, "DD26000001") == []
    do(line.inspector, holds.hold, same_day, "待查")
    assert before(new) == []

    def dated(work: Work) -> None:
        unit_service.set_dates(work, new, expires_on=date(2027, 3, 31))

    do(line.inspector, holds.let_go, same_day, "没问题")
    do(line.keeper, dated)
    assert before(new) == [] and before(same_day) == [new]


@pytest.mark.clause("D-16", "D-13")
def test_keeping_and_its_end_neither_free_what_is_locked_nor_take_back_what_is_drawn(
    line: Line, place: Workplace, people: People, do: Do
) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    catalog.location(place)
    old, drawn = (one.serial for one in line.stocked(breaker, 2).lines)
    do(people(Role.SALES), service.reserve, "DD26000001", 1, [old, drawn])
    do(line.keeper, unit_service.move_unit, old, UnitState.LOCKED)
    do(people(Role.SALES), keeping.end, old, "DD26000001")
    do(people(Role.SHIPPER), service.pick, "DD26000001", drawn, 1, "FH26000001")
    with pytest.raises(Conflict):
        do(people(Role.SALES), keeping.end, drawn, "DD26000001")
    with pytest.raises(Conflict):
        do(people(Role.SALES), service.reserve, "DD26000001", 1, [drawn])
    with place.read() as session:
        found = [units.unit(session, serial) for serial in (old, drawn)]
    assert [(one.state, one.reserved_order) for one in found if one] == [(UnitState.LOCKED, ""), (UnitState.PICKED, "DD26000001")]


@pytest.mark.clause("B-11")
def test_a_hold_by_lot_reaches_its_units_on_the_way_out_and_what_was_lost_unproven_stays_so(
    line: Line, place: Workplace, people: People, do: Do
) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    catalog.location(place)
    inside, drawn = (one.serial for one in line.stocked(breaker, 2).lines)

    def of_one_lot(work: Work) -> None:
        work.session.query(Unit).filter(Unit.serial.in_((inside, drawn))).update({"lot_no": "L261101-07"})

    do(line.keeper, of_one_lot)
    do(people(Role.SHIPPER), service.pick, "DD26000001", drawn, 1, "FH26000001")
    assert do(line.keeper, holds.hold, "L261101-07", "同批投诉") == tuple(sorted((inside, drawn)))
    do(line.inspector, holds.let_go, "L261101-07", "复查合格")
    for state in (UnitState.LOCKED, UnitState.HOLD, UnitState.LOST, UnitState.HOLD):
        do(line.keeper, unit_service.move_unit, inside, state)
    do(line.inspector, holds.let_go, inside, "找回")
    with place.read() as session:
        found = [units.unit(session, serial) for serial in (inside, drawn)]
    assert [one.state for one in found if one] == [UnitState.LOCKED, UnitState.PICKED]


@pytest.mark.clause("B-11")
def test_a_hold_by_lot_bars_its_drawn_pieces_where_they_are_until_quality_lets_them_go(
    line: Line, place: Workplace, people: People, do: Do
) -> None:
    screws = catalog.product(place, catalog.SCREWS)
    line.prepared(screws)
    catalog.location(place)
    catalog.location(place, "T-01", "待发区", ZoneKind.STAGING)
    lot = line.stocked(screws, 50).lines[0].lot_no
    shipper, guard = people(Role.SHIPPER), people(Role.GUARD)

    def step(work: Work, old: UnitState, new: UnitState, pieces: int) -> None:
        staging = next(b.location_id for b in _lot(work, lot) if b.location == "T-01")
        unit_service.move_lot(work, lot, pieces, old, new, from_location=staging, to_location=staging, from_order="DD26000001")

    def barred(actor: Actor, command: Callable[..., object], *args: object) -> None:
        with pytest.raises(Refused) as refused:
            do(actor, command, *args)
        assert refused.value.clause == "B-11"

    do(shipper, service.pick, "DD26000001", lot, 30, "FH26000001")
    do(shipper, step, UnitState.PICKED, UnitState.BOXED, 20)
    do(shipper, step, UnitState.BOXED, UnitState.LOADED, 10)
    drawn = _balances(place, lot) - {("A-01-01", UnitState.IN_STOCK, "", 20, False)}
    assert do(line.keeper, holds.hold, lot, "同批投诉") == (lot,)
    assert _balances(place, lot) == drawn | {("A-01-01", UnitState.HOLD, "", 20, False)}
    barred(shipper, unit_service.require_not_held, lot)  # what a scan at the box asks
    barred(shipper, step, UnitState.PICKED, UnitState.BOXED, 10)
    barred(shipper, step, UnitState.BOXED, UnitState.LOADED, 10)
    barred(guard, service.issue, lot, 10, "FH26000001")
    with pytest.raises(Conflict, match="不用隔离"):
        do(line.keeper, holds.hold, lot, "再来一次")
    do(shipper, service.unpick, "DD26000001", lot, 4, "FH26000001")
    assert ("A-01-01", UnitState.HOLD, "", 24, False) in _balances(place, lot)
    assert do(line.inspector, holds.let_go, lot, "复查合格") == (lot,)
    do(guard, service.issue, lot, 10, "FH26000001")
    do(shipper, step, UnitState.BOXED, UnitState.PICKED, 10)
    assert _balances(place, lot) == {
        ("A-01-01", UnitState.IN_STOCK, "", 24, False), ("T-01", UnitState.PICKED, "DD26000001", 16, False),
        ("", UnitState.LEFT_WORKS, "DD26000001", 10, False),
    }  # fmt: skip
    do(line.keeper, holds.hold, lot, "又有投诉")
    do(shipper, service.unpick, "DD26000001", lot, 16, "FH26000001")  # the last piece is back: all that stays in the works is on hold
    assert ("A-01-01", UnitState.HOLD, "", 40, False) in _balances(place, lot)
    do(line.inspector, holds.let_go, lot, "复查合格")
    do(shipper, service.pick, "DD26000001", lot, 1, "FH26000001")


@pytest.mark.clause("B-11")
@pytest.mark.parametrize("gone", [UnitState.LEFT_WORKS, UnitState.SIGNED, UnitState.ACCEPTED])
def test_what_left_the_works_is_not_put_on_hold(line: Line, place: Workplace, do: Do, gone: UnitState) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    catalog.location(place)
    serial = line.stocked(breaker, 1).lines[0].serial

    def to_customer(work: Work) -> None:
        work.session.query(Unit).filter(Unit.serial == serial).update({"state": gone})

    do(line.keeper, to_customer)
    with pytest.raises(Conflict, match="不用隔离"):
        do(line.inspector, holds.hold, serial, "客户投诉")


@pytest.mark.clause("D-10")
def test_opened_pieces_of_a_lot_do_not_come_back_among_sealed_ones(line: Line, place: Workplace, do: Do) -> None:
    screws = catalog.product(place, catalog.SCREWS)
    line.prepared(screws)
    catalog.location(place, "A-01")
    catalog.location(place, "A-02", sealed_only=True)
    lot = line.stocked(screws, 50).lines[0].lot_no
    start = next(iter(_balances(place, lot)))[0]
    do(line.keeper, moving.open_packing, lot, "验货")
    do(line.keeper, service.reverse_receipt, lot, 50, start, "RK26000009")
    with pytest.raises(Refused) as refused:
        do(line.keeper, service.receive, lot, 50, "A-02", "RK26000010")
    assert refused.value.clause == "D-10"
    do(line.keeper, service.receive, lot, 50, "A-01", "RK26000010")


@pytest.mark.clause("D-16", "D-13")
def test_the_end_of_keeping_leaves_locked_pieces_locked_and_drawn_ones_alone(line: Line, place: Workplace, people: People, do: Do) -> None:
    screws = catalog.product(place, catalog.SCREWS)
    line.prepared(screws)
    catalog.location(place)
    catalog.location(place, "T-01", "待发区", ZoneKind.STAGING)
    lot = line.stocked(screws, 50).lines[0].lot_no
    do(people(Role.SALES), service.reserve, "DD26000001", 1, lot_no=lot, quantity=50)
    do(people(Role.SHIPPER), service.pick, "DD26000001", lot, 10, "FH26000001")

    def too_old(work: Work, state: UnitState, pieces: int) -> None:
        shelf = next(b.location_id for b in _lot(work, lot) if b.location == "A-01-01")
        unit_service.move_lot(work, lot, pieces, UnitState.RESERVED, state, from_location=shelf, to_location=shelf, from_order="DD26000001")

    do(line.keeper, too_old, UnitState.LOCKED, 15)
    do(line.keeper, too_old, UnitState.RECHECK_DUE, 5)
    do(people(Role.SALES), keeping.end, lot, "DD26000001", 5, UnitState.LOCKED)  # these were meant, not those that can be drawn
    assert ("A-01-01", UnitState.LOCKED, "", 5, False) in _balances(place, lot)
    do(people(Role.SALES), keeping.end, lot, "DD26000001")
    assert _balances(place, lot) == {
        ("A-01-01", UnitState.IN_STOCK, "", 20, False), ("A-01-01", UnitState.LOCKED, "", 15, False),
        ("A-01-01", UnitState.RECHECK_DUE, "", 5, False), ("T-01", UnitState.PICKED, "DD26000001", 10, False),
    }  # fmt: skip


@pytest.mark.clause("D-10")
def test_drawn_goods_go_back_to_a_place_where_they_may_stand(line: Line, place: Workplace, people: People, do: Do) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    first = catalog.location(place, "A-01", sealed_only=True)
    catalog.location(place, "T-01", "待发区", ZoneKind.STAGING)
    sealed, opened = (one.serial for one in line.stocked(breaker, 2).lines)
    shipper = people(Role.SHIPPER)

    def at(serial: str) -> str:
        with place.read() as session:
            unit = units.unit(session, serial)
        assert unit is not None
        return unit.location

    for serial in (sealed, opened):
        do(shipper, service.pick, "DD26000001", serial, 1, "FH26000001")
    do(line.keeper, unit_service.set_sealed, opened, False)
    with pytest.raises(Refused) as refused:
        do(shipper, service.unpick, "DD26000001", opened, 1, "FH26000001")
    assert refused.value.clause == "D-10"
    catalog.location(place, "K-01")
    do(shipper, service.unpick, "DD26000001", opened, 1, "FH26000001")
    assert at(opened) == "K-01"

    def out_of_use(work: Work) -> None:
        work.session.query(Location).filter(Location.id == first.location_id).update({"active": False})

    do(line.keeper, out_of_use)
    do(shipper, service.unpick, "DD26000001", sealed, 1, "FH26000001")
    assert at(sealed) == "K-01"
    with place.read() as session:
        assert queries.balances_against_moves(session) == []


def _lot(work: Work, lot: str) -> tuple[BalanceView, ...]:
    view = units.lot(work.session, lot)
    assert view is not None
    return view.balances
