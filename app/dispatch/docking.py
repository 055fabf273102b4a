"""Docks are booked once: no two trips stand at one at the same time (F-05, G-01)."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select

from app.core.clock import site_time
from app.core.errors import Conflict
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.settings.service import setting_int
from db.models.dispatch import Trip
from db.states import TripState

_GONE = (TripState.OUT, TripState.DONE, TripState.CANCELLED)


def must_be_free(work: Work, dock: str, start: datetime, end: datetime, *, but: str = "") -> None:
    """A dock is free for a trip; of two leads who book it at once the second waits for the first and is told.

    Args:
        work: The action.
        dock: Name of the dock.
        start: From when on the trip stands there.
        end: Until when.
        but: Number of the trip itself, blank for a new one.

    Raises:
        Conflict: Another vehicle stands there then.
    """
    work.session.flush()
    work.hold("docks")
    usual = timedelta(minutes=setting_int(work.session, "docks.minutes", work.now))
    others = work.session.scalars(
        select(Trip)
        .where(
            Trip.dock == dock, Trip.number != but, Trip.state.not_in(_GONE), Trip.planned_at < end,
            Trip.planned_at > start - timedelta(days=1),
        )
        .order_by(Trip.planned_at)
    )  # fmt: skip
    other = next((one for one in others if (one.until_at or one.planned_at + usual) > start), None)
    if other is not None:
        until = site_time(other.until_at or other.planned_at + usual)
        raise Conflict(
            say(
                QT_TRANSLATE_NOOP("app", "{dock} {start}–{end} 已排 {other}"), dock=dock, start=f"{site_time(other.planned_at):%H:%M}",
                end=f"{until:%H:%M}", other=other.plate or other.number,
            )
        )  # fmt: skip
