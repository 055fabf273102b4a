"""The allowed moves of a delivery record."""

from __future__ import annotations

from db.states import DeliveryState as D

MOVES: frozenset[tuple[D, D]] = frozenset(
    {
        (D.OPEN, D.SIGNED),
        (D.OPEN, D.VOIDED),
        (D.VOIDED, D.OPEN),
        (D.SIGNED, D.ACCEPTED),
        (D.SIGNED, D.DISPUTED),
        (D.DISPUTED, D.ACCEPTED),
        (D.ACCEPTED, D.CLOSED),
    }
)
"""Void while the pass it was made for ended before it was used; the next pass opens the same record again."""


def may_move(old: D, new: D) -> bool:
    """Whether a record may go from `old` to `new`."""
    return (old, new) in MOVES
