"""What customers owe for goods that arrived, by the payment terms of their orders (F-21)."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.core.clock import months_after, site_day
from app.delivery import queries as delivery
from app.dispatch import queries as dispatch
from app.orders import queries as orders
from db.states import DeliveryState, Role

_ARRIVED = (DeliveryState.SIGNED, DeliveryState.DISPUTED, DeliveryState.ACCEPTED, DeliveryState.CLOSED)
_DAYS = re.compile(r"(\d{1,3})\s*(天|日|个月|月)")
_BEFORE = ("款到发货", "预付", "先款后货")


@dataclass(frozen=True)
class Receivable:
    """Goods that arrived and what was agreed on their payment.

    Attributes:
        customer: Who owes.
        order_no: The order.
        dispatch_no: The 发货单.
        invoice_no: Number of the sales invoice, or blank while 待开票.
        terms: The payment terms in the words of the order.
        arrived_on: When the customer signed.
        accepted_on: When he accepted, or None.
        due_on: By the terms, where their words can be counted; else None.
        disputed: The customer contests the delivery.
    """

    customer: str
    order_no: str
    dispatch_no: str
    invoice_no: str
    terms: str
    arrived_on: date
    accepted_on: date | None
    due_on: date | None
    disputed: bool = False


def due_on(terms: str, arrived_on: date, accepted_on: date | None) -> date | None:
    """The day that payment terms come to, or None where their words cannot be counted or acceptance is still open.

    `货到 30 天` counts from the arrival, `验收后 30 天` from the acceptance, `月结 60 天` from the end of the month of arrival.
    """
    if any(word in terms for word in _BEFORE):
        return arrived_on
    found = _DAYS.search(terms)
    if found is None:
        return None
    start: date | None = accepted_on if "验收" in terms else arrived_on
    if start is None:
        return None
    if "月结" in terms:
        start = months_after(start.replace(day=1), 1) - timedelta(days=1)
    number, unit = int(found[1]), found[2]
    return months_after(start, number) if "月" in unit else start + timedelta(days=number)


def receivables(session: Session, roles: Collection[Role], limit: int = 200) -> list[Receivable]:
    """The newest deliveries that were signed for, the earliest due first, then what cannot be counted.

    Raises:
        Refused: M-05, none of the roles may see prices and payments.
    """
    catalog.may_see_prices(roles)
    records = [one for one in delivery.records(session, _ARRIVED, limit, files=False) if one.signed_at is not None]
    sent = dispatch.numbered(session, (one.dispatch_no for one in records))
    asked = orders.numbered(session, (one.order_no for one in records if one.order_no))
    found = []
    for one in records:
        assert one.signed_at is not None
        order, paper = asked.get(one.order_no), sent.get(one.dispatch_no)
        terms = order.needs.payment_terms if order is not None else ""
        arrived = site_day(one.arrived_at or one.signed_at)
        accepted = site_day(one.accepted_at) if one.accepted_at is not None and one.state is not DeliveryState.DISPUTED else None
        found.append(
            Receivable(
                one.customer, one.order_no, one.dispatch_no, paper.invoice_no if paper else "", terms, arrived, accepted,
                due_on(terms, arrived, accepted), one.state is DeliveryState.DISPUTED,
            )
        )  # fmt: skip
    return sorted(found, key=lambda one: (one.due_on is None, one.due_on or one.arrived_on, one.dispatch_no))
