"""The invented maker of electrical cabinets and spare parts that the demo data are about: plain data, no rows.

All companies, plates, persons and addresses are invented; telephone numbers contain 0000.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.catalog.views import (
    CarrierDraft,
    CustomerDraft,
    LocationDraft,
    PackagingKindDraft,
    ProductDraft,
    VehicleDraft,
    ZoneDraft,
)
from db.states import CarrierState, InspectionGroup, ProductKind, StorageClass, Tracking, ZoneKind

WOOD, CARTON, BUBBLE, FILM, EDGED, COVER = "木制包装箱", "纸制包装箱", "气泡膜包装袋", "塑料膜包装袋", "纸板包边缠绕膜", "机柜保护套"


@dataclass(frozen=True)
class DemoItem:
    """One item of an inspection standard; with limits it is measured, `typical` is what the demo enters."""

    group: InspectionGroup
    name: str
    requirement: str
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    instrument: str = ""
    typical: str = ""


@dataclass(frozen=True)
class DemoMaterial:
    """One line of a packing material list; cushioning protects fragile goods."""

    name: str
    quantity: str
    cushioning: bool = False


@dataclass(frozen=True)
class DemoPacking:
    """The packing specification of a product: drawing, steps, materials, transport modes it holds for."""

    drawing_no: str
    revision: str
    packaging: str
    steps: tuple[str, ...]
    materials: tuple[DemoMaterial, ...]
    transport: tuple[str, ...] = ("road", "dedicated")


@dataclass(frozen=True)
class DemoProduct:
    """A product with how it is inspected, packed and made."""

    draft: ProductDraft
    standard: str
    basis: str
    items: tuple[DemoItem, ...]
    packing: DemoPacking
    operations: tuple[str, ...]
    price_fen: int


@dataclass(frozen=True)
class DemoVehicle:
    """A vehicle; `carrier` names its carrier, blank for the company's own."""

    draft: VehicleDraft
    carrier: str = ""


PACKAGING = (
    PackagingKindDraft(WOOD, (1200, 1000, 2400), 68_000, 1_200_000, 1),
    PackagingKindDraft(CARTON, (600, 400, 400), 1_200, 30_000, 4),
    PackagingKindDraft(BUBBLE, (400, 300, 150), 60, 5_000, 6),
    PackagingKindDraft(FILM, (300, 200, 80), 20, 2_000, 8),
    PackagingKindDraft(EDGED, (4000, 200, 150), 900, 250_000, 3),
    PackagingKindDraft(COVER, (900, 700, 2300), 2_600, 600_000, 1),
)
"""The six kinds of C-02 with their limits."""

ZONES = (
    ZoneDraft("成品一区", ZoneKind.STORE, StorageClass.NORMAL),
    ZoneDraft("成品干燥区", ZoneKind.STORE, StorageClass.DRY),
    ZoneDraft("成品恒温区", ZoneKind.STORE, StorageClass.COOL),
    ZoneDraft("待收区", ZoneKind.RECEIVING, StorageClass.NORMAL),
    ZoneDraft("备货区", ZoneKind.STAGING, StorageClass.NORMAL),
    ZoneDraft("隔离区", ZoneKind.HOLD, StorageClass.NORMAL),
    ZoneDraft("退货区", ZoneKind.RETURN, StorageClass.NORMAL),
    ZoneDraft("返工区", ZoneKind.REWORK, StorageClass.NORMAL),
    ZoneDraft("报废区", ZoneKind.SCRAP, StorageClass.NORMAL),
)

LOCATIONS = (
    *(LocationDraft(f"A-{row:02d}-{level:02d}", "成品一区", sealed_only=True) for row in range(1, 5) for level in range(1, 4)),
    *(LocationDraft(f"A-05-{level:02d}", "成品一区") for level in range(1, 3)),
    *(LocationDraft(f"D-{row:02d}-{level:02d}", "成品干燥区", sealed_only=True) for row in range(1, 3) for level in range(1, 4)),
    *(LocationDraft(f"C-01-{level:02d}", "成品恒温区", sealed_only=True) for level in range(1, 3)),
    LocationDraft("R-01", "待收区"),
    LocationDraft("S-01", "备货区"),
    LocationDraft("S-02", "备货区"),
    LocationDraft("H-01", "隔离区"),
    LocationDraft("T-01", "退货区"),
    LocationDraft("G-01", "返工区"),
    LocationDraft("F-01", "报废区"),
)

