"""Returns, replacements, reworks, surveys and visits as reports count them: of a span, a product or a customer; columns only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import Session

from app.core.clock import site_day
from app.core.words import word
from db.models.customers_care import FollowUpVisit, Survey, VisitCustomer
from db.models.returns import Replacement, ReturnAuthorization, ReturnItem
from db.models.rework import ReworkOrder
from db.states import ReturnJudgement

LOW = 2
"""A score of so much of five, or less, is a complaint."""
MOST = 5_000
"""So many records of one kind at most, the newest."""


@dataclass(frozen=True)
class RecordFact:
    """One record: what it is about in words, of which product and customer, how many pieces, when."""

    number: str
    words: str
    product_id: int | None
    customer_id: int | None
    customer: str
    quantity: int
    at: datetime


@dataclass(frozen=True)
class Wanted:
    """Which records are wanted: those of a span, of a product, of a customer; None does not ask. `alone` leaves out what became a case."""

    since: datetime | None = None
    until: datetime | None = None
    product_id: int | None = None
    customer_id: int | None = None
    limit: int = MOST
    alone: bool = False

    def within(self, at: Any) -> list[ColumnElement[bool]]:
        """The conditions on a column of moments."""
        found: list[ColumnElement[bool]] = []
        if self.since is not None:
            found.append(at >= self.since)
        if self.until is not None:
            found.append(at < self.until)
        return found

    def of(self, product: Any, customer: Any) -> list[ColumnElement[bool]]:
        """The conditions on the keys of product and customer."""
        found: list[ColumnElement[bool]] = []
        if self.product_id is not None and product is not None:
            found.append(product == self.product_id)
        if self.customer_id is not None and customer is not None:
            found.append(customer == self.customer_id)
        return found


def returns(session: Session, wanted: Wanted) -> list[RecordFact]:
    """The lines of 退货单 that stand, newest first (J-33)."""
    head, item = ReturnAuthorization, ReturnItem
    query = _returned().where(
        head.void_reason == "", *wanted.within(head.made_at), *wanted.of(item.product_id, head.customer_id)
    )
    rows = session.execute(query.order_by(item.id.desc()).limit(wanted.limit))
    return [_item(row, row.made_at, row.reason.partition("\n")[0]) for row in rows]


def scrapped(session: Session, wanted: Wanted) -> list[RecordFact]:
    """The returned goods that quality judged scrap, newest first (J-19, J-20)."""
    head, item = ReturnAuthorization, ReturnItem
    query = _returned().where(
        item.judgement == ReturnJudgement.SCRAP, *wanted.within(item.judged_at), *wanted.of(item.product_id, head.customer_id)
    )
    rows = session.execute(query.order_by(item.id.desc()).limit(wanted.limit))
    return [_item(row, row.judged_at, row.words.partition("\n")[0]) for row in rows]


def replaced(session: Session, wanted: Wanted) -> list[RecordFact]:
    """补换 that stand, newest first (J-20)."""
    r = Replacement
    query = select(r).where(r.cancel_reason == "", *wanted.within(r.made_at), *wanted.of(r.product_id, r.customer_id))
    rows = session.scalars(query.order_by(r.id.desc()).limit(wanted.limit))
    return [
        RecordFact(
            row.requisition_no, f"{row.serial or row.lot_no} {word(row.state)}", row.product_id, row.customer_id, "", row.quantity,
            row.made_at,
        )
        for row in rows
    ]  # fmt: skip


def reworked(session: Session, wanted: Wanted) -> list[RecordFact]:
    """返工单, newest first (section 3.6)."""
    r = ReworkOrder
    query = select(r).where(*wanted.within(r.created_at), *wanted.of(r.product_id, r.customer_id))
    rows = session.scalars(query.order_by(r.id.desc()).limit(wanted.limit))
    return [
        RecordFact(row.number, f"{word(row.state)} {row.reason[:40]}".strip(), row.product_id, row.customer_id, row.customer, row.quantity,
                   row.created_at)
        for row in rows
    ]  # fmt: skip


def low_surveys(session: Session, wanted: Wanted) -> list[RecordFact]:
    """Surveys with a score of two of five or less, newest first (J-12)."""
    s = Survey
    low = or_(*(score <= LOW for score in (s.quality, s.delivery, s.packing, s.service, s.price, s.overall)))
    if wanted.alone:
        low = and_(low, s.opened_case_no == "")
    query = select(s).where(low, s.answered_on.is_not(None), *_days(s.answered_on, wanted), *wanted.of(None, s.customer_id))
    rows = session.scalars(query.order_by(s.id.desc()).limit(wanted.limit))
    return [
        RecordFact(row.number, row.suggestions[:60], None, row.customer_id, row.customer, 1, row.registered_at or row.made_at)
        for row in rows
    ]


NO_PROBLEM = ("", "无", "无。", "没有", "没有。")
"""How the record of a visit says that nothing was wrong: it asks for 「无」."""


def low_visits(session: Session, wanted: Wanted) -> list[RecordFact]:
    """Visits that were unsatisfied, or told of a problem in use, newest first (J-13, J-36)."""
    v = FollowUpVisit
    query = select(v).where(v.done_on.is_not(None), or_(v.satisfied <= LOW, v.problems.not_in(NO_PROBLEM)), *_days(v.done_on, wanted))
    if wanted.alone:
        query = query.where(v.opened_case_no == "")
    if wanted.customer_id is not None:
        query = query.where(v.id.in_(select(VisitCustomer.visit_id).where(VisitCustomer.customer_id == wanted.customer_id)))
    rows = session.scalars(query.order_by(v.id.desc()).limit(wanted.limit))
    return [
        RecordFact(row.number, (row.problems or row.opinions)[:60], None, None, row.customers, 1, row.done_at or row.planned_at)
        for row in rows
    ]


def _days(column: Any, wanted: Wanted) -> Iterable[ColumnElement[bool]]:
    """A span on a column of days: the days whose beginning lies in it."""
    if wanted.since is not None:
        yield column >= site_day(wanted.since)
    if wanted.until is not None:
        yield column <= site_day(wanted.until - timedelta(microseconds=1))


def _returned() -> Select[*tuple[Any, ...]]:
    head, item = ReturnAuthorization, ReturnItem
    return select(
        head.number, head.made_at, head.reason, head.customer_id, head.customer, item.product_id, item.serial, item.lot_no, item.quantity,
        item.judged_at, item.words,
    ).join(item, and_(item.return_id == head.id))  # fmt: skip


def _item(row: Any, at: datetime, words: str) -> RecordFact:
    text = f"{row.serial or row.lot_no} {words}".strip()
    return RecordFact(row.number, text, row.product_id, row.customer_id, row.customer, row.quantity, at)
