"""Rows of 退货单 for its commands: found, moved, settled."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select

from app.aftersales import returns_queries as queries
from app.aftersales.returns_views import ReturnView
from app.core.errors import Conflict, bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from db.models.returns import ReturnAuthorization, ReturnItem, ReturnTest
from db.states import ReturnState, ZoneKind


def first_place(work: Work, kind: ZoneKind) -> str:
    """The first place of a kind of zone.

    Raises:
        BadInput: There is none.
    """
    places = queries.places(work.session, kind)
    if not places:
        raise bad_input(QT_TRANSLATE_NOOP("app", "还没有{zone}的库位，请先在资料里建立"), zone=word(kind))
    return places[0].code


def settle(work: Work, item: ReturnItem, number: str) -> None:
    """Nothing more is to be done about a line; `number` is the paper that ended it."""
    item.settled_at, item.settled_by, item.settled_no, item.open = work.now, work.actor.name, number, False
    work.session.flush()


def advance(work: Work, row: ReturnAuthorization) -> None:
    """The 退货单 stands where its slowest piece stands."""
    items = item_rows(work, row)
    if all(one.settled_at is not None for one in items):
        to = ReturnState.CLOSED
    elif all(one.judged_at is not None or one.settled_at is not None for one in items):
        to = ReturnState.JUDGED
    elif any(one.received_at is not None for one in items):
        to = ReturnState.WAITING
    else:
        return
    if row.state is not to:
        move(work, row, to)
        row.closed_at = work.now if to is ReturnState.CLOSED else None


def move(work: Work, row: ReturnAuthorization, to: ReturnState, **why: object) -> None:
    """Moves a 退货单; nothing else writes its state."""
    before, row.state = row.state, to
    work.session.flush()
    work.audit("move_return", "return_authorization", row.number, before=before, after=to, **why)


def named(item: ReturnItem) -> str:
    """Serial or lot number of a line."""
    return item.serial or item.lot_no


def parted(work: Work, item: ReturnItem, pieces: int) -> ReturnItem:
    """A line of just so many pieces of a lot, with its tests; the others stay on the line they were on."""
    if pieces >= item.quantity:
        return item
    part = ReturnItem(**_known(item) | {"quantity": pieces})
    last = work.session.scalar(select(func.max(ReturnItem.line_no)).where(ReturnItem.return_id == item.return_id))
    part.line_no = (last or 0) + 1
    part.off_list = min(item.off_list, pieces)
    item.quantity, item.off_list = item.quantity - pieces, item.off_list - part.off_list
    work.session.add(part)
    work.session.flush()
    for test in work.session.scalars(select(ReturnTest).where(ReturnTest.item_id == item.id).order_by(ReturnTest.id)):
        work.session.add(ReturnTest(**_known(test) | {"item_id": part.id}))
    work.session.flush()
    return part


def _known(row: ReturnItem | ReturnTest) -> dict[str, Any]:
    return {column.key: getattr(row, column.key) for column in type(row).__table__.columns if column.key not in ("id", "version")}


def item_rows(work: Work, row: ReturnAuthorization) -> list[ReturnItem]:
    """The lines of a 退货单."""
    return list(work.session.scalars(select(ReturnItem).where(ReturnItem.return_id == row.id).order_by(ReturnItem.line_no)))


def item_row(work: Work, item_id: int) -> tuple[ReturnItem, ReturnAuthorization]:
    """A line with its 退货单, locked.

    Raises:
        NotFound: No such line.
        Conflict: The 退货单 is void.
    """
    item = work.session.get(ReturnItem, item_id)
    if item is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "退货单行"), item_id)
    row = work.session.get(ReturnAuthorization, item.return_id, with_for_update=True)
    assert row is not None
    if row.state is ReturnState.VOIDED:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "退货单 {number} 已作废"), number=row.number))
    return item, row


def head_row(work: Work, number: str) -> ReturnAuthorization:
    """A 退货单, locked.

    Raises:
        NotFound: There is none.
    """
    row = work.session.scalar(select(ReturnAuthorization).where(ReturnAuthorization.number == number).with_for_update())
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "退货单"), number)
    return row


def seen(work: Work, row: ReturnAuthorization) -> ReturnView:
    """The 退货单 as it stands after what was done to it."""
    work.session.flush()
    view = queries.authorisation(work.session, row.number)
    assert view is not None
    return view
