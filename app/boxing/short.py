"""少装: a box closed with pieces missing needs a reason and a second person; what is missing stays open on the order (C-14)."""

from __future__ import annotations

from app.boxing import left_out, queries, rules, service
from app.boxing.left_out import ShortView, waiting
from app.boxing.rows import PACKERS, current_box, hands_of, items_of, order_view
from app.boxing.views import BoxView
from app.core.errors import Conflict, bad_input, fact
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.dispatch import service as dispatch
from app.dispatch.views import DispatchOrderView
from db.models.boxing import Box, BoxShort
from db.states import BoxState, Role

APPROVERS = (Role.LOGISTICS_HEAD, Role.TEAM_LEADER)


def ask(work: Work, dispatch_no: str, reason: str) -> ShortView:
    """The packer asks to close the box in work short.

    Raises:
        Conflict: No goods in a box that is being packed, or nothing is missing.
        BadInput: No reason.
    """
    work.require(*PACKERS)
    if not reason.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "请写明原因"))
    row, missing = _packing(work, dispatch_no)
    withdraw(work, dispatch_no)
    work.session.add(
        BoxShort(
            box_id=row.id, dispatch_no=dispatch_no, reason=reason.strip(), pieces=sum(missing.values()), asked_at=work.now,
            asked_by_id=work.actor.person_id or 0,
        )
    )  # fmt: skip
    work.session.flush()
    work.audit("ask_short", "box", row.sscc, pieces=sum(missing.values()), reason=reason.strip())
    found = left_out.pending(work.session, dispatch_no)
    assert found is not None
    return found


def withdraw(work: Work, dispatch_no: str) -> bool:
    """Nobody waits for an approval any more; answers whether somebody did."""
    rows = list(work.session.scalars(waiting(dispatch_no)))
    for row in rows:
        row.withdrawn_at = work.now
    work.session.flush()
    return bool(rows)


def approve(work: Work, dispatch_no: str) -> BoxView:
    """The second person approves: the missing pieces go back into the store and stay open on the order, the box is closed.

    Raises:
        NotPermitted: Neither logistics head nor team leader.
        Refused: C-14 by who packed or asked.
        Conflict: Nothing was asked for, or nothing is missing any more.
    """
    work.require(*APPROVERS)
    asked = work.session.scalar(waiting(dispatch_no).with_for_update())
    if asked is None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{no} 没有要批准的少装"), no=dispatch_no))
    row, missing = _packing(work, dispatch_no, work.session.get(Box, asked.box_id))
    rules.short_needs_a_second_person(work.actor.name, work.actor.person_id, {asked.asked_by_id, *hands_of(work, row)})
    asked.approved_at, asked.approver_id, asked.pieces = work.now, work.actor.person_id, sum(missing.values())
    work.session.flush()
    work.audit("approve_short_box", "box", row.sscc, pieces=asked.pieces, reason=asked.reason)
    dispatch.leave_out(work, dispatch_no, missing, _loose(work, order_view(work, dispatch_no)), asked.reason)
    service.close(work, row)
    found = queries.box(work.session, row.sscc)
    assert found is not None
    return found


def _packing(work: Work, dispatch_no: str, row: Box | None = None) -> tuple[Box, dict[int, int]]:
    row = row or current_box(work, dispatch_no)
    if row is None or row.state is not BoxState.OPEN or not items_of(work, row):
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "没有正在装的箱，不能少装")))
    lines = order_view(work, dispatch_no).lines
    missing = {line.line_id: line.wanted - line.boxed for line in lines if line.wanted > line.boxed}
    if not missing or row.closed_at is not None:
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "第 {n} 箱没有少装的"), n=row.box_no), (fact(QT_TRANSLATE_NOOP("app", "箱"), row.box_no),)
        )
    return row, missing


def _loose(work: Work, order: DispatchOrderView) -> dict[str, int]:
    """What was drawn for the order and lies in no box."""
    loose: dict[str, int] = {}
    for pick in order.picked:
        loose[pick.identity] = loose.get(pick.identity, 0) + pick.quantity
    for box in queries.boxes(work.session, order.number):
        for item in box.items:
            loose[item.identity] = loose.get(item.identity, 0) - item.quantity
    return {identity_no: pieces for identity_no, pieces in loose.items() if pieces > 0}
