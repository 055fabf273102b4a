"""在厂车辆 and the vehicle check in the office: filled from the gate, another vehicle approved, plates put right (G-02)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.core.clock import SetClock
from app.core.events import EventBus
from app.core.work import Workplace
from app.loading.vehicle_rules import QUESTIONS
from app.yard import queries, service
from app.yard.views import Arrival, EntryView, YardPurpose
from db.engine import open_engine
from db.states import TripState
from tests.conftest import People
from tests.helpers.gate import PLATE, Yard
from tests.helpers.office import Office
from ui.dispatch.page import DispatchPage

PICTURES = os.environ.get("JIAOFU_PICTURES")
OTHER, TRAILER = "苏Z·2222A", "苏Z·5107挂"


@pytest.fixture
def yard(sqlite_file_url: str, clock: SetClock) -> Iterator[Yard]:
    place = Workplace(open_engine(sqlite_file_url), "发货台", clock, EventBus())
    made = Yard(place, People(place))
    made.planned()
    yield made
    place.engine.dispose()


@pytest.fixture
def desk(qtbot: QtBot, yard: Yard) -> Iterator[Office]:
    made = Office(yard.place, DispatchPage, yard.head)
    yield made
    made.close()


def enter(yard: Yard, plate: str, purpose: YardPurpose = YardPurpose.TRIP, trailer: str = "") -> EntryView:
    with yard.place.work(yard.guard) as work:
        return service.enter(work, Arrival(plate, purpose, trailer, yard.trip_no if purpose is YardPurpose.TRIP else ""))


def entry(yard: Yard, key: int) -> EntryView:
    with yard.place.read() as session:
        found = queries.entry(session, key)
    assert found is not None
    return found


def picture(desk: Office, name: str) -> None:
    if PICTURES:
        for size in (QSize(1772, 1000), QSize(1218, 688)):
            desk.window.resize(size)
            desk.shot(Path(PICTURES) / f"{name}-{size.width()}.png")


@pytest.mark.clause("G-02")
def test_the_head_approves_the_vehicle_that_came_instead(desk: Office, yard: Yard, clock: SetClock) -> None:
    waiting = enter(yard, OTHER)
    enter(yard, "苏Z·7777A", YardPurpose.EMPTIES)
    clock.forward(hours=8, minutes=30)
    desk.page.open_document("苏Z·7777A")
    desk.settle()
    rows = desk.rows("list.inside")
    assert [row[0] for row in rows] == [OTHER, "苏Z·7777A"]
    assert rows[0][3] == "8 小时 30 分·久" and rows[0][7:] == ["车号与预约不符", "待物流科长批准换车"]
    assert desk.find(QLabel, "label.inside_next").text() == "下一步：苏Z·7777A：不带货，看空后出厂"
    desk.choose("list.inside", OTHER)
    assert desk.find(QLabel, "label.inside_next").text() == "下一步：物流科长批准换车，或请车出厂"
    desk.fill("field.substitute_reason", "原车故障")
    desk.fill("field.substitute_until", "31/12/2026")
    desk.press("do.approve_substitute")
    assert entry(yard, waiting.entry_id).waiting
    assert "年份要写四位" in desk.find(QLineEdit, "field.substitute_until").accessibleDescription()
    desk.fill("field.substitute_until", "2026-12-31")
    picture(desk, "office-inside")
    desk.press("do.approve_substitute")
    assert entry(yard, waiting.entry_id).linked and yard.trip_state() == TripState.ARRIVED
    assert desk.rows("list.inside")[0][7] == "未验车"


def test_the_check_is_filled_from_the_gate_and_a_wrong_plate_is_put_right(desk: Office, yard: Yard) -> None:
    entered = enter(yard, PLATE, trailer=TRAILER)
    desk.page.open_document(yard.trip_no)
    desk.settle()
    assert [desk.find(QLineEdit, f"field.{key}").text() for key in ("plate_seen", "trailer_seen")] == [PLATE, TRAILER]
    picture(desk, "office-check")
    desk.page.show_view("inside")
    desk.settle()
    desk.choose("list.inside", PLATE)
    desk.fill("field.right_trailer", "苏Z·5108挂")
    desk.press("do.correct_plates")
    assert entry(yard, entered.entry_id).trailer == TRAILER  # without a reason nothing is put right
    desk.fill("field.right_reason", "入厂时看错")
    desk.press("do.correct_plates")
    assert entry(yard, entered.entry_id).trailer == "苏Z·5108挂"
    desk.page.open_document(yard.trip_no)
    desk.settle()
    assert desk.find(QLineEdit, "field.trailer_seen").text() == "苏Z·5108挂"
    desk.context.set_actor(yard.sales)
    desk.settle()
    for name in QUESTIONS:
        desk.press(f"field.{name}")
    desk.press("do.check_vehicle")
    assert yard.trip_state() == TripState.CHECKED
