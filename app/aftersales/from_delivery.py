"""Cases that a delivery makes by itself: a problem phoned in, a question left open, a difference in the counts, remarks at acceptance."""

from __future__ import annotations

from sqlalchemy import func, select

from app.aftersales import returns_service
from app.aftersales.case_opening import open_case
from app.aftersales.events import CaseClosed
from app.aftersales.returns_notes import note_on_case
from app.aftersales.returns_views import ReturnDraft
from app.aftersales.rules import no_case_may_be_open
from app.aftersales.views import CaseChannel, CaseDraft, CaseKind
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.delivery import claims, claims_found, problems
from app.delivery.events import AcceptedWithRemarks, ClosingUndisputed, CustomerProblem, DiscrepancyOpened, GoodsFound
from db.models.aftersales import ServiceCase
from db.states import CaseState


def take_problem(work: Work, event: CustomerProblem) -> None:
    """Makes the case of a problem, or adds it to the open one of the same delivery; its clock runs from the call (I-04, I-18, J-02)."""
    draft = CaseDraft(
        "", event.words, event.customer_id, event.customer, CaseChannel.FIELD_REPORT, caller=event.caller, phone=event.phone,
        kind=event.kind, called_at=event.told_at, record_no=event.record_no,
    )  # fmt: skip
    view = open_case(work, draft)
    if event.problem_id is not None:
        problems.note_case(work, event.problem_id, view.number)


def take_discrepancy(work: Work, event: DiscrepancyOpened) -> None:
    """One case for the differences of a delivery: sales' side and the carrier's stand on it (I-10, X-11, X-23)."""
    what = "、".join(f"{goods} {word(kind)} {pieces} {unit}" for kind, goods, pieces, unit in event.items)
    draft = CaseDraft(
        "", "；".join(filter(None, (what, event.words))), event.customer_id, event.customer, CaseChannel.FIELD_REPORT,
        caller=event.reporter, phone=event.phone, kind=CaseKind.DISCREPANCY, record_no=event.record_no,
    )  # fmt: skip
    claims.note_case(work, event.record_no, open_case(work, draft).number)


def take_remarks(work: Work, event: AcceptedWithRemarks) -> None:
    """An acceptance with remarks, or a rejection, opens a case by itself (I-17)."""
    how = "客户拒收" if event.rejected else "有保留验收"
    draft = CaseDraft(
        "", f"{how}：{event.words}", event.customer_id, event.customer, CaseChannel.FIELD_REPORT, phone=event.phone,
        kind=CaseKind.QUALITY, record_no=event.record_no,
    )  # fmt: skip
    open_case(work, draft)


def on_closing_undisputed(work: Work, event: ClosingUndisputed) -> None:
    """Handler: what was phoned in about a delivery, or is in dispute, keeps it open while its case is (X-13, I-04).

    Raises:
        Refused: X-13.
    """
    open_cases = select(ServiceCase.number).where(ServiceCase.record_no == event.record_no, ServiceCase.state != CaseState.CLOSED)
    no_case_may_be_open(event.record_no, list(work.session.scalars(open_cases.order_by(ServiceCase.id))))


def on_goods_found(work: Work, event: GoodsFound) -> None:
    """Handler: goods that were lost came after all. Those that come back get their 退货单 at once, without which the gate refuses them."""
    if not event.back:
        note_on_case(work, event.case_no, QT_TRANSLATE_NOOP("app", "{claim} 丢失的箱晚到：{how}"), claim=event.claim_no, how=event.words)
        return
    if not event.goods:  # they stand in the works again already
        return
    reason = str(say(QT_TRANSLATE_NOOP("app", "{claim} 丢失后找到，退回：{words}"), claim=event.claim_no, words=event.words))[:200]
    number = returns_service.expect(work, ReturnDraft(event.goods, reason, event.case_no, event.record_no)).number
    claims_found.note_return(work, event.claim_no, event.boxes, number)


def on_case_closed(work: Work, event: CaseClosed) -> None:
    """The last case about a delivery was closed, whatever it came to be called: what was accepted with remarks is settled (I-17)."""
    row = work.session.scalar(select(ServiceCase).where(ServiceCase.number == event.case_no))
    if row is None or row.state is not CaseState.CLOSED or not row.record_no:
        return
    others = select(func.count(ServiceCase.id)).where(ServiceCase.record_no == row.record_no, ServiceCase.state != CaseState.CLOSED)
    if not work.session.scalar(others):
        claims.settle_remarks(work, row.record_no)
