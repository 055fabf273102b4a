"""Goods that the customer takes as they are (J-19) go back to him on a 发货单; where that is called off they wait for another."""

from __future__ import annotations

from sqlalchemy import select

from app.aftersales.returns_notes import note_on_case
from app.aftersales.returns_rows import advance, item_row, named, seen, settle
from app.aftersales.returns_views import ReturnView
from app.aftersales.sent_parts import sent_parts
from app.core.errors import Conflict
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.delivery.events import ClosedUndisputed, SlipReturned
from app.devices.code_table import Series
from app.dispatch import queries as dispatch
from app.dispatch import special
from app.dispatch.events import DispatchChanged
from app.dispatch.special import SpecialDraft, SpecialLine
from app.dispatch.views import DispatchOrderView
from app.storage import service as stock
from app.units import queries as units
from db.models.returns import ReturnAuthorization, ReturnItem
from db.states import DispatchKind, ReturnJudgement, Role, UnitState


def source_of(item: ReturnItem, row: ReturnAuthorization) -> str:
    """What the 发货单 of a line name as the document that asked for them."""
    return f"{row.number}-{item.line_no}"


def draft(work: Work, item: ReturnItem, row: ReturnAuthorization) -> DispatchOrderView:
    """The draft of the 发货单 by which it goes back; of pieces of a lot those that no other carries."""
    source = source_of(item, row)
    left = item.quantity - sent_parts(work.session, source).pieces
    line = SpecialLine(item.product_id, left, named(item))
    return special.draft(work, SpecialDraft(DispatchKind.REWORK_RETURN, row.dispatch_no, source, [line], row.case_no), rest=True)


def send_anew(work: Work, item_id: int) -> ReturnView:
    """Sales has goods that the customer takes as they are sent to him after all: another 发货单 for what was called off or left out.

    Raises:
        Conflict: Not judged so, not put away yet, or all of it is on a 发货单.
    """
    work.require(Role.SALES)
    item, row = item_row(work, item_id)
    left = item.quantity - sent_parts(work.session, source_of(item, row)).pieces
    if item.judgement is not ReturnJudgement.AS_IS or not item.settled_no or left < 1:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{identity} 没有要重开返还发货单的"), identity=named(item)))
    _keep(work, item, row, left)
    order = draft(work, item, row)
    settle(work, item, order.number)
    work.audit("send_return_anew", "return_authorization", row.number, goods=named(item), dispatch=order.number, pieces=left)
    note_on_case(
        work, row.case_no, QT_TRANSLATE_NOOP("app", "{identity} 让步返还，重开发货单 {dispatch}"), identity=named(item),
        dispatch=order.number,
    )  # fmt: skip
    advance(work, row)
    return seen(work, row)


def _keep(work: Work, item: ReturnItem, row: ReturnAuthorization, left: int) -> None:
    """They are kept for his order anew: what was drawn and put back is not any more."""
    if item.serial:
        stock.reserve(work, row.order_no, None, [item.serial])
        return
    lot = units.lot(work.session, item.lot_no)
    kept = sum(b.quantity for b in lot.balances if b.state is UnitState.RESERVED and b.reserved_order == row.order_no) if lot else 0
    if kept < left:
        stock.reserve(work, row.order_no, None, lot_no=item.lot_no, quantity=left - kept)


def on_dispatch_changed(work: Work, event: DispatchChanged) -> None:
    """Handler: the 发货单 back to the customer is called off: the goods wait for another, and the 退货单 is open again."""
    if event.what == "cancelled":
        _reopen(work, event.dispatch_no, without=event.dispatch_no)


def on_slip_returned(work: Work, event: SlipReturned | ClosedUndisputed) -> None:
    """Handler: fewer pieces went than he is to have: the rest waits for another 发货单."""
    _reopen(work, event.dispatch_no, signed=event.dispatch_no)


def _reopen(work: Work, dispatch_no: str, *, signed: str = "", without: str = "") -> None:
    order = dispatch.dispatch_order(work.session, dispatch_no)
    number, _, line_no = order.source_no.rpartition("-") if order is not None else ("", "", "")
    if not number.startswith(Series.RETURN.value):
        return
    row = work.session.scalar(select(ReturnAuthorization).where(ReturnAuthorization.number == number).with_for_update())
    if row is None:
        return
    item = work.session.scalar(select(ReturnItem).where(ReturnItem.return_id == row.id, ReturnItem.line_no == int(line_no)))
    if item is None or item.settled_at is None:
        return
    parts = sent_parts(work.session, f"{number}-{line_no}", signed=signed, without=without)
    if parts.pieces >= item.quantity or (signed and not parts.all_signed):
        return
    item.settled_at, item.settled_by, item.open = None, "", True
    work.session.flush()
    work.audit("reopen_return", "return_authorization", row.number, goods=named(item), dispatch=dispatch_no)
    note_on_case(
        work, row.case_no, QT_TRANSLATE_NOOP("app", "{identity} 的返还发货单 {dispatch} 没有发出，待重开"), identity=named(item),
        dispatch=dispatch_no,
    )  # fmt: skip
    advance(work, row)
