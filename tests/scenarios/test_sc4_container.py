"""SC-4: an export container from its booking to the gate: the right box, clean, loaded in the order of its plan, under its own seal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt

from app.catalog.demo_goods import BUBBLE
from app.core.words import Verdict
from app.loading.plan_views import LoadPlanView
from app.planner.model import FaultKind
from tests.app.slips.reading import texts
from tests.helpers.ledger import differences, value
from tests.helpers.office_orders import Ready, Wanted
from tests.scenarios.conftest import Office
from tests.scenarios.steps import (
    at_gate,
    check_vehicle,
    close_load,
    create_trip,
    new_trip,
    offered,
    order,
    put_on_trip,
    sign_as,
    start_load,
    trip,
)
from ui.journey import dispatch
from ui.journey.run import PLATE, Run
from ui.loadplan.handling import ARROWS, way_of
from ui.loadplan.moving import Way
from ui.loadplan.view import PlanView

pytestmark = pytest.mark.scenario

DIRTY, CLEAN, SEAL, OTHER_SEAL = "CSQU3054383", "MSKU6011672", "HS0045821", "HS0045822"
MARKS = ("SF-8", "SF-1")
LIMIT = 1
"""Layers that the packaging of the goods bears from today on."""


def _book(run: Run, waiting: list[Ready], colleagues: Any) -> None:
    """A container with booking number and loading date (G-01), strict in its order (G-06), for both orders."""
    for ready in waiting:
        colleagues.issued(ready)
    new_trip(
        run, PLATE, vehicle_kind="40HC", driver="自有车司机", crew_a="发货员甲", booking_no="DC-2026-0456", container_no=DIRTY
    )
    run.robot.tick("field.strict")
    create_trip(run)
    for ready in waiting:
        run.dispatch = ready.dispatch
        put_on_trip(run)
        colleagues.boxed(ready)


def _check_container(run: Run, url: str) -> None:
    """A wrong number is refused (G-02), a dirty container goes back (G-03), the second one is looked at and good."""
    robot = run.robot
    check_vehicle(run, PLATE, container="CSQU3054382")
    refused = robot.refusal()
    assert "G-02" in refused and "末位应是 3" in refused
    check_vehicle(run, PLATE, container=DIRTY, no="clean")
    assert value(url, "SELECT count(*) FROM vehicle_check WHERE NOT passed") == 1
    trip(run, "销售甲")
    assert not offered(run, "start_load")
    assert value(url, "SELECT state FROM trip") == "planned"  # rejected: the trip waits for another one
    trip(run, "物流科长甲")
    robot.fill("field.new_container", CLEAN)
    robot.press("do.change_trip")
    assert "G-02" in robot.refusal()  # a substitute needs its reason
    robot.fill("field.change_reason", "柜内有油污，退回换柜")
    robot.press("do.change_trip")
    assert value(url, "SELECT container_no FROM trip") == CLEAN
    check_vehicle(run, PLATE, container=CLEAN)
    assert value(url, "SELECT container_no FROM vehicle_check WHERE passed") == CLEAN


def _plan(run: Run) -> LoadPlanView:
    """The load plan is found, printed, and does not let a box be put where the pile gets too high (G-07)."""
    dispatch.plan_load(run)
    _pile_up(run)
    plan = run.robot.window.page("dispatch").plans.plan  # type: ignore[attr-defined]
    assert isinstance(plan, LoadPlanView)
    return plan


def _pile_up(run: Run) -> None:
    """A box is pushed by keys onto the next one, where it is one layer too many: the check says so and it cannot be kept."""
    robot = run.robot
    plans = robot.window.page("dispatch").plans  # type: ignore[attr-defined]
    robot.press("do.move_boxes")
    robot.key(Qt.Key.Key_Tab)
    assert plans.hand.index >= 0
    piles = Counter((box.placement.x_mm, box.placement.y_mm) for box in plans.plan.boxes)
    assert set(piles.values()) == {LIMIT}
    here = _in_hand(plans)
    goal = min((pile for pile in piles if pile != here), key=lambda pile: abs(pile[0] - here[0]) + abs(pile[1] - here[1]))
    for axis in (0, 1):
        for _ in range(20):
            ahead = goal[axis] - _in_hand(plans)[axis]
            if not ahead:
                break
            wanted = Way(axis, 1 if ahead > 0 else -1)
            robot.key(next(key for key in ARROWS if way_of(key, plans.stage.picture.canvas.view) == wanted))
    robot.wait(lambda: any(fault.kind is FaultKind.LAYERS for fault in plans.hand.shown.report.faults), "复核的话")
    robot.shot("超过堆码层数")
    assert plans.side.hand.verdict.word.startswith("独立复核 不通过") and not plans.side.hand.save.isEnabled()
    robot.key(Qt.Key.Key_Escape)  # the box goes back
    robot.key(Qt.Key.Key_Escape)


def _in_hand(plans: PlanView) -> tuple[int, int]:
    assert plans.hand.shown is not None
    placement = plans.hand.shown.boxes[plans.hand.index].placement
    return placement.x_mm, placement.y_mm


def _stage(run: Run, waiting: list[Ready]) -> None:
    """Both orders are checked at the lane."""
    run.as_person("发货员甲", "dispatch")
    for ready in waiting:
        run.robot.scan(ready.dispatch)
        for box in ready.boxes:
            assert run.robot.scan(f"00{box}").verdict in (Verdict.GOOD, Verdict.DONE)


def _load(run: Run, plan: LoadPlanView) -> None:
    """Boxes go on by the plan; one of the other 唛头 out of turn is refused (G-06)."""
    robot = run.robot
    run.as_person("发货员甲", "dispatch")
    robot.scan(run.trip)
    turns = [box.sscc for box in plan.boxes]
    wrong = next(box for box in plan.boxes if box.item.mark != plan.boxes[0].item.mark)
    refused = robot.scan(f"00{wrong.sscc}")
    assert (refused.verdict, refused.clause) == (Verdict.WRONG, "G-06") and "未按装柜图次序" in str(refused.message)
    robot.shot("未按次序")
    assert robot.key_command(Qt.Key.Key_F12).verdict is Verdict.INFO
    answers = [robot.scan(f"00{sscc}").verdict for sscc in turns]
    assert answers == [Verdict.GOOD] * (len(turns) - 1) + [Verdict.DONE]


def _note_export(run: Run, waiting: list[Ready]) -> None:
    """Sales notes inspection and customs numbers of both orders (F-03)."""
    robot = run.robot
    for ready in waiting:
        run.dispatch = ready.dispatch
        order(run, "销售甲")
        robot.fill("field.inspection_no", "BY-2026-0117")
        robot.fill("field.declaration_no", "BG-310120260001")
        robot.fill("field.declared_on", run.today.isoformat())
        robot.press("do.note_export")


@pytest.mark.clause("F-03", "G-01", "G-02", "G-03", "G-06", "G-07", "G-08", "H-03", "H-04")
def test_a_container_is_loaded_by_its_plan_and_leaves_under_its_seal(office: Callable[..., Office]) -> None:
    run, colleagues, waiting, url = office(Wanted(7, 3, export=True), Wanted(0, 3, export=True))
    robot = run.robot
    colleagues.limit_layers(BUBBLE, LIMIT)
    _book(run, waiting, colleagues)
    booked = "SELECT booking_no || ' ' || container_no FROM trip WHERE planned_at IS NOT NULL AND strict"
    assert value(url, booked) == f"DC-2026-0456 {DIRTY}"
    _check_container(run, url)
    plan = _plan(run)
    assert len(plan.boxes) == 6 and plan.report.right and {box.item.mark for box in plan.boxes} == set(MARKS)
    _stage(run, waiting)
    start_load(run)
    _load(run, plan)

    close_load(run)
    assert "G-08" in robot.refusal()  # not sealed
    close_load(run, SEAL)
    assert value(url, "SELECT seal_no FROM load WHERE closed_at IS NOT NULL") == SEAL
    sign_as(run, "财务部甲", PLATE)
    sign_as(run, "人事总务部甲", PLATE)  # refused: the export numbers are not there
    assert value(url, "SELECT state FROM gate_pass ORDER BY id DESC LIMIT 1") == "awaiting_signatures"
    _note_export(run, waiting)
    sign_as(run, "人事总务部甲", PLATE)
    dispatch.take_pass(run)

    word, sentence = at_gate(run, run.token, PLATE, CLEAN, OTHER_SEAL)
    assert word == "拒放" and "封签" in sentence and SEAL[-4:] not in sentence
    assert value(url, "SELECT count(*) FROM gate_incident") == 1
    word, _ = at_gate(run, run.token, PLATE, CLEAN, SEAL)
    assert word == "放行"
    _papers(run, plan)
    assert differences(url) == []


def _papers(run: Run, plan: LoadPlanView) -> None:
    """装柜图 names both 唛头, the loading record the seal and every box, the exit slip has two signatures."""
    kinds: dict[str, str] = {}
    for path in sorted(run.tray.papers.glob("*.pdf")):
        kind = path.name.split("-")[0]
        kinds[kind] = kinds.get(kind, "") + "".join(map(str, texts(path.read_bytes())))
    assert all(mark in kinds["load_plan"] for mark in MARKS) and run.load_plan in kinds["load_plan"]
    assert SEAL in kinds["loading_record"] and CLEAN in kinds["loading_record"]
    assert all(name in kinds["gate_pass"] for name in ("财务部甲", "人事总务部甲"))
