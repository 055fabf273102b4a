"""What turns a signed pass into a valid one: export numbers there, state moved on, the paper put into the outbox (F-03, H-03, H-06)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.errors import not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Work
from app.dispatch import queries as dispatch
from app.dispatch import service as dispatch_service
from app.gate import claiming, queries, rules
from app.gate.events import PassBecameValid
from app.gate.moves import move, order_numbers
from app.gate.papers import print_pass
from app.gate.views import ExportPapersView
from app.orders import queries as orders
from db.models.gate import ExportPapers, GatePass
from db.states import DispatchState, PassState, Role, TripState


def make_valid(work: Work, row: GatePass) -> None:
    """Makes a pass valid whose last signature was given; the paper is printed at the dispatch desk.

    Raises:
        Refused: H-06 load open, F-03 export numbers missing.
    """
    may_become_valid(work, row)
    numbers = order_numbers(work, row)
    claims = claiming.fixed(row)
    assert claims is not None, "signed without claims"
    row.valid_from, row.valid_until = claims.not_before, claims.expires
    move(work, row, PassState.VALID)
    for number in numbers:
        dispatch_service.mark(work, number, DispatchState.CLEARED)
    if row.trip_no:
        dispatch_service.mark_trip(work, row.trip_no, TripState.CLEARED)
    print_pass(work, row)
    work.emit(PassBecameValid(row.number, row.trip_no, numbers))


def may_become_valid(work: Work, row: GatePass) -> None:
    """Everything but the signatures that a pass needs before it holds.

    Raises:
        Refused: H-06 load open, F-03 export numbers missing.
    """
    rules.load_must_be_closed(row.trip_no or row.number, row.load_closed_at)
    for number in order_numbers(work, row):
        must_have_export_papers(work.session, number)


def must_have_export_papers(session: Session, dispatch_no: str) -> None:
    """Export numbers of a 发货单 are there, where its order goes abroad.

    Raises:
        Refused: F-03.
        NotFound: No such 发货单.
    """
    order = dispatch.dispatch_order(session, dispatch_no)
    if order is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "发货单"), dispatch_no)
    if not orders.order(session, order.order_no).needs.export:
        return
    papers = queries.export_papers(session, dispatch_no) or ExportPapersView(dispatch_no, "", "", "", None)
    rules.export_papers_must_be_complete(
        dispatch_no, papers.inspection_no, papers.not_required_reason, papers.declaration_no, papers.declared_on
    )


def note_export_papers(
    work: Work, dispatch_no: str, *, inspection_no: str = "", not_required_reason: str = "", declaration_no: str = "",
    declared_on: date | None = None,
) -> ExportPapersView:  # fmt: skip
    """Enters inspection and customs numbers of an export order (F-03).

    While a valid pass stands on the order they may be put right and not taken out: the gate lets out what it was signed with.

    Raises:
        NotFound: No such dispatch order.
        Refused: F-03, something would be missing behind a valid pass.
    """
    work.require(Role.SALES)
    if dispatch.dispatch_order(work.session, dispatch_no) is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "发货单"), dispatch_no)
    row = work.session.scalar(select(ExportPapers).where(ExportPapers.dispatch_no == dispatch_no))
    if row is None:
        row = ExportPapers(dispatch_no=dispatch_no)
        work.session.add(row)
    row.inspection_no, row.not_required_reason = inspection_no.strip(), not_required_reason.strip()
    row.declaration_no, row.declared_on = declaration_no.strip(), declared_on
    work.audit("note_export_papers", "export_papers", dispatch_no, inspection=row.inspection_no, declaration=row.declaration_no)
    work.session.flush()
    if queries.has_valid(work.session, dispatch_no):
        must_have_export_papers(work.session, dispatch_no)
    return ExportPapersView(dispatch_no, row.inspection_no, row.not_required_reason, row.declaration_no, row.declared_on)
