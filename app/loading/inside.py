"""The inside of a trip's vehicle, as the planner takes it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.catalog import kind_queries
from app.core.errors import Conflict, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.planner.model import Container
from db.states import Role


def inside_of(session: Session, trip_no: str, vehicle_kind: str) -> Container:
    """The inside of the kind of vehicle or container that was chosen for a trip.

    Raises:
        Conflict: None was chosen.
        NotFound: The kind is not in the table.
    """
    if not vehicle_kind:
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "车次 {trip} 还没有选车型，先在车次上选车型或柜型"), trip=trip_no), helper=Role.TEAM_LEADER
        )
    kind = kind_queries.vehicle_kind(session, vehicle_kind)
    if kind is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "车型"), vehicle_kind)
    return kind.container
