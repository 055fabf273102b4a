"""The 查询/索赔单 as paper (form 52)."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.core.clock import site_day, site_time
from app.core.errors import not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import word
from app.delivery import claims_queries as queries
from app.printing.making import Making
from app.slips import claim as form
from app.slips.model import Signature


def claim(session: Session, document: str, making: Making) -> bytes:
    """Builds the claim as it stands.

    Raises:
        NotFound: No such claim.
    """
    view = queries.claim(session, document)
    if view is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "查询/索赔单"), document)
    result = "  ".join(filter(None, (word(view.result) if view.result else "", view.result_words)))
    paper = form.ClaimPaper(
        company=making.company, form=making.form, printing=making.printing, number=view.number, date=site_day(view.asked_at),
        void=making.void, signatures=(Signature("物流", view.maker, site_time(view.asked_at)),) if view.maker else (),
        carrier=view.party, asked_whom=view.asked_whom, waybill=view.waybill_no, plate=view.plate, record_no=view.record_no,
        dispatch_no=view.dispatch_no, case_no=view.case_no, trip_no=view.trip_no, customer=view.customer, value_fen=view.value_fen,
        boxes=tuple(form.ClaimBoxLine(box.box_no, box.sscc, box.contents, box.damaged) for box in view.boxes),
        asked_at=site_time(view.asked_at), answer_due=view.answer_due, question=view.question, claimed_fen=view.claimed_fen,
        claimed_on=site_day(view.claimed_at) if view.claimed_at else None, evidence=view.evidence, files=len(view.attachments),
        deadline=view.deadline, answer=view.answer, agreed_fen=view.agreed_fen, received_fen=view.received_fen, result=result,
    )  # fmt: skip
    return form.render(paper, making.copies)
