"""The fields of a label by name, as they stand on it, and what its two symbols say; layouts name these."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import singledispatch

from app.labels import captions, gs1
from app.labels.code128 import Code128, encode
from app.labels.content import CertificateLabel, ContentLabel, Label, PlaceLabel, ShippingLabel, UnitLabel
from app.labels.marks import HandlingMark

WORDS = frozenset({
    "company", "title", "product", "spec", "shelf_life", "precautions", "sender", "sender_line", "consignee", "address",
    "destination", "goods", "shipping_mark", "made_in", "zone", "keeps", "standard", "reprint",
})  # fmt: skip
"""Fields that may end in an ellipsis; all others are numbers, which are whole or not there."""
MANY_LINED = frozenset({"shipping_mark"})
"""Fields whose line ends stay."""


@dataclass(frozen=True)
class Filled:
    """What one label puts into a layout.

    Attributes:
        fields: Text by field name; more than one where a shorter one stands in when the first takes too much room.
        bars: The bar code, or None.
        readable: What it says, for people.
        qr: The QR code's text or GS1 elements; blank for none.
        marks: Handling marks.
    """

    fields: dict[str, tuple[str, ...]]
    bars: Code128 | None
    readable: str
    qr: str | tuple[gs1.Element, ...]
    marks: tuple[HandlingMark, ...] = ()


@singledispatch
def filled(label: Label) -> Filled:
    """Takes a label apart.

    Raises:
        BadInput: A wrong GTIN or SSCC, a number that no bar code can say.
    """
    raise TypeError(f"not a label: {label!r}")


@filled.register
def _(label: UnitLabel) -> Filled:
    serial = label.serial.strip()
    elements = gs1.unit_elements(label.gtin, serial=serial, lot="" if serial else label.lot.strip())
    fields = {
        "company": label.company,
        "product": label.product,
        "spec": label.model,
        "serial": serial,
        "lot": "" if serial else label.lot,
        "produced_on": _day(label.produced_on),
    }
    return Filled(_single(fields), encode(label.code) if label.code else None, label.code, elements or label.code)


@filled.register
def _(label: PlaceLabel) -> Filled:
    fields = {"name": label.name, "zone": label.zone, "keeps": label.keeps, "level": label.level, "arrow": label.arrow}
    return Filled(_single(fields), encode(label.code), label.code, label.code)


@filled.register
def _(label: CertificateLabel) -> Filled:
    fields = {
        "company": label.company,
        "title": captions.CERTIFICATE_TITLE,
        "reprint": captions.REPRINT.format(n=label.nth) if label.nth > 1 else "",
        "product": label.product,
        "spec": label.spec,
        "quantity": label.quantity,
        "identity": label.identity,
        "standard": label.standard,
        "inspected_on": _day(label.inspected_on),
        "inspection_mark": label.inspection_mark,
        "issuer": captions.ISSUER,
        "issued_on": _day(label.issued_on),
    }
    return Filled(_single(fields), encode(label.number), label.number, "")


@filled.register
def _(label: ContentLabel) -> Filled:
    lot, serial, issue = label.lot.strip(), label.serial.strip(), label.issue.strip()
    words = "、".join(part.strip() for part in label.precautions if part.strip())
    elements = gs1.unit_elements(label.gtin, produced_on=label.produced_on, serial=serial, lot=lot, issue=issue)
    fields = {
        "company": label.company,
        "title": f"{captions.CONTENT_TITLE} {issue}".strip(),
        "product": label.product,
        "spec": label.spec,
        "quantity": _quantity(label.quantity, label.unit),
        "produced_on": _day(label.produced_on),
        "shelf_life": label.shelf_life,
        "identity": " / ".join(part for part in (lot, serial) if part),
        "certificate_no": label.certificate_no,
        "precautions": f"{captions.PRECAUTIONS}{words}" if words else "",
        "inspection_mark": label.inspection_mark,
        "inspected_on": _day(label.inspected_on),
    }
    bars, said = _sscc(label.sscc) if label.sscc else (encode(label.code) if label.code else None, label.code)
    return Filled(_single(fields), bars, said, label.qr or elements or label.code, label.marks)


@filled.register
def _(label: ShippingLabel) -> Filled:
    issue = label.issue.strip()
    contact = (
        label.contact.strip() and captions.CONTACT.format(contact=label.contact.strip()),
        label.phone.strip() and captions.PHONE.format(phone=label.phone.strip()),
    )
    fields = {
        "sender": label.sender,
        "sender_line": _joined(label.sender_address, label.sender_phone),
        "consignee": label.consignee,
        "address": label.address,
        "contact": _joined(*contact),
        "order_no": label.order_no,
        "dispatch_no": label.dispatch_no,
        "destination": label.destination,
        "goods": "" if label.destination.strip() else label.goods,
        "shipping_mark": label.shipping_mark,
        "weight": "" if label.gross_weight_g is None else f"{Decimal(label.gross_weight_g) / 1000:.1f} kg",
        "size": "" if label.size_mm is None else "×".join(str(side) for side in label.size_mm) + " mm",
        "box": f"{label.box_no} / {label.box_count}",
        "box_words": captions.BOX_OF.format(number=label.box_no, count=label.box_count),
        "made_in": _joined(label.made_in, issue and captions.ISSUE.format(issue=issue)),
    }
    elements: tuple[gs1.Element, ...] | str = ()
    if label.sscc and not label.sscc.isdecimal():
        elements = f"{label.sscc}-{issue}" if issue else label.sscc
    elif label.sscc:
        order_no = label.order_no.strip()
        elements = gs1.box_elements(label.sscc, weight_g=label.gross_weight_g, order_no=order_no, issue=issue)
    bars, said = _sscc(label.sscc) if label.sscc else (None, "")
    found = {**_single(fields), "identities": _identities(label.identities)}
    return Filled(found, bars, said, label.qr or elements, label.marks)


def _single(fields: dict[str, str]) -> dict[str, tuple[str, ...]]:
    return {name: (text,) for name, text in fields.items()}


def _joined(*parts: str) -> str:
    return "\u3000".join(part.strip() for part in parts if part.strip())


def _day(day: object) -> str:
    return f"{day}" if day else ""


def _identities(numbers: tuple[str, ...]) -> tuple[str, ...]:
    """All numbers where they fit at a readable size, else the first and how many there are; the packing list has all."""
    known = [number.strip() for number in numbers if number.strip()]
    if len(known) < 2:
        return ("".join(known),)
    short = captions.MORE_IDENTITIES.format(first=known[0], count=len(known))
    return ("、".join(known), short) if len(known) <= 4 else (short,)


def _quantity(quantity: Decimal | int | None, unit: str) -> str:
    if quantity is None:
        return ""
    text = f"{quantity:f}" if isinstance(quantity, Decimal) else str(quantity)
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return f"{text} {unit}".strip()


def _sscc(sscc18: str) -> tuple[Code128, str]:
    """Bars and words of the box: an SSCC as GS1 wants it, a code of the company's own as it is."""
    if not sscc18.isdecimal():
        return encode(sscc18), sscc18
    return encode(gs1.element_string([gs1.Element("00", sscc18)]), gs1=True), gs1.readable_sscc(sscc18)
