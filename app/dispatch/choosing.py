"""How goods travel: delivery mode (F-07, X-38) and kind of transport with its reason (G-09 … G-11); who arranges the vehicle (X-03)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.core.clock import site_day
from app.core.entry import whole
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.core.words import text
from app.core.work import Work
from app.dispatch import delays, handing, rules, transport
from app.dispatch.lines import packaging_must_fit, seen
from app.dispatch.marks import must_be, order_row
from app.dispatch.states import BEFORE_LOADING
from app.dispatch.transport import Freight, Limits, Suggestion
from app.dispatch.views import DispatchOrderView
from app.orders import queries as orders
from app.orders import service as order_service
from app.settings.service import setting_int, setting_text
from db.models.dispatch import DispatchOrder
from db.states import DeliveryMode, DispatchState, Role, TransportKind

_CUSTOMER = "customer"


def change_mode(work: Work, number: str, mode: DeliveryMode, agreement_no: str = "") -> DispatchOrderView:
    """Chooses a delivery mode; another than the contract's only sales may (F-07, X-38).

    Raises:
        Refused: F-07.
        Conflict: Already on a trip.
    """
    work.require(Role.SALES, Role.TEAM_LEADER, Role.LOGISTICS_HEAD)
    row = order_row(work, number)
    must_be(row, DispatchState.DRAFT, DispatchState.ISSUED)
    contract = orders.order(work.session, row.order_no).mode or row.mode
    approver = Role(setting_text(work.session, "dispatch.mode_change_approver", work.now))
    rules.must_fit_contract(mode, contract, work.actor.has(approver), agreement_no)
    if mode is not row.mode:
        order_service.require_mode(work, number, mode)
        handing.withdraw_steps(work, row, str(say(QT_TRANSLATE_NOOP("app", "改交付方式"))))
    row.mode, row.agreement_no = mode, agreement_no.strip()
    work.audit("change_mode", "dispatch_order", number, mode=mode, agreement=agreement_no)
    return seen(work, number)


def change_transport(work: Work, number: str, kind: TransportKind, reason: str = "") -> DispatchOrderView:
    """Chooses the kind of transport (X-38: the logistics head); kind and reason are kept (G-09).

    Args:
        work: The action.
        number: The 发货单.
        kind: The kind chosen.
        reason: Why; needed where the goods speak for air or a dedicated vehicle and another is chosen (G-10).

    Raises:
        BadInput: The company does not use this kind.
        Refused: G-10 no reason of the logistics head; C-08 packaging not fit for it.
    """
    work.require(Role(setting_text(work.session, "dispatch.transport_change_approver", work.now)))
    row = order_row(work, number)
    must_be(row, *BEFORE_LOADING)
    if kind is not row.transport:
        order_service.require_kind(work, kind)
    packaging_must_fit(work, number, kind)
    found = suggestion(work.session, seen(work, number), work.now)
    transport.must_go_fast(number, found, kind, reason, work.actor.has(Role.LOGISTICS_HEAD))
    row.transport = kind
    row.transport_reason = reason.strip() or (str(found.reason) if kind in found.kinds else "")
    work.audit("change_transport", "dispatch_order", number, transport=kind, reason=row.transport_reason, suggested=list(found.kinds))
    return seen(work, number)


def require_transport(work: Work, number: str) -> None:
    """Refuses to plan goods onto a vehicle that speak for another kind of transport, unless the logistics head wrote why (G-10).

    At 自提 the customer fetches the goods with a vehicle of his own, and nobody else's stand on it.

    Raises:
        Refused: G-10.
    """
    row, order = order_row(work, number), seen(work, number)
    if order.mode is DeliveryMode.PICKUP:
        return
    found = suggestion(work.session, order, work.now)
    transport.must_go_fast(number, found, order.transport, row.transport_reason, bool(row.transport_reason))
    if not row.transport_reason and row.transport in found.kinds:
        row.transport_reason = str(found.reason)
        work.session.flush()


def set_distance(work: Work, number: str, km: int) -> DispatchOrderView:
    """Says how far it is to the customer; his next 发货单 starts from it.

    Raises:
        BadInput: Not within 1 to 50,000 km.
    """
    work.require(Role.LOGISTICS_HEAD, Role.TEAM_LEADER, Role.SALES)
    row = order_row(work, number)
    must_be(row, *BEFORE_LOADING)
    row.distance_km = whole(QT_TRANSLATE_NOOP("app", "距离（公里）"), km, low=1, high=50_000)
    work.audit("set_distance", "dispatch_order", number, km=km)
    return seen(work, number)


def known_distance(work: Work, customer_id: int, address: str) -> int | None:
    """The way to an address as it was last said, or None."""
    return work.session.scalar(
        select(DispatchOrder.distance_km)
        .where(DispatchOrder.customer_id == customer_id, DispatchOrder.address == address, DispatchOrder.distance_km.is_not(None))
        .order_by(DispatchOrder.id.desc()).limit(1)
    )  # fmt: skip


def suggestion(session: Session, order: DispatchOrderView, now: datetime) -> Suggestion:
    """Which kind of transport the goods of a 发货单 speak for, with the reason (G-09)."""
    products = catalog.products_by_key(session, (line.product_id for line in order.lines))
    named = [(products[line.product_id], line) for line in order.lines]
    source = orders.order_for(session, order.order_no, (Role.SALES,))
    prices = {line.product_id: line.unit_price_fen or 0 for line in source.lines}
    weight = sum((product.gross_weight_g or product.net_weight_g) * line.wanted for product, line in named)
    due = order.delivery_day if order.special else delays.told_days(session, [source]).get(order.order_no)
    goods = Freight(
        tuple(f"{p.name} {p.model}" for p, _ in named if p.valuable), tuple(f"{p.name} {p.model}" for p, _ in named if p.fragile),
        sum(prices.get(line.product_id, 0) * line.wanted for line in order.lines) // 100, weight // 1000, order.distance_km,
        (due - site_day(now)).days if due else None,
    )  # fmt: skip
    limits = Limits(*(setting_int(session, f"transport.{key}", now) for key in _LIMITS))
    return transport.suggest(goods, limits, orders.offered(session, now).kinds)


_LIMITS = ("valuable_from_yuan", "urgent_days", "bulk_from_kg", "far_from_km", "slack_days")


def arranger(session: Session, order: DispatchOrderView, now: datetime) -> Text:
    """Who arranges the vehicle of a 发货单, in words (X-03): for an export container, else by delivery mode."""
    mode = order.mode
    if orders.order(session, order.order_no).needs.export:
        key = "export_container"
    elif mode in (DeliveryMode.PICKUP, DeliveryMode.CONSIGNED):
        key = mode.value
    else:
        key = "direct"
    found = setting_text(session, f"vehicle.arranger.{key}", now)
    return say(QT_TRANSLATE_NOOP("app", "客户")) if found == _CUSTOMER else text(Role(found))
