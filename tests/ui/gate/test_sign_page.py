"""The 签字 page: opened, ticked, up to ten with one PIN; declined; on paper; and that it calls when something waits."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from app.core.clock import SetClock
from app.core.work import Actor
from app.gate import other, queries, service
from app.gate.views import OtherDraft, OtherLine, PassState
from app.settings.local import STATIONS
from db.models.orders import CustomerOrder
from db.states import PassKind, Role, SignedHow
from tests.helpers import trust
from tests.helpers.gate import PIN, Yard
from tests.helpers.hands import in_a_row
from tests.helpers.settled import eventually, settled
from ui.context import DeskContext
from ui.dispatch.page import DispatchPage
from ui.gate.sign_panel import SignPage
from ui.page import DeskPage
from ui.pages import pages_for
from ui.sounds import Sound

PICTURES = os.environ.get("JIAOFU_PICTURES", "")


def tools(yard: Yard, n: int = 1) -> list[str]:
    """Passes for tools, counted by two: they wait for both departments."""
    numbers = []
    for at in range(n):
        draft = OtherDraft(
            PassKind.TOOLS, "示范电气有限公司", "现场安装用，用完带回", (OtherLine("扭力扳手", "把", 2 + at, "NB-100", 1),),
            plate=f"浙A·0T{at + 1:03d}", driver="司机甲", driver_phone="0571-0000-0300",
        )  # fmt: skip
        with yard.place.work(yard.keeper) as work:
            numbers.append(other.make_other(work, draft).number)
        for actor in (yard.keeper, yard.sales):
            with yard.place.work(actor) as work:
                other.confirm_other(work, numbers[-1])
    return numbers


def picture(page: QWidget, name: str) -> None:
    if PICTURES:
        for size in (QSize(1218, 688), QSize(1772, 1000)):
            page.resize(size)
            QTest.qWait(30)
            Path(PICTURES).mkdir(parents=True, exist_ok=True)
            page.grab().save(str(Path(PICTURES) / f"sign-{name}-{size.width()}.png"))


@pytest.fixture
def page(context: DeskContext, yard: Yard, shown: Callable[[DeskPage], None]) -> SignPage:
    made = SignPage(context)
    shown(made)
    return made


def signed_in(page: SignPage, yard: Yard, actor: Actor, qtbot: QtBot) -> None:
    page.context.set_actor(actor)
    settled(qtbot, page.context)


def press(page: SignPage, name: str, qtbot: QtBot) -> None:
    button = page.findChild(QAbstractButton, name)
    assert button is not None and button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settled(qtbot, page.context)


def key_pin(page: SignPage, pin: str = PIN) -> None:
    field = page.findChild(QLineEdit, "field.sign_pin")
    assert field is not None
    QTest.keyClicks(field, pin)


def marks(page: SignPage) -> list[str]:
    table = page.panel.table
    return [str(table.rows.cell(row, 0)) for row in range(table.rows.total())]


@pytest.mark.clause("H-03")
def test_only_what_was_opened_is_ticked_and_one_pin_signs_it(page: SignPage, yard: Yard, qtbot: QtBot) -> None:
    numbers = [yard.closed().number, *tools(yard, 4)]
    signed_in(page, yard, yard.finance, qtbot)
    table = page.panel.table
    table.toggle(numbers[3])
    assert marks(page) == ["已看", "未看", "未看", "未看", "未看"] and table.ticked == ()
    picture(page, "finance")
    for _ in range(3):
        QTest.keyClick(table, Qt.Key.Key_Space)
        QTest.keyClick(table, Qt.Key.Key_Down)
        settled(qtbot, page.context)
    assert marks(page) == ["已选", "已选", "已选", "已看", "未看"]
    QTest.keyClick(table, Qt.Key.Key_Up)
    settled(qtbot, page.context)
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert table.ticked == tuple(numbers[:2])
    picture(page, "ticked")
    key_pin(page)
    QTest.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, page.context)
    eventually(lambda: table.rows.total() == 3)
    picture(page, "signed")
    assert page.panel.form.said.text() == "2 张已签，还缺人事总务部"
    with yard.place.read() as session:
        views = queries.numbered(session, numbers)
    assert [len(views[number].signatures) for number in numbers] == [1, 1, 0, 0, 0]


def test_each_department_sees_what_it_vouches_for(page: SignPage, yard: Yard, qtbot: QtBot) -> None:
    yard.closed()
    tools(yard)
    signed_in(page, yard, yard.finance, qtbot)
    said = page.panel.detail.words()
    assert "INV-0001" in said and "付款约定" in said and "司机甲" not in said
    signed_in(page, yard, yard.personnel, qtbot)
    page.panel.table.setFocus()
    said = page.panel.detail.words()
    assert "司机甲" in said and "苏Z·8682K" in said and "TGHU1234567" in said and "INV-0001" not in said
    QTest.keyClick(page.panel.table, Qt.Key.Key_Down)
    settled(qtbot, page.context)
    assert "工具：现场安装用，用完带回" in page.panel.detail.words()


@pytest.mark.clause("H-03")
def test_declining_needs_a_reason_and_sends_the_pass_back(page: SignPage, yard: Yard, qtbot: QtBot) -> None:
    number = yard.closed().number
    signed_in(page, yard, yard.finance, qtbot)
    key_pin(page)
    press(page, "do.refuse_to_sign", qtbot)
    assert yard.gate_pass().state is PassState.AWAITING_SIGNATURES
    reason = page.findChild(QComboBox, "field.refuse_reason")
    assert reason is not None and "货款未到" in [reason.itemText(n) for n in range(reason.count())]
    reason.setCurrentText("尾款还差一笔")
    press(page, "do.refuse_to_sign", qtbot)
    eventually(lambda: page.panel.table.rows.total() == 0)
    view = yard.gate_pass()
    assert (view.state, view.sent_back_why) == (PassState.DRAFT, "尾款还差一笔")
    with yard.place.work(yard.keeper) as work:
        service.send_again(work, number, "尾款已到账")
    settled(qtbot, page.context)
    assert "尾款已到账" in page.panel.detail.words()
    picture(page, "again")


def test_the_storekeeper_sends_it_again_from_the_trip(
    context: DeskContext, yard: Yard, qtbot: QtBot, shown: Callable[[DeskPage], None]
) -> None:
    number = yard.closed().number
    service.refuse_to_sign(yard.place, yard.finance, number, Role.FINANCE, PIN, "尾款还差一笔")
    context.set_actor(yard.keeper)
    desk = DispatchPage(context)
    shown(desk)
    desk.open_document(yard.trip_no)
    settled(qtbot, context)
    corrected, again = desk.findChild(QLineEdit, "field.corrected"), desk.findChild(QAbstractButton, "do.send_again")
    assert corrected is not None and again is not None and again.isVisible()
    picture(desk, "sent-back")
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    settled(qtbot, context)
    assert yard.gate_pass().state is PassState.DRAFT
    corrected.setText("尾款已到账")
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    settled(qtbot, context)
    assert yard.gate_pass().state is PassState.AWAITING_SIGNATURES and not again.isVisible()


def test_no_more_than_ten_are_ticked(page: SignPage, yard: Yard, qtbot: QtBot) -> None:
    numbers = tools(yard, 11)
    signed_in(page, yard, yard.finance, qtbot)
    for number in numbers:
        page.panel.table.note_opened(number)
        page.panel.table.toggle(number)
    assert page.panel.table.ticked == tuple(numbers[:10]) and "10" in page.panel.error.words
    picture(page, "ten")


@pytest.mark.clause("F-03")
def test_missing_export_numbers_are_said_before_the_pin(page: SignPage, yard: Yard, qtbot: QtBot) -> None:
    number = yard.closed().number
    with yard.place.work(yard.sales) as work:
        row = work.session.scalar(select(CustomerOrder).where(CustomerOrder.number == yard.order_no))
        assert row is not None
        row.export = True
    service.sign(yard.place, yard.finance, number, Role.FINANCE, PIN)
    signed_in(page, yard, yard.personnel, qtbot)
    assert "出口单证未齐" in page.panel.detail.words()
    picture(page, "export")
    key_pin(page, "1111")
    press(page, "do.sign", qtbot)
    assert "出口单证未齐" in page.panel.error.words and "PIN" not in page.panel.error.words
    assert yard.gate_pass().missing == (Role.PERSONNEL,)


@pytest.mark.parametrize(("before", "said"), [(False, "纸签已登记，还缺财务部"), (True, "纸签已登记，签齐生效，送发货打印")])
def test_paper_fields_are_there_for_a_registrar_alone(page: SignPage, yard: Yard, qtbot: QtBot, before: bool, said: str) -> None:
    number = yard.closed().number
    if before:
        service.sign(yard.place, yard.finance, number, Role.FINANCE, PIN)
    signed_in(page, yard, yard.finance, qtbot)
    paper = page.findChild(QAbstractButton, "do.register_paper")
    assert paper is not None and not paper.isVisible()
    trust.keyed(yard.place, yard.service)
    trust.granted(yard.place, yard.service, Role.PERSONNEL, SignedHow.PAPER)
    trust.publish(yard.place)
    signed_in(page, yard, yard.service, qtbot)
    assert paper.isVisible() and not page.panel.form.sign_button.isVisible()
    reason = page.findChild(QComboBox, "field.refuse_reason")
    assert reason is not None and reason.isHidden() and not page.panel.form.refuse_button.isVisible()
    assert page.panel.form.paper_button.primary and "您登记的是" in page.panel._right.title.text()
    picture(page, "paper")
    key_pin(page)
    press(page, "do.register_paper", qtbot)
    assert yard.gate_pass().signatures[-1].on_paper_by == yard.personnel.name
    assert page.panel.form.said.text() == f"{number} {said}"


def test_a_deputy_is_shown_as_one(page: SignPage, yard: Yard, qtbot: QtBot) -> None:
    yard.closed()
    trust.keyed(yard.place, yard.service)
    trust.granted(yard.place, yard.service, Role.FINANCE, SignedHow.DEPUTY)
    trust.publish(yard.place)
    signed_in(page, yard, yard.service, qtbot)
    assert str(page.panel.table.rows.cell(0, 2)) == "代财务部" and "代财务部" in page.panel._right.title.text()
    key_pin(page)
    press(page, "do.sign", qtbot)
    assert [s.shown for s in yard.gate_pass().signatures] == [f"{yard.service.name}（代签）"]


def test_a_deputy_is_told_what_waits_and_when_he_may_sign(page: SignPage, yard: Yard, qtbot: QtBot, clock: SetClock) -> None:
    yard.closed()
    trust.keyed(yard.place, yard.service)
    trust.granted(yard.place, yard.service, Role.FINANCE, SignedHow.DEPUTY, weekdays=0b0011111, shift=(17 * 60 + 30, 8 * 60))
    signed_in(page, yard, yard.service, qtbot)
    said = page.panel.deputy
    assert page.panel.table.rows.total() == 0 and "1 张等财务部签" in said.text() and "发布签字名单" in said.text()
    trust.publish(yard.place)
    page.tick()
    settled(qtbot, page.context)
    assert "1 张等财务部签；现在不是您代签的时段：周一至周五 17:30～次日 08:00" in said.text()
    picture(page, "deputy-not-yet")
    clock.forward(hours=10)
    page.tick()
    settled(qtbot, page.context)
    assert said.isHidden() and page.panel.table.rows.total() == 1
    signed_in(page, yard, yard.finance, qtbot)
    assert said.isHidden()


def test_the_keys_alone_sign(page: SignPage, yard: Yard, qtbot: QtBot) -> None:
    yard.closed()
    signed_in(page, yard, yard.finance, qtbot)
    page.panel.table.setFocus()
    pin = page.panel.form.form.editor("pin")
    QTest.keyClick(page.panel.table, Qt.Key.Key_Tab)
    assert pin.hasFocus()
    page.panel.table.setFocus()
    QTest.keyClick(page.panel.table, Qt.Key.Key_Return)
    assert pin.hasFocus()
    page.panel.table.setFocus()
    QTest.keyClicks(page.panel.table, PIN[0])
    QTest.keyClicks(pin, PIN[1:])
    QTest.keyClick(pin, Qt.Key.Key_Return)
    settled(qtbot, page.context)
    assert [one.role for one in yard.gate_pass().signatures] == [Role.FINANCE]


def test_after_a_wrong_pin_and_after_declining_the_keys_go_on(page: SignPage, yard: Yard, qtbot: QtBot) -> None:
    yard.closed()
    tools(yard)
    signed_in(page, yard, yard.finance, qtbot)
    pin, reason = page.panel.form.form.editor("pin"), page.findChild(QComboBox, "field.refuse_reason")
    pin.setFocus()
    key_pin(page, "1357")
    QTest.keyClick(pin, Qt.Key.Key_Return)
    settled(qtbot, page.context)
    assert "PIN 不对" in page.panel.error.words and pin.hasFocus()
    assert reason is not None
    reason.setCurrentText("货款未到")
    key_pin(page)
    press(page, "do.refuse_to_sign", qtbot)
    assert page.panel.table.hasFocus()


def test_the_enter_after_the_pin_signs_nothing_that_has_a_reason_to_be_declined(page: SignPage, yard: Yard, qtbot: QtBot) -> None:
    yard.closed()
    signed_in(page, yard, yard.finance, qtbot)
    pin, reason = page.panel.form.form.editor("pin"), page.findChild(QComboBox, "field.refuse_reason")
    assert reason is not None
    reason.setCurrentText("货款未到")
    pin.setFocus()
    key_pin(page)
    QTest.keyClick(pin, Qt.Key.Key_Return)
    settled(qtbot, page.context)
    assert yard.gate_pass().signatures == () and "拒签按 Ctrl+R" in reason.accessibleDescription()
    reason.setCurrentText("")
    QTest.keyClick(pin, Qt.Key.Key_Return)
    settled(qtbot, page.context)
    assert [one.role for one in yard.gate_pass().signatures] == [Role.FINANCE]


def test_a_pin_keyed_in_one_go_on_the_list_is_no_scan(page: SignPage) -> None:
    assert page.by_hand("2580") and page.by_hand("25803614")
    assert not page.by_hand("JB00000154") and not page.by_hand("258036147")


def test_what_is_typed_stays_and_another_person_starts_afresh(page: SignPage, yard: Yard, qtbot: QtBot) -> None:
    yard.closed()
    tools(yard)
    signed_in(page, yard, yard.finance, qtbot)
    QTest.keyClick(page.panel.table, Qt.Key.Key_Space)
    reason = page.findChild(QComboBox, "field.refuse_reason")
    assert reason is not None and page.panel.table.ticked
    reason.setCurrentText("写到一半")
    key_pin(page, "25")
    tools(yard)
    page.tick()
    settled(qtbot, page.context)
    assert page.panel.table.rows.total() == 3 and reason.currentText() == "写到一半" and page.panel.table.ticked
    page.panel.form.form.set_value("pin", "")
    press(page, "do.refuse_to_sign", qtbot)
    pin = page.panel.form.form.editor("pin")
    assert pin.accessibleDescription() == "请键入 PIN"
    signed_in(page, yard, yard.personnel, qtbot)
    assert marks(page) == ["已看", "未看", "未看"] and reason.currentText() == ""
    assert page.panel.form.form.value("pin") == "" and pin.accessibleDescription() == ""


def test_the_list_says_kind_and_day_and_the_last_signature_where_it_prints(
    page: SignPage, yard: Yard, qtbot: QtBot, clock: SetClock
) -> None:
    numbers = [yard.closed().number, *tools(yard)]
    for number in numbers:
        service.sign(yard.place, yard.finance, number, Role.FINANCE, PIN)
    signed_in(page, yard, yard.personnel, qtbot)
    rows = page.panel.table.rows
    assert [str(rows.cell(row, 3)) for row in (0, 1)] == ["销售", "工具"] and len(str(rows.cell(0, 7))) == len("13:28")
    under_way: list[str] = []
    page.panel._under_way.connect(lambda at, n: under_way.append(f"{at}/{n}"))
    for _ in numbers:
        QTest.keyClick(page.panel.table, Qt.Key.Key_Space)
        QTest.keyClick(page.panel.table, Qt.Key.Key_Down)
        settled(qtbot, page.context)
    key_pin(page)
    QTest.mouseClick(page.panel.form.sign_button, Qt.MouseButton.LeftButton)
    assert page.panel.form.said.text() == "正在签 1/2…" and not page.panel.form.sign_button.isEnabled()
    settled(qtbot, page.context)
    assert under_way == ["1/2", "2/2"]
    assert page.panel.form.said.text() == f"2 张已签齐，生效，送「{yard.place.station}」打印"
    tools(yard)
    clock.forward(days=2)
    signed_in(page, yard, yard.finance, qtbot)
    assert re.fullmatch(r"\d\d-\d\d", str(rows.cell(0, 7)))


class Heard:
    """Stands for the loudspeaker."""

    def __init__(self) -> None:
        self.played: list[Sound] = []

    def play(self, sound: Sound) -> None:
        self.played.append(sound)


def test_the_keys_stay_on_the_list_when_the_button_that_has_them_is_switched_off(page: SignPage, yard: Yard, qtbot: QtBot) -> None:
    yard.closed()
    signed_in(page, yard, yard.finance, qtbot)
    page.panel.form.refuse_button.setFocus()  # as the second half of a double click on it leaves it
    service.refuse_to_sign(yard.place, yard.finance, yard.gate_pass().number, Role.FINANCE, PIN, "尾款还差一笔")
    settled(qtbot, page.context)
    assert not page.panel.form.refuse_button.isEnabled() and page.panel.table.hasFocus()


def test_a_pass_is_signed_once_however_often_the_keys_are_pressed(page: SignPage, yard: Yard, qtbot: QtBot) -> None:
    numbers = tools(yard, 2)
    signed_in(page, yard, yard.finance, qtbot)
    page.activateWindow()
    key_pin(page)
    with in_a_row():
        for _ in range(2):
            QTest.keyClick(page.windowHandle(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
            settled(qtbot, page.context)
    assert page.panel.form.said.text() == f"{numbers[0]} 已签，还缺人事总务部"
    assert page.panel.form.form.editor("pin").accessibleDescription() == "", "the second press asks for no PIN"


def test_who_registers_papers_reads_no_hints_for_signers(page: SignPage, yard: Yard, qtbot: QtBot) -> None:
    tools(yard)
    trust.keyed(yard.place, yard.service)
    trust.granted(yard.place, yard.service, Role.FINANCE, SignedHow.PAPER)
    trust.publish(yard.place)
    pin = page.findChild(QLineEdit, "field.sign_pin")
    assert pin is not None
    for actor, hints in ((yard.finance, True), (yard.service, False)):
        signed_in(page, yard, actor, qtbot)
        assert bool(pin.placeholderText()) is hints and page.panel._left.note.isVisible() is hints


def test_it_counts_and_calls_in_front_and_behind_another_page(page: SignPage, yard: Yard, qtbot: QtBot) -> None:
    counts: list[int] = []
    heard = Heard()
    page.context.sounds = heard  # type: ignore[assignment]
    page.waiting_changed.connect(counts.append)
    tools(yard)
    signed_in(page, yard, yard.finance, qtbot)
    assert counts[-1] == 1 and heard.played == []  # what waited before he came is no news
    for n in (1, 2):
        tools(yard)
        settled(qtbot, page.context)
        assert counts[-1] == 1 + n and heard.played == [Sound.CALL] * n
        page.hide()
    page.tick()
    settled(qtbot, page.context)
    assert heard.played == [Sound.CALL] * 2


def test_the_office_station_shows_the_pages_of_the_departments() -> None:
    assert "office" in STATIONS
    assert [entry.name for entry in pages_for("office")] == [
        "TodayPage", "DeliveryPage", "OrdersPage", "StoragePage", "ReportsPage", "SignPage", "SettingsPage", "ManualPage", "PreviewPage"
    ]
