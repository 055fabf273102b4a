"""What other rooms do to a 返工单: the card is opened, submitted, its goods pass or fail, come into the store, reach the customer."""

from __future__ import annotations

from collections.abc import Collection

from app.aftersales import queries as cases
from app.aftersales import rework_rules
from app.aftersales.rework_goods import note_scrapped, to_workshop
from app.aftersales.rework_rows import KIND, move, note, order_row, row_of_task, rows_with, seen, tell_case, unit_rows
from app.aftersales.sent_parts import sent_parts
from app.core.errors import Conflict
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.delivery.events import ClosedUndisputed, SlipReturned
from app.devices.code_table import Series
from app.dispatch import queries as dispatch
from app.dispatch import special
from app.dispatch.special import SpecialDraft, SpecialLine
from app.inbound import queries as inbound
from app.inbound.events import GoodsPosted, GoodsReversed
from app.orders import service as orders
from app.quality import queries as quality
from app.quality import service as inspections
from app.quality.events import (
    CardOpened,
    InspectionFailed,
    InspectionPassed,
    InspectionStarting,
    RejectedDecided,
    SubmittedForInspection,
)
from app.storage import service as storage
from db.models.rework import ReworkOrder, ReworkUnit
from db.states import DispatchKind, Disposition, InspectionKind, ReceiptState, ReworkState


def on_card_opened(work: Work, event: CardOpened) -> None:
    """The workshop begins: the goods leave their zone, the old certificates are void, the order is 返工中 (J-26, J-27).

    Raises:
        Conflict: Goods are not back yet, or the card leaves some of them out.
    """
    row = row_of_task(work, event.task_no)
    if row is None:
        return
    if set(event.identities) != set(seen(work, row).identities):
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "返工单 {number} 的货要开在一张质量跟踪卡上"), number=row.number))
    to_workshop(work, row)
    voided = inspections.void_certificates(work, [unit.serial for unit in unit_rows(work, row)], f"返工 {row.number}")
    for unit in unit_rows(work, row):
        unit.old_certificate = voided.get(unit.serial, unit.old_certificate)
    row.card_no = event.card_no
    move(work, row, ReworkState.REWORKING, f"开质量跟踪卡 {event.card_no}" + (f"，合格证作废 {len(voided)} 张" if voided else ""))


def on_submitted(work: Work, event: SubmittedForInspection) -> None:
    """The workshop has finished: the goods wait for their re-inspection."""
    row = row_of_task(work, event.task_no)
    if row is None:
        return
    row.finished_at = work.now
    move(work, row, ReworkState.REINSPECTION, f"返工完工交检 {event.card_no}")


def on_inspection_starting(work: Work, event: InspectionStarting) -> None:
    """What is reworked is not inspected for release before the workshop has finished (J-27).

    Raises:
        Refused: J-27.
    """
    if event.kind is not InspectionKind.FINAL:
        return
    for row in rows_with(work, event.identities):
        ready = row.state if row.card_no == event.card_no else ReworkState.REWORKING
        rework_rules.must_be_finished_before_it_passes(event.identities[0], row.number, ready, row.finished_at, work.now)


def on_passed(work: Work, event: InspectionPassed) -> None:
    """The re-inspection is passed: new certificates, and a 发货单 of kind 返修返还 is drafted for sales to confirm (J-27, X-28).

    Raises:
        Refused: J-27 the workshop has not finished.
    """
    if event.kind is not InspectionKind.FINAL:
        return
    sheet = quality.inspection(work.session, event.inspection_no)
    assert sheet is not None
    for row in _of(work, event.task_no, event.identities):
        rework_rules.must_be_finished_before_it_passes(event.identities[0], row.number, row.state, row.finished_at, sheet.started_at)
        for unit in unit_rows(work, row):
            found = quality.certificate_of(work.session, unit.serial)
            unit.new_certificate = found.number if found is not None else ""
        row.inspection_no, row.passed_at, row.rounds = event.inspection_no, work.now, row.rounds + 1
        move(work, row, ReworkState.PASSED, f"复检合格 {event.inspection_no}，已换新合格证")
        tell_case(work, row, "返工复检合格")
        draft_redelivery(work, row)


