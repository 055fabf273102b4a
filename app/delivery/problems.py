"""Problems that a delivery man phones in while the customer takes the goods over: a case at once, told to sales and quality (I-04)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.clock import site_time
from app.core.entry import NAME, clean, clean_note
from app.core.errors import Conflict, bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.delivery.events import CustomerProblem
from db.models.delivery import DeliveryRecord
from db.models.transit import DeliveryProblem
from db.states import CaseKind as CaseKind
from db.states import DeliveryState, Role
from db.types import yes

KIND = "delivery_record"
DESK = (Role.LOGISTICS_HEAD, Role.TEAM_LEADER, Role.SALES, Role.STOREKEEPER, Role.AFTER_SALES)
"""Whoever gets the delivery man's call."""
KINDS = (CaseKind.DISCREPANCY, CaseKind.QUALITY, CaseKind.USE, CaseKind.SERVICE, CaseKind.COMPLAINT, CaseKind.DISPUTE)


@dataclass(frozen=True)
class Problem:
    """What was phoned in; `told_at` is the moment of the call."""

    kind: CaseKind
    words: str
    reporter: str
    told_at: datetime
    phone: str = ""


@dataclass(frozen=True)
class ProblemView:
    """A problem phoned in; `case_no` is the case that it became."""

    problem_id: int
    record_no: str
    customer: str
    kind: CaseKind
    words: str
    reporter: str
    phone: str
    told_at: datetime
    case_no: str
    sales_saw_at: datetime | None
    quality_saw_at: datetime | None

    @property
    def unseen(self) -> tuple[Role, ...]:
        """Who has not seen it yet."""
        seen = ((Role.SALES, self.sales_saw_at), (Role.INSPECTOR, self.quality_saw_at))
        return tuple(role for role, at in seen if at is None)


def report(work: Work, number: str, problem: Problem) -> ProblemView:
    """Enters a problem at acceptance; it becomes a case whose clock runs from the call (I-04, J-02).

    Raises:
        BadInput: No words, nobody named, a call before the goods left or in the future.
        Conflict: The goods are still here.
        NotFound: No such record.
    """
    work.require(*DESK)
    row = work.session.scalar(select(DeliveryRecord).where((DeliveryRecord.number == number) | (DeliveryRecord.dispatch_no == number)))
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "交付记录"), number)
    if row.left_at is None or row.state is DeliveryState.VOIDED:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{no} 的货还没有出门"), no=row.number))
    at = f"{site_time(problem.told_at):%Y-%m-%d %H:%M}"
    if problem.told_at > work.now:
        raise bad_input(QT_TRANSLATE_NOOP("app", "来电时间 {at} 还没有到"), at=at)
    if problem.told_at < row.left_at.replace(second=0, microsecond=0):
        raise bad_input(QT_TRANSLATE_NOOP("app", "来电时间 {at} 早于出厂"), at=at)
    found = DeliveryProblem(
        record_id=row.id, kind=problem.kind, words=clean_note(QT_TRANSLATE_NOOP("app", "出了什么问题"), problem.words, needed=True),
        reporter=clean(QT_TRANSLATE_NOOP("app", "来电的送货人"), problem.reporter, most=NAME, needed=True),
        phone=clean(QT_TRANSLATE_NOOP("app", "电话"), problem.phone, most=NAME), told_at=problem.told_at, noted_at=work.now,
        person_id=work.actor.person_id,
    )  # fmt: skip
    work.session.add(found)
    work.session.flush()
    work.audit("report_delivery_problem", KIND, row.number, what=problem.kind, reporter=found.reporter)
    work.emit(
        CustomerProblem(
            found.id, row.number, row.dispatch_no, row.customer_id, row.customer, found.kind, found.words, found.reporter, found.phone,
            found.told_at,
        )
    )  # fmt: skip
    return _view(found, row)


def note_case(work: Work, problem_id: int, case_no: str) -> None:
    """After-sales says which case a problem became."""
    found = work.session.get(DeliveryProblem, problem_id)
    if found is not None:
        found.case_no = case_no
        work.session.flush()


def mark_seen(work: Work, problem_id: int) -> ProblemView:
    """Sales or quality says that it knows.

    Raises:
        NotFound: No such problem.
    """
    work.require(Role.SALES, Role.INSPECTOR)
    found = work.session.scalar(select(DeliveryProblem).where(DeliveryProblem.id == problem_id).with_for_update())
    if found is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "验收问题"), problem_id)
    if work.actor.has(Role.SALES):
        found.sales_saw_at = found.sales_saw_at or work.now
    if work.actor.has(Role.INSPECTOR):
        found.quality_saw_at = found.quality_saw_at or work.now
    found.seen = found.sales_saw_at is not None and found.quality_saw_at is not None
    work.session.flush()
    row = work.session.get(DeliveryRecord, found.record_id)
    assert row is not None
    work.audit("see_delivery_problem", KIND, row.number, problem=found.id)
    return _view(found, row)


def unseen(session: Session) -> list[ProblemView]:
    """Problems that sales or quality did not see yet, oldest first."""
    rows = session.execute(
        select(DeliveryProblem, DeliveryRecord)
        .join(DeliveryRecord, DeliveryRecord.id == DeliveryProblem.record_id)
        .where(~yes(DeliveryProblem.seen)).order_by(DeliveryProblem.id)
    )  # fmt: skip
    return [_view(problem, record) for problem, record in rows]


def of_record(session: Session, number: str) -> list[ProblemView]:
    """The problems of one record, oldest first."""
    rows = session.execute(
        select(DeliveryProblem, DeliveryRecord)
        .join(DeliveryRecord, DeliveryRecord.id == DeliveryProblem.record_id)
        .where(DeliveryRecord.number == number).order_by(DeliveryProblem.id)
    )  # fmt: skip
    return [_view(problem, record) for problem, record in rows]


def _view(found: DeliveryProblem, row: DeliveryRecord) -> ProblemView:
    return ProblemView(
        found.id, row.number, row.customer, found.kind, found.words, found.reporter, found.phone, found.told_at, found.case_no,
        found.sales_saw_at, found.quality_saw_at,
    )  # fmt: skip
