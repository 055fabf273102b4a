from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import event

from app.boxing import statistics
from app.core.clock import SetClock, site_time
from app.core.work import Workplace
from app.devices.codes import Command
from db.engine import open_engine
from db.states import Verdict
from tests.helpers.dispatch import Shipping
from tests.helpers.orders import People


@pytest.fixture
def ship(place: Workplace, people: People) -> Shipping:
    return Shipping(place, people)


@pytest.mark.clause("C-14")
@pytest.mark.clause("B-06")
def test_refusals_are_told_apart_by_kind_and_by_person_and_hour(ship: Shipping, clock: SetClock) -> None:
    breaker, relay = ship.product(), ship.product("JR", name="热过载继电器", model="JR-63")
    other = ship.stock(relay, 1)[0]
    raw = ship.line.task(breaker, 1).serials[0]  # made, not inspected
    order, items = ship.picked((breaker, 2))
    spare = ship.stock(breaker, 1)[0]
    station = ship.bench(clock)
    begin = clock.now()
    station.scan(order.number)
    station.scan(items[0])
    for wrong in (other, raw, items[0]):
        assert station.scan(wrong).verdict is Verdict.WRONG
        station.scan(Command.CONFIRM)
    clock.forward(hours=1)
    station.scan(items[1])
    assert station.scan(spare).verdict is Verdict.WRONG
    assert station.scan(other).verdict is Verdict.HOLD  # while the bench had stopped
    station.scan(Command.CONFIRM)
    until = clock.now() + timedelta(minutes=1)
    with ship.place.read() as session:
        found = {(r.clause, r.kind): (r.count, str(r.words)) for r in statistics.refusals(session, begin, until)}
        lines = statistics.by_person_and_hour(session, begin, until)
        look = statistics.to_look_at(session, begin, until)
        records = statistics.records_of(session, ship.packer.person_id or 0, begin, until)
        surplus = statistics.refused_records(session, begin, until, clause="C-14", kind="must_not_be_surplus")
    assert found == {
        ("C-14", "must_be_on_list"): (1, "错货：不是本单货品"), ("B-06", "must_be_inspected"): (1, "未检验合格"),
        ("C-14", "must_not_be_boxed_yet"): (1, "序列号重复"), ("C-14", "must_not_be_surplus"): (1, "多装：超出清单"),
    }  # fmt: skip
    first, second = lines
    assert (first.person, first.pieces, first.refusals) == (ship.packer.name, 1, 3)
    assert (second.pieces, second.refusals, second.hour) == (1, 1, site_time(clock.now()).replace(minute=0, second=0, microsecond=0))
    assert [record.person for record in look.uncounted] == [ship.packer.name] and other in str(look.uncounted[0].what)
    assert second.boxes == 1 and len(records) == 7 and spare in str(surplus[0].what)


def test_no_figure_reads_a_whole_table(sqlite_file_url: str, clock: SetClock) -> None:
    """With ten million scans a figure must cost what its own span costs."""
    place = Workplace(open_engine(sqlite_file_url), "台", clock)
    asked: list[tuple[str, object]] = []
    event.listen(place.engine, "before_cursor_execute", lambda _c, _k, sql, values, *_: asked.append((sql, values)))
    since = clock.now()
    until = since + timedelta(hours=8)
    with place.read() as session:
        statistics.refusals(session, since, until)
        statistics.by_person_and_hour(session, since, until)
        statistics.refused_records(session, since, until, clause="C-14", kind="must_not_be_surplus")
        statistics.records_of(session, 1, since, until)
        statistics.to_look_at(session, since, until)
        plans = [
            row[-1]
            for sql, values in asked
            if sql.lstrip().startswith("SELECT")
            for row in session.connection().exec_driver_sql("EXPLAIN QUERY PLAN " + sql, values).all()
        ]
    place.engine.dispose()
    read = [plan for plan in plans if plan.split()[1] in ("scan", "box_item", "box", "box_check", "audit_entry")]
    assert len(read) >= 10 and all(plan.startswith("SEARCH") for plan in read), read
