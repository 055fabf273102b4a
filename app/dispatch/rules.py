"""Pure decisions about 发货单, picking and trips; each guard holds the row it names."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from app.clauses.register import guard
from app.core.errors import fact, refuse
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import word
from db.states import Activity, DeliveryMode, DirectPoint, DispatchKind, Role

ITEM = QT_TRANSLATE_NOOP("app", "扫到的")
DOCUMENT = QT_TRANSLATE_NOOP("app", "单据")
STATE = QT_TRANSLATE_NOOP("app", "状态")
PRODUCT = QT_TRANSLATE_NOOP("app", "货品")

_NAMED = 4
"""So many goods are named in a refusal."""


@guard("F-04")
def must_draw_posted_stock(product: str, wanted: int, free: int) -> None:
    """F-04: a line draws on stock that was posted, passed and not reserved for somebody else.

    Args:
        product: Name and model.
        wanted: Pieces on the line.
        free: Pieces in stock that this order may have.

    Raises:
        Refused: There is less.
    """
    if wanted <= free:
        return
    raise refuse(
        "F-04",
        QT_TRANSLATE_NOOP("app", "无入库单，不能开发货单"),
        fact(PRODUCT, product),
        fact(QT_TRANSLATE_NOOP("app", "要发"), wanted),
        fact(QT_TRANSLATE_NOOP("app", "可发库存"), free),
        helper=Role.STOREKEEPER,
    )


@guard("X-18")
def must_name_invoice(
    rule: str, invoice_no: str, pending_reason: str, kind: DispatchKind = DispatchKind.SALE, replacements: bool = False
) -> None:
    """X-18: an invoice number, or 待开票 with a reason, stands on the 发货单; 返修返还 needs none, 补换 only by its setting (X-25).

    Args:
        rule: Setting `dispatch.invoice_required`.
        invoice_no: Number, or blank.
        pending_reason: Why not yet, or blank.
        kind: Why goods leave.
        replacements: Setting `replacement.invoice_required`.

    Raises:
        Refused: Neither.
    """
    if kind is not DispatchKind.SALE and not (replacements and kind is DispatchKind.REPLACEMENT):
        return
    if rule == "none" or invoice_no.strip() or (rule == "number_or_pending" and pending_reason.strip()):
        return
    raise refuse(
        "X-18",
        QT_TRANSLATE_NOOP("app", "请填发票号，或注明「待开票」的理由"),
        fact(QT_TRANSLATE_NOOP("app", "发票号"), invoice_no or "—"),
        fact(QT_TRANSLATE_NOOP("app", "待开票理由"), pending_reason or "—"),
        helper=Role.FINANCE,
    )


@guard("X-28")
def must_be_confirmed(number: str, kind: DispatchKind, confirmed: bool) -> None:
    """X-28: sales confirms address and day of a replacement or a rework return before it is issued.

    Raises:
        Refused: Nobody has.
    """
    if confirmed:
        return
    raise refuse(
        "X-28",
        QT_TRANSLATE_NOOP("app", "{kind}的收货地址和日期还没有由市场部确认"),
        fact(DOCUMENT, number),
        helper=Role.SALES,
        kind=word(kind),
    )


@guard("X-17")
def must_be_on_notice(rule: str, order_no: str, on_notice: bool, urgent_note: str) -> None:
    """X-17: where the setting says so, an order that is on no 发货通知单 needs an 急件 note.

    Raises:
        Refused: Setting `dispatch.require_notice` is `block` and there is neither.
    """
    if rule != "block" or on_notice or urgent_note.strip():
        return
    raise refuse(
        "X-17",
        QT_TRANSLATE_NOOP("app", "订单不在发货通知单上，请补通知单或注明急件"),
        fact(QT_TRANSLATE_NOOP("app", "订单"), order_no),
        helper=Role.SALES,
    )


@guard("F-07")
def must_fit_contract(wanted: DeliveryMode, contract: DeliveryMode, by_sales: bool, agreement_no: str) -> None:
    """F-07, X-38: the mode is the contract's, or sales agreed; another mode than the three needs an agreement number.

    Raises:
        Refused: Neither.
    """
    facts = (
        fact(QT_TRANSLATE_NOOP("app", "合同方式"), word(contract)),
        fact(QT_TRANSLATE_NOOP("app", "所选方式"), word(wanted)),
    )
    if wanted is not contract and not by_sales:
        raise refuse("F-07", QT_TRANSLATE_NOOP("app", "交付方式与合同不符，须经销售同意"), *facts, helper=Role.SALES)
    if wanted is DeliveryMode.OTHER and not agreement_no.strip():
        raise refuse("F-07", QT_TRANSLATE_NOOP("app", "其他交付方式要有协议编号"), *facts, helper=Role.SALES)


@guard("F-10")
def must_be_settled(mode: DeliveryMode, open_points: Sequence[DirectPoint]) -> None:
    """F-10: before a vehicle is assigned to a direct delivery, seven points are settled with the customer.

    Raises:
        Refused: One is open; the sentence names the first, the facts all.
    """
    if mode is not DeliveryMode.DIRECT or not open_points:
        return
    raise refuse(
        "F-10",
        QT_TRANSLATE_NOOP("app", "送货要素未确认：{point}"),
        fact(QT_TRANSLATE_NOOP("app", "未确认"), "、".join(word(p) for p in open_points)),
        helper=Role.SALES,
        point=word(open_points[0]),
    )


@guard("F-06")
def must_be_wanted(item: str, product: str, dispatch_no: str, is_wanted: bool) -> None:
    """F-06: only goods on the 发货单 are drawn for it.

    Raises:
        Refused: The product is on no line.
    """
    if is_wanted:
        return
    raise refuse(
        "F-06",
        QT_TRANSLATE_NOOP("app", "这件不在发货单上，请放回原位"),
        fact(ITEM, item),
        fact(PRODUCT, product),
        fact(DOCUMENT, dispatch_no),
        helper=Role.STOREKEEPER,
    )


@guard("F-06")
def must_not_exceed(item: str, product: str, quantity: int, missing: int) -> None:
    """F-06: no more is drawn than the line says.

    Raises:
        Refused: The line would be exceeded.
    """
    if quantity <= missing:
        return
    raise refuse(
        "F-06",
        QT_TRANSLATE_NOOP("app", "超出发货单数量，请放回原位"),
        fact(ITEM, item),
        fact(PRODUCT, product),
        fact(QT_TRANSLATE_NOOP("app", "本次"), quantity),
        fact(QT_TRANSLATE_NOOP("app", "还差"), missing),
        helper=Role.STOREKEEPER,
    )


@guard("F-06")
def must_not_be_picked_yet(item: str, picked_for: str) -> None:
    """F-06: a unit is drawn once.

    Raises:
        Refused: It already is, for this or another 发货单.
    """
    if not picked_for:
        return
    raise refuse(
        "F-06",
        QT_TRANSLATE_NOOP("app", "这件已经提过货"),
        fact(ITEM, item),
        fact(QT_TRANSLATE_NOOP("app", "它属于"), picked_for),
        helper=Role.STOREKEEPER,
    )


@guard("J-33")
def must_be_judged_after_return(item: str, waits: bool) -> None:
    """J-33: what came back from a customer is not drawn before quality has decided on it.

    Raises:
        Refused: It waits for that.
    """
    if not waits:
        return
    raise refuse(
        "J-33",
        QT_TRANSLATE_NOOP("app", "退货待判定，不能提货"),
        fact(ITEM, item),
        helper=Role.INSPECTOR,
    )


@guard("G-02")
def must_be_approved_substitute(old: str, new: str, by_head: bool, reason: str) -> None:
    """G-02: another vehicle or container than the booked one needs the logistics head's approval with a reason.

    Raises:
        Refused: Somebody else changes it, or no reason is given.
    """
    if old == new or (by_head and reason.strip()):
        return
    raise refuse(
        "G-02",
        QT_TRANSLATE_NOOP("app", "换车或换柜要物流科长批准并写明原因"),
        fact(QT_TRANSLATE_NOOP("app", "预约的"), old),
        fact(QT_TRANSLATE_NOOP("app", "改成"), new or "—"),
        helper=Role.LOGISTICS_HEAD,
    )


@guard("F-17")
def must_be_trained(untrained: Sequence[str]) -> None:
    """F-17: delivery staff hold a valid delivery qualification on the day of loading.

    Raises:
        Refused: One does not.
    """
    if not untrained:
        return
    raise refuse(
        "F-17",
        QT_TRANSLATE_NOOP("app", "送货员未培训合格"),
        fact(QT_TRANSLATE_NOOP("app", "人员"), "、".join(untrained)),
        helper=Role.DELIVERY_MANAGEMENT,
    )


@guard("G-18")
def must_be_qualified_driver(driver: str, is_staff: bool, qualified: bool, day: date) -> None:
    """G-18: a driver of own staff holds a valid driving qualification on the day of loading; a carrier's man is its own matter.

    Raises:
        Refused: He does not.
    """
    if not is_staff or qualified:
        return
    raise refuse(
        "G-18",
        QT_TRANSLATE_NOOP("app", "司机未培训合格"),
        fact(QT_TRANSLATE_NOOP("app", "司机"), driver),
        fact(QT_TRANSLATE_NOOP("app", "资格"), word(Activity.DRIVING)),
        fact(QT_TRANSLATE_NOOP("app", "装车日"), day),
        helper=Role.DELIVERY_MANAGEMENT,
    )


CARD = 4
"""Characters that are kept of a bearer's card or telephone."""


