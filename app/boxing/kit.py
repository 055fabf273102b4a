"""Papers of the kit that bear a bar code of their own: ticked by their scan (F-16, C-18)."""

from __future__ import annotations

from app.boxing import admission, queries, service
from app.boxing.rows import PACKERS, order_view
from app.boxing.views import BoxView
from app.catalog import queries as catalog
from app.core.errors import bad_input, fact
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Work


def is_paper(work: Work, code: str) -> bool:
    """Whether a bar code stands on a paper that goes with some product."""
    return bool(catalog.papers_by_code(work.session, code))


def put_paper_in(work: Work, dispatch_no: str, code: str) -> tuple[BoxView, str]:
    """A paper was put in and its bar code scanned.

    Returns:
        The box, and what the paper is called.

    Raises:
        BadInput: No paper has this code, or it is not in the kit of this order.
        Refused: C-14 it belongs to a product that is not on the 发货单.
        Conflict: No box waits for papers, or the paper is in already.
    """
    work.require(*PACKERS)
    found = catalog.papers_by_code(work.session, code)
    if not found:
        raise bad_input(QT_TRANSLATE_NOOP("app", "不认识这个码"), fact(QT_TRANSLATE_NOOP("app", "扫到的"), code))
    mine = {line.product_id for line in order_view(work, dispatch_no).lines}
    ours = next((paper for paper in found if paper.product_id in mine), None)
    named = ours or found[0]
    product = catalog.product(work.session, named.product_id)
    admission.paper_must_be_of_this_order(dispatch_no, code, named.paper, f"{product.name} {product.model}", ours is not None)
    return service.tick_paper(work, dispatch_no, named.paper, code), named.paper


def coded(work: Work, dispatch_no: str) -> dict[str, str]:
    """The papers of an order's kit that bear a bar code: name → code."""
    return queries.coded_papers(work.session, order_view(work, dispatch_no))
