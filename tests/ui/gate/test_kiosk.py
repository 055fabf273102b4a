"""A gate in kiosk mode through the real window: the door, the states of a check, sizes on the glass, no green before the release."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from app.core.clock import SetClock
from app.core.errors import AppError, StoreError
from app.core.events import EventBus
from app.core.text import say
from app.core.work import Workplace
from app.desk import Desk, _forms, open_desk
from app.devices.simulate import PtyScanner
from app.gate.station import GateStation
from app.gate.views import PassState
from app.scanning.lane import ScanLane
from app.settings import local
from db.engine import open_engine
from db.states import Role
from tests.helpers.gate import PIN, Yard, connect
from ui.gate.door import GateDoor
from ui.gate.page import GatePage
from ui.main import dress, goes_on_alone
from ui.robot import Robot
from ui.sounds import Sound
from ui.theme import measure
from ui.widgets.gate import GateState
from ui.window import DeskWindow

PICTURES = os.environ.get("JIAOFU_PICTURES", "")
SIZES = [QSize(1366, 768), QSize(1920, 1080)]


class Kiosk:
    def __init__(self, robot: Robot, yard: Yard) -> None:
        self.robot, self.yard = robot, yard

    @property
    def window(self) -> DeskWindow:
        return self.robot.window

    @property
    def page(self) -> GatePage:
        page = self.window.page("gate")
        assert isinstance(page, GatePage)
        return page

    @property
    def state(self) -> GateState:
        return self.page.banner.view.state

    def sign_in(self) -> None:
        self.robot.sign_in(self.yard.guard.badge, PIN)

    def picture(self, name: str) -> QImage:
        self.robot.settle()
        image = self.window.grab().toImage()
        if PICTURES:
            Path(PICTURES).mkdir(parents=True, exist_ok=True)
            image.save(str(Path(PICTURES) / f"{name}-{image.width()}.png"))
        return image


@pytest.fixture(params=SIZES[:1], ids=["1366"])
def kiosk(
    request: pytest.FixtureRequest, qapp: QApplication, qtbot: QtBot, yard: Yard, file_place: Workplace, sqlite_file_url: str,
    tmp_path: Path,
) -> Iterator[Kiosk]:
    yard.signed()
    engine = open_engine(sqlite_file_url, quick=True)
    place = Workplace(engine, "一号门", file_place.clock, EventBus(), vault=file_place.vault)
    connect(place.bus)
    with PtyScanner() as gun:
        settings = local.load(
            ["--config", str(tmp_path / "none.toml"), "--station", "gate", "--kiosk", "--scanner", f"{gun.port}?baud=115200",
             "--papers", str(tmp_path)]
        )  # fmt: skip
        dress(qapp, settings)
        measure.configure(24.0, request.param)
        window = DeskWindow(Desk(place, _forms(), ScanLane(place)), settings)
        window.resize(request.param)
        window.start()
        window.show()
        robot = Robot(window, gun)
        robot.wait(lambda: window.device_word(next(iter(window.devices.views))) == "正常", "扫描枪打开")
        yield Kiosk(robot, yard)
        robot.close()
        engine.dispose()
        measure.configure(24.0)


def green(image: QImage) -> int:
    """How many pixels, of every fourth looked at, are a green that says good."""
    found = 0
    for y in range(0, image.height(), 4):
        for x in range(0, image.width(), 4):
            colour = QColor(image.pixel(x, y))
            if colour.green() > colour.red() + 40 and colour.green() > colour.blue() + 25:
                found += 1
    return found


class Heard:
    """Stands where the loudspeaker is."""

    def __init__(self) -> None:
        self.sounds: list[Sound] = []

    def play(self, sound: Sound) -> None:
        self.sounds.append(Sound(sound))


@pytest.mark.clause("H-04", "H-07")
@pytest.mark.parametrize("kiosk", SIZES, ids=["1366", "1920"], indirect=True)
def test_one_vehicle_from_the_door_to_the_release(kiosk: Kiosk) -> None:
    window, robot, page = kiosk.window, kiosk.robot, kiosk.page
    assert not window.rail.isVisible() and isinstance(window.page("sign_in"), GateDoor)
    pictures = [kiosk.picture("door")]
    token = kiosk.yard.token()
    kiosk.sign_in()
    assert window.current_key == "gate" and not window.rail.isVisible() and not window.status.isVisible()
    pictures.append(kiosk.picture("ready"))
    robot.scan(token)
    assert kiosk.state is GateState.CHECK
    robot.keys("682k456")
    pictures.append(kiosk.picture("check"))
    assert page.banner.word_ink_mm() >= measure.GATE_AMBER_MM
    assert all(row.digit_mm() >= measure.GATE_DIGIT_MM for row in page.body.rows.rows)
    assert page.body.pad.key("5").height() * measure.mm_per_logical_pixel(page) >= measure.DIGIT_KEY_MM
    assert page.body.pad.key("K").height() * measure.mm_per_logical_pixel(page) >= measure.LETTER_KEY_MM - 0.3
    robot.keys("77718")
    robot.key(Qt.Key.Key_Return)
    assert kiosk.state is GateState.REFUSE and page.banner.word_ink_mm() >= measure.GATE_WORD_MM - 1
    pictures.append(kiosk.picture("refused"))
    assert [green(picture) for picture in pictures] == [0] * len(pictures)
    robot.key(Qt.Key.Key_Return)
    robot.keys("7719")  # of the seal alone, for of that the refusal spoke
    robot.key(Qt.Key.Key_Return)
    assert kiosk.state is GateState.RELEASE
    picture = kiosk.picture("released")
    assert green(picture) > picture.width() * picture.height() // 16 // 3
    robot.scan(token)
    assert kiosk.state is GateState.REFUSE and "已核销" in page.banner.view.sentence
    kiosk.picture("used")
    robot.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    robot.wait(lambda: page.log.table.rows.total() == 3, "今日记录")
    robot.key(Qt.Key.Key_F10)
    robot.wait(lambda: "已送打印" in page.log.findChildren(QWidget)[0].accessibleName(), "打印门岗记录")
    kiosk.picture("log")
    robot.key(Qt.Key.Key_Escape)
    assert not page.log.isVisible() and kiosk.state is GateState.REFUSE


@pytest.mark.clause("H-02", "H-05")
def test_amber_release_and_refusal_sound_differently(kiosk: Kiosk) -> None:
    heard = kiosk.window._sounds = kiosk.window.context.sounds = Heard()  # type: ignore[assignment]
    token = kiosk.yard.token()
    kiosk.sign_in()
    heard.sounds.clear()
    kiosk.robot.scan(token)
    kiosk.robot.keys("000045677719")
    kiosk.robot.key(Qt.Key.Key_Return)
    kiosk.robot.key(Qt.Key.Key_Return)
    kiosk.robot.keys("682K")
    kiosk.robot.key(Qt.Key.Key_Return)
    kiosk.robot.scan("hello")
    assert heard.sounds == [Sound.GOOD, Sound.WRONG, Sound.DONE, Sound.WRONG]


def test_a_kiosk_gate_stays_open_through_the_shift_and_another_guard_takes_over_by_his_badge(kiosk: Kiosk) -> None:
    window, robot, token = kiosk.window, kiosk.robot, kiosk.yard.token()
    kiosk.sign_in()
    window._on_idle()
    assert window.current_key == "gate"
    robot.scan(token)
    other = kiosk.yard.people(Role.GUARD)
    robot.sign_in(other.badge, PIN)
    assert kiosk.state is GateState.CHECK and other.name in kiosk.page.head.header.accessibleName()
    assert isinstance(kiosk.yard.place.clock, SetClock)
    kiosk.yard.place.clock.forward(hours=13)
    window._on_idle()
    assert window.current_key == "gate"  # a vehicle waits
    robot.scan("hello")
    kiosk.yard.place.clock.forward(hours=13)
    window._on_idle()
    assert window.current_key == "sign_in"


@pytest.mark.logs
def test_nothing_that_fails_in_passing_covers_a_check(kiosk: Kiosk) -> None:
    kiosk.sign_in()
    gone = AppError(say("连不上数据库"))
    kiosk.window.context.failed.emit(gone)
    assert kiosk.robot.refusal() == "" and kiosk.page.banner.view.sentence == "连不上数据库"
    kiosk.robot.scan(kiosk.yard.token())
    kiosk.window.context.failed.emit(gone)
    assert kiosk.robot.refusal() == "" and kiosk.state is GateState.CHECK


@contextmanager
def newer(url: str) -> Iterator[None]:
    """The database was changed over to a later version: this gate's program no longer fits it."""
    engine = open_engine(url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE alembic_version (version_num TEXT NOT NULL)"))
        connection.execute(text("INSERT INTO alembic_version VALUES ('9999')"))
    yield
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE alembic_version"))
    engine.dispose()


@pytest.mark.clause("H-07")
@pytest.mark.parametrize("kiosk", SIZES, ids=["1366", "1920"], indirect=True)
def test_without_the_database_the_gate_goes_on_and_says_what_it_cannot_know(kiosk: Kiosk, sqlite_file_url: str) -> None:
    robot, page, token, gate = kiosk.robot, kiosk.page, kiosk.yard.token(), kiosk.window.context.gate
    robot.wait(lambda: gate.link.list_number is not None, "名单")
    with newer(sqlite_file_url):
        gate.look()
        robot.wait(lambda: not gate.link.online, "离线")
        kiosk.picture("offline-door")
        assert kiosk.window.sign_in.head.strip.words.startswith("离线自")
        kiosk.sign_in()
        assert page.head.strip.words.startswith("离线自") and "别的门" in page.head.strip.words
        assert "版本不同" in page.banner.view.small
        kiosk.picture("offline-ready")
        robot.scan(token)
        robot.keys("682K45677719")
        assert kiosk.state is GateState.CHECK and robot.refusal() == ""
        assert green(kiosk.picture("offline-check")) == 0
        assert all(row.digit_mm() >= measure.GATE_DIGIT_MM for row in page.body.rows.rows)
        robot.key(Qt.Key.Key_Return)
        assert kiosk.state is GateState.RELEASE and "离线核验" in page.banner.view.document_notes
        assert page.banner.view.small.startswith("本机今日第 1 次放行")
        robot.wait(lambda: page.head.header.view.today == "本机今日放行 1·拒放 0", "本机的数")
        kiosk.picture("offline-released")
        robot.scan(token)
        assert kiosk.state is GateState.REFUSE and "已核销" in page.banner.view.sentence
        robot.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        robot.wait(lambda: page.log.table.rows.total() == 2, "本机记录")
        robot.key(Qt.Key.Key_F10)
        robot.wait(lambda: "联网后再按 F10" in page.log.findChildren(QWidget)[0].accessibleName(), "没有打印，怎么办")
        kiosk.picture("offline-log")
    gate.look()
    robot.wait(lambda: gate.link.online and not gate.link.pending, "联网")
    robot.wait(lambda: page.head.strip.words == "", "没有提示条")
    assert kiosk.yard.gate_pass().state is PassState.USED


@pytest.mark.logs
def test_a_gate_that_starts_when_its_database_is_gone_still_judges(
    yard: Yard, qapp: QApplication, qtbot: QtBot, file_place: Workplace, sqlite_file_url: str, tmp_path: Path
) -> None:
    yard.signed()
    with PtyScanner() as gun:
        options = ["--config", str(tmp_path / "none.toml"), "--station", "gate", "--kiosk", "--database", sqlite_file_url]
        settings = local.load([*options, "--scanner", f"{gun.port}?baud=115200", "--papers", str(tmp_path)])
        assert not goes_on_alone(settings) and settings.gate_folder is not None
        earlier = GateStation(file_place, "一号门", settings.gate_folder)
        earlier.look()
        earlier.close()
        assert goes_on_alone(settings)
        dress(qapp, settings)
        measure.configure(24.0, SIZES[0])
        away = "postgresql://jiaofu@127.0.0.1:9/none"
        with pytest.raises(StoreError):
            open_desk(away, "一号门", file_place.clock, file_place.vault, quick=True)
        desk = open_desk(away, "一号门", file_place.clock, file_place.vault, quick=True, must_fit=False)
        window = DeskWindow(desk, settings)
        window.resize(SIZES[0])
        window.start()
        window.show()
        kiosk = Kiosk(Robot(window, gun), yard)
        kiosk.robot.wait(lambda: window.device_word(next(iter(window.devices.views))) == "正常", "扫描枪打开")
        kiosk.sign_in()
        kiosk.robot.scan(yard.token())
        kiosk.robot.keys("682K45677719")
        kiosk.robot.key(Qt.Key.Key_Return)
        assert kiosk.state is GateState.RELEASE and "离线核验" in kiosk.page.banner.view.document_notes
        kiosk.robot.close()
        desk.close()
    measure.configure(24.0)
