from __future__ import annotations

import logging
import threading
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from app.core.clock import SetClock
from app.core.errors import BadInput, Conflict, StoreError
from app.core.work import PROGRAM, Workplace
from app.devices.printer import Printer, PrinterAddress, PrinterTimes
from app.devices.simulate import ZPL_READY, LabelPrinterServer
from app.labels.content import UnitLabel
from app.labels.stock import USUAL
from app.printing import jobs
from app.printing import outbox as outbox_module
from app.printing.jobs import Sent
from app.printing.making import Forms, Making
from app.printing.outbox import FolderPapers, Outbox, PrinterReport
from app.printing.service import (
    confirm_seen,
    print_label,
    print_paper,
    printed_count,
    queue_again,
    recent_jobs,
    void_papers,
)
from app.printing.sinks import LabelPrinter
from db.models.core import PrintJob
from db.states import PrintOutcome

QUICK = PrinterTimes(connect=0.5, attempts=1, between=0.02, stall=0.3, answer=0.3, finish=0.6)


def _label(session: object, document: str, making: Making) -> UnitLabel:
    return UnitLabel(product="塑壳断路器𠮷<b>^XZ", model="BK-M3", serial=document, company=making.company.name)


FORMS = Forms({"slip": lambda session, document, making: f"%PDF-{document}-{making.printing.nth}".encode()}, {"unit_label": _label})


def _outbox(place: Workplace, folder: Path, server: LabelPrinterServer | None = None) -> Outbox:
    sink = None
    if server is not None:
        address = PrinterAddress.parse(server.address("zpl"))
        sink = LabelPrinter(Printer(address, times=QUICK), address)
    return Outbox(place, FORMS, FolderPapers(folder), sink)


def _outcomes(place: Workplace) -> list[PrintOutcome]:
    with place.read() as session:
        return list(session.scalars(select(PrintJob.outcome).order_by(PrintJob.id)))


def test_a_job_of_a_rolled_back_command_never_leaves(place: Workplace, tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), place.work(PROGRAM) as work:
        print_paper(work, "slip", "RK26000001")
        raise RuntimeError
    assert _outbox(place, tmp_path).work_off()
    assert list(tmp_path.glob("*.pdf")) == [] and _outcomes(place) == []


def test_papers_are_written_after_the_commit_and_counted(place: Workplace, tmp_path: Path) -> None:
    with place.work(PROGRAM) as work:
        assert print_paper(work, "slip", "RK26000001") == 1
    with pytest.raises(BadInput, match="补打要写明原因"), place.work(PROGRAM) as work:
        print_paper(work, "slip", "RK26000001")
    with place.work(PROGRAM) as work:
        assert print_paper(work, "slip", "RK26000001", reason="原件污损") == 2
    assert _outbox(place, tmp_path).work_off()
    assert sorted(p.name for p in tmp_path.glob("*.pdf")) == ["slip-RK26000001-2.pdf", "slip-RK26000001.pdf"]
    assert _outcomes(place) == [PrintOutcome.SENT, PrintOutcome.SENT]


def test_a_printer_that_says_so_confirms(place: Workplace, tmp_path: Path) -> None:
    with LabelPrinterServer() as server:
        with place.work(PROGRAM) as work:
            print_label(work, "unit_label", "BK2611090217")
        assert _outbox(place, tmp_path, server).work_off()
        (job,) = server.wait_for_jobs(1)
    assert job.startswith(b"^XA") and b"BK2611090217" in job
    assert job.count(b"^XZ") == 1  # the product's own ^XZ stays data
    assert _outcomes(place) == [PrintOutcome.CONFIRMED]


@pytest.mark.parametrize(
    ("mode", "left", "outcome"),
    [
        ("refuse", False, PrintOutcome.QUEUED),
        ("stall", True, PrintOutcome.UNKNOWN),
        ("die", True, PrintOutcome.UNKNOWN),
        ("silent", True, PrintOutcome.UNKNOWN),
    ],
)
def test_a_failing_printer_loses_nothing_and_confirms_nothing(
    place: Workplace, tmp_path: Path, mode: str, left: bool, outcome: PrintOutcome
) -> None:
    with LabelPrinterServer(mode) as server:
        with place.work(PROGRAM) as work:
            print_label(work, "unit_label", "BK2611090217")
            print_paper(work, "slip", "RK26000001")
        outbox = _outbox(place, tmp_path, server)
        assert outbox.work_off() is left
        assert _outcomes(place) == [outcome, PrintOutcome.SENT]
        server.set_mode("normal")
        if outcome is PrintOutcome.UNKNOWN:
            assert outbox.work_off() and _outcomes(place)[0] is outcome  # never again by itself
        with place.work(PROGRAM) as work:
            for job in recent_jobs(work.session):
                queue_again(work, job.job_id)
        assert outbox.work_off()
    assert _outcomes(place) == [PrintOutcome.CONFIRMED, PrintOutcome.SENT]


