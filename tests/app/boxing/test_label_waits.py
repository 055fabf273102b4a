"""The label in work at the bench while its printer does what printers do."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from app.boxing import papers
from app.boxing.overview import bench_state
from app.boxing.views import BenchState, Step
from app.core.clock import SetClock
from app.core.work import PROGRAM, Workplace
from app.devices.codes import Command
from app.devices.printer import Printer, PrinterAddress, PrinterTimes
from app.devices.simulate import ZPL_READY, LabelPrinterServer
from app.printing.making import Forms
from app.printing.outbox import FolderPapers, Outbox
from app.printing.service import label_job
from app.printing.sinks import LabelPrinter
from db.models.core import PrintJob
from db.states import PrintOutcome, Verdict
from tests.helpers.dispatch import Shipping
from tests.helpers.orders import People

QUICK = PrinterTimes(connect=0.5, attempts=1, between=0.02, stall=0.3, answer=0.3, finish=0.6)
FORMS = Forms({"box_list": papers.box_list, "packing_list": papers.packing_list}, {"shipping_label": papers.shipping_label})


class Bench:
    """A sealed box whose label waits, and the station's outbox on a printer."""

    def __init__(self, place: Workplace, people: People, clock: SetClock, server: LabelPrinterServer, folder: Path) -> None:
        self.place, ship = place, Shipping(place, people)
        order, items = ship.picked((ship.product(), 1))
        self.number, self.station = order.number, ship.bench(clock)
        ship.packed(self.station, order, items)
        self.station.actor = ship.inspector
        self.station.scan(items[0])
        self.station.actor = ship.packer
        self.station.scan(Command.SEAL)
        box = self.station.packing().box
        assert box is not None
        self.sscc = box.sscc
        with place.work(PROGRAM) as work:  # what else this desk has printed on its way here
            for job in work.session.scalars(select(PrintJob).where(PrintJob.paper != "shipping_label")):
                job.outcome = PrintOutcome.SENT
        address = PrinterAddress.parse(server.address("zpl"))
        self._sink, self._folder = LabelPrinter(Printer(address, times=QUICK), address), folder

    def work_off(self) -> bool:
        """A pass of an outbox made anew, as after a restart."""
        outbox = Outbox(self.place, FORMS, FolderPapers(self._folder), self._sink)
        outbox.recover()
        return outbox.work_off()

    def state(self) -> BenchState:
        """The bench as it is read anew."""
        with self.place.read() as session:
            return bench_state(session, self.number)

    def outcome(self) -> PrintOutcome:
        job = self.state().label_job
        assert job is not None
        return job.outcome




WAITS = [
    (ZPL_READY.replace(b"030,0", b"030,1", 1), "标签在等打印机：缺纸，装好后自动打印"),
    (ZPL_READY.replace(b"030,0,0", b"030,0,1", 1), "标签在等打印机：暂停，按「继续」后自动打印"),
    (ZPL_READY.replace(b"\x02000,0,0", b"\x02000,0,1", 1), "标签在等打印机：开盖，合上后自动打印"),
]


def test_a_label_that_waits_says_for_what(place: Workplace, people: People, clock: SetClock, tmp_path: Path) -> None:
    with LabelPrinterServer("refuse") as server:
        bench = Bench(place, people, clock, server, tmp_path)
        assert str(bench.state().next_step) == "贴标后扫标签"
        assert not bench.work_off()
        assert str(bench.state().next_step) == "标签在等打印机：连不上，接通后自动打印"
        server.set_mode("normal")
        for answer, words in WAITS:
            server.zpl_status = [answer]
            assert not bench.work_off()
            assert (str(bench.state().next_step), bench.outcome(), server.jobs) == (words, PrintOutcome.QUEUED, [])
        server.zpl_status = [ZPL_READY, WAITS[0][0]]  # runs out again while it prints
        assert bench.work_off()
        assert str(bench.state().next_step) == "标签已在打印机里：缺纸，装好后接着打；不等就扫「重打」"
        assert bench.outcome() is PrintOutcome.SENT and len(server.wait_for_jobs(1)) == 1
        assert bench.station.scan(f"00{bench.sscc}").verdict is Verdict.DONE
    with place.read() as session:
        job = label_job(session, "shipping_label", bench.sscc)
    assert job is not None and (job.outcome, job.detail) == (PrintOutcome.CONFIRMED, "标签已扫到")
    assert bench.state().step is Step.FINISHED


@pytest.mark.clause("C-11")
def test_a_printer_dead_in_mid_label_prints_it_again_only_when_told(
    place: Workplace, people: People, clock: SetClock, tmp_path: Path
) -> None:
    with LabelPrinterServer("die") as server:
        bench = Bench(place, people, clock, server, tmp_path)
        station = bench.station
        assert bench.work_off()
        server.set_mode("normal")
        asked = "第 1 箱标签结果不明：贴得上就扫回，没有就扫「重打」"
        for _ in range(2):  # and so it stays, however often the program starts
            assert (str(bench.state().next_step), bench.outcome(), server.jobs) == (asked, PrintOutcome.UNKNOWN, [])
            assert bench.work_off()
        station.scan(Command.REPRINT)
        assert "丢失" in str(station.scan("JF$RSN:LOST").message)
        assert bench.work_off() and bench.outcome() is PrintOutcome.CONFIRMED
        assert len(server.wait_for_jobs(1)) == 1
        assert station.scan(f"]Q300{bench.sscc}911").verdict is Verdict.WRONG  # the first one turned up after all
        station.scan(Command.CONFIRM)
        assert station.scan(f"]Q300{bench.sscc}912").verdict is Verdict.DONE
