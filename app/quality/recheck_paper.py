"""The 物资复验记录 as paper (form 9, D-12)."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.core.clock import site_day, site_time
from app.core.errors import not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.printing.making import Making
from app.quality import queries
from app.quality.papers import GROUP_WORDS
from app.slips import recheck_record as slip
from app.slips.inspection_sheet import InspectionItem
from app.slips.model import Signature
from app.storage import shelf_queries
from app.storage.shelf_views import LastDay, RecheckState
from db.states import InspectionVerdict

_CAUSES = {LastDay.KEEPING: slip.Cause.KEEPING, LastDay.STORAGE: slip.Cause.STORAGE}


def recheck_record(session: Session, document: str, making: Making) -> bytes:
    """Builds the 物资复验记录; while quality has not decided, with the items that are to be tested.

    Raises:
        NotFound: No such record.
    """
    found = shelf_queries.recheck(session, document)
    if found is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "物资复验记录"), document)
    sheet = queries.inspection(session, found.inspection_no) if found.inspection_no else None
    signed = [Signature("提出人", found.raiser, site_time(found.raised_at))]
    if found.judged_at is not None:
        signed.append(Signature("质检员", found.inspector, site_time(found.judged_at)))
    paper = slip.RecheckRecord(
        company=making.company, form=making.form, printing=making.printing, void=making.void, signatures=tuple(signed),
        number=found.number, date=site_day(found.raised_at), cause=_CAUSES[found.cause], product=found.product, model=found.model,
        serials=found.identities, quantity=f"{found.quantity} {found.unit}", supplier=found.supplier,
        supplier_lot=found.supplier_lot, received_on=found.received_on, old_until=found.old_until, new_until=found.new_until,
        extensions=found.extensions, sheet_no=found.inspection_no,
        rechecked_on=site_day(found.judged_at) if found.judged_at else None,
        items=tuple(
            InspectionItem(
                GROUP_WORDS[i.group], i.name, i.requirement, f"{i.measured} {i.unit}".strip() if i.measured else "",
                None if i.verdict is None else i.verdict is InspectionVerdict.PASS, i.instrument,
            )
            for i in (sheet.items if sheet else ())
        ),
        passed={RecheckState.PASSED: True, RecheckState.FAILED: False}.get(found.state), remark=found.remark,
    )  # fmt: skip
    return slip.render(paper, making.copies)
