"""The hazard store (X-19): off by the rules, opened by a setting, its own zone, and two persons, the second from safety."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.core.clock import site_day
from app.core.entry import clean
from app.core.errors import Conflict, bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.identity import queries as identity
from app.settings.service import setting
from app.storage import rules
from db.models.care import HazardApproval
from db.states import Role, ZoneKind

APPROVAL = QT_TRANSLATE_NOOP("app", "危险品库申请")


@dataclass(frozen=True)
class HazardView:
    """A hazard store as it was asked for: `approved_by` blank while safety has not answered, `ended_at` set once it is over."""

    approval_id: int
    zone_id: int
    zone: str
    licence: str
    valid_until: date
    asked_by_id: int | None
    asked_by: str
    asked_at: datetime
    approved_by: str
    approved_at: datetime | None
    ended_at: datetime | None
    ended_why: str

    def holds(self, today: date) -> bool:
        """Whether dangerous goods may be put there today."""
        return self.approved_at is not None and self.ended_at is None and today <= self.valid_until


def ask(work: Work, zone_id: int, licence: str, valid_until: date) -> None:
    """Asks for a hazard store in a zone of that kind.

    Raises:
        BadInput: No licence, or a day that is past.
        Conflict: The zone is no hazard zone, or has its request or approval.
        NotFound: No such zone.
    """
    work.require(Role.STOREKEEPER, Role.LOGISTICS_HEAD)
    zone = next((one for one in catalog.zones(work.session) if one.zone_id == zone_id), None)
    if zone is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "库区"), zone_id)
    words = clean(QT_TRANSLATE_NOOP("app", "许可证号"), licence, needed=True)
    today = site_day(work.now)
    if valid_until < today:
        raise bad_input(QT_TRANSLATE_NOOP("app", "有效期已过：{day}"), day=valid_until.isoformat())
    if zone.kind is not ZoneKind.HAZARD:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{zone} 不是危险品区，危险品要有自己的库区"), zone=zone.name))
    if any(one.ended_at is None and today <= one.valid_until for one in approvals(work.session, zone_id)):
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{zone} 已有申请或批准"), zone=zone.name))
    work.session.add(
        HazardApproval(zone_id=zone_id, licence=words, valid_until=valid_until, asked_by_id=work.actor.person_id, asked_at=work.now)
    )
    work.audit("ask_hazard_store", "zone", zone.name, licence=words, valid_until=valid_until)


def approve(work: Work, approval_id: int) -> None:
    """The safety officer opens a hazard store; never who asked for it.

    Raises:
        Refused: X-19, the person asked for it himself.
        Conflict: It is answered or over.
        NotFound: No such request.
    """
    work.require(Role.SAFETY)
    row, zone = _row(work, approval_id)
    if row.approved_at is not None or row.ended_at is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{zone} 的申请已有答复"), zone=zone))
    rules.hazard_store_needs_two(zone, row.asked_by_id, work.actor.person_id)
    row.approved_by_id, row.approved_at = work.actor.person_id, work.now
    work.audit("approve_hazard_store", "zone", zone, licence=row.licence)


def end(work: Work, approval_id: int, why: str) -> None:
    """Safety or logistics takes a request or an approval back; nothing more may be put there.

    Raises:
        BadInput: No reason.
        Conflict: It is over.
        NotFound: No such request.
    """
    work.require(Role.SAFETY, Role.LOGISTICS_HEAD)
    row, zone = _row(work, approval_id)
    words = clean(QT_TRANSLATE_NOOP("app", "原因"), why, needed=True)
    if row.ended_at is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{zone} 的批准已经结束"), zone=zone))
    row.ended_at, row.ended_why = work.now, words
    work.audit("end_hazard_store", "zone", zone, reason=words)


def approvals(session: Session, zone_id: int | None = None) -> tuple[HazardView, ...]:
    """What was asked for and approved, newest first."""
    query = select(HazardApproval).order_by(HazardApproval.id.desc())
    if zone_id is not None:
        query = query.where(HazardApproval.zone_id == zone_id)
    names = identity.names(session)
    zones = {zone.zone_id: zone.name for zone in catalog.zones(session)}
    return tuple(
        HazardView(
            row.id, row.zone_id, zones.get(row.zone_id, ""), row.licence, row.valid_until, row.asked_by_id,
            names.get(row.asked_by_id or 0, ""), row.asked_at, names.get(row.approved_by_id or 0, ""), row.approved_at, row.ended_at,
            row.ended_why,
        )
        for row in session.scalars(query)
    )  # fmt: skip


def is_open(session: Session, location_id: int, now: datetime) -> bool:
    """Whether dangerous goods may be put at a location: the setting is on, and safety approved its zone."""
    if not setting(session, "storage.hazard_store", now):
        return False
    zone_id = catalog.zones_of(session, [location_id]).get(location_id)
    return any(one.holds(site_day(now)) for one in approvals(session, zone_id))


def is_any_open(session: Session, now: datetime) -> bool:
    """Whether there is a place for dangerous goods at all: the setting is on, and an approval of a hazard zone holds today."""
    if not setting(session, "storage.hazard_store", now):
        return False
    zones = {zone.zone_id for zone in catalog.zones(session) if zone.kind is ZoneKind.HAZARD}
    return any(one.zone_id in zones and one.holds(site_day(now)) for one in approvals(session))


def _row(work: Work, approval_id: int) -> tuple[HazardApproval, str]:
    row = work.session.get(HazardApproval, approval_id)
    if row is None:
        raise not_found(APPROVAL, approval_id)
    return row, next((zone.name for zone in catalog.zones(work.session) if zone.zone_id == row.zone_id), "")
