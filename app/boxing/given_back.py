"""Goods that a customer gave back: the box they left in says what it held; the units may lie in another."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select

from app.core.work import Work
from db.models.boxing import Box, BoxItem
from db.states import BoxState


def note_back(work: Work, serial: str) -> None:
    """Notes it; part of the command that takes the unit in."""
    for row in work.session.scalars(
        select(BoxItem).where(BoxItem.serial == serial, BoxItem.removed_at.is_(None), BoxItem.back_at.is_(None))
    ):
        row.back_at = work.now
    work.session.flush()


def note_pieces_back(work: Work, dispatch_no: str, lot_no: str, pieces: int, ssccs: Collection[str] = ()) -> None:
    """Notes how many pieces of a lot came back of those that left on a 发货单; part of the command that takes them in.

    Args:
        work: The action.
        dispatch_no: The 发货单.
        lot_no: The lot.
        pieces: How many.
        ssccs: The boxes that they lay in; where none is said it is any that is not lost: of a lost box the customer has nothing.
    """
    lay_in = Box.sscc.in_(ssccs) if ssccs else Box.state != BoxState.LOST
    rows = work.session.scalars(
        select(BoxItem).join(Box, Box.id == BoxItem.box_id)
        .where(Box.dispatch_no == dispatch_no, BoxItem.serial == "", BoxItem.lot_no == lot_no, BoxItem.removed_at.is_(None), lay_in)
        .order_by(BoxItem.id)
    )  # fmt: skip
    for row in rows:
        part = min(pieces, row.quantity - row.back_pieces)
        row.back_pieces += part
        pieces -= part
    work.touched("box_item")
    work.session.flush()
