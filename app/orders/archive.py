"""Filing the papers of closed orders: where they lie, what is not filed yet, how long they are kept (M-02, M-03, M-04)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.core.clock import months_after, site_day
from app.core.entry import NAME, clean
from app.core.errors import Conflict
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.orders import queries
from app.orders.views import OrderView
from app.settings.service import setting_int
from db.models.orders import CustomerOrder, OrderStageEvent
from db.states import OrderStage, OrderState, Role

ARCHIVISTS = (Role.SALES, Role.DELIVERY_MANAGEMENT)
"""Sales files the delivery records (M-03)."""


@dataclass(frozen=True)
class ArchiveView:
    """How the papers of a closed order stand.

    Attributes:
        closed_on: The day it was closed.
        folder: Number of the box or folder that the papers lie in, or blank.
        by: Who filed them.
        at: When.
        due_on: By when they are to be filed.
        keep_until: Until when they are kept.
    """

    order_no: str
    customer: str
    closed_on: date
    folder: str
    by: str
    at: datetime | None
    due_on: date
    keep_until: date

    @property
    def filed(self) -> bool:
        """Whether the papers lie in a folder."""
        return bool(self.folder)


def archive(work: Work, number: str, folder: str) -> OrderView:
    """Says which box or folder the papers of a closed order lie in; another one later takes its place, the old stays in the trail.

    Raises:
        NotFound: No such order.
        BadInput: No number of a box or folder.
        Conflict: The order is not closed.
    """
    work.require(*ARCHIVISTS)
    row = queries.order_row(work.session, number)
    if row.state is not OrderState.CLOSED:
        what = QT_TRANSLATE_NOOP("app", "订单 {order} 还没有关闭，现在是“{state}”，关闭后归档")
        raise Conflict(say(what, order=number, state=word(row.state)))
    wanted = clean(QT_TRANSLATE_NOOP("app", "档案盒号"), folder, most=NAME, needed=True)
    work.audit("archive_order", "customer_order", number, old=row.archive_no, new=wanted)
    row.archive_no, row.archived_at, row.archived_by = wanted, work.now, work.actor.name
    work.session.flush()
    return queries.full_view(work.session, row)


def of_order(session: Session, number: str, now: datetime) -> ArchiveView | None:
    """How the papers of one order stand, or None while it is not closed."""
    return next(iter(_views(session, now, CustomerOrder.number == number)), None)


def unfiled(session: Session, now: datetime, limit: int = 100) -> list[ArchiveView]:
    """Closed orders whose papers are not filed although their days are over, the oldest first (M-03)."""
    days = timedelta(days=setting_int(session, "records.archive_days", now))
    return _views(session, now, CustomerOrder.archived_at.is_(None), before=now - days, limit=limit)


def _views(session: Session, now: datetime, which: object, before: datetime | None = None, limit: int = 1) -> list[ArchiveView]:
    closed = func.max(OrderStageEvent.at)
    query = (
        select(CustomerOrder, closed)
        .join(OrderStageEvent, OrderStageEvent.order_no == CustomerOrder.number)
        .where(
            CustomerOrder.state == OrderState.CLOSED, which, OrderStageEvent.stage == OrderStage.CLOSED,  # type: ignore[arg-type]
            OrderStageEvent.planned_on.is_(None),
        ).group_by(CustomerOrder.id).order_by(closed, CustomerOrder.id).limit(limit)
    )  # fmt: skip
    if before is not None:
        query = query.having(closed < before)
    rows = session.execute(query).all()
    if not rows:
        return []
    names = {one.customer_id: one.name for one in catalog.customers(session)}
    days, months = setting_int(session, "records.archive_days", now), kept_months(session, now)
    found = []
    for row, at in rows:
        day = site_day(at)
        found.append(
            ArchiveView(
                row.number, names.get(row.customer_id or 0, row.consignee), day, row.archive_no, row.archived_by, row.archived_at,
                day + timedelta(days=days), months_after(day, months),
            )
        )  # fmt: skip
    return found


def kept_months(session: Session, now: datetime) -> int:
    """Months that records are kept: the years of the site, or the warranty where that is longer (M-02)."""
    return max(12 * setting_int(session, "records.retention_years", now), setting_int(session, "warranty.months", now))
