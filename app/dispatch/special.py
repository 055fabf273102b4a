"""发货单 that hang on no line of a customer's order: 补换 (J-20, X-25) and 返修返还 (J-28, X-28).

A later stage drafts one from its own document; sales says where it goes and when, and issues it. From there on it is drawn, boxed,
loaded, let out and signed for as any other. It names the order its goods were first sold on, of whose quantities it takes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.core.clock import site_day
from app.core.entry import LINE, NAME, clean
from app.core.errors import Conflict, bad_input
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.dispatch import queries, rules
from app.dispatch.choosing import known_distance
from app.dispatch.customer import withdraw_notifications
from app.dispatch.events import DispatchChanged
from app.dispatch.lines import must_have_reason, seen
from app.dispatch.marks import must_be, order_row, print_again
from app.dispatch.states import BEFORE_LOADING
from app.dispatch.views import DispatchOrderView
from app.storage import queries as storage
from db.models.dispatch import DispatchLine, DispatchOrder
from db.states import DispatchKind, DispatchState, Role, UnitState, ZoneKind


@dataclass(frozen=True)
class SpecialLine:
    """Goods of one product.

    Attributes:
        product_id: The product.
        quantity: Pieces.
        identity: The one serial or lot number that goes, where it is just this one (返修返还); blank for any good piece.
        replaces: Serial or lot number that it takes the place of (补换), or blank.
    """

    product_id: int
    quantity: int = 1
    identity: str = ""
    replaces: str = ""


@dataclass(frozen=True)
class SpecialDraft:
    """What a later stage wants shipped.

    Attributes:
        kind: 补换 or 返修返还.
        first_no: The 发货单 the goods went to the customer on; customer, address and order come from it.
        source_no: The document that asks: the 领料单 of a replacement, the 返工单 of a rework.
        lines: The goods.
        case_no: The 服务单 behind it, or blank.
        day: When the customer is to have them, or None while nobody has said.
    """

    kind: DispatchKind
    first_no: str
    source_no: str
    lines: Sequence[SpecialLine]
    case_no: str = ""
    day: date | None = None


@dataclass(frozen=True)
class ShipTo:
    """Where goods go, as sales agreed it with the customer."""

    consignee: str
    contact: str
    phone: str
    address: str
    destination: str = ""


def draft(work: Work, wanted: SpecialDraft, *, rest: bool = False) -> DispatchOrderView:
    """Drafts such a 发货单; part of another feature's command, which checks the permission.

    Args:
        work: The action.
        wanted: What is to be shipped.
        rest: It is what the 发货单 that the document has already do not carry.

    Raises:
        BadInput: A sale, or nothing to ship.
        Conflict: The same document has one already that was not called off.
        NotFound: The first 发货单 is not there.
    """
    if wanted.kind is DispatchKind.SALE or not wanted.lines or any(line.quantity < 1 for line in wanted.lines):
        raise bad_input(QT_TRANSLATE_NOOP("app", "补换、返修返还的发货单要有货"))
    standing = [] if rest else standing_of(work.session, wanted.source_no)
    if standing:
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "{what} 已开过发货单 {no}"), what=wanted.source_no, no=standing[0].number)
        )
    first = seen(work, wanted.first_no)
    row = DispatchOrder(
        number=work.next_number("FH"), kind=wanted.kind, state=DispatchState.DRAFT, order_no=first.order_no,
        contract_no=first.contract_no, customer_id=first.customer_id, customer_name=first.customer_name, consignee=first.consignee,
        contact=first.contact, phone=first.phone, address=first.address, destination=first.destination,
        shipping_mark=first.shipping_mark, mode=first.mode, transport=first.transport, agreement_no=first.agreement_no,
        delivery_day=wanted.day, maker_id=work.actor.person_id or 0, made_at=work.now, source_no=wanted.source_no,
        case_no=wanted.case_no, distance_km=known_distance(work, first.customer_id, first.address),
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    for n, line in enumerate(wanted.lines, start=1):
        work.session.add(
            DispatchLine(
                dispatch_id=row.id, line_no=n, order_line_id=0, product_id=line.product_id, quantity=line.quantity,
                identity=line.identity, replaces=line.replaces,
            )
        )  # fmt: skip
    work.session.flush()
    work.audit(
        "create_dispatch", "dispatch_order", row.number, order=row.order_no, kind=row.kind, lines=len(wanted.lines),
        source=wanted.source_no, case=wanted.case_no,
    )  # fmt: skip
    return seen(work, row.number)


def confirm(work: Work, number: str, to: ShipTo, day: date, reason: str = "") -> DispatchOrderView:
    """Sales confirms with the customer where the goods go and when (X-28); afterwards it changes them the same way.

    Of an issued one the printed slip is void and printed anew, and the customer is told again of another address or day.

    Args:
        work: The action.
        number: The 发货单.
        to: Where.
        day: When the customer is to have them.
        reason: Why it is changed; needed once it is issued.

    Raises:
        BadInput: A field is blank, a day that is past, or no reason.
        Conflict: A sale, whose address and day stand on the customer's order; or the goods are on a vehicle.
    """
    work.require(Role.SALES)
    row = order_row(work, number)
    if row.kind is DispatchKind.SALE:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "销售发货的收货信息在订单上改")))
    must_be(row, *BEFORE_LOADING)
    if row.state is not DispatchState.DRAFT:
        must_have_reason(reason)
    if day < site_day(work.now):
        raise bad_input(QT_TRANSLATE_NOOP("app", "交货日不能早于今天"))
    row.confirmed_at, row.confirmed_by_id = work.now, work.actor.person_id
    change(work, row, _cleaned(to) | {"delivery_day": day}, reason.strip())
    return seen(work, number)


def change(work: Work, row: DispatchOrder, fields: Mapping[str, object], reason: str) -> None:
    """Takes another address, contact or day over; of an issued one what was printed, told and labelled follows (C-15, F-11)."""
    changed = [name for name, value in fields.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, fields[name])
    work.session.flush()
    work.audit("confirm_dispatch", "dispatch_order", row.number, day=row.delivery_day, fields=changed, reason=reason)
    if row.state is DispatchState.DRAFT or not changed:
        return
    print_again(work, row, reason)
    if "delivery_day" in changed:
        withdraw_notifications(work, row)
    if changed != ["delivery_day"]:
        work.emit(DispatchChanged(row.number, "address"))


def require_ready(work: Work, row: DispatchOrder) -> None:
    """What issuing asks of such a 发货单 in place of a released order: sales confirmed it, and its goods are in the store.

    Raises:
        Refused: X-28 not confirmed; F-04 no posted stock.
    """
    rules.must_be_confirmed(row.number, row.kind, row.confirmed_at is not None)
    asked: dict[int, int] = {}
    for line in work.session.scalars(select(DispatchLine).where(DispatchLine.dispatch_id == row.id)):
        if not line.identity:
            asked[line.product_id] = asked.get(line.product_id, 0) + line.quantity
            continue
        standing = storage.standing(work.session, line.identity) or ()
        there = sum(
            one.quantity for one in standing
            if one.zone is ZoneKind.STORE and one.state in _SHIPPABLE and one.reserved_order in ("", row.order_no)
        )  # fmt: skip
        rules.must_draw_posted_stock(line.identity, line.quantity, there)
    for product_id, quantity in asked.items():
        free = storage.free_pieces(work.session, product_id)[""] - queries.promised(work.session, product_id, row.number)
        product = catalog.product(work.session, product_id)
        rules.must_draw_posted_stock(f"{product.name} {product.model}", quantity, max(0, free))


_SHIPPABLE = (UnitState.IN_STOCK, UnitState.RESERVED)


def of_source(session: Session, source_no: str) -> list[DispatchOrderView]:
    """The 发货单 that a document asked for, oldest first; one that was split is there several times."""
    if not source_no:
        return []
    numbers = session.scalars(select(DispatchOrder.number).where(DispatchOrder.source_no == source_no).order_by(DispatchOrder.id))
    found = list(numbers)
    views = queries.numbered(session, found)
    return [views[number] for number in found]


def standing_of(session: Session, source_no: str) -> list[DispatchOrderView]:
    """Those of them that were not called off."""
    return [one for one in of_source(session, source_no) if one.state is not DispatchState.CANCELLED]


def carried(session: Session, source_nos: Iterable[str]) -> dict[str, int]:
    """Pieces that the 发货单 of documents carry which were not called off; what was approved short is not carried."""
    rows = session.execute(
        select(DispatchOrder.source_no, func.sum(DispatchLine.quantity - DispatchLine.approved_short))
        .join(DispatchLine, DispatchLine.dispatch_id == DispatchOrder.id)
        .where(DispatchOrder.source_no.in_(list(source_nos)), DispatchOrder.state != DispatchState.CANCELLED)
        .group_by(DispatchOrder.source_no)
    )  # fmt: skip
    return {source_no: int(pieces) for source_no, pieces in rows}


def sent_with(session: Session, dispatch_nos: Iterable[str]) -> dict[str, int]:
    """The same by one 发货单 of the document, whichever."""
    named = session.execute(
        select(DispatchOrder.number, DispatchOrder.source_no).where(DispatchOrder.number.in_(list(dispatch_nos)))
    ).all()
    pieces = carried(session, {one.source_no for one in named}) if named else {}
    return {one.number: pieces.get(one.source_no, 0) for one in named}


def _cleaned(to: ShipTo) -> dict[str, object]:
    return {
        "consignee": clean(QT_TRANSLATE_NOOP("app", "收货单位"), to.consignee, most=NAME, needed=True),
        "contact": clean(QT_TRANSLATE_NOOP("app", "联系人"), to.contact, most=NAME, needed=True),
        "phone": clean(QT_TRANSLATE_NOOP("app", "电话"), to.phone, most=NAME, needed=True),
        "address": clean(QT_TRANSLATE_NOOP("app", "地址"), to.address, most=LINE, needed=True),
        "destination": clean(QT_TRANSLATE_NOOP("app", "目的地"), to.destination, most=NAME),
    }
