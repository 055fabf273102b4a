"""Goods in doubt: found damaged in the store (E-03), without a readable mark (E-05), not to be found (E-10).

They go on hold at once. Who they are is found again from contents and records; quality decides; a new label is scanned back.
"""

from __future__ import annotations

from sqlalchemy import select

from app.catalog import queries as catalog
from app.core.entry import clean
from app.core.errors import Conflict, Fact, bad_input, fact, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.files import pictures
from app.files import service as files
from app.packing import queries as packing
from app.packing import service as packing_service
from app.printing.service import confirm_seen, print_label, times_printed, void_papers
from app.storage.events import HeldToRework, HoldEnds
from app.storage.service import find_thing
from app.trace import rules
from app.units import service as unit_service
from app.units.views import BalanceView, LotView, UnitView
from db.models.trace import GoodsDoubt, TypedSerial
from db.states import DoubtOutcome, DoubtState, PackingState, Role, StopKind, UnitState

KIND = "goods_doubt"
FINDERS = (Role.STOREKEEPER, Role.SHIPPER, Role.TEAM_LEADER, Role.INSPECTOR)
"""Who finds goods in doubt."""

IN_STORE = frozenset(
    {
        UnitState.SEALED, UnitState.IN_STOCK, UnitState.RESERVED, UnitState.RECHECK_DUE, UnitState.LOCKED, UnitState.PICKED,
        UnitState.RETURNED,
    }
)  # fmt: skip
"""States of goods that stand in the store; what is in a shipping box is stopped with the box."""

_ENDS = {DoubtOutcome.REWORK: UnitState.REWORK, DoubtOutcome.SCRAP: UnitState.SCRAPPED}


def report(
    work: Work, kind: StopKind, seen: str, *, identity: str = "", place: str = "", quantity: int = 1, product_id: int | None = None,
    typed_why: str | None = None,
) -> int:  # fmt: skip
    """Reports goods in doubt and puts them on hold, as far as it is known which they are.

    Args:
        work: The action.
        kind: Damaged, mark lost, or not to be found.
        seen: What was seen, in words.
        identity: Serial or lot number; may be blank where the mark was lost.
        place: Code of the location they were found at; blank takes the one of the records.
        quantity: Pieces of a lot.
        product_id: What it is, where only that is known.
        typed_why: Why the number was typed; None where it was scanned.

    Returns:
        Key of the record.

    Raises:
        Refused: E-05 a typed number without a reason, B-11 on hold already.
        BadInput: Nothing was said, or no number for goods that have their mark.
        Conflict: Not in the store, or not so many pieces there.
        NotFound: No such goods or place.
    """
    work.require(*FINDERS)
    words = clean(QT_TRANSLATE_NOOP("app", "看到的情况"), seen, needed=True)
    number = identity.strip().upper()
    if not number and kind is not StopKind.MARK_LOST:
        raise bad_input(QT_TRANSLATE_NOOP("app", "请扫或键入序列号、批号"))
    where = catalog.location_by_code(work.session, place.strip().upper()) if place.strip() else None
    if place.strip() and where is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "库位"), place)
    if number and typed_why is not None:
        note_typed(work, number, typed_why, str(word(kind)))
    row = GoodsDoubt(
        kind=kind, state=DoubtState.IDENTIFIED if number else DoubtState.REPORTED, product_id=product_id, quantity=quantity,
        location_id=where.location_id if where else None, seen=words, station=work.station, at=work.now,
        person_id=work.actor.person_id or 0,
    )  # fmt: skip
    if number:
        _hold(work, row, number, words)
    work.session.add(row)
    work.session.flush()
    work.audit("report_doubt", KIND, row.id, kind=kind, goods=number, place=place, seen=words)
    return row.id


def identify(work: Work, doubt_id: int, identity: str, evidence: str) -> None:
    """Says which goods they are, from contents and records, and puts them on hold (E-05).

    Raises:
        BadInput: No evidence.
        Conflict: Known already, or the goods are not in the store.
        NotFound: No such record or goods.
    """
    work.require(*FINDERS)
    row = _row(work, doubt_id)
    if row.state is not DoubtState.REPORTED:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "已认定为 {identity}"), identity=row.identity))
    proof = clean(QT_TRANSLATE_NOOP("app", "认定依据"), evidence, needed=True)
    _hold(work, row, identity.strip().upper(), row.seen)
    row.evidence, row.identified_at, row.identifier_id = proof, work.now, work.actor.person_id
    row.state = DoubtState.IDENTIFIED
    work.session.flush()
    work.audit("identify_goods", KIND, row.id, goods=row.identity, evidence=proof)


