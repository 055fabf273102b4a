"""An order in several deliveries is accepted delivery by delivery (I-16): each check but the last has a number of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.clock import site_day
from app.core.grouped import grouped
from app.core.work import Work
from app.devices.code_table import Series
from app.dispatch import queries as dispatch
from app.orders import queries as orders
from db.models.acceptance import AcceptanceCriterion, AcceptancePart, AcceptanceSheet
from db.models.delivery import DeliveryRecord
from db.states import AcceptanceResult, CriterionVerdict, DispatchState, SheetState


@dataclass(frozen=True)
class PartView:
    """What was found with one delivery; verdict and measured value by line."""

    number: str
    record_no: str
    found: Mapping[int, tuple[CriterionVerdict, str]]
    explained: bool
    result: AcceptanceResult
    remarks: str
    representative: str
    checked_on: date


def more_to_come(session: Session, order_no: str, record_no: str) -> bool:
    """Whether an order has goods that are on no 发货单 yet, or on another delivery that was not accepted."""
    others = [
        one.number for one in dispatch.of_order(session, order_no) if not one.special and one.state is not DispatchState.CANCELLED
    ]
    rows = session.execute(
        select(DeliveryRecord.dispatch_no, DeliveryRecord.number, DeliveryRecord.accepted_at).where(DeliveryRecord.dispatch_no.in_(others))
    )
    done = {row.dispatch_no for row in rows if row.number == record_no or row.accepted_at is not None}
    lines = orders.order(session, order_no).lines
    given = dispatch.dispatched_of(session, [line.line_id for line in lines])
    return bool(set(others) - done) or any(given.get(line.line_id, 0) < line.quantity for line in lines)


def keep(
    work: Work, sheet: AcceptanceSheet, record_no: str, found: Mapping[int, tuple[CriterionVerdict, str]], explained: bool,
    result: AcceptanceResult, remarks: str, representative: str,
) -> str:  # fmt: skip
    """Keeps the check of one delivery; answers with its number. Part of the command that checked what was keyed."""
    part = AcceptancePart(
        sheet_id=sheet.id, number=work.next_number(Series.ACCEPTANCE.value), record_no=record_no,
        found={str(line): [verdict.value, measured] for line, (verdict, measured) in found.items()}, explained=explained, result=result,
        remarks=remarks, representative=representative, checked_on=site_day(work.now), checker_id=work.actor.person_id,
    )  # fmt: skip
    work.session.add(part)
    work.session.flush()
    return part.number


def end_if_last(work: Work, order_no: str, *, over: bool = False) -> None:
    """Nothing more comes after deliveries that were checked one by one: the sheet is checked, each criterion as it did worst.

    Args:
        work: The action by which the last of it was accepted otherwise, or the order closed.
        order_no: The order.
        over: The order is closed, whatever stands on its lines.
    """
    agreed = select(AcceptanceSheet).where(AcceptanceSheet.order_no == order_no, AcceptanceSheet.state == SheetState.AGREED)
    sheet = work.session.scalar(agreed.with_for_update())
    parts = of_sheets(work.session, [sheet.id]).get(sheet.id, []) if sheet is not None else []
    if sheet is None or not parts or not (over or not more_to_come(work.session, order_no, parts[-1].record_no)):
        return
    worse = list(CriterionVerdict).index
    for line in work.session.scalars(select(AcceptanceCriterion).where(AcceptanceCriterion.sheet_id == sheet.id)):
        line.verdict, line.measured = max((part.found[line.line_no] for part in parts), key=lambda one: worse(one[0]))
    sheet.result = max((part.result for part in parts), key=list(AcceptanceResult).index)
    sheet.explained = all(part.explained for part in parts)
    sheet.remarks = "；".join(dict.fromkeys(part.remarks for part in parts if part.remarks))
    sheet.representative, sheet.checked_on, sheet.state = parts[-1].representative, parts[-1].checked_on, SheetState.CHECKED
    work.session.flush()
    work.audit("check_acceptance", "acceptance_sheet", sheet.number, records=[part.record_no for part in parts], result=sheet.result)


def of_sheets(session: Session, sheet_ids: Iterable[int]) -> dict[int, list[PartView]]:
    """The checks of deliveries by sheet, in their order."""
    rows = session.scalars(select(AcceptancePart).where(AcceptancePart.sheet_id.in_(list(sheet_ids))).order_by(AcceptancePart.id))
    return {key: [_view(row) for row in found] for key, found in grouped(rows, lambda row: row.sheet_id).items()}


def sheet_of(session: Session, document: str) -> int | None:
    """Key of the sheet that a check belongs to, by its number or its delivery's."""
    wanted = (AcceptancePart.number == document) | (AcceptancePart.record_no == document)
    return session.scalar(select(AcceptancePart.sheet_id).where(wanted))


def _view(row: AcceptancePart) -> PartView:
    found = {int(line): (CriterionVerdict(verdict), str(measured)) for line, (verdict, measured) in row.found.items()}
    return PartView(row.number, row.record_no, found, row.explained, row.result, row.remarks, row.representative, row.checked_on)
