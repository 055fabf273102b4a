"""Work on a solution: who goes where and when (J-06, J-08, J-34), what was done and with which parts (J-09)."""

from __future__ import annotations

from sqlalchemy import or_, select

from app.aftersales import rules, skills
from app.aftersales.case_log import KIND, case_row, case_view, lead, moment, move, must_say, note
from app.aftersales.views import CaseView, Dispatch, PartDraft, WorkReport
from app.core.clock import site_time
from app.core.entry import LINE, NAME, clean, clean_note, whole
from app.core.errors import bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import word
from app.core.work import Work
from app.identity import queries as identity
from app.printing.service import print_paper, times_printed
from app.settings.service import setting_text
from db.models.aftersales import CasePart, ServiceCase
from db.states import CaseEventKind, CaseState, Role, ServiceWay

REQUEST, RECORD = "service_request", "service_record"


def start_work(work: Work, number: str, words: str = "", plan: Dispatch | None = None) -> CaseView:
    """Work on the solution begins; somebody who is sent out is named with his appointment (J-06, J-08).

    Raises:
        Refused: J-08, the customer was not told of a solution, or a visit is not booked; J-05, the request names no customer or
            product; J-34, he has not the skill and the setting forbids it.
        NotFound: No such person.
        Conflict: No solution agreed.
    """
    row = case_row(work, number)
    lead(work, row, Role.TECHNICAL_SERVICE)
    begin(work, row, plan or Dispatch(words=words))
    return case_view(work, row)


def begin(work: Work, row: ServiceCase, plan: Dispatch) -> None:
    """Takes a case into work; see `start_work`."""
    now = moment(work, row)
    rules.customer_must_be_told(row.number, row.solution, row.informed, row.informed_at)
    name, fits = _technician(work, row, plan)
    rules.visit_must_be_booked(row.number, plan.way, plan.appointment_at, name)
    if name:
        rules.must_be_complete(row.number, row.customer, row.product_name, row.description)
    if plan.appointment_at is not None and plan.appointment_at < row.registered_at:
        raise bad_input(QT_TRANSLATE_NOOP("app", "预约时间不能早于登记"))
    move(work, row, CaseState.WORKING)
    row.way, row.appointment_at = plan.way, plan.appointment_at
    row.technician_id, row.technician = plan.technician_id, name
    row.dispatched_at = now if name else None
    said = [word(plan.way)] if name or plan.way is not ServiceWay.REMOTE else []
    said += [f"{site_time(plan.appointment_at):%m-%d %H:%M}"] if plan.appointment_at else []
    said += [name + ("" if fits else "（没有此产品的技能）")] if name else []
    said += [clean_note(QT_TRANSLATE_NOOP("app", "内容"), plan.words)] if plan.words.strip() else []
    note(work, row, CaseEventKind.DISPATCHED if name else CaseEventKind.WORK, "，".join(said), now)
    work.audit("start_case_work", KIND, row.number, way=plan.way, technician=name)
    if name and plan.print_sheets:
        for paper in (REQUEST, RECORD):
            again = times_printed(work.session, paper, row.number)
            print_paper(work, paper, row.number, reason="重新派工" if again else "")


def _technician(work: Work, row: ServiceCase, plan: Dispatch) -> tuple[str, bool]:
    """Name of who is sent out, and whether he has the skill; blank for nobody."""
    if plan.technician_id is None:
        return "", True
    person = identity.person(work.session, plan.technician_id)
    if person is None or not person.active:
        raise not_found(QT_TRANSLATE_NOOP("app", "服务人员"), plan.technician_id)
    fits = skills.has_skill(work.session, plan.technician_id, row.product_id)
    strict = setting_text(work.session, "service.skill_check", work.now) == "refuse"
    rules.skill_must_fit(person.name, row.product_name, fits, strict)
    return person.name, fits


def finish_work(work: Work, number: str, words: str, report: WorkReport | None = None) -> CaseView:
    """Enters what was done, with times and parts (J-09).

    Raises:
        BadInput: No words, left before he came, a number that sits elsewhere.
        Conflict: Work did not begin.
    """
    row = case_row(work, number)
    lead(work, row, Role.TECHNICAL_SERVICE)
    done(work, row, report or WorkReport(words))
    return case_view(work, row)


def done(work: Work, row: ServiceCase, report: WorkReport) -> None:
    """Enters the report; see `finish_work`."""
    must_say(report.words)
    now = moment(work, row)
    move(work, row, CaseState.DONE)
    for at in (report.arrived_at, report.left_at):
        if at is not None and at > now:
            raise bad_input(QT_TRANSLATE_NOOP("app", "到达和离开时间不能晚于现在"))
    if report.arrived_at and report.left_at and report.left_at < report.arrived_at:
        raise bad_input(QT_TRANSLATE_NOOP("app", "离开时间不能早于到达时间"))
    if report.travel_km is not None:
        whole(QT_TRANSLATE_NOOP("app", "行程"), report.travel_km, high=100_000)
    row.work_done = clean_note(QT_TRANSLATE_NOOP("app", "处理过程"), report.words)
    row.arrived_at, row.left_at, row.travel_km = report.arrived_at, report.left_at, report.travel_km
    said = [_use(work, row, part) for part in report.parts]
    note(work, row, CaseEventKind.DONE, "；".join((row.work_done, *said)), now)
    work.audit("finish_case_work", KIND, row.number, parts=len(said))


def _use(work: Work, row: ServiceCase, part: PartDraft) -> str:
    """Notes a part and gives its words; a serial number sits in one place only."""
    what = clean(QT_TRANSLATE_NOOP("app", "零部件"), part.what, most=LINE, needed=True)
    quantity = whole(QT_TRANSLATE_NOOP("app", "数量"), part.quantity, low=1, high=10_000)
    out, put = (clean(QT_TRANSLATE_NOOP("app", "序列号"), one, most=NAME).upper() for one in (part.taken_out, part.put_in))
    if out and out == put:
        raise bad_input(QT_TRANSLATE_NOOP("app", "换下和换上的序列号相同：{serial}"), serial=out)
    for serial, into in ((put, True), (out, False)):
        last = _last_place(work, serial) if serial else None
        if last is not None and bool(last.put_in == serial) is into:
            at = work.session.get(ServiceCase, last.case_id)
            words = (
                QT_TRANSLATE_NOOP("app", "{serial} 已在 {case} 装上，还没有换下") if into
                else QT_TRANSLATE_NOOP("app", "{serial} 已在 {case} 换下")
            )  # fmt: skip
            raise bad_input(words, serial=serial, case=at.number if at is not None else "")
    if (out or put) and quantity != 1:
        raise bad_input(QT_TRANSLATE_NOOP("app", "有序列号的零部件一行一件"))
    work.session.add(
        CasePart(
            case_id=row.id, at=work.now, what=what, quantity=quantity, unit=clean(QT_TRANSLATE_NOOP("app", "单位"), part.unit, most=NAME),
            taken_out=out, put_in=put, person_id=work.actor.person_id,
        )
    )  # fmt: skip
    work.session.flush()
    swapped = f"（{out or '—'} → {put or '—'}）" if out or put else ""
    return f"{what} ×{quantity}{swapped}"


def _last_place(work: Work, serial: str) -> CasePart | None:
    """The last time a part with this number was taken out or put in."""
    return work.session.scalar(
        select(CasePart).where(or_(CasePart.put_in == serial, CasePart.taken_out == serial)).order_by(CasePart.id.desc()).limit(1)
    )
