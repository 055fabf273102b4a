"""From the task order to posted stock."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTableView

from app.devices.code_table import Command
from ui.journey.run import Run


def open_task(run: Run) -> None:
    """The plan line is reviewed, the task order opened; its paper and the unit labels come out."""
    robot = run.robot
    run.as_person("生产计划甲", "orders")
    robot.view("plan")
    robot.fill("field.order", run.order)
    robot.fill("field.product", "BK 塑壳断路器")
    robot.fill("field.quantity", "2")
    robot.press("do.create_plan")
    run.as_person("总经理甲", "orders")
    robot.view("plan")
    robot.choose_row("list.plan", run.order)
    robot.press("do.review_plan")
    run.as_person("生产计划甲", "orders")
    robot.view("tasks")
    robot.fill("field.order", run.order)
    robot.fill("field.product", "BK 塑壳断路器")
    robot.fill("field.quantity", "2")
    robot.press("do.create_task")
    run.task = run.tray.number(run.tray.next("task_order"), "RW")
    run.serials = [
        next(code for code in run.tray.codes(label) if code.startswith("BK")) for label in run.tray.take("unit_label", 2)
    ]
    run.done("下达生产任务单", run.task)



def fill_card(run: Run) -> None:
    """The workshop fills the quality card, a colleague checks each operation, and it is submitted."""
    robot = run.robot
    run.as_person("装配工甲", "inspection")
    robot.scan(run.task)
    robot.press("do.open_card")
    run.card = run.tray.number(run.tray.next("quality_card"), "ZK")
    finish_card(run)


def finish_card(run: Run, done: int = 0) -> None:
    """Self-checks what is still open on the card in hand, has every operation checked by a colleague, and submits it."""
    robot = run.robot
    operations = robot.find(QTableView, "list.operations").model().rowCount()
    for row in range(done, operations):
        robot.choose_nth("list.operations", row)
        robot.press("do.self_pass")
    run.as_person("装配工乙", "inspection")
    robot.scan(run.card)
    for row in range(operations):
        robot.choose_nth("list.operations", row)
        robot.press("do.mutual_pass")
    robot.press("do.submit")
    run.done("质量跟踪卡交检", run.card)


def inspect(run: Run) -> None:
    """The inspector enters what he measured; a pass prints the certificates."""
    robot = run.robot
    run.as_person("质检员甲", "inspection")
    robot.scan(run.card)
    robot.press("do.start")
    for value in ("", "126.0 126.0", "18 18", "500 500", ""):
        if value:
            robot.fill("field.measured", value)
        field = robot.find(QLineEdit, "field.measured")
        QTest.keyClick(field, Qt.Key.Key_Return)
        robot.settle()
    robot.press("do.verdict")
    run.sheet = run.tray.number(run.tray.next("inspection_sheet"), "JY")
    run.certificates = [run.tray.number(path, "HG") for path in run.tray.take("certificate", len(run.serials))]
    run.done("检验合格", run.sheet)


def pack_units(run: Run) -> None:
    """Each unit is packed by one person, checked by another, sealed, its content label scanned back."""
    for serial, certificate in zip(run.serials, run.certificates, strict=True):
        pack_unit(run, serial, certificate)
    run.done("内包装封装", run.serials[-1])


def pack_unit(run: Run, serial: str, certificate: str) -> None:
    """One unit from passed to sealed and labelled."""
    robot = run.robot
    run.as_person("装配工甲", "inspection")
    robot.scan(serial)
    for _ in range(_packing_lines(run, "步骤", "材料")):
        robot.press("do.next")
    run.as_person("质检员甲", "inspection")
    robot.scan(serial)
    robot.press("do.next")
    robot.scan(certificate)
    for _ in range(_packing_lines(run, "资料") - 1):
        robot.press("do.next")
    robot.press("do.next")
    run.as_person("装配工甲", "inspection")
    robot.scan(serial)
    robot.press("do.seal")
    label = run.tray.next("content_label")
    robot.scan(max(run.tray.codes(label), key=len))


def _packing_lines(run: Run, *kinds: str) -> int:
    model = run.robot.find(QTableView, "list.checklist").model()
    return sum(model.index(row, 0).data() in kinds for row in range(model.rowCount()))


def store(run: Run) -> None:
    """The storekeeper scans the three papers in any order and posts."""
    robot = run.robot
    run.as_person("仓管员甲", "inbound")
    robot.scan(run.serials[0])
    robot.scan(run.task)
    robot.scan(run.sheet)
    for serial in run.serials[1:]:
        robot.scan(serial)
    robot.scan(Command.PRINT.code)
    run.receipt = run.tray.number(run.tray.next("goods_receipt"), "RK")
    run.done("产品入库", run.receipt)
