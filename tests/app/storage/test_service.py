from __future__ import annotations

import pytest

from app.core.clock import SetClock
from app.core.errors import Conflict, NotFound, NotPermitted, Refused
from app.core.work import Workplace
from app.inbound import service as inbound
from app.storage import queries, service
from app.units import queries as units
from app.units import service as unit_service
from db.states import Role, StockMoveKind, StorageClass, UnitState, ZoneKind
from tests.helpers import catalog
from tests.helpers.goods import Line
from tests.helpers.orders import People


@pytest.fixture
def line(place: Workplace, people: People) -> Line:
    return Line(place, people)


@pytest.mark.clause("D-06")
def test_dangerous_goods_stay_out(line: Line, place: Workplace) -> None:
    breaker = catalog.product(place, hazard=True)
    line.prepared(breaker)
    catalog.location(place)
    task, sheet = line.ready(breaker, 1)
    with pytest.raises(Refused, match="危险品禁止入库") as refused, place.work(line.keeper) as work:
        inbound.post(work, task.number, sheet.number, task.serials, "A-01-01")
    assert refused.value.clause == "D-06"


@pytest.mark.clause("D-08")
@pytest.mark.parametrize(
    ("kind", "zone"),
    [
        (ZoneKind.STORE, StorageClass.NORMAL),
        (ZoneKind.STORE, StorageClass.COOL),
        (ZoneKind.HOLD, StorageClass.DRY),
        (ZoneKind.STAGING, StorageClass.DRY),
    ],
)
def test_goods_go_only_where_they_keep(line: Line, place: Workplace, kind: ZoneKind, zone: StorageClass) -> None:
    breaker = catalog.product(place, storage_class=StorageClass.DRY)
    line.prepared(breaker)
    catalog.location(place, "B-01", "试验区", kind, zone)
    catalog.location(place, "C-01", "干燥区", ZoneKind.STORE, StorageClass.DRY)
    task, sheet = line.ready(breaker, 1)
    with pytest.raises(Refused, match="库区条件不符") as refused, place.work(line.keeper) as work:
        inbound.post(work, task.number, sheet.number, task.serials, "B-01")
    assert refused.value.clause == "D-08"
    with place.work(line.keeper) as work:
        assert [p.code for p in queries.places_for(work.session, breaker.product_id)] == ["C-01"]
        assert inbound.post(work, task.number, sheet.number, task.serials).lines[0].location == "C-01"


def test_available_stock_is_posted_passed_and_first_in_first_out(line: Line, place: Workplace, clock: SetClock) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    catalog.location(place)
    line.ready(breaker, 1)  # sealed but not posted
    old = line.stocked(breaker, 2).lines
    clock.forward(hours=1)
    new = line.stocked(breaker, 1).lines
    with place.read() as session:
        found = queries.available(session, breaker.product_id)
        assert [s.serial for s in found] == [x.serial for x in (*old, *new)]
        assert {s.location for s in found} == {"A-01-01"}
        assert queries.balances_against_moves(session) == []


@pytest.mark.clause("D-16")
def test_reserved_goods_are_not_picked_for_another(line: Line, place: Workplace, people: People) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    catalog.location(place)
    serial = line.stocked(breaker, 1).lines[0].serial
    with place.work(people(Role.SALES)) as work:
        service.reserve(work, "DD26000001", 1, [serial])
    shipper = people(Role.SHIPPER)
    with pytest.raises(Refused, match="该货已为其他订单预留") as refused, place.work(shipper) as work:
        service.pick(work, "DD26000002", serial, 1, "FH26000002")
    assert refused.value.clause == "D-16"
    with pytest.raises(Refused) as refused, place.work(people(Role.SALES)) as work:
        service.reserve(work, "DD26000002", 1, [serial])
    assert refused.value.clause == "D-16"
    with place.work(shipper) as work:
        service.pick(work, "DD26000001", serial, 1, "FH26000001")
        service.unpick(work, "DD26000001", serial, 1, "FH26000001")
        unit = units.unit(work.session, serial)
        assert unit is not None and unit.state is UnitState.RESERVED and unit.reserved_order == "DD26000001"


