"""The room of a trip's vehicle: its kind's inside and payload; of a vehicle on file its own payload counts."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.board.views import Room
from app.catalog import queries as catalog
from app.catalog.kind_queries import vehicle_kinds
from app.dispatch.outlook import PlannedTrip


class Rooms:
    """Looks rooms up; read once for all trips of a board."""

    def __init__(self, session: Session) -> None:
        self._vehicles = {vehicle.vehicle_id: vehicle for vehicle in catalog.vehicles(session)}
        self._kinds = {name: kind for kind in vehicle_kinds(session) for name in (kind.name, kind.key)}

    def of(self, trip: PlannedTrip) -> tuple[Room, int, int]:
        """The empty room of a trip with inside width and height, 0 where nobody said."""
        vehicle = self._vehicles.get(trip.vehicle_id or 0)
        kind = self._kinds.get(trip.vehicle_kind) or (self._kinds.get(vehicle.kind) if vehicle is not None else None)
        payload = vehicle.payload_kg * 1000 if vehicle is not None else 0
        if kind is None:
            return Room(trip.vehicle_kind or (vehicle.kind if vehicle is not None else ""), 0, payload, 0), 0, 0
        inside = kind.container
        limits = [limit for limit in (payload, inside.payload_g or 0) if limit]
        return Room(kind.name, inside.volume, min(limits, default=0), inside.length_mm), inside.width_mm, inside.height_mm
