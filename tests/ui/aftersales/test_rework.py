"""返工: opened by scan, its way chosen, papers issued and approved, the task order made out, the workshop warned; nothing needs a mouse."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.aftersales import returns_judging
from app.aftersales.rework_views import ReworkBranch, ReworkPaper, ReworkState
from app.core.clock import SetClock
from app.core.work import Actor, Workplace
from app.devices.scanner import ScanStamper
from db.states import ReturnPlace, Role
from tests.conftest import People
from tests.helpers.rework import CONTENT, PNG, Reworked
from tests.helpers.settled import settled
from ui.aftersales.page import AfterSalesPage
from ui.aftersales.rework_view import ReworkListView
from ui.context import DeskContext
from ui.page import DeskPage

PICTURES = os.environ.get("JIAOFU_PICTURES", "")


class Desk:
    """The tab 售后 with the view 返工 in front."""

    def __init__(self, context: DeskContext, it: Reworked, clock: SetClock, qtbot: QtBot, show: Callable[[DeskPage], None]) -> None:
        self.context, self.it, self.clock, self.qtbot = context, it, clock, qtbot
        self.page = AfterSalesPage(context)
        show(self.page)
        self.page.show_view("rework")
        self.settle()
        front = self.page.front
        assert isinstance(front, ReworkListView)
        self.view = front

    def settle(self) -> None:
        settled(self.qtbot, self.context)

    def be(self, actor: Actor) -> None:
        self.context.set_actor(actor)
        self.settle()
        self.view.reload()
        self.settle()

    def scan(self, code: str) -> None:
        frame = ScanStamper(self.clock).stamp("tty", code.encode())
        assert self.view.bench is not None
        self.page.show_result(self.context.desk.lane.take(frame, self.view.bench, self.context.actor))
        self.settle()

    def key(self, keys: str) -> None:
        sequence = QKeySequence(keys)
        QTest.keySequence(self.page.window(), sequence)
        self.settle()

    def press(self, name: str) -> None:
        button = self.view.findChild(QAbstractButton, f"do.{name}")
        assert button is not None and button.isVisible() and button.isEnabled(), name
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def fill(self, name: str, words: str) -> None:
        found = self.view.findChild(QWidget, f"field.{name}")
        if isinstance(found, QPlainTextEdit):
            found.setPlainText(words)
        elif isinstance(found, QComboBox):
            found.setCurrentIndex(found.findData(words))
            assert found.currentData() == words, (name, words)
        else:
            assert isinstance(found, QLineEdit), name
            found.setText(words)

    def grab(self, name: str) -> None:
        if PICTURES:
            Path(PICTURES).mkdir(exist_ok=True)
            for wide, high in ((1218, 688), (1772, 1000)):
                self.page.resize(wide, high)
                self.settle()
                self.page.grab().save(f"{PICTURES}/{name}-{wide}.png")
            self.page.resize(1218, 688)

    def state(self) -> ReworkState:
        assert self.view.detail.order is not None
        return self.view.detail.order.state


@pytest.fixture
def it(file_place: Workplace) -> Reworked:
    made = Reworked(file_place, People(file_place))
    made.returned()
    with file_place.work(made.line.inspector) as work:
        returns_judging.record_test(work, made.items[0], ReturnPlace.IN_HOUSE, "脱扣力 1.6 N，低于 2.0 N", True)
    return made


@pytest.fixture
def desk(context: DeskContext, it: Reworked, clock: SetClock, qtbot: QtBot, shown: Callable[[DeskPage], None]) -> Desk:
    context.set_actor(it.line.inspector)
    return Desk(context, it, clock, qtbot, shown)


@pytest.mark.clause("J-24", "J-25")
def test_an_order_with_a_change_of_design_is_worked_by_scan_and_keys(desk: Desk, it: Reworked, tmp_path: Path) -> None:
    refusals: list[str] = []
    desk.context.failed.connect(lambda error: refusals.append(error.clause))
    desk.grab("rework-empty")
    desk.scan(it.serials[0])
    desk.fill("test_no", it.return_no.lower())
    desk.fill("rework_case", it.case_no.lower())
    desk.grab("rework-new")
    desk.press("propose_rework")
    assert desk.state() is ReworkState.PROPOSED
    it.number = desk.view.detail.order.number if desk.view.detail.order else ""
    desk.fill("branch", ReworkBranch.DESIGN_CHANGE.value)
    desk.fill("ncr_no", it.ncr_no)
    desk.fill("rework_content", CONTENT)
    desk.fill("choose_back_on", "12月8日")
    desk.press("choose_branch")
    assert desk.state() is ReworkState.PROPOSED and "返还日期" in desk.view.panel.error.words
    assert desk.view.panel.sections["choose"].value("rework_content") == CONTENT, "nothing typed is cleared"
    desk.fill("choose_back_on", "2026-12-08")
    desk.grab("rework-choose")
    desk.press("choose_branch")
    assert desk.state() is ReworkState.AWAITING_DOCUMENTS
    desk.be(it.planner)
    desk.fill("workshop", "装配车间")
    desk.fill("due_on", "2026-12-02")
    desk.press("issue_rework_task")
    assert refusals == ["J-24"]
    desk.be(it.author)
    drawing = tmp_path / "图.png"
    drawing.write_bytes(PNG)
    desk.fill("paper_kind", ReworkPaper.DRAWING.value)
    desk.fill("paper_no", "TB1-07-F")
    desk.fill("paper_revision", "A")
    desk.view.panel.take_file(drawing)
    desk.press("issue_paper")
    desk.fill("paper_kind", ReworkPaper.PROCESS.value)
    desk.fill("paper_no", "FX-003")
    desk.fill("paper_revision", "A")
    desk.fill("paper_steps", "拆上盖，换弹簧 | 线径 1.4 ± 0.02 mm\n整定脱扣力｜1.05 In 不脱扣")
    desk.grab("rework-paper")
    desk.press("issue_paper")
    desk.be(it.approver)
    for _ in range(2):
        desk.press("approve_paper")
    assert desk.state() is ReworkState.DOCUMENTS_ISSUED
    desk.be(it.planner)
    desk.fill("workshop", "装配车间")
    desk.fill("due_on", "2026-12-02")
    desk.grab("rework-task")
    desk.press("issue_rework_task")
    assert desk.state() is ReworkState.TASK_ISSUED
    desk.clock.forward(minutes=1)
    it.paper(ReworkPaper.DRAWING, "TB1-07-F", "B")
    desk.be(it.line.assembler)
    desk.grab("rework-stale")
    wanted: list[tuple[str, str]] = []
    desk.context.go_to.connect(lambda page, document: wanted.append((page, document)))
    desk.press("note_revision")
    desk.press("rework_go")
    order = it.view()
    assert not order.stale and order.cited == ("TB1-07-F B", "FX-003 A") and wanted == [("inspection", order.task_no)]
    it.inspected(it.worked())
    desk.be(it.people(Role.LOGISTICS_HEAD))
    assert desk.state() is ReworkState.PASSED
    desk.fill("promise_day", "2026-12-09")
    desk.press("promise_rework")
    desk.grab("rework-passed")
    assert it.view().redeliver_on == date(2026, 12, 9)
    desk.be(it.line.inspector)
    desk.fill("rework_cost", "约一千")
    desk.press("cost_rework")
    assert "约一千" in desk.view.panel.error.words
    desk.fill("rework_cost", "1200.50")
    desk.press("cost_rework")
    desk.grab("rework-cost")
    assert "1200.50" in it.view().events[0].text and it.view().events[0].text == desk.view.panel.said.text()


@pytest.mark.clause("J-21")
def test_the_simplified_form_asks_for_reason_workshop_and_day_at_once(desk: Desk, it: Reworked) -> None:
    it.proposed()
    desk.view.reload()
    desk.settle()
    refusals: list[str] = []
    desk.context.failed.connect(lambda error: refusals.append(error.clause))
    section = desk.view.panel.sections["choose"]
    assert not section.form.editor("simplified_why").isVisible()
    desk.fill("branch", ReworkBranch.SIMPLIFIED.value)
    assert section.form.editor("simplified_why").isVisible()
    desk.fill("ncr_no", it.ncr_no)
    desk.fill("rework_content", CONTENT)
    desk.fill("choose_workshop", "装配车间")
    desk.fill("choose_due", "2026-12-02")
    desk.press("choose_branch")
    assert refusals == ["J-21"]
    desk.fill("simplified_why", "只换一个弹簧")
    desk.grab("rework-simplified")
    desk.press("choose_branch")
    assert desk.state() is ReworkState.TASK_ISSUED
