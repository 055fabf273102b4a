from __future__ import annotations

from pathlib import Path

import pytest
import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from app.printing.service import print_paper, recent_jobs, void_papers
from app.slips.render import page_images
from db.states import PrintOutcome
from tests.helpers.side_window import Office
from tests.ui.preview.test_output import paper, printer_to
from ui.preview.page import PreviewPage
from ui.settings.page import SettingsPage
from ui.theme import measure
from ui.theme.tokens import LIGHT


def opened(office: Office, document: str = "ALL") -> PreviewPage:
    page = PreviewPage(office.context)
    office.show(SettingsPage(office.context), page)
    office.context.preview_wanted.emit("badges", document)
    office.settle()
    return page


def test_a_page_asks_and_the_paper_comes_to_the_front_at_true_scale(office: Office) -> None:
    page = opened(office)
    assert page.isVisible() and page.subtitle == "工牌与命令码 全部人员"
    true = 1 / measure.mm_per_logical_pixel(page)
    assert page.sheets.scale == pytest.approx(true)
    assert page.sheets.ruler.length == pytest.approx(100 * true)
    page.show_view("fit")
    assert page.sheets.scale < true
    codes = [c.text for image in page_images(page.pdf, 200) for c in zxingcpp.read_barcodes(image)]
    assert office.administrator.badge in codes
    with office.desk.read() as session:
        assert recent_jobs(session) == []


def test_f10_prints_through_the_stations_own_output(office: Office) -> None:
    page = opened(office)
    office.qtbot.keyClick(page, Qt.Key.Key_F10)
    office.settle()
    with office.desk.read() as session:
        assert [(job.outcome, job.nth) for job in recent_jobs(session)] == [(PrintOutcome.QUEUED, 1)]
    office.click(page, "do.print")
    with office.desk.read() as session:
        assert len(recent_jobs(session)) == 1  # a reprint wants its reason
    office.type(page, "field.reason", "jam")
    office.click(page, "do.print")
    with office.desk.read() as session:
        assert [job.nth for job in recent_jobs(session)] == [2, 1]


def test_a_printer_of_the_system_gets_the_registered_paper(office: Office, tmp_path: Path) -> None:
    page = opened(office, office.administrator.badge)
    file = tmp_path / "printed.pdf"
    page.make_printer = lambda name: printer_to(file)
    page.printer.addItem("激光一号", "laser-1")
    page.printer.setCurrentIndex(page.printer.count() - 1)
    office.click(page, "do.print")
    with office.desk.read() as session:
        assert [(job.outcome, job.detail) for job in recent_jobs(session)] == [(PrintOutcome.SENT, "laser-1")]
    codes = [c.text for image in page_images(file.read_bytes(), 300) for c in zxingcpp.read_barcodes(image)]
    assert office.administrator.badge in codes


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_takes_nothing_leaves_the_job_failed(office: Office, tmp_path: Path) -> None:
    page = opened(office)

    def broken(name: str) -> QPrinter:
        return printer_to(tmp_path / "no such folder" / "printed.pdf")

    page.make_printer = broken
    page.printer.addItem("激光一号", "laser-1")
    page.printer.setCurrentIndex(page.printer.count() - 1)
    office.click(page, "do.print")
    with office.desk.read() as session:
        assert [job.outcome for job in recent_jobs(session)] == [PrintOutcome.FAILED]


def red_pixels(page: PreviewPage) -> int:
    image = page.sheets.grab().toImage()
    wrong = QColor(LIGHT.wrong_text).rgb()
    return sum(image.pixel(x, y) == wrong for x in range(0, image.width(), 2) for y in range(0, image.height(), 2))


def test_void_papers_are_crossed(office: Office) -> None:
    page = opened(office)
    assert red_pixels(page) == 0
    with office.desk.work(office.administrator) as work:
        print_paper(work, "badges", "ALL")
        void_papers(work, "ALL", "改了岗位")
    page.open("badges", "ALL")
    office.settle()
    assert red_pixels(page) > 100
    page.show_paper("badges", "ALL", page.pdf, False)
    QApplication.processEvents()
    assert red_pixels(page) == 0


def test_saving_writes_the_pages_and_records_it(office: Office, tmp_path: Path) -> None:
    page = opened(office)
    asked: list[str] = []

    def answer(name: str) -> str:
        asked.append(name)
        return str(tmp_path / name)

    page.ask_file = answer
    office.click(page, "do.save_pdf")
    assert asked == ["badges-ALL.pdf"] and (tmp_path / "badges-ALL.pdf").read_bytes() == page.pdf
    page.ask_file = lambda name: str(tmp_path / "none" / name)
    office.click(page, "do.save_pdf")
    assert "存不了" in page.error.words


def test_pages_made_elsewhere_are_shown_too(office: Office) -> None:
    page = opened(office)
    pdf = paper([(241, 140), (210, 297)])
    page.show_paper("dispatch_order", "FH26000001", pdf, True)
    office.settle()
    assert page.pdf == pdf and page.subtitle == "发货单 FH26000001"


def test_esc_goes_back_to_the_page_that_asked(office: Office) -> None:
    page = opened(office)
    office.qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not page.isVisible()
