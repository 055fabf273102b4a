"""Believable papers for the tests: one factory, one order, persons named by their role."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from app.loading import load_sheet
from app.planner.checking import check
from app.slips import (
    acceptance_sheet,
    badges,
    certificate,
    claim,
    delay_notice,
    delivery_record,
    dispatch_notice,
    dispatch_order,
    gate_pass,
    goods_list,
    goods_receipt,
    handbook,
    inspection_sheet,
    installation_record,
    kit_list,
    load_plan,
    loading_record,
    monthly_report,
    order_review,
    packing_list,
    quality_card,
    quality_file,
    recheck_record,
    return_slip,
    rework_order,
    rework_process,
    run_sheet,
    service_ledger,
    service_record,
    service_request,
    staging_list,
    task_order,
)
from app.slips import requisition as requisition_slip
from app.slips.model import Company, FormFacts, PrintFacts, Signature, Void
from tests.helpers.hand_loads import mixed

ZONE = timezone(timedelta(hours=8))
NOW = datetime(2026, 11, 23, 14, 32, tzinfo=ZONE)
DAY = date(2026, 11, 23)
COMPANY = Company("浙江示范机电有限公司", "浙江省示范市示范路 100 号", "0571-0000 0000")
PRINTING = PrintFacts(NOW, "工位02", 1, "", "7C1E-90AB(2026-11-22)")
REPRINT = replace(PRINTING, nth=2, reason="卡纸", printed_at=NOW.replace(minute=35))
VOID = Void(NOW.replace(minute=40), "审核员甲", "更换车辆", "CM26000418")
TOKEN = "G1:" + "6BFOXN*TS0BI$ZD4N9:9S6RCVN5+O30K3/XIV0W23NTDE$VK G2" * 11 + "/XIV0W23NTDE$VK G2: 7."
CABINET = "GGD-2200×800"
BREAKER = "ZN63A-12/1250-31.5"
PAPERS = (("合格证 12", True), ("说明书 12", True), ("装箱单 1", True))


def form(number: str, edition: str = "A/1") -> FormFacts:
    return FormFacts(number, edition, "V3.2", date(2026, 10, 1))


def common(number: str, form_no: str) -> dict[str, object]:
    return {"company": COMPANY, "form": form(form_no), "printing": PRINTING, "number": number, "date": DAY}


def signed(role: str, name: str, minutes: int = 0, deputy: bool = False) -> Signature:
    return Signature(role, name, NOW - timedelta(minutes=30 - minutes), deputy)


def serials(first: int, count: int) -> tuple[str, ...]:
    return tuple(str(first + n) for n in range(count))


def receipt(**changes: object) -> goods_receipt.GoodsReceipt:
    line = goods_receipt.ReceiptLine
    values: dict[str, object] = {
        **common("RK26001204", "JFT-B07"),
        "kind": "生产",
        "warehouse": "成品一库",
        "workshop": "总装车间",
        "task_no": "SC26000911",
        "inspection_no": "JY26001177",
        "lines": (
            line("高压真空断路器", BREAKER, serials(26110101, 8), "台", 8, "A-03-2", "封箱完好"),
            line("高压真空断路器", "ZN63A-12/630-25", serials(26110201, 6), "台", 6, "A-03-3"),
            line("低压开关柜", CABINET, ("L2611-07",), "面", 4, "C-01", "大件"),
            line("附件箱（手车、钥匙）", "FJ-02", ("L2611-07F",), "箱", 1, "A-05-1"),
        ),
        "signatures": (signed("交库人", "装配工甲"), signed("检验员", "检验员甲", 6), signed("仓管员", "仓管员甲", 9)),
    }
    return goods_receipt.GoodsReceipt(**{**values, **changes})  # type: ignore[arg-type]


def requisition(**changes: object) -> requisition_slip.Requisition:
    line = requisition_slip.RequisitionLine
    values: dict[str, object] = {
        **common("LL26000031", "JFT-B06"),
        "purpose": "包装",
        "department": "总装车间",
        "task_no": "RW26000911",
        "store": "原材料库",
        "nth": 1,
        "lines": (
            line("ZX-02", "2 号纸箱", "600×400×400", "个", 60, 40, 40, "W-02"),
            line("QP-01", "气泡袋", "300×200×1", "个", 120, 120, 120, "W-05"),
            line("MX-110", "木制包装箱（断路器柜，熏蒸）", "1100×800×950", "个", 2, 0, 0),
        ),
        "signatures": (signed("制单", "生产计划甲"), signed("发料人", "仓管员甲", 6), signed("领料人", "装配工甲", 9)),
    }
    return requisition_slip.Requisition(**{**values, **changes})  # type: ignore[arg-type]


def order(**changes: object) -> dispatch_order.DispatchOrder:
    line = dispatch_order.DispatchLine
    values: dict[str, object] = {
        **common("FH26000388", "JFT-B17"),
        "kind": "销售",
        "notice_no": "TZ26000512",
        "customer": "华东电气设备有限公司",
        "contract_no": "HT26-0193",
        "order_no": "DD26000746",
        "address": "江苏省示范市工业园区一号路 1 号",
        "contact": "收货员甲",
        "phone": "0510-0000 0000",
        "mode": "公司直送",
        "carrier": "示范物流有限公司",
        "plate": "浙A・0T000",
        "lines": (
            line("高压真空断路器", BREAKER, serials(26110101, 8), "台", 8, 8, 1128000, "A-03-2"),
            line("低压开关柜", CABINET, ("L2611-07",), "面", 4, 4, 1796000, "C-01"),
            line("附件箱（手车、钥匙）", "FJ-02", ("L2611-07F",), "箱", 1, 1, 22000, "A-05-1"),
        ),
        "remark": "到货前一日电话通知收货人；随货：合格证 12、说明书 12、装箱单 1。",
        "signatures": (signed("制单", "市场员甲"), signed("审核", "市场主管甲", 5, deputy=True)),
    }
    return dispatch_order.DispatchOrder(**{**values, **changes})  # type: ignore[arg-type]


def box(n: int, total: int = 38) -> packing_list.PackedBox:
    if n <= 8:
        item = packing_list.Packed("高压真空断路器", BREAKER, (str(26110300 + n),), 1, "台")
        return packing_list.PackedBox(f"A-{n:02}/{total}", "木箱", (item,), 118000, 141000, (1150, 1150, 1050))
    if n <= 14:
        item = packing_list.Packed("干式变压器", "SCB13-50/10", (f"L2611-08/{n - 8}",), 1, "台")
        return packing_list.PackedBox(f"B-{n:02}/{total}", "木箱", (item,), 402000, 449000, (1200, 760, 900))
    item = packing_list.Packed("变频器", "BP-4T0750", (f"2611B{n - 14:03}",), 1, "台")
    return packing_list.PackedBox(f"C-{n:02}/{total}", "纸箱", (item,), 31000, 34000, (780, 580, 700))


def packing(count: int = 38, **changes: object) -> packing_list.PackingList:
    values: dict[str, object] = {
        **common("ZX26000391", "JFT-B20"),
        "dispatch_no": "FH26000391",
        "order_no": "DD26000751",
        "consignee": "华东电气设备有限公司",
        "address": "江苏省示范市工业园区一号路 1 号",
        "contact": "收货员甲",
        "phone": "0510-0000 0000",
        "marks": "HD-A / HD-B / HD-C",
        "transport": "整柜 20GP  CBXU 000000-0  封签 S0045822",
        "boxes": tuple(box(n + 1, count) for n in range(count)),
        "enclosed": (("装箱单", True), ("合格证 38", True), ("说明书 38", True), ("保修卡", False)),
        "checked_from": NOW.replace(hour=13, minute=5),
        "checked_to": NOW.replace(hour=13, minute=48),
        "signatures": (signed("装箱人", "发货员甲"), signed("核对人", "检验员甲", 4)),
    }
    return packing_list.PackingList(**{**values, **changes})  # type: ignore[arg-type]


def box_list(**changes: object) -> packing_list.BoxList:
    item = packing_list.Packed
    values: dict[str, object] = {
        **common("ZX26000391", "JFT-B20"),
        "code": "ZX26000391-3-1",
        "n": 3,
        "total": 13,
        "dispatch_no": "FH26000388",
        "order_no": "DD26000746",
        "consignee": "华东电气设备有限公司",
        "address": "江苏省示范市工业园区一号路 1 号",
        "contact": "收货员甲",
        "phone": "0510-0000 0000",
        "marks": "HD-A",
        "packaging": "木箱",
        "contents": (
            item("高压真空断路器", BREAKER, ("26110103",), 1, "台"),
            item("手车附件包", "FJ-02", ("L2611-07F",), 2, "套"),
        ),
        "net_g": 118000,
        "gross_g": 141000,
        "size_mm": (1150, 1150, 1050),
        "sscc": "069012340000041705",
        "enclosed": (("装箱单", True), ("合格证", True), ("说明书", True), ("保修卡", False)),
        "signatures": (signed("装箱人", "发货员甲"), signed("核对人", "检验员甲", 4)),
    }
    return packing_list.BoxList(**{**values, **changes})  # type: ignore[arg-type]


def gate(**changes: object) -> gate_pass.GatePass:
    line = gate_pass.PassLine
    values: dict[str, object] = {
        **common("CM26000417", "JFT-B25"),
        "kind": "销售",
        "valid_until": datetime(2026, 11, 24, 0, 0, tzinfo=ZONE),
        "consignee": "华东电气设备有限公司",
        "dispatch_nos": ("FH26000388",),
        "plate": "浙A・0T000",
        "container": "",
        "seals": ("S0045821",),
        "gate": "1 号门",
        "carrier": "示范物流有限公司",
        "driver": "司机甲",
        "driver_phone": "138-0000-0000",
        "lines": (
            line("高压真空断路器", BREAKER, "台", 8, 8),
            line("低压开关柜", CABINET, "面", 4, 4),
            line("附件箱（手车、钥匙）", "FJ-02", "箱", 1, 1),
        ),
        "boxes": 13,
        "gross_g": 2946000,
        "packing_list_no": "ZX26000388",
        "token": TOKEN,
        "signatures": (
            signed("仓管员", "仓管员甲"),
            signed("销售", "市场员甲", 3),
            signed("财务部", "财务员甲", 13, deputy=True),
            signed("人事总务部", "总务员甲", 18),
        ),
    }
    return gate_pass.GatePass(**{**values, **changes})  # type: ignore[arg-type]


def delivery(**changes: object) -> delivery_record.DeliveryRecord:
    line = delivery_record.DeliveryLine
    values: dict[str, object] = {
        **common("JF26000371", "JFT-B27"),
        "gate_pass_no": "CM26000417",
        "customer": "华东电气设备有限公司",
        "order_no": "DD26000746",
        "dispatch_no": "FH26000388",
        "place": "江苏省示范市工业园区一号路 1 号 3 号库",
        "contact": "收货员甲",
        "phone": "0510-0000 0000",
        "mode": "公司直送",
        "plate": "浙A・0T000",
        "seals": ("S0045821",),
        "lines": (
            line("高压真空断路器", BREAKER, "台", 8),
            line("低压开关柜", CABINET, "面", 4),
            line("附件箱（手车、钥匙）", "FJ-02", "箱", 1),
        ),
        "boxes": 13,
        "enclosed": PAPERS,
        "deliverer_phone": "138-0000-0000",
    }
    return delivery_record.DeliveryRecord(**{**values, **changes})  # type: ignore[arg-type]


def certificate_card(**changes: object) -> certificate.Certificate:
    values: dict[str, object] = {
        **common("HG26002310", "JFT-B04"),
        "product": "高压真空断路器",
        "model": BREAKER,
        "serial": "26110103",
        "standard": "GB/T 1984-2014",
        "basis": "Q/SF 012-2025",
        "inspected_on": date(2026, 11, 20),
        "inspector_no": "检07",
        "quantity": "1 台",
    }
    return certificate.Certificate(**{**values, **changes})  # type: ignore[arg-type]


def badge_sheet(people: int = 6) -> badges.BadgeSheet:
    roles = (("仓管员甲", "仓管员"), ("质检员甲", "质检员"), ("门卫乙", "门卫"), ("发货员甲", "成品发货组"))
    cards = tuple(badges.Badge(roles[n % 4][0], (roles[n % 4][1],), f"{1000 + n}", f"P{1000 + n:08}", "物流科") for n in range(people))
    words = ("确认", "撤销", "封箱", "换箱", "打印", "换人")
    commands = tuple(badges.Command(word, f"CMD-{n:02}", "工位命令") for n, word in enumerate(words))
    return badges.BadgeSheet(COMPANY, form("JFT-B53"), PRINTING, cards, commands)


def task(**changes: object) -> task_order.TaskOrder:
    values: dict[str, object] = {
        **common("SC26000911", "JFT-B02"),
        "kind": "新制",
        "source_no": "DD26000746",
        "customer": "华东电气设备有限公司",
        "workshop": "总装车间",
        "start": date(2026, 11, 2),
        "due": date(2026, 11, 20),
        "process_no": "GY-ZN63A-07",
        "drawing_no": "ZN63A.00 / C",
        "lines": (task_order.TaskLine("高压真空断路器", BREAKER, serials(26110101, 8), "台", 8),),
        "remark": "按合同附件二的二次接线图装配。",
        "signatures": (signed("编制", "计划员甲"),),
    }
    return task_order.TaskOrder(**{**values, **changes})  # type: ignore[arg-type]


def inspection(**changes: object) -> inspection_sheet.InspectionSheet:
    item = inspection_sheet.InspectionItem
    values: dict[str, object] = {
        **common("JY26001177", "JFT-B03"),
        "kind": "最终",
        "task_no": "SC26000911",
        "card_no": "GZ26000911",
        "product": "高压真空断路器",
        "model": BREAKER,
        "serials": serials(26110101, 8),
        "quantity": "8 台",
        "sampled": "8 台（全检）",
        "standard": "GB/T 1984-2014",
        "basis": "国标；企业标准 Q/SF 012-2025；合同附件二",
        "items": (
            item("外观", "铭牌与标志", "清晰、内容与订单相符", "相符", True, "目测"),
            item("外观", "漆层与镀层", "无划伤、无锈蚀", "无", True, "目测"),
            item("尺寸", "触头开距", "11 ± 1 mm", "10.8～11.3 mm", True, "卡尺 K-07"),
            item("尺寸", "超行程", "3.5 ± 0.5 mm", "3.4～3.6 mm", True, "卡尺 K-07"),
            item("性能", "主回路电阻", "≤ 45 μΩ", "38～41 μΩ", True, "回路电阻仪 R-02"),
            item("性能", "工频耐压", "42 kV 1 min 无击穿", "通过", True, "耐压台 N-01"),
            item("性能", "合闸时间", "≤ 70 ms", "58～62 ms", True, "特性仪 T-03"),
        ),
        "passed": True,
        "signatures": (signed("送检人", "装配工甲"), signed("质检员", "检验员甲", 8)),
    }
    return inspection_sheet.InspectionSheet(**{**values, **changes})  # type: ignore[arg-type]


def recheck(**changes: object) -> recheck_record.RecheckRecord:
    item = inspection_sheet.InspectionItem
    values: dict[str, object] = {
        **common("FY27000012", "JFT-B09"),
        "cause": "保管期到期",
        "product": "导热硅胶",
        "model": "TG-30 300 mL",
        "serials": ("L261123-01",),
        "quantity": "120 支",
        "supplier": "示范胶粘材料有限公司",
        "supplier_lot": "TG2609-118",
        "received_on": date(2026, 11, 23),
        "old_until": date(2027, 3, 31),
        "new_until": date(2027, 9, 30),
        "extensions": 1,
        "sheet_no": "JY27000031",
        "rechecked_on": date(2027, 3, 1),
        "items": (
            item("外观", "膏体", "均匀、无结皮、无分层", "符合", True, "目测"),
            item("尺寸", "挤出量", "≥ 15 g/min", "18 g/min", True, "天平 T-02"),
            item("性能", "表干时间", "≤ 20 min", "14 min", True, "秒表"),
            item("性能", "拉伸强度", "≥ 2.0 MPa", "2.6 MPa", True, "拉力机 L-01"),
        ),
        "passed": True,
        "remark": "抽 2 支试验，其余未开封",
        "signatures": (signed("提出人", "仓管员甲"), signed("质检员", "质检员甲", 8)),
    }
    return recheck_record.RecheckRecord(**{**values, **changes})  # type: ignore[arg-type]


def rework(**changes: object) -> rework_order.ReworkOrder:
    values: dict[str, object] = {
        **common("FG26000003", "JFT-B42-1"),
        "ncr_no": "GZ26000012",
        "case_no": "SH-2026-0031",
        "test_no": "JY26000188",
        "customer": "示范电气有限公司",
        "product": "塑壳断路器",
        "model": "TB1-250/3P 250A",
        "serials": ("BK2611230001", "BK2611230002"),
        "quantity": "2 台",
        "branch": "更改设计",
        "reason": "",
        "content": "更换脱扣器弹簧（线径 1.2 → 1.4 mm），重新整定脱扣力。\n壳体有压痕的一并换上盖。",
        "workshop": "装配车间",
        "due": date(2026, 12, 2),
        "redeliver_on": date(2026, 12, 8),
        "task_no": "RW26000077",
        "old_cards": ("ZK26000101",),
        "new_card": "ZK26000140",
        "papers": (
            rework_order.PaperLine("返工图纸", "TB1-250.07-F", "B", "研发员甲", "研发员乙", date(2026, 11, 28)),
            rework_order.PaperLine("返修工艺", "FX-TB1-003", "A", "研发员甲", "研发员乙", date(2026, 11, 28)),
        ),
        "old_certificates": ("HG26000301", "HG26000302"),
        "new_certificates": ("HG26000388", "HG26000389"),
        "inspection_no": "JY26000203",
        "passed": True,
        "signatures": (signed("判定", "检验员甲"), signed("编制", "计划员甲", 1), signed("复检", "检验员甲", 8)),
    }
    return rework_order.ReworkOrder(**{**values, **changes})  # type: ignore[arg-type]


def rework_steps(**changes: object) -> rework_process.ReworkProcess:
    step = rework_process.Step
    values: dict[str, object] = {
        **common("FX-TB1-003", "JFT-B42"),
        "code": "FG26000003",
        "rework_no": "FG26000003",
        "ncr_no": "GZ26000012",
        "revision": "A",
        "drawing": "TB1-250.07-F B",
        "product": "塑壳断路器",
        "model": "TB1-250/3P 250A",
        "serials": ("BK2611230001", "BK2611230002"),
        "quantity": "2 台",
        "customer": "示范电气有限公司",
        "content": "更换脱扣器弹簧（线径 1.2 → 1.4 mm），重新整定脱扣力。",
        "steps": (
            step("拆上盖，取下脱扣器", "螺钉无滑牙"),
            step("换弹簧 TB1-250.07-14", "线径 1.4 ± 0.02 mm"),
            step("整定脱扣力", "1.05 In 不脱扣，1.30 In 2 h 内脱扣"),
            step("装上盖，点漆封", "漆封完整"),
        ),
        "signatures": (signed("编制", "研发员甲"), signed("批准", "研发员乙", 2)),
    }
    return rework_process.ReworkProcess(**{**values, **changes})  # type: ignore[arg-type]


def card(**changes: object) -> quality_card.QualityCard:
    step = quality_card.Operation
    names = (
        "来料清点",
        "灭弧室装配",
        "操动机构装配",
        "导电回路装配",
        "二次接线",
        "机械磨合 200 次",
        "总装调试",
        "清洁与标志",
    )
    steps = tuple(
        step(
            f"{(n + 1) * 10}",
            name,
            "装配工甲",
            date(2026, 11, 5 + n),
            "合格",
            "合格",
            "装配工乙",
            "合格" if n % 2 else "",
        )
        for n, name in enumerate(names[:6])
    ) + tuple(step(f"{(n + 7) * 10}", name) for n, name in enumerate(names[6:]))
    values: dict[str, object] = {
        **common("GZ26000911", "JFT-B01"),
        "task_no": "SC26000911",
        "product": "高压真空断路器",
        "model": BREAKER,
        "serials": serials(26110101, 8),
        "quantity": "8 台",
        "drawing": "ZN63A.00 / C",
        "process": "GY-ZN63A-07 / 3",
        "operations": steps,
    }
    return quality_card.QualityCard(**{**values, **changes})  # type: ignore[arg-type]


def notice(count: int = 7, **changes: object) -> dispatch_notice.DispatchNotice:
    line = dispatch_notice.NoticeLine
    lines = tuple(
        line(
            f"DD{26000746 + n}",
            "华东电气设备有限公司" if n % 2 else "北方示范轨道交通装备股份有限公司",
            "高压真空断路器" if n % 3 else "低压开关柜",
            BREAKER if n % 3 else CABINET,
            "台" if n % 3 else "面",
            4 + n,
            date(2026, 11, 24),
            "公司直送" if n % 2 else "客户自提",
            "江苏省示范市工业园区一号路 1 号 3 号库",
            "收货员甲 0510-0000 0000",
            "到货前一日电话通知" if n % 4 == 1 else "",
            n == 2,
            f"HT-2026-{746 + n}",
        )
        for n in range(count)
    )
    values: dict[str, object] = {
        **common("TZ26000512", "JFT-B16"),
        "first": DAY,
        "last": DAY + timedelta(days=1),
        "lines": lines,
        "signatures": (signed("制单", "市场员甲"), signed("审核", "市场主管甲", 5)),
    }
    return dispatch_notice.DispatchNotice(**{**values, **changes})  # type: ignore[arg-type]


def loading(**changes: object) -> loading_record.LoadingRecord:
    line = loading_record.LoadLine
    questions = ("车厢/货柜完好", "适合所装产品", "清洁卫生", "无污染、无异味", "证件与预约相符", "安全设施齐全")
    values: dict[str, object] = {
        **common("ZC26000207", "JFT-B24"),
        "trip_no": "CC26000207",
        "dispatch_nos": ("FH26000388", "FH26000391"),
        "plate": "浙A・0T000",
        "container": "CBXU 000000-0",
        "seals": ("S0045821",),
        "carrier": "示范物流有限公司",
        "driver": "司机甲",
        "phone": "138-0000-0000",
        "licence": "330000********0000",
        "crew": ("发货员甲", "发货员乙", "叉车工甲"),
        "supervisor": "市场员甲",
        "arrived": NOW.replace(hour=12, minute=40),
        "started": NOW.replace(hour=13, minute=5),
        "ended": NOW.replace(hour=13, minute=48),
        "checks": tuple((text, True) for text in questions),
        "tools": (("手搬", False), ("手推车", False), ("叉车", True), ("行车吊运", False)),
        "lines": (
            line("HD-A", "A-01～A-08", "高压真空断路器", BREAKER, 8, "台", 8, 1128000),
            line("HD-B", "B-09～B-14", "干式变压器", "SCB13-50/10", 6, "台", 6, 2694000),
            line("HD-C", "C-15～C-38", "变频器", "BP-4T0750", 24, "台", 24, 816000),
        ),
        "briefed": True,
        "secured": True,
        "photos": 3,
        "signatures": (signed("监装", "市场员甲", 20), signed("仓管员", "仓管员甲", 21)),
    }
    return loading_record.LoadingRecord(**{**values, **changes})  # type: ignore[arg-type]


def loads(**changes: object) -> load_plan.LoadPlanPaper:
    """装柜图 of the hand-built load for two stops."""
    task, plan = mixed()
    facts = load_sheet.SheetFacts(
        **common("ZG26000093", "JFT-B23"), reference="车次：CC26000017　发货单：FH26000391", vehicle="3 米厢式货车 浙A00000",  # type: ignore[arg-type]
        is_container=False, seal="S0045822", strict=True, stops={1: "苏州", 2: "合肥"}, signatures=(signed("编制", "市场员甲"),),
    )  # fmt: skip
    items = {item.id: item for item in task.items}
    boxes = [load_sheet.SheetBox(p, items[p.id], "FH26000391", p.sequence, f"36901234{p.sequence:010d}") for p in plan.placements]
    return replace(load_sheet.sheet(facts, task.container, boxes, plan.left, check(task, plan)), **changes)  # type: ignore[arg-type]
def returned(**changes: object) -> return_slip.ReturnSlip:
    """退货单 of two units, one of them judged at the customer's."""
    values: dict[str, object] = {
        **common("TH26000002", "JFT-B55"),
        "customer": "华东电气设备有限公司", "contact": "收货员甲  0510-0000 0000", "record_no": "JF26000391", "order_no": "DD26000746",
        "case_no": "SH26000017", "reason": "合闸线圈烧毁，通电后不能合闸；客户拒收。", "carrier": "示范物流有限公司，到付",
        "expected_on": DAY + timedelta(days=4),
        "lines": (
            return_slip.ReturnLine("高压真空断路器", "ZN63A-12/1250-31.5", "BK2611090217", "台", 1, "报废"),
            return_slip.ReturnLine("高压真空断路器", "ZN63A-12/1250-31.5", "BK2611090218", "台", 1),
        ),
        "signatures": (signed("制单", "市场员甲"),),
    }  # fmt: skip
    return return_slip.ReturnSlip(**{**values, **changes})  # type: ignore[arg-type]


