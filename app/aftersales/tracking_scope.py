"""Which goods a tracking form is about: found by what they have in common, and where each of them is now (J-15, J-31)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy.orm import Session

from app.aftersales.tracking_views import Affected, GoodsLine, Scope, ScopeKind, Where
from app.boxing import whereabouts
from app.catalog import queries as catalog
from app.core.errors import bad_input, fact
from app.core.grouped import grouped
from app.core.text import QT_TRANSLATE_NOOP, say
from app.dispatch import queries as dispatch
from app.units import queries as units
from app.units import recall
from app.units.recall import Suspect
from app.units.views import UnitState

MOST = 5_000
"""So many units a form names; a wider scope is parted into several forms."""

IN_WORKS = frozenset(
    {
        UnitState.IN_PRODUCTION, UnitState.AWAITING_INSPECTION, UnitState.PASSED, UnitState.PACKING, UnitState.SEALED,
        UnitState.IN_STOCK, UnitState.RESERVED, UnitState.RECHECK_DUE, UnitState.LOCKED, UnitState.PICKED, UnitState.BOXED,
        UnitState.LOADED, UnitState.HOLD,
    }
)  # fmt: skip
"""Where goods can still be stopped. What came back is judged as a return, what is reworked is inspected anew (J-19, J-27)."""

WHERE_OF = dict.fromkeys(IN_WORKS, Where.WORKS) | {
    UnitState.LEFT_WORKS: Where.TRANSIT, UnitState.SIGNED: Where.DELIVERED, UnitState.ACCEPTED: Where.DELIVERED,
}  # fmt: skip
_GONE = (UnitState.LEFT_WORKS, UnitState.SIGNED, UnitState.ACCEPTED)
_NAMES = {
    ScopeKind.LOT: QT_TRANSLATE_NOOP("app", "同批 {value}"),
    ScopeKind.TASK: QT_TRANSLATE_NOOP("app", "同任务单 {value}"),
    ScopeKind.PRODUCED: QT_TRANSLATE_NOOP("app", "{first} 至 {last} 生产"),
    ScopeKind.SUPPLIER_LOT: QT_TRANSLATE_NOOP("app", "同供方批 {value}"),
    ScopeKind.NAMED: QT_TRANSLATE_NOOP("app", "点名 {value}"),
}


def suggested(session: Session, identity: str) -> tuple[Scope, ...]:
    """The scope that goods with a problem suggest: their lot, else the lot of the supplier, their task order, or they alone."""
    unit = units.unit(session, identity)
    if unit is not None and unit.lot_no:
        return (Scope(ScopeKind.LOT, unit.lot_no),)
    lot = None if unit is not None else units.lot(session, identity)
    if lot is not None and lot.supplier_lot:
        return (Scope(ScopeKind.SUPPLIER_LOT, lot.supplier_lot),)
    if lot is not None:
        return (Scope(ScopeKind.LOT, lot.lot_no),)
    if unit is not None and unit.task_no:
        return (Scope(ScopeKind.TASK, unit.task_no),)
    return (Scope(ScopeKind.NAMED, identity),) if identity else ()


def words(scopes: Iterable[Scope]) -> str:
    """What the goods were looked for by, in Chinese, as the form keeps it."""
    return "；".join(
        str(say(_NAMES[one.kind], value=one.value[:60], first=one.first or "—", last=one.last or "—")) for one in scopes
    )


def find(session: Session, scopes: Sequence[Scope], product_id: int | None) -> list[Affected]:
    """Every unit and every piece of a lot that the scopes cover, in the works first.

    Args:
        session: Read session.
        scopes: What they have in common.
        product_id: Product of the form, for a scope by days of making.

    Raises:
        BadInput: A scope without its value or its days, a number nobody knows, or more goods than a form names.
    """
    found: dict[object, Suspect] = {}
    for scope in scopes:
        for one in _covered(session, scope, product_id):
            found[one.key] = one
        if len(found) > MOST:
            raise bad_input(
                QT_TRANSLATE_NOOP("app", "这个范围超过 {most} 件，请缩小范围，或分几张跟踪表"),
                fact(QT_TRANSLATE_NOOP("app", "查询范围"), words(scopes)), most=MOST,
            )  # fmt: skip
    return _placed(session, list(found.values()))


def _covered(session: Session, scope: Scope, product_id: int | None) -> list[Suspect]:
    value = scope.value.strip().upper()
    if scope.kind is ScopeKind.PRODUCED:
        first, last = scope.first, scope.last
        product = scope.product_id or product_id
        if first is None or last is None or product is None:
            raise bad_input(QT_TRANSLATE_NOOP("app", "请填写生产日期的起止"))
        return recall.made_between(session, product, *_in_order(first, last), MOST + 1)
    if not value:
        raise bad_input(QT_TRANSLATE_NOOP("app", "请填写批号、任务单号或序列号"))
    if scope.kind is ScopeKind.NAMED:
        return _named(session, value)
    if scope.kind is ScopeKind.TASK:
        return recall.of_task(session, value, MOST + 1)
    if scope.kind is ScopeKind.SUPPLIER_LOT:
        return recall.of_supplier_lot(session, scope.value.strip(), MOST + 1)
    return recall.of_lot(session, value, MOST + 1)


def _in_order(first: date, last: date) -> tuple[date, date]:
    if last < first:
        raise bad_input(QT_TRANSLATE_NOOP("app", "起始日期 {first} 晚于截止日期 {last}"), first=first, last=last)
    return first, last


def _named(session: Session, value: str) -> list[Suspect]:
    wanted = value.replace("、", " ").replace("，", " ").replace(",", " ").split()
    found = recall.named(session, wanted)
    unknown = sorted(set(wanted) - {one.identity for one in found})
    if unknown:
        raise bad_input(QT_TRANSLATE_NOOP("app", "没有这个序列号或批号：{numbers}"), numbers="、".join(unknown[:5]))
    return found


def _placed(session: Session, suspects: Sequence[Suspect]) -> list[Affected]:
    """Where each of them is: its place in the store, or the customer it went to."""
    gone = [one.serial for one in suspects if one.serial and one.state in (*_GONE, UnitState.LOADED)]
    sent = whereabouts.dispatches_of(session, gone)
    lots = {one.lot_no for one in suspects if not one.serial and one.state in _GONE}
    by_lot = {lot_no: whereabouts.pieces_by_dispatch(session, lot_no) for lot_no in lots}
    heads = dispatch.heads(session, {*sent.values(), *(number for left in by_lot.values() for number in left)})
    names = catalog.customer_names(session, {head.customer_id for head in heads.values()})
    customers = {number: names.get(head.customer_id, head.customer_name) for number, head in heads.items()}
    codes = catalog.location_codes(session, {one.location_id for one in suspects})
    found: list[Affected] = []
    for one in suspects:
        number = sent.get(one.serial, "")
        if one.serial or one.state not in _GONE:
            found.append(_affected(one, one.quantity, codes.get(one.location_id or 0, ""), number, customers.get(number, "")))
            continue
        found += _pieces(one, by_lot[one.lot_no], customers)
    order = list(Where)
    return sorted(found, key=lambda one: (order.index(one.where), one.place, one.customer, one.identity))


def _pieces(one: Suspect, left: dict[str, int], customers: dict[str, str]) -> list[Affected]:
    """Pieces of a lot that are gone, by the 发货单 they left on; what no box accounts for stands without a customer."""
    found, rest = [], one.quantity
    for number in list(left):
        count = min(rest, left[number])
        if count:
            found.append(_affected(one, count, "", number, customers.get(number, "")))
            left[number] -= count
            rest -= count
    return [*found, _affected(one, rest, "", "", "")] if rest else found


def _affected(one: Suspect, count: int, place: str, number: str, customer: str) -> Affected:
    return Affected(
        one.serial, one.lot_no, one.product_id, count, one.state, WHERE_OF.get(one.state, Where.ASIDE), place, one.location_id,
        one.reserved_order, number, customer,
    )  # fmt: skip


def together(session: Session, goods: Sequence[Affected]) -> tuple[GoodsLine, ...]:
    """Goods put together by where they are, before a form is made: what is in the works would go on hold."""
    products = catalog.products_by_key(session, {one.product_id for one in goods})
    parts = grouped(goods, lambda one: (one.where, one.product_id, one.place, one.state, one.dispatch_no, one.customer))
    found = []
    for (where, product_id, place, state, dispatch_no, customer), some in parts.items():
        product, count = products[product_id], sum(one.quantity for one in some)
        found.append(
            GoodsLine(
                where, f"{product.name} {product.model}", product.unit, customer or place, dispatch_no,
                tuple(dict.fromkeys(one.identity for one in some)), count, count if where is Where.WORKS else 0, (), state,
            )
        )  # fmt: skip
    return tuple(found)
