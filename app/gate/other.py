"""Commands on passes without a 发货单: return to supplier, scrap, sample or loan, tools (section 3.4).

The storekeeper writes the goods and the reason; while the pass is a draft he may change it. He and a second person count what goes
on: from then on lines, vehicle and seals are fixed, the departments sign, and the guard checks it as any other pass.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy import delete, select

from app.core.errors import BadInput, Conflict, bad_input, fact, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.dispatch.views import ON_FOOT
from app.gate import loads, other_rules, queries, rules
from app.gate.leaving import stay
from app.gate.moves import move, pass_row
from app.gate.service import GATE
from app.gate.states import ACTIVE
from app.gate.views import OtherDraft, OtherLine, PassView
from app.storage import queries as stock
from app.storage import service as storage
from app.storage.views import StandingView
from app.units import queries as units
from db.models.gate import GatePass, GatePassLine, GatePassLoan
from db.states import PassKind, PassState, Role, UnitState, ZoneKind

SECOND = (Role.SALES, Role.LOGISTICS_HEAD)
"""Who counts the goods beside the storekeeper."""


def make_other(work: Work, draft: OtherDraft) -> PassView:
    """Drafts a pass without a 发货单; its maker is the storekeeper (H-01, X-30, X-37).

    Raises:
        Refused: H-01, a kind that hangs on a 发货单; goods that stand in the wrong zone, in none, or on another pass.
        BadInput: Somebody or something is not named.
    """
    work.require(Role.STOREKEEPER)
    draft = _clean(draft)
    _check(work, draft, "")
    row = GatePass(
        number=work.next_number("CM"), trip_no="", kind=draft.kind, state=PassState.DRAFT, gate=draft.gate or GATE,
        maker_id=work.actor.person_id, maker=work.actor.name, made_at=work.now,
    )  # fmt: skip
    work.session.add(row)
    _write(work, row, draft)
    work.audit("make_other_pass", "gate_pass", row.number, kind=row.kind, consignee=row.consignee, reason=row.reason)
    return _view(work, row)


def change_other(work: Work, pass_no: str, draft: OtherDraft) -> PassView:
    """Changes a draft; who counted it counts again. Further on a pass is never changed, it is voided and made anew (H-01).

    Raises:
        Refused: As `make_other`.
        Conflict: It is no draft, or hangs on a 发货单.
    """
    work.require(Role.STOREKEEPER)
    row = _draft_row(work, pass_no)
    draft = _clean(draft)
    _check(work, draft, pass_no)
    stay(work, row)
    row.kind, row.gate, row.confirmed_by = draft.kind, draft.gate or GATE, []
    row.load_hash, row.load_closed_at = "", None
    row.maker_id, row.maker, row.made_at = work.actor.person_id, work.actor.name, work.now
    _write(work, row, draft)
    work.audit("change_other_pass", "gate_pass", row.number, kind=row.kind, consignee=row.consignee, reason=row.reason)
    return _view(work, row)


def confirm_other(work: Work, pass_no: str) -> PassView:
    """The storekeeper, then a second person, says that what goes out is what the pass lists (H-01, H-06).

    The storekeeper who counts is the maker. The second count fixes lines, vehicle and seals; the pass waits for signatures.

    Raises:
        Refused: H-01 one person for both, goods that moved away meanwhile; H-04 a container without a seal.
        Conflict: It is no draft, or the storekeeper has not counted yet.
    """
    row = _draft_row(work, pass_no)
    if not row.confirmed_by:
        work.require(Role.STOREKEEPER)
        row.maker_id, row.maker = work.actor.person_id, work.actor.name
        row.confirmed_by = [[Role.STOREKEEPER.value, work.actor.name]]
        work.audit("count_other_pass", "gate_pass", row.number, role=Role.STOREKEEPER)
        work.session.flush()
        return _view(work, row)
    if row.load_closed_at is not None:  # a department sent it back; what was counted stays counted until the draft is changed
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "出门证 {number} 已核对过，改正后再送签"), number=pass_no))
    work.require(*SECOND)
    other_rules.second_must_be_another(row.maker_id, work.actor.person_id)
    role = next(one for one in SECOND if work.actor.has(one))
    row.confirmed_by = [*row.confirmed_by, [role.value, work.actor.name]]
    _close(work, row)
    work.audit("count_other_pass", "gate_pass", row.number, role=role, load=row.load_hash, boxes=row.boxes)
    return _view(work, row)


def note_back(work: Work, pass_no: str, note: str = "") -> None:
    """Notes that a sample, loan or tool is back.

    Raises:
        Conflict: Nothing of that pass is out, or it is back already.
    """
    work.require(Role.STOREKEEPER)
    row = pass_row(work, pass_no)
    loan = work.session.scalar(select(GatePassLoan).where(GatePassLoan.pass_id == row.id))
    if loan is None or loan.back_at is not None or row.state is not PassState.USED:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "出门证 {number} 没有要归还的东西"), number=pass_no))
    loan.back_at, loan.back_by, loan.note = work.now, work.actor.name, note.strip()
    work.session.flush()
    work.audit("note_back", "gate_pass", row.number, note=loan.note)


def make_again(work: Work, last: GatePass, reason: str) -> GatePass:
    """Another pass for goods that were counted already and whose pass ended: it waits for signatures at once (H-01).

    Part of `reissuing.reissue_pass`, which checks the permission.

    Raises:
        Refused: As `make_other`.
    """
    draft = draft_of(work, last)
    _check(work, draft, last.number)
    row = GatePass(
        number=work.next_number("CM"), trip_no="", kind=last.kind, state=PassState.DRAFT, gate=last.gate,
        maker_id=work.actor.person_id, maker=work.actor.name, made_at=work.now, nth=last.nth + 1, reissue_reason=reason,
        confirmed_by=list(last.confirmed_by) if last.load_closed_at is not None else [],  # half a count is none: another maker counts
    )  # fmt: skip
    work.session.add(row)
    _write(work, row, draft)
    if last.load_closed_at is not None:
        _close(work, row)
    return row


def draft_of(work: Work, row: GatePass) -> OtherDraft:
    """What stands on a pass without a 发货单, as it was written."""
    due = work.session.scalar(select(GatePassLoan.due_back).where(GatePassLoan.pass_id == row.id))
    lines = tuple(
        OtherLine(x.name, x.unit, x.quantity, x.model, x.boxes, x.identity) for x in loads.own_rows(work.session, row.id)
    )
    return OtherDraft(
        row.kind, row.consignee, row.reason, lines, "" if row.on_foot else row.plate, row.trailer, row.driver, row.driver_phone,
        row.carrier, row.container_no, tuple(row.seals), row.gate, row.gross_weight_g, row.on_foot, row.bearer, row.bearer_card, due,
    )  # fmt: skip


def _clean(draft: OtherDraft) -> OtherDraft:
    """The draft without spaces around what was typed, numbers of vehicles in capitals."""
    lines = tuple(
        OtherLine(x.name.strip(), x.unit.strip(), x.quantity, x.model.strip(), x.boxes, x.identity.strip().upper()) for x in draft.lines
    )
    return replace(
        draft, consignee=draft.consignee.strip(), reason=draft.reason.strip(), lines=lines, plate=draft.plate.strip().upper(),
        trailer=draft.trailer.strip().upper(), driver=draft.driver.strip(), driver_phone=draft.driver_phone.strip(),
        carrier=draft.carrier.strip(), container_no=draft.container_no.strip().upper(),
        seals=tuple(filter(None, (seal.strip().upper() for seal in draft.seals))), gate=draft.gate.strip(),
        bearer=draft.bearer.strip(), bearer_card=rules.tail(draft.bearer_card),
    )  # fmt: skip


def _check(work: Work, draft: OtherDraft, own_no: str) -> None:
    other_rules.must_go_without_dispatch(draft.kind)
    if not draft.consignee or not draft.reason:
        raise bad_input(QT_TRANSLATE_NOOP("app", "请填收货单位和出门原因"))
    _check_vehicle(draft)
    if not draft.lines:
        raise bad_input(QT_TRANSLATE_NOOP("app", "请至少写一行货物"))
    asked: dict[str, int] = {}
    for line in draft.lines:
        if not line.name or not line.unit or line.quantity < 1 or line.boxes < 0:
            raise bad_input(QT_TRANSLATE_NOOP("app", "每一行都要有名称、单位和大于零的数量"))
        other_rules.scrap_must_be_named(draft.kind, line.name, line.identity)
        if line.identity:
            asked[line.identity] = asked.get(line.identity, 0) + line.quantity
    for identity, quantity in asked.items():
        _check_goods(work, draft.kind, identity, quantity, own_no)


def _check_vehicle(draft: OtherDraft) -> None:
    if draft.on_foot and (not draft.bearer or len(draft.bearer_card) < rules.KEYED):
        raise bad_input(QT_TRANSLATE_NOOP("app", "步行/快递要填提货人和证件末四位（快递填电话）"))
    if not draft.on_foot and (not draft.plate or not draft.driver or not draft.driver_phone):
        raise bad_input(QT_TRANSLATE_NOOP("app", "请填车牌、司机和电话"))


def _check_goods(work: Work, kind: PassKind, identity: str, quantity: int, own_no: str) -> None:
    standing = stock.standing(work.session, identity)
    other_rules.must_be_in_ledger(kind, identity, standing is not None)
    other_rules.tools_must_not_be_goods(kind, identity, standing is not None)
    if standing is None:
        return
    where = [f"{one.location or '—'} {word(one.state)} {one.quantity}" for one in standing]
    if kind in other_rules.ZONES:
        zones = other_rules.ZONES[kind]
        there = sum(one.quantity for one in standing if one.zone in zones)
        other_rules.must_stand_apart(kind, identity, where, there, quantity)
    elif kind is PassKind.SAMPLE:
        other_rules.sample_must_be_free(identity, where, sum(one.quantity for one in standing if _free(one, own_no)), quantity)
    other_rules.must_be_on_one_pass(identity, _other_pass(work, identity, own_no))


def _free(one: StandingView, own_no: str) -> bool:
    kept = one.state is UnitState.RESERVED and own_no and one.reserved_order == own_no
    return one.zone is ZoneKind.STORE and bool(kept or (one.state is UnitState.IN_STOCK and not one.reserved_order))


def _other_pass(work: Work, identity: str, own_no: str) -> str:
    return (
        work.session.scalar(
            select(GatePass.number).join(GatePassLine, GatePassLine.pass_id == GatePass.id)
            .where(GatePassLine.identity == identity, GatePass.state.in_(ACTIVE), GatePass.number != own_no).limit(1)
        )
        or ""
    )  # fmt: skip


def _write(work: Work, row: GatePass, draft: OtherDraft) -> None:
    """Puts the draft onto the row: vehicle or bearer, lines, when it is to be back."""
    row.consignee, row.reason = draft.consignee, draft.reason
    row.on_foot = draft.on_foot
    row.bearer, row.bearer_card = (draft.bearer, draft.bearer_card) if draft.on_foot else ("", "")
    row.plate, row.trailer = (ON_FOOT, "") if draft.on_foot else (draft.plate, draft.trailer)
    row.driver = draft.bearer if draft.on_foot else draft.driver
    row.driver_phone, row.carrier, row.container_no = draft.driver_phone, draft.carrier, draft.container_no
    row.seals, row.gross_weight_g = list(draft.seals), draft.gross_weight_g
    row.boxes = sum(line.boxes for line in draft.lines)
    work.session.flush()
    work.session.execute(delete(GatePassLine).where(GatePassLine.pass_id == row.id))
    work.session.execute(delete(GatePassLoan).where(GatePassLoan.pass_id == row.id))
    for line in draft.lines:
        work.session.add(
            GatePassLine(
                pass_id=row.id, name=line.name, model=line.model, unit=line.unit, quantity=line.quantity, boxes=line.boxes,
                identity=line.identity,
            )
        )  # fmt: skip
        work.session.flush()
    if draft.due_back is not None:
        _note_loan(work, row, draft.due_back)


def _note_loan(work: Work, row: GatePass, due_back: date) -> None:
    if row.kind not in (PassKind.SAMPLE, PassKind.TOOLS):
        raise bad_input(QT_TRANSLATE_NOOP("app", "只有样品/借用和工具有归还日期"))
    work.session.add(GatePassLoan(pass_id=row.id, due_back=due_back))
    work.session.flush()


def _close(work: Work, row: GatePass) -> None:
    """Fixes what leaves: looked at again, kept where it stands, hashed, handed to the departments."""
    draft = draft_of(work, row)
    _check(work, draft, row.number)
    rules.container_must_be_sealed(row.container_no, row.seals)
    if row.kind is PassKind.SAMPLE:
        for identity in dict.fromkeys(line.identity for line in draft.lines if line.identity):
            _keep(work, row.number, identity, sum(line.quantity for line in draft.lines if line.identity == identity))
    row.load_hash, row.load_closed_at = loads.own_hash(row, loads.own_rows(work.session, row.id)), work.now
    row.made_at, row.desk = work.now, work.station
    move(work, row, PassState.AWAITING_SIGNATURES)


def _keep(work: Work, pass_no: str, identity: str, quantity: int) -> None:
    """Keeps a sample for its pass, so that no picker takes it meanwhile; a number that the ledger does not know is only written."""
    if units.unit(work.session, identity) is not None:
        storage.reserve(work, pass_no, None, [identity])
    elif units.lot(work.session, identity) is not None:
        storage.reserve(work, pass_no, None, lot_no=identity, quantity=quantity)


def _draft_row(work: Work, pass_no: str) -> GatePass:
    row = pass_row(work, pass_no)
    if row.trip_no:
        raise BadInput(say(QT_TRANSLATE_NOOP("app", "{number} 跟着车次走，不在这里改"), number=pass_no))
    if row.state is not PassState.DRAFT:
        raise Conflict(
            say(
                QT_TRANSLATE_NOOP("app", "出门证 {number} 现在是「{state}」，不能再改，请作废后重开"),
                number=pass_no, state=word(row.state),
            ),
            (fact(QT_TRANSLATE_NOOP("app", "状态"), word(row.state)),),
        )  # fmt: skip
    return row


def _view(work: Work, row: GatePass) -> PassView:
    work.session.flush()
    view = queries.gate_pass(work.session, row.number)
    if view is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "出门证"), row.number)
    return view
