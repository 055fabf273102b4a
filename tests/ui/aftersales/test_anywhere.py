"""F2 in the real window: from another tab a call is taken down, half a call is kept, on the tab itself the next one begins."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.work import Workplace
from app.desk import Desk
from app.printing.making import Forms
from app.scanning.lane import ScanLane
from app.settings import local
from db.states import Role
from tests.conftest import People
from tests.helpers.settled import settled
from ui.aftersales.page import AfterSalesPage
from ui.main import dress
from ui.window import DeskWindow


@pytest.fixture
def window(file_place: Workplace, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[DeskWindow]:
    settings = local.load(["--station", "all", "--config", str(tmp_path / "desk.toml")])
    dress(qapp, settings)
    made = DeskWindow(Desk(file_place, Forms({}, {}), ScanLane(file_place)), settings)
    made.resize(1366, 768)
    made.show()
    yield made
    settled(qtbot, made.context)
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.clause("J-01")
def test_f2_takes_a_call_from_anywhere(window: DeskWindow, file_place: Workplace, qtbot: QtBot) -> None:
    window.context.set_actor(People(file_place)(Role.AFTER_SALES))
    window.activateWindow()
    window.show_page("today")
    QTest.keyClick(window, Qt.Key.Key_F2)
    page = window.page("aftersales")
    assert isinstance(page, AfterSalesPage) and window.current_key == "aftersales" and page.view == "cases"
    assert page.call.search.hasFocus() or window.focusWidget() is page.call.search
    page.call.form.phone.setText("13900001111")
    page.call.words.setPlainText("不合闸")
    window.show_page("today")
    QTest.keyClick(window, Qt.Key.Key_F2)
    assert page.call.words.toPlainText() == "不合闸" and page.call.form.phone.text() == "13900001111"
    QTest.keyClick(window, Qt.Key.Key_F2)
    settled(qtbot, window.context)
    assert page.case.case is not None and page.case.case.phone == "13900001111"
    assert page.call.words.toPlainText() == ""
    page.show_view("ledger")
    QTest.keyClick(window, Qt.Key.Key_F2)
    assert page.view == "cases"
