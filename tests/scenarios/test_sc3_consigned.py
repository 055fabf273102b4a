"""SC-3: the customer's carrier fetches the goods: counted with him and signed for before loading; his signature ends our delivery."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.core.words import Verdict
from app.dispatch.views import DeliveryMode
from tests.helpers.ledger import differences, value
from tests.helpers.office_orders import Wanted
from tests.helpers.running_clock import RunningClock
from tests.scenarios.conftest import Office
from tests.scenarios.steps import (
    at_gate,
    check_vehicle,
    close_load,
    create_trip,
    new_trip,
    order,
    put_on_trip,
    sign_pass,
    start_load,
    tell_customer,
    trip,
)
from ui.journey import dispatch
from ui.journey.run import Run

pytestmark = pytest.mark.scenario

PLATE, MAN, FIRM, BILL = "苏C·5M118", "承运司机甲", "客户指定快运公司", "运单 KY-7781"


def _announce(run: Run) -> None:
    """The customer is informed first; then he names the firm and its vehicle (F-09)."""
    robot = run.robot
    order(run, "销售甲")
    _who_comes(run)
    assert "F-09" in robot.refusal()
    tell_customer(run)
    _who_comes(run)
    assert robot.refusal() == ""


def _who_comes(run: Run) -> None:
    robot = run.robot
    for field, words in (("carrier", FIRM), ("name", MAN), ("proof", BILL), ("plate", PLATE)):
        robot.fill(f"field.come_{field}", words)
    robot.press("do.announce")


def _count(run: Run, boxes: int) -> str:
    """The boxes counted with the carrier's man; what is refused."""
    robot = run.robot
    order(run, "发货员甲")
    robot.fill("field.counted", str(boxes))
    robot.press("do.count_pieces")
    return robot.refusal()


def _sign(run: Run, boxes: int) -> str:
    """The carrier's man signs; what is refused."""
    robot = run.robot
    order(run, "销售甲")
    robot.fill("field.boxes", str(boxes))
    robot.press("do.handover")
    return robot.refusal()


def _close_delivery(run: Run) -> str:
    """Sales closes the delivery record; what is said against it."""
    robot = run.robot
    run.as_person("销售甲", "delivery")
    robot.view("slips")
    robot.scan(run.delivery)
    robot.press("do.close_delivery")
    return str(robot.window.page("delivery").slips.error.words)  # type: ignore[attr-defined]


@pytest.mark.clause("F-09", "F-11", "F-12", "G-08", "H-02")
@pytest.mark.decision("X-13")
def test_a_carrier_signs_before_loading_and_ends_the_delivery(office: Callable[..., Office], clock: RunningClock) -> None:
    run, _, _, url = office(Wanted(mode=DeliveryMode.CONSIGNED))
    robot = run.robot
    dispatch.make_dispatch_order(run)
    _announce(run)
    new_trip(run, PLATE, driver=MAN, inspection_until="2027-05-31")
    create_trip(run)
    put_on_trip(run)
    for step in (dispatch.pick, dispatch.box_goods, dispatch.check_box, dispatch.seal_box):
        step(run)

    assert "F-09" in _count(run, 2)  # one stands there
    assert _count(run, 1) == ""
    check_vehicle(run, PLATE, document="行驶证、年检至 2027-05")
    start_load(run)
    refused = robot.refusal()
    assert "F-09" in refused and "物流公司未签收" in refused
    assert "F-09" in _sign(run, 2)
    assert _sign(run, 1) == ""

    run.as_person("发货员甲", "dispatch")
    robot.scan(run.dispatch)
    assert robot.scan(run.box).verdict is Verdict.DONE  # the lane
    start_load(run)
    run.as_person("发货员甲", "dispatch")
    robot.scan(run.trip)
    assert robot.scan(run.box).verdict is Verdict.DONE
    close_load(run)
    assert value(url, "SELECT count(*) FROM load_scan WHERE removed_at IS NULL") == value(url, "SELECT boxes FROM handover") == 1
    sign_pass(run, PLATE)
    word, _ = at_gate(run, run.token, PLATE)
    assert word == "放行"

    assert value(url, "SELECT state FROM dispatch_order") == "signed"  # by the carrier
    trip(run, "销售甲")
    assert "等签收回单" in robot.window.page("dispatch").trips.head.next.text()  # type: ignore[attr-defined]
    assert "X-13" in _close_delivery(run)
    clock.forward(days=6)
    assert "X-13" in _close_delivery(run)
    clock.forward(days=1, hours=1)
    assert _close_delivery(run) == ""
    robot.shot("七天无异议关闭")
    assert value(url, "SELECT state FROM dispatch_order") == "closed"
    assert value(url, "SELECT state FROM customer_order") == "closed"
    assert differences(url) == []