def approve_relabel(work: Work, doubt_id: int, note: str) -> None:
    """Quality approves the new label: the old ones are void, the new one prints and is scanned back (E-05).

    Raises:
        Refused: E-05 goods not recognised, or by who reported or recognised them.
        BadInput: No note.
        Conflict: Decided already.
    """
    work.require(Role.INSPECTOR)
    row = _row(work, doubt_id)
    _must_be(row, StopKind.MARK_LOST)
    rules.goods_must_be_identified(row.seen, row.identity)
    hands = {row.person_id, row.identifier_id or 0}
    rules.another_must_approve(work.actor.name, work.actor.person_id, hands)
    if row.state is not DoubtState.IDENTIFIED:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{identity} 已批准补标识，等标签扫回"), identity=row.identity))
    _decide(work, row, DoubtOutcome.RELABEL, note)
    row.state = DoubtState.RELABELLED
    why = str(say(QT_TRANSLATE_NOOP("app", "标识失效：{seen}"), seen=row.seen))
    view = packing.packing(work.session, row.identity)
    if view is not None and view.state is PackingState.SEALED and view.label_issue:
        packing_service.reprint_label(work, row.identity, why)
    else:
        void_papers(work, row.identity, why, paper="unit_label")
        again = times_printed(work.session, "unit_label", row.identity)
        print_label(work, "unit_label", row.identity, reason=why if again else "")
    work.session.flush()
    work.audit("approve_relabel", KIND, row.id, goods=row.identity, note=row.note)


def scan_back(work: Work, identity: str, issue: str = "") -> bool:
    """The new label was stuck on and scanned: the goods come off hold (E-05).

    Args:
        work: The action.
        identity: Serial or lot number on the label.
        issue: Print number of a content label.

    Returns:
        Whether a new label of these goods was waited for.

    Raises:
        Refused: C-11 an older print of the label.
        BadInput: The bar code of a content label instead of its QR code.
    """
    row = work.session.scalar(
        select(GoodsDoubt).where(GoodsDoubt.identity == identity, GoodsDoubt.state == DoubtState.RELABELLED).with_for_update()
    )
    if row is None:
        return False
    work.require(*FINDERS)
    view = packing.packing(work.session, identity)
    if view is not None and view.state is PackingState.SEALED and view.label_issue:
        packing_service.scan_label_back(work, identity, issue)
    else:
        confirm_seen(work, "unit_label", identity)
    _free(work, row, None)
    work.audit("scan_new_label", KIND, row.id, goods=identity)
    return True


def decide(work: Work, doubt_id: int, outcome: DoubtOutcome, note: str) -> None:
    """Quality decides on damaged goods, or on missing ones that turned up: free, rework or scrap.

    Raises:
        Refused: E-03 damage without a photo.
        BadInput: No note.
        Conflict: Decided already, or goods whose mark was lost.
    """
    work.require(Role.INSPECTOR)
    row = _row(work, doubt_id)
    if row.kind is StopKind.MARK_LOST or row.state is not DoubtState.IDENTIFIED or outcome is DoubtOutcome.RELABEL:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "这一条现在不能这样处置")), (fact(QT_TRANSLATE_NOOP("app", "状态"), word(row.state)),))
    if row.kind is StopKind.DAMAGE:
        rules.damage_must_be_photographed(row.identity, len(files.attachments(work.session, KIND, str(row.id))))
    _decide(work, row, outcome, note)
    _free(work, row, _ENDS.get(outcome))
    work.audit("decide_doubt", KIND, row.id, goods=row.identity, outcome=outcome, note=row.note)


def on_hold_ends(work: Work, event: HoldEnds) -> None:
    """Handler: goods in doubt come off hold by what is decided on the doubt, not past it (E-03, E-05).

    Raises:
        Conflict: There is an open record of them.
    """
    rows = _open(work, event.identities)
    if rows:
        where = QT_TRANSLATE_NOOP("app", "{goods} 在 {report} 上待处置，处置后才能解除隔离")
        raise Conflict(say(where, goods=rows[0].identity, report=word(rows[0].kind)), _standing(rows[0]))


def on_rework(work: Work, event: HeldToRework) -> None:
    """Handler: nor do they go to rework past it.

    Raises:
        Conflict: There is an open record of them, of a lot of more pieces than are left over.
    """
    rows = _open(work, event.identities)
    if sum(row.quantity for row in rows) > event.spare:
        where = QT_TRANSLATE_NOOP("app", "{goods} 因「{kind}」待查 {n} 件，质检在 库存 → 待查 处置后才能返工")
        pieces = sum(row.quantity for row in rows if row.identity == rows[0].identity)
        raise Conflict(say(where, goods=rows[0].identity, kind=word(rows[0].kind), n=pieces), _standing(rows[0]))


def _open(work: Work, identities: tuple[str, ...]) -> list[GoodsDoubt]:
    query = select(GoodsDoubt).where(GoodsDoubt.identity.in_(identities), GoodsDoubt.state != DoubtState.CLOSED)
    return list(work.session.scalars(query.order_by(GoodsDoubt.id)))


def _standing(row: GoodsDoubt) -> tuple[Fact, ...]:
    return (fact(QT_TRANSLATE_NOOP("app", "状态"), word(row.state)),)


