"""装柜图 and the staging list are printed from the load view, again only with a reason; with one the plan is withdrawn there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.loading import plans
from app.loading.plan_views import LoadPlanState
from app.printing.service import times_printed
from db.states import Role
from tests.helpers.load_plan import Loads
from ui.context import DeskContext
from ui.loadplan.view import PlanView


@pytest.mark.clause("G-06")
def test_plan_and_staging_list_print_and_print_again_with_a_reason(
    context: DeskContext, loads: Loads, show: Callable[[QWidget], None], settled: Callable[[], None], qtbot: QtBot
) -> None:
    context.set_actor(loads.ship.head)
    trip = loads.trip()
    loads.boxed(trip, 2)
    number = loads.saved(trip.number).number
    view = PlanView(context)
    view.open_document(trip.number)
    show(view)

    def printed() -> tuple[int, int]:
        with loads.place.read() as session:
            return times_printed(session, "load_plan", number), times_printed(session, "staging_list", number)

    view.side.print.click()
    settled()
    view.side.staging.click()
    settled()
    assert printed() == (1, 1)
    view.side.staging.click()
    settled()
    assert printed() == (1, 1) and view.side.reason.isVisible()
    view.side.reason.setText("淋湿")
    qtbot.keyClick(view.side.reason, Qt.Key.Key_Return)
    settled()
    assert printed() == (1, 2) and not view.side.reason.isVisible()


@pytest.mark.clause("G-06")
def test_a_plan_is_withdrawn_by_its_button_with_a_reason(
    context: DeskContext, loads: Loads, show: Callable[[QWidget], None], settled: Callable[[], None], qtbot: QtBot
) -> None:
    context.set_actor(loads.ship.packer)
    trip = loads.trip(strict=True)
    loads.boxed(trip, 2)
    number = loads.saved(trip.number).number
    view = PlanView(context)
    view.open_document(trip.number)
    show(view)
    assert not view.head.void.isVisible()  # the crew does not take the order of a strict trip away
    context.set_actor(loads.people(Role.TEAM_LEADER))
    view.reload()
    settled()
    view.head.void.click()
    settled()
    assert view.side.reason.isVisible() and "作废原因" in view.side.reason.placeholderText()
    assert loads.newest(trip.number).state is LoadPlanState.CURRENT
    view.side.reason.setText("司机要换一辆车")
    view.side.print.click()  # what was typed for one act is no reason of another
    settled()
    assert loads.newest(trip.number).state is LoadPlanState.CURRENT
    view.head.void.click()
    settled()
    view.side.reason.setText("司机要换一辆车")
    qtbot.keyClick(view.side.reason, Qt.Key.Key_Return)
    settled()
    plan = loads.newest(trip.number)
    assert (plan.number, plan.state, plan.void_reason) == (number, LoadPlanState.VOID, "司机要换一辆车")
    assert "司机要换一辆车" in view.head.strip.accessibleName() and not view.head.void.isVisible()
    assert not view.side.reason.isVisible()


@pytest.mark.clause("G-06")
def test_a_reason_is_no_longer_asked_once_the_plan_is_void(
    context: DeskContext, loads: Loads, show: Callable[[QWidget], None], settled: Callable[[], None]
) -> None:
    context.set_actor(loads.ship.head)
    trip = loads.trip()
    loads.boxed(trip, 2)
    number = loads.saved(trip.number).number
    view = PlanView(context)
    view.open_document(trip.number)
    show(view)
    view.side.print.click()
    settled()
    view.side.print.click()
    settled()
    view.side.reason.setText("淋湿")
    assert view.side.reason.isVisible()
    with loads.place.work(loads.ship.head) as work:
        plans.void_plan(work, number, "司机要换一辆车")
    view.reload()
    settled()
    assert not view.side.reason.isVisible() and not view.side.reason.text()
