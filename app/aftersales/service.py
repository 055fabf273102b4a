"""The way of a service case: answered, analysed, told, worked on, confirmed, closed; each step leaves an entry of the time line."""

from __future__ import annotations

from app.aftersales import causes, rules, tracking_rules
from app.aftersales import tracking_queries as tracking
from app.aftersales.case_care import set_severity as set_severity
from app.aftersales.case_log import ANY_DESK as ANY_DESK
from app.aftersales.case_log import KIND as KIND
from app.aftersales.case_log import case_row, case_view, lead, moment, move, must_say, note, note_clock
from app.aftersales.case_opening import register as register
from app.aftersales.case_work import begin, done
from app.aftersales.case_work import finish_work as finish_work
from app.aftersales.case_work import start_work as start_work
from app.aftersales.events import CaseClosed, TransportBlamed
from app.aftersales.views import CaseView, Dispatch, OnTheSpot, WorkReport
from app.core.entry import clean_note
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import word
from app.core.work import Work
from app.files.service import attach
from db.models.aftersales import ServiceCase
from db.states import CaseCause, CaseEventKind, CaseState, Role


def respond(work: Work, number: str, whom: str, words: str) -> CaseView:
    """Enters the first response; it stops the clock. 24:00:00 after the call is in time, a moment later is a breach (J-02).

    When it was given is not asked: it is now, and a clock that was set back does not make it earlier.

    Raises:
        BadInput: Nobody named, or nothing said.
        Conflict: There was a first response already.
    """
    row = case_row(work, number)
    lead(work, row)
    _respond(work, row, whom, words)
    return case_view(work, row)


def _respond(work: Work, row: ServiceCase, whom: str, words: str) -> None:
    must_say(whom, words)
    now = moment(work, row)
    move(work, row, CaseState.RESPONDED)
    row.responded_at, row.response_late = now, now > row.respond_by
    late = "（超过 24 小时）" if row.response_late else ""
    note(work, row, CaseEventKind.RESPONSE, f"{_note(whom)}：{_note(words)}{late}", now)
    note_clock(work, row, now)
    work.audit("respond_to_case", KIND, row.number, whom=whom.strip(), late=row.response_late)


def analyse(work: Work, number: str, cause: CaseCause, words: str, entry: str = "", confirmed_with: str = "") -> CaseView:
    """Enters the analysis with its cause (J-07).

    Args:
        work: The transaction.
        number: The case.
        cause: Category of the cause.
        words: What was found.
        entry: Entry of the list of causes; one that is not in it yet is added.
        confirmed_with: With whom at the customer's the problem was confirmed, or blank.

    Raises:
        BadInput: No words.
        Conflict: No first response yet.
    """
    row = case_row(work, number)
    lead(work, row, Role.TECHNICAL_SERVICE, Role.INSPECTOR)
    _analyse(work, row, cause, words, entry, confirmed_with)
    return case_view(work, row)


def _analyse(work: Work, row: ServiceCase, cause: CaseCause, words: str, entry: str, confirmed_with: str) -> None:
    must_say(words)
    move(work, row, CaseState.ANALYSED)
    row.cause, row.analysis = cause, _note(words)
    row.cause_id = causes.entry(work, cause, entry) if entry.strip() else None
    named = f"{word(cause)}·{entry.strip()}" if entry.strip() else word(cause)
    told = f"（已与 {confirmed_with.strip()} 确认）" if confirmed_with.strip() else ""
    note(work, row, CaseEventKind.ANALYSIS, f"{named}：{row.analysis}{told}", moment(work, row))
    work.audit("analyse_case", KIND, row.number, cause=cause, entry=entry.strip())
    if cause is CaseCause.TRANSPORT:
        work.emit(TransportBlamed(row.number, row.dispatch_no, words.strip()))


def agree_solution(work: Work, number: str, solution: str, informed: str) -> CaseView:
    """Enters the solution and whom at the customer's was told of it; the time is now (J-08).

    Raises:
        Refused: J-08, no solution or nobody told; J-17, quality gave the customer no opinion on the tracking form of the case.
        Conflict: Not analysed yet.
    """
    row = case_row(work, number)
    lead(work, row)
    _agree(work, row, solution, informed)
    return case_view(work, row)


def _agree(work: Work, row: ServiceCase, solution: str, informed: str) -> None:
    now = moment(work, row)
    rules.customer_must_be_told(row.number, solution, informed, now)
    tracking_rules.opinion_must_be_given(row.number, tracking.without_opinion(work.session, row.number))
    move(work, row, CaseState.SOLUTION_AGREED)
    row.solution, row.informed, row.informed_at = _note(solution), _note(informed), now
    note(work, row, CaseEventKind.SOLUTION, f"{row.solution}（已告知 {row.informed}）", now)
    work.audit("agree_solution", KIND, row.number, informed=row.informed)


