"""Commands on visits (J-13, J-36): planned for the three target groups, made, and what was agreed at them done."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select

from app.aftersales import care_days, service
from app.aftersales.care_input import line, note
from app.aftersales.events import Upgraded
from app.aftersales.views import CaseDraft
from app.aftersales.visits_queries import visit
from app.aftersales.visits_views import VisitMinutes, VisitPlan, VisitView
from app.catalog import queries as catalog
from app.core.clock import site_day
from app.core.errors import Conflict, bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.delivery.events import DeliveryAccepted
from app.devices.code_table import Series
from app.printing.service import print_paper
from app.settings.service import setting_int, setting_list, setting_text
from db.models.customers_care import FollowUpVisit, VisitCustomer
from db.states import CaseChannel, PlanState, Role, VisitKind

PAPER = "visit_record"
DESK = (Role.AFTER_SALES, Role.SALES, Role.TECHNICAL_SERVICE)
_NEW, _UPGRADED = 0, 1
"""Places of the groups in `visit.targets`: 新购客户, 升级客户."""
_SATISFIED, _OPINIONS, _PROBLEMS, _INTRODUCED = "满意度", "意见", "使用中的问题", "新功能和升级的介绍"
"""What `visit.contents` may name."""


def plan(work: Work, draft: VisitPlan) -> VisitView:
    """Plans a visit.

    Raises:
        BadInput: No customer, several for other than a meeting, a return visit without its group, or a day that is past.
        NotFound: No such customer.
    """
    work.require(*DESK)
    if draft.due_on < site_day(work.now):
        raise bad_input(QT_TRANSLATE_NOOP("app", "计划日期不能早于今天"))
    return _view(work, _plan(work, draft))


def _plan(work: Work, draft: VisitPlan) -> FollowUpVisit:
    keys = tuple(dict.fromkeys(draft.customer_ids))
    if not keys or (len(keys) > 1 and draft.kind is not VisitKind.MEETING):
        raise bad_input(QT_TRANSLATE_NOOP("app", "请选客户；座谈会才可以选几家"))
    target = draft.target.strip() if draft.kind is VisitKind.RETURN else ""
    if draft.kind is VisitKind.RETURN and not target:
        raise bad_input(QT_TRANSLATE_NOOP("app", "请选回访对象属于哪一类"))
    names = [(key, catalog.customer(work.session, key).name) for key in keys]
    row = FollowUpVisit(
        number=work.next_number(Series.FOLLOW_UP.value), kind=draft.kind, state=PlanState.PLANNED, target=target,
        subject=line(draft.subject), customers="、".join(name for _, name in names),
        owner=Role(setting_text(work.session, "followup.visit_owner", work.now)), source_no=draft.source_no.strip(), due_on=draft.due_on,
        planned_at=work.now, planned_by_id=work.actor.person_id,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    work.session.add_all(VisitCustomer(visit_id=row.id, customer_id=key, customer=name) for key, name in names)
    work.session.flush()
    work.audit("plan_visit", "follow_up_visit", row.number, kind=draft.kind, customers=row.customers, target=target)
    return row


def on_accepted(work: Work, event: DeliveryAccepted) -> None:
    """A customer who bought and accepted is visited so many days later (J-36)."""
    if event.customer_id is not None:
        _plan_for_group(work, _NEW, event.customer_id, event.record_no, event.accepted_on)


def on_upgraded(work: Work, event: Upgraded) -> None:
    """A customer whose product was upgraded is visited so many days later (J-36)."""
    _plan_for_group(work, _UPGRADED, event.customer_id, event.identity, event.day)


def _plan_for_group(work: Work, group: int, customer_id: int, source_no: str, day: date) -> None:
    """One visit that is planned covers what the same customer gets before it takes place."""
    targets = setting_list(work.session, "visit.targets", work.now)
    target = targets[min(group, len(targets) - 1)]
    waiting = work.session.scalar(
        select(FollowUpVisit.id).join(VisitCustomer, VisitCustomer.visit_id == FollowUpVisit.id)
        .where(VisitCustomer.customer_id == customer_id, FollowUpVisit.state == PlanState.PLANNED, FollowUpVisit.target == target)
        .limit(1)
    )  # fmt: skip
    if waiting is None:
        due = day + timedelta(days=setting_int(work.session, "visit.after_days", work.now))
        _plan(work, VisitPlan(VisitKind.RETURN, (customer_id,), due, target, source_no=source_no))


def finish(work: Work, number: str, minutes: VisitMinutes) -> VisitView:
    """Enters what was said; a return visit has an answer to each of its four contents (J-36), a problem may go on as a case.

    Raises:
        BadInput: Nobody named, a content without an answer, no 1 to 5, a next step without its day, or a day that does not fit.
        Conflict: It was made, or dropped.
        NotFound: No such visit.
    """
    work.require(*DESK)
    row = _row(work, number)
    if row.state is not PlanState.PLANNED:
        raise _not_planned(row)
    _must_be_told(row, minutes, setting_list(work.session, "visit.contents", work.now))
    if not site_day(row.planned_at) <= minutes.done_on <= site_day(work.now):
        raise bad_input(QT_TRANSLATE_NOOP("app", "日期要在计划之后、今天之前"))
    if minutes.next_step.strip() and minutes.next_on is None:
        raise bad_input(QT_TRANSLATE_NOOP("app", "下一步要写到哪天"))
    row.state, row.done_on, row.done_at, row.done_by_id = PlanState.DONE, minutes.done_on, work.now, work.actor.person_id
    row.channel, row.met, row.ours, row.satisfied = minutes.channel, line(minutes.met), line(minutes.ours), minutes.satisfied
    row.opinions, row.problems, row.introduced = note(minutes.opinions), note(minutes.problems), note(minutes.introduced)
    row.next_step, row.next_on = note(minutes.next_step), minutes.next_on if minutes.next_step.strip() else None
    work.session.flush()
    customers = list(work.session.scalars(select(VisitCustomer).where(VisitCustomer.visit_id == row.id).order_by(VisitCustomer.id)))
    if minutes.channel is CaseChannel.VISIT or row.kind is not VisitKind.RETURN:
        care_days.note_visits(work, [one.customer_id for one in customers], minutes.done_on)
    if minutes.hand_over:
        row.opened_case_no = _open_case(work, row, customers[0])
    work.audit("finish_visit", "follow_up_visit", number, met=row.met, satisfied=row.satisfied, case=row.opened_case_no)
    return _view(work, row)


def _must_be_told(row: FollowUpVisit, minutes: VisitMinutes, contents: list[str]) -> None:
    """What the form asks for; of a return visit an answer to each content that the setting `visit.contents` names (J-36)."""
    if not minutes.met.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "请写明客户方是谁"))
    if minutes.satisfied is not None and not 1 <= minutes.satisfied <= 5:
        raise bad_input(QT_TRANSLATE_NOOP("app", "满意度填 1 到 5"))
    if not minutes.opinions.strip() and (row.kind is not VisitKind.RETURN or _OPINIONS in contents):
        raise bad_input(QT_TRANSLATE_NOOP("app", "请写客户的意见，没有写「无」"))
    if minutes.hand_over and not minutes.problems.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "转服务单要写使用中的问题"))
    if row.kind is not VisitKind.RETURN:
        return
    if minutes.satisfied is None and _SATISFIED in contents:
        raise bad_input(QT_TRANSLATE_NOOP("app", "回访要问满意度，按 1 到 5"))
    answers = {_PROBLEMS: minutes.problems, _INTRODUCED: minutes.introduced}
    blank = [name for name, answer in answers.items() if name in contents and not answer.strip()]
    if blank:
        raise bad_input(QT_TRANSLATE_NOOP("app", "回访的每一项都要写：{names}，没有写「无」"), names="、".join(blank))


def _open_case(work: Work, row: FollowUpVisit, first: VisitCustomer) -> str:
    draft = CaseDraft(
        "", f"{row.problems}\n（{word(row.kind)} {row.number}）", first.customer_id, first.customer, row.channel or CaseChannel.VISIT,
        caller=row.met,
    )  # fmt: skip
    return service.register(work, draft).number


def finish_next(work: Work, number: str, words: str) -> VisitView:
    """What was agreed at a visit is done.

    Raises:
        BadInput: Nothing said.
        Conflict: Nothing was agreed, or it is done.
    """
    work.require(*DESK)
    row = _row(work, number)
    if not words.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "请写明做了什么"))
    if not row.next_step or row.next_done_at is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{number} 没有待办的下一步"), number=number))
    row.next_done_at, row.next_done_words = work.now, note(words)
    work.session.flush()
    work.audit("finish_visit_step", "follow_up_visit", number, words=row.next_done_words)
    return _view(work, row)


def drop(work: Work, number: str, why: str) -> VisitView:
    """A planned visit will not take place.

    Raises:
        BadInput: No reason.
        Conflict: It was made, or dropped.
    """
    work.require(*DESK)
    row = _row(work, number)
    if not why.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "请写明为什么取消"))
    if row.state is not PlanState.PLANNED:
        raise _not_planned(row)
    row.state, row.dropped_why = PlanState.DROPPED, line(why)
    work.session.flush()
    work.audit("drop_visit", "follow_up_visit", number, why=row.dropped_why)
    return _view(work, row)


def print_record(work: Work, number: str, reason: str = "") -> int:
    """Prints the sheet of a visit: blank while it is planned, filled in afterwards.

    Raises:
        NotFound: No such visit.
        BadInput: Printed before, and no reason given.
    """
    work.require(*DESK)
    return print_paper(work, PAPER, _row(work, number).number, reason=reason)


def _not_planned(row: FollowUpVisit) -> Conflict:
    return Conflict(say(QT_TRANSLATE_NOOP("app", "{number} 现在是「{state}」"), number=row.number, state=word(row.state)))


def _row(work: Work, number: str) -> FollowUpVisit:
    row = work.session.scalar(select(FollowUpVisit).where(FollowUpVisit.number == number).with_for_update())
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "回访记录"), number)
    return row


def _view(work: Work, row: FollowUpVisit) -> VisitView:
    work.session.flush()
    view = visit(work.session, row.number)
    assert view is not None
    return view
