"""Differences on arrival, the carrier's side: logistics asks, claims, agrees a sum, gets the money (I-12, X-23)."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from sqlalchemy import or_, select

from app.boxing import queries as boxing
from app.boxing import service as boxes
from app.boxing.views import BoxItemView, BoxView
from app.carriers import service as carriers
from app.core.calendar import add_working_days
from app.core.clock import site_day
from app.core.entry import NAME, clean, clean_note, whole
from app.core.errors import Conflict, bad_input, fact, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.delivery import claims_queries as queries
from app.delivery import claims_rules, costs, goods
from app.delivery.claims_rules import Goods
from app.delivery.claims_views import ClaimView, Inquiry
from app.delivery.events import GoodsLost
from app.devices.code_table import Series
from app.dispatch import queries as dispatch
from app.files.service import attach
from app.printing.service import print_paper
from app.settings.service import setting, setting_int
from app.units import queries as unit_queries
from app.units import service as units
from db.models.claims import Claim, ClaimBox
from db.models.delivery import DeliveryLine, DeliveryRecord, Discrepancy
from db.states import (
    BoxState,
    CarrierEventKind,
    ClaimResult,
    ClaimState,
    CostKind,
    DeliveryState,
    DiscrepancyKind,
    Role,
    UnitState,
)

PAPER = "claim"
_MISSING = (BoxState.IN_TRANSIT, BoxState.DELIVERED)
_AWAY = (UnitState.LEFT_WORKS, UnitState.SIGNED, UnitState.ACCEPTED)


def carrier_side(work: Work) -> Role:
    """Whose task the carrier's side is (X-23)."""
    return Role(str(setting(work.session, "claim.carrier_side_owner", work.now)))


def inquire(work: Work, record_no: str, asked: Inquiry) -> ClaimView:
    """Asks the carrier where missing goods are, or how they were damaged (I-12).

    Raises:
        BadInput: Nobody asked, no question, no box named, a box that is not of this delivery, a deadline that is past.
        Conflict: The goods are still here, or a box stands on another open claim.
        NotFound: No such record.
    """
    work.require(carrier_side(work))
    record = record_row(work, record_no)
    if record.left_at is None or record.state is DeliveryState.VOIDED:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{no} 的货还没有出门"), no=record.number))
    trip = dispatch.trip(work.session, record.trip_no) if record.trip_no else None
    today = site_day(work.now)
    deadline = asked.deadline or site_day(record.left_at) + timedelta(days=setting_int(work.session, "claim.deadline_days", work.now))
    if asked.deadline is not None and deadline < today:
        raise bad_input(QT_TRANSLATE_NOOP("app", "索赔期限 {day} 已经过去"), day=deadline)
    chosen = _boxes(work, record, asked)
    row = Claim(
        number="", state=ClaimState.INQUIRY, record_no=record.number, dispatch_no=record.dispatch_no, trip_no=record.trip_no,
        case_no=_case(work, record), customer=record.customer, carrier_id=trip.carrier_id if trip is not None else None,
        party=clean(QT_TRANSLATE_NOOP("app", "承运商"), asked.party, needed=True), plate=record.plate,
        waybill_no=clean(QT_TRANSLATE_NOOP("app", "运单号"), asked.waybill_no or getattr(record, "waybill", ""), most=NAME),
        asked_at=work.now, asked_whom=clean(QT_TRANSLATE_NOOP("app", "向谁查询"), asked.asked_whom, needed=True),
        question=clean_note(QT_TRANSLATE_NOOP("app", "查询内容"), asked.question, needed=True),
        value_fen=whole(QT_TRANSLATE_NOOP("app", "货物价值"), asked.value_fen, high=costs.MOST_FEN),
        answer_due=add_working_days(today, setting_int(work.session, "claim.answer_days", work.now)), deadline=deadline,
        maker_id=work.actor.person_id,
    )  # fmt: skip
    row.number = work.next_number(Series.CLAIM.value)
    work.session.add(row)
    work.session.flush()
    for box, damaged in chosen:
        work.session.add(
            ClaimBox(claim_id=row.id, sscc=box.sscc, box_no=box.box_no, contents=queries.contents_of(box.items), damaged=damaged)
        )
    work.session.flush()
    work.audit("inquire_carrier", "claim", row.number, record=record.number, party=row.party, boxes=[box.box_no for box, _ in chosen])
    return seen(work, row)


