"""`jiaofu-admin label`: one label from a JSON file, by the same code as the bench, for trials and for people who script.

The file holds one object. Keys (all others are refused; a key that the kind does not print is read and left out):

| key | value | mandatory |
|---|---|---|
| product_name, spec | text | content |
| quantity | number above 0 | content |
| unit | text: 台, 件, kg | content |
| production_date | "2026-11-18" | content |
| shelf_life | text, "不适用" where there is none | content |
| precautions | list of texts, or one text | content |
| lot, serial | text, one of them | content |
| company | text: who makes or sends it | both |
| company_address | text | shipping |
| consignee, address, phone | text | shipping |
| order_no | text | shipping |
| box_no, box_count | whole numbers from 1 | shipping |
| gross_weight_g | whole number, grams | shipping |
| sscc | 18 digits, the last their check digit | shipping |
| marks | list of handling marks (`["易碎物品", "堆码层数极限 2"]`, or `fragile`, `this_way_up`), or one text: the 唛头 | |
| qr | text: what the QR code says; without it the GS1 data of the label | |
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from app.core.errors import BadInput, bad_input
from app.core.fonts import FontsNotBuilt
from app.core.text import QT_TRANSLATE_NOOP
from app.labels import gs1
from app.labels.content import ContentLabel, ShippingLabel, missing_fields
from app.labels.marks import HandlingMark, MarkKind
from app.labels.render import render, seconds
from app.labels.stock import CONTENT_SIZES, LANGUAGES, SHIPPING_SIZES, Language, Stock

KINDS = ("content", "shipping")
SIZES = tuple(dict.fromkeys((*CONTENT_SIZES, *SHIPPING_SIZES)))

# What a label of the bench has and this file has no key for: nobody is asked for it here.
_NOT_HERE = frozenset({"检验标记", "合格证号", "发货电话", "收货人", "目的地", "发货单号"})


def add(parser: argparse.ArgumentParser) -> None:
    """Adds the options of `jiaofu-admin label` to its parser."""
    parser.description, parser.formatter_class = __doc__, argparse.RawDescriptionHelpFormatter
    parser.add_argument("--kind", choices=KINDS, required=True)
    parser.add_argument("--language", choices=LANGUAGES, required=True)
    parser.add_argument("--size", default="", metavar="|".join(SIZES), help="width x height in mm")
    parser.add_argument("--dpi", type=int, default=203, metavar="203|300")
    parser.add_argument("--font", default="", help="a Chinese font in the printer: E:SIMSUN.TTF, TSS24.BF2")
    parser.add_argument("--data", type=Path, required=True, metavar="FILE.json")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    parser.set_defaults(run=_run)


def _run(args: argparse.Namespace) -> int:
    usual = CONTENT_SIZES[0] if args.kind == "content" else SHIPPING_SIZES[0]
    made = write(args.kind, args.language, args.size or usual, args.dpi, args.data, args.out, args.font)
    sys.stdout.write(f"{args.out}：{made} 字节，9600 波特 {seconds(made):.1f} 秒。\n")
    return 0


def build(kind: str, language: Language, size: str, dpi: int, data: bytes, font: str = "") -> bytes:
    """The bytes of one label.

    Args:
        kind: `content` or `shipping`.
        language: `zpl` or `tspl`.
        size: Such as `100x70`.
        dpi: 203 or 300.
        data: The JSON file.
        font: A Chinese font in the printer, or blank.

    Raises:
        BadInput: The file or the choice is wrong; one sentence says what.
    """
    stock = Stock(content=size, dpi=dpi, font=font) if kind == "content" else Stock(shipping=size, dpi=dpi, font=font)
    return render(read_label(kind, data), language, stock)


def read_label(kind: str, data: bytes) -> ContentLabel | ShippingLabel:
    """Reads the file and checks that nothing mandatory is blank.

    Raises:
        BadInput: Unreadable JSON, an unknown key, a value of the wrong form, a blank mandatory field.
    """
    values = {key: _READERS[key](key, value) for key, value in _object(data).items()}
    label = _content(values) if kind == "content" else _shipping(values)
    blank = [name for name in missing_fields(label) if name not in _NOT_HERE]
    if blank:
        raise bad_input(QT_TRANSLATE_NOOP("app", "标签要素缺失：{fields}"), fields="、".join(blank))
    return label


def write(kind: str, language: Language, size: str, dpi: int, source: Path, target: Path, font: str = "") -> int:
    """Builds the label of a file into a file; the number of its bytes.

    Raises:
        BadInput: As `build`; or a file that cannot be read or written, or the fonts are not built.
    """
    try:
        made = build(kind, language, size, dpi, source.read_bytes(), font)
        target.write_bytes(made)
    except FontsNotBuilt as error:
        raise bad_input(QT_TRANSLATE_NOOP("app", "字体还没有生成，请先运行 python packaging/desk.py setup")) from error
    except OSError as error:
        raise bad_input(QT_TRANSLATE_NOOP("app", "读写不了文件 {file}：{why}"), file=error.filename, why=error.strerror) from error
    return len(made)


def _object(data: bytes) -> dict[str, Any]:
    try:
        found = json.loads(data.decode("utf-8-sig"), parse_float=Decimal, object_pairs_hook=_once)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise bad_input(QT_TRANSLATE_NOOP("app", "不是有效的 JSON 文件：{why}"), why=str(error)) from error
    if not isinstance(found, dict):
        raise bad_input(QT_TRANSLATE_NOOP("app", "JSON 文件里应是一个对象 {…}"))
    unknown = sorted(set(found) - set(_READERS))
    if unknown:
        raise bad_input(QT_TRANSLATE_NOOP("app", "标签数据里有不认识的项：{keys}"), keys="、".join(unknown))
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise bad_input(QT_TRANSLATE_NOOP("app", "标签数据里同一项写了两次"))
    return found


def _wrong(key: str, value: object, wanted: str) -> BadInput:
    shown = json.dumps(value, ensure_ascii=False, default=str)[:60]
    return bad_input(QT_TRANSLATE_NOOP("app", "「{key}」的值不对：{value}，应是{wanted}"), key=key, value=shown, wanted=wanted)


def _text(key: str, value: object) -> str:
    if not isinstance(value, str):
        raise _wrong(key, value, "文字")
    return value.strip()


def _texts(key: str, value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value.strip(),)
    if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
        raise _wrong(key, value, "文字或文字列表")
    return tuple(part.strip() for part in value)


def _whole(least: int) -> Callable[[str, object], int]:
    def read(key: str, value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value < 10**9:
            raise _wrong(key, value, f"不小于 {least} 的整数")
        return value

    return read


def _quantity(key: str, value: object) -> Decimal:
    sound = isinstance(value, int | Decimal) and not isinstance(value, bool)
    if not sound or not 0 < Decimal(str(value)) < 10**9:
        raise _wrong(key, value, "大于 0 的数")
    return Decimal(str(value))


def _date(key: str, value: object) -> date:
    try:
        return date.fromisoformat(value if isinstance(value, str) and len(value) == 10 else "")
    except ValueError as error:
        raise _wrong(key, value, "日期，如 2026-11-18") from error


def _sscc(key: str, value: object) -> str:
    text = _text(key, value)
    if not text:
        return ""
    if not (len(text) == 18 and text.isascii() and text.isdecimal()):
        raise _wrong(key, value, "18 位数字")
    if not gs1.is_valid(text):
        raise bad_input(
            QT_TRANSLATE_NOOP("app", "SSCC {sscc} 的校验位不对，末位应是 {digit}"), sscc=text, digit=gs1.check_digit(text[:-1])
        )
    return text


def _marks(key: str, value: object) -> str | tuple[HandlingMark, ...]:
    if isinstance(value, str):
        return value.strip()
    known = "、".join(MarkKind)
    if not isinstance(value, list):
        raise _wrong(key, value, f"文字（唛头）或贮运标志列表：{known}")
    try:
        return tuple(HandlingMark.parse(_named(_text(key, part))) for part in value)
    except BadInput as error:
        raise _wrong(key, value, f"贮运标志列表：{known}") from error


def _named(mark: str) -> str:
    """A mark given by its English name (`fragile`, `stack_layer_limit 2`) in Chinese; any other as it is."""
    name, _, value = mark.partition(" ")
    kind = MarkKind.__members__.get(name.upper())
    return mark if kind is None else f"{kind.value} {value}".strip()


_READERS: dict[str, Callable[[str, object], Any]] = {
    **dict.fromkeys(
        ("product_name", "spec", "unit", "shelf_life", "lot", "serial", "consignee", "address", "phone", "company",
         "company_address", "order_no", "qr"), _text
    ),
    "quantity": _quantity, "production_date": _date, "precautions": _texts, "box_no": _whole(1), "box_count": _whole(1),
    "gross_weight_g": _whole(1), "marks": _marks, "sscc": _sscc,
}  # fmt: skip


def _content(values: dict[str, Any]) -> ContentLabel:
    found = values.get
    label = ContentLabel(
        company=found("company", ""), product=found("product_name", ""), spec=found("spec", ""), quantity=found("quantity"),
        unit=found("unit", ""), produced_on=found("production_date"), shelf_life=found("shelf_life", ""),
        precautions=found("precautions", ()), serial=found("serial", ""), lot=found("lot", ""), sscc=found("sscc", ""),
        qr=found("qr", ""),
    )  # fmt: skip
    marks = found("marks", ())
    return label if isinstance(marks, str) else replace(label, marks=marks)


def _shipping(values: dict[str, Any]) -> ShippingLabel:
    found = values.get
    number = _box_of(values)
    label = ShippingLabel(
        sender=found("company", ""), sender_address=found("company_address", ""), sender_phone="",
        consignee=found("consignee", ""), address=found("address", ""), contact="", phone=found("phone", ""),
        order_no=found("order_no", ""), dispatch_no="", destination="", box_no=number[0], box_count=number[1],
        gross_weight_g=found("gross_weight_g"), identities=tuple(filter(None, (found("serial", ""), found("lot", "")))),
        sscc=found("sscc", ""), qr=found("qr", ""), goods=_goods(values),
    )  # fmt: skip
    marks = found("marks", ())
    return replace(label, shipping_mark=marks) if isinstance(marks, str) else replace(label, marks=marks)


def _box_of(values: dict[str, Any]) -> tuple[int, int]:
    """Box n of N.

    Raises:
        BadInput: The number is above the count.
    """
    number, count = values.get("box_no", 0), values.get("box_count", 0)
    if number > count > 0:
        raise bad_input(QT_TRANSLATE_NOOP("app", "箱号 {number} 大于总箱数 {count}"), number=number, count=count)
    return number, count


def _goods(values: dict[str, Any]) -> str:
    quantity = values.get("quantity")
    parts = (values.get("product_name", ""), values.get("spec", ""), f"{quantity} {values.get('unit', '')}" if quantity else "")
    return " ".join(filter(None, parts)).strip()
