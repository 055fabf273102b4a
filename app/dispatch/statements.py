"""Statements that every scan at the bench runs, built once: building one anew takes as long as running it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BindParameter, bindparam, select

from db.models.dispatch import (
    CustomerNotification,
    DirectConfirmation,
    DispatchLine,
    DispatchNotice,
    DispatchNoticeLine,
    DispatchOrder,
    DispatchPick,
    HandoverStep,
    Trip,
)
from db.prepared import Prepared

_KEYS: BindParameter[Any] = bindparam("keys", expanding=True)
BY_NUMBER = select(DispatchOrder).where(DispatchOrder.number == bindparam("number"))
_ORDERS = DispatchOrder.__table__
HEADS = Prepared(
    select(
        _ORDERS.c.number, _ORDERS.c.customer_name, _ORDERS.c.mode, _ORDERS.c.shipping_mark, _ORDERS.c.customer_id,
        _ORDERS.c.order_no, _ORDERS.c.destination, _ORDERS.c.transport, _ORDERS.c.kind,
    ).where(_ORDERS.c.number.in_(bindparam("numbers", expanding=True)))
)  # fmt: skip
LINES = select(DispatchLine).where(DispatchLine.dispatch_id.in_(_KEYS)).order_by(DispatchLine.line_no)
PICKS = (
    select(
        DispatchPick.dispatch_id, DispatchPick.serial, DispatchPick.lot_no, DispatchPick.quantity, DispatchPick.line_id,
        DispatchPick.at,
    )
    .where(DispatchPick.dispatch_id.in_(_KEYS), DispatchPick.removed_at.is_(None)).order_by(DispatchPick.id)
)  # fmt: skip
PICKED_FOR = (
    select(DispatchOrder.number).join(DispatchPick, DispatchPick.dispatch_id == DispatchOrder.id)
    .where(DispatchPick.serial == bindparam("serial"), DispatchPick.removed_at.is_(None), DispatchPick.back_at.is_(None))
)  # fmt: skip
POINTS = (
    select(DirectConfirmation.dispatch_id, DirectConfirmation.point, DirectConfirmation.value)
    .where(DirectConfirmation.dispatch_id.in_(_KEYS)).order_by(DirectConfirmation.id)
)  # fmt: skip
CALLS = (
    select(
        CustomerNotification.dispatch_id, CustomerNotification.at, CustomerNotification.person_id, CustomerNotification.told,
        CustomerNotification.channel, CustomerNotification.address, CustomerNotification.arrival_at,
    )
    .where(CustomerNotification.dispatch_id.in_(_KEYS), CustomerNotification.withdrawn_at.is_(None)).order_by(CustomerNotification.id)
)  # fmt: skip
STEPS = (
    select(HandoverStep).where(HandoverStep.dispatch_id.in_(_KEYS), HandoverStep.withdrawn_at.is_(None)).order_by(HandoverStep.id)
)
NOTICES = (
    select(DispatchNoticeLine.order_no, DispatchNotice.number)
    .join(DispatchNotice, DispatchNotice.id == DispatchNoticeLine.notice_id)
    .where(DispatchNoticeLine.order_no.in_(bindparam("order_nos", expanding=True))).order_by(DispatchNotice.id)
)  # fmt: skip
DEPARTURE = select(Trip.number, Trip.planned_at, Trip.dock).where(Trip.number == bindparam("number"))
