"""Where everything stands: one function a label, from its content to a `Page` of drawn elements.

Sizes and places follow the sheets 08 and 09: 8 dots/mm, frame 1.5 mm inside the edge, SSCC at 4 dots a module with 11 mm
of quiet zone (GS1 asks for 0.495 mm on logistic labels), smallest type 22 dots.
"""

from __future__ import annotations

from decimal import Decimal
from functools import singledispatch

from PIL import Image, ImageDraw

from app.core.errors import bad_input
from app.core.text import QT_TRANSLATE_NOOP
from app.labels import captions, gs1, marks
from app.labels.bitmap import Bitmap, lettering, measure
from app.labels.code128 import Code128, encode
from app.labels.content import ContentLabel, Label, ShippingLabel, UnitLabel
from app.labels.elements import Bars, Correction, Dots, Drawn, Frame, Matrix, Page, Rule, clean, fit, symbol

MOST_MARKS = 6
_QUIET = 4  # Modules of white round a QR code.
_QUIET_BARS = 10  # Modules of white at both ends of a bar code.


@singledispatch
def layout(label: Label) -> Page:
    """Lays out any label.

    Raises:
        BadInput: text that cannot be drawn or does not fit, a wrong GTIN or SSCC, too many marks.
    """
    raise TypeError(f"not a label: {label!r}")


@layout.register
def unit_label(label: UnitLabel) -> Page:
    """The unit label, 60 × 40 mm: name, model, number, QR, and Code 128 of the serial or lot."""
    serial = label.serial.strip()
    number = captions.SERIAL if serial else captions.LOT
    elements = gs1.unit_elements(label.gtin, serial=serial, lot="" if serial else label.lot.strip())
    drawn: list[Drawn] = [
        *fit(label.company, (16, 12, 448, 30), 26, bold=True),
        Rule(12, 46, 456, 2),
        *fit(label.product, (16, 52, 286, 50), 34, bold=True, lines=2),
        *fit(label.model, (16, 104, 286, 36), 30, bold=True),
        *fit(number if label.code else "", (16, 142, 76, 30), 24),
        *fit(label.code, (96, 142, 206, 30), 28, bold=True),
        *fit(captions.PRODUCED_ON if label.produced_on else "", (16, 174, 100, 26), 22),
        *fit(f"{label.produced_on}" if label.produced_on else "", (122, 174, 180, 26), 24),
        *_qr(elements or label.code, "M", 5, (304, 48, 176, 158)),
        *_bars(label.code, False, (0, 208, 480, 74), 3),
        *fit(label.code, (16, 284, 448, 28), 28, bold=True, align="centre"),
    ]
    return Page(60, 40, tuple(drawn))


@layout.register
def content_label(label: ContentLabel) -> Page:
    """The content label, 100 × 70 mm (C-10)."""
    title = f"{captions.CONTENT_TITLE} {label.issue}".strip()
    both = " / ".join(part for part in (label.lot.strip(), label.serial.strip()) if part)
    rows = (
        (captions.PRODUCT, label.product, 34, True),
        (captions.SPEC, label.spec, 34, True),
        (captions.QUANTITY, _quantity(label.quantity, label.unit), 34, True),
        (captions.PRODUCED_ON, f"{label.produced_on}" if label.produced_on else "", 30, False),
        (captions.SHELF_LIFE, label.shelf_life, 30, False),
        (captions.IDENTITY, both, 30, False),
        (captions.CERTIFICATE, label.certificate_no, 30, False),
    )
    drawn: list[Drawn] = [
        Frame(13, 13, 774, 534, 4),
        Rule(15, 58, 770, 3),
        *fit(label.company, (26, 20, 510, 36), 30, bold=True),
        *fit(title, (546, 20, 228, 36), 26, bold=True, align="right"),
        Rule(566, 60, 3, 276),
        Rule(15, 336, 770, 3),
        Rule(15, 478, 770, 3),
    ]
    for place, (caption, value, size, bold) in enumerate(rows):
        top = 62 + 39 * place
        drawn += fit(caption, (26, top, 116, 40), 24)
        drawn += fit(value, (148, top, 410, 40), size, bold=bold, smallest=26)
    elements = gs1.unit_elements(
        label.gtin,
        produced_on=label.produced_on,
        serial=label.serial.strip(),
        lot=label.lot.strip(),
        issue=label.issue.strip(),
    )
    drawn += _qr(elements or label.code, "M", 5, (570, 62, 213, 166))
    drawn += _inspection(label)
    if label.sscc:
        drawn += _sscc(label.sscc, (346, 96), (446, 30), 28)
    elif label.code:
        drawn += _bars(label.code, False, (16, 346, 768, 96), 4)
        drawn += fit(label.code, (26, 446, 748, 30), 28, bold=True, align="centre")
    drawn += _precautions(label)
    return Page(100, 70, tuple(drawn))


