"""What is settled with the customer before goods leave: the seven points of a direct delivery (F-10), the notification (F-11)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.errors import bad_input
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.dispatch import queries
from app.dispatch.lines import seen
from app.dispatch.marks import must_be, order_row
from app.dispatch.states import BEFORE_LOADING
from app.dispatch.views import DispatchOrderView, PointProposal
from app.settings.service import setting_text
from db.models.dispatch import CustomerNotification, DirectConfirmation, DispatchOrder
from db.states import DirectPoint, DispatchState, Role

_CLOCK = re.compile(r"\d{1,2}[:：]\d{2}.*")


def settle(work: Work, number: str, points: Mapping[DirectPoint, str]) -> DispatchOrderView:
    """Records what sales settled with the customer for a direct delivery (F-10); blank values are left as they were.

    Raises:
        Conflict: Too late, the goods are on a vehicle.
    """
    work.require(Role.SALES)
    row = order_row(work, number)
    must_be(row, *BEFORE_LOADING)
    known = {
        p.point: p for p in work.session.scalars(select(DirectConfirmation).where(DirectConfirmation.dispatch_id == row.id))
    }
    for point, value in points.items():
        if not value.strip():
            continue
        found = known.get(point)
        if found is None:
            found = DirectConfirmation(dispatch_id=row.id, point=point, value="", at=work.now)
            work.session.add(found)
        found.value, found.at, found.person_id = value.strip(), work.now, work.actor.person_id
    work.session.flush()
    work.audit("settle_delivery", "dispatch_order", number, points={k.value: v for k, v in points.items() if v.strip()})
    return seen(work, number)


def proposed_points(session: Session, number: str) -> tuple[PointProposal, ...]:
    """The seven points as they probably are, to be confirmed and not typed again (F-10).

    What the order says stands first; how the customer unloads, at which hour and where exactly come from his last delivery.
    """
    order = queries.dispatch_order(session, number)
    if order is None:
        return ()
    known = dict(order.points)
    last_no, last = _last_points(session, order)
    before, ordered = say(QT_TRANSLATE_NOOP("app", "上次 {no}"), no=last_no), say(QT_TRANSLATE_NOOP("app", "按发货单"))
    goods = "，".join(f"{line.model} × {line.wanted}" for line in order.lines)
    day = f"{order.delivery_day:%Y-%m-%d}" if order.delivery_day else ""
    hour = _CLOCK.search(last.get(DirectPoint.TIME, ""))
    from_order = {
        DirectPoint.TIME: " ".join(filter(None, (day, hour[0] if hour else ""))),
        DirectPoint.SPEC: "，".join(dict.fromkeys(f"{line.product_name} {line.model}" for line in order.lines)),
        DirectPoint.QUANTITY: goods,
        DirectPoint.TRANSPORT: str(word(order.transport)),
        DirectPoint.PLACE: f"{order.destination} {order.address}".strip(),
        DirectPoint.CONTACT: f"{order.contact} {order.phone}".strip(),
    }
    found = []
    for point in DirectPoint:
        if point in known:
            found.append(PointProposal(point, known[point], "", True))
        elif point in _OF_THE_CUSTOMER and last.get(point):
            found.append(PointProposal(point, last[point], str(before), False))
        else:
            value = from_order.get(point, "")
            found.append(PointProposal(point, value, str(ordered) if value else "", False))
    return tuple(found)


_OF_THE_CUSTOMER = frozenset({DirectPoint.UNLOADING, DirectPoint.PLACE, DirectPoint.CONTACT})
"""Points that stay the same as long as the address does."""


def _last_points(session: Session, order: DispatchOrderView) -> tuple[str, dict[DirectPoint, str]]:
    """The points of the newest other 发货单 that went to the same place."""
    row = session.execute(
        select(DispatchOrder.id, DispatchOrder.number)
        .join(DirectConfirmation, DirectConfirmation.dispatch_id == DispatchOrder.id)
        .where(
            DispatchOrder.customer_id == order.customer_id, DispatchOrder.address == order.address, DispatchOrder.number != order.number,
            DispatchOrder.state != DispatchState.CANCELLED,
        )
        .order_by(DispatchOrder.id.desc()).limit(1)
    ).first()  # fmt: skip
    if row is None:
        return "", {}
    points = session.execute(
        select(DirectConfirmation.point, DirectConfirmation.value).where(DirectConfirmation.dispatch_id == row.id)
    )
    return row.number, dict(points.all())


def notify_customer(work: Work, number: str, told: str, channel: str, arrival_at: datetime) -> DispatchOrderView:
    """Records that the customer was told of time and address (F-11); the address is the 发货单's of this moment.

    Who tells him is a setting (X-04); one entry is enough.

    Raises:
        BadInput: Whom or how is blank.
    """
    work.require(Role(setting_text(work.session, "notify.owner", work.now)))
    if not told.strip() or not channel.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "请填通知了谁、用什么方式"))
    row = order_row(work, number)
    must_be(row, *(BEFORE_LOADING - {DispatchState.DRAFT}))
    work.session.add(
        CustomerNotification(
            dispatch_id=row.id, at=work.now, person_id=work.actor.person_id, told=told.strip(), channel=channel.strip(),
            address=row.address, arrival_at=arrival_at,
        )
    )  # fmt: skip
    work.session.flush()
    work.audit("notify_customer", "dispatch_order", number, told=told.strip(), channel=channel.strip(), arrival=arrival_at)
    return seen(work, number)


def withdraw_notifications(work: Work, row: DispatchOrder) -> None:
    """What the customer was told no longer holds: the day is another one (F-11)."""
    query = select(CustomerNotification).where(
        CustomerNotification.dispatch_id == row.id, CustomerNotification.withdrawn_at.is_(None)
    )
    for told in work.session.scalars(query):
        told.withdrawn_at = work.now
    work.session.flush()


def follow_day(work: Work, row: DispatchOrder, day: date) -> None:
    """It is loaded on a day; who was told while it stood on another one is told again (F-11)."""
    old, row.load_day = row.load_day, day
    work.session.flush()
    if old is not None and old != day:
        withdraw_notifications(work, row)
