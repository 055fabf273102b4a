"""The quality report on products that are installed already (form 41, J-18): quality writes, technicians sign, leaders approve."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from app.aftersales import tracking_queries as queries
from app.aftersales.tracking_views import TrackingView, Where
from app.core.entry import clean_note
from app.core.errors import Conflict, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.printing.service import void_papers
from db.models.tracking import QualityReport
from db.states import Role

PAPER = "quality_report"
TECHNICIANS = (Role.RESEARCH, Role.PROCESS, Role.TECHNICAL_SERVICE)
APPROVERS = (Role.LEADERSHIP, Role.DELIVERY_MANAGEMENT)


@dataclass(frozen=True)
class ReportDraft:
    """The four parts of a report."""

    facts: str
    cause: str
    risk: str
    measures: str


def write_report(work: Work, number: str, draft: ReportDraft) -> TrackingView:
    """Writes the report of a form, or writes it anew: then technicians and leaders have to sign again.

    Raises:
        BadInput: One of the parts is blank.
        Conflict: The form names no goods outside the works: nothing of it is installed.
        NotFound: No such form.
    """
    work.require(Role.INSPECTOR)
    form = queries.row(work, number)
    parts = {
        "facts": clean_note(QT_TRANSLATE_NOOP("app", "事实与数据"), draft.facts, needed=True),
        "cause": clean_note(QT_TRANSLATE_NOOP("app", "原因分析"), draft.cause, needed=True),
        "risk": clean_note(QT_TRANSLATE_NOOP("app", "风险评估"), draft.risk, needed=True),
        "measures": clean_note(QT_TRANSLATE_NOOP("app", "纠正与预防措施"), draft.measures, needed=True),
    }
    lines = [line for line in queries.view(work, number).goods if line.where in (Where.DELIVERED, Where.TRANSIT)]
    if not lines:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{number} 没有已交付的产品，不用写质量报告"), number=number))
    serials = " ".join(dict.fromkeys(one for line in lines for one in line.identities))
    row = _row(work, form.id)
    if row is None:
        row = QualityReport(form_id=form.id, serials=serials, written_at=work.now, writer_id=work.actor.person_id, **parts)
        work.session.add(row)
    else:
        for name, words in parts.items():
            setattr(row, name, words)
        row.serials, row.written_at, row.writer_id = serials, work.now, work.actor.person_id
        row.technical_at = row.technician_id = row.approved_at = row.approver_id = None
        void_papers(work, number, str(say(QT_TRANSLATE_NOOP("app", "质量报告已改写"))), paper=PAPER)
    work.session.flush()
    work.audit("write_quality_report", PAPER, number)
    return queries.view(work, number)


def sign_report(work: Work, number: str) -> TrackingView:
    """A technician signs the report with quality.

    Raises:
        Conflict: Signed already.
        NotFound: No such form, or no report on it.
    """
    work.require(*TECHNICIANS)
    row = _written(work, number)
    if row.technical_at is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "质量报告 {number} 已会签"), number=number))
    row.technical_at, row.technician_id = work.now, work.actor.person_id
    work.session.flush()
    work.audit("sign_quality_report", PAPER, number)
    return queries.view(work, number)


def approve_report(work: Work, number: str) -> TrackingView:
    """The report is approved.

    Raises:
        Conflict: No technician has signed, or approved already.
        NotFound: No such form, or no report on it.
    """
    work.require(*APPROVERS)
    row = _written(work, number)
    if row.technical_at is None or row.approved_at is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "质量报告 {number} 还没有会签，或已批准"), number=number))
    row.approved_at, row.approver_id = work.now, work.actor.person_id
    work.session.flush()
    work.audit("approve_quality_report", PAPER, number)
    return queries.view(work, number)


def _row(work: Work, form_id: int) -> QualityReport | None:
    return work.session.scalar(select(QualityReport).where(QualityReport.form_id == form_id).with_for_update())


def _written(work: Work, number: str) -> QualityReport:
    row = _row(work, queries.row(work, number).id)
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "质量报告"), number)
    return row
