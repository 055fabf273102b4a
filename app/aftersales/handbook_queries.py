"""Reads of the support handbook: by words, and what fits a problem that is being taken down (J-32)."""

from __future__ import annotations

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.aftersales.handbook_views import ArticleView
from app.catalog import queries as catalog
from app.core import grams
from app.identity import queries as identity
from db.models.handbook import HandbookArticle
from db.states import CaseCause
from db.types import yes

_COMMON = 0.34
"""Which part of the pairs of the shorter text two problems share at least to be like each other."""


def article(session: Session, no: int) -> ArticleView | None:
    """One article by its number."""
    found = _views(session, select(HandbookArticle).where(HandbookArticle.no == no))
    return found[0] if found else None


def articles(session: Session, words: str = "", *, withdrawn: bool = False, limit: int = 500) -> list[ArticleView]:
    """Articles that hold every one of `words` (any part of the text, or initials), by chapter and number."""
    query = select(HandbookArticle).order_by(HandbookArticle.no).limit(limit)
    if not withdrawn:
        query = query.where(yes(HandbookArticle.active))
    for word in grams.plain(words).split():
        query = query.where(HandbookArticle.searched.contains(word, autoescape=True))
    order = list(CaseCause)
    return sorted(_views(session, query), key=lambda one: (order.index(one.cause), one.no))


def fitting(session: Session, words: str, product_id: int | None = None, limit: int = 3) -> list[ArticleView]:
    """Articles whose problem is like what is being written, the likest first; those of the product before those of any.

    Args:
        session: Read session.
        words: The customer's words so far.
        product_id: The product, when it is known: articles of another are left out.
        limit: Articles at most.
    """
    said = _pairs(words)
    if not said:
        return []
    query = select(HandbookArticle.no, HandbookArticle.problem, HandbookArticle.product_id).where(yes(HandbookArticle.active))
    scored = []
    for no, problem, product in session.execute(query):
        if product_id is not None and product not in (None, product_id):
            continue
        pairs = _pairs(problem)
        share = len(said & pairs) / max(1, min(len(said), len(pairs)))
        if share >= _COMMON:
            scored.append((product is not None and product == product_id, share, -no))
    best = [-no for _, _, no in sorted(scored, reverse=True)[:limit]]
    found = {one.no: one for one in _views(session, select(HandbookArticle).where(HandbookArticle.no.in_(best)))}
    return [found[no] for no in best]


def _pairs(text: str) -> set[int]:
    return {one for one in grams.pieces(text) if one > grams.LAST_CHARACTER}


def _views(session: Session, query: Select[HandbookArticle]) -> list[ArticleView]:
    rows = session.scalars(query).all()
    goods = catalog.products_by_key(session, {row.product_id for row in rows if row.product_id is not None})
    people = identity.names(session) if rows else {}
    return [
        ArticleView(
            row.id, row.no, row.problem, row.reason, row.steps, row.cause, row.product_id,
            goods[row.product_id].name if row.product_id is not None else "", row.case_no,
            row.active, row.written_at, row.revised_at, people.get(row.writer_id or 0, ""), row.version,
        )
        for row in rows
    ]  # fmt: skip
