"""跟踪表: made by scan from a case, goods held at once and drawn, answered by a department, verified; nothing needs a mouse."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.aftersales import service as case_service
from app.aftersales import tracking_queries
from app.aftersales.tracking_views import TrackingState, TrackingView
from app.aftersales.views import CaseDraft
from app.core.clock import SetClock
from app.core.work import Actor
from app.devices.scanner import ScanStamper
from db.states import Role, TrackingDisposition, UnitState
from tests.helpers import goods
from tests.helpers.gate import Yard
from tests.helpers.settled import settled
from ui.aftersales.page import AfterSalesPage
from ui.aftersales.pictures import Thumb
from ui.aftersales.tracking_view import TrackingListView
from ui.context import DeskContext
from ui.page import DeskPage

PICTURES = os.environ.get("JIAOFU_PICTURES", "")
WORDS = "合闸后储能指示 <b>不复位</b>，现场 −4 ℃，5 次中 3 次"


class Desk:
    """The tab 售后 with the view 跟踪表 in front."""

    def __init__(self, context: DeskContext, yard: Yard, clock: SetClock, qtbot: QtBot, show: Callable[[DeskPage], None]) -> None:
        self.context, self.yard, self.clock, self.qtbot = context, yard, clock, qtbot
        self.page = AfterSalesPage(context)
        show(self.page)
        self.page.show_view("tracking")
        self.settle()
        front = self.page.front
        assert isinstance(front, TrackingListView)
        self.view = front

    def settle(self) -> None:
        settled(self.qtbot, self.context)

    def be(self, *roles: Role) -> Actor:
        actor = self.yard.people(*roles)
        self.context.set_actor(actor)
        self.settle()
        self.view.reload()
        self.settle()
        return actor

    def scan(self, code: str) -> None:
        frame = ScanStamper(self.clock).stamp("tty", code.encode())
        assert self.view.bench is not None
        self.page.show_result(self.context.desk.lane.take(frame, self.view.bench, self.context.actor))
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

    def act(self, key: str) -> None:
        chip = self.view.panel.chips[key]
        assert chip.isVisible(), key
        chip.click()

    def grab(self, name: str) -> None:
        if PICTURES:
            Path(PICTURES).mkdir(exist_ok=True)
            self.page.grab().save(f"{PICTURES}/{name}.png")

    @property
    def form(self) -> TrackingView:
        assert self.view.detail.form is not None
        return self.view.detail.form


@pytest.fixture
def desk(
    context: DeskContext, yard: Yard, clock: SetClock, qtbot: QtBot, shown: Callable[[DeskPage], None]
) -> Desk:
    yard.out()
    goods.Line(yard.place, yard.people).stocked(yard.product, 3, yard.order_no)
    clock.forward(hours=4)
    context.set_actor(yard.people(Role.INSPECTOR))
    return Desk(context, yard, clock, qtbot, shown)


def case_of(desk: Desk, identity: str) -> str:
    with desk.yard.place.work(desk.yard.service) as work:
        return case_service.register(work, CaseDraft(identity, WORDS)).number


@pytest.mark.clause("J-15", "J-22", "J-17")
def test_a_form_goes_from_the_scanned_case_to_its_verification(desk: Desk) -> None:
    desk.grab("tracking-empty")
    case = case_of(desk, desk.yard.serials[0])
    desk.scan(case)
    assert desk.view.pages.currentIndex() == 1
    making = desk.view.making
    assert WORDS in str(making.form.value("facts")) and making.preview is not None
    making.scope.editor("scope_kind").setCurrentIndex(2)  # type: ignore[attr-defined]
    QTest.keyClick(making.source, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    if not making._scopes:  # the key goes to the window; a page on its own is asked directly
        desk.press("add_scope")
    assert making.covers.text() == "将冻结厂内 3 件；另有 2 件已出厂"
    desk.fill("cause_kind", "part")
    desk.fill("cause", "挂钩硬度偏低")
    desk.fill("measure", "复查挂钩")
    desk.grab("tracking-making")
    desk.press("make_tracking")
    assert desk.view.pages.currentIndex() == 0 and desk.form.number == "GZ26000001" and desk.form.pending == 3
    assert "冻结 3 件" in desk.view.panel.said.text()
    assert desk.view.detail.picture.accessibleName() == "厂内已冻结 3，在途 2"
    desk.grab("tracking-made")
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkRed)
    QGuiApplication.clipboard().setImage(image)
    QTest.keyClick(desk.view.photos.add, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    QGuiApplication.clipboard().clear()
    desk.view.photos.hang([("检测报告.txt", b"no picture")])
    desk.settle()
    assert desk.form.photos == 1 and "PDF" in desk.view.photos.error.words
    assert len(desk.view.photos.pictures.findChildren(Thumb)) == 1
    desk.grab("tracking-photo")
    desk.act("dispose")
    desk.fill("disposition", TrackingDisposition.REPAIR.value)
    desk.fill("disposition_words", "更换 G2611 批挂钩，按返修工艺 FX-031 复检")
    desk.press("dispose_tracking")
    desk.fill("opinion_told", "客户设备科")
    desk.fill("opinion_words", "先停用，后天上门更换")
    desk.press("give_opinion")
    desk.fill("release_why", "复查挂钩合格")
    desk.press("release_tracked")
    assert desk.form.pending == 0 and desk.form.opinions and desk.form.disposition is TrackingDisposition.REPAIR
    desk.be(Role.PLANNING)
    assert desk.view.panel.next.text() == "下一步：生产计划部答复"
    desk.press("answer_tracking")
    assert desk.form.replies[0].answered_at is None  # nothing was said
    desk.fill("answer", "返修任务单已下")
    desk.fill("responsible", "计划员甲")
    desk.fill("finish_on", "12-05")
    desk.press("answer_tracking")
    assert "四位" in desk.view.panel.error.words and desk.view.panel.sections["answer"].value("answer") == "返修任务单已下"
    desk.fill("finish_on", "2026-12-05")
    desk.press("answer_tracking")
    desk.be(Role.RESEARCH)
    desk.press("receive_tracking")
    desk.fill("answer", "图纸不改")
    desk.fill("responsible", "设计员甲")
    desk.press("answer_tracking")
    assert desk.form.state is TrackingState.ANSWERED
    desk.be(Role.INSPECTOR)
    desk.grab("tracking-answered")
    assert desk.view.panel.next.text() == "下一步：质检员验证措施并关闭"
    desk.fill("verify_words", "复查 3 台无复发")
    desk.press("verify_tracking")
    assert desk.form.closed_at is not None and "已关闭" in desk.view.panel.said.text()
    assert desk.view.photos.isVisible() and not desk.view.photos.add.isVisible()
    desk.grab("tracking-closed")


@pytest.mark.clause("J-15", "J-18")
def test_scans_lead_to_forms_and_only_quality_begins_one(desk: Desk) -> None:
    case = case_of(desk, desk.yard.serials[0])
    desk.be(Role.PLANNING)
    desk.scan(case)
    assert desk.view.pages.currentIndex() == 0 and not desk.view.panel.new.isVisible()
    assert not {"cases", "ledger"} & {key for key, _ in desk.page.views}
    desk.be(Role.INSPECTOR)
    desk.be(Role.AFTER_SALES)
    desk.page.open_document(f"tracking/case|{case}")
    desk.settle()
    assert desk.view.pages.currentIndex() == 0 and "由质检员开" in desk.view.panel.said.text()
    desk.be(Role.INSPECTOR)
    desk.page.open_document(f"tracking/case|{case}")
    desk.settle()
    desk.scan(desk.yard.serials[1])
    assert "点名" in desk.view.making.chosen.text()
    desk.press("clear_scopes")
    desk.press("make_tracking")
    number = desk.form.number
    desk.page.show_view("cases")
    desk.settle()
    desk.page.open_document(number)
    desk.settle()
    assert desk.page.view == "tracking" and desk.form.number == number
    desk.scan(desk.yard.serials[0])
    assert desk.view.table.rows.total() == 1 and desk.yard.serials[0] in desk.view.list_note.text()
    desk.act("report")
    for part in ("facts", "cause", "risk", "measures"):
        desk.fill(f"report_{part}", f"{part} 说明")
    desk.press("write_report")
    desk.be(Role.RESEARCH)
    desk.act("sign")
    desk.press("sign_report")
    desk.be(Role.LEADERSHIP)
    desk.press("approve_report")
    assert desk.form.report is not None and desk.form.report.approver
    with desk.yard.place.read() as session:
        assert tracking_queries.open_form(session, case) == number
        states = {line.state for line in desk.form.goods}
        assert UnitState.LEFT_WORKS in states
