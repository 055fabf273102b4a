"""The row that goes on in a second line: its height is right after whatever changes it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.flow import FlowLayout

ROOM = 250


@pytest.fixture(params=["alone", "inside another"])
def row(request: pytest.FixtureRequest, qtbot: QtBot) -> tuple[QWidget, FlowLayout, list[QWidget]]:
    """Three parts of 100 × 20: two find room in a line."""
    host = QWidget()
    qtbot.addWidget(host)
    flow = FlowLayout(10)
    if request.param == "alone":
        host.setLayout(flow)
    else:
        box = QVBoxLayout(host)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(flow)
    parts = [QWidget() for _ in range(3)]
    for part in parts:
        part.setFixedSize(100, 20)
        flow.addWidget(part)
    host.resize(ROOM, 300)
    host.show()
    QApplication.processEvents()
    assert flow.heightForWidth(ROOM) == 50
    return host, flow, parts


def test_a_part_that_is_hidden_takes_no_room_and_one_shown_again_does(row: tuple[QWidget, FlowLayout, list[QWidget]]) -> None:
    _, flow, parts = row
    parts[1].hide()
    QApplication.processEvents()
    assert flow.heightForWidth(ROOM) == 20 and parts[2].x() == 110 and parts[2].y() == parts[0].y()
    parts[1].show()
    QApplication.processEvents()
    assert flow.heightForWidth(ROOM) == 50 and (parts[2].x(), parts[2].y() - parts[0].y()) == (0, 30)


def test_a_part_of_another_size_is_counted_with_it(row: tuple[QWidget, FlowLayout, list[QWidget]]) -> None:
    _, flow, parts = row
    parts[0].setFixedSize(160, 40)
    QApplication.processEvents()
    assert flow.heightForWidth(ROOM) == 70 and parts[1].y() - parts[0].y() == 50
    assert flow.heightForWidth(100) == 100 and flow.heightForWidth(400) == 40, "each width has its own height"


def test_a_part_that_comes_or_goes_is_counted_at_once(row: tuple[QWidget, FlowLayout, list[QWidget]]) -> None:
    _, flow, parts = row
    taken = flow.takeAt(2)
    assert taken is not None and taken.widget() is parts[2] and flow.heightForWidth(ROOM) == 20
    flow.addWidget(parts[2])
    assert flow.heightForWidth(ROOM) == 50