def on_failed(work: Work, event: InspectionFailed) -> None:
    """The re-inspection failed: quality judges anew; pieces that failed alone go on as an order of their own (section 3.6)."""
    sheet = quality.inspection(work.session, event.inspection_no)
    if event.kind is not InspectionKind.FINAL or sheet is None:
        return
    for row in _of(work, sheet.task_no, event.identities):
        if row.state is not ReworkState.REINSPECTION:
            continue
        failed = row if sheet.quantity >= row.quantity else _split(work, row, event.identities, sheet.quantity)
        orders.take_off_task(work, row.task_no, event.identities if not row.lot_no else (), sheet.quantity)
        failed.inspection_no, failed.report_no, failed.rounds = event.inspection_no, event.nonconformity_no, row.rounds + 1
        failed.branch, failed.task_no, failed.noted_at = None, "", None
        move(work, failed, ReworkState.PROPOSED, f"复检不合格 {event.inspection_no}，报告 {event.nonconformity_no}，待重新判定")
        tell_case(work, failed, "返工复检不合格，待重新判定")


def _split(work: Work, row: ReworkOrder, identities: Collection[str], quantity: int) -> ReworkOrder:
    """The pieces that failed, on an order of their own; the others go on."""
    failed = ReworkOrder(
        number=work.next_number(Series.REWORK.value), state=ReworkState.REINSPECTION, case_no=row.case_no, ncr_no=row.ncr_no,
        test_no=row.test_no, product_id=row.product_id, lot_no=row.lot_no, quantity=quantity, customer_id=row.customer_id,
        customer=row.customer, content=row.content, redeliver_on=row.redeliver_on, split_from=row.number, created_at=work.now,
        author_id=work.actor.person_id, author=work.actor.name, card_no=row.card_no, finished_at=row.finished_at,
    )  # fmt: skip
    work.session.add(failed)
    work.session.flush()
    for unit in unit_rows(work, row):
        if unit.serial in identities:
            work.session.add(
                ReworkUnit(order_id=failed.id, serial=unit.serial, old_card=unit.old_card, old_certificate=unit.old_certificate)
            )
            work.session.delete(unit)
    row.quantity -= quantity
    row.in_rework, failed.in_rework = max(0, row.in_rework - quantity), min(row.in_rework, quantity)
    work.session.flush()
    work.audit("split_rework", KIND, row.number, new=failed.number, quantity=quantity)
    note(work, row, f"{quantity} 件复检不合格，转返工单 {failed.number}")
    return failed


def on_decided(work: Work, event: RejectedDecided) -> None:
    """Quality scrapped what had failed a re-inspection from the list of rejected goods: the order is over (J-20)."""
    if event.decision is not Disposition.SCRAP:
        return
    for row in rows_with(work, event.identities, ReworkState.PROPOSED):
        if row.report_no == event.report_no:
            row.closed_at = work.now
            note_scrapped(work, row, event.words)
            move(work, row, ReworkState.SCRAPPED, f"判定报废：{event.words}")
            tell_case(work, row, f"判定报废：{event.words}")


def on_posted(work: Work, event: GoodsPosted) -> None:
    """Reworked goods are in the store: they are kept for the customer they go back to (D-16, J-28)."""
    row = row_of_task(work, event.task_no)
    receipt = inbound.receipt(work.session, event.receipt_no) if row is not None else None
    if row is None or receipt is None:
        return
    row.receipt_no = event.receipt_no
    first = _first_dispatch(work, row)
    kept = dispatch.dispatch_order(work.session, first) if first else None
    if kept is None:
        row.closed_at = work.now
        note(work, row, f"入库 {event.receipt_no}，不属于客户，入成品库")
        return
    note(work, row, f"入库 {event.receipt_no}，留给 {row.customer or kept.customer_name}")
    serials = [line.serial for line in receipt.lines if line.serial]
    lots = sum(line.quantity for line in receipt.lines if not line.serial)
    storage.reserve(work, kept.order_no, None, serials, lot_no=row.lot_no if lots else "", quantity=lots)


