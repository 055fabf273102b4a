"""What the gate shows and does while the disk keeps a verdict: amber and a mistyped plate early, green never, each release once."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import Engine, event, func, select
from sqlalchemy.exc import OperationalError

from app.core.errors import StoreError
from app.core.scans import ScanResult
from app.gate import patience
from app.gate.journal import Attempt, Journal, UsedBefore
from app.gate.memory import JOURNAL
from app.gate.views import GateCheckView, GateOutcome, GateVerdict, SeenKind
from db.engine import open_engine
from db.models.core import Scan
from db.states import IncidentKind, PassState, Verdict
from tests.app.gate.test_station import GATE, Cut, Night, cut, gate_place, night
from tests.helpers.vehicles import Vehicle

__all__ = ["cut", "gate_place", "night"]
R, X = GateOutcome.RELEASED, GateOutcome.REFUSED


@contextmanager
def full(engine: Engine) -> Iterator[None]:
    """The database takes every statement, and at the commit the disk is full."""

    def no_room(connection: object) -> None:
        raise OperationalError("COMMIT", {}, Exception("database or disk is full"))

    event.listen(engine, "commit", no_room)
    try:
        yield
    finally:
        event.remove(engine, "commit", no_room)


def scanned(night: Night, vehicle: Vehicle, early: Callable[[ScanResult], None]) -> ScanResult:
    return night.lane.take(night.stamper.stamp("tty", vehicle.token.encode()), night.bench, night.guard, early)


def keyed(night: Night, vehicle: Vehicle, ahead: Callable[[GateVerdict], None], **wrong: str) -> GateVerdict:
    seen = {SeenKind(kind): keyed for kind, keyed in {**vehicle.seen(), **wrong}.items()}
    return night.station.verify(night.guard, vehicle.token, seen, ahead)


def scans(night: Night) -> int:
    with night.office.read() as session:
        return session.scalar(select(func.count()).select_from(Scan)) or 0


@pytest.mark.clause("H-02", "H-08")
def test_amber_and_a_mistyped_plate_are_told_before_they_are_kept_and_are_kept(night: Night) -> None:
    vehicle, told = night.vehicles[0], list[Any]()

    def early(result: Any) -> None:
        told.append((result, scans(night), len(night.checks())))

    amber = scanned(night, vehicle, early)
    assert amber.verdict is Verdict.HOLD and told == [(amber, 0, 0)] and scans(night) == 1
    red = keyed(night, vehicle, early, plate="ZZZZ")
    assert red.clause == "H-05" and told[1:] == [(red, 1, 0)]
    assert night.checks() == [(vehicle.number, X, False)] and len(night.incidents()) == 1
    green = keyed(night, vehicle, early)
    assert green.outcome is R and told[2:] == []  # a release is never told before it is kept
    unknown = scanned(night, Vehicle("", "CM26999999", "", "", "", GATE), early)
    assert unknown.verdict is Verdict.WRONG and told[2:] == [(unknown, 1, 2)] and len(night.checks()) == 3
    used = keyed(night, vehicle, early)
    assert (used.clause, len(told)) == ("H-07", 3)  # what was keyed is not what it was refused for: it is kept first


@pytest.mark.clause("H-02", "H-08")
def test_what_was_told_early_and_cannot_be_kept_is_judged_without_the_database_and_told_later(night: Night) -> None:
    first, second = night.vehicles
    told: list[Any] = []
    with full(night.place.engine):
        amber = scanned(night, first, told.append)
    assert told[0] is not amber and isinstance(amber.view, GateCheckView) and amber.view.offline and amber.view.notes
    night.station.look()
    with full(night.place.engine):
        red = keyed(night, first, told.append, seal="9999")
    assert told[1] is not red and (red.clause, red.offline) == (told[1].clause, True) == ("H-04", True)
    night.station.look()
    with full(night.place.engine):
        green = keyed(night, second, told.append)
    assert len(told) == 2 and (green.outcome, green.offline) == (R, True)
    assert night.checks() == [(first.number, X, True)]
    night.station.look()
    assert night.checks() == [(first.number, X, True), (second.number, R, True)] and scans(night) == 1
    assert night.state(second).state is PassState.USED


@pytest.mark.clause("H-08")
def test_a_refusal_that_nothing_can_keep_is_said(night: Night) -> None:
    told: list[GateVerdict] = []
    journal = night.station.memory.journal
    assert journal is not None
    journal.path.unlink(missing_ok=True)
    journal.path.mkdir()  # nobody writes a line into a folder
    with full(night.place.engine), pytest.raises(StoreError, match="门岗日志"):
        keyed(night, night.vehicles[0], told.append, plate="ZZZZ")
    assert [one.clause for one in told] == ["H-05"] and night.checks() == []


@pytest.mark.clause("H-07")
def test_what_a_release_needs_is_on_the_disk_before_the_keys_and_nothing_is_written_for_it_again(night: Night, cut: Cut) -> None:
    vehicle = night.vehicles[0]
    path = night.folder / JOURNAL
    assert night.scan(vehicle.token).verdict is Verdict.HOLD
    night.station.expect(vehicle.token)
    before = path.read_bytes()
    assert before.count(b'"trying"') == 1
    at_commit: list[bytes] = []
    event.listen(night.place.engine, "commit", lambda connection: at_commit.append(path.read_bytes()))
    assert keyed(night, vehicle, lambda verdict: None).outcome is R
    assert at_commit == [before] != [path.read_bytes()]
    path.write_bytes(before)  # killed after the commit, before the journal had the release
    night.started()
    with cut():
        assert night.verify(vehicle).outcome is R  # by what it knows, nobody has left
    night.station.look()
    assert night.checks() == [(vehicle.number, R, False)] and night.incidents() == []


@pytest.mark.clause("H-07")
@pytest.mark.logs
def test_a_try_that_another_program_or_another_file_put_aside_is_written_again(night: Night, cut: Cut) -> None:
    vehicle, path = night.vehicles[0], night.folder / JOURNAL
    night.station.expect(vehicle.token)
    uid, key = next(iter(night.station.memory.journal._trying.items()))  # type: ignore[union-attr]
    path.unlink()
    journal = night.station.memory.journal
    assert journal is not None and journal.trying(uid, "fresh", night.place.clock.now()) == key
    assert Journal(path).key_for(uid, "fresh") == key
    twin = night.started()  # another program on the same journal, which released it meanwhile
    with cut():
        twin.look()
        assert night.verify(vehicle).outcome is R
    with pytest.raises(UsedBefore, match=vehicle.number):
        journal.trying(uid, "fresh", night.place.clock.now())


@pytest.mark.clause("H-07")
def test_a_release_that_the_database_kept_in_the_last_moment_is_green_and_not_found_used_by_itself(
    night: Night, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "SECONDS", 1.0)

    class Slow(Journal):
        def keep(self, attempt: Attempt, latest: datetime, *, told: bool = False) -> None:
            super().keep(attempt, latest, told=told)
            if told:
                threading.Event().wait(patience.SECONDS + 0.1)

    vehicle = night.vehicles[0]
    night.station.memory.journal = Slow(night.folder / JOURNAL)
    assert night.verify(vehicle).outcome is R
    assert night.checks() == [(vehicle.number, R, False)] and night.station.link.pending == 0


@pytest.mark.clause("H-08")
@pytest.mark.logs
def test_a_window_that_is_gone_takes_no_verdict_from_the_record(night: Night) -> None:
    def gone(verdict: GateVerdict) -> None:
        raise RuntimeError("Signal source has been deleted")

    assert keyed(night, night.vehicles[0], gone, plate="ZZZZ").clause == "H-05" and keyed(night, night.vehicles[0], gone).outcome is R
    assert night.checks() == [(night.vehicles[0].number, X, False), (night.vehicles[0].number, R, False)]


@pytest.mark.clause("H-02", "H-07")
@pytest.mark.parametrize("at", ["trying", "committed", "written"])
def test_a_gate_killed_between_journal_and_database_releases_once(night: Night, url: str, at: str) -> None:
    vehicle = night.vehicles[0]
    if os.name != "posix":
        pytest.skip("needs a fork to be killed")
    child = os.fork()
    if not child:
        _dies(night, url, vehicle, at)
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL
    stands = [] if at == "trying" else [(vehicle.number, R, False)]
    assert night.checks() == stands
    night.started().look()
    assert night.scan(vehicle.token).verdict is (Verdict.HOLD if at == "trying" else Verdict.WRONG)
    assert (night.verify(vehicle).outcome, night.verify(vehicle).clause) == (R if at == "trying" else X, "H-07")
    assert [one for one in night.checks() if one[1] is R] == [(vehicle.number, R, False)]
    assert {one.kind for one in night.incidents()} == {IncidentKind.REFUSAL} and night.station.link.pending == 0


def _dies(night: Night, url: str, vehicle: Vehicle, at: str) -> None:
    """The gate's program in a process of its own, killed by the ninth signal at a moment of its first release."""

    class Falling(Journal):
        def trying(self, uid: str, fresh: str, now: datetime) -> str:
            key = super().trying(uid, fresh, now)
            if at == "trying":
                os.kill(os.getpid(), signal.SIGKILL)
            return key

        def keep(self, attempt: Attempt, latest: datetime, *, told: bool = False) -> None:
            if at == "written":
                super().keep(attempt, latest, told=told)
            os.kill(os.getpid(), signal.SIGKILL)

    try:
        night.place = replace(night.place, engine=open_engine(url, quick=True))  # the parent's connections stay the parent's
        night.started().memory.journal = Falling(night.folder / JOURNAL)
        night.station.verify(night.guard, vehicle.token, {SeenKind(kind): keyed for kind, keyed in vehicle.seen().items()})
    finally:
        os._exit(1)
