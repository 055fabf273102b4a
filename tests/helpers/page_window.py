"""A desk on a file with a vehicle at the gate, and a page of it in front: fixtures for the conftest of a tab."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.clock import SetClock
from app.core.events import EventBus
from app.core.work import Workplace
from app.desk import Desk
from app.printing.making import Forms
from app.scanning.lane import ScanLane
from db.engine import open_engine
from tests.conftest import People
from tests.helpers.gate import Yard
from tests.helpers.settled import PATIENCE_MS, settled
from ui.context import DeskContext
from ui.page import DeskPage
from ui.theme import fonts, style, tokens


@pytest.fixture
def file_place(sqlite_file_url: str, clock: SetClock) -> Iterator[Workplace]:
    engine = open_engine(sqlite_file_url)
    yield Workplace(engine, "门卫一", clock, EventBus())
    engine.dispose()


@pytest.fixture
def yard(file_place: Workplace) -> Yard:
    return Yard(file_place, People(file_place), container="TGHU1234567", seal="JF0047719")


@pytest.fixture
def context(file_place: Workplace, qapp: QApplication, qtbot: QtBot) -> Iterator[DeskContext]:
    fonts.register()
    style.apply(qapp, tokens.LIGHT)
    made = DeskContext(Desk(file_place, Forms({}, {}), ScanLane(file_place)))
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def shown(context: DeskContext, qtbot: QtBot) -> Iterator[Callable[[DeskPage], None]]:
    """`shown(page)` puts a page in front; it goes when nothing that it asked for is on its way any more."""
    pages: list[DeskPage] = []

    def show(page: DeskPage) -> None:
        pages.append(page)
        page.resize(1366, 768)
        with qtbot.waitExposed(page, timeout=PATIENCE_MS):
            page.show()
        page.activated()
        settled(qtbot, context)

    yield show
    for page in pages:
        page.close()
        context.changed.disconnect(page._on_changes)
    qtbot.wait(1)
    settled(qtbot, context)
    for page in pages:
        page.deleteLater()
