from __future__ import annotations

from pathlib import Path

import pytest

from app.core.clock import SetClock
from app.core.errors import BadInput, Conflict, NotFound, NotPermitted
from app.core.work import PROGRAM, Workplace
from app.devices.printer import Printer, PrinterAddress, PrinterTimes
from app.devices.simulate import LabelPrinterServer
from app.labels.content import UnitLabel
from app.labels.stock import Stock
from app.printing.making import Forms
from app.printing.outbox import FolderPapers, Outbox, PrinterReport
from app.printing.printers import OWN, PrinterDraft, hand_over, printer_of, printers, remove_printer, save_printer
from app.printing.service import print_label, recent_jobs
from app.printing.sinks import LabelPrinter, StationLabels
from app.scanning.lane import ScanLane
from db.states import PrintOutcome, Role, Verdict
from tests.conftest import People
from tests.helpers.dispatch import Station

QUICK = PrinterTimes(connect=0.5, attempts=1, between=0.02, stall=0.3, answer=0.3, finish=0.6)
FINE = Stock("60x40", "100x100", 300, "TSS24.BF2")
FORMS = Forms({}, {"unit_label": lambda session, document, making: UnitLabel("断路器", "BK", document, company="厂")})


def test_printers_are_entered_changed_and_removed_by_the_administrator(place: Workplace, people: People) -> None:
    admin = people(Role.ADMINISTRATOR)
    with place.work(admin) as work:
        save_printer(work, PrinterDraft("b2", "2 号标签机", "zpl+tcp://10.0.0.7"))
    with place.work(admin) as work:
        assert save_printer(work, PrinterDraft("B2", "2 号标签机", "tspl+tcp://10.0.0.8:9100", FINE)).stock == FINE
        hand_over(work, "B2")
    with place.read() as session:
        (found,) = printers(session)
        assert (found.code, found.address, found.stations) == ("JF$PRN:B2", "tspl+tcp://10.0.0.8:9100", (place.station,))
    with place.work(admin) as work:
        remove_printer(work, "B2")
    with place.read() as session:
        assert printers(session) == () and printer_of(session, place.station) is None
    with place.work(admin) as work:
        assert save_printer(work, PrinterDraft("B2", "新的 2 号", "file:labels")).name == "新的 2 号"
    for draft in (
        PrinterDraft("b 2", "名", "file:x"), PrinterDraft(OWN, "名", "file:x"), PrinterDraft("B3", " ", "file:x"),
        PrinterDraft("B3", "名", "10.0.0.7"),
    ):  # fmt: skip
        with pytest.raises(BadInput), place.work(admin) as work:
            save_printer(work, draft)
    with pytest.raises(NotPermitted), place.work(people(Role.SHIPPER)) as work:
        save_printer(work, PrinterDraft("B3", "名", "file:x"))
    with pytest.raises(NotPermitted), place.work(people(Role.SHIPPER)) as work:
        remove_printer(work, "B2")


class Refuses:
    """A bench that takes nothing: the printer's code never reaches it."""

    page, series, latches, state = "bench", frozenset[str](), True, None

    def take(self, work: object, code: object) -> None:
        raise AssertionError("the printer's code belongs to the lane")


def test_a_scanned_printer_takes_the_waiting_labels_and_no_unknown_one(
    place: Workplace, people: People, tmp_path: Path, clock: SetClock
) -> None:
    packer = people(Role.SHIPPER)
    reports: list[PrinterReport] = []
    with LabelPrinterServer("die") as first, LabelPrinterServer() as second:
        with place.work(people(Role.ADMINISTRATOR)) as work:
            save_printer(work, PrinterDraft("B2", "2 号标签机", second.address("tspl")))
        own = PrinterAddress.parse(first.address("zpl"))
        port = StationLabels(place, LabelPrinter(Printer(own, times=QUICK), own), QUICK)
        outbox = Outbox(place, FORMS, FolderPapers(tmp_path), port, reports.append)
        with place.work(PROGRAM) as work:
            for n in range(3):
                print_label(work, "unit_label", f"BK261109021{n}")
        assert not outbox.work_off()  # the first label breaks off half-way, the others wait
        station = Station(place, clock, Refuses(), packer)  # type: ignore[arg-type]
        answer = station.scan("JF$PRN:B2")
        assert answer.verdict is Verdict.INFO
        assert str(answer.message) == "标签改由「2 号标签机」打印，在等的 2 张转过去；结果不明的 1 张不转"
        assert outbox.work_off()
        jobs = second.wait_for_jobs(2)
        assert [b"BK2611090211" in jobs[0], b"BK2611090212" in jobs[1], len(jobs)] == [True, True, 2]
        assert jobs[0].startswith(b"SIZE")
        assert first.jobs == [] and reports[-1].name == "2 号标签机"
        with place.read() as session:
            assert [job.outcome for job in reversed(recent_jobs(session))] == [
                PrintOutcome.UNKNOWN, PrintOutcome.CONFIRMED, PrintOutcome.CONFIRMED
            ]  # fmt: skip
        assert StationLabels(place, None).current() is not None  # a restart keeps the printer
        first.set_mode("normal")
        assert str(station.scan("JF$PRN:OWN").message) == "标签改由「本工位标签机」打印；结果不明的 1 张不转"
        with place.work(PROGRAM) as work:
            print_label(work, "unit_label", "BK2611090213")
        assert outbox.work_off() and len(first.wait_for_jobs(1)) == 1 and len(second.jobs) == 2


def test_a_printer_that_is_not_there_or_prints_already_is_refused(place: Workplace, people: People) -> None:
    with place.work(people(Role.ADMINISTRATOR)) as work:
        save_printer(work, PrinterDraft("B2", "2 号标签机", "file:x"))
    packer = people(Role.SHIPPER)
    with pytest.raises(NotFound), place.work(packer) as work:
        hand_over(work, "B9")
    with pytest.raises(Conflict, match="本来就由「本工位标签机」"), place.work(packer) as work:
        hand_over(work, OWN)
    with place.work(packer) as work:
        hand_over(work, "B2")
    with pytest.raises(Conflict, match="本来就由「2 号标签机」"), place.work(packer) as work:
        hand_over(work, "B2")
    with pytest.raises(NotPermitted), place.work(people(Role.GUARD)) as work:
        hand_over(work, OWN)


def test_nobody_hands_labels_over_before_signing_in(place: Workplace, clock: SetClock) -> None:
    from app.core.scans import ScanAnswer
    from app.core.text import say

    class Locked(Refuses):
        def take(self, work: object, code: object) -> ScanAnswer:  # type: ignore[override]
            return ScanAnswer(Verdict.HOLD, say("未登录"))

    station = Station(place, clock, Locked(), PROGRAM)  # type: ignore[arg-type]
    assert isinstance(station.lane, ScanLane)
    assert station.scan("JF$PRN:OWN").verdict is Verdict.HOLD
