"""One gate over a night: with the database, cut off between two scans, told again exactly once; what the two disagree on is an incident."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from app.boxing import queries as boxing
from app.core.clock import SetClock, site_day
from app.core.errors import BadInput, StoreError
from app.core.events import EventBus
from app.core.scans import ScanResult
from app.core.text import say
from app.core.work import Actor, Barrier, Workplace
from app.delivery import queries as deliveries
from app.devices.scanner import ScanStamper
from app.gate import duty, incidents, patience, queries, recording, reissuing, service
from app.gate.bench import GateBench
from app.gate.journal import Journal
from app.gate.memory import JOURNAL
from app.gate.station import GateStation
from app.gate.views import GateCheckView, GateLink, GateOutcome, GateVerdict, PassView, SeenKind
from app.identity import queries as people_queries
from app.scanning.lane import ScanLane
from app.storage import queries as storage
from app.trust import vaults
from app.units import queries as units
from db.engine import open_engine
from db.models.core import Scan
from db.models.gate import GateCheck
from db.models.identity import PersonRole
from db.states import BoxState, IncidentKind, PassState, Role, UnitState, Verdict
from tests.conftest import People
from tests.helpers import postgres, trust
from tests.helpers.convoy import Crew, convoy
from tests.helpers.gate import Yard
from tests.helpers.vehicles import Vehicle

GATE = "一号门"
Cut = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def gate_place(url: str, clock: SetClock) -> Iterator[Workplace]:
    """The gate's own view of the database: it gives up quickly."""
    engine = open_engine(url, quick=True)
    yield Workplace(engine, "门卫一", clock, EventBus())
    engine.dispose()


@pytest.fixture
def cut(url: str) -> Cut:
    """`with cut():` the database is out of reach: the server is stopped, or the file is locked by somebody else."""

    @contextmanager
    def stopped() -> Iterator[None]:
        server = postgres.current()
        server.stop()
        try:
            yield
        finally:
            server.start()

    @contextmanager
    def locked() -> Iterator[None]:
        engine = open_engine(url)
        with engine.connect() as connection:
            connection.execute(text("SELECT 1"))  # BEGIN IMMEDIATE
            yield
            connection.rollback()
        engine.dispose()

    return locked if url.startswith("sqlite") else stopped


class Night:
    """A gate with vehicles before it."""

    def __init__(self, place: Workplace, folder: Path, count: int = 2) -> None:
        people = People(place)
        self.place, self.folder = place, folder
        self.office = replace(place, barrier=Barrier())  # another PC on the same database
        self.crew = Crew(
            people(Role.STOREKEEPER), people(Role.TEAM_LEADER, Role.LOGISTICS_HEAD), people(Role.FINANCE), people(Role.PERSONNEL)
        )
        self.guard = people(Role.GUARD)
        trust.founded(place, {Role.FINANCE: [self.crew.finance], Role.PERSONNEL: [self.crew.personnel]})
        self.vehicles = convoy(place, self.crew, count, (GATE,))
        self.station = self.started()
        self.lane, self.stamper = ScanLane(place), ScanStamper(place.clock)
        self.station.look()

    def started(self) -> GateStation:
        """The gate's program, started (again)."""
        self.station = GateStation(self.place, GATE, self.folder)
        self.bench = GateBench(self.station)
        return self.station

    def scan(self, code: str) -> ScanResult:
        return self.lane.take(self.stamper.stamp("tty", code.encode()), self.bench, self.guard)

    def verify(self, vehicle: Vehicle, **wrong: str) -> GateVerdict:
        seen = {SeenKind.PLATE: vehicle.plate[-5:], SeenKind.TRAILER: vehicle.trailer, SeenKind.SEAL: vehicle.seal}
        return self.station.verify(self.guard, vehicle.token, {**seen, **{SeenKind(k): v for k, v in wrong.items()}})

    def state(self, vehicle: Vehicle) -> PassView:
        with self.office.read() as session:
            found = queries.gate_pass(session, vehicle.number)
        assert found is not None
        return found

    def checks(self) -> list[tuple[str, GateOutcome, bool]]:
        with self.office.read() as session:
            rows = session.scalars(select(GateCheck).order_by(GateCheck.id))
            return [(row.pass_no, row.outcome, row.offline) for row in rows]

    def incidents(self) -> list[incidents.IncidentView]:
        with self.office.read() as session:
            return incidents.open_incidents(session)


