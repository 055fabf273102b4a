"""Commands on delivery records: made with the pass, signed slip back, discrepancy, acceptance, follow-up, close."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from sqlalchemy import bindparam, select

from app.boxing import queries as boxing
from app.boxing import service as boxing_service
from app.catalog import queries as catalog
from app.core.clock import site_day
from app.core.entry import NAME, clean, clean_note
from app.core.errors import Conflict, bad_input, fact, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.delivery import claims_queries, claims_rules, consigned, goods, queries, resupply, rules, slip_input
from app.delivery.events import AcceptedWithRemarks, ClosedUndisputed, CustomerProblem, DeliveryAccepted, SlipReturned
from app.delivery.stages import close_if_delivered, note_stage
from app.delivery.states import may_move
from app.delivery.views import DeliveryView, LineCount, SlipBack
from app.devices.code_table import Series
from app.dispatch import queries as dispatch
from app.dispatch import service as dispatch_service
from app.dispatch.views import DispatchOrderView
from app.files.service import attach, attachments
from app.gate import queries as gate
from app.gate.views import PassView
from app.orders import queries as orders
from app.orders.views import Stage
from app.printing.service import print_paper, void_papers
from db.models.delivery import DeliveryLine, DeliveryRecord, Discrepancy, FollowUp
from db.prepared import Prepared
from db.states import (
    AcceptanceResult,
    BoxState,
    CaseKind,
    DeliveryState,
    DiscrepancyKind,
    DispatchState,
    Role,
)

PAPER = "delivery_record"
OFFICE = (Role.SALES, Role.LOGISTICS_HEAD, Role.AFTER_SALES, Role.STOREKEEPER)
"""Who registers a slip that came back (dispatch office)."""


def prepare(work: Work, pass_no: str) -> tuple[DeliveryView, ...]:
    """Makes and prints the delivery record of every dispatch order on a pass that became valid (I-06).

    Runs as the effect of the last signature. A record that a voided pass left behind is opened again under its number.

    Raises:
        Refused: I-06, a mandatory field is blank.
        NotFound: No such pass.
    """
    view = gate.gate_pass(work.session, pass_no)
    if view is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "出门证"), pass_no)
    return tuple(_prepare(work, view, number) for number in view.dispatch_nos)


def _prepare(work: Work, gate_pass: PassView, dispatch_no: str) -> DeliveryView:
    order = dispatch.dispatch_order(work.session, dispatch_no)
    if order is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "发货单"), dispatch_no)
    place = f"{order.destination} {order.address}".strip()
    blank = sum(1 for line in order.lines if not line.product_name.strip() or not line.model.strip() or line.wanted < 1)
    rules.must_be_filled(place, order.customer_name, len(order.lines), blank)
    row = work.session.scalar(select(DeliveryRecord).where(DeliveryRecord.dispatch_no == dispatch_no))
    first = row is None
    if row is None:
        row = _new(work, order, place)
    elif row.state is DeliveryState.VOIDED:
        _move(work, row, DeliveryState.OPEN)
    row.pass_no, row.trip_no, row.plate, row.seals = gate_pass.number, gate_pass.trip_no, gate_pass.plate, "、".join(gate_pass.seals)
    row.place, row.contact, row.phone = place, order.contact, order.phone
    told = order.notification
    row.promised_at = told.arrival_at if told is not None and site_day(told.arrival_at) == row.promised_on else None
    row.boxes = sum(1 for box in boxing.boxes(work.session, dispatch_no) if box.items)
    work.session.flush()
    work.audit("prepare_delivery_record", "delivery_record", row.number, dispatch=dispatch_no, gate_pass=gate_pass.number)
    print_paper(work, PAPER, row.number, reason="" if first else "换出门证重打")
    return _view(work, row)


def _new(work: Work, order: DispatchOrderView, place: str) -> DeliveryRecord:
    promised = orders.order(work.session, order.order_no)
    row = DeliveryRecord(
        number=work.next_number(Series.DELIVERY_RECORD.value), state=DeliveryState.OPEN, dispatch_no=order.number,
        order_no=order.order_no, pass_no="", customer_id=order.customer_id, customer=order.customer_name, place=place,
        mode=order.mode, promised_on=order.delivery_day if order.special else promised.promised_on or promised.delivery_date,
        made_at=work.now,
        protected=promised.needs.protect_to_destination,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    for n, line in enumerate(order.lines, start=1):
        work.session.add(
            DeliveryLine(
                record_id=row.id, line_no=n, product_id=line.product_id, product_name=line.product_name, model=line.model,
                unit=line.unit, shipped=line.wanted,
            )
        )  # fmt: skip
    work.session.flush()
    return row


def withdraw(work: Work, pass_no: str, reason: str) -> None:
    """Voids the records of a pass that ended before it was used: their paper names a pass that no longer holds."""
    for row in work.session.scalars(
        select(DeliveryRecord).where(DeliveryRecord.pass_no == pass_no, DeliveryRecord.state == DeliveryState.OPEN)
    ):
        _move(work, row, DeliveryState.VOIDED)
        void_papers(work, row.number, reason)


def note_departure(work: Work, pass_no: str) -> None:
    """Notes that the goods of a released pass are on their way."""
    rows = _ON_PASS.all(work.session, pass_no=pass_no)
    work.rewrite(DeliveryRecord, rows, left_at=work.now)
    for row in rows:
        consigned.take_over(work, row.dispatch_no, row.mode)


_RECORDS = DeliveryRecord.__table__
_ON_PASS = Prepared(
    select(_RECORDS.c.id, _RECORDS.c.dispatch_no, _RECORDS.c.mode).where(_RECORDS.c.pass_no == bindparam("pass_no"))
    .order_by(_RECORDS.c.id).with_for_update()
)  # fmt: skip
"""Built once: the guard waits for it."""


def register_slip(work: Work, number: str, slip: SlipBack) -> DeliveryView:
    """Registers the signed slip: signer, time, counts, appearance, packaging, scan (I-01, I-02, I-05).

    A count that differs from what was shipped, and every damaged piece, opens a discrepancy by itself (I-10).

    Args:
        work: The transaction.
        number: The record (JF…) or its dispatch order (FH…).
        slip: What stands on the slip.

    Raises:
        Refused: I-05 no signer, time or scan; I-02 not counted; I-01 late without a cause; E-09 the condition on arrival is not stated;
            I-12 received although a claim says it is lost.
        BadInput: Counts or times that cannot be; more received than sent without a word about it.
        Conflict: The goods did not leave yet, the slip is back already, or its order was voided.
    """
    work.require(*OFFICE)
    row = _row(work, number)
    if slip.file_content:
        attach(work, queries.KIND, row.number, slip.file_name or "slip", slip.file_content)
        work.session.flush()
    lines = check_slip(work, row, slip, len(attachments(work.session, queries.KIND, row.number)))
    arrived = slip.arrived_at or slip.signed_at or work.now
    counted = {count.line_no: count for count in slip.counts}
    found = sum(_count(work, row, line, counted.get(line.line_no), slip.signer, slip.signed_at or work.now) for line in lines)
    _sign(work, row, slip, arrived)
    work.audit("register_slip", "delivery_record", row.number, signer=row.signer, discrepancies=found)
    work.emit(
        SlipReturned(
            row.number, row.dispatch_no, found, row.trip_no, row.order_no, arrived, bool(row.on_time), row.late_cause,
            sum(line.short for line in lines), sum(line.damaged for line in lines),
        )
    )  # fmt: skip
    if row.questions:
        work.emit(
            CustomerProblem(
                None, row.number, row.dispatch_no, row.customer_id, row.customer, CaseKind.SERVICE, row.questions, row.signer, row.phone,
                work.now,
            )
        )  # fmt: skip
    return _view(work, row)


def check_slip(work: Work, row: DeliveryRecord, slip: SlipBack, files: int) -> list[DeliveryLine]:
    """Everything that a slip must bear before it is registered; `files` are the scans that are there. Answers with the record's lines.

    Raises:
        As `register_slip`.
    """
    order = dispatch.dispatch_order(work.session, row.dispatch_no)
    slip_input.must_be_awaited(
        slip_input.Awaited(row.number, row.dispatch_no, row.state, row.left_at, row.registered_at, row.signer),
        order.state if order is not None else None,
    )
    rules.must_be_signed_for(row.number, slip.signer, slip.signed_at, files)
    lines = list(work.session.scalars(select(DeliveryLine).where(DeliveryLine.record_id == row.id)))
    counted = {count.line_no for count in slip.counts}
    rules.must_be_counted(row.number, sum(1 for x in lines if x.line_no not in counted), slip.appearance_ok, slip.packaging_ok)
    rules.condition_must_be_stated(row.number, row.protected, slip.arrival_condition)
    slip_input.must_be_possible(slip.counts, {line.line_no: line.shipped for line in lines})
    _must_leave_the_lost_out(work, row, lines, slip)
    slip_input.must_be_explained(slip)
    slip_input.must_be_timely(slip, row.left_at, work.now)
    rules.late_must_have_cause(slip.arrived_at or slip.signed_at or work.now, row.promised_on, slip.late_cause, row.promised_at)
    return lines


def _must_leave_the_lost_out(work: Work, row: DeliveryRecord, lines: list[DeliveryLine], slip: SlipBack) -> None:
    """A customer cannot have received what a claim on the carrier says is lost (I-12): "all as sent" is not keyed over it."""
    lost = claims_queries.lost_boxes(work.session, row.number)
    if not lost:
        return
    received = {count.line_no: count.received for count in slip.counts}
    short: Counter[claims_rules.Goods] = Counter()
    for line in lines:
        short[claims_rules.Goods(line.product_id)] += max(0, line.shipped - received.get(line.line_no, 0))
    gone = [box for box in boxing.boxes(work.session, row.dispatch_no) if box.sscc in lost]
    claims_rules.loss_must_be_short(row.number, claims_queries.pieces_of(gone), short)


def _count(
    work: Work, row: DeliveryRecord, line: DeliveryLine, count: LineCount | None, signer: str, signed_at: datetime
) -> int:
    if count is None:
        return 0
    line.received, line.damaged = count.received, count.damaged
    line.remark = clean(QT_TRANSLATE_NOOP("app", "备注"), count.remark)
    line.short, line.over = max(0, line.shipped - count.received), max(0, count.received - line.shipped)
    differences = (
        (DiscrepancyKind.SHORT, line.short), (DiscrepancyKind.OVER, line.over), (DiscrepancyKind.DAMAGE, line.damaged)
    )  # fmt: skip
    told = select(Discrepancy).where(
        Discrepancy.record_id == row.id, Discrepancy.line_no == line.line_no, Discrepancy.settled_at.is_(None)
    )
    by_call = {one.kind: one for one in work.session.scalars(told)}
    for kind, quantity in differences:
        told_by_call = by_call.get(kind)
        if quantity and told_by_call is not None:  # it was told by telephone before the paper came: the count holds
            told_by_call.quantity = quantity
            resupply.follow_count(work, told_by_call, row)
        elif quantity:
            work.session.add(
                Discrepancy(record_id=row.id, line_no=line.line_no, kind=kind, quantity=quantity, reporter=signer.strip(), at=work.now)
            )
    work.session.flush()
    missed = by_call.get(DiscrepancyKind.SHORT)
    if missed is not None and not line.short and missed.at <= signed_at:  # what is told after he signed may be true all the same
        resupply.none_missing(work, missed, row)
    return sum(1 for _, quantity in differences if quantity)


def _sign(work: Work, row: DeliveryRecord, slip: SlipBack, arrived: datetime) -> None:
    _move(work, row, DeliveryState.SIGNED)
    customer = catalog.customer(work.session, row.customer_id) if row.customer_id else None
    row.signer = clean(QT_TRANSLATE_NOOP("app", "签收人"), slip.signer, most=NAME, needed=True)
    row.signed_at, row.arrived_at = slip.signed_at, arrived
    row.signer_listed = bool(customer and row.signer in customer.signers)
    row.appearance_ok, row.packaging_ok, row.instructed = slip.appearance_ok, slip.packaging_ok, slip.instructed
    row.remark = clean_note(QT_TRANSLATE_NOOP("app", "备注"), slip.remark)
    row.arrival_condition = clean_note(QT_TRANSLATE_NOOP("app", "到货状况"), slip.arrival_condition)
    row.questions = clean_note(QT_TRANSLATE_NOOP("app", "未答问题"), slip.questions)
    row.on_time = rules.in_time(arrived, row.promised_on, row.promised_at)
    row.late_cause = None if row.on_time else slip.late_cause
    row.registered_at, row.registered_by_id = work.now, work.actor.person_id
    work.session.flush()
    consigned.mark_signed(work, row.dispatch_no)
    for box in boxing.boxes(work.session, row.dispatch_no):
        if box.state is BoxState.IN_TRANSIT:
            boxing_service.mark_boxes(work, [box.sscc], BoxState.DELIVERED)
    goods.pass_on(work, row, goods.SIGN)
    note_stage(work, row, Stage.SIGNED)


def accept(work: Work, number: str, result: AcceptanceResult, note: str = "") -> DeliveryView:
    """Enters the customer's acceptance (I-08); a rejection, or an open discrepancy, makes the delivery disputed.

    After a rejection the delivery stays open until its case is closed; `note` says by which writing the customer accepted before (I-17).

    Raises:
        BadInput: Remarks or a rejection without words.
        Conflict: The slip is not back, or it was accepted already.
    """
    work.require(Role.SALES, Role.PROJECT_MANAGER)
    row = _row(work, number)
    if result is not AcceptanceResult.ACCEPTED and not note.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "有保留验收或拒收要写明原因"))
    disputed = result is AcceptanceResult.REJECTED or _view(work, row).open_discrepancies > 0
    target = DeliveryState.DISPUTED if disputed and row.state is DeliveryState.SIGNED else DeliveryState.ACCEPTED
    if disputed and row.state is DeliveryState.DISPUTED:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "异议还没有处理完，不能验收")))
    _move(work, row, target)
    row.acceptance, row.accepted_at = result, work.now
    row.acceptance_note = note.strip() or (row.acceptance_note if row.remarks_open else "")
    row.remarks_open = result is not AcceptanceResult.ACCEPTED or (row.remarks_open and not note.strip())
    work.session.flush()
    if result is not AcceptanceResult.ACCEPTED:
        rejected = result is AcceptanceResult.REJECTED
        work.emit(AcceptedWithRemarks(row.number, row.customer_id, row.customer, rejected, row.acceptance_note, row.phone))
    dispatch_service.mark(work, row.dispatch_no, DispatchState.DISPUTED if target is DeliveryState.DISPUTED else DispatchState.ACCEPTED)
    if target is DeliveryState.ACCEPTED:
        goods.pass_on(work, row, goods.ACCEPT)
        note_stage(work, row, Stage.ACCEPTED)
    work.audit("accept_delivery", "delivery_record", row.number, result=result, note=note.strip())
    if target is DeliveryState.ACCEPTED:
        work.emit(DeliveryAccepted(row.number, row.customer_id, site_day(work.now)))
    return _view(work, row)


def follow_up(work: Work, number: str, satisfied: int, opinion: str = "", wish: str = "", next_step: str = "") -> DeliveryView:
    """Enters a follow-up call with the customer (I-20); its words are the feedback that I-09 asks for.

    Args:
        work: The transaction.
        number: The record.
        satisfied: 1 to 5.
        opinion: What the customer said; blank means none given.
        wish: What he wishes.
        next_step: What follows.

    Raises:
        BadInput: Not 1 to 5.
        Conflict: The slip is not back yet.
    """
    work.require(Role.SALES, Role.AFTER_SALES)
    row = _row(work, number)
    if not 1 <= satisfied <= 5:
        raise bad_input(QT_TRANSLATE_NOOP("app", "满意度填 1 到 5"))
    if row.signed_at is None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "签收单还没有交回，先登记签收")))
    work.session.add(
        FollowUp(
            record_id=row.id, at=work.now, person_id=work.actor.person_id, satisfied=satisfied, opinion=opinion.strip(),
            wish=wish.strip(), next_step=next_step.strip(),
        )
    )  # fmt: skip
    row.feedback = opinion.strip() or "客户未提意见"
    work.session.flush()
    work.audit("follow_up", "delivery_record", row.number, satisfied=satisfied)
    return _view(work, row)


def close(work: Work, number: str) -> DeliveryView:
    """Closes a delivery: acceptance and feedback are there, the slip is filed (I-09, F-22); the last one closes the order.

    Raises:
        Refused: F-22, I-09, I-17.
        Conflict: Disputed, also by a difference that was told of after the acceptance, or closed already.
    """
    work.require(Role.SALES)
    row = _row(work, number)
    rules.slip_must_be_back(row.number, row.registered_at)
    rules.must_be_confirmed_complete(row.dispatch_no, row.acceptance, row.feedback)
    rules.remarks_must_be_settled(row.number, row.remarks_open, row.acceptance_note)
    if _view(work, row).open_discrepancies:
        raise _no_way(row.number, DeliveryState.DISPUTED, DeliveryState.CLOSED)
    _move(work, row, DeliveryState.CLOSED)
    row.closed_at = work.now
    work.session.flush()
    dispatch_service.mark(work, row.dispatch_no, DispatchState.CLOSED)
    close_if_delivered(work, row.dispatch_no, row.order_no)
    work.audit("close_delivery", "delivery_record", row.number)
    return _view(work, row)


def close_undisputed(work: Work, number: str) -> DeliveryView:
    """Closes what the carrier signed for without the customer's receipt (X-13); the last one closes the order.

    Raises:
        As `consigned.close_undisputed`.
    """
    view = consigned.close_undisputed(work, number)
    work.emit(ClosedUndisputed(view.number, view.dispatch_no))
    close_if_delivered(work, view.dispatch_no, view.order_no)
    return view


def _row(work: Work, number: str) -> DeliveryRecord:
    row = work.session.scalar(
        select(DeliveryRecord).where((DeliveryRecord.number == number) | (DeliveryRecord.dispatch_no == number)).with_for_update()
    )
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "交付记录"), number)
    return row


def _move(work: Work, row: DeliveryRecord, to: DeliveryState) -> None:
    if not may_move(row.state, to):
        raise _no_way(row.number, row.state, to)
    row.state = to


def _no_way(number: str, old: DeliveryState, new: DeliveryState) -> Conflict:
    words = say(
        QT_TRANSLATE_NOOP("app", "交付记录 {number} 现在是「{old}」，不能改为「{new}」"), number=number, old=word(old), new=word(new)
    )
    return Conflict(words, (fact(QT_TRANSLATE_NOOP("app", "状态"), word(old)),))


def _view(work: Work, row: DeliveryRecord) -> DeliveryView:
    work.session.flush()
    view = queries.record(work.session, row.number)
    assert view is not None
    return view
