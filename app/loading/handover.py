"""Goods change hands at our gate before loading: counted with the carrier, signed for by carrier or customer (F-08, F-09)."""

from __future__ import annotations

from sqlalchemy import select

from app.boxing import queries as boxing
from app.boxing import service as boxes
from app.core.errors import Conflict, bad_input
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.dispatch import handing, mode_rules
from app.dispatch.events import DispatchChanged, HandoverWithdrawn
from app.dispatch.views import DispatchOrderView
from app.loading import handover_rules, queries
from app.loading.rows import order_of
from db.models.loading import Handover
from db.states import DispatchState, ModeStep, Role


def count_with_carrier(work: Work, dispatch_no: str, pieces: int, counted_by: str) -> DispatchOrderView:
    """The carrier's man counts the boxes with us (F-09); see `handing.count_pieces`.

    Raises:
        Refused: F-09 an earlier step is missing, or another number than there are boxes.
    """
    return handing.count_pieces(work, dispatch_no, pieces, _standing(work, dispatch_no), counted_by)


def sign_handover(work: Work, dispatch_no: str, signer: str, proof: str, box_count: int) -> None:
    """Records who took the goods over before loading: the customer's man at 自提 (F-08), the carrier at 委托物流 (F-09).

    Args:
        work: The action.
        dispatch_no: The 发货单.
        signer: Name.
        proof: Number of his identity card, letter of authority or waybill.
        box_count: Boxes he signed for.

    Raises:
        Refused: F-08, nobody was announced for a 自提; F-09, an earlier step is missing or the count is not the number of boxes; C-19,
            a box of a 自提 was not scanned in front of the customer.
        BadInput: Name or proof is blank.
        Conflict: Signed already, or not every box is sealed.
    """
    work.require(Role.SALES, Role.LOGISTICS_HEAD, Role.TEAM_LEADER)
    order = order_of(work, dispatch_no)
    if not signer.strip() or not proof.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "请填签收人和证件或运单号"))
    if order.state is not DispatchState.READY:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{no} 现在是「{state}」，装齐以后才能交接"), no=dispatch_no, state=word(order.state)))
    if queries.handed_over(work.session, dispatch_no) is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{no} 已经交接签收"), no=dispatch_no))
    there = _standing(work, dispatch_no)
    handover_rules.must_be_counted(order.mode, dispatch_no, box_count, there)
    taken, counted = handing.done(order), order.step(ModeStep.COUNTED)
    mode_rules.pickup_must_be_announced(dispatch_no, order.mode, taken)
    mode_rules.carrier_steps_must_follow(dispatch_no, order.mode, "signed", taken)
    mode_rules.pieces_must_agree(dispatch_no, order.mode, counted.pieces if counted else there, there)
    boxes.require_handed_over(work, dispatch_no)
    row = work.session.scalar(select(Handover).where(Handover.dispatch_no == dispatch_no))
    if row is None:
        row = Handover(dispatch_no=dispatch_no, signer="", proof="", boxes=0, at=work.now)
        work.session.add(row)
    row.signer, row.proof, row.boxes, row.at = signer.strip(), proof.strip(), box_count, work.now
    row.person_id, row.withdrawn_at = work.actor.person_id, None
    work.session.flush()
    work.audit("sign_handover", "dispatch_order", dispatch_no, signer=signer.strip(), proof=proof.strip(), boxes=box_count)


def _standing(work: Work, dispatch_no: str) -> int:
    return len([box for box in boxing.boxes(work.session, dispatch_no) if box.items])


def on_handover_withdrawn(work: Work, event: HandoverWithdrawn) -> None:
    """Handler: another vehicle comes, or on another day; who signed did not sign for that one."""
    row = work.session.scalar(select(Handover).where(Handover.dispatch_no == event.dispatch_no, Handover.withdrawn_at.is_(None)))
    if row is not None:
        row.withdrawn_at = work.now
        work.session.flush()
        work.audit("withdraw_handover", "dispatch_order", event.dispatch_no, signer=row.signer, boxes=row.boxes, why=event.reason)


def on_dispatch_changed(work: Work, event: DispatchChanged) -> None:
    """Handler: a 发货单 leaves its trip only when none of its boxes stands on the vehicle.

    Raises:
        Conflict: One does.
    """
    if event.what != "postponed" or not event.trip_no:
        return
    on = [box.box_no for box in boxing.boxes(work.session, event.dispatch_no) if queries.trip_of_box(work.session, box.sscc)]
    if on:
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "{no} 还有 {n} 箱在车上，请先卸下再改期"), no=event.dispatch_no, n=len(on)),
            helper=Role.TEAM_LEADER,
        )