CUSTOMERS = (
    CustomerDraft(
        "示范华电成套有限公司", "设备科收货员", "0571-0000-0101", "浙江省示范市样例区演示一路 8 号", "示范市", ("设备科收货员", "仓库主管")
    ),
    CustomerDraft(
        "示范江南配电工程有限公司", "项目部收货员", "0512-0000-0102", "江苏省示范市演示工业园示范大道 66 号", "示范市", ("项目部收货员",)
    ),
    CustomerDraft("示范东湖水务集团", "机电组收货员", "027-0000-0103", "湖北省示范市样例区示范水厂路 2 号", "示范市", ("机电组收货员",)),
    CustomerDraft("示范南港造船有限公司", "物资部收货员", "020-0000-0104", "广东省示范市港区示范船台路 1 号", "示范港", ("物资部收货员",)),
    CustomerDraft(
        "示范北辰轨道交通公司", "材料站收货员", "010-0000-0105", "河北省示范市样例区演示车辆段 3 号库", "示范市", ("材料站收货员",)
    ),
    CustomerDraft("示范西岭数据中心", "基建部收货员", "028-0000-0106", "四川省示范市样例区示范云谷 A 座", "示范市", ("基建部收货员",)),
    CustomerDraft("示范中原钢铁厂", "供应处收货员", "0371-0000-0107", "河南省示范市演示工业区示范炉前路 9 号", "示范市", ("供应处收货员",)),
    CustomerDraft("示范海外电力服务商行", "单证员", "0574-0000-0108", "浙江省示范市保税区示范码头路 18 号", "示范港", ("单证员",)),
)

CARRIERS = (
    CarrierDraft(
        "示范顺达物流有限公司",
        "0571-0000-0201",
        CarrierState.APPROVED,
        "示运许字 0001",
        date(2028, 6, 30),
        "安运 2026-01",
        date(2027, 12, 31),
    ),
    CarrierDraft(
        "示范联运专线有限公司",
        "0571-0000-0202",
        CarrierState.APPROVED,
        "示运许字 0002",
        date(2028, 3, 31),
        "安运 2026-02",
        date(2027, 12, 31),
    ),
    CarrierDraft(
        "示范捷通快运有限公司",
        "0571-0000-0203",
        CarrierState.PROBATION,
        "示运许字 0003",
        date(2027, 9, 30),
        "安运 2026-03",
        date(2027, 6, 30),
    ),
)

VEHICLES = (
    DemoVehicle(VehicleDraft("浙A·0T001", "9.6 米厢式货车", None, date(2027, 8, 31), 10_000)),
    DemoVehicle(VehicleDraft("浙A·0T002", "4.2 米厢式货车", None, date(2027, 5, 31), 2_000)),
    DemoVehicle(VehicleDraft("浙A·0T101", "9.6 米厢式货车", None, date(2027, 6, 30), 10_000), "示范顺达物流有限公司"),
    DemoVehicle(VehicleDraft("浙A·0T102", "13 米厢式半挂车", None, date(2027, 4, 30), 28_000), "示范顺达物流有限公司"),
    DemoVehicle(VehicleDraft("苏E·0T201", "6.8 米厢式货车", None, date(2027, 7, 31), 6_000), "示范联运专线有限公司"),
    DemoVehicle(VehicleDraft("沪B·0T301", "7.6 米厢式货车", None, date(2027, 3, 31), 8_000), "示范捷通快运有限公司"),
    DemoVehicle(VehicleDraft("浙A·0T103", "7.6 米厢式货车", None, date(2027, 5, 31), 8_000), "示范顺达物流有限公司"),
    DemoVehicle(VehicleDraft("苏E·0T202", "9.6 米厢式货车", None, date(2027, 8, 31), 10_000), "示范联运专线有限公司"),
)

_LOOKS, _SIZES, _WORKS = InspectionGroup.APPEARANCE, InspectionGroup.DIMENSIONS, InspectionGroup.PERFORMANCE


