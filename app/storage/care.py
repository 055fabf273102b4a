"""Care of the zones: the weekly checklist, what is to be put right, the fire equipment (D-04, D-05)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.core.clock import months_after, site_day
from app.core.entry import clean, clean_note, same_version
from app.core.errors import BadInput, Conflict, bad_input, not_found
from app.core.grouped import grouped
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.devices.code_table import Series
from app.files import service as files
from app.identity import queries as identity
from app.settings.service import setting_int
from app.storage.care_views import ActionView, CheckView, EquipmentView, ItemDraft, ItemView, ZoneCareView
from db.models.care import CareAction, ZoneCheck, ZoneCheckItem, ZoneEquipment
from db.states import CareItem, Role
from db.types import yes

PHOTOS = "zone_check"
WALKERS = (Role.STOREKEEPER, Role.LOGISTICS_HEAD, Role.SAFETY, Role.TEAM_LEADER)
_ZONE = QT_TRANSLATE_NOOP("app", "库区")


def check_zone(
    work: Work, zone_id: int, items: Sequence[ItemDraft], remark: str = "", photos: Iterable[tuple[str, bytes]] = ()
) -> str:
    """Files a walk through a zone; every line that is not in order opens an action with owner and day.

    Args:
        work: The action.
        zone_id: The zone.
        items: Each line of the checklist once.
        remark: What else was seen.
        photos: Names and contents of pictures.

    Returns:
        The number of the record.

    Raises:
        BadInput: A line is missing, or one that is not in order says not what, who or until when.
        NotFound: No such zone.
    """
    work.require(*WALKERS)
    name = _zone_name(work.session, zone_id)
    if sorted(one.item for one in items) != sorted(CareItem):
        raise bad_input(QT_TRANSLATE_NOOP("app", "检查项要逐项填写"))
    today = site_day(work.now)
    known = {person.person_id for person in identity.people(work.session, active_only=True)}
    checked = [_checked(one, today, known) for one in items]
    note = clean_note(QT_TRANSLATE_NOOP("app", "备注"), remark)
    number = work.next_number(Series.ZONE_CHECK)
    row = ZoneCheck(number=number, zone_id=zone_id, at=work.now, person_id=work.actor.person_id, remark=note)
    work.session.add(row)
    work.session.flush()
    for one in checked:
        work.session.add(ZoneCheckItem(check_id=row.id, item=one.item, good=one.good, words=one.words))
        if not one.good:
            work.session.add(
                CareAction(
                    check_id=row.id, zone_id=zone_id, item=one.item, words=one.words, owner_id=one.owner_id or 0,
                    due_on=one.due_on or today,
                )
            )  # fmt: skip
    for title, content in photos:
        files.attach(work, PHOTOS, number, title, content)
    bad = [one.item for one in checked if not one.good]
    work.audit("check_zone", "zone_check", number, zone=name, bad=bad)
    return number


def _checked(one: ItemDraft, today: date, known: set[int]) -> ItemDraft:
    if one.good:
        return ItemDraft(one.item, True, clean(QT_TRANSLATE_NOOP("app", "说明"), one.words))
    if not one.words.strip() or one.owner_id not in known or one.due_on is None:
        raise BadInput(say(QT_TRANSLATE_NOOP("app", "「{item}」不合格：写明问题、整改人和期限"), item=word(one.item)))
    if one.due_on < today:
        raise BadInput(say(QT_TRANSLATE_NOOP("app", "「{item}」的整改期限已过"), item=word(one.item)))
    return ItemDraft(one.item, False, clean(QT_TRANSLATE_NOOP("app", "问题"), one.words, needed=True), one.owner_id, one.due_on)


def finish(work: Work, action_id: int, words: str, *, version: int | None = None) -> None:
    """Says what was done about an action; it is closed with it.

    Raises:
        BadInput: No words.
        Conflict: It is closed.
        NotFound: No such action.
    """
    work.require(*WALKERS)
    row = work.session.get(CareAction, action_id)
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "整改项"), action_id)
    same_version(row.version, version)
    if row.done_at is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "这一项已整改完")))
    row.done_words = clean(QT_TRANSLATE_NOOP("app", "整改结果"), words, needed=True)
    row.done_at, row.done_by_id = work.now, work.actor.person_id
    work.audit("finish_care_action", "zone", _zone_name(work.session, row.zone_id), item=row.item, words=row.done_words)


def add_equipment(work: Work, zone_id: int, code: str, name: str, spot: str = "") -> None:
    """Enters a fire extinguisher, hydrant or other equipment of a zone.

    Raises:
        BadInput: No code or name.
        Conflict: The code is taken.
        NotFound: No such zone.
    """
    work.require(Role.SAFETY, Role.STOREKEEPER, Role.LOGISTICS_HEAD)
    _zone_name(work.session, zone_id)
    own = clean(QT_TRANSLATE_NOOP("app", "器材编号"), code, most=40, needed=True)
    title = clean(QT_TRANSLATE_NOOP("app", "器材名称"), name, most=60, needed=True)
    if work.session.scalar(select(ZoneEquipment.id).where(ZoneEquipment.code == own)) is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "器材编号 {code} 已有"), code=own))
    where = clean(QT_TRANSLATE_NOOP("app", "位置"), spot)
    work.session.add(ZoneEquipment(code=own, name=title, zone_id=zone_id, spot=where))
    work.audit("add_zone_equipment", "zone_equipment", own, name=title)


def look_at(work: Work, equipment_id: int, good: bool, words: str = "") -> None:
    """Enters that a piece of equipment was looked at today.

    Raises:
        BadInput: Not in order, and not said why.
        NotFound: No such equipment.
    """
    work.require(Role.SAFETY, Role.STOREKEEPER, Role.LOGISTICS_HEAD)
    row = _equipment(work, equipment_id)
    row.words = clean(QT_TRANSLATE_NOOP("app", "问题"), words, needed=not good)
    row.good, row.checked_on, row.checked_by_id = good, site_day(work.now), work.actor.person_id
    work.audit("look_at_equipment", "zone_equipment", row.code, good=good, words=row.words)


def retire_equipment(work: Work, equipment_id: int, reason: str) -> None:
    """Takes a piece of equipment off the list.

    Raises:
        BadInput: No reason.
        NotFound: No such equipment.
    """
    work.require(Role.SAFETY, Role.LOGISTICS_HEAD)
    row = _equipment(work, equipment_id)
    words = clean(QT_TRANSLATE_NOOP("app", "原因"), reason, needed=True)
    row.active = False
    work.audit("retire_zone_equipment", "zone_equipment", row.code, reason=words)


def zones_care(session: Session, now: datetime) -> tuple[ZoneCareView, ...]:
    """How every zone stands with its checks, by name."""
    every = setting_int(session, "safety.warehouse_inspection_days", now)
    today = site_day(now)
    newest = select(func.max(ZoneCheck.id)).group_by(ZoneCheck.zone_id)
    last = {view.zone_id: view for view in _checks(session, session.scalars(select(ZoneCheck).where(ZoneCheck.id.in_(newest))))}
    todo = grouped(actions(session), lambda one: one.zone_id)
    tools = grouped(equipment(session, now), lambda one: one.zone_id)
    found = []
    for zone in catalog.zones(session):
        key = zone.zone_id
        walk = last.get(key)
        due_on = site_day(walk.at) + timedelta(days=every) if walk is not None else None
        found.append(
            ZoneCareView(
                key, zone.name, zone.kind, walk, due_on, len(todo[key]), sum(one.due_on < today for one in todo[key]), len(tools[key]),
                sum(one.late(today) or not one.good for one in tools[key]),
            )
        )  # fmt: skip
    return tuple(found)


def checks(session: Session, zone_id: int | None = None, limit: int = 60) -> tuple[CheckView, ...]:
    """Walks, newest first."""
    query = select(ZoneCheck).order_by(ZoneCheck.id.desc()).limit(limit)
    if zone_id is not None:
        query = query.where(ZoneCheck.zone_id == zone_id)
    return _checks(session, session.scalars(query))


def check(session: Session, number: str) -> CheckView | None:
    """One walk by number."""
    return next(iter(_checks(session, session.scalars(select(ZoneCheck).where(ZoneCheck.number == number)))), None)


def actions(session: Session, *, open_only: bool = True, number: str = "", limit: int = 500) -> tuple[ActionView, ...]:
    """What is to be put right, the soonest due first; with a number what came of that walk alone."""
    query = select(CareAction, ZoneCheck.number).join(ZoneCheck, ZoneCheck.id == CareAction.check_id)
    if open_only:
        query = query.where(CareAction.done_at.is_(None))
    if number:
        query = query.where(ZoneCheck.number == number)
    names, zones = identity.names(session), _zone_names(session)
    return tuple(
        ActionView(
            row.id, number, row.zone_id, zones.get(row.zone_id, ""), row.item, row.words, row.owner_id, names.get(row.owner_id, ""),
            row.due_on, row.done_at, names.get(row.done_by_id or 0, ""), row.done_words, row.version,
        )
        for row, number in session.execute(query.order_by(CareAction.due_on, CareAction.id).limit(limit))
    )  # fmt: skip


def equipment(session: Session, now: datetime) -> tuple[EquipmentView, ...]:
    """The fire equipment of every zone, by code."""
    months = setting_int(session, "safety.fire_check_months", now)
    names, zones = identity.names(session), _zone_names(session)
    rows = session.scalars(select(ZoneEquipment).where(yes(ZoneEquipment.active)).order_by(ZoneEquipment.code))
    return tuple(
        EquipmentView(
            row.id, row.code, row.name, row.zone_id, zones.get(row.zone_id, ""), row.spot, row.checked_on,
            months_after(row.checked_on, months) if row.checked_on is not None else None, row.good, row.words,
            names.get(row.checked_by_id or 0, ""), row.version,
        )
        for row in rows
    )  # fmt: skip


def _checks(session: Session, rows: Iterable[ZoneCheck]) -> tuple[CheckView, ...]:
    listed = list(rows)
    if not listed:
        return ()
    names, zones = identity.names(session), _zone_names(session)
    query = select(ZoneCheckItem).where(ZoneCheckItem.check_id.in_([row.id for row in listed])).order_by(ZoneCheckItem.id)
    items = grouped(session.scalars(query), lambda one: one.check_id)
    photos = files.newest_pictures(session, PHOTOS, [row.number for row in listed])
    return tuple(
        CheckView(
            row.number, row.zone_id, zones.get(row.zone_id, ""), row.at, names.get(row.person_id or 0, ""), row.remark,
            tuple(ItemView(one.item, one.good, one.words) for one in items[row.id]), photos.get(row.number, ""),
        )
        for row in listed
    )  # fmt: skip


def _equipment(work: Work, equipment_id: int) -> ZoneEquipment:
    row = work.session.get(ZoneEquipment, equipment_id)
    if row is None or not row.active:
        raise not_found(QT_TRANSLATE_NOOP("app", "消防器材"), equipment_id)
    return row


def _zone_names(session: Session) -> dict[int, str]:
    return {zone.zone_id: zone.name for zone in catalog.zones(session)}


def _zone_name(session: Session, zone_id: int) -> str:
    name = _zone_names(session).get(zone_id)
    if name is None:
        raise not_found(_ZONE, zone_id)
    return name
