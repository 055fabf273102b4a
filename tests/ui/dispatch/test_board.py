"""月台 and 日计划 as leads use them: by keys, by mouse, and two leads at once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.board.views import Live, OrderLine
from app.core.clock import SITE_ZONE, SetClock
from app.core.work import Workplace
from app.dispatch import outlook, stops
from app.dispatch.outlook import PlannedTrip
from db.engine import open_engine
from tests.conftest import People
from tests.helpers import catalog
from tests.helpers.board import Board
from tests.helpers.office import Office
from tests.helpers.settled import eventually
from ui.dispatch.board_grid import Place
from ui.dispatch.page import DispatchPage

PICTURES = os.environ.get("JIAOFU_PICTURES")
NOW = datetime(2026, 11, 23, 13, 42, tzinfo=SITE_ZONE)
NO_KEY, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def place(sqlite_file_url: str, clock: SetClock) -> Iterator[Workplace]:
    clock.set(NOW)
    opened = Workplace(open_engine(sqlite_file_url), "发货台", clock)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def board(place: Workplace) -> Board:
    return Board(place, People(place), NOW).day()


@pytest.fixture
def desk(qtbot: QtBot, place: Workplace, board: Board) -> Iterator[Office]:
    made = Office(place, DispatchPage, board.leader)
    yield made
    made.close()


def picture(desk: Office, name: str) -> None:
    if PICTURES:
        for size in (QSize(1218, 688), QSize(1772, 1000)):
            desk.window.resize(size)
            desk.shot(Path(PICTURES) / f"{name}-{size.width()}.png")
        desk.window.resize(1218, 688)


def page(desk: Office) -> DispatchPage:
    assert isinstance(desk.page, DispatchPage)
    return desk.page


def stored(board: Board, plate: str) -> PlannedTrip:
    with board.place.read() as session:
        found = outlook.trip(session, board.trips[plate])
    assert found is not None
    return found


@pytest.mark.clause("F-05", "G-01")
def test_the_board_of_docks_says_of_every_truck_what_it_waits_for(desk: Office, board: Board) -> None:
    docks = page(desk).docks
    assert page(desk).view == "docks"
    words = {one.trip.plate: str(one.words) for one in docks._board.trips} if docks._board else {}
    assert words["苏Z 8682K"] == "在装 37/120" and words["苏Z 2209M"] == "缺财务签" and words["闽Z 1538F"] == "缺人事签"
    assert words["鲁Z 9917D"] == "迟到 42 分" and words["粤Z 0927A"] == "未到" and words[""] == "无车"
    assert words["皖Z 30618"].startswith("已出 ")
    counts = {one.key: one.count for one in docks.figures.figures}
    assert (counts["late"], counts["unsigned"], counts["no_vehicle"], counts["out"]) == (2, 2, 1, 4)
    docks.canvas.select(board.trips["苏Z 8682K"])
    desk.settle()
    picture(desk, "board-docks")
    assert "37/120" in docks.panel.card.accessibleName()


@pytest.mark.clause("G-01")
def test_a_truck_is_moved_by_keys_to_another_time_and_dock(desk: Office, board: Board) -> None:
    docks = page(desk).docks
    docks.canvas.setFocus()
    before = stored(board, "粤Z 0927A")
    docks.canvas.select(board.trips["粤Z 0927A"])
    desk.key(Qt.Key.Key_Right, SHIFT)
    assert stored(board, "粤Z 0927A").planned_at == before.planned_at + timedelta(minutes=30)
    desk.key(Qt.Key.Key_Up, SHIFT)
    desk.key(Qt.Key.Key_Right, SHIFT | Qt.KeyboardModifier.ControlModifier)
    moved = stored(board, "粤Z 0927A")
    assert moved.dock == "4 号码头" and moved.until_at == (before.until_at or NOW) + timedelta(minutes=60)
    desk.key(Qt.Key.Key_Space)
    desk.key(Qt.Key.Key_Down)
    assert docks.canvas.taken == moved.number and stored(board, "粤Z 0927A").dock == "4 号码头"
    picture(desk, "board-docks-taken")
    desk.key(Qt.Key.Key_Escape)
    assert docks.canvas.taken == "" and stored(board, "粤Z 0927A") == moved
    desk.key(Qt.Key.Key_Space)
    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Space)
    assert stored(board, "粤Z 0927A").dock == "5 号码头"


@pytest.mark.clause("F-13", "G-19")
def test_stops_are_put_into_another_order_by_keys_and_mouse(qtbot: QtBot, desk: Office, board: Board) -> None:
    number = board.trips["粤Z 0927A"]
    docks = page(desk).docks
    desk.page.refresh()
    docks.canvas.select(number)
    desk.settle()
    card = docks.panel.card
    assert card.detail is not None and len(card.detail.stops) > 1
    first, second = (line.customer for line in card.detail.stops[:2])
    picture(desk, "board-stops")
    QTest.keyClick(desk.window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert card.stop_at == 1
    QTest.keyClick(desk.window, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    eventually(lambda: card.detail is not None and card.detail.stops[0].customer == second)  # a button's key clicks after a blink
    desk.settle()
    desk.press("do.board_stop_down")
    assert [line.customer for line in card.detail.stops[:2]] == [first, second]
    desk.page.open_document(number)
    desk.settle()
    picture(desk, "trip-stops")
    desk.press("do.stop_down")
    with board.place.read() as session:
        assert [one.customer for one in stops.stops_of(session, number)][:2] == [second, first]


def test_arrows_choose_and_enter_opens_the_trip(desk: Office, board: Board) -> None:
    docks = page(desk).docks
    docks.canvas.setFocus()
    docks.canvas.select(board.trips["豫Z 66270"])
    desk.key(Qt.Key.Key_Left)
    assert docks.canvas.current == board.trips["苏Z 4410C"]
    desk.key(Qt.Key.Key_Right)
    desk.key(Qt.Key.Key_Down)
    assert docks.canvas.current == board.trips["闽Z 1538F"]
    desk.key(Qt.Key.Key_Return)
    assert page(desk).view == "trips"


def test_a_truck_is_dragged_onto_a_dock_and_a_taken_dock_refuses_it(desk: Office, board: Board) -> None:
    canvas = page(desk).docks.canvas
    canvas.select(board.trips["鲁Z 9917D"])
    one = stored(board, "鲁Z 9917D")
    assert one.until_at is not None

    def drag(dock: str) -> None:
        start = canvas.block_at(one.number).center()
        to = canvas.point_of(Place(dock, one.planned_at, one.until_at or one.planned_at))
        QTest.mousePress(canvas, Qt.MouseButton.LeftButton, NO_KEY, start.toPoint())
        QTest.mouseMove(canvas, ((start + to) / 2).toPoint())
        QTest.mouseMove(canvas, QPoint(round(start.x()), round(to.y())))
        QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, NO_KEY, QPoint(round(start.x()), round(to.y())))
        desk.settle()

    drag("5 号码头")
    assert stored(board, "鲁Z 9917D").dock == "3 号码头" and "闽Z 1538F" in page(desk).docks.error.words
    picture(desk, "board-docks-refused")
    drag("1 号码头")
    assert stored(board, "鲁Z 9917D").dock == "3 号码头"
    drag("")
    assert stored(board, "鲁Z 9917D").dock == "" and not page(desk).docks.error.words


def test_who_plans_no_trips_moves_none(desk: Office, board: Board) -> None:
    desk.sign_in(board.sales)
    docks = page(desk).docks
    docks.canvas.setFocus()
    docks.canvas.select(board.trips["粤Z 0927A"])
    before = stored(board, "粤Z 0927A")
    desk.key(Qt.Key.Key_Right, SHIFT)
    assert stored(board, "粤Z 0927A") == before and "物流科长" in docks.error.words


def test_figures_filter_and_escape_shows_everything(desk: Office, board: Board) -> None:
    docks = page(desk).docks
    docks.figures.setFocus()
    desk.key(Qt.Key.Key_Return)  # the first: late
    assert docks.figures.key == "late" and set(docks.canvas._trips) == {board.trips["鲁Z 9917D"], board.trips["京Z 3056B"]}
    picture(desk, "board-docks-late")
    desk.key(Qt.Key.Key_Escape)
    assert docks.figures.key == "" and len(docks.canvas._trips) == 12
    desk.fill("field.filter", "66270")
    assert set(docks.canvas._trips) == {board.trips["豫Z 66270"]}


def test_text_and_picture_of_a_trip_go_onto_the_clipboard(desk: Office, board: Board) -> None:
    page(desk).docks.canvas.select(board.trips["苏Z 8682K"])
    desk.settle()
    desk.press("do.board_copy")
    data = QGuiApplication.clipboard().mimeData()
    assert "苏Z 8682K" in data.text() and "000-0000-5177" in data.text() and "临港重工装备有限公司" in data.text()
    assert data.hasImage() and QGuiApplication.clipboard().image().width() > 600
    if PICTURES:
        QGuiApplication.clipboard().image().save(str(Path(PICTURES) / "board-wechat.png"))


@pytest.mark.clause("F-14", "F-13")
def test_a_trip_is_planned_and_its_vehicle_confirmed_later(desk: Office, board: Board) -> None:
    catalog.vehicle(board.place, "浙A·0T002")
    docks = page(desk).docks
    desk.press("do.board_new")
    desk.fill("field.kind", "9.6 米厢式")
    desk.fill("field.dock", "1 号码头")  # a truck stands there until 15:12
    desk.press("do.plan_trip")
    assert "苏Z 8682K" in docks.panel.form.error.words
    desk.fill("field.dock", "2 号码头")
    picture(desk, "board-new-trip")
    desk.press("do.plan_trip")
    number = docks.panel.number
    one = next(trip for trip in docks._board.trips if trip.number == number) if docks._board else None
    assert one is not None and one.live is Live.NO_VEHICLE and one.trip.vehicle_kind == "BOX-9.6"
    assert not docks.panel.filling and docks.canvas.current == number
    desk.press("do.board_swap")
    desk.fill("field.plate", "浙A·0T002")
    for field, words in (("driver", "司机乙"), ("phone", "0571-0000-0301")):
        desk.fill(f"field.{field}", words)
    desk.press("do.plan_trip")
    with board.place.read() as session:
        confirmed = outlook.trip(session, number)
    assert confirmed is not None and (confirmed.plate, confirmed.dock) == ("浙A·0T002", "2 号码头")


def test_an_open_form_goes_with_who_opened_it(desk: Office, board: Board) -> None:
    docks, days = page(desk).docks, page(desk).days
    desk.press("do.board_new")
    desk.press("do.plan_trip")
    assert docks.panel.filling
    desk.context.set_actor(None)  # the lock
    desk.sign_in(board.leader)
    assert docks.panel.filling
    page(desk).show_view("days")
    desk.settle()
    days.new.click()
    desk.settle()
    assert days.form.isVisible()
    desk.sign_in(board.head)
    page(desk).show_view("days")
    desk.settle()
    assert not days.form.isVisible() and days.new.isVisible() and not docks.panel.filling


@pytest.fixture
def plan(qtbot: QtBot, place: Workplace, board: Board) -> Iterator[Office]:
    board.fortnight(120)
    made = Office(place, DispatchPage, board.head)
    yield made
    made.close()


@pytest.mark.clause("F-05", "F-15")
def test_a_lead_plans_a_fortnight_by_keys(plan: Office, board: Board) -> None:
    days = page(plan).days
    assert page(plan).view == "days" and len(days.canvas.cards) == 12
    picture(plan, "board-days")
    days.canvas.setFocus()
    loose = next(line for line in days._plan.lines if not line.order.trip_no and line.order.accepted) if days._plan else None
    assert loose is not None
    days.canvas.select(loose.number)

    def now() -> outlook.Outlook:
        with board.place.read() as session:
            return next(one for one in outlook.waiting(session) if one.number == loose.number)

    plan.key(Qt.Key.Key_Right, SHIFT)
    assert now().load_day == loose.day + timedelta(days=1) and now().delivery_day == loose.order.delivery_day
    assert days.canvas.line is not None and days.canvas.line.day == loose.day + timedelta(days=1)
    plan.key(Qt.Key.Key_Space)
    plan.key(Qt.Key.Key_Down)
    assert days.canvas.taken == loose.number
    picture(plan, "board-days-taken")
    plan.key(Qt.Key.Key_Space)
    if now().mode.value == "direct":  # its seven points are open
        assert plan.refusals[-1].clause == "F-10" and now().trip_no == ""
    else:
        assert now().trip_no == days.canvas.card


def test_an_order_is_dragged_onto_a_trip_and_taken_off_again(plan: Office, board: Board) -> None:
    days = page(plan).days
    loose = next(
        line for line in (days._plan.lines if days._plan else ())
        if not line.order.trip_no and line.order.accepted and line.order.mode.value != "direct" and line.day > NOW.date()
    )  # fmt: skip
    canvas = days.canvas
    canvas.select(loose.number)
    start, to = canvas.point_of_order(loose.number), canvas.point_of_card(1)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, NO_KEY, start)
    QTest.mouseMove(canvas, QPoint((start.x() + to.x()) // 2, start.y()))
    QTest.mouseMove(canvas, to)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, NO_KEY, to)
    plan.settle()
    with board.place.read() as session:
        put = next(one for one in outlook.waiting(session) if one.number == loose.number)
    assert put.trip_no == canvas.cards[1].trip.number and not days.error.words
    canvas.setFocus()
    plan.key(Qt.Key.Key_Delete)
    with board.place.read() as session:
        assert next(one for one in outlook.waiting(session) if one.number == loose.number).trip_no == ""


def test_figures_of_the_plan_filter(plan: Office, board: Board) -> None:
    days = page(plan).days
    days.figures.choose("urgent")
    assert all("urgent" in [flag.value for flag in entry.flags] for entry in days.canvas._entries if isinstance(entry, OrderLine))
    plan.fill("field.filter", "不存在")
    picture(plan, "board-days-none")
    plan.key(Qt.Key.Key_Escape)
    assert days.figures.key == ""
