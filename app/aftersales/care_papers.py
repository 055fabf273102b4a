"""The papers of customer care: the survey, the record of a visit, the plan and record of a training (forms 43, 44, 45)."""

from __future__ import annotations

from dataclasses import astuple

from sqlalchemy.orm import Session

from app.aftersales import queries, survey_queries, training_queries, visits_queries
from app.aftersales.training_views import Guest, TrainingTaskView
from app.catalog import queries as catalog
from app.core.clock import site_day, site_time
from app.core.errors import not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import word
from app.printing.making import Making
from app.settings.service import setting_list
from app.slips import survey_sheet, training_record, visit_record
from app.slips.care_texts import C
from app.slips.model import Signature
from db.states import CaseChannel, PlanState, VisitKind

_TITLES = {VisitKind.RETURN: C.VISIT, VisitKind.VISIT: C.CALL, VisitKind.MEETING: C.MEETING}
CHANNELS = {
    CaseChannel.PHONE: C.BY_PHONE, CaseChannel.VISIT: C.ON_SITE, CaseChannel.ONLINE: C.ONLINE, CaseChannel.EMAIL: C.BY_MAIL,
}  # fmt: skip
"""How a customer is visited; 上门 is what a case calls 来访."""


def survey(session: Session, document: str, making: Making) -> bytes:
    """顾客满意度调查表 as PDF; blank until it came back.

    Raises:
        NotFound: No such survey.
    """
    view = survey_queries.survey(session, document)
    if view is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "顾客满意度调查表"), document)
    about = queries.case(session, view.case_no) if view.case_no else None
    customer = catalog.customer(session, view.customer_id) if view.customer_id is not None else None
    contact = f"{customer.contact} {customer.phone}".strip() if customer else f"{about.caller} {about.phone}".strip() if about else ""
    return survey_sheet.render(
        survey_sheet.SurveySheet(
            company=making.company, form=making.form, printing=making.printing, void=making.void, number=view.number,
            date=site_day(view.made_at), customer=view.customer, contact=contact, kind=word(view.kind), case_no=view.case_no,
            year=view.year, product=f"{about.product_name} {about.identity}".strip() if about else "", back_by=view.due_on,
            scores=astuple(view.scores), suggestions=view.suggestions, filled_by=view.respondent, filled_on=view.answered_on,
        ),
        making.copies,
    )  # fmt: skip


def visit(session: Session, document: str, making: Making) -> bytes:
    """回访记录 as PDF; blank while the visit is planned.

    Raises:
        NotFound: No such visit.
    """
    view = visits_queries.visit(session, document)
    if view is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "回访记录"), document)
    signed = (Signature("记录人", view.done_by, site_time(view.done_at)),) if view.done_at is not None else ()
    return visit_record.render(
        visit_record.VisitRecord(
            company=making.company, form=making.form, printing=making.printing, void=making.void, number=view.number,
            date=view.done_on or making.printing.printed_at.date(), signatures=signed, title=_TITLES[view.kind], kind=word(view.kind),
            target=view.target, targets=tuple(setting_list(session, "visit.targets", view.planned_at)), subject=view.subject,
            customers=view.customers, source=view.source_no, planned_on=view.due_on, owner=word(view.owner),
            channels=tuple(CHANNELS.values()), done_on=view.done_on, channel=str(CHANNELS.get(view.channel, "")) if view.channel else "",
            met=view.met, ours=view.ours, satisfied=view.satisfied, opinions=view.opinions, problems=view.problems,
            introduced=view.introduced, next_step=view.next_step, next_on=view.next_on, next_done=view.next_done_words,
            case_no=view.opened_case_no,
        ),
        making.copies,
    )  # fmt: skip


def training(session: Session, document: str, making: Making) -> bytes:
    """培训计划 as PDF, or once it was held 培训记录.

    Raises:
        NotFound: No such training.
    """
    view = training_queries.training(session, document)
    if view is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "培训记录"), document)
    at = view.planned_at
    held = view.state is PlanState.DONE
    scored = [guest for guest in view.guests if guest.score is not None]
    average = C.AVERAGE.format(score=f"{view.average:.1f}", n=len(scored)) if view.average is not None else ""
    return training_record.render(
        training_record.TrainingSheet(
            company=making.company, form=making.form, printing=making.printing, void=making.void, number=view.number,
            date=site_day(view.planned_at), signatures=(Signature("编制", view.planned_by, site_time(at)),), held=held, title=view.title,
            when=f"{view.held_on:%Y-%m-%d} {view.hour}".strip(), place=view.place, form_name=view.form, targets=view.targets,
            contents=view.contents, forms=tuple(setting_list(session, "customer_training.forms", at)),
            all_targets=tuple(setting_list(session, "customer_training.targets", at)),
            all_contents=tuple(setting_list(session, "customer_training.contents", at)), product=view.product, trainer=view.trainer,
            tasks=tuple(_task(task) for task in view.tasks), guests=tuple(_guest(guest, held) for guest in view.guests),
            feedback=view.feedback, adjustment=view.adjustment, average=average,
        ),
        making.copies,
    )  # fmt: skip


def _task(task: TrainingTaskView) -> training_record.TaskLine:
    done = f"{site_time(task.done_at):%m-%d} {task.done_by} {task.done_words}".strip() if task.done_at is not None else ""
    return training_record.TaskLine(word(task.role), task.words, f"{task.due_on:%Y-%m-%d}", done)


def _guest(guest: Guest, held: bool) -> training_record.GuestLine:
    came = ("到场" if guest.came else "未到") if held else ""
    return training_record.GuestLine(guest.customer, guest.name, came, str(guest.score or ""), guest.words)
