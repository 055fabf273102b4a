"""What a claim said is lost came after all (I-12): the customer has it, or it comes back; difference, claim and score are put right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import select

from app.boxing import queries as boxing
from app.boxing import service as boxes
from app.boxing.views import BoxItemView, BoxView
from app.carriers import service as carriers
from app.core.clock import site_day, site_time
from app.core.entry import clean_note, whole
from app.core.errors import bad_input
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.delivery import claims_carrier, costs, resupply
from app.delivery.claims import customer_side
from app.delivery.claims_views import ClaimView, Found
from app.delivery.events import GoodsFound
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
    UnitState,
)

_WITH_HIM = {
    DeliveryState.OPEN: (BoxState.IN_TRANSIT, UnitState.LEFT_WORKS),  # his slip will count it
    DeliveryState.SIGNED: (BoxState.DELIVERED, UnitState.SIGNED),
    DeliveryState.DISPUTED: (BoxState.DELIVERED, UnitState.SIGNED),
    DeliveryState.ACCEPTED: (BoxState.DELIVERED, UnitState.ACCEPTED),
    DeliveryState.CLOSED: (BoxState.DELIVERED, UnitState.ACCEPTED),
}
"""How far a box and its goods are, by the state of their delivery."""


def found(work: Work, number: str, came: Found) -> ClaimView:
    """Boxes of a claim that count as lost came after all, also when the claim is closed long since.

    At the customer's: they are delivered, what he counted missing is less by them or done, a 补发 of which nothing was drawn is called
    off, and what is missing still may be sent again. On their way back: a 退货单 is made out, without which they do not come in (J-33);
    the customer is still without them. The claim ends as found when nothing of it is lost or torn any more, money given back is booked,
    the carrier's loss is withdrawn.

    Raises:
        BadInput: No box chosen, one that is not lost, no words, a time before departure or to come, a sum that cannot be.
        Conflict: The 补发 is drawn already: then the goods come back.
        NotFound: No such claim.
    """
    work.require(claims_carrier.carrier_side(work), customer_side(work))
    row = claims_carrier.claim_row(work, number)
    record = claims_carrier.record_row(work, row.record_no)
    words = clean_note(QT_TRANSLATE_NOOP("app", "怎样找到的"), came.words, needed=True)
    at = f"{site_time(came.at):%Y-%m-%d %H:%M}"
    if came.at > work.now or (record.left_at is not None and came.at < record.left_at.replace(second=0, microsecond=0)):
        raise bad_input(QT_TRANSLATE_NOOP("app", "找到的时间 {at} 早于出厂或还没有到"), at=at)
    on_claim = {one.sscc: one for one in work.session.scalars(select(ClaimBox).where(ClaimBox.claim_id == row.id))}
    ours = {box.sscc: box for box in boxing.boxes(work.session, row.dispatch_no)}
    chosen = [on_claim[sscc] for sscc in dict.fromkeys(came.boxes) if sscc in on_claim]
    if not chosen or len(chosen) != len(set(came.boxes)) or any(not _lost(one) for one in chosen):
        raise bad_input(QT_TRANSLATE_NOOP("app", "请选 {no} 上记为丢失的箱"), no=row.number)
    left_out = record.registered_at is not None and min(one.lost_at for one in chosen if one.lost_at) < record.registered_at
    there = [ours[one.sscc] for one in chosen]
    for one in chosen:
        one.found_at = came.at
    brought = _bring(work, row, record, there, back=came.back)
    if not came.back and record.registered_at is not None:
        _count_in(work, record, brought, str(say(QT_TRANSLATE_NOOP("app", "{at} 晚到：{words}"), at=at, words=words)))
    work.session.flush()
    numbers = [box.box_no for box in there]
    work.audit("find_lost_boxes", "claim", row.number, boxes=numbers, back=came.back, words=words)
    _set_right(work, row, record, came, words)
    goods: Counter[str] = Counter()
    for item, pieces in brought:
        goods[item.serial or item.lot_no] += pieces
    boxes_found = tuple(box.sscc for box in there)
    work.emit(GoodsFound(row.number, record.number, row.case_no, boxes_found, tuple(goods.items()), came.back, words, left_out))
    return claims_carrier.seen(work, row)


def note_return(work: Work, claim_no: str, ssccs: Sequence[str], return_no: str) -> None:
    """After-sales says under which 退货单 the found boxes come back."""
    row = claims_carrier.claim_row(work, claim_no)
    for one in work.session.scalars(select(ClaimBox).where(ClaimBox.claim_id == row.id, ClaimBox.sscc.in_(ssccs))):
        one.return_no = return_no
    work.session.flush()


def _lost(one: ClaimBox) -> bool:
    return one.lost_at is not None and one.found_at is None and not one.damaged


def _bring(work: Work, row: Claim, record: DeliveryRecord, there: Sequence[BoxView], *, back: bool) -> list[tuple[BoxItemView, int]]:
    """The goods are no longer lost; answers with what came of them. What came back to us meanwhile stays as it is."""
    box_state, state = _WITH_HIM[record.state]
    if back:
        state = UnitState.LEFT_WORKS
    else:
        boxes.mark_boxes(work, [box.sscc for box in there], box_state)
    brought: list[tuple[BoxItemView, int]] = []
    for item in (item for box in there for item in box.items):
        pieces = claims_carrier.lost_pieces(work, item, record.order_no)
        if item.serial and pieces:
            units.move_unit(work, item.serial, state, document=row.number)
        elif pieces:
            units.move_lot(work, item.lot_no, pieces, UnitState.LOST, state, from_order=record.order_no, document=row.number)
        if pieces:
            brought.append((item, pieces))
    return brought


def _count_in(work: Work, record: DeliveryRecord, brought: Sequence[tuple[BoxItemView, int]], words: str) -> None:
    """What the customer counted missing is less by what came; with nothing missing any more the difference is done."""
    came: Counter[int] = Counter()
    for item, pieces in brought:
        came[item.product_id] += pieces
    left = came.copy()  # two lines may be of the same goods: a piece counts on one of them
    lines = list(work.session.scalars(select(DeliveryLine).where(DeliveryLine.record_id == record.id).order_by(DeliveryLine.line_no)))
    for line in lines:
        pieces = min(left[line.product_id], line.short)
        left[line.product_id] -= pieces
        line.received, line.short = (line.received or 0) + pieces, line.short - pieces
    goods = {line.line_no: line.product_id for line in lines}
    short = select(Discrepancy).where(Discrepancy.record_id == record.id, Discrepancy.kind == DiscrepancyKind.SHORT)
    for one in work.session.scalars(short.order_by(Discrepancy.settled_at.is_not(None), Discrepancy.id)):
        pieces = min(came[goods[one.line_no]], one.quantity - one.found)
        if not pieces:
            continue
        came[goods[one.line_no]] -= pieces
        one.found += pieces
        one.solution = "\n".join(filter(None, (one.solution, words)))
        if one.settled_at is not None:
            continue
        resupply.call_off(work, one, words)
        if one.found == one.quantity:
            one.settled_at, one.settled_by_id = work.now, work.actor.person_id
            work.audit("settle_discrepancy", "delivery_record", record.number, line=one.line_no, what=one.kind, cost=0)


def _set_right(work: Work, row: Claim, record: DeliveryRecord, came: Found, words: str) -> None:
    """Claim, money and the carrier's file follow."""
    open_before = row.closed_at is None
    if came.repaid_fen:
        amount = whole(QT_TRANSLATE_NOOP("app", "退还承运商金额"), came.repaid_fen, low=1, high=row.received_fen - row.repaid_fen)
        row.repaid_fen += amount
        costs.book_cost(work, CostKind.RECOVERY, row.number, amount, f"{row.party} {word(ClaimResult.FOUND)}")
    on_claim = list(work.session.scalars(select(ClaimBox).where(ClaimBox.claim_id == row.id)))
    if all(one.found_at is not None for one in on_claim):
        if open_before:
            claims_carrier.end(work, row, ClaimResult.FOUND, words)
    elif open_before and came.sum_fen is not None:
        _other_sum(work, row, came.sum_fen)
    if row.carrier_id is not None and not any(_lost(one) for one in on_claim):
        _clear_carrier(work, row, record, came, words)


