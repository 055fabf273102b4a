from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from app.core.clock import SetClock
from app.core.errors import Refused
from app.core.scans import KEY_PORT, ScanAnswer
from app.core.text import say
from app.core.work import PROGRAM, Work, Workplace
from app.devices.code_table import Command, Series, badge_code
from app.devices.codes import ScannedCode
from app.devices.framing import FrameKind
from app.devices.scanner import ScanStamper
from app.scanning.lane import DOOR, OtherPage, PersonScanned, ScanLane
from db.models.core import Scan
from db.states import ScanKind, Verdict


@dataclass(frozen=True)
class Counted:
    serials: tuple[str, ...] = ()


class Counting:
    """A bench that takes each serial once."""

    page = "bench"
    series = frozenset({Series.DISPATCH_ORDER})
    latches = True

    def __init__(self) -> None:
        self.state = Counted()
        self.sees: Callable[[], None] = lambda: None
        self.differs = False

    def take(self, work: Work, code: ScannedCode) -> ScanAnswer:
        if code.only is None or code.only.serial is None:
            raise Refused(say("不在单上"), clause="C-14")
        serial = code.only.serial
        taken = serial in self.state.serials
        self.state = replace(self.state, serials=(*self.state.serials, serial))
        if taken:
            raise Refused(say("重复"), clause="C-14")
        work.audit("take", "unit", serial)
        self.sees()
        error = Refused(say("点数不符"), clause="C-18") if self.differs else None
        return ScanAnswer(Verdict.GOOD, say("入箱"), ScanKind.UNIT, serial, error=error)


class Gun:
    """Stamps frames with a time that the test sets."""

    def __init__(self, place: Workplace) -> None:
        self.lane, self.bench, self._stamper, self.at = ScanLane(place), Counting(), ScanStamper(place.clock), 0.0

    def __call__(self, text: str | bytes, kind: FrameKind = FrameKind.OK, *, after: float = 1.0, port: str = "pty1"):
        self.at += after
        data = text if isinstance(text, bytes) else text.encode()
        return self.lane.take(self._stamper.stamp(port, data, kind, self.at), self.bench, PROGRAM)


@pytest.fixture
def gun(place: Workplace) -> Gun:
    return Gun(place)


def serial(n: int) -> str:
    return f"BK261109{n:04d}"


def test_ten_scans_in_a_second_get_ten_verdicts_in_order(gun: Gun, place: Workplace) -> None:
    results = [gun(serial(n), after=0.09) for n in range(10)]
    assert [r.verdict for r in results] == [Verdict.GOOD] * 10
    with place.read() as session:
        rows = list(session.scalars(select(Scan).order_by(Scan.id)))
    assert [r.raw for r in rows] == [serial(n) for n in range(10)]
    assert gun.bench.state.serials == tuple(serial(n) for n in range(10))


def test_an_immediate_repeat_is_said_and_does_not_latch(gun: Gun) -> None:
    assert gun(serial(1)).verdict is Verdict.GOOD
    assert gun(serial(1), after=0.3).verdict is Verdict.IGNORED
    assert gun.lane.latched is None
    later = gun(serial(1), after=2)
    assert later.verdict is Verdict.WRONG and later.clause == "C-14"


def test_a_key_pressed_twice_counts_twice(gun: Gun) -> None:
    assert gun("BK2611090217", port=KEY_PORT).verdict is Verdict.GOOD
    assert gun("BK2611090217", after=0.1, port=KEY_PORT).clause == "C-14"


def test_the_same_code_from_another_gun_is_no_repeat(gun: Gun) -> None:
    gun(serial(1))
    assert gun(serial(1), after=0.1, port="pty2").verdict is Verdict.WRONG


def test_a_double_read_is_told_although_the_other_gun_came_between(gun: Gun) -> None:
    assert gun(serial(1), port="pty1").verdict is Verdict.GOOD
    assert gun(serial(2), after=0.1, port="pty2").verdict is Verdict.GOOD
    assert gun(serial(1), after=0.1, port="pty1").verdict is Verdict.IGNORED
    assert gun(serial(2), after=0.1, port="pty2").verdict is Verdict.IGNORED


def test_a_clock_set_back_refuses_nothing_and_rows_keep_their_order(gun: Gun, place: Workplace, clock: SetClock) -> None:
    assert gun(serial(1)).verdict is Verdict.GOOD
    clock.set(clock.now() - timedelta(hours=3))
    assert gun(serial(1), after=0.3).verdict is Verdict.IGNORED, "the time of day has no say in it"
    assert gun(serial(2)).verdict is Verdict.GOOD
    with place.read() as session:
        rows = list(session.scalars(select(Scan).order_by(Scan.id)))
    assert [row.raw for row in rows] == [serial(1), serial(1), serial(2)]
    assert [row.sequence for row in rows] == [1, 2, 3] and rows[2].at < rows[0].at


