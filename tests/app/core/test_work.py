from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta

import pytest
from sqlalchemy import event, insert, literal, select, text
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm.exc import StaleDataError

from app.audit.service import verify
from app.core.clock import SetClock
from app.core.errors import BadInput, Conflict, Refused, StoreError
from app.core.events import EventBus
from app.core.scans import ScanAnswer, ScanInput, take_scan
from app.core.text import say
from app.core.work import PROGRAM, Work, Workplace
from app.identity import pins
from app.identity import service as identity
from db.engine import open_engine
from db.models.core import AuditEntry, Counter, Scan, SettingValue
from db.models.identity import Person
from db.states import Role, ScanKind, Verdict


def test_numbers_have_no_gap_after_a_rollback(place: Workplace) -> None:
    made = []
    for attempt in range(5):
        try:
            with place.work(PROGRAM) as work:
                number = work.next_number("FH")
                if attempt % 2:
                    raise RuntimeError("undone")
                made.append(number)
        except RuntimeError:
            pass
    assert made == ["FH26000001", "FH26000002", "FH26000003"]


def test_a_listener_that_stumbles_does_not_undo_what_was_committed(place: Workplace, caplog: pytest.LogCaptureFixture) -> None:
    told: list[object] = []

    def gone(_changes: object) -> None:
        raise RuntimeError("Internal C++ object already deleted")

    place.on_commit.extend((gone, told.append))
    with caplog.at_level(logging.CRITICAL), place.work(PROGRAM) as work:
        work.audit("kept", "test", 1)
    with place.read() as session:
        assert session.scalars(select(AuditEntry.action)).all() == ["kept"] and len(told) == 1


def test_rows_written_together_count_their_versions_up_and_a_record_of_one_follows(place: Workplace) -> None:
    with place.work(PROGRAM) as work:
        work.session.add_all([Person(name=f"示范{n}", badge=f"RY9{n:03d}", pin_hash="x") for n in range(3)])
    table = Person.__table__
    with place.work(PROGRAM) as work:
        held = work.session.scalars(select(Person).where(Person.name == "示范0")).one()
        rows = work.session.execute(select(table.c.id).where(table.c.name.like("示范%"))).all()
        with suppress(RuntimeError), work.savepoint():
            work.rewrite(Person, rows, extension="8001")
            raise RuntimeError("undone")
        assert held.extension != "8001"
        work.rewrite(Person, rows, extension="8002")
        assert held.extension == "8002"
        held.extension = "8003"
    assert "person" in work.changes.tables
    with place.read() as session:
        found = session.execute(select(table.c.extension, table.c.version).where(table.c.name.like("示范%")).order_by(table.c.name)).all()
    assert [tuple(row) for row in found] == [("8003", 3), ("8002", 2), ("8002", 2)]
    with pytest.raises(Conflict), place.work(PROGRAM) as work:
        work.rewrite(Person, [*rows, *work.session.execute(select(literal(0).label("id"))).all()], extension="8004")


def test_numbers_start_again_each_year_at_the_site(place: Workplace, clock: SetClock) -> None:
    with place.work(PROGRAM) as work:
        assert work.next_number("CM") == "CM26000001"
    clock.set(clock.now().replace(month=12, day=31, hour=16, minute=0))  # 00:00 on 1 January at the site
    with place.work(PROGRAM) as work:
        assert work.next_number("CM") == "CM27000001"


def test_the_trail_holds_and_shows_every_tampering(place: Workplace) -> None:
    for n in range(3):
        with place.work(PROGRAM) as work:
            work.audit("step", "thing", n, words="改" * n)
    with place.read() as session:
        sound = verify(session)
    assert sound.links == 3 and sound.faults == ()
    with place.read() as session:
        entry = session.scalars(select(AuditEntry).where(AuditEntry.seq == 2)).one()
        entry.actor = "someone else"
        with session.no_autoflush:
            assert any("第 2 条内容被改过" in fault for fault in verify(session).faults)
        session.rollback()


@pytest.mark.parametrize("statement", ["UPDATE audit_entry SET actor = 'x'", "DELETE FROM audit_entry"])
def test_the_database_itself_refuses_to_change_the_trail(place: Workplace, statement: str) -> None:
    with place.work(PROGRAM) as work:
        work.audit("step", "thing", 1)
    with pytest.raises(DBAPIError), place.engine.begin() as connection:
        connection.execute(text(statement))
    with place.read() as session:
        assert verify(session).faults == ()


