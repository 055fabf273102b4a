"""The labels that the tests draw. Run as a module, it writes the golden files anew: look at them before committing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from app.labels.content import CertificateLabel, ContentLabel, Label, ShippingLabel, UnitLabel
from app.labels.marks import HandlingMark, MarkKind
from app.labels.render import render
from app.labels.stock import CONTENT_SIZES, DPIS, LANGUAGES, SHIPPING_SIZES, USUAL, Language, Stock

GOLDEN = Path(__file__).parents[2] / "data" / "labels"
SSCC = "069012340000041705"
GTIN = "6901234000016"
MARKS = (
    HandlingMark(MarkKind.FRAGILE),
    HandlingMark(MarkKind.THIS_WAY_UP),
    HandlingMark(MarkKind.KEEP_DRY),
    HandlingMark(MarkKind.STACK_LAYER_LIMIT, "2"),
)

UNIT = UnitLabel(
    product="高压真空断路器",
    model="ZN63A-12/1250-31.5",
    serial="26110304",
    lot="L2611-03",
    company="浙江示范机电有限公司",
    gtin=GTIN,
    produced_on=date(2026, 11, 18),
)
LOT = UnitLabel(product="二次插件", model="CJ-58", lot="L2611-03", company="浙江示范机电有限公司")
CONTENT = ContentLabel(
    company="浙江示范机电有限公司",
    product="高压真空断路器",
    spec="ZN63A-12/1250-31.5",
    quantity=1,
    unit="台",
    produced_on=date(2026, 11, 18),
    shelf_life="不适用",
    precautions=("易碎物品", "向上", "怕雨", "堆码≤2 层"),
    serial="26110304",
    lot="L2611-03",
    inspection_mark="检07",
    inspected_on=date(2026, 11, 20),
    certificate_no="HG26000391",
    gtin=GTIN,
    sscc=SSCC,
    marks=MARKS,
)
SHIPPING = ShippingLabel(
    sender="浙江示范机电有限公司",
    sender_address="浙江省示范市示范路 100 号",
    sender_phone="0571-0000 0000",
    consignee="华东电气设备有限公司",
    address="江苏省示范市工业园区一号路 1 号 3 号库",
    contact="收货员丙",
    phone="0510-0000 0000",
    order_no="DD26000751",
    dispatch_no="FH26000391",
    destination="江苏 示范",
    box_no=4,
    box_count=38,
    gross_weight_g=141_000,
    size_mm=(1150, 1150, 1050),
    shipping_mark="HD-A",
    identities=("26110304",),
    sscc=SSCC,
    marks=MARKS,
)
CERTIFICATE = CertificateLabel(
    number="HG26000391",
    company="浙江示范机电有限公司",
    product="高压真空断路器",
    spec="ZN63A-12/1250-31.5",
    identity="26110304",
    quantity="1 台",
    standard="JFT-QB-01 A/2 / GB/T 1984-2014",
    inspected_on=date(2026, 11, 20),
    inspection_mark="检07",
    issued_on=date(2026, 11, 20),
)
ALL: dict[str, Label] = {"unit": UNIT, "lot": LOT, "content": CONTENT, "shipping": SHIPPING, "certificate": CERTIFICATE}
STOCKS = (
    *(Stock(content=size, dpi=dpi) for size in CONTENT_SIZES for dpi in DPIS),
    *(Stock(shipping=size, dpi=dpi) for size in SHIPPING_SIZES[1:] for dpi in DPIS),
)
"""Every size at every resolution."""
GOLDENS: dict[str, tuple[Label, Stock]] = {
    **{name: (label, USUAL) for name, label in ALL.items()},
    "content-60x40-300": (CONTENT, Stock(content="60x40", dpi=300)),
    "certificate-60x40": (CERTIFICATE, Stock(content="60x40")),
    "shipping-100x70": (SHIPPING, Stock(shipping="100x70")),
}


def golden(name: str, language: Language) -> Path:
    return GOLDEN / f"{name}.{language}"


if __name__ == "__main__":
    GOLDEN.mkdir(parents=True, exist_ok=True)
    for each, (label, stock) in GOLDENS.items():
        for spoken in LANGUAGES:
            golden(each, spoken).write_bytes(render(label, spoken, stock))
