"""A gate's PC is started at night while the database server is down: who stands there signs in, judges, releases, and all is told later."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from keyring.backends.fail import Keyring as NoKeyring
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.admin import demo_trust
from app.core.events import EventBus
from app.core.work import Workplace
from app.devices.simulate import PtyScanner
from app.gate.station import GateStation
from app.settings import local
from app.settings.local import LocalSettings
from app.trust import vaults
from db.engine import open_engine
from db.migrate import head
from db.states import Verdict
from tests.helpers import night, postgres
from tests.helpers.ledger import value
from tests.helpers.running_clock import RunningClock
from tests.helpers.vehicles import Vehicle
from tests.ui.gate.test_kiosk import green
from ui.gate.door import GateDoor
from ui.gate.page import GatePage
from ui.main import dress, goes_on_alone, open_for
from ui.robot import Robot
from ui.theme import measure
from ui.widgets.gate import GateState
from ui.widgets.keypad import PadKey
from ui.window import DeskWindow

GATE, PIN, SIZE = "一号门", "2580", QSize(1366, 768)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> RunningClock:
    made = RunningClock(night.EVENING)
    monkeypatch.setattr("app.desk.SystemClock", lambda: made)
    return made


@pytest.fixture
def enrolled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> vaults.FileVault | vaults.KeyringVault:
    """This PC trusts the site's root, as it was told when it was set up."""
    monkeypatch.setattr("keyring.get_keyring", NoKeyring)
    monkeypatch.setattr("app.trust.vaults.config_dir", lambda: tmp_path)
    vault = vaults.station_vault()
    vaults.pin(vault, demo_trust.ROOT, demo_trust.SITE, pepper=None, replace=False)
    return vault


@pytest.fixture
def factory(postgres_server: postgres.Server, tmp_path: Path) -> Iterator[tuple[str, list[Vehicle], str]]:
    """A database with two vehicles that may leave; its URL, they, and the guard's badge."""
    with postgres_server.database() as url:
        engine = open_engine(url)
        with engine.begin() as connection:
            connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
            connection.exec_driver_sql(f"INSERT INTO alembic_version VALUES ('{head()}')")
        engine.dispose()
        vehicles, (gate, _) = night.before(url, 4, (GATE, "二号门"), tmp_path)
        yield url, [one for one in vehicles if one.gate == GATE], gate.guard["badge"]


def _settings(tmp_path: Path, url: str, gun: PtyScanner) -> LocalSettings:
    words = ["--station", "gate", "--kiosk", "--database", url, "--scanner", f"{gun.port}?baud=115200", "--papers", str(tmp_path)]
    return local.load(["--config", str(tmp_path / "none.toml"), *words])


def _was_in_touch(settings: LocalSettings, url: str, clock: RunningClock, vault: vaults.FileVault | vaults.KeyringVault) -> None:
    """The day before: the same PC with the server there."""
    assert not goes_on_alone(settings)
    engine = open_engine(url, quick=True)
    station = GateStation(Workplace(engine, GATE, clock, EventBus(), vault=vault), GATE, settings.gate_folder)
    station.look()
    station.close()
    engine.dispose()
    assert goes_on_alone(settings)


@pytest.mark.logs
@pytest.mark.clause("H-02", "H-07")
def test_a_gate_started_while_the_server_is_down_lets_out_by_itself_and_tells_it_once(
    postgres_server: postgres.Server, factory: tuple[str, list[Vehicle], str], enrolled: vaults.FileVault, clock: RunningClock,
    qapp: QApplication, qtbot: QtBot, tmp_path: Path,
) -> None:  # fmt: skip
    url, (first, second), badge = factory
    with PtyScanner() as gun:
        settings = _settings(tmp_path, url, gun)
        _was_in_touch(settings, url, clock, enrolled)
        postgres_server.stop()
        try:
            dress(qapp, settings)
            measure.configure(24.0, SIZE)
            desk = open_for(settings)
            window = DeskWindow(desk, settings)
            window.resize(SIZE)
            window.start()
            window.show()
            night_watch = _Night(window, Robot(window, gun))
            night_watch.scans_before_anybody_signed_in(first.token)
            night_watch.signs_in_by_touch(badge)
            night_watch.lets_out(first)
            night_watch.robot.sign_in(badge, PIN)  # another one, by badge
            night_watch.cannot_see_who_is_inside()
        finally:
            postgres_server.start()
        night_watch.is_back_in_touch()
        night_watch.lets_out_online(second)
        postgres_server.stop()
        try:
            night_watch.sees_what_was_inside()
        finally:
            postgres_server.start()
        checks = "FROM gate_check WHERE outcome = 'released'"
        assert value(url, f"SELECT count(*) {checks}") == 2
        assert value(url, f"SELECT count(*) {checks} AND offline = 1") == 1
        assert value(url, "SELECT count(*) FROM gate_pass WHERE state = 'used'") == 2
        assert value(url, "SELECT count(*) FROM gate_incident") == 0
        assert value(url, f"SELECT count(*) FROM scan WHERE object_key = '{first.number}' AND page = 'gate'") == 1
        night_watch.robot.close()
        desk.close()
    measure.configure(24.0)


