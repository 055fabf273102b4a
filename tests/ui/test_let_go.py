"""A window that was closed leaves no widget, no page and no listener behind, whatever its pages connected."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path
from weakref import ref

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.clock import SetClock
from app.core.work import Workplace
from app.desk import Desk
from app.printing.making import Forms
from app.scanning.lane import ScanLane
from app.settings import local
from db.engine import open_engine
from db.states import Role
from tests.conftest import People
from tests.helpers.office import Office
from tests.helpers.settled import come_to_rest
from ui.dispatch.page import DispatchPage
from ui.main import dress
from ui.window import DeskWindow


@pytest.fixture
def place(sqlite_file_url: str, clock: SetClock) -> Iterator[Workplace]:
    opened = Workplace(open_engine(sqlite_file_url), "发货台", clock)
    yield opened
    opened.engine.dispose()


def _living() -> int:
    gc.collect()
    return len(QApplication.allWidgets())


def test_a_closed_window_leaves_nothing_behind(qapp: QApplication, place: Workplace, tmp_path: Path) -> None:
    before = _living()
    settings = local.load(["--config", str(tmp_path / "none.toml"), "--papers", str(tmp_path / "papers")])
    dress(qapp, settings)
    desk = Desk(place, Forms({}, {}), ScanLane(place))
    window = DeskWindow(desk, settings)
    window.start()
    window.show()
    come_to_rest(window.context)
    assert _living() > before + 1000
    gone = [ref(window), ref(window.context), *map(ref, window.pages.all())]
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    desk.close()
    del window
    assert _living() <= before
    assert [one() for one in gone if one() is not None] == []
    assert not [hook for hook in place.on_commit if getattr(hook, "__name__", "") == "emit"]


def test_a_page_in_a_window_of_its_own_goes_with_it(qtbot: QtBot, place: Workplace) -> None:
    people = People(place)
    who = people(Role.TEAM_LEADER)
    before = _living()
    desk = Office(place, DispatchPage, who)
    page = ref(desk.page)
    desk.close()
    people(Role.SALES)  # what is committed later finds nobody who listens
    del desk
    assert _living() <= before
    assert page() is None
