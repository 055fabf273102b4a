"""What a code of goods stands for: a unit, pieces of a lot, an inner pack; or what has to be scanned as well (C-18)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy.orm import Session

from app.boxing import admission, rules
from app.boxing.views import BenchState
from app.catalog import queries as catalog
from app.catalog.views import PackView, ProductView
from app.core.errors import BadInput, Fact, fact
from app.core.scans import ScanAnswer
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.devices.codes import Candidate
from app.units import queries as units
from app.units.views import LotView, UnitView
from db.states import Role, ScanKind, Tracking, Verdict


@dataclass(frozen=True)
class GoodsCode:
    """What a code says of goods.

    Attributes:
        identity: Serial or lot number; blank where the code does not say which.
        is_serial: Whether it is a serial number.
        quantity: Pieces it stands for, or None where it does not say.
        product_id: The product, 0 where the code does not say and nobody knows the number.
        ask: What to scan besides, where `identity` is blank.
        pack: Pieces of the inner pack whose code it is, 0 for none.
    """

    identity: str
    is_serial: bool
    quantity: int | None = None
    product_id: int = 0
    ask: Text | None = None
    pack: int = 0


def read_goods(session: Session, one: Candidate, today: date) -> GoodsCode:
    """Says which goods a code means, and refuses a label that does not fit them.

    Args:
        session: Read session.
        one: The one thing that the code can be; a serial, a lot or GS1 elements.
        today: The site's day.

    Raises:
        BadInput: A GTIN that no product or inner pack has, or no goods at all in the code.
        Refused: C-18 the label says another product, lot, date or count than the goods have; D-13 its last day is over.
    """
    product, pack = _product(session, one)
    if product is None:
        identity = one.serial or one.lot or ""
        if not identity:
            raise BadInput(say(QT_TRANSLATE_NOOP("app", "码里没有序列号或批号")), (_item(one),))
    else:
        identity = (one.serial if product.tracking is Tracking.SERIAL else one.lot) or ""
    if product is not None and (not identity or (pack is not None and product.tracking is Tracking.SERIAL)):
        return _asking(product, pack)
    is_serial = identity == one.serial
    if not one.elements:
        return GoodsCode(identity, is_serial)
    thing = units.unit(session, identity) if is_serial else units.lot(session, identity)
    if thing is not None:
        _must_fit(one, thing, product or catalog.product(session, thing.product_id), today)
    count = str(one.quantity or "")
    admission.label_must_fit(_item(one), QT_TRANSLATE_NOOP("app", "标签数量"), count, str(pack.quantity) if pack else "")
    pieces = pack.quantity if pack else one.quantity
    return GoodsCode(identity, is_serial, pieces, thing.product_id if thing else 0, pack=pack.quantity if pack else 0)


def ask_for_more(session: Session, state: BenchState, code: GoodsCode, ask: Text) -> tuple[BenchState, ScanAnswer]:
    """The code names the product only: an inner pack of lot goods counts towards the next lot scan, anything else waits.

    Raises:
        Refused: C-14 the product is not on the list; C-18 packs of another product wait for their lot.
        BadInput: A count was keyed before.
    """
    product = catalog.product(session, code.product_id)
    item = fact(QT_TRANSLATE_NOOP("app", "扫到的"), f"{product.name} {product.model}")
    lines = state.order.lines if state.order else ()
    is_listed = any(line.product_id == code.product_id for line in lines)
    rules.must_be_on_list(item, state.order.number if state.order else "", is_listed, "", "—")
    kind = ScanKind.UNIT if code.is_serial else ScanKind.LOT
    if not code.pack:
        return state, ScanAnswer(Verdict.HOLD, ask, kind, product.gtin, state)
    if state.count and not state.pack_of:
        raise BadInput(say(QT_TRANSLATE_NOOP("app", "已键入数量 {n}，请扫批号，或扫「撤销」"), n=state.count), (item,))
    _must_be_the_pack(item, state.pack_of, product)
    count = (state.count or 0) + code.pack
    wanted = say(QT_TRANSLATE_NOOP("app", "扫批号（× {n}）"), n=count)
    waiting = replace(state, count=count, pack_of=code.product_id, next_step=wanted)
    if state.count:
        ask = say(QT_TRANSLATE_NOOP("app", "又一整包，共 {n} {unit}：请扫批号"), n=count, unit=product.unit)
    return waiting, ScanAnswer(Verdict.INFO, ask, kind, product.gtin, waiting)


def pieces(session: Session, code: GoodsCode, state: BenchState) -> int:
    """How many pieces a scan of goods stands for: keyed, of inner packs, or what the label says.

    Raises:
        Refused: C-18 the lot is not that of the inner packs, or its label says another count.
    """
    if state.pack_of:
        item = fact(QT_TRANSLATE_NOOP("app", "扫到的"), code.identity)
        thing = units.unit(session, code.identity) or units.lot(session, code.identity)
        if thing is not None:
            _must_be_the_pack(item, state.pack_of, catalog.product(session, thing.product_id))
        said = str(code.quantity or "")
        admission.label_must_fit(item, QT_TRANSLATE_NOOP("app", "标签数量"), said, str(state.count))
    return state.count or code.quantity or 1


def _must_be_the_pack(item: Fact, pack_of: int, product: ProductView) -> None:
    """What is scanned after an inner pack is of the same product."""
    admission.must_be_the_pack(item, f"{product.name} {product.model}", not pack_of or pack_of == product.product_id)


def expires_on(product: ProductView, produced_on: date) -> date | None:
    """Last day of goods by the product's shelf life, or None where it has none."""
    return produced_on + timedelta(days=product.shelf_life_days) if product.shelf_life_days else None


