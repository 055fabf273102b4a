"""What a tracking form begins from: a service case, or a report of rejected goods; and what it would cover, before it is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.aftersales import queries as cases
from app.aftersales import tracking_scope
from app.aftersales.tracking_views import GoodsLine, Scope, ScopeKind, Where
from app.catalog import queries as catalog
from app.core.clock import site_day
from app.core.errors import Conflict, bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.delivery import queries as delivery
from app.devices.code_table import Series
from app.quality import queries as quality
from db.states import AcceptanceResult, InspectionKind, Severity, TrackingSource

_MOST_APART = 20
"""Goods of so many different lots are named one by one instead of lot by lot."""


@dataclass(frozen=True)
class Source:
    """What the service case or the report says."""

    number: str
    source: TrackingSource
    case_no: str
    severity: Severity
    customer_id: int | None
    customer: str
    delivered_on: date | None
    product_id: int
    identity: str
    facts: str
    identities: tuple[str, ...]


@dataclass(frozen=True)
class Preview:
    """What a form would say and hold.

    Attributes:
        source: Where it begins.
        product: Name and model.
        scope: What the goods have in common, in words.
        goods: Where they are now.
    """

    source: Source
    product: str
    scope: str
    goods: tuple[GoodsLine, ...]

    @property
    def to_hold(self) -> int:
        """Pieces that would go on hold."""
        return sum(line.pending for line in self.goods)

    def pieces(self, *where: Where) -> int:
        """Affected pieces that are there."""
        return sum(line.quantity for line in self.goods if line.where in where)


def source_of(session: Session, number: str) -> Source:
    """What a case or report says.

    Raises:
        BadInput: A case whose product nobody knows yet.
        Conflict: The case is closed.
        NotFound: No such case or report.
    """
    wanted = number.strip().upper()
    return _of_report(session, wanted) if wanted.startswith(Series.NONCONFORMITY.value) else _of_case(session, wanted)


def suggested(session: Session, found: Source) -> tuple[Scope, ...]:
    """The scopes that the goods with the problem suggest."""
    named = tuple(dict.fromkeys(one for each in found.identities[: _MOST_APART + 1] for one in tracking_scope.suggested(session, each)))
    return named if len(named) <= _MOST_APART else (Scope(ScopeKind.NAMED, " ".join(found.identities)),)


def preview(session: Session, number: str, scopes: Sequence[Scope] = ()) -> Preview:
    """What a form from a case or report would cover and hold.

    Raises:
        BadInput: As `source_of`, or a scope that says nothing or is too wide.
        Conflict: The case is closed.
        NotFound: No such case or report.
    """
    found = source_of(session, number)
    asked = tuple(scopes) or suggested(session, found)
    goods = tracking_scope.find(session, asked, found.product_id)
    product = catalog.product(session, found.product_id)
    name = f"{product.name} {product.model}"
    return Preview(found, name, tracking_scope.words(asked), tracking_scope.together(session, goods))


def _of_case(session: Session, number: str) -> Source:
    case = cases.case(session, number) if number else None
    if case is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "服务单或不合格品报告"), number or "—")
    if case.closed_at is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "服务单 {number} 已关闭"), number=number))
    if case.product_id is None:
        raise bad_input(QT_TRANSLATE_NOOP("app", "服务单 {number} 还没有查明产品，先补上序列号或批号"), number=number)
    record = delivery.record(session, case.dispatch_no) if case.dispatch_no else None
    day = (record.signed_at or record.left_at) if record is not None else None
    rejected = record is not None and record.acceptance is AcceptanceResult.REJECTED
    return Source(
        number, TrackingSource.REJECTED if rejected else TrackingSource.CUSTOMER, number, case.severity, case.customer_id, case.customer,
        site_day(day) if day is not None else None, case.product_id, case.identity, case.description,
        (case.identity,) if case.identity else (),
    )  # fmt: skip


def _of_report(session: Session, number: str) -> Source:
    report = quality.nonconformity(session, number)
    if report is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "服务单或不合格品报告"), number)
    source = TrackingSource.RECHECK if report.kind in (InspectionKind.RECHECK, InspectionKind.OUTBOUND) else TrackingSource.PROCESS
    return Source(
        number, source, "", Severity.NORMAL, None, "", None, report.product_id, report.identities[0], report.facts, report.identities
    )  # fmt: skip