def test_without_a_printer_the_label_waits(place: Workplace, tmp_path: Path) -> None:
    with place.work(PROGRAM) as work:
        print_label(work, "unit_label", "BK2611090217")
    assert not _outbox(place, tmp_path).work_off()
    assert _outcomes(place) == [PrintOutcome.QUEUED]


def test_a_voided_record_takes_its_papers_along(place: Workplace, tmp_path: Path) -> None:
    with place.work(PROGRAM) as work:
        print_paper(work, "slip", "CM26000001")
    with place.work(PROGRAM) as work:
        assert void_papers(work, "CM26000001", "车辆变更") == 1
    with place.read() as session:
        assert printed_count(session, "slip", "CM26000001") == 0
        assert recent_jobs(session)[0].voided
    assert _outcomes(place) == [PrintOutcome.CANCELLED]


@pytest.mark.logs
def test_a_paper_that_cannot_be_made_fails_aloud_and_lets_the_next_pass(place: Workplace, tmp_path: Path) -> None:
    with place.work(PROGRAM) as work:
        print_paper(work, "no_such_form", "XX1")
        print_paper(work, "slip", "RK26000001")
    assert _outbox(place, tmp_path).work_off()
    assert _outcomes(place) == [PrintOutcome.FAILED, PrintOutcome.SENT]


def test_a_paper_nobody_takes_is_printed_by_a_station_that_stands_in(place: Workplace, clock: SetClock, tmp_path: Path) -> None:
    with place.work(PROGRAM) as work:
        print_paper(work, "slip", "CM26000001", station="发货台")
        print_paper(work, "other", "CM26000001", station="发货台")
        print_paper(work, "slip", "CM26000002", station="二号发货台")
    with place.work(PROGRAM) as work:
        refused = work.session.scalar(select(PrintJob.id).where(PrintJob.station == "二号发货台"))
        assert refused is not None and jobs.claim(work, refused)
        jobs.settle(work, refused, Sent(PrintOutcome.QUEUED, "缺纸", "paper"))
    outbox = Outbox(place, FORMS, FolderPapers(tmp_path), None, stands_in=("slip",))
    clock.forward(seconds=30)
    assert outbox.work_off() and _outcomes(place) == [PrintOutcome.QUEUED] * 3  # its own station has the time to take it
    clock.forward(seconds=30)
    assert outbox.work_off() and _outcomes(place) == [PrintOutcome.SENT, PrintOutcome.QUEUED, PrintOutcome.QUEUED]
    assert [path.name for path in tmp_path.glob("*.pdf")] == ["slip-CM26000001.pdf"]
    with place.read() as session:
        assert jobs.next_job(session, "发货台", ()) is not None  # what is no pass waits for its own printer


NO_PAPER = ZPL_READY.replace(b"030,0", b"030,1", 1)


def test_a_label_waits_for_paper_and_leaves_by_itself(place: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox_module, "RETRY_SECONDS", 0.05)
    reports: list[PrinterReport] = []
    seen = threading.Condition()

    def told(report: PrinterReport) -> None:
        with seen:
            reports.append(report)
            seen.notify_all()

    with LabelPrinterServer() as server:
        server.zpl_status = [NO_PAPER]
        address = PrinterAddress.parse(server.address("zpl"))
        outbox = Outbox(place, FORMS, FolderPapers(tmp_path), LabelPrinter(Printer(address, times=QUICK), address), told)
        with place.work(PROGRAM) as work:
            print_label(work, "unit_label", "BK2611090217")
        outbox.start()
        with seen:
            assert seen.wait_for(lambda: len(reports) > 2, 10)
        with place.read() as session:
            job = recent_jobs(session)[0]
        assert (job.outcome, job.detail, job.fault, server.jobs) == (PrintOutcome.QUEUED, "缺纸", "no_paper", [])
        assert {report.fault for report in reports} == {"no_paper"}
        server.zpl_status = [ZPL_READY]
        assert len(server.wait_for_jobs(1, 10)) == 1
        with seen:
            assert seen.wait_for(lambda: reports[-1].outcome is PrintOutcome.CONFIRMED, 10)
        outbox.stop()
    assert _outcomes(place) == [PrintOutcome.CONFIRMED] and len(server.jobs) == 1


