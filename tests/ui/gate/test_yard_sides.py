"""入厂 and 在厂车辆 on the gate's page, by keyboard, by pad and by scan: G-02."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from app.core.clock import SetClock
from app.core.scans import ScanResult
from app.devices.scanner import ScanStamper
from app.dispatch import queries as dispatch_queries
from app.dispatch import service as dispatch
from app.dispatch.views import TripDraft
from app.gate import duty
from app.yard import queries
from app.yard.views import EntryView, YardPurpose
from db.states import Role, TripState
from tests.helpers import catalog
from tests.helpers.gate import PLATE, Yard
from tests.helpers.hands import in_a_row
from tests.helpers.settled import eventually, settled
from ui.context import DeskContext
from ui.gate.entering import Step
from ui.gate.page import GatePage
from ui.page import DeskPage
from ui.theme import measure, style, tokens
from ui.theme.tokens import State
from ui.widgets.gate import GateState

PICTURES = os.environ.get("JIAOFU_PICTURES")
SIZE = QSize(1920, 1080) if os.environ.get("JIAOFU_FHD") else QSize(1366, 768)


@pytest.fixture
def page(context: DeskContext, yard: Yard, shown: Callable[[DeskPage], None]) -> GatePage:
    yard.container, yard.seal = "", ""
    yard.planned()
    _trip(yard, "苏Z·9912K", -30, "二号码头")
    context.set_actor(yard.guard)
    measure.configure(24, SIZE)
    made = GatePage(context)
    style.apply_to_page(made, tokens.DARK)
    shown(made)
    made.resize(SIZE)
    return made


@pytest.fixture
def press(page: GatePage, context: DeskContext, qtbot: QtBot) -> Callable[..., None]:
    """Presses keys on the page one after the other; texts are typed."""

    def pressed(*keys: str | Qt.Key) -> None:
        for key in keys:
            QTest.keyClicks(page, key) if isinstance(key, str) else QTest.keyClick(page, key)
            settled(qtbot, context)

    return pressed


ENTER, ESC, F6, F7, F9, DOWN = (
    Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_F6, Qt.Key.Key_F7, Qt.Key.Key_F9, Qt.Key.Key_Down,
)  # fmt: skip


def _trip(yard: Yard, plate: str, minutes: int, dock: str) -> None:
    catalog.vehicle(yard.place, plate)
    with yard.place.work(yard.head) as work:
        draft = TripDraft(plate, "司机乙", "139-0000-0000", work.now + timedelta(minutes=minutes), dock=dock, gate="一号门")
        dispatch.create_trip(work, draft)


def inside(yard: Yard) -> list[EntryView]:
    with yard.place.read() as session:
        return queries.inside(session)


def entry_state(page: GatePage) -> State | None:
    return page.yard.entry.strip.view.state


def inside_state(page: GatePage) -> State | None:
    return page.yard.inside.strip.view.state


def scan(page: GatePage, context: DeskContext, yard: Yard, text: str, qtbot: QtBot) -> ScanResult:
    frame = ScanStamper(yard.place.clock).stamp("tty", text.encode())
    bench = page.bench()
    assert bench is not None
    result = context.desk.lane.take(frame, bench, yard.guard)
    page.show_result(result)
    settled(qtbot, context)
    return result


def said(page: GatePage) -> str:
    widgets = [w for w in page.findChildren(QWidget) if w.isVisible()]
    return "\n".join(part for w in widgets for part in (w.accessibleName(), w.accessibleDescription(), w.toolTip()))


def picture(page: GatePage, name: str) -> None:
    """Saves what the page looks like, where the environment asks for pictures."""
    if PICTURES:
        page.grab().save(f"{PICTURES}/{name}-{SIZE.width()}.png")


def test_a_booked_truck_with_trailer_by_keyboard_alone(page: GatePage, yard: Yard, press: Callable[..., None]) -> None:
    press(F6, "jsz8682k")
    picture(page, "entry-plate")
    press(ENTER, "jsz5107")
    assert page.yard.entry.trailer.accessibleName() == "挂车 苏Z·5107挂"
    picture(page, "entry-trailer")
    press(ENTER)
    picture(page, "entry-purpose")
    assert "9912" not in said(page)  # a booked plate is looked at on the truck, not on the screen
    press(ENTER)
    picture(page, "entry-done")
    (entry,) = inside(yard)
    assert (entry.plate, entry.trailer, entry.trip_no, entry.linked, entry.gate) == (PLATE, "苏Z·5107挂", yard.trip_no, True, "一号门")
    assert entry_state(page) is State.GOOD and yard.trip_state() == TripState.ARRIVED
    press(ENTER, "682k", ENTER)
    assert entry_state(page) is State.HOLD  # it is not awaited any more
    press(ESC, "jsz8682k", ENTER, ENTER, "7", ENTER)
    strip = page.yard.entry.strip.view
    assert strip.state is State.WRONG and "08:30" in strip.sentence and page.yard.entry.entering.step is Step.PHONE
    press(ESC, ESC)
    assert page._side() is None and page.banner.view.state is GateState.READY


def test_a_trip_of_yesterday_says_so(page: GatePage, yard: Yard, press: Callable[..., None]) -> None:
    _trip(yard, "苏Z·3333A", -24 * 60, "一号码头")
    press(F6)
    words = page.yard.entry.choices.accessibleName()
    assert "还没到的预约 3 车" in words and "昨天 08:30" in words and "08:00" in words
    picture(page, "entry-yesterday")


@pytest.mark.clause("G-02")
def test_another_truck_is_told_to_wait(page: GatePage, yard: Yard, press: Callable[..., None]) -> None:
    press(F6, "jsz2222a", ENTER, ENTER)
    assert page.yard.entry.choices.accessibleName().count("CC26") == 2
    press("2")
    picture(page, "entry-waiting")
    strip = page.yard.entry.strip.view
    assert strip.state is State.HOLD and "与预约车号不符，请物流科长批准换车" in strip.sentence and "G-02" in strip.notes
    assert any("内线" in line for line in strip.notes)
    (entry,) = inside(yard)
    assert entry.waiting
    with yard.place.read() as session:
        assert {trip.state for trip in dispatch_queries.trips(session)} == {TripState.PLANNED}


def test_gloves_on_the_pad_do_the_same(page: GatePage, yard: Yard, press: Callable[..., None], context: DeskContext, qtbot: QtBot) -> None:
    view = page.yard.entry

    def tap(button: QAbstractButton) -> None:
        assert button.isVisible() and button.isEnabled()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        settled(qtbot, context)

    tap(page.keys.key("entry"))
    tap(view.characters.key("苏"))
    for character in "Z7777A":
        tap(view.keypad.key(character))
    assert view.tractor.accessibleName() == "车头 苏Z·7777A" and view.tractor.digit_ink_mm() >= 20 - 0.1
    for _ in range(2):
        tap(view.acts.button("main"))
    tap(view.purposes.key("5"))
    for digit in "26000012":
        tap(view.keypad.key(digit))
    picture(page, "entry-return")
    for _ in range(2):
        tap(view.acts.button("main"))
    (entry,) = inside(yard)
    assert (entry.purpose, entry.return_no) == (YardPurpose.RETURN, "TH26000012")
    tap(view.acts.button("inside"))
    assert page._side() is page.yard.inside
    assert all(b.focusPolicy() is Qt.FocusPolicy.NoFocus for b in page.findChildren(QAbstractButton))


def test_a_tap_turns_the_page_of_booked_trips(
    page: GatePage, yard: Yard, press: Callable[..., None], context: DeskContext, qtbot: QtBot
) -> None:
    for n in range(3):
        _trip(yard, f"苏Z·330{n}K", 60 + n, "三号码头")
    press(F6, "jsz7777a", ENTER, ENTER)
    choices = page.yard.entry.choices
    first = choices.accessibleName()
    assert "0 下一页" in first

    def tap(x: float) -> None:
        QTest.mouseClick(choices, Qt.MouseButton.LeftButton, pos=QPoint(round(choices.width() * x), 8))
        settled(qtbot, context)

    tap(0.1)
    assert choices.accessibleName() == first
    tap(0.9)
    assert choices.accessibleName() != first and "苏Z" not in choices.accessibleName()
    tap(0.9)
    assert choices.accessibleName() == first and not inside(yard)


def test_who_is_on_duty_now_is_named_beside_a_vehicle_and_to_who_enters_one(
    page: GatePage, yard: Yard, press: Callable[..., None], context: DeskContext, qtbot: QtBot
) -> None:
    with yard.place.work(yard.head) as work:
        assert yard.head.person_id is not None
        duty.set_shift(work, Role.LOGISTICS_HEAD, yard.head.person_id, phone="8899")
    press(F6, "jsz2222a", ENTER, ENTER, "2")
    assert page.yard.entry.strip.view.notes[-1] == "内线 8899"
    press(F7)
    assert page.yard.inside.strip.view.notes == ("物流科长 内线 8899",)


def test_the_barcode_of_a_trip_and_a_pass_while_a_truck_is_entered(
    page: GatePage, yard: Yard, press: Callable[..., None], context: DeskContext, qtbot: QtBot
) -> None:
    press(F6)
    assert scan(page, context, yard, yard.trip_no, qtbot).error is None
    press("682k", ENTER, ENTER)
    assert [entry.trip_no for entry in inside(yard)] == [yard.trip_no]
    scan(page, context, yard, "CC26000077", qtbot)
    assert entry_state(page) is State.HOLD  # nobody waits for that one
    scan(page, context, yard, "G1:NOPASS", qtbot)
    assert page._side() is None and page.banner.view.state is GateState.REFUSE
    scan(page, context, yard, yard.trip_no, qtbot)
    assert page.banner.view.state is GateState.REFUSE  # beside the entry a trip is no pass


def test_who_is_inside_without_telling_plates_that_are_to_be_read_off_the_truck(
    page: GatePage, yard: Yard, press: Callable[..., None], clock: SetClock, qtbot: QtBot, context: DeskContext
) -> None:
    press(F6, "jsz8682k", ENTER, "jsz5107", ENTER, ENTER, ENTER, "jsz2222a", ENTER, ENTER, "1", ENTER, "jsz7777a", ENTER, ENTER, "4", ENTER)
    clock.forward(hours=9)
    press(F7)
    lines = page.yard.inside.list.lines
    picture(page, "inside")
    assert [line.plate for line in lines] == ["苏Z·8****", "苏Z·2****", "苏Z·7777A"] and all(line.late for line in lines)
    assert [(line.word, line.outlook) for line in lines] == [
        ("未验车", "未提货"), ("车号与预约不符", "待物流科长批准换车"), ("在厂", "不带货，看空后出厂"),
    ]  # fmt: skip
    assert not any(hidden in said(page) for hidden in ("682K", "5107", "222A"))
    assert lines[0].stay == "9 小时 00 分"
    press(DOWN)
    assert [note.rsplit(" ", 1)[0] for note in page.yard.inside.strip.view.notes] == ["物流科长 内线"]
    picture(page, "inside-call")
    press("777")
    page.activateWindow()
    with in_a_row():
        for _ in range(2):  # the question whether the vehicle is empty was not read
            QTest.keyClick(page.windowHandle(), ENTER)
            settled(qtbot, context)
            assert inside_state(page) is State.HOLD and len(inside(yard)) == 3
    picture(page, "inside-sure")
    press(ENTER)
    assert inside_state(page) is State.GOOD and len(inside(yard)) == 2
    press("682", F9, "jsz8682k", ENTER, "jsz5108", ENTER)
    picture(page, "correct-reason")
    press("1")
    assert inside(yard)[0].trailer == "苏Z·5108挂" and inside(yard)[0].linked
    press(ENTER)
    assert page._side() is page.yard.inside
    with yard.place.work(yard.leader) as work:
        for serial in yard.serials:
            dispatch.pick(work, yard.dispatch_no, serial)
    eventually(lambda: page.yard.inside.list.lines[0].outlook == "未装车")
    press(ESC)
    assert page.banner.isVisible()


@pytest.mark.logs
def test_without_the_database_it_is_said_before_the_guard_keys(
    page: GatePage, yard: Yard, press: Callable[..., None], tmp_path: Path, qtbot: QtBot
) -> None:
    yard.place.engine.dispose()
    (tmp_path / "desk.db").rename(tmp_path / "away.db")
    (tmp_path / "desk.db").mkdir()
    press(F6)
    strip = page.yard.entry.strip.view
    assert strip.state is State.HOLD and "先记在纸上" in strip.sentence
    assert "不知道预约了哪些车" in page.yard.entry.choices.accessibleName()
    press("jsz7777a", ENTER, ENTER, "7", ENTER)
    assert entry_state(page) is State.WRONG and page.yard.entry.entering.plate == "苏Z7777A"  # nothing keyed is lost
    press(F7)
    assert inside_state(page) is State.HOLD
    assert page.yard.inside.strip.view.word == "看不到在厂车辆" and "不知道" in page.yard.inside.list.accessibleName()
    picture(page, "inside-away")
    (tmp_path / "desk.db").rmdir()
    (tmp_path / "away.db").rename(tmp_path / "desk.db")
    page.refresh()
    press("")
    eventually(lambda: inside_state(page) is None)
    press(ESC, F6, "jsz7777a", ENTER, ENTER, "7", ENTER)
    assert entry_state(page) is State.GOOD and [entry.plate for entry in inside(yard)] == ["苏Z·7777A"]


def test_sizes_hold_on_a_24_inch_screen(page: GatePage, press: Callable[..., None]) -> None:
    press(F6)
    characters = page.yard.entry.characters
    assert characters.key("苏").height() * measure.mm_per_logical_pixel(page) >= 20.5
    assert page.yard.entry.field.isHidden() and page.yard.entry.minimumSizeHint().height() <= SIZE.height()
