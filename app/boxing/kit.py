"""Papers that go into a box: its list, certificates and the rest of the kit, each ticked by its scan (C-14, C-18, F-16)."""

from __future__ import annotations

from app.boxing import admission, queries, rules
from app.boxing.rows import PACKERS, box_view, list_row, move_box, order_view, packing_box
from app.boxing.views import BoxView
from app.catalog import queries as catalog
from app.core.errors import Conflict, bad_input, fact
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.quality import service as inspections
from db.models.boxing import Box, KitTick
from db.states import BoxState

CERTIFICATE = "合格证"
"""The one paper of the kit that bears a barcode of its own."""


def put_list_in(work: Work, dispatch_no: str, code: str) -> BoxView:
    """The 装箱单 was put into the box and its barcode scanned, which names list, box and print (C-14).

    Raises:
        Refused: C-14 another order's or box's list, a void print, or goods are short.
    """
    work.require(*PACKERS)
    number, row = list_row(work, dispatch_no).number, packing_box(work, dispatch_no)
    if row is None or row.closed_at is None:
        rules.must_be_this_list(code.partition("-")[0], number)
        order = order_view(work, dispatch_no)
        missing = sum(line.wanted - line.boxed for line in order.lines)
        rules.list_must_be_in(row.box_no if row else 1, missing, True)
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "没有等装箱单的箱")))
    rules.must_be_this_list(code, queries.list_code(work.session, number, row))
    if row.list_in_at is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "第 {n} 箱的装箱单已放入"), n=row.box_no))
    row.list_in_at = work.now
    work.session.flush()
    work.audit("put_list_in", "box", row.sscc, list=code)
    pack_if_ready(work, row)
    return box_view(work, row)


def put_certificate_in(work: Work, dispatch_no: str, number: str) -> BoxView:
    """A certificate was put in and its barcode scanned: that ticks 合格证 (F-16).

    Raises:
        Refused: C-14, it belongs to goods that are not in these boxes; J-27, it was voided.
        NotFound: No such certificate.
    """
    found = inspections.require_certificate(work, number)
    about = found.serial or found.lot_no
    boxed = {i.identity for b in queries.boxes(work.session, dispatch_no) for i in b.items}
    words = fact(QT_TRANSLATE_NOOP("app", "扫到的"), f"{found.product_name}·{about}")
    rules.must_be_on_list(words, dispatch_no, about in boxed, about, number)
    return tick_paper(work, dispatch_no, CERTIFICATE, number)


def tick_paper(work: Work, dispatch_no: str, paper: str = "", document: str = "") -> BoxView:
    """Ticks a paper of the kit as put in (F-16); without a name the next one that has no barcode of its own.

    Raises:
        Conflict: No box waits for papers, or the paper is in already.
        BadInput: It is not in the kit.
    """
    work.require(*PACKERS)
    row = packing_box(work, dispatch_no)
    if row is None or row.state is not BoxState.OPEN:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "没有等资料的箱")))
    kit = dict(queries.kit(work.session, dispatch_no))
    name = paper or next((p for p, done in kit.items() if not done), "")
    if name not in kit:
        raise bad_input(QT_TRANSLATE_NOOP("app", "随货资料里没有这一份：{paper}"), paper=name or "—")
    codes = queries.coded_papers(work.session, order_view(work, dispatch_no))
    admission.paper_must_be_scanned(name, codes.get(name, ""), bool(document))
    if kit[name]:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{paper} 已放入"), paper=name))
    work.session.add(
        KitTick(
            dispatch_no=dispatch_no, paper=name, document=document, box_id=row.id, at=work.now, person_id=work.actor.person_id
        )
    )
    work.session.flush()
    work.audit("tick_paper", "dispatch_order", dispatch_no, paper=name, document=document, box=row.sscc)
    pack_if_ready(work, row)
    return box_view(work, row)


def pack_if_ready(work: Work, row: Box) -> None:
    """Open → packed as soon as list and papers are in; the kit lies in the order's last box."""
    order = order_view(work, row.dispatch_no)
    last = all(line.boxed >= line.wanted for line in order.lines)
    open_papers = [name for name, done in queries.kit(work.session, row.dispatch_no) if not done]
    if row.closed_at is None or row.list_in_at is None or (last and open_papers):
        return
    row.packed_at = work.now
    move_box(work, row, BoxState.PACKED)


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
    return tick_paper(work, dispatch_no, named.paper, code), named.paper


def coded(work: Work, dispatch_no: str) -> dict[str, str]:
    """The papers of an order's kit that bear a bar code: name → code."""
    return queries.coded_papers(work.session, order_view(work, dispatch_no))
