"""A day at the desk of 售后: goods that are known later, a full strip of attachments, another person at the same station, late answers."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.aftersales import queries, service, survey_service
from app.aftersales.views import CaseCause, CaseDraft, CaseState
from app.core.clock import SetClock
from app.devices.scanner import ScanStamper
from app.files import service as files
from db.states import Role
from tests.helpers.gate import Yard
from tests.helpers.settled import eventually, settled
from ui.aftersales.care_surveys import SurveyPart
from ui.aftersales.care_view import CareView
from ui.aftersales.handbook_view import HandbookView
from ui.aftersales.page import AfterSalesPage
from ui.aftersales.pictures import HEAVY, LONGEST, Thumb, picture_of, png
from ui.context import DeskContext
from ui.page import DeskPage

WORDS = "合闸后约 5 分钟自行分闸"


class Station:
    """The page at work: scans, keys, and waiting until nothing is on its way."""

    def __init__(self, page: AfterSalesPage, context: DeskContext, yard: Yard, clock: SetClock, qtbot: QtBot) -> None:
        self.page, self.context, self.yard, self.clock, self.qtbot = page, context, yard, clock, qtbot

    def settle(self) -> None:
        eventually(lambda: not self.page.call.finder.waiting)  # a person, too, sees that it searches
        settled(self.qtbot, self.context)

    def scan(self, code: str, gun: str = "tty") -> None:
        """One gun gives the same code twice within 0.8 s just once."""
        frame = ScanStamper(self.clock).stamp(gun, code.encode())
        bench = self.page.bench()
        assert bench is not None
        self.page.show_result(self.context.desk.lane.take(frame, bench, self.context.actor))
        self.settle()

    def register(self, phone: str) -> str:
        self.page.call.form.phone.setText(phone)
        self.page.call.words.setPlainText(WORDS)
        self.page.call.acts.register_button.click()
        self.settle()
        assert self.page.case.case is not None
        return self.page.case.case.number


@pytest.fixture
def desk(context: DeskContext, yard: Yard, clock: SetClock, qtbot: QtBot, shown: Callable[[DeskPage], None]) -> Station:
    yard.out()
    clock.forward(hours=4)
    context.set_actor(yard.service)
    page = AfterSalesPage(context)
    shown(page)
    made = Station(page, context, yard, clock, qtbot)
    made.settle()
    return made


@pytest.mark.clause("J-05")
def test_goods_that_are_scanned_later_belong_to_the_case_in_front(desk: Station) -> None:
    number, road, serial = desk.register("13900001111"), desk.page.case.road, desk.yard.serials[0]
    assert road.wants_goods and not road.chain.isVisibleTo(desk.page)
    desk.scan(serial)
    assert serial in road.asks.text() and number in road.asks.text()
    QTest.keyClick(road.goods, Qt.Key.Key_Return)
    desk.settle()
    case = desk.page.case.case
    assert case is not None and (case.number, case.serial, case.customer) == (number, serial, desk.yard.customer.name)
    assert not road.wants_goods and road.chain.isVisibleTo(desk.page)
    second = desk.register("13900002222") if desk.page.call.next_call() is None else ""
    desk.page.call.next_call()
    desk.scan(serial, "tty2")  # the next call has begun: the goods are its own
    assert serial in desk.page.call.goods.text() and desk.page.case.case is not None and desk.page.case.case.number == second
    assert desk.page.case.case.serial == ""
    road.goods.setText(serial[-6:])
    road.show_case(desk.page.case.case)
    QTest.keyClick(road.goods, Qt.Key.Key_Return)
    desk.settle()
    assert desk.page.case.case.serial == serial  # the last signs are enough while they mean one piece


def test_every_attachment_of_a_case_is_reached_and_heavy_pictures_come_in_light(desk: Station, tmp_path: Path) -> None:
    noise = random.Random(7).randbytes(1400 * 1400 * 4)
    heavy = png(QImage(noise, 1400, 1400, QImage.Format.Format_RGB32).scaled(2800, 1400))
    (tmp_path / "现场.png").write_bytes(heavy)
    name, light = picture_of(tmp_path / "现场.png")
    shrunk = QImage.fromData(light)
    assert len(heavy) > HEAVY > len(light) and name == "现场.jpg" and (shrunk.width(), shrunk.height()) == (LONGEST, LONGEST // 2)
    number = desk.register("13900001111")
    with desk.yard.place.work(desk.yard.service) as work:
        service.add_file(work, number, "检测报告.pdf", b"%PDF-1.4 " + b"x" * 40)
        for n in range(6):
            image = QImage(40, 40 + n, QImage.Format.Format_RGB32)
            image.fill(n)
            service.add_file(work, number, f"照片{n}.png", png(image))
    desk.page.case.open_case(number)
    desk.settle()
    strip, count = desk.page.case.past.pictures, desk.page.findChild(QLabel, "label.pictures")
    seen = {thumb.accessibleName() for thumb in strip.findChildren(Thumb) if thumb.isVisibleTo(desk.page)}
    assert len(seen) == 4 and strip.count.text() == "1–4 / 7 份" and count is not None
    last = [thumb for thumb in strip.findChildren(Thumb) if thumb.isVisibleTo(desk.page)][-1]
    QTest.keyClick(last, Qt.Key.Key_Right)
    desk.settle()
    shown = [thumb for thumb in strip.findChildren(Thumb) if thumb.isVisibleTo(desk.page)]
    assert strip.count.text() == "5–7 / 7 份" and shown[-1].text() == "PDF"
    assert seen | {thumb.accessibleName() for thumb in shown} == {"检测报告.pdf", *(f"照片{n}.png" for n in range(6))}
    with desk.yard.place.read() as session:
        assert len(files.attachments(session, service.KIND, number)) == 7


def test_what_one_person_half_keyed_is_not_there_for_the_next(desk: Station, yard: Yard) -> None:
    other = yard.people(Role.AFTER_SALES, Role.INSPECTOR)
    with yard.place.work(yard.service) as work:
        survey_service.issue(work, yard.customer.customer_id)
    desk.register("13900001111")
    call, case, care = desk.page.call, desk.page.case, desk.page.findChild(CareView)
    assert care is not None
    call.next_call()
    call.form.phone.setText("13900002222")
    call.words.setPlainText("第二个来电")
    response = case.step.form.editor("response")
    assert isinstance(response, QLineEdit)
    response.setText("先停用")
    case.note.setText("半句")
    desk.page.show_view("care")
    desk.settle()
    surveys = care.parts["surveys"]
    assert isinstance(surveys, SurveyPart)
    QTest.keyClicks(surveys.pad, "512")
    desk.context.set_actor(None)  # locked out and back: everything is as it was left
    desk.context.set_actor(yard.service)
    desk.settle()
    assert call.words.toPlainText() == "第二个来电" and surveys.pad.scores[:3] == [5, 1, 2]
    desk.context.set_actor(other)
    desk.settle()
    assert (call.words.toPlainText(), call.form.phone.text(), case.note.text()) == ("", "", "")
    assert case.step.form.value("response") == "" and surveys.pad.scores[:3] == [None, None, None]
    desk.context.set_actor(yard.service)  # a customer's words are not lost: they wait for who took them down
    desk.settle()
    assert (call.words.toPlainText(), call.form.phone.text()) == ("第二个来电", "13900002222")


@pytest.mark.clause("J-02")
def test_a_case_answered_late_says_so_and_the_call_sees_how_cases_stand(desk: Station, yard: Yard) -> None:
    with yard.place.work(yard.service) as work:
        number = service.register(work, CaseDraft(yard.serials[0], WORDS)).number
    call = desk.page.call
    QTest.keyClicks(call.search, yard.serials[0][-4:])
    desk.settle()
    assert [hit.state for hit in call.list.hits if hit.kind == "case"] == ["已登记"]
    desk.clock.forward(hours=25)
    with yard.place.work(yard.service) as work:
        service.respond(work, number, "设备科", "先停用")
    desk.settle()
    assert [hit.state for hit in call.list.hits if hit.kind == "case"] == ["已响应"]
    desk.page.open_document(number)
    desk.settle()
    assert desk.page.case.clock.accessibleName() == "迟答，超 1:00"
    with yard.place.read() as session:
        found = queries.case(session, number)
        assert found is not None and found.state is CaseState.RESPONDED and found.response_late


@pytest.mark.clause("J-15", "J-32")
def test_the_menu_leads_to_the_tracking_form_and_into_the_handbook(desk: Station, yard: Yard) -> None:
    with yard.place.work(yard.service) as work:
        number = service.register(work, CaseDraft(yard.serials[0], WORDS, caller="设备科")).number
        service.respond(work, number, "设备科", "先停用")
        service.analyse(work, number, CaseCause.PRODUCT, "旋钮未锁，运行中回位", "整定旋钮松动", "设备科")
        service.agree_solution(work, number, "更换脱扣器", "设备科")
    desk.page.open_document(number)
    desk.settle()
    gone: list[tuple[str, str]] = []
    desk.context.go_to.connect(lambda key, document: gone.append((key, document)))
    for key in ("tracking", "handbook"):
        action = next(one for one in desk.page.case.head.menu.actions() if one.objectName() == f"act.{key}")
        action.trigger()
    assert gone == [("aftersales", f"tracking/case|{number}"), ("aftersales", f"handbook/{number}")]
    desk.page.open_document(gone[1][1])
    desk.settle()
    book = desk.page.front
    assert isinstance(book, HandbookView)
    assert (book.form.value("problem"), book.form.value("reason"), book.form.value("steps")) == (WORDS, "整定旋钮松动", "更换脱扣器")
