"""What sales takes in: customers, orders, 发货通知单 and 发货单; each record says whether it was made, changed or left as it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from app.catalog import queries as catalog
from app.catalog import service as catalog_service
from app.catalog.views import CustomerDraft, CustomerView, ProductView
from app.core.errors import Conflict
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.dispatch import notice_queries
from app.dispatch import queries as dispatch
from app.dispatch import service as dispatch_service
from app.dispatch.views import DispatchState, DraftLine
from app.imports import values
from app.imports.lookups import order_named, product_named
from app.imports.rows import Did, Problems, Said, must_agree
from app.orders import queries as orders
from app.orders import service as order_service
from app.orders.views import LineDraft, OrderDraft, OrderView
from app.tables.reading import Value
from db.states import DeliveryMode, OrderState, TransportKind

# Customers


def take_customer(work: Work, rows: Sequence[Said]) -> Did:
    """One customer, known by his number in the ERP, else by his name."""
    row = rows[-1]
    if len(rows) > 1:
        raise row.problem("erp_no", Conflict(say(QT_TRANSLATE_NOOP("app", "同一编码在表里有 {n} 行"), n=len(rows))))
    erp_no, name = row.text("erp_no", needed=True), row.text("name", needed=True)
    found = catalog.customer_by_erp_no(work.session, erp_no) or catalog.customer_by_name(work.session, name)
    if found is None:
        draft = CustomerDraft(name, row.text("contact"), row.text("phone"), row.text("address"), row.text("destination"), erp_no=erp_no)
        catalog_service.create_customer(work, draft)
        return Did.MADE
    if found.erp_no not in ("", erp_no):
        raise row.problem("name", Conflict(say(QT_TRANSLATE_NOOP("app", "这个客户的 ERP 编码是 {no}"), no=found.erp_no)))
    draft = CustomerDraft(
        name, row.text("contact") or found.contact, row.text("phone") or found.phone, row.text("address") or found.address,
        row.text("destination") or found.destination, found.signers, found.active, found.mark_template, erp_no,
    )  # fmt: skip
    changed = catalog_service.change_customer(work, found.customer_id, draft, _REASON)
    return Did.SAME if changed.version == found.version else Did.CHANGED


_REASON = "由 ERP 导入"


# Orders


def take_order(work: Work, rows: Sequence[Said]) -> Did:
    """One order with its lines, known by its number in the ERP; a draft follows the table, a later one stands."""
    first = rows[0]
    erp_no = first.text("order_no", needed=True)
    known = orders.by_erp_no(work.session, erp_no)
    if not known:
        order_service.create_order(work, _order_draft(work, rows, None))
        return Did.MADE
    found = orders.full_view(work.session, orders.order_row(work.session, known[0]))
    draft = _order_draft(work, rows, found)
    if found.state is OrderState.DRAFT:
        after = order_service.change_order(work, found.number, draft)
        return Did.SAME if (after.version, after.lines) == (found.version, found.lines) else Did.CHANGED
    was = sorted((line.product_id or 0, line.quantity) for line in found.lines)
    if was != sorted((line.product_id or 0, line.quantity) for line in draft.lines):
        words = QT_TRANSLATE_NOOP("app", "{no} 已是「{state}」，品种数量改动请在订单页办")
        raise first.problem("order_no", Conflict(say(words, no=found.number, state=word(found.state))))
    return Did.SAME


def _order_draft(work: Work, rows: Sequence[Said], was: OrderView | None) -> OrderDraft:
    """What the rows of an order say; what they leave blank stays as it was, or comes from the customer's file."""
    first, found, lines = rows[0], Problems(), list[LineDraft]()
    customer: CustomerView | None = None
    with found.gathered():
        customer = _customer(work, first)
    with found.gathered():
        must_agree(rows, ("customer", "delivery_date", "mode", "transport", *_WHERE), _SAME_ORDER)
    head: dict[str, Any] = {}
    for key, reader in _HEAD.items():
        with found.gathered():
            head[key] = first.read(key, reader)
    for at, row in enumerate(rows):
        with found.gathered():
            lines.append(_line(work, row, at, was))
    found.tell()
    assert customer is not None
    old = OrderDraft(
        customer.customer_id, customer.name, customer.contact, customer.phone, customer.address, customer.destination,
        DeliveryMode.DIRECT, TransportKind.ROAD,
    ) if was is None else OrderDraft(
        was.customer_id, was.consignee, was.contact, was.phone, was.address, was.destination, was.mode, was.transport,
        was.delivery_date, was.shipping_mark, (), was.needs,
    )  # fmt: skip
    export, terms = head["export"], first.text("payment_terms")
    needs = replace(
        old.needs, export=old.needs.export if export is None else export, payment_terms=terms or old.needs.payment_terms
    )
    return replace(
        old, customer_id=customer.customer_id, lines=tuple(lines), needs=needs, erp_no=first.text("order_no"),
        delivery_date=head["delivery_date"] or old.delivery_date, mode=head["mode"] or old.mode,
        transport=head["transport"] or old.transport,
        shipping_mark=first.text("shipping_mark") or old.shipping_mark,
        **{key: first.text(key) or getattr(old, key) for key in _WHERE},
    )  # fmt: skip


