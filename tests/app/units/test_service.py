from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import event, insert

from app.core.clock import SetClock
from app.core.errors import BadInput, Conflict, Refused
from app.core.work import Actor, Workplace
from app.printing.making import making
from app.printing.service import print_label
from app.units import queries, service
from app.units.papers import unit_label
from db.engine import is_sqlite
from db.models.core import PrintedPaper
from db.models.units import Unit
from db.states import UnitState as U
from tests.helpers import catalog

ME = Actor(None, "准备")


def test_serials_run_per_product_and_day(place: Workplace, clock: SetClock) -> None:
    breaker = catalog.product(place)
    other = catalog.product(place, code="JC", name="交流接触器")
    with place.work(ME) as work:
        assert service.allocate_units(work, breaker, 2, "RW1") == ("BK2611230001", "BK2611230002")
        assert service.allocate_units(work, other, 1, "RW2") == ("JC2611230001",)
        assert service.allocate_units(work, breaker, 1, "RW3") == ("BK2611230003",)
    clock.forward(days=1)
    with place.work(ME) as work:
        assert service.allocate_units(work, breaker, 1, "RW4") == ("BK2611240001",)


def test_a_serial_that_was_rolled_back_is_given_again(place: Workplace) -> None:
    breaker = catalog.product(place)
    with pytest.raises(ZeroDivisionError), place.work(ME) as work:
        service.allocate_units(work, breaker, 5, "RW1")
        1 / 0  # noqa: B018
    with place.work(ME) as work:
        assert service.allocate_units(work, breaker, 1, "RW1") == ("BK2611230001",)


def test_a_lot_product_gets_a_lot_and_no_serials(place: Workplace) -> None:
    screws = catalog.product(place, catalog.SCREWS)
    with place.work(ME) as work:
        with pytest.raises(BadInput):
            service.allocate_units(work, screws, 1, "RW1")
        assert service.allocate_lot(work, screws, 500, "RW1") == "L261123-01"
        assert service.allocate_lot(work, screws, 10, "RW2") == "L261123-02"
        with pytest.raises(BadInput):
            service.allocate_lot(work, screws, 0, "RW2")


def test_lot_moves_split_and_merge_balances(place: Workplace) -> None:
    screws = catalog.product(place, catalog.SCREWS)
    shelf = catalog.location(place).location_id
    with place.work(ME) as work:
        lot = service.allocate_lot(work, screws, 100, "RW1")
        service.move_lot(work, lot, 60, U.IN_PRODUCTION, U.AWAITING_INSPECTION)
        service.move_lot(work, lot, 40, U.IN_PRODUCTION, U.AWAITING_INSPECTION)
        for old, new in ((U.AWAITING_INSPECTION, U.PASSED), (U.PASSED, U.PACKING), (U.PACKING, U.SEALED)):
            service.move_lot(work, lot, 100, old, new)
        service.move_lot(work, lot, 100, U.SEALED, U.IN_STOCK, to_location=shelf)
        service.move_lot(
            work, lot, 30, U.IN_STOCK, U.RESERVED, from_location=shelf, to_location=shelf, to_order="DD1", order_line_id=7
        )
        view = queries.lot(work.session, lot)
        assert view is not None
        assert {(b.state, b.location, b.reserved_order, b.quantity) for b in view.balances} == {
            (U.IN_STOCK, "A-01-01", "", 70), (U.RESERVED, "A-01-01", "DD1", 30)
        }  # fmt: skip
        with pytest.raises(Conflict, match="只有 70"):
            service.move_lot(work, lot, 71, U.IN_STOCK, U.PICKED, from_location=shelf, to_location=shelf)
        with pytest.raises(Conflict, match="不能改为"):
            service.move_lot(work, lot, 1, U.IN_STOCK, U.LOADED, from_location=shelf)


def test_hold_goes_back_only_to_where_it_came_from(place: Workplace) -> None:
    breaker = catalog.product(place)
    with place.work(ME) as work:
        (serial,) = service.allocate_units(work, breaker, 1, "RW1")
        service.move_unit(work, serial, U.AWAITING_INSPECTION)
        service.move_unit(work, serial, U.HOLD)
        with pytest.raises(Conflict):
            service.move_unit(work, serial, U.PASSED)
        assert service.move_unit(work, serial, U.AWAITING_INSPECTION) is U.HOLD


