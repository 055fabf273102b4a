"""The verdict on a sheet and what follows from it: certificates, goods on hold, the report to production."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from app.core.entry import clean
from app.core.errors import bad_input
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Work
from app.orders import queries as orders
from app.orders import service as order_service
from app.orders.views import Stage
from app.printing.service import print_paper
from app.quality import certificates, queries, rules, sampling, sheets
from app.quality.events import InspectionFailed, InspectionPassed
from app.quality.views import InspectionView, ItemView
from app.units import queries as units
from app.units import service as unit_service
from app.units.views import NEVER_HELD, BalanceView
from db.models.quality import Certificate, Inspection, InspectionItem, InspectionUnit, Nonconformity
from db.states import InspectionKind, InspectionVerdict, NonconformityState, SamplingPlan, UnitState

FREES = frozenset({InspectionKind.FINAL, InspectionKind.INCOMING})
"""Kinds whose verdict moves goods that wait for inspection; any other looks again at goods that stay where they are."""
_WAITING = (UnitState.AWAITING_INSPECTION, UnitState.REWORK)
_AGAIN = (UnitState.PASSED, UnitState.PACKING, UnitState.SEALED)


def give_verdict(work: Work, number: str, remark: str = "", *, sampled: int | None = None, part: bool = False) -> InspectionView:
    """Gives the verdict on a sheet, computed from its items, signed by the inspector's sign-in.

    A pass of a final inspection issues and prints the certificates; a fail puts the goods on hold and reports them to production.
    Where only some pieces failed and the plan allows it, those are put on hold and the others pass on a sheet of their own.

    Args:
        work: The action.
        number: The sheet.
        remark: What the inspector adds.
        sampled: How many pieces were looked at, where the plan leaves it to the inspector.
        part: Hold only the pieces that failed although they are more than the plan accepts; every piece must have been inspected.

    Returns:
        The sheet; of one that was parted, that of the pieces that passed.

    Raises:
        Refused: B-03 an item is not filled, B-04 a group is missing.
        BadInput: It cannot be parted: pieces were not inspected, or it is not known which failed.
        Conflict: The sheet has its verdict already.
    """
    row = sheets.open_row(work, number)
    items = [queries.item_view(item) for item in queries.item_rows(work.session, row.id)]
    rules.every_item_must_be_filled(number, items, row.sampled, row.plan is not SamplingPlan.FREE)
    rules.three_groups_must_be_there(number, [item.group for item in items])
    row.remark = clean(QT_TRANSLATE_NOOP("app", "备注"), remark)
    if row.plan is SamplingPlan.FREE:
        row.sampled = min(sampled or row.quantity, row.quantity)
    bad = sampling.bad_pieces(items, row.sampled)
    row.bad_pieces = row.quantity if bad is None else len(bad)
    if part:
        _must_be_partable(row, bad)
    if bad and len(bad) < row.quantity and (part or _accepts(row, bad)):
        return _parted(work, row, bad)
    return _judge(work, row, rules.overall(items))


def _accepts(row: Inspection, bad: frozenset[int]) -> bool:
    return row.plan is not SamplingPlan.FREE and len(bad) <= row.accept


def _must_be_partable(row: Inspection, bad: frozenset[int] | None) -> None:
    if bad is None or row.sampled < row.quantity:
        raise bad_input(QT_TRANSLATE_NOOP("app", "只有逐件检验、知道哪几件不合格，才能只隔离不合格件"))
    if not 0 < len(bad) < row.quantity:
        raise bad_input(QT_TRANSLATE_NOOP("app", "没有一部分不合格，不用分开"))


def _judge(work: Work, row: Inspection, verdict: InspectionVerdict) -> InspectionView:
    row.verdict, row.judged_at, row.inspector_id = verdict, work.now, work.actor.person_id
    work.session.flush()
    work.audit("give_verdict", "inspection", row.number, verdict=verdict, sampled=row.sampled, bad=row.bad_pieces)
    if verdict is InspectionVerdict.PASS:
        _passed(work, row)
    else:
        _failed(work, row)
    print_paper(work, "inspection_sheet", row.number)
    return sheets.view(work, row.number)


def _parted(work: Work, row: Inspection, bad: frozenset[int]) -> InspectionView:
    """The pieces that failed stay on this sheet; the others pass on a new one, which is the newest verdict on the goods."""
    good = Inspection(
        number=work.next_number("JY"), kind=row.kind, product_id=row.product_id, standard_id=row.standard_id, task_no=row.task_no,
        card_no=row.card_no, lot_no=row.lot_no, quantity=row.quantity - len(bad), sampled=row.sampled - len(bad),
        submitter_id=row.submitter_id, inspector_id=work.actor.person_id, started_at=row.started_at, plan=row.plan, accept=row.accept,
        split_from=row.number, remark=row.remark,
    )  # fmt: skip
    work.session.add(good)
    work.session.flush()
    units_here = list(
        work.session.scalars(select(InspectionUnit).where(InspectionUnit.inspection_id == row.id).order_by(InspectionUnit.serial))
    )
    looked_at = sampling.chosen([unit.serial for unit in units_here], row.sampled)
    failed = {looked_at[n - 1] for n in bad} if looked_at else set()
    for unit in units_here:
        if unit.serial not in failed:
            unit.inspection_id = good.id
    for item in queries.item_rows(work.session, row.id):
        _divide(work, item, good.id, bad, row.sampled)
    row.quantity = row.sampled = row.bad_pieces = len(bad)
    work.session.flush()
    work.audit("part_sheet", "inspection", row.number, passed=good.number, failed=len(bad))
    _judge(work, row, InspectionVerdict.FAIL)
    return _judge(work, good, InspectionVerdict.PASS)


def _divide(work: Work, item: InspectionItem, good_id: int, bad: frozenset[int], sample: int) -> None:
    """Values go with their pieces; what was seen by eye is the same on both sheets, but for the pieces that failed."""
    view = queries.item_view(item)
    measured, verdict = item.measured, item.verdict
    if view.is_measured and len(view.values) == sample:
        kept = [value for n, value in enumerate(view.values, start=1) if n not in bad]
        measured = " ".join(kept)
        item.measured = " ".join(value for n, value in enumerate(view.values, start=1) if n in bad)
        outside = any(sampling.is_bad(value, item.low, item.high) for value in item.measured.split())
        item.verdict = InspectionVerdict.FAIL if outside else InspectionVerdict.PASS
    elif view.verdict is InspectionVerdict.FAIL:
        measured = "符合"
    verdict = InspectionVerdict.PASS
    work.session.add(
        InspectionItem(
            inspection_id=good_id, no=item.no, group=item.group, name=item.name, requirement=item.requirement, low=item.low,
            high=item.high, unit=item.unit, instrument=item.instrument, measured=measured, verdict=verdict,
            instrument_no=item.instrument_no,
        )
    )  # fmt: skip


def _passed(work: Work, row: Inspection) -> None:
    identities = sheets.view(work, row.number).identities
    moved = _move_goods(work, row, UnitState.PASSED) if row.kind in FREES else set()
    if row.kind is InspectionKind.FINAL and moved:
        for identity in identities:
            _certify(work, row, identity)
        task = orders.task(work.session, row.task_no) if row.task_no else None
        if task is not None and task.order_no:
            order_service.note_stage(work, task.order_no, Stage.INSPECTED)
    work.emit(InspectionPassed(row.number, row.task_no, identities, row.kind))


def _certify(work: Work, row: Inspection, identity: str) -> None:
    one = identity != row.lot_no
    number = work.next_number("HG")
    if one:  # pieces of a lot share theirs with those that are long with other customers
        certificates.void(work, [identity], "重新检验", replaced_by=number)
    work.session.add(
        Certificate(
            number=number, inspection_id=row.id, product_id=row.product_id, serial=identity if one else "",
            lot_no="" if one else identity, quantity=1 if one else row.quantity, issued_at=work.now,
            inspector_id=work.actor.person_id,
        )
    )  # fmt: skip
    unit_service.set_certificate(work, identity, number)
    work.audit("issue_certificate", "certificate", number, goods=identity, inspection=row.number)
    certificates.print_out(work, number)


def _failed(work: Work, row: Inspection) -> None:
    view = sheets.view(work, row.number)
    states = _move_goods(work, row, UnitState.HOLD) if row.kind in FREES else _hold_all(work, view)
    report = Nonconformity(
        number=work.next_number("FK"), inspection_no=row.number, product_id=row.product_id, identities=list(view.identities),
        quantity=row.quantity, facts="；".join(_facts(view.items)), state=NonconformityState.OPEN, noticed_at=work.now,
        came_from=next(iter(states)) if len(states) == 1 else None,
    )  # fmt: skip
    work.session.add(report)
    work.session.flush()
    work.audit("report_nonconformity", "nonconformity", report.number, inspection=row.number, goods=list(view.identities))
    work.emit(InspectionFailed(row.number, report.number, view.identities, row.kind))


def _facts(items: Sequence[ItemView]) -> list[str]:
    """What was wrong; of many values only those outside."""
    found = []
    for item in items:
        if item.verdict is InspectionVerdict.FAIL:
            outside = [value for value in item.values if sampling.is_bad(value, item.low, item.high)]
            words = item.measured if len(item.values) <= 8 else f"{' '.join(outside[:12])}（共 {len(outside)} 件超差）"
            found.append(f"{item.name}：{words}（{item.requirement}）")
    return found


def _move_goods(work: Work, row: Inspection, to: UnitState) -> set[UnitState]:
    """Moves the goods of a sheet on from where they waited, and answers with the states that was; what waits goes before what was passed.

    Goods that were only looked at again stay where they are after a pass: no state.
    """
    left: set[UnitState] = set()
    allowed = _WAITING if to is UnitState.PASSED else (*_WAITING, *_AGAIN)
    for serial in work.session.scalars(select(InspectionUnit.serial).where(InspectionUnit.inspection_id == row.id)).all():
        state = units.state(work.session, serial)
        if state not in NEVER_HELD if to is UnitState.HOLD else state in allowed:
            left.add(unit_service.move_unit(work, serial, to, document=row.number))
    lot = units.lot(work.session, row.lot_no) if row.lot_no else None
    there = [balance for balance in (lot.balances if lot else ()) if balance.state in allowed]
    there.sort(key=lambda balance: allowed.index(balance.state))
    return left | _move_pieces(work, row.lot_no, there, to, row.quantity, row.number)


def _move_pieces(
    work: Work, lot_no: str, balances: Sequence[BalanceView], to: UnitState, quantity: int, document: str
) -> set[UnitState]:
    """Moves so many pieces of a lot where they stand, balance by balance; the states they were in."""
    left: set[UnitState] = set()
    for balance in balances:
        pieces = min(balance.quantity, quantity)
        if pieces:
            quantity -= pieces
            left.add(balance.state)
            unit_service.move_lot(
                work, lot_no, pieces, balance.state, to, from_location=balance.location_id, to_location=balance.location_id,
                from_order=balance.reserved_order, document=document,
            )  # fmt: skip
    return left


def _hold_all(work: Work, view: InspectionView) -> set[UnitState]:
    """Puts the goods of a sheet on hold where they stand; answers with the states they were in."""
    states: set[UnitState] = set()
    for identity in view.identities:
        state = units.state(work.session, identity)
        if state is not None:
            if state not in NEVER_HELD:
                states.add(unit_service.move_unit(work, identity, UnitState.HOLD, document=view.number))
        else:
            lot = units.lot(work.session, identity)
            there = [balance for balance in (lot.balances if lot else ()) if balance.state in HOLDABLE]
            states |= _move_pieces(work, identity, there, UnitState.HOLD, view.quantity, view.number)
    return states


HOLDABLE = (
    UnitState.IN_PRODUCTION, UnitState.IN_STOCK, UnitState.RESERVED, UnitState.RECHECK_DUE, UnitState.LOCKED, UnitState.PICKED,
    UnitState.RETURNED,
)  # fmt: skip
"""States from which pieces of a lot go on hold when a sheet about them fails."""
