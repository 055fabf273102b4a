"""出门证 in the tab 发货: the form for goods without a 发货单, filled by keyboard, and what may be done with a pass."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QTableWidget
from pytestqt.qtbot import QtBot

from app.core.clock import SetClock, site_day
from app.core.work import Actor, Workplace
from app.gate import incidents, queries, service
from app.gate.memory import GateMemory
from app.gate.views import PassView, SeenKind
from app.yard import service as yard
from app.yard.views import Arrival, YardPurpose
from db.engine import open_engine
from db.states import PassKind, PassState, Role
from tests.conftest import People
from tests.helpers import trust
from tests.helpers.gate import PIN, connect
from tests.helpers.office import Office
from ui.dispatch.page import DispatchPage

PICTURES = os.environ.get("JIAOFU_PICTURES")


@pytest.fixture
def place(sqlite_file_url: str, clock: SetClock) -> Iterator[Workplace]:
    opened = Workplace(open_engine(sqlite_file_url), "发货台", clock)
    connect(opened.bus)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def people(place: Workplace) -> People:
    return People(place)


@pytest.fixture
def keeper(people: People) -> Actor:
    return people(Role.STOREKEEPER)


@pytest.fixture
def desk(qtbot: QtBot, place: Workplace, keeper: Actor) -> Iterator[Office]:
    made = Office(place, DispatchPage, keeper)
    assert isinstance(made.page, DispatchPage)
    made.page.show_view("passes")
    made.settle()
    yield made
    made.close()


def picture(desk: Office, name: str) -> None:
    if PICTURES:
        for size in (QSize(1218, 688), QSize(1772, 1000)):
            desk.window.resize(size)
            desk.shot(Path(PICTURES) / f"{name}-{size.width()}.png")
        desk.window.resize(1218, 688)


def only_pass(place: Workplace) -> PassView:
    with place.read() as session:
        return queries.passes(session)[0]


def typed_goods(desk: Office, *rows: tuple[str, ...]) -> None:
    """Types lines into the table, cell by cell, as a keyboard does; the first line is there already."""
    table = desk.find(QTableWidget, "field.goods")
    for n, row in enumerate(rows):
        if n >= table.rowCount():
            desk.press("do.add_goods")
            QTest.keyClick(QApplication.focusWidget() or table, Qt.Key.Key_Escape)
        for column, words in enumerate(row):
            table.setCurrentCell(n, column)
            cell = table.item(n, column)
            assert cell is not None
            table.editItem(cell)
            editor = QApplication.focusWidget()
            assert isinstance(editor, QLineEdit)
            editor.setText(words)
            desk.settle()
            if column < len(row) - 1:  # the last cell of a line is taken over by what comes next
                QTest.keyClick(editor, Qt.Key.Key_Return)
                desk.settle()


def filled(desk: Office) -> None:
    """Two tools that a fitter carries out."""
    desk.press("do.new_other")
    desk.fill("field.other_kind", "工具")
    desk.fill("field.other_consignee", "示范电气有限公司")
    desk.fill("field.other_reason", "现场安装用，用完带回")
    desk.fill("field.other_due_back", "2026-12-31")
    desk.fill("field.other_plate", "步行/快递")
    desk.fill("field.other_driver", "安装工甲")
    desk.fill("field.other_card", "123X")
    desk.fill("field.other_weight", "3.25")
    typed_goods(desk, ("扭力扳手", "NB-100", "把", "2", "1"), ("绝缘电阻表", "ZC25", "台", "1", "1"))


@pytest.mark.clause("H-01")
@pytest.mark.decision("X-37")
def test_tools_leave_on_foot_lost_void_and_made_again(
    desk: Office, place: Workplace, people: People, keeper: Actor, clock: SetClock
) -> None:
    sales, finance, personnel = (people(role) for role in (Role.SALES, Role.FINANCE, Role.PERSONNEL))
    trust.founded(place, {Role.FINANCE: [finance], Role.PERSONNEL: [personnel]})
    filled(desk)
    picture(desk, "pass-form")
    desk.press("do.save_other")
    made = only_pass(place)
    assert (made.kind, made.state, made.bearer, made.bearer_card, made.boxes) == (PassKind.TOOLS, PassState.DRAFT, "安装工甲", "123X", 2)
    assert made.gross_weight_g == 3250
    assert desk.find(QLabel, "label.pass_next").text() == "下一步：货装好后仓管员和另一人核对"

    desk.press("do.edit_other")
    desk.fill("field.other_reason", "现场调试用")
    desk.press("do.save_other")
    assert only_pass(place).reason == "现场调试用"

    desk.fill("field.count_second", sales.badge)
    desk.fill("field.count_pin", "0000")
    desk.press("do.count_pass")
    assert only_pass(place).confirmed_by == ()  # nobody counted: the other one's PIN was wrong
    desk.fill("field.count_pin", PIN)
    desk.press("do.count_pass")
    waiting = only_pass(place)
    assert (waiting.state, [role for role, _ in waiting.confirmed_by]) == (
        PassState.AWAITING_SIGNATURES, [Role.STOREKEEPER, Role.SALES]
    )  # fmt: skip
    assert desk.rows("list.passes") == [[waiting.number, "安装工甲", "财务部、人事总务部"]]
    picture(desk, "pass-waiting")

    service.sign(place, finance, waiting.number, Role.FINANCE, PIN)
    service.sign(place, personnel, waiting.number, Role.PERSONNEL, PIN)
    desk.settle()
    assert desk.find(QLabel, "label.pass_next").text().endswith(f"有效至 {site_day(clock.now())} 24:00")
    with place.read() as session:
        code = queries.token(session, waiting.number)
    with place.work(people(Role.GUARD)) as work:
        memory = GateMemory(only_pass(place).gate, clock, place.vault.read("root.public"), None)
        service.verify(work, code or "", {SeenKind.BEARER: "别人"}, memory)  # nobody it was made for: refused
    desk.page.refresh()
    desk.settle()
    assert desk.rows("list.passes")[0][2] == "可出门"
    with place.read() as session:
        (refused,) = incidents.of_pass(session, waiting.number)
    assert any(refused.number in words.text() and refused.text in words.text() for words in desk.page.findChildren(QLabel))
    picture(desk, "pass-refused")
    desk.fill("field.lost_reason", "安装工途中遗失")
    desk.press("do.report_lost")
    again = only_pass(place)
    assert (again.nth, again.state) == (2, PassState.AWAITING_SIGNATURES)
    assert desk.rows("list.passes") == [[again.number, "安装工甲", "财务部、人事总务部"]]
    clock.forward(days=1)
    with place.work(keeper) as work:
        service.void_pass(work, again.number, "不去现场了")
    desk.page.refresh()
    desk.settle()
    assert desk.find(QComboBox, "field.reissue_reason").currentText() == "不去现场了"  # offered, and may be typed over
    desk.press("do.reissue_pass")
    third = only_pass(place)
    assert (third.nth, third.reissue_reason, third.state) == (3, "不去现场了", PassState.AWAITING_SIGNATURES)
    desk.fill("field.pass_filter", "作废")
    assert [row[2] for row in desk.rows("list.passes")] == ["作废", "已挂失"]
    picture(desk, "pass-lost")


def test_the_form_says_what_is_missing_and_keeps_what_was_typed(desk: Office, place: Workplace) -> None:
    filled(desk)
    desk.fill("field.other_due_back", "31.12.")
    desk.press("do.save_other")
    desk.fill("field.other_due_back", " ")
    for weight in ("schwer", "nan", "1e99"):
        desk.fill("field.other_weight", weight)
        desk.press("do.save_other")
        assert "12.5" in desk.page.passes.form.what.editor("weight").accessibleDescription()  # type: ignore[attr-defined]
    desk.fill("field.other_weight", "12.5")
    typed_goods(desk, ("扭力扳手", "NB-100", "把", "两"))
    desk.press("do.save_other")
    assert "整数" in desk.page.passes.form.error.words  # type: ignore[attr-defined]
    typed_goods(desk, ("扭力扳手", "NB-100", "把", "2"))
    desk.fill("field.other_kind", "报废")
    desk.press("do.save_other")
    assert desk.refusals[-1].clause == "H-01" and "序列号" in str(desk.refusals[-1])
    with place.read() as session:
        assert queries.passes(session) == []
    kind = desk.find(QComboBox, "field.other_kind")
    assert kind.currentText() == "报废" and desk.find(QTableWidget, "field.goods").rowCount() == 2


def test_a_vehicle_that_the_gate_entered_brings_its_trailer_and_driver(desk: Office, place: Workplace, people: People) -> None:
    with place.work(people(Role.GUARD)) as work:
        yard.enter(work, Arrival("浙A80T1F", YardPurpose.SUPPLIER, trailer="浙A·7711挂", driver="司机乙", phone="0571-0000-0411"))
    desk.page.refresh()
    desk.settle()
    desk.press("do.new_other")
    desk.fill("field.other_plate", "80T1F")
    assert [desk.find(QLineEdit, f"field.other_{name}").text() for name in ("trailer", "driver", "phone")] == [
        "浙A·7711挂", "司机乙", "0571-0000-0411"
    ]  # fmt: skip


def test_only_the_storekeeper_makes_passes(desk: Office, people: People) -> None:
    desk.sign_in(people(Role.SALES))
    desk.page.refresh()
    desk.settle()
    view = desk.page.passes  # type: ignore[attr-defined]
    assert not view.new.isEnabled() and not view.form.save.isEnabled() and not view.aside.isVisible()