def delay(**changes: object) -> delay_notice.DelayNotice:
    values: dict[str, object] = {
        **common("YQ26000004", "JFT-B51"),
        "customer": "华东电气设备有限公司",
        "contact": "收货员甲  0510-0000 0000",
        "order_no": "DD26000746",
        "contract_no": "HT26-0193",
        "dispatch_no": "FH26000388",
        "goods": ("高压真空断路器 ZN63A-12/1250-31.5 × 8 台", "低压开关柜 GGD-2200×800 × 4 面"),
        "promised": DAY,
        "new_day": DAY + timedelta(days=4),
        "reason": "承运车辆安全检验过期，不予装车；另调车辆要到次日下午到厂。",
        "measure": "改派专车直送，免收加急运费；先发断路器 4 台满足现场急用。",
        "told": "收货员甲",
        "channel": "电话",
        "told_at": NOW - timedelta(minutes=12),
        "signatures": (signed("制单", "市场员甲"),),
    }
    return delay_notice.DelayNotice(**{**values, **changes})  # type: ignore[arg-type]


def goods(**changes: object) -> goods_list.GoodsList:
    line = goods_list.GoodsLine
    values: dict[str, object] = {
        **common("FH26000388", "JFT-B17-1"),
        "customer": "华东电气设备有限公司",
        "order_no": "DD26000746",
        "mark": "HD/NINGBO/C/NO.1-14",
        "address": "江苏省示范市工业园区一号路 1 号",
        "load": "第 1 车 / 共 2 车",
        "trip": "CC26000115  浙A・0T000",
        "packed": "14 箱  5 302.5 kg",
        "lines": (
            line("高压真空断路器", BREAKER, "台", 8, "木箱 1100×800×950", 8, 1128000),
            line("低压开关柜", CABINET, "面", 4, "木箱 2300×900×900", 4, 1796000),
            line("接线端子", "UT-2.5", "件", 1200, "2 号纸箱", 2, 22000),
        ),
        "signatures": (signed("仓管员", "仓管员甲", 6),),
    }
    return goods_list.GoodsList(**{**values, **changes})  # type: ignore[arg-type]


