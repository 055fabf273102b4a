"""SC-6: shelf life and climate through the real window, over months."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from app.core.words import Verdict
from app.devices.code_table import Command
from tests.helpers.ledger import differences, value
from tests.helpers.office_orders import Wanted
from tests.helpers.running_clock import RunningClock
from tests.scenarios.conftest import Office
from tests.scenarios.steps import offered
from ui.journey import dispatch
from ui.journey.run import Run

pytestmark = pytest.mark.scenario

SEALANT, GREASE, THINNER = "电子密封胶 704 100 ml", "导热硅脂 HZ-100 1 kg", "绝缘漆稀释剂 X-7 5 L"


def go_to_day(run: Run, clock: RunningClock, year: int, month: int, day: int) -> None:
    """Half past eight at the site on a later day; the program has noticed the new day."""
    clock.forward(seconds=(datetime(year, month, day, 0, 30, tzinfo=UTC) - clock.now()).total_seconds())
    run.robot.window.tick()
    run.robot.settle()


def arrives(run: Run, product: str, their_lot: str, **dates: str) -> None:
    """Bought goods are noted at the door."""
    robot = run.robot
    run.as_person("仓管员甲", "inbound")
    robot.view("purchase")
    for field, words in {
        "product": product, "supplier": "示范化工材料厂", "slip_no": f"SH-{their_lot}", "quantity": "60", "supplier_lot": their_lot,
        "valid_until": "", "expires_on": "", **dates,
    }.items():  # fmt: skip
        robot.fill(f"field.{field}", words)
    robot.press("do.arrive")


def bought(run: Run, product: str, their_lot: str, **dates: str) -> str:
    """Bought goods come, get their label, are inspected and put away; their lot number."""
    robot = run.robot
    arrives(run, product, their_lot, **dates)
    lot = next(code for code in run.tray.codes(run.tray.next("unit_label")) if code.startswith("L"))
    early = robot.scan(lot)
    assert early.clause == "B-09", early.message  # nobody looked at it yet
    robot.key_command(Qt.Key.Key_F12)
    run.as_person("质检员甲", "inspection")
    robot.scan(lot)
    robot.press("do.outbound")
    for measured in ("", "10.2", ""):
        if measured:
            robot.fill("field.measured", measured)
        QTest.keyClick(robot.find(QLineEdit, "field.measured"), Qt.Key.Key_Return)
        robot.settle()
    robot.press("do.verdict")
    run.tray.next("inspection_sheet")
    run.as_person("仓管员甲", "inbound")
    robot.view("purchase")
    assert robot.scan(lot).verdict is Verdict.GOOD
    assert robot.scan(Command.PRINT.code).verdict is Verdict.DONE
    run.tray.next("goods_receipt")
    return lot


def state_of(url: str, lot: str) -> set[str]:
    """The states of a lot's pieces."""
    query = f"SELECT group_concat(DISTINCT state) FROM lot_balance JOIN lot ON lot.id = lot_id WHERE lot_no = '{lot}'"
    return set(str(value(url, query)).split(","))


@pytest.mark.clause("D-06", "D-12", "D-13", "B-09")
def test_bought_goods_come_to_their_last_days(sqlite_run: tuple[Run, str], clock: RunningClock) -> None:
    run, url = sqlite_run
    robot = run.robot
    arrives(run, THINNER, "X-1")
    assert "D-06" in robot.refusal() and "危险品禁止入库" in robot.refusal()
    good = bought(run, SEALANT, "B1", valid_until="2027-03-31")
    bad = bought(run, SEALANT, "B2", valid_until="2027-03-31")
    short = bought(run, GREASE, "H1", expires_on="2026-12-01")
    robot.go("storage")
    robot.view("due")
    robot.shot("保管期")

    go_to_day(run, clock, 2026, 12, 2)
    run.as_person("仓管员甲", "storage")
    robot.view("due")
    assert robot.window.page("storage").expiry.isVisible()  # type: ignore[attr-defined]
    assert state_of(url, short) == {"locked"}
    robot.choose_row("list.due", short)
    robot.fill("field.reported_to", "物流科长甲")
    robot.fill("field.measure", "移入隔离区，挂红牌")
    robot.press("do.acknowledge_expiry")
    assert not robot.window.page("storage").expiry.isVisible()  # type: ignore[attr-defined]

    go_to_day(run, clock, 2027, 2, 27)
    assert state_of(url, good) == {"in_stock"}
    go_to_day(run, clock, 2027, 2, 28)  # one month before 31 March
    assert state_of(url, good) == state_of(url, bad) == {"recheck_due"}
    run.as_person("仓管员甲", "storage")
    robot.view("due")
    for lot in (good, bad):
        robot.choose_row("list.due", lot)
        robot.press("do.raise_recheck")
    run.as_person("质检员甲", "storage")
    robot.view("due")
    for lot, look, new in ((good, "符合", "2027-09-30"), (bad, "不符合", "")):
        robot.choose_row("list.due", lot)
        for name, words in (("item1", look), ("item2", "10.1"), ("item3", look), ("new_until", new)):
            robot.fill(f"field.{name}", words)
        robot.press("do.conclude_recheck")
        run.tray.next("recheck_record")
    assert state_of(url, good) == {"in_stock"} and state_of(url, bad) == {"hold"}
    robot.shot("复验")
    assert differences(url) == []