@pytest.fixture
def night(gate_place: Workplace, tmp_path: Path) -> Night:
    return Night(gate_place, tmp_path / "gate")


R, X = GateOutcome.RELEASED, GateOutcome.REFUSED


@pytest.mark.clause("H-02", "H-07")
def test_the_server_goes_between_two_scans_and_everything_is_told_once(night: Night, cut: Cut, clock: SetClock) -> None:
    first, second = night.vehicles
    assert night.scan(first.token).verdict is Verdict.HOLD
    assert night.verify(first).outcome is R
    clock.forward(minutes=1)
    with cut():
        result = night.scan(second.token)
        assert result.verdict is Verdict.HOLD
        assert isinstance(result.view, GateCheckView) and result.view.offline and len(result.view.notes) == 2
        assert not night.station.link.online and not night.lane.latched
        assert night.verify(second, plate="0000").clause == "H-05"
        left = clock.forward(minutes=1)
        green = night.verify(second)
        assert (green.outcome, green.offline, str(green.reason)) == (R, True, "三项一致，请抬杆")
        for vehicle in night.vehicles:  # the one that left with the database, and the one that left without
            assert night.verify(vehicle).clause == "H-07"
        night.station.look()
        assert night.station.link.pending == 5 and not night.station.link.online
        assert night.station.log(site_day(clock.now()))[0].outcome is X
        clock.forward(minutes=30)
    night.station.look()
    assert (night.station.link.online, night.station.link.pending) == (True, 0)
    night.started().look()  # a restart tells nothing again
    assert night.checks() == [(first.number, R, False), (second.number, X, True), (second.number, R, True), (first.number, X, True),
                              (second.number, X, True)]  # fmt: skip
    view = night.state(second)
    assert (view.state, view.used_at, view.used_by) == (PassState.USED, left, night.guard.name)
    assert {one.kind for one in night.incidents()} == {IncidentKind.REFUSAL} and len(night.incidents()) == 3
    with night.office.read() as session:
        assert session.scalar(select(func.count()).select_from(Scan).where(Scan.key == result.scan.key)) == 1


@pytest.mark.clause("H-02", "H-07", "H-08")
def test_what_is_refused_at_the_scan_without_the_database_is_told_too(night: Night, cut: Cut) -> None:
    first, _ = night.vehicles
    with cut():
        night.station.look()
        assert night.verify(first).outcome is R
        assert [night.scan(code).clause for code in (first.token, "QW2611230001XX")] == ["H-07", "H-02"]
        night.station.look()
        assert night.station.link.pending == 5  # two scans, and three attempts
    night.station.look()
    night.started().look()
    assert night.checks() == [(first.number, R, True), (first.number, X, True), ("", X, True)]
    assert [one.kind for one in night.incidents()] == [IncidentKind.REFUSAL] * 2
    with night.office.read() as session:
        told = session.scalars(select(Scan.verdict).where(Scan.page == night.bench.page)).all()
    assert told == [Verdict.WRONG] * 2


@pytest.mark.clause("H-07")
def test_a_release_whose_answer_was_lost_is_the_same_release(night: Night, cut: Cut) -> None:
    vehicle = night.vehicles[0]
    assert night.verify(vehicle).outcome is R
    path = night.folder / JOURNAL
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:-1]))  # killed after the commit, before the screen: only the try is there
    night.started()
    with cut():
        assert night.verify(vehicle).outcome is R  # by what it knows, nobody has left
    night.station.look()
    assert night.checks() == [(vehicle.number, R, False)]
    assert night.incidents() == [] and night.station.link.pending == 0


