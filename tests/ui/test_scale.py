"""A scale on a real serial line at the packing bench: what rests on it is the weight of the box in work, once."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.boxing import queries as boxing
from app.boxing.views import BoxView, Step
from app.core.clock import SetClock
from app.core.errors import BadInput
from app.core.work import Workplace
from app.desk import Desk, _forms
from app.devices import scale as scale_module
from app.devices.simulate import PtyScale, PtyScanner
from app.scanning.lane import ScanLane
from app.settings import local
from db.engine import open_engine
from tests.conftest import People
from tests.helpers.dispatch import Shipping
from ui import desk_pages
from ui.main import dress
from ui.pages import PageEntry
from ui.robot import Robot
from ui.window import DeskWindow

EMPTY, MOVING, RESTING = b"\x02,0 000000000000\r", b"\x02,8 000360000000\r", b"\x02,0 000360000000\r"
"""Toledo frames: an empty scale, 3.60 kg that still move, 3.60 kg at rest."""


class Rig:
    """The window with the packing bench alone, a gun, a scale, and a picked order."""

    def __init__(self, robot: Robot, ship: Shipping, scale: PtyScale) -> None:
        self.robot, self.ship, self.scale = robot, ship, scale

    @property
    def step(self) -> Step:
        return self.robot.window.page("bench")._bench.state.step  # type: ignore[attr-defined, no-any-return]

    def box(self) -> BoxView:
        with self.ship.place.read() as session:
            (found,) = boxing.boxes(session, self.order_no)
        return found

    def packed(self) -> None:
        """The one piece is in the box; list and papers are still to come."""
        order, items = self.ship.picked((self.ship.product(), 1))
        self.order_no, self.item = order.number, items[0]
        self.robot.sign_in(self.ship.packer.badge, "2580")
        self.robot.scan(order.number)

    def show(self, frame: bytes, until: object = None) -> None:
        """The scale sends the same frame again and again, as scales do, until something has happened or six times."""
        for _ in range(6 if until is None else 400):
            self.scale.write(frame)
            QApplication.processEvents()
            time.sleep(0.02)  # the pace of a scale
            if callable(until) and until():
                break
        self.robot.settle()


@pytest.fixture
def rig(
    qapp: QApplication, sqlite_file_url: str, clock: SetClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Rig]:
    entries = [PageEntry("ui.bench.page", "BenchPage", "装箱核对", "work", frozenset({"all"}))]
    monkeypatch.setattr(desk_pages, "pages_for", lambda station: entries)
    place = Workplace(open_engine(sqlite_file_url), "台位 3", clock)
    ship = Shipping(place, People(place))
    with PtyScanner() as gun, PtyScale() as scale:
        settings = local.load(
            ["--config", str(tmp_path / "none.toml"), "--scanner", gun.port, "--scale", scale.port, "--papers", str(tmp_path)]
        )
        dress(qapp, settings)
        desk = Desk(place, _forms(), ScanLane(place))
        window = DeskWindow(desk, settings)
        window.resize(1366, 768)
        window.start()
        window.show()
        robot = Robot(window, gun)
        robot.wait(lambda: all(d.word != "正在打开" for d in window.devices.views.values()), "端口打开")
        yield Rig(robot, ship, scale)
        robot.close()
        desk.close()


def test_the_box_in_work_gets_the_weight_that_rests_on_the_scale(rig: Rig) -> None:
    rig.packed()
    rig.show(EMPTY)
    rig.show(RESTING)
    assert rig.step is Step.ITEMS, "nothing is in the box yet"
    rig.robot.scan(rig.item)
    assert rig.step is Step.COMPLETE
    estimate = rig.box()
    assert not estimate.weighed
    rig.show(MOVING)
    assert not rig.box().weighed
    rig.show(RESTING, lambda: rig.box().weighed)
    assert (rig.box().gross_weight_g, rig.box().weighed) == (3600, True)
    panel = rig.robot.window.page("bench").box.weight  # type: ignore[attr-defined]
    rig.robot.wait(lambda: "3.60" in panel.accessibleDescription(), "重量在屏上")
    assert panel.accessibleName() == "重量相符"


def test_a_box_is_weighed_anew_only_after_the_scale_was_empty(rig: Rig) -> None:
    rig.packed()
    rig.robot.scan(rig.item)
    rig.show(EMPTY)
    rig.show(RESTING, lambda: rig.box().weighed)
    heavier = RESTING.replace(b"000360", b"000362")
    rig.show(heavier)
    assert rig.box().gross_weight_g == 3600
    rig.show(EMPTY)
    rig.show(heavier, lambda: rig.box().gross_weight_g == 3620)
    assert rig.box().gross_weight_g == 3620


def test_a_box_left_on_the_scale_is_said_when_the_next_one_waits(rig: Rig) -> None:
    rig.packed()
    rig.show(RESTING)
    rig.robot.window.devices.scale._port.take()  # type: ignore[union-attr]  # the box before this one
    rig.robot.scan(rig.item)
    rig.show(RESTING, lambda: rig.robot.window.device_word("scale") == "请先清空秤")
    assert not rig.box().weighed
    rig.show(EMPTY, lambda: rig.robot.window.device_word("scale") == "正常")
    rig.show(RESTING, lambda: rig.box().weighed)


def test_rubbish_from_the_scale_is_one_sentence_at_the_foot_and_the_bench_goes_on(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scale_module, "GARBLED_SECONDS", 0.0)
    rig.packed()
    rig.show(b"ST,GS,+0012.34kg\r\n", lambda: "读不懂" in rig.robot.window.device_word("scale"))
    rig.robot.scan(rig.item)
    assert not rig.box().weighed
    marks = rig.robot.window.page("bench").strip.devices  # type: ignore[attr-defined]
    assert "数据读不懂，请核对协议和波特率" in marks.accessibleName()
    rig.show(EMPTY, lambda: rig.robot.window.device_word("scale") == "正常")
    rig.show(RESTING, lambda: rig.box().weighed)


def test_the_scale_stands_in_the_status_bar_and_mends_itself(rig: Rig) -> None:
    devices = rig.robot.window.devices.views
    assert (devices["scale"].name, devices["scale"].word) == ("秤", "正常")
    rig.scale.unplug()
    rig.robot.wait(lambda: "秤 断开" in rig.robot.window.status.accessibleName().replace("：", " "), "断开的标记")
    rig.scale.plug_in()


def test_protocols_are_a_closed_list(tmp_path: Path) -> None:
    file = tmp_path / "jiaofu.toml"
    assert local.load(["--config", str(file)])["scale_protocol"] == "toledo"
    assert local.load(["--config", str(file), "--scale-protocol", "sics"])["scale_protocol"] == "sics"
    file.write_text('scale_protocol = "and"\n', encoding="utf-8")
    assert local.load(["--config", str(file)])["scale_protocol"] == "and"
    file.write_text('scale_protocol = "morse"\n', encoding="utf-8")
    with pytest.raises(BadInput, match="scale_protocol"):
        local.load(["--config", str(file)])


def test_a_device_sentence_at_the_foot_pushes_no_other_device_out(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scale_module, "GARBLED_SECONDS", 0.0)
    rig.packed()
    strip = rig.robot.window.page("bench").strip  # type: ignore[attr-defined]
    rig.robot.wait(lambda: strip.devices.width() == strip.devices.sizeHint().width(), "设备的位置")
    quiet = strip.devices.width()
    rig.show(b"ST,GS,+0012.34kg\r\n", lambda: "读不懂" in rig.robot.window.device_word("scale"))
    rig.robot.wait(lambda: strip.devices.width() == strip.devices.sizeHint().width() > quiet, "每个设备都看得到")