def kit(**changes: object) -> kit_list.KitList:
    line = kit_list.KitLine
    values: dict[str, object] = {
        **common("FH26000388", "JFT-B17-2"),
        "customer": "华东电气设备有限公司",
        "order_no": "DD26000746",
        "contract_no": "HT26-0193",
        "lines": (
            line("合格证", f"高压真空断路器 {BREAKER}", "HG26000911", True), line("说明书", f"高压真空断路器 {BREAKER}", "SM-0412", True),
            line("保修卡", "低压开关柜 GGD", "", False), line("合同副本", "HT26-0193", "", True), line("验收单", "HT26-0193", "", False),
        ),
    }  # fmt: skip
    return kit_list.KitList(**{**values, **changes})  # type: ignore[arg-type]


def staging(**changes: object) -> staging_list.StagingList:
    lines = tuple(
        staging_list.StagingLine(
            n, 2 if n < 5 else 1, "合肥" if n < 5 else "苏州", f"FH26000391-{n}", f"36901234{n:010d}", f"{BREAKER} 1 台", "HD-A", "纸箱",
            "600×400×400", 18_000, f"第1排 左起{n} 第1层",
        )
        for n in range(1, 9)
    )  # fmt: skip
    values = {**common("ZG26000093", "JFT-B23-1"), "trip_no": "CC26000017", "dock": "2 号", "plate": "浙A00000", "lines": lines}
    return staging_list.StagingList(**{**values, **changes})  # type: ignore[arg-type]


