"""The allowed moves of a service case (section 3.5)."""

from __future__ import annotations

from db.states import CaseState as C

MOVES: frozenset[tuple[C, C]] = frozenset(
    {
        (C.REGISTERED, C.RESPONDED),
        (C.RESPONDED, C.ANALYSED),
        (C.ANALYSED, C.SOLUTION_AGREED),
        (C.SOLUTION_AGREED, C.WORKING),
        (C.WORKING, C.DONE),
        (C.DONE, C.CONFIRMED),
        (C.DONE, C.ANALYSED),
        (C.CONFIRMED, C.CLOSED),
    }
)

LINE = (C.REGISTERED, C.RESPONDED, C.ANALYSED, C.SOLUTION_AGREED, C.WORKING, C.DONE, C.CONFIRMED, C.CLOSED)
"""The states in their order, as the stage bar shows them."""


def may_move(old: C, new: C) -> bool:
    """Whether a case may go from `old` to `new`."""
    return (old, new) in MOVES
