"""Steps of 发货 that more than one scenario takes, each as a person takes it in the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from ui.journey import dispatch
from ui.journey.run import PIN, Run

QUESTIONS = ("intact", "suitable", "clean", "hygienic", "uncontaminated", "safe")


def order(run: Run, name: str) -> None:
    """A person before the 发货单 of the run."""
    run.as_person(name, "dispatch")
    run.robot.view("orders")
    run.robot.choose_row("list.dispatch_orders", run.dispatch)


def trip(run: Run, name: str) -> None:
    """A person before the trip of the run."""
    run.as_person(name, "dispatch")
    run.robot.view("trips")
    run.robot.choose_row("list.trips", run.trip)


def offered(run: Run, act: str) -> bool:
    """Whether an act can be seen on the page in front."""
    page = run.robot.window.current_page()
    assert page is not None
    return any(button.isVisible() for button in page.findChildren(QAbstractButton, f"do.{act}"))


def tell_customer(run: Run) -> None:
    """Sales tells the customer when it comes, or when to come."""
    order(run, "销售甲")
    run.robot.fill("field.told", "设备科收货员")
    run.robot.fill("field.channel", "电话")
    run.robot.press("do.notify")


def new_trip(run: Run, plate: str, **fields: str) -> None:
    """The logistics head plans a trip."""
    robot = run.robot
    run.as_person("物流科长甲", "dispatch")
    robot.view("trips")
    robot.press("do.new_trip")
    robot.fill("field.plate", plate)
    for field, words in {"phone": "0571-0000-0300", "supervisor_id": "销售甲", **fields}.items():
        robot.fill(f"field.{field}", words)


def create_trip(run: Run) -> None:
    """The trip as typed gets its number."""
    robot = run.robot
    robot.press("do.create_trip")
    title = robot.window.page("dispatch").trips.head.title  # type: ignore[attr-defined]
    robot.wait(lambda: title.text().startswith("CC"), "车次号")
    run.trip = str(title.text())


def put_on_trip(run: Run) -> None:
    """The logistics head puts the 发货单 on the trip."""
    order(run, "物流科长甲")
    run.robot.fill("field.trip_no", run.trip)
    run.robot.press("do.plan")


def check_vehicle(run: Run, plate: str, *, container: str = "", no: str = "", document: str = "") -> None:
    """The storekeeper checks what came; `no` is the question he answers with no."""
    robot = run.robot
    trip(run, "仓管员甲")
    robot.fill("field.plate_seen", plate)
    robot.fill("field.container_seen", container)
    robot.fill("field.document_seen", document)
    for question in QUESTIONS:
        robot.tick(f"field.{question}", question != no)
    robot.press("do.check_vehicle")


def start_load(run: Run) -> None:
    """Sales gives the safety briefing and starts loading."""
    trip(run, "销售甲")
    run.robot.tick("field.briefed")
    run.robot.press("do.start_load")


def close_load(run: Run, seal: str = "") -> None:
    """Sales and storekeeper look at what is on, and close."""
    robot = run.robot
    trip(run, "销售甲")
    for tick in ("secured", "rain", "moisture", "shock"):
        robot.tick(f"field.{tick}")
    robot.fill("field.seal_no", seal)
    robot.fill("field.second", "仓管员甲")
    robot.fill("field.second_pin", PIN)
    robot.press("do.close_load")


def sign_pass(run: Run, plate: str) -> None:
    """Both departments sign, the pass prints."""
    for name in ("财务部甲", "人事总务部甲"):
        sign_as(run, name, plate)
    dispatch.take_pass(run)


def sign_as(run: Run, name: str, plate: str) -> None:
    """One department signs the pass that waits for a vehicle."""
    run.as_person(name, "sign")
    run.robot.choose_row("list.waiting_passes", plate)
    run.robot.fill("field.sign_pin", PIN)
    run.robot.press("do.sign")


def at_gate(run: Run, code: str, *seen: str) -> tuple[str, str]:
    """The guard scans and keys what he sees; word and sentence on the screen."""
    robot = run.robot
    if robot.window.context.actor.name != "门卫甲":
        run.as_person("门卫甲", "gate")
    robot.scan(code)
    for one in seen:
        robot.keys(one[-4:])
    if seen:
        robot.key(Qt.Key.Key_Return)
    return robot.gate_says()