def on_reversed(work: Work, event: GoodsReversed) -> None:
    """The receipt was cancelled by a red-letter slip: the goods are passed, sealed, and wait to be taken in again (D-02, section 3.6).

    What another receipt of the order took in stays in the store.
    """
    row = row_of_task(work, event.task_no)
    if row is None:
        return
    standing = [one.number for one in inbound.receipts(work.session, task_no=row.task_no) if one.state is ReceiptState.POSTED]
    row.receipt_no = standing[0] if standing else ""
    if not standing and row.state is ReworkState.PASSED:
        row.closed_at = None
    note(work, row, f"入库 {event.receipt_no} 已由 {event.reversal_no} 冲销，待重新入库")


def on_slip_returned(work: Work, event: SlipReturned | ClosedUndisputed) -> None:
    """The signed slip of the redelivery is back, or nobody disputed it (X-13): the goods are returned to the customer (J-28).

    What left on several 发货单 is returned when all of it is signed for; what was approved short gets a 发货单 of its own.
    """
    order = dispatch.dispatch_order(work.session, event.dispatch_no)
    if order is None or not order.source_no.startswith(Series.REWORK.value):
        return
    row = order_row(work, order.source_no)
    if row.state is not ReworkState.PASSED:
        return
    parts = sent_parts(work.session, row.number, signed=event.dispatch_no)
    if parts.signed_pieces < row.quantity:
        note(work, row, f"发货单 {event.dispatch_no} 已签收，返还 {parts.signed_pieces}/{row.quantity} 件")
        if parts.all_signed:
            draft_redelivery(work, row)
        return
    row.dispatch_no, row.closed_at = event.dispatch_no, work.now
    move(work, row, ReworkState.RETURNED, f"已返还客户，交付记录 {event.record_no}")
    tell_case(work, row, f"返修品已返还客户，交付记录 {event.record_no}")


def draft_redelivery(work: Work, row: ReworkOrder) -> None:
    """Drafts the 发货单 by which the goods go back, where they came from a customer, of what none carries that was not called off."""
    first = _first_dispatch(work, row)
    parts = sent_parts(work.session, row.number)
    left = row.quantity - parts.pieces
    if not first or left < 1:
        return
    serials = [unit.serial for unit in unit_rows(work, row) if unit.serial not in parts.identities]
    lines = [SpecialLine(row.product_id, 1, serial) for serial in serials]
    lines = lines or [SpecialLine(row.product_id, left, row.lot_no)]
    wanted = SpecialDraft(DispatchKind.REWORK_RETURN, first, row.number, lines, row.case_no, row.redeliver_on)
    made = special.draft(work, wanted, rest=True)
    row.dispatch_no = made.number
    what = f"余下 {left} 件的" if parts.orders else ""
    note(work, row, f"{what}返修返还发货单 {made.number}，待市场部确认收货地址和日期")


def _first_dispatch(work: Work, row: ReworkOrder) -> str:
    """The 发货单 the goods went to the customer on; of a lot that went to many the one of the 服务单."""
    case = cases.case(work.session, row.case_no) if row.case_no else None
    if case is not None and case.dispatch_no:
        return case.dispatch_no
    return cases.dispatch_of(work.session, next((unit.serial for unit in unit_rows(work, row)), row.lot_no))


def _of(work: Work, task_no: str, identities: Collection[str]) -> list[ReworkOrder]:
    """The orders that a sheet is about: of units those that name one, of a lot the one of its task order."""
    found = {row.id: row for row in rows_with(work, identities)}
    row = row_of_task(work, task_no)
    if row is not None and row.lot_no and row.state is ReworkState.REINSPECTION:
        found[row.id] = row
    return list(found.values())
