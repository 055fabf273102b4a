"""What the gate's screen shows while the disk keeps a verdict: amber and a mistyped plate at once, green only once it is kept."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine, event
from sqlalchemy.exc import OperationalError

from app.core.scans import ScanResult
from app.gate import queries
from app.gate import service as gate
from app.gate.views import PassState
from db.states import Verdict
from tests.helpers.gate import Yard
from tests.helpers.settled import eventually, settled
from tests.ui.gate.test_kiosk import Heard, green
from tests.ui.gate.test_page import everything_said, page, state
from ui.context import DeskContext
from ui.gate.page import GatePage
from ui.scans import ScanDesk
from ui.widgets.gate import GateState

__all__ = ["page"]
RIGHT = "682K45677719"


def on_screen(page: GatePage) -> QImage:
    """What stands on the glass; `grab` would paint anew what is not painted while an answer is on its way."""
    return QGuiApplication.primaryScreen().grabWindow(page.window().winId()).toImage()



class Disk:
    """The disk under the database: it can be slow, and it can be full; `asked` whether something waits for it since it is."""

    def __init__(self, engine: Engine) -> None:
        self._free, self.full, self.asked = threading.Event(), False, False
        self._free.set()
        event.listen(engine, "commit", self._wait)

    @contextmanager
    def slow(self) -> Iterator[None]:
        """Inside, nothing that was committed is on the disk; on leaving all of it is."""
        self._free.clear()
        self.asked = False
        try:
            yield
        finally:
            self._free.set()

    def _wait(self, connection: object) -> None:
        self.asked = True
        self._free.wait(10)
        if self.full:
            raise OperationalError("COMMIT", {}, Exception("database or disk is full"))


@pytest.fixture
def disk(context: DeskContext) -> Disk:
    return Disk(context.desk.place.engine)


@pytest.fixture
def scan(page: GatePage, context: DeskContext, yard: Yard) -> Iterator[Callable[[], list[ScanResult]]]:
    """Scans the pass as the window does, whatever became of it since; returns the verdicts that were final."""
    desk = ScanDesk(context, lambda: page)
    answered: list[ScanResult] = []
    desk.answered.connect(answered.append)
    token = yard.token().encode()

    def pull() -> list[ScanResult]:
        desk.wedge(token)
        return answered

    yield pull
    desk.close()


def log_rows(context: DeskContext, yard: Yard) -> int:
    with context.desk.read() as session:
        return queries.attempts(session, yard.gate_pass().number)


@pytest.mark.clause("H-02")
@pytest.mark.logs
def test_amber_stands_while_the_disk_keeps_it_and_goes_when_it_cannot(
    page: GatePage, context: DeskContext, disk: Disk, scan: Callable[[], list[ScanResult]], qtbot: QtBot
) -> None:
    with disk.slow():
        answered = scan()
        eventually(lambda: state(page) is GateState.CHECK)
        assert answered == [] and context.jobs.busy
    settled(qtbot, context)
    assert state(page) is GateState.CHECK and [one.verdict for one in answered] == [Verdict.HOLD]
    page.check.show_ready()
    context.desk.lane._last = None
    disk.full = True
    with disk.slow():
        scan()
        eventually(lambda: state(page) is GateState.CHECK)
    eventually(lambda: state(page) is GateState.REFUSE)
    assert "磁盘已满" in page.banner.view.sentence and answered[-1].verdict is Verdict.FAULT


@pytest.mark.clause("H-01", "H-08")
def test_a_void_pass_is_red_at_once_and_recorded_when_it_is(
    page: GatePage, context: DeskContext, yard: Yard, disk: Disk, scan: Callable[[], list[ScanResult]], qtbot: QtBot
) -> None:
    with context.desk.place.work(yard.keeper) as work:
        gate.void_pass(work, yard.gate_pass().number, "车辆已换")
    settled(qtbot, context)
    with disk.slow():
        answered = scan()
        eventually(lambda: state(page) is GateState.REFUSE)
        assert page.banner.view.small == "条款 H-01" and "已记录" not in page.banner.view.document_notes
        assert answered == [] and log_rows(context, yard) == 0
    settled(qtbot, context)
    assert "已记录" in page.banner.view.document_notes and log_rows(context, yard) == 1
    context.desk.lane._last = None
    with disk.slow():
        scan()
        eventually(lambda: "已记录" not in page.banner.view.document_notes)
        page.check.show_ready()  # faster than the disk: it does not come back
    settled(qtbot, context)
    assert state(page) is GateState.READY and log_rows(context, yard) == 2


@pytest.mark.clause("H-05", "H-08")
@pytest.mark.logs
def test_a_mistyped_plate_is_red_at_once_and_recorded_when_it_is(
    page: GatePage, context: DeskContext, yard: Yard, disk: Disk, scan: Callable[[], list[ScanResult]], qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    heard = Heard()
    monkeypatch.setattr(context, "sounds", heard)
    scan()
    eventually(lambda: state(page) is GateState.CHECK)
    settled(qtbot, context)
    QTest.keyClicks(page, "999Z45677719")
    with disk.slow():
        QTest.keyClick(page, Qt.Key.Key_Return)
        eventually(lambda: state(page) is GateState.REFUSE)
        assert page.banner.view.small == "条款 H-05" and "已记录" not in page.banner.view.document_notes
        assert log_rows(context, yard) == 0
    settled(qtbot, context)
    assert "已记录" in page.banner.view.document_notes and log_rows(context, yard) == 1 and len(heard.sounds) == 1
    QTest.keyClick(page, Qt.Key.Key_Return)
    QTest.keyClicks(page, "998Z")
    with disk.slow():
        QTest.keyClick(page, Qt.Key.Key_Return)
        eventually(lambda: state(page) is GateState.REFUSE)
        QTest.keyClick(page, Qt.Key.Key_Return)  # faster than the disk: what is keyed now stays
        QTest.keyClicks(page, "682K")
    settled(qtbot, context)
    assert state(page) is GateState.CHECK and log_rows(context, yard) == 2
    disk.full = True
    QTest.keyClick(page, Qt.Key.Key_Return)  # all is right now, and nothing can keep it
    eventually(lambda: state(page) is GateState.REFUSE)
    assert "磁盘已满" in page.banner.view.sentence and yard.gate_pass().state is PassState.VALID


@pytest.mark.clause("H-02", "H-04", "H-05")
def test_green_is_seen_when_the_disk_keeps_it_and_no_sooner(
    page: GatePage, context: DeskContext, yard: Yard, disk: Disk, scan: Callable[[], list[ScanResult]], qtbot: QtBot
) -> None:
    scan()
    eventually(lambda: state(page) is GateState.CHECK)
    settled(qtbot, context)
    QTest.keyClicks(page, RIGHT)
    with disk.slow():
        QTest.keyClick(page, Qt.Key.Key_Return)
        eventually(lambda: disk.asked)
        assert state(page) is GateState.CHECK and green(on_screen(page)) == 0
        assert "8682" not in everything_said(page) and yard.gate_pass().state is PassState.VALID
    settled(qtbot, context)
    assert state(page) is GateState.RELEASE and yard.gate_pass().state is PassState.USED
    assert green(on_screen(page)) > 1000