def _product(session: Session, one: Candidate) -> tuple[ProductView | None, PackView | None]:
    """Product and inner pack by the GTIN of a code; None where it has no GTIN."""
    if not one.gtin:
        return None, None
    product = catalog.product_by_gtin(session, one.gtin)
    pack = catalog.pack_by_gtin(session, one.gtin) if product is None else None
    if pack is not None:
        product = catalog.product(session, pack.product_id)
    if product is None:
        raise BadInput(
            say(QT_TRANSLATE_NOOP("app", "这个商品条码没有登记，请扫序列号或批号")), (_item(one),), helper=Role.PROCESS
        )
    return product, pack


def _asking(product: ProductView, pack: PackView | None) -> GoodsCode:
    """The code names the product only: what else has to be scanned."""
    pieces = pack.quantity if pack else 0
    if product.tracking is Tracking.LOT:
        sentence = QT_TRANSLATE_NOOP("app", "整包 {n} {unit}：请扫批号") if pack else QT_TRANSLATE_NOOP("app", "{name}是批次货，请扫批号")
    elif pack:
        sentence = QT_TRANSLATE_NOOP("app", "整包 {n} {unit}：{name}请逐台扫序列号")
    else:
        sentence = QT_TRANSLATE_NOOP("app", "{name}请扫序列号")
    ask = say(sentence, name=product.name, n=pieces, unit=product.unit)
    lot_pack = pack is not None and product.tracking is Tracking.LOT
    return GoodsCode("", product.tracking is Tracking.SERIAL, None, product.product_id, ask, pieces if lot_pack else 0)


def _must_fit(one: Candidate, thing: UnitView | LotView, product: ProductView, today: date) -> None:
    """Everything that the label says is what the goods are."""
    item = _item(one)
    known = _words(thing)
    admission.label_must_fit(
        item, QT_TRANSLATE_NOOP("app", "标签上的产品"), f"{product.name} {product.model}" if one.gtin else "", known
    )
    if isinstance(thing, UnitView):
        admission.label_must_fit(item, QT_TRANSLATE_NOOP("app", "标签上的批号"), one.elements.get("10", ""), thing.lot_no)
    made = _day(one.elements.get("11", ""))
    admission.label_must_fit(item, QT_TRANSLATE_NOOP("app", "标签上的生产日期"), made, f"{thing.produced_on}")
    last = expires_on(product, thing.produced_on)
    for identifier in ("17", "15"):
        said = _day(one.elements.get(identifier, ""))
        admission.label_must_fit(item, QT_TRANSLATE_NOOP("app", "标签上的有效期"), said, f"{last}" if last else "")
        admission.must_not_be_expired(item, date.fromisoformat(said) if said else None, today)


def _words(thing: UnitView | LotView) -> str:
    return f"{thing.product_name} {thing.model}"


def _day(digits: str) -> str:
    """A GS1 date YYMMDD in ISO form; day 00 is the last of its month; blank where it is no date."""
    if len(digits) != 6 or not digits.isdecimal():
        return ""
    year, month, day = 2000 + int(digits[:2]), int(digits[2:4]), int(digits[4:])
    try:
        if day:
            return date(year, month, day).isoformat()
        return (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).isoformat()
    except ValueError:
        return ""


def _item(one: Candidate) -> Fact:
    return fact(QT_TRANSLATE_NOOP("app", "扫到的"), one.serial or one.lot or one.gtin or one.value)
