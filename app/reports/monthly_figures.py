"""Counts a month for the quality report (K-01, K-07): read by time from every stage, nothing row by row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import datetime

from sqlalchemy.orm import Session

from app.aftersales import figures as aftersales
from app.aftersales import record_figures as records
from app.aftersales.figures import CaseFact, FormFact
from app.aftersales.record_figures import RecordFact, Wanted
from app.boxing import figures as boxing
from app.catalog import queries as catalog
from app.core.clock import months_after, site_day
from app.core.words import word
from app.delivery import figures as delivery
from app.gate import figures as gate
from app.orders import figures as order_figures
from app.quality import counting as quality
from app.reports.monthly_views import (
    IN_TIME,
    LATE,
    NO_CAUSE,
    NO_CUSTOMER,
    NO_PRODUCT,
    WAITING,
    CaseLine,
    Entry,
    Group,
    MonthFigures,
    MonthPoint,
    Process,
    first_of,
    month_of,
    span_of,
)

TREND_MONTHS = 6
"""So many months stand in the trend, the one of the report among them."""


def figures(session: Session, month: str, now: datetime, told: Callable[[int], None] | None = None) -> MonthFigures:
    """Counts a month as the records stand at `now`; a month that runs is counted as far as it has come.

    Args:
        session: Read session.
        month: YYYY-MM.
        now: The moment.
        told: Is told after every part how far it is, in percent.
    """
    tell = told or (lambda percent: None)
    since, end = span_of(month)
    until = min(end, now)
    cases, judged = aftersales.registered(session, since, until), quality.judged(session, since, until)
    late = [one for one in delivery.arrived(session, since, until) if not one.on_time]
    names = _names(session, judged, cases)
    tell(25)
    groups: dict[Group, tuple[Entry, ...]] = {
        Group.OPEN_CASES: _cases(aftersales.open_at(session, until)),
        Group.CLOSED_CASES: _cases(aftersales.closed(session, since, until)),
        Group.FAILED_FIRST: tuple(
            Entry(one.number, f"{names.get(one.product_id, '')} {one.goods}".strip(), one.quantity)
            for one in judged
            if one.first and not one.passed
        ),
        Group.LATE: tuple(Entry(one.number, one.customer) for one in late),
        Group.DIFFERENCES: tuple(
            Entry(one.record_no, f"{one.customer} {one.product_name} {word(one.kind)}", one.quantity)
            for one in delivery.differences(session, since, until)
        ),
        Group.OPINIONS: tuple(
            Entry(one.record_no, f"{one.customer} {one.words}".strip()) for one in delivery.opinions(session, since, until)
        ),
        Group.REFUSED: tuple(Entry(one.number, f"{one.clause} {one.why}".strip()) for one in gate.refused(session, since, until)),
    }
    tell(40)
    for percent, part in ((50, _quality), (60, _tracking), (70, _handled)):
        groups |= part(session, since, until)
        tell(percent)
    process = (_process(session, since, until), _process(session, *_month_before(month)))
    tell(80)
    trend = _trend(session, month, now)
    tell(100)
    lines = tuple(_line(case, now, names) for case in cases)
    return MonthFigures(
        month, f"{site_day(until if until < end else _last(end)):%Y-%m-%d}", lines, groups, trend,
        gate.released(session, since, until), process,
    )  # fmt: skip


def _last(end: datetime) -> datetime:
    """A moment on the last day before `end`."""
    return datetime.fromtimestamp(end.timestamp() - 1, end.tzinfo)


def _names(session: Session, judged: Iterable[quality.JudgedFact], cases: Iterable[CaseFact]) -> dict[int, str]:
    keys = {one.product_id for one in judged} | {case.product_id for case in cases if case.product_id is not None}
    return {key: f"{one.name} {one.model}".strip() for key, one in catalog.products_by_key(session, keys).items()}


def _line(case: CaseFact, now: datetime, names: dict[int, str]) -> CaseLine:
    late = case.late_at(now)
    cause = f"{word(case.cause)}{'·' + case.cause_words if case.cause_words else ''}" if case.cause is not None else NO_CAUSE
    return CaseLine(
        case.number, f"{site_day(case.registered_at):%Y-%m-%d}", word(case.kind), word(case.severity), word(case.channel),
        case.customer or NO_CUSTOMER, names.get(case.product_id or 0, case.product_name) or NO_PRODUCT, case.identity, case.problem[:120],
        cause, word(case.state), WAITING if late is None else LATE if late else IN_TIME,
    )  # fmt: skip


def _cases(cases: Iterable[CaseFact]) -> tuple[Entry, ...]:
    return tuple(Entry(one.number, f"{one.customer} {one.problem[:40]}".strip()) for one in cases)


def _quality(session: Session, since: datetime, until: datetime) -> dict[Group, tuple[Entry, ...]]:
    found, gone = quality.rejected(session, since, until), quality.scrapped(session, since, until)
    products = catalog.products_by_key(session, {one.product_id for one in (*found, *gone)})

    def entries(facts: Iterable[quality.RejectedFact]) -> tuple[Entry, ...]:
        return tuple(
            Entry(one.number, f"{products[one.product_id].name} {products[one.product_id].model} {one.facts[:40]}".strip(), one.quantity)
            for one in facts
        )

    returned = records.scrapped(session, Wanted(since, until))
    return {Group.REJECTED: entries(found), Group.SCRAP: (*entries(gone), *_entries(session, returned))}


def _handled(session: Session, since: datetime, until: datetime) -> dict[Group, tuple[Entry, ...]]:
    """What was done about it: rework, returns, replacements, claims, and what customers said."""
    span = Wanted(since, until)
    return {
        Group.REWORK: _entries(session, records.reworked(session, span)),
        Group.RETURNS: _entries(session, records.returns(session, span)),
        Group.REPLACED: _entries(session, records.replaced(session, span)),
        Group.CLAIMS: tuple(
            Entry(one.number, f"{one.party} {one.question[:40]}".strip()) for one in delivery.claims(session, since, until)
        ),
        Group.SURVEYS: _entries(session, [*records.low_surveys(session, span), *records.low_visits(session, span)]),
    }


def _entries(session: Session, facts: Iterable[RecordFact]) -> tuple[Entry, ...]:
    listed = sorted(facts, key=lambda one: one.at)
    products = catalog.products_by_key(session, {one.product_id for one in listed if one.product_id is not None})

    def about(one: RecordFact) -> str:
        product = products.get(one.product_id or 0)
        return " ".join(filter(None, (f"{product.name} {product.model}" if product else "", one.customer, one.words)))

    return tuple(Entry(one.number, about(one), one.quantity) for one in listed)


def _tracking(session: Session, since: datetime, until: datetime) -> dict[Group, tuple[Entry, ...]]:
    forms = aftersales.forms(session, since, until)
    products = catalog.products_by_key(session, {one.product_id for one in forms})

    def entry(one: FormFact) -> Entry:
        product = products[one.product_id]
        return Entry(one.number, f"{product.name} {product.model} {one.facts[:40]}".strip())

    return {
        Group.TRACKING_MADE: tuple(entry(one) for one in forms if one.made_at >= since),
        Group.TRACKING_OPEN: tuple(entry(one) for one in forms if one.closed_at is None or one.closed_at >= until),
    }


def _month_before(month: str) -> tuple[datetime, datetime]:
    return span_of(month_of(months_after(first_of(month), -1)))


def _process(session: Session, since: datetime, until: datetime) -> Process:
    """Mistakes of packing against the boxes closed, and the days between the stages of orders (K-07)."""
    stages = tuple((str(word(stage)), orders, round(days, 1)) for stage, orders, days in order_figures.stage_days(session, since, until))
    return Process(boxing.closed(session, since, until), tuple(boxing.packed_wrong(session, since, until)), stages)


def _trend(session: Session, month: str, now: datetime) -> tuple[MonthPoint, ...]:
    first = first_of(month)
    months = [month_of(months_after(first, step)) for step in range(1 - TREND_MONTHS, 1)]
    since, until = span_of(months[0])[0], min(span_of(month)[1], now)
    counts: dict[str, dict[str, int]] = {one: defaultdict(int) for one in months}

    def add(at: datetime, **what: bool) -> None:
        into = counts[month_of(site_day(at))]
        for name, counted in what.items():
            into[name] += counted

    for at, late in aftersales.dated(session, since, until):
        add(at, cases=True, responses=late is not None, in_time=late is False)
    for one in delivery.arrived(session, since, until):
        add(one.arrived_at, arrivals=True, on_time=one.on_time)
    for sheet in quality.judged(session, since, until):
        add(sheet.judged_at, judged=sheet.first, passed=sheet.first and sheet.passed)
    return tuple(MonthPoint(one, **counts[one]) for one in months)
