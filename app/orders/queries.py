"""Reads of orders and their stages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.catalog.views import ProductView
from app.core.clock import site_day
from app.core.errors import Refused, not_found
from app.core.grouped import grouped
from app.core.text import QT_TRANSLATE_NOOP
from app.orders import rules
from app.orders.offered import Offered as Offered
from app.orders.offered import offered as offered
from app.orders.rules import LineFacts
from app.orders.states import REVIEW, STAGE_GROUPS, stages_in_order
from app.orders.task_queries import plan_line as plan_line
from app.orders.task_queries import plan_lines as plan_lines
from app.orders.task_queries import task as task
from app.orders.task_queries import tasks as tasks
from app.orders.views import (
    ConfirmationView,
    OrderLineView,
    OrderNeeds,
    OrderView,
    ReviewAnswerView,
    Stage,
    StageGroupView,
    StageView,
)
from app.settings.catalogue import specs
from app.settings.service import setting_list
from db.models.orders import CustomerOrder, OrderConfirmation, OrderLine, OrderReviewAnswer, OrderStageEvent
from db.states import OrderState, Role

_LATEST = datetime(9999, 1, 1, tzinfo=UTC)


def order(session: Session, number: str) -> OrderView:
    """One order by number, without prices; `order_for` shows them to those who may see them.

    Raises:
        NotFound: No such order.
    """
    return _without_prices(_views(session, [order_row(session, number)])[0])


def order_for(session: Session, number: str, roles: Collection[Role]) -> OrderView:
    """One order as people of these roles may see it: prices, contact and address only for who needs them (M-05).

    Raises:
        NotFound: No such order.
    """
    return shown_to(_views(session, [order_row(session, number)])[0], roles)


def orders(
    session: Session, *, states: Collection[OrderState] = (), text: str = "", roles: Collection[Role] | None = None, limit: int = 500
) -> list[OrderView]:
    """Orders, newest first.

    Args:
        session: Read session.
        states: Only these, or all.
        text: Part of number, consignee, contract number, number in the ERP or customer name.
        roles: Shown as people of these roles may see them; None leaves out prices only.
        limit: At most so many.
    """
    query = select(CustomerOrder).order_by(CustomerOrder.number.desc()).limit(limit)
    if states:
        query = query.where(CustomerOrder.state.in_(states))
    if text.strip():
        wanted = text.strip()
        named = [c.customer_id for c in catalog.customers(session) if wanted.lower() in c.name.lower()]
        query = query.where(
            or_(
                CustomerOrder.number.contains(wanted.upper(), autoescape=True),
                CustomerOrder.consignee.contains(wanted, autoescape=True),
                CustomerOrder.contract_no.contains(wanted, autoescape=True),
                CustomerOrder.erp_no.contains(wanted, autoescape=True),
                CustomerOrder.customer_id.in_(named),
            )
        )
    found = _views(session, session.scalars(query).all())
    return [_without_prices(view) if roles is None else shown_to(view, roles) for view in found]


def by_erp_no(session: Session, text: str) -> tuple[str, ...]:
    """Numbers of the orders that bear a number in the ERP, two at most."""
    return tuple(session.scalars(select(CustomerOrder.number).where(CustomerOrder.erp_no == text).order_by(CustomerOrder.id).limit(2)))


def released_orders(session: Session) -> list[OrderView]:
    """Released orders, earliest delivery date first: what production, warehouse and logistics have to do (A-02)."""
    found = orders(session, states=(OrderState.RELEASED,))
    return sorted(found, key=lambda view: (view.delivery_date is None, view.delivery_date, view.number))


def numbered(session: Session, numbers: Iterable[str]) -> dict[str, OrderView]:
    """Orders by number, without prices; unknown numbers are left out."""
    rows = session.scalars(select(CustomerOrder).where(CustomerOrder.number.in_(set(numbers)))).all()
    return {view.number: _without_prices(view) for view in _views(session, rows)}


def shown_to(view: OrderView, roles: Collection[Role]) -> OrderView:
    """An order with what these roles may not see left out (M-05)."""
    try:
        catalog.may_see_prices(roles)
    except Refused:
        view = _without_prices(view)
    try:
        catalog.may_see_contacts(roles)
    except Refused:
        view = replace(view, contact="", phone="", address="")
    return view


def stages(session: Session, order_no: str, now: datetime | None = None) -> tuple[StageView, ...]:
    """Every stage in the order of the setting, with the day it is planned for and the moment it was last reached (A-12)."""
    planned, reached = {}, {}
    for event in session.scalars(select(OrderStageEvent).where(OrderStageEvent.order_no == order_no).order_by(OrderStageEvent.id)):
        if event.planned_on is not None:
            planned[event.stage] = event.planned_on
        else:
            reached[event.stage] = event.at
    sequence = stages_in_order(setting_list(session, "order.stage_sequence", now or _LATEST))
    return tuple(StageView(Stage(stage), planned.get(stage), reached.get(stage)) for stage in sequence)


def stage_groups(session: Session, order_no: str, now: datetime) -> tuple[StageGroupView, ...]:
    """The stage bar of an order (A-12): the groups of the setting, each done when the last of its stages was reached."""
    spec = specs()["order.stage_sequence"]
    known = {view.stage: view for view in stages(session, order_no, now)}
    found = []
    for key in setting_list(session, spec.key, now):
        members = [known[stage] for stage in STAGE_GROUPS.get(key, ())]
        if members:
            planned, reached = members[-1].planned_on, members[-1].reached_at
            late = planned is not None and site_day(reached or now) > planned
            found.append(StageGroupView(key, spec.label(key), planned, reached, late))
    return tuple(found)


def counts(session: Session) -> dict[OrderState, int]:
    """How many orders stand in each state."""
    rows = session.execute(select(CustomerOrder.state, func.count()).group_by(CustomerOrder.state))
    return {state: int(count) for state, count in rows}


def order_row(session: Session, number: str) -> CustomerOrder:
    """The row of an order; for commands of this feature."""
    row = session.scalar(select(CustomerOrder).where(CustomerOrder.number == number))
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "订单"), number)
    return row


def pieces(session: Session, numbers: Iterable[str]) -> dict[str, int]:
    """Pieces wanted by orders, by order number; unknown numbers are left out."""
    rows = session.execute(
        select(CustomerOrder.number, func.sum(OrderLine.quantity)).join(OrderLine, OrderLine.order_id == CustomerOrder.id)
        .where(CustomerOrder.number.in_(sorted(set(numbers))), OrderLine.removed_at.is_(None)).group_by(CustomerOrder.number)
    )  # fmt: skip
    return {number: int(total) for number, total in rows}


def live_lines(session: Session, order_id: int) -> list[OrderLine]:
    """The lines of an order that were not taken off, in order; for commands of this feature."""
    query = select(OrderLine).where(OrderLine.order_id == order_id, OrderLine.removed_at.is_(None))
    return list(session.scalars(query.order_by(OrderLine.line_no)))


def full_view(session: Session, row: CustomerOrder) -> OrderView:
    """The whole view of an order row, prices included; for commands of this feature."""
    return _views(session, [row])[0]


def _without_prices(view: OrderView) -> OrderView:
    return replace(view, lines=tuple(replace(line, unit_price_fen=None) for line in view.lines))


def _views(session: Session, rows: Sequence[CustomerOrder]) -> list[OrderView]:
    keys = [row.id for row in rows]
    customers = catalog.customer_names(session, (row.customer_id for row in rows))
    standing = select(OrderLine).where(OrderLine.order_id.in_(keys), OrderLine.removed_at.is_(None)).order_by(OrderLine.line_no)
    lines = grouped(session.scalars(standing), lambda line: line.order_id)
    products = catalog.products_by_key(session, (line.product_id for found in lines.values() for line in found if line.product_id))
    given = select(OrderConfirmation).where(OrderConfirmation.order_id.in_(keys), OrderConfirmation.withdrawn_at.is_(None))
    ticks = grouped(session.scalars(given.order_by(OrderConfirmation.id)), lambda tick: tick.order_id)
    answered = select(OrderReviewAnswer).where(OrderReviewAnswer.order_id.in_(keys)).order_by(OrderReviewAnswer.id)
    answers = grouped(session.scalars(answered), lambda answer: answer.order_id)
    return [
        _view(row, customers.get(row.customer_id or 0, ""), _lines(lines[row.id], products), ticks[row.id], answers[row.id])
        for row in rows
    ]


def _lines(rows: Iterable[OrderLine], products: dict[int, ProductView]) -> tuple[OrderLineView, ...]:
    found = []
    for row in rows:
        product = products.get(row.product_id or 0)
        name, model, unit = (product.name, product.model, product.unit) if product else ("", "", "")
        found.append(
            OrderLineView(row.id, row.line_no, row.product_id, name, model, unit, row.quantity, row.spec, row.unit_price_fen)
        )
    return tuple(found)


def _view(
    row: CustomerOrder, customer_name: str, lines: tuple[OrderLineView, ...], ticks: list[OrderConfirmation],
    answers: list[OrderReviewAnswer],
) -> OrderView:  # fmt: skip
    facts = [LineFacts(line.product_id is not None, line.spec, line.quantity) for line in lines]
    gaps = rules.blank_customer_fields(customer_name, row.contact, row.phone, row.address)
    terms = rules.open_terms(facts, row.delivery_date, row.destination, row.mode)
    needs = OrderNeeds(
        row.project, row.export, row.requirement_no, row.requirement_version, row.requirement_confirmed_on, row.quality,
        row.cost, row.payment_terms, row.protect_to_destination,
    )  # fmt: skip
    return OrderView(
        number=row.number, state=row.state, customer_id=row.customer_id, customer_name=customer_name, consignee=row.consignee,
        contact=row.contact, phone=row.phone, address=row.address, destination=row.destination, mode=row.mode,
        transport=row.transport, delivery_date=row.delivery_date, promised_on=row.promised_on, contract_no=row.contract_no,
        signed_on=row.signed_on, after_sales_terms=row.after_sales_terms, shipping_mark=row.shipping_mark, needs=needs,
        lines=lines, confirmations=tuple(ConfirmationView(t.department, t.person, t.at) for t in ticks),
        review=_review(row.review_round, answers), gaps=(*gaps, *terms), amber=_amber(row, bool(lines)),
        created_at=row.created_at, author=row.author, released_at=row.released_at, version=row.version,
    )  # fmt: skip


def _review(round_now: int, answers: list[OrderReviewAnswer]) -> tuple[ReviewAnswerView, ...]:
    latest = {(a.department, a.question): a for a in answers if a.round == round_now}
    found = []
    for department, question in REVIEW:
        a = latest.get((department, question))
        found.append(
            ReviewAnswerView(department, question)
            if a is None
            else ReviewAnswerView(department, question, a.ok, a.note, a.resolution, a.person, a.at)
        )
    return tuple(found)


def _amber(row: CustomerOrder, has_lines: bool) -> tuple[str, ...]:
    blocks = {
        "lines": has_lines, "quality": row.quality, "delivery_date": row.delivery_date, "mode": row.mode, "cost": row.cost,
        "payment_terms": row.payment_terms,
    }  # fmt: skip
    return tuple(rules.SCOPE_WORDS[name] for name, value in blocks.items() if not value)
