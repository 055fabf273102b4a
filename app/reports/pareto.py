"""One Pareto over everything customers say (J-14): cases, differences on arrival, surveys, visits, calls; by product and cause."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy.orm import Session

from app.aftersales import figures as aftersales
from app.aftersales import record_figures as records
from app.aftersales.record_figures import Wanted
from app.catalog import queries as catalog
from app.core.clock import day_end
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import word
from app.delivery import figures as delivery
from app.reports.monthly_views import NO_CAUSE, NO_PRODUCT, Tally, tallies
from db.states import CaseKind


class Source(StrEnum):
    """Where a voice of a customer comes from."""

    CASES = "cases"
    DIFFERENCES = "differences"
    SURVEYS = "surveys"
    VISITS = "visits"
    CALLS = "calls"


SOURCE_WORDS = {
    Source.CASES: QT_TRANSLATE_NOOP("app", "服务单"),
    Source.DIFFERENCES: QT_TRANSLATE_NOOP("app", "到货差异"),
    Source.SURVEYS: QT_TRANSLATE_NOOP("app", "满意度调查"),
    Source.VISITS: QT_TRANSLATE_NOOP("app", "回访"),
    Source.CALLS: QT_TRANSLATE_NOOP("app", "交付回访"),
}


class Over(StrEnum):
    """What the bars are."""

    PRODUCT = "product"
    CAUSE = "cause"
    CUSTOMER = "customer"


@dataclass(frozen=True)
class Voice:
    """One complaint, by whatever way it came."""

    source: Source
    number: str
    product: str
    cause: str
    customer: str
    words: str


@dataclass(frozen=True)
class Step:
    """One bar: its word, how often, its records, and the share in percent of it and all before it."""

    words: str
    count: int
    share: float
    numbers: tuple[str, ...]


def voices(session: Session, first: date, last: date) -> tuple[Voice, ...]:
    """Everything that customers complained of from one day to another, both included; what became a case counts as the case alone."""
    since, until = day_end(first - timedelta(days=1)), day_end(last)
    span = Wanted(since, until, alone=True)
    cases = [one for one in aftersales.registered(session, since, until) if one.kind is not CaseKind.DISCREPANCY]
    products = catalog.products_by_key(session, {one.product_id for one in cases if one.product_id is not None})
    found: list[Voice] = []
    for case in cases:
        product = products.get(case.product_id or 0)
        cause = f"{word(case.cause)}{'·' + case.cause_words if case.cause_words else ''}" if case.cause is not None else NO_CAUSE
        name = f"{product.name} {product.model}" if product is not None else case.product_name or NO_PRODUCT
        found.append(Voice(Source.CASES, case.number, name, cause, case.customer, case.problem))
    found += [
        Voice(Source.DIFFERENCES, one.record_no, one.product_name, f"{_ARRIVAL}·{word(one.kind)}", one.customer, str(one.quantity))
        for one in delivery.differences(session, since, until)
    ]
    found += [Voice(Source.SURVEYS, one.number, NO_PRODUCT, _SAID, one.customer, one.words) for one in records.low_surveys(session, span)]
    found += [Voice(Source.VISITS, one.number, NO_PRODUCT, _SAID, one.customer, one.words) for one in records.low_visits(session, span)]
    found += [
        Voice(Source.CALLS, one.record_no, NO_PRODUCT, _SAID, one.customer, one.words) for one in delivery.opinions(session, since, until)
    ]
    return tuple(found)


_ARRIVAL, _SAID = "到货", "满意度低"


def steps(heard: tuple[Voice, ...], over: Over) -> tuple[Step, ...]:
    """The bars, the largest first, with their cumulative share."""
    counted: tuple[Tally, ...] = tallies(heard, lambda voice: str(getattr(voice, over.value)), lambda voice: voice.number)
    total, done, found = len(heard), 0, []
    for one in counted:
        done += one.count
        found.append(Step(one.words, one.count, 100 * done / total, one.numbers))
    return tuple(found)