def test_a_printer_that_goes_away_while_nothing_is_printed_is_noticed(
    place: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox_module, "IDLE_SECONDS", 0.0)
    monkeypatch.setattr(outbox_module, "RETRY_SECONDS", 0.0)
    reports: list[PrinterReport] = []
    with LabelPrinterServer() as server:
        address = PrinterAddress.parse(server.address("zpl"))
        outbox = Outbox(place, FORMS, FolderPapers(tmp_path), LabelPrinter(Printer(address, times=QUICK), address), reports.append)
        for _ in range(3):
            assert outbox.work_off(patient=True)
        assert [report.fault for report in reports] == [""]  # as long as all is well nothing is said anew
        server.zpl_status = [NO_PAPER]
        outbox.work_off(patient=True)
        assert reports[-1].fault == "no_paper"
        server.zpl_status = [ZPL_READY]
        outbox.work_off(patient=True)
        assert reports[-1].fault == ""
    outbox.work_off(patient=True)
    assert reports[-1].fault == "unreachable"


def test_what_was_being_sent_when_the_program_died_is_unknown_and_never_sent_again(place: Workplace, tmp_path: Path) -> None:
    class Dies:
        language, name, stock = "zpl", "", USUAL

        def current(self) -> Dies:
            return self

        def status(self) -> Sent:
            return Sent(PrintOutcome.SENT)

        def send(self, data: bytes) -> Sent:
            with place.read() as session:
                assert recent_jobs(session)[0].sending
            with pytest.raises(Conflict, match="正在发送"), place.work(PROGRAM) as work:
                queue_again(work, recent_jobs(work.session)[0].job_id)
            raise KeyboardInterrupt  # as good as the power

    with place.work(PROGRAM) as work:
        print_label(work, "unit_label", "BK2611090217")
    with pytest.MonkeyPatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(jobs, "settle", lambda *_: False)  # the dead write nothing
        Outbox(place, FORMS, FolderPapers(tmp_path), Dies()).work_off()  # type: ignore[arg-type]
    with LabelPrinterServer() as server:
        outbox = _outbox(place, tmp_path, server)
        outbox.recover()
        assert outbox.work_off()
        with place.read() as session:
            job = recent_jobs(session)[0]
        assert (job.outcome, job.sending, job.detail) == (PrintOutcome.UNKNOWN, False, "程序中断时正在发送")
        assert server.jobs == []


def test_a_label_that_was_voided_while_the_printer_was_tried_is_never_printed(place: Workplace, tmp_path: Path) -> None:
    class Refuses:
        language, name, stock = "zpl", "", USUAL

        def current(self) -> Refuses:
            return self

        def status(self) -> Sent:
            return Sent(PrintOutcome.SENT)

        def send(self, data: bytes) -> Sent:
            with place.work(PROGRAM) as work:
                void_papers(work, "BK2611090217", "重打", paper="unit_label")
            return Sent(PrintOutcome.QUEUED, "连不上标签机")

    with place.work(PROGRAM) as work:
        print_label(work, "unit_label", "BK2611090217")
    Outbox(place, FORMS, FolderPapers(tmp_path), Refuses()).work_off()  # type: ignore[arg-type]
    assert _outcomes(place) == [PrintOutcome.CANCELLED]


def test_a_void_print_of_unknown_outcome_is_not_sent_again(place: Workplace, tmp_path: Path) -> None:
    with LabelPrinterServer("silent") as server:
        with place.work(PROGRAM) as work:
            print_label(work, "unit_label", "BK2611090217")
        _outbox(place, tmp_path, server).work_off()
        with place.work(PROGRAM) as work:
            void_papers(work, "BK2611090217", "重打")
    with pytest.raises(Conflict, match="已作废"), place.work(PROGRAM) as work:
        queue_again(work, recent_jobs(work.session)[0].job_id)
    assert _outcomes(place) == [PrintOutcome.UNKNOWN]


