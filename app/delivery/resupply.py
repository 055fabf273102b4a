"""补发: what the customer counted missing or got wrong is sent again, by 领料单 and 发货单 as any replacement (I-11, X-25)."""

from __future__ import annotations

from sqlalchemy import select

from app.core.clock import site_day
from app.core.errors import Conflict, bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.delivery.claims import customer_side
from app.dispatch import queries as dispatch
from app.dispatch import service as dispatch_service
from app.dispatch import special
from app.dispatch.events import DispatchChanged, PickCompleted
from app.dispatch.views import DispatchOrderView
from app.materials import replacing
from db.models.delivery import DeliveryLine, DeliveryRecord, Discrepancy
from db.states import DispatchKind, DispatchState, SolutionKind

SENDS = (SolutionKind.RESUPPLY, SolutionKind.REPLACE)
"""Solutions by which goods go out again."""
UNDRAWN = (DispatchState.DRAFT, DispatchState.ISSUED, DispatchState.PLANNED)


def send_again(work: Work, discrepancy_id: int) -> str:
    """Makes out 领料单 and the draft of the 发货单 by which the agreed goods go out again; sales confirms where it goes and issues it.

    Where some of them are on their way already, more was found missing since or a part was called off, the rest goes on a 发货单 of its
    own by the same 领料单.

    Returns:
        Number of the 发货单.

    Raises:
        BadInput: The agreed solution sends nothing.
        Conflict: Settled, or all of it is sent already.
        NotFound: No such difference.
    """
    work.require(customer_side(work))
    found = work.session.scalar(select(Discrepancy).where(Discrepancy.id == discrepancy_id).with_for_update())
    if found is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "异议"), discrepancy_id)
    before = dispatch.dispatch_order(work.session, found.resupply_no) if found.resupply_no else None
    sent = sum(one.total for one in special.standing_of(work.session, before.source_no)) if before is not None else 0
    pieces = found.quantity - found.found - sent
    if found.settled_at is not None or pieces < 1:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "这条异议已经办结或已开补发单 {no}"), no=found.resupply_no or "—"))
    if found.solution_kind not in SENDS:
        raise bad_input(QT_TRANSLATE_NOOP("app", "先商定补发或换货，再开补发单"))
    record = work.session.get(DeliveryRecord, found.record_id)
    assert record is not None
    line = work.session.scalar(
        select(DeliveryLine).where(DeliveryLine.record_id == record.id, DeliveryLine.line_no == found.line_no)
    )
    assert line is not None
    if before is None:
        note = str(say(QT_TRANSLATE_NOOP("app", "补发，交付记录 {no}，{customer}"), no=record.number, customer=record.customer))
        number = replacing.draft(work, line.product_id, pieces, case_no=found.case_no, replaces="", note=note)
    else:
        number = before.source_no
        replacing.ask_for(work, number, sent + pieces, str(say(QT_TRANSLATE_NOOP("app", "补发余下 {n} 件"), n=pieces)))
    day = found.do_by if found.do_by is not None and found.do_by >= site_day(work.now) else None
    goods = [special.SpecialLine(line.product_id, pieces)]
    wanted = special.SpecialDraft(DispatchKind.REPLACEMENT, record.dispatch_no, number, goods, found.case_no, day)
    found.resupply_no = special.draft(work, wanted, rest=before is not None).number
    work.session.flush()
    work.audit("send_again", "delivery_record", record.number, line=found.line_no, dispatch=found.resupply_no, pieces=pieces)
    return found.resupply_no


def call_off(work: Work, found: Discrepancy, why: str) -> None:
    """What was missing came, all or some of it: of a 补发 that carries more than is missing still all is called off that is not drawn.

    Raises:
        Conflict: What is drawn already is more than that: it is in the way.
    """
    order = dispatch.dispatch_order(work.session, found.resupply_no) if found.resupply_no else None
    parts = special.standing_of(work.session, order.source_no) if order is not None else []
    if sum(one.total for one in parts) <= found.quantity - found.found:
        return
    drawn = [one for one in parts if one.state not in UNDRAWN]
    if sum(one.total for one in drawn) > found.quantity - found.found:
        raise Conflict(
            say(
                QT_TRANSLATE_NOOP("app", "补发 {no} 已提货：还没出门的请市场部先作废它；已出门的，找到的货请登记退回"), no=drawn[-1].number
            )
        )
    for one in (part for part in parts if part not in drawn):
        dispatch_service.call_off(work, one.number, why[:200])


def on_pick_completed(work: Work, event: PickCompleted) -> None:
    """Handler: what was drawn for the 发货单 of a 补发, also for those split off it, is what its 领料单 issued (X-25)."""
    order, found = _of(work, event.dispatch_no)
    if order is not None and found is not None:
        replacing.note_drawn(work, order.source_no, sum(one.picked_total for one in special.standing_of(work.session, order.source_no)))


def on_dispatch_changed(work: Work, event: DispatchChanged) -> None:
    """Handler: with the last of its 发货单 the 领料单 of a 补发 is void, and the difference may be sent again."""
    order, found = _of(work, event.dispatch_no) if event.what == "cancelled" else (None, None)
    if found is None or order is None:
        return
    parts = [one for one in special.standing_of(work.session, order.source_no) if one.number != order.number]
    found.resupply_no = parts[0].number if parts else ""
    work.session.flush()
    if parts:  # what was split off is on its way still
        replacing.note_drawn(work, order.source_no, sum(one.picked_total for one in parts))
    else:
        replacing.void(work, order.source_no, str(say(QT_TRANSLATE_NOOP("app", "发货单 {no} 已作废"), no=event.dispatch_no)))


def _of(work: Work, dispatch_no: str) -> tuple[DispatchOrderView | None, Discrepancy | None]:
    """A 发货单, and the difference for which it, or the one it was split off, sends goods again."""
    order = dispatch.dispatch_order(work.session, dispatch_no)
    if order is None or order.kind is not DispatchKind.REPLACEMENT:
        return None, None
    numbers = [one.number for one in special.of_source(work.session, order.source_no)]
    return order, work.session.scalar(select(Discrepancy).where(Discrepancy.resupply_no.in_(numbers)))
