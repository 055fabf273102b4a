"""Commands of production planning: plan lines (A-10) and 生产任务单 (B-14)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from app.catalog import queries as catalog
from app.catalog.views import ProductView
from app.core.entry import clean, whole
from app.core.errors import Conflict, bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.orders import queries, rules, stages
from app.orders.states import TASK_MOVES
from app.orders.task_queries import plan_line, plan_lines, task_view
from app.orders.views import PlanLineView, Stage, TaskOrderView
from app.printing.service import print_label, print_paper
from app.units import service as units
from db.models.orders import PlanLine, TaskOrder
from db.states import OrderState, Role, TaskState, Tracking

MOST = 999
"""Pieces of one task order that get a serial number each."""

REVIEWERS = (Role.PLANNING, Role.LEADERSHIP)


def create_plan_line(
    work: Work, order_no: str, product_id: int, quantity: int, start_on: date, end_on: date, material_ready: bool,
    material_note: str = "",
) -> PlanLineView:  # fmt: skip
    """Draws up a line of the production plan for an order (A-10).

    Raises:
        NotFound: No such order or product.
        BadInput: The product is not on the order, the quantity is not positive, or it ends before it starts.
        Conflict: The order is not released.
    """
    work.require(Role.PLANNING)
    product = _product_of_order(work, order_no, product_id)
    whole(QT_TRANSLATE_NOOP("app", "数量"), quantity, low=1)
    if end_on < start_on:
        raise bad_input(QT_TRANSLATE_NOOP("app", "完工日期不能早于开工日期"))
    row = PlanLine(
        order_no=order_no, product_id=product.product_id, quantity=quantity, start_on=start_on, end_on=end_on,
        material_ready=material_ready, material_note=clean(QT_TRANSLATE_NOOP("app", "物料说明"), material_note),
        author_id=work.actor.person_id,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    work.audit("create_plan_line", "customer_order", order_no, plan=row.id, product=product.code, quantity=quantity, end=end_on)
    return plan_line(work.session, row.id)


def review_plan_line(work: Work, plan_id: int) -> PlanLineView:
    """Reviews a line of the production plan; not by the one who drew it up (A-10).

    Raises:
        NotFound: No such line.
        Refused: A-10, by its author.
        Conflict: Reviewed already.
    """
    work.require(*REVIEWERS)
    row = work.session.get(PlanLine, plan_id)
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "计划行"), plan_id)
    rules.plan_is_reviewed_by_another(row.author_id, work.actor.person_id)
    if row.reviewed_at is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "这一行计划已审核")))
    row.reviewer_id, row.reviewer, row.reviewed_at = work.actor.person_id, work.actor.name, work.now
    work.audit("review_plan_line", "customer_order", row.order_no, plan=row.id)
    work.session.flush()
    return plan_line(work.session, row.id)


def create_task(
    work: Work, product_id: int, quantity: int, order_no: str, due_on: date, *, workshop: str = "装配车间", erp_no: str = ""
) -> TaskOrderView:
    """Opens a 生产任务单: allocates serial numbers or a lot, queues the unit labels and the paper (B-14, A-10).

    Args:
        work: The transaction.
        product_id: What to make.
        quantity: How many; at most 999 of a product with serial numbers.
        order_no: The order it is for; blank for stock, which needs no plan line.
        due_on: When it is due.
        workshop: Who makes it.
        erp_no: Its number in the ERP, or blank.

    Raises:
        NotFound: No such product or order.
        BadInput: Quantity out of bounds, product not in use, or not on the order.
        Conflict: The order is not released.
        Refused: A-10 without a reviewed plan line that has room.
    """
    work.require(Role.PLANNING)
    product = _product_of_order(work, order_no, product_id) if order_no else catalog.product(work.session, product_id)
    if not product.active:
        raise bad_input(QT_TRANSLATE_NOOP("app", "产品还没有启用：{product}"), product=product.name)
    most = MOST if product.tracking is Tracking.SERIAL else 1_000_000
    whole(QT_TRANSLATE_NOOP("app", "数量"), quantity, low=1, high=most)
    place = clean(QT_TRANSLATE_NOOP("app", "车间"), workshop, most=40, needed=True)
    plan_id = _plan_with_room(work, order_no, product, quantity)
    row = _open_task(work, product, quantity, order_no, due_on, place, plan_id)
    row.erp_no = clean(QT_TRANSLATE_NOOP("app", "ERP 任务单号"), erp_no)
    for label in row.serials or [row.lot_no]:
        print_label(work, "unit_label", label)
    print_paper(work, "task_order", row.number)
    stages.note_stage(work, order_no, Stage.PRODUCTION)
    work.audit("create_task", "task_order", row.number, product=product.code, quantity=quantity, order=order_no, due=due_on)
    return task_view(row, product)


def postpone_task(work: Work, task_no: str, due_on: date) -> TaskOrderView:
    """Another day a task order is due, as the ERP planned it anew (B-12).

    Raises:
        NotFound: No such task order.
        Conflict: It is no longer open.
    """
    work.require(Role.PLANNING)
    row = task_row(work, task_no)
    if row.state is not TaskState.ISSUED:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{number} 已是「{state}」，不能改期"), number=task_no, state=word(row.state)))
    old, row.due_on = row.due_on, due_on
    work.session.flush()
    work.audit("postpone_task", "task_order", task_no, old=old, new=due_on)
    return task_view(row, catalog.product(work.session, row.product_id))


def hand_in(work: Work, task_no: str, quantity: int) -> TaskOrderView:
    """Books goods handed in to the store against their task order; part of the posting of a receipt (B-14).

    Raises:
        NotFound: No such task order.
        BadInput: The quantity is not positive.
        Refused: B-14, more than the task order says.
    """
    work.require(Role.STOREKEEPER, Role.PLANNING)
    row = task_row(work, task_no)
    whole(QT_TRANSLATE_NOOP("app", "数量"), quantity, low=1)
    rules.hand_in_within_task(task_no, row.quantity, row.handed_in, quantity)
    row.handed_in += quantity
    if row.handed_in == row.quantity:
        move_task(row, TaskState.HANDED_IN)
    work.audit("hand_in", "task_order", task_no, quantity=quantity, total=row.handed_in)
    work.session.flush()
    return task_view(row, catalog.product(work.session, row.product_id))


def take_back(work: Work, task_no: str, quantity: int) -> TaskOrderView:
    """Takes a booking back when its receipt is reversed (D-02).

    Raises:
        NotFound: No such task order.
        BadInput: More than was handed in.
    """
    work.require(Role.STOREKEEPER, Role.PLANNING)
    row = task_row(work, task_no)
    whole(QT_TRANSLATE_NOOP("app", "数量"), quantity, low=1, high=row.handed_in)
    row.handed_in -= quantity
    if row.state is TaskState.HANDED_IN:
        move_task(row, TaskState.ISSUED)
    work.audit("take_back", "task_order", task_no, quantity=quantity, total=row.handed_in)
    work.session.flush()
    return task_view(row, catalog.product(work.session, row.product_id))


def reprint_task(work: Work, task_no: str, reason: str, *, labels: bool = True) -> TaskOrderView:
    """Prints the paper of a task order again, and with `labels` its unit labels.

    Raises:
        NotFound: No such task order.
        BadInput: No reason.
    """
    work.require(Role.PLANNING)
    row = task_row(work, task_no)
    print_paper(work, "task_order", task_no, reason=reason)
    for label in (row.serials or [row.lot_no]) if labels else ():
        print_label(work, "unit_label", label, reason=reason)
    work.audit("reprint_task", "task_order", task_no, reason=reason.strip(), labels=labels)
    return task_view(row, catalog.product(work.session, row.product_id))


def _open_task(
    work: Work, product: ProductView, quantity: int, order_no: str, due_on: date, workshop: str, plan_id: int | None
) -> TaskOrder:
    number = work.next_number("RW")
    serials: tuple[str, ...] = ()
    lot_no = ""
    if product.tracking is Tracking.SERIAL:
        serials = units.allocate_units(work, product, quantity, number)
    else:
        lot_no = units.allocate_lot(work, product, quantity, number)
    row = TaskOrder(
        number=number, state=TaskState.ISSUED, product_id=product.product_id, quantity=quantity, handed_in=0,
        order_no=order_no, plan_id=plan_id, lot_no=lot_no, serials=list(serials), due_on=due_on, workshop=workshop,
        created_at=work.now, author_id=work.actor.person_id, author=work.actor.name,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    return row


def _plan_with_room(work: Work, order_no: str, product: ProductView, quantity: int) -> int | None:
    if not order_no:
        return None
    rooms = {
        line.plan_id: line.quantity - line.tasked
        for line in plan_lines(work.session, order_no=order_no)
        if line.product_id == product.product_id and line.reviewed_at is not None
    }
    rules.task_needs_reviewed_plan(order_no, product.name, quantity, rooms.values())
    return next((plan_id for plan_id, room in rooms.items() if room >= quantity), None)


def _product_of_order(work: Work, order_no: str, product_id: int) -> ProductView:
    order = queries.order(work.session, order_no)
    if order.state is not OrderState.RELEASED:
        what = QT_TRANSLATE_NOOP("app", "订单 {order} 还没有下达，现在是“{state}”")
        raise Conflict(say(what, order=order_no, state=word(order.state)))
    product = catalog.product(work.session, product_id)
    if all(line.product_id != product_id for line in order.lines):
        raise bad_input(QT_TRANSLATE_NOOP("app", "订单 {order} 没有 {product}"), order=order_no, product=product.name)
    return product


def task_row(work: Work, number: str) -> TaskOrder:
    """The row of a task order; for this feature only.

    Raises:
        NotFound: No such task order.
    """
    row = work.session.scalar(select(TaskOrder).where(TaskOrder.number == number).with_for_update())
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "生产任务单"), number)
    return row


def move_task(row: TaskOrder, to: TaskState) -> None:
    """Moves a task order to another state; for this feature only.

    Raises:
        Conflict: It may not go there.
    """
    if (row.state, to) not in TASK_MOVES:
        what = QT_TRANSLATE_NOOP("app", "{number} 不能从“{old}”改为“{new}”")
        raise Conflict(say(what, number=row.number, old=word(row.state), new=word(to)))
    row.state = to
