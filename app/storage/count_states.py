"""The allowed moves of a count and of one of its places (D-11)."""

from __future__ import annotations

from db.states import CountPlaceState as P
from db.states import CountState as S

COUNT_MOVES: frozenset[tuple[S, S]] = frozenset(
    {
        (S.OPEN, S.COUNTING),
        (S.COUNTING, S.REVIEW),
        (S.COUNTING, S.CLOSED),  # nothing differs: there is nothing to approve
        (S.REVIEW, S.COUNTING),  # sent back
        (S.REVIEW, S.CLOSED),
        (S.OPEN, S.CANCELLED),
        (S.COUNTING, S.CANCELLED),
        (S.REVIEW, S.CANCELLED),
    }
)
LIVE = (S.OPEN, S.COUNTING, S.REVIEW)
"""States in which a count still has to be finished."""

PLACE_MOVES: frozenset[tuple[P, P]] = frozenset(
    {
        (P.NOT_YET, P.COUNTING),
        (P.NOT_YET, P.AGREED),  # an empty place that was looked at
        (P.COUNTING, P.NOT_YET),  # its first scan was undone
        (P.COUNTING, P.AGREED),
        (P.COUNTING, P.DIFFERS),
        (P.COUNTING, P.CONFIRMED),
        (P.DIFFERS, P.COUNTING),
        (P.DIFFERS, P.AGREED),  # an exception was cleared
        (P.AGREED, P.DIFFERS),
        (P.AGREED, P.CONFIRMED),
        (P.CONFIRMED, P.AGREED),
        (P.CONFIRMED, P.DIFFERS),  # sent back for one more count
    }
)
DONE = (P.AGREED, P.CONFIRMED)
"""States of a place that needs no more counting."""


def may_move(old: S, new: S) -> bool:
    """Whether a count may go from `old` to `new`."""
    return (old, new) in COUNT_MOVES


def place_may_move(old: P, new: P) -> bool:
    """Whether a place may go from `old` to `new`; it may also stay what it is."""
    return old is new or (old, new) in PLACE_MOVES
