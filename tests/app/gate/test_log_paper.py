"""The gate log on paper (H-08): releases, refusals with row and reason, gate-in times, what was judged offline, totals."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core.clock import site_day, site_time
from app.core.errors import BadInput, NotPermitted
from app.core.work import Workplace
from app.gate import emergency, inside, log_paper
from app.gate.emergency_queries import SheetDraft
from app.gate.views import SeenKind
from app.yard import service as yards
from app.yard.views import Arrival, YardPurpose
from db.states import EmergencyCause
from tests.app.gate.test_papers import MAKING
from tests.app.slips.reading import texts
from tests.helpers.gate import PLATE, Yard
from tests.helpers.orders import People


@pytest.fixture
def yard(place: Workplace, people: People) -> Yard:
    return Yard(place, people)


def log(yard: Yard) -> str:
    with yard.place.read() as session:
        now = site_time(yard.place.clock.now())
        making = replace(MAKING, printing=replace(MAKING.printing, printed_at=now))
        return "".join(texts(log_paper.gate_log(session, now.date().isoformat(), making)))


@pytest.mark.clause("H-08")
def test_a_refusal_says_what_was_keyed_beside_the_plates(place: Workplace, people: People) -> None:
    yard = Yard(place, people, seal="S0045821")
    yard.signed()
    yard.verify(yard.token(), {**yard.seen(), SeenKind.SEAL: "0000"})
    page = log(yard)
    assert "封签号不符" in page and "键了封签0000" in page


@pytest.mark.clause("H-08")
def test_the_day_is_printed_with_releases_refusals_offline_marks_and_totals(yard: Yard) -> None:
    yard.signed()
    token, number = yard.token(), yard.gate_pass().number
    yard.verify(token, {SeenKind.PLATE: "0000"})
    yard.verify(token)
    with yard.place.work(yard.keeper) as work:
        (sheet,) = emergency.print_batch(work, "一号门", 1)
    left = yard.place.clock.now()
    yard.place.clock.forward(minutes=40)  # type: ignore[attr-defined]
    with yard.place.work(yard.keeper) as work:
        emergency.register(
            work,
            SheetDraft(sheet, left, EmergencyCause.POWER, yard.head.person_id or 0, yard.guard.name, "苏Z·9999K", goods="样机", boxes=1),
        )
    page = log(yard)
    assert number in page and PLATE in page and "H-05" in page and "车号不符，不得放行" in page and "0000" in page
    assert f"应急放行{sheet}" in page and "放行（离线）" in page and f"{site_time(yard.place.clock.now()):%H:%M}补传" in page
    boxes = yard.gate_pass().boxes
    assert f"放行2车{boxes + 1}箱，拒放1次，其中离线1次、应急1次" in page


def test_a_vehicle_without_a_pass_stands_there_from_its_entry_to_its_exit(yard: Yard) -> None:
    clock = yard.place.clock
    with yard.place.work(yard.guard) as work:
        yards.enter(work, Arrival("苏Z·7777K", YardPurpose.SUPPLIER, gate="一号门"))
    came = f"{site_time(clock.now()):%H:%M}"
    assert "在厂" in log(yard) and came in log(yard) and "放行0车0箱，拒放0次" in log(yard)
    clock.forward(hours=1, minutes=3)  # type: ignore[attr-defined]
    with yard.place.work(yard.guard) as work:
        yards.leave(work, "苏Z7777K")
    page = log(yard)
    assert "空车出厂" in page and f"{site_time(clock.now()):%H:%M:%S}" in page and "在厂" not in page


def test_a_vehicle_of_another_day_stands_with_its_date_and_whose_goods_it_takes(yard: Yard) -> None:
    clock = yard.place.clock
    yard.planned()
    with yard.place.work(yard.guard) as work:
        yards.enter(work, Arrival(PLATE, YardPurpose.TRIP, trip_no=yard.trip_no, gate="一号门"))
    came = site_time(clock.now())
    with yard.place.read() as session:
        (expected,) = [view.customers for view in inside.inside(session, clock.now())]
    assert expected and expected in log(yard) and f"在厂{came:%H:%M}" in log(yard)
    clock.forward(days=2)  # type: ignore[attr-defined]
    assert f"在厂{came:%m-%d%H:%M}" in log(yard)


def test_it_is_printed_by_those_who_read_it_and_says_up_to_when(yard: Yard) -> None:
    day = site_day(yard.place.clock.now())
    with yard.place.work(yard.guard) as work:
        assert log_paper.print_log(work, day) == 1
        assert log_paper.print_log(work, day) == 2
    with pytest.raises(NotPermitted), yard.place.work(yard.service) as work:
        log_paper.print_log(work, day)
    with pytest.raises(BadInput), yard.place.read() as session:
        log_paper.gate_log(session, "昨天", MAKING)