_HEAD: dict[str, Callable[[Value], object]] = {
    "delivery_date": values.day,
    "mode": lambda cell: values.one_of(DeliveryMode, cell),
    "transport": lambda cell: values.one_of(TransportKind, cell),
    "export": values.yes,
}
"""Fields of an order that are more than text, and what reads them."""
_SAME_ORDER = QT_TRANSLATE_NOOP("app", "和同一订单第 {line} 行不一致")
_WHERE = ("consignee", "contact", "phone", "address", "destination")


def _line(work: Work, row: Said, at: int, was: OrderView | None) -> LineDraft:
    product, quantity = _goods(work, row)
    old = was.lines[at] if was is not None and at < len(was.lines) and was.lines[at].product_id == product.product_id else None
    price = row.read("price", values.fen)
    if old is not None and price is None:
        price = old.unit_price_fen
    return LineDraft(product.product_id, quantity, row.text("spec") or (old.spec if old is not None else ""), price)


def _goods(work: Work, row: Said) -> tuple[ProductView, int]:
    """What a line is of and how many; both are told where both are wrong."""
    found = Problems()
    product, quantity = None, None
    with found.gathered():
        product = product_named(work.session, row)
    with found.gathered():
        quantity = row.read("quantity", values.pieces, needed=True)
    found.tell()
    assert product is not None and quantity is not None
    return product, quantity


def _customer(work: Work, row: Said) -> CustomerView:
    wanted = row.text("customer", needed=True)
    found = catalog.customer_by_erp_no(work.session, wanted) or catalog.customer_by_name(work.session, wanted)
    if found is None:
        raise row.problem("customer", Conflict(say(QT_TRANSLATE_NOOP("app", "没有这个客户，请先导入客户"))))
    return found


# Notices and 发货单


def take_notice(work: Work, rows: Sequence[Said]) -> Did:
    """The 发货通知单 of a day."""
    day = rows[0].read("day", values.day, needed=True)
    assert isinstance(day, date)
    found, wanted = Problems(), list[tuple[str, Said]]()
    for row in rows:
        with found.gathered():
            wanted.append((order_named(work.session, row), row))
    found.tell()
    urgent = [number for number, row in wanted if row.read("urgent", values.yes)]
    numbers = list(dict.fromkeys(number for number, _ in wanted))
    there = notice_queries.of_days(work.session, [day]).get(day)
    if there is None:
        dispatch_service.make_notice(work, numbers, urgent, day)
        return Did.MADE
    on_it = {line.order_no for line in there.lines}
    for number, row in wanted:
        if number not in on_it:
            late = say(QT_TRANSLATE_NOOP("app", "{day} 的通知单 {no} 已确认，再加请用「补入急件」"), day=f"{day:%m-%d}", no=there.number)
            raise row.problem("order_no", Conflict(late))
    return Did.SAME


def take_dispatch(work: Work, rows: Sequence[Said]) -> Did:
    """One 发货单 with its lines, known by its number in the ERP; a draft follows the table, a later one stands."""
    first = rows[0]
    erp_no, order = first.text("erp_no", needed=True), orders.order(work.session, order_named(work.session, first))
    must_agree(rows, ("order_no",), _SAME_ORDER)
    problems, lines = Problems(), list[DraftLine]()
    for row in rows:
        with problems.gathered():
            lines.append(_dispatch_line(work, row, order))
    problems.tell()
    known = dispatch.numbers_in_erp(work.session, erp_no)
    if not known:
        dispatch_service.create(work, order.number, lines, erp_no=erp_no)
        return Did.MADE
    found = dispatch.dispatch_order(work.session, known[0])
    assert found is not None
    if found.state is DispatchState.DRAFT:
        after = dispatch_service.change_lines(work, found.number, lines)
        return Did.SAME if after.lines == found.lines else Did.CHANGED
    of_line = {line.line_id: line.product_id or 0 for line in order.lines}
    if sorted((of_line[x.order_line_id], x.quantity) for x in lines) != sorted((x.product_id, x.quantity) for x in found.lines):
        words = QT_TRANSLATE_NOOP("app", "{no} 已是「{state}」，品种数量改动请在发货页办")
        raise first.problem("erp_no", Conflict(say(words, no=found.number, state=word(found.state))))
    return Did.SAME


def _dispatch_line(work: Work, row: Said, order: OrderView) -> DraftLine:
    product, quantity = _goods(work, row)
    line = next((line for line in order.lines if line.product_id == product.product_id), None)
    if line is None:
        raise row.problem("product", Conflict(say(QT_TRANSLATE_NOOP("app", "订单 {no} 上没有这个产品"), no=order.number)))
    return DraftLine(line.line_id, quantity)
