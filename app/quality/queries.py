"""Reads of cards, sheets, certificates and reports of rejected goods."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.catalog.views import ProductView
from app.core.clock import site_day
from app.core.grouped import grouped
from app.identity import queries as identity_queries
from app.quality.rules import PassFacts
from app.quality.standards import standard as standard
from app.quality.views import (
    CardView,
    CertificateView,
    InspectionView,
    ItemView,
    NonconformityView,
    OperationView,
)
from app.settings.service import setting_int
from app.storage import exposure as climate
from app.storage import queries as storage
from app.storage.shelf_queries import is_past
from app.storage.terms import terms
from app.units import queries as units
from app.units.views import LotView, UnitView
from db.models.quality import (
    CardOperation,
    Certificate,
    Inspection,
    InspectionItem,
    InspectionStandard,
    InspectionUnit,
    Nonconformity,
    QualityCard,
    QualityCardUnit,
)
from db.states import (
    InspectionKind,
    InspectionVerdict,
    NonconformityState,
    QualityCardState,
    StandardKind,
    StockMoveKind,
    UnitState,
)

_COUNTS = (InspectionKind.FINAL, InspectionKind.INCOMING, InspectionKind.OUTBOUND, InspectionKind.RECHECK)


def card(session: Session, number: str) -> CardView | None:
    """One quality card by number."""
    row = session.scalar(select(QualityCard).where(QualityCard.number == number))
    return None if row is None else card_views(session, [row])[0]


def cards(session: Session, state: QualityCardState | None = None, task_no: str = "") -> list[CardView]:
    """Quality cards, newest first."""
    query = select(QualityCard).order_by(QualityCard.id.desc())
    if state is not None:
        query = query.where(QualityCard.state == state)
    if task_no:
        query = query.where(QualityCard.task_no == task_no)
    return card_views(session, session.scalars(query))


def card_of(session: Session, identity: str) -> CardView | None:
    """The newest card of a unit or lot."""
    on_card = select(QualityCardUnit.card_id).where(QualityCardUnit.serial == identity)
    row = session.scalar(
        select(QualityCard)
        .where((QualityCard.lot_no == identity) | QualityCard.id.in_(on_card))
        .order_by(QualityCard.id.desc())
        .limit(1)
    )
    return None if row is None else card_views(session, [row])[0]


def newest_cards(session: Session, identities: Collection[str]) -> dict[str, str]:
    """Number of the newest card of each of some units and lots; those without are left out."""
    of_units = (
        select(QualityCardUnit.serial, QualityCard.number).join(QualityCard, QualityCard.id == QualityCardUnit.card_id)
        .where(QualityCardUnit.serial.in_(identities)).order_by(QualityCard.id)
    )  # fmt: skip
    of_lots = select(QualityCard.lot_no, QualityCard.number).where(QualityCard.lot_no.in_(identities)).order_by(QualityCard.id)
    return dict(session.execute(of_lots).all()) | dict(session.execute(of_units).all())


def inspection(session: Session, number: str) -> InspectionView | None:
    """One inspection sheet by number."""
    row = session.scalar(select(Inspection).where(Inspection.number == number))
    return None if row is None else _inspection_views(session, [row])[0]


def inspections(session: Session, *, open_only: bool = False, limit: int = 50) -> list[InspectionView]:
    """Inspection sheets, newest first."""
    query = select(Inspection).order_by(Inspection.id.desc()).limit(limit)
    if open_only:
        query = query.where(Inspection.verdict.is_(None))
    return _inspection_views(session, session.scalars(query))


def open_sheet_of(session: Session, identity: str) -> InspectionView | None:
    """The sheet of a unit or lot that has no verdict yet."""
    row = session.scalar(
        select(Inspection)
        .where((Inspection.lot_no == identity) | Inspection.id.in_(_with(identity)), Inspection.verdict.is_(None))
        .order_by(Inspection.id.desc())
        .limit(1)
    )
    return None if row is None else _inspection_views(session, [row])[0]


def inspections_of(session: Session, identity: str) -> list[InspectionView]:
    """Every sheet of a unit or lot, in order."""
    rows = session.scalars(
        select(Inspection).where((Inspection.lot_no == identity) | Inspection.id.in_(_with(identity))).order_by(Inspection.id)
    )
    return _inspection_views(session, rows)


def inspectors(session: Session, numbers: Iterable[str]) -> dict[str, str]:
    """The names of the inspectors of some sheets, by number of the sheet."""
    names = _names(session)
    rows = session.execute(select(Inspection.number, Inspection.inspector_id).where(Inspection.number.in_(set(numbers))))
    return {number: _name(names, inspector_id) for number, inspector_id in rows}


def latest_verdict(session: Session, identity: str) -> InspectionView | None:
    """The newest sheet of a unit or lot that has a verdict."""
    row = _newest_judged(session, identity)
    return None if row is None else _inspection_views(session, [row])[0]


def passed_in(session: Session, *states: UnitState) -> dict[str, datetime]:
    """When each unit, and each lot with pieces, in any of `states` got the pass that counts (B-06); others are left out."""
    return {
        identity: sheet.judged_at
        for identity, sheet in _judged_in(session, *states).items()
        if _counts(sheet) and sheet.judged_at is not None
    }


def pass_facts(session: Session, identity: str, now: datetime) -> PassFacts:
    """What decides whether the goods may leave on their newest pass (B-10, X-34)."""
    thing = units.unit(session, identity) or units.lot(session, identity)
    moved = storage.last_of_each(session, identity)
    newest = _newest_judged(session, identity)
    product = catalog.product(session, thing.product_id) if thing else None
    found = facts_of(
        thing, newest, moved.get(StockMoveKind.RECEIPT), moved.get(StockMoveKind.RETURN), product,
        setting_int(session, "outbound.recheck_after_days", now), now,
    )  # fmt: skip
    if thing is not None and (thing.valid_until or thing.expires_on or thing.store_until):
        found = replace(found, in_date=not is_past(thing, terms(session, now)))
    if not found.passed or newest is None:
        return found
    stood = climate.exposure(session, identity, newest.judged_at, product.climate if product else None, now)
    return replace(found, excursion=stood.sentence) if stood is not None else found


def facts_of(
    thing: UnitView | LotView | None, newest: Inspection | None, received: datetime | None, came_back: datetime | None,
    product: ProductView | None, limit: int, now: datetime,
) -> PassFacts:  # fmt: skip
    """What decides whether goods may leave, from what was read of them; for this feature only."""
    found = newest if newest is not None and _counts(newest) else None
    if isinstance(thing, LotView) and thing.stocked_at is not None:
        received = thing.stocked_at  # of a lot that came in bit by bit the first pieces have stood longest
    since = received or (found.judged_at if found else None) or now
    if found is not None and found.kind is not InspectionKind.FINAL and found.judged_at is not None:
        since = max(since, found.judged_at)
    returned = bool(found and found.judged_at and came_back and came_back >= found.judged_at)
    return PassFacts(
        found is not None, bool(thing and thing.sealed), (site_day(now) - site_day(since)).days, limit,
        product.storage_days if product else None, returned,
    )  # fmt: skip


def _counts(sheet: Inspection) -> bool:
    """Whether a sheet is a pass that counts for packing and stock-in (B-06)."""
    return sheet.verdict is InspectionVerdict.PASS and sheet.kind in _COUNTS


def _newest_judged(session: Session, identity: str) -> Inspection | None:
    return session.scalar(_NEWEST_JUDGED, {"identity": identity})


_NEWEST_JUDGED = (
    select(Inspection)
    .where(
        (Inspection.lot_no == bindparam("identity"))
        | Inspection.id.in_(select(InspectionUnit.inspection_id).where(InspectionUnit.serial == bindparam("identity"))),
        Inspection.judged_at.is_not(None),
    )
    .order_by(Inspection.judged_at.desc(), Inspection.id.desc())
    .limit(1)
)
"""Built once: every scan at the bench asks."""


def _judged_in(session: Session, *states: UnitState) -> dict[str, Inspection]:
    """The newest sheet with a verdict of every unit, and every lot with pieces, in any of `states`."""
    found: dict[str, Inspection] = {}
    of_units = (
        select(InspectionUnit.serial, Inspection)
        .join(Inspection, Inspection.id == InspectionUnit.inspection_id)
        .where(InspectionUnit.serial.in_(units.serials_in(*states)))
    )
    of_lots = select(Inspection.lot_no, Inspection).where(Inspection.lot_no.in_(units.lot_numbers_in(*states)))
    for query in (of_units, of_lots):
        judged = query.where(Inspection.judged_at.is_not(None)).order_by(Inspection.judged_at, Inspection.id)
        found |= dict(session.execute(judged).all())
    return found


def judged_of(session: Session, serials: Collection[str], lot_nos: Collection[str]) -> dict[str, Inspection]:
    """The newest sheet with a verdict of each of some units and lots; for this feature only."""
    found: dict[str, Inspection] = {}
    of_units = (
        select(InspectionUnit.serial, Inspection)
        .join(Inspection, Inspection.id == InspectionUnit.inspection_id)
        .where(InspectionUnit.serial.in_(serials))
    )
    of_lots = select(Inspection.lot_no, Inspection).where(Inspection.lot_no.in_(lot_nos))
    for query, names in ((of_units, serials), (of_lots, lot_nos)):
        if names:
            judged = query.where(Inspection.judged_at.is_not(None)).order_by(Inspection.judged_at, Inspection.id)
            found |= dict(session.execute(judged).all())
    return found


def certificate(session: Session, number: str) -> CertificateView | None:
    """One certificate by number."""
    row = session.scalar(select(Certificate).where(Certificate.number == number))
    return None if row is None else _certificate_view(session, row)


def certificate_of(session: Session, identity: str) -> CertificateView | None:
    """The newest certificate of a unit or lot that was not voided."""
    row = session.scalar(
        select(Certificate)
        .where((Certificate.serial == identity) | (Certificate.lot_no == identity), Certificate.voided_at.is_(None))
        .order_by(Certificate.id.desc())
        .limit(1)
    )
    return None if row is None else _certificate_view(session, row)


def nonconformity(session: Session, number: str) -> NonconformityView | None:
    """One report of rejected goods by number."""
    row = session.scalar(select(Nonconformity).where(Nonconformity.number == number))
    return None if row is None else _nonconformity_views(session, [row])[0]


def nonconformities(session: Session, *, open_only: bool = True) -> list[NonconformityView]:
    """Reports of rejected goods, oldest first."""
    query = select(Nonconformity).order_by(Nonconformity.id)
    if open_only:
        query = query.where(Nonconformity.state == NonconformityState.OPEN)
    return _nonconformity_views(session, session.scalars(query))


def _with(identity: str) -> Select[int]:
    return select(InspectionUnit.inspection_id).where(InspectionUnit.serial == identity)


def _names(session: Session) -> dict[int, tuple[str, str]]:
    return {p.person_id: (p.name, p.badge) for p in identity_queries.people(session)}


def card_views(session: Session, rows: Iterable[QualityCard]) -> list[CardView]:
    """The views of rows of cards; for this feature only."""
    listed = list(rows)
    if not listed:
        return []
    keys, names = [row.id for row in listed], _names(session)
    products = catalog.products_by_key(session, (row.product_id for row in listed))
    on_card = select(QualityCardUnit).where(QualityCardUnit.card_id.in_(keys)).order_by(QualityCardUnit.serial)
    serials = grouped(session.scalars(on_card), lambda unit: unit.card_id)
    steps = select(CardOperation).where(CardOperation.card_id.in_(keys)).order_by(CardOperation.no)
    operations = grouped(session.scalars(steps), lambda operation: operation.card_id)
    named = select(Inspection.card_no, Inspection.number, Inspection.verdict).order_by(Inspection.id)
    on_cards = session.execute(named.where(Inspection.card_no.in_([row.number for row in listed])))
    sheets = {card_no: (number, verdict) for card_no, number, verdict in on_cards}
    views = []
    for row in listed:
        product = products[row.product_id]
        views.append(
            CardView(
                row.number, row.state, row.task_no, row.product_id, product.name, product.model, product.unit,
                tuple(unit.serial for unit in serials[row.id]), row.lot_no, row.quantity, row.drawing_no, row.process_no,
                tuple(_operation_view(o, names) for o in operations[row.id]), row.opened_at, row.submitted_at, row.submitter_id,
                _name(names, row.submitter_id), *sheets.get(row.number, ("", None)), row.origin,
            )
        )  # fmt: skip
    return views


def _operation_view(row: CardOperation, names: dict[int, tuple[str, str]]) -> OperationView:
    return OperationView(
        row.no, row.name, _name(names, row.operator_id), row.operator_id, row.done_on, row.self_check, row.mutual_check,
        _name(names, row.mutual_checker_id), row.nonconformity,
    )  # fmt: skip


def _inspection_views(session: Session, rows: Iterable[Inspection]) -> list[InspectionView]:
    listed = list(rows)
    if not listed:
        return []
    keys, names = [row.id for row in listed], _names(session)
    products = catalog.products_by_key(session, (row.product_id for row in listed))
    rules = _standards(session, (row.standard_id for row in listed))
    on_sheet = select(InspectionUnit).where(InspectionUnit.inspection_id.in_(keys)).order_by(InspectionUnit.serial)
    serials = grouped(session.scalars(on_sheet), lambda unit: unit.inspection_id)
    every_item = select(InspectionItem).where(InspectionItem.inspection_id.in_(keys)).order_by(InspectionItem.no)
    items = grouped(session.scalars(every_item), lambda item: item.inspection_id)
    issued = select(Certificate).where(Certificate.inspection_id.in_(keys)).order_by(Certificate.id)
    given = grouped(session.scalars(issued), lambda certificate: certificate.inspection_id)
    rejected = select(Nonconformity.inspection_no, Nonconformity.number)
    rejected = rejected.where(Nonconformity.inspection_no.in_([row.number for row in listed])).order_by(Nonconformity.id.desc())
    reports = dict(session.execute(rejected).all())
    views = []
    for row in listed:
        product, rule = products[row.product_id], rules[row.standard_id]
        views.append(
            InspectionView(
                row.number, row.kind, row.verdict, row.product_id, product.name, product.model, product.unit, row.task_no, row.card_no,
                tuple(unit.serial for unit in serials[row.id]), row.lot_no, row.quantity, row.sampled, _against(rule),
                rule.basis, tuple(item_view(item) for item in items[row.id]), _name(names, row.submitter_id), row.inspector_id,
                _name(names, row.inspector_id), row.started_at, row.judged_at, row.remark,
                tuple((c.serial or c.lot_no, c.number) for c in given[row.id]), reports.get(row.number, ""), row.version, row.plan,
                row.accept, row.bad_pieces, row.split_from,
            )
        )  # fmt: skip
    return views


def _against(rule: InspectionStandard) -> str:
    """The standard by number and revision; parameters with their author and day (B-03)."""
    signed = f"（{rule.author} {rule.dated_on}）" if rule.kind is StandardKind.PARAMETERS else ""
    return f"{rule.code} {rule.revision}{signed}"


def _standards(session: Session, keys: Iterable[int]) -> dict[int, InspectionStandard]:
    return {row.id: row for row in session.scalars(select(InspectionStandard).where(InspectionStandard.id.in_(set(keys))))}


def item_rows(session: Session, inspection_id: int) -> Iterable[InspectionItem]:
    """The rows of a sheet's items in order; for this feature only."""
    return session.scalars(select(InspectionItem).where(InspectionItem.inspection_id == inspection_id).order_by(InspectionItem.no))


