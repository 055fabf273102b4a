from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from app.core.errors import BadInput
from app.core.work import PROGRAM, Workplace
from app.devices.printer import Printer, PrinterAddress, PrinterTimes
from app.devices.simulate import LabelPrinterServer
from app.labels.content import UnitLabel
from app.printing.making import Forms, Making
from app.printing.outbox import FolderPapers, Outbox
from app.printing.service import print_label, print_paper, printed_count, queue_again, recent_jobs, void_papers
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
