"""The paper of the 领料单 (C-05)."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.core.clock import site_time
from app.materials import queries
from app.materials.views import IssueView, RequisitionView
from app.printing.making import Making
from app.slips import requisition as slip
from app.slips.model import Signature
from db.states import RequisitionKind

STORE = "原材料库"
"""Packaging lies in the raw-material store (S20 §6.1.4)."""
_PURPOSES = {RequisitionKind.PACKAGING: slip.Purpose.PACKAGING, RequisitionKind.REPLACEMENT: slip.Purpose.REPLACEMENT}


def issue_document(number: str, nth: int) -> str:
    """Name of the slip of one hand-over in the paper register, e.g. `LL26000001-2`."""
    return f"{number}-{nth}"


def requisition(session: Session, document: str, making: Making) -> bytes:
    """领料单 as PDF; `document` is its number, or `issue_document` for the slip of one hand-over.

    Raises:
        NotFound: No such 领料单.
    """
    number, _, part = document.partition("-")
    found = queries.requisition(session, number)
    issue = next((one for one in found.issues if str(one.nth) == part), None)
    at = site_time(found.submitted_at or found.made_at)
    signed = [Signature("制单", found.author, at)] if found.author else []
    if issue is not None:
        at = site_time(issue.at)
        signed.append(Signature("发料人", issue.issuer, at))
        if issue.receiver and issue.received_at is not None:
            signed.append(Signature("领料人", issue.receiver, site_time(issue.received_at)))
    paper = slip.Requisition(
        company=making.company, form=making.form, printing=making.printing, void=making.void, signatures=tuple(signed),
        number=number, date=at.date(), purpose=_PURPOSES[found.kind], department=found.department, task_no=found.task_no,
        store=STORE, lines=_lines(session, found, issue), nth=issue.nth if issue else 0, remark=found.note,
    )  # fmt: skip
    return slip.render(paper, making.copies)


def _lines(session: Session, found: RequisitionView, issue: IssueView | None) -> tuple[slip.RequisitionLine, ...]:
    items = queries.items_by_key(session, (line.key for line in found.lines))
    lines = []
    for line in found.lines:
        size = items[line.key].size_mm
        spec = "×".join(str(side) for side in size) if all(size) else line.kind_name
        now, issued = None, 0
        if issue is not None:
            now = issue.pieces.get(line.key, 0)
            issued = sum(one.pieces.get(line.key, 0) for one in found.issues if one.nth <= issue.nth)
        lines.append(slip.RequisitionLine(line.key, line.name, spec, line.unit, line.quantity, now, issued, items[line.key].place))
    return tuple(lines)