def _measured(group: InspectionGroup, name: str, low: str | None, high: str | None, unit: str, instrument: str, typical: str) -> DemoItem:
    bounds = [f"≥ {low}" if low is not None else "", f"≤ {high}" if high is not None else ""]
    requirement = f"{low} ～ {high} {unit}" if low is not None and high is not None else f"{''.join(bounds)} {unit}"
    return DemoItem(group, name, requirement, Decimal(low) if low else None, Decimal(high) if high else None, unit, instrument, typical)


def _seen(name: str, requirement: str, group: InspectionGroup = _LOOKS) -> DemoItem:
    return DemoItem(group, name, requirement)


_CABINET_ITEMS = (
    _seen("柜体表面", "喷涂均匀，无划伤、锈蚀、变形"),
    _seen("铭牌与标识", "铭牌、线号、相序标识齐全清晰"),
    _seen("接线", "走线整齐，紧固件有力矩标记"),
    _measured(_SIZES, "柜高", "2197", "2203", "mm", "钢卷尺", "2200"),
    _measured(_SIZES, "母线间距", "60", None, "mm", "游标卡尺", "62"),
    _measured(_WORKS, "绝缘电阻", "100", None, "MΩ", "兆欧表 500 V", "550"),
    _measured(_WORKS, "接地电阻", None, "0.1", "Ω", "接地电阻仪", "0.03"),
    _seen("机械操作", "各开关分合 5 次，联锁可靠", _WORKS),
    _seen("工频耐压", "2500 V 1 min 无击穿、无闪络", _WORKS),
)
_BREAKER_ITEMS = (
    _seen("外壳与铭牌", "无裂纹、毛刺，铭牌清晰"),
    _measured(_SIZES, "安装孔距", "125.7", "126.3", "mm", "游标卡尺", "126.0"),
    _measured(_WORKS, "脱扣时间（2 倍额定电流）", "1", "40", "s", "脱扣试验台", "18"),
    _measured(_WORKS, "绝缘电阻", "20", None, "MΩ", "兆欧表 500 V", "500"),
    _seen("通断操作", "手动分合 10 次正常", _WORKS),
)
_COIL_ITEMS = (
    _seen("外观", "无裂纹、毛刺，端子无锈蚀"),
    _measured(_SIZES, "安装导轨槽宽", "35.0", "35.5", "mm", "游标卡尺", "35.2"),
    _measured(_WORKS, "吸合电压（额定值百分数）", None, "85", "%", "调压器", "72"),
    _measured(_WORKS, "绝缘电阻", "10", None, "MΩ", "兆欧表 500 V", "300"),
)
_BAR_ITEMS = (
    _seen("镀层", "镀锡均匀，无露铜、起泡"),
    _measured(_SIZES, "宽度", "59.7", "60.3", "mm", "游标卡尺", "60.0"),
    _measured(_SIZES, "厚度", "5.9", "6.1", "mm", "千分尺", "6.0"),
    _measured(_WORKS, "导电率", "97", None, "%IACS", "涡流导电仪", "99"),
)
_KIT_ITEMS = (
    _seen("件数与标签", "与清单一致，小袋标签齐全"),
    _seen("规格核对", "逐件与清单型号一致", _SIZES),
    _seen("功能抽检", "抽一件通电正常", _WORKS),
)

_CABINET_WORK = ("柜体装配", "元件安装", "母线制作安装", "二次接线", "通电调试")
_PART_WORK = ("零件装配", "整定调校", "终装")
_KIT_WORK = ("配套", "分袋贴签")

_CABINET_STEPS = ("柜门锁紧，抽屉固定", "贴干燥剂 2 包", "套机柜保护套", "装木制包装箱，底部螺栓固定", "放随货资料袋，备好箱盖和钢带")
_PART_STEPS = ("分闸位置，端子罩装好", "装气泡膜包装袋", "随货资料装塑料膜包装袋", "装纸制包装箱，空隙填缓冲材料")
_BAR_STEPS = ("擦净，端头套塑料帽", "按捆叠齐，每捆不超过 250 kg", "纸板包边，缠绕膜缠 4 层", "捆扎打包带 3 道")
_KIT_STEPS = ("按清单点数", "小件装塑料膜包装袋并贴签", "装纸制包装箱，放清单", "胶带工字封口")

