"""应急放行: numbered sheets printed beforehand, signed by the manager on duty when nothing can be scanned, registered within a shift.

What left on a sheet stands in the gate log and is an incident; a pass that the vehicle had is used by it and releases nothing more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from sqlalchemy import select

from app.core.errors import bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.devices.code_table import Series
from app.gate import emergency_rules as rules
from app.gate import incidents, queries, service
from app.gate.emergency_queries import SheetDraft, SheetView, deadline, view_of
from app.gate.moves import pass_row
from app.gate.reconciling import leave_late
from app.gate.rules import tail
from app.gate.taken import sheet_row, take
from app.identity import queries as people
from app.identity.views import PersonView
from app.printing.service import print_paper
from app.yard import service as yard
from db.models.gate import EmergencySheet, GateCheck, GatePass
from db.states import EmergencyCause, EmergencyState, GateOutcome, IncidentKind, PassState, Role

PAPER = "emergency_sheet"
MOST = 50
"""Sheets of one printing."""


def print_batch(work: Work, gate: str, count: int) -> tuple[str, ...]:
    """Prints numbered blank sheets for a gate, to be kept there.

    Returns:
        Their numbers.

    Raises:
        NotPermitted: By others than storekeeper and logistics head.
        BadInput: No gate, or no sensible count.
    """
    work.require(*rules.REGISTRARS)
    gate = gate.strip()
    if not gate or not 1 <= count <= MOST:
        raise bad_input(QT_TRANSLATE_NOOP("app", "请选门岗，一次印 1 到 {most} 张应急放行单"), most=MOST)
    numbers = tuple(work.next_number(Series.EMERGENCY.value) for _ in range(count))
    batch = f"{numbers[0]}-{count}"
    for number in numbers:
        work.session.add(
            EmergencySheet(
                number=number, batch=batch, gate=gate, state=EmergencyState.BLANK, printed_at=work.now, printed_by=work.actor.name
            )
        )
    work.session.flush()
    print_paper(work, PAPER, batch)
    work.audit("print_emergency_sheets", "gate_emergency_sheet", batch, gate=gate, count=count)
    return numbers


def report_taken(work: Work, number: str) -> SheetView:
    """Says that a sheet was used and has to be registered: from now on its number is open. Saying so twice changes nothing.

    Raises:
        NotPermitted: By others than guard, storekeeper and logistics head.
        NotFound: No such sheet.
        Refused: H-02, registered or void.
    """
    work.require(Role.GUARD, *rules.REGISTRARS)
    row = _row(work, number)
    rules.sheet_must_be_open(row.number, row.state, row.left_at, row.plate)
    take(work, row)
    return view_of(work.session, row, work.now)


def void_sheet(work: Work, number: str, reason: str) -> SheetView:
    """Declares a sheet unused and void: lost, spoiled, or reported by mistake.

    One that somebody at the gate reported as used is an incident all the same: a vehicle may have left on it.

    Raises:
        NotPermitted: By others than storekeeper and logistics head.
        BadInput: No reason.
        Refused: H-02, registered or void.
    """
    work.require(*rules.REGISTRARS)
    if not reason.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "作废应急放行单要写明原因"))
    row = _row(work, number)
    rules.sheet_must_be_open(row.number, row.state, row.left_at, row.plate)
    was_used = row.state is EmergencyState.TAKEN
    row.state, row.voided_at, row.voided_by, row.void_reason = EmergencyState.VOID, work.now, work.actor.name, reason.strip()
    work.audit("void_emergency_sheet", "gate_emergency_sheet", row.number, reason=row.void_reason)
    if was_used:
        words = say(
            QT_TRANSLATE_NOOP("app", "{number} {taken}已报用，现在作废：{reason}"), number=row.number, taken=row.taken_by,
            reason=row.void_reason,
        )  # fmt: skip
        incidents.open_incident(
            work, IncidentKind.EMERGENCY, gate=row.gate, text=str(words),
            details={"clause": "H-02", "sheet": row.number, "guard": row.taken_by},
        )  # fmt: skip
    work.session.flush()
    return view_of(work.session, row, work.now)


def register(work: Work, draft: SheetDraft) -> SheetView:
    """Registers what left on a sheet: it enters the gate log, the pass of the vehicle is used by it, an incident opens.

    Args:
        work: The transaction of storekeeper or logistics head.
        draft: What is written on the sheet.

    Returns:
        The sheet; `late` where the shift was over.

    Raises:
        NotPermitted: By the guard, or anybody else.
        BadInput: Something on the sheet was left out.
        NotFound: No such sheet, or no such pass.
        Refused: H-02: registered before or void, not signed by a manager on duty, registered by one of the two, an impossible moment.
    """
    work.require(*rules.REGISTRARS)
    draft = _clean(draft)
    row = _row(work, draft.number)
    manager = people.person(work.session, draft.manager_id)
    if manager is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "值班领导"), str(draft.manager_id))
    rules.sheet_must_be_open(row.number, row.state, row.left_at, row.plate)
    rules.manager_must_be_in_charge(manager.name, manager.roles)
    rules.registrar_must_be_another(work.actor.name, (manager.name, draft.guard))
    rules.must_have_left_in_time(row.printed_at, draft.left_at, work.now)
    _write(work, row, draft, manager)
    paper = _pass_row(work, draft.pass_no) if draft.pass_no else None
    check = _log(work, row, paper)
    first = _first_release(work, paper, check.id) if paper is not None else None
    notes = _notes(work, row, paper)
    if paper is not None and first is None and not _use(work, row, paper):
        notes.append(str(say(QT_TRANSLATE_NOOP("app", "货物没能出账，请核对库存"))))
    row.incident_id = _open(work, row, check.id, first, notes)
    work.session.flush()
    yard.release(work, "", row.plate, row.pass_no or row.number, draft.left_at)
    work.audit(
        "register_emergency_sheet", "gate_emergency_sheet", row.number, gate=row.gate, pass_no=row.pass_no, plate=row.plate,
        manager=row.manager, guard=row.guard, left=row.left_at,
    )  # fmt: skip
    return view_of(work.session, row, work.now)


_WRITTEN = ("guard", "goods", "cause_note")
_NUMBERS = ("number", "plate", "trailer", "seal", "pass_no")
"""Kept in capitals, as every other record of the same pass and vehicle has them."""


def _clean(draft: SheetDraft) -> SheetDraft:
    draft = replace(
        draft, **{name: getattr(draft, name).strip() for name in _WRITTEN},
        **{name: getattr(draft, name).strip().upper() for name in _NUMBERS},
    )  # fmt: skip
    if not draft.guard or not draft.plate or not (draft.pass_no or draft.goods):
        raise bad_input(QT_TRANSLATE_NOOP("app", "应急放行单要登记门卫、车号，以及出门证号或货物"))
    if draft.cause is EmergencyCause.OTHER and not draft.cause_note:
        raise bad_input(QT_TRANSLATE_NOOP("app", "原因选「其他」要写明"))
    if draft.boxes < 0:
        raise bad_input(QT_TRANSLATE_NOOP("app", "箱数不能小于零"))
    return draft


def _write(work: Work, row: EmergencySheet, draft: SheetDraft, manager: PersonView) -> None:
    row.state, row.left_at, row.cause, row.cause_note = EmergencyState.REGISTERED, draft.left_at, draft.cause, draft.cause_note
    row.manager_id, row.manager = manager.person_id, manager.name
    row.manager_role = next(role for role in rules.MANAGERS if role in manager.roles).value
    row.guard, row.plate, row.trailer, row.seal = draft.guard, draft.plate, draft.trailer, draft.seal
    row.pass_no, row.goods, row.boxes = draft.pass_no, draft.goods, draft.boxes
    row.registered_at, row.registered_by = work.now, work.actor.name
    work.session.flush()


def _log(work: Work, row: EmergencySheet, paper: GatePass | None) -> GateCheck:
    """The entry of the gate log, at the moment the vehicle left; the key keeps it from being there twice."""
    view = queries.gate_pass(work.session, paper.number) if paper is not None else None
    assert row.left_at is not None
    check = GateCheck(
        at=row.left_at, station=work.station, gate=row.gate, person_id=None, guard=row.guard, scanned=row.number, pass_no=row.pass_no,
        trip_no=paper.trip_no if paper is not None else "", customer=view.customer if view is not None else "",
        boxes=row.boxes or (view.boxes if view is not None else 0), plate_seen=row.plate, seal_seen=row.seal, trailer_seen=row.trailer,
        key=f"emergency:{row.number}", offline=True, recorded_at=work.now, outcome=GateOutcome.RELEASED,
        reason=str(say(QT_TRANSLATE_NOOP("app", "应急放行 {number}"), number=row.number)),
    )  # fmt: skip
    work.session.add(check)
    work.session.flush()
    return check


def _first_release(work: Work, paper: GatePass, check_id: int) -> GateCheck | None:
    """The earlier entry of the gate log on which the vehicle of this pass had left already."""
    return work.session.scalar(
        select(GateCheck).where(GateCheck.pass_no == paper.number, GateCheck.outcome == GateOutcome.RELEASED, GateCheck.id != check_id)
        .order_by(GateCheck.at, GateCheck.id).limit(1)
    )  # fmt: skip


def _notes(work: Work, row: EmergencySheet, paper: GatePass | None) -> list[str]:
    """What was not as it should be: registered late, a pass that did not hold, another vehicle than the pass names."""
    assert row.left_at is not None
    found = []
    if work.now > deadline(work.session, row.left_at, row.left_at):
        found.append(say(QT_TRANSLATE_NOOP("app", "超过一班才补登")))
    if paper is not None and paper.state not in (PassState.VALID, PassState.USED):
        found.append(say(QT_TRANSLATE_NOOP("app", "出门证{state}"), state=word(paper.state)))
    if paper is not None and paper.plate and tail(paper.plate) != tail(row.plate):
        found.append(say(QT_TRANSLATE_NOOP("app", "车号与出门证不同")))
    return [str(one) for one in found]


def _open(work: Work, row: EmergencySheet, check_id: int, first: GateCheck | None, notes: Sequence[str]) -> int:
    """The incident of the sheet; a pass that had released before opens a second one with both records."""
    assert row.left_at is not None and row.cause is not None
    facts = {"clause": "H-02", "sheet": row.number, "left_at": row.left_at.isoformat(), "guard": row.guard, "plate": row.plate}
    if first is not None:
        words = say(QT_TRANSLATE_NOOP("app", "出门证 {number} 已放行，又凭 {sheet} 出厂"), number=row.pass_no, sheet=row.number)
        earlier = {"check": first.id, "at": first.at.isoformat(), "gate": first.gate, "guard": first.guard, "plate": first.plate_seen}
        incidents.open_incident(
            work, IncidentKind.DOUBLE_RELEASE, pass_no=row.pass_no, gate=row.gate, text=str(words), check_id=check_id,
            details={**facts, "clause": "H-07", "first": earlier},
        )  # fmt: skip
    words = say(
        QT_TRANSLATE_NOOP("app", "{number} {plate} {cause}，{manager}签字"), number=row.number, plate=row.plate, cause=word(row.cause),
        manager=row.manager,
    )  # fmt: skip
    return incidents.open_incident(
        work, IncidentKind.EMERGENCY, pass_no=row.pass_no, gate=row.gate, text="，".join((str(words), *notes)), check_id=check_id,
        details={**facts, "manager": row.manager, "cause": row.cause.value, "notes": list(notes)},
    )  # fmt: skip


def _use(work: Work, row: EmergencySheet, paper: GatePass) -> bool:
    """The pass is used by the sheet, whatever it lacked: the vehicle is gone, and nothing may leave on it a second time.

    Returns:
        Whether goods, order and trip could follow; one whose load was never closed ends instead.
    """
    assert row.left_at is not None
    if paper.state in (PassState.DRAFT, PassState.AWAITING_SIGNATURES):
        why = say(QT_TRANSLATE_NOOP("app", "车辆已凭应急放行单 {number} 出厂"), number=row.number)
        service.end_pass(work, paper, PassState.VOIDED, str(why))
    with _in_the_guards_place(work):
        moved = leave_late(work, paper, row.left_at)
    if moved:
        paper.used_by = row.guard
        work.session.flush()
    return moved


@contextmanager
def _in_the_guards_place(work: Work) -> Iterator[None]:
    """Goods leave the ledger by a guard's hand alone (D-15); here who registers books what the guard on the sheet let out."""
    own = work.actor
    work.actor = replace(own, roles=own.roles | {Role.GUARD})
    try:
        yield
    finally:
        work.actor = own


def _row(work: Work, number: str) -> EmergencySheet:
    row = sheet_row(work, number)
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "应急放行单"), number)
    return row


def _pass_row(work: Work, number: str) -> GatePass:
    return pass_row(work, number)
