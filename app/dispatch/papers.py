"""Builds 《发货单》, 《发货通知单》 and 延期通知 (F-02, F-04, A-22)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from types import MappingProxyType

from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.catalog.care import care_of, handling_words
from app.core.clock import site_day, site_time
from app.core.errors import not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import word
from app.dispatch import delays, notices, queries
from app.dispatch.views import DispatchOrderView
from app.orders import queries as orders
from app.printing.making import Making
from app.settings.service import setting_int
from app.slips import delay_notice as delay_form
from app.slips import dispatch_notice as notice_form
from app.slips import dispatch_order as order_form
from app.slips.model import Signature
from app.units import queries as units
from db.states import DeliveryMode, DispatchKind

_KINDS = {
    DispatchKind.SALE: order_form.DispatchKind.SALE,
    DispatchKind.REPLACEMENT: order_form.DispatchKind.REPLACEMENT,
    DispatchKind.REWORK_RETURN: order_form.DispatchKind.REPAIR_RETURN,
}
_MODES = {
    DeliveryMode.DIRECT: order_form.Mode.DIRECT,
    DeliveryMode.CONSIGNED: order_form.Mode.CONSIGNED,
    DeliveryMode.PICKUP: order_form.Mode.PICKUP,
}


def dispatch_order(
    session: Session, document: str, making: Making, packed: Mapping[int, tuple[int, int]] = MappingProxyType({})
) -> bytes:
    """Draws a 发货单; lots or serials stand on it once they are drawn, boxes and weight once `packed` has them.

    Args:
        session: Read session.
        document: Its number.
        making: Everything that is not its own record.
        packed: Boxes and grams by line, of an order that is packed whole.

    Raises:
        NotFound: No such 发货单.
    """
    view = queries.dispatch_order(session, document)
    if view is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "发货单"), document)
    trip = queries.trip(session, view.trip_no) if view.trip_no else None
    picked: dict[int, list[str]] = defaultdict(list)
    for item in view.picked:
        if item.identity not in picked[item.line_id]:
            picked[item.line_id].append(item.identity)
    paper = order_form.DispatchOrder(
        company=making.company, form=making.form, printing=making.printing, number=view.number,
        date=site_day(view.issued_at or view.made_at), signatures=_signatures(view), void=making.void,
        kind=_KINDS[view.kind], notice_no=view.notice_no, customer=view.customer_name, contract_no=view.contract_no,
        order_no=view.order_no, consignee=view.consignee, address=view.address, contact=view.contact, phone=view.phone,
        mode=_MODES.get(view.mode, word(view.mode)), carrier=trip.carrier_name if trip else "", plate=trip.plate if trip else "",
        invoice_no=view.invoice_no, erp_no=view.erp_no,
        remark="  ".join(filter(None, (_basis(view), view.pending_reason, view.urgent_note, handling_of(session, view)))),
        lines=tuple(
            order_form.DispatchLine(
                name=line.product_name, model=line.model, unit=line.unit,
                serials=tuple(picked[line.line_id]) or tuple(filter(None, [line.identity])), quantity=line.wanted,
                location=_location(session, picked[line.line_id]), boxes=packed.get(line.line_id, (None, None))[0],
                gross_g=packed.get(line.line_id, (None, None))[1],
            )
            for line in view.lines
        ),
    )  # fmt: skip
    return order_form.render(paper, making.copies)


def delay_notice(session: Session, document: str, making: Making) -> bytes:
    """Draws a 延期通知 (A-22).

    Raises:
        NotFound: There is none.
    """
    view = delays.delay(session, document)
    order = orders.order(session, view.order_no)
    paper = delay_form.DelayNotice(
        company=making.company, form=making.form, printing=making.printing, number=view.number, date=site_day(view.at), void=making.void,
        signatures=(Signature("制单", view.person, site_time(view.at)),) if view.person else (),
        customer=view.customer_name, contact=f"{order.contact} {order.phone}".strip(), order_no=view.order_no,
        contract_no=order.contract_no, dispatch_no=view.dispatch_no,
        goods=tuple(f"{line.product_name} {line.model} × {line.quantity} {line.unit}" for line in order.lines),
        promised=view.promised_on, new_day=view.new_day, reason=view.reason, measure=view.measure, told=view.told, channel=view.channel,
        told_at=site_time(view.told_at),
    )  # fmt: skip
    return delay_form.render(paper, making.copies)


def dispatch_notice(session: Session, document: str, making: Making) -> bytes:
    """Draws a 发货通知单.

    Raises:
        NotFound: No such notice.
    """
    view = queries.notice(session, document)
    if view is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "发货通知单"), document)
    lines = []
    for entry in view.lines:
        order = orders.order(session, entry.order_no)
        if order is None:
            continue
        lines += [
            notice_form.NoticeLine(
                order_no=order.number, customer=order.customer_name, name=line.product_name, model=line.model, unit=line.unit,
                quantity=line.quantity, wanted=order.delivery_date or view.last_day, mode=word(order.mode) if order.mode else "",
                address=order.address, contact=f"{order.contact} {order.phone}".strip(), urgent=entry.urgent,
                contract_no=order.contract_no,
                needs="  ".join(filter(None, (entry.note, line.spec if line.spec != line.model else ""))),
            )
            for line in order.lines
        ]  # fmt: skip
    due = notices.cutoff(session, view.first_day, view.made_at)
    paper = notice_form.DispatchNotice(
        company=making.company, form=making.form, printing=making.printing, number=view.number, date=site_day(view.made_at),
        signatures=(Signature("制单", view.maker, site_time(view.made_at)),) if view.maker else (), void=making.void,
        first=view.first_day, last=view.last_day, lines=tuple(lines), remark=view.remark, cutoff=site_time(due), late=view.made_at > due,
    )  # fmt: skip
    copies = tuple(copy for copy in making.copies if copy.name) or notice_form.COPIES
    return notice_form.render(paper, copies)


def handling_of(session: Session, view: DispatchOrderView) -> str:
    """How the goods are moved, for those who draw them: tool, gross weight, two persons; blank for light goods (E-02)."""
    limit = setting_int(session, "handling.two_persons_over_kg", view.made_at)
    found = []
    for product in catalog.products_by_key(session, (line.product_id for line in view.lines)).values():
        care, how = care_of(product, limit), handling_words(product.handling)
        if how is not None and (care.two_persons or product.handling != "hand"):
            persons = "，两人搬" if care.two_persons else ""
            found.append(f"{product.model} {how}，毛重 {care.weight_g / 1000:g} kg{persons}")
    return f"搬运：{'；'.join(found)}" if found else ""


def _basis(view: DispatchOrderView) -> str:
    """What 补换 or 返修返还 rests on: its document, its case, the pieces it takes the place of (X-25)."""
    if not view.special:
        return ""
    instead = "、".join(line.replaces for line in view.lines if line.replaces)
    return "  ".join(filter(None, (f"依据 {view.source_no}", view.case_no and f"服务单 {view.case_no}", instead and f"换 {instead}")))


def _location(session: Session, identities: list[str]) -> str:
    unit = units.unit(session, identities[0]) if identities else None
    return unit.location if unit else ""


def _signatures(view: DispatchOrderView) -> tuple[Signature, ...]:
    found = []
    if view.issued_at and view.maker:
        found.append(Signature("制单", view.maker, site_time(view.issued_at)))
    if view.accepted_at and view.accepter:
        found.append(Signature("物流科长", view.accepter, site_time(view.accepted_at)))
    if view.picked_at and view.storekeeper:
        found.append(Signature("仓管员", view.storekeeper, site_time(view.picked_at)))
    return tuple(found)
