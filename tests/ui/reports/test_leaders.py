"""The first page of leaders: charts by week and by age, every point lists its records."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.core.clock import SetClock
from app.core.work import Workplace
from app.reports.leaders import Line, overview
from db.engine import open_engine
from db.states import Role
from tests.conftest import People
from tests.helpers import catalog, month
from tests.helpers.office import Office
from ui.today.page import TodayPage

PICTURES = os.environ.get("JIAOFU_PICTURES")


@pytest.fixture
def place(sqlite_file_url: str, clock: SetClock) -> Iterator[Workplace]:
    opened = Workplace(open_engine(sqlite_file_url), "测试台", clock)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def people(place: Workplace) -> People:
    return People(place)


@pytest.fixture
def office(qtbot: QtBot, place: Workplace, people: People, clock: SetClock) -> Iterator[Office]:
    month.two_months(place, people(Role.AFTER_SALES), clock, (catalog.product(place),))
    made = Office(place, TodayPage, people(Role.LEADERSHIP))
    yield made
    made.close()


@pytest.mark.clause("K-07")
def test_leaders_begin_with_their_charts_and_each_point_lists_its_records(office: Office, people: People, place: Workplace) -> None:
    board = office.page.leaders
    assert office.page.view == "leaders" and board is not None
    with place.read() as session:
        weeks = overview(session, office.context.desk.clock.now()).lines[Line.RESPONSE]
    missed = [n for n, week in enumerate(weeks) if week.missed]
    assert [record.number for n in missed for record in weeks[n].missed] == ["SH-2026-0002", "SH-2026-0005"]
    plot = board.plots[Line.RESPONSE]
    assert [n for n, point in enumerate(plot.points) if point.off] == missed
    plot.setFocus()
    for _ in range(len(weeks) - missed[-1]):
        office.key(Qt.Key.Key_Left)
    office.key(Qt.Key.Key_Return)
    assert board.records.list.rows._keys == ["SH-2026-0005"]
    opened: list[tuple[str, str]] = []
    office.context.go_to.connect(lambda page, number: opened.append((page, number)))
    board.records.list.setFocus()
    board.records.list.selectRow(0)
    office.key(Qt.Key.Key_Return)
    assert opened == [("aftersales", "SH-2026-0005")]
    if PICTURES:
        office.shot(Path(PICTURES) / "leaders.png")
    office.sign_in(people(Role.AFTER_SALES))
    assert office.page.view == "mine" and "leaders" not in dict(office.page.views)
