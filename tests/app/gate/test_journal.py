"""The gate's own journal and what it knows without the network: real files, real kills, damage, and what must not be believed."""

from __future__ import annotations

import errno
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.core.clock import SetClock
from app.core.errors import BadInput, NotPermitted, StoreError
from app.core.vault import MemoryVault
from app.core.work import Actor
from app.gate import alone
from app.gate.alone import Here
from app.gate.cache import Cache, CachedPerson, OnCall, PassFacts, load, save
from app.gate.door import ALLOWED, GateDoor
from app.gate.journal import Attempt, Journal, JournalScan, UsedBefore
from app.gate.journal_lines import line_of, plain
from app.gate.judging import Known
from app.gate.memory import CACHE, JOURNAL, GateMemory
from app.gate.views import GateCheckView, GateOutcome, GateVerdict, SeenKind
from app.identity import pins
from app.trust.lists import Revoked
from db.states import PassState, Role
from tests.helpers.gate_child import GUARD, SEEN, memory, verify
from tests.helpers.mint import GATE, NOW, Mint, claims


@pytest.fixture(scope="module")
def mint() -> Mint:
    return Mint()


def attempt(key: str, **changed: object) -> Attempt:
    made = Attempt(key, NOW, GateOutcome.RELEASED, GATE, "门卫一", 21, "门卫甲", "G1:…", "CM26000417", "0a" * 16, {SeenKind.PLATE: "682K"})
    return replace(made, expires=NOW + timedelta(hours=1), **changed)  # type: ignore[arg-type]


