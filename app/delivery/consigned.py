"""委托物流: the carrier's signature at our gate is custody handed over; the customer's receipt may follow (X-13)."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import func, select

from app.boxing import queries as boxing
from app.boxing import service as boxes
from app.core.errors import Conflict, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.delivery import claims_queries, goods, queries, rules
from app.delivery.events import ClosingUndisputed
from app.delivery.stages import note_stage
from app.delivery.views import DeliveryView
from app.dispatch import queries as dispatch
from app.dispatch import service as dispatch_service
from app.loading import queries as loading
from app.orders.views import Stage
from app.settings.service import setting_int
from db.models.delivery import DeliveryRecord, Discrepancy
from db.states import AcceptanceResult, BoxState, DeliveryMode, DeliveryState, DispatchState, Role


def take_over(work: Work, dispatch_no: str, mode: DeliveryMode) -> None:
    """The vehicle left: what the carrier signed for counts as signed, by the carrier (section 3.3, mode 2)."""
    if mode is DeliveryMode.CONSIGNED and loading.handover(work.session, dispatch_no) is not None:
        order = dispatch.dispatch_order(work.session, dispatch_no)
        if order is not None and order.state is DispatchState.IN_TRANSIT:
            dispatch_service.mark(work, dispatch_no, DispatchState.SIGNED, by="carrier")


def mark_signed(work: Work, dispatch_no: str) -> None:
    """The customer's receipt is here; an order that the carrier signed for is signed already."""
    order = dispatch.dispatch_order(work.session, dispatch_no)
    if order is None or order.state is not DispatchState.SIGNED:
        dispatch_service.mark(work, dispatch_no, DispatchState.SIGNED)


def close_undisputed(work: Work, number: str) -> DeliveryView:
    """Closes what the carrier signed for although the customer's receipt never came: after the span, without a dispute (X-13).

    Raises:
        Refused: X-13, too early or disputed; E-09, by contract the goods are ours until the customer signs for their condition.
        Conflict: Not 委托物流, not left, or the receipt is here.
        NotFound: No such record.
    """
    work.require(Role.SALES)
    row = work.session.scalar(
        select(DeliveryRecord).where((DeliveryRecord.number == number) | (DeliveryRecord.dispatch_no == number)).with_for_update()
    )
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "交付记录"), number)
    signed = loading.handover(work.session, row.dispatch_no)
    if row.mode is not DeliveryMode.CONSIGNED or row.state is not DeliveryState.OPEN or row.left_at is None or signed is None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{no} 不是物流公司签收后待回单的委托物流"), no=row.number))
    days = setting_int(work.session, "consigned.close_after_days", work.now)
    disputes = select(func.count(Discrepancy.id)).where(Discrepancy.record_id == row.id, Discrepancy.settled_at.is_(None))
    over = work.now >= row.left_at + timedelta(days=days)
    open_now = (work.session.scalar(disputes) or 0) + claims_queries.open_count(work.session, row.number)
    rules.carrier_span_must_be_over(row.number, over, open_now, days)
    rules.condition_must_be_stated(row.number, row.protected, "")
    work.emit(ClosingUndisputed(row.number))
    row.signer, row.signed_at, row.state = signed.signer, signed.at, DeliveryState.CLOSED
    row.acceptance, row.accepted_at, row.closed_at = AcceptanceResult.ACCEPTED, work.now, work.now
    row.acceptance_note = str(say(QT_TRANSLATE_NOOP("app", "物流公司签收后 {days} 天无异议"), days=days))
    row.feedback = row.feedback or row.acceptance_note
    work.session.flush()
    for box in boxing.boxes(work.session, row.dispatch_no):
        if box.state is BoxState.IN_TRANSIT:
            boxes.mark_boxes(work, [box.sscc], BoxState.DELIVERED)
    goods.pass_on(work, row, goods.SIGN, goods.ACCEPT)
    mark_signed(work, row.dispatch_no)
    for state in (DispatchState.ACCEPTED, DispatchState.CLOSED):
        dispatch_service.mark(work, row.dispatch_no, state)
    note_stage(work, row, Stage.SIGNED, Stage.ACCEPTED)
    work.audit("close_undisputed", "delivery_record", row.number, signer=row.signer, days=days)
    view = queries.record(work.session, row.number)
    assert view is not None
    return view
