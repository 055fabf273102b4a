"""SC-2: the customer fetches his goods: scanned in front of him, signed for before loading, and a pass all the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.core.words import Verdict
from app.dispatch.views import DeliveryMode
from tests.helpers.ledger import differences, value
from tests.helpers.office_orders import Wanted
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
)  # fmt: skip
from ui.journey import dispatch
from ui.journey.run import Run

pytestmark = pytest.mark.scenario

PLATE, NAME, CARD = "浙B·7K321", "提货员甲", "授权书 2026-11"


def _announce(run: Run) -> None:
    """Who comes with which vehicle; without his card it is refused (F-08)."""
    robot = run.robot
    order(run, "销售甲")
    robot.fill("field.come_name", NAME)
    robot.fill("field.come_plate", PLATE)
    robot.press("do.announce")
    assert "F-08" in robot.refusal()
    robot.fill("field.come_proof", CARD)
    robot.press("do.announce")


def _hand_over(run: Run) -> None:
    """He signs only after every box was scanned in front of him (C-19), and nothing is loaded before (F-08)."""
    robot = run.robot
    _sign(run)
    assert "C-19" in robot.refusal()
    run.as_person("发货员甲", "bench")
    robot.scan(run.dispatch)
    assert robot.scan(run.box).verdict is Verdict.DONE
    robot.shot("当面交接")
    check_vehicle(run, PLATE, document="行驶证、年检至 2027-05")
    start_load(run)
    assert "F-08" in robot.refusal()
    _sign(run)
    assert robot.refusal() == ""


def _sign(run: Run) -> None:
    order(run, "销售甲")
    run.robot.fill("field.boxes", "1")
    run.robot.press("do.handover")


@pytest.mark.clause("F-07", "F-08", "C-19", "G-16", "H-01", "H-02", "H-05")
@pytest.mark.decision("X-37")
def test_the_customer_fetches_his_goods(office: Callable[..., Office]) -> None:
    run, _, _, url = office(Wanted(mode=DeliveryMode.PICKUP))
    robot = run.robot
    dispatch.make_dispatch_order(run)
    tell_customer(run)
    _announce(run)
    new_trip(run, PLATE, driver=NAME, phone="0571-0000-0321", inspection_until="2027-05-31")
    create_trip(run)
    put_on_trip(run)
    for step in (dispatch.pick, dispatch.box_goods, dispatch.check_box, dispatch.seal_box):
        step(run)
    _hand_over(run)

    start_load(run)
    run.as_person("发货员甲", "dispatch")
    robot.scan(run.trip)
    assert robot.scan(run.box).verdict is Verdict.DONE
    close_load(run)

    word, sentence = at_gate(run, run.dispatch)  # no pass, no exit, though no carrier comes
    assert word == "拒放" and "无出门证" in sentence
    sign_pass(run, PLATE)
    word, sentence = at_gate(run, run.token, "7K322")
    assert word == "拒放" and "车号不符" in sentence
    word, _ = at_gate(run, run.token, PLATE[-4:])
    assert word == "放行"

    assert value(url, "SELECT count(*) FROM gate_check WHERE outcome = 'refused' AND clause = 'H-05'") == 1
    assert value(url, "SELECT count(*) FROM box_handover WHERE withdrawn_at IS NULL") == 1
    assert value(url, "SELECT count(*) FROM handover h JOIN load l ON h.at < l.started_at WHERE h.signer = '提货员甲'") == 1
    assert value(url, "SELECT count(*) FROM unit WHERE state = 'left_works'") == 2
    assert differences(url) == []
