"""交付回单: a pile sorts itself, Enter takes a slip as sent and goes on; differences, pages without a code, the way after the signature."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDateTime, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDateTimeEdit, QLineEdit, QPlainTextEdit, QSpinBox
from pytestqt.qtbot import QtBot

from app.core.clock import SetClock, site_time
from app.delivery import papers, problems
from app.delivery import queries as delivery
from app.delivery.events import CustomerProblem
from app.delivery.views import DeliveryState, DeliveryView
from app.devices.scanner import ScanStamper
from app.slips import delivery_record
from app.slips.render import page_images
from tests.app.gate.test_papers import MAKING
from tests.app.slips import samples
from tests.helpers.gate import Yard
from tests.helpers.settled import PATIENCE_MS, eventually, settled
from ui.context import DeskContext
from ui.delivery.page import DeliveryPage
from ui.page import DeskPage

NUMBER = "JF26000001"


@pytest.fixture
def page(context: DeskContext, yard: Yard, clock: SetClock, shown: Callable[[DeskPage], None]) -> DeliveryPage:
    yard.out()
    clock.forward(hours=4)
    context.set_actor(yard.sales)
    made = DeliveryPage(context)
    shown(made)
    return made


def field(page: DeliveryPage, name: str) -> QLineEdit:
    found = page.slips.findChild(QLineEdit, f"field.{name}")
    assert found is not None, name
    return found


def press(page: DeliveryPage, context: DeskContext, name: str, qtbot: QtBot) -> None:
    button = page.slips.findChild(QAbstractButton, f"do.{name}")
    assert button is not None and button.isVisible(), name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settled(qtbot, context)


def scan(page: DeliveryPage, context: DeskContext, yard: Yard, code: str, qtbot: QtBot) -> None:
    frame = ScanStamper(context.desk.clock).stamp("tty", code.encode())
    bench = page.bench()
    assert bench is not None
    page.show_result(context.desk.lane.take(frame, bench, yard.sales))
    settled(qtbot, context)


def pile(page: DeliveryPage, context: DeskContext, qtbot: QtBot, *paths: Path) -> None:
    with qtbot.waitSignal(page.slips.pile.finished, timeout=PATIENCE_MS):
        page.slips.take_pile(list(paths))
    settled(qtbot, context)


def record(yard: Yard) -> DeliveryView:
    with yard.place.read() as session:
        found = delivery.record(session, NUMBER)
    assert found is not None
    return found


def photo(yard: Yard, path: Path, turned: int = 0) -> Path:
    with yard.place.read() as session:
        image = page_images(papers.delivery_record(session, NUMBER, MAKING), 130)[2]
    image.rotate(turned, expand=True, fillcolor=255).save(path, "JPEG", quality=70)
    return path


def picture(page: DeliveryPage, name: str) -> None:
    """Keeps a grab of the page where somebody wants to look at it."""
    folder = os.environ.get("JIAOFU_PICTURES")
    if folder:
        page.resize(1218, 688)
        QApplication.processEvents()
        page.grab().save(str(Path(folder) / f"{name}.png"))


@pytest.mark.clause("I-05", "I-02")
def test_a_photo_finds_its_record_and_enter_takes_it_as_sent(
    page: DeliveryPage, context: DeskContext, yard: Yard, qtbot: QtBot, tmp_path: Path
) -> None:
    picture(page, "slips-empty")
    pile(page, context, qtbot, photo(yard, tmp_path / "IMG_0001.jpg", 180))
    assert "归位 1 页" in page.slips.list.said.text()
    scan(page, context, yard, NUMBER, qtbot)
    eventually(lambda: page.slips.picture.ready)
    picture(page, "slips-form")
    focused = page.slips.panel.slip.form.editor("signed_at")
    assert field(page, "signer").text() == "收货员甲"
    QTest.keyClick(focused, Qt.Key.Key_Return)
    settled(qtbot, context)
    assert page.slips.error.words == ""
    signed = record(yard)
    assert signed.state is DeliveryState.SIGNED and signed.discrepancies == () and signed.signer == "收货员甲"
    assert "本次 1 份" in page.slips.list.said.text()
    picture(page, "slips-after")


@pytest.mark.clause("I-05")
def test_what_is_keyed_before_its_scan_waits_for_it(
    page: DeliveryPage, context: DeskContext, yard: Yard, qtbot: QtBot, tmp_path: Path
) -> None:
    scan(page, context, yard, NUMBER, qtbot)
    received, damaged = (page.slips.findChild(QSpinBox, f"field.{name}.1") for name in ("received", "damaged"))
    assert received is not None and damaged is not None and received.value() == 2
    received.setValue(1)
    damaged.setValue(1)
    QTest.keyClicks(field(page, "line_remark.1"), "box torn")
    looks = page.slips.findChild(QComboBox, "field.packaging")
    assert looks is not None
    looks.setCurrentIndex(looks.findData(False))
    picture(page, "slips-differs")
    assert page.slips.panel.register_button.words.startswith("按所填")
    press(page, context, "register_slip", qtbot)
    assert record(yard).state is DeliveryState.OPEN and "扫描件到了自动登记" in page.slips.list.said.text()
    pile(page, context, qtbot, photo(yard, tmp_path / "IMG.jpg"))
    signed = record(yard)
    assert signed.state is DeliveryState.SIGNED and signed.open_discrepancies == 2 and signed.lines[0].remark == "box torn"


@pytest.mark.clause("I-05")
def test_wrong_times_and_too_many_pieces_keep_what_was_typed(page: DeliveryPage, context: DeskContext, yard: Yard, qtbot: QtBot) -> None:
    scan(page, context, yard, NUMBER, qtbot)
    field(page, "signer").setText(" ")
    press(page, context, "register_slip", qtbot)
    assert page.slips.error.words.startswith("I-05")
    field(page, "signer").setText("门房")
    received = page.slips.findChild(QSpinBox, "field.received.1")
    assert received is not None
    received.setValue(20)
    press(page, context, "register_slip", qtbot)
    assert "多于发出 2" in page.slips.error.words
    received.setValue(2)
    signed = page.slips.findChild(QDateTimeEdit, "field.signed_at")
    assert signed is not None
    early = site_time(context.desk.clock.now() - timedelta(days=3))
    signed.setDateTime(QDateTime.fromString(f"{early:%Y-%m-%dT%H:%M}:00", Qt.DateFormat.ISODate))
    press(page, context, "register_slip", qtbot)
    assert "早于出厂" in page.slips.error.words
    picture(page, "slips-refused")
    assert (field(page, "signer").text(), received.value()) == ("门房", 2)


def test_a_page_without_code_is_assigned_by_a_scan(
    page: DeliveryPage, context: DeskContext, yard: Yard, qtbot: QtBot, tmp_path: Path
) -> None:
    strange = tmp_path / "别家.pdf"
    strange.write_bytes(delivery_record.render(samples.delivery(number="JF26009999"))[:])
    broken = tmp_path / "坏.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing")
    pile(page, context, qtbot, strange, broken)
    assert "打不开" in page.slips.error.words
    page.open_document("slips/pages")
    settled(qtbot, context)
    assert page.slips.panel.shows(page.slips.panel.page)
    eventually(lambda: page.slips.picture.ready)
    picture(page, "slips-pages")
    scan(page, context, yard, NUMBER, qtbot)
    assert [one.name for one in record(yard).attachments] == ["别家-1.pdf"]
    field(page, "page_why").setText("存根")
    press(page, context, "drop_page", qtbot)
    QTest.keyClick(page.slips, Qt.Key.Key_Escape)


@pytest.mark.clause("I-08", "I-09", "I-20")
def test_acceptance_call_and_close_follow(page: DeliveryPage, context: DeskContext, yard: Yard, qtbot: QtBot, tmp_path: Path) -> None:
    page.open_document(yard.dispatch_no)
    settled(qtbot, context)
    page.slips.take_file(photo(yard, tmp_path / "签收.jpg"))
    press(page, context, "register_slip", qtbot)
    press(page, context, "close_delivery", qtbot)
    assert page.slips.error.words.startswith("I-09")
    press(page, context, "accept_delivery", qtbot)
    field(page, "opinion").setText("好")
    field(page, "next_step").setText("下月回访")
    press(page, context, "follow_up", qtbot)
    press(page, context, "close_delivery", qtbot)
    closed = record(yard)
    assert closed.state is DeliveryState.CLOSED and closed.follow_ups[0].next_step == "下月回访"


@pytest.mark.clause("I-04")
def test_the_delivery_man_calls(page: DeliveryPage, context: DeskContext, yard: Yard, qtbot: QtBot) -> None:
    heard: list[CustomerProblem] = []
    context.desk.place.bus.on(CustomerProblem, lambda work, event: heard.append(event))
    scan(page, context, yard, NUMBER, qtbot)
    press(page, context, "begin_problem", qtbot)
    assert field(page, "problem_reporter").text() == "司机甲"
    press(page, context, "report_problem", qtbot)
    assert "请填写" in page.slips.error.words
    words = page.slips.findChild(QPlainTextEdit, "field.problem_words")
    assert words is not None
    words.setPlainText("九箱，少一箱")
    picture(page, "slips-problem")
    press(page, context, "report_problem", qtbot)
    with yard.place.read() as session:
        assert [one.words for one in problems.of_record(session, NUMBER)] == ["九箱，少一箱"]
    assert len(heard) == 1 and page.slips.panel.shows(page.slips.panel.slip)


def test_the_register_is_shown_by_its_key(page: DeliveryPage, context: DeskContext, qtbot: QtBot) -> None:
    asked: list[tuple[str, str]] = []
    context.preview_wanted.connect(lambda name, document: asked.append((name, document)))
    QTest.mouseClick(page.slips.list.register_button, Qt.MouseButton.LeftButton)
    picture(page, "slips-register")
    press(page, context, "preview_register", qtbot)
    assert asked == [("receiving_register", "20261101-20261123")]
    kind = page.slips.findChild(QComboBox, "field.register_kind")
    assert kind is not None
    kind.setCurrentIndex(1)
    press(page, context, "preview_register", qtbot)
    assert asked[1:] == [("outbound_register", "20261101-20261123")]
    press(page, context, "print_register", qtbot)
    assert page.slips.list.said.text().startswith("登记簿已排队")


@pytest.mark.clause("I-05")
def test_what_one_person_keyed_is_not_registered_by_the_next(page: DeliveryPage, context: DeskContext, yard: Yard, qtbot: QtBot) -> None:
    scan(page, context, yard, NUMBER, qtbot)
    field(page, "slip_remark").setText("少一只附件箱")
    button = page.slips.panel.register_button
    assert button.isEnabled()
    context.set_actor(yard.guard)
    eventually(lambda: field(page, "slip_remark").text() == "")
    eventually(lambda: not button.isEnabled())
    context.set_actor(yard.sales)
    eventually(button.isEnabled)