def test_a_savepoint_takes_its_trail_entries_back(place: Workplace) -> None:
    with place.work(PROGRAM) as work:
        work.audit("kept", "thing", 1)
        with pytest.raises(ValueError), work.savepoint():
            work.audit("undone", "thing", 2)
            raise ValueError
    with place.read() as session:
        assert list(session.scalars(select(AuditEntry.action))) == ["kept"]


def _scan(place: Workplace, key: str = "k1", raw: str = "BK2611090217") -> ScanInput:
    return ScanInput(key, 1, place.clock.now(), "pty", raw, "bench")


def test_a_refused_scan_keeps_its_row_and_loses_its_effect(place: Workplace) -> None:
    def handler(work: Work) -> ScanAnswer:
        work.session.add(Counter(series="XX", year=2026, last=9))
        raise Refused(say("不行"), clause="C-14")

    result = take_scan(place, PROGRAM, _scan(place), ScanKind.UNIT, handler)
    assert (result.verdict, result.clause) == (Verdict.WRONG, "C-14")
    with place.read() as session:
        row = session.scalars(select(Scan)).one()
        assert (row.verdict, row.clause, row.message) == (Verdict.WRONG, "C-14", "不行")
        assert session.get(Counter, ("XX", 2026)) is None


class _Deadlock(Exception):
    sqlstate = "40P01"


def _double(work: Work) -> None:
    for _ in range(2):
        work.session.execute(insert(Counter).values(series="XX", year=2026, last=1))


def _outdated(work: Work) -> None:
    raise StaleDataError("another station was first")


def _at_the_commit(work: Work) -> None:
    def fail(_: object) -> None:
        raise OperationalError("COMMIT", None, _Deadlock())

    event.listen(work.session, "before_commit", fail)


@pytest.mark.logs
@pytest.mark.parametrize("clash", [_double, _outdated, _at_the_commit])
def test_a_scan_that_meets_another_station_is_one_row_and_is_scanned_again(place: Workplace, clash: Callable[[Work], None]) -> None:
    def handler(work: Work) -> ScanAnswer:
        work.session.add(Counter(series="YY", year=2026, last=9))
        work.audit("step", "thing", 1)
        clash(work)
        return ScanAnswer(Verdict.GOOD, say("入箱"))

    result = take_scan(place, PROGRAM, _scan(place), ScanKind.UNIT, handler)
    assert (result.verdict, str(result.message)) == (Verdict.WRONG, "别的台刚动过这一箱，请再扫一次")
    assert isinstance(result.error, Conflict) and result.undone
    with place.read() as session:
        assert [(row.verdict, row.message) for row in session.scalars(select(Scan))] == [(Verdict.WRONG, str(result.message))]
        assert list(session.scalars(select(Counter.series))) == [] and list(session.scalars(select(AuditEntry.action))) == []


def test_a_scan_sent_twice_lands_once_with_the_same_verdict(place: Workplace) -> None:
    calls = []

    def handler(work: Work) -> ScanAnswer:
        calls.append(1)
        return ScanAnswer(Verdict.GOOD, say("入箱"), ScanKind.UNIT, "BK2611090217")

    first = take_scan(place, PROGRAM, _scan(place), ScanKind.UNIT, handler)
    again = take_scan(place, PROGRAM, _scan(place), ScanKind.UNIT, handler)
    assert len(calls) == 1 and again.repeated and again.verdict is first.verdict
    with place.read() as session:
        assert len(list(session.scalars(select(Scan)))) == 1


def test_a_verdict_stands(place: Workplace) -> None:
    take_scan(place, PROGRAM, _scan(place), ScanKind.UNIT, lambda work: ScanAnswer(Verdict.GOOD, say("好")))
    with pytest.raises(DBAPIError), place.engine.begin() as connection:
        connection.execute(text("UPDATE scan SET verdict = 'wrong'"))