def answer(work: Work, number: str, words: str) -> ClaimView:
    """Enters what the carrier answered.

    Raises:
        BadInput: No words.
        Conflict: Not asked, or claimed already.
    """
    work.require(carrier_side(work))
    row = claim_row(work, number)
    _move(row, ClaimState.ANSWERED)
    row.answer, row.answered_at = clean_note(QT_TRANSLATE_NOOP("app", "承运商答复"), words, needed=True), work.now
    work.audit("note_claim_answer", "claim", row.number, words=row.answer)
    return seen(work, row)


def demand(work: Work, number: str, fen: int, evidence: str) -> ClaimView:
    """Claims a sum for what is lost or damaged: the boxes and what lies in them count as lost from now on, the carrier's file knows it.

    Raises:
        Refused: I-12, more would be lost than the customer counted missing.
        BadInput: No sum, no evidence.
        Conflict: Claimed already, or closed.
    """
    work.require(carrier_side(work))
    row = claim_row(work, number)
    _move(row, ClaimState.CLAIMED)
    row.claimed_fen = whole(QT_TRANSLATE_NOOP("app", "索赔金额"), fen, low=1, high=costs.MOST_FEN)
    row.evidence, row.claimed_at = clean_note(QT_TRANSLATE_NOOP("app", "证据"), evidence, needed=True), work.now
    _declare_lost(work, row)
    work.audit("claim_from_carrier", "claim", row.number, fen=row.claimed_fen, late=site_day(work.now) > row.deadline)
    return seen(work, row)


def agree_sum(work: Work, number: str, fen: int, words: str) -> ClaimView:
    """The carrier agreed to pay a sum.

    Raises:
        BadInput: No sum, more than was claimed, no words.
        Conflict: Not claimed.
    """
    work.require(carrier_side(work))
    row = claim_row(work, number)
    _move(row, ClaimState.AGREED)
    row.agreed_fen = whole(QT_TRANSLATE_NOOP("app", "定赔金额"), fen, low=1, high=row.claimed_fen or costs.MOST_FEN)
    row.agreed_at = work.now
    row.answer = "\n".join(filter(None, (row.answer, clean_note(QT_TRANSLATE_NOOP("app", "承运商答复"), words, needed=True))))
    work.audit("agree_claim_sum", "claim", row.number, fen=row.agreed_fen)
    return seen(work, row)


def receive(work: Work, number: str, fen: int) -> ClaimView:
    """Money came; with the whole sum the claim is closed. It is booked against the budget (K-03).

    Raises:
        BadInput: Nothing, or more than was agreed.
        Conflict: No sum agreed.
    """
    work.require(carrier_side(work), Role.FINANCE)
    row = claim_row(work, number)
    if row.state is not ClaimState.AGREED or row.agreed_fen is None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{no} 还没有定赔，不能登记到账"), no=row.number))
    amount = whole(QT_TRANSLATE_NOOP("app", "到账金额"), fen, low=1, high=row.agreed_fen - row.received_fen + row.repaid_fen)
    row.received_fen, row.received_at = row.received_fen + amount, work.now
    costs.book_cost(work, CostKind.RECOVERY, row.number, -amount, f"{row.party} {word(ClaimResult.PAID)}")
    work.audit("note_claim_money", "claim", row.number, fen=amount)
    if row.received_fen - row.repaid_fen == row.agreed_fen:
        end(work, row, ClaimResult.PAID, "")
    return seen(work, row)


def close(work: Work, number: str, result: ClaimResult, words: str) -> ClaimView:
    """Ends a claim without the whole sum: the goods were found, the carrier refuses, or we withdraw it.

    A refusal stands in the carrier's file as a complaint (G-14).

    Raises:
        BadInput: No words; found although the boxes count as lost; paid, which the money says by itself.
        Conflict: Closed already.
    """
    work.require(carrier_side(work))
    row = claim_row(work, number)
    why = clean_note(QT_TRANSLATE_NOOP("app", "结案说明"), words, needed=True)
    if result is ClaimResult.PAID:
        raise bad_input(QT_TRANSLATE_NOOP("app", "登记到账后自动按已赔付结案"))
    if result is ClaimResult.FOUND and row.claimed_at is not None:
        raise bad_input(QT_TRANSLATE_NOOP("app", "这些箱已按丢失索赔；货找到了请登记「找到、晚到」"))
    end(work, row, result, why)
    if result is ClaimResult.REFUSED and row.carrier_id is not None:
        carriers.note_event(
            work, row.carrier_id, CarrierEventKind.COMPLAINT, work.now, row.number, trip_no=row.trip_no, note=f"拒赔：{why}"[:200]
        )
    return seen(work, row)


