"""The store gets ready what sales wants shipped (F-01): a task for each order on a notice, by the day it is loaded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.errors import Conflict, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.dispatch import delays, queries
from app.dispatch.views import PrepareView
from app.identity import queries as identity
from app.orders import queries as orders
from db.models.dispatch import DispatchNotice, DispatchOrder, PrepareTask
from db.states import DispatchState, Role

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
_TO_DRAW = {DispatchState.DRAFT, DispatchState.ISSUED, DispatchState.PLANNED, DispatchState.PICKING}
"""As long as a 发货单 stands so, its goods are still to be got ready."""


def ask(work: Work, notice: DispatchNotice, order_nos: Sequence[str]) -> None:
    """Makes the tasks of a notice; an order that is being prepared, or stands ready and was not called for since, needs no other."""
    known = orders.numbered(work.session, order_nos)
    told = delays.told_days(work.session, known.values())
    ready = _ready_since(work, order_nos)
    waiting = set(
        work.session.scalars(select(PrepareTask.order_no).where(PrepareTask.order_no.in_(order_nos), PrepareTask.ready_at.is_(None)))
    )
    for order_no in order_nos:
        if order_no not in waiting and order_no not in ready:
            day = max(notice.first_day, told.get(order_no) or notice.first_day)
            work.session.add(PrepareTask(notice_id=notice.id, order_no=order_no, load_day=day))
    work.session.flush()


def _ready_since(work: Work, order_nos: Sequence[str]) -> set[str]:
    """Orders whose goods stand ready: confirmed by the store after the newest 发货单 of the order was made."""
    made: dict[str, datetime] = {}
    rows = select(DispatchOrder.order_no, DispatchOrder.made_at).where(
        DispatchOrder.order_no.in_(order_nos), DispatchOrder.state != DispatchState.CANCELLED
    )
    for order_no, at in work.session.execute(rows.order_by(DispatchOrder.id)):
        made[order_no] = at
    tasks = work.session.scalars(select(PrepareTask).where(PrepareTask.order_no.in_(order_nos), PrepareTask.ready_at.is_not(None)))
    return {task.order_no for task in tasks if task.ready_at is not None and task.ready_at > made.get(task.order_no, _NEVER)}


def confirm_ready(work: Work, order_no: str, note: str = "") -> PrepareView:
    """The storekeeper says that the goods of an order stand ready (F-01).

    Raises:
        NotFound: Nobody asked for them.
        Conflict: He said so already.
    """
    work.require(Role.STOREKEEPER)
    row = work.session.scalar(
        select(PrepareTask).where(PrepareTask.order_no == order_no).order_by(PrepareTask.id.desc()).limit(1).with_for_update()
    )
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "备货任务"), order_no)
    if row.ready_at is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "订单 {order} 已备好"), order=order_no))
    row.ready_at, row.ready_by_id, row.note = work.now, work.actor.person_id, note.strip()
    work.session.flush()
    work.audit("confirm_ready", "prepare_task", row.id, order=order_no, note=note.strip())
    return next(view for view in _views(work.session, [row]))


def tasks(session: Session, *, open_only: bool = True) -> list[PrepareView]:
    """What the store is to get ready, by the day it is loaded (F-01); goods that were drawn without a word are no task any more."""
    query = select(PrepareTask).order_by(PrepareTask.load_day, PrepareTask.id)
    if not open_only:
        return _views(session, session.scalars(query).all())
    rows = session.scalars(query.where(PrepareTask.ready_at.is_(None))).all()
    drawn = _drawn(session, {row.order_no for row in rows})
    return _views(session, [row for row in rows if row.order_no not in drawn])


def _drawn(session: Session, order_nos: set[str]) -> set[str]:
    """Orders that are wholly on 发货单 which were drawn from the store; one without any is none of them."""
    query = select(DispatchOrder.order_no, DispatchOrder.state).where(
        DispatchOrder.order_no.in_(order_nos), DispatchOrder.state != DispatchState.CANCELLED
    )
    states: dict[str, set[DispatchState]] = {}
    for order_no, state in session.execute(query):
        states.setdefault(order_no, set()).add(state)
    drawn = {order_no for order_no, found in states.items() if not found & _TO_DRAW}
    return drawn - {order.number for order in queries.waiting_orders(session)} if drawn else drawn


def of_orders(session: Session, order_nos: Sequence[str]) -> dict[str, PrepareView]:
    """The newest task of each order; an order that nobody asked for is left out."""
    rows = session.scalars(select(PrepareTask).where(PrepareTask.order_no.in_(order_nos)).order_by(PrepareTask.id)).all()
    return {view.order_no: view for view in _views(session, rows)}


def _views(session: Session, rows: Sequence[PrepareTask]) -> list[PrepareView]:
    if not rows:
        return []
    known = orders.numbered(session, (row.order_no for row in rows))
    names = identity.names(session)
    wanted = select(DispatchNotice.id, DispatchNotice.number).where(DispatchNotice.id.in_({row.notice_id for row in rows}))
    numbers = dict(session.execute(wanted).all())
    found = []
    for row in rows:
        order = known.get(row.order_no)
        goods = "，".join(f"{line.product_name} {line.model} × {line.quantity}" for line in order.lines) if order else ""
        found.append(
            PrepareView(
                numbers.get(row.notice_id, ""), row.order_no, order.customer_name if order else "", row.load_day, goods,
                row.ready_at, names.get(row.ready_by_id or 0, ""), row.note,
            )
        )  # fmt: skip
    return found
