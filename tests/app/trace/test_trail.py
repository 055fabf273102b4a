"""The way of goods as a time line by any of their numbers, its 追溯单, and that it is read quickly (J-31)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.aftersales import service as aftersales
from app.aftersales.views import CaseDraft
from app.core.errors import NotFound, Refused
from app.core.work import Workplace
from app.desk import _forms
from app.printing.preview import preview
from app.slips.render import page_images
from app.storage import service as stock
from app.trace.papers import print_trail
from app.trace.trail import trail
from app.trace.trail_views import Lane, PointMark, Trail
from app.units import service as unit_service
from db.states import Role, StockMoveKind, UnitState
from tests.helpers import catalog
from tests.helpers.gate import Yard
from tests.helpers.goods import Line
from tests.helpers.orders import People

PICTURES = os.environ.get("JIAOFU_PICTURES")


@pytest.fixture
def yard(place: Workplace, people: People) -> Yard:
    found = Yard(place, people, container="TGHU1234567", seal="JF0047719")
    found.out()
    with place.work(found.service) as work:
        aftersales.register(work, CaseDraft(found.serials[0], "自行分闸"))
    return found


def look(place: Workplace, key: str, shown: str = "") -> Trail:
    with place.read() as session:
        return trail(session, key, place.clock.now(), None, shown)


@pytest.mark.clause("J-31")
def test_every_number_leads_to_the_whole_way(yard: Yard, place: Workplace, people: People) -> None:
    first, second = yard.serials
    found = look(place, first)
    assert {point.lane for point in found.points} >= set(Lane) - {Lane.SIGNED}
    assert all(point.person or point.lane is Lane.CASE for point in found.points if point.lane not in (Lane.MADE, Lane.PACKED))
    pages = {point.number: point.page for point in found.points if point.number}
    papers = [point.number for point in found.points if point.lane in (Lane.MADE, Lane.INSPECTED, Lane.STORED, Lane.LEFT)]
    assert {"inspection", "inbound", "dispatch", "bench", "gate", "aftersales"} == set(pages.values())
    assert [str(where.state) for where in found.now] == ["已出厂"]
    task = {str(name): value for name, value in found.facts}["生产任务单"]
    numbers = [*papers, task, yard.sscc, "00" + yard.sscc, yard.dispatch_no, yard.order_no, yard.trip_no, "JF26000001", "SH-2026-0001"]
    for number in numbers:
        again = look(place, number)
        assert again.identity == first, number
        if len(again.others) > 1:
            assert look(place, number, second).identity == second
    for nothing in ("", "BK2611239999", "FH26999999", "%"):
        with pytest.raises(NotFound):
            look(place, nothing)
    with place.read() as session, pytest.raises(Refused) as refused:
        trail(session, first, place.clock.now(), {Role.GUARD})
    assert refused.value.clause == "M-05"
    with place.work(people(Role.INSPECTOR)) as work:
        assert print_trail(work, first) == 1
    with place.work(people(Role.INSPECTOR)) as work:
        assert print_trail(work, first) == 2
    with place.read() as session:
        pdf = preview(session, place, _forms(), people(Role.INSPECTOR), "trace_sheet", first)
    images = list(page_images(pdf.pdf, 110))
    assert len(images) == 1
    if PICTURES:
        Path(PICTURES).mkdir(parents=True, exist_ok=True)
        images[0].save(Path(PICTURES) / "trace-sheet.png")


@pytest.mark.clause("J-31")
def test_many_moves_fold_and_holds_are_spans(place: Workplace, people: People) -> None:
    line = Line(place, people)
    breaker = catalog.product(place)
    line.prepared(breaker)
    here, there = catalog.location(place), catalog.location(place, "A-02-01")
    serial = line.stocked(breaker, 1).lines[0].serial
    for n in range(9):
        start, end = (here, there) if n % 2 == 0 else (there, here)
        place.clock.forward(hours=30)  # type: ignore[attr-defined]
        with place.work(line.keeper) as work:
            unit_service.set_location(work, serial, end.location_id)
            thing = stock.find_thing(work, serial)
            stock.note_move(work, StockMoveKind.TRANSFER, thing, 1, start.location_id, end.location_id, f"YK{n}")
    with place.work(line.inspector) as work:
        unit_service.move_unit(work, serial, UnitState.HOLD, reason="外壳裂纹")
    found = look(place, serial)
    moves = [point for point in found.points if str(point.what).startswith("移库")]
    assert [len(point.folded) for point in moves] == [0, 7, 0] and "7 次" in str(moves[1].what)
    assert [(hold.until, hold.why) for hold in found.holds] == [(None, "外壳裂纹")] and found.now[0].mark is PointMark.HOLD
    place.clock.forward(hours=5)  # type: ignore[attr-defined]
    with place.work(line.inspector) as work:
        unit_service.move_unit(work, serial, UnitState.IN_STOCK, reason="复检合格")
    found = look(place, serial)
    assert found.holds[0].until == place.clock.now() and found.now[0].place == "A-02-01"