def test_after_a_break_the_other_labels_wait_until_the_printer_answers(place: Workplace, tmp_path: Path) -> None:
    with LabelPrinterServer("die") as server:
        with place.work(PROGRAM) as work:
            for n in range(3):
                print_label(work, "unit_label", f"BK261109021{n}")
        outbox = _outbox(place, tmp_path, server)
        assert not outbox.work_off()
        assert _outcomes(place) == [PrintOutcome.UNKNOWN, PrintOutcome.QUEUED, PrintOutcome.QUEUED]
        server.set_mode("normal")
        assert outbox.work_off()
        assert _outcomes(place) == [PrintOutcome.UNKNOWN, PrintOutcome.CONFIRMED, PrintOutcome.CONFIRMED]
        assert len(server.wait_for_jobs(2)) == 2


def test_the_label_somebody_waits_for_comes_before_a_backlog_of_papers(place: Workplace, tmp_path: Path) -> None:
    order: list[str] = []

    def slip(session: object, document: str, making: Making) -> bytes:
        order.append(document)
        return b"%PDF"

    forms = Forms({"slip": slip}, {"unit_label": _label})

    class Notes:
        language, name, stock = "zpl", "", USUAL

        def current(self) -> Notes:
            return self

        def status(self) -> Sent:
            return Sent(PrintOutcome.SENT)

        def send(self, data: bytes) -> Sent:
            order.append("label")
            return Sent(PrintOutcome.SENT)

    with place.work(PROGRAM) as work:
        print_paper(work, "slip", "RK26000001")
        print_paper(work, "slip", "RK26000002")
        print_label(work, "unit_label", "BK2611090217")
    assert Outbox(place, forms, FolderPapers(tmp_path), Notes()).work_off()  # type: ignore[arg-type]
    assert order == ["label", "RK26000001", "RK26000002"]


def test_a_folder_that_cannot_be_written_keeps_the_paper_and_the_thread(place: Workplace, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with place.work(PROGRAM) as work:
        print_paper(work, "slip", "RK26000001")
    assert not _outbox(place, tmp_path / "file").work_off()
    assert _outcomes(place) == [PrintOutcome.QUEUED]
    assert _outbox(place, tmp_path).work_off()
    assert _outcomes(place) == [PrintOutcome.SENT]


@pytest.mark.parametrize(("mode", "outcome"), [("die", PrintOutcome.UNKNOWN), ("refuse", PrintOutcome.QUEUED)])
def test_a_label_that_is_scanned_settles_its_job_and_is_not_sent_again(
    place: Workplace, tmp_path: Path, mode: str, outcome: PrintOutcome
) -> None:
    with LabelPrinterServer(mode) as server:
        with place.work(PROGRAM) as work:
            print_label(work, "unit_label", "BK2611090217")
        outbox = _outbox(place, tmp_path, server)
        outbox.work_off()
        assert _outcomes(place) == [outcome]
        with place.work(PROGRAM) as work:
            confirm_seen(work, "unit_label", "BK2611090217")
        server.set_mode("normal")
        assert outbox.work_off() and server.jobs == []
    assert _outcomes(place) == [PrintOutcome.CONFIRMED]


def test_a_label_is_printed_although_no_copy_of_it_can_be_kept(
    place: Workplace, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_bytes(b"")
    with LabelPrinterServer() as server:
        address = PrinterAddress.parse(server.address("zpl"))
        sink = LabelPrinter(Printer(address, times=QUICK), address)
        outbox = Outbox(place, FORMS, FolderPapers(tmp_path), sink, keep_labels=tmp_path / "file" / "kept")
        with place.work(PROGRAM) as work:
            print_label(work, "unit_label", "BK2611090217")
        with caplog.at_level(logging.CRITICAL):
            assert outbox.work_off()
        assert len(server.wait_for_jobs(1)) == 1
    assert _outcomes(place) == [PrintOutcome.CONFIRMED]


def test_a_job_waits_while_the_database_is_away_and_is_not_given_up(place: Workplace, tmp_path: Path) -> None:
    away = [True]

    def slip(session: Session, document: str, making: Making) -> bytes:
        if away[0]:
            raise OperationalError("SELECT 1", {}, Exception("server closed the connection unexpectedly"))
        return b"%PDF"

    outbox = Outbox(place, Forms({"slip": slip}, {}), FolderPapers(tmp_path), None)
    with place.work(PROGRAM) as work:
        print_paper(work, "slip", "RK26000001")
    with pytest.raises(StoreError):
        outbox.work_off()
    assert _outcomes(place) == [PrintOutcome.QUEUED]
    away[0] = False
    assert outbox.work_off() and _outcomes(place) == [PrintOutcome.SENT]
