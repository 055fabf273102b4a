"""补发: what the customer counted missing or got wrong is sent again, by 领料单 and 发货单 as any replacement (I-11, X-25)."""

from __future__ import annotations

from sqlalchemy import select

from app.core.clock import site_day
from app.core.errors import Conflict, bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.delivery import sent_again
from app.delivery.claims import customer_side, report
from app.delivery.claims_views import Finding
from app.delivery.events import SlipReturned
from app.dispatch import queries as dispatch
from app.dispatch import service as dispatch_service
from app.dispatch import special
from app.dispatch.events import DispatchChanged, PickCompleted
from app.dispatch.queries import BEFORE_LEAVING
from app.dispatch.views import DispatchOrderView
from app.gate import service as gate
from app.materials import replacing
from db.models.delivery import DeliveryLine, DeliveryRecord, Discrepancy
from db.states import DeliveryState, DiscrepancyKind, DispatchKind, DispatchState, SolutionKind

SENDS = (SolutionKind.RESUPPLY, SolutionKind.REPLACE)
"""Solutions by which goods go out again."""
UNDRAWN = (DispatchState.DRAFT, DispatchState.ISSUED, DispatchState.PLANNED)
_CAN_STOP = (*UNDRAWN, DispatchState.PICKING, DispatchState.PICKED, DispatchState.READY)
"""No box of it stands on a vehicle."""


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
    """What was missing came, all or some of it: of a 补发 that carries more than is missing what is not drawn is called off.

    Raises:
        Conflict: What is drawn already is more than that: it is in the way.
    """
    parts = sent_again.parts_of(work.session, found)
    if not sent_again.surplus(parts, found):
        return
    drawn = [one for one in parts if one.state not in UNDRAWN]
    if sum(one.total for one in drawn) > found.quantity - found.found:
        raise Conflict(
            say(
                QT_TRANSLATE_NOOP("app", "补发 {no} 已提货：还没出门的请市场部先作废它；已出门的，找到的货请登记退回"), no=drawn[-1].number
            )
        )
    _stop(work, found, [part for part in parts if part not in drawn], why)


def follow_count(work: Work, found: Discrepancy, record: DeliveryRecord) -> None:
    """The slip counts fewer missing than was phoned in, and a 补发 was made out already: it brings no more than is missing.

    What is in the works still and not on a vehicle is called off, the newest first; what is missing beyond that may be sent again. What
    stands on a vehicle loses its pass, and sales is told until it is called off. What has left is the customer's surplus.
    """
    why = _counted(found, record)
    parts = sent_again.parts_of(work.session, found)
    if not sent_again.surplus(parts, found):
        return
    _stop(work, found, [one for one in parts if one.state in _CAN_STOP], why)
    parts = sent_again.parts_of(work.session, found)
    if not sent_again.surplus(parts, found):
        return
    loaded = [one for one in parts if one.state in BEFORE_LEAVING]
    for one in loaded:
        gate.void_for_dispatch(work, one.number, why)
    if not loaded:
        _bring_back(work, found, record, parts)


def none_missing(work: Work, found: Discrepancy, record: DeliveryRecord) -> None:
    """What was phoned in as missing is there: he signed for all of it later. The difference is done, and its 补发 brings nothing."""
    found.found = found.quantity
    words = str(say(QT_TRANSLATE_NOOP("app", "签收单 {no} 如数签收，没有少"), no=record.number))
    found.solution = "\n".join(filter(None, (found.solution, words)))
    work.session.flush()
    follow_count(work, found, record)
    if sent_again.surplus(sent_again.parts_of(work.session, found), found):
        return  # sales ends it when that is stopped
    found.settled_at, found.settled_by_id = work.now, work.actor.person_id
    work.session.flush()
    work.audit("settle_discrepancy", "delivery_record", record.number, line=found.line_no, what=found.kind, cost=0)


def on_slip_returned(work: Work, event: SlipReturned) -> None:
    """Handler: a 补发 that was to be stopped went all the same and is signed for: what is too much of it is to be brought back."""
    _, found = _of(work, event.dispatch_no)
    if found is None:
        return
    parts = sent_again.parts_of(work.session, found)
    record = work.session.get(DeliveryRecord, found.record_id)
    if record is not None and sent_again.surplus(parts, found) and not any(one.state in BEFORE_LEAVING for one in parts):
        _bring_back(work, found, record, parts)