class _Night:
    """Who stands at that gate."""

    def __init__(self, window: DeskWindow, robot: Robot) -> None:
        self.window, self.robot = window, robot
        door, page = window.sign_in, window.page("gate")
        assert isinstance(door, GateDoor) and isinstance(page, GatePage)
        self.door, self.page, self.gate = door, page, window.context.gate
        robot.wait(lambda: window.device_word(next(iter(window.devices.views))) == "正常", "扫描枪打开")

    def scans_before_anybody_signed_in(self, token: str) -> None:
        """The driver's paper is held under the gun at once: it is said what to do, and nothing stops."""
        self.robot.wait(lambda: bool(self.door.names.findChildren(PadKey)), "姓名键")
        assert self.door.head.strip.words.startswith("离线自") and "联网" not in self.door.head.header.accessibleName()
        result = self.robot.scan(token)
        assert (result.verdict, str(result.message)) == (Verdict.HOLD, "先扫工牌登录，再扫出门证")
        assert self.window.desk.lane.latched is None
        assert self.door.pin.accessibleDescription() == "先扫工牌登录，再扫出门证"

    def signs_in_by_touch(self, badge: str) -> None:
        """His name, then the PIN on the glass."""
        key = next(one for one in self.door.names.findChildren(PadKey) if one.objectName() == f"do.choose.{badge}")
        QTest.mouseClick(key, Qt.MouseButton.LeftButton)
        for name in (*PIN, "enter"):
            QTest.mouseClick(self.door.pin.key(name), Qt.MouseButton.LeftButton)
        self.robot.wait(lambda: self.window.current_key == "gate", "登录")
        self.robot.settle()
        assert self.page.head.strip.words.startswith("离线自") and "名单" in self.page.head.strip.words

    def lets_out(self, vehicle: Vehicle) -> None:
        """Amber, what is seen, green."""
        self.robot.scan(vehicle.token)
        assert self.page.banner.view.state is GateState.CHECK
        assert green(self.window.grab().toImage()) == 0
        self.robot.keys("".join(vehicle.seen().values()))
        self.robot.key(Qt.Key.Key_Return)
        self.robot.wait(lambda: self.page.banner.view.state is GateState.RELEASE, "放行")
        assert "离线核验" in self.page.banner.view.document_notes and self.page.head.strip.words.startswith("离线自")

    def cannot_see_who_is_inside(self) -> None:
        """It was never told, and says so instead of none."""
        self.robot.key(Qt.Key.Key_F7)
        self.robot.wait(lambda: "看不到在厂车辆" in self.page.yard.inside.strip.accessibleName(), "看不到")
        self.robot.key(Qt.Key.Key_Escape)

    def is_back_in_touch(self) -> None:
        """The server is there: the journal is told, nothing was started again."""
        self.robot.wait(lambda: self.gate.link.online and not self.gate.link.pending, "联网")
        self.robot.wait(lambda: self.page.head.strip.words == "", "没有提示条")
        assert "联网·名单" in self.page.head.header.accessibleName()

    def lets_out_online(self, vehicle: Vehicle) -> None:
        """As on any other day, badge and all."""
        self.robot.key(Qt.Key.Key_F7)
        self.robot.wait(lambda: "在厂 0 车" in self.page.yard.inside.strip.accessibleName(), "在厂 0 车")
        self.robot.scan(vehicle.token)
        self.robot.keys("".join(vehicle.seen().values()))
        self.robot.key(Qt.Key.Key_Return)
        self.robot.wait(lambda: self.page.banner.view.state is GateState.RELEASE, "放行")
        assert "离线核验" not in self.page.banner.view.document_notes

    def sees_what_was_inside(self) -> None:
        """The server goes once more: the list says of when it is."""
        self.robot.key(Qt.Key.Key_F7)
        self.robot.wait(lambda: "在厂车辆不是最新的" in self.page.yard.inside.strip.accessibleName(), "不是最新的")
        assert "看到的，恢复后自动更新" in self.page.yard.inside.strip.view.sentence
