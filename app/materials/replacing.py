"""《领料单》 of kind 补换 (X-25): made out by after-sales for one rejected piece; what it draws is drawn on the 发货单 of the 补换."""

from __future__ import annotations

from sqlalchemy import select

from app.core.errors import not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Work
from app.printing.service import print_paper, void_papers
from db.models.materials import Requisition
from db.states import RequisitionKind, RequisitionState

DEPARTMENT = "售后部"


def draft(work: Work, product_id: int, pieces: int, *, case_no: str, replaces: str, note: str) -> str:
    """Makes out the 领料单 of a replacement and prints it; part of another feature's command, which checks J-20.

    Args:
        work: The action.
        product_id: What is drawn.
        pieces: How many.
        case_no: The 服务单.
        replaces: The rejected serial or lot number.
        note: A remark.

    Returns:
        Its number.
    """
    row = Requisition(
        number=work.next_number("LL"), kind=RequisitionKind.REPLACEMENT, state=RequisitionState.SUBMITTED, department=DEPARTMENT,
        note=note, author_id=work.actor.person_id, made_at=work.now, submitted_at=work.now, case_no=case_no, replaces=replaces,
        product_id=product_id, pieces=pieces,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    work.audit("draft_requisition", "requisition", row.number, case=case_no, replaces=replaces, lines={product_id: pieces})
    print_paper(work, "requisition", row.number)
    return row.number


def ask_for(work: Work, number: str, pieces: int, why: str) -> None:
    """So many pieces are wanted on it in all from now on: it is printed anew, and is issued when all of them are drawn."""
    row = _row(work, number)
    if row.pieces == pieces:
        return
    before, row.pieces = row.pieces, pieces
    work.session.flush()
    work.audit("change_requisition", "requisition", number, before=before, lines={row.product_id: pieces})
    note_drawn(work, number, row.drawn)
    void_papers(work, number, why, paper="requisition")
    print_paper(work, "requisition", number, reason=why)


def note_drawn(work: Work, number: str, pieces: int) -> None:
    """Notes what was drawn for it from the store; in full it is issued."""
    row = _row(work, number)
    before = row.state
    row.drawn = pieces
    row.state = RequisitionState.ISSUED if pieces >= row.pieces else RequisitionState.SUBMITTED
    work.session.flush()
    if before is not row.state:
        work.audit("move_requisition", "requisition", number, before=before, after=row.state, reason="")


def void(work: Work, number: str, reason: str) -> None:
    """Declares it void with its replacement."""
    row = _row(work, number)
    before, row.state = row.state, RequisitionState.VOIDED
    row.void_reason, row.voided_at = reason, work.now
    work.session.flush()
    work.audit("move_requisition", "requisition", number, before=before, after=row.state, reason=reason)
    void_papers(work, number, reason, paper="requisition")


def _row(work: Work, number: str) -> Requisition:
    row = work.session.scalar(select(Requisition).where(Requisition.number == number).with_for_update())
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "领料单"), number)
    return row
