"""验收 and 安装 in the window: criteria agreed and checked, an installation from its appointment to the signature (I-14 … I-16)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.core.clock import SetClock
from app.core.work import Workplace
from app.delivery import acceptance, installation, service
from app.delivery.acceptance import SheetState
from app.delivery.installation import InstallationState
from app.delivery.views import LineCount, SlipBack
from app.desk import _bus
from app.orders import queries as orders
from db.states import Role
from tests.app.delivery.test_acceptance import PNG
from tests.helpers.gate import Yard
from tests.helpers.settled import settled
from tests.ui.delivery.test_claims import fill, picture, press
from ui.context import DeskContext
from ui.delivery.page import DeliveryPage
from ui.page import DeskPage


@pytest.fixture
def page(context: DeskContext, yard: Yard, clock: SetClock, shown: Callable[[DeskPage], None]) -> DeliveryPage:
    yard.out()
    clock.forward(hours=5)
    now = clock.now()
    slip = SlipBack("收货员甲", now, now, (LineCount(1, 2),), True, True, file_name="签收单.png", file_content=PNG)
    with Workplace(yard.place.engine, "办公室", clock, _bus()).work(yard.sales) as work:
        orders.order_row(work.session, yard.order_no).project = True
        service.register_slip(work, yard.dispatch_no, slip)
    context.set_actor(yard.people(Role.PROJECT_MANAGER, Role.TECHNICAL_SERVICE))
    made = DeliveryPage(context)
    shown(made)
    return made


def write(view: QWidget, name: str, words: str) -> None:
    editor = view.findChild(QPlainTextEdit, f"field.{name}")
    assert editor is not None
    editor.setPlainText(words)


def judge(view: QWidget, name: str, word: str) -> None:
    box = view.findChild(QComboBox, f"field.{name}")
    assert box is not None and box.isEnabled()
    box.setCurrentIndex(box.findText(word))


@pytest.mark.clause("I-15", "I-16")
def test_criteria_are_agreed_and_checked(page: DeliveryPage, yard: Yard, context: DeskContext, qtbot: QtBot) -> None:
    page.show_view("acceptance")
    settled(qtbot, context)
    view = page.acceptance
    write(view, "criteria", "外观与铭牌：无划痕\n绝缘电阻: ≥ 1000 MΩ")
    picture(page, "acceptance-draft")
    press(view, context, "draft_criteria", qtbot)
    assert view.error.words == "", view.error.words
    fill(view, qtbot, with_whom="设备科长甲")
    press(view, context, "agree_criteria", qtbot)
    judge(view, "criterion.1", "符合")
    fill(view, qtbot, representative="设备科长甲", result="验收合格")
    press(view, context, "check_acceptance", qtbot)
    assert "绝缘电阻" in view.error.words  # it has no verdict yet
    judge(view, "criterion.2", "符合")
    picture(page, "acceptance-check")
    press(view, context, "check_acceptance", qtbot)
    with yard.place.read() as session:
        sheet = acceptance.sheet(session, yard.order_no)
    assert sheet is not None and sheet.state is SheetState.CHECKED and sheet.criteria[1].requirement == "≥ 1000 MΩ"


@pytest.mark.clause("I-14")
def test_an_installation_is_made_and_signed(page: DeliveryPage, yard: Yard, context: DeskContext, qtbot: QtBot, clock: SetClock) -> None:
    page.show_view("installation")
    settled(qtbot, context)
    view = page.installation
    fill(view, qtbot, procedure="AZ-02 B 版")
    write(view, "steps", "就位与水平：全长 ≤ 2 mm\n送电试运行：空载 2 h")
    picture(page, "installation-plan")
    press(view, context, "plan_installation", qtbot)
    assert view.error.words == "", view.error.words
    clock.forward(days=1, hours=2)
    view.reload()
    settled(qtbot, context)
    view.arrive.set_moment("arrived_at", clock.now())
    press(view, context, "arrive", qtbot)
    assert view.error.words == "", view.error.words
    judge(view, "step.1", "合格")
    judge(view, "step.2", "合格")
    fill(view, qtbot, signer="设备科长甲", result="运行正常")
    picture(page, "installation-finish")
    press(view, context, "finish_installation", qtbot)
    with yard.place.read() as session:
        job = installation.job(session, "AZ26000001")
    assert job is not None and job.state is InstallationState.DONE and job.late and job.signer == "设备科长甲"
