"""车次装车 as it is met on a working day: a trip without a vehicle, a container number mistyped, one vehicle's ticks and the next's."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.core.clock import SetClock
from app.core.work import Workplace
from app.dispatch import queries
from app.settings import service as settings
from db.engine import open_engine
from db.states import Role, TripState
from tests.conftest import People
from tests.helpers import catalog
from tests.helpers.dispatch import Shipping
from tests.helpers.scan_page import ScanPage
from ui.dispatch.page import DispatchPage
from ui.widgets import paint
from ui.widgets.steps import Stage, StageBar


@pytest.fixture
def place(sqlite_file_url: str, clock: SetClock) -> Iterator[Workplace]:
    opened = Workplace(open_engine(sqlite_file_url), "发货台", clock)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def people(place: Workplace) -> People:
    return People(place)


@pytest.fixture
def ship(place: Workplace, people: People) -> Shipping:
    return Shipping(place, people)


@pytest.fixture
def desk(qtbot: QtBot, place: Workplace, ship: Shipping) -> Iterator[ScanPage]:
    made = ScanPage(place, DispatchPage, ship.head)
    yield made
    made.close()


def at(desk: ScanPage, number: str) -> None:
    desk.page.open_document(number)
    desk.settle()


def next_words(desk: ScanPage) -> str:
    return desk.find(QLabel, "label.next").text()


def plate_of(ship: Shipping, number: str) -> str:
    with ship.place.read() as session:
        found = queries.trip(session, number)
    assert found is not None
    return found.plate


@pytest.mark.clause("G-16")
def test_a_trip_without_a_vehicle_gets_one_before_it_is_checked(desk: ScanPage, ship: Shipping, clock: SetClock) -> None:
    order, _ = ship.picked((ship.product(), 1), trip=ship.trip(plate="", driver="", phone="", vehicle_kind="BOX-4.2"))
    at(desk, order.trip_no)
    trips = desk.page.trips
    assert "定车" in next_words(desk) and trips.check.isHidden() and trips.change.button.primary
    trips.change.form.set_value("new_plate", "浙A·9Z999")  # of no file: it is typed
    desk.fill("field.new_driver", "司机甲")
    desk.fill("field.new_phone", "0571-0000-0300")
    desk.press("do.change_trip")
    refusal = desk.refusals[-1]
    assert refusal.clause == "G-16" and "年检有效期" in str(refusal.reason) and "过期" not in str(refusal.reason)
    desk.fill("field.new_inspection", "2027-05-31")
    desk.press("do.change_trip")
    assert plate_of(ship, order.trip_no) == "浙A·9Z999"
    assert "车到后验车" in next_words(desk) and not trips.check.isHidden() and not trips.change.button.primary


@pytest.mark.clause("G-02")
def test_a_mistyped_container_number_is_told_when_it_is_booked(desk: ScanPage, ship: Shipping) -> None:
    trip = ship.trip()
    at(desk, trip.number)
    desk.fill("field.new_container", "CSQU3054384")
    desk.fill("field.change_reason", "改装柜")
    desk.press("do.change_trip")
    error = desk.page.trips.change.form.editor("new_container").accessibleDescription()
    assert "末位应是 3" in error and plate_of(ship, trip.number)
    desk.fill("field.new_container", "CSQU3054383")
    desk.press("do.change_trip")
    with ship.place.read() as session:
        changed = queries.trip(session, trip.number)
    assert changed is not None and changed.container_no == "CSQU3054383"


@pytest.mark.clause("G-07", "G-08")
def test_what_was_ticked_for_one_vehicle_is_not_ticked_for_the_next(desk: ScanPage, ship: Shipping, clock: SetClock) -> None:
    first = ship.picked((ship.product(), 1), trip=ship.trip())
    second = ship.picked((ship.product("LS"), 1), trip=ship.trip())
    for order, items in (first, second):
        box = ship.sealed(order, items, clock)
        ship.loading(order.trip_no)
        desk.page.refresh()
        desk.settle()
        assert box.sscc in {one.sscc for one in ship.load(order.trip_no).expected}
    one, other = first[0].trip_no, second[0].trip_no
    assert ship.load(one).state is TripState.LOADING and ship.load(other).state is TripState.LOADING
    close = desk.page.trips.close_load
    at(desk, one)
    for key in ("secured", "rain", "moisture", "shock"):
        close.form.set_value(key, True)
    close.form.set_value("seal_no", "S0001")
    desk.page.trips.reload()
    desk.settle()
    assert close.value("seal_no") == "S0001"  # nothing typed for the same vehicle goes
    at(desk, other)
    assert not any(tick.isChecked() for tick in close.findChildren(QCheckBox))
    assert not any(line.text() for line in close.findChildren(QLineEdit))


@pytest.mark.decision("X-05")
def test_the_form_names_who_confirms_by_the_setting(desk: ScanPage, ship: Shipping, people: People) -> None:
    trip = ship.trip()
    at(desk, trip.number)
    assert "销售 + 仓管员" in desk.page.trips.close_load.title.text()
    author, approver = people(Role.DELIVERY_MANAGEMENT), people(Role.LEADERSHIP).person_id
    with ship.place.work(author) as work:
        settings.change(work, "loading.second_confirmer", "team_leader", "十二个月台", approver_id=approver)
    desk.page.trips.reload()
    desk.settle()
    assert "成品发货组长 + 仓管员" in desk.page.trips.close_load.title.text()


@pytest.mark.clause("G-03")
def test_what_was_wrong_with_a_vehicle_stands_beside_it(desk: ScanPage, ship: Shipping, clock: SetClock) -> None:
    order, items = ship.picked((ship.product(), 1), trip=ship.trip())
    ship.sealed(order, items, clock)
    desk.sign_in(ship.keeper)
    at(desk, order.trip_no)
    desk.fill("field.plate_seen", ship.vehicle.plate)
    desk.press("do.all_good")
    desk.press("field.clean")
    desk.fill("field.check_note", "底板有油污")
    desk.press("do.check_vehicle")
    said = [label.text() for label in desk.page.trips.facts.findChildren(QLabel)]
    assert any(words.startswith("不合格：清洁，底板有油污") for words in said)
    assert "上次验车不合格" in next_words(desk)
    other = catalog.vehicle(ship.place, "浙A·0T002")
    desk.sign_in(ship.head)
    desk.page.refresh()
    desk.settle()
    desk.fill("field.new_plate", other.plate)
    desk.fill("field.change_reason", "车厢有油污")
    desk.press("do.change_trip")
    assert "车到后验车" in next_words(desk)  # nobody has looked at this one yet


def test_what_stands_on_a_trip_is_drawn_next_and_not_put_on_another(desk: ScanPage, ship: Shipping) -> None:
    breaker = ship.product()
    ship.stock(breaker, 1)
    order = ship.planned(ship.order((breaker, 1)))
    at(desk, order.number)
    steps = desk.page.orders.steps
    assert steps.pick.isVisible() and steps.pick.button.primary and not steps.plan.button.primary


def test_ten_stages_keep_their_words_in_a_small_window(qtbot: QtBot) -> None:
    bar = StageBar()
    qtbot.addWidget(bar)
    bar.resize(669, 40)
    drawn: list[tuple[str, float, float]] = []
    text = paint.text

    def seen(painter: QPainter, area: QRectF, words: str, px: float, *rest: object, **more: object) -> None:
        drawn.append((words, paint.width(words, px), area.width()))
        text(painter, area, words, px, *rest, **more)  # type: ignore[arg-type]

    words = ("草稿", "已开单", "已安排", "提货中", "已提齐", "待装车", "装车中", "已装车", "可放行", "在途")
    bar.show_stages(tuple(Stage(word) for word in words), 8)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ui.widgets.steps.paint.text", seen)
        bar.grab()
    assert len(drawn) == 10 and all(wide <= room for _, wide, room in drawn), drawn
