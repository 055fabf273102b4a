"""What deliveries that went wrong cost: booked by the stage that caused it, against the budget of K-03."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.clock import site_day
from app.core.entry import clean, whole
from app.core.errors import bad_input
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Work
from app.identity import queries as identity
from db.models.claims import DeliveryCost
from db.states import CostKind as CostKind
from db.states import Role

READERS = frozenset({Role.LEADERSHIP, Role.FINANCE})
"""Who sees what is left of the budget (K-03)."""

MOST_FEN = 100_000_000_000
"""A thousand million yuan: more is a slip of the keys."""


@dataclass(frozen=True)
class CostView:
    """One cost; `fen` is below zero where money came back."""

    cost_id: int
    kind: CostKind
    source_no: str
    fen: int
    words: str
    at: datetime
    day: date
    person: str


def book_cost(work: Work, kind: CostKind, source_no: str, fen: int, words: str) -> int:
    """Books a cost; part of another command, which asks for the permission.

    What was booked stays: a wrong amount is booked back under the same document with a minus, money that came back as `RECOVERY`.

    Args:
        work: The transaction.
        kind: What it was for.
        source_no: The document that caused it: SP, JF, LL, FG or FH number.
        fen: Amount in fen, below zero where money comes back.
        words: What for, in words.

    Returns:
        Key of the entry.

    Raises:
        BadInput: Nothing, too much, no document or no words.
    """
    document = clean(QT_TRANSLATE_NOOP("app", "单据号"), source_no, needed=True)
    note = clean(QT_TRANSLATE_NOOP("app", "费用说明"), words, needed=True)
    amount = whole(QT_TRANSLATE_NOOP("app", "金额"), fen, low=-MOST_FEN, high=MOST_FEN)
    if amount == 0:
        raise bad_input(QT_TRANSLATE_NOOP("app", "金额不能是零"))
    row = DeliveryCost(
        kind=kind, source_no=document, fen=amount, words=note, at=work.now, day=site_day(work.now), person_id=work.actor.person_id
    )
    work.session.add(row)
    work.session.flush()
    work.audit("book_cost", "delivery_cost", document, kind=kind, fen=amount, words=note)
    return row.id


def costs(session: Session, first: date, last: date) -> list[CostView]:
    """Everything booked from `first` to `last`, oldest first."""
    rows = session.scalars(
        select(DeliveryCost).where(DeliveryCost.day >= first, DeliveryCost.day <= last).order_by(DeliveryCost.day, DeliveryCost.id)
    )
    return _views(session, rows)


def of_source(session: Session, *source_nos: str) -> list[CostView]:
    """What the named documents cost, oldest first."""
    rows = session.scalars(select(DeliveryCost).where(DeliveryCost.source_no.in_(source_nos)).order_by(DeliveryCost.id))
    return _views(session, rows)


def totals(session: Session, first: date, last: date) -> dict[CostKind, int]:
    """Sum of fen by kind from `first` to `last`; kinds without an entry are not named."""
    rows = session.execute(
        select(DeliveryCost.kind, func.sum(DeliveryCost.fen))
        .where(DeliveryCost.day >= first, DeliveryCost.day <= last).group_by(DeliveryCost.kind)
    )  # fmt: skip
    return {kind: int(fen) for kind, fen in rows}


def _views(session: Session, rows: Iterable[DeliveryCost]) -> list[CostView]:
    listed = list(rows)
    names = identity.names(session) if listed else {}
    return [
        CostView(row.id, row.kind, row.source_no, row.fen, row.words, row.at, row.day, names.get(row.person_id or 0, ""))
        for row in listed
    ]
