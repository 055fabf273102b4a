"""The allowed moves of a unit or lot balance (section 3.1)."""

from __future__ import annotations

from db.states import UnitState as U

COUNTED_LOSS = frozenset(
    {
        U.AWAITING_INSPECTION, U.PASSED, U.SEALED, U.IN_STOCK, U.RESERVED, U.RECHECK_DUE, U.LOCKED, U.RETURNED, U.REWORK, U.HOLD,
    }
)  # fmt: skip
"""States from which a stock count finds a thing lost (D-11); what is picked or boxed is first taken back on its 发货单."""

NOT_FREE = frozenset({U.IN_PRODUCTION, U.AWAITING_INSPECTION, U.PASSED, U.PACKING, U.SEALED, U.RECHECK_DUE, U.LOCKED, U.RETURNED, U.REWORK})
"""States that a lost thing has again when it is found and let go; anything else is in stock then."""

NEVER_HELD = frozenset({U.HOLD, U.SCRAPPED, U.LOST})
"""States from which nothing goes on hold: it already is, or the thing is no longer there."""

MOVES: frozenset[tuple[U, U]] = frozenset(
    {
        (U.IN_PRODUCTION, U.AWAITING_INSPECTION),
        (U.AWAITING_INSPECTION, U.PASSED),
        (U.PASSED, U.PACKING),
        (U.PACKING, U.PASSED),
        (U.PACKING, U.SEALED),
        (U.SEALED, U.IN_STOCK),
        (U.PASSED, U.IN_STOCK),  # bought goods come packed by their maker (B-09)
        (U.SEALED, U.PACKING),
        (U.IN_STOCK, U.SEALED),
        (U.IN_STOCK, U.RESERVED),
        (U.RESERVED, U.IN_STOCK),
        (U.RESERVED, U.LEFT_WORKS),  # a sample or loan, without a 发货单 (section 3.4)
        (U.IN_STOCK, U.RECHECK_DUE),
        (U.RESERVED, U.RECHECK_DUE),
        (U.RECHECK_DUE, U.IN_STOCK),
        (U.IN_STOCK, U.LOCKED),
        (U.RESERVED, U.LOCKED),  # what is kept for an order grows too old as well
        (U.RECHECK_DUE, U.LOCKED),
        (U.LOCKED, U.IN_STOCK),
        (U.LOCKED, U.REWORK),
        (U.LOCKED, U.SCRAPPED),
        (U.IN_STOCK, U.PICKED),
        (U.RESERVED, U.PICKED),
        (U.PICKED, U.IN_STOCK),
        (U.PICKED, U.RESERVED),
        (U.PICKED, U.BOXED),
        (U.BOXED, U.PICKED),
        (U.BOXED, U.LOADED),
        (U.LOADED, U.BOXED),
        (U.LOADED, U.LEFT_WORKS),
        (U.LEFT_WORKS, U.SIGNED),
        (U.LEFT_WORKS, U.LOST),
        (U.SIGNED, U.LOST),  # a slip counted it short without naming the box (I-12)
        (U.ACCEPTED, U.LOST),  # and the rest was accepted before the carrier was claimed on
        (U.SIGNED, U.ACCEPTED),
        (U.SIGNED, U.RETURNED),
        (U.ACCEPTED, U.RETURNED),
        (U.LEFT_WORKS, U.RETURNED),
        (U.RETURNED, U.REWORK),
        (U.RETURNED, U.SCRAPPED),
        (U.RETURNED, U.IN_STOCK),
        (U.REWORK, U.PASSED),
        (U.REWORK, U.SCRAPPED),
        (U.HOLD, U.REWORK),
        (U.HOLD, U.SCRAPPED),
    }
    | {(state, U.HOLD) for state in U if state not in NEVER_HELD}
    | {(U.HOLD, state) for state in U if state not in NEVER_HELD}
    | {(state, U.LOST) for state in COUNTED_LOSS}
    | {(U.LOST, U.HOLD)}
    | {(U.LOST, state) for state in (U.LEFT_WORKS, U.SIGNED, U.ACCEPTED)}
)
"""Moves back (sealed → packing, in stock → sealed, picked → in stock …) are undoings with their own command and record;
lost → on hold where a lost thing is found again (D-11, E-10), → with the customer where it came after all (I-12);
hold → the state before it only by disposition of quality, which `units.service.move_unit` keeps to that one state."""


def may_move(old: U, new: U) -> bool:
    """Whether a unit or balance may go from `old` to `new`."""
    return (old, new) in MOVES
