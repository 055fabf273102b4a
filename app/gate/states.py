"""The allowed moves of a gate pass (section 3.4)."""

from __future__ import annotations

from db.states import PassState as P

MOVES: frozenset[tuple[P, P]] = frozenset(
    {
        (P.DRAFT, P.AWAITING_SIGNATURES),
        (P.AWAITING_SIGNATURES, P.DRAFT),
        (P.AWAITING_SIGNATURES, P.VALID),
        (P.VALID, P.USED),
        (P.VALID, P.EXPIRED),
        (P.DRAFT, P.VOIDED),
        (P.AWAITING_SIGNATURES, P.VOIDED),
        (P.VALID, P.VOIDED),
    }
)
"""A refusal at the gate moves nothing: the pass stays and the attempt is a row of the gate log. A department that does not sign sends
the pass back to draft."""

ACTIVE = frozenset({P.DRAFT, P.AWAITING_SIGNATURES, P.VALID})
"""A trip has at most one pass in these states (H-01)."""


LATE = frozenset({(P.EXPIRED, P.USED), (P.VOIDED, P.USED)})
"""Told afterwards: a gate without the database released a pass before it knew that the pass had ended. The vehicle is gone either way."""


def may_move_late(old: P, new: P) -> bool:
    """Whether a release that is told afterwards may still move a pass."""
    return may_move(old, new) or (old, new) in LATE


def may_move(old: P, new: P) -> bool:
    """Whether a pass may go from `old` to `new`."""
    return (old, new) in MOVES
