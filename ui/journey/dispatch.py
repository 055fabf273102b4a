"""From the 发货单 to the truck that has left."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.devices.code_table import Command
from app.loading.plan_views import LoadPlanState
from ui.journey.run import PIN, PLATE, Run

FIRST_SEARCH = 180.0
"""Seconds for a search where the set-up did not compile it before."""


def make_dispatch_order(run: Run) -> None:
    """Sales makes the 发货单 from posted stock and issues it; the logistics head receives it."""
    robot = run.robot
    run.as_person("销售甲", "dispatch")
    robot.view("orders")
    robot.choose_row("list.dispatch_orders", run.order)
    robot.press("do.create")
    robot.fill("field.pending_reason", "货到验收后开票")
    robot.fill("field.urgent_note", "客户加急，当日发出")
    robot.press("do.issue")
    run.dispatch = run.tray.number(run.tray.next("dispatch_order"), "FH")
    run.as_person("物流科长甲", "dispatch")
    robot.view("orders")
    robot.choose_row("list.dispatch_orders", run.dispatch)
    robot.press("do.accept")
    run.done("开发货单", run.dispatch)


def settle_delivery(run: Run) -> None:
    """The seven points of a direct delivery are settled and the customer is told."""
    robot = run.robot
    run.as_person("销售甲", "dispatch")
    robot.view("orders")
    robot.choose_row("list.dispatch_orders", run.dispatch)
    points = {
        "time": "明日上午", "spec": "见发货单", "quantity": "见发货单", "transport": "专车", "unloading": "客户叉车卸货",
        "place": "设备科库房", "contact": "设备科收货员",
    }  # fmt: skip
    for point, words in points.items():
        robot.fill(f"field.point_{point}", words)
    robot.press("do.settle")
    robot.fill("field.told", "设备科收货员")
    robot.fill("field.channel", "电话")
    robot.press("do.notify")
    run.done("确认送货要素并通知客户", run.dispatch)


def plan_trip(run: Run) -> None:
    """The logistics head plans a trip with vehicle, driver, crew and supervisor."""
    robot = run.robot
    run.as_person("物流科长甲", "dispatch")
    robot.view("trips")
    robot.press("do.new_trip")
    robot.fill("field.plate", PLATE)
    robot.fill("field.vehicle_kind", "9.6 米厢式货车")
    robot.fill("field.driver", "自有车司机")
    robot.fill("field.phone", "0571-0000-0300")
    robot.fill("field.supervisor_id", "销售甲")
    robot.fill("field.crew_a", "发货员甲")
    before = run.trip
    robot.press("do.create_trip")
    title = robot.window.page("dispatch").trips.head.title  # type: ignore[attr-defined]
    robot.wait(lambda: title.text().startswith("CC") and title.text() != before, "车次号")
    run.trip = str(title.text())
    robot.view("orders")
    robot.choose_row("list.dispatch_orders", run.dispatch)
    robot.fill("field.trip_no", run.trip)
    robot.press("do.plan")
    run.done("安排车次", run.trip)


def pick(run: Run) -> None:
    """The dispatch team draws the goods by scan; the last one drafts the gate pass."""
    run.as_person("发货员甲", "dispatch")
    run.robot.scan(run.dispatch)
    for serial in run.serials:
        run.robot.scan(serial)
    run.done("扫描提货", run.dispatch)


def box_goods(run: Run) -> None:
    """Items, packing list, certificate and manual go into the box."""
    robot = run.robot
    run.as_person("发货员甲", "bench")
    robot.scan(run.dispatch)
    robot.scan(run.serials[0])
    robot.shot("装箱中")
    for serial in run.serials[1:]:
        robot.scan(serial)
    box_list = run.tray.number(run.tray.next("box_list"), "ZX")
    run.packing_list = box_list.partition("-")[0]
    robot.scan(box_list)
    robot.scan(run.certificates[0])
    robot.key_command(Qt.Key.Key_F12)
    run.done("装箱", run.packing_list)


def check_box(run: Run) -> None:
    """Another person scans everything in the box again."""
    run.as_person("质检员甲", "bench")
    run.robot.scan(run.dispatch)
    for serial in run.serials:
        run.robot.scan(serial)
    run.done("他人核对", run.dispatch)


def seal_box(run: Run) -> None:
    """The box is closed, its label printed, stuck on and scanned back."""
    run.as_person("发货员甲", "bench")
    run.robot.scan(run.dispatch)
    run.robot.scan(Command.SEAL.code)
    label = run.tray.next("shipping_label")
    codes = run.tray.codes(label)
    run.box = next(code for code in codes if code.startswith("00") and len(code) == 20)
    run.robot.scan(run.box)
    run.done("封箱贴标扫回", run.box)


def look_at_boards(run: Run) -> None:
    """The logistics head sees the day on its board of days and of docks."""
    robot = run.robot
    run.as_person("物流科长甲", "dispatch")
    robot.view("days")
    robot.shot("日计划")
    robot.view("docks")
    run.done("月台", run.trip)


def plan_load(run: Run) -> None:
    """The load plan of the trip is found in a short search, and printed."""
    robot = run.robot
    run.as_person("物流科长甲", "dispatch")
    robot.view("plan")
    robot.fill("field.plan_trip", run.trip)
    robot.fill("field.seconds", "2 秒")
    find_plan(run)
    run.done("装柜图", run.load_plan)


def find_plan(run: Run) -> None:
    """The plan view searches, keeps what it found, and prints it."""
    robot = run.robot
    robot.press("do.plan_again", FIRST_SEARCH)
    plans = robot.window.page("dispatch").plans  # type: ignore[attr-defined]

    def found() -> bool:
        return not plans.search.active and plans.plan is not None and plans.plan.state is LoadPlanState.CURRENT

    robot.wait(found, "装柜图算好")
    robot.settle()
    robot.press("do.print_plan")
    run.load_plan = run.tray.number(run.tray.next("load_plan"), "ZG")


def check_vehicle(run: Run) -> None:
    """The vehicle that came is the one booked, and fit."""
    robot = run.robot
    run.as_person("仓管员甲", "dispatch")
    robot.view("trips")
    robot.choose_row("list.trips", run.trip)
    robot.fill("field.plate_seen", PLATE)
    for question in ("intact", "suitable", "clean", "hygienic", "uncontaminated", "safe"):
        robot.tick(f"field.{question}")
    robot.press("do.check_vehicle")
    run.done("验车", run.trip)


def load(run: Run) -> None:
    """Every box is scanned at the lane, then onto the vehicle."""
    robot = run.robot
    run.as_person("发货员甲", "dispatch")
    robot.scan(run.dispatch)
    robot.scan(run.box)
    run.as_person("销售甲", "dispatch")
    robot.view("trips")
    robot.choose_row("list.trips", run.trip)
    robot.tick("field.briefed")
    robot.press("do.start_load")
    run.as_person("发货员甲", "dispatch")
    robot.scan(run.trip)
    robot.scan(run.box)
    run.done("扫箱上车", run.trip)


def close_load(run: Run) -> None:
    """Sales and storekeeper confirm, the load closes."""
    robot = run.robot
    run.as_person("销售甲", "dispatch")
    robot.view("trips")
    robot.choose_row("list.trips", run.trip)
    for tick in ("secured", "rain", "moisture", "shock"):
        robot.tick(f"field.{tick}")
    robot.fill("field.second", "仓管员甲")
    robot.fill("field.second_pin", PIN)
    robot.press("do.close_load")
    run.done("装车核对关闭", run.trip)


def sign_pass(run: Run) -> None:
    """Finance, then personnel and general affairs sign; the pass and the delivery record print."""
    for name in ("财务部甲", "人事总务部甲"):
        sign_as(run, name)
    take_pass(run)
    run.done("出门证两人签字", run.gate_pass)


def sign_as(run: Run, name: str) -> None:
    """One department signs the waiting pass of the trip."""
    run.as_person(name, "sign")
    run.robot.choose_row("list.waiting_passes", PLATE)
    run.robot.fill("field.sign_pin", PIN)
    run.robot.press("do.sign")


def take_pass(run: Run) -> None:
    """Takes the printed pass with its token, and the delivery record."""
    paper = run.tray.next("gate_pass")
    run.gate_pass = run.tray.number(paper, "CM")
    run.token = next(code for page in range(3) for code in run.tray.codes(paper, page) if code.startswith("G1:"))
    run.delivery = run.tray.number(run.tray.next("delivery_record"), "JF")


def leave(run: Run) -> None:
    """The guard scans the pass, keys what he sees on the truck, and lets it out."""
    robot = run.robot
    run.as_person("门卫甲", "gate")
    robot.scan(run.token)
    robot.shot("门卫核车牌")
    robot.keys(PLATE[-4:])
    robot.key(Qt.Key.Key_Return)
    run.done("门卫放行", run.gate_pass)
