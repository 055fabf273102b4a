"""The allowed moves of an inner packing."""

from __future__ import annotations

from db.states import PackingState as P

MOVES: frozenset[tuple[P, P]] = frozenset(
    {
        (P.OPEN, P.CHECKED),
        (P.CHECKED, P.OPEN),
        (P.CHECKED, P.SEALED),
        (P.SEALED, P.OPENED),
    }
)
"""Checked → open is a package found damaged: it is packed and checked anew (C-13)."""


def may_move(old: P, new: P) -> bool:
    """Whether a packing may go from `old` to `new`."""
    return (old, new) in MOVES
