"""Reads of the daily 《发货通知单》 (F-02)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.grouped import grouped
from app.dispatch.views import NoticeLineView, NoticeView
from app.identity import queries as identity
from app.orders import queries as orders
from app.orders.views import OrderView
from db.models.dispatch import DispatchNotice, DispatchNoticeLine


def notice(session: Session, number: str) -> NoticeView | None:
    """One 发货通知单 by number."""
    row = session.scalar(select(DispatchNotice).where(DispatchNotice.number == number))
    return None if row is None else _notices(session, [row])[0]


def notices(session: Session, limit: int = 20) -> list[NoticeView]:
    """The newest notices."""
    return _notices(session, session.scalars(select(DispatchNotice).order_by(DispatchNotice.id.desc()).limit(limit)))


def of_days(session: Session, days: Iterable[date]) -> dict[date, NoticeView]:
    """The newest notice of each day; a day without one is left out."""
    rows = session.scalars(select(DispatchNotice).where(DispatchNotice.first_day.in_(list(days))).order_by(DispatchNotice.id))
    return {view.first_day: view for view in _notices(session, rows)}


def _notices(session: Session, rows: Iterable[DispatchNotice]) -> list[NoticeView]:
    listed = list(rows)
    if not listed:
        return []
    entries = select(DispatchNoticeLine).where(DispatchNoticeLine.notice_id.in_([row.id for row in listed]))
    lines = grouped(session.scalars(entries.order_by(DispatchNoticeLine.id)), lambda line: line.notice_id)
    wanted = orders.numbered(session, (line.order_no for found in lines.values() for line in found))
    names = identity.names(session)
    return [
        NoticeView(
            row.number, row.first_day, row.last_day, row.made_at, names.get(row.maker_id or 0, ""), row.remark,
            tuple(_notice_line(line, wanted.get(line.order_no)) for line in lines[row.id]),
        )
        for row in listed
    ]  # fmt: skip


def _notice_line(line: DispatchNoticeLine, order: OrderView | None) -> NoticeLineView:
    return NoticeLineView(
        line.order_no, order.customer_name if order else "", order.delivery_date if order else None, line.urgent, line.note,
        line.added_at,
    )  # fmt: skip
