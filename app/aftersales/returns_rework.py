"""What quality judged reworkable on a 退货单 gets its 返工单 at once (J-19, J-21, section 3.6)."""

from __future__ import annotations

from app.aftersales import rework_service
from app.aftersales.events import ReturnJudged
from app.aftersales.rework_rows import rows_with
from app.aftersales.rework_views import ReworkDraft
from app.core.work import Work
from app.units import queries as units
from db.states import ReturnJudgement


def open_rework(work: Work, event: ReturnJudged) -> None:
    """Handler: opens the 返工单, which names the 退货单 as its test record.

    Not where one names the unit already, and not for pieces of a lot that are still at the customer's: those wait until they are here.
    """
    if event.judgement is not ReturnJudgement.REWORK:
        return
    one = units.unit(work.session, event.identity) is not None
    if one and rows_with(work, [event.identity]):
        return
    if not one and not event.received:
        return
    serials, lot_no, pieces = ([event.identity], "", 0) if one else ([], event.identity, event.quantity)
    rework_service.propose(work, ReworkDraft(serials, event.return_no, lot_no, pieces, event.case_no, content=event.words))