def run(**changes: object) -> run_sheet.RunSheet:
    stop = run_sheet.RunStop
    values: dict[str, object] = {
        **common("CC26000017", "JFT-B34"),
        "plate": "浙A00000",
        "trailer": "浙A0000挂",
        "kind": "9.6 米厢车",
        "carrier": "示范物流有限公司",
        "driver": "司机甲",
        "phone": "138-0000-0000",
        "container": "",
        "seal": "",
        "dock": "2 号月台",
        "gate": "一号门",
        "route": "沪昆高速，示范出口下",
        "booking": "DC-0193",
        "loads": NOW,
        "leaves": NOW.replace(hour=16),
        "arrives": NOW.replace(day=24, hour=9),
        "crew": ("发货员甲",),
        "stops": (
            stop(
                1, "华东电气设备有限公司", "浙江省示范市经济开发区样例路 100 号 3 号库东门", "收货员甲 0571-0000-0101",
                NOW.replace(hour=18), 12, 482_500, ("FH26000388", "FH26000391"), ("发货员乙",),
            ),
            stop(
                2, "示范电气有限公司", "江苏省样例市演示大道 1 号", "收货员乙 0512-0000-0102", NOW.replace(day=24, hour=8), 3, 91_200,
                ("FH26000392",),
            ),
        ),
    }  # fmt: skip
    return run_sheet.RunSheet(**{**values, **changes})  # type: ignore[arg-type]


