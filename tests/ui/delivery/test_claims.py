"""异议索赔: both sides of a delivery in one view, worked by mouse, keys and scanner (I-11, I-12, X-23)."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.core.clock import SetClock
from app.core.work import Workplace
from app.delivery import claims
from app.delivery import claims_queries as queries
from app.delivery.claims_views import BoxState, CaseSides, ClaimState, Finding, SolutionKind
from app.desk import _bus
from app.devices.scanner import ScanStamper
from tests.app.delivery.test_claims import Sent
from tests.conftest import People
from tests.helpers.settled import eventually, settled
from ui.context import DeskContext
from ui.delivery.claims_view import ClaimsView
from ui.delivery.page import DeliveryPage
from ui.page import DeskPage

PICTURES = os.environ.get("JIAOFU_PICTURES")


@pytest.fixture
def sent(file_place: Workplace, clock: SetClock) -> Sent:
    made = Sent(file_place, People(file_place), clock)
    made.back(2, 1)
    return made


@pytest.fixture
def page(context: DeskContext, sent: Sent, shown: Callable[[DeskPage], None]) -> DeliveryPage:
    context.desk.place.bus.__dict__.update(_bus().__dict__)
    context.set_actor(sent.yard.sales)
    made = DeliveryPage(context)
    shown(made)
    made.show_view("claims")
    return made


def picture(page: QWidget, name: str) -> None:
    if PICTURES:
        page.grab().save(f"{PICTURES}/{name}.png")


def fill(view: QWidget, qtbot: QtBot, **values: str) -> None:
    for name, words in values.items():
        editor = view.findChild(QWidget, f"field.{name}")
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findText(words))
        else:
            assert isinstance(editor, QLineEdit), name
            editor.setText(words)


def press(view: QWidget, context: DeskContext, name: str, qtbot: QtBot) -> None:
    button = view.findChild(QAbstractButton, f"do.{name}")
    assert button is not None and button.isVisible(), name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settled(qtbot, context)


def seen(sent: Sent) -> CaseSides:
    with sent.desk.read() as session:
        found = queries.sides(session, sent.yard.dispatch_no, sent.clock.now())
    assert found is not None
    return found


@pytest.mark.clause("I-11", "I-12")
@pytest.mark.decision("X-23")
def test_sales_agrees_and_logistics_claims_in_one_view(page: DeliveryPage, sent: Sent, context: DeskContext, qtbot: QtBot) -> None:
    view = page.claims
    settled(qtbot, context)
    assert view.table.model().rowCount() == 1
    picture(page, "claims-sales")
    press(view, context, "agree_difference", qtbot)
    fill(view, qtbot, solution_kind="补发", solution_words="补发 1 箱，周五前到")
    press(view, context, "agree_difference", qtbot)
    assert "商量" in view.sales.error.words  # nobody was consulted; what was typed stays
    box = view.findChild(QCheckBox, "field.consulted.logistics")
    assert box is not None
    box.setChecked(True)
    press(view, context, "agree_difference", qtbot)
    assert {one.solution_kind for one in seen(sent).differences} == {SolutionKind.RESUPPLY}
    press(view, context, "send_again", qtbot)
    eventually(view.sales.again.isHidden)
    one = next(one for one in seen(sent).differences if one.resupply_no)
    with sent.desk.work(sent.yard.sales) as work:  # one more is found missing: it may be sent too
        claims.report(work, one.record_no, Finding(1, one.kind, 2, "再清点还少一台", "设备科"))
    view.reload()
    settled(qtbot, context)
    assert not view.sales.again.isHidden()
    assert f"{one.resupply_no}，已开 1" in view.sales.goods.text()
    context.set_actor(sent.yard.head)
    view.reload()
    settled(qtbot, context)
    tiles = view.boxes
    QTest.mouseClick(tiles, Qt.MouseButton.LeftButton, pos=QPoint(120, 20))
    tiles.setFocus()
    QTest.keyClick(tiles, Qt.Key.Key_Right)
    QTest.keyClick(tiles, Qt.Key.Key_Space)
    QTest.keyClick(tiles, Qt.Key.Key_Space)
    assert (len(tiles.missing), len(tiles.damaged)) == (1, 1)
    fill(view, qtbot, asked_whom="调度甲", value="1280", question="第 2 箱未到")
    picture(page, "claims-ask")
    press(view, context, "inquire", qtbot)
    assert view.carrier.error.words == "", view.carrier.error.words
    claim = seen(sent).claim
    assert claim is not None and [(b.box_no, b.damaged) for b in claim.boxes] == [(2, False), (3, True)]
    fill(view, qtbot, claimed="一千", evidence="签收单")
    press(view, context, "claim", qtbot)
    assert "金额" in view.carrier.error.words and seen(sent).claim == claim
    fill(view, qtbot, claimed="1280.50")
    press(view, context, "claim", qtbot)
    assert [tile.state for tile in seen(sent).boxes] == [BoxState.DELIVERED, BoxState.LOST, BoxState.DAMAGED]
    picture(page, "claims-claimed")
    fill(view, qtbot, agreed="1000", agreed_words="按保价赔付")
    press(view, context, "agree_sum", qtbot)
    fill(view, qtbot, received="1000")
    press(view, context, "receive_money", qtbot)
    now = seen(sent).claim
    assert now is not None and now.state is ClaimState.CLOSED
    frame = ScanStamper(context.desk.clock).stamp("tty", now.number.encode())
    bench = page.bench()
    assert bench is not None
    page.show_result(context.desk.lane.take(frame, bench, sent.yard.head))
    settled(qtbot, context)
    assert page.view == ClaimsView.key and view.carrier.note.text() == now.number
    picture(page, "claims-done")
    tiles.setFocus()
    QTest.keyClick(tiles, Qt.Key.Key_Left)
    QTest.keyClick(tiles, Qt.Key.Key_Space)  # the lost one turned up
    assert list(tiles.found) == [sent.yard.ssccs[1]]
    fill(view, qtbot, found_where="客户已收到", found_words="中转站找到，今天补送", repaid="1000")
    picture(page, "claims-found")
    press(view, context, "find_boxes", qtbot)
    settled(qtbot, context)
    assert not tiles.found
    assert view.carrier.error.words == "", view.carrier.error.words
    assert [tile.state for tile in seen(sent).boxes] == [BoxState.DELIVERED, BoxState.DELIVERED, BoxState.DAMAGED]
    paid_back = seen(sent).claim
    assert paid_back is not None and (paid_back.repaid_fen, [box.lost for box in paid_back.boxes]) == (1_000_00, [False, False])
    page.resize(1920, 1080)
    qtbot.wait(1)
    picture(page, "claims-after")