def killed(mode: str, folder: Path) -> list[str]:
    """What a gate said until it was killed by the ninth signal, after its first word."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.helpers.gate_child", mode, str(folder)], stdout=subprocess.PIPE, text=True,
        cwd=Path(__file__).parents[3],
    ) as child:  # fmt: skip
        assert child.stdout is not None
        said = [child.stdout.readline().strip()]
        child.kill()
    return said


@pytest.mark.clause("H-07")
@pytest.mark.parametrize("mode", ["proper", "written"])
def test_a_release_outlives_the_kill_and_is_the_only_one(tmp_path: Path, mint: Mint, mode: str) -> None:
    assert killed(mode, tmp_path) == ["green" if mode == "proper" else "written"]
    again = memory(tmp_path, mint)
    verdict = verify(again, mint, "second")
    assert (verdict.outcome, verdict.clause) == (GateOutcome.REFUSED, "H-07")
    assert "门卫甲" in str(verdict.reason)
    assert again.journal is not None
    assert [one.outcome for one in again.journal.pending()[1]] == [GateOutcome.RELEASED, GateOutcome.REFUSED]


def test_the_control_that_shows_green_before_it_writes_loses_the_release(tmp_path: Path, mint: Mint) -> None:
    assert killed("careless", tmp_path) == ["green"]
    assert verify(memory(tmp_path, mint), mint).outcome is GateOutcome.RELEASED  # a second truck on the same pass


def test_a_torn_last_line_is_left_out_and_written_over(tmp_path: Path) -> None:
    path = tmp_path / JOURNAL
    Journal(path).keep(attempt("one"), NOW)
    whole = path.read_bytes()
    Journal(path).keep(attempt("two", uid="0b" * 16), NOW)
    for cut in (1, 40, len(path.read_bytes()) - len(whole) - 1):
        path.write_bytes(path.read_bytes()[:-cut] if cut else whole)
        again = Journal(path)
        assert (again.damaged, [one.key for one in again.pending()[1]]) == ((), ["one"])
        again.keep(attempt("two", uid="0b" * 16), NOW)
    assert [one.key for one in Journal(path).pending()[1]] == ["one", "two"]


@pytest.mark.parametrize("how", ["flipped", "left out"])
def test_damage_in_the_middle_is_reported_and_the_rest_still_counts(tmp_path: Path, how: str) -> None:
    path = tmp_path / JOURNAL
    journal = Journal(path)
    for key in ("one", "two", "three"):
        journal.keep(attempt(key, uid=key.encode().hex()), NOW)
    lines = path.read_bytes().splitlines(keepends=True)
    lines[1:2] = [lines[1].replace(b"682K", b"999K")] if how == "flipped" else []
    path.write_bytes(b"".join(lines))
    again = Journal(path)
    assert again.damaged == (2,)
    assert [one.key for one in again.pending()[1]] == ["one", "three"]


@pytest.mark.logs
def test_a_line_that_this_program_does_not_understand_keeps_no_gate_from_opening(tmp_path: Path) -> None:
    """A newer program wrote it: it is told as damage, and what stands around it counts."""
    path = tmp_path / JOURNAL
    Journal(path).keep(attempt("one"), NOW)
    with path.open("ab") as file:
        file.write(line_of({"n": 2, "kind": "attempt", "latest": NOW.isoformat(), **{**plain(attempt("new")), "outcome": "let in"}}))
    Journal(path).keep(attempt("three", uid="0c" * 16), NOW)
    again = Journal(path)
    assert (again.damaged, [one.key for one in again.pending()[1]]) == ((2,), ["one", "three"])


def test_a_line_that_the_disk_does_not_confirm_is_taken_off_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The guard is told that nothing was released; the database would else be told of a release after the next start."""
    journal = Journal(tmp_path / JOURNAL)
    journal.keep(attempt("one"), NOW)

    def fails(handle: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as broken:
        broken.setattr("app.gate.journal.os.fsync", fails)
        with pytest.raises(StoreError, match="Input/output"):
            journal.keep(attempt("two", uid="0b" * 16), NOW)
    for one in (journal, Journal(tmp_path / JOURNAL)):
        assert (one.released("0b" * 16), one.count_pending(), one.damaged) == (None, 1, ())
    journal.keep(attempt("three", uid="0b" * 16), NOW)
    assert [one.key for one in Journal(tmp_path / JOURNAL).pending()[1]] == ["one", "three"]


def test_two_programs_on_one_journal_lose_nothing(tmp_path: Path) -> None:
    first, second = Journal(tmp_path / JOURNAL), Journal(tmp_path / JOURNAL)
    first.keep(attempt("one"), NOW)
    second.keep(attempt("two", uid="0b" * 16), NOW)
    first.keep(attempt("three", uid="0c" * 16), NOW)
    assert [one.key for one in first.pending()[1]] == ["one", "two", "three"]
    assert Journal(tmp_path / JOURNAL).damaged == ()
    with pytest.raises(UsedBefore):  # the pass that the second one released
        first.keep(attempt("four", uid="0b" * 16), NOW)


@pytest.mark.logs
@pytest.mark.clause("H-07")
def test_a_journal_that_is_taken_away_lets_nobody_out_again(tmp_path: Path, mint: Mint) -> None:
    gate = memory(tmp_path, mint)
    assert verify(gate, mint).outcome is GateOutcome.RELEASED
    (tmp_path / JOURNAL).unlink()
    assert verify(gate, mint, "second").clause == "H-07"
    assert gate.journal is not None and gate.journal.count_pending() == 2


def test_what_was_told_is_not_pending_any_more(tmp_path: Path) -> None:
    journal = Journal(tmp_path / JOURNAL)
    scan = JournalScan("scan", 1, NOW, "tty", "G1:", "gate", 21, "gate_pass", "hold", "票真，请核车牌")
    journal.keep_scan(scan, NOW)
    journal.keep(attempt("one"), NOW)
    journal.keep(attempt("known", uid="0b" * 16), NOW, told=True)
    assert journal.pending() == ([scan], [attempt("one")])
    journal.told([scan, attempt("one")], NOW)
    again = Journal(tmp_path / JOURNAL)
    assert (again.pending(), again.released("0a" * 16)) == (([], []), attempt("one"))


def test_a_refusal_at_the_scan_and_its_scan_are_two_entries(tmp_path: Path, mint: Mint) -> None:
    """Both bear the key of the scan; the one that came first was once forgotten for the other."""
    journal = Journal(tmp_path / JOURNAL)
    refused = replace(attempt("same"), outcome=GateOutcome.REFUSED)
    scan = JournalScan("same", 1, NOW, "tty", "G1:", "gate", 21, "gate_pass", "wrong", "出门证已核销")
    journal.keep(refused, NOW)
    journal.keep_scan(scan, NOW)
    assert Journal(tmp_path / JOURNAL).pending() == ([scan], [refused])
    journal.told([scan], NOW)
    assert journal.pending() == Journal(tmp_path / JOURNAL).pending() == ([], [refused])
    journal.told([refused], NOW)
    assert journal.pending() == Journal(tmp_path / JOURNAL).pending() == ([], [])


def test_a_line_of_an_older_program_told_the_scan(tmp_path: Path) -> None:
    """Such a program never told the refusal that had its key: it is told now."""
    journal = Journal(tmp_path / JOURNAL)
    refused = replace(attempt("same"), outcome=GateOutcome.REFUSED)
    journal.keep(refused, NOW)
    journal.keep(attempt("other", uid="0b" * 16), NOW)
    journal.keep_scan(JournalScan("same", 1, NOW, "tty", "G1:", "gate", 21, "gate_pass", "wrong", "出门证已核销"), NOW)
    body = {"n": 4, "kind": "told", "latest": NOW.isoformat(), "keys": ["same", "other"]}
    with (tmp_path / JOURNAL).open("ab") as file:
        file.write(line_of(body))
    assert Journal(tmp_path / JOURNAL).pending() == ([], [refused])


def test_a_long_journal_is_rolled_once_everything_was_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.gate.journal.LONG", 100)
    journal = Journal(tmp_path / JOURNAL)
    old = replace(attempt("old", at=NOW - timedelta(days=9)), expires=NOW - timedelta(days=9))
    journal.keep(old, NOW, told=True)
    journal.keep(attempt("new", uid="0b" * 16), NOW)
    journal.trying("0d" * 16, "asked", NOW)
    assert not journal.roll(NOW)
    journal.told([attempt("new")], NOW)
    assert journal.roll(NOW) and not list(tmp_path.glob("*.new"))
    (archive,) = tmp_path.glob(f"{JOURNAL}-*")
    assert len(archive.read_bytes().splitlines()) == 4
    journal.keep(attempt("next", uid="0c" * 16), NOW)
    again = Journal(tmp_path / JOURNAL)
    assert [one.key for one in reversed(again.of_day(NOW.date()))] == ["new", "next"]
    assert (again.damaged, again.latest, again.released("0a" * 16)) == ((), NOW, None)
    assert again.released("0b" * 16) == attempt("new", uid="0b" * 16)
    assert [one.key for one in again.pending()[1]] == ["next"] and again.key_for("0d" * 16, "fresh") == "asked"


def test_a_try_whose_outcome_nobody_learned_keeps_its_key(tmp_path: Path, mint: Mint) -> None:
    gate = memory(tmp_path, mint)
    assert gate.journal is not None
    gate.journal.trying(claims().uid.hex(), "asked", NOW)
    verify(memory(tmp_path, mint), mint, "fresh")
    (kept,) = Journal(tmp_path / JOURNAL).pending()[1]
    assert kept.key == "asked"


def test_no_green_when_the_journal_cannot_be_written(tmp_path: Path, mint: Mint) -> None:
    gate = memory(tmp_path, mint)
    (tmp_path / JOURNAL).mkdir()
    with pytest.raises(StoreError, match="门岗日志写不了"):
        verify(gate, mint)


def test_amber_says_what_an_offline_gate_cannot_know(tmp_path: Path, mint: Mint) -> None:
    facts = {"CM26000417": PassFacts("示范电气有限公司", "断路器等")}
    save(tmp_path / CACHE, Cache(NOW - timedelta(hours=2), mint.published(), passes=facts))
    view = alone.present(memory(tmp_path, mint), Here(GATE, "门卫一"), GUARD, mint.token(claims()), "key")
    assert isinstance(view, GateCheckView) and view.offline
    assert (view.customer, view.goods, view.boxes, view.places) == ("示范电气有限公司", "断路器等", 120, (4, 4, 4))
    assert [str(note) for note in view.notes] == [
        "断网核验：11-23 12:26 以后的作废、挂失和改装车查不到", "只查本岗日志；在别处是否用过，联网后核对",
    ]  # fmt: skip


@pytest.mark.clause("H-01", "H-02", "H-07")
@pytest.mark.parametrize("what", ["voided", "used", "revoked"])
def test_what_was_synchronised_counts_offline(tmp_path: Path, mint: Mint, what: str) -> None:
    ended = {"voided": Known("CM26000417", PassState.VOIDED, reason="换车"), "used": Known("CM26000417", PassState.USED, NOW, "门卫乙")}
    known = {"CM26000417": ended[what]} if what in ended else {}
    revoked = frozenset({mint.personnel.key_id}) if what == "revoked" else frozenset()
    duty = (OnCall(Role.STOREKEEPER, "仓管员甲", "8003"), OnCall(Role.LOGISTICS_HEAD, "物流科长甲", "8002"))
    save(tmp_path / CACHE, Cache(NOW, mint.published(), revoked, known, duty=duty))
    gate = memory(tmp_path, mint)
    verdict = alone.present(gate, Here(GATE, "门卫一"), GUARD, mint.token(claims()), "key")
    assert isinstance(verdict, GateVerdict)
    assert verdict.clause == {"voided": "H-01", "used": "H-07", "revoked": "H-02"}[what]
    assert (verdict.helper_name, verdict.helper_phone) in {("仓管员甲", "8003"), ("物流科长甲", "8002")}
    assert verdict.offline and not verdict.may_retry
    assert gate.journal is not None and gate.journal.pending()[1][0].clause == verdict.clause


@pytest.mark.clause("H-05", "H-04")
def test_a_mistyped_plate_may_be_keyed_again_and_each_try_is_kept(tmp_path: Path, mint: Mint) -> None:
    gate = memory(tmp_path, mint)
    here, text = Here(GATE, "门卫一"), mint.token(claims())
    wrong = [alone.verify(gate, here, GUARD, text, {**SEEN, kind: "0000"}, f"{kind}") for kind in (SeenKind.PLATE, SeenKind.SEAL)]
    assert [(one.clause, one.may_retry) for one in wrong] == [("H-05", True), ("H-04", True)]
    assert verify(gate, mint).outcome is GateOutcome.RELEASED
    assert gate.journal is not None and gate.journal.attempts("CM26000417") == 3
    with pytest.raises(NotPermitted):
        alone.present(gate, here, Actor(1, "销售甲", "", frozenset({Role.SALES})), text, "other")


@pytest.mark.clause("H-07")
def test_the_latest_time_seen_is_kept_over_a_restart(tmp_path: Path, mint: Mint) -> None:
    clock = SetClock(NOW)

    def gate() -> GateMemory:
        return GateMemory(GATE, clock, mint.root_public, tmp_path, lambda: clock.now().timestamp())

    save(tmp_path / CACHE, Cache(NOW, mint.published()))
    before, later = gate(), claims().expires - timedelta(minutes=1)
    clock.set(later)
    before.post(None)
    before.note_time()
    clock.set(NOW)
    verdict = verify(gate(), mint)
    assert (verdict.clause, "时间倒退" in str(verdict.reason)) == ("H-07", True)


def test_a_clock_that_ran_ahead_is_told_and_put_right_by_the_server(tmp_path: Path, mint: Mint) -> None:
    clock, running = SetClock(NOW), [0.0]
    gate = GateMemory(GATE, clock, mint.root_public, tmp_path, lambda: running[0])
    clock.set(NOW + timedelta(hours=2))
    assert gate.jump() is not None
    gate.post(None)
    assert (gate.latest,) == (None,)  # a jump is not taken for time that passed
    gate.saw_time(NOW + timedelta(hours=2))
    clock.set(NOW)
    gate.put_right(NOW)
    assert (gate.latest, gate.jump()) == (NOW, None)
    gate.put_right(NOW + timedelta(minutes=10))  # this PC is behind the server
    assert (gate.latest, gate.skew) == (NOW + timedelta(minutes=10), timedelta(minutes=-10))


@pytest.mark.logs
def test_neither_a_lower_list_nor_one_of_another_root_is_taken(tmp_path: Path, mint: Mint) -> None:
    gate = memory(tmp_path, mint)
    newer = replace(mint, number=9, revoked=(Revoked(mint.finance.key_id, NOW, "遗失"),))
    assert gate.offer(newer.published())
    assert gate.older is None
    assert not gate.offer(mint.published())
    assert gate.older == mint.number
    assert not gate.offer(replace(mint, number=10, root=mint.finance.private).published())
    assert gate.trust is not None and gate.trust.number == 9
    assert gate.offer(newer.published()) and gate.older is None


def test_a_list_that_comes_while_revocations_are_noted_stays(tmp_path: Path, mint: Mint) -> None:
    """The watch notes them while a check takes the list over."""
    gate, newer = memory(tmp_path, mint), replace(mint, number=9)
    check = threading.Thread(target=lambda: gate.offer(newer.published()), name="pytest-check")

    def keys() -> Iterator[bytes]:
        check.start()
        check.join(0.5)  # it is done by then, or waits for its turn
        yield mint.deputy.key_id

    gate.revoked(keys())
    check.join(10)
    assert gate.trust is not None and gate.trust.number == 9


@pytest.mark.logs
def test_a_damaged_cache_is_not_used(tmp_path: Path, mint: Mint) -> None:
    path = tmp_path / CACHE
    save(path, Cache(NOW, mint.published()))
    assert load(path) == Cache(NOW, mint.published())
    path.write_bytes(path.read_bytes().replace(b"trust", b"trusT"))
    assert load(path) == Cache()
    assert memory(tmp_path, mint).trust is None


def test_guards_sign_in_offline_and_wrong_pins_wait_longer_each_time(tmp_path: Path, mint: Mint) -> None:
    guard = CachedPerson(21, "门卫甲", "JF$P0021", pins.hashed("2580"), frozenset({Role.GUARD}))
    save(tmp_path / CACHE, Cache(NOW, mint.published(), guards=(guard,)))
    now = [0.0]
    door = GateDoor(memory(tmp_path, mint), lambda: now[0])
    assert door.sign_in("JF$P0021", "2580") == Actor(21, "门卫甲", "JF$P0021", frozenset({Role.GUARD}))
    for _ in range(ALLOWED):
        with pytest.raises(BadInput):
            door.sign_in("门卫甲", "1111")
    with pytest.raises(BadInput, match="秒后再试"):
        door.sign_in("门卫甲", "2580")
    now[0] = 61.0
    assert door.sign_in("门卫甲", "2580").name == "门卫甲"
    with pytest.raises(BadInput, match="断网时只有门卫能登录"):
        door.sign_in("财务部甲", "2580")


@pytest.mark.clause("H-07")
@pytest.mark.logs
@pytest.mark.parametrize("how", ["deleted", "older copy"])
def test_a_journal_cut_short_while_the_gate_runs_is_written_again(tmp_path: Path, how: str) -> None:
    path = tmp_path / JOURNAL
    journal = Journal(path)
    journal.keep(attempt("first", uid="01" * 16), NOW)
    older = path.read_bytes()
    journal.keep(attempt("second", uid="02" * 16), NOW)
    journal.told([attempt("first")], NOW)
    journal.trying("04" * 16, "asked", NOW)
    path.unlink()
    if how == "older copy":
        path.write_bytes(older)
    journal.keep(attempt("third", uid="03" * 16), NOW)
    assert journal.damaged
    again = Journal(path)
    assert (again.damaged, again.key_for("04" * 16, "fresh")) == ((), "asked")
    for uid in ("01" * 16, "02" * 16, "03" * 16):
        with pytest.raises(UsedBefore):
            again.keep(attempt("once more", uid=uid), NOW)
    assert {one.key for one in again.pending()[1]} - {"first"} == {"second", "third"}


@pytest.mark.logs
def test_a_list_that_was_seen_keeps_older_files_out_and_the_cache_tells_the_time(tmp_path: Path, mint: Mint) -> None:
    vault, older = MemoryVault(), mint.published()
    newer = replace(mint, number=mint.number + 1).published()
    gate = GateMemory(GATE, SetClock(NOW), mint.root_public, tmp_path, vault=vault)
    gate.take(Cache(NOW, newer))
    save(tmp_path / CACHE, Cache(NOW + timedelta(hours=1), older))
    again = GateMemory(GATE, SetClock(NOW), mint.root_public, tmp_path, vault=vault)
    assert (again.trust, again.latest) == (None, NOW + timedelta(hours=1))
    assert again.offer(newer)
