"""The label in work on the bench's screen: what its printer lacks, what is not known, which reason is wanted."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from app.boxing import papers
from app.boxing.views import Step
from app.core.clock import SetClock
from app.core.work import PROGRAM, Workplace
from app.devices.codes import Command
from app.devices.printer import Printer, PrinterAddress, PrinterTimes
from app.devices.simulate import ZPL_READY, LabelPrinterServer
from app.printing.making import Forms
from app.printing.outbox import FolderPapers, Outbox, PrinterReport
from app.printing.printers import PrinterDraft, save_printer
from app.printing.sinks import LabelPrinter, StationLabels
from db.engine import open_engine
from db.models.core import PrintJob
from db.states import PrintOutcome, Role, Verdict
from tests.conftest import People
from tests.helpers.dispatch import Shipping
from tests.helpers.scan_page import ScanPage
from ui.bench.page import BenchPage
from ui.printers import device_view
from ui.theme.tokens import State
from ui.widgets.bench import DeviceView

PICTURES = os.environ.get("JIAOFU_PICTURES")
QUICK = PrinterTimes(connect=0.5, attempts=1, between=0.02, stall=0.3, answer=0.3, finish=0.6)
FORMS = Forms({}, {"shipping_label": papers.shipping_label})
OTHERS = (DeviceView("scanner", State.GOOD, "扫描枪", "正常"), DeviceView("database", State.GOOD, "数据库", "正常"))


class Desk(ScanPage):
    """A bench with its own outbox; the device marks follow it as they do in the window."""

    def __init__(self, place: Workplace, people: People, ship: Shipping, server: LabelPrinterServer, folder: Path) -> None:
        super().__init__(place, BenchPage, ship.packer, QSize(1366, 768))
        self.place, self.people, self.ship, self.server = place, people, ship, server
        own = PrinterAddress.parse(server.address("zpl"))
        port = StationLabels(place, LabelPrinter(Printer(own, times=QUICK), own), QUICK)
        self.outbox = Outbox(place, FORMS, FolderPapers(folder), port, self._seen)
        self.marks = ""

    def _seen(self, report: PrinterReport) -> None:
        view = device_view(report)[1]
        self.marks = f"{view.name} {view.word}"
        self.page.show_devices((*OTHERS, view))  # type: ignore[attr-defined]

    def work_off(self) -> None:
        self.outbox.work_off()
        self.settle()

    def line(self) -> str:
        """What the table says of the label."""
        assert isinstance(self.page, BenchPage)
        return self.page.box.table.accessibleName().split("；")[-1]

    def picture(self, name: str) -> None:
        if PICTURES:
            for size in (QSize(1366, 768), QSize(1920, 1080)):
                self.window.resize(size)
                self.shot(Path(PICTURES) / f"{name}-{size.width()}.png")
            self.window.resize(1366, 768)


@pytest.fixture
def desk(qtbot: QtBot, sqlite_file_url: str, clock: SetClock, tmp_path: Path) -> Iterator[Desk]:
    place = Workplace(open_engine(sqlite_file_url), "台位 3", clock)
    people = People(place)
    ship = Shipping(place, people)
    order, items = ship.picked((ship.product(), 1))
    station = ship.bench(clock)
    ship.packed(station, order, items)
    station.actor = ship.inspector
    station.scan(items[0])
    with place.work(PROGRAM) as work:  # what this desk has printed on its way here
        for job in work.session.scalars(select(PrintJob)):
            job.outcome = PrintOutcome.SENT
    with LabelPrinterServer() as server:
        made = Desk(place, people, ship, server, tmp_path)
        made.scan(order.number)
        made.scan(Command.SEAL.code)
        yield made
        made.close()
    place.engine.dispose()


def test_the_bench_says_what_the_label_waits_for_and_asks_for_reasons(desk: Desk) -> None:
    page, server = desk.page, desk.server
    assert isinstance(page, BenchPage)
    assert page._bench.state.step is Step.SCAN_BACK and desk.line() == "第 1 箱发货标签 0 / 1 排队"
    server.zpl_status = [ZPL_READY.replace(b"030,0", b"030,1", 1)]
    desk.work_off()
    assert page.banner.view.next_step == "下一步：标签在等打印机：缺纸，装好后自动打印"
    assert (page.banner.view.state, page.banner.view.word) == (State.HOLD, "缺纸")
    assert desk.marks == "标签机 缺纸" and server.jobs == []
    desk.picture("label-no-paper")
    server.zpl_status = [ZPL_READY]
    server.set_mode("die")
    assert desk.scan("BK2611239999").verdict is Verdict.WRONG  # the printer dies while the bench is latched
    desk.work_off()
    desk.confirm()
    desk.settle()
    assert page.banner.view.next_step == "下一步：第 1 箱标签结果不明：贴得上就扫回，没有就扫「重打」"
    assert page.banner.view.word == "不明"
    assert desk.line() == "第 1 箱发货标签 0 / 1 结果不明" and desk.marks == "标签机 结果不明"
    desk.picture("label-unknown")
    with LabelPrinterServer() as second:
        with desk.place.work(desk.people(Role.ADMINISTRATOR)) as work:
            save_printer(work, PrinterDraft("B2", "2 号标签机", second.address("zpl")))
        taken = desk.scan("JF$PRN:B2")
        assert taken.verdict is Verdict.INFO and "结果不明的 1 张不转" in str(taken.message)
        desk.work_off()
        assert desk.marks == "2 号标签机 正常" and second.jobs == []
        desk.picture("label-taken-over")
        desk.scan(Command.REPRINT.code)
        assert page.banner.view.next_step == "下一步：扫原因码，或按数字键"
        assert "3 贴坏" in page.banner.view.item
        desk.picture("label-reason")
        assert "丢失" in str(desk._answer(lambda: QTest.keyClick(page, Qt.Key.Key_5)).message)
        desk.work_off()
        assert len(second.wait_for_jobs(1)) == 1 and desk.line() == "第 1 箱发货标签 0 / 1 已确认"
        assert page.banner.view.next_step == "下一步：贴标后扫标签" and page.banner.view.state is not State.HOLD
        desk.picture("label-confirmed")
        box = page._bench.state.box
        assert box is not None and desk.scan(f"]Q300{box.sscc}912").verdict is Verdict.DONE
