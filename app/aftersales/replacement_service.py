"""补换 (J-20, X-25): one good piece for one that quality judged not reworkable, by 领料单, 发货单 and gate pass.

After-sales makes out the 领料单, which cites case and rejected piece, and with it the draft of the 发货单; sales confirms where it goes.
What is drawn for the 发货单 is what the 领料单 issues. With the customer's signature the good piece takes the place of the rejected one.
"""

from __future__ import annotations

from sqlalchemy import delete, select

from app.aftersales import installed_service
from app.aftersales import queries as cases
from app.aftersales import returns_queries as queries
from app.aftersales import returns_rules as rules
from app.aftersales.returns_notes import note_on_case
from app.aftersales.returns_rows import item_rows
from app.aftersales.returns_views import ReplacementView, ReturnItemView, ReturnView
from app.aftersales.sent_parts import SentParts, sent_parts
from app.core.entry import clean, whole
from app.core.errors import Conflict, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.delivery.costs import CostKind, book_cost
from app.delivery.events import ClosedUndisputed, SlipReturned
from app.dispatch import queries as dispatch
from app.dispatch import service as dispatch_service
from app.dispatch import special
from app.dispatch.events import DispatchChanged, PickCompleted
from app.dispatch.special import SpecialDraft, SpecialLine
from app.materials import replacing
from app.orders import queries as orders
from db.models.returns import Replacement, ReplacementPiece, ReturnAuthorization, ReturnItem
from db.states import DispatchKind, DispatchState, ReplacementState, Role

MOST_FEN = 1_000_000_000
_UNDRAWN = (DispatchState.DRAFT, DispatchState.ISSUED, DispatchState.PLANNED)


def request(work: Work, item_id: int, case_no: str = "", *, quantity: int | None = None, cost_fen: int | None = None) -> ReplacementView:
    """After-sales makes out the 领料单 of a 补换, and with it the draft of its 发货单 (J-20, X-25).

    Args:
        work: The action.
        item_id: The line of the 退货单 with the rejected piece.
        case_no: The 服务单; blank for that of the 退货单.
        quantity: Pieces of a lot; None for all that were rejected and not replaced yet.
        cost_fen: What it costs; None for the price on the customer's order.

    Raises:
        Refused: J-20, not judged for scrap, no case of this customer, more than were rejected, or replaced already.
        NotFound: No such line or case.
    """
    work.require(Role.AFTER_SALES)
    item = queries.item(work.session, item_id)
    if item is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "退货单行"), item_id)
    work.hold(f"replace:{item.identity}")  # of two who ask at once the second sees the first's 领料单
    view = queries.authorisation(work.session, item.return_no)
    assert view is not None
    cited = case_no.strip().upper() or view.case_no
    case = cases.case(work.session, cited) if cited else None
    if cited and case is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "服务单"), cited)
    rules.must_cite_case(item.identity, cited, case is not None and case.customer_id in (None, view.customer_id))
    rules.must_be_for_scrap(item.identity, item.judgement)
    rejected, standing = _rejected_with_it(work, view, item)
    given = queries.pieces_replaced(standing)
    last = next((one.requisition_no for one in reversed(standing) if one.state is not ReplacementState.CANCELLED), "")
    pieces = max(rejected - given, 1) if quantity is None else quantity
    rules.must_be_one_for_one(item.identity, pieces, rejected, given, last)
    cost = _price(work, view, item) * pieces if cost_fen is None else cost_fen
    return _made(work, view, item, cited, pieces, whole(QT_TRANSLATE_NOOP("app", "费用"), cost, high=MOST_FEN))


def _rejected_with_it(work: Work, view: ReturnView, item: ReturnItemView) -> tuple[int, list[ReplacementView]]:
    """Pieces of the same goods that are for scrap on the 退货单, and what was given for them: of a lot they may stand on several lines."""
    lines = {one.item_id: one.quantity for one in view.items if one.identity == item.identity and one.judgement is item.judgement}
    found = queries.replacements_for(work.session, [one.item_id for one in view.items if one.identity == item.identity])
    return sum(lines.values()), sorted((one for given in found.values() for one in given), key=lambda one: one.requisition_no)


