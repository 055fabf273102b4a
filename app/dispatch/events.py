"""What dispatch tells later stages; `app/desk.py` connects the handlers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PickCompleted:
    """Everything on a 发货单 is drawn from the store (F-06); the gate pass may be drafted."""

    dispatch_no: str
    trip_no: str


@dataclass(frozen=True)
class DispatchChanged:
    """Something on a 发货单 changed that voids papers and labels made from it.

    Attributes:
        dispatch_no: The 发货单.
        what: `address`, `cancelled`, `postponed`, `lines`.
        trip_no: The trip it was on when it was postponed or cancelled, or blank.
    """

    dispatch_no: str
    what: str
    trip_no: str = ""


@dataclass(frozen=True)
class DispatchPlanned:
    """A 发货单 was put on a trip; `from_trip` is the one it was on before, blank for none."""

    dispatch_no: str
    trip_no: str
    from_trip: str = ""


@dataclass(frozen=True)
class StopsChanged:
    """A trip is unloaded in another order; what was planned for the old one may shut goods in (G-06)."""

    trip_no: str


@dataclass(frozen=True)
class TripChanged:
    """Vehicle, container or driver of a trip changed; a gate pass made for it no longer holds (H-01)."""

    trip_no: str


@dataclass(frozen=True)
class VehicleKindChosen:
    """A trip is planned for another kind of vehicle or container; its goods and papers are the same."""

    trip_no: str
    kind: str


@dataclass(frozen=True)
class ItemPutBack:
    """A drawn unit, or pieces of a lot, is about to go back into the store; whoever still holds it in a box refuses."""

    dispatch_no: str
    identity: str
    quantity: int


@dataclass(frozen=True)
class HandoverWithdrawn:
    """Who was to take the goods over at our gate is no longer the one: his signature does not hold (F-08, F-09)."""

    dispatch_no: str
    reason: str