_DESICCANT = DemoMaterial("干燥剂", "2 包")
_CABINET_MATERIALS = (
    DemoMaterial(COVER, "1 个", True),
    DemoMaterial(WOOD, "1 个"),
    _DESICCANT,
    DemoMaterial("地脚螺栓 M12", "4 套"),
    DemoMaterial("钢带", "6 m"),
)
_PART_MATERIALS = (DemoMaterial(BUBBLE, "1 个", True), DemoMaterial(CARTON, "1 个"), DemoMaterial("珍珠棉衬垫", "2 片", True))
_BAR_MATERIALS = (DemoMaterial(EDGED, "1 套"), DemoMaterial("打包带", "5 m"))
_KIT_MATERIALS = (DemoMaterial(FILM, "按件"), DemoMaterial(CARTON, "1 个"), DemoMaterial("气泡膜", "1 m", True))


def _product(
    code: str,
    name: str,
    model: str,
    unit: str,
    *,
    weight: int,
    size: tuple[int, int, int],
    gtin: str,
    price_fen: int,
    items: tuple[DemoItem, ...],
    basis: str,
    steps: tuple[str, ...],
    materials: tuple[DemoMaterial, ...],
    packaging: str,
    operations: tuple[str, ...],
    precautions: tuple[str, ...],
    marks: tuple[str, ...],
    papers: tuple[str, ...] = ("合格证", "说明书"),
    kind: ProductKind = ProductKind.HARDWARE,
    tracking: Tracking = Tracking.SERIAL,
    storage: StorageClass = StorageClass.NORMAL,
    shelf_life: int | None = None,
    fragile: bool = False,
    valuable: bool = False,
) -> DemoProduct:
    draft = ProductDraft(
        code=code,
        name=name,
        model=model,
        unit=unit,
        kind=kind,
        tracking=tracking,
        storage_class=storage,
        storage_days=720,
        has_shelf_life=shelf_life is not None,
        shelf_life_days=shelf_life,
        fragile=fragile,
        valuable=valuable,
        hazard=False,
        precautions=precautions,
        marks=marks,
        net_weight_g=weight,
        size_mm=size,
        gtin=gtin,
        papers=papers,
        handling="forklift" if weight > 100_000 else "trolley" if weight > 15_000 else "hand",
        gross_weight_g=weight + weight // 8,
    )
    packing = DemoPacking(f"BZ-{code}-01", "A", packaging, steps, materials)
    return DemoProduct(draft, f"JB-{code}-01", basis, items, packing, operations, price_fen)


_CABINET_MARKS = ("向上", "怕雨", "禁止翻滚", "重心", "禁止堆码")
_CABINET_CARE = ("直立运输，禁止倒置", "防雨防潮", "叉车由底部起吊")
_PART_CARE = ("防潮", "轻拿轻放")
_ALL_PAPERS = ("合格证", "说明书", "保修卡")


