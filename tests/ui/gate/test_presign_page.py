"""预签 on the screen: offered in the tab 发货, signed and let go on the page 签字 (X-02)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from app.core.clock import SetClock
from app.core.work import Actor
from app.gate.views import PassState
from app.settings.service import change
from db.states import Role, SignedHow
from tests.helpers import trust
from tests.helpers.gate import PIN, Yard
from tests.helpers.settled import settled
from tests.ui.gate.test_sign_page import picture
from ui.context import DeskContext
from ui.dispatch.page import DispatchPage
from ui.gate.sign_panel import SignPage
from ui.page import DeskPage


@pytest.fixture
def yard_ahead(yard: Yard, clock: SetClock) -> Yard:
    """The site signs beforehand; the goods are drawn, no box is on the vehicle."""
    yard.picked()
    with yard.place.work(yard.people(Role.ADMINISTRATOR)) as work:
        change(work, "gate.presign", "true", "试行", approver_id=yard.sales.person_id)
    clock.forward(seconds=1)
    trust.keyed(yard.place, yard.keeper)
    trust.granted(yard.place, yard.keeper, Role.STOREKEEPER, SignedHow.CLOSE)
    for person, role in ((yard.finance, Role.FINANCE), (yard.personnel, Role.PERSONNEL)):
        trust.granted(yard.place, person, role, SignedHow.AHEAD)
    trust.publish(yard.place)
    return yard


def sign(page: SignPage, actor: Actor, qtbot: QtBot) -> None:
    page.context.set_actor(actor)
    settled(qtbot, page.context)
    pin, button = page.findChild(QLineEdit, "field.sign_pin"), page.findChild(QAbstractButton, "do.sign")
    assert pin is not None and button is not None
    QTest.keyClicks(pin, PIN)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settled(qtbot, page.context)


@pytest.mark.decision("X-02")
def test_limits_are_offered_signed_and_let_go(
    context: DeskContext, yard_ahead: Yard, qtbot: QtBot, shown: Callable[[DeskPage], None]
) -> None:
    yard = yard_ahead
    context.set_actor(yard.keeper)
    desk = DispatchPage(context)
    shown(desk)
    desk.open_document(yard.gate_pass().number)
    settled(qtbot, context)
    boxes, offer = desk.findChild(QSpinBox, "field.presign_boxes"), desk.findChild(QAbstractButton, "do.offer_presign")
    assert boxes is not None and offer is not None and offer.isVisible()
    boxes.setValue(3)
    picture(desk, "presign-offer")
    QTest.mouseClick(offer, Qt.MouseButton.LeftButton)
    settled(qtbot, context)
    limits = yard.gate_pass().limits
    assert limits is not None and limits.boxes == 3 and not offer.isVisible()
    picture(desk, "presign-offered")
    page = SignPage(context)
    shown(page)
    context.set_actor(yard.finance)
    settled(qtbot, context)
    assert str(page.panel.table.rows.cell(0, 2)) == "预签·财务部" and "至多 3 箱" in page.panel.detail.words()
    picture(page, "presign")
    for actor in (yard.finance, yard.personnel):
        sign(page, actor, qtbot)
    assert "预签已齐" in page.panel.form.said.text()
    yard.box()
    yard.load()
    assert yard.close().presigned
    context.set_actor(yard.keeper)
    settled(qtbot, context)
    picture(page, "presign-close")
    sign(page, yard.keeper, qtbot)
    assert yard.gate_pass().state is PassState.VALID