def attach_photo(work: Work, doubt_id: int, name: str, content: bytes) -> None:
    """Hangs a photo on the record.

    Raises:
        BadInput: No picture.
        Conflict: The record is closed.
    """
    work.require(*FINDERS)
    row = _row(work, doubt_id)
    if row.state is DoubtState.CLOSED:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "这一条已结，照片没有归入")))
    pictures.check(files.safe_name(name), content)
    files.attach(work, KIND, str(row.id), name, content)


def note_typed(work: Work, identity: str, reason: str, use: str) -> None:
    """Puts a typed number on the list of exceptions (E-05).

    Raises:
        Refused: E-05 no reason.
    """
    rules.typed_serial_needs_reason(identity, reason)
    work.session.add(
        TypedSerial(
            identity=identity, reason=reason.strip(), use=use, station=work.station, at=work.now, person_id=work.actor.person_id or 0
        )
    )
    work.session.flush()
    work.audit("type_serial", "typed_serial", identity, reason=reason.strip(), use=use)


def _decide(work: Work, row: GoodsDoubt, outcome: DoubtOutcome, note: str) -> None:
    row.note = clean(QT_TRANSLATE_NOOP("app", "处置意见"), note, needed=True)
    row.outcome, row.decided_at, row.decider_id = outcome, work.now, work.actor.person_id


def _must_be(row: GoodsDoubt, kind: StopKind) -> None:
    if row.kind is not kind or row.state is DoubtState.CLOSED:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "这一条现在不能这样处置")), (fact(QT_TRANSLATE_NOOP("app", "状态"), word(row.state)),))


def _hold(work: Work, row: GoodsDoubt, identity: str, why: str) -> None:
    """The goods go on hold where they stand; what they were is kept for the way back."""
    thing = find_thing(work, identity)
    unit_service.require_not_held(work, identity)
    row.identity, row.product_id = identity, thing.product_id
    if isinstance(thing, UnitView):
        unit_service.lock(work, [identity])
        if thing.state not in IN_STORE:
            outside = QT_TRANSLATE_NOOP("app", "{identity} 现在是「{state}」，不在库里")
            raise Conflict(say(outside, identity=identity, state=word(thing.state)))
        row.held_from, row.reserved_order = thing.state, thing.reserved_order
        place = catalog.location_by_code(work.session, thing.location) if thing.location else None
        row.location_id = row.location_id or (place.location_id if place else None)
        unit_service.move_unit(work, identity, UnitState.HOLD, reason=why)
        return
    balance = _pieces(thing, row.location_id, row.quantity)
    row.held_from, row.reserved_order, row.location_id = balance.state, balance.reserved_order, balance.location_id
    unit_service.move_lot(
        work, identity, row.quantity, balance.state, UnitState.HOLD, from_location=balance.location_id, to_location=balance.location_id,
        from_order=balance.reserved_order, reason=why,
    )  # fmt: skip


def _pieces(lot: LotView, location_id: int | None, quantity: int) -> BalanceView:
    """The pieces of a lot that are meant: at the place, free ones first."""
    there = [b for b in lot.balances if b.state in IN_STORE and location_id in (None, b.location_id)]
    there.sort(key=lambda b: bool(b.reserved_order))
    found = next((b for b in there if b.quantity >= quantity), None)
    if quantity < 1 or found is None:
        most = max((b.quantity for b in there), default=0)
        too_few = QT_TRANSLATE_NOOP("app", "{lot} 没有这么多：要 {asked}，只有 {there}")
        raise Conflict(say(too_few, lot=lot.lot_no, asked=quantity, there=most))
    return found


def _free(work: Work, row: GoodsDoubt, to: UnitState | None) -> None:
    """Off hold: back to what they were, or to rework or scrap; the record is closed."""
    target = to or row.held_from or UnitState.IN_STOCK
    thing = find_thing(work, row.identity)
    if isinstance(thing, UnitView):
        unit_service.move_unit(work, row.identity, target, reason=row.note)
    else:
        held = [b for b in thing.balances if b.state is UnitState.HOLD and b.quantity >= row.quantity]
        held.sort(key=lambda b: (b.location_id != row.location_id, b.reserved_order != row.reserved_order))
        if not held:
            raise Conflict(say(QT_TRANSLATE_NOOP("app", "{identity} 不在隔离"), identity=row.identity))
        unit_service.move_lot(
            work, row.identity, row.quantity, UnitState.HOLD, target, from_location=held[0].location_id,
            to_location=held[0].location_id, from_order=held[0].reserved_order, reason=row.note,
        )  # fmt: skip
    row.state, row.closed_at = DoubtState.CLOSED, work.now
    work.session.flush()


def _row(work: Work, doubt_id: int) -> GoodsDoubt:
    row = work.session.get(GoodsDoubt, doubt_id, with_for_update=True)
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "待查记录"), doubt_id)
    return row
