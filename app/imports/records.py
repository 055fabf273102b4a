"""How rows become records, and records become commands of the rooms they belong to; each says whether it made, changed or left it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from app.catalog import queries as catalog
from app.catalog import service as catalog_service
from app.catalog.views import CustomerDraft, CustomerView, ProductView
from app.core.errors import AppError, BadInput, Conflict, bad_input, fact
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.dispatch import notice_queries
from app.dispatch import queries as dispatch
from app.dispatch import service as dispatch_service
from app.dispatch.views import DispatchState, DraftLine
from app.imports import values
from app.imports.views import ImportKind, RowError
from app.orders import queries as orders
from app.orders import service as order_service
from app.orders.views import LineDraft, OrderDraft, OrderView
from app.tables.reading import Line, Value, text_of
from db.states import DeliveryMode, OrderState, TransportKind

T = TypeVar("T")


class Did(StrEnum):
    """What became of a record."""

    MADE = "made"
    CHANGED = "changed"
    SAME = "same"


class RowProblem(Exception):
    """A cell that cannot be taken."""

    def __init__(self, error: RowError) -> None:
        super().__init__(str(error.reason))
        self.error = error


@dataclass(frozen=True)
class Said:
    """One row by the keys of its fields."""

    line: int
    cells: Mapping[str, Value]
    headings: Mapping[str, str]

    def text(self, key: str, *, needed: bool = False) -> str:
        """Words of a cell, or blank.

        Raises:
            RowProblem: Blank though needed.
        """
        found = text_of(self.cells.get(key)).strip()
        if needed and not found:
            raise self.problem(key, bad_input(QT_TRANSLATE_NOOP("app", "这一格不能空着")))
        return found

    def read(self, key: str, reader: Callable[[Value], T], *, needed: bool = False) -> T | None:
        """A cell read strictly; None where it is blank and need not be said.

        Raises:
            RowProblem: Blank though needed, or not to be read.
        """
        if not self.text(key, needed=needed):
            return None
        try:
            return reader(self.cells.get(key))
        except BadInput as error:
            raise self.problem(key, error) from error

    def problem(self, key: str, error: AppError) -> RowProblem:
        """What is wrong with a cell, by the heading it has in the file."""
        shown = text_of(self.cells.get(key))
        facts = (*error.facts, fact(QT_TRANSLATE_NOOP("app", "写的是"), shown[:40])) if shown else error.facts
        return RowProblem(RowError(self.line, self.headings.get(key, ""), error.reason, error.clause or "", facts))


def said(lines: Sequence[Line], places: Mapping[str, int], headings: Mapping[str, str]) -> list[Said]:
    """The rows by field."""
    return [
        Said(line.number, {key: line.values[at] if at < len(line.values) else None for key, at in places.items()}, headings)
        for line in lines
    ]


def grouped_by(rows: Sequence[Said], key: str) -> Iterator[list[Said]]:
    """Rows that say the same in a field, in the order in which they come; a blank one stands alone, to be told so."""
    groups: dict[str, list[Said]] = {}
    for row in rows:
        groups.setdefault(row.text(key) or f"\x00{row.line}", []).append(row)
    yield from groups.values()


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
    first = rows[0]
    customer = _customer(work, first)
    _must_agree(rows, ("customer", "delivery_date", "mode", "transport", *_WHERE))
    lines = tuple(_line(work, row, at, was) for at, row in enumerate(rows))
    old = OrderDraft(
        customer.customer_id, customer.name, customer.contact, customer.phone, customer.address, customer.destination,
        DeliveryMode.DIRECT, TransportKind.ROAD,
    ) if was is None else OrderDraft(
        was.customer_id, was.consignee, was.contact, was.phone, was.address, was.destination, was.mode, was.transport,
        was.delivery_date, was.shipping_mark, (), was.needs,
    )  # fmt: skip
    export, terms = first.read("export", values.yes), first.text("payment_terms")
    needs = replace(
        old.needs, export=old.needs.export if export is None else export, payment_terms=terms or old.needs.payment_terms
    )
    return replace(
        old, customer_id=customer.customer_id, lines=lines, needs=needs, erp_no=first.text("order_no"),
        delivery_date=first.read("delivery_date", values.day) or old.delivery_date,
        mode=first.read("mode", lambda cell: values.one_of(DeliveryMode, cell)) or old.mode,
        transport=first.read("transport", lambda cell: values.one_of(TransportKind, cell)) or old.transport,
        shipping_mark=first.text("shipping_mark") or old.shipping_mark,
        **{key: first.text(key) or getattr(old, key) for key in _WHERE},
    )  # fmt: skip


_WHERE = ("consignee", "contact", "phone", "address", "destination")


def _must_agree(rows: Sequence[Said], keys: Sequence[str]) -> None:
    """What is said of the whole order is the same on each of its rows, or blank."""
    for key in keys:
        first = rows[0].text(key)
        for row in rows[1:]:
            if row.text(key) not in ("", first):
                raise row.problem(key, Conflict(say(QT_TRANSLATE_NOOP("app", "和同一订单第 {line} 行不一致"), line=rows[0].line)))


def _line(work: Work, row: Said, at: int, was: OrderView | None) -> LineDraft:
    product, quantity = _product(work, row), row.read("quantity", values.pieces, needed=True)
    assert quantity is not None
    old = was.lines[at] if was is not None and at < len(was.lines) and was.lines[at].product_id == product.product_id else None
    price = row.read("price", values.fen)
    if old is not None and price is None:
        price = old.unit_price_fen
    return LineDraft(product.product_id, quantity, row.text("spec") or (old.spec if old is not None else ""), price)


def _customer(work: Work, row: Said) -> CustomerView:
    wanted = row.text("customer", needed=True)
    found = catalog.customer_by_erp_no(work.session, wanted) or catalog.customer_by_name(work.session, wanted)
    if found is None:
        raise row.problem("customer", Conflict(say(QT_TRANSLATE_NOOP("app", "没有这个客户，请先导入客户"))))
    return found


def _product(work: Work, row: Said) -> ProductView:
    wanted = row.text("product", needed=True)
    found = catalog.products_called(work.session, wanted)
    if len(found) != 1:
        several = QT_TRANSLATE_NOOP("app", "有 {n} 个产品叫这个，请写编码")
        words = several if found else QT_TRANSLATE_NOOP("app", "没有这个产品，请先在资料里建")
        raise row.problem("product", Conflict(say(words, n=len(found))))
    return found[0]


# Notices and 发货单


def take_notice(work: Work, rows: Sequence[Said]) -> Did:
    """The 发货通知单 of a day."""
    day = rows[0].read("day", values.day, needed=True)
    assert isinstance(day, date)
    wanted = [(_order_no(work, row), row) for row in rows]
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
    erp_no, order = first.text("erp_no", needed=True), orders.order(work.session, _order_no(work, first))
    _must_agree(rows, ("order_no",))
    lines = [_dispatch_line(work, row, order) for row in rows]
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
    quantity = row.read("quantity", values.pieces, needed=True)
    assert quantity is not None
    product = _product(work, row)
    line = next((line for line in order.lines if line.product_id == product.product_id), None)
    if line is None:
        raise row.problem("product", Conflict(say(QT_TRANSLATE_NOOP("app", "订单 {no} 上没有这个产品"), no=order.number)))
    return DraftLine(line.line_id, quantity)


def _order_no(work: Work, row: Said) -> str:
    """The order a row names by its number in the ERP, or by ours."""
    wanted = row.text("order_no", needed=True)
    known = orders.by_erp_no(work.session, wanted) or tuple(orders.numbered(work.session, [wanted]))
    if len(known) != 1:
        several = QT_TRANSLATE_NOOP("app", "有几张订单叫这个号，请写本系统的订单号")
        words = several if known else QT_TRANSLATE_NOOP("app", "没有这张订单，请先导入订单")
        raise row.problem("order_no", Conflict(say(words)))
    return known[0]


TAKERS: Mapping[ImportKind, tuple[str, Callable[[Work, Sequence[Said]], Did]]] = {
    ImportKind.CUSTOMERS: ("erp_no", take_customer),
    ImportKind.ORDERS: ("order_no", take_order),
    ImportKind.NOTICES: ("day", take_notice),
    ImportKind.DISPATCHES: ("erp_no", take_dispatch),
}
"""By which field the rows of a record are found, and what takes one record."""
