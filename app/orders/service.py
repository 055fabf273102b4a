"""Commands on customer orders: entering, changing, releasing, closing. Review, contract, ticks and tasks are beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import func, select

from app.audit.corrections import correction_needs_reason, differences
from app.catalog import queries as catalog
from app.core.entry import NAME, clean, clean_note, same_version, whole
from app.core.errors import Conflict
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.files import service as files
from app.orders import offered, queries, rules, ticks
from app.orders.archive import archive as archive
from app.orders.events import AddressChanged, DeliveryTermsChanged, OrderClosed
from app.orders.moves import move
from app.orders.offered import require_kind as require_kind
from app.orders.offered import require_mode as require_mode
from app.orders.review import finish_review as finish_review
from app.orders.review import resolve as resolve
from app.orders.review import review as review
from app.orders.review import review_all as review_all
from app.orders.review import sign_contract as sign_contract
from app.orders.review import submit_for_review as submit_for_review
from app.orders.rework_tasks import cite_revisions as cite_revisions
from app.orders.rework_tasks import create_rework_task as create_rework_task
from app.orders.rework_tasks import take_off_task as take_off_task
from app.orders.rules import LineFacts
from app.orders.stages import note_stage as note_stage
from app.orders.tasks import create_plan_line as create_plan_line
from app.orders.tasks import create_task as create_task
from app.orders.tasks import hand_in as hand_in
from app.orders.tasks import reprint_task as reprint_task
from app.orders.tasks import review_plan_line as review_plan_line
from app.orders.tasks import take_back as take_back
from app.orders.ticks import confirm as confirm
from app.orders.views import LineDraft, OrderDraft, OrderView, Stage
from app.settings.service import setting_text
from db.models.orders import CustomerOrder, OrderLine
from db.states import OrderState, Role

ADDRESS = frozenset({"consignee", "contact", "phone", "address", "destination", "shipping_mark"})
TERMS = frozenset({"delivery_date", "mode", "transport"})
_OPEN = (OrderState.DRAFT, OrderState.UNDER_REVIEW, OrderState.REVIEWED, OrderState.CONTRACTED, OrderState.RELEASED)


def create_order(work: Work, draft: OrderDraft) -> OrderView:
    """Enters an order as a draft; anything may still be blank (A-01).

    Raises:
        Refused: F-07, a delivery mode that the company does not offer.
        BadInput: A text or number that cannot be taken.
        NotFound: No such customer or product.
    """
    work.require(Role.SALES)
    values = _values(work, draft)
    offered.require_mode(work, "—", draft.mode)
    offered.require_kind(work, draft.transport)
    lines = [_line_values(work, line) for line in draft.lines]
    row = CustomerOrder(
        number=work.next_number("DD"), state=OrderState.DRAFT, created_at=work.now, author=work.actor.name, **values
    )
    work.session.add(row)
    work.session.flush()
    for number, line in enumerate(lines, start=1):
        work.session.add(OrderLine(order_id=row.id, line_no=number, **line))
    note_stage(work, row.number, Stage.REQUIREMENT)
    work.audit("create_order", "customer_order", row.number, **values, lines=lines)
    work.session.flush()
    return queries.full_view(work.session, row)


def change_order(work: Work, number: str, draft: OrderDraft, reason: str = "", *, version: int | None = None) -> OrderView:
    """Changes an order; every old value stays in the trail.

    A draft changes freely. Later a reason is needed (M-02). Other goods or another date send an order under review back to draft;
    once the contract is signed the lines stand. After the release a changed address or changed terms are told to later stages.

    Args:
        work: The transaction.
        number: The order.
        draft: The new values, all of them.
        reason: Why; needed unless the order is a draft.
        version: The version that was on the screen, or None.

    Raises:
        NotFound: No such order, customer or product.
        Refused: M-02 without a reason; F-07 a delivery mode that the company does not offer.
        BadInput: A text or number that cannot be taken, or a kind of transport that the company does not use.
        Conflict: Changed by somebody else, closed, or the lines of a signed order.
    """
    work.require(Role.SALES)
    row = queries.order_row(work.session, number)
    same_version(row.version, version)
    if row.state not in _OPEN:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "订单 {order} 现在是“{state}”"), order=number, state=word(row.state)))
    values = _values(work, draft)
    changed = differences({name: getattr(row, name) for name in values}, values)
    lines = [_line_values(work, line) for line in draft.lines]
    old_lines = queries.live_lines(work.session, row.id)
    was = [_stored(line) for line in old_lines]
    if lines != was:
        changed["lines"] = [was, lines]
    if not changed:
        return queries.full_view(work.session, row)
    if "mode" in changed:
        offered.require_mode(work, number, draft.mode)
    if "transport" in changed:
        offered.require_kind(work, draft.transport)
    if row.state is not OrderState.DRAFT:
        correction_needs_reason(number, changed, reason)
    _apply(work, row, values, changed, old_lines, lines)
    work.audit("change_order", "customer_order", number, changed=changed, reason=reason.strip())
    work.session.flush()
    _tell(work, row, changed)
    return queries.full_view(work.session, row)


def change_delivery(work: Work, number: str, changes: Mapping[str, Any], reason: str) -> OrderView:
    """Changes where, to whom or when an order is delivered and leaves everything else as it is.

    Args:
        work: The transaction.
        number: The order.
        changes: New values of `address`, `contact`, `phone` or `delivery_date`.
        reason: Why (M-02).

    Raises:
        As `change_order`.
    """
    view = queries.full_view(work.session, queries.order_row(work.session, number))
    lines = tuple(LineDraft(line.product_id, line.quantity, line.spec, line.unit_price_fen) for line in view.lines)
    draft = OrderDraft(
        view.customer_id, view.consignee, view.contact, view.phone, view.address, view.destination, view.mode, view.transport,
        view.delivery_date, view.shipping_mark, lines, view.needs,
    )  # fmt: skip
    return change_order(work, number, replace(draft, **changes), reason)


def release(work: Work, number: str) -> OrderView:
    """Releases an order to production, warehouse and logistics (A-01, A-02, A-03).

    Raises:
        NotFound: No such order.
        Refused: A-01, A-02, A-03.
        Conflict: The contract is not signed.
    """
    work.require(Role.SALES)
    row = queries.order_row(work.session, number)
    view = queries.full_view(work.session, row)
    rules.customer_must_be_complete(
        number, rules.blank_customer_fields(view.customer_name, row.contact, row.phone, row.address)
    )
    facts = [LineFacts(line.product_id is not None, line.spec, line.quantity) for line in view.lines]
    rules.terms_must_be_settled(number, rules.open_terms(facts, row.delivery_date, row.destination, row.mode))
    attached = bool(files.attachments(work.session, "customer_order", number))
    rules.project_needs_requirement(
        number, row.project, row.requirement_no, row.requirement_version, row.requirement_confirmed_on, attached,
        Role(setting_text(work.session, "order.requirement_owner", work.now)),
    )
    move(row, OrderState.RELEASED)
    row.released_at = work.now
    note_stage(work, number, Stage.RELEASED)
    work.audit("release", "customer_order", number)
    work.session.flush()
    return queries.full_view(work.session, row)


def cancel_order(work: Work, number: str, reason: str) -> OrderView:
    """Cancels an order that is not released; it stays readable.

    Raises:
        NotFound: No such order.
        Refused: M-02 without a reason.
        Conflict: It is released or closed.
    """
    work.require(Role.SALES)
    row = queries.order_row(work.session, number)
    correction_needs_reason(number, {"state": OrderState.CANCELLED}, reason)
    move(row, OrderState.CANCELLED)
    work.audit("cancel_order", "customer_order", number, reason=reason.strip())
    work.session.flush()
    return queries.full_view(work.session, row)


def close_order(work: Work, number: str) -> OrderView:
    """Closes a released order; delivery asks its own rules first (I-09, F-22).

    Raises:
        NotFound: No such order.
        Conflict: It is not released.
    """
    work.require(Role.SALES, Role.AFTER_SALES, Role.DELIVERY_MANAGEMENT)
    row = queries.order_row(work.session, number)
    move(row, OrderState.CLOSED)
    note_stage(work, number, Stage.CLOSED)
    work.audit("close_order", "customer_order", number)
    work.session.flush()
    work.emit(OrderClosed(number))
    return queries.full_view(work.session, row)


def attach_requirement(work: Work, number: str, name: str, content: bytes) -> files.AttachmentView:
    """Hangs the requirement document on an order (A-03); whose part it is is a setting (X-35).

    Raises:
        NotPermitted: Not the role that answers for requirements.
        NotFound: No such order.
        BadInput: The file cannot be taken.
    """
    work.require(Role(setting_text(work.session, "order.requirement_owner", work.now)))
    queries.order_row(work.session, number)
    return files.attach(work, "customer_order", number, name, content)


def _apply(
    work: Work, row: CustomerOrder, values: Mapping[str, Any], changed: Mapping[str, Any], old: list[OrderLine],
    new: list[dict[str, Any]],
) -> None:  # fmt: skip
    if "lines" in changed:
        if row.state in (OrderState.CONTRACTED, OrderState.RELEASED):
            raise Conflict(say(QT_TRANSLATE_NOOP("app", "合同已签，产品行不能再改")))
        _set_lines(work, row, old, new)
    if {"lines", "delivery_date"} & set(changed) and row.state in (OrderState.UNDER_REVIEW, OrderState.REVIEWED):
        move(row, OrderState.DRAFT)
    for name in changed:
        if name != "lines":
            setattr(row, name, values[name])


def _tell(work: Work, row: CustomerOrder, changed: Mapping[str, Any]) -> None:
    if not TERMS.isdisjoint(changed) or "lines" in changed:
        ticks.withdraw(work, row.id)
    if row.state is not OrderState.RELEASED:
        return
    if not ADDRESS.isdisjoint(changed):
        work.emit(AddressChanged(row.number))
    if not TERMS.isdisjoint(changed):
        work.emit(DeliveryTermsChanged(row.number))


def _set_lines(work: Work, row: CustomerOrder, old: list[OrderLine], new: list[dict[str, Any]]) -> None:
    for line, values in zip(old, new, strict=False):
        for name, value in values.items():
            setattr(line, name, value)
    for line in old[len(new) :]:
        line.removed_at = work.now
    taken = work.session.scalar(select(func.max(OrderLine.line_no)).where(OrderLine.order_id == row.id)) or 0
    for number, values in enumerate(new[len(old) :], start=taken + 1):
        work.session.add(OrderLine(order_id=row.id, line_no=number, **values))


def _stored(line: OrderLine) -> dict[str, Any]:
    return {
        "product_id": line.product_id, "spec": line.spec, "quantity": line.quantity, "unit_price_fen": line.unit_price_fen
    }  # fmt: skip


def _line_values(work: Work, line: LineDraft) -> dict[str, Any]:
    spec = clean(QT_TRANSLATE_NOOP("app", "规格"), line.spec, most=NAME)
    if line.product_id is not None:
        spec = spec or catalog.product(work.session, line.product_id).model
    price = line.unit_price_fen
    return {
        "product_id": line.product_id,
        "spec": spec,
        "quantity": whole(QT_TRANSLATE_NOOP("app", "数量"), line.quantity, high=1_000_000),
        "unit_price_fen": None if price is None else whole(QT_TRANSLATE_NOOP("app", "单价（分）"), price, high=10**12),
    }


def _values(work: Work, draft: OrderDraft) -> dict[str, Any]:
    if draft.customer_id is not None:
        catalog.customer(work.session, draft.customer_id)
    needs = draft.needs
    return {
        "customer_id": draft.customer_id,
        "consignee": clean(QT_TRANSLATE_NOOP("app", "收货单位"), draft.consignee, most=NAME),
        "contact": clean(QT_TRANSLATE_NOOP("app", "联系人"), draft.contact, most=NAME),
        "phone": clean(QT_TRANSLATE_NOOP("app", "电话"), draft.phone, most=NAME),
        "address": clean(QT_TRANSLATE_NOOP("app", "送货地址"), draft.address),
        "destination": clean(QT_TRANSLATE_NOOP("app", "交付地点"), draft.destination, most=NAME),
        "mode": draft.mode,
        "transport": draft.transport,
        "delivery_date": draft.delivery_date,
        "shipping_mark": clean_note(QT_TRANSLATE_NOOP("app", "唛头"), draft.shipping_mark),
        "project": needs.project,
        "export": needs.export,
        "protect_to_destination": needs.protect_to_destination,
        "requirement_no": clean(QT_TRANSLATE_NOOP("app", "文件编号"), needs.requirement_no, most=NAME),
        "requirement_version": clean(QT_TRANSLATE_NOOP("app", "版本"), needs.requirement_version, most=NAME),
        "requirement_confirmed_on": needs.requirement_confirmed_on,
        "quality": clean_note(QT_TRANSLATE_NOOP("app", "质量要求"), needs.quality),
        "cost": clean_note(QT_TRANSLATE_NOOP("app", "费用"), needs.cost),
        "payment_terms": clean_note(QT_TRANSLATE_NOOP("app", "付款条件"), needs.payment_terms),
        **({} if draft.erp_no is None else {"erp_no": clean(QT_TRANSLATE_NOOP("app", "ERP 订单号"), draft.erp_no, most=NAME)}),
    }
