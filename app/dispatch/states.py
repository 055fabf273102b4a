"""Allowed moves of a 发货单 (section 3.3) and of a trip (section 3.7); nothing else decides them."""

from __future__ import annotations

from db.states import DispatchState as D
from db.states import TripState as T

MOVES: frozenset[tuple[D, D]] = frozenset(
    {
        (D.DRAFT, D.ISSUED),
        (D.ISSUED, D.PLANNED),
        (D.PLANNED, D.PICKING),
        (D.PICKING, D.PICKED),
        (D.PICKED, D.PICKING),  # something was put back
        (D.PICKED, D.READY),
        (D.READY, D.PICKED),  # a box was opened again or its label voided
        (D.READY, D.LOADING),
        (D.LOADING, D.LOADED),
        (D.LOADED, D.LOADING),  # the load was opened again
        (D.CLEARED, D.LOADING),
        (D.LOADED, D.CLEARED),
        (D.CLEARED, D.LOADED),  # the pass was voided, the load is as it was
        (D.CLEARED, D.IN_TRANSIT),
        (D.IN_TRANSIT, D.SIGNED),
        (D.SIGNED, D.ACCEPTED),
        (D.SIGNED, D.DISPUTED),
        (D.DISPUTED, D.ACCEPTED),
        (D.ACCEPTED, D.CLOSED),
        (D.DRAFT, D.CANCELLED),
        (D.ISSUED, D.CANCELLED),
        (D.PLANNED, D.CANCELLED),
        (D.PICKING, D.CANCELLED),
        (D.PICKED, D.CANCELLED),
        (D.READY, D.PLANNED),  # postponed
        (D.LOADING, D.PLANNED),
    }
)

TRIP_MOVES: frozenset[tuple[T, T]] = frozenset(
    {
        (T.PLANNED, T.ARRIVED),
        (T.ARRIVED, T.PLANNED),  # the vehicle was rejected
        (T.ARRIVED, T.CHECKED),
        (T.CHECKED, T.PLANNED),
        (T.CHECKED, T.LOADING),
        (T.LOADING, T.CLOSED),
        (T.CLOSED, T.LOADING),
        (T.CLOSED, T.CLEARED),
        (T.CLEARED, T.CLOSED),
        (T.CLEARED, T.LOADING),
        (T.CLEARED, T.OUT),
        (T.OUT, T.DONE),
        (T.PLANNED, T.CANCELLED),
        (T.ARRIVED, T.CANCELLED),
        (T.CHECKED, T.CANCELLED),
        (T.LOADING, T.CANCELLED),  # the vehicle failed, everything was taken off again
    }
)

BEFORE_LOADING = frozenset({D.DRAFT, D.ISSUED, D.PLANNED, D.PICKING, D.PICKED, D.READY})
"""Nothing of the order stands on a vehicle yet."""

BEFORE_LEAVING = BEFORE_LOADING | {D.LOADING, D.LOADED, D.CLEARED}
"""The goods are still in the works."""
