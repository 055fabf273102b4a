"""A round of checks at the real window: badge and PIN by keys, the tag, the packer signed in all the while (C-16)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.boxing.views import BenchState, Step
from app.core.clock import SetClock
from app.core.work import Workplace
from app.desk import Desk
from app.devices.codes import Command
from app.devices.simulate import PtyScanner
from app.printing.making import Forms
from app.scanning.lane import ScanLane
from app.settings import local
from db.engine import open_engine
from db.states import BoxState, Verdict
from tests.conftest import People
from tests.helpers.dispatch import Shipping
from ui import desk_pages
from ui.bench.page import BenchPage
from ui.main import dress
from ui.pages import PageEntry
from ui.robot import Robot
from ui.window import DeskWindow

PICTURES = os.environ.get("JIAOFU_PICTURES")
TAG = "JF$TAG:07"


class Bench:
    """The window of a packing bench with its scanner and the people around it."""

    def __init__(self, window: DeskWindow, robot: Robot, ship: Shipping) -> None:
        self.window, self.robot, self.ship = window, robot, ship

    @property
    def page(self) -> BenchPage:
        page = self.window.page("bench")
        assert isinstance(page, BenchPage)
        return page

    @property
    def state(self) -> BenchState:
        return self.page._state

    def pin(self, digits: str = "2580") -> None:
        """Keys a PIN into the panel and waits until it is left."""
        self.robot.wait(lambda: self.window.current_key == "sign_in", "PIN")
        self.robot.settle()
        panel = self.robot.find(QWidget, "field.pin")
        QTest.keyClicks(panel, digits)
        QTest.keyClick(panel, Qt.Key.Key_Return)
        self.robot.wait(lambda: self.window.current_key == "bench", "台位")
        self.robot.settle()

    def picture(self, name: str) -> None:
        if PICTURES:
            for size in (QSize(1366, 768), QSize(1920, 1080)):
                self.window.resize(size)
                self.robot.settle()
                self.window.grab().save(str(Path(PICTURES) / f"{name}-{size.width()}.png"))
            self.window.resize(1366, 768)
            self.robot.settle()


@pytest.fixture
def bench(
    qapp: QApplication, sqlite_file_url: str, clock: SetClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Bench]:
    monkeypatch.setattr(
        desk_pages, "pages_for", lambda station: [PageEntry("ui.bench.page", "BenchPage", "装箱核对", "work", frozenset({"all"}))]
    )
    place = Workplace(open_engine(sqlite_file_url), "台位 3", clock)
    ship = Shipping(place, People(place))
    with PtyScanner() as gun:
        settings = local.load(["--config", str(tmp_path / "none.toml"), "--scanner", gun.port, "--papers", str(tmp_path)])
        dress(qapp, settings)
        desk = Desk(place, Forms({}, {}), ScanLane(place))
        window = DeskWindow(desk, settings)
        window.devices.outbox.stop()  # nothing is printed here
        monkeypatch.setattr(window.devices.outbox, "start", lambda: None)
        window.resize(1366, 768)
        window.start()
        window.show()
        robot = Robot(window, gun)
        robot.wait(lambda: all(d.word != "正在打开" for d in window.devices.views.values()), "扫描枪打开")
        robot.sign_in(ship.packer.badge, "2580")
        yield Bench(window, robot, ship)
        robot.close()
        desk.close()


def parked(bench: Bench) -> tuple[str, ...]:
    """The first of two boxes is packed and stands under tag 07."""
    order, items = bench.ship.picked((bench.ship.product(), 2))
    for code in (order.number, Command.NEW_BOX.code, items[0], Command.NEW_BOX.code):
        bench.robot.scan(code)
    bench.robot.scan(bench.state.list_no)
    assert bench.robot.scan(TAG).verdict is Verdict.DONE
    return items


@pytest.mark.clause("C-16")
def test_an_inspector_comes_round_with_badge_and_pin_and_the_packer_goes_on(bench: Bench, clock: SetClock) -> None:
    items = parked(bench)
    robot, context = bench.robot, bench.window.context
    assert "07 号牌 第 1 箱 待核对" in bench.page.parked.accessibleName() and bench.page.parked.isVisible()
    bench.picture("bench-parked")
    robot.scan(bench.ship.inspector.badge)
    bench.pin()
    assert context.actor == bench.ship.packer and context.visitor is not None
    assert bench.ship.inspector.name in bench.page.header.accessibleName()
    bench.picture("bench-visit")
    refused = robot.scan(items[1])  # a visit is for checking: he packs nothing
    assert refused.verdict is Verdict.WRONG and refused.error is not None and refused.error.code == "not_permitted"
    robot.scan(Command.CONFIRM.code)
    robot.scan(TAG)
    assert bench.state.step is Step.CHECK
    bench.picture("bench-checking")
    assert robot.scan(items[0]).verdict is Verdict.DONE
    assert context.visitor is None and context.scanning == bench.ship.packer  # the check is done, the visit over
    assert bench.state.step is Step.ITEMS and bench.state.parked[0].state is BoxState.CHECKED
    bench.picture("bench-check-done")
    robot.scan(bench.ship.inspector.badge)  # inside the round the badge alone does
    robot.wait(lambda: context.visitor is not None, "核对人")
    assert bench.window.current_key == "bench"
    robot.scan(Command.PERSON.code)
    assert context.visitor is None
    clock.forward(minutes=16)
    robot.scan(bench.ship.inspector.badge)
    robot.wait(lambda: bench.window.current_key == "sign_in", "PIN again")
    assert context.visitor is None


@pytest.mark.clause("C-14")
def test_short_goods_are_approved_at_the_bench_by_badge_and_pin(bench: Bench) -> None:
    ship, robot = bench.ship, bench.robot
    order, items = ship.picked((ship.product(), 2))
    robot.scan(order.number)
    robot.scan(items[0])
    robot.scan(Command.SHORT.code)
    robot.scan("JF$RSN:CUSTOMER")
    bench.picture("bench-short")
    robot.scan(ship.inspector.badge)
    bench.pin()
    assert bench.page.banner.view.word == "未批" and bench.state.approving
    robot.scan(ship.head.badge)
    bench.pin()
    robot.wait(lambda: not bench.state.approving, "批准")
    assert bench.window.context.actor == ship.packer and bench.state.step is Step.COMPLETE
    assert ship.seen(order.number).lines[0].wanted == 1


@pytest.mark.clause("C-18")
def test_the_checker_counts_without_seeing_a_figure(bench: Bench) -> None:
    ship, robot = bench.ship, bench.robot
    order, (lot,) = ship.picked((ship.product("LS"), 20))
    for code in (order.number, "JF$20", lot):
        robot.scan(code)
    robot.scan(bench.state.list_no)
    robot.scan(ship.certificate(lot))
    robot.scan(Command.CONFIRM.code)
    assert "20" not in bench.page.box.table.accessibleName() + bench.page.box.log.accessibleName()
    bench.picture("bench-blind")
