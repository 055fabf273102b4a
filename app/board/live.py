"""Where a trip stands right now, in one word: pure decisions over what was read."""

from __future__ import annotations

from datetime import datetime

from app.board.views import Live
from app.core.clock import site_time
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.core.words import word
from app.dispatch.outlook import PlannedTrip
from app.gate.views import PassView
from app.loading.standing import Standing
from db.states import Role, TripState

SIGNS = {Role.FINANCE: say(QT_TRANSLATE_NOOP("app", "缺财务签")), Role.PERSONNEL: say(QT_TRANSLATE_NOOP("app", "缺人事签"))}
_PLAIN = {
    TripState.ARRIVED: (Live.ARRIVED, say(QT_TRANSLATE_NOOP("app", "到厂"))),
    TripState.CHECKED: (Live.CHECKED, say(QT_TRANSLATE_NOOP("app", "待装"))),
    TripState.CLEARED: (Live.READY, say(QT_TRANSLATE_NOOP("app", "可放行"))),
}
HOUR = 60


def live_of(trip: PlannedTrip, load: Standing, passed: PassView | None, boxes: int, now: datetime) -> tuple[Live, Text]:
    """State and words of a trip."""
    if trip.state in (TripState.OUT, TripState.DONE):
        left = passed.used_at if passed is not None else None
        if left is None:
            return Live.OUT, say(QT_TRANSLATE_NOOP("app", "已出"))
        return Live.OUT, say(QT_TRANSLATE_NOOP("app", "已出 {time}"), time=f"{site_time(left):%H:%M}")
    if trip.state is TripState.PLANNED:
        return _coming(trip, load, now)
    if trip.state is TripState.LOADING:
        return Live.LOADING, say(QT_TRANSLATE_NOOP("app", "在装 {on}/{boxes}"), on=load.on, boxes=boxes)
    if trip.state is TripState.CLOSED:
        return _closed(passed)
    return _PLAIN[trip.state]


def _coming(trip: PlannedTrip, load: Standing, now: datetime) -> tuple[Live, Text]:
    late = int((now - trip.planned_at).total_seconds() // 60)
    if not trip.plate and not trip.on_foot:
        return Live.NO_VEHICLE, say(QT_TRANSLATE_NOOP("app", "无车"))
    if load.rejects(trip.plate):  # it came; planned again since it was sent away
        return Live.REJECTED, say(QT_TRANSLATE_NOOP("app", "验车不合格"))
    if late <= 0:
        return Live.NOT_HERE, say(QT_TRANSLATE_NOOP("app", "未到"))
    if late < 2 * HOUR:
        return Live.LATE, say(QT_TRANSLATE_NOOP("app", "迟到 {n} 分"), n=late)
    if late < 24 * HOUR:
        return Live.LATE, say(QT_TRANSLATE_NOOP("app", "迟到 {n} 小时"), n=late // HOUR)
    return Live.LATE, say(QT_TRANSLATE_NOOP("app", "迟到 {n} 天"), n=late // (24 * HOUR))


def _closed(passed: PassView | None) -> tuple[Live, Text]:
    """Loaded and closed: whose signature is missing, where there is a pass that holds."""
    if passed is None or not passed.active:
        return Live.UNSIGNED, say(QT_TRANSLATE_NOOP("app", "缺出门证"))
    if passed.sent_back:
        return Live.UNSIGNED, say(QT_TRANSLATE_NOOP("app", "拒签待改"))
    if len(passed.missing) == 1:
        role = passed.missing[0]
        return Live.UNSIGNED, SIGNS.get(role, say(QT_TRANSLATE_NOOP("app", "缺{role}签"), role=word(role)))
    return Live.UNSIGNED, say(QT_TRANSLATE_NOOP("app", "待签"))
