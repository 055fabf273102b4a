"""Commands on service cases: register, respond, analyse, agree, work, confirm, close. Each leaves an entry of the time line."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select

from app.aftersales import queries, rules, tracking_rules
from app.aftersales import tracking_queries as tracking
from app.aftersales.events import TransportBlamed
from app.aftersales.states import may_move
from app.aftersales.views import CaseDraft, CaseView
from app.catalog import queries as catalog
from app.core.errors import Conflict, bad_input, fact, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.devices.code_table import Series
from app.files.service import attach
from app.settings.service import setting_int
from app.units import queries as units
from db.models.aftersales import CaseEvent, ServiceCase
from db.states import CaseCause, CaseEventKind, CaseState, Role, Severity

ANY_DESK = (Role.AFTER_SALES, Role.SALES, Role.TECHNICAL_SERVICE, Role.LOGISTICS_HEAD, Role.INSPECTOR)
"""Whichever desk gets the call enters it (X-11)."""

KIND = "service_case"


def register(work: Work, draft: CaseDraft) -> CaseView:
    """Enters a complaint in the ledger; the 24 h clock starts now, whatever the caller says of yesterday (J-01, J-02, J-04).

    Raises:
        Refused: J-05, no description, customer or product.
        NotFound: No such serial or lot.
    """
    work.require(*ANY_DESK)
    thing = units.unit(work.session, draft.identity) or units.lot(work.session, draft.identity)
    if draft.identity and thing is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "序列号或批号"), draft.identity)
    record = queries.delivered(work.session, draft.identity) if thing is not None else None
    customer_id = draft.customer_id if draft.customer_id is not None else (record.customer_id if record else None)
    known = catalog.customer(work.session, customer_id) if customer_id is not None else None
    customer = known.name if known else draft.customer.strip()
    rules.must_be_described(customer, thing.product_name if thing else "", draft.description)
    if thing is None:
        raise bad_input(QT_TRANSLATE_NOOP("app", "请写明客户和产品"))
    now = work.now
    row = ServiceCase(
        number=work.next_number(Series.SERVICE_CASE.value, "SH-{year}-{n:04d}"), state=CaseState.REGISTERED, severity=draft.severity,
        channel=draft.channel, customer_id=customer_id, customer=customer, caller=draft.caller.strip(), phone=draft.phone.strip(),
        product_id=thing.product_id, product_name=thing.product_name, serial=getattr(thing, "serial", ""), lot_no=thing.lot_no,
        dispatch_no=record.dispatch_no if record else queries.dispatch_of(work.session, draft.identity),
        description=draft.description.strip(), registered_at=now, registered_by_id=work.actor.person_id,
        warn_at=now + timedelta(hours=setting_int(work.session, "sla.warning_hours", now)),
        respond_by=now + timedelta(hours=setting_int(work.session, "sla.response_hours", now)), solve_by=_solve_by(work, draft.severity),
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    _note(work, row, CaseEventKind.REGISTERED, row.description)
    work.audit("register_case", KIND, row.number, identity=draft.identity, customer=customer, severity=draft.severity)
    return _view(work, row)


def _solve_by(work: Work, severity: Severity) -> datetime:
    """Solving time by severity; a major case has the urgent one's days (J-03)."""
    key = {Severity.NORMAL: "normal", Severity.MINOR: "minor"}.get(severity, "urgent")
    return work.now + timedelta(days=setting_int(work.session, f"sla.solve_days.{key}", work.now))


def respond(work: Work, number: str, whom: str, words: str) -> CaseView:
    """Enters the first response; it stops the clock. 24:00:00 after registration is in time, a moment later is a breach (J-02).

    Raises:
        BadInput: Nobody named, or nothing said.
        Conflict: There was a first response already.
    """
    work.require(Role.AFTER_SALES)
    row = _row(work, number)
    _must_say(whom, words)
    _move(work, row, CaseState.RESPONDED)
    row.responded_at, row.response_late = work.now, work.now > row.respond_by
    late = "（超过 24 小时）" if row.response_late else ""
    _note(work, row, CaseEventKind.RESPONSE, f"{whom.strip()}：{words.strip()}{late}")
    work.audit("respond_to_case", KIND, number, whom=whom.strip(), late=row.response_late)
    return _view(work, row)


