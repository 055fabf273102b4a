"""What leaving means for boxes, goods, orders and trip, once a pass is used: with a 发货单 and without one."""

from __future__ import annotations

from collections.abc import Sequence

from app.boxing import queries as boxing
from app.boxing import service as boxing_service
from app.core.words import word
from app.core.work import Work
from app.dispatch import queries as dispatch
from app.dispatch import service as dispatch_service
from app.gate.loads import Line, own_rows
from app.gate.other_rules import ZONES
from app.gate.rows import PassRow
from app.loading import queries as loading
from app.orders import service as orders
from app.orders.views import Stage
from app.storage import apart
from app.storage import queries as stock
from app.storage import service as storage
from db.states import BoxState, DispatchKind, DispatchState, TripState


def leave(work: Work, row: PassRow, numbers: tuple[str, ...]) -> None:
    """Books what left with a used pass: boxes in transit, goods out of the ledger with their transport mode (D-15), trip out.

    Args:
        work: The action.
        row: The pass.
        numbers: The dispatch orders on it; none for a pass without a 发货单.
    """
    if row.trip_no:
        _trip_leaves(work, row, numbers)
    else:
        _goods_leave(work, row)


def stay(work: Work, row: PassRow) -> None:
    """Goods that were kept for a pass without a 发货单 are free again: it ended before it was used."""
    for line in _kept(work, row, own_rows(work.session, row.id)):
        storage.end_keeping(work, row.number, line.identity, line.quantity)


def _goods_leave(work: Work, row: PassRow) -> None:
    note = word(row.kind)
    lines = own_rows(work.session, row.id)
    for line in lines:
        if line.identity and row.kind in ZONES:
            apart.issue_apart(work, line.identity, line.quantity, row.number, ZONES[row.kind], note)
    for line in _kept(work, row, lines):
        apart.issue_kept(work, line.identity, line.quantity, row.number, note)


def _kept(work: Work, row: PassRow, lines: Sequence[Line]) -> list[Line]:
    return [
        line for line in lines
        if line.identity and any(one.reserved_order == row.number for one in stock.standing(work.session, line.identity) or ())
    ]  # fmt: skip


def _trip_leaves(work: Work, row: PassRow, numbers: tuple[str, ...]) -> None:
    """The goods of a whole truck in a few statements: the guard waits for it."""
    on_board = loading.on_board(work.session, row.trip_no)
    found, held = dispatch.heads(work.session, numbers), boxing.contents(work.session, numbers, on_board)
    boxing_service.mark_boxes(work, sorted({one.sscc for items in held.values() for one in items}), BoxState.IN_TRANSIT)
    for number in numbers:
        order = found[number]
        items = held.get(number, [])
        note = word(order.transport)
        storage.issue_units(work, [item.serial for item in items if item.serial], row.number, note=note)
        for item in items:
            if not item.serial:
                storage.issue(work, item.lot_no, item.quantity, row.number, order_no=order.order_no, note=note)
        dispatch_service.mark(work, number, DispatchState.IN_TRANSIT)
        if order.kind is DispatchKind.SALE:
            orders.note_stage(work, order.order_no, Stage.GATED_OUT)
    dispatch_service.mark_trip(work, row.trip_no, TripState.OUT)
