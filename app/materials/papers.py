"""The paper of the 领料单 (C-05)."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.core.clock import site_time
from app.devices.code_table import COMMAND_PREFIX
from app.materials import queries
from app.materials.views import IssueView, RequisitionView
from app.printing.making import Making
from app.slips import badges
from app.slips import requisition as slip
from app.slips.model import Signature
from app.slips.texts import T
from app.storage import queries as storage
from db.states import RequisitionKind

CODES, ALL_CODES = "packaging_codes", "ALL"
"""Name of the sheet of barcodes in the register, and its document for every item in use."""
COUNTS = (2, 4, 5, 6, 8, 10, 12, 20, 24, 30, 40, 50, 60, 100)
"""Counts on the sheet; any other is keyed."""
GOODS_STORE = "成品库"
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
    if found.kind is RequisitionKind.REPLACEMENT:
        return _replacement(session, found, making)
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


def _replacement(session: Session, found: RequisitionView, making: Making) -> bytes:
    """The slip of a 补换: good pieces in place of a rejected one, with its 服务单 (J-20, X-25)."""
    product = catalog.product(session, found.product_id or 0)
    at = site_time(found.submitted_at or found.made_at)
    place = next(iter(storage.places_for(session, product.product_id)), None)
    line = slip.RequisitionLine(
        product.code, product.name, product.model, product.unit, found.pieces, found.drawn or None, found.drawn, place.code if place else ""
    )
    paper = slip.Requisition(
        company=making.company, form=making.form, printing=making.printing, void=making.void, number=found.number, date=at.date(),
        signatures=(Signature("制单", found.author, at),) if found.author else (), purpose=_PURPOSES[found.kind],
        department=found.department, store=GOODS_STORE, lines=(line,), remark=found.note,
        task_no=f"{found.case_no} {T.INSTEAD_OF.format(identity=found.replaces)}",
    )  # fmt: skip
    return slip.render(paper, making.copies)


def packaging_codes(session: Session, document: str, making: Making) -> bytes:
    """The barcodes of packaging items, and counts to scan before them, on sheets to be cut; `document` is `ALL` or one key.

    Raises:
        NotFound: No such item.
    """
    chosen = queries.items(session, active_only=True) if document == ALL_CODES else [queries.item(session, document)]
    found = tuple(badges.Command(item.name, item.code, f"{item.kind_name}  {item.place}".strip()) for item in chosen)
    counts = tuple(badges.Command(f"× {n}", f"{COMMAND_PREFIX}{n}") for n in COUNTS)
    sections = (badges.Section(T.PACKAGING_CODES, found), badges.Section(T.COUNT_CODES, counts if document == ALL_CODES else ()))
    return badges.render(badges.BadgeSheet(making.company, making.form, making.printing, sections=sections))


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
