"""Allowed moves of a box (section 3.2)."""

from __future__ import annotations

from db.states import BoxState as B

MOVES: frozenset[tuple[B, B]] = frozenset(
    {
        (B.OPEN, B.PACKED),
        (B.PACKED, B.OPEN),  # the check found a difference
        (B.PACKED, B.CHECKED),
        (B.CHECKED, B.OPEN),
        (B.CHECKED, B.SEALED),
        (B.SEALED, B.CHECKED),  # its label was voided
        (B.SEALED, B.OPEN),
        (B.SEALED, B.LOADED),
        (B.LOADED, B.SEALED),
        (B.LOADED, B.IN_TRANSIT),
        (B.IN_TRANSIT, B.DELIVERED),
        (B.IN_TRANSIT, B.LOST),
        (B.IN_TRANSIT, B.DAMAGED),
        (B.DELIVERED, B.LOST),  # the slip counted short without naming the box (I-12)
        (B.DELIVERED, B.DAMAGED),
        (B.LOST, B.IN_TRANSIT),  # it came after all, and the slip will count it
        (B.LOST, B.DELIVERED),
        (B.SEALED, B.HOLD),
        (B.LOADED, B.HOLD),
        (B.HOLD, B.OPEN),
        (B.HOLD, B.SEALED),
    }
)
