"""门岗事件 in the tab 发货: what sales and storekeeper see and close, emergency sheets printed, reported, registered, declared void."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QSpinBox
from pytestqt.qtbot import QtBot

from app.core.clock import SetClock
from app.core.work import Workplace
from app.gate import emergency, incidents
from app.gate import emergency_queries as sheets
from app.gate.emergency_queries import EmergencyState
from app.gate.views import SeenKind
from db.engine import open_engine
from db.states import IncidentKind
from tests.conftest import People
from tests.helpers.gate import Yard
from tests.helpers.office import Office
from tests.helpers.scan_page import ScanPage
from ui.dispatch.page import DispatchPage
from ui.widgets.tables import MarkCell, WorkTable

OFFICE = ("do.new_sheet", "do.look_sheet", "do.preview_gate_log")
PICTURES = os.environ.get("JIAOFU_PICTURES")


@pytest.fixture
def place(sqlite_file_url: str, clock: SetClock) -> Iterator[Workplace]:
    opened = Workplace(open_engine(sqlite_file_url), "发货台", clock)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def yard(place: Workplace) -> Yard:
    return Yard(place, People(place))


@pytest.fixture
def desk(qtbot: QtBot, yard: Yard) -> Iterator[Office]:
    made = Office(yard.place, DispatchPage, yard.keeper)
    made.page.show_view("incidents")
    made.settle()
    yield made
    made.close()


def picture(desk: Office, name: str) -> None:
    if PICTURES:
        for size in (QSize(1218, 688), QSize(1772, 1000)):
            desk.window.resize(size)
            desk.shot(Path(PICTURES) / f"{name}-{size.width()}.png")
        desk.window.resize(1218, 688)


def numbers(desk: Office) -> list[object]:
    rows = desk.find(WorkTable, "list.incidents").rows
    return [rows.key(row) for row in range(rows.total())]


def offered(desk: Office) -> set[str]:
    return {
        button.objectName().removeprefix("do.")
        for button in desk.page.findChildren(QAbstractButton)
        if button.isVisible() and button.objectName().startswith("do.") and button.objectName() not in OFFICE
    }


def state_of(yard: Yard, number: str) -> EmergencyState:
    with yard.place.read() as session:
        view = sheets.sheet(session, number, yard.place.clock.now())
    assert view is not None
    return view.state


@pytest.mark.clause("H-08")
def test_a_refusal_is_seen_by_each_department_and_closed_with_what_came_of_it(yard: Yard, desk: Office) -> None:
    yard.signed()
    yard.verify(yard.token(), {SeenKind.PLATE: "0000"})
    desk.page.reload()
    desk.settle()
    assert numbers(desk) == ["SJ000001"]
    desk.page.open_document("SJ000001")
    desk.settle()
    picture(desk, "incident")
    assert offered(desk) == {"see_incident", "close_incident"}
    desk.press("do.see_incident")
    assert offered(desk) == {"close_incident"} and numbers(desk) == ["SJ000001"]
    desk.sign_in(yard.sales)
    desk.page.reload()
    desk.settle()
    assert offered(desk) == {"see_incident", "close_incident"}
    desk.fill("field.resolution", "门卫看错车牌，第二次核对相符")
    desk.press("do.close_incident")
    assert numbers(desk) == [] and offered(desk) == set()
    with yard.place.read() as session:
        closed = incidents.incident(session, 1)
    assert closed is not None and closed.closed_by == yard.sales.name and closed.unseen == ()


def test_a_double_release_shows_both_records(yard: Yard, desk: Office) -> None:
    facts = {
        "database": {"at": "2026-11-23T01:02:00+00:00", "gate": "一号门", "guard": "门卫甲"},
        "offline": {"at": "2026-11-23T01:09:00+00:00", "gate": "二号门", "guard": "门卫乙"},
        "moved": False,
    }
    with yard.place.work(yard.guard) as work:
        incidents.open_incident(work, IncidentKind.DOUBLE_RELEASE, pass_no="CM26000001", text="一张出门证放行两次", details=facts)
    desk.page.open_document("SJ000001")
    desk.settle()
    shown = " ".join(label.text() for label in desk.page.findChildren(QLabel) if label.isVisible())
    assert "2026-11-23 09:02 一号门 门卫甲" in shown and "2026-11-23 09:09 二号门 门卫乙" in shown


def test_sheets_are_printed_for_a_gate_and_registered_from_the_paper(yard: Yard, desk: Office) -> None:
    picture(desk, "sheets-new")
    assert offered(desk) == {"print_sheets", "register_sheet"}
    desk.fill("field.sheet_count", "3")
    desk.press("do.print_sheets")
    guards = desk.find(QComboBox, "field.sheet_guard")
    assert (guards.currentText(), guards.count()) == ("", 1), "whoever is first in the list did not open the gate for that"
    assert numbers(desk) == ["YJ26000003", "YJ26000002", "YJ26000001"]
    desk.fill("field.sheet_number", "yj26000002")
    desk.fill("field.sheet_cause", "停电")
    desk.fill("field.sheet_manager", yard.head.name)
    desk.fill("field.sheet_guard", yard.guard.name)
    desk.fill("field.sheet_plate", "苏Z·9999K")
    desk.fill("field.sheet_goods", "样机 1 台")
    desk.page.reload()
    desk.settle()
    assert desk.find(QComboBox, "field.sheet_guard").currentText() == yard.guard.name
    desk.press("do.register_sheet")
    assert desk.refusals == [] and state_of(yard, "YJ26000002") is EmergencyState.REGISTERED
    looked: list[tuple[str, str]] = []
    desk.context.preview_wanted.connect(lambda paper, document: looked.append((paper, document)))
    desk.press("do.look_sheet")
    desk.press("do.preview_gate_log")
    assert looked == [("emergency_sheet", "YJ26000002"), ("gate_log", "2026-11-23")]
    table = desk.find(WorkTable, "list.incidents")
    assert numbers(desk)[0] == "YJ26000001"  # passed over: red, on top
    mark = table.rows.cell(0, 2)
    assert isinstance(mark, MarkCell) and (mark.state.value, mark.word) == ("wrong", "号码缺漏")
    picture(desk, "sheets-registered")
    desk.page.open_document("YJ26000001")
    desk.settle()
    picture(desk, "sheet-skipped")
    assert offered(desk) == {"register_sheet", "take_sheet", "void_sheet"}
    desk.press("do.take_sheet")
    assert state_of(yard, "YJ26000001") is EmergencyState.TAKEN and offered(desk) == {"register_sheet", "void_sheet"}
    desk.fill("field.sheet_void_reason", "门卫报错号，未使用")
    desk.press("do.void_sheet")
    assert state_of(yard, "YJ26000001") is EmergencyState.VOID
    with yard.place.read() as session:
        found = incidents.open_incidents(session)
    assert [one.kind for one in found] == [IncidentKind.EMERGENCY] * 2 and "门卫报错号，未使用" in found[0].text, "somebody looks into it"


def test_the_wheel_scrolls_the_form_and_counts_nothing(yard: Yard, desk: Office) -> None:
    count = desk.find(QSpinBox, "field.sheet_count")
    before, middle = count.value(), count.rect().center()
    wheel = QWheelEvent(
        QPointF(middle), QPointF(count.mapToGlobal(middle)), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(count, wheel)
    assert count.value() == before and not count.hasFocus()
    print_button = desk.find(QAbstractButton, "do.print_sheets")
    assert print_button.visibleRegion().boundingRect() == print_button.rect(), "the job of every evening lies above the fold"


@pytest.mark.clause("H-02")
def test_what_the_rule_refuses_is_shown_and_sales_registers_nothing(yard: Yard, desk: Office) -> None:
    with yard.place.work(yard.keeper) as work:
        (number,) = emergency.print_batch(work, "一号门", 1)
    desk.page.open_document(number)
    desk.settle()
    desk.fill("field.sheet_cause", "停电")
    desk.fill("field.sheet_manager", yard.head.name)
    desk.fill("field.sheet_guard", yard.guard.name)
    desk.fill("field.sheet_plate", "苏Z·9999K")
    desk.press("do.register_sheet")
    assert state_of(yard, number) is EmergencyState.BLANK  # neither pass nor goods
    desk.fill("field.sheet_goods", "样机")
    desk.press("do.register_sheet")
    assert state_of(yard, number) is EmergencyState.REGISTERED and offered(desk) == set()
    desk.sign_in(yard.sales)
    desk.page.reload()
    desk.settle()
    assert not desk.find(QAbstractButton, "do.new_sheet").isEnabled() and offered(desk) == set()


def test_a_scanned_sheet_opens_where_it_is_at_home(qtbot: QtBot, yard: Yard) -> None:
    with yard.place.work(yard.keeper) as work:
        (number,) = emergency.print_batch(work, "一号门", 1)
    page = ScanPage(yard.place, DispatchPage, yard.keeper)
    page.scan(number)
    page.settle()
    assert isinstance(page.page, DispatchPage) and page.page.view == "incidents" and "register_sheet" in offered(page)
    page.close()
