"""The window itself: sign-in by badge and PIN through a real serial line, lock, latch, wrong tab, device marks, verdict file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout
from sqlalchemy import select

from app.core.clock import SetClock, site_day
from app.core.errors import refuse
from app.core.scans import ScanAnswer, ScanResult
from app.core.text import say
from app.core.work import PROGRAM, Work, Workplace
from app.desk import Desk
from app.devices.code_table import Command, Series
from app.devices.codes import ScannedCode
from app.devices.simulate import PtyScanner
from app.identity import service as identity
from app.printing.making import Forms
from app.scanning import lane as lane_module
from app.scanning.lane import ScanLane
from app.settings import local
from app.storage.shelf import NewDay
from db.engine import open_engine
from db.models.core import Scan
from db.states import Role, ScanKind, Verdict
from ui import desk_pages
from ui.context import DeskContext
from ui.main import dress
from ui.page import DeskPage
from ui.pages import PageEntry
from ui.robot import Robot
from ui.widgets.base import PlainLabel
from ui.window import DeskWindow


class OnlyFours:
    """Takes codes that hold a 4."""

    page, series, latches, state = "bench", frozenset({Series.DISPATCH_ORDER}), True, None

    def take(self, work: Work, code: ScannedCode) -> ScanAnswer:
        if "4" not in code.text:
            raise refuse("C-14", "这件不在单上", helper=Role.ADMINISTRATOR)
        return ScanAnswer(Verdict.GOOD, say("入箱"), ScanKind.UNIT, code.text)


class BenchLike(DeskPage):
    key, icon = "bench", "box"
    full_window = True

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self._bench = OnlyFours()
        self.results: list[ScanResult] = []
        QVBoxLayout(self).addWidget(PlainLabel("<b>工位</b>"))

    def bench(self) -> OnlyFours:
        return self._bench

    def show_result(self, result: ScanResult) -> None:
        self.results.append(result)


class GateLike(DeskPage):
    key, icon = "gate", "gate"
    roles = frozenset({Role.GUARD, Role.ADMINISTRATOR})

    def open_document(self, document: str) -> None:
        self.opened = document


class Rig:
    def __init__(self, robot: Robot, place: Workplace, admin: str, packer: str, verdicts: Path, gun: PtyScanner) -> None:
        self.robot, self.place, self.admin, self.packer, self.verdicts, self.gun = robot, place, admin, packer, verdicts, gun

    @property
    def window(self) -> DeskWindow:
        return self.robot.window

    @property
    def bench(self) -> BenchLike:
        page = self.window.page("bench")
        assert isinstance(page, BenchLike)
        return page


@pytest.fixture
def rig(qapp: QApplication, sqlite_file_url: str, clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Rig]:
    entries = [
        PageEntry(__name__, "BenchLike", "装箱核对", "work", frozenset({"all"})),
        PageEntry(__name__, "GateLike", "门卫", "work", frozenset({"all"})),
    ]
    classes = {"BenchLike": BenchLike, "GateLike": GateLike}
    monkeypatch.setattr(PageEntry, "make", lambda self, context: classes[self.name](context))
    monkeypatch.setattr(desk_pages, "pages_for", lambda station: entries)
    place = Workplace(open_engine(sqlite_file_url), "测试台", clock)
    with place.work(PROGRAM) as work:
        admin = identity.create_first_administrator(work, "系统管理员", "1357").badge
    with place.work(identity.sign_in(place, admin, "1357")) as work:
        packer = identity.create_person(work, "发货员甲", "2468", {Role.SHIPPER}).badge
    verdicts = tmp_path / "verdicts.jsonl"
    with PtyScanner() as gun:
        settings = local.load(
            ["--config", str(tmp_path / "none.toml"), "--scanner", f"{gun.port}?baud=115200", "--scanner-error-beep", "bel",
             "--verdicts", str(verdicts), "--papers", str(tmp_path)]
        )
        dress(qapp, settings)
        desk = Desk(place, Forms({}, {}), ScanLane(place))
        window = DeskWindow(desk, settings)
        window.resize(1366, 768)
        window.start()
        window.show()
        robot = Robot(window, gun)
        robot.wait(lambda: "正常" in window.status.accessibleName(), "扫描枪就绪")
        robot.wait(lambda: all(d.word != "正在打开" for d in window.devices.views.values()), "扫描枪打开")
        yield Rig(robot, place, admin, packer, verdicts, gun)
        robot.close()
        desk.close()


def test_nothing_counts_before_somebody_signed_in(rig: Rig) -> None:
    assert "或点下面的姓名" in rig.window.sign_in.pin.accessibleName()
    result = rig.robot.scan("BK2611090004")
    assert result.verdict is Verdict.HOLD and "先扫工牌" in str(result.message)
    assert rig.bench.results == []


def test_badge_and_pin_sign_in_and_show_only_permitted_tabs(rig: Rig) -> None:
    rig.robot.sign_in(rig.packer, "2468")
    assert rig.window.current_key == "bench"
    rig.window.open_document("gate", "CM26000001")
    assert rig.window.current_key == "bench"
    rig.robot.sign_in(rig.admin, "1357")
    rig.window.open_document("gate", "CM26000001")
    assert rig.window.current_key == "gate"


def test_a_wrong_pin_stays_at_the_door_and_says_why(rig: Rig) -> None:
    robot = rig.robot
    robot.scan(rig.packer)
    panel = rig.window.sign_in.pin
    QTest.keyClicks(panel, "1111")
    QTest.keyClick(panel, Qt.Key.Key_Return)
    robot.wait(lambda: "PIN 不对" in panel.accessibleDescription(), "拒绝的话")
    assert not rig.window.context.signed_in


def test_a_wrong_scan_latches_until_f12_and_enter_does_nothing(rig: Rig) -> None:
    robot = rig.robot
    robot.sign_in(rig.packer, "2468")
    assert robot.scan("BK2611090004").verdict is Verdict.GOOD
    assert robot.scan("BK2611090001").clause == "C-14"
    robot.key(Qt.Key.Key_Return)
    assert rig.window.scans.latched
    assert robot.scan("BK2611090014").verdict is Verdict.HOLD
    assert robot.key_command(Qt.Key.Key_F12).verdict is Verdict.INFO
    assert not rig.window.scans.latched
    assert robot.scan("BK2611090014").verdict is Verdict.GOOD
    assert [r.verdict for r in rig.bench.results] == [
        Verdict.GOOD, Verdict.WRONG, Verdict.HOLD, Verdict.INFO, Verdict.GOOD
    ]  # fmt: skip


def test_a_wrong_scan_sounds_at_the_scanner_that_made_it(rig: Rig) -> None:
    rig.robot.sign_in(rig.packer, "2468")
    assert rig.robot.scan("BK2611090004").verdict is Verdict.GOOD
    assert rig.gun.read(0.2) == b""
    assert rig.robot.scan("BK2611090001").verdict is Verdict.WRONG
    assert rig.gun.read() == b"\x07"


def test_the_confirm_barcode_does_what_f12_does(rig: Rig) -> None:
    rig.robot.sign_in(rig.packer, "2468")
    rig.robot.scan("BK2611090001")
    assert rig.robot.scan(Command.CONFIRM.code).verdict is Verdict.INFO
    assert not rig.window.scans.latched


def test_a_slip_at_the_wrong_tab_names_it_and_one_key_goes_there(rig: Rig) -> None:
    rig.robot.sign_in(rig.admin, "1357")
    rig.robot.go("bench")
    result = rig.robot.scan("CM26000007")
    assert result.verdict is Verdict.HOLD and "门卫" in str(result.message)
    QTest.keyClick(rig.window, Qt.Key.Key_F3)
    assert rig.window.current_key == "gate"
    assert rig.window.page("gate").opened == "CM26000007"  # type: ignore[attr-defined]
    answered = str(rig.robot.scan("FH26000007").message)  # a page that takes no scans answers all the same
    assert answered in [one.text() for one in rig.window.toast_host.findChildren(PlainLabel) if one.isVisible()]


def test_ten_scans_in_one_burst_give_ten_verdicts_in_order(rig: Rig) -> None:
    rig.robot.sign_in(rig.packer, "2468")
    codes = [f"BK26110940{n:02d}" for n in range(10)]
    rig.gun.write("".join(f"{code}\r" for code in codes).encode())
    rig.robot.wait(lambda: len(rig.bench.results) == 10, "十个结果")
    assert [r.object_key for r in rig.bench.results] == codes
    with rig.place.read() as session:
        assert list(session.scalars(select(Scan.raw).order_by(Scan.id)))[-10:] == codes


def test_two_guns_at_once_each_get_their_verdict_in_the_order_of_arrival(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lane_module, "REPEAT_SECONDS", 60.0)
    rig.robot.sign_in(rig.packer, "2468")
    mine, its = "BK2611094001", "BK2611094002"
    with PtyScanner() as other:
        rig.window.scans.open_port(other.port)
        rig.robot.wait(lambda: other.port in rig.window.devices.views and rig.window.device_word(other.port) == "正常", "第二把枪")
        for _ in range(2):
            rig.gun.write(mine[:7].encode())
            other.scan(its)
            rig.gun.write(f"{mine[7:]}\r".encode())
        rig.robot.wait(lambda: len(rig.bench.results) == 4, "四个结果")
        rig.window.scans.close()
    sequence = [r.scan.sequence for r in rig.bench.results]
    assert sequence == sorted(sequence)
    for port, code in ((rig.gun.port, mine), (other.port, its)):
        told = [(r.scan.raw, r.verdict) for r in rig.bench.results if r.scan.port == port]
        assert told == [(code, Verdict.GOOD), (code, Verdict.IGNORED)]


def test_every_scan_leaves_one_line_with_its_verdict(rig: Rig) -> None:
    rig.robot.sign_in(rig.packer, "2468")
    rig.robot.scan("BK2611090004")
    rig.robot.scan("BK2611090001")
    lines = [json.loads(line) for line in rig.verdicts.read_text(encoding="utf-8").splitlines()]
    assert [line["verdict"] for line in lines] == ["info", "good", "wrong"]
    assert set(lines[-1]) == {"id", "time", "station", "port", "raw", "kind", "verdict", "clause", "message"}
    assert lines[-1]["clause"] == "C-14" and lines[-1]["port"] == rig.gun.port


def test_a_scanner_pulled_out_and_back_mends_itself(rig: Rig) -> None:
    robot = rig.robot
    robot.sign_in(rig.packer, "2468")
    rig.gun.write(b"BK26110")
    robot.wait(lambda: any(r.verdict is Verdict.PARTIAL for r in rig.bench.results), "半码")
    rig.gun.unplug()
    robot.wait(lambda: "断开" in rig.window.status.accessibleName(), "断开的标记")
    rig.gun.plug_in()
    robot.wait(lambda: "断开" not in rig.window.status.accessibleName(), "自己恢复")
    robot.wait(lambda: rig.window.devices.views[rig.gun.port].word == "正常", "端口打开")
    assert robot.scan("BK2611090004").verdict is Verdict.GOOD


@pytest.mark.clause("H-07")
def test_the_daily_work_runs_at_the_start_and_on_each_new_day(rig: Rig, clock: SetClock, monkeypatch: pytest.MonkeyPatch) -> None:
    window, done = rig.window, []
    assert window._day == site_day(clock.now())
    daily = type(window.desk).daily
    monkeypatch.setattr(type(window.desk), "daily", lambda desk: done.append(daily(desk)))
    window._clock.timeout.emit()
    rig.robot.settle()
    assert done == []
    clock.forward(hours=24)
    window._clock.timeout.emit()
    window._clock.timeout.emit()
    rig.robot.settle()
    assert done == [NewDay()] and window._day == site_day(clock.now())


def test_scans_put_the_idle_lock_off(rig: Rig) -> None:
    rig.robot.sign_in(rig.packer, "2468")
    begun: list[int] = []
    rig.window.idle.timer.start = lambda: begun.append(1)  # type: ignore[method-assign, assignment]
    rig.robot.scan("BK2611090004")
    assert begun == [1], "a gun presses no key"
    rig.window._on_weight(3600)
    assert begun == [1, 1]


def test_the_lock_keeps_the_page_and_asks_again(rig: Rig) -> None:
    rig.robot.sign_in(rig.packer, "2468")
    rig.robot.scan("BK2611090001")
    rig.window.lock()
    rig.robot.settle()
    assert rig.window.current_key == "sign_in" and not rig.window.context.signed_in
    assert rig.robot.scan("BK2611090004").verdict is Verdict.HOLD


def test_the_door_says_that_a_red_stop_waits_and_takes_confirmation_and_badge(rig: Rig) -> None:
    robot, window = rig.robot, rig.window
    robot.sign_in(rig.packer, "2468")
    robot.scan("BK2611090001")
    window.change_person()
    assert "红色停下未确认" in window.sign_in.pin.accessibleName()
    robot.scan(rig.admin)
    assert "请键入 PIN" in window.sign_in.pin.accessibleName() and window.scans.latched
    window.change_person()
    robot.scan(Command.CONFIRM.code)
    assert not window.scans.latched and "红色" not in window.sign_in.pin.accessibleName()
    assert rig.bench.results[-1].scan.raw == Command.CONFIRM.code
