"""The guard's check: SC-7, each refusal with its own sentence and row, every attempt in the log; H-02, H-04, H-05, H-07, H-08, D-15."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from app.boxing import queries as boxing
from app.core.clock import SetClock, site_day
from app.core.errors import NotPermitted
from app.core.scans import ScanResult
from app.core.work import Actor, Workplace
from app.devices.scanner import ScanStamper
from app.dispatch import queries as dispatch
from app.gate import checking, incidents, queries, service
from app.gate.bench import GateBench
from app.gate.checking import ScanGuardCopy
from app.gate.station import GateStation
from app.gate.views import GateCheckView, GateOutcome, GateVerdict, SeenKind
from app.loading import service as loading
from app.orders import queries as orders
from app.orders.views import OrderView, Stage
from app.scanning.lane import ScanLane
from app.storage import holds
from app.storage import queries as storage
from app.units import queries as units
from db.states import BoxState, DispatchState, PassState, Role, ScanKind, StockMoveKind, UnitState, Verdict
from tests.helpers import catalog, goods
from tests.helpers import orders as made_orders
from tests.helpers.gate import PIN, Yard
from tests.helpers.orders import People


@pytest.fixture
def yard(place: Workplace, people: People) -> Yard:
    return Yard(place, people)


@pytest.fixture
def container(place: Workplace, people: People) -> Yard:
    return Yard(place, people, container="TGHU1234567", seal="JF0047719")


def presented(yard: Yard, scanned: str) -> GateCheckView | GateVerdict | ScanGuardCopy:
    with yard.place.work(yard.guard) as work:
        return checking.present(work, scanned, yard.memory())


def refused(answer: object, clause: str) -> GateVerdict:
    assert isinstance(answer, GateVerdict)
    assert (answer.outcome, answer.clause) == (GateOutcome.REFUSED, clause)
    return answer


@pytest.mark.clause("H-02")
@pytest.mark.parametrize("scanned", ["hello", "CM26999999", "FH26000001", "G1:CM26999999-ABCDEFGHJKLMNPQRSTUV", "<b>&^XZ"])
def test_what_is_no_pass_does_not_open_the_gate(place: Workplace, people: People, scanned: str) -> None:
    guard = people(Role.GUARD)
    with place.work(guard) as work:
        refused(checking.present(work, scanned), "H-02")
    with place.read() as session:
        (entry,) = queries.gate_log(session, site_day(place.clock.now()))
    assert (entry.outcome, entry.clause, entry.guard) == (GateOutcome.REFUSED, "H-02", guard.name)


@pytest.mark.clause("H-02")
def test_a_token_that_is_not_this_passs_is_forged(yard: Yard) -> None:
    yard.signed()
    forged = yard.token()[:-20] + "ABCDEFGHJKLMNPQRSTUV"
    refused(presented(yard, forged), "H-02")
    refused(yard.verify(forged), "H-02")
    assert yard.gate_pass().state is PassState.VALID


@pytest.mark.clause("H-02")
def test_the_bare_number_never_releases(yard: Yard) -> None:
    number = yard.signed().number
    assert presented(yard, number) == ScanGuardCopy(number)
    refused(yard.verify(number), "H-02")
    assert yard.gate_pass().state is PassState.VALID


@pytest.mark.clause("H-06")
def test_draft_means_the_load_is_open(yard: Yard) -> None:
    yard.loading()
    refused(presented(yard, yard.gate_pass().number), "H-06")


@pytest.mark.clause("H-03")
def test_one_signature_is_not_enough(yard: Yard) -> None:
    number = yard.closed().number
    service.sign(yard.place, yard.finance, number, Role.FINANCE, PIN)
    verdict = refused(presented(yard, number), "H-03")
    assert str(verdict.reason) == "缺人事总务部签字"
    assert verdict.helper is Role.PERSONNEL


@pytest.mark.clause("H-01")
def test_a_voided_pass_names_its_reason(yard: Yard) -> None:
    yard.signed()
    token = yard.token()
    with yard.place.work(yard.keeper) as work:
        loading.reopen_load(work, yard.trip_no, "换一箱")
    verdict = refused(presented(yard, token), "H-01")
    assert "换一箱" in str(verdict.reason)


@pytest.mark.clause("H-01")
@pytest.mark.parametrize("tables", [("load",), ("load", "gate_pass")])
def test_a_load_that_is_not_the_signed_one_stays_in_whoever_wrote_it(yard: Yard, tables: tuple[str, ...]) -> None:
    yard.signed()
    with yard.place.engine.begin() as connection:
        for table in tables:
            connection.execute(text(f"UPDATE {table} SET load_hash = '{'ab' * 32}'"))  # another load is named on the vehicle
    for answer in (presented(yard, yard.token()), yard.verify(yard.token())):
        assert "装车内容已改动" in str(refused(answer, "H-01").reason)
    assert yard.gate_pass().state is PassState.VALID


@pytest.mark.clause("H-05")
@pytest.mark.parametrize("keyed", ["1111", "", "682"])
def test_another_vehicle_stays_in(yard: Yard, keyed: str) -> None:
    yard.signed()
    verdict = refused(yard.verify(yard.token(), {SeenKind.PLATE: keyed}), "H-05")
    assert "8682K" not in str(verdict.reason) + "".join(str(f.value) for f in verdict.facts)
    assert verdict.may_retry and verdict.seen == ()
    assert yard.gate_pass().state is PassState.VALID


@pytest.mark.clause("H-04")
@pytest.mark.parametrize("wrong", [{SeenKind.CONTAINER: "9999"}, {SeenKind.SEAL: "9999"}, {SeenKind.SEAL: ""}])
def test_other_container_or_seal_stays_in(container: Yard, wrong: dict[SeenKind, str]) -> None:
    container.signed()
    seen = {**container.seen(), **wrong}
    refused(container.verify(container.token(), seen), "H-04")
    with container.place.read() as session:
        (line,) = queries.gate_log(session, site_day(container.place.clock.now()))
        (incident,) = incidents.open_incidents(session)
    keyed = " ".join(f"{name} {value}" for name, value in (("柜号", seen[SeenKind.CONTAINER]), ("封签", seen[SeenKind.SEAL])) if value)
    assert (line.keyed, incident.details["keyed"]) == (keyed, f"车头 682K {keyed}")  # a slip or another box: who reads it can tell


@pytest.mark.clause("H-07")
def test_midnight_ends_a_pass(yard: Yard, clock: SetClock) -> None:
    yard.signed()
    until = yard.gate_pass().valid_until
    assert until is not None
    token = yard.token()
    clock.set(until)
    refused(presented(yard, token), "H-07")
    refused(yard.verify(token), "H-07")


@pytest.mark.clause("H-07")
def test_the_second_scan_shows_the_first_use(yard: Yard, clock: SetClock) -> None:
    yard.out()
    with yard.place.read() as session:
        row = queries.passes(session)[0]
    assert row.state is PassState.USED
    clock.forward(minutes=3)
    number = row.number
    verdict = refused(presented(yard, number), "H-07")
    assert "08:30:00" in str(verdict.reason) and yard.guard.name in str(verdict.reason)


@pytest.mark.clause("H-02", "H-08")
def test_only_the_first_scan_of_the_valid_pass_releases(yard: Yard, clock: SetClock) -> None:
    yard.signed()
    token = yard.token()
    view = presented(yard, token)
    assert isinstance(view, GateCheckView)
    assert (view.needs, view.places) == ((SeenKind.PLATE,), (4,))
    first = yard.verify(token)
    assert first.outcome is GateOutcome.RELEASED and first.nth_today == 1
    assert first.seen == ((SeenKind.PLATE, "苏Z·8682K"),)
    clock.forward(seconds=20)
    refused(yard.verify(token), "H-07")
    with yard.place.read() as session:
        log = queries.gate_log(session, site_day(yard.place.clock.now()))
        count = queries.day_count(session, yard.place.clock.now())
    assert [entry.outcome for entry in log] == [GateOutcome.REFUSED, GateOutcome.RELEASED]
    assert all(entry.guard == yard.guard.name and entry.customer for entry in log)
    assert (count.released, count.refused) == (1, 1)


@pytest.mark.clause("D-15")
def test_what_leaving_means(yard: Yard) -> None:
    """D-15: goods out of the ledger with transport mode, boxes and order in transit, trip out, stage reached."""
    yard.out()
    with yard.place.read() as session:
        for serial in yard.serials:
            unit = units.unit(session, serial)
            assert unit is not None and unit.state is UnitState.LEFT_WORKS and unit.location == ""
            last = storage.moves(session, identity=serial)[-1]
            assert (last.kind, last.note, last.document) == (StockMoveKind.ISSUE, "公路", yard.gate_pass().number)
        assert {box.state for box in boxing.boxes(session, yard.dispatch_no)} == {BoxState.IN_TRANSIT}
        order = dispatch.dispatch_order(session, yard.dispatch_no)
        assert order is not None and order.state is DispatchState.IN_TRANSIT
        reached = {stage.stage for stage in orders.stages(session, yard.order_no) if stage.reached_at}
        assert Stage.GATED_OUT in reached
        assert storage.balances_against_moves(session) == []
    assert yard.trip_state() == "out"


def test_only_a_guard_opens_the_gate(yard: Yard) -> None:
    yard.signed()
    with pytest.raises(NotPermitted):
        yard.verify(yard.token(), guard=yard.head)


def test_declining_leaves_the_pass_and_a_row(yard: Yard) -> None:
    yard.signed()
    with yard.place.work(yard.guard) as work:
        verdict = checking.decline(work, yard.token(), yard.memory())
    assert verdict.outcome is GateOutcome.REFUSED
    assert yard.gate_pass().state is PassState.VALID
    with yard.place.read() as session:
        assert queries.day_count(session, yard.place.clock.now()).refused == 1


def test_the_guards_view_has_no_contact_plate_or_price() -> None:
    fields = set(GateCheckView.__dataclass_fields__)
    assert not fields & {"plate", "container_no", "seals", "driver", "driver_phone", "phone", "contact", "price"}


def scanned(yard: Yard, lane: ScanLane, bench: GateBench, text: str, actor: Actor | None = None) -> ScanResult:
    return lane.take(ScanStamper(yard.place.clock).stamp("tty", text.encode()), bench, actor or yard.guard)


@pytest.mark.clause("H-02")
def test_every_scan_at_the_gate_is_judged_in_the_lane(yard: Yard) -> None:
    yard.signed()
    lane, bench = ScanLane(yard.place), GateBench(GateStation(yard.place, yard.gate_pass().gate))
    other = scanned(yard, lane, bench, yard.dispatch_no)
    assert (other.verdict, other.clause) == (Verdict.WRONG, "H-02")
    assert not lane.latched
    number = scanned(yard, lane, bench, yard.gate_pass().number)
    assert number.verdict is Verdict.HOLD and isinstance(number.view, ScanGuardCopy)
    good = scanned(yard, lane, bench, yard.token())
    assert (good.verdict, good.kind) == (Verdict.HOLD, ScanKind.GATE_PASS)
    assert isinstance(good.view, GateCheckView)
    command = scanned(yard, lane, bench, "JF$SEAL")
    assert command.verdict is Verdict.HOLD and command.view is None
    stranger = scanned(yard, lane, bench, yard.token(), yard.sales)
    assert stranger.verdict is Verdict.WRONG and stranger.error is not None
    with yard.place.read() as session:
        assert queries.day_count(session, yard.place.clock.now()).refused == 1


class Pieces(Yard):
    """A vehicle with one piece of a lot that has no serial numbers."""

    def ordered(self) -> OrderView:
        """A released order for it, with the goods in stock."""
        screws, line = catalog.product(self.place, catalog.SCREWS), goods.Line(self.place, self.people)
        catalog.location(self.place)
        line.prepared(screws)
        order = made_orders.released(self.place, self.people, catalog.customer(self.place), [(screws, 1)])
        self.order_no, self.serials = order.number, (line.stocked(screws, 1, order.number).lines[0].lot_no,)
        return order


@pytest.mark.clause("B-11")
def test_pieces_of_a_held_lot_do_not_leave_and_their_pass_is_void_at_once(place: Workplace, people: People) -> None:
    yard = Pieces(place, people)
    yard.signed()
    token = yard.token()
    (lot,) = yard.serials
    with place.work(yard.keeper) as work:
        assert holds.hold(work, lot, "同批投诉") == (lot,)
    assert "同批投诉" in str(refused(yard.verify(token), "H-01").reason)
    with place.work(yard.checker) as work:
        holds.let_go(work, lot, "复查合格")
    refused(yard.verify(token), "H-01")  # quality lets the goods go; they leave with a pass signed anew
