"""Address, contact and time are sales' business: logistics asks for a change, sales answers (F-15)."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core import keyed
from app.core.entry import clean
from app.core.errors import Conflict, bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.dispatch import special
from app.dispatch.marks import must_be, order_row
from app.dispatch.states import BEFORE_LOADING
from app.dispatch.views import RequestedChange, RequestView
from app.identity import queries as identity
from app.orders import service as order_service
from db.models.dispatch import ChangeRequest, DispatchOrder
from db.states import DispatchKind, Role

_FIELDS = {
    RequestedChange.ADDRESS: "address",
    RequestedChange.CONTACT: "contact",
    RequestedChange.PHONE: "phone",
    RequestedChange.DAY: "delivery_date",
}
"""What sales' yes changes on the order by itself; anything else sales does by hand."""


def ask_change(work: Work, number: str, what: RequestedChange, proposed: str, reason: str) -> RequestView:
    """Logistics asks sales for a change of address, contact, telephone, day or something else.

    Raises:
        BadInput: What or why is blank, or the day is none.
        Conflict: The goods are on a vehicle already.
    """
    work.require(Role.LOGISTICS_HEAD, Role.TEAM_LEADER)
    row = order_row(work, number)
    must_be(row, *BEFORE_LOADING)
    wanted = clean(QT_TRANSLATE_NOOP("app", "改成"), proposed, needed=True)
    why = clean(QT_TRANSLATE_NOOP("app", "原因"), reason, needed=True)
    if what is RequestedChange.DAY:
        wanted = keyed.day_needed(keyed.DAY, wanted).isoformat()
    was = {
        RequestedChange.ADDRESS: row.address, RequestedChange.CONTACT: row.contact, RequestedChange.PHONE: row.phone,
        RequestedChange.DAY: row.delivery_day.isoformat() if row.delivery_day else "",
    }.get(what, "")  # fmt: skip
    found = ChangeRequest(
        dispatch_id=row.id, what=what, was=was, proposed=wanted, reason=why, asked_at=work.now, asked_by_id=work.actor.person_id
    )
    work.session.add(found)
    work.session.flush()
    work.audit("ask_change", "dispatch_order", number, what=what, was=was, proposed=wanted, reason=why)
    return _views(work.session, [found])[0]


def answer_change(work: Work, request_id: int, accepted: bool, answer: str = "") -> RequestView:
    """Sales answers; with yes the order, or a 补换 or 返修返还 itself, is changed at once, and labels and papers follow (C-15).

    Raises:
        NotFound: No such request.
        Conflict: It is answered already, or the order cannot be changed any more.
        BadInput: A no without words.
    """
    work.require(Role.SALES)
    found = work.session.get(ChangeRequest, request_id, with_for_update=True)
    if found is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "变更申请"), request_id)
    if found.answered_at is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "这份变更申请已答复")))
    if not accepted and not answer.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "不同意要写明原因"))
    row = work.session.get(DispatchOrder, found.dispatch_id)
    assert row is not None
    found.accepted, found.answer = accepted, clean(QT_TRANSLATE_NOOP("app", "答复"), answer)
    found.answered_at, found.answered_by_id = work.now, work.actor.person_id
    work.session.flush()
    work.audit("answer_change", "dispatch_order", row.number, request=request_id, accepted=accepted, answer=found.answer)
    field = _FIELDS.get(found.what)
    if accepted and field is not None:
        value = keyed.day(keyed.DAY, found.proposed) if found.what is RequestedChange.DAY else found.proposed
        reason = str(say(QT_TRANSLATE_NOOP("app", "物流申请：{why}"), why=found.reason))
        if row.kind is DispatchKind.SALE:
            order_service.change_delivery(work, row.order_no, {field: value}, reason)
        else:
            must_be(row, *BEFORE_LOADING)
            special.change(work, row, {"delivery_day" if field == "delivery_date" else field: value}, reason)
    return _views(work.session, [found])[0]


def requests_of(session: Session, number: str) -> list[RequestView]:
    """The requests of a 发货单, the newest first."""
    query = select(ChangeRequest).join(DispatchOrder, DispatchOrder.id == ChangeRequest.dispatch_id)
    return _views(session, session.scalars(query.where(DispatchOrder.number == number).order_by(ChangeRequest.id.desc())).all())


def unanswered(session: Session) -> list[RequestView]:
    """The requests that wait for sales, the oldest first."""
    query = select(ChangeRequest).where(ChangeRequest.answered_at.is_(None)).order_by(ChangeRequest.id)
    return _views(session, session.scalars(query).all())


def _views(session: Session, rows: Sequence[ChangeRequest]) -> list[RequestView]:
    if not rows:
        return []
    keys = {row.dispatch_id for row in rows}
    numbers = dict(session.execute(select(DispatchOrder.id, DispatchOrder.number).where(DispatchOrder.id.in_(keys))).all())
    names = identity.names(session)
    return [
        RequestView(
            row.id, numbers[row.dispatch_id], row.what, row.was, row.proposed, row.reason, row.asked_at,
            names.get(row.asked_by_id or 0, ""), row.accepted, row.answer, row.answered_at, names.get(row.answered_by_id or 0, ""),
        )
        for row in rows
    ]  # fmt: skip
