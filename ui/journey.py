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
from PySide6.QtWidgets import QLabel, QLineEdit, QTableView

from app.core.clock import Clock, site_day, site_time
from app.devices.code_table import Command
from app.slips.render import page_images
from ui.robot import Robot, Stuck

PIN = "2580"
PLATE = "浙A·0T001"


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
        self.papers, self._labels, self._robot = papers, labels, robot
        self._seen = set(self._files())

    def _files(self) -> list[Path]:
        return [*self.papers.glob("*.pdf"), *self._labels.glob("*.png")]

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
        self.packing_list = self.box = ""

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
            self.inspect, self.pack_units, self.store, self.make_dispatch_order, self.settle_delivery, self.plan_trip, self.pick,
            self.box_goods, self.check_box, self.seal_box, self.check_vehicle, self.load, self.close_load, self.sign_pass, self.leave,
            self.take_slip_back, self.accept_delivery, self.register_case,
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

    # Dispatch, boxes, the vehicle

    def make_dispatch_order(self) -> None:
        """Sales makes the 发货单 from posted stock and issues it; the logistics head receives it."""
        robot = self.robot
        self.as_person("销售甲", "dispatch")
        robot.view("orders")
        robot.choose_row("list.dispatch_orders", self.order)
        robot.press("do.create")
        robot.fill("field.pending_reason", "货到验收后开票")
        robot.fill("field.urgent_note", "客户加急，当日发出")
        robot.press("do.issue")
        self.dispatch = self.tray.number(self.tray.next("dispatch_order"), "FH")
        self.as_person("物流科长甲", "dispatch")
        robot.choose_row("list.dispatch_orders", self.dispatch)
        robot.press("do.accept")
        self.done("开发货单", self.dispatch)

    def settle_delivery(self) -> None:
        """The seven points of a direct delivery are settled and the customer is told."""
        robot = self.robot
        self.as_person("销售甲", "dispatch")
        robot.choose_row("list.dispatch_orders", self.dispatch)
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
        self.done("确认送货要素并通知客户", self.dispatch)

    def plan_trip(self) -> None:
        """The logistics head plans a trip with vehicle, driver, crew and supervisor."""
        robot = self.robot
        self.as_person("物流科长甲", "dispatch")
        robot.view("trips")
        robot.press("do.new_trip")
        robot.fill("field.plate", PLATE)
        robot.fill("field.driver", "自有车司机")
        robot.fill("field.phone", "0571-0000-0300")
        robot.fill("field.supervisor_id", "销售甲")
        robot.fill("field.crew_a", "发货员甲")
        robot.press("do.create_trip")
        title = robot.window.page("dispatch").trips.title  # type: ignore[attr-defined]
        robot.wait(lambda: title.text().startswith("CC"), "车次号")
        self.trip = str(title.text())
        robot.view("orders")
        robot.choose_row("list.dispatch_orders", self.dispatch)
        robot.fill("field.trip_no", self.trip)
        robot.press("do.plan")
        self.done("安排车次", self.trip)

    def pick(self) -> None:
        """The dispatch team draws the goods by scan; the last one drafts the gate pass."""
        self.as_person("发货员甲", "dispatch")
        self.robot.scan(self.dispatch)
        for serial in self.serials:
            self.robot.scan(serial)
        self.done("扫描提货", self.dispatch)

    def box_goods(self) -> None:
        """Items, packing list, certificate and manual go into the box."""
        robot = self.robot
        self.as_person("发货员甲", "bench")
        robot.scan(self.dispatch)
        robot.scan(self.serials[0])
        robot.shot("装箱中")
        for serial in self.serials[1:]:
            robot.scan(serial)
        self.packing_list = self.tray.number(self.tray.next("box_list"), "ZX")
        robot.scan(self.packing_list)
        robot.scan(self.certificates[0])
        robot.key_command(Qt.Key.Key_F12)
        self.done("装箱", self.packing_list)

    def check_box(self) -> None:
        """Another person scans everything in the box again."""
        self.as_person("质检员甲", "bench")
        self.robot.scan(self.dispatch)
        for serial in self.serials:
            self.robot.scan(serial)
        self.done("他人核对", self.dispatch)

    def seal_box(self) -> None:
        """The box is closed, its label printed, stuck on and scanned back."""
        self.as_person("发货员甲", "bench")
        self.robot.scan(self.dispatch)
        self.robot.scan(Command.SEAL.code)
        label = self.tray.next("shipping_label")
        codes = self.tray.codes(label)
        self.box = next(code for code in codes if code.startswith("00") and len(code) == 20)
        self.robot.scan(self.box)
        self.done("封箱贴标扫回", self.box)

    def check_vehicle(self) -> None:
        """The vehicle that came is the one booked, and fit."""
        robot = self.robot
        self.as_person("仓管员甲", "dispatch")
        robot.view("trips")
        robot.choose_row("list.trips", self.trip)
        robot.fill("field.plate_seen", PLATE)
        for question in ("intact", "suitable", "clean", "hygienic", "uncontaminated", "safe"):
            robot.tick(f"field.{question}")
        robot.press("do.check_vehicle")
        self.done("验车", self.trip)

    def load(self) -> None:
        """Every box is scanned on."""
        robot = self.robot
        self.as_person("销售甲", "dispatch")
        robot.view("trips")
        robot.choose_row("list.trips", self.trip)
        robot.tick("field.briefed")
        robot.press("do.start_load")
        self.as_person("发货员甲", "dispatch")
        robot.scan(self.trip)
        robot.scan(self.box)
        self.done("扫箱上车", self.trip)

    def close_load(self) -> None:
        """Sales and storekeeper confirm, the load closes."""
        robot = self.robot
        self.as_person("销售甲", "dispatch")
        robot.view("trips")
        robot.choose_row("list.trips", self.trip)
        robot.tick("field.secured")
        robot.fill("field.second", "仓管员甲")
        robot.fill("field.second_pin", PIN)
        robot.press("do.close_load")
        self.done("装车核对关闭", self.trip)

    def sign_pass(self) -> None:
        """Finance, then personnel and general affairs sign; the pass and the delivery record print."""
        robot = self.robot
        for name in ("财务部甲", "人事总务部甲"):
            self.as_person(name, "sign")
            robot.choose_row("list.waiting_passes", PLATE)
            robot.fill("field.sign_pin", PIN)
            robot.press("do.sign")
        paper = self.tray.next("gate_pass")
        self.gate_pass = self.tray.number(paper, "CM")
        self.token = next(code for page in range(3) for code in self.tray.codes(paper, page) if code.startswith("G1:"))
        self.delivery = self.tray.number(self.tray.next("delivery_record"), "JF")
        self.done("出门证两人签字", self.gate_pass)

    def leave(self) -> None:
        """The guard scans the pass, keys what he sees on the truck, and lets it out."""
        robot = self.robot
        self.as_person("门卫甲", "gate")
        robot.scan(self.token)
        robot.shot("门卫核车牌")
        robot.keys(PLATE[-4:])
        robot.key(Qt.Key.Key_Return)
        self.done("门卫放行", self.gate_pass)

    # At the customer's and after

    def take_slip_back(self) -> None:
        """The signed slip comes back: signer, counts, a scan of it."""
        robot = self.robot
        self.as_person("销售甲", "aftersales")
        robot.view("slips")
        robot.scan(self.delivery)
        robot.fill("field.signer", "设备科收货员")
        robot.fill("field.appearance", "完好")
        robot.fill("field.packaging", "完好")
        slip = next(iter(sorted((self.tray.papers).glob("delivery_record-*.pdf"))))
        robot.window.page("aftersales").slips.take_file(slip)  # type: ignore[attr-defined]
        robot.press("do.register_slip")
        self.done("签收回单", self.delivery)

    def accept_delivery(self) -> None:
        """Acceptance, the follow-up call, and the delivery is closed."""
        robot = self.robot
        robot.press("do.accept_delivery")
        robot.fill("field.satisfied", "5")
        robot.fill("field.opinion", "包装完好，到货及时")
        robot.press("do.follow_up")
        robot.press("do.close_delivery")
        self.done("验收回访关闭", self.delivery)

    def register_case(self) -> None:
        """A customer calls: the unit's scan shows its whole way, and the 24 h clock runs."""
        robot = self.robot
        self.as_person("售后甲", "aftersales")
        robot.view("cases")
        robot.scan(self.serials[0])
        robot.fill("field.words", "合闸后约 5 分钟自行分闸，面板无报警。")
        robot.press("do.register_case")
        number = robot.find(QLabel, "case.number")
        robot.wait(lambda: number.text().startswith("SH-"), "服务单号")
        self.case = number.text()
        self.done("登记服务单", self.case)
