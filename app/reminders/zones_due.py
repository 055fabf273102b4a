"""What the zones of the store ask for: readings, notes on excursions, ranges to approve, walks, actions, equipment, the hazard store."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from app.core.clock import day_end, site_day
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.reminders.urgency import by_time
from app.reminders.views import Due, Mark
from app.storage import care, climate_queries, documents, hazard
from db.states import Role

_STORE = frozenset({Role.STOREKEEPER, Role.LOGISTICS_HEAD})
_CARE = frozenset({Role.STOREKEEPER, Role.LOGISTICS_HEAD, Role.SAFETY})


def lines(session: Session, now: datetime) -> list[Due]:
    """Everything of these, in no order."""
    return [*_climate(session, now), *_care(session, now), *_hazard(session, now), *_unread(session, now)]


def _climate(session: Session, now: datetime) -> list[Due]:
    found = []
    for one in climate_queries.excursions(session, open_only=True):
        if not one.note:
            title = say(QT_TRANSLATE_NOOP("app", "温湿度超限缺纠正说明：{zone} {words}"), zone=one.zone, words=one.words)
            roles = _STORE | {Role.INSPECTOR, Role.TEAM_LEADER}
            found.append(
                Due(Mark.WRONG, title, f"climate/{one.zone}", "storage", word(Role.STOREKEEPER), None, "D-07", roles, one.started_at,
                    "excursion")
            )  # fmt: skip
    late = climate_queries.missing_today(session, now)
    if late:
        names = climate_queries.zone_names(session)
        first = sorted(names[key] for key in late)[0]
        title = say(QT_TRANSLATE_NOOP("app", "温湿度缺抄 {n} 次：{zones} 个库区"), n=sum(late.values()), zones=len(late))
        end = day_end(site_day(now))
        found.append(Due(Mark.HOLD, title, f"climate/{first}", "storage", word(Role.STOREKEEPER), end, "D-07", _STORE, None, "reading"))
    for _, asked in climate_queries.ranges(session).values():
        if asked is not None:
            zone = climate_queries.zone_names(session).get(asked.zone_id, "")
            title = say(QT_TRANSLATE_NOOP("app", "待批准温湿度范围：{zone} {words}"), zone=zone, words=asked.limits.words)
            roles = frozenset({Role.INSPECTOR, Role.LOGISTICS_HEAD})
            found.append(Due(Mark.HOLD, title, f"climate/{zone}", "storage", word(Role.INSPECTOR), None, "D-07", roles, None, "range"))
    return found


def _care(session: Session, now: datetime) -> list[Due]:
    today, found = site_day(now), []
    zones = care.zones_care(session, now)
    walks = sorted((one.due_on or today - timedelta(days=1), one.name) for one in zones if one.late(today) or one.due_on == today)
    if walks:
        title = say(QT_TRANSLATE_NOOP("app", "库区检查到期：{n} 个库区"), n=len(walks))
        day, zone = walks[0]
        mark = by_time(day_end(day), now)
        found.append(Due(mark, title, f"rounds/{zone}", "storage", word(Role.STOREKEEPER), day_end(day), "D-04", _CARE, None, "walk"))
    for one in care.actions(session):
        title = say(QT_TRANSLATE_NOOP("app", "库区整改：{zone} {what}（{who}）"), zone=one.zone, what=one.words, who=one.owner)
        end = day_end(one.due_on)
        found.append(Due(by_time(end, now), title, f"rounds/{one.zone}", "storage", one.owner, end, "D-04", _CARE, None, "action"))
    tools = [one for one in care.equipment(session, now) if one.late(today) or not one.good]
    if tools:
        title = say(QT_TRANSLATE_NOOP("app", "消防器材待检查或有问题：{n} 件"), n=len(tools))
        zone = tools[0].zone
        found.append(Due(Mark.HOLD, title, f"rounds/{zone}", "storage", word(Role.SAFETY), None, "D-05", _CARE, None, "equipment"))
    return found


def _hazard(session: Session, now: datetime) -> list[Due]:
    today, found = site_day(now), []
    for one in hazard.approvals(session):
        if one.ended_at is not None:
            continue
        if one.approved_at is None:
            title = say(QT_TRANSLATE_NOOP("app", "待批准危险品库：{zone}"), zone=one.zone)
            roles, who = frozenset({Role.SAFETY}), word(Role.SAFETY)
            found.append(Due(Mark.HOLD, title, f"rounds/{one.zone}", "storage", who, None, "D-06", roles, one.asked_at, "hazard"))
        elif one.valid_until - today <= timedelta(days=30):
            title = say(QT_TRANSLATE_NOOP("app", "危险品库许可到期：{zone}"), zone=one.zone)
            end = day_end(one.valid_until)
            who = word(Role.LOGISTICS_HEAD)
            found.append(Due(by_time(end, now), title, f"rounds/{one.zone}", "storage", who, end, "D-06", _CARE, None, "hazard_end"))
    return found


def _unread(session: Session, now: datetime) -> list[Due]:
    """Rules that somebody has not confirmed, for their roles; a document for everybody is everybody's (D-17)."""
    found = []
    for one in documents.documents(session, current_only=True):
        if not one.unread:
            continue
        name = f"{one.title} {one.edition}"
        title = say(QT_TRANSLATE_NOOP("app", "制度未确认阅读：{title}，{n} 人"), title=name, n=len(one.unread))
        mark = Mark.HOLD if one.effective_on <= site_day(now) else Mark.INFO
        roles = frozenset(one.roles) if one.roles else frozenset(Role)
        found.append(Due(mark, title, f"documents/{one.code}", "settings", "", None, "D-17", roles, one.published_at, "document"))
    return found
