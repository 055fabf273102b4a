"""来电 by keys alone: one box, words and a telephone, pasted pictures, one save on the spot; then the steps and the ledger."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDateTimeEdit, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.aftersales import queries, service, skills
from app.aftersales.views import CaseDraft, CaseState, CaseView, PartDraft
from app.core.clock import SetClock
from app.files import service as files
from app.printing.service import recent_jobs
from db.states import Role
from tests.helpers.gate import Yard
from tests.helpers.settled import eventually, settled
from ui.aftersales.page import AfterSalesPage
from ui.aftersales.pictures import Thumb
from ui.aftersales.steps import parts_in
from ui.context import DeskContext
from ui.page import DeskPage

WORDS = "合闸后约 5 分钟自行分闸"
Settle = Callable[[], None]


@pytest.fixture
def page(context: DeskContext, yard: Yard, clock: SetClock, shown: Callable[[DeskPage], None]) -> AfterSalesPage:
    yard.out()
    clock.forward(hours=4)
    context.set_actor(yard.service)
    made = AfterSalesPage(context)
    shown(made)
    return made


@pytest.fixture
def settle(context: DeskContext, qtbot: QtBot, page: AfterSalesPage) -> Settle:
    def wait() -> None:
        eventually(lambda: not page.call.finder.waiting)  # a person, too, sees that it searches
        settled(qtbot, context)

    return wait


def press(page: AfterSalesPage, name: str) -> None:
    button = page.front.findChild(QAbstractButton, f"do.{name}")
    assert button is not None and button.isVisibleTo(page), name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def put(page: AfterSalesPage, name: str, words: str) -> None:
    editor = page.cases.findChild(QWidget, f"field.{name}")
    if isinstance(editor, QLineEdit):
        editor.setText(words)
    elif isinstance(editor, QPlainTextEdit):
        editor.setPlainText(words)
    elif isinstance(editor, QComboBox):
        editor.setEditText(words)
    else:
        raise AssertionError(name)


def case_of(yard: Yard, number: str) -> CaseView:
    with yard.place.read() as session:
        found = queries.case(session, number)
    assert found is not None
    return found


@pytest.mark.clause("J-01", "J-05")
def test_a_number_in_the_box_and_words_are_a_case(page: AfterSalesPage, yard: Yard, settle: Settle, clock: SetClock) -> None:
    call = page.call
    QTest.keyClicks(call.search, "13900001111")
    settle()
    assert [hit.kind for hit in call.list.hits] == ["phone"] and call.form.phone.text() == "13900001111"
    call.words.setPlainText(WORDS)
    clock.forward(minutes=2)
    call.next_call()
    settle()
    view = case_of(yard, "SH-2026-0001")
    assert (view.phone, view.description, view.product_id) == ("13900001111", WORDS, None)
    assert view.began_at == clock.now() - timedelta(minutes=2) and view.registered_at == clock.now()
    assert call.search.text() == "" and call.words.toPlainText() == "" and not call.dirty


def test_a_registered_case_stays_in_front_of_what_was_being_read(page: AfterSalesPage, yard: Yard, settle: Settle) -> None:
    for phone in ("13900001111", "13900002222"):
        put(page, "caller_phone", phone)
        page.call.words.setPlainText(WORDS)
        page.call.next_call()
        settle()
    assert page.case.case is not None and page.case.case.number == "SH-2026-0002"
    page.case.open_case("SH-2026-0001")  # as a list that is read anew does, while the next case comes to the front
    page.case.show_case(case_of(yard, "SH-2026-0002"))
    settle()
    assert page.case.case.number == "SH-2026-0002"


def test_what_cannot_be_saved_is_not_cleared(page: AfterSalesPage, yard: Yard, settle: Settle) -> None:
    call = page.call
    call.words.setPlainText(WORDS)
    call.next_call()
    settle()
    assert "电话" in call.error.words and call.words.toPlainText() == WORDS
    press(page, "drop_call")
    assert call.words.toPlainText() == "" and not call.drop_button.isVisibleTo(page)


def test_tail_and_initials_and_enter_choose_the_goods(page: AfterSalesPage, yard: Yard, settle: Settle) -> None:
    call = page.call
    QTest.keyClicks(call.search, f"sfdq {yard.serials[1][-4:]}")
    QTest.keyClick(call.search, Qt.Key.Key_Return)
    settle()
    assert yard.serials[1] in call.goods.text() and yard.customer.name in call.goods.text()
    assert yard.serials[1][-4:] in page.case.chain.accessibleName()
    QTest.keyClick(call.search, Qt.Key.Key_Down)
    assert call.list.current is not None and call.list.current.kind == "customer"


def test_pictures_are_pasted_before_and_after_registering(page: AfterSalesPage, yard: Yard, settle: Settle) -> None:
    call, image = page.call, QImage(20, 12, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkRed)
    QGuiApplication.clipboard().setImage(image)
    put(page, "caller_phone", "0571-00000000")
    call.words.setPlainText(WORDS)
    QTest.keyClick(call.words, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert call.words.toPlainText() == WORDS and call.dirty
    press(page, "register_case")
    settle()
    QTest.keyClick(page.case.note, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle()
    with yard.place.read() as session:
        assert len(files.attachments(session, "service_case", "SH-2026-0001")) == 2
    call.words.setPlainText(f"{WORDS}，另两台正常")
    press(page, "register_case")
    settle()
    assert case_of(yard, "SH-2026-0001").events[0].text == "，另两台正常"
    QGuiApplication.clipboard().clear()


class Viewer(QObject):
    """Stands where the system's programs stand."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


