"""The search of the call panel: one box for telephone, pinyin initials, tail of a serial, in any combination."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import lru_cache

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.aftersales import queries
from app.aftersales.views import Caller
from app.catalog import queries as catalog
from app.catalog.views import CustomerView
from app.core.clock import months_after, site_day, site_time
from app.core.errors import bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import word
from app.delivery import queries as delivery
from app.delivery.views import DeliveryView
from app.orders import queries as orders
from app.settings.service import setting_int
from app.units import queries as units
from db.models.aftersales import ServiceCase

SHORTEST_PHONE = 7
"""Digits from which on a word can only be a telephone that nobody knows yet."""


def callers(session: Session, text: str, now: datetime, limit: int = 4) -> list[Caller]:
    """What the words of a call can mean: units by serial, customers by name, initials or telephone, their open cases and deliveries.

    Args:
        session: Read session.
        text: Words in any combination: telephone, pinyin initials of the customer, tail of a serial.
        now: For the warranty and the year of deliveries.
        limit: Hits of each kind.
    """
    words = text.split()
    if not words:
        return []
    customers = [one for one in catalog.customers(session) if any(is_customer(one.name, one.phone, w) for w in words)]
    phones = [digits(w) for w in words if len(digits(w)) >= SHORTEST_PHONE]
    known = customer_of_phone(session, phones[0]) if phones and not customers else None
    if known is not None:
        customers = [known]
    found = _units(session, words, customers, now, limit)
    listed = customers[:limit] or _customers_of(session, found)
    found += _customers(session, listed, now)
    found += _open_ones(session, listed, limit)
    for one in listed:
        found += [_delivery(record) for record in delivery.of_customer(session, one.customer_id, limit)][:limit]
    if phones and not customers:
        found.append(Caller("phone", phones[0], phones[0], "", None))
    return found


def identity_meant(session: Session, text: str, now: datetime) -> str:
    """The serial or lot number that was scanned or keyed, whole or by its last signs.

    Raises:
        BadInput: Several end so.
        NotFound: Nobody knows it.
    """
    whole = text.strip().upper()
    if units.unit(session, whole) is not None or units.lot(session, whole) is not None:
        return whole
    found = _units(session, [whole], [], now, 3)
    if not found:
        raise not_found(QT_TRANSLATE_NOOP("app", "序列号或批号"), whole)
    if len(found) > 1:
        raise bad_input(
            QT_TRANSLATE_NOOP("app", "有几件的号码里都有「{text}」：{found}……请键入全号"), text=whole,
            found="、".join(one.key for one in found),
        )  # fmt: skip
    return found[0].key


def customer_of_phone(session: Session, phone: str) -> CustomerView | None:
    """The one customer whose telephone it is, or who called from it before; None for nobody or several."""
    wanted = digits(phone)
    if len(wanted) < SHORTEST_PHONE:
        return None
    own = [one for one in catalog.customers(session) if wanted in digits(one.phone)]
    if own:
        return own[0] if len(own) == 1 else None
    key = session.scalar(
        select(ServiceCase.customer_id).where(ServiceCase.phone_digits == wanted, ServiceCase.customer_id.is_not(None))
        .order_by(ServiceCase.id.desc()).limit(1)
    )  # fmt: skip
    return catalog.customer(session, key) if key is not None else None


def customer_behind(session: Session, document: str) -> Caller | None:
    """The customer of an order or a delivery record, as a hit; None when nobody knows the document (J-30)."""
    record = delivery.record(session, document)
    order = orders.numbered(session, [document]).get(document)
    key = record.customer_id if record is not None else order.customer_id if order is not None else None
    if key is None:
        return None
    customer = catalog.customer(session, key)
    return Caller("customer", str(key), customer.name, customer.destination or customer.address, key)


def warranty_until(session: Session, record: DeliveryView | None, now: datetime) -> date | None:
    """The last day of the warranty of what a record delivered: from the signature, else from the gate (J-05)."""
    if record is None:
        return None
    months = setting_int(session, "warranty.months", now)
    begins = site_day(record.signed_at or record.left_at or record.made_at)
    return months_after(begins, months) - timedelta(days=1) if months else None


def digits(text: str) -> str:
    """The digits in a text."""
    return "".join(c for c in text if c.isdigit())


def _units(session: Session, words: list[str], customers: list[CustomerView], now: datetime, limit: int) -> list[Caller]:
    """Units and lots by a piece of their number; of a named customer's those that he got."""
    keys = {one.customer_id for one in customers}
    found: list[Caller] = []
    for piece in (w for w in words if len(w) >= 3 and w.isascii() and len(digits(w)) < 11):
        for thing in units.find(session, piece, limit * 3 if customers else limit):
            identity = getattr(thing, "serial", "") or thing.lot_no
            record = queries.delivered(session, identity)
            if customers and (record is None or record.customer_id not in keys):
                continue
            detail = "未发货"
            if record is not None:
                until = warranty_until(session, record, now)
                parts = [record.customer, f"{site_time(record.left_at or record.made_at):%m-%d} 发货"]
                parts += [f"保修到 {until:%Y-%m}" if until >= site_day(now) else f"已过保 {until:%Y-%m}"] if until else []
                detail = "·".join(parts)
            found.append(Caller("unit", identity, f"{identity}·{thing.product_name}", detail, record.customer_id if record else None))
    return found[:limit]


