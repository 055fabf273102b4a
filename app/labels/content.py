"""What stands on a label: plain values, one dataclass a label. Nothing is typed in by hand (C-10); features fill these.

`missing_fields` names what is blank; the command that prints refuses by it (C-10, C-15), the drawing does not.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import singledispatch

from app.core.text import QT_TRANSLATE_NOOP
from app.labels.marks import HandlingMark

NOT_APPLICABLE = QT_TRANSLATE_NOOP("app", "不适用")
"""Shelf life of a product that has none (X-10)."""


@dataclass(frozen=True)
class UnitLabel:
    """The small label stuck on a unit in production, 60 × 40 mm: what the desk scans from then on.

    Attributes:
        product: Product name.
        model: Model or specification.
        serial: Serial number of the one unit, or blank for lot goods.
        lot: Lot number, or blank.
        company: The maker's name.
        gtin: GTIN of the product, or blank: then the QR holds the serial or lot alone.
        produced_on: Production date, or None while it is not fixed yet.
    """

    product: str
    model: str
    serial: str = ""
    lot: str = ""
    company: str = ""
    gtin: str = ""
    produced_on: date | None = None

    @property
    def code(self) -> str:
        """What the Code 128 says: the serial, or the lot where there is none."""
        return self.serial.strip() or self.lot.strip()


@dataclass(frozen=True)
class ContentLabel:
    """The content label on a package, 100 × 70 mm (C-10, form 21).

    Attributes:
        company: The maker's name.
        product: Product name.
        spec: Model and specification.
        quantity: How many, or None when it is unknown.
        unit: Unit of the quantity (台, 件, kg).
        produced_on: Production date.
        shelf_life: Shelf life or expiry in words; `不适用` for a product that has none.
        precautions: Transport precautions in words, in order.
        serial: Serial number, or blank for lot goods.
        lot: Lot number, or blank.
        inspection_mark: The inspector's number or mark, as it stands under 检验合格.
        inspected_on: Date of the inspection, or None.
        certificate_no: Number of the certificate of conformity.
        gtin: GTIN, or blank.
        sscc: The 18 digits of the box, or blank while the package is in none.
        marks: Handling marks, in order of importance.
        issue: Number of this very print where old and new prints must be told apart, or blank.
        qr: What the QR code says instead of the GS1 elements, or blank.
    """

    company: str
    product: str
    spec: str
    quantity: Decimal | int | None
    unit: str
    produced_on: date | None
    shelf_life: str
    precautions: tuple[str, ...]
    serial: str = ""
    lot: str = ""
    inspection_mark: str = ""
    inspected_on: date | None = None
    certificate_no: str = ""
    gtin: str = ""
    sscc: str = ""
    marks: tuple[HandlingMark, ...] = ()
    issue: str = ""
    qr: str = ""

    @property
    def code(self) -> str:
        """What the bar code says while there is no SSCC: the serial, or the lot."""
        return self.serial.strip() or self.lot.strip()


@dataclass(frozen=True)
class ShippingLabel:
    """The shipping label on two sides of a box, 100 × 150 mm (C-15, G-06, form 22).

    Attributes:
        sender: The company's own name.
        sender_address: Its address.
        sender_phone: Its telephone.
        consignee: Name of the receiving company.
        address: Delivery address.
        contact: Person who receives.
        phone: His telephone.
        order_no: Order number.
        dispatch_no: Number of the 发货单.
        destination: Place of destination.
        box_no: Number of this box, from 1.
        box_count: How many boxes there are.
        gross_weight_g: Gross weight in grams, or None while it is not weighed.
        size_mm: Length, width, height in millimetres, or None.
        shipping_mark: 唛头, or blank where the order has none.
        identities: Lots or serials in the box.
        sscc: The 18 digits of the box, or its own code where the company has no GS1 prefix.
        marks: Handling marks, in order of importance.
        made_in: Country of origin in words, or blank.
        goods: What is in the box, in words; it stands where there is no destination.
        issue: Number of this very print where old and new prints must be told apart, or blank.
        qr: What the QR code says instead of the GS1 elements, or blank.
    """

    sender: str
    sender_address: str
    sender_phone: str
    consignee: str
    address: str
    contact: str
    phone: str
    order_no: str
    dispatch_no: str
    destination: str
    box_no: int
    box_count: int
    gross_weight_g: int | None = None
    size_mm: tuple[int, int, int] | None = None
    shipping_mark: str = ""
    identities: tuple[str, ...] = ()
    sscc: str = ""
    marks: tuple[HandlingMark, ...] = ()
    made_in: str = "中国制造"
    goods: str = ""
    issue: str = ""
    qr: str = ""


@dataclass(frozen=True)
class CertificateLabel:
    """The 合格证 of one unit or lot as a label, in the size of the content label (B-08, form 4).

    Attributes:
        number: Number of the certificate; what the bar code says.
        company: The maker's name.
        product: Product name.
        spec: Model and specification.
        identity: Serial or lot number.
        quantity: How many, with their unit.
        standard: Inspection standard and what it rests on.
        inspected_on: Date of the inspection.
        inspection_mark: The inspector's number, as it stands under 检验合格.
        issued_on: Date of issue.
        nth: Which printing this is, from 1.
    """

    number: str
    company: str
    product: str
    spec: str
    identity: str
    quantity: str
    standard: str
    inspected_on: date
    inspection_mark: str
    issued_on: date
    nth: int = 1


PLACE_SIZES = ("100x70", "60x40")
"""Sizes in which the labels of places and trays are laid out."""


@dataclass(frozen=True)
class PlaceLabel:
    """The label of a place in the store, or of a tray.

    Attributes:
        code: What bar code and QR say.
        name: What stands large: the code of the place, the number of the tray.
        zone: Name of the zone; of a tray the company.
        keeps: What stands there, in words.
        level: The level or slot, large in the corner, or blank.
        arrow: An arrow to the shelf that is meant, or blank.
        size: One of `PLACE_SIZES`.
    """

    code: str
    name: str
    zone: str = ""
    keeps: str = ""
    level: str = ""
    arrow: str = ""
    size: str = PLACE_SIZES[0]


Label = UnitLabel | ContentLabel | ShippingLabel | PlaceLabel | CertificateLabel


@singledispatch
def missing_fields(label: Label) -> tuple[str, ...]:
    """The mandatory fields of `label` that are blank, in Chinese and in the order of the label; empty when it is complete.

    Serves C-10 (content label), C-15 (shipping label), X-10 (every field but the shelf life, which may say 不适用).
    """
    raise TypeError(f"not a label: {label!r}")


@missing_fields.register
def _(label: UnitLabel) -> tuple[str, ...]:
    return _blank(
        (QT_TRANSLATE_NOOP("app", "产品名称"), label.product),
        (QT_TRANSLATE_NOOP("app", "型号规格"), label.model),
        (QT_TRANSLATE_NOOP("app", "批号/序列号"), label.code),
    )


@missing_fields.register
def _(label: PlaceLabel) -> tuple[str, ...]:
    return _blank((QT_TRANSLATE_NOOP("app", "库位"), label.code))


@missing_fields.register
def _(label: CertificateLabel) -> tuple[str, ...]:
    return _blank(
        (QT_TRANSLATE_NOOP("app", "合格证号"), label.number),
        (QT_TRANSLATE_NOOP("app", "企业名称"), label.company),
        (QT_TRANSLATE_NOOP("app", "产品名称"), label.product),
        (QT_TRANSLATE_NOOP("app", "型号规格"), label.spec),
        (QT_TRANSLATE_NOOP("app", "批号/序列号"), label.identity),
        (QT_TRANSLATE_NOOP("app", "执行标准"), label.standard),
        (QT_TRANSLATE_NOOP("app", "检验标记"), label.inspection_mark),
    )


@missing_fields.register
def _(label: ContentLabel) -> tuple[str, ...]:
    counted = label.quantity is not None and label.quantity > 0
    return _blank(
        (QT_TRANSLATE_NOOP("app", "企业名称"), label.company),
        (QT_TRANSLATE_NOOP("app", "产品名称"), label.product),
        (QT_TRANSLATE_NOOP("app", "型号规格"), label.spec),
        (QT_TRANSLATE_NOOP("app", "数量"), label.unit if counted else ""),
        (QT_TRANSLATE_NOOP("app", "生产日期"), label.produced_on),
        (QT_TRANSLATE_NOOP("app", "保质期"), label.shelf_life),
        (QT_TRANSLATE_NOOP("app", "批号/序列号"), label.code),
        (QT_TRANSLATE_NOOP("app", "检验标记"), label.inspection_mark),
        (QT_TRANSLATE_NOOP("app", "合格证号"), label.certificate_no),
        (QT_TRANSLATE_NOOP("app", "储运注意事项"), "".join(label.precautions)),
    )


@missing_fields.register
def _(label: ShippingLabel) -> tuple[str, ...]:
    numbered = 1 <= label.box_no <= label.box_count
    return _blank(
        (QT_TRANSLATE_NOOP("app", "发货单位"), label.sender),
        (QT_TRANSLATE_NOOP("app", "发货地址"), label.sender_address),
        (QT_TRANSLATE_NOOP("app", "发货电话"), label.sender_phone),
        (QT_TRANSLATE_NOOP("app", "收货单位"), label.consignee),
        (QT_TRANSLATE_NOOP("app", "收货地址"), label.address),
        (QT_TRANSLATE_NOOP("app", "收货人"), label.contact),
        (QT_TRANSLATE_NOOP("app", "联系电话"), label.phone),
        (QT_TRANSLATE_NOOP("app", "订单号"), label.order_no),
        (QT_TRANSLATE_NOOP("app", "目的地"), label.destination),
        (QT_TRANSLATE_NOOP("app", "毛重"), label.gross_weight_g),
        (QT_TRANSLATE_NOOP("app", "箱号"), "ok" if numbered else ""),
        (QT_TRANSLATE_NOOP("app", "发货单号"), label.dispatch_no),
        (QT_TRANSLATE_NOOP("app", "SSCC"), label.sscc),
    )


def _blank(*fields: tuple[str, object]) -> tuple[str, ...]:
    return tuple(name for name, value in fields if value is None or not str(value).strip())
