"""Orders and production tasks for tests, made by the commands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from app.catalog.views import CustomerView, ProductView
from app.core.work import Actor, Workplace
from app.orders import service
from app.orders.states import DEPARTMENT_ROLES, REVIEW, TICKS
from app.orders.views import LineDraft, OrderDraft, OrderView, TaskOrderView
from db.states import DeliveryMode, Role, TransportKind
from tests.helpers.worlds import kept_step, step

People = Callable[..., Actor]

DELIVERY = date(2026, 12, 11)


def draft(
    customer: CustomerView, lines: Sequence[tuple[ProductView, int]], *, mode: DeliveryMode = DeliveryMode.DIRECT, phone: str | None = None
) -> OrderDraft:
    """An order with everything that a release asks for."""
    return OrderDraft(
        customer_id=customer.customer_id, consignee=customer.name, contact=customer.contact,
        phone=customer.phone if phone is None else phone, address=customer.address, destination=customer.destination, mode=mode,
        transport=TransportKind.ROAD, delivery_date=DELIVERY, shipping_mark="示范 2026",
        lines=tuple(LineDraft(product.product_id, quantity, unit_price_fen=128_000) for product, quantity in lines),
    )  # fmt: skip


@kept_step
def reviewed(place: Workplace, people: People, order_draft: OrderDraft) -> OrderView:
    """An order whose review has passed."""
    sales = people(Role.SALES)
    with place.work(sales) as work:
        order = service.create_order(work, order_draft)
        service.submit_for_review(work, order.number)
    for department in dict.fromkeys(department for department, _ in REVIEW):
        with place.work(people(*DEPARTMENT_ROLES[department])) as work:
            service.review_all(work, order.number, department)
    with place.work(sales) as work:
        return service.finish_review(work, order.number)


@kept_step
def contracted(place: Workplace, people: People, order_draft: OrderDraft) -> OrderView:
    """An order with a signed contract."""
    order = reviewed(place, people, order_draft)
    with place.work(people(Role.SALES)) as work:
        return service.sign_contract(
            work, order.number, "HT-2026-001", date(2026, 11, 23), DELIVERY, order_draft.mode, "质保 12 个月，24 小时响应"
        )


@kept_step
def released(
    place: Workplace, people: People, customer: CustomerView, lines: Sequence[tuple[ProductView, int]], *,
    mode: DeliveryMode = DeliveryMode.DIRECT, ticked: bool = True,
) -> OrderView:  # fmt: skip
    """A released order with the three ticks."""
    order = contracted(place, people, draft(customer, lines, mode=mode))
    with place.work(people(Role.SALES)) as work:
        order = service.release(work, order.number)
    for department in TICKS if ticked else ():
        with place.work(people(*DEPARTMENT_ROLES[department])) as work:
            order = service.confirm(work, order.number, department)
    return order


@step
def planned(place: Workplace, people: People, order_no: str, product: ProductView, quantity: int) -> int:
    """A reviewed line of the production plan; returns its key."""
    with place.work(people(Role.PLANNING)) as work:
        line = service.create_plan_line(
            work, order_no, product.product_id, quantity, date(2026, 11, 24), date(2026, 11, 30), True
        )
    with place.work(people(Role.PLANNING)) as work:
        return service.review_plan_line(work, line.plan_id).plan_id


@kept_step
def task(place: Workplace, people: People, product: ProductView, quantity: int, order_no: str = "") -> TaskOrderView:
    """A 生产任务单; for an order its plan line is made and reviewed first."""
    if order_no:
        planned(place, people, order_no, product, quantity)
    with place.work(people(Role.PLANNING)) as work:
        return service.create_task(work, product.product_id, quantity, order_no, date(2026, 11, 30))
