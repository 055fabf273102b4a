"""The note of the very first start; the door that stands before the pages are made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.clock import SetClock
from app.core.work import Workplace
from app.desk import Desk
from app.devices.simulate import PtyScanner
from app.printing.making import Forms
from app.scanning.lane import ScanLane
from app.settings import local
from db.engine import open_engine
from db.states import Role
from tests.conftest import People
from tests.helpers.settled import come_to_rest
from ui.bench.page import BenchPage
from ui.first_paint import FirstPaint
from ui.main import dress, making_note
from ui.robot import Robot
from ui.theme import tokens
from ui.window import DeskWindow


@pytest.fixture
def door(qapp: QApplication, sqlite_file_url: str, clock: SetClock, tmp_path: Path) -> Iterator[tuple[Robot, str]]:
    """A bench whose pages are not made yet, and the badge of its packer."""
    place = Workplace(open_engine(sqlite_file_url), "装箱台", clock)
    packer = People(place)(Role.SHIPPER)
    with PtyScanner() as gun:
        settings = local.load(
            ["--config", str(tmp_path / "none.toml"), "--station", "bench", "--scanner", f"{gun.port}?baud=115200",
             "--papers", str(tmp_path)]
        )  # fmt: skip
        dress(qapp, settings)
        desk = Desk(place, Forms({}, {}), ScanLane(place))
        window = DeskWindow(desk, settings, door_first=True)
        window.resize(1366, 768)
        window.start()
        robot = Robot(window, gun)
        yield robot, packer.badge
        robot.close()
        desk.close()


def _ready(robot: Robot) -> None:
    robot.wait(lambda: "正常" in robot.window.status.accessibleName(), "扫描枪就绪")


def _work_begins(robot: Robot, badge: str) -> None:
    robot.sign_in(badge, "2580")
    window = robot.window
    assert window.current_key == "bench"
    assert [key for key, button in window.rail._buttons.items() if not button.isHidden()] == ["bench", "settings", "manual"]
    bench = window.page("bench")
    assert isinstance(bench, BenchPage) and bench.isVisible()
    assert all(f"{view.name} {view.word}" in bench.strip.devices.accessibleName() for view in window.devices.views.values())
    robot.scan("BK2611090004")
    assert bench._entries and bench._latched is not None  # it was judged at the bench, and said there


def test_the_door_is_on_the_glass_before_the_pages_are_made(door: tuple[Robot, str]) -> None:
    robot, badge = door
    window, keys = robot.window, list[list[str]]()
    FirstPaint(window, lambda: (keys.append(window.keys()), window.furnish(), keys.append(window.keys())))
    window.show()
    assert window.current_key == "sign_in" and window.sign_in.isVisible()
    robot.wait(lambda: bool(keys), "第一次画出来")
    come_to_rest(window.context)
    window.furnish()
    assert keys == [["sign_in"], window.keys()] and len(window.keys()) > 3
    assert window.current_key == "sign_in" and window.rail.isHidden() is False
    _ready(robot)
    _work_begins(robot, badge)


def test_who_comes_in_before_the_pages_are_made_finds_them(door: tuple[Robot, str]) -> None:
    robot, badge = door
    robot.window.show()
    _ready(robot)
    assert robot.window.keys() == ["sign_in"]
    _work_begins(robot, badge)


def test_the_note_of_the_first_start_can_be_read(qtbot: QtBot) -> None:
    note = making_note()
    qtbot.addWidget(note)
    note.show()
    ground = note.grab().toImage().pixelColor(3, 3).name()
    assert ground == tokens.LIGHT.surface1.lower()
