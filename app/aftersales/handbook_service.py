"""Commands on the support handbook: write, revise, withdraw (J-32)."""

from __future__ import annotations

from sqlalchemy import func, select

from app.aftersales import handbook_queries
from app.aftersales.handbook_views import ArticleDraft, ArticleView
from app.catalog import queries as catalog
from app.core import grams
from app.core.entry import clean, clean_note
from app.core.errors import Conflict, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.printing.service import print_paper, times_printed
from db.models.handbook import HandbookArticle
from db.states import Role

WRITERS = (Role.AFTER_SALES, Role.TECHNICAL_SERVICE, Role.INSPECTOR)
PAPER = "handbook"


def write(work: Work, draft: ArticleDraft) -> ArticleView:
    """Adds an article.

    Raises:
        BadInput: Problem, reason or steps left blank, or too long.
        NotFound: No such product.
    """
    work.require(*WRITERS)
    work.hold("handbook")
    newest = work.session.scalar(select(func.max(HandbookArticle.no))) or 0
    row = HandbookArticle(
        no=newest + 1, cause=draft.cause, problem="", reason="", steps="", searched="", active=True, written_at=work.now,
        writer_id=work.actor.person_id, case_no=draft.case_no.strip(),
    )  # fmt: skip
    _put(work, row, draft)
    work.session.add(row)
    work.session.flush()
    work.audit("write_article", "handbook_article", str(row.no), problem=row.problem)
    return _view(work, row)


def revise(work: Work, article_id: int, draft: ArticleDraft, version: int) -> ArticleView:
    """Changes an article.

    Raises:
        BadInput: As `write`.
        Conflict: Somebody changed it meanwhile.
        NotFound: No such article or product.
    """
    work.require(*WRITERS)
    row = _row(work, article_id, version)
    _put(work, row, draft)
    row.active, row.revised_at = True, work.now
    work.session.flush()
    work.audit("revise_article", "handbook_article", str(row.no), problem=row.problem)
    return _view(work, row)


def withdraw(work: Work, article_id: int, version: int) -> ArticleView:
    """Takes an article out of the book; its number is not given again.

    Raises:
        Conflict: Somebody changed it meanwhile.
        NotFound: No such article.
    """
    work.require(*WRITERS)
    row = _row(work, article_id, version)
    row.active, row.revised_at = False, work.now
    work.session.flush()
    work.audit("withdraw_article", "handbook_article", str(row.no), problem=row.problem)
    return _view(work, row)


def print_book(work: Work) -> int:
    """Prints the whole handbook as it stands (form 49)."""
    work.require(*WRITERS, Role.SALES, Role.LEADERSHIP)
    document = f"{work.now:%Y%m%d}"
    return print_paper(work, PAPER, document, reason="再打一份" if times_printed(work.session, PAPER, document) else "")


def _put(work: Work, row: HandbookArticle, draft: ArticleDraft) -> None:
    product = catalog.product(work.session, draft.product_id) if draft.product_id is not None else None
    row.problem = clean(QT_TRANSLATE_NOOP("app", "问题"), draft.problem, needed=True)
    row.reason = clean_note(QT_TRANSLATE_NOOP("app", "原因"), draft.reason, needed=True)
    row.steps = clean_note(QT_TRANSLATE_NOOP("app", "处理步骤"), draft.steps, needed=True)
    row.cause, row.product_id = draft.cause, draft.product_id
    words = (row.problem, row.reason, row.steps, product.name if product is not None else "", f"手册{row.no}")
    row.searched = grams.plain("\n".join((*words, grams.initials(row.problem), grams.initials(words[3]))))


def _row(work: Work, article_id: int, version: int) -> HandbookArticle:
    row = work.session.get(HandbookArticle, article_id)
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "手册条目"), article_id)
    if row.version != version:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "手册 {no} 别人刚改过，请重新打开"), no=row.no))
    return row


def _view(work: Work, row: HandbookArticle) -> ArticleView:
    found = handbook_queries.article(work.session, row.no)
    assert found is not None
    return found