def test_garbage_is_stored_printable_and_short(place: Workplace) -> None:
    raw = "\x00\x1dabc" + "龘" * 10_000
    result = take_scan(
        place, PROGRAM, _scan(place, raw=raw), ScanKind.UNKNOWN, lambda w: ScanAnswer(Verdict.PARTIAL, say("读不出"))
    )
    assert result.verdict is Verdict.PARTIAL
    with place.read() as session:
        stored = session.scalars(select(Scan.raw)).one()
    assert stored.startswith("\\x00\\x1dabc") and stored.endswith("个字符）") and len(stored) < 600


def test_five_wrong_pins_lock_for_a_growing_time(place: Workplace, clock: SetClock) -> None:
    with place.work(PROGRAM) as work:
        view = identity.create_first_administrator(work, "系统管理员", "1357")
    for _ in range(4):
        with pytest.raises(BadInput, match="还可再试"):
            identity.sign_in(place, view.badge, "0000")
    with pytest.raises(BadInput, match="已锁定 1 分钟"):
        identity.sign_in(place, view.badge, "0000")
    with pytest.raises(BadInput, match="已锁定到"):
        identity.sign_in(place, view.badge, "1357")
    clock.forward(minutes=1, seconds=1)
    with pytest.raises(BadInput, match="已锁定 2 分钟"):
        identity.sign_in(place, view.badge, "0000")
    clock.set(clock.now() + timedelta(minutes=3))
    assert identity.sign_in(place, "系统管理员", "1357").has(Role.ADMINISTRATOR)


def test_guesses_made_in_the_same_moment_are_counted_one_by_one(place: Workplace, people, monkeypatch: pytest.MonkeyPatch) -> None:
    who, tried, matches = people(Role.FINANCE), [], pins.matches

    def slow(pin_hash: str, pin: str) -> bool:
        tried.append(pin)
        threading.Event().wait(0.05)
        return matches(pin_hash, pin)

    monkeypatch.setattr("app.identity.service.pins.matches", slow)

    def guess(pin: str) -> str:
        with pytest.raises(BadInput) as found:
            identity.sign_in(place, who.badge, pin)
        return str(found.value)

    with ThreadPoolExecutor(8, "pytest") as pool:
        said = list(pool.map(guess, [f"11{n:02d}" for n in range(8)]))
    assert len(tried) == 5 and sum("已锁定到" in one for one in said) == 3
    with place.read() as session:
        assert session.get_one(Person, who.person_id).failed_pins == 5


@pytest.mark.clause("K-13")
def test_an_expired_qualification_is_refused(place: Workplace, people, clock: SetClock) -> None:
    from db.states import Activity

    packer, admin = people(Role.SHIPPER), people(Role.ADMINISTRATOR)
    today = clock.now().date()
    with place.work(admin) as work:
        identity.qualify(work, packer.person_id, Activity.PACKING, today - timedelta(days=30), today - timedelta(days=1))
    with place.work(packer) as work, pytest.raises(Refused) as refused:
        identity.require_qualified(work, packer.person_id, Activity.PACKING)
    assert refused.value.clause == "K-13"
    with place.work(admin) as work:
        identity.qualify(work, packer.person_id, Activity.PACKING, today, today)
    with place.work(packer) as work:
        identity.require_qualified(work, packer.person_id, Activity.PACKING)


@pytest.mark.clause("M-06")
def test_a_rule_is_changed_only_with_a_second_person(place: Workplace, people) -> None:
    from app.settings import service as settings

    author, other = people(Role.DELIVERY_MANAGEMENT), people(Role.LEADERSHIP)
    for approver in (None, author.person_id):
        with pytest.raises(Refused) as refused, place.work(author) as work:
            settings.change(work, "sla.response_hours", "12", "更快", approver_id=approver)
        assert refused.value.clause == "M-06"
    with place.work(author) as work:
        settings.change(work, "sla.response_hours", "12", "更快", approver_id=other.person_id)
    with place.read() as session:
        assert settings.setting_int(session, "sla.response_hours", place.clock.now()) == 12
        assert session.scalars(select(SettingValue)).one().reason == "更快"


def test_a_file_that_cannot_be_written_is_a_store_error(sqlite_file_url: str, clock: SetClock) -> None:
    engine = open_engine(sqlite_file_url)
    event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA query_only = 1"))
    place = Workplace(engine, "台", clock, EventBus())
    with pytest.raises(StoreError, match="只读"), place.work(PROGRAM) as work:
        work.audit("step", "thing", 1)
    engine.dispose()