def _other_sum(work: Work, row: Claim, fen: int) -> None:
    """From now on it is about less; what came already may be all of it."""
    kept = row.received_fen - row.repaid_fen
    if row.state is ClaimState.AGREED:
        row.agreed_fen = whole(QT_TRANSLATE_NOOP("app", "定赔金额"), fen, low=max(1, kept), high=row.agreed_fen or costs.MOST_FEN)
        if row.agreed_fen == kept:
            claims_carrier.end(work, row, ClaimResult.PAID, "")
    else:
        row.claimed_fen = whole(QT_TRANSLATE_NOOP("app", "索赔金额"), fen, low=1, high=row.claimed_fen or costs.MOST_FEN)


def _clear_carrier(work: Work, row: Claim, record: DeliveryRecord, came: Found, words: str) -> None:
    """The loss was none, nor the refusal wrong; with nothing of the delivery lost what his slip told is none, and came late."""
    assert row.carrier_id is not None
    for kind in (CarrierEventKind.LOSS, CarrierEventKind.COMPLAINT):
        carriers.withdraw_event(work, row.carrier_id, kind, (row.number,), words[:200])
    same_record = select(ClaimBox).join(Claim, Claim.id == ClaimBox.claim_id).where(Claim.record_no == record.number)
    every = list(work.session.scalars(same_record))
    if any(_lost(one) for one in every):
        return
    ours = {box.sscc: box for box in boxing.boxes(work.session, record.dispatch_no)}
    turned_up = sum(i.quantity for one in every if one.found_at and not one.damaged for i in ours[one.sscc].items)
    counted = select(Discrepancy.quantity).where(Discrepancy.record_id == record.id, Discrepancy.kind == DiscrepancyKind.SHORT)
    if sum(work.session.scalars(counted)) <= turned_up:
        carriers.withdraw_event(work, row.carrier_id, CarrierEventKind.LOSS, (record.number,), words[:200])
    if not came.back and record.promised_on is not None and site_day(came.at) > record.promised_on:
        carriers.note_event(  # a delivery is late once, however many claims it had and whatever its slip said
            work, row.carrier_id, CarrierEventKind.LATE, came.at, record.number, trip_no=row.trip_no, order_no=record.order_no,
            note=words[:200],
        )  # fmt: skip
