"""Commands of quality on goods at the end of their keeping period: the recheck as one form, with its sheet and its paper (D-12, D-09)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.core.entry import clean
from app.core.errors import Conflict, bad_input
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.printing.service import print_paper, times_printed
from app.quality import queries, service
from app.quality.events import InspectionFailed
from app.quality.views import InspectionKind, InspectionView
from app.storage import rechecks, shelf_queries
from app.storage.shelf_views import RecheckState, RecheckView
from db.states import InspectionVerdict, Role

PAPER = "recheck_record"


@dataclass(frozen=True)
class Finding:
    """What was found for one item of the inspection standard: measured values, or words and the verdict."""

    no: int
    measured: str = ""
    verdict: InspectionVerdict | None = None


def begin(work: Work, number: str) -> InspectionView:
    """Opens the inspection sheet of a recheck, or gives the open one.

    Raises:
        BadInput: The product has no inspection standard.
        Conflict: The record has its result already.
        NotFound: No such record.
    """
    work.require(Role.INSPECTOR)
    found = rechecks.view(work, number)
    if found.inspection_no:
        sheet = queries.inspection(work.session, found.inspection_no)
        assert sheet is not None
        return sheet
    if found.state is not RecheckState.RAISED:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{number} 已有结论"), number=number))
    sheet = service.open_for_goods(work, InspectionKind.RECHECK, found.identities, found.quantity)
    rechecks.attach_sheet(work, number, sheet.number)
    return sheet


def conclude(
    work: Work, number: str, findings: Sequence[Finding] = (), new_until: date | None = None, remark: str = ""
) -> RecheckView:
    """Enters what the recheck found and closes it: a pass with its new last day frees the goods, a fail puts them on hold (D-12).

    Everything or nothing: what is wrong with one field leaves the whole form as it was.

    Args:
        work: The action.
        number: The 物资复验记录.
        findings: One for each item that has no value yet.
        new_until: The new last day; needed for a pass.
        remark: Anything else.

    Raises:
        BadInput: A value, or the new day of goods that passed, is missing or makes no sense.
        Refused: B-03 an item is not filled; X-09 extended as often as may be, or beyond the expiry date; D-13 expired.
        Conflict: The record has its result already.
    """
    work.require(Role.INSPECTOR)
    words = clean(QT_TRANSLATE_NOOP("app", "备注"), remark)
    sheet = begin(work, number)
    for one in findings:
        service.record_item(work, sheet.number, one.no, one.measured, one.verdict)
    if sheet.verdict is None:
        sheet = service.give_verdict(work, sheet.number, words)
    if sheet.verdict is InspectionVerdict.PASS:
        if new_until is None:
            raise bad_input(QT_TRANSLATE_NOOP("app", "复验合格要填新有效期"))
        found = rechecks.pass_recheck(work, number, new_until, words)
    else:
        found = rechecks.view(work, number)
        if found.state is RecheckState.RAISED:
            found = rechecks.fail_recheck(work, number, words)
    again = str(say(QT_TRANSLATE_NOOP("app", "已有结论"))) if times_printed(work.session, PAPER, number) else ""
    print_paper(work, PAPER, number, reason=again)
    return found


def follow_failure(work: Work, event: InspectionFailed) -> None:
    """Handler: a sheet that was failed at the tab 检验 closes the recheck it belongs to; its goods are on hold already."""
    found = shelf_queries.recheck_of_sheet(work.session, event.inspection_no)
    if found is not None and found.state is RecheckState.RAISED:
        rechecks.fail_recheck(work, found.number, event.nonconformity_no)


def print_record(work: Work, number: str, reason: str = "") -> None:
    """Prints the 物资复验记录; from the second time on with a reason.

    Raises:
        BadInput: No reason.
        NotFound: No such record.
    """
    work.require(Role.STOREKEEPER, Role.LOGISTICS_HEAD, Role.INSPECTOR)
    rechecks.view(work, number)
    print_paper(work, PAPER, number, reason=reason)