def _made(work: Work, view: ReturnView, item: ReturnItemView, case_no: str, pieces: int, cost: int) -> ReplacementView:
    note = str(say(QT_TRANSLATE_NOOP("app", "退货单 {number}，{customer}"), number=view.number, customer=view.customer))
    number = replacing.draft(work, item.product_id, pieces, case_no=case_no, replaces=item.identity, note=note)
    line = SpecialLine(item.product_id, pieces, replaces=item.identity)
    order = special.draft(work, SpecialDraft(DispatchKind.REPLACEMENT, view.dispatch_no, number, [line], case_no))
    row = Replacement(
        requisition_no=number, dispatch_no=order.number, state=ReplacementState.REQUESTED, case_no=case_no, item_id=item.item_id,
        customer_id=view.customer_id, product_id=item.product_id, serial=item.serial, lot_no=item.lot_no, quantity=pieces, cost_fen=cost,
        author_id=work.actor.person_id, author=work.actor.name, made_at=work.now,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    work.audit(
        "request_replacement", "replacement", number, rejected=item.identity, case=case_no, dispatch=order.number, pieces=pieces,
        cost=cost,
    )  # fmt: skip
    note_on_case(
        work, case_no, QT_TRANSLATE_NOOP("app", "补换 {identity}：领料单 {number}，发货单 {dispatch}"), identity=item.identity,
        number=number, dispatch=order.number,
    )  # fmt: skip
    return _view(work, row)


def cancel(work: Work, requisition_no: str, reason: str) -> ReplacementView:
    """Calls a 补换 off of which nothing was drawn: 领料单 and 发货单 are void; later sales calls the 发货单 off.

    Raises:
        BadInput: No reason.
        Conflict: Something was drawn for it, or it is called off already.
    """
    work.require(Role.AFTER_SALES)
    row = _row(work, requisition_no)
    why = clean(QT_TRANSLATE_NOOP("app", "取消原因"), reason, needed=True)
    order = dispatch.dispatch_order(work.session, row.dispatch_no)
    if row.state is ReplacementState.CANCELLED or order is None or order.state not in _UNDRAWN:
        raise Conflict(
            say(
                QT_TRANSLATE_NOOP("app", "补换 {number} 已提货或已取消；已提的由市场部作废发货单 {no}"), number=requisition_no,
                no=row.dispatch_no,
            )
        )
    _cancelled(work, row, why)
    dispatch_service.call_off(work, row.dispatch_no, why)
    return _view(work, row)


def on_pick_completed(work: Work, event: PickCompleted) -> None:
    """Handler: what was drawn for the 发货单 of a 补换 is what its 领料单 issued (X-25); of a split one what was drawn for each."""
    row = _of_dispatch(work, event.dispatch_no)
    if row is None or row.state in (ReplacementState.CANCELLED, ReplacementState.DELIVERED):
        return
    given = _note_given(work, row, sent_parts(work.session, row.requisition_no))
    row.state, row.drawn_at = ReplacementState.DRAWN, row.drawn_at or work.now
    work.session.flush()
    work.audit("draw_replacement", "replacement", row.requisition_no, rejected=row.serial or row.lot_no, given=given)


def _note_given(work: Work, row: Replacement, parts: SentParts) -> list[str]:
    """What the 发货单 of a 补换 have drawn together, on it and on its 领料单; returns the numbers."""
    work.session.execute(delete(ReplacementPiece).where(ReplacementPiece.replacement_id == row.id))
    drawn = [one for order in parts.orders for one in order.picked]
    for one in drawn:
        lot_no = "" if one.serial else one.lot_no
        work.session.add(ReplacementPiece(replacement_id=row.id, serial=one.serial, lot_no=lot_no, quantity=one.quantity))
    work.touched("replacement_piece")
    work.session.flush()
    replacing.note_drawn(work, row.requisition_no, sum(one.quantity for one in drawn))
    return list(dict.fromkeys(one.identity for one in drawn))


def on_dispatch_changed(work: Work, event: DispatchChanged) -> None:
    """Handler: with its 发货单 a 补换 is called off, and the rejected piece may be replaced anew; of a split one just what that carried."""
    row = _of_dispatch(work, event.dispatch_no) if event.what == "cancelled" else None
    if row is None or row.state in (ReplacementState.CANCELLED, ReplacementState.DELIVERED):
        return
    parts = sent_parts(work.session, row.requisition_no, without=event.dispatch_no)
    if not parts.orders:
        _cancelled(work, row, str(say(QT_TRANSLATE_NOOP("app", "发货单 {no} 已作废"), no=event.dispatch_no)))
        return
    _note_given(work, row, parts)
    why = str(say(QT_TRANSLATE_NOOP("app", "发货单 {no} 已作废"), no=event.dispatch_no))
    replacing.ask_for(work, row.requisition_no, parts.pieces, why)  # so that it ends with what the others draw
    work.audit("cut_replacement", "replacement", row.requisition_no, dispatch=event.dispatch_no, pieces=parts.pieces)
    if parts.all_signed:
        _delivered(work, row, parts)


def on_slip_returned(work: Work, event: SlipReturned | ClosedUndisputed) -> None:
    """Handler: the good pieces are at the customer's: they take the place of the rejected ones, and the cost is booked (K-03).

    What left on several 发货单 is there when the last of them is signed for (J-20).
    """
    row = _of_dispatch(work, event.dispatch_no)
    if row is None or row.state is not ReplacementState.DRAWN:
        return
    parts = sent_parts(work.session, row.requisition_no, signed=event.dispatch_no)
    if parts.all_signed:
        _delivered(work, row, parts)
        return
    note_on_case(
        work, row.case_no, QT_TRANSLATE_NOOP("app", "补换 {number}：发货单 {dispatch} 已签收，{n}/{most} 件"), number=row.requisition_no,
        dispatch=event.dispatch_no, n=parts.signed_pieces, most=parts.pieces,
    )  # fmt: skip


def _delivered(work: Work, row: Replacement, parts: SentParts) -> None:
    """Every 发货单 of it is signed for. Of one that went with fewer pieces the rest may be replaced anew, and costs so much less."""
    row.state, row.delivered_at = ReplacementState.DELIVERED, work.now
    row.cost_fen = row.cost_fen * parts.pieces // row.quantity
    work.session.flush()
    view = _view(work, row)
    given = tuple(one.identity for one in view.given)
    work.audit("deliver_replacement", "replacement", row.requisition_no, rejected=view.identity, given=list(given), pieces=parts.pieces)
    if row.cost_fen:
        words = say(QT_TRANSLATE_NOOP("app", "补换 {product} × {n}，{case}"), product=view.model, n=parts.pieces, case=row.case_no)
        book_cost(work, CostKind.REPLACEMENT, row.requisition_no, row.cost_fen, str(words))
    note_on_case(
        work, row.case_no, QT_TRANSLATE_NOOP("app", "补换已签收：{given} 换 {identity}"), given="、".join(dict.fromkeys(given)),
        identity=view.identity,
    )  # fmt: skip
    why = str(say(QT_TRANSLATE_NOOP("app", "补换 {number}，{case}"), number=row.requisition_no, case=row.case_no))
    if row.serial and len(given) == 1:
        installed_service.replace(work, row.serial, given[0], why)
    elif row.lot_no:
        _leave_the_list(work, row, parts.pieces, why)


def _leave_the_list(work: Work, row: Replacement, pieces_given: int, why: str) -> None:
    """Rejected pieces of a lot that stay at the customer's do not count as standing there once good ones took their place (J-39)."""
    item = work.session.get_one(ReturnItem, row.item_id)
    authorisation = work.session.get_one(ReturnAuthorization, item.return_id, with_for_update=True)
    lines = [one for one in item_rows(work, authorisation) if one.lot_no == row.lot_no and one.judgement is item.judgement]
    others = [one for given in queries.replacements_for(work.session, [one.id for one in lines]).values() for one in given]
    others = [one for one in others if one.state is ReplacementState.DELIVERED and one.requisition_no != row.requisition_no]
    covered = pieces_given + queries.pieces_replaced(others)
    kept = [one for one in lines if one.received_at is None]
    left = covered - sum(one.quantity for one in lines if one.received_at is not None) - sum(one.off_list for one in kept)
    for one in kept:
        pieces = max(0, min(left, one.quantity - one.off_list))
        if pieces:
            installed_service.take_out_pieces(work, row.lot_no, authorisation.record_no, pieces, why)
            one.off_list += pieces
            left -= pieces
    work.session.flush()


def _price(work: Work, view: ReturnView, item: ReturnItemView) -> int:
    """The price of one piece on the order it was sold on, in fen; 0 where none stands there."""
    order = orders.order_for(work.session, view.order_no, (Role.SALES,))
    return next((line.unit_price_fen or 0 for line in order.lines if line.product_id == item.product_id), 0)


def _cancelled(work: Work, row: Replacement, why: str) -> None:
    row.state, row.cancel_reason = ReplacementState.CANCELLED, why
    work.session.flush()
    work.audit("cancel_replacement", "replacement", row.requisition_no, rejected=row.serial or row.lot_no, reason=why)
    replacing.void(work, row.requisition_no, why)


def _of_dispatch(work: Work, dispatch_no: str) -> Replacement | None:
    """The 补换 that a 发货单, or one that was split off it, carries."""
    order = dispatch.dispatch_order(work.session, dispatch_no)
    if order is None or order.kind is not DispatchKind.REPLACEMENT:
        return None
    return work.session.scalar(select(Replacement).where(Replacement.requisition_no == order.source_no).with_for_update())


def _row(work: Work, requisition_no: str) -> Replacement:
    row = work.session.scalar(select(Replacement).where(Replacement.requisition_no == requisition_no).with_for_update())
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "补换"), requisition_no)
    return row


def _view(work: Work, row: Replacement) -> ReplacementView:
    work.session.flush()
    view = queries.replacement(work.session, row.requisition_no)
    assert view is not None
    return view