@pytest.mark.clause("D-07", "D-10", "B-10")
@pytest.mark.decision("X-34")
def test_goods_of_a_warm_zone_are_inspected_again_and_opened_ones_stand_apart(office: Callable[..., Office]) -> None:
    run, _, _, url = office(Wanted())
    robot = run.robot
    dispatch.make_dispatch_order(run)
    zone = value(url, "SELECT zone_id FROM location JOIN unit ON unit.location_id = location.id LIMIT 1")
    run.as_person("仓管员甲", "storage")
    robot.view("climate")
    robot.fill(f"field.temperature.{zone}", "26.1")
    robot.fill(f"field.humidity.{zone}", "58")
    QTest.keyClick(robot.find(QLineEdit, f"field.humidity.{zone}"), Qt.Key.Key_Return)
    robot.settle()
    assert value(url, "SELECT count(*) FROM climate_excursion WHERE note = ''") == 1
    robot.fill("field.note", "空调停机，已重启")
    robot.press("do.answer")
    assert value(url, "SELECT count(*) FROM climate_excursion WHERE note = ''") == 0
    robot.shot("温湿度")

    dispatch.settle_delivery(run)
    dispatch.plan_trip(run)
    run.as_person("发货员甲", "dispatch")
    robot.scan(run.dispatch)
    refused = robot.scan(run.serials[0])
    assert refused.clause == "B-10" and "出库检验" in str(refused.message)
    robot.key_command(Qt.Key.Key_F12)

    run.as_person("仓管员甲", "storage")
    robot.view("move")
    robot.key_command(Qt.Key.Key_F7)
    assert robot.scan(run.serials[0]).clause == "D-10"  # opened: it has to go where opened goods stand
    refused = robot.scan("A-02-01")
    assert refused.clause == "D-10" and "开封" in str(refused.message)
    robot.key_command(Qt.Key.Key_F12)
    assert robot.scan("A-05-01").verdict is Verdict.DONE
    assert differences(url) == []


@pytest.mark.clause("D-11")
@pytest.mark.decision("X-20")
def test_a_difference_is_counted_again_and_approved_by_somebody_who_did_not_count(office: Callable[..., Office]) -> None:
    run, _, _, url = office(Wanted())
    robot = run.robot
    here = str(value(url, "SELECT code FROM location JOIN unit ON unit.location_id = location.id LIMIT 1"))
    run.as_person("仓管员甲", "storage")
    robot.view("count")
    robot.key(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    robot.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    robot.wait(lambda: value(url, "SELECT count(*) FROM stock_count") == 1, "盘点表")
    robot.scan(here)
    robot.scan(run.serials[0])  # the second one is not there
    robot.key_command(Qt.Key.Key_F12)
    robot.key(Qt.Key.Key_F7)  # every other place was looked at and is empty
    robot.wait(lambda: value(url, "SELECT count(*) FROM count_place WHERE state IN ('not_yet', 'counting')") == 0, "空库位")
    again = robot.scan(here)
    assert again.clause == "D-11", again.message  # who counted does not count again
    robot.key_command(Qt.Key.Key_F12)

    run.as_person("物流科长甲", "storage")
    robot.view("count")
    robot.scan(here)
    robot.scan(run.serials[0])
    robot.key_command(Qt.Key.Key_F12)
    robot.key(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    robot.wait(lambda: len(robot.rows("list.differences")) == 1, "差异")
    robot.choose_nth("list.differences", 0)
    robot.fill("field.cause", "丢失")
    robot.key(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    robot.wait(lambda: "丢失" in robot.rows("list.differences")[0][5], "原因")
    robot.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    robot.wait(lambda: value(url, "SELECT state FROM stock_count") == "review", "待批准")
    robot.wait(lambda: offered(run, "approve"), "批准")
    robot.shot("盘点差异")
    robot.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    robot.wait(lambda: "D-11" in robot.refusal(), "拒绝")
    assert value(url, "SELECT state FROM stock_count") == "review"

    run.as_person("总经理甲", "storage")
    robot.view("count")
    robot.wait(lambda: offered(run, "approve"), "批准")
    robot.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    robot.wait(lambda: value(url, "SELECT state FROM stock_count") == "closed", "入账")
    assert value(url, f"SELECT state FROM unit WHERE serial = '{run.serials[1]}'") == "lost"
    assert differences(url) == []
