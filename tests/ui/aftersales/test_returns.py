"""退换: a return is agreed, taken in by scan, tested, judged, scrapped and replaced in the window; each sees only his own step."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from app.aftersales import returns_queries as queries
from app.aftersales import returns_service as service
from app.aftersales.returns_views import ReplacementState, ReturnDraft, ReturnState, ReturnView
from app.core.clock import SetClock
from app.core.errors import AppError
from app.core.work import Workplace
from app.devices.scanner import ScanStamper
from db.models.catalog import Product
from db.states import Role, UnitState, Verdict
from tests.conftest import People
from tests.helpers.returned import RETURN_PLACE, SCRAP_PLACE, Returned
from tests.helpers.settled import settled
from tests.helpers.sold_lots import SoldLot
from ui.aftersales.page import AfterSalesPage
from ui.aftersales.returns_view import ReturnsView
from ui.context import DeskContext
from ui.page import DeskPage

PICTURES = os.environ.get("JIAOFU_PICTURES", "")


class Desk:
    """The tab 售后 with the view 退换 in front."""

    def __init__(self, context: DeskContext, world: Returned, clock: SetClock, qtbot: QtBot, show: Callable[[DeskPage], None]) -> None:
        self.context, self.world, self.clock, self.qtbot = context, world, clock, qtbot
        self.refused: list[AppError] = []
        context.failed.connect(self.refused.append)
        context.set_actor(world.sales)
        self.page = AfterSalesPage(context)
        show(self.page)
        self.page.show_view("returns")
        self.settle()
        front = self.page.front
        assert isinstance(front, ReturnsView)
        self.view = front

    def settle(self) -> None:
        settled(self.qtbot, self.context)

    def be(self, role: Role) -> None:
        self.context.set_actor(self.world.people(role))
        self.view.reload()
        self.settle()

    def scan(self, code: str) -> Verdict:
        assert self.view.bench is not None
        frame = ScanStamper(self.clock).stamp(f"tty{self.clock.now()}", code.encode())
        result = self.context.desk.lane.take(frame, self.view.bench, self.context.actor)
        self.page.show_result(result)
        self.settle()
        self.clock.forward(seconds=5)
        return result.verdict

    def offered(self, name: str) -> bool:
        button = self.view.findChild(QAbstractButton, f"do.{name}")
        return button is not None and button.isVisible()

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
            self.qtbot.wait(30)
            Path(PICTURES).mkdir(exist_ok=True)
            self.page.grab().save(f"{PICTURES}/{name}.png")

    @property
    def front(self) -> ReturnView:
        assert self.view._front is not None
        return self.view._front.view


@pytest.fixture
def desk(
    context: DeskContext, file_place: Workplace, clock: SetClock, qtbot: QtBot, shown: Callable[[DeskPage], None]
) -> Desk:
    world = Returned(file_place, People(file_place))
    world.delivered()
    return Desk(context, world, clock, qtbot, shown)


@pytest.mark.clause("J-33")
@pytest.mark.clause("J-19")
@pytest.mark.clause("J-20")
def test_from_the_scanned_product_to_scrap_and_replacement(desk: Desk) -> None:
    world, view = desk.world, desk.view
    desk.grab("returns-empty")
    assert desk.scan(world.serial) is Verdict.GOOD
    assert view.goods.rows.rowCount() == 2, "what the customer has of the same delivery is offered"
    desk.fill("return_reason", "不能合闸，客户 <b>拒收</b>")
    desk.fill("return_case", world.case_no)
    desk.fill("return_carrier", "示范物流，到付")
    desk.grab("returns-new")
    desk.press("authorise_return")
    number = desk.front.number
    assert (number, desk.front.state, desk.front.items[0].identity) == ("TH26000001", ReturnState.AUTHORISED, world.serial)
    assert not desk.offered("receive_return") and desk.offered("void_return")
    world.at_gate(number)
    desk.be(Role.STOREKEEPER)
    assert desk.scan(number) is Verdict.GOOD
    assert desk.scan(world.other) is not Verdict.GOOD and desk.refused[-1].clause == "J-33"
    assert desk.scan(world.serial) is Verdict.GOOD
    assert world.unit(world.serial).location == RETURN_PLACE and "已收入退货区" in view.said.text()
    desk.grab("returns-received")
    desk.be(Role.INSPECTOR)
    assert desk.offered("test_return") and not desk.offered("judge_return")
    desk.fill("test_result", "fail")
    desk.fill("test_facts", "线圈电阻 0 Ω，烧毁")
    desk.press("test_return")
    assert view.head.next.text() == f"下一步：质保部判定 {world.serial}"
    desk.fill("judgement", "scrap")
    desk.fill("judge_words", "线圈击穿，绝缘碳化，不可修")
    desk.grab("returns-judging")
    desk.press("judge_return")
    assert desk.front.state is ReturnState.JUDGED
    desk.be(Role.LOGISTICS_HEAD)
    assert not desk.offered("request_replacement")
    desk.press("scrap_return")
    assert (world.unit(world.serial).state, world.unit(world.serial).location) == (UnitState.SCRAPPED, SCRAP_PLACE)
    desk.be(Role.AFTER_SALES)
    desk.fill("replace_cost", "1860.50")
    desk.press("request_replacement")
    assert not desk.offered("request_replacement"), "one for one"
    with world.place.read() as session:
        made = queries.replacements_of(session, world.serial)[0]
    assert (made.cost_fen, made.case_no, made.state) == (186_050, world.case_no, ReplacementState.REQUESTED)
    assert view.head.next.text() == "下一步：销售确认补换发货单 FH26000002 的地址并开单，再照常发货"
    assert "补换发货单 FH26000002" in view.detail.given_chain.accessibleName()
    desk.grab("returns-replaced")
    if PICTURES:
        desk.page.resize(1920, 1080)
        desk.settle()
        desk.grab("returns-replaced-fhd")


def test_bad_input_stays_in_the_form_with_a_sentence(desk: Desk) -> None:
    view = desk.view
    desk.press("new_return")
    desk.fill("return_goods", "BK2611239999")
    desk.fill("return_reason", "坏了")
    desk.press("authorise_return")
    assert desk.refused[-1].clause == "J-33" and "没有卖给" in view.head.error.words
    desk.fill("return_goods", desk.world.serial)
    desk.fill("return_day", "随便")
    desk.press("authorise_return")
    assert view.head.error.words and view.steps.new.value("return_goods") == desk.world.serial
    desk.fill("return_day", "")
    desk.press("authorise_return")
    assert desk.front.number == "TH26000001" and view.table.current_key() == "TH26000001"
    desk.fill("void_reason", "客户留用")
    desk.press("void_return")
    assert desk.front.state is ReturnState.VOIDED and "客户留用" in view.head.next.text()
    desk.be(Role.AFTER_SALES)
    assert not desk.offered("new_return")


@pytest.mark.clause("E-04")
def test_valuable_goods_come_back_once_their_protection_is_ticked(desk: Desk) -> None:
    world, view = desk.world, desk.view
    with world.place.work(world.sales) as work:
        number = service.authorise(work, ReturnDraft(((world.serial, 1),), "线圈烧毁")).number
        work.session.execute(update(Product).where(Product.id == world.yard.product.product_id).values(valuable=True))
    world.at_gate(number)
    desk.be(Role.STOREKEEPER)
    desk.page.open_document(number)
    desk.settle()
    assert desk.scan(world.serial) is not Verdict.GOOD and desk.refused[-1].clause == "E-04"
    assert "勾选防护" in view.head.error.words and "搬动前" in view.steps.receive.hint.text()
    desk.press("receive_return")
    assert desk.front.items[0].received_at is None, "not ticked"
    tick = view.findChild(QAbstractButton, "field.receive_protected")
    assert tick is not None
    tick.setChecked(True)
    desk.press("receive_return")
    assert desk.front.items[0].received_at is not None


@pytest.mark.clause("J-33")
def test_of_a_lot_the_storekeeper_keys_how_many_came_and_sales_closes_the_rest(
    context: DeskContext, file_place: Workplace, clock: SetClock, qtbot: QtBot, shown: Callable[[DeskPage], None]
) -> None:
    world = SoldLot(file_place, People(file_place))
    world.delivered()
    first, second = world.agreed(6).number, world.agreed(2).number
    desk = Desk(context, world, clock, qtbot, shown)  # type: ignore[arg-type]
    assert desk.front.number == first, "the one that waits longest"
    desk.view.more.limit = 1
    desk.view.reload()
    desk.settle()
    assert desk.offered("more_returns") and "还有 1 张" in desk.view.more.words and desk.view.table.rows.rowCount() == 1
    desk.press("more_returns")
    assert not desk.offered("more_returns") and desk.view.table.rows.rowCount() == 2
    desk.be(Role.STOREKEEPER)
    desk.scan(first)
    assert desk.scan(world.lot) is Verdict.GOOD and "填到了几件" in desk.view.said.text()
    assert world.stock(world.lot) == {UnitState.SIGNED: 10}, "nobody knows yet how many came"
    desk.fill("return_pieces", "4")
    desk.grab("returns-lot-came")
    desk.press("receive_return")
    assert [(one.quantity, one.awaited) for one in desk.front.items] == [(2, True), (4, False)]
    assert world.stock(world.lot) == {UnitState.SIGNED: 6, UnitState.RETURNED: 4}
    desk.be(Role.SALES)
    desk.view.goods.selectRow(0)
    desk.settle()
    desk.fill("drop_reason", "客户留用 2 件")
    desk.grab("returns-lot-rest")
    desk.press("drop_return")
    assert desk.front.items[0].dropped_why == "客户留用 2 件" and second