def confirm(work: Work, number: str, who: str, accepted: bool, words: str = "") -> CaseView:
    """Enters what the customer says to the result; "no" takes the case back to the analysis (J-10).

    Raises:
        BadInput: Nobody named.
        Conflict: The work is not done.
    """
    row = case_row(work, number)
    lead(work, row)
    _confirm(work, row, who, accepted, words)
    return case_view(work, row)


def _confirm(work: Work, row: ServiceCase, who: str, accepted: bool, words: str) -> None:
    must_say(who)
    now = moment(work, row)
    move(work, row, CaseState.CONFIRMED if accepted else CaseState.ANALYSED)
    row.opinion = _note(words)
    if accepted:
        row.confirmed_who, row.confirmed_at = _note(who), now
    else:
        row.solution, row.informed, row.informed_at = "", "", None
    kind = CaseEventKind.CONFIRMED if accepted else CaseEventKind.REJECTED
    note(work, row, kind, f"{_note(who)} {row.opinion}".strip(), now)
    work.audit("confirm_case", KIND, row.number, who=who.strip(), accepted=accepted)


def close(work: Work, number: str, summary: str, improvement: str) -> CaseView:
    """Sums a case up and closes it (J-10, J-11).

    Raises:
        Refused: J-10 not confirmed by the customer, J-11 no summary or improvement, J-15 its tracking form is open.
        Conflict: Not in the state for it.
    """
    row = case_row(work, number)
    lead(work, row)
    _close(work, row, summary, improvement)
    return case_view(work, row)


def _close(work: Work, row: ServiceCase, summary: str, improvement: str) -> None:
    rules.customer_must_confirm(row.number, row.confirmed_who, row.confirmed_at)
    tracking_rules.form_must_be_closed(row.number, tracking.open_form(work.session, row.number))
    rules.must_be_summed_up(row.number, summary, improvement)
    now = moment(work, row)
    move(work, row, CaseState.CLOSED)
    row.summary, row.improvement, row.closed_at = _note(summary), _note(improvement), now
    row.next_step, row.next_due, row.next_owner_id = "", None, None
    note(work, row, CaseEventKind.CLOSED, f"{row.summary}；{row.improvement}", now)
    work.audit("close_case", KIND, row.number)
    work.emit(CaseClosed(row.number, row.customer_id, row.customer))


def settle_on_the_spot(work: Work, number: str, spot: OnTheSpot) -> CaseView:
    """A call that was settled while the caller was on the line: every step with its guard, in one save (J-02, J-07 … J-11).

    Raises:
        Refused: J-08, J-10, J-11.
        BadInput: No cause in words, nobody named.
        Conflict: Somebody has answered already.
    """
    row = case_row(work, number)
    lead(work, row, Role.TECHNICAL_SERVICE)
    row.on_the_spot = True
    _respond(work, row, spot.who, spot.solution)
    _analyse(work, row, spot.cause, spot.cause_words, spot.cause_words, "")
    _agree(work, row, spot.solution, spot.who)
    begin(work, row, Dispatch(words="当场解决"))
    done(work, row, WorkReport(spot.solution))
    _confirm(work, row, spot.who, True, "")
    _close(work, row, spot.summary.strip() or spot.cause_words, spot.improvement)
    work.audit("settle_on_the_spot", KIND, number)
    return case_view(work, row)


def add_note(work: Work, number: str, words: str) -> CaseView:
    """Adds a note to the time line.

    Raises:
        BadInput: No words.
    """
    work.require(*ANY_DESK)
    row = case_row(work, number)
    must_say(words)
    note(work, row, CaseEventKind.NOTE, _note(words))
    work.audit("note_on_case", KIND, number)
    return case_view(work, row)


def add_file(work: Work, number: str, name: str, content: bytes) -> CaseView:
    """Hangs a picture or PDF on a case.

    Raises:
        BadInput: Neither picture nor PDF, or too large.
    """
    work.require(*ANY_DESK)
    row = case_row(work, number)
    kept = attach(work, KIND, number, name, content)
    note(work, row, CaseEventKind.ATTACHMENT, kept.name)
    return case_view(work, row)


def _note(words: str) -> str:
    return clean_note(QT_TRANSLATE_NOOP("app", "内容"), words)
