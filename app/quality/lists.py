"""The list of inspection sheets: a page of the newest that fit, found by indexes however many there are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, select, union
from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.core.begins import begins
from app.identity import queries as identity_queries
from app.quality.views import InspectionKind, InspectionVerdict
from db.models.quality import Inspection, InspectionUnit

PAGE = 200
"""So many sheets are read at once."""


@dataclass(frozen=True)
class SheetLine:
    """One sheet in the list; `goods` is its lot, or its first serial with how many there are."""

    sheet_id: int
    number: str
    kind: InspectionKind
    product: str
    goods: str
    quantity: int
    sampled: int
    bad: int
    verdict: InspectionVerdict | None
    inspector: str
    at: datetime


def sheet_lines(
    session: Session, words: str = "", kind: InspectionKind | None = None, verdict: InspectionVerdict | None = None,
    before: int | None = None,
) -> list[SheetLine]:  # fmt: skip
    """A page of sheets, newest first.

    Args:
        session: Read session.
        words: Beginning of a sheet's number, a whole serial, lot, card or task number, or part of a product's name; blank for all.
        kind: Only this kind.
        verdict: Only this verdict.
        before: Key of the last sheet of the page before.
    """
    query = select(Inspection).order_by(Inspection.id.desc()).limit(PAGE)
    if words.strip():
        query = query.where(Inspection.id.in_(_found(session, words.strip())))
    if kind is not None:
        query = query.where(Inspection.kind == kind)
    if verdict is not None:
        query = query.where(Inspection.verdict == verdict)
    if before is not None:
        query = query.where(Inspection.id < before)
    rows = list(session.scalars(query))
    if not rows:
        return []
    products, names = catalog.products_by_key(session, (row.product_id for row in rows)), identity_queries.names(session)
    counted = select(InspectionUnit.inspection_id, func.min(InspectionUnit.serial), func.count()).group_by(InspectionUnit.inspection_id)
    serials = {key: (first, n) for key, first, n in session.execute(counted.where(InspectionUnit.inspection_id.in_([r.id for r in rows])))}
    lines = []
    for row in rows:
        product = products[row.product_id]
        first, n = serials.get(row.id, (row.lot_no, 1))
        lines.append(
            SheetLine(
                row.id, row.number, row.kind, f"{product.name} {product.model}", first if n == 1 else f"{first} 等 {n} 台", row.quantity,
                row.sampled, row.bad_pieces, row.verdict, names.get(row.inspector_id or 0, ""), row.judged_at or row.started_at,
            )
        )  # fmt: skip
    return lines


def _found(session: Session, words: str) -> Select[int]:
    """The keys of sheets that the words name; each part of the union goes by an index of its own."""
    upper = words.upper()
    keys = [p.product_id for p in catalog.products(session) if words.casefold() in f"{p.name} {p.model}".casefold()]
    parts = [
        select(Inspection.id).where(begins(Inspection.number, upper)),
        *(select(Inspection.id).where(column == upper) for column in (Inspection.lot_no, Inspection.card_no, Inspection.task_no)),
        select(InspectionUnit.inspection_id).where(InspectionUnit.serial == upper),
        select(Inspection.id).where(Inspection.product_id.in_(keys)),
    ]
    return select(union(*parts).subquery().c[0])
