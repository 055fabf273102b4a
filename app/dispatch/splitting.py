"""A 发货单 of which part leaves later: what stays becomes a 发货单 of its own, drawn and without a trip (section 6, G-08)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from app.core.errors import Conflict
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.dispatch.marks import must_be, order_row, void_slips
from app.dispatch.views import PickedItem
from app.packing import transport as packaging
from app.printing import service as printing
from app.storage import service as storage
from db.models.dispatch import DirectConfirmation, DispatchLine, DispatchOrder, DispatchPick
from db.states import DispatchState, Role

_OWN = frozenset({"id", "version", "number", "state", "trip_no", "split_from", "stop_no", "load_day", "erp_no", "cancel_reason"})
"""What a 发货单 that was split off does not take over from the one it comes from."""


def split(work: Work, number: str, items: Sequence[PickedItem], reason: str) -> tuple[str, dict[int, int]]:
    """Splits drawn goods off a 发货单; lines, draws and what was settled with the customer go with them, the call to him does not.

    Nothing comes and nothing goes: what the two have together is what the one had. The new one stands on no trip, and its goods are
    drawn; whoever holds them in boxes follows.

    Args:
        work: The action.
        number: The 发货单.
        items: What stays here, by line.
        reason: Why.

    Returns:
        The number of the new 发货单, and the line of the new one by the line of the old one.

    Raises:
        Conflict: Not everything is boxed, or nothing would go.
    """
    work.require(Role.SALES, Role.LOGISTICS_HEAD)
    row = order_row(work, number)
    must_be(row, DispatchState.PICKED, DispatchState.READY, DispatchState.LOADING)
    lines = list(work.session.scalars(select(DispatchLine).where(DispatchLine.dispatch_id == row.id).order_by(DispatchLine.line_no)))
    pieces: dict[int, int] = {}
    for item in items:
        pieces[item.line_id] = pieces.get(item.line_id, 0) + item.quantity
    if any(line.boxed != line.quantity - line.approved_short for line in lines):
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{no} 还没有全部装箱，不能拆单"), no=number))
    if not pieces or sum(pieces.values()) >= sum(line.boxed for line in lines):
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{no} 全部留下就不是拆单，请改期"), no=number))
    made = _copy(work, row)
    moved = {line.id: _move_line(work, made, line, pieces[line.id], n) for n, line in enumerate(_of(lines, pieces), start=1)}
    for item in items:
        _move_picks(work, row, made, item, moved[item.line_id])
        storage.follow_split(work, item.identity, item.quantity, number, made.number)
    packaging.follow_split(work, number, made.number)
    work.session.flush()
    work.audit("split_dispatch", "dispatch_order", number, new=made.number, pieces=pieces, reason=reason)
    work.audit("split_off", "dispatch_order", made.number, old=number, reason=reason)
    void_slips(work, number, reason)
    printing.print_paper(work, "dispatch_order", number, reason=reason)
    printing.print_paper(work, "dispatch_order", made.number)
    return made.number, moved


def _of(lines: Sequence[DispatchLine], pieces: Mapping[int, int]) -> list[DispatchLine]:
    return [line for line in lines if pieces.get(line.id)]


def _copy(work: Work, row: DispatchOrder) -> DispatchOrder:
    """The head of the new one: for whom, how, on which invoice; drawn, received by logistics, on no trip."""
    taken = {column.key: getattr(row, column.key) for column in DispatchOrder.__table__.columns if column.key not in _OWN}
    made = DispatchOrder(number=work.next_number("FH"), state=DispatchState.PICKED, trip_no="", split_from=row.number, **taken)
    work.session.add(made)
    work.session.flush()
    for point in work.session.scalars(select(DirectConfirmation).where(DirectConfirmation.dispatch_id == row.id)):
        work.session.add(
            DirectConfirmation(dispatch_id=made.id, point=point.point, value=point.value, at=point.at, person_id=point.person_id)
        )
    work.session.flush()
    return made


def _move_line(work: Work, made: DispatchOrder, line: DispatchLine, pieces: int, n: int) -> int:
    """So many pieces of a line go over; a line that goes whole goes itself."""
    if pieces == line.quantity:
        line.dispatch_id, line.line_no = made.id, n
        work.session.flush()
        return line.id
    new = DispatchLine(
        dispatch_id=made.id, line_no=n, order_line_id=line.order_line_id, product_id=line.product_id, quantity=pieces, boxed=pieces,
        identity=line.identity, replaces=line.replaces,
    )  # fmt: skip
    line.quantity, line.boxed = line.quantity - pieces, line.boxed - pieces
    work.session.add(new)
    work.session.flush()
    return new.id


def _move_picks(work: Work, row: DispatchOrder, made: DispatchOrder, item: PickedItem, line_id: int) -> None:
    """What was drawn for the goods follows them; of pieces of a lot that were drawn together the rest stays as it was."""
    left = item.quantity
    same = DispatchPick.serial == item.serial if item.serial else (DispatchPick.serial == "") & (DispatchPick.lot_no == item.lot_no)
    drawn = work.session.scalars(
        select(DispatchPick)
        .where(DispatchPick.dispatch_id == row.id, DispatchPick.line_id == item.line_id, DispatchPick.removed_at.is_(None), same)
        .order_by(DispatchPick.id)
    ).all()  # fmt: skip
    for entry in drawn:
        part = min(left, entry.quantity)
        if part <= 0:
            break
        if part < entry.quantity:
            entry.quantity -= part
            work.session.add(
                DispatchPick(
                    dispatch_id=made.id, line_id=line_id, serial=entry.serial, lot_no=entry.lot_no, quantity=part, at=entry.at,
                    person_id=entry.person_id,
                )
            )  # fmt: skip
        else:
            entry.dispatch_id, entry.line_id = made.id, line_id
        left -= part
    if left:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{item} 没有为 {what} 提过货"), item=item.identity, what=row.number))
    work.session.flush()