def _stop(work: Work, found: Discrepancy, parts: list[DispatchOrderView], why: str) -> None:
    """Calls parts off, the newest first, until no more is sent than is missing."""
    for one in reversed(parts):
        if not sent_again.surplus(sent_again.parts_of(work.session, found), found):
            return
        if one.state is DispatchState.READY:
            dispatch_service.put_off(work, one.number, why[:200])
        dispatch_service.call_off(work, one.number, why[:200])


def _bring_back(work: Work, found: Discrepancy, record: DeliveryRecord, parts: list[DispatchOrderView]) -> None:
    """What is too much stands at the customer's, or on its way to him: a difference of that delivery, which sales settles with him."""
    pieces, last = sent_again.surplus(parts, found), parts[-1]
    again = work.session.scalar(select(DeliveryRecord).where(DeliveryRecord.dispatch_no == last.number))
    words = say(
        QT_TRANSLATE_NOOP("app", "{count}，补发 {dispatch} 多发 {more} 件：请开退货单收回，或请客户留下"), count=_counted(found, record),
        dispatch=last.number, more=pieces,
    )  # fmt: skip
    told = select(Discrepancy.id).where(Discrepancy.record_id == again.id, Discrepancy.words == str(words)) if again is not None else None
    if again is None or told is None or work.session.scalar(told) or again.state is DeliveryState.CLOSED:
        return
    report(work, again.number, Finding(1, DiscrepancyKind.OVER, pieces, str(words), found.reporter))


def _counted(found: Discrepancy, record: DeliveryRecord) -> str:
    kind, n = word(found.kind), found.quantity - found.found
    return str(say(QT_TRANSLATE_NOOP("app", "签收单 {no} 上{kind}只有 {n} 件"), no=record.number, kind=kind, n=n))


def on_pick_completed(work: Work, event: PickCompleted) -> None:
    """Handler: what was drawn for the 发货单 of a 补发, also for those split off it, is what its 领料单 issued (X-25)."""
    order, found = _of(work, event.dispatch_no)
    if order is not None and found is not None:
        _note_drawn(work, order.source_no, special.standing_of(work.session, order.source_no), "")


def on_dispatch_changed(work: Work, event: DispatchChanged) -> None:
    """Handler: with the last of its 发货单 the 领料单 of a 补发 is void; else it asks for what the others carry. It may be sent again."""
    order, found = _of(work, event.dispatch_no) if event.what == "cancelled" else (None, None)
    if found is None or order is None:
        return
    parts = [one for one in special.standing_of(work.session, order.source_no) if one.number != order.number]
    found.resupply_no = parts[0].number if parts else ""
    work.session.flush()
    why = str(say(QT_TRANSLATE_NOOP("app", "发货单 {no} 已作废"), no=event.dispatch_no))
    if parts:  # they are on their way still
        _note_drawn(work, order.source_no, parts, why)
    else:
        replacing.void(work, order.source_no, why)


def _note_drawn(work: Work, requisition_no: str, parts: list[DispatchOrderView], why: str) -> None:
    """What was drawn for it; it asks for no more than its 发货单 carry, so that it ends with them also where one was called off."""
    replacing.note_drawn(work, requisition_no, sum(one.picked_total for one in parts))
    if why:
        replacing.ask_for(work, requisition_no, sum(one.total for one in parts), why)


def _of(work: Work, dispatch_no: str) -> tuple[DispatchOrderView | None, Discrepancy | None]:
    """A 发货单, and the difference for which it, or the one it was split off, sends goods again."""
    order = dispatch.dispatch_order(work.session, dispatch_no)
    if order is None or order.kind is not DispatchKind.REPLACEMENT:
        return None, None
    numbers = [one.number for one in special.of_source(work.session, order.source_no)]
    return order, work.session.scalar(select(Discrepancy).where(Discrepancy.resupply_no.in_(numbers)))