@layout.register
def shipping_label(label: ShippingLabel) -> Page:
    """The shipping label, 100 × 150 mm (C-15, G-06)."""
    grid = (
        Frame(13, 13, 774, 1174, 4),
        Rule(15, 97, 770, 3),
        Rule(15, 309, 770, 3),
        Rule(15, 381, 770, 2),
        Rule(15, 475, 770, 3),
        Rule(400, 311, 2, 165),
        Rule(15, 703, 770, 3),
        Rule(15, 863, 770, 3),
    )
    drawn: list[Drawn] = [*grid, *_parties(label), *_order(label), *_box(label), *_big_marks(label.marks)]
    if label.sscc:
        drawn += _sscc(label.sscc, (876, 256), (1136, 46), 38)
    return Page(100, 150, tuple(drawn))


def _parties(label: ShippingLabel) -> list[Drawn]:
    sender = "\u3000".join(part for part in (label.sender_address.strip(), label.sender_phone.strip()) if part)
    contact = captions.CONTACT.format(contact=label.contact, phone=label.phone)
    known = label.contact.strip() or label.phone.strip()
    return [
        *fit(captions.SENDER, (26, 20, 88, 40), 24),
        *fit(label.sender, (120, 20, 656, 40), 32, bold=True),
        *fit(sender, (120, 60, 656, 36), 26),
        *fit(captions.CONSIGNEE, (26, 106, 130, 30), 24),
        *fit(label.consignee, (26, 136, 750, 72), 56, bold=True, lines=2, smallest=32),
        *fit(label.address, (26, 206, 750, 62), 34, bold=True, lines=2, smallest=24),
        *fit(contact if known else "", (26, 269, 750, 38), 32, bold=True),
    ]


def _order(label: ShippingLabel) -> list[Drawn]:
    weight = "" if label.gross_weight_g is None else f"{Decimal(label.gross_weight_g) / 1000:.1f} kg"
    size = "" if label.size_mm is None else "×".join(str(side) for side in label.size_mm) + " mm"
    return [
        *fit(captions.ORDER, (26, 316, 94, 34), 24),
        *fit(label.order_no, (126, 316, 268, 62), 38, bold=True, lines=2, smallest=28),
        *fit(captions.SHIPPING_MARK, (414, 316, 80, 34), 24),
        *fit(label.shipping_mark, (486, 316, 292, 62), 42, bold=True, lines=2, smallest=26),
        *fit(captions.DESTINATION, (26, 388, 94, 34), 24),
        *fit(label.destination, (126, 386, 268, 86), 44, bold=True, lines=2, smallest=30),
        *fit(captions.GROSS_WEIGHT, (414, 388, 80, 34), 24),
        *fit(weight, (486, 384, 292, 50), 42, bold=True),
        *fit(captions.SIZE, (414, 440, 80, 30), 24),
        *fit(size, (486, 438, 292, 34), 28),
    ]


def _box(label: ShippingLabel) -> list[Drawn]:
    elements = (
        gs1.box_elements(label.sscc, weight_g=label.gross_weight_g, order_no=label.order_no.strip(), issue=label.issue.strip())
        if label.sscc
        else ""
    )
    said = captions.BOX_OF.format(number=label.box_no, count=label.box_count)
    last = "\u3000".join(
        part for part in (label.made_in.strip(), label.issue and captions.ISSUE.format(issue=label.issue)) if part
    )
    return [
        *fit(captions.BOX, (26, 482, 130, 34), 24),
        *fit(f"{label.box_no} / {label.box_count}", (26, 520, 280, 124), 104, bold=True),
        *fit(said, (26, 654, 280, 42), 32, bold=True),
        *fit(captions.IDENTITIES, (314, 488, 242, 30), 24),
        *_identities(label.identities, (314, 518, 242, 58)),
        *fit(captions.DISPATCH, (314, 578, 242, 30), 24),
        *fit(label.dispatch_no, (314, 608, 242, 42), 34, bold=True),
        *fit(last, (314, 656, 242, 42), 26, bold=True),
        *_qr(elements, "Q", 6, (556, 478, 228, 226)),
    ]


def _identities(numbers: tuple[str, ...], box: tuple[int, int, int, int]) -> tuple[Drawn, ...]:
    """All numbers where they fit at a readable size, else the first and how many there are; the packing list has all."""
    known = [number.strip() for number in numbers if number.strip()]
    text = "、".join(known)
    if len(known) > 4 or measure(clean(text), 24, True) > 2 * box[2] - 60:
        text = captions.MORE_IDENTITIES.format(first=known[0], count=len(known)) if len(known) > 1 else text
    return fit(text, box, 36, bold=True, lines=2, smallest=24)


