"""The second person: everything in a packed box is scanned again by somebody who did not pack it (C-16, C-18)."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from app.boxing import closing_rules, parking, queries, rules
from app.boxing.contents import goods, hands_of, items_of, move_contents
from app.boxing.events import BoxChanged
from app.boxing.rows import (
    PACKERS,
    WORKING,
    box_row,
    box_view,
    current_box,
    list_row,
    move_box,
    must_be_at_hand,
    order_view,
    void_label,
    withdraw_handover,
)
from app.boxing.views import BoxView
from app.core.errors import Conflict, bad_input
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.dispatch import service as dispatch
from app.printing import service as printing
from app.settings.service import setting_int
from db.models.boxing import Box, BoxCheck, BoxCheckScan
from db.states import BoxState, CheckWay, DispatchState, Role, UnitState


def check_item(work: Work, dispatch_no: str, identity_no: str, quantity: int = 1, *, part: bool = False) -> BoxView:
    """Counts one unit, or the pieces of a lot, as found in the box; the last one makes the box checked.

    Args:
        work: The action.
        dispatch_no: The 发货单.
        identity_no: Serial or lot number.
        quantity: Pieces the checker counted of a lot; 1 for a unit.
        part: The pieces are one inner pack of several, not all there are of the lot.

    Raises:
        Refused: C-16 he packed himself, or it is not in this box; C-18 his count differs.
        Conflict: No box waits for the check.
    """
    row = waiting_box(work, dispatch_no)
    order = order_view(work, dispatch_no)
    found = goods(work, identity_no, order.order_no)
    inside = sum(i.quantity for i in items_of(work, row) if identity_no == (i.serial or i.lot_no))
    seen = queries.checked_again(work.session, row.sscc).get(identity_no, 0)
    rules.must_agree(found.fact, row.box_no, inside > seen)
    pieces = 1 if found.serial else quantity
    if not found.serial and (not part or seen + pieces > inside):
        rules.counts_must_agree(found.fact, inside, seen + pieces)
    work.session.add(
        BoxCheckScan(
            box_id=row.id, round=row.round, serial=found.serial, lot_no=found.lot_no, quantity=pieces, at=work.now,
            person_id=work.actor.person_id or 0,
        )
    )  # fmt: skip
    work.session.flush()
    work.audit("check_item", "box", row.sscc, item=identity_no, quantity=pieces)
    if _all_seen(work, row):
        complete(work, row, CheckWay.RESCAN)
    return box_view(work, row)


def must_lie_inside(work: Work, dispatch_no: str, identity_no: str) -> None:
    """Refuses what is not in the box that waits for the check, or was checked already.

    Raises:
        Refused: C-16.
        Conflict: No box waits for the check.
    """
    row = waiting_box(work, dispatch_no)
    found = goods(work, identity_no, order_view(work, dispatch_no).order_no)
    inside = sum(i.quantity for i in items_of(work, row) if identity_no == (i.serial or i.lot_no))
    seen = queries.checked_again(work.session, row.sscc).get(identity_no, 0)
    rules.must_agree(found.fact, row.box_no, inside > seen)


def waiting_box(work: Work, dispatch_no: str) -> Box:
    """The packed box in work, for a check by this person.

    Raises:
        Refused: C-16 he put something into it, C-14 it is in work at another station.
        Conflict: No box waits for the check.
    """
    row = current_box(work, dispatch_no)
    if row is None or row.state is not BoxState.PACKED:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "没有等核对的箱")))
    rules.must_be_another(work.actor.name, work.actor.person_id, hands_of(work, row))
    work.require(Role.INSPECTOR)
    must_be_at_hand(work, row)
    return row


def complete(work: Work, row: Box, way: CheckWay) -> None:
    """Packed → checked; how long it took is kept, and whether hands can have moved so fast."""
    scans = list(
        work.session.scalars(select(BoxCheckScan.at).where(BoxCheckScan.box_id == row.id, BoxCheckScan.round == row.round))
    )
    packed_at, began = row.packed_at or work.now, min(scans, default=work.now)
    work.session.add(
        BoxCheck(
            box_id=row.id, round=row.round, way=way, person_id=work.actor.person_id or 0, packed_at=packed_at, began_at=began,
            done_at=work.now, scans=len(scans), pieces=sum(i.quantity for i in items_of(work, row)),
            fast=_is_fast(work, len(scans), work.now - began, work.now - packed_at),
        )
    )  # fmt: skip
    row.checked_at, row.checker_id = work.now, work.actor.person_id
    move_contents(work, row, UnitState.PICKED, UnitState.BOXED, order_view(work, row.dispatch_no).order_no)
    move_box(work, row, BoxState.CHECKED)
    parking.leave(work)


def _is_fast(work: Work, scans: int, took: timedelta, since_packed: timedelta) -> bool:
    """Between n scans there are n - 1 moves of the hand; a whole check right after packing is fast in any case."""
    least = timedelta(milliseconds=setting_int(work.session, "boxing.check_item_ms", work.now))
    soon = timedelta(seconds=setting_int(work.session, "boxing.check_after_packing_s", work.now))
    return (scans > 1 and took < (scans - 1) * least) or since_packed < soon


def reopen_for_difference(work: Work, dispatch_no: str, why: str = "") -> BoxView:
    """The box is not what its list says and is opened again (C-16): by 少装 with a reason, or when two counts differ.

    Raises:
        Conflict: No box waits for the check.
    """
    work.require(Role.INSPECTOR, *PACKERS)
    row = current_box(work, dispatch_no)
    if row is None or row.state not in (BoxState.PACKED, BoxState.CHECKED):
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "没有等核对的箱")))
    found = reopen(work, row.sscc, str(say(QT_TRANSLATE_NOOP("app", "核对不符{why}"), why=f"：{why}" if why else "")))
    parking.leave(work)
    return found


def reopen(work: Work, sscc: str, reason: str, *, asked: bool = True, released: bool = False) -> BoxView:
    """Opens a packed, checked or sealed box again: labels and list are void, the check starts anew.

    Args:
        work: The action.
        sscc: The box.
        reason: Why.
        asked: Whether a person asked for it; False where the 发货单 itself is called off.
        released: Quality released the box that was stopped.

    Raises:
        Refused: E-03 the box is stopped, C-14 it is in work at another station.
        Conflict: It is open, or on a vehicle.
        BadInput: No reason.
    """
    if asked:
        work.require(*PACKERS, Role.INSPECTOR)
    if not reason.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "请写明原因"))
    row = box_row(work, sscc)
    if row.state is BoxState.LOADED:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "箱已装车，请先卸下")))
    if asked and row.state in WORKING:
        must_be_at_hand(work, row)
    if row.state is BoxState.HOLD and asked and not released:
        closing_rules.must_not_be_stopped(row.box_no, word(row.state))
    order = order_view(work, row.dispatch_no)
    if row.state in (BoxState.CHECKED, BoxState.SEALED, BoxState.HOLD):
        move_contents(work, row, UnitState.BOXED, UnitState.PICKED, order.order_no)
    move_box(work, row, BoxState.OPEN, reason=reason)
    void_label(work, row, reason, scanned=True)
    printing.void_papers(work, row.sscc, reason, paper="box_list")
    row.round += 1
    row.weighed = False  # it is closed by other hands, and weighed again
    row.checker_id = row.checked_at = row.packed_at = row.closed_at = row.list_in_at = row.firm_at = row.sealed_at = None
    row.firm_by_id = None
    withdraw_handover(work, row)
    listed = list_row(work, row.dispatch_no)
    listed.complete_at = None
    printing.void_papers(work, listed.number, reason, paper="packing_list")
    work.session.flush()
    work.audit("reopen_box", "box", sscc, reason=reason)
    if order.state is DispatchState.READY:
        dispatch.mark(work, row.dispatch_no, DispatchState.PICKED, reason=reason)
    work.emit(BoxChanged(row.dispatch_no, sscc))
    return box_view(work, row)


def _all_seen(work: Work, row: Box) -> bool:
    seen = queries.checked_again(work.session, row.sscc)
    wanted: dict[str, int] = {}
    for item in items_of(work, row):
        key = item.serial or item.lot_no
        wanted[key] = wanted.get(key, 0) + item.quantity
    return seen == wanted
