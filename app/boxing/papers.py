"""Builds 装箱单 (by order and by box) and the shipping label from boxes (C-14, C-15)."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.boxing import left_out, queries
from app.boxing.views import BoxView
from app.catalog import queries as catalog
from app.core.clock import site_day, site_time
from app.core.errors import not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import word
from app.devices.code_table import box_list_code
from app.dispatch import queries as dispatch
from app.dispatch.views import DispatchOrderView
from app.labels.content import ShippingLabel
from app.labels.marks import HandlingMark
from app.printing.making import Making
from app.slips import packing_list as form
from app.slips.model import Company, CopyName, Signature


def packing_list(session: Session, document: str, making: Making) -> bytes:
    """Draws the summary 装箱单 of an order by boxes; `document` is its number ZX….

    Raises:
        NotFound: No such packing list.
    """
    dispatch_no = queries.dispatch_of_list(session, document)
    view = queries.packing_list(session, dispatch_no)
    if view is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "装箱单"), document)
    order = _order(session, dispatch_no)
    trip = dispatch.trip(session, order.trip_no) if order.trip_no else None
    transport = "  ".join(filter(None, (word(order.transport), trip.plate if trip else "", trip.container_no if trip else "")))
    checked = [box.checked_at for box in view.boxes if box.checked_at]
    paper = form.PackingList(
        company=making.company, form=making.form, printing=making.printing, number=document,
        date=site_day(view.boxes[-1].opened_at) if view.boxes else making.printing.printed_at.date(),
        signatures=_signatures(view.boxes[-1:]), void=making.void, dispatch_no=dispatch_no, order_no=order.order_no,
        consignee=order.consignee, address=order.address, contact=order.contact, phone=order.phone,
        marks=order.shipping_mark or _marks_of(view.boxes),
        transport=transport,
        boxes=tuple(
            form.PackedBox(
                f"{box.box_no}/{box.box_count}", box.packaging, _contents(box), _net(session, box), box.gross_weight_g or 0, box.size_mm
            )
            for box in view.boxes
        ),
        enclosed=(*view.papers, ("装箱单", bool(view.boxes))),
        checked_from=site_time(min(checked)) if checked else None, checked_to=site_time(max(checked)) if checked else None,
        short=left_out.in_words(left_out.approved(session, dispatch_no)),
    )  # fmt: skip
    return form.render(paper, making.copies)


def box_list(session: Session, document: str, making: Making) -> bytes:
    """Draws the list that lies in one box; `document` is the box's SSCC, its code the order's ZX… with box and print.

    Raises:
        NotFound: No such box.
    """
    box = queries.box(session, document)
    listed = queries.packing_list(session, box.dispatch_no) if box else None
    if box is None or listed is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "箱"), document)
    order = _order(session, box.dispatch_no)
    paper = form.BoxList(
        company=making.company, form=making.form, printing=making.printing, number=listed.number, date=site_day(box.opened_at),
        signatures=_signatures((box,)), void=making.void, n=box.box_no, total=box.box_count, dispatch_no=box.dispatch_no,
        order_no=order.order_no, consignee=order.consignee, address=order.address, contact=order.contact, phone=order.phone,
        marks=box.shipping_mark, packaging=box.packaging, contents=_contents(box), net_g=_net(session, box),
        gross_g=box.gross_weight_g or 0, size_mm=box.size_mm, sscc=box.sscc, enclosed=listed.papers,
        code=box_list_code(listed.number, box.box_no, making.printing.nth),
        short=left_out.in_words([view for view in left_out.approved(session, box.dispatch_no) if view.box_no == box.box_no]),
    )  # fmt: skip
    return form.render_box(paper, tuple(copy for copy in making.copies if copy.name) or (CopyName(1, "随货"),))


def shipping_label(session: Session, document: str, making: Making) -> ShippingLabel:
    """Builds the shipping label of a box; `document` is its SSCC."""
    return label_content(session, document, making.company)


def label_content(session: Session, sscc: str, company: Company) -> ShippingLabel:
    """What the shipping label of a box says now (C-15).

    Raises:
        NotFound: No such box.
    """
    box = queries.box(session, sscc)
    if box is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "箱"), sscc)
    order = _order(session, box.dispatch_no)
    marks: dict[str, HandlingMark] = {}
    for product_id in dict.fromkeys(item.product_id for item in box.items):
        marks.update({text: HandlingMark.parse(text) for text in catalog.product(session, product_id).marks})
    return ShippingLabel(
        sender=company.name, sender_address=company.address, sender_phone=company.phone, consignee=order.consignee,
        address=order.address, contact=order.contact, phone=order.phone, order_no=order.order_no, dispatch_no=order.number,
        destination=order.destination or order.address, box_no=box.box_no, box_count=box.box_count,
        gross_weight_g=box.gross_weight_g, size_mm=box.size_mm if all(box.size_mm) else None, shipping_mark=box.shipping_mark,
        identities=tuple(dict.fromkeys(item.identity for item in box.items)), sscc=box.sscc, marks=tuple(marks.values()),
        issue=str(box.label.issue if box.label else 1),
    )  # fmt: skip


def _marks_of(boxes: tuple[BoxView, ...]) -> str:
    """The 唛头 of all boxes on the summary: the one they share, else those of the first and the last."""
    found = list(dict.fromkeys(box.shipping_mark for box in boxes if box.shipping_mark))
    return "".join(found) if len(found) < 2 else f"{found[0]} … {found[-1]}"


def _order(session: Session, dispatch_no: str) -> DispatchOrderView:
    order = dispatch.dispatch_order(session, dispatch_no)
    if order is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "发货单"), dispatch_no)
    return order


def _contents(box: BoxView) -> tuple[form.Packed, ...]:
    """The goods in a box, summed up by product; serials and lots in the order they went in."""
    found: dict[int, form.Packed] = {}
    for item in box.items:
        known = found.get(item.product_id)
        serials = (*(known.serials if known else ()), item.identity)
        quantity = (int(known.quantity) if known else 0) + item.quantity
        found[item.product_id] = form.Packed(item.product_name, item.model, tuple(dict.fromkeys(serials)), quantity, item.unit)
    return tuple(found.values())


def _net(session: Session, box: BoxView) -> int:
    return sum(catalog.product(session, item.product_id).net_weight_g * item.quantity for item in box.items)


def _signatures(boxes: tuple[BoxView, ...]) -> tuple[Signature, ...]:
    found = []
    for box in boxes:
        if box.packer and box.closed_at:
            found.append(Signature("装箱人", box.packer, site_time(box.closed_at)))
        if box.checker and box.checked_at:
            found.append(Signature("核对人", box.checker, site_time(box.checked_at)))
    return tuple(found)
