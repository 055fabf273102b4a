"""Valuable or safety goods are put away and moved only with their protection signed by who moves them (E-04)."""

from __future__ import annotations

import pytest

from app.core.clock import SetClock
from app.core.errors import Refused
from app.core.work import Workplace
from app.devices.codes import read_code
from app.inbound import service as inbound
from app.inbound.bench import InboundBench
from app.storage import protection
from app.units import queries as units
from db.states import Role, UnitState, Verdict
from tests.helpers import catalog
from tests.helpers.goods import Line
from tests.helpers.orders import People


@pytest.mark.clause("E-04")
def test_the_mover_signs_for_each_move_of_the_same_day(place: Workplace, people: People, clock: SetClock) -> None:
    line = Line(place, people)
    drive = catalog.product(place, valuable=True, special=("防静电", "两人搬运"))
    line.prepared(drive)
    catalog.location(place)
    task, sheet = line.ready(drive, 2)
    with pytest.raises(Refused, match="贵重/安全件防护未确认：防静电、两人搬运") as refused, place.work(line.keeper) as work:
        inbound.post(work, task.number, sheet.number, task.serials)
    assert refused.value.clause == "E-04"
    with place.work(people(Role.SHIPPER)) as work:  # another hand signs, the storekeeper moves
        protection.sign(work, task.serials, ("防静电", "两人搬运"))
    with place.work(line.keeper) as work:
        protection.sign(work, task.serials, ("防静电",))
    with pytest.raises(Refused, match="未确认：两人搬运"), place.work(line.keeper) as work:
        inbound.post(work, task.number, sheet.number, task.serials)
    with place.work(line.keeper) as work:
        protection.sign(work, task.serials, ("两人搬运",))
    clock.forward(days=1)
    with pytest.raises(Refused), place.work(line.keeper) as work:
        inbound.post(work, task.number, sheet.number, task.serials)
    with place.work(line.keeper) as work:
        protection.sign(work, task.serials, ("防静电", "两人搬运"))
        inbound.post(work, task.number, sheet.number, task.serials)
        product, serial = work.session, task.serials[0]
        assert protection.open_points(product, drive.product_id, serial, line.keeper.person_id, work.now) == ("防静电", "两人搬运")


@pytest.mark.clause("E-04")
def test_stock_in_asks_by_scan_and_goes_on_with_one_confirmation(place: Workplace, people: People) -> None:
    line = Line(place, people)
    drive = catalog.product(place, valuable=True)
    line.prepared(drive)
    catalog.location(place)
    task, sheet = line.ready(drive, 2)
    bench = InboundBench()
    with place.work(line.keeper) as work:
        for text in (task.number, sheet.number, *task.serials):
            bench.take(work, read_code(text.encode()))
        asked = bench.take(work, read_code(b"JF$PRINT"))
        assert (asked.verdict, asked.clause) == (Verdict.HOLD, "E-04") and "防静电、固定牢靠、两人搬运" in str(asked.message)
        assert str(bench.state.next_step) == "防护做到，扫「确认」"
        done = bench.take(work, read_code(b"JF$CONFIRM"))
        assert done.verdict is Verdict.DONE
    with place.read() as session:
        assert all(unit.state is UnitState.IN_STOCK for unit in units.units(session, task.serials))
