"""自提: every box is scanned in front of the customer before he signs and loads (C-19)."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.boxing import closing_rules, queries
from app.boxing.rows import PACKERS, box_row, order_view
from app.core.errors import Conflict
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from db.models.boxing import Box, BoxHandover
from db.states import BoxState, DeliveryMode, DispatchState, Role


def hand_over(work: Work, dispatch_no: str, sscc: str) -> tuple[int, int]:
    """A box was scanned in front of the customer.

    Returns:
        How many boxes were handed over by now, and how many there are.

    Raises:
        Conflict: The order is no 自提 that is ready, the box is not sealed, not its own, or was handed over already.
        NotFound: No such box.
    """
    work.require(*PACKERS, Role.SALES)
    order = order_view(work, dispatch_no)
    if order.mode is not DeliveryMode.PICKUP or order.state is not DispatchState.READY:
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "{no} 是「{mode}」「{state}」，不用当面交接"), no=dispatch_no, mode=word(order.mode),
                state=word(order.state))
        )  # fmt: skip
    row = box_row(work, sscc)
    if row.dispatch_no != dispatch_no or row.state is not BoxState.SEALED:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "第 {n} 箱是「{state}」，不能交接"), n=row.box_no, state=word(row.state)))
    if sscc in handed_over(work.session, dispatch_no):
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "第 {n} 箱已经当面交接"), n=row.box_no))
    work.session.add(BoxHandover(box_id=row.id, dispatch_no=dispatch_no, at=work.now, person_id=work.actor.person_id or 0))
    work.session.flush()
    work.audit("hand_over_box", "box", sscc, dispatch=dispatch_no)
    return _count(work.session, dispatch_no)


def handed_over(session: Session, dispatch_no: str) -> frozenset[str]:
    """The boxes of a 发货单 that were scanned in front of the customer."""
    query = select(Box.sscc).join(BoxHandover, BoxHandover.box_id == Box.id)
    return frozenset(session.scalars(query.where(BoxHandover.dispatch_no == dispatch_no, BoxHandover.withdrawn_at.is_(None))))


def require_handed_over(work: Work, dispatch_no: str) -> None:
    """Refuses a pickup of which a box was not scanned in front of the customer.

    Raises:
        Refused: C-19.
    """
    if order_view(work, dispatch_no).mode is DeliveryMode.PICKUP:
        handed, boxes = _count(work.session, dispatch_no)
        closing_rules.must_be_handed_over(dispatch_no, handed, boxes)


def _count(session: Session, dispatch_no: str) -> tuple[int, int]:
    boxes = [box for box in queries.boxes(session, dispatch_no) if box.items]
    return len(handed_over(session, dispatch_no)), len(boxes)
