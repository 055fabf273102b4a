"""Allowed moves of a 领料单."""

from __future__ import annotations

from db.states import RequisitionState as R

MOVES: frozenset[tuple[R, R]] = frozenset(
    {
        (R.DRAFT, R.SUBMITTED),
        (R.DRAFT, R.VOIDED),
        (R.SUBMITTED, R.PART_ISSUED),
        (R.SUBMITTED, R.ISSUED),
        (R.SUBMITTED, R.VOIDED),
        (R.PART_ISSUED, R.PART_ISSUED),
        (R.PART_ISSUED, R.ISSUED),
        (R.PART_ISSUED, R.VOIDED),  # the rest is no longer needed; what was issued stays issued
        (R.ISSUED, R.PART_ISSUED),  # goods came back
    }
)