def add_evidence(work: Work, number: str, name: str, content: bytes) -> ClaimView:
    """Hangs evidence on a claim: a photo of the torn box, the signed slip, the waybill.

    Raises:
        BadInput: Neither picture nor PDF, or too large.
    """
    work.require(carrier_side(work), Role.SALES, Role.AFTER_SALES)
    row = claim_row(work, number)
    attach(work, queries.EVIDENCE, row.number, name, content)
    return seen(work, row)


def print_claim(work: Work, number: str, reason: str = "") -> int:
    """Prints the 查询/索赔单 as it stands now; printed again, its state stands on it as the reason."""
    work.require(carrier_side(work), Role.SALES, Role.DELIVERY_MANAGEMENT)
    row = claim_row(work, number)
    return print_paper(work, PAPER, row.number, reason=reason or str(word(row.state)))


def _boxes(work: Work, record: DeliveryRecord, asked: Inquiry) -> list[tuple[BoxView, bool]]:
    ours = {box.sscc: box for box in boxing.boxes(work.session, record.dispatch_no) if box.items}
    wanted = list({**dict.fromkeys(asked.missing, False), **dict.fromkeys(asked.damaged, True)}.items())
    if not wanted:
        raise bad_input(QT_TRANSLATE_NOOP("app", "请在箱图上点出缺的箱或破损的箱"))
    known = work.session.execute(
        select(ClaimBox.sscc, Claim.number).join(Claim, Claim.id == ClaimBox.claim_id)
        .where(ClaimBox.sscc.in_([sscc for sscc, _ in wanted]), or_(Claim.closed_at.is_(None), Claim.received_fen > Claim.repaid_fen))
    )  # fmt: skip
    taken = {row.sscc: row.number for row in known}
    for sscc, _ in wanted:
        if sscc not in ours:
            raise bad_input(QT_TRANSLATE_NOOP("app", "箱 {sscc} 不是 {no} 的箱"), sscc=sscc, no=record.number)
        if sscc in taken:
            raise Conflict(say(QT_TRANSLATE_NOOP("app", "第 {n} 箱已在 {claim} 上"), n=ours[sscc].box_no, claim=taken[sscc]))
        if ours[sscc].state is BoxState.LOST:
            raise Conflict(say(QT_TRANSLATE_NOOP("app", "第 {n} 箱已登记丢失"), n=ours[sscc].box_no))
    return [(ours[sscc], damaged) for sscc, damaged in wanted]


def _declare_lost(work: Work, row: Claim) -> None:
    """Missing boxes and their goods are lost, damaged boxes are marked; the carrier's file gets what the slip did not tell it."""
    on_claim = list(work.session.scalars(select(ClaimBox).where(ClaimBox.claim_id == row.id).order_by(ClaimBox.box_no)))
    ours = {box.sscc: box for box in boxing.boxes(work.session, row.dispatch_no)}
    record = record_row(work, row.record_no)
    missing = [ours[one.sscc] for one in on_claim if not one.damaged and ours[one.sscc].state in _MISSING]
    if record.registered_at is not None:
        before = [box for box in ours.values() if box.state is BoxState.LOST]
        claims_rules.loss_must_be_short(record.number, queries.pieces_of(missing), _short(work, record) - queries.pieces_of(before))
    order_no = record.order_no
    boxes.mark_boxes(work, [box.sscc for box in missing], BoxState.LOST)
    serials = [_lose(work, row.number, item, order_no) for box in missing for item in box.items]
    work.emit(GoodsLost(row.number, row.record_no, tuple(filter(None, serials))))
    torn = [one.sscc for one in on_claim if one.damaged and ours[one.sscc].state in _MISSING]
    boxes.mark_boxes(work, torn, BoxState.DAMAGED)
    for one in on_claim:
        one.lost_at = work.now
    work.session.flush()
    told = {
        DiscrepancyKind.SHORT: CarrierEventKind.LOSS, DiscrepancyKind.DAMAGE: CarrierEventKind.DAMAGE,
    }  # fmt: skip
    known = {told.get(kind) for kind in work.session.scalars(select(Discrepancy.kind).where(Discrepancy.record_id == record.id))}
    for kind, pieces in ((CarrierEventKind.LOSS, sum(i.quantity for b in missing for i in b.items)), (CarrierEventKind.DAMAGE, len(torn))):
        if pieces and row.carrier_id is not None and not (record.signed_at is not None and kind in known):
            carriers.note_event(
                work, row.carrier_id, kind, work.now, row.number, trip_no=row.trip_no, order_no=order_no, quantity=pieces,
                note=row.evidence.splitlines()[0][:200],
            )  # fmt: skip