def review(**changes: object) -> order_review.OrderReview:
    line = order_review.ReviewLine
    values: dict[str, object] = {
        **common("PS26000193", "JFT-B13"),
        "order_no": "DD26000746",
        "contract_no": "HT26-0193",
        "customer": "华东电气设备有限公司",
        "delivery_date": date(2026, 11, 24),
        "products": "高压真空断路器 ZN63A-12/1250-31.5  8 台；低压开关柜 GGD-2200×800  4 面；附件箱 FJ-02  1 箱",
        "lines": (
            line("型号规格是否明确", "市场部", True, "", "市场员甲", DAY),
            line("数量是否明确", "市场部", True, "", "市场员甲", DAY),
            line("交货期是否明确、能否满足", "生产计划部", True, "11-20 前完工", "计划员甲", DAY),
            line("技术要求是否明确、可行、合法", "研发部", True, "", "研发员甲", DAY),
            line("生产能力是否足够", "生产计划部", True, "", "计划员甲", DAY),
            line("物料供应是否足够", "采购部", False, "灭弧室到货 11-05，已与供方确认", "采购员甲", DAY),
            line("质量与检验要求是否明确", "质保部"),
        ),
        "open_points": "灭弧室到货日由采购部跟踪。",
        "signatures": (signed("提交", "市场员甲"),),
    }
    return order_review.OrderReview(**{**values, **changes})  # type: ignore[arg-type]


