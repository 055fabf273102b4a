"""Approval and posting of a count: every difference becomes one move of the ledger, once (D-11)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from sqlalchemy import func, select

from app.catalog import queries as catalog
from app.core.clock import site_time
from app.core.errors import Conflict
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.identity import queries as identity
from app.settings.service import setting_text
from app.storage import count_rows as rows
from app.storage import count_rules as rules
from app.storage.count_service import close
from app.storage.count_since import settled
from app.storage.count_views import Posted
from app.storage.service import note_move, parts_of
from app.units import counted as found_units
from app.units import queries as units
from app.units import service as unit_service
from app.units.views import COUNTED_LOSS, BalanceView, LotView
from db.models.counting import CountLine, CountPlace, StockCount
from db.models.storage import StockMove
from db.states import CountOutcome, CountState, Role, StockMoveKind, UnitState
from db.types import yes

_DRAWN = (UnitState.PICKED, UnitState.BOXED)
_SHIPPED = "帐上{state}，实物在库：查明后由原单据处理"
_NOT_STORED = "帐上{state}，没有办理入库：补办入库"
_DONE = "盘点后帐上已调 {pieces} 件，不再重复入帐"
_BOUND = "已提货（{order}），实物放错库位：按提货单放回"
"""Notes on what is left open."""


def approve(work: Work, number: str) -> Posted:
    """Approves the differences of a count and posts them; the count is closed with it.

    Things that the book has elsewhere are carried to where they are; missing ones become lost; what nobody knows is taken in on
    hold where its product can be told; what the book has shipped or never stocked in is left open, with a note. A difference
    that settled itself since it was counted is left alone.

    Raises:
        Refused: D-11, the approver counted himself, or said of a read whether it counts.
        Conflict: It was posted already, does not wait for approval, or goods that are missing are on a 发货单.
        NotPermitted: Not the approver's role.
    """
    approver = Role(setting_text(work.session, "count.approver", work.now))
    work.require(approver, Role.LEADERSHIP)
    row = rows.count_row(work, number)
    if row.state is CountState.CLOSED:
        by = _closed_by(work, row)
        at = f"{site_time(row.closed_at):%m-%d %H:%M}" if row.closed_at else "—"
        sentence = QT_TRANSLATE_NOOP("app", "{number} 已由{name}于 {at} 批准入帐，不能再做一次")
        raise Conflict(say(sentence, number=number, name=by, at=at))
    if row.state is not CountState.REVIEW:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{number} 现在是「{state}」，还不能批准"), number=number, state=word(row.state)))
    counted = work.actor.person_id in rows.counters_of(work, count_id=row.id) or rows.has_cleared(work, row.id, work.actor.person_id)
    rules.must_not_approve_own_count(number, work.actor.name, counted)
    row.approved_at, row.approved_by_id = work.now, work.actor.person_id
    outcomes: Counter[CountOutcome] = Counter()
    for line, place in _differences(work, row):
        line.outcome = _post(work, number, line, place.location_id)
        outcomes[line.outcome] += 1
    work.session.flush()
    work.audit("approve_count", "stock_count", number, **{str(key): n for key, n in outcomes.items()})
    close(work, row)
    return Posted(number, dict(outcomes))


def _closed_by(work: Work, row: StockCount) -> str:
    """Who approved a count that is closed, or who submitted it where nothing differed."""
    return identity.names(work.session).get(row.approved_by_id or row.submitted_by_id or 0, "—")


def _differences(work: Work, row: StockCount) -> list[tuple[CountLine, CountPlace]]:
    """Gains before losses: what is found at one place is missing at another."""
    query = (
        select(CountLine, CountPlace).join(CountPlace, CountPlace.id == CountLine.place_id)
        .where(CountPlace.count_id == row.id, CountLine.booked != CountLine.counted, ~yes(CountLine.tolerated))
        .order_by((CountLine.counted < CountLine.booked), CountLine.id)
    )  # fmt: skip
    return [(line, place) for line, place in work.session.execute(query)]


def _post(work: Work, number: str, line: CountLine, location_id: int) -> CountOutcome:
    if line.serial:
        return _unit_lost(work, number, line, location_id) if line.booked else _unit_found(work, number, line, location_id)
    return _pieces(work, number, line, location_id) if line.lot_no else CountOutcome.SETTLED


def _pieces(work: Work, number: str, line: CountLine, location_id: int) -> CountOutcome:
    """A difference in pieces of a lot, as far as the ledger did not settle it since they were counted."""
    short, done = line.booked - line.counted, settled(work, number, line, location_id)
    if done == abs(short):
        line.note = _DONE.format(pieces=done)
        return CountOutcome.SETTLED
    if short > 0:
        outcome = _pieces_lost(work, number, line, location_id, short - done)
    else:
        outcome = _pieces_found(work, number, line, location_id, -short - done)
    if done:
        line.note = "；".join(filter(None, (_DONE.format(pieces=done), line.note)))
    return outcome


def _unit_lost(work: Work, number: str, line: CountLine, location_id: int) -> CountOutcome:
    unit_service.lock(work, [line.serial])
    unit = units.unit(work.session, line.serial)
    if unit is None or unit.location != _code(work, location_id) or _handled_since(work, number, line):
        return CountOutcome.SETTLED
    if unit.state is UnitState.SCRAPPED:
        unit_service.set_location(work, unit.serial, None)
    else:
        _must_be_free(unit.serial, unit.state)
        unit_service.move_unit(work, unit.serial, UnitState.LOST, document=number, note=_why(line))
        unit_service.reserve_unit(work, unit.serial, "", None)
        unit_service.set_location(work, unit.serial, None)
    note_move(work, StockMoveKind.COUNT, unit, 1, location_id, None, number, _why(line))
    return CountOutcome.LOST


def _unit_found(work: Work, number: str, line: CountLine, location_id: int) -> CountOutcome:
    unit_service.lock(work, [line.serial])
    unit = units.unit(work.session, line.serial)
    if unit is None:
        return _unknown_unit(work, number, line, location_id)
    if unit.location == _code(work, location_id) or _handled_since(work, number, line):
        return CountOutcome.SETTLED
    if unit.state is UnitState.LOST:
        unit_service.move_unit(work, unit.serial, UnitState.HOLD, document=number, note=_why(line))
        unit_service.set_location(work, unit.serial, location_id)
        note_move(work, StockMoveKind.COUNT, unit, 1, None, location_id, number, _why(line))
        return CountOutcome.HELD
    if unit.state in rules.SHIPPED or not unit.location:
        gone = unit.state in (*rules.SHIPPED, UnitState.SCRAPPED)
        line.note = (_SHIPPED if gone else _NOT_STORED).format(state=word(unit.state))
        return CountOutcome.OPEN
    if unit.state in _DRAWN:
        line.note = _BOUND.format(order=unit.reserved_order or "—")
        return CountOutcome.OPEN
    stood = unit_service.set_location(work, unit.serial, location_id)
    note_move(work, StockMoveKind.COUNT, unit, 1, stood, location_id, number, _why(line))
    return CountOutcome.TRANSFERRED


def _handled_since(work: Work, number: str, line: CountLine) -> bool:
    """Whether the ledger moved a unit after its place was counted: somebody had it in hand, and the book is newer than the count."""
    closed = work.session.get_one(CountPlace, line.place_id).closed_at
    moved = select(StockMove.id).where(StockMove.serial == line.serial, StockMove.document != number)
    return closed is not None and work.session.scalar(moved.where(StockMove.at > closed).limit(1)) is not None


def _unknown_unit(work: Work, number: str, line: CountLine, location_id: int) -> CountOutcome:
    """A number nobody knows is taken in on hold where its label or its first letters say what it is."""
    by_code = {product.code: product.product_id for product in catalog.products(work.session)}
    product_id = line.product_id or next((key for code, key in by_code.items() if code and line.serial.startswith(code)), None)
    if product_id is None:
        line.note = "不认识的序列号，看不出是什么产品：待查"
        return CountOutcome.OPEN
    product = catalog.product(work.session, product_id)
    found_units.register_found(work, product, line.serial, location_id, number)
    line.product_id, line.note = product_id, "帐上没有这个序列号：已隔离，由质检员处置"
    unit = units.unit(work.session, line.serial)
    assert unit is not None
    note_move(work, StockMoveKind.COUNT, unit, 1, None, location_id, number, _why(line))
    return CountOutcome.HELD


def _pieces_lost(work: Work, number: str, line: CountLine, location_id: int, lacks: int) -> CountOutcome:
    lot = _lot(work, line.lot_no)
    short = lacks - _carried_off(work, number, line.lot_no, location_id)
    here = [b for b in lot.balances if b.location_id == location_id and b.quantity > 0] if lot else []
    free = _free(here)
    there = sum(b.quantity for b in free)
    if lot is None or not here or short <= 0:
        return CountOutcome.SETTLED
    if there < short:
        bound = next((b for b in here if b.state in _DRAWN), None)
        if bound is not None:
            _must_be_free(f"{line.lot_no}（{bound.reserved_order}）", bound.state)
        line.note = f"帐上只剩 {there}，按 {there} 出帐"
    for balance, part in parts_of(free, min(short, there)):
        unit_service.move_lot(
            work, lot.lot_no, part, balance.state, UnitState.LOST, from_location=location_id, to_location=None,
            from_order=balance.reserved_order, to_order="", document=number, note=_why(line),
        )  # fmt: skip
        note_move(work, StockMoveKind.COUNT, lot, part, location_id, None, number, _why(line))
    return CountOutcome.LOST if there else CountOutcome.SETTLED


def _pieces_found(work: Work, number: str, line: CountLine, location_id: int, more: int) -> CountOutcome:
    """Pieces that this count misses elsewhere are carried, lost ones are found again and on hold; only the rest is new to the book."""
    lot = _lot(work, line.lot_no)
    if lot is None:
        line.note = "不认识的批号：待查"
        return CountOutcome.OPEN
    left = more - _carried_here(work, number, line, lot, location_id, _lacking(work, number, line), more)
    again = parts_of([b for b in lot.balances if b.state is UnitState.LOST], left)
    for balance, part in again:
        unit_service.move_lot(
            work, lot.lot_no, part, UnitState.LOST, UnitState.HOLD, from_location=balance.location_id, to_location=location_id,
            from_order=balance.reserved_order, to_order="", document=number, note=_why(line),
        )  # fmt: skip
        note_move(work, StockMoveKind.COUNT, lot, part, balance.location_id, location_id, number, _why(line))
        left -= part
    left -= _carried_here(work, number, line, lot, location_id, _outside(work, line, left), left)
    line.note = _not_gained(lot, line, location_id) if left else ""
    if line.note:
        return CountOutcome.OPEN
    gained = _gained(work, number, line, lot, location_id, left) if left else CountOutcome.TRANSFERRED
    return CountOutcome.HELD if again else gained


def _gained(work: Work, number: str, line: CountLine, lot: LotView, location_id: int, more: int) -> CountOutcome:
    """Pieces of a lot that is in stock here are in stock; of one that has nothing here they go on hold until they are looked at."""
    here = {b.state for b in lot.balances if b.location_id == location_id}
    state = UnitState.IN_STOCK if here & {UnitState.IN_STOCK, UnitState.RESERVED} else UnitState.HOLD
    found_units.gain_pieces(work, lot.lot_no, more, state, location_id, number)
    note_move(work, StockMoveKind.COUNT, lot, more, None, location_id, number, _why(line))
    if state is UnitState.HOLD:
        line.note = "这一批在此处没有帐：多出的已隔离待查"
        return CountOutcome.HELD
    return CountOutcome.GAINED


def _not_gained(lot: LotView, line: CountLine, location_id: int) -> str:
    """Why surplus pieces of a lot are not new: they are drawn, wait at the door, or were shipped (B-09)."""
    drawn = next((b for b in lot.balances if b.state in _DRAWN and b.location_id in (None, line.elsewhere_id)), None)
    if drawn is not None:
        return _BOUND.format(order=drawn.reserved_order or "—")
    gone = (*rules.SHIPPED, UnitState.SCRAPPED)
    door = next((b for b in lot.balances if b.location_id is None and b.state not in (*gone, UnitState.LOST)), None)
    if door is not None:
        return _NOT_STORED.format(state=word(door.state))
    shipped = next((b for b in lot.balances if b.state in gone), None)
    if shipped is not None and not any(b.location_id == location_id for b in lot.balances):
        return _SHIPPED.format(state=word(shipped.state))
    return ""


def _carried_here(
    work: Work, number: str, line: CountLine, lot: LotView, location_id: int, lacking: Mapping[int, int], more: int
) -> int:  # fmt: skip
    """Carries surplus pieces from the places where the book has them, from each no more than it is to give; returns how many."""
    left = more
    for start, most in lacking.items():
        for balance, part in parts_of(_free([b for b in lot.balances if b.location_id == start]), min(left, most)):
            unit_service.move_lot(
                work, lot.lot_no, part, balance.state, balance.state, from_location=start, to_location=location_id,
                from_order=balance.reserved_order, document=number, note=_why(line),
            )  # fmt: skip
            note_move(work, StockMoveKind.COUNT, lot, part, start, location_id, number, _why(line))
            left -= part
    return more - left


def _lacking(work: Work, number: str, line: CountLine) -> dict[int, int]:
    """How many pieces of a lot the places of this count still lack, by place."""
    count_id = work.session.get_one(CountPlace, line.place_id).count_id
    short = (CountLine.lot_no == line.lot_no, CountLine.counted < CountLine.booked, ~yes(CountLine.tolerated))
    query = (
        select(CountPlace.location_id, CountLine).join(CountLine, CountLine.place_id == CountPlace.id)
        .where(CountPlace.count_id == count_id, *short).order_by(CountLine.id)
    )  # fmt: skip
    found = {
        start: one.booked - one.counted - settled(work, number, one, start) - _carried_off(work, number, line.lot_no, start)
        for start, one in work.session.execute(query)
    }
    return {start: lacks for start, lacks in found.items() if lacks > 0}


def _outside(work: Work, line: CountLine, more: int) -> dict[int, int]:
    """The place that the book named for surplus pieces, where this count does not go there: nobody else can say what it lacks."""
    count_id = work.session.get_one(CountPlace, line.place_id).count_id
    counted = select(CountPlace.id).where(CountPlace.count_id == count_id, CountPlace.location_id == line.elsewhere_id)
    return {} if line.elsewhere_id is None or work.session.scalar(counted) is not None else {line.elsewhere_id: more}


def _carried_off(work: Work, number: str, lot_no: str, location_id: int) -> int:
    """Pieces of a lot that this count carried from a place to where they were found."""
    moved = select(func.coalesce(func.sum(StockMove.quantity), 0)).where(StockMove.document == number, StockMove.lot_no == lot_no)
    return int(work.session.scalar(moved.where(StockMove.from_location_id == location_id)) or 0)


def _free(balances: Sequence[BalanceView]) -> list[BalanceView]:
    """Pieces that nobody drew for a 发货单, those that are kept for an order last."""
    return sorted((b for b in balances if b.state in COUNTED_LOSS), key=lambda b: (bool(b.reserved_order), b.state))


def _lot(work: Work, lot_no: str) -> LotView | None:
    return units.lot(work.session, lot_no)


def _must_be_free(identity: str, state: UnitState) -> None:
    """Goods on a 发货单 are not written off behind its back."""
    if state not in COUNTED_LOSS:
        sentence = QT_TRANSLATE_NOOP("app", "{identity} 在发货单上（{state}），先在发货单上取出，再批准盘亏")
        raise Conflict(say(sentence, identity=identity, state=word(state)), helper=Role.TEAM_LEADER)


def _why(line: CountLine) -> str:
    return " ".join(part for part in (word(line.cause) if line.cause else "", line.words) if part)


def _code(work: Work, location_id: int) -> str:
    return catalog.location_codes(work.session, [location_id]).get(location_id, "")
