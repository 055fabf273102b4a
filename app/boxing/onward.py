"""What later stages do with boxes and what lies in them: onto a vehicle, down again, away, lost, delivered."""

from __future__ import annotations

from collections.abc import Iterable

from app.boxing import contents
from app.boxing.rows import box_row, held_boxes, move_box, must_turn, order_view
from app.core.work import Work
from app.storage import shelf
from db.models.boxing import Box
from db.states import BoxState, UnitState


def mark_boxes(work: Work, ssccs: Iterable[str], state: BoxState) -> None:
    """Moves boxes on for later stages: loaded, in transit, delivered, lost, damaged, on hold.

    Raises:
        Conflict: Section 3.2 has no such move.
    """
    rows = held_boxes(work, list(ssccs))
    for row in rows:
        must_turn(work, row, state)
    work.rewrite(Box, rows, state=state)


def move_contents(work: Work, sscc: str, old: UnitState, new: UnitState) -> None:
    """Moves everything in a box to another state; part of a later stage's command."""
    row = box_row(work, sscc)
    contents.move_contents(work, row, old, new, order_view(work, row.dispatch_no).order_no)


def carry(work: Work, sscc: str, state: BoxState, old: UnitState, new: UnitState, order_no: str) -> None:
    """A box goes onto a vehicle or comes off it, with everything in it; part of a later stage's command.

    Args:
        work: The action.
        sscc: The box.
        state: What it is from now on.
        old: What the goods in it were.
        new: What they are from now on.
        order_no: The customer order they are kept for.

    Raises:
        Refused: D-13, D-09, D-12: something in it is past a last day and may not go onto a vehicle.
        Conflict: Section 3.1 or 3.2 has no such move.
    """
    row = box_row(work, sscc)
    if new is UnitState.LOADED:
        shelf.require_in_date(work, [item.serial or item.lot_no for item in contents.items_of(work, row)])
    contents.move_contents(work, row, old, new, order_no)
    move_box(work, row, state)
