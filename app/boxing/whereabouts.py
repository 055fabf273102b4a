"""On which 发货单 goods left: many units at once, and a lot piece by piece (J-31)."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from db.models.boxing import Box, BoxItem
from db.states import BoxState

_AT_ONCE = 500
_OUT = (BoxState.IN_TRANSIT, BoxState.DELIVERED, BoxState.DAMAGED, BoxState.LOST)


def dispatches_of(session: Session, serials: Sequence[str]) -> dict[str, str]:
    """The number of the 发货单 in whose box each of some units lies or lay last; others are left out."""
    found: dict[str, str] = {}
    for first in range(0, len(serials), _AT_ONCE):
        part = serials[first : first + _AT_ONCE]
        rows = session.execute(
            select(BoxItem.serial, Box.dispatch_no).join(Box, Box.id == BoxItem.box_id)
            .where(BoxItem.serial.in_(part), BoxItem.removed_at.is_(None)).order_by(BoxItem.id)
        )  # fmt: skip
        found |= dict(rows.all())
    return found


def loaded_with(session: Session, identities: Sequence[str]) -> list[str]:
    """The numbers of the 发货单 in whose boxes on a vehicle some units, or pieces of some lots, lie, in order."""
    found: set[str] = set()
    for first in range(0, len(identities), _AT_ONCE):
        part = identities[first : first + _AT_ONCE]
        inside = or_(BoxItem.serial.in_(part), and_(BoxItem.serial == "", BoxItem.lot_no.in_(part)))
        found |= set(
            session.scalars(
                select(Box.dispatch_no).join(BoxItem, BoxItem.box_id == Box.id)
                .where(inside, BoxItem.removed_at.is_(None), Box.state == BoxState.LOADED).distinct()
            )
        )  # fmt: skip
    return sorted(found)


def pieces_by_dispatch(session: Session, lot_no: str) -> dict[str, int]:
    """How many pieces of a lot left in the boxes of each 发货单, by its number."""
    rows = session.execute(
        select(Box.dispatch_no, func.sum(BoxItem.quantity)).join(Box, Box.id == BoxItem.box_id)
        .where(BoxItem.serial == "", BoxItem.lot_no == lot_no, BoxItem.removed_at.is_(None), Box.state.in_(_OUT))
        .group_by(Box.dispatch_no).order_by(Box.dispatch_no)
    )  # fmt: skip
    return {number: int(count) for number, count in rows}
