"""Goods that a customer gave back: the box they left in says what it held; the units may lie in another."""

from __future__ import annotations

from sqlalchemy import select

from app.core.work import Work
from db.models.boxing import Box, BoxItem


def note_back(work: Work, serial: str) -> None:
    """Notes it; part of the command that takes the unit in."""
    for row in work.session.scalars(
        select(BoxItem).where(BoxItem.serial == serial, BoxItem.removed_at.is_(None), BoxItem.back_at.is_(None))
    ):
        row.back_at = work.now
    work.session.flush()


def note_pieces_back(work: Work, dispatch_no: str, lot_no: str, pieces: int) -> None:
    """Notes how many pieces of a lot came back of those that left on a 发货单; part of the command that takes them in."""
    rows = work.session.scalars(
        select(BoxItem).join(Box, Box.id == BoxItem.box_id)
        .where(Box.dispatch_no == dispatch_no, BoxItem.serial == "", BoxItem.lot_no == lot_no, BoxItem.removed_at.is_(None))
        .order_by(BoxItem.id)
    )  # fmt: skip
    for row in rows:
        part = min(pieces, row.quantity - row.back_pieces)
        row.back_pieces += part
        pieces -= part
    work.touched("box_item")
    work.session.flush()