def item_view(row: InspectionItem) -> ItemView:
    """The view of an item row; for this feature only."""
    return ItemView(
        row.no, row.group, row.name, row.requirement, row.low, row.high, row.unit, row.instrument, row.measured, row.verdict,
        row.instrument_no, row.bad,
    )  # fmt: skip


def _certificate_view(session: Session, row: Certificate) -> CertificateView:
    product = catalog.product(session, row.product_id)
    sheet = session.get_one(Inspection, row.inspection_id)
    rule = session.get_one(InspectionStandard, sheet.standard_id)
    name, badge = _names(session).get(row.inspector_id, ("", ""))
    return CertificateView(
        row.number, sheet.number, row.product_id, product.name, product.model, product.unit, row.serial, row.lot_no, row.quantity,
        f"{rule.code} {rule.revision}", rule.basis, site_day(sheet.judged_at or row.issued_at), badge, name, row.issued_at,
        row.voided_at, row.void_reason, row.replaced_by,
    )  # fmt: skip


def _nonconformity_views(session: Session, rows: Iterable[Nonconformity]) -> list[NonconformityView]:
    listed = list(rows)
    if not listed:
        return []
    products, names = catalog.products_by_key(session, (row.product_id for row in listed)), _names(session)
    about = select(Inspection.number, Inspection.kind, Inspection.inspector_id, Inspection.task_no)
    sheets = {row.number: row for row in session.execute(about.where(Inspection.number.in_([row.inspection_no for row in listed])))}
    views = []
    for row in listed:
        product, sheet = products[row.product_id], sheets.get(row.inspection_no)
        views.append(
            NonconformityView(
                row.number, row.inspection_no, row.product_id, product.name, tuple(row.identities), row.quantity, row.facts,
                row.state, row.noticed_at, row.disposition, product.model, product.unit, sheet.kind if sheet else None, row.decision,
                row.disposed_at, _name(names, row.disposer_id), _name(names, sheet.inspector_id) if sheet else "", row.came_from,
                row.seen_at, _name(names, row.seen_by_id), sheet.task_no if sheet else "",
            )
        )  # fmt: skip
    return views


def _name(names: dict[int, tuple[str, str]], person_id: int | None) -> str:
    return names.get(person_id or 0, ("", ""))[0]
