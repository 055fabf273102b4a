"""装柜图 and staging list come from the saved plan alone: a moved box moves on paper, a void plan prints as void."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.clock import SetClock
from app.core.errors import NotFound
from app.core.work import Workplace
from app.loading import plan_papers, plans
from app.printing.making import Making, making
from db.models.core import PrintedPaper
from tests.app.loading.test_papers import codes
from tests.app.slips.reading import texts
from tests.helpers.load_plan import Loads
from tests.helpers.orders import People

Build = Callable[[Session, str, Making], bytes]


@pytest.fixture
def loads(place: Workplace, people: People, clock: SetClock) -> Loads:
    return Loads(place, people, clock)


def _drawn(loads: Loads, paper: str, build: Build) -> bytes:
    with loads.place.read() as session:
        row = session.scalar(select(PrintedPaper).where(PrintedPaper.paper == paper).order_by(PrintedPaper.id.desc()).limit(1))
        assert row is not None
        return build(session, row.document, making(session, row, [1]))


@pytest.mark.clause("G-06")
def test_the_paper_is_drawn_from_the_saved_plan_and_follows_a_moved_box(loads: Loads) -> None:
    trip = loads.trip(strict=True)
    orders, boxes = loads.boxed(trip, 3)
    plan = loads.saved(trip.number)
    with loads.place.work(loads.ship.head) as work:
        plans.print_plan(work, plan.number)
    pdf = _drawn(loads, "load_plan", plan_papers.load_plan)
    pages = ["".join(page.split()) for page in texts(pdf)]
    assert plan.number in codes(pdf) and all(plan.number in page for page in pages)
    assert "JFT-B23" in pages[0] and "第一联存根" in pages[0].replace("\n", "") and "厂内3米车" in pages[0] and trip.number in pages[0]
    assert "叁箱" in pages[0] and "独立复核通过" in pages[0]
    listed = "".join(pages[1:])
    assert all(box.sscc in listed for box in boxes) and all(order.number in listed for order in orders)
    assert all("".join(str(box.place.words).split()) in listed for box in plan.boxes)
    assert _drawn(loads, "load_plan", plan_papers.load_plan) == pdf

    last = plan.boxes[-1].placement
    with loads.place.work(loads.ship.head) as work:
        plans.move_box(work, plan.number, plans.Move(last.sequence, last.x_mm + 700, last.y_mm, 0))
    assert _drawn(loads, "load_plan", plan_papers.load_plan) != pdf


@pytest.mark.clause("G-06")
def test_goods_are_staged_in_the_order_they_are_loaded_each_stop_in_its_lane(loads: Loads) -> None:
    trip = loads.trip()
    loads.boxed(trip, 1)
    loads.boxed(trip, 2, stop=2)
    plan = loads.saved(trip.number)
    with loads.place.work(loads.ship.head) as work:
        plans.print_staging(work, plan.number)
    page = "".join(texts(_drawn(loads, "staging_list", plan_papers.staging_list))[0].split())
    assert "通道1：第2站" in page and "通道2：第1站" in page
    at = [page.index(box.sscc) for box in plan.boxes]
    assert at == sorted(at) and [box.item.stop for box in plan.boxes] == [2, 2, 1]


def test_a_paper_of_no_plan_is_not_found(loads: Loads) -> None:
    loads.boxed(trip := loads.trip(), 1)
    plan = loads.saved(trip.number)
    with loads.place.work(loads.ship.head) as work:
        plans.print_plan(work, plan.number)
    with loads.place.read() as session, pytest.raises(NotFound):
        row = session.scalar(select(PrintedPaper).where(PrintedPaper.paper == "load_plan"))
        assert row is not None
        plan_papers.load_plan(session, "ZG00000000", making(session, row))
