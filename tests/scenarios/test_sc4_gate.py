"""SC-4, the gate's part: an export container leaves only with its numbers, its two signatures and the seal of the closed load."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from tests.app.slips.reading import texts
from tests.helpers.ledger import differences, value
from ui.journey import dispatch, orders, workshop
from ui.journey.run import PIN, PLATE, Run

pytestmark = pytest.mark.scenario

CONTAINER, SEAL = "CSQU3054383", "HS0045821"


def _enter_export_order(run: Run) -> None:
    robot = run.robot
    run.as_person("销售甲", "orders")
    robot.press("do.new")
    robot.fill("field.customer_id", "示范华电")
    robot.fill("field.delivery_date", (run.today + timedelta(days=7)).isoformat())
    robot.fill("field.mode", "公司直接发货")
    robot.fill("field.transport", "专车")
    robot.fill("field.line_product", "BK 塑壳断路器")
    robot.fill("field.line_quantity", "2")
    robot.press("do.add_line")
    robot.tick("field.export")
    robot.press("do.save")
    run.order = orders._order_number(run)


def _plan_container(run: Run) -> None:
    robot = run.robot
    run.as_person("物流科长甲", "dispatch")
    robot.view("trips")
    robot.press("do.new_trip")
    for field, words in (
        ("plate", PLATE), ("driver", "自有车司机"), ("phone", "0571-0000-0300"), ("supervisor_id", "销售甲"), ("crew_a", "发货员甲"),
        ("container_no", CONTAINER),
    ):  # fmt: skip
        robot.fill(f"field.{field}", words)
    robot.press("do.create_trip")
    title = robot.window.page("dispatch").trips.head.title  # type: ignore[attr-defined]
    robot.wait(lambda: title.text().startswith("CC"), "车次号")
    run.trip = str(title.text())
    robot.view("orders")
    robot.choose_row("list.dispatch_orders", run.dispatch)
    robot.fill("field.trip_no", run.trip)
    robot.press("do.plan")


def _check_container(run: Run) -> None:
    robot = run.robot
    run.as_person("仓管员甲", "dispatch")
    robot.view("trips")
    robot.choose_row("list.trips", run.trip)
    robot.fill("field.plate_seen", PLATE)
    robot.fill("field.container_seen", CONTAINER)
    for question in ("intact", "suitable", "clean", "hygienic", "uncontaminated", "safe"):
        robot.tick(f"field.{question}")
    robot.press("do.check_vehicle")


def _close_and_seal(run: Run, seal: str) -> None:
    robot = run.robot
    run.as_person("销售甲", "dispatch")
    robot.view("trips")
    robot.choose_row("list.trips", run.trip)
    for tick in ("secured", "rain", "moisture", "shock"):
        robot.tick(f"field.{tick}")
    robot.fill("field.second", "仓管员甲")
    robot.fill("field.second_pin", PIN)
    robot.fill("field.seal_no", seal)
    robot.press("do.close_load")


def _note_export(run: Run) -> None:
    robot = run.robot
    run.as_person("销售甲", "dispatch")
    robot.view("orders")
    robot.choose_row("list.dispatch_orders", run.dispatch)
    robot.fill("field.inspection_no", "BY-2026-0117")
    robot.fill("field.declaration_no", "BG-310120260001")
    robot.fill("field.declared_on", run.today.isoformat())
    robot.press("do.note_export")


def _at_gate(run: Run, seal: str) -> tuple[str, str]:
    """The guard scans and keys plate, container and the seal he sees."""
    robot = run.robot
    run.as_person("门卫甲", "gate")
    robot.scan(run.token)
    for seen in (PLATE, CONTAINER, seal):
        robot.keys(seen[-4:])
    robot.key(Qt.Key.Key_Return)
    return robot.gate_says()


@pytest.mark.clause("F-03", "H-03", "H-04")
def test_a_container_leaves_with_its_numbers_and_its_own_seal(sqlite_run: tuple[Run, str]) -> None:
    run, url = sqlite_run
    for step in (
        _enter_export_order, orders.review_order, orders.sign_contract, orders.tick_and_release, workshop.open_task, workshop.fill_card,
        workshop.inspect, workshop.pack_units, workshop.store, dispatch.make_dispatch_order, dispatch.settle_delivery, _plan_container,
        dispatch.pick, dispatch.box_goods, dispatch.check_box, dispatch.seal_box, _check_container, dispatch.load,
    ):  # fmt: skip
        step(run)
    _close_and_seal(run, "")
    assert value(url, "SELECT count(*) FROM load WHERE closed_at IS NOT NULL") == 0  # 未封柜
    _close_and_seal(run, SEAL)

    dispatch.sign_as(run, "财务部甲")
    dispatch.sign_as(run, "人事总务部甲")  # refused: the export numbers are not there
    assert value(url, "SELECT state FROM gate_pass ORDER BY id DESC LIMIT 1") == "awaiting_signatures"
    _note_export(run)
    dispatch.sign_as(run, "人事总务部甲")
    dispatch.take_pass(run)

    word, sentence = _at_gate(run, "HS0045822")
    assert word == "拒放" and "封签" in sentence and SEAL[-4:] not in sentence
    assert value(url, "SELECT clause FROM gate_check WHERE outcome = 'refused' ORDER BY id DESC LIMIT 1") == "H-04"
    assert value(url, "SELECT count(*) FROM gate_incident") == 1
    word, _ = _at_gate(run, SEAL)
    assert word == "放行"
    assert differences(url) == []
    papers = [texts(path.read_bytes()) for path in sorted((run.verdicts.parent / "papers").glob("*gate_pass*.pdf"))]
    assert any("财务部甲" in str(paper) and "人事总务部甲" in str(paper) for paper in papers)