PRODUCTS = (
    _product(
        "GG",
        "低压固定式配电柜",
        "GGD2-03 1000A",
        "台",
        weight=385_000,
        size=(1000, 600, 2200),
        gtin="06901234000016",
        price_fen=3_680_000,
        items=_CABINET_ITEMS,
        basis="GB/T 7251.1",
        steps=_CABINET_STEPS,
        materials=_CABINET_MATERIALS,
        packaging=WOOD,
        operations=_CABINET_WORK,
        precautions=_CABINET_CARE,
        marks=_CABINET_MARKS,
        papers=_ALL_PAPERS,
        valuable=True,
    ),
    _product(
        "MN",
        "低压抽出式开关柜",
        "MNS-2.0 1600A",
        "台",
        weight=520_000,
        size=(1000, 800, 2200),
        gtin="06901234000023",
        price_fen=6_250_000,
        items=_CABINET_ITEMS,
        basis="GB/T 7251.12",
        steps=_CABINET_STEPS,
        materials=_CABINET_MATERIALS,
        packaging=WOOD,
        operations=_CABINET_WORK,
        precautions=_CABINET_CARE,
        marks=_CABINET_MARKS,
        papers=_ALL_PAPERS,
        valuable=True,
    ),
    _product(
        "XL",
        "动力配电箱",
        "XL-21 400A",
        "台",
        weight=86_000,
        size=(700, 370, 1700),
        gtin="06901234000030",
        price_fen=865_000,
        items=(*_CABINET_ITEMS[:3], _measured(_SIZES, "箱高", "1697", "1703", "mm", "钢卷尺", "1700"), *_CABINET_ITEMS[5:]),
        basis="GB/T 7251.12",
        steps=_CABINET_STEPS,
        materials=_CABINET_MATERIALS,
        packaging=COVER,
        operations=_CABINET_WORK,
        precautions=_CABINET_CARE,
        marks=("向上", "怕雨", "禁止翻滚"),
        papers=_ALL_PAPERS,
    ),
    _product(
        "ZK",
        "户内真空断路器",
        "VS1-12/1250-31.5",
        "台",
        weight=118_000,
        size=(600, 530, 640),
        gtin="06901234000047",
        price_fen=1_480_000,
        items=(
            _seen("外观与铭牌", "绝缘件无裂纹，铭牌清晰"),
            _measured(_SIZES, "触头开距", "10", "12", "mm", "深度尺", "11.0"),
            _measured(_SIZES, "超行程", "3", "4", "mm", "深度尺", "3.5"),
            _measured(_WORKS, "主回路电阻", None, "50", "μΩ", "回路电阻仪", "38"),
            _measured(_WORKS, "分闸时间", "20", "50", "ms", "开关特性仪", "34"),
            _measured(_WORKS, "合闸弹跳", None, "2", "ms", "开关特性仪", "0.8"),
        ),
        basis="GB/T 1984",
        steps=("合闸弹簧释能，分闸位置锁定", "裹气泡膜", "装木制包装箱，螺栓固定底座", "放随货资料袋，封箱"),
        materials=(DemoMaterial("气泡膜", "3 m", True), DemoMaterial(WOOD, "1 个"), _DESICCANT),
        packaging=WOOD,
        operations=("机构装配", "灭弧室安装", "机械特性调试", "耐压试验"),
        precautions=("直立运输", "防潮防撞", "分闸位置运输"),
        marks=("易碎物品", "向上", "怕雨", "堆码层数极限 1"),
        papers=_ALL_PAPERS,
        storage=StorageClass.DRY,
        fragile=True,
        valuable=True,
    ),
    _product(
        "BK",
        "塑壳断路器",
        "TM1-250M/3300 160A",
        "台",
        weight=2_400,
        size=(165, 107, 86),
        gtin="06901234000054",
        price_fen=48_600,
        items=_BREAKER_ITEMS,
        basis="GB/T 14048.2",
        steps=_PART_STEPS,
        materials=_PART_MATERIALS,
        packaging=CARTON,
        operations=_PART_WORK,
        precautions=_PART_CARE,
        marks=("怕雨", "堆码层数极限 4"),
    ),
    _product(
        "KJ",
        "框架断路器",
        "TW1-2000/3P 1600A",
        "台",
        weight=62_000,
        size=(430, 395, 420),
        gtin="06901234000061",
        price_fen=1_260_000,
        items=(*_BREAKER_ITEMS[:1], _measured(_SIZES, "外形高", "418", "422", "mm", "钢直尺", "420"), *_BREAKER_ITEMS[2:]),
        basis="GB/T 14048.2",
        steps=_PART_STEPS,
        materials=(*_PART_MATERIALS, DemoMaterial(WOOD, "1 个")),
        packaging=WOOD,
        operations=_PART_WORK,
        precautions=("防潮", "两人搬运"),
        marks=("向上", "怕雨", "堆码层数极限 2"),
        papers=_ALL_PAPERS,
        valuable=True,
    ),
    _product(
        "JC",
        "交流接触器",
        "CJX2-9511 220V",
        "台",
        weight=1_300,
        size=(127, 86, 117),
        gtin="06901234000078",
        price_fen=21_800,
        items=_COIL_ITEMS,
        basis="GB/T 14048.4",
        steps=_PART_STEPS,
        materials=_PART_MATERIALS,
        packaging=CARTON,
        operations=_PART_WORK,
        precautions=_PART_CARE,
        marks=("怕雨", "堆码层数极限 6"),
    ),
    _product(
        "JD",
        "微机综合保护装置",
        "WDP-620",
        "台",
        weight=3_100,
        size=(260, 180, 170),
        gtin="06901234000085",
        price_fen=368_000,
        items=(
            _seen("外观", "面板无划伤，液晶无亮点"),
            _measured(_SIZES, "开孔尺寸", "149.5", "150.5", "mm", "游标卡尺", "150.0"),
            _measured(_WORKS, "过流动作误差", "-3", "3", "%", "继保测试仪", "0.8"),
            _measured(_WORKS, "绝缘电阻", "100", None, "MΩ", "兆欧表 500 V", "480"),
            _seen("通信", "485 通信正常，时钟准确", _WORKS),
        ),
        basis="GB/T 14285",
        steps=_PART_STEPS,
        materials=_PART_MATERIALS,
        packaging=CARTON,
        operations=("板件装配", "软件烧录", "老化 24 h", "校验"),
        precautions=("防静电", "防潮", "轻拿轻放"),
        marks=("易碎物品", "怕雨", "向上"),
        papers=_ALL_PAPERS,
        storage=StorageClass.DRY,
        fragile=True,
        valuable=True,
    ),
    _product(
        "TP",
        "镀锡铜母排",
        "TMY 60×6",
        "根",
        weight=9_600,
        size=(3000, 60, 6),
        gtin="06901234000092",
        price_fen=76_500,
        tracking=Tracking.LOT,
        items=_BAR_ITEMS,
        basis="GB/T 5585.1",
        steps=_BAR_STEPS,
        materials=_BAR_MATERIALS,
        packaging=EDGED,
        operations=("下料", "冲孔折弯", "镀锡"),
        precautions=("防潮", "两端支撑，禁止单点起吊"),
        marks=("怕雨", "由此吊起"),
        papers=("合格证",),
        kind=ProductKind.SPARE_PART,
    ),
    _product(
        "DZ",
        "接线端子",
        "UK-10N",
        "只",
        weight=22,
        size=(56, 42, 10),
        gtin="06901234000108",
        price_fen=320,
        tracking=Tracking.LOT,
        items=(
            _seen("外观", "无缺料、毛刺"),
            _measured(_SIZES, "厚度", "9.9", "10.1", "mm", "游标卡尺", "10.0"),
            _measured(_WORKS, "拧紧力矩", "1.2", None, "N·m", "力矩螺丝刀", "1.5"),
        ),
        basis="GB/T 14048.7",
        steps=_KIT_STEPS,
        materials=_KIT_MATERIALS,
        packaging=FILM,
        operations=_KIT_WORK,
        precautions=("防潮",),
        marks=("怕雨",),
        papers=("合格证",),
        kind=ProductKind.SPARE_PART,
    ),
    _product(
        "BJ",
        "断路器备件包",
        "BJ-TM1-250",
        "套",
        weight=1_850,
        size=(320, 240, 120),
        gtin="06901234000115",
        price_fen=32_000,
        tracking=Tracking.LOT,
        items=_KIT_ITEMS,
        basis="Q/SF 021",
        steps=_KIT_STEPS,
        materials=_KIT_MATERIALS,
        packaging=CARTON,
        operations=_KIT_WORK,
        precautions=_PART_CARE,
        marks=("怕雨",),
        papers=("合格证", "清单"),
        kind=ProductKind.SPARE_PART,
    ),
    _product(
        "MF",
        "柜门密封条备件",
        "MF-EPDM 25m",
        "卷",
        weight=3_200,
        size=(350, 350, 90),
        gtin="06901234000122",
        price_fen=18_500,
        tracking=Tracking.LOT,
        items=_KIT_ITEMS,
        basis="Q/SF 034",
        steps=_KIT_STEPS,
        materials=_KIT_MATERIALS,
        packaging=FILM,
        operations=("裁切", "分卷贴签"),
        precautions=("避光", "远离油类"),
        marks=("怕晒", "怕雨"),
        papers=("合格证",),
        kind=ProductKind.SPARE_PART,
        storage=StorageClass.COOL,
        shelf_life=1095,
    ),
)
"""Twelve products: cabinets, breakers, relays, busbars, spare parts; one has a shelf life."""


def product(code: str) -> DemoProduct:
    """The demo product with a code.

    Raises:
        KeyError: There is none.
    """
    return {known.draft.code: known for known in PRODUCTS}[code]
