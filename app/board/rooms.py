"""The room of a trip's vehicle: its kind's inside and payload, or what the vehicle's own file says."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.board.views import Room
from app.catalog import queries as catalog
from app.dispatch.outlook import PlannedTrip


class Rooms:
    """Looks rooms up; read once for all trips of a board."""

    def __init__(self, session: Session) -> None:
        self._vehicles = {vehicle.vehicle_id: vehicle for vehicle in catalog.vehicles(session)}

    def of(self, trip: PlannedTrip) -> tuple[Room, int, int]:
        """The empty room of a trip with inside width and height, 0 where nobody said."""
        vehicle = self._vehicles.get(trip.vehicle_id or 0)
        payload = vehicle.payload_kg * 1000 if vehicle is not None else 0
        return Room(trip.vehicle_kind or (vehicle.kind if vehicle is not None else ""), 0, payload, 0), 0, 0