@pytest.mark.clause("D-16")
def test_pieces_of_a_lot_are_kept_for_their_order(line: Line, place: Workplace, people: People) -> None:
    screws = catalog.product(place, catalog.SCREWS)
    line.prepared(screws)
    catalog.location(place)
    catalog.location(place, "T-01", "待发区", ZoneKind.STAGING)
    lot = line.stocked(screws, 100).lines[0].lot_no
    with place.work(people(Role.SALES)) as work:
        service.reserve(work, "DD26000001", 5, lot_no=lot, quantity=80)
    shipper = people(Role.SHIPPER)
    with pytest.raises(Refused) as refused, place.work(shipper) as work:
        service.pick(work, "DD26000002", lot, 30, "FH26000002")
    assert refused.value.clause == "D-16"
    with pytest.raises(Conflict), place.work(shipper) as work:
        service.pick(work, "DD26000002", lot, 101, "FH26000002")
    with place.work(shipper) as work:
        service.pick(work, "DD26000002", lot, 20, "FH26000002")
        service.pick(work, "DD26000001", lot, 50, "FH26000001")
        service.unpick(work, "DD26000001", lot, 10, "FH26000001")
    with place.read() as session:
        view = units.lot(session, lot)
        assert view is not None
        assert {(b.state, b.location, b.reserved_order, b.quantity) for b in view.balances} == {
            (UnitState.RESERVED, "A-01-01", "DD26000001", 40),
            (UnitState.PICKED, "T-01", "DD26000001", 40),
            (UnitState.PICKED, "T-01", "DD26000002", 20),
        }
        assert queries.balances_against_moves(session) == []


def test_pick_takes_to_staging_and_issue_takes_out(line: Line, place: Workplace, people: People) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    catalog.location(place)
    catalog.location(place, "T-01", "待发区", ZoneKind.STAGING)
    serial = line.stocked(breaker, 1).lines[0].serial
    with place.work(people(Role.SHIPPER)) as work:
        service.pick(work, "DD26000001", serial, 1, "FH26000001")
        assert queries.available(work.session, breaker.product_id) == ()
        unit = units.unit(work.session, serial)
        assert unit is not None and (unit.location, unit.state) == ("T-01", UnitState.PICKED)
        assert queries.balances_against_moves(work.session) == []
        for state in (UnitState.BOXED, UnitState.LOADED):
            unit_service.move_unit(work, serial, state)
    with place.work(people(Role.GUARD)) as work:
        service.issue(work, serial, 1, "CM26000001", note="公路")
    with place.read() as session:
        assert [(m.kind, m.from_location, m.to_location) for m in queries.moves(session, identity=serial)] == [
            (StockMoveKind.RECEIPT, "", "A-01-01"), (StockMoveKind.PICK, "A-01-01", "T-01"), (StockMoveKind.ISSUE, "T-01", "")
        ]  # fmt: skip
        assert queries.moves(session, document="CM26000001")[0].note == "公路"
        assert queries.balances_against_moves(session) == []


def test_a_balance_without_a_move_is_found(line: Line, place: Workplace) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    shelf = catalog.location(place)
    serial = line.stocked(breaker, 1).lines[0].serial
    other = catalog.location(place, "A-01-02")
    with place.work(line.keeper) as work:
        unit_service.set_location(work, serial, other.location_id)
    with place.read() as session:
        assert len(queries.balances_against_moves(session)) == 2
    assert shelf.code == "A-01-01"


def test_what_is_not_there_or_not_allowed(line: Line, place: Workplace, people: People) -> None:
    with pytest.raises(NotFound), place.work(people(Role.SHIPPER)) as work:
        service.pick(work, "DD26000001", "BK2611239999", 1, "FH26000001")
    with pytest.raises(NotPermitted), place.work(people(Role.GUARD)) as work:
        service.pick(work, "DD26000001", "BK2611239999", 1, "FH26000001")
    with pytest.raises(NotPermitted), place.work(people(Role.SHIPPER)) as work:
        service.issue(work, "BK2611239999", 1, "FH26000001")
