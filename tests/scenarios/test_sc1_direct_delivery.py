"""SC-1: direct delivery of a normal order, start to end through the real window, with the refusals on its way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.app.slips.reading import texts
from tests.helpers.ledger import differences, value
from tests.scenarios.steps import create_trip, new_trip, put_on_trip
from ui.journey import customer, dispatch, orders, workshop
from ui.journey.run import PLATE, Run
from ui.journey.tray import Tray

pytestmark = pytest.mark.scenario


def _enter_without_phone(run: Run) -> None:
    """Sales enters an order whose telephone is blank; the release is refused, the field marked, nothing lost."""
    robot = run.robot
    orders.enter_order(run)
    robot.fill("field.phone", "")
    robot.press("do.save")
    robot.press("do.release")
    refused = robot.refusal()
    assert "A-01" in refused and "客户资料不全" in refused
    robot.press("tab.form")
    robot.fill("field.phone", "0571-0000-0101")
    robot.press("do.save")


def _submit_too_early(run: Run) -> None:
    """A quality card with one operation open is not submitted (B-01)."""
    robot = run.robot
    run.as_person("装配工甲", "inspection")
    robot.scan(run.task)
    robot.press("do.open_card")
    run.card = run.tray.number(run.tray.next("quality_card"), "ZK")
    robot.press("do.self_pass")
    robot.press("do.submit")
    assert "B-01" in robot.refusal()
    workshop.finish_card(run, done=1)


def _plan_unsettled(run: Run) -> None:
    """The vehicle is ready, but it is not settled how the customer unloads (F-10)."""
    new_trip(run, PLATE, vehicle_kind="9.6 米厢式货车", driver="自有车司机", crew_a="发货员甲")
    create_trip(run)
    put_on_trip(run)
    refused = run.robot.refusal()
    assert "F-10" in refused and "送货要素未确认" in refused
    dispatch.settle_delivery(run)
    put_on_trip(run)
    assert run.robot.refusal() == ""


@pytest.mark.clause("A-01", "B-01", "F-10", "H-02", "I-05")
def test_direct_delivery_from_contract_to_closed_case(run: Run, factory_url: str, tmp_path: Path) -> None:
    _enter_without_phone(run)
    for step in (orders.review_order, orders.sign_contract, orders.tick_and_release, workshop.open_task):
        step(run)
    _submit_too_early(run)
    for step in (
        workshop.inspect, workshop.pack_units, workshop.store, dispatch.make_dispatch_order, _plan_unsettled,
        dispatch.pick, dispatch.box_goods, dispatch.check_box, dispatch.seal_box, dispatch.check_vehicle,
        dispatch.load, dispatch.close_load, dispatch.sign_pass, dispatch.leave,
        customer.take_slip_back, customer.accept_delivery, customer.register_case,
    ):  # fmt: skip
        step(run)

    _every_stage_has_its_time(run)
    _the_unit_shows_its_whole_way(run)
    _every_paper_has_number_and_rule_version(run)
    assert differences(factory_url) == []
    assert value(factory_url, "SELECT state FROM dispatch_order") == "closed"
    assert value(factory_url, "SELECT count(*) FROM unit WHERE state <> 'accepted'") == 0
    moved_out = "SELECT count(*) FROM stock_move WHERE kind = 'issue' AND note <> ''"
    assert value(factory_url, moved_out) == 2  # D-15: the outbound record names the transport mode
    verdicts = [json.loads(line) for line in run.verdicts.read_text(encoding="utf-8").splitlines()]
    assert {line["verdict"] for line in verdicts} <= {"good", "done", "info", "hold"}  # hold: look at the truck, ask the assembler
    assert value(factory_url, "SELECT count(*) FROM scan") == len(verdicts)


def _every_stage_has_its_time(run: Run) -> None:
    robot = run.robot
    run.as_person("销售甲", "orders")
    robot.view("orders")
    robot.choose_row("list.orders", run.order)
    robot.press("tab.stages")
    rows = robot.rows("list.stages")
    assert len(rows) >= 12
    assert all(row[2].startswith("2026-") for row in rows), rows


def _the_unit_shows_its_whole_way(run: Run) -> None:
    robot = run.robot
    run.as_person("售后甲", "aftersales")
    robot.scan(run.serials[0])
    robot.wait(lambda: run.gate_pass[-4:] in robot.chain("list.chain"), "这一台走过的路")
    shown = robot.chain("list.chain")
    for number in (run.sheet, run.receipt, run.trip, run.gate_pass, run.delivery, run.case):
        assert number[-4:] in shown, (number, shown)


def _every_paper_has_number_and_rule_version(run: Run) -> None:
    papers = sorted(run.tray.papers.glob("*.pdf"))
    kinds = {paper.name.split("-")[0] for paper in papers}
    assert kinds >= {
        "task_order", "quality_card", "inspection_sheet", "certificate", "goods_receipt", "dispatch_order", "box_list",
        "packing_list", "loading_record", "gate_pass", "delivery_record",
    }  # fmt: skip
    for paper in papers:
        assert any(code[:2].isalpha() for code in Tray.codes(paper)), paper.name
        assert "V1.0" in "".join(texts(paper.read_bytes())), paper.name
