"""Commands on 《质检信息反馈跟踪表》: quality makes it, departments answer, quality decides, tells the customer, verifies and closes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import select

from app.aftersales import service as case_service
from app.aftersales import tracking_holds, tracking_scope, tracking_source
from app.aftersales import tracking_queries as queries
from app.aftersales import tracking_rules as rules
from app.aftersales.case_log import case_row
from app.aftersales.tracking_views import (
    Affected,
    FormDraft,
    OpinionKind,
    Scope,
    ScopeKind,
    TrackingView,
)
from app.core.calendar import add_working_days
from app.core.clock import site_day
from app.core.entry import clean, clean_note
from app.core.errors import Conflict, bad_input, fact, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.devices.code_table import Series
from app.files.service import attach
from app.printing.service import void_papers
from app.settings.service import setting_int
from db.models.tracking import TrackingForm, TrackingGoods, TrackingOpinion, TrackingReply
from db.states import (
    Role,
    TrackingDisposition,
    TrackingState,
)

KIND = queries.KIND
PAPER = "tracking_form"
DEPARTMENTS = (
    Role.PLANNING, Role.RESEARCH, Role.PROCESS, Role.PURCHASING, Role.AFTER_SALES, Role.ASSEMBLER, Role.LOGISTICS_HEAD, Role.SALES,
    Role.TECHNICAL_SERVICE, Role.STOREKEEPER,
)  # fmt: skip
"""Who may be asked; production planning and R&D are asked unless quality leaves them out (J-22)."""

VISITORS = (Role.AFTER_SALES, Role.TECHNICAL_SERVICE)
"""Who goes to the customer with technical staff (J-17)."""


def make_form(work: Work, draft: FormDraft) -> TrackingView:
    """Makes a form from a case or a report of rejected goods; matching stock goes on hold at once, departments get their days (J-15, J-22).

    Raises:
        Refused: J-15, no affected goods.
        BadInput: No facts, no department, a scope that says nothing or is too wide, or a case whose product nobody knows yet.
        Conflict: The case or report has an open form already, or the case is closed.
        NotFound: No such case or report.
    """
    work.require(Role.INSPECTOR)
    work.hold(f"tracking:{draft.source_no.strip().upper()}")  # of two who make one at once the second sees the first
    found = tracking_source.source_of(work.session, draft.source_no)
    if found.case_no:  # it neither goes on nor closes before the form is there (J-15, J-17)
        case_row(work, found.case_no)
        found = tracking_source.source_of(work.session, draft.source_no)
    _must_be_the_only_one(work, draft)
    scopes = draft.scopes or tracking_source.suggested(work.session, found)
    goods = tracking_scope.find(work.session, scopes, found.product_id)
    said = tracking_scope.words(scopes)
    rules.goods_must_be_named(sum(one.quantity for one in goods), said)
    facts = clean_note(QT_TRANSLATE_NOOP("app", "问题描述"), draft.facts or found.facts, needed=True)
    row = TrackingForm(
        number=work.next_number(Series.TRACKING_FORM.value), state=TrackingState.OPEN, source=draft.source or found.source,
        source_no=draft.source_no.strip().upper(), case_no=found.case_no, severity=draft.severity or found.severity,
        customer_id=found.customer_id, customer=found.customer, delivered_on=found.delivered_on, product_id=found.product_id,
        identity=found.identity, facts=facts, cause=clean_note(QT_TRANSLATE_NOOP("app", "原因分析"), draft.cause),
        cause_kind=draft.cause_kind, scope=said, measure=clean_note(QT_TRANSLATE_NOOP("app", "紧急措施"), draft.measure),
        made_at=work.now, maker_id=work.actor.person_id, follows=draft.follows,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    kept = tracking_holds.keep(work, row, goods, str(say(QT_TRANSLATE_NOOP("app", "复查：{facts}"), facts=facts.splitlines()[0][:80])))
    _send(work, row, draft.departments)
    work.audit("make_tracking_form", KIND, row.number, source=row.source_no, scope=said, pieces=_pieces(goods), kept=kept)
    if found.case_no:
        told = say(QT_TRANSLATE_NOOP("app", "质保部开出跟踪表 {number}，隔离 {n} 件"), number=row.number, n=kept)
        case_service.add_note(work, found.case_no, str(told))
    return queries.view(work, row.number)


def _pieces(goods: Iterable[Affected]) -> int:
    return sum(one.quantity for one in goods)


def _must_be_the_only_one(work: Work, draft: FormDraft) -> None:
    named = TrackingForm.source_no == draft.source_no.strip().upper(), TrackingForm.state != TrackingState.CLOSED
    number = work.session.scalar(select(TrackingForm.number).where(*named).limit(1))
    if number is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{which} 已有未关闭的跟踪表 {number}"), which=draft.source_no, number=number))


# Departments (J-22)


def send(work: Work, number: str, departments: Iterable[Role]) -> TrackingView:
    """Sends a form to further departments, or asks one again whose answer does not do (J-22).

    Raises:
        BadInput: No department, or one that is not asked.
        Conflict: The form is closed, or a department has not answered yet.
        NotFound: No such form.
    """
    work.require(Role.INSPECTOR)
    row = _open_row(work, number)
    asked = tuple(departments)
    _send(work, row, asked)
    row.state = TrackingState.OPEN
    work.session.flush()
    work.audit("send_tracking_form", KIND, number, departments=[str(one) for one in asked])
    return queries.view(work, number)


def _send(work: Work, row: TrackingForm, departments: Iterable[Role]) -> None:
    asked = tuple(dict.fromkeys(departments))
    if not asked or not set(asked) <= set(DEPARTMENTS):
        raise bad_input(QT_TRANSLATE_NOOP("app", "请选择要答复的部门"))
    due = add_working_days(site_day(work.now), setting_int(work.session, "ncr.answer_days", work.now))
    there = {one.department: one for one in work.session.scalars(select(TrackingReply).where(TrackingReply.form_id == row.id))}
    for department in asked:
        reply = there.get(department)
        if reply is None:
            work.session.add(TrackingReply(form_id=row.id, department=department, sent_at=work.now, due_on=due))
        elif reply.answered_at is None:
            raise Conflict(say(QT_TRANSLATE_NOOP("app", "{department}还没有答复，不用再发"), department=word(department)))
        else:
            reply.sent_at, reply.due_on, reply.answered_at, reply.received_at = work.now, due, None, None
    work.session.flush()


def receive(work: Work, number: str, department: Role) -> TrackingView:
    """A department has the form before it (J-22).

    Raises:
        NotPermitted: The person is not of that department.
        Conflict: Taken already, or the form is closed.
        NotFound: No such form, or it was not sent there.
    """
    work.require(department)
    _open_row(work, number)
    reply = _reply(work, number, department)
    if reply.received_at is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{department}已签收 {number}"), department=word(department), number=number))
    reply.received_at, reply.receiver_id = work.now, work.actor.person_id
    work.session.flush()
    work.audit("receive_tracking_form", KIND, number, department=department)
    return queries.view(work, number)


def answer(
    work: Work, number: str, department: Role, words: str, responsible: str, finish_on: date | None = None
) -> TrackingView:  # fmt: skip
    """A department answers what it thinks and does, who is responsible and by when; with the last answer the form is answered (J-22).

    Raises:
        NotPermitted: The person is not of that department.
        BadInput: No words, nobody responsible, or a day that is past.
        Conflict: Answered already, or the form is closed.
        NotFound: No such form, or it was not sent there.
    """
    work.require(department)
    row = _open_row(work, number)
    reply = _reply(work, number, department)
    if reply.answered_at is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{department}已答复 {number}"), department=word(department), number=number))
    said = clean_note(QT_TRANSLATE_NOOP("app", "答复意见及措施"), words, needed=True)
    who = clean(QT_TRANSLATE_NOOP("app", "责任人"), responsible, needed=True)
    if finish_on is not None and finish_on < site_day(work.now):
        raise bad_input(QT_TRANSLATE_NOOP("app", "完成日期 {day} 已经过去"), day=finish_on)
    reply.answer, reply.responsible, reply.finish_on = said, who, finish_on
    reply.answered_at, reply.answerer_id = work.now, work.actor.person_id
    if reply.received_at is None:
        reply.received_at, reply.receiver_id = work.now, work.actor.person_id
    work.session.flush()
    missing = select(TrackingReply.id).where(TrackingReply.form_id == row.id, TrackingReply.answered_at.is_(None)).limit(1)
    if work.session.scalar(missing) is None:
        row.state = TrackingState.ANSWERED
        work.session.flush()
    work.audit("answer_tracking_form", KIND, number, department=department, words=said, responsible=who, finish=finish_on)
    return queries.view(work, number)


# Quality's side


def dispose(
    work: Work, number: str, disposition: TrackingDisposition, design_change: bool, words: str
) -> TrackingView:  # fmt: skip
    """Quality writes what is to be done and whether the design changes; rework follows it (J-23, J-24).

    Raises:
        BadInput: No words.
        Conflict: The form is closed.
        NotFound: No such form.
    """
    work.require(Role.INSPECTOR)
    row = _open_row(work, number)
    said = clean_note(QT_TRANSLATE_NOOP("app", "处置说明"), words, needed=True)
    changed = row.disposition is not None
    row.disposition, row.design_change, row.disposition_words = disposition, design_change, said
    row.disposed_at, row.disposer_id = work.now, work.actor.person_id
    work.session.flush()
    if changed:
        void_papers(work, number, str(say(QT_TRANSLATE_NOOP("app", "处置意见已更改"))), paper=PAPER)
    work.audit("dispose_tracking_form", KIND, number, disposition=disposition, design_change=design_change, words=said)
    return queries.view(work, number)


def give_opinion(
    work: Work, number: str, kind: OpinionKind, told: str, words: str, given_at: datetime | None = None
) -> TrackingView:  # fmt: skip
    """Enters that the customer was told quality's opinion, or that after-sales went there with technical staff (J-17).

    Args:
        work: The action.
        number: The form.
        kind: Told by quality, or a visit by after-sales.
        told: Who at the customer's was told; for a visit, who went.
        words: The opinion.
        given_at: When; now without it, never later.

    Raises:
        BadInput: Nobody named, nothing said, or a time that is still to come.
        Conflict: The form is closed.
        NotFound: No such form.
    """
    work.require(*((Role.INSPECTOR,) if kind is OpinionKind.TOLD else (*VISITORS, Role.INSPECTOR)))
    row = _open_row(work, number)
    whom = clean(QT_TRANSLATE_NOOP("app", "告知了谁"), told, needed=True)
    said = clean_note(QT_TRANSLATE_NOOP("app", "处理意见"), words, needed=True)
    when = given_at or work.now
    if when > work.now:
        raise bad_input(QT_TRANSLATE_NOOP("app", "反馈时间不能晚于现在"))
    work.session.add(
        TrackingOpinion(form_id=row.id, kind=kind, told=whom, words=said, given_at=when, at=work.now, person_id=work.actor.person_id)
    )
    work.session.flush()
    work.audit("give_quality_opinion", KIND, number, kind=kind, told=whom)
    if row.case_no:
        note = say(QT_TRANSLATE_NOOP("app", "{kind}（{whom}）：{words}"), kind=word(kind), whom=whom, words=said)
        case_service.add_note(work, row.case_no, str(note))
    return queries.view(work, number)


def verify(work: Work, number: str, effective: bool, words: str) -> TrackingView:
    """Quality verifies the measures: with effect the form closes; without, a new one takes its goods over and is sent out again.

    Returns:
        The form that was verified.

    Raises:
        Refused: J-15, goods on hold that nobody has decided on.
        BadInput: No words.
        Conflict: Not every department has answered, no disposition, or closed already.
        NotFound: No such form.
    """
    work.require(Role.INSPECTOR)
    row = _open_row(work, number)
    said = clean_note(QT_TRANSLATE_NOOP("app", "验证情况"), words, needed=True)
    if row.state is not TrackingState.ANSWERED:
        missing = [word(one.department) for one in queries.view(work, number).replies if one.answered_at is None]
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "还有部门没有答复，不能验证")), (fact(QT_TRANSLATE_NOOP("app", "待答复"), "、".join(missing)),)
        )
    if row.disposition is None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "还没有处置意见，不能验证")))
    if effective:
        rules.held_goods_must_be_decided(number, queries.pending_of(work.session, [row.id]).get(row.id, 0))
    row.effective, row.verify_words, row.verifier_id = effective, said, work.actor.person_id
    row.state, row.closed_at = TrackingState.CLOSED, work.now
    work.session.flush()
    work.audit("verify_tracking_form", KIND, number, effective=effective, words=said)
    if not effective:
        _follow(work, row)
    return queries.view(work, number)


def _follow(work: Work, row: TrackingForm) -> None:
    """The new form: the same goods as they stand now, the same departments, what was tried among the facts."""
    goods = work.session.execute(select(TrackingGoods.serial, TrackingGoods.lot_no).where(TrackingGoods.form_id == row.id))
    named = dict.fromkeys(serial or lot_no for serial, lot_no in goods)
    asked = work.session.scalars(select(TrackingReply.department).where(TrackingReply.form_id == row.id).order_by(TrackingReply.id))
    tried = say(QT_TRANSLATE_NOOP("app", "{number} 的措施无效：{words}"), number=row.number, words=row.verify_words)
    draft = FormDraft(
        row.source_no, f"{row.facts}\n{tried}", (Scope(ScopeKind.NAMED, " ".join(named)),), tuple(asked), "", None, row.measure,
        row.source, row.severity, row.number,
    )  # fmt: skip
    made = make_form(work, draft)
    work.audit("follow_tracking_form", KIND, made.number, follows=row.number)


def add_photo(work: Work, number: str, name: str, content: bytes) -> TrackingView:
    """Hangs a photo or PDF on a form.

    Raises:
        BadInput: Neither picture nor PDF, or too large.
        Conflict: The form is closed.
        NotFound: No such form.
    """
    work.require(Role.INSPECTOR, *DEPARTMENTS)
    _open_row(work, number)
    attach(work, KIND, number, name, content)
    return queries.view(work, number)


def _open_row(work: Work, number: str) -> TrackingForm:
    row = queries.row(work, number)
    if row.state is TrackingState.CLOSED:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "跟踪表 {number} 已关闭"), number=number))
    return row


def _reply(work: Work, number: str, department: Role) -> TrackingReply:
    reply = work.session.scalar(
        select(TrackingReply).join(TrackingForm, TrackingForm.id == TrackingReply.form_id)
        .where(TrackingForm.number == number, TrackingReply.department == department).with_for_update()
    )  # fmt: skip
    if reply is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "发往部门"), word(department))
    return reply

