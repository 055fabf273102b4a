"""装柜图 and the staging list are printed from the load view, again only with a reason."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.printing.service import times_printed
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
