"""安装调试记录: appointment, arrival, the checklist of the product, result and the customer's signature (I-14)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.boxing import queries as boxing
from app.core.clock import site_time
from app.core.entry import LINE, NAME, clean, clean_note
from app.core.errors import Conflict, bad_input, not_found
from app.core.grouped import grouped
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.delivery.events import CustomerProblem
from app.devices.code_table import Series
from app.identity import queries as identity
from app.printing.service import print_paper, times_printed
from db.models.acceptance import InstallationJob, InstallationSerial, InstallationStep
from db.models.delivery import DeliveryLine, DeliveryRecord
from db.states import BoxState, CaseKind, DeliveryState, Role
from db.states import InstallationResult as InstallationResult
from db.states import InstallationState as InstallationState

PAPER = "installation_record"
PLANNERS = (Role.TECHNICAL_SERVICE, Role.AFTER_SALES, Role.PROJECT_MANAGER, Role.SALES)
TEAM = (Role.TECHNICAL_SERVICE, Role.AFTER_SALES, Role.PROJECT_MANAGER)
MOST = 60


@dataclass(frozen=True)
class StepView:
    """One step of the checklist; `good` is None before it was done."""

    line_no: int
    name: str
    method: str
    value: str
    good: bool | None


@dataclass(frozen=True)
class JobView:
    """安装调试记录."""

    number: str
    state: InstallationState
    record_no: str
    order_no: str
    dispatch_no: str
    customer: str
    site: str
    contact: str
    procedure: str
    appointed_at: datetime
    technician_id: int
    technician: str
    team: str
    arrived_at: datetime | None
    late: bool | None
    result: InstallationResult | None
    left_open: str
    signer: str
    finished_at: datetime | None
    why_cancelled: str
    goods: tuple[str, ...]
    serials: tuple[str, ...]
    steps: tuple[StepView, ...]


@dataclass(frozen=True)
class JobDraft:
    """What is planned: when, where, by which procedure, who goes, and the checklist as name and method."""

    appointed_at: datetime
    site: str
    procedure: str
    technician_id: int | None
    steps: Sequence[tuple[str, str]]
    contact: str = ""
    team: str = ""


@dataclass(frozen=True)
class Installed:
    """What was done: value and whether in order by line, how it runs, who signed at the customer's."""

    steps: Mapping[int, tuple[bool | None, str]]
    result: InstallationResult
    signer: str
    left_open: str = ""


def plan(work: Work, record_no: str, wanted: JobDraft) -> JobView:
    """Makes an appointment for what a delivery brought and prints the job sheet (I-14).

    Raises:
        BadInput: No site, procedure, technician or step; an appointment in the past.
        Conflict: The goods are still here, or an appointment stands already.
        NotFound: No such record.
    """
    work.require(*PLANNERS)
    record = work.session.scalar(
        select(DeliveryRecord).where((DeliveryRecord.number == record_no) | (DeliveryRecord.dispatch_no == record_no))
    )
    if record is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "交付记录"), record_no)
    if record.left_at is None or record.state is DeliveryState.VOIDED:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{no} 的货还没有出门"), no=record.number))
    standing = select(InstallationJob.number).where(
        InstallationJob.record_no == record.number, InstallationJob.state.in_((InstallationState.PLANNED, InstallationState.ON_SITE))
    )
    known = work.session.scalar(standing)
    if known is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{no} 已预约安装 {job}"), no=record.number, job=known))
    if wanted.appointed_at < work.now.replace(second=0, microsecond=0):
        raise bad_input(QT_TRANSLATE_NOOP("app", "预约时间 {at} 已经过去"), at=f"{site_time(wanted.appointed_at):%m-%d %H:%M}")
    person = identity.person(work.session, wanted.technician_id) if wanted.technician_id is not None else None
    if person is None:
        raise bad_input(QT_TRANSLATE_NOOP("app", "请选安装负责人"))
    steps = _steps(wanted.steps)
    first = work.session.scalar(
        select(DeliveryLine.product_id).where(DeliveryLine.record_id == record.id).order_by(DeliveryLine.line_no).limit(1)
    )
    row = InstallationJob(
        number="", state=InstallationState.PLANNED, record_no=record.number, order_no=record.order_no, product_id=first,
        customer=record.customer, site=clean(QT_TRANSLATE_NOOP("app", "安装地点"), wanted.site, needed=True),
        contact=clean(QT_TRANSLATE_NOOP("app", "联系人"), wanted.contact),
        procedure=clean(QT_TRANSLATE_NOOP("app", "作业依据"), wanted.procedure, needed=True), appointed_at=wanted.appointed_at,
        technician_id=person.person_id, team=clean(QT_TRANSLATE_NOOP("app", "同行人员"), wanted.team), maker_id=work.actor.person_id,
    )  # fmt: skip
    row.number = work.next_number(Series.INSTALLATION.value)
    work.session.add(row)
    work.session.flush()
    there = [box for box in boxing.boxes(work.session, record.dispatch_no) if box.state is not BoxState.LOST]
    serials = [item.serial for box in there for item in box.items]
    for serial in dict.fromkeys(filter(None, serials)):
        work.session.add(InstallationSerial(job_id=row.id, serial=serial))
    for n, (name, method) in enumerate(steps, start=1):
        work.session.add(InstallationStep(job_id=row.id, line_no=n, name=name, method=method))
    work.session.flush()
    print_paper(work, PAPER, row.number)
    work.audit("plan_installation", "installation_job", row.number, record=record.number, at=row.appointed_at, steps=len(steps))
    return _view(work, row)


