"""The weight of a box: what it should be, what a difference fits, and that no box with a wrong weight is sealed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.boxing import papers, service, weighing
from app.boxing.views import Step
from app.boxing.weights import Part, Tolerance, band, explain, propose
from app.core.clock import SetClock
from app.core.errors import Refused
from app.core.work import Workplace
from app.devices.codes import Command
from app.devices.scanner import ScanStamper
from app.packing.tolerance import set_weight_tolerance
from app.packing.views import BoxingFigures
from app.scanning.lane import SCALE_PORT
from app.slips.model import Company
from db.models.boxing import BoxWeighing
from db.models.packing import PackingSpec
from db.states import Role, Verdict
from tests.conftest import People
from tests.helpers.catalog import KEEPER
from tests.helpers.dispatch import Shipping, Station
from tests.helpers.gate import Yard


@pytest.fixture
def ship(place: Workplace, people: People) -> Shipping:
    return Shipping(place, people)


def weigh(station: Station, clock: SetClock, grams: int, port: str = SCALE_PORT, sscc: str = ""):  # type: ignore[no-untyped-def]
    """A resting scale, through the lane."""
    station.lane._last = None
    frame = f"JF$W{grams}G:{sscc}" if sscc else f"JF$W{grams}G"
    return station.lane.take(ScanStamper(clock).stamp(port, frame.encode()), station.bench, station.actor)


def test_the_label_bears_the_weight_that_was_weighed(place: Workplace, people: People) -> None:
    yard = Yard(place, people)
    sscc = yard.boxed()
    with place.read() as session:
        assert papers.label_content(session, sscc, Company("示范电气制造有限公司")).gross_weight_g == 6020


@pytest.mark.clause("C-18")
def test_a_box_of_wrong_weight_is_refused_and_says_what_is_missing(ship: Shipping, clock: SetClock) -> None:
    breaker = ship.product()
    order, items = ship.picked((breaker, 4))
    station = ship.bench(clock)
    with ship.place.work(ship.packer) as work:
        weighing.note_scale(work, True)
    ship.packed(station, order, items)
    assert station.packing().band is not None and station.packing().must_weigh
    assert weigh(station, clock, 10_800, "COM3").verdict is Verdict.WRONG, "no bar code is a weight"
    station.scan(Command.CONFIRM)
    wrong = weigh(station, clock, 4 * 2400 + 1200 - 2410)
    assert (wrong.verdict, wrong.clause) == (Verdict.WRONG, "C-18") and wrong.error is not None
    assert "少 1 台塑壳断路器（2.40 kg）？" in [str(f.value) for f in wrong.error.facts]
    assert weigh(station, clock, 10_800).verdict is Verdict.HOLD, "the bench is latched"
    station.scan(Command.CONFIRM)
    station.actor = ship.inspector
    for serial in items:
        station.scan(serial)
    station.actor = ship.packer
    assert station.packing().step is Step.SEAL and "放上秤" in str(station.packing().next_step)
    unweighed = station.scan(Command.SEAL)
    assert (unweighed.verdict, unweighed.clause) == (Verdict.WRONG, "C-18") and "还没称重" in str(unweighed.message)
    station.scan(Command.CONFIRM)
    assert "重量相符" in str(weigh(station, clock, 10_850).message)
    assert station.scan(Command.SEAL).verdict is Verdict.INFO and station.packing().step is Step.SCAN_BACK


@pytest.mark.clause("C-18")
def test_a_second_reading_that_does_not_fit_takes_the_first_one_back(ship: Shipping, clock: SetClock) -> None:
    order, items = ship.picked((ship.product(), 1))
    station = ship.bench(clock)
    with ship.place.work(ship.packer) as work:
        weighing.note_scale(work, True)
    ship.packed(station, order, items)
    assert weigh(station, clock, 3610).verdict is Verdict.GOOD
    station.actor = ship.inspector
    station.scan(items[0])
    station.actor = ship.packer
    assert weigh(station, clock, 600).clause == "C-18"
    station.scan(Command.CONFIRM)
    box = station.packing().box
    assert box is not None and (box.weighed, box.gross_weight_g) == (False, 3600)
    assert station.scan(Command.SEAL).clause == "C-18"
    station.scan(Command.CONFIRM)
    assert weigh(station, clock, 3600).verdict is Verdict.GOOD
    assert station.scan(Command.SEAL).verdict is Verdict.INFO


@pytest.mark.clause("C-18")
def test_a_resting_weight_is_never_taken_for_another_box(ship: Shipping, clock: SetClock) -> None:
    order, items = ship.picked((ship.product(), 2))
    station = ship.bench(clock)
    for code in (order.number, Command.NEW_BOX, items[0], Command.NEW_BOX):
        station.scan(code)
    first = station.packing().box
    assert first is not None
    station.scan(station.packing().list_no)
    station.scan("JF$TAG:07")
    station.actor = ship.inspector
    station.scan("JF$TAG:07")
    assert station.packing().step is Step.CHECK and station.packing().away
    assert weigh(station, clock, 3600).verdict is Verdict.HOLD, "box 2 stands on the scale"
    station.scan(items[0])
    station.actor = ship.packer
    station.scan(items[1])
    second = station.packing().box
    assert second is not None and second.sscc != first.sscc and station.packing().step is Step.COMPLETE
    assert weigh(station, clock, 3600, sscc=first.sscc).verdict is Verdict.HOLD, "it was of the box before"
    assert weigh(station, clock, 3600, sscc=second.sscc).verdict is Verdict.GOOD
    station.scan("JF$TAG:07")
    assert station.packing().step is Step.SEAL and weigh(station, clock, 3600, sscc=first.sscc).verdict is Verdict.GOOD
    assert weigh(station, clock, 3600, sscc=first.sscc).verdict is Verdict.HOLD, "it is weighed"


@pytest.mark.clause("C-18")
def test_the_team_leader_lets_a_weight_go_but_not_his_own(ship: Shipping, clock: SetClock) -> None:
    order, items = ship.picked((ship.product(), 1))
    station = ship.bench(clock)
    ship.packed(station, order, items)
    leader = ship.people(Role.TEAM_LEADER)
    assert weigh(station, clock, 5000).verdict is Verdict.WRONG
    station.scan(Command.CONFIRM)
    assert station.scan("JF$RSN:PADDING").verdict is Verdict.WRONG, "the packer may not"
    station.scan(Command.CONFIRM)
    station.actor = leader
    assert "重量放行" in str(station.scan("JF$RSN:PADDING").message)
    assert weigh(station, clock, 5000).verdict is Verdict.GOOD
    with ship.place.read() as session:
        kept = session.query(BoxWeighing).one()
        assert (kept.gross_g, kept.expected_g, kept.waiver_id is not None) == (5000, 3600, True)
    station.actor = ship.packer
    box = station.packing().box
    assert box is not None and box.gross_weight_g == 5000
    own, more = ship.picked((ship.product(), 1))
    with ship.place.work(ship.packer) as work:
        service.begin(work, own.number)
        mine = service.put_in(work, own.number, more[0])
    packer_leads = type(leader)(ship.packer.person_id, ship.packer.name, ship.packer.badge, frozenset({Role.TEAM_LEADER}))
    with pytest.raises(Refused, match="没装这箱") as error, ship.place.work(packer_leads) as work:
        service.waive(work, mine.sscc, "多加了垫料")
    assert error.value.clause == "C-18"


def test_contents_that_change_are_weighed_anew_and_specs_say_the_tolerance(ship: Shipping, clock: SetClock) -> None:
    breaker = ship.product()
    with ship.place.work(KEEPER) as work:
        spec = work.session.query(PackingSpec).one()
        spec.inner_weight_g = 100
    order, items = ship.picked((breaker, 2))
    station = ship.bench(clock)
    station.scan(order.number)
    for serial in items:
        station.scan(serial)
    assert station.packing().band == band([(Part("", "", 2500, 2), Tolerance(50, 10))], 1200)
    assert weigh(station, clock, 6300).verdict is Verdict.WRONG
    station.scan(Command.CONFIRM)
    with ship.place.work(ship.people(Role.PROCESS)) as work:
        view = set_weight_tolerance(work, spec.id, 120, 0, "内包装有两种")
    assert view.boxing == BoxingFigures(None, 100, 120, 0)
    assert weigh(station, clock, 6300).verdict is Verdict.GOOD
    station.scan(Command.UNDO)
    box = station.packing().box
    assert box is not None and not box.weighed


parts = st.lists(st.integers(20, 5000), min_size=1, max_size=5, unique=True).map(
    lambda weights: [Part(f"货{n}", "件", weight, 4) for n, weight in enumerate(weights)]
)


@given(parts, st.data())
def test_an_explanation_is_found_fits_and_takes_no_more_out_than_is_in(wares: list[Part], data: st.DataObject) -> None:
    part = data.draw(st.sampled_from(wares))
    count = data.draw(st.sampled_from([-3, -2, -1, 1, 2, 3]))
    noise = data.draw(st.integers(-9, 9))
    found = explain(part.weight_g * count + noise, wares, 10)
    assert found and found[0].pieces <= abs(count)
    for guess in found:
        assert abs(guess.rest_g) <= 10
        assert sum(p.weight_g * c for p, c in guess.moves) + guess.rest_g == part.weight_g * count + noise
        assert all(p.inside + c >= 0 for p, c in guess.moves)


def test_a_tolerance_is_proposed_from_enough_boxes_and_strays_do_not_widen_it() -> None:
    assert propose([5, -5, 3], 2400).floor_g is None
    usual = propose([10, -12, 8, -6, 4, 0, -9, 2400], 2400)
    assert (usual.count, usual.floor_g) == (8, 40) and usual.floor_g < usual.lightest_g
    assert band([(Part("", "", 0, 1), Tolerance(50, 10))], 0) is None