@pytest.mark.clause("B-11")
def test_held_goods_bar_every_scan(place: Workplace) -> None:
    breaker = catalog.product(place)
    with place.work(ME) as work:
        (serial,) = service.allocate_units(work, breaker, 1, "RW1")
        service.require_not_held(work, serial)
        service.move_unit(work, serial, U.HOLD)
        with pytest.raises(Refused, match="不合格品，已隔离") as refused:
            service.require_not_held(work, serial)
        assert refused.value.clause == "B-11"


def test_find_takes_parts_and_no_wildcards(place: Workplace) -> None:
    breaker = catalog.product(place)
    with place.work(ME) as work:
        service.allocate_units(work, breaker, 3, "RW1")
    with place.read() as session:
        assert [u.serial for u in queries.find(session, "0002")] == ["BK2611230002"]  # type: ignore[union-attr]
        assert [u.serial for u in queries.find(session, "bk2611")] == [f"BK261123000{n}" for n in (3, 2, 1)]  # type: ignore[union-attr]
        assert queries.find(session, "6112") == [], "the middle is a day, and is not looked for"
        assert queries.find(session, "%") == queries.find(session, "") == []


def test_the_last_four_of_a_number_are_found_by_their_index_among_many(place: Workplace, clock: SetClock) -> None:
    breaker = catalog.product(place)
    made = {"product_id": breaker.product_id, "state": U.ACCEPTED, "produced_on": date(2026, 11, 23), "task_no": "RW1"}
    with place.work(ME) as work:
        work.session.execute(insert(Unit), [{"serial": f"BK26{n:08d}", **made} for n in range(3000)])
    asked: list[tuple[str, Any]] = []
    event.listen(place.engine, "before_cursor_execute", lambda _c, _k, sql, values, *_: asked.append((sql, values)))
    with place.read() as session:
        if not is_sqlite(place.engine):
            session.connection().exec_driver_sql("ANALYZE unit")
        assert [one.serial for one in queries.find(session, "2042")] == ["BK2600002042"]  # type: ignore[union-attr]
        assert [one.serial for one in queries.find(session, "02042")] == ["BK2600002042"]  # type: ignore[union-attr]
        looked = [(sql, values) for sql, values in asked if sql.lstrip().startswith("SELECT") and "FROM unit" in sql]
        explain = "EXPLAIN QUERY PLAN " if is_sqlite(place.engine) else "EXPLAIN "
        plans = ["\n".join(str(row[-1]) for row in session.connection().exec_driver_sql(explain + sql, values)) for sql, values in looked]
        assert [one.serial for one in queries.find(session, "BK260000204", 2)] == ["BK2600002049", "BK2600002048"]  # type: ignore[union-attr]
        assert len(plans) == 4 and all("unit_tail" in plan or "serial" in plan.split("\n")[0] for plan in plans), plans
        assert not any("Seq Scan" in plan or plan.startswith("SCAN") for plan in plans), plans
        asked.clear()
        assert queries.find(session, "示范电气") == queries.find(session, "SFDQ") == []
        assert not [sql for sql, _ in asked if "LIKE" in sql], "neither words nor initials read every number"


def test_unit_label_says_what_the_unit_is(place: Workplace) -> None:
    breaker = catalog.product(place, gtin="06901234000016")
    with place.work(ME) as work:
        (serial,) = service.allocate_units(work, breaker, 1, "RW1")
        print_label(work, "unit_label", serial)
    with place.read() as session:
        printed = session.query(PrintedPaper).one()
        label = unit_label(session, serial, making(session, printed))
    assert (label.product, label.model, label.serial, label.lot) == (breaker.name, breaker.model, serial, "")
    assert label.gtin == "06901234000016" and label.produced_on is not None


@pytest.mark.clause("D-13")
@pytest.mark.decision("X-09")
def test_the_last_days_are_noted_and_an_expiry_date_never_moves(place: Workplace) -> None:
    screws = catalog.product(place, catalog.SCREWS)
    with place.work(ME) as work:
        lot = service.allocate_lot(work, screws, 100, "RW1")
        service.set_dates(work, lot, valid_until=date(2027, 3, 31), expires_on=date(2027, 6, 30))
        service.set_dates(work, lot, valid_until=date(2027, 9, 30), extensions=1)
        view = queries.lot(work.session, lot)
        assert view is not None
        assert (view.valid_until, view.expires_on, view.store_until, view.extensions) == (date(2027, 9, 30), date(2027, 6, 30), None, 1)
    with pytest.raises(Refused, match="失效期不得更改或延长") as caught, place.work(ME) as work:
        service.set_dates(work, lot, expires_on=date(2027, 12, 31))
    assert caught.value.clause == "D-13"
