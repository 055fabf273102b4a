"""Trips that are due: vehicles that are to come or late, those being loaded, and trips that still have no vehicle (F-14)."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from app.core.clock import site_day, site_time
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.dispatch import queries as dispatch
from app.dispatch.views import TripView, vehicle_words
from app.loading.standing import standings
from app.reminders.urgency import by_time
from app.reminders.views import Due, Mark
from app.settings.service import setting_int
from db.states import Role, TripState


def due(session: Session, now: datetime) -> list[Due]:
    """What is due of trips."""
    found = []
    crew = frozenset({Role.LOGISTICS_HEAD, Role.TEAM_LEADER, Role.STOREKEEPER})
    days = timedelta(days=setting_int(session, "vehicle.confirm_days", now))
    planned = dispatch.trips(session, (TripState.PLANNED,))
    loads = standings(session, (trip.number for trip in planned))
    for trip in planned:
        if not trip.plate:
            found.extend(_unconfirmed(trip, now, days))
            continue
        words = QT_TRANSLATE_NOOP("app", "迟到：{plate} 未到") if now > trip.planned_at else QT_TRANSLATE_NOOP("app", "待到厂：{plate}")
        if loads[trip.number].rejects(trip.plate):
            words = QT_TRANSLATE_NOOP("app", "验车不合格：{plate}")
        title = say(words, plate=vehicle_words(trip.plate))
        mark = by_time(trip.planned_at, now)
        found.append(Due(mark, title, trip.number, "dispatch", word(Role.LOGISTICS_HEAD), trip.planned_at, "F-14", crew, None))
    for trip in dispatch.trips(session, (TripState.CHECKED, TripState.LOADING)):
        title = say(QT_TRANSLATE_NOOP("app", "在装：{plate}"), plate=vehicle_words(trip.plate))
        found.append(Due(Mark.INFO, title, trip.number, "dispatch", word(Role.TEAM_LEADER), None, "G-04", crew, trip.arrived_at or now))
    return found


def _unconfirmed(trip: TripView, now: datetime, days: timedelta) -> list[Due]:
    """A trip without a confirmed vehicle, from so many days before it is loaded (F-14)."""
    if site_day(now) < site_day(trip.planned_at - days):
        return []
    title = say(
        QT_TRANSLATE_NOOP("app", "无车：{kind}，{time} 要装"), kind=trip.vehicle_kind, time=f"{site_time(trip.planned_at):%m-%d %H:%M}"
    )
    mark = Mark.WRONG if now > trip.planned_at - days else Mark.HOLD
    roles = frozenset({Role.LOGISTICS_HEAD, Role.TEAM_LEADER})
    who = word(Role.LOGISTICS_HEAD)
    return [Due(mark, title, trip.number, "dispatch", who, trip.planned_at, "F-14", roles, None, "no_vehicle")]
