"""The load view in the window: from a trip to its plan by keys alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication

from app.core.clock import SetClock
from tests.conftest import People
from tests.helpers.load_plan import Loads
from tests.helpers.settled import eventually
from tests.helpers.side_window import Office
from tests.helpers.side_window import office as office
from ui.dispatch.page import DispatchPage

PICTURES = os.environ.get("JIAOFU_PICTURES")


@pytest.mark.clause("G-06")
def test_from_a_trip_to_its_plan_and_through_it_by_keys(office: Office, clock: SetClock) -> None:
    place = office.desk.place
    loads = Loads(place, People(place), clock)
    trip = loads.trip()
    loads.boxed(trip, 3)
    saved = loads.saved(trip.number)
    office.context.set_actor(loads.ship.head)
    page = DispatchPage(office.context)
    shell = office.show(page)
    page.open_document(trip.number)
    office.settle()
    office.qtbot.keyClick(shell, Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier)
    eventually(lambda: page.view == "plan")  # a button that is pressed by its key stays down for a moment
    office.settle()
    view = page.plans
    assert view.plan is not None and view.plan.number == saved.number
    picture = QApplication.focusWidget()
    assert picture is view.stage.picture  # the keys are the picture's at once
    turn = view.stage.picture.canvas.view.turn
    office.qtbot.keyClick(picture, Qt.Key.Key_Left)
    office.qtbot.keyClick(picture, Qt.Key.Key_Home)
    assert view.stage.picture.canvas.view.turn != turn and view.stage.step == 0
    if PICTURES:
        for size in (QSize(1366, 768), QSize(1920, 1080)):
            shell.resize(size)
            office.settle()
            shell.grab().save(str(Path(PICTURES) / f"window-{size.width()}.png"))
    assert view.minimumSizeHint().width() <= 1366 - 148 and view.minimumSizeHint().height() <= 688  # nothing is cut on the smallest screen
    office.qtbot.keyClick(shell, Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    eventually(lambda: page.view == "trips")
    office.settle()
