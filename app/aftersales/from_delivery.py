"""Cases that a delivery makes by itself: a problem phoned in from the customer's door, a question that stayed open on the slip."""

from __future__ import annotations

from app.aftersales.case_opening import open_case
from app.aftersales.views import CaseChannel, CaseDraft
from app.core.work import Work
from app.delivery import problems
from app.delivery.events import CustomerProblem


def take_problem(work: Work, event: CustomerProblem) -> None:
    """Makes the case of a problem, or adds it to the open one of the same delivery; its clock runs from the call (I-04, I-18, J-02)."""
    draft = CaseDraft(
        "", event.words, event.customer_id, event.customer, CaseChannel.FIELD_REPORT, caller=event.caller, phone=event.phone,
        kind=event.kind, called_at=event.told_at, record_no=event.record_no,
    )  # fmt: skip
    view = open_case(work, draft)
    if event.problem_id is not None:
        problems.note_case(work, event.problem_id, view.number)