def service_asked(**changes: object) -> service_request.ServiceRequest:
    values: dict[str, object] = {
        **common("SH-2026-0417", "JFT-B37"),
        "customer": "华东电气设备有限公司",
        "contact": "设备科 138-0000-0000",
        "address": "江苏省示范市工业园区一号路 1 号",
        "called_at": NOW.replace(hour=13, minute=31),
        "channel": "电话",
        "kind": "质量问题",
        "severity": "重大",
        "product": "塑壳断路器 BK-250",
        "identity": "BK2611090217",
        "bought_on": DAY,
        "warranty_until": date(2028, 11, 22),
        "in_warranty": True,
        "dispatch_no": "FH26000388",
        "problem": "合闸后约 5 分钟自行分闸，面板无报警。同批另两台正常。现场今晚要送电。",
        "wished_on": date(2026, 11, 24),
        "solution": "更换脱扣器，按 9 N·m 复核端子",
        "told": "设备科",
        "told_at": NOW,
        "ways": ("上门", "返厂", "远程指导"),
        "way": "上门",
        "technician": "技术服务甲",
        "appointment": "2026-11-24 09:00",
        "signatures": (signed("受理人", "售后甲"),),
    }
    return service_request.ServiceRequest(**{**values, **changes})  # type: ignore[arg-type]


