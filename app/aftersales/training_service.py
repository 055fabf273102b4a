"""Commands on customer trainings (J-37, J-38): the plan with a task for each of three roles, the record with the feedback."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import delete, select

from app.aftersales.care_input import line, note
from app.aftersales.training_queries import training
from app.aftersales.training_views import Guest, TrainingPlan, TrainingView
from app.core.clock import site_day
from app.core.errors import Conflict, bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.devices.code_table import Series
from app.printing.service import print_paper
from app.settings.service import setting_int
from app.slips.care_texts import C
from db.models.customers_care import TrainingGuest, TrainingSession, TrainingTask
from db.states import PlanState, Role

PAPER = "training_record"
PLANNERS = (Role.SALES, Role.AFTER_SALES)
TASK_ROLES = (Role.TECHNICAL_SERVICE, Role.AFTER_SALES, Role.SALES)
"""技术支持 supplies material and equipment, 客户服务 invites, 市场部 carries it out (J-38)."""


def plan(work: Work, draft: TrainingPlan) -> TrainingView:
    """Draws the plan; each of the three roles gets its task with its day (J-38).

    Raises:
        BadInput: No title, place, form, target or content, or a day that is past.
    """
    work.require(*PLANNERS)
    _must_be_whole(work, draft)
    row = TrainingSession(
        number=work.next_number(Series.TRAINING.value), state=PlanState.PLANNED, title=line(draft.title), held_on=draft.held_on,
        hour=line(draft.hour), place=line(draft.place), form=draft.form, targets=list(draft.targets), contents=list(draft.contents),
        product=line(draft.product), trainer=line(draft.trainer), planned_at=work.now, planned_by_id=work.actor.person_id,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    today = site_day(work.now)
    for role, words, key in zip(
        TASK_ROLES, (C.MATERIAL, C.INVITE, C.HOLD), ("prepare_days", "invite_days", ""), strict=True
    ):
        ahead = setting_int(work.session, f"customer_training.{key}", work.now) if key else 0
        due = max(today, draft.held_on - timedelta(days=ahead))
        work.session.add(TrainingTask(session_id=row.id, role=role, words=str(words), due_on=due))
    _set_guests(work, row, draft.guests)
    work.audit("plan_training", "training_session", row.number, title=row.title, on=draft.held_on.isoformat())
    return _view(work, row)


def _must_be_whole(work: Work, draft: TrainingPlan) -> None:
    if not draft.title.strip() or not draft.place.strip() or not draft.form.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "请填写培训的题目、地点和形式"))
    if not draft.targets or not draft.contents:
        raise bad_input(QT_TRANSLATE_NOOP("app", "请勾选培训对象和内容"))
    if draft.held_on < site_day(work.now):
        raise bad_input(QT_TRANSLATE_NOOP("app", "计划日期不能早于今天"))


def invite(work: Work, number: str, guests: Sequence[Guest]) -> TrainingView:
    """Says who is invited; the list takes the place of the one before.

    Raises:
        BadInput: A guest without name or customer, or twice.
        Conflict: It was held or dropped.
    """
    work.require(*PLANNERS)
    row = _planned(work, number)
    _set_guests(work, row, guests)
    work.audit("invite_to_training", "training_session", number, guests=len(guests))
    return _view(work, row)


def finish_task(work: Work, number: str, role: Role, words: str) -> TrainingView:
    """One of the three did its part; nobody but that role says so.

    Raises:
        NotPermitted: Another role.
        BadInput: Nothing said.
        Conflict: It was done, or the training is not planned any more.
    """
    work.require(role)
    row = _planned(work, number)
    if not words.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "请写明做了什么"))
    task = work.session.scalar(
        select(TrainingTask).where(TrainingTask.session_id == row.id, TrainingTask.role == role).with_for_update()
    )
    if task is None or task.done_at is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "这一项已经登记过")))
    task.done_at, task.done_by_id, task.done_words = work.now, work.actor.person_id, line(words)
    work.session.flush()
    work.audit("finish_training_task", "training_session", number, role=role, words=task.done_words)
    return _view(work, row)


def hold(work: Work, number: str, guests: Sequence[Guest], feedback: str, adjustment: str = "") -> TrainingView:
    """Enters the training as it was held: who came, what they think of it, what is done otherwise next time (J-37, J-38).

    Raises:
        BadInput: Nobody came, a score that is not 1 to 5, no feedback.
        Conflict: Its day has not come, or it was held or dropped.
    """
    work.require(Role.SALES, Role.AFTER_SALES, Role.TECHNICAL_SERVICE)
    row = _planned(work, number)
    if row.held_on > site_day(work.now):
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "培训定在 {day}，还没到"), day=f"{row.held_on:%Y-%m-%d}"))
    if not any(guest.came for guest in guests):
        raise bad_input(QT_TRANSLATE_NOOP("app", "请登记到场的人"))
    if not feedback.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "请写客户的反馈，没有写「无」"))
    _set_guests(work, row, guests)
    for task in work.session.scalars(select(TrainingTask).where(TrainingTask.session_id == row.id, TrainingTask.done_at.is_(None))):
        if task.role is Role.SALES:  # carrying it out is what is entered here
            task.done_at, task.done_by_id, task.done_words = work.now, work.actor.person_id, note(feedback)
    row.state, row.done_at, row.done_by_id = PlanState.DONE, work.now, work.actor.person_id
    row.feedback, row.adjustment = note(feedback), note(adjustment)
    work.session.flush()
    work.audit("hold_training", "training_session", number, came=sum(bool(guest.came) for guest in guests))
    return _view(work, row)


def drop(work: Work, number: str, why: str) -> TrainingView:
    """A planned training will not take place.

    Raises:
        BadInput: No reason.
        Conflict: It was held or dropped.
    """
    work.require(*PLANNERS)
    row = _planned(work, number)
    if not why.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "请写明为什么取消"))
    row.state, row.dropped_why = PlanState.DROPPED, line(why)
    work.session.flush()
    work.audit("drop_training", "training_session", number, why=row.dropped_why)
    return _view(work, row)


def print_record(work: Work, number: str, reason: str = "") -> int:
    """Prints the plan, or once it was held the record, with the lines to sign.

    Raises:
        NotFound: No such training.
        BadInput: Printed before, and no reason given.
    """
    work.require(Role.SALES, Role.AFTER_SALES, Role.TECHNICAL_SERVICE)
    return print_paper(work, PAPER, _row(work, number).number, reason=reason)


def _set_guests(work: Work, row: TrainingSession, guests: Sequence[Guest]) -> None:
    seen = set()
    for guest in guests:
        key = (guest.customer.strip(), guest.name.strip())
        if not all(key):
            raise bad_input(QT_TRANSLATE_NOOP("app", "参加的人要写客户和姓名"))
        if key in seen:
            raise bad_input(QT_TRANSLATE_NOOP("app", "{name} 写了两次"), name=" ".join(key))
        if guest.score is not None and not 1 <= guest.score <= 5:
            raise bad_input(QT_TRANSLATE_NOOP("app", "评分是 1 到 5"))
        seen.add(key)
    work.session.execute(delete(TrainingGuest).where(TrainingGuest.session_id == row.id))
    work.session.add_all(
        TrainingGuest(
            session_id=row.id, customer_id=g.customer_id, customer=g.customer.strip(), name=g.name.strip(), came=g.came,
            score=g.score if g.came is not False else None, words=g.words.strip(),
        )
        for g in guests
    )  # fmt: skip
    work.session.flush()


def _planned(work: Work, number: str) -> TrainingSession:
    row = _row(work, number)
    if row.state is not PlanState.PLANNED:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{number} 现在是「{state}」"), number=number, state=word(row.state)))
    return row


def _row(work: Work, number: str) -> TrainingSession:
    row = work.session.scalar(select(TrainingSession).where(TrainingSession.number == number).with_for_update())
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "培训记录"), number)
    return row


def _view(work: Work, row: TrainingSession) -> TrainingView:
    work.session.flush()
    view = training(work.session, row.number)
    assert view is not None
    return view
