"""少装: a box closed with pieces missing needs a reason and a second person; what is missing stays open on the order (C-14)."""

from __future__ import annotations

from app.boxing import checking, closing_rules, left_out, queries, rules, service
from app.boxing.contents import hands_of, items_of
from app.boxing.left_out import ShortView, waiting
from app.boxing.rows import PACKERS, box_row, order_view, packing_box, withdraw_short
from app.boxing.views import BoxView
from app.core.errors import Conflict, bad_input, fact
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.dispatch import service as dispatch
from app.dispatch.views import DispatchOrderView
from db.models.boxing import Box, BoxShort
from db.states import BoxState, Role

APPROVERS = (Role.LOGISTICS_HEAD, Role.TEAM_LEADER)


def ask(work: Work, dispatch_no: str, reason: str) -> ShortView:
    """The packer asks to close the box in work short, or to begin no further box.

    Raises:
        Refused: C-17 who packs, C-14 the box is in work at another station, E-03 the last box is stopped.
        Conflict: No goods in a box that is being packed, or nothing is missing.
        BadInput: No reason.
    """
    work.require(*PACKERS)
    if not reason.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "请写明原因"))
    row = packing_box(work, dispatch_no)
    row = row if row is not None and items_of(work, row) else _last_filled(work, dispatch_no)
    missing = _missing(work, row)
    withdraw_short(work, dispatch_no)
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
    """撤销: the packer thinks better of it; answers whether somebody waited for an approval."""
    work.require(*PACKERS)
    return withdraw_short(work, dispatch_no)


def approve(work: Work, dispatch_no: str) -> BoxView:
    """The second person approves: the missing pieces go back into the store and stay open on the order, the box is closed.

    Where a further box was to follow, the one before is the last now: it is opened again if papers of the kit are still to go in.

    Raises:
        NotPermitted: Neither logistics head nor team leader.
        Refused: C-14 by who packed or asked.
        Conflict: Nothing was asked for, or nothing is missing any more.
    """
    work.require(*APPROVERS)
    asked = work.session.scalar(waiting(dispatch_no).with_for_update())
    if asked is None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{no} 没有要批准的少装"), no=dispatch_no))
    row = work.session.get_one(Box, asked.box_id)
    missing = _missing(work, row)
    rules.short_needs_a_second_person(work.actor.name, work.actor.person_id, {asked.asked_by_id, *hands_of(work, row)})
    asked.approved_at, asked.approver_id, asked.pieces = work.now, work.actor.person_id, sum(missing.values())
    work.session.flush()
    work.audit("approve_short_box", "box", row.sscc, pieces=asked.pieces, reason=asked.reason)
    dispatch.leave_out(work, dispatch_no, missing, _loose(work, order_view(work, dispatch_no)), asked.reason)
    _close(work, row, asked.reason)
    found = queries.box(work.session, row.sscc)
    assert found is not None
    return found


def _last_filled(work: Work, dispatch_no: str) -> Box:
    """The last box of an order of which the next was not begun."""
    filled = [box for box in queries.boxes(work.session, dispatch_no) if box.items]
    if not filled:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "没有正在装的箱，不能少装")))
    return box_row(work, filled[-1].sscc)


def _missing(work: Work, row: Box) -> dict[int, int]:
    """Pieces of each line that would be left out: while a box is closed and on its way, it is finished first."""
    closing_rules.must_not_be_stopped(row.box_no, word(row.state) if row.state is BoxState.HOLD else "")
    missing = {line.line_id: line.wanted - line.boxed for line in order_view(work, row.dispatch_no).lines if line.wanted > line.boxed}
    if not missing or (row.state is BoxState.OPEN and row.closed_at is not None):
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "第 {n} 箱没有少装的"), n=row.box_no), (fact(QT_TRANSLATE_NOOP("app", "箱"), row.box_no),)
        )
    return missing


def _close(work: Work, row: Box, reason: str) -> None:
    if row.state is not BoxState.OPEN:
        if all(done for _, done in queries.kit(work.session, row.dispatch_no)):
            service.count_boxes(work, row.dispatch_no)
            service.mark_ready_if_all(work, row.dispatch_no)
            return
        checking.reopen(work, row.sscc, reason, asked=False)
    service.close(work, row)


def _loose(work: Work, order: DispatchOrderView) -> dict[str, int]:
    """What was drawn for the order and lies in no box."""
    loose: dict[str, int] = {}
    for pick in order.picked:
        loose[pick.identity] = loose.get(pick.identity, 0) + pick.quantity
    for box in queries.boxes(work.session, order.number):
        for item in box.items:
            loose[item.identity] = loose.get(item.identity, 0) - item.quantity
    return {identity_no: pieces for identity_no, pieces in loose.items() if pieces > 0}