def _steps(given: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    lines = [
        (
            clean(QT_TRANSLATE_NOOP("app", "安装调试项目"), name, most=NAME, needed=True),
            clean(QT_TRANSLATE_NOOP("app", "方法或标准"), method, most=LINE),
        )
        for name, method in given
    ]  # fmt: skip
    if not 1 <= len(lines) <= MOST:
        raise bad_input(QT_TRANSLATE_NOOP("app", "请写 1 到 {most} 条安装调试项目，一行一条，写成“项目：方法”"), most=MOST)
    return lines


def arrive(work: Work, number: str, at: datetime) -> JobView:
    """The team is on site; after the appointed time that is late, which stands on the record (I-14).

    Raises:
        BadInput: In the future, or before the appointment was made.
        Conflict: Not planned.
    """
    work.require(*TEAM)
    row = _row(work, number)
    _must_be(row, InstallationState.PLANNED)
    if at > work.now:
        raise bad_input(QT_TRANSLATE_NOOP("app", "到场时间不能在将来"))
    row.state, row.arrived_at, row.late = InstallationState.ON_SITE, at, at > row.appointed_at
    work.audit("arrive_for_installation", "installation_job", row.number, at=at, late=row.late)
    return _view(work, row)


def finish(work: Work, number: str, found: Installed) -> JobView:
    """Enters checklist, result and the customer's signature; what stays open, or does not run, becomes a case (I-14, I-17).

    Raises:
        BadInput: A step without a result, running although a step is not in order, nobody signed, nothing said of open points.
        Conflict: The team is not on site.
    """
    work.require(*TEAM)
    row = _row(work, number)
    _must_be(row, InstallationState.ON_SITE)
    bad = 0
    for step in work.session.scalars(select(InstallationStep).where(InstallationStep.job_id == row.id).order_by(InstallationStep.line_no)):
        good, value = found.steps.get(step.line_no, (None, ""))
        if good is None:
            raise bad_input(QT_TRANSLATE_NOOP("app", "第 {n} 项「{name}」没有结果"), n=step.line_no, name=step.name)
        step.good, step.value = good, clean(QT_TRANSLATE_NOOP("app", "实测"), value)
        bad += not good
    if bad and found.result is InstallationResult.RUNNING:
        raise bad_input(QT_TRANSLATE_NOOP("app", "有 {n} 项不合格，结论不能写运行正常"), n=bad)
    needed = found.result is not InstallationResult.RUNNING
    row.left_open = clean_note(QT_TRANSLATE_NOOP("app", "遗留问题"), found.left_open, needed=needed)
    row.signer = clean(QT_TRANSLATE_NOOP("app", "客户签字人"), found.signer, most=NAME, needed=True)
    row.state, row.result, row.finished_at = InstallationState.DONE, found.result, work.now
    work.session.flush()
    work.audit("finish_installation", "installation_job", row.number, result=found.result, signer=row.signer)
    if needed:
        record = work.session.scalar(select(DeliveryRecord).where(DeliveryRecord.number == row.record_no))
        assert record is not None
        work.emit(
            CustomerProblem(
                None, record.number, record.dispatch_no, record.customer_id, record.customer, CaseKind.QUALITY,
                f"{row.number} {word(found.result)}：{row.left_open}", row.signer, record.phone, work.now,
            )
        )  # fmt: skip
    return _view(work, row)


def cancel(work: Work, number: str, why: str) -> JobView:
    """Calls an appointment off; another may be made.

    Raises:
        BadInput: No reason.
        Conflict: Done already.
    """
    work.require(*PLANNERS)
    row = _row(work, number)
    _must_be(row, InstallationState.PLANNED, InstallationState.ON_SITE)
    row.why_cancelled = clean(QT_TRANSLATE_NOOP("app", "原因"), why, needed=True)
    row.state = InstallationState.CANCELLED
    work.audit("cancel_installation", "installation_job", row.number, why=row.why_cancelled)
    return _view(work, row)


def print_record(work: Work, number: str) -> int:
    """Prints the record as it stands; printed again, its state is the reason."""
    work.require(*PLANNERS)
    row = _row(work, number)
    return print_paper(work, PAPER, row.number, reason=str(word(row.state)) if times_printed(work.session, PAPER, row.number) else "")


# Reading


def job(session: Session, number: str) -> JobView | None:
    """A job by its number, or the newest of a delivery record."""
    found = (InstallationJob.number == number) | (InstallationJob.record_no == number)
    row = session.scalar(select(InstallationJob).where(found).order_by(InstallationJob.id.desc()).limit(1))
    return None if row is None else _views(session, [row])[0]


def jobs(session: Session, limit: int = 200) -> list[JobView]:
    """Every job that is to be done, by its appointment; then the others, the newest first and so many at most."""
    going = InstallationJob.state.in_((InstallationState.PLANNED, InstallationState.ON_SITE))
    rows = list(session.scalars(select(InstallationJob).where(going)))
    rows += session.scalars(select(InstallationJob).where(~going).order_by(InstallationJob.id.desc()).limit(limit))
    order = list(InstallationState)
    rows.sort(key=lambda row: (order.index(row.state), row.appointed_at))
    return _views(session, rows)


def waiting(session: Session) -> list[JobView]:
    """Appointments that were not kept yet, by their time."""
    wanted = select(InstallationJob).where(InstallationJob.state == InstallationState.PLANNED)
    return _views(session, session.scalars(wanted.order_by(InstallationJob.appointed_at, InstallationJob.id)))


def template(session: Session, record_no: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Procedure and checklist of the newest job on the same product: what a new one begins from."""
    product = (
        select(DeliveryLine.product_id).join(DeliveryRecord, DeliveryRecord.id == DeliveryLine.record_id)
        .where(DeliveryRecord.number == record_no).order_by(DeliveryLine.line_no).limit(1)
    )  # fmt: skip
    newest = select(InstallationJob).where(InstallationJob.product_id == session.scalar(product))
    row = session.scalar(newest.order_by(InstallationJob.id.desc()).limit(1))
    if row is None:
        return "", ()
    return row.procedure, tuple((step.name, step.method) for step in _views(session, [row])[0].steps)


def _row(work: Work, number: str) -> InstallationJob:
    row = work.session.scalar(select(InstallationJob).where(InstallationJob.number == number).with_for_update())
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "安装调试记录"), number)
    return row


def _must_be(row: InstallationJob, *states: InstallationState) -> None:
    if row.state not in states:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{no} 现在是「{old}」"), no=row.number, old=word(row.state)))


def _view(work: Work, row: InstallationJob) -> JobView:
    work.session.flush()
    return _views(work.session, [row])[0]


def _views(session: Session, rows: Iterable[InstallationJob]) -> list[JobView]:
    listed = list(rows)
    if not listed:
        return []
    keys = [row.id for row in listed]
    steps = grouped(
        session.scalars(select(InstallationStep).where(InstallationStep.job_id.in_(keys)).order_by(InstallationStep.line_no)),
        lambda step: step.job_id,
    )
    serials = grouped(
        session.scalars(select(InstallationSerial).where(InstallationSerial.job_id.in_(keys)).order_by(InstallationSerial.id)),
        lambda one: one.job_id,
    )
    numbers = {row.record_no for row in listed}
    sent = session.execute(
        select(DeliveryRecord.number, DeliveryRecord.dispatch_no, DeliveryLine.product_name, DeliveryLine.model, DeliveryLine.shipped,
               DeliveryLine.unit)
        .join(DeliveryLine, DeliveryLine.record_id == DeliveryRecord.id).where(DeliveryRecord.number.in_(numbers))
        .order_by(DeliveryRecord.id, DeliveryLine.line_no)
    ).all()  # fmt: skip
    goods = grouped(sent, lambda line: line.number)
    names = identity.names(session)
    return [
        JobView(
            row.number, row.state, row.record_no, row.order_no, next((line.dispatch_no for line in goods[row.record_no]), ""),
            row.customer, row.site, row.contact, row.procedure, row.appointed_at, row.technician_id, names.get(row.technician_id, ""),
            row.team, row.arrived_at, row.late, row.result, row.left_open, row.signer, row.finished_at, row.why_cancelled,
            tuple(f"{line.product_name} {line.model} × {line.shipped} {line.unit}" for line in goods[row.record_no]),
            tuple(one.serial for one in serials[row.id]),
            tuple(StepView(x.line_no, x.name, x.method, x.value, x.good) for x in steps[row.id]),
        )
        for row in listed
    ]  # fmt: skip
