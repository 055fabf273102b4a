"""生产任务单 of kind 返工 (J-23, J-25): goods made before go back to the workshop, by the tracking form and the papers it cites."""

from __future__ import annotations

from collections.abc import Sequence

from app.catalog import queries as catalog
from app.core.entry import clean, whole
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Work
from app.orders import rules
from app.orders.task_queries import task_view
from app.orders.tasks import move_task, task_row
from app.orders.views import ReworkTaskDraft, TaskOrderView
from app.printing.service import print_paper, void_papers
from db.models.orders import TaskOrder
from db.states import Role, TaskKind, TaskState


def create_rework_task(work: Work, draft: ReworkTaskDraft) -> TaskOrderView:
    """Opens and prints a 生产任务单 of kind 返工; it allocates no numbers, the goods have theirs.

    Args:
        work: The action; planning, or quality in the simplified form.
        draft: What it says.

    Raises:
        BadInput: No workshop.
        Refused: J-23 it cites no tracking form; J-25 it cites no revisions where the design is changed.
    """
    work.require(Role.PLANNING, *((Role.INSPECTOR,) if draft.simplified else ()))
    rules.rework_must_cite_ncr(draft.rework_no, draft.ncr_no)
    rules.rework_must_cite_revisions(draft.rework_no, draft.documents_needed, draft.drawing_no, draft.process_no)
    product = catalog.product(work.session, draft.product_id)
    whole(QT_TRANSLATE_NOOP("app", "数量"), draft.quantity, low=1)
    place = clean(QT_TRANSLATE_NOOP("app", "车间"), draft.workshop, most=40, needed=True)
    row = TaskOrder(
        number=work.next_number("RW"), state=TaskState.ISSUED, product_id=product.product_id, quantity=draft.quantity, handed_in=0,
        order_no="", plan_id=None, lot_no=draft.lot_no, serials=list(draft.serials), due_on=draft.due_on, workshop=place,
        created_at=work.now, author_id=work.actor.person_id, author=work.actor.name, kind=TaskKind.REWORK, rework_no=draft.rework_no,
        ncr_no=draft.ncr_no, drawing_no=draft.drawing_no, process_no=draft.process_no, customer=draft.customer, content=draft.content,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    print_paper(work, "task_order", row.number)
    work.audit(
        "create_rework_task", "task_order", row.number, product=product.code, quantity=draft.quantity, rework=draft.rework_no,
        ncr=draft.ncr_no, drawing=draft.drawing_no, process=draft.process_no, due=draft.due_on,
    )  # fmt: skip
    return task_view(row, product)


def cite_revisions(work: Work, task_no: str, drawing_no: str, process_no: str) -> TaskOrderView:
    """A task order cites its papers in another revision; the printed one is void and prints anew (J-25).

    Raises:
        NotFound: No such task order.
        Refused: J-25 one is not cited.
    """
    work.require(Role.PLANNING, Role.ASSEMBLER)
    row = task_row(work, task_no)
    rules.rework_must_cite_revisions(row.rework_no, True, drawing_no, process_no)
    old = (row.drawing_no, row.process_no)
    row.drawing_no, row.process_no = drawing_no, process_no
    work.session.flush()
    work.audit("cite_revisions", "task_order", task_no, old=list(old), new=[drawing_no, process_no])
    reason = "图纸或工艺改版"
    void_papers(work, task_no, reason, paper="task_order")
    print_paper(work, "task_order", task_no, reason=reason)
    return task_view(row, catalog.product(work.session, row.product_id))


def take_off_task(work: Work, task_no: str, serials: Sequence[str], quantity: int) -> None:
    """Takes goods off a task order whose rework did not do: with nothing left on it, it is called off; part of another command.

    Raises:
        NotFound: No such task order.
    """
    row = task_row(work, task_no)
    row.serials = [serial for serial in row.serials if serial not in serials]
    if quantity < row.quantity:
        row.quantity -= quantity
    else:
        move_task(row, TaskState.CANCELLED)
        void_papers(work, task_no, "复检不合格，重新判定", paper="task_order")
    work.session.flush()
    work.audit("take_off_task", "task_order", task_no, serials=list(serials), quantity=quantity)