@pytest.mark.clause("H-07")
def test_a_server_that_says_nothing_keeps_nobody_waiting(
    postgres_server: postgres.Server, clock: SetClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with postgres_server.database() as url:
        engine = open_engine(url, quick=True)
        night = Night(Workplace(engine, "门卫一", clock, EventBus()), tmp_path / "gate", 3)
        first, second, third = night.vehicles
        with postgres_server.frozen():  # until the end of this block, however long anybody waits
            monkeypatch.setattr(patience, "SECONDS", 1.0)
            assert night.verify(first).offline
            monkeypatch.setattr(patience.Patience, "ask", None)  # nobody asks a second time
            assert night.verify(second).offline and night.scan(third.token).verdict is Verdict.HOLD
        monkeypatch.undo()
        night.station.look()
        assert night.station.link.online and night.station.link.pending == 0
        assert sorted(night.checks()) == [(first.number, R, True), (second.number, R, True)]
        assert night.incidents() == []
        engine.dispose()


@pytest.mark.clause("H-07")
def test_a_double_use_between_gates_is_an_incident_with_both_records(night: Night, cut: Cut, tmp_path: Path) -> None:
    vehicle = night.vehicles[0]
    twin = GateStation(night.office, GATE, tmp_path / "twin")  # a second PC that calls itself the same gate
    twin.look()
    with cut():
        night.station.look()
        assert night.verify(vehicle).outcome is R
    seen = {SeenKind.PLATE: vehicle.plate, SeenKind.TRAILER: vehicle.trailer, SeenKind.SEAL: vehicle.seal}
    assert twin.verify(night.guard, vehicle.token, seen).outcome is R
    night.station.look()
    assert night.checks() == [(vehicle.number, R, False), (vehicle.number, R, True)]
    (found,) = night.incidents()
    assert (found.kind, found.pass_no) == (IncidentKind.DOUBLE_RELEASE, vehicle.number)
    assert found.details["offline"]["guard"] == found.details["database"]["guard"] == night.guard.name
    assert found.details["database"]["state"] == "used" and "放行两次" in found.text and found.text.count("断网") == 1


@pytest.mark.clause("H-07")
def test_two_programs_on_one_folder_release_once_though_one_has_the_database(night: Night, cut: Cut) -> None:
    vehicle = night.vehicles[0]
    twin = GateStation(night.office, GATE, night.folder)
    twin.look()
    with cut():
        night.station.look()
        assert night.verify(vehicle).outcome is R
    seen = {SeenKind.PLATE: vehicle.plate, SeenKind.TRAILER: vehicle.trailer, SeenKind.SEAL: vehicle.seal}
    verdict = twin.verify(night.guard, vehicle.token, seen)
    assert (verdict.outcome, verdict.clause) == (X, "H-07")
    night.station.look()
    assert night.checks() == [(vehicle.number, X, False), (vehicle.number, R, True)]


def test_an_answer_that_came_too_late_and_says_otherwise_hides_no_release(night: Night, cut: Cut) -> None:
    vehicle = night.vehicles[0]
    with cut():
        assert night.verify(vehicle).outcome is R
    journal = night.station.memory.journal
    assert journal is not None
    key = journal.pending()[1][-1].key
    with night.office.work(night.guard) as work:
        recording.record(work, None, X, gate=GATE, key=key, scanned="", seen={}, pass_no=vehicle.number)
    night.station.look()
    night.started().look()
    assert night.checks() == [(vehicle.number, X, False), (vehicle.number, R, True)]
    assert night.state(vehicle).state is PassState.USED


@pytest.mark.clause("H-01")
def test_what_was_voided_meanwhile_is_recorded_follows_and_is_an_incident(night: Night, cut: Cut) -> None:
    vehicle = night.vehicles[0]
    with cut():
        night.station.look()
        assert night.verify(vehicle).outcome is R
    with night.office.work(night.crew.keeper) as work:
        service.void_pass(work, vehicle.number, "换车")
    night.station.look()
    (found,) = night.incidents()
    assert found.kind is IncidentKind.OTHER and "已作废：换车" in found.text and found.details["moved"] is True
    assert night.state(vehicle).state is PassState.USED
    assert night.checks() == [(vehicle.number, R, True)]


def test_a_pass_that_expired_before_it_was_told_left_in_time(night: Night, cut: Cut, clock: SetClock) -> None:
    vehicle = night.vehicles[0]
    with cut():
        night.station.look()
        assert night.verify(vehicle).outcome is R
    left = clock.now()
    clock.forward(hours=20)
    with night.office.work(night.crew.keeper) as work:
        assert service.expire(work) == 2
    night.station.look()
    assert (night.state(vehicle).state, night.state(vehicle).used_at) == (PassState.USED, left)
    assert night.incidents() == []


@pytest.mark.clause("H-01", "H-02")
def test_with_the_database_a_pass_has_to_be_on_record_as_it_is_printed(night: Night) -> None:
    first, second = night.vehicles
    with night.office.work(night.crew.keeper) as work:
        reissuing.report_lost(work, first.number, "司机遗失")
    assert night.verify(first).clause == "H-01"
    with night.place.engine.begin() as connection:
        connection.execute(text("UPDATE gate_pass SET claims = ''"))
    verdict = night.verify(second)
    assert (verdict.clause, str(verdict.reason)) == ("H-02", "票面码与系统记录不符，不得放行")
    assert [one.kind for one in night.incidents()] == [IncidentKind.REFUSAL] * 2


def test_the_guard_is_told_of_a_clock_that_differs_and_of_a_damaged_journal(night: Night) -> None:
    now = night.place.clock.now()
    night.station.memory.put_right(now - timedelta(minutes=7))
    assert str(night.station.link.reason) == "本机时间比服务器快 7 分钟，请校准时间"
    assert night.station.link.online
    for vehicle in night.vehicles:
        night.verify(vehicle)
    path = night.folder / JOURNAL
    path.write_bytes(path.read_bytes().replace(b'"released"', b'"refused_"', 1))
    assert str(night.started().link.reason) == "门岗日志第 2 行损坏，请通知系统管理员"


@pytest.mark.logs
def test_the_guard_is_told_of_a_list_that_is_older_than_one_he_saw(night: Night) -> None:
    """As from an older copy of the database that was put back: what was revoked since would count again, so somebody has to know."""
    night.place.vault.write(vaults.SEEN, b"2")
    night.started().look()
    assert (night.station.link.online, str(night.station.link.reason)) == (
        True, "数据库里的签字名单是旧的（1 号），本岗不认，请通知系统管理员",
    )  # fmt: skip
    assert trust.publish(night.office).number == 3  # above whatever this station saw
    night.station.look()
    assert (night.station.link.list_number, night.station.link.reason) == (3, None)


@pytest.mark.clause("H-07")
def test_a_clock_set_back_is_an_incident_of_its_own(night: Night, clock: SetClock) -> None:
    now = clock.now()
    night.station.memory.saw_time(now + timedelta(minutes=30))
    assert "时间倒退" in str(night.verify(night.vehicles[0]).reason)
    assert [one.kind for one in night.incidents()] == [IncidentKind.CLOCK]


@pytest.mark.logs
def test_a_gate_that_cannot_go_on_alone_stops_at_no_fault(night: Night, cut: Cut) -> None:
    night.bench = GateBench(GateStation(night.place, GATE, None))
    with cut():
        assert night.scan(night.vehicles[0].token).verdict is Verdict.FAULT and night.lane.latched is None
    assert night.scan(night.vehicles[1].token).verdict is Verdict.HOLD


def test_a_database_that_cannot_be_written_is_not_back(night: Night, cut: Cut) -> None:
    with cut():
        assert night.station.lost(StoreError(say("连不上数据库")))
        night.station.look()
        assert not night.station.link.online  # nothing waits to be told, and reading a locked file would do
    night.station.look()
    assert night.station.link.online


def test_a_server_that_can_only_be_read_is_not_back(postgres_server: postgres.Server, tmp_path: Path, clock: SetClock) -> None:
    with postgres_server.database() as url:
        engine = open_engine(url, quick=True)
        station = GateStation(Workplace(engine, GATE, clock), GATE, tmp_path)
        with open_engine(url).begin() as connection:
            connection.execute(text("ALTER DATABASE desk SET default_transaction_read_only = on"))
        station.look()
        assert not station.link.online and "只能读" in str(station.link.reason)
        with open_engine(url).begin() as connection:
            connection.execute(text("SET TRANSACTION READ WRITE"))
            connection.execute(text("ALTER DATABASE desk RESET default_transaction_read_only"))
        engine.dispose()
        station.look()
        assert station.link.online


def test_what_the_database_said_last_holds_when_it_goes(night: Night, cut: Cut) -> None:
    vehicle = night.vehicles[0]
    with night.office.work(night.crew.keeper) as work:
        service.void_pass(work, vehicle.number, "换车")
    assert night.verify(vehicle).clause == "H-01"
    with cut():
        night.station.look()
        assert night.verify(vehicle).clause == "H-01"


def test_guards_sign_in_and_whoever_is_on_duty_is_named_without_the_database(night: Night, cut: Cut, clock: SetClock) -> None:
    second = night.crew.second
    with night.office.work(second) as work:
        assert second.person_id is not None
        duty.set_shift(work, Role.LOGISTICS_HEAD, second.person_id, weekdays=0b1, from_minute=8 * 60, to_minute=20 * 60, phone="139-0001")
    night.station.look()
    assert night.station.on_duty() is not None
    with cut():
        guard = night.started().sign_in(night.guard.badge, "2580")
        assert (guard.person_id, guard.roles) == (night.guard.person_id, night.guard.roles)
        assert not night.station.link.online and night.station.link.reason is not None
        assert [one.name for one in night.station.guards()] == [night.guard.name]
        helper = night.station.on_duty()
        assert helper is not None and (helper.name, helper.extension) == (second.name, "139-0001")
        refused = night.verify(night.vehicles[0], plate="0000")
        assert (refused.helper_name, refused.helper_phone) == (second.name, "139-0001")
        assert night.station.day_count().refused == 1


@pytest.mark.clause("H-08")
def test_the_guards_day_is_whole_when_the_network_went_in_the_middle_of_it(night: Night, cut: Cut) -> None:
    """H-08: what was released and refused with the database counts on, in the header and in the log of the day, after a restart too."""
    first, second = night.vehicles
    assert night.scan("QW2611230001XX").clause == "H-02"
    assert night.verify(first, plate="0000").clause == "H-05"
    assert night.verify(first).outcome is R
    assert night.station.decline(night.guard, second.token).outcome is X
    whole = night.station.day_count()
    assert (whole.released, whole.refused, whole.alone) == (1, 3, False)
    with cut():
        night.started().look()
        count = night.station.day_count()
        assert (count.released, count.refused, count.alone) == (1, 3, True)
        assert night.verify(second, seal="0000").clause == "H-04"
        assert night.verify(second).nth_today == 2
        assert (night.station.day_count().released, night.station.day_count().refused) == (2, 4)
        log = night.station.log(whole.day)
        assert [(one.pass_no, one.clause) for one in log] == [
            (second.number, ""), (second.number, "H-04"), (second.number, "H-02"), (first.number, ""), (first.number, "H-05"), ("", "H-02"),
        ]  # fmt: skip
        assert all(one.reason for one in log if one.clause)
    night.station.look()
    assert night.station.link.pending == 0 and len(night.checks()) == 6


def test_off_duty_the_first_of_the_role_is_named(night: Night, clock: SetClock) -> None:
    head = night.crew.second
    with night.office.work(head) as work:
        assert head.person_id is not None
        shift = duty.set_shift(work, Role.LOGISTICS_HEAD, head.person_id, weekdays=0b1000000, from_minute=1200, to_minute=360, phone="139")
        sunday = clock.now() - timedelta(hours=3)  # Monday 05:30: the night shift of Sunday
        assert duty.on_call(work.session, Role.LOGISTICS_HEAD, sunday) is not None
        on, off = (duty.on_call(work.session, Role.LOGISTICS_HEAD, at) for at in (sunday, clock.now()))
        assert (on.extension, off.extension) == ("139", people_queries.helper(work.session, Role.LOGISTICS_HEAD).extension)  # type: ignore[union-attr]
        duty.drop_shift(work, shift.shift_id)
        assert duty.roster(work.session) == []


def test_only_who_holds_the_role_is_on_duty_for_it(night: Night, clock: SetClock) -> None:
    head, guard = night.crew.second, night.guard
    assert head.person_id is not None and guard.person_id is not None
    with night.office.work(head) as work:
        with pytest.raises(BadInput, match="没有物流科长的岗位"):
            duty.set_shift(work, Role.LOGISTICS_HEAD, guard.person_id)
        duty.set_shift(work, Role.LOGISTICS_HEAD, head.person_id, phone="139")
        assert duty.on_call(work.session, Role.LOGISTICS_HEAD, clock.now()).extension == "139"  # type: ignore[union-attr]
        held = select(PersonRole).where(PersonRole.person_id == head.person_id, PersonRole.role == Role.LOGISTICS_HEAD)
        work.session.delete(work.session.scalars(held).one())
        work.session.flush()
        called = [duty.on_call(work.session, Role.LOGISTICS_HEAD, clock.now()), *duty.all_on_call(work.session, clock.now())]
        assert "139" not in {one.extension for one in called if one is not None}


def test_the_watch_notices_the_cut_and_the_return_by_itself(night: Night, cut: Cut) -> None:
    seen: list[GateLink] = []
    turned = threading.Event()

    def note(link: GateLink) -> None:
        seen.append(link)
        turned.set()

    with cut():
        night.station.on_link.append(note)
        night.verify(night.vehicles[0])
        assert [link.online for link in seen] == [False]
    turned.clear()
    night.station.start()
    assert turned.wait(10)
    night.station.close()
    assert (seen[-1].online, seen[-1].pending) == (True, 0)
    assert night.checks() == [(night.vehicles[0].number, R, True)]


def test_a_program_older_than_the_database_goes_on_alone(sqlite_file_url: str, clock: SetClock, tmp_path: Path) -> None:
    engine = open_engine(sqlite_file_url, quick=True)
    night = Night(Workplace(engine, "门卫一", clock, EventBus()), tmp_path / "gate", 1)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE alembic_version (version_num TEXT NOT NULL)"))
        connection.execute(text("INSERT INTO alembic_version VALUES ('9999')"))
    night.station.look()
    link = night.station.link
    assert (link.online, "版本不同" in str(link.reason)) == (False, True)
    with pytest.raises(StoreError, match="版本不同"), night.place.work(night.guard):
        pass  # nothing at all is written by this program now
    assert night.verify(night.vehicles[0]).offline
    assert night.checks() == []
    engine.dispose()


@pytest.mark.clause("D-15")
def test_goods_follow_a_vehicle_that_left_without_the_database(gate_place: Workplace, people: People, cut: Cut, tmp_path: Path) -> None:
    """D-15: units, boxes, order, trip and delivery record say what a release says, at the time the vehicle left."""
    yard = Yard(gate_place, people)
    yard.signed()
    token, seen, customer = yard.token(), yard.seen(), yard.gate_pass().customer
    station = GateStation(gate_place, yard.gate_pass().gate, tmp_path / "gate")
    station.look()
    with cut():
        station.look()
        verdict = station.verify(yard.guard, token, seen)
        assert (verdict.outcome, verdict.customer) == (R, customer)
    left = gate_place.clock.now()
    station.look()
    with gate_place.read() as session:
        for serial in yard.serials:
            unit = units.unit(session, serial)
            assert unit is not None and unit.state is UnitState.LEFT_WORKS
            assert storage.moves(session, identity=serial)[-1].at == left
        assert {box.state for box in boxing.boxes(session, yard.dispatch_no)} == {BoxState.IN_TRANSIT}
        record = deliveries.record(session, yard.dispatch_no)
        assert record is not None and record.left_at == left
        assert storage.balances_against_moves(session) == []
    assert yard.trip_state() == "out"
    assert yard.gate_pass().state is PassState.USED


def test_scans_before_anybody_signed_in_and_of_others_are_kept_too(night: Night, cut: Cut) -> None:
    stranger = night.crew.finance
    with cut():
        night.station.look()
        assert night.scan(night.vehicles[0].number).verdict is Verdict.HOLD  # the bare number
        night.guard, guard = stranger, night.guard
        assert night.scan(night.vehicles[0].token).verdict is Verdict.WRONG  # nobody but a guard
        night.guard = Actor(None, "")
        assert night.scan("JF$SEAL").verdict is Verdict.HOLD
        night.guard = guard
    journal = Journal(night.folder / JOURNAL)
    assert (len(journal.pending()[0]), journal.damaged) == (3, ())
    night.station.look()
    assert night.station.link.pending == 0
