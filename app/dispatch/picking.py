"""Drawing goods from the store for a 发货单 (F-06), and putting them back."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from app.catalog import queries as catalog
from app.core.errors import Conflict, bad_input, fact, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.dispatch import carrying, queries, rules
from app.dispatch.events import DispatchChanged, ItemPutBack, PickCompleted
from app.dispatch.marks import mark, must_be, order_row
from app.dispatch.views import DispatchOrderView
from app.quality import service as quality
from app.storage import protection, turn
from app.storage import service as storage
from app.storage.service import find_thing
from app.units import queries as units
from db.models.dispatch import DispatchLine, DispatchOrder, DispatchPick
from db.states import DispatchState, Role, UnitState

PICKERS = (Role.SHIPPER, Role.TEAM_LEADER, Role.STOREKEEPER)


def pick(work: Work, number: str, identity: str, quantity: int = 1, *, out_of_turn: str = "") -> DispatchOrderView:
    """Draws one unit, or pieces of a lot, for a 发货单; the first one starts picking, the last one completes it.

    Args:
        work: The action.
        number: The 发货单.
        identity: Serial or lot number.
        quantity: Pieces; 1 for a unit.
        out_of_turn: Why these are taken although others go first; what was passed over is kept with it.

    Raises:
        Refused: F-06 not on the slip, surplus, drawn already; J-33 came back and not judged; B-10 no valid outbound check; D-16 kept for
            another order.
        Conflict: The slip is not planned, or the goods are not in the store.
        OutOfTurn: Others go first, and nobody said why not.
        NotFound: No such unit or lot.
    """
    work.require(*PICKERS)
    row = order_row(work, number)
    must_be(row, DispatchState.PLANNED, DispatchState.PICKING)
    if quantity < 1:
        raise bad_input(QT_TRANSLATE_NOOP("app", "数量要大于零"))
    serial, lot_no, product_id, product = _what(work, identity)
    rules.must_be_judged_after_return(identity, _waits_for_judgement(work, identity))
    rules.must_not_be_picked_yet(identity, queries.picked_for(work.session, serial) if serial else "")
    view = _view(work, number)
    lines = [line for line in view.lines if line.takes(identity, product_id)]
    rules.must_be_wanted(identity, product, number, bool(lines))
    open_lines = [line for line in lines if line.picked < line.wanted]
    missing = sum(line.wanted - line.picked for line in open_lines)
    rules.must_not_exceed(identity, product, quantity, missing)
    quality.require_outbound_check(work, identity)
    _in_turn(work, row, identity, out_of_turn)
    storage.pick(work, row.order_no, identity, quantity, number)
    left = quantity
    for line in open_lines or lines[-1:]:
        part = min(left, line.wanted - line.picked) if line in open_lines else left
        if part > 0:
            work.session.add(
                DispatchPick(
                    dispatch_id=row.id, line_id=line.line_id, serial=serial, lot_no=lot_no, quantity=part, at=work.now,
                    person_id=work.actor.person_id,
                )
            )  # fmt: skip
            left -= part
    work.session.flush()
    if row.state is DispatchState.PLANNED:
        mark(work, number, DispatchState.PICKING)
    work.audit("pick", "dispatch_order", number, item=identity, quantity=quantity)
    return _complete_if_all(work, row)


def _in_turn(work: Work, row: DispatchOrder, identity: str, why: str) -> None:
    """First in, first out; goods that may not leave anyway are passed over."""
    sooner = turn.before(work.session, identity, row.order_no)
    first = next((one for one in sooner if quality.may_leave(work, one.identity)), None)
    if first is None:
        return
    if not why and turn.asks_reason(work.session, work.now):
        raise turn.OutOfTurn(identity, first)
    work.audit("pick_out_of_turn", "dispatch_order", row.number, item=identity, first=first.identity, reason=why)


def put_back(work: Work, number: str, identity: str, quantity: int = 1, *, carried: bool = True) -> DispatchOrderView:
    """Puts a drawn unit, or pieces of a lot, back into the store; what lies in a box is taken out of the box first.

    Args:
        work: The action.
        number: The 发货单.
        identity: Serial or lot number.
        quantity: Pieces; 1 for a unit.
        carried: Somebody carries the goods back; a scan that is undone at once carries nothing.

    Raises:
        Refused: E-04 special protection not signed, D-10 they were opened, and there is no place for opened goods.
        Conflict: It was not drawn for this slip, or it lies in a box.
    """
    work.require(*PICKERS)
    row = order_row(work, number)
    must_be(row, DispatchState.PICKING, DispatchState.PICKED)
    picks = _picks(work, row, identity)
    if sum(p.quantity for p in picks) < quantity:
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "{item} 没有为 {what} 提过货"), item=identity, what=number),
            (fact(QT_TRANSLATE_NOOP("app", "扫到的"), identity),),
        )
    if carried:
        product = catalog.product(work.session, find_thing(work, identity).product_id)
        protection.require_signed(work, product, identity, number)
    work.emit(ItemPutBack(number, identity, quantity))
    left = quantity
    for entry in reversed(picks):
        part = min(left, entry.quantity)
        if part <= 0:
            break
        _remove(work, entry, part)
        left -= part
    storage.unpick(work, row.order_no, identity, quantity, number)
    if row.state is DispatchState.PICKED:
        row.picked_at = None
        mark(work, number, DispatchState.PICKING)
    work.audit("put_back", "dispatch_order", number, item=identity, quantity=quantity)
    return _view(work, number)


def approve_short(work: Work, number: str, line_id: int, pieces: int, reason: str) -> DispatchOrderView:
    """The logistics head lets a line go with fewer pieces; nobody else may, and the reason is kept.

    Raises:
        BadInput: More than the line still lacks, or no reason.
    """
    work.require(Role.LOGISTICS_HEAD)
    row = order_row(work, number)
    must_be(row, DispatchState.PLANNED, DispatchState.PICKING)
    line = work.session.get(DispatchLine, line_id)
    view = next((v for v in _view(work, number).lines if v.line_id == line_id), None)
    if line is None or view is None or line.dispatch_id != row.id:
        raise not_found(QT_TRANSLATE_NOOP("app", "发货单行"), line_id)
    if not reason.strip() or not 0 < pieces <= view.wanted - view.picked:
        raise bad_input(QT_TRANSLATE_NOOP("app", "少发数量要在 1 到 {most} 之间，并写明原因"), most=view.wanted - view.picked)
    line.approved_short += pieces
    work.session.flush()
    work.audit("approve_short", "dispatch_order", number, line=line_id, pieces=pieces, reason=reason.strip())
    return _complete_if_all(work, row)


def note_boxed(work: Work, line_id: int, pieces: int) -> None:
    """Boxing tells how many more (or fewer, negative) pieces of a line lie in boxes."""
    line = work.session.get(DispatchLine, line_id)
    if line is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "发货单行"), line_id)
    line.boxed += pieces
    work.session.flush()


def note_back(work: Work, serial: str) -> None:
    """The customer gave a unit back: it may be drawn for another 发货单, and stays on the one it left on."""
    for entry in work.session.scalars(
        select(DispatchPick).where(DispatchPick.serial == serial, DispatchPick.removed_at.is_(None), DispatchPick.back_at.is_(None))
    ):
        entry.back_at = work.now
    work.session.flush()


def leave_out(work: Work, number: str, missing: Mapping[int, int], loose: Mapping[str, int], reason: str) -> None:
    """A 发货单 goes with fewer pieces than were drawn: the loose ones go back into the store, the order keeps them as open.

    Args:
        work: The action.
        number: The 发货单; it stays drawn.
        missing: Pieces short by line.
        loose: Pieces that lie in no box, by serial or lot.
        reason: Why.

    Raises:
        Refused: E-04 who carries valuable goods back has not signed.
    """
    work.require(Role.LOGISTICS_HEAD, Role.TEAM_LEADER)
    row = order_row(work, number)
    must_be(row, DispatchState.PICKED)
    carrying.require_carried(work, _view(work, number), loose)
    for identity, quantity in loose.items():
        left = quantity
        for entry in reversed(_picks(work, row, identity)):
            part = min(left, entry.quantity)
            if part > 0:
                _remove(work, entry, part)
                left -= part
        storage.unpick(work, row.order_no, identity, quantity, number)
    for line_id, pieces in missing.items():
        line = work.session.get(DispatchLine, line_id)
        if line is not None:
            line.approved_short += pieces
    work.session.flush()
    work.audit("leave_out", "dispatch_order", number, lines=dict(missing), items=dict(loose), reason=reason)
    work.emit(DispatchChanged(number, "lines"))
    work.emit(PickCompleted(number, row.trip_no))


def put_everything_back(work: Work, row: DispatchOrder) -> None:
    """Puts every drawn piece of a slip back; part of calling it off.

    Raises:
        Refused: E-04 who carries valuable goods back has not signed.
    """
    carrying.require_carried(work, _view(work, row.number))
    for entry in list(
        work.session.scalars(select(DispatchPick).where(DispatchPick.dispatch_id == row.id, DispatchPick.removed_at.is_(None)))
    ):
        entry.removed_at, entry.removed_by_id = work.now, work.actor.person_id
        work.session.flush()
        storage.unpick(work, row.order_no, entry.serial or entry.lot_no, entry.quantity, row.number)


def resume(work: Work, row: DispatchOrder) -> None:
    """After a postponement everything may be drawn already: then picking is complete again at once."""
    view = _view(work, row.number)
    if view.picked and all(line.picked >= line.wanted for line in view.lines):
        mark(work, row.number, DispatchState.PICKING)
        _complete_if_all(work, row)


def _complete_if_all(work: Work, row: DispatchOrder) -> DispatchOrderView:
    view = _view(work, row.number)
    if row.state is DispatchState.PICKING and view.total > 0 and all(line.picked >= line.wanted for line in view.lines):
        row.picked_at, row.storekeeper_id = work.now, work.actor.person_id
        mark(work, row.number, DispatchState.PICKED)
        work.emit(PickCompleted(row.number, row.trip_no))
        view = _view(work, row.number)
    return view


def _what(work: Work, identity: str) -> tuple[str, str, int, str]:
    """Serial, lot, product key and product words of what was scanned."""
    unit = units.unit(work.session, identity)
    if unit is not None:
        return unit.serial, unit.lot_no, unit.product_id, f"{unit.product_name} {unit.model}"
    lot = units.lot(work.session, identity)
    if lot is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "序列号或批号"), identity)
    return "", lot.lot_no, lot.product_id, f"{lot.product_name} {lot.model}"


def _waits_for_judgement(work: Work, identity: str) -> bool:
    """Whether a unit, or everything of a lot that stands in the works, came back and waits for quality (J-33)."""
    unit = units.unit(work.session, identity)
    if unit is not None:
        return unit.state is UnitState.RETURNED
    lot = units.lot(work.session, identity)
    here = {balance.state for balance in lot.balances if balance.location} if lot is not None else set()
    return here == {UnitState.RETURNED}


def _picks(work: Work, row: DispatchOrder, identity: str) -> list[DispatchPick]:
    return list(
        work.session.scalars(
            select(DispatchPick)
            .where(
                DispatchPick.dispatch_id == row.id, DispatchPick.removed_at.is_(None),
                (DispatchPick.serial == identity) | ((DispatchPick.serial == "") & (DispatchPick.lot_no == identity)),
            )
            .order_by(DispatchPick.id)
        )
    )  # fmt: skip


def _remove(work: Work, entry: DispatchPick, part: int) -> None:
    """Marks a pick as put back; of more pieces than that the rest stays as an entry of its own."""
    if part < entry.quantity:
        work.session.add(
            DispatchPick(
                dispatch_id=entry.dispatch_id, line_id=entry.line_id, serial=entry.serial, lot_no=entry.lot_no,
                quantity=entry.quantity - part, at=entry.at, person_id=entry.person_id,
            )
        )  # fmt: skip
    entry.removed_at, entry.removed_by_id = work.now, work.actor.person_id
    work.session.flush()


def _view(work: Work, number: str) -> DispatchOrderView:
    work.session.flush()
    view = queries.dispatch_order(work.session, number)
    if view is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "发货单"), number)
    return view


