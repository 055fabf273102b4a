"""SC-10: rejected on site and not reworkable: scrap stock-in, one good unit for it by 领料单, 发货单 and pass of kind 补换."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.app.slips.reading import texts
from tests.helpers.ledger import differences, value
from tests.helpers.office_orders import Wanted
from tests.scenarios.conftest import Office
from tests.scenarios.steps import new_trip, order, put_on_trip
from ui.journey import customer, dispatch
from ui.journey.run import PLATE, Run

pytestmark = pytest.mark.scenario

SEND = (
    dispatch.settle_delivery, dispatch.plan_trip, dispatch.pick, dispatch.box_goods, dispatch.check_box, dispatch.seal_box,
    dispatch.check_vehicle, dispatch.load, dispatch.close_load, dispatch.sign_pass, dispatch.leave,
)  # fmt: skip


def _rejected(run: Run, serial: str) -> None:
    """Sales agrees to the return by scanning the product; the slip with its number prints."""
    robot = run.robot
    run.as_person("销售甲", "aftersales")
    robot.view("returns")
    robot.press("do.new_return")
    robot.scan(serial)
    robot.fill("field.return_reason", "验收时不能合闸，客户拒收")
    robot.fill("field.return_case", run.case)
    robot.press("do.authorise_return")
    assert robot.refusal() == ""


def _judged(run: Run, number: str) -> None:
    """Quality tests at the customer's and judges: no rework is possible; without the test it may not judge (J-19)."""
    robot = run.robot
    run.as_person("质检员甲", "aftersales")
    robot.scan(number)
    robot.fill("field.test_result", "不合格")
    robot.fill("field.test_facts", "合闸线圈 0 Ω，绝缘击穿")
    robot.press("do.test_return")
    robot.fill("field.judgement", "报废")
    robot.fill("field.judge_words", "线圈烧穿骨架，不可修复")
    robot.press("do.judge_return")
    assert robot.refusal() == ""


def _comes_back(run: Run, number: str, serial: str) -> None:
    """The storekeeper takes it in by scan; logistics takes it in for scrapping, into the scrap zone (J-20, X-30)."""
    robot = run.robot
    run.as_person("仓管员甲", "aftersales")
    robot.scan(number)
    robot.scan(serial)
    run.as_person("物流科长甲", "aftersales")
    robot.scan(number)
    robot.press("do.scrap_return")
    assert robot.refusal() == ""


def _replaced(run: Run, number: str) -> None:
    """After-sales makes out the 领料单 with the draft of the 发货单; sales confirms address and day and issues it (X-25, X-28)."""
    robot = run.robot
    run.as_person("售后甲", "aftersales")
    robot.scan(number)
    robot.fill("field.replace_cost", "1860")
    robot.press("do.request_replacement")
    assert robot.refusal() == ""
    robot.shot("补换")
    paper = run.tray.next("requisition")
    words = "".join(map(str, texts(paper.read_bytes())))
    assert run.case in words and run.serials[0] in words
    run.dispatch = "FH26000002"
    order(run, "销售甲")
    robot.fill("field.ship_day", (run.today + timedelta(days=9)).isoformat())
    robot.press("do.confirm_dispatch")
    robot.press("do.issue")
    assert robot.refusal() == ""
    assert run.tray.number(run.tray.next("dispatch_order"), "FH") == run.dispatch
    order(run, "物流科长甲")
    robot.press("do.accept")


def _another_trip(run: Run, url: str) -> None:
    """The same vehicle comes again."""
    new_trip(run, PLATE, vehicle_kind="9.6 米厢式货车", driver="自有车司机", crew_a="发货员甲")
    run.robot.press("do.create_trip")
    run.trip = str(value(url, "SELECT number FROM trip ORDER BY id DESC LIMIT 1"))
    put_on_trip(run)


def _signed(run: Run) -> None:
    """The customer signs for the good unit; the scan of the slip is the newest record."""
    robot = run.robot
    run.as_person("销售甲", "delivery")
    robot.view("slips")
    robot.scan(run.delivery)
    robot.fill("field.signer", "设备科收货员")
    robot.fill("field.appearance", "完好")
    robot.fill("field.packaging", "完好")
    slip = sorted(run.tray.papers.glob("delivery_record-*.pdf"))[-1]
    robot.window.page("delivery").slips.take_file(slip)  # type: ignore[attr-defined]
    robot.press("do.register_slip")


@pytest.mark.clause("J-19", "J-20", "J-33")
@pytest.mark.decision("X-25", "X-30")
def test_scrap_and_one_good_unit_for_it(office: Callable[..., Office]) -> None:
    run, colleagues, waiting, url = office(Wanted(pieces=1), Wanted(pieces=1))
    bad, good = waiting[0].serials[0], waiting[1].serials[0]
    colleagues.let_go(waiting[1], good)
    dispatch.make_dispatch_order(run)
    for step in SEND:
        step(run)
    customer.take_slip_back(run)
    customer.register_case(run)
    _rejected(run, bad)
    number = run.tray.number(run.tray.next("return_slip"), "TH")
    _judged(run, number)
    _comes_back(run, number, bad)
    assert value(url, f"SELECT state FROM unit WHERE serial = '{bad}'") == "scrapped"
    _replaced(run, number)

    run.serials, run.certificates = [good], waiting[1].certificates
    dispatch.settle_delivery(run)
    _another_trip(run, url)
    for step in SEND[2:]:
        step(run)
    assert value(url, "SELECT kind FROM gate_pass ORDER BY id DESC LIMIT 1") == "replacement"
    _signed(run)
    assert value(url, "SELECT state FROM replacement") == "delivered"
    assert value(url, "SELECT fen FROM delivery_cost WHERE kind = 'replacement'") == 186_000
    assert value(url, f"SELECT left_on IS NULL FROM installed_unit WHERE serial = '{good}'") == 1
    assert value(url, f"SELECT left_on IS NULL FROM installed_unit WHERE serial = '{bad}'") == 0
    assert value(url, f"SELECT replaced_by FROM installed_unit WHERE serial = '{bad}'") == good
    assert differences(url) == []
    run.as_person("售后甲", "aftersales")
    run.robot.scan(number)
    assert "已补换" in run.robot.chain("chain.replacement") and good in run.robot.chain("chain.replacement")
    run.robot.shot("补换完成")