def service_done(**changes: object) -> service_record.ServiceRecord:
    values: dict[str, object] = {
        **common("SH-2026-0417", "JFT-B38"),
        "customer": "华东电气设备有限公司",
        "contact": "设备科 138-0000-0000",
        "address": "江苏省示范市工业园区一号路 1 号",
        "product": "塑壳断路器 BK-250",
        "identity": "BK2611090217",
        "problem": "合闸后约 5 分钟自行分闸，面板无报警。",
        "cause": "产品：脱扣器整定值漂移",
        "solution": "更换脱扣器，按 9 N·m 复核端子",
        "technician": "技术服务甲",
        "appointment": "2026-11-24 09:00",
        "ways": ("上门", "返厂", "远程指导"),
        "way": "上门",
        "arrived": "2026-11-24 08:55",
        "left": "2026-11-24 11:20",
        "hours": "2.5",
        "travel": "86",
        "steps": "停电验电；更换脱扣器；复核端子力矩；带负荷运行 1 小时正常。",
        "result": "运行正常",
        "parts": (service_record.PartLine("脱扣器 TK-250", "1 个", "TK2609010031", "TK2611010007"),),
        "confirmed": "设备科 2026-11-24 11:15",
        "accepted": True,
        "opinion": "处理及时",
        "next_step": "2026-12-01 电话回访",
        "signatures": (signed("服务人员", "技术服务甲"),),
    }
    return service_record.ServiceRecord(**{**values, **changes})  # type: ignore[arg-type]


def service_cases(**changes: object) -> service_ledger.ServiceLedger:
    line = service_ledger.LedgerLine
    lines = tuple(
        line(
            f"SH-2026-{410 + n:04d}", NOW - timedelta(days=n), ("电话", "来信", "现场反馈")[n % 3], "华东电气设备有限公司",
            "塑壳断路器 BK-250", f"BK26110902{n:02d}", "合闸后约 5 分钟自行分闸，面板无报警。", ("一般", "紧急", "重大")[n % 3], "售后甲",
            NOW - timedelta(days=n, hours=-3) if n % 4 else None, None if n == 0 else n % 4 == 0, "更换脱扣器" if n % 2 else "",
            "运行正常" if n % 2 else "", NOW if n % 2 else None,
        )
        for n in range(14)
    )  # fmt: skip
    values: dict[str, object] = {
        **common("20261101-20261130", "JFT-B36"),
        "first": date(2026, 11, 1),
        "last": date(2026, 11, 30),
        "lines": lines,
        "signatures": (signed("编制", "售后甲"),),
    }
    return service_ledger.ServiceLedger(**{**values, **changes})  # type: ignore[arg-type]


def helps(**changes: object) -> handbook.Handbook:
    steps = "1. 停电验电\n2. 查整定钮是否到位\n3. 复核端子力矩 9 N·m\n4. 带负荷运行 1 小时"
    articles = tuple(
        handbook.Article(
            n, ("产品", "安装", "使用")[n % 3], "塑壳断路器" if n % 2 else "", "合闸后自行分闸", "整定钮未锁，振动后漂移", steps,
            f"SH-2026-{n:04d}",
        )
        for n in range(1, 12)
    )  # fmt: skip
    values: dict[str, object] = {**common("20261126", "JFT-B49"), "articles": articles, "signatures": (signed("编制", "售后甲"),)}
    return handbook.Handbook(**{**values, **changes})  # type: ignore[arg-type]


def claimed(**changes: object) -> claim.ClaimPaper:
    values: dict[str, object] = {
        **common("SP26000003", "JFT-B52"),
        "carrier": "示范物流有限公司", "asked_whom": "调度甲  0510-0000 0000", "waybill": "YD-2026-00417", "plate": "浙A·0T001",
        "record_no": "JF26000388", "dispatch_no": "FH26000388", "case_no": "SH-2026-0031", "trip_no": "CC26000102",
        "customer": "华东电气设备有限公司", "value_fen": 12_800_000,
        "boxes": (
            claim.ClaimBoxLine(4, "069012340000000047", f"高压真空断路器 {BREAKER} 1 台", False),
            claim.ClaimBoxLine(7, "069012340000000078", f"低压开关柜 {CABINET} 1 面", True),
        ),
        "asked_at": NOW - timedelta(hours=3), "answer_due": DAY + timedelta(days=3),
        "question": "10 箱中只到 9 箱，第 4 箱未到；第 7 箱外包装撕裂、柜门凹陷。请查第 4 箱在哪一站、第 7 箱何处受损。",
        "claimed_fen": 13_150_000, "claimed_on": DAY + timedelta(days=1), "evidence": "客户签收单注明少 1 箱、破损 1 箱；装车记录 10 箱",
        "files": 3, "deadline": DAY + timedelta(days=30), "answer": "中转站未见第 4 箱，同意按声明价值赔付。", "agreed_fen": 12_800_000,
        "received_fen": 0, "result": "", "signatures": (signed("物流", "物流科长甲"),),
    }  # fmt: skip
    return claim.ClaimPaper(**{**values, **changes})  # type: ignore[arg-type]


