"""What keeps a case from being forgotten: its severity, the leaders' report, the next step, and the measures against a repeat."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.aftersales.case_log import ANY_DESK, KIND, case_row, case_view, lead, moment, must_say, note
from app.aftersales.case_opening import solve_by
from app.aftersales.views import CaseView, MeasureView
from app.core.clock import site_day, site_time
from app.core.entry import clean_note
from app.core.errors import Conflict, bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.identity import queries as identity
from db.models.aftersales import CaseMeasure, ServiceCase
from db.states import CaseEventKind, CaseMeasureKind, CaseState, Role, Severity

VERIFY_AFTER = timedelta(days=30)
"""So long after its day a measure is looked at again, where nobody names a day."""


def set_severity(work: Work, number: str, severity: Severity, words: str) -> CaseView:
    """Changes how bad a case is, with the reason; the solving time follows, the 24 h clock does not.

    A major case is to be reported to the leaders within the hours of the setting (J-16).

    Raises:
        BadInput: No reason.
        Conflict: The case is confirmed or closed.
    """
    row = case_row(work, number)
    lead(work, row, Role.INSPECTOR)
    must_say(words)
    if row.state in (CaseState.CONFIRMED, CaseState.CLOSED):
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "服务单 {number} 已经确认，不能再改级别"), number=number))
    row.severity, row.solve_by = severity, solve_by(work, severity, row.called_at or row.registered_at)
    if severity is not Severity.MAJOR:
        row.major_at = None
    elif row.major_at is None:
        row.major_at = moment(work, row)
    note(work, row, CaseEventKind.SEVERITY, f"{word(severity)}：{_words(words)}")
    work.audit("set_case_severity", KIND, number, severity=severity)
    return case_view(work, row)


def report_to_leaders(work: Work, number: str, whom: str, words: str) -> CaseView:
    """Notes that the leaders were told of a major problem: whom, what, now (J-16).

    Raises:
        BadInput: Nobody named, nothing said.
        Conflict: The case is not a major one, or was reported already.
    """
    row = case_row(work, number)
    lead(work, row, Role.LEADERSHIP, Role.INSPECTOR)
    must_say(whom, words)
    if row.severity is not Severity.MAJOR:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "只有重大服务单须报告领导")))
    if row.reported_at is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "已报告 {whom}"), whom=row.reported_to))
    row.reported_to, row.reported_at = _words(whom), moment(work, row)
    note(work, row, CaseEventKind.LEADERS, f"{row.reported_to}：{_words(words)}", row.reported_at)
    work.audit("report_case", KIND, number, whom=row.reported_to)
    return case_view(work, row)


def set_next(work: Work, number: str, words: str, due: datetime | None, owner_id: int | None) -> CaseView:
    """Agrees on the next step: what, until when, who; blank words end the one that stands (J-35).

    Raises:
        BadInput: A step without a day or an owner, or with one in the past.
        Conflict: The case is closed.
    """
    work.require(*ANY_DESK)
    row = case_row(work, number)
    _must_be_open(row)
    if not words.strip():
        if not row.next_step:
            raise bad_input(QT_TRANSLATE_NOOP("app", "没有约定下一步"))
        note(work, row, CaseEventKind.NEXT_STEP, f"{row.next_step}：已完成")
        row.next_step, row.next_due, row.next_owner_id = "", None, None
        work.audit("end_next_step", KIND, number)
        return case_view(work, row)
    person = identity.person(work.session, owner_id) if owner_id is not None else None
    if due is None or person is None:
        raise bad_input(QT_TRANSLATE_NOOP("app", "下一步要写明做什么、到什么时候、由谁做"))
    if due < work.now:
        raise bad_input(QT_TRANSLATE_NOOP("app", "下一步的期限不能早于现在"))
    row.next_step, row.next_due, row.next_owner_id = _words(words), due, person.person_id
    note(work, row, CaseEventKind.NEXT_STEP, f"{row.next_step}（{person.name}，{site_time(due):%m-%d %H:%M} 前）")
    work.audit("set_next_step", KIND, number, due=due, owner=person.badge)
    return case_view(work, row)


def add_measure(
    work: Work, number: str, kind: CaseMeasureKind, words: str, owner_id: int, due_on: date, verify_on: date | None = None
) -> MeasureView:
    """Enters a corrective or preventive measure with its owner, its day and the day on which it is looked at again (J-29).

    Raises:
        BadInput: No words, a day in the past, looked at before it is due.
        NotFound: No such person.
    """
    row = case_row(work, number)
    lead(work, row, Role.INSPECTOR, Role.TECHNICAL_SERVICE)
    must_say(words)
    person = identity.person(work.session, owner_id)
    if person is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "责任人"), owner_id)
    verify = verify_on or due_on + VERIFY_AFTER
    if due_on < site_day(work.now) or verify < due_on:
        raise bad_input(QT_TRANSLATE_NOOP("app", "完成日期不能早于今天，验证日期不能早于完成日期"))
    made = CaseMeasure(
        case_id=row.id, kind=kind, words=_words(words), owner_id=owner_id, due_on=due_on, verify_on=verify, made_at=work.now
    )
    work.session.add(made)
    work.session.flush()
    note(work, row, CaseEventKind.ACTION, f"{word(kind)}：{made.words}（{person.name}，{due_on:%m-%d} 前）")
    work.audit("add_measure", KIND, number, measure=made.id, owner=person.badge, due=due_on)
    return _measure(work.session, made, row.number)


def finish_measure(work: Work, measure_id: int, words: str) -> MeasureView:
    """Enters that a measure was carried out, and how.

    Raises:
        NotFound: No such measure.
        BadInput: No words.
        Conflict: It is done already.
    """
    made, row = _found(work, measure_id)
    if work.actor.person_id != made.owner_id:
        lead(work, row, Role.INSPECTOR, Role.TECHNICAL_SERVICE)
    must_say(words)
    if made.done_at is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "这项措施已经完成")))
    made.done_at, made.done_words = work.now, _words(words)
    note(work, row, CaseEventKind.ACTION, f"已完成：{made.words}：{made.done_words}")
    work.audit("finish_measure", KIND, row.number, measure=measure_id)
    return _measure(work.session, made, row.number)


def verify_measure(work: Work, measure_id: int, effective: bool, words: str) -> MeasureView:
    """Looks at a measure again; one without effect is open once more (J-29).

    Raises:
        NotFound: No such measure.
        BadInput: No words.
        Conflict: It is not done, or verified already.
    """
    made, row = _found(work, measure_id)
    lead(work, row, Role.INSPECTOR)
    must_say(words)
    if made.done_at is None or made.verified_at is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "措施完成后验证一次")))
    if effective:
        made.verified_at, made.verified_by_id, made.verified_words = work.now, work.actor.person_id, _words(words)
    else:
        made.done_at, made.done_words = None, ""
    result = "有效" if effective else "无效，重新办理"
    note(work, row, CaseEventKind.VERIFIED, f"{made.words}：{result}；{_words(words)}")
    work.audit("verify_measure", KIND, row.number, measure=measure_id, effective=effective)
    return _measure(work.session, made, row.number)


def measures(session: Session, number: str) -> list[MeasureView]:
    """The measures of a case, oldest first."""
    rows = session.execute(
        select(CaseMeasure, ServiceCase.number).join(ServiceCase, ServiceCase.id == CaseMeasure.case_id)
        .where(ServiceCase.number == number).order_by(CaseMeasure.id)
    )  # fmt: skip
    return [_measure(session, made, case_no) for made, case_no in rows]


def open_measures(session: Session, limit: int = 200) -> list[MeasureView]:
    """The measures that nobody has verified yet, the soonest due first."""
    rows = session.execute(
        select(CaseMeasure, ServiceCase.number).join(ServiceCase, ServiceCase.id == CaseMeasure.case_id)
        .where(CaseMeasure.verified_at.is_(None)).order_by(CaseMeasure.due_on, CaseMeasure.id).limit(limit)
    )  # fmt: skip
    return [_measure(session, made, case_no) for made, case_no in rows]


def _found(work: Work, measure_id: int) -> tuple[CaseMeasure, ServiceCase]:
    made = work.session.get(CaseMeasure, measure_id, with_for_update=True)
    row = work.session.get(ServiceCase, made.case_id) if made is not None else None
    if made is None or row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "措施"), measure_id)
    return made, row


def _measure(session: Session, made: CaseMeasure, case_no: str) -> MeasureView:
    return MeasureView(
        made.id, case_no, made.kind, made.words, made.owner_id, identity.names(session)[made.owner_id], made.due_on, made.verify_on,
        made.done_at, made.done_words, made.verified_at, made.verified_words,
    )  # fmt: skip


def _must_be_open(row: ServiceCase) -> None:
    if row.state is CaseState.CLOSED:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "服务单 {number} 已经关闭，不再更改"), number=row.number))


def _words(text: str) -> str:
    return clean_note(QT_TRANSLATE_NOOP("app", "内容"), text)