def test_a_pdf_on_a_case_opens_by_enter_and_never_as_a_program(
    page: AfterSalesPage, yard: Yard, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    content, viewer = b"%PDF-1.4 " + b"x" * 40, Viewer()
    with yard.place.work(yard.service) as work:
        number = service.register(work, CaseDraft(yard.serials[0], WORDS)).number
        service.add_file(work, number, "检测报告.exe", content)
    page.case.open_case(number)
    settle()
    (thumb,) = page.case.past.pictures.findChildren(Thumb)
    thumb.setFocus()
    QDesktopServices.setUrlHandler("file", viewer, "take")
    try:
        for _ in range(2):
            QTest.keyClick(thumb, Qt.Key.Key_Return)
            settle()
    finally:
        QDesktopServices.unsetUrlHandler("file")
    first, again = viewer.opened
    assert first == again and first.name.endswith("检测报告.exe.pdf") and first.read_bytes() == content
    assert page.case.past.error.words == ""


@pytest.mark.clause("J-02", "J-07", "J-08", "J-10", "J-11")
def test_ctrl_d_settles_a_call_in_one_save(page: AfterSalesPage, yard: Yard, settle: Settle) -> None:
    call = page.call
    put(page, "caller_phone", "0571-00000000")
    put(page, "caller", "设备科")
    call.words.setPlainText(WORDS)
    press(page, "on_the_spot")
    settle()
    press(page, "on_the_spot")
    assert call.spot.form.missing()
    put(page, "cause_words", "整定钮未锁紧")
    put(page, "spot_solution", "电话指导锁紧")
    me, other = yard.service.person_id or 0, yard.sales.person_id or 0
    keyed = call.spot.form.values()
    call.hand_on(me, other)  # F4: it goes with its person, and is there when he is back
    assert not call.middle.settling and not call.dirty
    call.hand_on(other, me)
    assert call.middle.settling and call.spot.form.values() == keyed
    press(page, "on_the_spot")
    settle()
    view = case_of(yard, "SH-2026-0001")
    assert view.state is CaseState.CLOSED and view.on_the_spot and view.confirmed_who == "设备科"
    assert view.cause_words == "整定钮未锁紧" and not call.spot_button.isVisibleTo(page)


@pytest.mark.clause("J-06", "J-09")
def test_somebody_is_sent_out_with_his_sheets_and_comes_back_with_parts(
    page: AfterSalesPage, yard: Yard, settle: Settle, context: DeskContext
) -> None:
    technician = yard.people(Role.TECHNICAL_SERVICE)
    with yard.place.work(yard.service) as work:
        number = service.register(work, CaseDraft(yard.serials[0], WORDS, caller="设备科")).number
    page.open_document(number)
    settle()
    put(page, "response", "先停用")
    press(page, "case_step")
    settle()
    put(page, "cause_words", "脱扣器漂移")
    put(page, "analysis", "整定值漂移")
    press(page, "case_step")
    settle()
    put(page, "solution", "换脱扣器")
    press(page, "case_step")
    settle()
    form = page.case.step.form
    form.set_value("technician", technician.person_id)
    assert page.cases.findChild(QDateTimeEdit, "field.appointment").isVisibleTo(page)  # type: ignore[union-attr]
    form.set_value("sheets", True)
    press(page, "case_step")
    settle()
    with yard.place.read() as session:
        assert {job.paper for job in recent_jobs(session, 2)} == {"service_request", "service_record"}
    put(page, "work", "更换，带载正常")
    put(page, "part", "脱扣器 TK1→TK2；端子 ×2")
    press(page, "case_step")
    settle()
    view = case_of(yard, number)
    assert view.state is CaseState.DONE and view.technician == technician.name
    with yard.place.read() as session:
        assert [(p.what, p.quantity, p.taken_out, p.put_in) for p in queries.parts_of(session, number)] == [
            ("脱扣器", 1, "TK1", "TK2"), ("端子", 2, "", ""),
        ]  # fmt: skip
    press(page, "case_rejected")
    settle()
    assert case_of(yard, number).state is CaseState.ANALYSED


@pytest.mark.clause("J-16", "J-29", "J-35")
def test_the_menu_of_a_case(page: AfterSalesPage, yard: Yard, settle: Settle) -> None:
    with yard.place.work(yard.service) as work:
        number = service.register(work, CaseDraft(yard.serials[0], WORDS)).number
    page.open_document(number)
    settle()

    def choose(key: str) -> None:
        action = next((one for one in page.case.head.menu.actions() if one.objectName().startswith(f"act.{key}")), None)
        assert action is not None, key
        action.trigger()

    choose("severity")
    page.case.step.form.set_value("level", "major")
    put(page, "level_why", "今晚送电")
    press(page, "case_step")
    settle()
    choose("leaders")
    put(page, "leader", "总经理")
    put(page, "leader_words", "今晚送电")
    press(page, "case_step")
    settle()
    choose("next")
    put(page, "next_words", "回电")
    press(page, "case_step")
    settle()
    choose("measure")
    put(page, "measure", "终装加锁紧点漆")
    press(page, "case_step")
    settle()
    choose("done")
    put(page, "measure_done", "工艺卡已改")
    press(page, "case_step")
    settle()
    choose("verify")
    press(page, "leave_act")
    view = case_of(yard, number)
    assert (view.reported_to, view.next_step) == ("总经理", "回电")
    assert "首次响应" in page.case.step.title.text()


@pytest.mark.clause("J-34")
def test_a_skill_is_granted_listed_and_ended_in_the_menu(page: AfterSalesPage, yard: Yard, settle: Settle) -> None:
    fitter = yard.people(Role.TECHNICAL_SERVICE)
    with yard.place.work(yard.service) as work:
        number = service.register(work, CaseDraft(yard.serials[0], WORDS)).number
    page.open_document(number)
    settle()

    def choose(key: str) -> None:
        next(one for one in page.case.head.menu.actions() if one.objectName() == f"act.{key}").trigger()

    assert "act.skill_end" not in [one.objectName() for one in page.case.head.menu.actions()]
    for scope in (case_of(yard, number).product_id, None):
        choose("skill")
        page.case.step.form.set_value("skilled", yard.service.person_id if scope is None else fitter.person_id)
        page.case.step.form.set_value("skill_scope", scope)
        put(page, "skill_words", "厂内培训")
        press(page, "case_step")
        settle()
    choose("skill_end")
    assert page.case.step.said.text().count("厂内培训") == 2 and "全部产品" in page.case.step.said.text()
    with yard.place.read() as session:
        first = next(one for one in skills.skills(session) if one.person_id == fitter.person_id)
    page.case.step.form.set_value("skill", first.skill_id)
    press(page, "case_step")
    assert page.case.step.form.missing()
    put(page, "skill_why", "已离岗")
    press(page, "case_step")
    settle()
    with yard.place.read() as session:
        assert [(one.person_id, one.product_id) for one in skills.skills(session)] == [(yard.service.person_id, None)]


@pytest.mark.clause("J-03", "J-04")
def test_the_ledger_lists_what_runs_out_first_and_prints(page: AfterSalesPage, yard: Yard, settle: Settle, clock: SetClock) -> None:
    with yard.place.work(yard.service) as work:
        first = service.register(work, CaseDraft("", "甲的问题", phone="0571-1111111")).number
        service.register(work, CaseDraft("", "乙的问题", phone="0571-2222222"))
    clock.forward(hours=25)
    with yard.place.work(yard.service) as work:
        service.respond(work, first, "甲", "收到")
    page.show_view("ledger")
    settle()
    assert [page.book.list.rows.key(row) for row in range(2)] == ["SH-2026-0002", first]
    assert str(page.book.list.rows.cell(0, 2)) == "响应超 1 小时"
    press(page, "print_ledger")
    settle()
    with yard.place.read() as session:
        assert recent_jobs(session, 1)[0].paper == "service_ledger"


@pytest.mark.clause("J-30")
def test_sales_hands_over_from_an_order(page: AfterSalesPage, yard: Yard, settle: Settle, context: DeskContext) -> None:
    context.set_actor(yard.sales)
    page.open_document(f"call|{yard.order_no}")
    settle()
    assert yard.order_no in page.call.goods.text()
    page.call.words.setPlainText("客户要求现场培训")
    press(page, "register_case")
    settle()
    view = case_of(yard, "SH-2026-0001")
    assert (view.handed_from, view.customer, view.kind.value) == (yard.order_no, yard.customer.name, "service")


def test_parts_as_they_are_keyed() -> None:
    assert parts_in("脱扣器 A1→B2") == (PartDraft("脱扣器", 1, "", "A1", "B2"),)
    assert parts_in("端子 ×3；垫片") == (PartDraft("端子", 3), PartDraft("垫片", 1))
    assert parts_in(" ; ") == ()
