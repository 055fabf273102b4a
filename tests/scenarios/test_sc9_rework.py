"""SC-9: after a complaint the goods come back, are reworked by a changed design, fail and pass, and go back to the customer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.app.slips.reading import texts
from tests.helpers.ledger import differences, value
from tests.helpers.office_orders import Wanted
from tests.helpers.running_clock import RunningClock
from tests.scenarios import complaint
from tests.scenarios.conftest import Office
from tests.scenarios.steps import order
from ui.journey import customer, dispatch, workshop
from ui.journey.run import Run

pytestmark = pytest.mark.scenario

SEND = (
    dispatch.settle_delivery, dispatch.plan_trip, dispatch.pick, dispatch.box_goods, dispatch.check_box, dispatch.seal_box,
    dispatch.check_vehicle, dispatch.load, dispatch.close_load, dispatch.sign_pass, dispatch.leave,
)  # fmt: skip


def _returned(run: Run) -> str:
    """Sales agrees to the return, the storekeeper takes it in, quality tests and judges it reworkable (J-33, J-19)."""
    robot = run.robot
    run.as_person("销售甲", "aftersales")
    robot.view("returns")
    robot.press("do.new_return")
    robot.scan(run.serials[0])
    robot.fill("field.return_reason", "合闸后自行分闸")
    robot.fill("field.return_case", run.case)
    robot.press("do.authorise_return")
    number = run.tray.number(run.tray.next("return_slip"), "TH")
    run.as_person("仓管员甲", "aftersales")
    robot.scan(number)
    robot.scan(run.serials[0])
    run.tray.next("goods_receipt")
    run.as_person("质检员甲", "aftersales")
    robot.scan(number)
    robot.fill("field.test_result", "不合格")
    robot.fill("field.test_facts", "脱扣力 1.6 N，低于 2.0 N")
    robot.press("do.test_return")
    robot.fill("field.judgement", "返工")
    robot.fill("field.judge_words", "换弹簧可修复")
    robot.press("do.judge_return")
    assert robot.refusal() == ""
    return number


def _chosen(run: Run, form: str, branch: str) -> None:
    """Quality says how: the 返工单 was opened by its judgement and is found by scanning the product."""
    robot = run.robot
    run.as_person("质检员甲", "aftersales")
    robot.view("rework")
    robot.scan(run.serials[0])
    robot.fill("field.branch", branch)
    robot.fill("field.ncr_no", form)
    robot.fill("field.rework_content", "更换脱扣器弹簧，重新整定脱扣力")
    robot.fill("field.choose_back_on", (run.today + timedelta(days=12)).isoformat())
    robot.press("do.choose_branch")
    assert robot.refusal() == ""


def _papers(run: Run, form: str) -> None:
    """Research answers the form, issues drawing and process; the process department approves them (J-24)."""
    robot = run.robot
    drawing = next(iter(sorted(run.tray.papers.glob("delivery_record-*.pdf"))))
    run.as_person("研发部甲", "aftersales")
    complaint.reply(run, form, "弹簧线径改为 1.4 mm，下返工图纸")
    robot.view("rework")
    robot.scan(run.serials[0])
    robot.fill("field.paper_kind", "返工图纸")
    robot.fill("field.paper_no", "TM1-250.07-F")
    robot.fill("field.paper_revision", "A")
    robot.window.page("aftersales").front.panel.take_file(drawing)  # type: ignore[attr-defined]
    robot.press("do.issue_paper")
    robot.fill("field.paper_kind", "返修工艺")
    robot.fill("field.paper_no", "FX-003")
    robot.fill("field.paper_revision", "A")
    robot.fill("field.paper_steps", "换弹簧 | 线径 1.4 mm")
    robot.press("do.issue_paper")
    run.as_person("工艺部甲", "aftersales")
    robot.view("rework")
    robot.scan(run.serials[0])
    for _ in range(2):
        robot.press("do.approve_paper")
    assert robot.refusal() == ""


def _tasked(run: Run) -> None:
    """Planning issues the task order of kind 返工; it prints."""
    robot = run.robot
    run.as_person("生产计划甲", "aftersales")
    robot.view("rework")
    robot.scan(run.serials[0])
    robot.fill("field.workshop", "装配车间")
    robot.fill("field.due_on", (run.today + timedelta(days=9)).isoformat())
    robot.press("do.issue_rework_task")


def _worked(run: Run) -> None:
    """The workshop opens the card, linked to the one the goods were made on, does the work and submits it (J-26)."""
    run.task = run.tray.number(run.tray.next("task_order"), "RW")
    workshop.fill_card(run)


def _inspected(run: Run, measured: tuple[str, ...]) -> None:
    """The re-inspection; the sheet prints with its verdict."""
    robot = run.robot
    run.as_person("质检员甲", "inspection")
    robot.scan(run.card)
    robot.press("do.start")
    for one in measured:
        if one:
            robot.fill("field.measured", one)
        QTest.keyClick(robot.find(QLineEdit, "field.measured"), Qt.Key.Key_Return)
        robot.settle()
    robot.press("do.verdict")
    run.sheet = run.tray.number(run.tray.next("inspection_sheet"), "JY")


def _complained(run: Run, clock: RunningClock, url: str) -> None:
    """Two calls are registered; one is answered a minute before its 24 hours end, one a minute after (J-02); one is major (J-16)."""
    customer.register_case(run)
    other = complaint.second_call(run)
    complaint.nearly(run, clock, run.case)
    complaint.answer(run, clock, run.case, timedelta(minutes=1), url)
    complaint.major(run)
    complaint.report_to_leaders(run)
    complaint.answer(run, clock, other, timedelta(minutes=-1), url)
    late = "SELECT response_late FROM service_case WHERE number = '{}'"
    assert (value(url, late.format(run.case)), value(url, late.format(other))) == (0, 1)
    run.robot.shot("响应超时")


@pytest.mark.clause(
    "J-01", "J-02", "J-08", "J-10", "J-11", "J-12", "J-15", "J-16", "J-17", "J-19", "J-22", "J-24", "J-25", "J-26", "J-27", "J-28",
    "J-33", "K-01",
)  # fmt: skip
@pytest.mark.decision("X-28")
def test_a_complaint_ends_with_the_reworked_product_back_at_the_customer(
    office: Callable[..., Office], clock: RunningClock
) -> None:
    run, _, waiting, url = office(Wanted(pieces=1), Wanted(pieces=1))
    robot, (serial,), (old,) = run.robot, run.serials, run.certificates
    (kept,) = waiting[1].serials
    dispatch.make_dispatch_order(run)
    for step in SEND:
        step(run)
    customer.take_slip_back(run)
    _complained(run, clock, url)
    stood = value(url, f"SELECT state FROM unit WHERE serial = '{kept}'")
    form = complaint.track(run, str(value(url, f"SELECT produced_on FROM unit WHERE serial = '{kept}'")))
    assert value(url, f"SELECT state FROM unit WHERE serial = '{kept}'") == "hold"
    robot.shot("同批库存已隔离")
    _returned(run)
    _chosen(run, form, "更改设计")
    run.as_person("生产计划甲", "aftersales")
    complaint.reply(run, form, "图纸、工艺到即下返工任务单")
    robot.view("rework")
    robot.scan(serial)
    robot.fill("field.workshop", "装配车间")
    robot.fill("field.due_on", (run.today + timedelta(days=9)).isoformat())
    robot.press("do.issue_rework_task")
    refused = robot.refusal()
    assert "J-24" in refused and "未下达" in refused
    _papers(run, form)
    robot.shot("返工图纸已下达")
    _tasked(run)
    _worked(run)
    assert value(url, "SELECT origin <> '' FROM quality_card ORDER BY id DESC LIMIT 1")
    _inspected(run, ("", "126.0", "18", "1", ""))
    assert value(url, "SELECT state FROM rework_order") == "proposed"
    _chosen(run, form, "不改设计")
    _tasked(run)
    _worked(run)
    _inspected(run, ("", "126.0", "18", "500", ""))
    run.certificates = [run.tray.number(run.tray.next("certificate"), "HG")]
    assert value(url, f"SELECT replaced_by FROM certificate WHERE number = '{old}'") == run.certificates[0]
    workshop.pack_units(run)
    workshop.store(run)
    assert value(url, f"SELECT kind FROM goods_receipt WHERE number = '{run.receipt}'") == "rework"

    run.dispatch = str(value(url, "SELECT dispatch_no FROM rework_order"))
    order(run, "销售甲")
    robot.fill("field.ship_day", (run.today + timedelta(days=12)).isoformat())
    robot.press("do.confirm_dispatch")
    robot.press("do.issue")
    assert robot.refusal() == ""
    words = "".join(map(str, texts(run.tray.next("dispatch_order").read_bytes())))
    assert "返修返还" in words and serial in words
    order(run, "物流科长甲")
    robot.press("do.accept")
    for step in SEND:
        step(run)
    assert value(url, "SELECT kind FROM gate_pass ORDER BY id DESC LIMIT 1") == "rework_return"
    customer.take_slip_back(run)
    assert value(url, "SELECT state FROM rework_order") == "returned"
    assert value(url, f"SELECT state FROM unit WHERE serial = '{serial}'") == "signed"
    assert differences(url) == []
    run.as_person("物流科长甲", "aftersales")
    robot.view("rework")
    robot.scan(serial)
    robot.shot("返修品已返还")

    complaint.verify(run, form)
    assert value(url, f"SELECT state FROM unit WHERE serial = '{kept}'") == stood
    complaint.solve(run, url)
    complaint.survey(run, str(value(url, f"SELECT number FROM survey WHERE case_no = '{run.case}'")))
    assert value(url, f"SELECT state FROM survey WHERE case_no = '{run.case}'") == "answered"
    clock.forward(days=6)
    cases, groups = complaint.monthly(run)
    robot.shot("月报已报送")
    assert cases and run.case in str(value(url, "SELECT figures FROM monthly_report")), cases
    assert any(row[0] == "返工" and row[1] != "0" for row in groups), groups
    assert value(url, "SELECT sent_to FROM monthly_report_sent") == "总经理办公室"
