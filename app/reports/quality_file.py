"""The quality file (J-04): everything on record about a serial, a lot, a product or a customer, in one view and on one paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy.orm import Session

from app.aftersales import figures as aftersales
from app.aftersales import record_figures as records
from app.aftersales import returns_queries, rework_queries, tracking_queries
from app.aftersales.figures import CaseFact, FormFact
from app.aftersales.record_figures import RecordFact, Wanted
from app.aftersales.tracking_views import TrackingLine
from app.catalog import queries as catalog
from app.core.errors import not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import word
from app.delivery import figures as delivery
from app.quality import counting
from app.quality import queries as quality
from app.trace.queries import may_follow_goods
from app.units import queries as units
from db.states import InspectionKind, InspectionVerdict, Role

MOST = 200
"""So many records of one kind are in a file, the newest."""


class Subject(StrEnum):
    """What a file is about."""

    GOODS = "goods"
    PRODUCT = "product"
    CUSTOMER = "customer"


SUBJECT_WORDS = {
    Subject.GOODS: QT_TRANSLATE_NOOP("app", "批号/序列号"),
    Subject.PRODUCT: QT_TRANSLATE_NOOP("app", "产品"),
    Subject.CUSTOMER: QT_TRANSLATE_NOOP("app", "客户"),
}


class Filed(StrEnum):
    """What kinds of records a file holds."""

    CASE = "case"
    INSPECTION = "inspection"
    REJECTED = "rejected"
    CERTIFICATE = "certificate"
    TRACKING = "tracking"
    RETURN = "return"
    SCRAP = "scrap"
    REPLACEMENT = "replacement"
    REWORK = "rework"
    DIFFERENCE = "difference"
    SURVEY = "survey"
    VISIT = "visit"


FILED_WORDS = {
    Filed.CASE: QT_TRANSLATE_NOOP("app", "服务单"),
    Filed.INSPECTION: QT_TRANSLATE_NOOP("app", "检验"),
    Filed.REJECTED: QT_TRANSLATE_NOOP("app", "不合格"),
    Filed.CERTIFICATE: QT_TRANSLATE_NOOP("app", "合格证"),
    Filed.TRACKING: QT_TRANSLATE_NOOP("app", "跟踪表"),
    Filed.RETURN: QT_TRANSLATE_NOOP("app", "退货"),
    Filed.SCRAP: QT_TRANSLATE_NOOP("app", "报废"),
    Filed.REPLACEMENT: QT_TRANSLATE_NOOP("app", "补换"),
    Filed.REWORK: QT_TRANSLATE_NOOP("app", "返工"),
    Filed.DIFFERENCE: QT_TRANSLATE_NOOP("app", "到货差异"),
    Filed.SURVEY: QT_TRANSLATE_NOOP("app", "低分调查"),
    Filed.VISIT: QT_TRANSLATE_NOOP("app", "回访"),
}


@dataclass(frozen=True)
class FileLine:
    """One record."""

    at: datetime
    filed: Filed
    number: str
    words: str
    person: str = ""


@dataclass(frozen=True)
class QualityFile:
    """A file, its records newest first; `document` names it, `capped` where a kind has more than are listed."""

    subject: Subject
    document: str
    title: str
    heads: tuple[tuple[str, str], ...]
    lines: tuple[FileLine, ...]
    capped: bool

    @property
    def counts(self) -> dict[Filed, int]:
        """Records by kind, in the order of the kinds."""
        found = Counter(line.filed for line in self.lines)
        return {filed: found[filed] for filed in Filed if found[filed]}


@dataclass(frozen=True)
class Choice:
    """Something that a file can be opened for."""

    document: str
    subject: Subject
    title: str


def find(session: Session, text: str, limit: int = 30) -> list[Choice]:
    """Serials and lots by their number, its end or beginning, products and customers by any part of their names."""
    wanted = text.strip()
    if not wanted:
        return []
    folded, found = wanted.casefold(), []
    for product in catalog.products(session):
        name = f"{product.name} {product.model}"
        if folded in name.casefold() or folded == product.code.casefold():
            found.append(Choice(f"CP{product.product_id}", Subject.PRODUCT, name))
    found += [
        Choice(f"KH{one.customer_id}", Subject.CUSTOMER, one.name) for one in catalog.customers(session) if folded in one.name.casefold()
    ]
    if len(wanted) > 1:
        for thing in units.find(session, wanted.upper(), limit):
            identity = getattr(thing, "serial", "") or thing.lot_no
            found.append(Choice(identity, Subject.GOODS, f"{identity} {thing.product_name}"))
    return found[:limit]


def quality_file(session: Session, document: str, roles: Collection[Role] | None = None) -> QualityFile:
    """The file of a serial or lot number, of a product (CP and its key) or of a customer (KH and its key).

    Raises:
        Refused: M-05.
        NotFound: Nobody knows it.
    """
    if roles is not None:
        may_follow_goods(roles)
    key = document.strip().upper()
    if key[:2] in ("CP", "KH") and key[2:].isdigit():
        return _of_product(session, int(key[2:])) if key[:2] == "CP" else _of_customer(session, int(key[2:]))
    return _of_goods(session, key)


def _of_goods(session: Session, identity: str) -> QualityFile:
    thing = units.unit(session, identity) or units.lot(session, identity)
    if thing is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "货品"), identity or "—")
    sheets = quality.inspections_of(session, identity)
    lines = [
        FileLine(one.judged_at or one.started_at, Filed.INSPECTION, one.number, _sheet(one.kind, one.verdict), one.inspector)
        for one in sheets
    ]
    lines += _rejected(counting.rejected_on(session, [one.number for one in sheets]))
    paper = quality.certificate_of(session, identity)
    if paper is not None:
        lines.append(FileLine(paper.issued_at, Filed.CERTIFICATE, paper.number, paper.standard, paper.inspector))
    lines += _cases(aftersales.of_goods(session, [identity], MOST)) + _tracked(tracking_queries.of_goods(session, identity))
    for item in returns_queries.of_identity(session, identity):
        at = item.judged_at or item.received_at
        if at is not None:
            judged = word(item.judgement) if item.judgement is not None else ""
            lines.append(FileLine(at, Filed.RETURN, item.return_no, f"{judged} {item.words}".strip(), item.judge or item.receiver))
    for one in returns_queries.replacements_of(session, identity):
        given = "、".join(piece.serial or piece.lot_no for piece in one.given)
        lines.append(FileLine(one.made_at, Filed.REPLACEMENT, one.requisition_no, f"{one.identity} → {given or '—'}", one.author))
    lines += [
        FileLine(one.created_at, Filed.REWORK, one.number, f"{word(one.state)} {one.task_no}".strip())
        for one in rework_queries.of_identity(session, identity)
    ]
    heads = [("产品", f"{thing.product_name} {thing.model}"), ("生产任务单", thing.task_no), ("生产日期", f"{thing.produced_on:%Y-%m-%d}")]
    heads += [("批号", thing.lot_no)] if thing.lot_no != identity else []
    return _file(Subject.GOODS, identity, identity, heads, lines)


def _of_product(session: Session, product_id: int) -> QualityFile:
    product, wanted = catalog.product(session, product_id), Wanted(product_id=product_id, limit=MOST)
    lines = _cases(aftersales.of_product(session, product_id, MOST)) + _forms(aftersales.forms_of(session, MOST, product_id=product_id))
    lines += _rejected(counting.rejected_of(session, product_id, MOST))
    lines += [
        FileLine(one.judged_at, Filed.INSPECTION, one.number, f"{word(one.kind)}不合格 {one.goods}".strip())
        for one in counting.failed_of(session, product_id, MOST)
    ]
    lines += _handled(session, wanted) + _differences(delivery.differences_of(session, MOST, product_id=product_id))
    heads = [("型号", product.model), ("代号", product.code), ("单位", product.unit)]
    return _file(Subject.PRODUCT, f"CP{product_id}", f"{product.name} {product.model}", heads, lines)


def _of_customer(session: Session, customer_id: int) -> QualityFile:
    customer, wanted = catalog.customer(session, customer_id), Wanted(customer_id=customer_id, limit=MOST)
    lines = _cases(aftersales.of_customer(session, customer_id, MOST)) + _forms(aftersales.forms_of(session, MOST, customer_id=customer_id))
    lines += _handled(session, wanted) + _differences(delivery.differences_of(session, MOST, customer_id=customer_id))
    lines += _facts(Filed.SURVEY, records.low_surveys(session, wanted)) + _facts(Filed.VISIT, records.low_visits(session, wanted))
    return _file(Subject.CUSTOMER, f"KH{customer_id}", customer.name, [("到达地", customer.destination)], lines)


def _file(subject: Subject, document: str, title: str, heads: Iterable[tuple[str, str]], lines: list[FileLine]) -> QualityFile:
    most = max(Counter(line.filed for line in lines).values(), default=0)
    ordered = sorted(lines, key=lambda line: (line.at, line.number), reverse=True)
    return QualityFile(subject, document, title, tuple(one for one in heads if one[1]), tuple(ordered), most >= MOST)


def _sheet(kind: InspectionKind, verdict: InspectionVerdict | None) -> str:
    return f"{word(kind)} {word(verdict) if verdict is not None else ''}".strip()


def _cases(cases: Iterable[CaseFact]) -> list[FileLine]:
    found = []
    for one in cases:
        cause = f"·{word(one.cause)}{' ' + one.cause_words if one.cause_words else ''}" if one.cause is not None else ""
        words = f"{one.problem}{cause}·{word(one.state)}"
        found.append(FileLine(one.began_at, Filed.CASE, one.number, words, one.customer))
    return found


def _forms(forms: Iterable[FormFact]) -> list[FileLine]:
    return [
        FileLine(one.made_at, Filed.TRACKING, one.number, f"{one.facts[:60]}·{word(one.state)}", one.customer) for one in forms
    ]


def _tracked(forms: Iterable[TrackingLine]) -> list[FileLine]:
    return [FileLine(one.made_at, Filed.TRACKING, one.number, f"{one.facts[:60]}·{word(one.state)}", one.customer) for one in forms]


def _rejected(facts: Iterable[counting.RejectedFact]) -> list[FileLine]:
    return [
        FileLine(one.noticed_at, Filed.REJECTED, one.number, f"{one.facts[:60]}{'·' + word(one.decision) if one.decision else ''}")
        for one in facts
    ]


def _handled(session: Session, wanted: Wanted) -> list[FileLine]:
    return [
        *_facts(Filed.RETURN, records.returns(session, wanted)), *_facts(Filed.SCRAP, records.scrapped(session, wanted)),
        *_facts(Filed.REPLACEMENT, records.replaced(session, wanted)), *_facts(Filed.REWORK, records.reworked(session, wanted)),
    ]  # fmt: skip


def _facts(filed: Filed, facts: Iterable[RecordFact]) -> list[FileLine]:
    return [FileLine(one.at, filed, one.number, one.words, one.customer) for one in facts]


def _differences(facts: Iterable[delivery.DifferenceFact]) -> list[FileLine]:
    return [
        FileLine(one.at, Filed.DIFFERENCE, one.record_no, f"{one.product_name} {word(one.kind)} {one.quantity}", one.customer)
        for one in facts
    ]
