"""The inside of a trip's vehicle, as the planner takes it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.catalog import kind_queries
from app.core.errors import Conflict
from app.core.text import QT_TRANSLATE_NOOP, say
from app.planner.model import Container
from db.states import Role


def inside_of(session: Session, trip_no: str, vehicle_kind: str) -> Container:
    """The inside of the kind of vehicle or container that was chosen for a trip.

    Raises:
        Conflict: None was chosen, or one that nobody knows the inside of.
    """
    if not vehicle_kind:
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "车次 {trip} 还没有选车型，先在车次上选车型或柜型"), trip=trip_no), helper=Role.TEAM_LEADER
        )
    kind = kind_queries.vehicle_kind(session, vehicle_kind)
    if kind is None:
        sentence = QT_TRANSLATE_NOOP("app", "「{kind}」没有厢内尺寸，不能排装柜图：在车次上选表里的车型，或先在「资料」添加")
        raise Conflict(say(sentence, kind=vehicle_kind), helper=Role.TEAM_LEADER)
    return kind.container
