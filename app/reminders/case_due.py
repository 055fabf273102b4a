"""What is due on service cases: the first response, the solution, the leaders' report, appointments, agreed steps, measures."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from app.aftersales import case_care
from app.aftersales import queries as aftersales
from app.aftersales.views import CaseView, MeasureView
from app.core.clock import day_end
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.identity import queries as identity
from app.identity.views import PersonView
from app.reminders.urgency import by_time
from app.reminders.views import Due, Mark
from app.settings.service import setting_int
from db.states import CaseState, Role, Severity

PAGE = "aftersales"
MOST = 1_000


def lines(session: Session, now: datetime) -> list[Due]:
    """Everything that waits on a case or a measure, in no order."""
    people = {one.person_id: one for one in identity.people(session)}
    major_after = timedelta(hours=setting_int(session, "sla.major_report_hours", now))
    found = [line for case in aftersales.waiting(session, MOST) for line in _of_case(case, people, major_after, now)]
    return found + [_of_measure(one, people, now) for one in case_care.open_measures(session)]


def _of_case(case: CaseView, people: Mapping[int, PersonView], major_after: timedelta, now: datetime) -> list[Due]:
    roles, who, since = frozenset({Role.AFTER_SALES, case.owner}), word(case.owner), case.began_at
    customer = case.customer or case.phone or case.caller
    found = []
    if case.state is CaseState.REGISTERED:
        title = say(QT_TRANSLATE_NOOP("app", "24 小时内首次响应：{customer}"), customer=customer)
        mark = Mark.WRONG if now > case.respond_by else Mark.HOLD if now >= case.warn_at else Mark.INFO
        found.append(Due(mark, title, case.number, PAGE, who, case.respond_by, "J-02", roles, since))
    elif case.state is CaseState.CONFIRMED:
        title = say(QT_TRANSLATE_NOOP("app", "服务单待总结关闭：{customer}"), customer=customer)
        found.append(Due(Mark.INFO, title, case.number, PAGE, who, None, "J-11", roles, case.confirmed_at))
    else:
        title = say(QT_TRANSLATE_NOOP("app", "服务单待解决：{customer}"), customer=customer)
        found.append(Due(by_time(case.solve_by, now), title, case.number, PAGE, who, case.solve_by, "J-03", roles, since))
    if case.severity is Severity.MAJOR and case.reported_at is None and case.state is not CaseState.CONFIRMED:
        end = (case.major_at or case.registered_at) + major_after
        title = say(QT_TRANSLATE_NOOP("app", "重大问题须报告领导：{customer}"), customer=customer)
        told = roles | {Role.LEADERSHIP}
        found.append(Due(by_time(end, now, Mark.HOLD), title, case.number, PAGE, who, end, "J-16", told, case.major_at, "leaders"))
    if case.state is CaseState.WORKING and case.appointment_at is not None:
        title = say(QT_TRANSLATE_NOOP("app", "预约上门：{customer}，{name}"), customer=customer, name=case.technician)
        sent = roles | {Role.TECHNICAL_SERVICE}
        at = case.appointment_at
        found.append(Due(by_time(at, now), title, case.number, PAGE, case.technician, at, "J-08", sent, case.dispatched_at, "visit"))
    if case.next_step and case.next_due is not None:
        owner = people.get(case.next_owner_id or 0)
        title = say(QT_TRANSLATE_NOOP("app", "约定的下一步：{step}（{customer}）"), step=case.next_step, customer=customer)
        theirs = roles | (owner.roles if owner is not None else frozenset())
        name = owner.name if owner is not None else who
        found.append(Due(by_time(case.next_due, now), title, case.number, PAGE, name, case.next_due, "J-35", theirs, None, "next"))
    return found


def _of_measure(one: MeasureView, people: Mapping[int, PersonView], now: datetime) -> Due:
    owner = people.get(one.owner_id)
    roles = frozenset({Role.AFTER_SALES}) | (owner.roles if owner is not None else frozenset())
    if one.done_at is None:
        end, name = day_end(one.due_on), one.owner
        title = say(QT_TRANSLATE_NOOP("app", "{kind}待完成：{words}"), kind=word(one.kind), words=one.words)
    else:
        end, name, roles = day_end(one.verify_on), word(Role.INSPECTOR), frozenset({Role.AFTER_SALES, Role.INSPECTOR})
        title = say(QT_TRANSLATE_NOOP("app", "{kind}待验证：{words}"), kind=word(one.kind), words=one.words)
    return Due(by_time(end, now), title, one.case_no, PAGE, name, end, "J-29", roles, one.done_at, f"measure{one.measure_id}")