def _lose(work: Work, number: str, item: BoxItemView, order_no: str) -> str:
    """A piece is lost from wherever its delivery has come to, one that came back to us meanwhile is not; answers with a lost serial."""
    if item.serial:
        if unit_queries.state(work.session, item.serial) not in _AWAY:
            return ""
        units.move_unit(work, item.serial, UnitState.LOST, document=number)
        return item.serial
    left = item.quantity
    for old in _AWAY:
        pieces = min(left, goods.there(work, item.lot_no, order_no, old))
        if pieces:
            units.move_lot(work, item.lot_no, pieces, old, UnitState.LOST, from_order=order_no)
            left -= pieces
    return ""


def lost_pieces(work: Work, item: BoxItemView, order_no: str) -> int:
    """Pieces of what lies in a lost box that count as lost still: what stands in the store again meanwhile does not."""
    if item.serial:
        return int(unit_queries.state(work.session, item.serial) is UnitState.LOST)
    return min(item.quantity, goods.there(work, item.lot_no, order_no, UnitState.LOST))


def _short(work: Work, record: DeliveryRecord) -> Counter[Goods]:
    rows = work.session.execute(
        select(DeliveryLine.product_id, Discrepancy.quantity - Discrepancy.found)
        .join(Discrepancy, (Discrepancy.record_id == DeliveryLine.record_id) & (Discrepancy.line_no == DeliveryLine.line_no))
        .where(DeliveryLine.record_id == record.id, Discrepancy.kind == DiscrepancyKind.SHORT)
    )
    found: Counter[Goods] = Counter()
    for product_id, quantity in rows:
        found[Goods(product_id)] += quantity
    return found


def end(work: Work, row: Claim, result: ClaimResult, words: str) -> None:
    """Ends a claim; part of another command."""
    _move(row, ClaimState.CLOSED)
    row.result, row.result_words, row.closed_at = result, words, work.now
    work.audit("close_claim", "claim", row.number, result=result, words=words)


def _case(work: Work, record: DeliveryRecord) -> str:
    found = select(Discrepancy.case_no).where(Discrepancy.record_id == record.id, Discrepancy.case_no != "")
    return work.session.scalar(found.order_by(Discrepancy.id.desc()).limit(1)) or ""


def record_row(work: Work, number: str) -> DeliveryRecord:
    """The delivery record of a claim; part of another command."""
    row = work.session.scalar(select(DeliveryRecord).where((DeliveryRecord.number == number) | (DeliveryRecord.dispatch_no == number)))
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "交付记录"), number)
    return row


def claim_row(work: Work, number: str) -> Claim:
    """A claim, locked; part of another command."""
    row = work.session.scalar(select(Claim).where(Claim.number == number).with_for_update())
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "查询/索赔单"), number)
    return row


def _move(row: Claim, to: ClaimState) -> None:
    if not claims_rules.may_move(row.state, to):
        raise Conflict(
            say(
                QT_TRANSLATE_NOOP("app", "{number} 现在是「{old}」，不能改为「{new}」"),
                number=row.number, old=word(row.state), new=word(to),
            ),
            (fact(QT_TRANSLATE_NOOP("app", "状态"), word(row.state)),),
        )  # fmt: skip
    row.state = to


def seen(work: Work, row: Claim) -> ClaimView:
    """A claim as it stands now."""
    work.session.flush()
    view = queries.claim(work.session, row.number)
    assert view is not None
    return view
