"""《质检信息反馈跟踪表》 and 质量报告 as paper (forms 39 and 41)."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy.orm import Session

from app.aftersales import tracking_queries as queries
from app.aftersales.tracking_views import (
    Disposition,
    GoodsLine,
    OpinionKind,
    ReplyView,
    Role,
    Severity,
    TrackingCause,
    TrackingDisposition,
    TrackingSource,
    TrackingView,
    Where,
)
from app.core.clock import site_day, site_time
from app.core.errors import not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import word
from app.printing.making import Making
from app.settings.service import setting_int
from app.slips import quality_report as report_slip
from app.slips import tracking_form as slip
from app.slips.model import Signature

_SOURCES = {
    TrackingSource.CUSTOMER: slip.Source.CUSTOMER, TrackingSource.REJECTED: slip.Source.REJECTED,
    TrackingSource.RECHECK: slip.Source.RECHECK, TrackingSource.PROCESS: slip.Source.PROCESS,
}  # fmt: skip
_LEVELS = {Severity.MAJOR: slip.Level.MAJOR, Severity.URGENT: slip.Level.SERIOUS}
_CAUSES = {
    TrackingCause.DESIGN: slip.CauseKind.DESIGN, TrackingCause.PART: slip.CauseKind.PART, TrackingCause.ASSEMBLY: slip.CauseKind.ASSEMBLY,
    TrackingCause.TRANSPORT: slip.CauseKind.TRANSPORT, TrackingCause.USE: slip.CauseKind.USE,
}  # fmt: skip
_DECISIONS = {
    TrackingDisposition.REWORK: slip.Decision.REWORK, TrackingDisposition.REPAIR: slip.Decision.REPAIR,
    TrackingDisposition.CONCESSION: slip.Decision.CONCESSION, TrackingDisposition.SCRAP: slip.Decision.SCRAP,
    TrackingDisposition.EXCHANGE: slip.Decision.EXCHANGE, TrackingDisposition.SUPPLIER_RETURN: slip.Decision.SUPPLIER_RETURN,
}  # fmt: skip
DEPARTMENT_NAMES = {
    Role.PLANNING: QT_TRANSLATE_NOOP("app", "生产计划部"), Role.RESEARCH: QT_TRANSLATE_NOOP("app", "研发部/开发部"),
    Role.PROCESS: QT_TRANSLATE_NOOP("app", "工艺部"), Role.PURCHASING: QT_TRANSLATE_NOOP("app", "采购部"),
    Role.AFTER_SALES: QT_TRANSLATE_NOOP("app", "售后部"), Role.ASSEMBLER: QT_TRANSLATE_NOOP("app", "生产车间"),
    Role.LOGISTICS_HEAD: QT_TRANSLATE_NOOP("app", "物流科"), Role.SALES: QT_TRANSLATE_NOOP("app", "市场部"),
    Role.TECHNICAL_SERVICE: QT_TRANSLATE_NOOP("app", "技术服务"), Role.STOREKEEPER: QT_TRANSLATE_NOOP("app", "成品仓库"),
}  # fmt: skip
"""Departments by the role of their people, as the form calls them (X-16)."""

_WHERE = {Where.WORKS: "库存", Where.TRANSIT: "在途", Where.DELIVERED: "已交付", Where.ASIDE: "退回/报废"}
_DONE = {Disposition.BACK: "复查后放行", Disposition.REWORK: "返工", Disposition.SCRAP: "报废"}


def tracking_form(session: Session, document: str, making: Making) -> bytes:
    """Builds the form.

    Raises:
        NotFound: No such form.
    """
    found = queries.form(session, document)
    if found is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "质检信息反馈跟踪表"), document)
    today = site_day(making.printing.printed_at)
    paper = slip.TrackingForm(
        company=making.company, form=making.form, printing=making.printing, void=making.void, signatures=tuple(_signed(found)),
        number=found.number, date=site_day(found.made_at), level=_LEVELS.get(found.severity, slip.Level.NORMAL),
        source=_SOURCES[found.source], source_no=found.source_no, customer=found.customer, delivered_on=found.delivered_on,
        product=f"{found.product} {found.model}", identity=found.identity, facts=found.facts, photos=found.photos,
        cause=found.cause, cause_kind=_CAUSES[found.cause_kind] if found.cause_kind is not None else "", scope=found.scope,
        goods=_goods(found), held=any(line.pending or line.decided for line in found.goods),
        disposition=_DECISIONS[found.disposition] if found.disposition is not None else "", design_change=found.design_change,
        disposition_words=found.disposition_words, opinion=_opinion(found),
        answer_days=setting_int(session, "ncr.answer_days", found.made_at),
        replies=tuple(_reply(one, one.late_at(today)) for one in found.replies), effective=found.effective,
        verify_words=found.verify_words, verifier=found.verifier, verified_on=site_day(found.closed_at) if found.closed_at else None,
        followed_by=found.followed_by,
    )  # fmt: skip
    return slip.render(paper, making.copies)


def _signed(found: TrackingView) -> Iterable[Signature]:
    yield Signature("填表", found.maker, site_time(found.made_at))
    if found.closed_at is not None:
        yield Signature("关闭", found.verifier, site_time(found.closed_at))


def _goods(found: TrackingView) -> tuple[slip.GoodsRow, ...]:
    """The goods where they stood; where there are none in the works or with a customer the form says so."""
    rows = [
        slip.GoodsRow(_WHERE[line.where], line.product, "", line.identities, f"{line.quantity} {line.unit}", line.place or "——",
                      _measure(line, found.measure))
        for line in found.goods
    ]  # fmt: skip
    return tuple(rows)


def _measure(line: GoodsLine, said: str) -> str:
    """What is done with them: what was decided, else that they are on hold, and what quality ordered at once."""
    done = "、".join(_DONE[one] for one in line.decided)
    if done:
        return done
    return "，".join(filter(None, ("冻结" if line.pending else "", said.replace("\n", " "))))


def _opinion(found: TrackingView) -> str:
    return "；".join(
        f"{site_time(one.given_at):%m-%d %H:%M} {'走访' if one.kind is OpinionKind.VISIT else '告知'} {one.told}：{one.words}"
        for one in found.opinions
    ).replace("\n", " ")


def _reply(one: ReplyView, late: bool) -> slip.ReplyRow:
    received = f"{one.receiver} {site_time(one.received_at):%m-%d}" if one.received_at is not None else ""
    late = late or (one.answered_at is not None and site_day(one.answered_at) > one.due_on)
    finish = f"{one.finish_on:%m-%d}" if one.finish_on is not None else ""
    return slip.ReplyRow(DEPARTMENT_NAMES[one.department], received, f"{one.due_on:%m-%d}", one.answer, one.responsible, finish, late)


def quality_report(session: Session, document: str, making: Making) -> bytes:
    """Builds the quality report of a form.

    Raises:
        NotFound: No such form, or no report on it.
    """
    found = queries.form(session, document)
    if found is None or found.report is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "质量报告"), document)
    report = found.report
    signed = [Signature("编写", report.writer, site_time(report.written_at))]
    if report.technical_at is not None:
        signed.append(Signature("会签", report.technician, site_time(report.technical_at)))
    if report.approved_at is not None:
        signed.append(Signature("批准", report.approver, site_time(report.approved_at)))
    outside = [line for line in found.goods if line.where in (Where.TRANSIT, Where.DELIVERED)]
    counted: dict[tuple[str, str], int] = {}
    for line in outside:
        key = line.place or word(line.state), line.unit
        counted[key] = counted.get(key, 0) + line.quantity
    paper = report_slip.QualityReport(
        company=making.company, form=making.form, printing=making.printing, void=making.void, signatures=tuple(signed),
        number=found.number, date=site_day(report.written_at), form_no=found.number, product=f"{found.product} {found.model}",
        customers="；".join(f"{name} {count} {unit}" for (name, unit), count in counted.items()), serials=tuple(report.serials.split()),
        facts=report.facts, cause=report.cause, risk=report.risk, measures=report.measures,
    )  # fmt: skip
    return report_slip.render(paper, making.copies)
