"""SC-8, before the road: a vehicle whose inspection has expired is refused, and what comes late for it is told to the customer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.app.slips.reading import texts
from tests.helpers.ledger import value
from tests.helpers.office_orders import Wanted
from tests.scenarios.conftest import Office
from tests.scenarios.steps import create_trip, new_trip, offered, order, put_on_trip
from ui.journey import dispatch

pytestmark = pytest.mark.scenario

EXPIRED, FOUND = "浙C·3H209", "浙A·0T001"


@pytest.mark.clause("G-16", "A-22", "A-21")
def test_another_vehicle_comes_late_and_the_customer_is_told(office: Callable[..., Office]) -> None:
    run, _, _, url = office(Wanted())
    robot = run.robot
    dispatch.make_dispatch_order(run)
    dispatch.settle_delivery(run)
    yesterday = (run.today - timedelta(days=1)).isoformat()
    new_trip(run, EXPIRED, driver="承运司机甲", inspection_until=yesterday)
    robot.press("do.create_trip")
    refused = robot.refusal()
    assert "G-16" in refused and "过期" in refused
    assert value(url, "SELECT count(*) FROM trip") == 0

    late = run.today + timedelta(days=9)  # two days after the promise
    new_trip(run, FOUND, driver="自有车司机", planned_at=f"{late.isoformat()} 09:00")
    create_trip(run)
    put_on_trip(run)
    order(run, "销售甲")
    assert offered(run, "file_delay")
    rows = robot.rows("list.dispatch_orders")
    assert any("延" in " ".join(row) for row in rows), rows
    robot.fill("field.delay_reason", "原车年检过期，换车")
    robot.fill("field.delay_measure", "改用自有车，装车日专人跟车")
    robot.fill("field.delay_told", "设备科收货员")
    robot.fill("field.delay_channel", "电话")
    robot.press("do.file_delay")
    assert robot.refusal() == "" and not offered(run, "file_delay")
    robot.shot("延期通知")

    paper = run.tray.next("delay_notice")
    number = run.tray.number(paper, "YQ")
    words = "".join(map(str, texts(paper.read_bytes())))
    assert "原车年检过期" in words and run.order in words
    assert value(url, "SELECT number FROM delay_notice") == number
    assert str(value(url, "SELECT new_day FROM delay_notice")) == late.isoformat()
    assert value(url, "SELECT told_at IS NOT NULL FROM delay_notice")
