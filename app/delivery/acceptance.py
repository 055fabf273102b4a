"""验收单: criteria agreed before the goods leave, checked by customer and technical service together (I-15, I-16, I-17)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.core.clock import site_day
from app.core.entry import LINE, NAME, clean, clean_note
from app.core.errors import Conflict, bad_input, not_found
from app.core.grouped import grouped
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.delivery import acceptance_parts, service
from app.delivery.acceptance_parts import PartView as PartView
from app.delivery.acceptance_rules import criteria_must_be_agreed
from app.delivery.events import ClosedUndisputed, DeliveryAccepted
from app.devices.code_table import Series
from app.dispatch import queries as dispatch
from app.gate.events import PassBecameValid
from app.identity import queries as identity
from app.loading.events import LoadClosed
from app.orders import queries as orders
from app.orders.events import OrderClosed
from app.printing.service import print_paper, times_printed
from db.models.acceptance import AcceptanceCriterion, AcceptanceSheet
from db.models.delivery import DeliveryRecord
from db.states import AcceptanceResult as AcceptanceResult
from db.states import CriterionVerdict as CriterionVerdict
from db.states import DispatchKind, DispatchState, Role
from db.states import SheetState as SheetState

PAPER = "acceptance_sheet"
PREPARERS = (Role.PROJECT_MANAGER, Role.SALES, Role.TECHNICAL_SERVICE)
MOST = 60
_ON_THEIR_WAY = (DispatchState.CLEARED, DispatchState.IN_TRANSIT)


@dataclass(frozen=True)
class CriterionView:
    """One criterion; `verdict` is None before the check."""

    line_no: int
    name: str
    requirement: str
    measured: str
    verdict: CriterionVerdict | None


@dataclass(frozen=True)
class SheetView:
    """验收单 of a project order; blank number while nobody has drafted one."""

    number: str
    state: SheetState
    order_no: str
    customer: str
    agreed_with: str
    agreed_at: datetime | None
    record_no: str
    explained: bool | None
    result: AcceptanceResult | None
    remarks: str
    representative: str
    checked_on: date | None
    maker: str
    criteria: tuple[CriterionView, ...]
    records: tuple[str, ...] = ()
    parts: tuple[PartView, ...] = ()
    """The deliveries that were checked before the last one."""


@dataclass(frozen=True)
class Checked:
    """What customer and technical service found together; verdict and measured value by line."""

    record_no: str
    verdicts: Mapping[int, tuple[CriterionVerdict | None, str]]
    explained: bool
    representative: str
    result: AcceptanceResult
    remarks: str = ""


def draft(work: Work, order_no: str, criteria: Sequence[tuple[str, str]]) -> SheetView:
    """Drafts the criteria of an order, or drafts them anew; what the customer agreed to before he agrees to again.

    Raises:
        BadInput: No criterion, too many, or a blank one.
        Conflict: The check was made already, or goods leave by what was agreed (I-15).
        NotFound: No such order.
    """
    work.require(*PREPARERS)
    order = orders.order(work.session, order_no)
    lines = [
        (
            clean(QT_TRANSLATE_NOOP("app", "验收项目"), name, most=NAME, needed=True),
            clean(QT_TRANSLATE_NOOP("app", "标准"), requirement, most=LINE),
        )
        for name, requirement in criteria
    ]  # fmt: skip
    if not 1 <= len(lines) <= MOST:
        raise bad_input(QT_TRANSLATE_NOOP("app", "请写 1 到 {most} 条验收项目，一行一条，写成“项目：标准”"), most=MOST)
    row = work.session.scalar(select(AcceptanceSheet).where(AcceptanceSheet.order_no == order.number).with_for_update())
    if row is None:
        first = next((line.product_id for line in order.lines), None)
        row = AcceptanceSheet(
            number=work.next_number(Series.ACCEPTANCE.value), state=SheetState.DRAFT, order_no=order.number, product_id=first,
            maker_id=work.actor.person_id,
        )  # fmt: skip
        work.session.add(row)
    elif row.state is SheetState.CHECKED or acceptance_parts.of_sheets(work.session, [row.id]):
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{no} 已经验收，不能再改标准"), no=row.number))
    elif row.state is SheetState.AGREED and any(one.state in _ON_THEIR_WAY for one in dispatch.of_order(work.session, order.number)):
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{no} 的货已可放行或已发出，约定的标准不能再改"), no=row.number))
    row.state, row.agreed_with, row.agreed_at = SheetState.DRAFT, "", None
    work.session.flush()
    work.session.execute(delete(AcceptanceCriterion).where(AcceptanceCriterion.sheet_id == row.id))
    for n, (name, requirement) in enumerate(lines, start=1):
        work.session.add(AcceptanceCriterion(sheet_id=row.id, line_no=n, name=name, requirement=requirement))
    work.session.flush()
    work.touched("acceptance_criterion")
    work.audit("draft_criteria", PAPER, row.number, order=order.number, lines=len(lines))
    return _view(work, row)


def agree(work: Work, number: str, with_whom: str) -> SheetView:
    """The customer's representative agreed to the criteria: the sheet is printed for the check (I-15).

    Raises:
        BadInput: Nobody named.
        Conflict: Agreed already.
    """
    work.require(*PREPARERS)
    row = _row(work, number)
    if row.state is not SheetState.DRAFT:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{no} 现在是「{old}」"), no=row.number, old=word(row.state)))
    row.agreed_with = clean(QT_TRANSLATE_NOOP("app", "客户代表"), with_whom, most=NAME, needed=True)
    row.state, row.agreed_at = SheetState.AGREED, work.now
    work.session.flush()
    again = str(say(QT_TRANSLATE_NOOP("app", "标准重新确认"))) if times_printed(work.session, PAPER, row.number) else ""
    print_paper(work, PAPER, row.number, reason=again)
    work.audit("agree_criteria", PAPER, row.number, with_whom=row.agreed_with)
    return _view(work, row)


def check(work: Work, number: str, found: Checked) -> SheetView:
    """Enters the joint check: verdict of each criterion, use and cautions explained, result (I-16); it is the acceptance of the delivery.

    Of an order that comes in several deliveries each is checked by the same criteria; the sheet is done with the last of them.

    With remarks, or rejected, a case is opened and the delivery stays open (I-17).

    Raises:
        BadInput: A criterion without a verdict, passed although one failed, nobody of the customer's, or nothing said of remarks.
        Conflict: The criteria are not agreed, it was checked before, or the slip is not back.
        NotFound: The record is none of this order's.
    """
    work.require(Role.PROJECT_MANAGER, Role.SALES)
    row = _row(work, number)
    if row.state is not SheetState.AGREED:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{no} 现在是「{old}」，不能登记验收"), no=row.number, old=word(row.state)))
    if acceptance_parts.sheet_of(work.session, found.record_no) is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{no} 已经验收"), no=found.record_no))
    of_order = select(DeliveryRecord.number).where(DeliveryRecord.number == found.record_no, DeliveryRecord.order_no == row.order_no)
    if work.session.scalar(of_order) is None:  # the customer of this order accepts no other order's goods
        raise not_found(QT_TRANSLATE_NOOP("app", "交付记录"), found.record_no)
    lines = list(work.session.scalars(select(AcceptanceCriterion).where(AcceptanceCriterion.sheet_id == row.id)))
    judged: dict[int, tuple[CriterionVerdict, str]] = {}
    for line in lines:
        verdict, measured = found.verdicts.get(line.line_no, (None, ""))
        if verdict is None:
            raise bad_input(QT_TRANSLATE_NOOP("app", "第 {n} 项「{name}」没有结论"), n=line.line_no, name=line.name)
        judged[line.line_no] = verdict, clean(QT_TRANSLATE_NOOP("app", "实测"), measured)
    if found.result is AcceptanceResult.ACCEPTED and {verdict for verdict, _ in judged.values()} != {CriterionVerdict.PASSED}:
        raise bad_input(QT_TRANSLATE_NOOP("app", "有项目不符合或有保留，结论不能写验收合格"))
    representative = clean(QT_TRANSLATE_NOOP("app", "客户代表"), found.representative, most=NAME, needed=True)
    remarks = clean_note(QT_TRANSLATE_NOOP("app", "遗留问题"), found.remarks)
    number = row.number
    if acceptance_parts.more_to_come(work.session, row.order_no, found.record_no):
        number = acceptance_parts.keep(work, row, found.record_no, judged, found.explained, found.result, remarks, representative)
    else:
        for line in lines:
            line.verdict, line.measured = judged[line.line_no]
        row.representative, row.remarks = representative, remarks
        row.explained, row.result, row.record_no = found.explained, found.result, found.record_no
        row.state, row.checked_on, row.checker_id = SheetState.CHECKED, site_day(work.now), work.actor.person_id
    work.session.flush()
    service.accept(work, found.record_no, found.result, remarks)
    work.audit("check_acceptance", PAPER, number, record=found.record_no, result=found.result, explained=found.explained)
    if number != row.number:
        print_paper(work, PAPER, number)
    return _view(work, row)


def print_sheet(work: Work, number: str) -> int:
    """Prints the sheet as it stands; printed again, its state is the reason."""
    work.require(*PREPARERS)
    row = _row(work, number)
    return print_paper(work, PAPER, row.number, reason=str(word(row.state)) if times_printed(work.session, PAPER, row.number) else "")


def on_load_closed(work: Work, event: LoadClosed) -> None:
    """A load with goods of a project order is not closed before its criteria are agreed (I-15).

    Raises:
        Refused: I-15.
    """
    trip = dispatch.trip(work.session, event.trip_no)
    _must_be_agreed(work, trip.dispatch_nos if trip is not None else ())


def on_pass_valid(work: Work, event: PassBecameValid) -> None:
    """Nor does its pass become valid.

    Raises:
        Refused: I-15.
    """
    _must_be_agreed(work, event.dispatch_nos)


def on_accepted(work: Work, event: DeliveryAccepted | ClosedUndisputed) -> None:
    """Handler: where the last delivery is accepted without a check of its own, the sheet is done by those before it (I-16)."""
    order_no = work.session.scalar(select(DeliveryRecord.order_no).where(DeliveryRecord.number == event.record_no))
    if order_no:
        acceptance_parts.end_if_last(work, order_no)


def on_order_closed(work: Work, event: OrderClosed) -> None:
    """Handler: nothing more comes of an order that is closed, also of one that was cut short."""
    acceptance_parts.end_if_last(work, event.order_no, over=True)


def _must_be_agreed(work: Work, dispatch_nos: Iterable[str]) -> None:
    for head in dispatch.heads(work.session, dispatch_nos).values():
        if head.kind is DispatchKind.SALE:
            project = orders.order(work.session, head.order_no).needs.project
            agreed = select(AcceptanceSheet.id).where(AcceptanceSheet.order_no == head.order_no, AcceptanceSheet.state != SheetState.DRAFT)
            criteria_must_be_agreed(head.order_no, project, not project or work.session.scalar(agreed) is not None)


# Reading


def sheet(session: Session, number: str) -> SheetView | None:
    """A sheet by its own number, its order's or a delivery record's; a delivery that was checked by itself as its check stands."""
    of_part = acceptance_parts.sheet_of(session, number)
    if of_part is not None:
        part_of = session.get(AcceptanceSheet, of_part)
        return _as_part(_views(session, [part_of])[0], number) if part_of is not None else None
    order_no = session.scalar(select(DeliveryRecord.order_no).where(DeliveryRecord.number == number)) or number
    row = session.scalar(select(AcceptanceSheet).where((AcceptanceSheet.number == number) | (AcceptanceSheet.order_no == order_no)))
    return None if row is None else _views(session, [row])[0]


def _as_part(view: SheetView, document: str) -> SheetView:
    part = next(one for one in view.parts if document in (one.number, one.record_no))
    criteria = tuple(
        replace(line, verdict=part.found[line.line_no][0], measured=part.found[line.line_no][1]) for line in view.criteria
    )
    return replace(
        view, number=part.number, state=SheetState.CHECKED, record_no=part.record_no, explained=part.explained, result=part.result,
        remarks=part.remarks, representative=part.representative, checked_on=part.checked_on, criteria=criteria, records=(),
    )  # fmt: skip


def sheets(session: Session, limit: int = 200) -> list[SheetView]:
    """Every sheet that is to be done, the oldest first; then those that were checked, the newest first and so many at most."""
    arrived = select(DeliveryRecord.order_no).where(DeliveryRecord.signed_at.is_not(None), DeliveryRecord.accepted_at.is_(None))
    done = (AcceptanceSheet.state == SheetState.CHECKED) & AcceptanceSheet.order_no.not_in(arrived)
    rows = list(session.scalars(select(AcceptanceSheet).where(~done).order_by(AcceptanceSheet.id)))
    rows += session.scalars(select(AcceptanceSheet).where(done).order_by(AcceptanceSheet.id.desc()).limit(limit))
    return sorted(_views(session, rows), key=lambda view: list(SheetState).index(view.state))


def template(session: Session, order_no: str) -> tuple[tuple[str, str], ...]:
    """The criteria of the newest sheet for the same product: what a new one begins from."""
    order = orders.order(session, order_no)
    products = [line.product_id for line in order.lines if line.product_id is not None]
    if not products:
        return ()
    newest = select(AcceptanceSheet).where(AcceptanceSheet.product_id == products[0], AcceptanceSheet.order_no != order_no)
    row = session.scalar(newest.order_by(AcceptanceSheet.id.desc()).limit(1))
    return () if row is None else tuple((one.name, one.requirement) for one in _views(session, [row])[0].criteria)


def _row(work: Work, number: str) -> AcceptanceSheet:
    row = work.session.scalar(select(AcceptanceSheet).where(AcceptanceSheet.number == number).with_for_update())
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "验收单"), number)
    return row


def _view(work: Work, row: AcceptanceSheet) -> SheetView:
    work.session.flush()
    return _views(work.session, [row])[0]


def _views(session: Session, rows: Iterable[AcceptanceSheet]) -> list[SheetView]:
    listed = list(rows)
    if not listed:
        return []
    wanted = select(AcceptanceCriterion).where(AcceptanceCriterion.sheet_id.in_([row.id for row in listed]))
    lines = grouped(session.scalars(wanted.order_by(AcceptanceCriterion.line_no)), lambda line: line.sheet_id)
    numbers = [row.order_no for row in listed]
    delivered = session.execute(
        select(DeliveryRecord.order_no, DeliveryRecord.number).where(
            DeliveryRecord.order_no.in_(numbers), DeliveryRecord.signed_at.is_not(None), DeliveryRecord.accepted_at.is_(None)
        )
    )
    records = grouped(delivered, lambda one: one.order_no)
    parts = acceptance_parts.of_sheets(session, [row.id for row in listed])
    names, ordered = identity.names(session), orders.numbered(session, numbers)
    return [
        SheetView(
            row.number, row.state, row.order_no, ordered[row.order_no].customer_name, row.agreed_with, row.agreed_at, row.record_no,
            row.explained, row.result, row.remarks, row.representative, row.checked_on, names.get(row.maker_id or 0, ""),
            tuple(CriterionView(x.line_no, x.name, x.requirement, x.measured, x.verdict) for x in lines[row.id]),
            tuple(one.number for one in records[row.order_no]), tuple(parts.get(row.id, ())),
        )
        for row in listed
    ]  # fmt: skip
