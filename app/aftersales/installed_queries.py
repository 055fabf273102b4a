"""Reads of what stands at the customers' (J-39): every one by an index, none reads all units."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from app.aftersales.installed_views import CareWorkView, DueMonth, InstalledView
from app.core.clock import months_after
from app.settings.service import setting_int
from app.units import queries as units
from db.models.customers_care import CareWork, InstalledUnit, ProductCare
from db.tails import TAIL, begins_with, tail_of

SEEN = 300
"""How many lines a list shows at most; what is looked for among more is found by its number or customer."""


def installed(session: Session, installed_id: int) -> InstalledView | None:
    """One entry by key."""
    row = session.get(InstalledUnit, installed_id)
    return None if row is None else _view(row)


def of_identity(session: Session, identity: str) -> list[InstalledView]:
    """Where a serial, or the pieces of a lot, stand or stood, the newest first."""
    column = InstalledUnit.serial if units.state(session, identity) is not None else InstalledUnit.lot_no
    rows = session.scalars(select(InstalledUnit).where(column == identity).order_by(InstalledUnit.id.desc()).limit(SEEN))
    return [_view(row) for row in rows]


def of_customer(session: Session, customer_id: int, *, limit: int = SEEN) -> list[InstalledView]:
    """What stands at a customer's, what is to be maintained first at the top."""
    rows = session.scalars(
        select(InstalledUnit).where(InstalledUnit.customer_id == customer_id, InstalledUnit.left_on.is_(None))
        .order_by(InstalledUnit.due_on.is_(None), InstalledUnit.due_on, InstalledUnit.id).limit(limit)
    )  # fmt: skip
    return [_view(row) for row in rows]


def due(session: Session, first: date | None, last: date, limit: int = SEEN) -> list[InstalledView]:
    """What is to be maintained until `last`, from `first` on where one is given, the longest due first."""
    query = select(InstalledUnit).where(InstalledUnit.due_on <= last).order_by(InstalledUnit.due_on, InstalledUnit.id).limit(limit)
    if first is not None:
        query = query.where(InstalledUnit.due_on >= first)
    return [_view(row) for row in session.scalars(query)]


def due_count(session: Session, last: date) -> int:
    """How many are to be maintained until `last`."""
    return int(session.scalar(select(func.count()).where(InstalledUnit.due_on <= last)) or 0)


def late_count(session: Session, today: date) -> int:
    """How many should have been maintained before today."""
    return int(session.scalar(select(func.count()).where(InstalledUnit.due_on < today)) or 0)


def due_months(session: Session, today: date, months: int = 12) -> tuple[DueMonth, ...]:
    """How many fall due month by month; what is late already stands in the first."""
    first = today.replace(day=1)
    end = months_after(first, months)
    rows = session.execute(
        select(InstalledUnit.due_on, func.count()).where(InstalledUnit.due_on < end).group_by(InstalledUnit.due_on)
    )
    counts: dict[date, list[int]] = defaultdict(lambda: [0, 0])
    for day, count in rows:
        if day is None:
            continue
        at = counts[max(first, day.replace(day=1))]
        at[0] += int(count)
        at[1] += int(count) if day < today else 0
    return tuple(DueMonth(month, *counts[month]) for month in (months_after(first, n) for n in range(months)))


def find(session: Session, text: str, customer_ids: Iterable[int] = (), limit: int = SEEN) -> list[InstalledView]:
    """What a serial or a lot, its last characters (four or more) or its beginning, a delivery record or one of some customers names.

    A piece from the middle is not looked for, as in `app.units.queries.find`.
    """
    wanted = text.strip().upper()
    found: dict[int, InstalledView] = {}
    if len(wanted) >= 3:
        whole = or_(InstalledUnit.serial == wanted, InstalledUnit.lot_no == wanted, InstalledUnit.record_no == wanted)
        rows = _newest(session, whole, limit)
        if not rows and len(wanted) >= TAIL:
            named = InstalledUnit.serial + InstalledUnit.lot_no  # one of the two is blank
            ends = InstalledUnit.tail == tail_of(wanted), named.endswith(wanted, autoescape=True)
            rows = _newest(session, and_(*ends), limit)
        if not rows and wanted.isascii() and any(one.isdigit() for one in wanted):
            for number in (InstalledUnit.serial, InstalledUnit.lot_no):  # the highest is the newest, and the index has them in this order
                begins = select(InstalledUnit).where(begins_with(session, number, wanted)).order_by(number.desc())
                rows += session.scalars(begins.limit(limit - len(rows)))
        found |= {row.id: _view(row) for row in rows}
    for key in customer_ids:
        found |= {view.installed_id: view for view in of_customer(session, key, limit=limit - len(found))}
        if len(found) >= limit:
            break
    return list(found.values())


def _newest(session: Session, which: ColumnElement[bool], limit: int) -> list[InstalledUnit]:
    return list(session.scalars(select(InstalledUnit).where(which).order_by(InstalledUnit.id.desc()).limit(limit)))


def works(session: Session, installed_id: int) -> list[CareWorkView]:
    """What was done to an entry, the newest first."""
    rows = session.scalars(select(CareWork).where(CareWork.installed_id == installed_id).order_by(CareWork.id.desc()))
    return [CareWorkView(row.kind, row.done_on, row.at, row.person, row.release, row.words, row.case_no) for row in rows]


def months_of(session: Session, product_id: int, now: datetime) -> int:
    """After how many months a product is maintained; 0 for never."""
    own = session.scalar(select(ProductCare.months).where(ProductCare.product_id == product_id))
    return setting_int(session, "maintenance.interval_months", now) if own is None else own


def own_months(session: Session, product_ids: Iterable[int]) -> dict[int, int]:
    """The intervals of the products that have one of their own."""
    rows = session.execute(select(ProductCare.product_id, ProductCare.months).where(ProductCare.product_id.in_(list(product_ids))))
    return {row.product_id: row.months for row in rows}


def next_due(base: date, months: int) -> date | None:
    """The next maintenance after a day."""
    return months_after(base, months) if months else None


def soon(today: date) -> date:
    """Until when a maintenance counts as near: the technician plans four weeks ahead."""
    return today + timedelta(days=28)


def _view(row: InstalledUnit) -> InstalledView:
    return InstalledView(
        row.id, row.serial, row.lot_no, row.quantity, row.product_id, row.product_name, row.model, row.customer_id, row.customer,
        row.place, row.record_no, row.delivered_on, row.release, row.maintained_on, row.due_on, row.left_on, row.left_why,
        row.replaced_by, row.replaces,
    )  # fmt: skip
