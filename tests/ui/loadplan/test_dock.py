"""The dock: loading by scan, the picture fills as the truck fills, the next three boxes are large (G-04, G-06)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.words import Verdict
from app.core.work import Workplace
from app.loading import plans
from app.loading.views import VehicleFindings
from tests.helpers.load_plan import Loads
from tests.helpers.scan_page import ScanPage
from ui.dispatch.page import DispatchPage
from ui.dispatch.scan_view import BY_PLAN

PICTURES = os.environ.get("JIAOFU_PICTURES")


@pytest.fixture
def dock(qtbot: QtBot, file_place: Workplace, loads: Loads) -> Iterator[ScanPage]:
    made = ScanPage(file_place, DispatchPage, loads.ship.packer)
    yield made
    made.close()


def page_of(dock: ScanPage) -> DispatchPage:
    assert isinstance(dock.page, DispatchPage)
    return dock.page


def picture_drawn(dock: ScanPage) -> None:
    """The picture follows the verdict a moment later."""
    QTest.qWait(40)
    dock.settle()


@pytest.mark.clause("G-06")
@pytest.mark.clause("G-04")
def test_the_picture_fills_as_the_truck_fills(dock: ScanPage, loads: Loads) -> None:
    trip = loads.trip()
    loads.boxed(trip, 5)
    plan = loads.saved(trip.number)
    loads.ship.loading(trip.number, VehicleFindings(trip.plate))
    page = page_of(dock)
    assert dock.scan(plan.number).verdict is Verdict.GOOD  # the number of the plan leads to its trip
    view = page.scanning
    picture_drawn(dock)
    assert view._body.currentIndex() == BY_PLAN and view.dock.picture.shown.there == frozenset()
    assert [item.place for item in view.dock.next.items] == [str(box.place.words) for box in plan.boxes[:3]]
    assert dock.scan(f"]C100{plan.boxes[0].sscc}").verdict is Verdict.GOOD
    assert view.dock.next.items[0].number == "2"  # at once; the picture comes after the verdict
    picture_drawn(dock)
    shown = view.dock.picture.shown
    assert (shown.there, shown.current, shown.ghosts) == (frozenset({0}), 0, (1, 2, 3))
    if PICTURES:
        for size in (QSize(1218, 688), QSize(1772, 1000)):
            dock.window.resize(size)
            picture_drawn(dock)
            dock.shot(Path(PICTURES) / f"dock-{size.width()}.png")
    for box in plan.boxes[1:]:
        dock.scan(f"]C100{box.sscc}")
    picture_drawn(dock)
    assert view.dock.next.items == () and len(view.dock.picture.shown.there) == 5


@pytest.mark.clause("G-06")
def test_a_stop_in_red_covers_the_picture_and_gives_it_back(dock: ScanPage, loads: Loads) -> None:
    trip = loads.trip()
    loads.boxed(trip, 2)
    plan = loads.saved(trip.number)
    loads.ship.loading(trip.number, VehicleFindings(trip.plate))
    dock.scan(trip.number)
    dock.scan(f"]C100{plan.boxes[0].sscc}")
    assert dock.scan(f"]C100{plan.boxes[0].sscc}").verdict is Verdict.WRONG  # twice
    view = page_of(dock).scanning
    assert view._body.currentIndex() == 1
    dock.confirm()
    assert view._body.currentIndex() == BY_PLAN


def test_a_scanned_plan_of_a_trip_that_is_not_loading_opens_its_picture(dock: ScanPage, loads: Loads) -> None:
    trip = loads.trip()
    loads.boxed(trip, 1)
    plan = loads.saved(trip.number)
    dock.scan(plan.number)
    page = page_of(dock)
    assert page.view == "plan" and page.plans.plan is not None and page.plans.plan.number == plan.number


def test_a_full_screen_at_the_dock_is_the_dock_alone(dock: ScanPage, loads: Loads) -> None:
    page = page_of(dock)
    page.show_view("scan")
    assert not page.full_window and not page.scanning.strip.devices.isVisible()  # the status bar of the window has them
    page.window().showFullScreen()
    QApplication.processEvents()
    assert page.full_window and page.scanning.strip.devices.isVisible()
    page.show_view("orders")
    assert not page.full_window


@pytest.mark.clause("G-06")
def test_a_box_that_the_office_moved_stands_in_its_new_place_at_the_dock(dock: ScanPage, loads: Loads) -> None:
    trip = loads.trip()
    loads.boxed(trip, 3)
    plan = loads.saved(trip.number)
    loads.ship.loading(trip.number, VehicleFindings(trip.plate))
    dock.scan(plan.number)
    picture_drawn(dock)
    last = plan.boxes[-1].placement
    with loads.place.work(loads.ship.head) as work:
        moved = plans.move_box(work, plan.number, plans.Move(last.sequence, last.x_mm + 100, last.y_mm, last.z_mm))
    dock.scan(f"]C100{plan.boxes[0].sscc}")
    picture_drawn(dock)
    scene = page_of(dock).scanning.dock.picture.canvas.scene
    assert scene is not None and list(scene.placements) == [box.placement for box in moved.boxes]
