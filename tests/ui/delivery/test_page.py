"""交付: a signed slip is registered, a dispatch order opens its record."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from app.core.clock import SetClock
from app.delivery import queries as delivery
from app.delivery.views import DeliveryState
from tests.helpers.gate import Yard
from ui.context import DeskContext
from ui.delivery.page import DeliveryPage
from ui.page import DeskPage


@pytest.fixture
def page(context: DeskContext, yard: Yard, clock: SetClock, shown: Callable[[DeskPage], None]) -> DeliveryPage:
    yard.out()
    clock.forward(hours=4)
    context.set_actor(yard.sales)
    made = DeliveryPage(context)
    shown(made)
    return made


def field(page: DeliveryPage, name: str) -> QLineEdit:
    found = page.findChild(QLineEdit, f"field.{name}")
    assert found is not None, name
    return found


def press(page: DeliveryPage, context: DeskContext, name: str, qtbot: QtBot) -> None:
    button = page.findChild(QAbstractButton, f"do.{name}")
    assert button is not None, name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not context.jobs.busy)


def test_the_slip_comes_back(page: DeliveryPage, context: DeskContext, yard: Yard, qtbot: QtBot, tmp_path: Path) -> None:
    page.open_document("JF26000001")
    qtbot.waitUntil(lambda: not context.jobs.busy)
    press(page, context, "register_slip", qtbot)
    assert page.slips.error.words.startswith("I-05")
    field(page, "signer").setText("收货员甲")
    scan = tmp_path / "签收.png"
    scan.write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 20)
    page.slips.take_file(scan)
    press(page, context, "register_slip", qtbot)
    assert page.slips.error.words.startswith("I-02")
    for name in ("appearance", "packaging"):
        box = page.findChild(QComboBox, f"field.{name}")
        assert box is not None
        box.setCurrentIndex(1)
    received = page.findChild(QSpinBox, "field.received.1")
    assert received is not None and received.value() == 2
    received.setValue(1)
    press(page, context, "register_slip", qtbot)
    with yard.place.read() as session:
        found = delivery.record(session, "JF26000001")
    assert found is not None and found.state is DeliveryState.SIGNED and found.open_discrepancies == 1
    assert [a.name for a in found.attachments] == ["签收.png"]


def test_a_dispatch_order_opens_its_record(page: DeliveryPage, context: DeskContext, qtbot: QtBot) -> None:
    page.open_document("FH26000001")
    qtbot.waitUntil(lambda: page.slips.table.current_key() == "JF26000001")
    assert page.view == "slips"
