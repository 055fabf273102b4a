"""Steps around a complaint, as a person takes them in the window: answered in time, traced, told, confirmed, summed up, reported."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QWidget

from tests.helpers.ledger import value
from tests.helpers.running_clock import RunningClock
from ui.journey.run import Run
from ui.widgets.mark import Mark

ANSWERED = "先停用，明日回复处理办法"


def case(run: Run, number: str) -> None:
    """A case in front of after-sales; its number is scanned."""
    robot = run.robot
    if robot.window.context.actor.name != "售后甲":
        run.as_person("售后甲", "aftersales")
    robot.view("cases")
    robot.scan(number)
    shown = robot.find(QLabel, "case.number")
    robot.wait(lambda: shown.text() == number, f"服务单 {number}")


def second_call(run: Run) -> str:
    """The next caller complains of the same product."""
    robot = run.robot
    robot.press("do.next_call")
    robot.scan(run.serials[0])
    robot.fill("field.words", "手柄松动，合不到位。")
    robot.press("do.register_case")
    number = robot.find(QLabel, "case.number")
    robot.wait(lambda: number.text().startswith("SH-") and number.text() != run.case, "第二张服务单")
    return number.text()


def answer(run: Run, clock: RunningClock, number: str, left: timedelta, url: str) -> None:
    """The first response is entered when so much of the 24 hours is left; less than nothing is late (J-02)."""
    robot = run.robot
    case(run, number)
    robot.fill("field.responded_to", "设备科甲")
    robot.fill("field.response", ANSWERED)
    clock.forward(seconds=(_respond_by(run, number) - left - clock.now()).total_seconds())
    robot.press("do.case_step")
    assert value(url, f"SELECT responded_at IS NOT NULL FROM service_case WHERE number = '{number}'")


def _respond_by(run: Run, number: str) -> Any:
    shown = run.robot.window.page("aftersales").front.case.case  # type: ignore[attr-defined]
    assert shown.number == number
    return shown.respond_by


def nearly(run: Run, clock: RunningClock, number: str) -> None:
    """Most of the 24 hours of the case in front go by."""
    case(run, number)
    clock.forward(seconds=(_respond_by(run, number) - timedelta(minutes=20) - clock.now()).total_seconds())


def choose(run: Run, act: str) -> None:
    """An entry of the menu of the case in front."""
    menu: QMenu = run.robot.window.page("aftersales").front.case.head.menu  # type: ignore[attr-defined]

    def entry() -> QAction | None:
        return next((one for one in menu.actions() if one.objectName() == f"act.{act}"), None)

    run.robot.wait(lambda: entry() is not None, f"菜单里的 {act}")
    found = entry()
    assert found is not None
    found.trigger()
    run.robot.settle()


def marks(run: Run) -> str:
    """What the marks of the page in front say."""
    page = run.robot.window.current_page()
    assert page is not None
    return " ".join(mark.word for mark in page.findChildren(Mark) if mark.isVisible())


def major(run: Run) -> None:
    """The case is flagged as major: the leaders' report is asked for until it is entered (J-16)."""
    robot = run.robot
    choose(run, "severity")
    robot.fill("field.level", "重大")
    robot.fill("field.level_why", "带载自行分闸，可能停产")
    robot.press("do.case_step")
    robot.wait(lambda: "须报告领导" in marks(run), "须报告领导")


def report_to_leaders(run: Run) -> None:
    """Whom of the leaders was told, and what (J-16)."""
    robot = run.robot
    choose(run, "leaders")
    robot.fill("field.leader", "总经理")
    robot.fill("field.leader_words", "同批库存已隔离，返回品返工")
    robot.press("do.case_step")
    robot.wait(lambda: "已报告 总经理" in marks(run), "已报告领导")


def track(run: Run, made_on: str) -> str:
    """Quality fills the tracking form from the case for all that was made on that day, and tells the customer (J-15, J-17)."""
    robot = run.robot
    run.as_person("质检员甲", "aftersales")
    robot.view("tracking")
    robot.scan(run.case)
    robot.fill("field.cause", "脱扣器弹簧力不足")
    robot.fill("field.scope_kind", "同产品")
    robot.fill("field.scope_first", made_on)
    robot.fill("field.scope_last", made_on)
    robot.press("do.add_scope")
    robot.press("do.make_tracking")
    assert robot.refusal() == ""
    robot.press("chip.act_opinion")
    robot.fill("field.opinion_told", "设备科甲")
    robot.fill("field.opinion_words", "弹簧力不足，请停用，返回返工")
    robot.press("do.give_opinion")
    return "GZ26000001"


