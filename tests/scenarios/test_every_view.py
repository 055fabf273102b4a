"""Every view of every page opens on both databases, for whoever may see it: a statement that one of them refuses is found here."""

from __future__ import annotations

import pytest

from ui.journey.run import Run
from ui.page import DeskPage

pytestmark = pytest.mark.scenario

PEOPLE = ("物流科长甲", "销售甲", "仓管员甲", "发货员甲", "质检员甲", "财务部甲", "门卫甲")


def test_every_view_opens_on_both_databases(run: Run) -> None:
    robot, opened, failed = run.robot, set[tuple[str, str]](), list[str]()
    robot.window.context.failed.connect(lambda error: failed.append(str(error)))
    for name in PEOPLE:
        run.as_person(name)
        pages = robot.window.keys()
        for key in pages:
            page = robot.window.page(key)
            if not isinstance(page, DeskPage) or (page.roles and not robot.window.context.actor.has(*page.roles)):
                continue
            robot.go(key)
            for view, _ in list(page.views) or [("", "")]:
                if view:
                    page.show_view(view)
                robot.settle()
                assert failed == [], (key, view)
                opened.add((key, view))
    assert {("dispatch", "days"), ("dispatch", "docks"), ("dispatch", "trips"), ("dispatch", "freight")} <= opened