def _quantity(quantity: Decimal | int | None, unit: str) -> str:
    if quantity is None:
        return ""
    text = f"{quantity:f}" if isinstance(quantity, Decimal) else str(quantity)
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return f"{text} {unit}".strip()


def _precautions(label: ContentLabel) -> list[Drawn]:
    shown = _limited(label.marks)
    pitch = 64
    left = 782 - pitch * len(shown)
    words = "、".join(part.strip() for part in label.precautions if part.strip())
    drawn: list[Drawn] = [*fit(f"{captions.PRECAUTIONS}{words}", (26, 484, left - 36, 58), 26, bold=True, lines=2)]
    drawn += [Dots(left + pitch * place, 485, marks.bitmap(mark, 56)) for place, mark in enumerate(shown)]
    return drawn


def _big_marks(given: tuple[marks.HandlingMark, ...]) -> list[Drawn]:
    shown = _limited(given)
    cells = max(4, len(shown))
    pitch = 750 // cells
    drawn: list[Drawn] = []
    for place, mark in enumerate(shown):
        x = 26 + pitch * place
        drawn.append(Frame(x, 712, pitch - 10, 145, 2))
        drawn.append(Dots(x + (pitch - 10 - 96) // 2, 719, marks.bitmap(mark, 96)))
        drawn += fit(mark.kind.value, (x + 1, 819, pitch - 12, 36), 26, bold=True, align="centre", lines=2)
    return drawn


def _limited(given: tuple[marks.HandlingMark, ...]) -> tuple[marks.HandlingMark, ...]:
    if len(given) > MOST_MARKS:
        raise bad_input(QT_TRANSLATE_NOOP("app", "一张标签最多印 {most} 个贮运标志"), most=MOST_MARKS)
    for mark in given:
        clean(mark.value)
    return given


def _sscc(sscc18: str, bars: tuple[int, int], text: tuple[int, int], size: int) -> list[Drawn]:
    element = gs1.Element("00", sscc18)
    return [
        *_bars(gs1.element_string([element]), True, (16, bars[0], 768, bars[1]), 4),
        *fit(gs1.readable_sscc(sscc18), (26, text[0], 748, text[1]), size, bold=True, align="centre"),
    ]


def _bars(data: str, is_gs1: bool, box: tuple[int, int, int, int], module: int) -> tuple[Drawn, ...]:
    """A bar code in the middle of a box, at the widest module up to `module` that leaves its quiet zones."""
    if not data:
        return ()
    code: Code128 = encode(data, gs1=is_gs1)
    x, y, width, height = box
    for dots in range(module, 1, -1):
        spare = width - code.width * dots
        if spare >= 2 * _QUIET_BARS * dots:
            return (Bars(x + spare // 2, y, height, dots, code),)
    raise bad_input(QT_TRANSLATE_NOOP("app", "条码太长，标签上放不下：{data}"), data=data)


def _qr(
    data: str | tuple[gs1.Element, ...], correction: Correction, module: int, box: tuple[int, int, int, int]
) -> tuple[Drawn, ...]:
    """A QR code in the middle of a box, at the largest module up to `module` that leaves its quiet zone."""
    if not data:
        return ()
    grid = symbol(data, correction)
    x, y, width, height = box
    dots = min(module, min(width, height) // (grid.width + 2 * _QUIET))
    if dots < 3:
        raise bad_input(QT_TRANSLATE_NOOP("app", "二维码内容太长，标签上放不下"))
    side = grid.width * dots
    plain = data if isinstance(data, str) else ""
    return (
        Matrix(x + (width - side) // 2, y + (height - side) // 2, dots, plain, correction, not plain, grid),
    )


def _inspection(label: ContentLabel) -> list[Drawn]:
    """The oval 检验合格 with the inspector's mark, and the date below; nothing where no inspection stands behind it."""
    mark = clean(label.inspection_mark)
    if not mark:
        return []
    width, height = 168, 74
    oval = Image.new("L", (width * 4, height * 4), 255)
    ImageDraw.Draw(oval).ellipse((4, 4, width * 4 - 5, height * 4 - 5), outline=0, width=11)
    picture = oval.resize((width, height), Image.Resampling.BOX).point(lambda value: 255 if value >= 128 else 0)
    for line in (
        *fit(captions.PASSED, (20, 11, width - 40, 30), 26, bold=True, align="centre"),
        *fit(mark, (34, 40, width - 68, 26), 24, align="centre"),
    ):
        ink, dx, dy = lettering(line.text, line.size, line.bold)
        at = line.x + (line.width - measure(line.text, line.size, line.bold)) // 2 + dx
        picture.paste(ink.image().convert("L"), (at, line.y + dy))
    day = f"{label.inspected_on}" if label.inspected_on else ""
    return [Dots(592, 228, Bitmap.of(picture)), *fit(day, (572, 304, 210, 30), 24, align="centre")]
