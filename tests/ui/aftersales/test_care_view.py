"""回访 by keys alone: a scanned survey is scored by digits, a visit is planned and told, a training planned and held, the month seen."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from pytestqt.qtbot import QtBot

from app.aftersales import queries, survey_queries, survey_service
from app.aftersales.survey_views import Scores, SurveyAnswer, SurveyState
from app.core.clock import SetClock
from app.core.work import Workplace
from app.desk import connect_care
from db.engine import open_engine
from db.states import Role
from tests.conftest import People
from tests.helpers import catalog
from tests.helpers.office import Office
from ui.aftersales.care_view import CareView
from ui.aftersales.page import AfterSalesPage

PICTURES = os.environ.get("JIAOFU_PICTURES")
SIZES = (QSize(1218, 648), QSize(1772, 960))


@pytest.fixture
def place(sqlite_file_url: str, clock: SetClock) -> Iterator[Workplace]:
    opened = Workplace(open_engine(sqlite_file_url), "售后", clock)
    connect_care(opened.bus)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def people(place: Workplace) -> People:
    return People(place)


@pytest.fixture
def office(qtbot: QtBot, place: Workplace, people: People, clock: SetClock) -> Iterator[Office]:
    first = catalog.customer(place)
    second = catalog.customer(place, name="海州阀门制造有限公司")
    who = people(Role.AFTER_SALES, Role.SALES, Role.TECHNICAL_SERVICE)
    for n in range(4):
        with place.work(who) as work:
            number = survey_service.issue(work, (first, second)[n % 2].customer_id).number
            survey_service.answer(work, number, SurveyAnswer(Scores(5, 4, 5, 4, 4, 4 + n % 2), "设备科甲"))
        clock.forward(days=31)
    with place.work(who) as work:
        survey_service.issue(work, first.customer_id)
    clock.forward(days=20)
    with place.work(who) as work:
        survey_service.issue(work, second.customer_id)
    made = Office(place, AfterSalesPage, who, SIZES[0])
    made.page.open_document("care")
    made.settle()
    yield made
    made.close()


def shot(office: Office, name: str) -> None:
    if PICTURES:
        for size in SIZES:
            office.window.resize(size)
            office.settle()
            office.shot(Path(PICTURES) / f"care-{name}-{size.width()}.png")
        office.window.resize(SIZES[0])
        office.settle()


def view(office: Office) -> CareView:
    front = office.page.front  # type: ignore[attr-defined]
    assert isinstance(front, CareView)
    return front


@pytest.mark.clause("J-12")
def test_a_scanned_survey_is_scored_by_digits(office: Office, place: Workplace) -> None:
    assert office.rows("list.surveys")[0][0] == "逾期"
    shot(office, "surveys")
    office.page.open_document("DC27000004")
    office.settle()
    for key in (Qt.Key.Key_5, Qt.Key.Key_4, Qt.Key.Key_5, Qt.Key.Key_1, Qt.Key.Key_Backspace, Qt.Key.Key_2, Qt.Key.Key_0, Qt.Key.Key_3):
        office.key(key)
    office.fill("field.suggestions", "上门慢 <b>两</b> 天")
    shot(office, "scored")
    office.find(type(view(office).parts["surveys"].pad), "pad.scores").setFocus()  # type: ignore[attr-defined]
    office.key(Qt.Key.Key_Return)
    with place.read() as session:
        found = survey_queries.survey(session, "DC27000004")
        assert found is not None and found.state is SurveyState.ANSWERED and found.scores == Scores(5, 4, 5, 2, None, 3)
        case = queries.case(session, found.opened_case_no)
    assert case is not None and "服务 2 分" in case.description
    shot(office, "low")
    office.page.open_document("DC27000003")
    office.settle()
    office.press("do.answer_survey")
    assert "总体满意度" in view(office).front.error.words
    office.press("do.new_survey")
    office.fill("field.survey_customer", "公司")
    office.press("do.issue_survey")
    assert "不止一家" in view(office).front.error.words
    office.fill("field.survey_customer", "hzfm")
    office.press("do.issue_survey")
    assert office.rows("list.surveys")[1][2] == "海州阀门制造有限公司"
