"""Allowed moves of the co-operation with a carrier (section 3.7); nothing else decides them."""

from __future__ import annotations

from db.states import CarrierState as C

MOVES: frozenset[tuple[C, C]] = frozenset(
    {
        (C.CANDIDATE, C.APPROVED),
        (C.APPROVED, C.PROBATION),
        (C.PROBATION, C.APPROVED),
        (C.CANDIDATE, C.TERMINATED),
        (C.APPROVED, C.TERMINATED),
        (C.PROBATION, C.TERMINATED),
        (C.TERMINATED, C.APPROVED),  # by a new approval of two people only
    }
)


def next_states(state: C) -> tuple[C, ...]:
    """Where a carrier may go from a state, in the order of the state machine."""
    return tuple(new for new in C if (state, new) in MOVES)
