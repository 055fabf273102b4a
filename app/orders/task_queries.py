"""Reads of the production plan and of 生产任务单."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import bindparam, func, or_, select
from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.catalog.views import ProductView
from app.core.errors import not_found
from app.core.once import once
from app.core.text import QT_TRANSLATE_NOOP
from app.orders.views import PlanLineView, TaskLine, TaskOrderView
from db.models.orders import PlanLine, TaskOrder
from db.states import TaskState


def task(session: Session, number: str) -> TaskOrderView:
    """One 生产任务单 by number.

    Raises:
        NotFound: No such task order.
    """
    found = _task(session, number)
    if found is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "生产任务单"), number)
    return found


@once("task_order", "product")
def _task(session: Session, number: str) -> TaskOrderView | None:
    row = session.scalar(_BY_NUMBER, {"number": number})
    return None if row is None else task_view(row, catalog.product(session, row.product_id))


_BY_NUMBER = select(TaskOrder).where(TaskOrder.number == bindparam("number"))
"""Built once: every scan at the door asks."""


def tasks(session: Session, *, open_only: bool = False, order_no: str = "", limit: int = 500) -> list[TaskOrderView]:
    """Task orders, newest first; `order_no` keeps those of one order."""
    query = select(TaskOrder).order_by(TaskOrder.number.desc()).limit(limit)
    if open_only:
        query = query.where(TaskOrder.state == TaskState.ISSUED)
    if order_no:
        query = query.where(TaskOrder.order_no == order_no)
    rows = session.scalars(query).all()
    products = catalog.products_by_key(session, (row.product_id for row in rows))
    return [task_view(row, products[row.product_id]) for row in rows]


def task_by_erp_no(session: Session, erp_no: str) -> TaskOrderView | None:
    """The 生产任务单 of a number in the ERP, or of ours, or None; a called-off one does not count."""
    called = or_(TaskOrder.erp_no == erp_no, TaskOrder.number == erp_no)
    row = session.scalar(select(TaskOrder).where(called, TaskOrder.state != TaskState.CANCELLED).limit(1))
    return None if row is None else task_view(row, catalog.product(session, row.product_id))


def task_lines(
    session: Session, *, open_only: bool = False, due_from: date | None = None, due_to: date | None = None, limit: int = 500
) -> list[TaskLine]:
    """Task orders as lines of a list, by the day they are due; cancelled ones are left out."""
    query = select(
        TaskOrder.number, TaskOrder.product_id, TaskOrder.quantity, TaskOrder.handed_in, TaskOrder.workshop, TaskOrder.order_no,
        TaskOrder.due_on, TaskOrder.state,
    ).where(TaskOrder.state == TaskState.ISSUED if open_only else TaskOrder.state != TaskState.CANCELLED)  # fmt: skip
    if due_from is not None:
        query = query.where(TaskOrder.due_on >= due_from)
    if due_to is not None:
        query = query.where(TaskOrder.due_on <= due_to)
    return [TaskLine(*row) for row in session.execute(query.order_by(TaskOrder.due_on, TaskOrder.number).limit(limit))]


def plan_line(session: Session, plan_id: int) -> PlanLineView:
    """One line of the production plan.

    Raises:
        NotFound: No such line.
    """
    row = session.get(PlanLine, plan_id)
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "计划行"), plan_id)
    return plan_view(row, catalog.product(session, row.product_id), _tasked(session, [row.id]).get(row.id, 0))


def plan_lines(session: Session, *, order_no: str = "", unreviewed: bool = False, limit: int = 500) -> list[PlanLineView]:
    """The production plan, by the day production ends; of more than `limit` lines those that end last."""
    query = select(PlanLine).order_by(PlanLine.end_on.desc(), PlanLine.id.desc()).limit(limit)
    if order_no:
        query = query.where(PlanLine.order_no == order_no)
    if unreviewed:
        query = query.where(PlanLine.reviewed_at.is_(None))
    rows = session.scalars(query).all()[::-1]
    products = catalog.products_by_key(session, (row.product_id for row in rows))
    tasked = _tasked(session, [row.id for row in rows])
    return [plan_view(row, products[row.product_id], tasked.get(row.id, 0)) for row in rows]


def _tasked(session: Session, plan_ids: Sequence[int]) -> dict[int, int]:
    """Pieces that task orders were made out for, by plan line."""
    rows = session.execute(
        select(TaskOrder.plan_id, func.sum(TaskOrder.quantity))
        .where(TaskOrder.plan_id.in_(plan_ids), TaskOrder.state != TaskState.CANCELLED)
        .group_by(TaskOrder.plan_id)
    )
    return {int(plan_id or 0): int(total) for plan_id, total in rows}


def task_view(row: TaskOrder, product: ProductView) -> TaskOrderView:
    """The view of a task order row."""
    return TaskOrderView(
        row.number, row.product_id, product.name, product.model, row.quantity, row.handed_in, row.order_no, row.lot_no,
        tuple(row.serials), row.due_on, row.state, product.unit, row.workshop, row.author, row.created_at,
        row.erp_no, row.kind, row.rework_no, row.ncr_no, row.drawing_no, row.process_no, row.customer, row.content,
    )  # fmt: skip


def plan_view(row: PlanLine, product: ProductView, tasked: int) -> PlanLineView:
    """The view of a plan line row."""
    return PlanLineView(
        row.id, row.order_no, row.product_id, product.name, product.model, row.quantity, row.start_on, row.end_on,
        row.material_ready, row.material_note, row.reviewer, row.reviewed_at, tasked,
    )  # fmt: skip