def analyse(work: Work, number: str, cause: CaseCause, words: str) -> CaseView:
    """Enters the analysis with its cause category (J-07).

    Raises:
        BadInput: No words.
        Conflict: No first response yet.
    """
    work.require(Role.AFTER_SALES, Role.TECHNICAL_SERVICE, Role.INSPECTOR)
    row = _row(work, number)
    _must_say(words)
    _move(work, row, CaseState.ANALYSED)
    row.cause = cause
    _note(work, row, CaseEventKind.ANALYSIS, f"{word(cause)}：{words.strip()}")
    work.audit("analyse_case", KIND, number, cause=cause)
    if cause is CaseCause.TRANSPORT:
        work.emit(TransportBlamed(row.number, row.dispatch_no, words.strip()))
    return _view(work, row)


def agree_solution(work: Work, number: str, solution: str, informed: str) -> CaseView:
    """Enters the solution and whom at the customer's was told of it; the time is now (J-08).

    Raises:
        Refused: J-08, no solution or nobody told; J-17, quality gave the customer no opinion on the tracking form of the case.
        Conflict: Not analysed yet.
    """
    work.require(Role.AFTER_SALES)
    row = _row(work, number)
    rules.customer_must_be_told(number, solution, informed, work.now)
    tracking_rules.opinion_must_be_given(number, tracking.without_opinion(work.session, number))
    _move(work, row, CaseState.SOLUTION_AGREED)
    row.solution, row.informed, row.informed_at = solution.strip(), informed.strip(), work.now
    _note(work, row, CaseEventKind.SOLUTION, f"{row.solution}（已告知 {row.informed}）")
    work.audit("agree_solution", KIND, number, informed=row.informed)
    return _view(work, row)


def start_work(work: Work, number: str, words: str = "") -> CaseView:
    """Work on the solution begins (J-08).

    Raises:
        Refused: J-08, the customer was not told of a solution.
        Conflict: No solution agreed.
    """
    work.require(Role.AFTER_SALES, Role.TECHNICAL_SERVICE)
    row = _row(work, number)
    rules.customer_must_be_told(number, row.solution, row.informed, row.informed_at)
    _move(work, row, CaseState.WORKING)
    _note(work, row, CaseEventKind.WORK, words.strip())
    work.audit("start_case_work", KIND, number)
    return _view(work, row)


def finish_work(work: Work, number: str, words: str) -> CaseView:
    """Enters what was done (J-09).

    Raises:
        BadInput: No words.
        Conflict: Work did not begin.
    """
    work.require(Role.AFTER_SALES, Role.TECHNICAL_SERVICE)
    row = _row(work, number)
    _must_say(words)
    _move(work, row, CaseState.DONE)
    _note(work, row, CaseEventKind.DONE, words.strip())
    work.audit("finish_case_work", KIND, number)
    return _view(work, row)


def confirm(work: Work, number: str, who: str, accepted: bool, words: str = "") -> CaseView:
    """Enters what the customer says to the result; "no" takes the case back to the analysis (J-10).

    Raises:
        BadInput: Nobody named.
        Conflict: The work is not done.
    """
    work.require(Role.AFTER_SALES)
    row = _row(work, number)
    _must_say(who)
    _move(work, row, CaseState.CONFIRMED if accepted else CaseState.ANALYSED)
    if accepted:
        row.confirmed_who, row.confirmed_at = who.strip(), work.now
    else:
        row.solution, row.informed, row.informed_at = "", "", None
    _note(work, row, CaseEventKind.CONFIRMED if accepted else CaseEventKind.REJECTED, f"{who.strip()} {words.strip()}".strip())
    work.audit("confirm_case", KIND, number, who=who.strip(), accepted=accepted)
    return _view(work, row)


