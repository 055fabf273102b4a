"""验收单 and 安装调试记录 as papers (forms 29 and 30)."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.core.clock import site_day, site_time
from app.core.errors import not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import word
from app.delivery import acceptance, installation
from app.delivery import queries as delivery
from app.delivery.acceptance import AcceptanceResult
from app.delivery.installation import InstallationResult
from app.orders import queries as orders
from app.printing.making import Making
from app.slips import acceptance_sheet as sheet_form
from app.slips import installation_record as job_form
from app.slips.delivery_texts import W

_RESULTS = {AcceptanceResult.ACCEPTED: W.PASS, AcceptanceResult.REMARKS: W.PASS_REMARKS, AcceptanceResult.REJECTED: W.REJECT}
_RUNS = {
    InstallationResult.RUNNING: W.RUNNING, InstallationResult.OPEN_POINTS: W.OPEN_POINTS, InstallationResult.FAILED: W.NOT_RUNNING,
}  # fmt: skip


def acceptance_sheet(session: Session, document: str, making: Making) -> bytes:
    """Builds the sheet as it stands: empty before the check, filled after it.

    Raises:
        NotFound: No such sheet.
    """
    view = acceptance.sheet(session, document)
    if view is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "验收单"), document)
    order = orders.order(session, view.order_no)
    record = delivery.record(session, view.record_no) if view.record_no else None
    goods = [(line.product_name, line.model, line.quantity, line.unit) for line in order.lines]
    if record is not None:  # what this delivery brought
        goods = [(line.product_name, line.model, line.shipped, line.unit) for line in record.lines]
    paper = sheet_form.AcceptanceSheet(
        company=making.company, form=making.form, printing=making.printing, number=view.number,
        date=site_day(view.agreed_at) if view.agreed_at else site_day(making.printing.printed_at), void=making.void,
        customer=order.customer_name, place=f"{order.destination} {order.address}".strip(), order_no=order.number,
        contract_no=order.contract_no, dispatch_no=view.record_no,
        goods=tuple(f"{name} {model} × {pieces} {unit}" for name, model, pieces, unit in goods),
        agreed_with=view.agreed_with, agreed_on=site_day(view.agreed_at) if view.agreed_at else None,
        lines=tuple(
            sheet_form.CriterionLine(x.name, x.requirement, x.measured, word(x.verdict) if x.verdict else "") for x in view.criteria
        ),
        explained=view.explained, result=_RESULTS[view.result] if view.result else "", remarks=view.remarks, accepted_on=view.checked_on,
    )  # fmt: skip
    return sheet_form.render(paper, making.copies)


def installation_record(session: Session, document: str, making: Making) -> bytes:
    """Builds the record as it stands: empty before the work, filled after it.

    Raises:
        NotFound: No such record.
    """
    view = installation.job(session, document)
    if view is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "安装调试记录"), document)
    goods = (*view.goods, *(("、".join(view.serials),) if view.serials else ()))
    paper = job_form.InstallationRecord(
        company=making.company, form=making.form, printing=making.printing, number=view.number, date=site_day(view.appointed_at),
        void=making.void, customer=view.customer, site=view.site, contact=view.contact, order_no=view.order_no,
        dispatch_no=view.dispatch_no, goods=goods, procedure=view.procedure, team="、".join(filter(None, (view.technician, view.team))),
        appointed_at=site_time(view.appointed_at), arrived_at=site_time(view.arrived_at) if view.arrived_at else None,
        lines=tuple(
            job_form.StepLine(x.name, x.method, x.value, "" if x.good is None else "合格" if x.good else "不合格") for x in view.steps
        ),
        result=_RUNS[view.result] if view.result else "", left_open=view.left_open,
        finished_at=site_time(view.finished_at) if view.finished_at else None,
    )  # fmt: skip
    return job_form.render(paper, making.copies)