def last_four(number: str) -> str:
    """The last four letters or digits of an identity card or telephone number, as the guard keys them (X-37)."""
    return "".join(c for c in number.upper() if c.isascii() and c.isalnum())[-CARD:]


@guard("H-01")
def must_be_of_one_kind(trip_no: str, kind: DispatchKind, on_it: Collection[DispatchKind]) -> None:
    """H-01: one vehicle, one pass, one kind; what must be signed differs from kind to kind, so they are not mixed on a vehicle.

    Raises:
        Refused: The trip carries goods of another kind.
    """
    others = sorted(str(word(one)) for one in set(on_it) - {kind})
    if not others:
        return
    raise refuse(
        "H-01",
        QT_TRANSLATE_NOOP("app", "一车一证一类：{trip} 上是{other}，{kind}请另排车次"),
        fact(QT_TRANSLATE_NOOP("app", "车次"), trip_no),
        helper=Role.LOGISTICS_HEAD,
        trip=trip_no,
        other="、".join(others),
        kind=word(kind),
    )


@guard("E-04")
def must_be_carried_back_safely(number: str, goods: Sequence[str], points: Sequence[str]) -> None:
    """E-04: drawn valuable or safety goods go back only after who carries them signed for their protection.

    Args:
        number: The 发货单.
        goods: Those that nobody signed for.
        points: What is to be signed for.

    Raises:
        Refused: There are such goods.
    """
    if not goods:
        return
    raise refuse(
        "E-04",
        QT_TRANSLATE_NOOP("app", "贵重/安全件防护未确认：{points}。搬运的人先在发货单上签，再放回"),
        fact(DOCUMENT, number),
        fact(PRODUCT, "、".join(goods[:_NAMED]) + (f" …（{len(goods)}）" if len(goods) > _NAMED else "")),
        helper=Role.STOREKEEPER,
        points="、".join(points),
    )