def acceptance(**changes: object) -> acceptance_sheet.AcceptanceSheet:
    values: dict[str, object] = {
        **common("YS26000002", "JFT-B29"),
        "customer": "华东电气设备有限公司", "place": "华东电气二号变电所", "order_no": "DD26000746", "contract_no": "HT26-0193",
        "dispatch_no": "FH26000388", "goods": (f"低压开关柜 {CABINET} × 4 面",), "agreed_with": "设备科长甲", "agreed_on": DAY,
        "lines": (
            acceptance_sheet.CriterionLine("外观与铭牌", "无划痕，铭牌与合同一致", "4 面均符合", "符合"),
            acceptance_sheet.CriterionLine("绝缘电阻", "主回路对地 ≥ 1000 MΩ", "2350 MΩ", "符合"),
            acceptance_sheet.CriterionLine("工频耐压", "2.5 kV / 1 min 无击穿", "通过", "符合"),
            acceptance_sheet.CriterionLine("五防联锁", "逐项操作正确", "第 3 面地刀联锁偏紧", "有保留"),
        ),
        "explained": True, "result": "有保留通过", "remarks": "第 3 面地刀联锁 11 月 30 日前调整。", "accepted_on": DAY,
        "signatures": (signed("项目经理", "项目经理甲"),),
    }  # fmt: skip
    return acceptance_sheet.AcceptanceSheet(**{**values, **changes})  # type: ignore[arg-type]


def installation(**changes: object) -> installation_record.InstallationRecord:
    values: dict[str, object] = {
        **common("AZ26000002", "JFT-B30"),
        "customer": "华东电气设备有限公司", "site": "无锡市示范路 8 号二号变电所", "contact": "设备科长甲  0510-0000 0000",
        "order_no": "DD26000746", "dispatch_no": "FH26000388", "goods": (f"低压开关柜 {CABINET}：BK2611090217、BK2611090218",),
        "procedure": "AZ-GGD-02 B 版", "team": "技术员甲、技术员乙", "appointed_at": NOW, "arrived_at": NOW + timedelta(minutes=8),
        "lines": (
            installation_record.StepLine("就位与水平", "水平仪，全长 ≤ 2 mm", "1.2 mm", "合格"),
            installation_record.StepLine("母线连接力矩", "M12 螺栓 60 N·m", "60 N·m", "合格"),
            installation_record.StepLine("送电试运行", "空载 2 h，无异响、温升正常", "", ""),
        ),
        "result": "", "left_open": "", "finished_at": None,
    }  # fmt: skip
    return installation_record.InstallationRecord(**{**values, **changes})  # type: ignore[arg-type]


def month_counted(**changes: object) -> monthly_report.MonthlyReport:
    form = monthly_report
    counts = form.CountLine
    months = ("2026-06", "2026-07", "2026-08", "2026-09", "2026-10", "2026-11")
    values: dict[str, object] = {
        **common("YB202611-1", "JFT-B46"),
        "month": "2026-11", "until": date(2026, 11, 30), "edition": 1, "reason": "", "made_on": date(2026, 12, 1), "major": 1, "closed": 11,
        "still_open": 4, "tracking_open": 2, "scrap": (1, 2), "rework": (2, 16), "returns": (0, 0),
        "trend": tuple(
            form.MonthLine(month, 9 + 3 * n % 7, 100.0 - 2.5 * (n % 3), 94.0 + n % 4, None if n == 0 else 97.5 + n % 2)
            for n, month in enumerate(months)
        ),
        "products": (counts("塑壳断路器 BK-250", 8), counts("控制器 KX-100", 3), counts("其余", 2)),
        "causes": (counts("产品·脱扣器弹簧疲劳", 6), counts("运输", 4), counts("未定原因", 3)),
        "kinds": (counts("质量问题", 8), counts("使用问题", 3), counts("交付差异", 2)),
        "severities": (counts("一般", 10), counts("紧急", 2), counts("重大", 1)),
        "channels": (counts("电话", 9), counts("来信", 4)),
        "groups": (form.GroupLine("期末未关跟踪表", 2, 2, ("GZ26000001", "GZ26000002")), form.GroupLine("退货", 0, 0, ())),
        "analysis": "断路器误分闸集中于 10 月投产的两批，原因为脱扣器弹簧疲劳。",
        "actions": "供应商整改，来料加严检验，12 月 15 日前验证。",
        "cases": tuple(
            form.CaseRow(
                f"SH-2026-{410 + n:04d}", f"2026-11-{n + 1:02d}", "华东电气设备有限公司", f"塑壳断路器 BK-250 BK26110902{n:02d}",
                "合闸后约 5 分钟自行分闸，面板无报警。", "产品·脱扣器弹簧疲劳", "24 h 内", "已关闭",
            )
            for n in range(13)
        ),
        "signatures": (signed("编制", "质检员甲"),),
    }  # fmt: skip
    return form.MonthlyReport(**{**values, **changes})  # type: ignore[arg-type]


def filed(**changes: object) -> quality_file.QualityFile:
    row = quality_file.FileRow
    values: dict[str, object] = {
        **common("BK2611090201", "JFT-B40"),
        "kind": "批号/序列号", "title": "BK2611090201", "heads": (("产品", "塑壳断路器 BK-250"), ("生产日期", "2026-11-09")),
        "counts": (("服务单", 1), ("补换", 1)), "most": 200,
        "lines": (
            row(NOW, "补换", "LL26000009", "BK2611090201 → BK2611110007", "售后甲"),
            row(NOW - timedelta(days=3), "服务单", "SH-2026-0412", "合闸后约 5 分钟自行分闸·产品 弹簧疲劳·已关闭", "华东电气设备有限公司"),
        ),
        "signatures": (signed("归档", "售后甲"),),
    }  # fmt: skip
    return quality_file.QualityFile(**{**values, **changes})  # type: ignore[arg-type]
