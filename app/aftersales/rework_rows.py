"""What the commands on 返工单 share: the row, its moves, its time line, its goods."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select

from app.aftersales import rework_queries
from app.aftersales.rework_states import IN_WORKS, may_move
from app.aftersales.rework_views import ReworkView
from app.core.errors import Conflict, fact, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from db.models.aftersales import CaseEvent, ServiceCase
from db.models.rework import ReworkEvent, ReworkOrder, ReworkUnit
from db.states import CaseEventKind, ReworkState

KIND = "rework_order"


def order_row(work: Work, number: str) -> ReworkOrder:
    """The row of a 返工单.

    Raises:
        NotFound: No such order.
    """
    row = work.session.scalar(select(ReworkOrder).where(ReworkOrder.number == number).with_for_update())
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "返工单"), number)
    return row


def row_of_task(work: Work, task_no: str) -> ReworkOrder | None:
    """The row of the order that a 生产任务单 was made for, or None."""
    return work.session.scalar(select(ReworkOrder).where(ReworkOrder.task_no == task_no).with_for_update()) if task_no else None


def rows_with(work: Work, serials: Collection[str], *states: ReworkState) -> list[ReworkOrder]:
    """The rows of the orders in some states, by default those without a pass, that name one of some units."""
    named = select(ReworkUnit.order_id).where(ReworkUnit.serial.in_(serials))
    query = select(ReworkOrder).where(ReworkOrder.id.in_(named), ReworkOrder.state.in_(states or IN_WORKS)).order_by(ReworkOrder.id)
    return list(work.session.scalars(query.with_for_update()))


def unit_rows(work: Work, row: ReworkOrder) -> list[ReworkUnit]:
    """The units of an order."""
    return list(work.session.scalars(select(ReworkUnit).where(ReworkUnit.order_id == row.id).order_by(ReworkUnit.id)))


def must_be(row: ReworkOrder, *states: ReworkState) -> None:
    """Refuses a step that the state does not allow.

    Raises:
        Conflict: It is in another state.
    """
    if row.state not in states:
        raise _no_way(row, "、".join(word(state) for state in states))


def move(work: Work, row: ReworkOrder, to: ReworkState, text: str) -> None:
    """Moves an order on and says on its time line why.

    Raises:
        Conflict: Section 3.6 has no such move.
    """
    if not may_move(row.state, to):
        raise _no_way(row, word(to))
    old, row.state = row.state, to
    work.audit("move_rework", KIND, row.number, old=old, new=to)
    note(work, row, text)


def note(work: Work, row: ReworkOrder, text: str) -> None:
    """An entry of the time line."""
    work.session.add(ReworkEvent(order_id=row.id, at=work.now, state=row.state, text=text, person=work.actor.name))
    work.session.flush()


def tell_case(work: Work, row: ReworkOrder, text: str) -> None:
    """The 服务单 behind it has on its time line how its goods are getting on."""
    case = work.session.scalar(select(ServiceCase).where(ServiceCase.number == row.case_no)) if row.case_no else None
    if case is not None:
        work.session.add(
            CaseEvent(
                case_id=case.id, at=work.now, kind=CaseEventKind.NOTE, state=case.state, text=f"{row.number} {text}",
                person_id=work.actor.person_id, person=work.actor.name,
            )
        )  # fmt: skip
        work.session.flush()


def seen(work: Work, row: ReworkOrder) -> ReworkView:
    """The order as it stands."""
    work.session.flush()
    return rework_queries.order(work.session, row.number)


def _no_way(row: ReworkOrder, wanted: str) -> Conflict:
    return Conflict(
        say(
            QT_TRANSLATE_NOOP("app", "返工单 {number} 现在是「{old}」，要先是「{wanted}」"), number=row.number, old=word(row.state),
            wanted=wanted,
        ),
        (fact(QT_TRANSLATE_NOOP("app", "状态"), word(row.state)),),
    )  # fmt: skip
