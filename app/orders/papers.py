"""Builds the input of 生产任务单 and 订单评审记录 from committed data."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from app.core.clock import site_day, site_time
from app.core.words import word
from app.orders import queries
from app.orders.views import ReviewAnswerView, TaskKind
from app.printing.making import Making
from app.slips import order_review as review_slip
from app.slips import task_order as task_slip
from app.slips.model import CopyName, Signature

_KINDS = {TaskKind.NEW: task_slip.TaskKind.NEW, TaskKind.REWORK: task_slip.TaskKind.REWORK}
STOCK = "备货"
"""What stands as the source of a task order that is made for stock."""


def task_order(session: Session, document: str, making: Making) -> bytes:
    """生产任务单 (form 2, B-14) as PDF; `document` is its number.

    Raises:
        NotFound: No such task order.
    """
    task = queries.task(session, document)
    order = queries.order(session, task.order_no) if task.order_no else None
    issued = site_time(task.created_at or making.printing.printed_at)
    plans = [line for line in queries.plan_lines(session, order_no=task.order_no) if line.product_id == task.product_id and line.reviewer]
    signed = [Signature("编制", task.author, issued)]
    if order is not None and plans and plans[0].reviewed_at is not None:
        signed.append(Signature("审批", plans[0].reviewer, site_time(plans[0].reviewed_at)))
    identities = task.serials or (task.lot,)
    paper = task_slip.TaskOrder(
        company=making.company, form=making.form, printing=making.printing, void=making.void,
        number=task.number, date=issued.date(), signatures=tuple(signed), kind=_KINDS[task.kind],
        source_no=task.ncr_no or task.order_no or STOCK, customer=order.customer_name if order else task.customer, workshop=task.workshop,
        start=plans[0].start_on if order is not None and plans else issued.date(), due=task.due_on, process_no=task.process_no,
        drawing_no=task.drawing_no,
        lines=(task_slip.TaskLine(task.product_name, task.model, identities, task.unit, task.quantity, task.rework_no),),
        remark=task.content,
    )  # fmt: skip
    return task_slip.render(paper, _copies(making, task_slip.COPIES))


def order_review(session: Session, document: str, making: Making) -> bytes:
    """订单评审记录 (form 13, A-05) as PDF; `document` is the number of the order.

    Raises:
        NotFound: No such order.
    """
    order = queries.order(session, document)
    given = [answer.at for answer in order.review if answer.at is not None]
    passed = all(answer.settled for answer in order.review) if given else None
    products = "；".join(f"{line.product_name} {line.spec} × {line.quantity} {line.unit}" for line in order.lines)
    paper = review_slip.OrderReview(
        company=making.company, form=making.form, printing=making.printing, void=making.void,
        number=order.number, date=site_day(max(given, default=order.created_at)),
        signatures=(Signature("提交", order.author, site_time(order.created_at)),),
        order_no=order.number, contract_no=order.contract_no, customer=order.customer_name or order.consignee or "—",
        delivery_date=order.delivery_date or order.promised_on or date.min, products=products,
        lines=tuple(_line(answer) for answer in order.review), passed=passed, open_points=_open_points(order.amber, order.review),
    )  # fmt: skip
    return review_slip.render(paper, _copies(making, review_slip.COPIES))


def _line(answer: ReviewAnswerView) -> review_slip.ReviewLine:
    note = "；".join(part for part in (answer.note, answer.resolution) if part)
    day = site_day(answer.at) if answer.at is not None else None
    return review_slip.ReviewLine(word(answer.question), word(answer.department), answer.ok, note, answer.person, day)


def _open_points(amber: tuple[str, ...], answers: tuple[ReviewAnswerView, ...]) -> str:
    open_ones = [f"{word(a.department)}：{word(a.question)}" for a in answers if not a.settled]
    blank = [f"未填写：{'、'.join(amber)}"] if amber else []
    return "；".join((*open_ones, *blank))


def _copies(making: Making, standard: tuple[CopyName, ...]) -> tuple[CopyName, ...]:
    return making.copies if any(copy.name for copy in making.copies) else standard