def reply(run: Run, form: str, words: str) -> None:
    """The department of whoever is signed in answers the form."""
    robot = run.robot
    robot.view("tracking")
    robot.scan(form)
    robot.fill("field.answer", words)
    robot.fill("field.responsible", robot.window.context.actor.name)
    robot.press("do.answer_tracking")


def verify(run: Run, form: str) -> None:
    """Quality decides on the form and on what it held, verifies the measures and closes it."""
    robot = run.robot
    run.as_person("质检员甲", "aftersales")
    robot.view("tracking")
    robot.scan(form)
    robot.press("chip.act_dispose")
    robot.fill("field.disposition", "返工")
    robot.fill("field.design_change", "是")
    robot.fill("field.disposition_words", "换弹簧，重新整定")
    robot.press("do.dispose_tracking")
    robot.press("chip.act_release")
    robot.fill("field.release_why", "复测脱扣力 2.3 N，合格")
    robot.press("do.release_tracked")
    robot.press("chip.act_verify")
    robot.fill("field.verify_words", "返工品与库存复测均合格")
    robot.press("do.verify_tracking")
    assert robot.refusal() == ""


def solve(run: Run, url: str) -> None:
    """Cause, solution told, work, the customer's confirmation, summary: the case goes step by step to its end (J-07 … J-11)."""
    robot = run.robot
    case(run, run.case)
    steps: tuple[tuple[str, dict[str, str]], ...] = (
        ("analysed", {"analysis": "脱扣器弹簧力不足"}),
        ("solution_agreed", {"solution": "返工换弹簧后返还", "informed": "设备科甲"}),
        ("working", {"way": "返厂"}),
        ("done", {"work": "换弹簧，整定，复检合格，已返还"}),
        ("confirmed", {"confirmed_by": "设备科甲", "opinion": "合闸正常"}),
    )  # fmt: skip
    for state, fields in steps:
        for field, words in fields.items():
            robot.fill(f"field.{field}", words)
        robot.press("do.case_step")
        assert value(url, f"SELECT state FROM service_case WHERE number = '{run.case}'") == state
    robot.fill("field.summary", "弹簧力不足")
    robot.press("do.case_step")  # no improvement, nor why there is none: the case stays
    assert value(url, f"SELECT state FROM service_case WHERE number = '{run.case}'") == "confirmed"
    robot.fill("field.improvement", "弹簧进货检验加测力值")
    robot.press("do.case_step")
    assert value(url, f"SELECT state FROM service_case WHERE number = '{run.case}'") == "closed"


def survey(run: Run, number: str) -> None:
    """The sheet of the closed case comes back and is scored by digits (J-12)."""
    robot = run.robot
    robot.view("care")
    robot.scan(number)
    robot.find(QWidget, "pad.scores").setFocus(Qt.FocusReason.OtherFocusReason)
    for key in (Qt.Key.Key_4, Qt.Key.Key_5, Qt.Key.Key_5, Qt.Key.Key_5, Qt.Key.Key_4, Qt.Key.Key_5):
        robot.key(key)
    robot.press("do.answer_survey")


def monthly(run: Run) -> tuple[list[list[str]], list[list[str]]]:
    """Quality makes the report of the month and notes to whom it went (K-01): the cases of the month, and how many of what else."""
    robot = run.robot
    run.as_person("质检员甲", "reports")
    robot.view("monthly")
    robot.fill("field.report_analysis", "一台返工返还，一次超时响应")
    robot.press("do.make_report")
    robot.wait(lambda: "待报送" in marks(run), "月报已出")
    robot.fill("field.sent_to", "总经理办公室")
    robot.press("do.send_report")
    robot.wait(lambda: "已报送" in marks(run), "月报已报送")
    return robot.rows("list.records"), robot.rows("list.groups")
