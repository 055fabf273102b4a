"""Builds the input of 返工单 and 返工图纸及返修工艺 from committed data."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.aftersales import rework_queries as queries
from app.aftersales.rework_views import ReworkPaper
from app.core.clock import site_day, site_time
from app.core.errors import not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import word
from app.orders import queries as orders
from app.printing.making import Making
from app.quality import queries as quality
from app.slips import rework_order as order_slip
from app.slips import rework_process as process_slip
from app.slips.model import CopyName, Signature
from db.states import InspectionVerdict


def rework_order(session: Session, document: str, making: Making) -> bytes:
    """返工单 as PDF; `document` is its number.

    Raises:
        NotFound: No such order.
    """
    view = queries.order(session, document)
    sheet = quality.inspection(session, view.inspection_no) if view.inspection_no else None
    task = orders.task(session, view.task_no) if view.task_no else None
    signed = [Signature("判定", view.author, site_time(view.created_at))]
    if task is not None and task.created_at is not None:
        signed.append(Signature("编制", task.author, site_time(task.created_at)))
    if sheet is not None and sheet.judged_at is not None:
        signed.append(Signature("复检", sheet.inspector, site_time(sheet.judged_at)))
    verdict = sheet.verdict if sheet is not None else None
    in_force = [found for kind in ReworkPaper if (found := view.in_force(kind)) is not None]
    paper = order_slip.ReworkOrder(
        company=making.company, form=making.form, printing=making.printing, void=making.void, number=view.number,
        date=site_day(view.created_at), signatures=tuple(signed), ncr_no=view.ncr_no, case_no=view.case_no, test_no=view.test_no,
        customer=view.customer, product=view.product, model=view.model, serials=view.identities,
        quantity=f"{view.quantity} {view.unit}", branch=word(view.branch) if view.branch else "", reason=view.reason,
        content=view.content, workshop=view.workshop, due=view.due_on, redeliver_on=view.redeliver_on, task_no=view.task_no,
        old_cards=tuple(dict.fromkeys(one.old_card for one in view.units if one.old_card)), new_card=view.card_no,
        papers=tuple(
            order_slip.PaperLine(
                word(one.kind), one.number, one.revision, one.author, one.approver, site_day(one.approved_at) if one.approved_at else None
            )
            for one in in_force
        ),
        old_certificates=tuple(one.old_certificate for one in view.units),
        new_certificates=tuple(one.new_certificate for one in view.units), inspection_no=view.inspection_no,
        passed=None if verdict is None else verdict is InspectionVerdict.PASS,
    )  # fmt: skip
    return order_slip.render(paper, _copies(making, order_slip.COPIES))


def rework_process(session: Session, document: str, making: Making) -> bytes:
    """返工图纸及返修工艺 (form 42) as PDF; `document` is the number of the 返工单, a stroke, and the key of the process.

    Raises:
        NotFound: No such order, or no such process on it.
    """
    number, _, key = document.partition("/")
    view = queries.order(session, number)
    found = next((one for one in view.documents if str(one.document_id) == key and one.kind is ReworkPaper.PROCESS), None)
    if found is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "返修工艺"), document)
    signed = [Signature("编制", found.author, site_time(found.issued_at))]
    if found.approved_at is not None:
        signed.append(Signature("批准", found.approver, site_time(found.approved_at)))
    paper = process_slip.ReworkProcess(
        company=making.company, form=making.form, printing=making.printing, void=making.void, number=found.number, code=view.number,
        date=site_day(found.issued_at), signatures=tuple(signed), rework_no=view.number, ncr_no=view.ncr_no, revision=found.revision,
        drawing=view.goes_by[0], product=view.product, model=view.model, serials=view.identities,
        quantity=f"{view.quantity} {view.unit}", customer=view.customer, content=view.content,
        steps=tuple(process_slip.Step(what, check) for what, check in found.steps),
    )  # fmt: skip
    return process_slip.render(paper, _copies(making, process_slip.COPIES))


def _copies(making: Making, standard: tuple[CopyName, ...]) -> tuple[CopyName, ...]:
    return making.copies if any(copy.name for copy in making.copies) else standard
