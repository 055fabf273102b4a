"""SC-8, at the customer's and after: a box is missing and one is torn; sales agrees, logistics claims, the carrier's file knows it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel

from app.core.words import Verdict
from tests.app.slips.reading import texts
from tests.helpers.ledger import differences, value
from tests.helpers.office_orders import Wanted
from tests.helpers.running_clock import RunningClock
from tests.scenarios.conftest import Office
from tests.scenarios.steps import at_gate, check_vehicle, close_load, create_trip, new_trip, put_on_trip, sign_pass, start_load
from ui.journey.run import Run

pytestmark = pytest.mark.scenario

PLATE, NEXT, CARRIER = "浙C·3H209", "浙C·3H210", "示范顺达物流有限公司"


def _leaves(run: Run, boxes: list[str]) -> None:
    """The boxes go onto the carrier's vehicle and out of the gate."""
    robot = run.robot
    check_vehicle(run, PLATE, document="行驶证、年检至 2027-05")
    run.as_person("发货员甲", "dispatch")
    robot.scan(run.dispatch)
    for box in boxes:
        robot.scan(f"00{box}")
    start_load(run)
    run.as_person("发货员甲", "dispatch")
    robot.scan(run.trip)
    for box in boxes:
        assert robot.scan(f"00{box}").verdict in (Verdict.GOOD, Verdict.DONE)
    close_load(run)
    sign_pass(run, PLATE)
    assert at_gate(run, run.token, PLATE)[0] == "放行"


def _slip(run: Run) -> None:
    """Two of three arrived, one of them torn: the counts are all that is keyed."""
    robot = run.robot
    run.as_person("销售甲", "delivery")
    robot.view("slips")
    robot.scan(run.delivery)
    robot.fill("field.signer", "设备科收货员")
    for field, words in (("received.1", "2"), ("damaged.1", "1"), ("appearance", "有问题"), ("packaging", "有问题")):
        robot.fill(f"field.{field}", words)
    slip = next(iter(sorted(run.tray.papers.glob("delivery_record-*.pdf"))))
    robot.window.page("delivery").slips.take_file(slip)  # type: ignore[attr-defined]
    robot.press("do.register_slip")


def _terminated(run: Run, score: int) -> None:
    """The file of the carrier stands lower than before the loss; the logistics head ends the co-operation (G-14)."""
    robot = run.robot
    robot.go("catalog")
    robot.view("carriers")
    robot.choose_row("list.carriers", CARRIER)
    grade = robot.find(QLabel, "label.grade")
    robot.wait(lambda: grade.text().endswith(f"{score} 分"), "跌了的评分")
    robot.press("do.turn")
    robot.fill("field.new_state", "终止")
    robot.fill("field.move_reason", "丢货一次、撕裂一次")
    robot.press("do.move_carrier")
    robot.wait(lambda: any(CARRIER in row[0] and row[2] == "终止" for row in robot.rows("list.carriers")), "终止")
    robot.shot("承运商已终止合作")


@pytest.mark.clause("I-02", "I-10", "I-11", "I-12", "G-14")
@pytest.mark.decision("X-11", "X-23")
def test_a_missing_box_is_agreed_claimed_and_remembered(office: Callable[..., Office], clock: RunningClock) -> None:
    run, colleagues, (ready, later), url = office(Wanted(pieces=3), Wanted(pieces=1))
    robot, before = run.robot, colleagues.evaluated(CARRIER)
    colleagues.issued(later)
    colleagues.issued(ready)
    run.dispatch = ready.dispatch
    new_trip(run, PLATE, driver="承运司机甲", carrier_id=CARRIER, inspection_until="2027-05-31", crew_a="发货员甲")
    create_trip(run)
    put_on_trip(run)
    colleagues.boxed(ready)
    _leaves(run, ready.boxes)
    run.delivery = str(value(url, "SELECT number FROM delivery_record"))
    clock.forward(hours=6)
    _slip(run)
    assert value(url, "SELECT count(*) FROM discrepancy") == 2
    assert value(url, "SELECT kind FROM service_case") == "discrepancy"

    robot.view("claims")
    robot.fill("field.solution_kind", "补发")
    robot.fill("field.solution_words", "补发 1 箱，换 1 台，周三到")
    for party in ("production", "logistics"):
        robot.tick(f"field.consulted.{party}")
    robot.press("do.agree_difference")
    assert value(url, "SELECT count(*) FROM discrepancy WHERE agreed_at IS NOT NULL") == 2
    robot.shot("异议商定")

    run.as_person("物流科长甲", "delivery")
    robot.view("claims")
    tiles = robot.window.page("delivery").claims.boxes  # type: ignore[attr-defined]
    tiles.setFocus(Qt.FocusReason.OtherFocusReason)
    robot.key(Qt.Key.Key_Space)  # the first box: missing
    robot.key(Qt.Key.Key_Right)
    robot.key(Qt.Key.Key_Space)
    robot.key(Qt.Key.Key_Space)  # the second: torn
    for field, words in (("asked_whom", "调度甲 0571-1"), ("value", "972"), ("question", "第 1 箱未到，第 2 箱撕裂")):
        robot.fill(f"field.{field}", words)
    robot.press("do.inquire")
    robot.fill("field.claimed", "972")
    robot.fill("field.evidence", "签收单写明少 1 破 1")
    robot.press("do.claim")
    assert value(url, "SELECT count(*) FROM box WHERE state = 'lost'") == 1
    assert value(url, "SELECT count(*) FROM unit WHERE state = 'lost'") == 1
    assert value(url, "SELECT count(*) FROM carrier_event WHERE kind = 'loss'") == 1
    robot.press("do.print_claim")
    paper = run.tray.next("claim")
    words = "".join(map(str, texts(paper.read_bytes())))
    assert CARRIER in words and run.delivery in words and "972.00" in words
    robot.shot("承运商索赔")

    assert differences(url) == []
    new_trip(run, NEXT)  # the next assignment warns
    robot.fill("field.carrier_id", CARRIER)
    said = robot.window.page("dispatch").trips  # type: ignore[attr-defined]
    assert any("丢失 1 次" in label.text() for label in said.findChildren(type(said.head.title)))
    robot.fill("field.driver", "承运司机甲")
    robot.fill("field.inspection_until", "2027-05-31")
    create_trip(run)
    after = colleagues.carrier(CARRIER).score or 0
    assert 0 < after < before
    _terminated(run, after)
    run.dispatch = later.dispatch
    put_on_trip(run)
    refused = robot.refusal()
    assert "G-14" in refused and "终止" in refused
    new_trip(run, "浙C·3H211")
    offered = robot.find(QComboBox, "field.carrier_id")
    assert not any(CARRIER in offered.itemText(n) for n in range(offered.count()))
