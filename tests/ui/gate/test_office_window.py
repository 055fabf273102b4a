"""The window of `--station office`: its tabs, and that it tells of a waiting pass while another page is in front."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.work import Workplace
from app.desk import Desk
from app.printing.making import Forms
from app.scanning.lane import ScanLane
from app.settings import local
from tests.helpers.gate import Yard
from tests.helpers.settled import settled
from tests.ui.gate.test_sign_page import tools
from ui.main import dress
from ui.window import DeskWindow

PICTURES = os.environ.get("JIAOFU_PICTURES", "")


@pytest.fixture
def window(file_place: Workplace, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[DeskWindow]:
    settings = local.load(["--station", "office", "--config", str(tmp_path / "desk.toml")])
    dress(qapp, settings)
    made = DeskWindow(Desk(file_place, Forms({}, {}), ScanLane(file_place)), settings)
    made.resize(1366, 768)
    made.show()
    yield made
    settled(qtbot, made.context)
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_waiting_pass_is_told_of_while_another_page_is_in_front(window: DeskWindow, yard: Yard, qtbot: QtBot) -> None:
    window.context.set_actor(yard.finance)
    settled(qtbot, window.context)
    assert window.current_key == "today" and window.windowTitle() == "交付台"
    _, number = tools(yard, 2)
    settled(qtbot, window.context)
    assert window.rail._buttons["sign"].badge == 2 and "2 张待签" in window.windowTitle()
    window.show_page("sign")
    settled(qtbot, window.context)
    for size in (QSize(1366, 768), QSize(1920, 1080)):
        if PICTURES:
            window.resize(size)
            qtbot.wait(30)
            window.grab().save(str(Path(PICTURES) / f"office-{size.width()}.png"))
    window.show_page("today")
    window.open_document("gate", number)  # an office has no gate: a pass that was scanned opens where it is signed
    settled(qtbot, window.context)
    panel = window.page("sign").panel  # type: ignore[attr-defined]
    assert window.current_key == "sign" and number in panel.form.what.text()
    window.context.set_actor(yard.guard)
    settled(qtbot, window.context)
    assert window.rail._buttons["sign"].isHidden() and window.windowTitle() == "交付台"