def close(work: Work, number: str, summary: str, improvement: str) -> CaseView:
    """Sums a case up and closes it (J-10, J-11).

    Raises:
        Refused: J-10 not confirmed by the customer, J-11 no summary or improvement, J-15 its tracking form is open.
        Conflict: Not in the state for it.
    """
    work.require(Role.AFTER_SALES)
    row = _row(work, number)
    rules.customer_must_confirm(number, row.confirmed_who, row.confirmed_at)
    tracking_rules.form_must_be_closed(number, tracking.open_form(work.session, number))
    rules.must_be_summed_up(number, summary, improvement)
    _move(work, row, CaseState.CLOSED)
    row.summary, row.improvement, row.closed_at = summary.strip(), improvement.strip(), work.now
    _note(work, row, CaseEventKind.CLOSED, f"{row.summary}；{row.improvement}")
    work.audit("close_case", KIND, number)
    return _view(work, row)


def add_note(work: Work, number: str, words: str) -> CaseView:
    """Adds a note to the time line.

    Raises:
        BadInput: No words.
    """
    work.require(*ANY_DESK)
    row = _row(work, number)
    _must_say(words)
    _note(work, row, CaseEventKind.NOTE, words.strip())
    work.audit("note_on_case", KIND, number)
    return _view(work, row)


def add_file(work: Work, number: str, name: str, content: bytes) -> CaseView:
    """Hangs a picture or PDF on a case.

    Raises:
        BadInput: Neither picture nor PDF, or too large.
    """
    work.require(*ANY_DESK)
    row = _row(work, number)
    kept = attach(work, KIND, number, name, content)
    _note(work, row, CaseEventKind.ATTACHMENT, kept.name)
    return _view(work, row)


def set_severity(work: Work, number: str, severity: Severity, words: str) -> CaseView:
    """Changes how bad a case is, with the reason; the solving time follows, the 24 h clock does not.

    Raises:
        BadInput: No reason.
        Conflict: The case is confirmed or closed.
    """
    work.require(Role.AFTER_SALES)
    row = _row(work, number)
    _must_say(words)
    if row.state in (CaseState.CONFIRMED, CaseState.CLOSED):
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "服务单 {number} 已经确认，不能再改级别"), number=number))
    row.severity, row.solve_by = severity, _solve_by(work, severity)
    _note(work, row, CaseEventKind.SEVERITY, f"{word(severity)}：{words.strip()}")
    work.audit("set_case_severity", KIND, number, severity=severity)
    return _view(work, row)


def _must_say(*words: str) -> None:
    if any(not text.strip() for text in words):
        raise bad_input(QT_TRANSLATE_NOOP("app", "请填写对谁、说了或做了什么"))


def _row(work: Work, number: str) -> ServiceCase:
    row = work.session.scalar(select(ServiceCase).where(ServiceCase.number == number).with_for_update())
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "服务单"), number)
    return row


def _move(work: Work, row: ServiceCase, to: CaseState) -> None:
    if not may_move(row.state, to):
        raise Conflict(
            say(
                QT_TRANSLATE_NOOP("app", "服务单 {number} 现在是「{old}」，不能改为「{new}」"),
                number=row.number, old=word(row.state), new=word(to),
            ),
            (fact(QT_TRANSLATE_NOOP("app", "状态"), word(row.state)),),
        )  # fmt: skip
    row.state = to


def _note(work: Work, row: ServiceCase, kind: CaseEventKind, text: str) -> None:
    work.session.add(
        CaseEvent(
            case_id=row.id, at=work.now, kind=kind, state=row.state, text=text, person_id=work.actor.person_id, person=work.actor.name
        )
    )
    work.session.flush()


def _view(work: Work, row: ServiceCase) -> CaseView:
    work.session.flush()
    view = queries.case(work.session, row.number)
    assert view is not None
    return view
