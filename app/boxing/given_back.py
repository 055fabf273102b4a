"""Units that a customer gave back: the box they left in says what it held, and they may lie in another."""

from __future__ import annotations

from sqlalchemy import select

from app.core.work import Work
from db.models.boxing import BoxItem


def note_back(work: Work, serial: str) -> None:
    """Notes it; part of the command that takes the unit in."""
    for row in work.session.scalars(
        select(BoxItem).where(BoxItem.serial == serial, BoxItem.removed_at.is_(None), BoxItem.back_at.is_(None))
    ):
        row.back_at = work.now
    work.session.flush()
