"""The main job through the real window with simulated devices: one order from the contract to the signed slip and a first case.

Run with `--out DIR`; it leaves every paper as PDF, every label as the bytes sent and as a picture, a screenshot of each step,
`journey.json` and `verdicts.jsonl`. It knows the window by its widgets and the papers by their barcodes, nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path

import zxingcpp
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTableView

from app.core.clock import Clock, site_day, site_time
from app.devices.code_table import Command
from app.slips.render import page_images
from ui.robot import Robot, Stuck

PIN = "2580"


@dataclass(frozen=True)
class Step:
    """One step that was done."""

    step: str
    actor: str
    document: str
    time: str
    picture: str


class Tray:
    """The printed papers and labels as they lie on the desk: read by their barcodes."""

    def __init__(self, papers: Path, labels: Path, robot: Robot) -> None:
        self._papers, self._labels, self._robot = papers, labels, robot
        self._seen = set(self._files())

    def _files(self) -> list[Path]:
        return [*self._papers.glob("*.pdf"), *self._labels.glob("*.png")]

    def next(self, kind: str) -> Path:
        """The next new paper or label of a kind; waits for it.

        Raises:
            Stuck: None came out.
        """
        return self.take(kind, 1)[0]

    def take(self, kind: str, count: int) -> list[Path]:
        """The next `count` new papers or labels of a kind, in order."""
        found: list[Path] = []

        def there() -> bool:
            new = [p for p in self._files() if p not in self._seen and p.name.startswith(f"{kind}-")]
            found[:] = sorted(new, key=lambda p: p.name)
            return len(found) >= count

        self._robot.wait(there, f"打印出 {count} 份 {kind}")
        self._robot.settle()
        self._seen.update(found[:count])
        return found[:count]

    @staticmethod
    def codes(path: Path, page: int = 0) -> list[str]:
        """Every barcode on a page or label, as a scanner with its AIM identifier off sends it."""
        image = Image.open(path).convert("L") if path.suffix == ".png" else page_images(path.read_bytes(), 300)[page]
        return [code.bytes.decode() for code in zxingcpp.read_barcodes(image)]

    def number(self, path: Path, series: str) -> str:
        """The document number of a series in a paper's barcode.

        Raises:
            Stuck: The barcode cannot be read.
        """
        for code in self.codes(path):
            if code.startswith(series):
                return code
        raise Stuck(f"{path.name} 上读不到 {series} 条码")


class Journey:
    """The main job, step by step; each method is one step and can be run by itself in order.

    Args:
        robot: Hands at the window.
        tray: Where papers and labels come out.
        clock: The window's clock.
    """

    def __init__(self, robot: Robot, tray: Tray, clock: Clock) -> None:
        self.robot, self.tray, self.clock = robot, tray, clock
        self.steps: list[Step] = []
        self.order = self.task = self.card = self.sheet = self.receipt = self.dispatch = self.trip = ""
        self.gate_pass = self.token = self.delivery = self.case = ""
        self.serials: list[str] = []
        self.certificates: list[str] = []

    @property
    def today(self) -> date:
        """The day at the site."""
        return site_day(self.clock.now())

    def done(self, step: str, document: str) -> None:
        """Notes a step and takes its picture."""
        picture = self.robot.shot(step)
        self.steps.append(
            Step(
                step, self.robot.window.context.actor.name, document,
                site_time(self.clock.now()).isoformat(timespec="seconds"), picture.name if picture else "",
            )
        )  # fmt: skip

    def write(self, path: Path) -> None:
        """Writes `journey.json`."""
        path.write_text(json.dumps([asdict(step) for step in self.steps], ensure_ascii=False, indent=1), encoding="utf-8")

    def as_person(self, name: str, page: str = "") -> None:
        """Another person signs in, and opens a tab."""
        self.robot.sign_in_as(name, PIN)
        if page:
            self.robot.go(page)

    def all_steps(self) -> list[Callable[[], None]]:
        """The whole job in order."""
        return [
            self.enter_order, self.review_order, self.sign_contract, self.tick_and_release, self.open_task, self.fill_card,
            self.inspect, self.pack_units, self.store,
        ]  # fmt: skip

    # The order

    def enter_order(self) -> None:
        """Sales enters the order from the customer's file."""
        self.as_person("销售甲", "orders")
        robot = self.robot
        robot.press("do.new")
        robot.fill("field.customer_id", "示范华电")
        robot.fill("field.delivery_date", (self.today + timedelta(days=7)).isoformat())
        robot.fill("field.mode", "公司直接发货")
        robot.fill("field.transport", "专车")
        robot.fill("field.line_product", "BK 塑壳断路器")
        robot.fill("field.line_quantity", "2")
        robot.press("do.add_line")
        robot.press("do.save")
        self.order = self._order_number()
        self.done("录入订单", self.order)

    def _order_number(self) -> str:
        page = self.robot.window.page("orders")
        title = page.orders.title  # type: ignore[attr-defined]
        self.robot.wait(lambda: title.text().startswith("DD"), "订单号")
        return str(title.text())

    def review_order(self) -> None:
        """Every department answers its questions."""
        robot = self.robot
        robot.press("tab.review")
        robot.press("do.submit")
        for name in ("生产计划甲", "物流科长甲", "研发部甲", "采购部甲"):
            self.as_person(name, "orders")
            robot.choose_row("list.orders", self.order)
            robot.press("tab.review")
            robot.press("do.answer_all")
        self.as_person("销售甲", "orders")
        robot.choose_row("list.orders", self.order)
        robot.press("tab.review")
        robot.press("do.finish_review")
        self.done("评审通过", self.order)

    def sign_contract(self) -> None:
        """Contract number and the three terms."""
        robot = self.robot
        robot.press("tab.contract")
        robot.fill("field.contract_no", "HT26-1123")
        robot.fill("field.after_sales_terms", "质保 24 个月，24 小时响应")
        robot.press("do.sign")
        self.done("签订合同", self.order)

    def tick_and_release(self) -> None:
        """The three parties tick, sales releases."""
        robot = self.robot
        for name, department in (("生产计划甲", "production"), ("物流科长甲", "logistics"), ("销售甲", "sales")):
            self.as_person(name, "orders")
            robot.choose_row("list.orders", self.order)
            robot.press("tab.ticks")
            robot.press(f"do.confirm.{department}")
        robot.press("do.release")
        self.done("下达订单", self.order)

    # Production and inspection

    def open_task(self) -> None:
        """The plan line is reviewed, the task order opened; its paper and the unit labels come out."""
        robot = self.robot
        self.as_person("生产计划甲", "orders")
        robot.view("plan")
        robot.fill("field.order", self.order)
        robot.fill("field.product", "BK 塑壳断路器")
        robot.fill("field.quantity", "2")
        robot.press("do.create_plan")
        self.as_person("总经理甲", "orders")
        robot.view("plan")
        robot.choose_row("list.plan", self.order)
        robot.press("do.review_plan")
        self.as_person("生产计划甲", "orders")
        robot.view("tasks")
        robot.fill("field.order", self.order)
        robot.fill("field.product", "BK 塑壳断路器")
        robot.fill("field.quantity", "2")
        robot.press("do.create_task")
        self.task = self.tray.number(self.tray.next("task_order"), "RW")
        self.serials = [
            next(code for code in self.tray.codes(label) if code.startswith("BK")) for label in self.tray.take("unit_label", 2)
        ]
        self.done("下达生产任务单", self.task)


    def fill_card(self) -> None:
        """The workshop fills the quality card, a colleague checks each operation, and it is submitted."""
        robot = self.robot
        self.as_person("装配工甲", "inspection")
        robot.scan(self.task)
        robot.press("do.open_card")
        self.card = self.tray.number(self.tray.next("quality_card"), "ZK")
        operations = robot.find(QTableView, "list.operations").model().rowCount()
        for _ in range(operations):
            robot.press("do.self_pass")
        self.as_person("装配工乙", "inspection")
        robot.scan(self.card)
        for row in range(operations):
            robot.choose_nth("list.operations", row)
            robot.press("do.mutual_pass")
        robot.press("do.submit")
        self.done("质量跟踪卡交检", self.card)

    def inspect(self) -> None:
        """The inspector enters what he measured; a pass prints the certificates."""
        robot = self.robot
        self.as_person("质检员甲", "inspection")
        robot.scan(self.card)
        robot.press("do.start")
        for value in ("", "126.0 126.0", "18 18", "500 500", ""):
            if value:
                robot.fill("field.measured", value)
            field = robot.find(QLineEdit, "field.measured")
            QTest.keyClick(field, Qt.Key.Key_Return)
            robot.settle()
        robot.press("do.verdict")
        self.sheet = self.tray.number(self.tray.next("inspection_sheet"), "JY")
        self.certificates = [self.tray.number(path, "HG") for path in self.tray.take("certificate", len(self.serials))]
        self.done("检验合格", self.sheet)

    def pack_units(self) -> None:
        """Each unit is packed by one person, checked by another, sealed, its content label scanned back."""
        for serial, certificate in zip(self.serials, self.certificates, strict=True):
            self.pack_unit(serial, certificate)
        self.done("内包装封装", self.serials[-1])

    def pack_unit(self, serial: str, certificate: str) -> None:
        """One unit from passed to sealed and labelled."""
        robot = self.robot
        self.as_person("装配工甲", "inspection")
        robot.scan(serial)
        for _ in range(self._packing_lines("步骤", "材料")):
            robot.press("do.next")
        self.as_person("质检员甲", "inspection")
        robot.scan(serial)
        robot.press("do.next")
        robot.scan(certificate)
        for _ in range(self._packing_lines("资料") - 1):
            robot.press("do.next")
        robot.press("do.next")
        self.as_person("装配工甲", "inspection")
        robot.scan(serial)
        robot.press("do.seal")
        label = self.tray.next("content_label")
        robot.scan(max(self.tray.codes(label), key=len))

    def _packing_lines(self, *kinds: str) -> int:
        model = self.robot.find(QTableView, "list.checklist").model()
        return sum(model.index(row, 0).data() in kinds for row in range(model.rowCount()))

    def store(self) -> None:
        """The storekeeper scans the three papers in any order and posts."""
        robot = self.robot
        self.as_person("仓管员甲", "inbound")
        robot.scan(self.serials[0])
        robot.scan(self.task)
        robot.scan(self.sheet)
        for serial in self.serials[1:]:
            robot.scan(serial)
        robot.scan(Command.PRINT.code)
        self.receipt = self.tray.number(self.tray.next("goods_receipt"), "RK")
        self.done("产品入库", self.receipt)
