"""From the signed slip to the first case."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from ui.journey.run import Run


def take_slip_back(run: Run) -> None:
    """The signed slip comes back: signer, counts, a scan of it."""
    robot = run.robot
    run.as_person("销售甲", "delivery")
    robot.view("slips")
    robot.scan(run.delivery)
    robot.fill("field.signer", "设备科收货员")
    robot.fill("field.appearance", "完好")
    robot.fill("field.packaging", "完好")
    slip = next(iter(sorted((run.tray.papers).glob("delivery_record-*.pdf"))))
    robot.window.page("delivery").slips.take_file(slip)  # type: ignore[attr-defined]
    robot.press("do.register_slip")
    run.done("签收回单", run.delivery)


def accept_delivery(run: Run) -> None:
    """Acceptance, the follow-up call, and the delivery is closed."""
    robot = run.robot
    robot.press("do.accept_delivery")
    robot.fill("field.satisfied", "5")
    robot.fill("field.opinion", "包装完好，到货及时")
    robot.press("do.follow_up")
    robot.press("do.close_delivery")
    run.done("验收回访关闭", run.delivery)


def register_case(run: Run) -> None:
    """A customer calls: the unit's scan shows its whole way, and the 24 h clock runs."""
    robot = run.robot
    run.as_person("售后甲", "aftersales")
    robot.view("cases")
    robot.scan(run.serials[0])
    robot.fill("field.words", "合闸后约 5 分钟自行分闸，面板无报警。")
    robot.press("do.register_case")
    number = robot.find(QLabel, "case.number")
    robot.wait(lambda: number.text().startswith("SH-"), "服务单号")
    run.case = number.text()
    run.done("登记服务单", run.case)
