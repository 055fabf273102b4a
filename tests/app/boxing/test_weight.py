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


def weigh(station: Station, clock: SetClock, grams: int, port: str = SCALE_PORT):  # type: ignore[no-untyped-def]
    """A resting scale, through the lane."""
    station.lane._last = None
    return station.lane.take(ScanStamper(clock).stamp(port, f"JF$W{grams}G".encode()), station.bench, station.actor)


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
