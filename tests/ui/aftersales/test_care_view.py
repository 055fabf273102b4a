"""回访 by keys alone: a scanned survey is scored by digits, a visit is planned and told, a training planned and held, the month seen."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from app.aftersales import care_days, queries, survey_queries, survey_service, visits_queries
from app.aftersales.survey_views import Scores, SurveyAnswer, SurveyState
from app.core.clock import SetClock, site_day
from app.core.work import Workplace
from app.desk import connect_care
from app.devices.scanner import ScanStamper
from db.engine import open_engine
from db.states import Role
from tests.conftest import People
from tests.helpers import catalog
from tests.helpers.office import Office
from ui.aftersales.care_month import StatusBars
from ui.aftersales.care_surveys import SurveyPart
from ui.aftersales.care_view import CareView
from ui.aftersales.page import AfterSalesPage
from ui.scans import NoBench

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
    with place.work(who) as work:
        care_days.note_delivery(work, first.customer_id, site_day(clock.now()) - timedelta(days=300))
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
def test_a_scanned_survey_is_scored_by_digits(office: Office, place: Workplace, clock: SetClock) -> None:
    assert office.rows("list.surveys")[0][0] == "逾期"
    shot(office, "surveys")
    scan = ScanStamper(clock).stamp("tty", b"DC27000004")
    office.page.show_result(office.context.desk.lane.take(scan, office.page.bench() or NoBench("aftersales"), office.context.actor))
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
    surveys = view(office).parts["surveys"]
    assert isinstance(surveys, SurveyPart)
    surveys.table.setFocus()
    office.key(Qt.Key.Key_5)
    assert surveys.pad.scores[0] == 5 and surveys.pad.hasFocus(), "a digit in the list is a score"
    office.press("do.new_survey")
    office.fill("field.survey_customer", "公司")
    office.press("do.issue_survey")
    assert "不止一家" in view(office).front.error.words
    office.fill("field.survey_customer", "hzfm")
    office.press("do.issue_survey")
    assert office.rows("list.surveys")[1][2] == "海州阀门制造有限公司"


@pytest.mark.clause("J-13", "J-36")
def test_visits_are_planned_and_told_by_keys(office: Office, place: Workplace, clock: SetClock) -> None:
    office.page.open_document("care/visits")
    office.settle()
    assert office.rows("list.visits")[0][0] == "久未走访"
    shot(office, "away")
    office.fill("field.visit_kind", "客户回访")
    office.fill("field.visit_customers", "hzfm")
    office.fill("field.target", "有特殊需要")
    office.press("do.plan_visit")
    assert office.rows("list.visits")[0][1:4] == ["HF27000001", "海州阀门制造有限公司", "客户回访"]
    office.fill("field.met", "设备科甲")
    office.fill("field.opinions", "备件要快 <b>")
    office.press("do.finish_visit")
    assert "满意度" in view(office).front.error.words
    office.fill("field.visit_satisfied", "4")
    office.fill("field.problems", "合闸异响")
    office.fill("field.introduced", "新脱扣器")
    office.fill("field.next_step", "寄备件清单")
    office.find(QAbstractButton, "field.hand_over").setChecked(True)
    shot(office, "visit")
    office.press("do.finish_visit")
    assert "SH-2027-" in view(office).front.said.text()
    assert office.rows("list.visits")[0][0] == "待下一步"
    shot(office, "visited")
    office.fill("field.step_words", "已寄")
    office.press("do.finish_visit_step")
    with place.read() as session:
        (one,) = [one for one in visits_queries.visits(session) if one.number == "HF27000001"]
    assert one.next_done_words == "已寄" and one.opinions == "备件要快 <b>"


@pytest.mark.clause("J-37", "J-38", "J-40")
def test_a_training_from_the_plan_to_the_month(office: Office, place: Workplace, clock: SetClock) -> None:
    office.page.open_document("care/trainings")
    office.settle()
    for name, words in (("title", "断路器整定与维护"), ("place", "客户一车间"), ("training_form", "现场"), ("held_on", "2027-04-28")):
        office.fill(f"field.{name}", words)
    office.press("do.plan_training")
    assert "勾选" in view(office).front.error.words
    for name in ("target.0", "content.1", "content.3"):
        office.find(QAbstractButton, f"field.{name}").setChecked(True)
    shot(office, "training-plan")
    office.press("do.plan_training")
    assert office.rows("list.trainings")[0][1:3] == ["PX27000001", "断路器整定与维护"]
    office.fill("field.guests", "海州阀门，设备科甲")
    office.press("do.invite_to_training")
    office.fill("field.task_role", "邀请")
    office.fill("field.task_words", "已电话邀请")
    office.press("do.finish_training_task")
    assert office.rows("list.trainings")[0][4:6] == ["1/3", "1"]
    clock.forward(days=13)
    office.page.reload()
    office.settle()
    shot(office, "training")
    office.fill("field.guests", "海州阀门，设备科甲，5，讲得清楚")
    office.fill("field.training_feedback", "都听懂了")
    office.press("do.hold_training")
    assert office.rows("list.trainings")[0][6] == "5.0"
    shot(office, "trained")
    office.page.open_document("care/status")
    office.settle()
    assert office.rows("list.care_status")[0][1] == "PX27000001"
    bars = office.find(StatusBars, "chart.care_status")
    assert "满意度调查 计划 2·完成 0·逾期 1" in bars.accessibleName()
    bars.setFocus()
    for _ in range(3):
        office.key(Qt.Key.Key_Down)
    assert [row[0] for row in office.rows("list.care_status")] == ["逾期", "未到期"]
    shot(office, "status")
