"""在途: the way of goods as a picture, news by keys, silence in words, the waybill; a scan chooses its way."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.core.clock import SetClock
from app.delivery import transit
from app.delivery.transit import TransitKind, TransitView
from app.devices.scanner import ScanStamper
from tests.helpers.gate import Yard
from tests.helpers.settled import eventually, settled
from ui.context import DeskContext
from ui.delivery.page import DeliveryPage
from ui.page import DeskPage


@pytest.fixture
def page(context: DeskContext, yard: Yard, clock: SetClock, shown: Callable[[DeskPage], None]) -> DeliveryPage:
    yard.out()
    clock.forward(hours=26)
    context.set_actor(yard.head)
    made = DeliveryPage(context)
    shown(made)
    made.open_document("transit")
    return made


def way(yard: Yard) -> TransitView:
    with yard.place.read() as session:
        (found,) = transit.under_way(session, yard.place.clock.now())
    return found


def picture(page: DeliveryPage, name: str) -> None:
    folder = os.environ.get("JIAOFU_PICTURES")
    if folder:
        page.resize(1218, 688)
        QApplication.processEvents()
        page.grab().save(str(Path(folder) / f"{name}.png"))


@pytest.mark.clause("I-13")
def test_silence_is_said_and_news_end_it(page: DeliveryPage, context: DeskContext, yard: Yard, clock: SetClock, qtbot: QtBot) -> None:
    def press(name: str) -> None:
        button = page.transit.findChild(QAbstractButton, f"do.{name}")
        assert button is not None and button.isVisible(), name
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        settled(qtbot, context)

    screen = page.transit
    settled(qtbot, context)
    assert screen.table.rows.total() == 1
    assert str(screen.table.rows.cell(0, 0)) == "26 小时无消息" and "0 条消息" in str(screen.table.rows.cell(0, 3))
    picture(page, "transit-silent")
    frame = ScanStamper(clock).stamp("tty", yard.dispatch_no.encode())
    bench = page.bench()
    assert bench is not None
    page.show_result(context.desk.lane.take(frame, bench, yard.head))
    settled(qtbot, context)
    QTest.keyClick(screen.table, Qt.Key.Key_Return)
    press("note_transit")
    assert "途经哪里" in screen.panel.error.words
    kind = page.transit.findChild(QComboBox, "field.transit_kind")
    words, place = page.transit.findChild(QPlainTextEdit, "field.transit_words"), page.transit.findChild(QLineEdit, "field.transit_place")
    assert kind is not None and words is not None and place is not None
    kind.setCurrentIndex(kind.findData(TransitKind.TROUBLE))
    place.setText("示范服务区")
    words.setPlainText("爆胎，等救援")
    press("note_transit")
    assert [(one.kind, one.source) for one in way(yard).news] == [(TransitKind.TROUBLE, "司机甲")]
    assert str(screen.table.rows.cell(0, 0)) == "途中异常" and screen.panel.log.rows.total() == 1
    bill = page.transit.findChild(QLineEdit, "field.transit_waybill")
    assert bill is not None
    QTest.keyClicks(bill, "YD-778")
    QTest.keyClick(bill, Qt.Key.Key_Return)
    settled(qtbot, context)
    assert way(yard).waybill == "YD-778"
    clock.forward(hours=3)
    page.reload()
    settled(qtbot, context)
    picture(page, "transit-trouble")
    press("note_arrival")
    assert way(yard).arrived_at == clock.now()
    eventually(lambda: str(screen.table.rows.cell(0, 0)) == "已到，待回单")
    picture(page, "transit-arrived")
