"""Label printers are entered, asked and removed in 设置, by keyboard."""

from __future__ import annotations

import os
from pathlib import Path

import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.devices.simulate import ZPL_READY, LabelPrinterServer
from app.printing.preview import preview
from app.printing.printers import hand_over, printers
from app.printing.service import recent_jobs
from app.slips.render import page_images
from tests.helpers.side_window import Office
from ui.settings.page import SettingsPage
from ui.settings.printers_view import PrintersView

PICTURES = os.environ.get("JIAOFU_PICTURES")


def test_a_printer_is_entered_asked_and_removed(office: Office) -> None:
    page = SettingsPage(office.context)
    office.show(page)
    page.show_view("printers")
    office.settle()
    view = page.shown_view()
    assert isinstance(view, PrintersView) and view.table.rows.total() == 0
    QTest.keyClick(view, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    office.type(view, "field.key", "b2")
    office.type(view, "field.name", "二号标签机")
    office.type(view, "field.address", "10.0.0.7")
    office.click(view, "do.save_printer")
    assert "打印机地址" in view.error.words and view.table.rows.total() == 0
    with LabelPrinterServer() as server:
        office.type(view, "field.address", server.address("zpl"))
        office.click(view, "do.save_printer")
        assert view.said.text() == "已保存 二号标签机。" and view.table.rows.total() == 1
        office.click(view, "do.ask_printer")
        assert view.said.text() == "答了：打印机就绪。"
        server.zpl_status = [ZPL_READY.replace(b"030,0", b"030,1", 1)]
        office.click(view, "do.ask_printer")
        assert view.error.words == "缺纸"
    with office.desk.work(office.administrator) as work:
        hand_over(work, "B2")
    office.settle()
    assert str(view.table.rows.cell(0, 4)) == office.desk.station
    if PICTURES:
        page.window().grab().save(str(Path(PICTURES) / "settings-printers.png"))
    with office.desk.read() as session:
        made = preview(session, office.desk.place, office.desk.forms, office.administrator, "badges", "PRINTERS")
    codes = sorted(code.text for image in page_images(made.pdf, 200) for code in zxingcpp.read_barcodes(image))
    assert codes == ["JF$PRN:B2", "JF$PRN:OWN"]
    office.click(view, "do.print_printers")
    with office.desk.read() as session:
        assert [(job.paper, job.document) for job in recent_jobs(session)] == [("badges", "PRINTERS")]
    office.click(view, "do.remove_printer")
    assert "改用本机的标签机" in view.said.text() and view.table.rows.total() == 0
    with office.desk.read() as session:
        assert printers(session) == ()
