"""扫描枪体检 through a real serial line and the keyboard: each scan is a row, a verdict and an answer to the checks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from sqlalchemy import select

from app.core.scans import ScanResult
from app.devices.health import Check, Proof
from app.devices.simulate import PtyScanner
from app.printing.service import recent_jobs
from db.models.core import Scan
from db.states import Verdict
from tests.helpers.settled import eventually
from tests.helpers.side_window import Office
from ui.scans import ScanDesk
from ui.settings.page import SettingsPage
from ui.settings.scanner_view import ScannerView
from ui.theme.tokens import State
from ui.widgets.bench import DeviceView
from ui.widgets.mark import Mark
from ui.widgets.tables import WorkTable
from ui.widgets.wedge import WedgeReader

pytest.importorskip("termios", reason="pseudo terminals exist on POSIX only")


class Rig:
    """The view in a shell, a gun on a pty and the keyboard."""

    def __init__(self, office: Office, gun: PtyScanner) -> None:
        self.office, self.gun, self.page = office, gun, SettingsPage(office.context)
        self.results: list[ScanResult] = []
        self.scans = ScanDesk(office.context, lambda: self.page)
        self.scans.framed.connect(self.page.show_frame)
        self.scans.answered.connect(self.results.append)
        self.shell = office.show(self.page)
        self.wedge = WedgeReader(lambda: True, self.shell)
        self.wedge.scanned.connect(self.scans.wedge)
        self.wedge.refused.connect(self.scans.wedge_refused)
        self.scans.open_port(gun.port)
        eventually(lambda: self.scans._ports[0].state.value == "ready")
        self.page.show_view("scanner")
        office.settle()

    @property
    def view(self) -> ScannerView:
        return self.page.scanner

    def scan(self, data: bytes, end: bytes = b"\r") -> ScanResult:
        seen = len(self.results)
        self.gun.write(data + end)
        eventually(lambda: len(self.results) > seen)
        self.office.settle()
        return self.results[-1]

    def word(self, check: Check) -> str:
        mark = self.view.findChild(Mark, f"check.{check.value}")
        assert mark is not None
        return mark.word

    def read(self) -> set[Proof]:
        marks = {proof: self.view.findChild(Mark, f"proof.{proof.value}") for proof in Proof}
        return {proof for proof, mark in marks.items() if mark is not None and mark.state.value == "good"}

    def frames(self) -> list[list[str]]:
        table = self.view.findChild(WorkTable, "list.frames")
        assert table is not None
        return [[str(table.rows.cell(row, column)) for column in range(5)] for row in range(table.rows.total())]


@pytest.fixture
def rig(office: Office) -> Iterator[Rig]:
    with PtyScanner() as gun:
        made = Rig(office, gun)
        yield made
        made.wedge.stop()
        made.scans.close()


def test_a_scanner_that_is_set_up_well(rig: Rig) -> None:
    for aim, proof in zip(("]C0", "]C0", "]C1", "]d2", "]Q1"), Proof, strict=True):
        assert rig.scan(f"{aim}{proof.content}".encode()).verdict is Verdict.GOOD
    assert {rig.word(check) for check in Check} == {"对"} and rig.read() == set(Proof)
    with rig.office.desk.read() as session:
        rows = list(session.scalars(select(Scan).order_by(Scan.id)))
    assert [row.page for row in rows] == ["settings"] * 5 and {row.verdict for row in rows} == {Verdict.GOOD}
    rig.office.picture(rig.page, "scanner-good")


def test_faults_are_told_with_what_to_do_and_the_raw_bytes(rig: Rig) -> None:
    assert rig.scan(b"JFT1-0123456789", b"").verdict is Verdict.PARTIAL
    assert (rig.word(Check.END), rig.word(Check.PORT), rig.word(Check.CAPS)) == ("要改", "对", "未扫")
    assert rig.scan(Proof.GS1.content.replace("\x1d", "").encode()).verdict is Verdict.HOLD
    assert (rig.word(Check.SEPARATOR), rig.word(Check.AIM), rig.word(Check.END)) == ("要改", "可改进", "对")
    assert rig.frames()[0][4].startswith("30 31 30 36 39") and rig.frames()[0][4].endswith("  0D")
    assert "半码" in rig.frames()[1][2]
    assert rig.scan(b"BK2611090217").verdict is Verdict.HOLD
    assert "不是测试码" in str(rig.results[-1].message)
    rig.scan(b"jft2-5q0-867-233lot26KG")
    rig.office.picture(rig.page, "scanner-faults")
    rig.office.click(rig.page, "do.check_anew")
    assert {rig.word(check) for check in Check} == {"未扫"} and rig.frames() == []
    rig.office.picture(rig.page, "scanner-empty")


def test_a_keyboard_scanner_with_and_without_enter(rig: Rig) -> None:
    QTest.keyClicks(rig.view, Proof.MIXED.content)
    QTest.keyClick(rig.view, "\r")
    eventually(lambda: len(rig.results) == 1)
    rig.office.settle()
    assert rig.results[0].verdict is Verdict.GOOD
    assert (rig.word(Check.PORT), rig.word(Check.INPUT_METHOD), rig.word(Check.CAPS)) == ("可改进", "对", "对")
    QTest.keyClicks(rig.view, Proof.PLAIN.content)
    eventually(lambda: len(rig.results) == 2)
    assert rig.results[1].verdict is Verdict.PARTIAL and rig.word(Check.END) == "要改"
    rig.scans.wedge_refused("caps", b"jft2")
    eventually(lambda: len(rig.results) == 3)
    assert rig.results[2].verdict is Verdict.PARTIAL and rig.word(Check.CAPS) == "要改"


def test_a_gun_that_is_not_connected_is_said_before_any_scan(rig: Rig) -> None:
    rig.page.show_devices((DeviceView("scanner", State.HOLD, "扫描枪", "断开，正在重找"), DeviceView("scale", State.WRONG, "秤", "断开")))
    assert rig.word(Check.PORT) == "没接上"
    rig.page.show_devices((DeviceView("scanner", State.GOOD, "扫描枪", "正常"),))
    assert rig.word(Check.PORT) == "未扫"


def test_the_sheet_is_printed_and_the_steps_follow_the_maker(rig: Rig) -> None:
    rig.office.click(rig.page, "do.print_codes")
    with rig.office.desk.read() as session:
        assert [(job.paper, job.document) for job in recent_jobs(session)] == [("badges", "SCANNER")]
    rig.view.maker.setCurrentIndex(3)
    assert "USB COM Port Emulation" in rig.view._steps.text()
