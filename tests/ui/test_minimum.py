"""No page of the shell, and no view of 发货, asks for more room than a 1366 × 768 screen leaves below a title bar and above a task bar,
in Chinese and in English."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from app.aftersales import survey_service
from app.core.clock import SetClock
from app.core.work import Workplace
from app.planner.search import plan as planned
from db.engine import open_engine
from db.states import Role
from tests.conftest import People
from tests.helpers import catalog
from tests.helpers.load_plan import Loads
from tests.helpers.office import Office
from tests.helpers.settled import eventually
from ui import i18n
from ui.aftersales.care_surveys import SurveyPart
from ui.aftersales.page import AfterSalesPage
from ui.catalog.specs import _Modes
from ui.delivery.claims_logistics import CarrierSide
from ui.delivery.claims_sales import SalesSide
from ui.dispatch.freight_steps import FreightSteps
from ui.dispatch.page import DispatchPage
from ui.dispatch.sections import Section
from ui.pages import ENTRIES, PageEntry
from ui.shell import HEADER_HEIGHT, RAIL_WIDTH, STATUS_HEIGHT, Shell
from ui.theme.tokens import State
from ui.widgets.base import Page
from ui.widgets.buttons import KeyButton, MoreChip
from ui.widgets.flow import FlowLayout
from ui.widgets.forms import FieldForm
from ui.widgets.lines import LineColumn, LinesEditor

PICTURES = os.environ.get("JIAOFU_PICTURES")
TITLE_BAR = 71
ROOM = QSize(1366 - RAIL_WIDTH, 768 - TITLE_BAR - HEADER_HEIGHT - STATUS_HEIGHT)
LONG = "第 12 箱的重心偏左 14.6 %，超过允许的 5 %，请手动移箱或重算一次，未装的箱另排车次"


@pytest.fixture
def place(sqlite_file_url: str, clock: SetClock) -> Iterator[Workplace]:
    opened = Workplace(open_engine(sqlite_file_url), "发货台", clock)
    yield opened
    opened.engine.dispose()


@pytest.fixture(params=["zh", "en"])
def words(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """The language of the window: English words are longer."""
    i18n.install(qapp, request.param)
    yield request.param
    i18n.install(qapp, "zh")


def fits(size: QSize) -> bool:
    return size.width() <= ROOM.width() and size.height() <= ROOM.height()


@pytest.mark.usefixtures("words")
def test_the_views_of_dispatch_fit_with_everything_they_may_have_to_say(qtbot: QtBot, place: Workplace, clock: SetClock) -> None:
    loads = Loads(place, People(place), clock)
    trip = loads.trip(kind="BOX-9.6")  # of every limit a bar
    loads.boxed(trip, 2, 1)
    task = loads.task(trip.number)
    loads.saved(trip.number, planned(task.task, 1))
    desk = Office(place, DispatchPage, loads.people(*Role), ROOM)
    try:
        page = desk.page
        assert isinstance(page, DispatchPage)
        assert fits(page.minimumSizeHint())
        for key, _ in page.views:
            page.show_view(key)
            desk.settle()
            assert fits(page.minimumSizeHint()), (key, page.minimumSizeHint())
        page.open_document(trip.number)
        desk.settle()
        page.show_view("plan")
        desk.settle()
        side = page.plans.side
        side.left.say(State.HOLD, LONG)
        side.faults.say(State.WRONG, LONG)
        side.error.show_words(LONG)
        side.reason.show()
        desk.settle()
        assert fits(page.minimumSizeHint()), page.minimumSizeHint()
        if PICTURES:
            desk.shot(Path(PICTURES) / "plan-small.png")
        for part in (side.notes, side.run, side.hand, side.kinds):
            side.top.setCurrentWidget(part)
            desk.settle()
            assert fits(page.minimumSizeHint()), (part, page.minimumSizeHint())
        assert desk.window.height() == ROOM.height()
    finally:
        desk.close()


@pytest.mark.usefixtures("words")
@pytest.mark.parametrize("entry", [entry for entry in ENTRIES if entry.name != "DispatchPage"], ids=lambda entry: entry.name)
def test_every_page_fits(qtbot: QtBot, place: Workplace, entry: PageEntry) -> None:
    desk = Office(place, entry.make, People(place)(*Role), ROOM)
    try:
        for key, _ in desk.page.views or [("", "")]:
            if key:
                desk.page.show_view(key)
                desk.settle()
            assert fits(desk.page.minimumSizeHint()), (key, desk.page.minimumSizeHint())
    finally:
        desk.close()


def test_views_that_found_room_in_a_wide_header_do_not_keep_the_window_wide(qtbot: QtBot) -> None:
    shell = Shell()
    qtbot.addWidget(shell)
    page = Page("发货")
    page.views = [(str(number), f"第 {number} 种看法") for number in range(14)]
    shell.add_page("dispatch", page.title, "truck", page, "main")
    shell.show_page("dispatch")
    shell.resize(1900, 768)
    shell.show()
    layout = shell.header.layout()
    assert layout is not None
    layout.activate()
    assert shell.header.minimumSizeHint().width() <= ROOM.width()
    shell.resize(1366, 768)
    eventually(lambda: shell.width() == 1366)
    more = shell.header.findChild(MoreChip)
    assert more is not None and more.isVisible()


@pytest.mark.usefixtures("words")
def test_buttons_and_ticks_of_a_panel_go_on_in_a_second_line(qtbot: QtBot) -> None:
    side = CarrierSide()
    qtbot.addWidget(side)
    inner = side.findChildren(QScrollArea)[0].widget()
    assert inner.minimumSizeHint().width() <= 314  # the room at its narrowest
    for part, narrow in ((_Modes(), 200), (LinesEditor([LineColumn("")]), 320), (SalesSide()._ticks(), 200)):
        qtbot.addWidget(part)
        rows = [row for row in part.findChildren(FlowLayout) if row.count()] or [part.layout()]
        assert rows and part.minimumSizeHint().width() <= narrow, type(part).__name__
        assert all(row is not None and row.heightForWidth(narrow) >= row.sizeHint().height() for row in rows)


@pytest.mark.usefixtures("words")
def test_the_steps_of_freight_are_no_wider_than_their_panel(qtbot: QtBot) -> None:
    steps = FreightSteps()
    qtbot.addWidget(steps)
    for part in (steps.agree, steps.extra, steps.invoice, steps.pay):
        part.lead(True)  # with the key on the button of each
        part.show()
    steps.resize(steps.width(), 600)
    steps.show()
    inner = steps.area.widget()
    assert inner.minimumSizeHint().width() <= steps.area.viewport().width()


@pytest.mark.usefixtures("words")
def test_a_survey_that_came_back_is_no_wider_than_its_panel(qtbot: QtBot, place: Workplace) -> None:
    who, customer = People(place)(Role.AFTER_SALES), catalog.customer(place).customer_id
    with place.work(who) as work:
        survey_service.issue(work, customer)
    desk = Office(place, AfterSalesPage, who, ROOM)
    try:
        desk.page.show_view("care")
        desk.settle()
        panel = next(part for part in desk.page.findChildren(SurveyPart)).panel
        assert panel.isVisible() and panel.area.widget().minimumSizeHint().width() <= panel.area.viewport().width()
        foot = [panel.findChild(KeyButton, name) for name in ("do.answer_survey", "do.drop_survey", "do.show_survey")]
        assert all(button.width() >= button.sizeHint().width() for button in foot)  # words and key are whole
    finally:
        desk.close()


def test_a_long_title_of_a_step_goes_on_in_a_second_line(qtbot: QtBot) -> None:
    step = Section("tell", "Tell the customer what was decided about his case", "Register")
    qtbot.addWidget(step)
    assert step.minimumSizeHint().width() < 200
    step.resize(220, 300)
    step.show()
    assert step.title.heightForWidth(step.title.width()) > 1.5 * step.title.fontMetrics().height()
    assert step.title.width() > 170  # the note beside it takes nothing


def test_the_words_of_a_tick_go_on_below_where_they_have_no_room(qtbot: QtBot) -> None:
    form = FieldForm()
    qtbot.addWidget(form)
    tick = form.add_tick("all", "Scope", "All of this month that are not yet invoiced & paid")
    form.show()
    form.resize(600, 80)
    form.resize(form.minimumSizeHint().width(), 80)
    assert form.width() < 300 and tick.width() < tick.sizeHint().width()
    one, two = tick.sizeHint().height(), tick.height()
    assert two > 1.5 * one
    lower = tick.grab().toImage().copy(0, tick.height() * 2 // 3, tick.width(), tick.height() // 4)
    inks = {lower.pixelColor(x, y).name() for x in range(30, lower.width()) for y in range(lower.height())}
    assert len(inks) > 1  # the last line is painted
    qtbot.mouseClick(tick, Qt.MouseButton.LeftButton, pos=QPoint(10, tick.height() // 2))
    assert form.value("all")