def _customers_of(session: Session, found: Iterable[Caller]) -> list[CustomerView]:
    keys = dict.fromkeys(one.customer_id for one in found if one.customer_id is not None)
    return [catalog.customer(session, key) for key in keys]


def _customers(session: Session, listed: list[CustomerView], now: datetime) -> list[Caller]:
    keys = [one.customer_id for one in listed]
    open_cases, sent = _open_cases(session, keys), delivery.sent_since(session, keys, now - timedelta(days=365))
    found = []
    for one in listed:
        parts = [one.destination or one.address, f"近一年 {sent.get(one.customer_id, 0)} 次发货"]
        if open_cases.get(one.customer_id):
            parts.append(f"{open_cases[one.customer_id]} 件未结")
        found.append(Caller("customer", str(one.customer_id), one.name, "·".join(filter(None, parts)), one.customer_id))
    return found


def _open_ones(session: Session, listed: list[CustomerView], limit: int) -> list[Caller]:
    """The newest cases of these customers that are not closed: whoever calls again asks after one of them."""
    rows = session.scalars(
        select(ServiceCase)
        .where(ServiceCase.customer_id.in_([one.customer_id for one in listed]), ServiceCase.state.in_(queries.OPEN_STATES))
        .order_by(ServiceCase.id.desc()).limit(limit)
    ).all() if listed else []  # fmt: skip
    return [
        Caller("case", row.number, f"{row.number}", f"{site_time(row.registered_at):%m-%d}·{row.description.splitlines()[0]}",
               row.customer_id, word(row.state))
        for row in rows
    ]  # fmt: skip


def _delivery(record: DeliveryView) -> Caller:
    left = f"{site_time(record.left_at):%m-%d} 出门" if record.left_at else "未出门"
    detail = f"{record.boxes} 箱·{left}·差异 {len(record.discrepancies)}"
    signed = record.signed_at is not None
    return Caller("delivery", record.number, record.dispatch_no, detail, record.customer_id, word(record.state), signed)


def _open_cases(session: Session, customer_ids: list[int]) -> dict[int | None, int]:
    """How many cases of each customer are not closed."""
    rows = session.execute(
        select(ServiceCase.customer_id, func.count())
        .where(ServiceCase.customer_id.in_(customer_ids), ServiceCase.state.in_(queries.OPEN_STATES)).group_by(ServiceCase.customer_id)
    )  # fmt: skip
    return {customer_id: int(count) for customer_id, count in rows}


def is_customer(name: str, phone: str, piece: str) -> bool:
    """Whether a word means a customer: part of the name, the initials of its pinyin in order, or digits of the telephone."""
    if piece in name:
        return True
    if piece.isdigit():
        return len(piece) >= 4 and piece in digits(phone)
    if not piece.isascii() or not piece.isalpha() or len(piece) < 2:
        return False
    at = 0
    for letter in piece.lower():
        at = initials(name).find(letter, at) + 1
        if not at:
            return False
    return True


@lru_cache(maxsize=8192)
def initials(name: str) -> str:
    """The first letters of a name's pinyin."""
    from pypinyin import Style, lazy_pinyin

    return "".join(lazy_pinyin(name, style=Style.FIRST_LETTER)).lower()
