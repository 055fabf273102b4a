"""SC-7: what the guard's scanner refuses, and the one scan that lets the truck out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.helpers.ledger import differences, value
from tests.helpers.running_clock import RunningClock
from ui.journey import dispatch, orders, workshop
from ui.journey.run import PLATE, Run

pytestmark = pytest.mark.scenario

UP_TO_THE_LOAD = (
    orders.enter_order, orders.review_order, orders.sign_contract, orders.tick_and_release, workshop.open_task, workshop.fill_card,
    workshop.inspect, workshop.pack_units, workshop.store, dispatch.make_dispatch_order, dispatch.settle_delivery, dispatch.plan_trip,
    dispatch.pick, dispatch.box_goods, dispatch.check_box, dispatch.seal_box, dispatch.check_vehicle, dispatch.load, dispatch.close_load,
)  # fmt: skip


def _at_gate(run: Run, code: str, plate: str = "") -> tuple[str, str]:
    """The guard scans and, where he is asked, keys what he sees; returns word and sentence on the screen."""
    robot = run.robot
    if robot.window.context.actor.name != "门卫甲":
        run.as_person("门卫甲", "gate")
    robot.scan(code)
    if plate:
        robot.keys(plate)
        robot.key(Qt.Key.Key_Return)
    return robot.gate_says()


def _reissue(run: Run) -> None:
    robot = run.robot
    run.as_person("仓管员甲", "dispatch")
    robot.view("trips")
    robot.choose_row("list.trips", run.trip)
    robot.fill("field.reissue_reason", "出门证已过期")
    robot.press("do.reissue_pass")


@pytest.mark.clause("H-01", "H-02", "H-03", "H-05", "H-07", "H-08")
def test_only_the_first_scan_of_the_valid_pass_releases(sqlite_run: tuple[Run, str], clock: RunningClock) -> None:
    run, url = sqlite_run
    robot = run.robot
    for step in UP_TO_THE_LOAD:
        step(run)

    said = [_at_gate(run, "QW2611230001XX")]  # nothing the desk knows

    dispatch.sign_as(run, "财务部甲")
    said.append(_at_gate(run, "CM26000001"))  # one signature

    dispatch.sign_as(run, "人事总务部甲")
    dispatch.take_pass(run)
    first = run.token
    run.as_person("仓管员甲", "dispatch")
    robot.view("trips")
    robot.choose_row("list.trips", run.trip)
    robot.fill("field.reopen_reason", "客户要求加一件附件")
    robot.press("do.reopen_load")
    said.append(_at_gate(run, first))  # voided: the load changed

    dispatch.close_load(run)
    dispatch.sign_pass(run)
    said.append(_at_gate(run, run.token, "T999"))  # another vehicle

    clock.forward(days=1)
    said.append(_at_gate(run, run.token))  # expired

    _reissue(run)
    dispatch.sign_pass(run)
    released = _at_gate(run, run.token, PLATE[-4:])
    again = _at_gate(run, run.token)

    assert [word for word, _ in said] == ["拒放"] * 5
    sentences = [sentence for _, sentence in said]
    for sentence, words in zip(sentences, ("无出门证", "缺人事总务部签字", "作废", "车号不符", "过期"), strict=True):
        assert words in sentence, sentences
    assert released[0] == "放行"
    assert again[0] == "拒放" and "已核销" in again[1] and "门卫甲" in again[1]
    assert value(url, "SELECT count(*) FROM gate_check WHERE outcome = 'released'") == 1
    assert value(url, "SELECT count(*) FROM gate_check WHERE outcome = 'refused'") == 6
    assert value(url, "SELECT count(*) FROM gate_check WHERE outcome = 'refused' AND (clause IS NULL OR guard = '')") == 0
    assert differences(url) == []
