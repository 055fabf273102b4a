"""Finds cases by any part of their texts, one character too, and by the initials of their pinyin; the newest first."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, SQLColumnExpression, and_, exists, func, or_, select, true
from sqlalchemy.orm import Session, aliased

from app.aftersales import queries
from app.aftersales.views import CaseView
from app.core import grams
from db.models.aftersales import CaseEvent, ServiceCase
from db.models.search import CaseGram

_COUNTED = 4000
"""Up to how many cases with a piece are counted to find the rarest one."""
_BATCH = 200

Ways = tuple[tuple[int, ...], ...]
"""The ways in which a word may stand in a case: as text, as initials. Each is the pieces that it takes."""


def find(session: Session, text: str, limit: int = 50, older_than: int | None = None) -> list[CaseView]:
    """Cases that hold every word of `text`, newest first.

    Args:
        session: Read session.
        text: Words with spaces between; each is found anywhere in number, customer, telephone, product, serial, description or time
            line, and a run of Latin letters also as initials of customer, product or description.
        limit: Cases at most.
        older_than: Key of a case; only those registered before it, to read on.
    """
    words = list(dict.fromkeys(grams.plain(text).split()))
    if not words:
        return []
    found: list[int] = []
    before = older_than
    while len(found) < limit:
        keys = _candidates(session, [_ways(word) for word in words], before)
        found += _that_hold(session, keys, words)
        if len(keys) < _BATCH:
            break
        before = keys[-1]
    return queries.by_keys(session, found[:limit])


def key_of(session: Session, number: str) -> int | None:
    """The key of a case, as `find` takes it to read on."""
    return session.scalar(select(ServiceCase.id).where(ServiceCase.number == number))


def _ways(word: str) -> Ways:
    spoken = grams.wanted_initials(word)
    return (grams.wanted(word), spoken) if spoken else (grams.wanted(word),)


def _candidates(session: Session, words: list[Ways], before: int | None) -> list[int]:
    """Keys of the newest cases that have the pieces of every word; the rarest word leads."""
    rarest = [[min((_count(session, one), one) for one in way) for way in ways] for ways in words]
    lead = min(range(len(words)), key=lambda n: sum(count for count, _ in rarest[n]))
    leading = [piece for _, piece in rarest[lead]]
    first = aliased(CaseGram)
    if any(count == 0 for count, _ in rarest[lead]) and len(leading) > 1:
        leading = [piece for count, piece in rarest[lead] if count] or leading[:1]
    query = select(first.case_id).where(first.gram.in_(leading) if len(leading) > 1 else first.gram == leading[0])
    for n, ways in enumerate(words):
        skip = leading[0] if n == lead and len(leading) == 1 and len(ways) == 1 else None
        asked = or_(*(_has(first.case_id, [one for one in way if one != skip]) for way in ways))
        query = query.where(asked)
    if before is not None:
        query = query.where(first.case_id < before)
    rows = session.scalars(query.order_by(first.case_id.desc()).limit(_BATCH * len(leading)))
    return list(dict.fromkeys(rows))[:_BATCH]


def _has(case_id: SQLColumnExpression[int], needed: Iterable[int]) -> ColumnElement[bool]:
    """Whether a case has all of these pieces."""
    found: list[ColumnElement[bool]] = [true()]
    for piece in needed:
        one = aliased(CaseGram)
        found.append(exists().where(one.gram == piece, one.case_id == case_id))
    return and_(*found)


def _count(session: Session, piece: int) -> int:
    run = select(CaseGram.case_id).where(CaseGram.gram == piece).limit(_COUNTED).subquery()
    return int(session.scalar(select(func.count()).select_from(run)) or 0)


def _that_hold(session: Session, keys: list[int], words: list[str]) -> list[int]:
    """Those of the cases whose texts hold the words as they are: pairs that stand apart are no word."""
    if all(len(word) <= 2 for word in words):
        return keys  # one character or one pair is what the index says it is
    rows = {row.id: row for row in session.scalars(select(ServiceCase).where(ServiceCase.id.in_(keys)))}
    told: dict[int, list[str]] = {key: [] for key in keys}
    for case_id, said in session.execute(select(CaseEvent.case_id, CaseEvent.text).where(CaseEvent.case_id.in_(keys))):
        told[case_id].append(said)
    return [key for key in keys if _holds(rows[key], told[key], words)]


def _holds(row: ServiceCase, told: list[str], words: list[str]) -> bool:
    texts = grams.plain(
        "\n".join(
            (row.number, row.customer, row.caller, row.phone, row.phone_digits, row.product_name, row.serial, row.lot_no,
             row.dispatch_no, row.record_no, row.description, row.analysis, row.solution, row.summary, row.improvement, *told)
        )
    )  # fmt: skip
    spoken = " ".join(grams.initials(one) for one in (row.customer, row.product_name, row.description))
    return all(word in texts or word in spoken for word in words)
