"""Keeps what cases are found by in step with their texts."""

from __future__ import annotations

from sqlalchemy import exists, select
from sqlalchemy.dialects import postgresql, sqlite

from app.core import grams
from app.core.work import Work
from db.models.aftersales import CaseEvent, ServiceCase
from db.models.search import CaseGram


def take(work: Work, row: ServiceCase, *also: str) -> None:
    """Takes the texts of a case into the index, and those that are kept beside it.

    Nothing is ever taken out: a time line forgets nothing, and what no longer stands in a case is dropped when a hit is read.
    """
    texts = (
        row.number, row.customer, row.caller, row.phone, row.phone_digits, row.product_name, row.serial, row.lot_no, row.dispatch_no,
        row.record_no, row.description, row.analysis, row.solution, row.summary, row.improvement, *also,
    )  # fmt: skip
    found = grams.pieces("\n".join(texts))
    for spoken in (row.customer, row.product_name, row.description):
        found |= grams.initial_pieces(spoken)
    known: set[int] = work.session.info.setdefault(_TAKEN, {}).setdefault(row.id, set())
    new = sorted(found - known)
    known.update(new)
    if new:
        make = postgresql.insert if work.session.get_bind().dialect.name == "postgresql" else sqlite.insert
        work.session.execute(make(CaseGram).on_conflict_do_nothing(), [{"gram": one, "case_id": row.id} for one in new])


def take_missing(work: Work, limit: int = 2000) -> int:
    """Takes cases into the index that were registered before there was one; says how many.

    Args:
        work: The transaction.
        limit: Cases at most, the newest first: the next day goes on.
    """
    taken = exists().where(CaseGram.gram == grams.wanted("sh")[0], CaseGram.case_id == ServiceCase.id)  # every number begins with SH
    rows = work.session.scalars(select(ServiceCase).where(~taken).order_by(ServiceCase.id.desc()).limit(limit)).all()
    for row in rows:
        take(work, row, *work.session.scalars(select(CaseEvent.text).where(CaseEvent.case_id == row.id)))
    return len(rows)


_TAKEN = "aftersales_grams"
