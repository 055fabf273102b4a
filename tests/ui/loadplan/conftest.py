"""A desk on a file with a trip of boxes, and the load view of 发货 on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.core.clock import SetClock
from app.core.events import EventBus
from app.core.work import Workplace
from app.desk import Desk
from app.printing.making import Forms
from app.scanning.lane import ScanLane
from db.engine import open_engine
from tests.conftest import People
from tests.helpers.load_plan import Loads
from tests.helpers.settled import PATIENCE_MS, come_to_rest
from ui.context import DeskContext
from ui.theme import fonts, measure, style, tokens


@pytest.fixture
def file_place(sqlite_file_url: str, clock: SetClock) -> Iterator[Workplace]:
    engine = open_engine(sqlite_file_url)
    yield Workplace(engine, "发货台", clock, EventBus())
    engine.dispose()


@pytest.fixture
def loads(file_place: Workplace, clock: SetClock) -> Loads:
    return Loads(file_place, People(file_place), clock)


@pytest.fixture
def context(file_place: Workplace, qapp: QApplication, qtbot: QtBot) -> Iterator[DeskContext]:
    fonts.register()
    style.apply(qapp, tokens.LIGHT)
    measure.configure(24.0, QSize(1366, 768))
    made = DeskContext(Desk(file_place, Forms({}, {}), ScanLane(file_place)))
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def settled(context: DeskContext) -> Callable[[], None]:
    """Waits until nothing that was asked for is on its way."""

    def settle() -> None:
        come_to_rest(context)

    return settle


@pytest.fixture
def show(qtbot: QtBot, settled: Callable[[], None]) -> Callable[[QWidget], None]:
    """Shows a widget in the size of the page on the smallest screen."""

    def shown(widget: QWidget) -> None:
        qtbot.addWidget(widget)
        widget.resize(1218, 688)
        with qtbot.waitExposed(widget, timeout=PATIENCE_MS):
            widget.show()
        widget.activateWindow()
        settled()

    return shown