def test_a_wrong_scan_latches_and_what_comes_meanwhile_is_listed_until_scanned_again(gun: Gun, place: Workplace) -> None:
    gun(serial(1))
    assert gun("ZZ nothing here").verdict is Verdict.WRONG
    meanwhile = [gun(serial(n)) for n in (2, 3)]
    assert [r.verdict for r in meanwhile] == [Verdict.HOLD, Verdict.HOLD]
    assert gun.bench.state.serials == (serial(1),)
    assert gun(Command.CONFIRM.code).verdict is Verdict.INFO
    assert [r.object_key for r in gun.lane.not_counted] == [serial(2), serial(3)]
    assert gun(serial(3)).verdict is Verdict.GOOD
    assert [r.object_key for r in gun.lane.not_counted] == [serial(2)]
    with place.read() as session:
        assert len(list(session.scalars(select(Scan)))) == 6


def test_a_refused_scan_leaves_the_bench_as_it_was(gun: Gun) -> None:
    gun(serial(1))
    gun(serial(1), after=5)
    assert gun.bench.state.serials == (serial(1),)


def test_the_bench_shows_a_scan_only_when_it_is_committed(gun: Gun, place: Workplace) -> None:
    seen: list[tuple[str, ...]] = []
    gun.bench.sees = lambda: seen.append(gun.bench.state.serials)
    place.on_commit.append(lambda _: seen.append(gun.bench.state.serials))
    gun(serial(1))
    assert seen == [(), ()], "neither while it is taken nor before the commit went through"
    assert gun.bench.state.serials == (serial(1),)


def test_a_refusal_whose_effect_stays_leaves_the_bench_as_it_stands_then(gun: Gun) -> None:
    gun.bench.differs = True
    assert gun(serial(1)).verdict is Verdict.WRONG
    assert gun.bench.state.serials == (serial(1),)


def test_half_frames_and_garbage_do_not_latch(gun: Gun) -> None:
    for frame, kind in (
        (b"BK2611", FrameKind.PARTIAL), (b"x" * 512, FrameKind.OVERFLOW), (b"\xff\xfe\x80", FrameKind.OK),
        ("ВK2611090001".encode(), FrameKind.OK), (b"AB\x07CD", FrameKind.OK),
    ):  # fmt: skip
        result = gun(frame, kind)
        assert (result.verdict, result.kind) == (Verdict.PARTIAL, ScanKind.UNREADABLE), frame
    assert gun.lane.latched is None


def test_a_document_of_another_tab_names_that_tab(gun: Gun) -> None:
    result = gun("CM26000001")
    assert result.verdict is Verdict.HOLD and result.view == OtherPage("gate", "CM26000001")
    assert "门卫" in str(result.message) and gun.lane.latched is None


def test_a_badge_works_anywhere_but_not_while_latched(gun: Gun) -> None:
    assert gun(badge_code(7)).view == PersonScanned(badge_code(7))
    gun("ZZ")
    assert gun(badge_code(7)).verdict is Verdict.HOLD


@pytest.mark.logs
def test_with_no_writable_database_the_verdict_is_a_latched_fault(gun: Gun, place: Workplace) -> None:
    with place.engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE scan CASCADE" if place.engine.dialect.name == "postgresql" else "DROP TABLE scan")
    result = gun(serial(1))
    assert result.verdict is Verdict.FAULT and gun.lane.latched is not None
    assert gun.bench.state.serials == ()


def test_only_goods_and_papers_are_listed_and_only_for_the_one_who_scanned_them(gun: Gun) -> None:
    gun("ZZ")
    for code in (badge_code(7), Command.SEAL.code, "JF$TAG:07", serial(2)):
        assert gun(code).verdict is Verdict.HOLD
    assert [r.object_key for r in gun.lane.not_counted] == [serial(2)]
    gun.bench.page = "inbound"
    gun(Command.CONFIRM.code)
    assert gun.lane.not_counted == []


def test_a_badge_is_heard_at_the_door_although_the_bench_stands(gun: Gun) -> None:
    gun("ZZ")
    gun.bench.page = DOOR
    assert gun(badge_code(7)).view == PersonScanned(badge_code(7))
    assert gun.lane.latched is not None, "who takes over finds the stop as it was"
