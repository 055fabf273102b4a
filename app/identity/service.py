"""Commands on people: making them, signing in, qualifications."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.clock import months_after, site_day, site_time
from app.core.entry import NAME, clean, clean_note
from app.core.errors import BadInput, NotPermitted, bad_input, not_found
from app.core.fonts import missing
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Actor, Work, Workplace
from app.devices.code_table import badge_code
from app.identity import pins, queries, rules
from app.identity.events import PinChanged
from app.identity.views import PersonView
from app.settings.service import setting_int
from db.models.identity import Person, PersonRole, Qualification
from db.states import Activity, Role
from db.types import yes


def create_first_administrator(work: Work, name: str, pin: str) -> PersonView:
    """Creates the administrator of an empty database.

    Raises:
        NotPermitted: There already is somebody.
        BadInput: Name or PIN cannot be taken.
    """
    if not queries.nobody_yet(work.session):
        raise NotPermitted(say(QT_TRANSLATE_NOOP("app", "已有人员，请由系统管理员添加")))
    view = _create(work, name, pin, {Role.ADMINISTRATOR}, "")
    _get(work, view.person_id).pin_set_by_id = view.person_id
    return view


def create_person(
    work: Work, name: str, pin: str, roles: Iterable[Role], extension: str = ""
) -> PersonView:
    """Creates a person with roles and the next badge number.

    Raises:
        BadInput: Name empty, taken or not printable; PIN not four to eight digits.
    """
    work.require(Role.ADMINISTRATOR)
    return _create(work, name, pin, roles, extension)


def _create(work: Work, name: str, pin: str, roles: Iterable[Role], extension: str) -> PersonView:
    clean = printable_name(name)
    if work.session.scalar(select(Person.id).where(Person.name == clean)) is not None:
        raise bad_input(QT_TRANSLATE_NOOP("app", "已有同名人员：{name}"), name=clean)
    _must_be_usable(pin)
    last = work.session.scalar(select(Person.id).order_by(Person.id.desc()).limit(1)) or 0
    row = Person(
        name=clean, badge=badge_code(last + 1), pin_hash=pins.hashed(pin), pin_set_by_id=work.actor.person_id, extension=extension.strip()
    )
    work.session.add(row)
    work.session.flush()
    kept = frozenset(roles)
    for role in sorted(kept):
        work.session.add(PersonRole(person_id=row.id, role=role))
    work.audit("create_person", "person", row.badge, name=clean, roles=sorted(kept))
    return PersonView(row.id, row.name, row.badge, row.extension, True, kept)


def printable_name(name: str) -> str:
    """A name that every screen, paper and label can show.

    Raises:
        BadInput: Empty, with control characters, too long, or with a character no font here holds.
    """
    clean = name.strip()
    if not clean or len(clean) > 60 or not clean.isprintable():
        raise bad_input(QT_TRANSLATE_NOOP("app", "名称不能为空，不能有控制字符，最多 60 个字"))
    unknown = missing(clean)
    if unknown:
        raise bad_input(QT_TRANSLATE_NOOP("app", "字库里没有这些字，无法打印：{chars}"), chars=unknown)
    return clean


def _must_be_usable(pin: str) -> None:
    if not rules.pin_is_usable(pin):
        raise bad_input(QT_TRANSLATE_NOOP("app", "PIN 要 4 到 8 位数字，不能全相同"))


def set_pin(work: Work, person_id: int, pin: str) -> None:
    """Sets a person's PIN: his own, or anybody's by an administrator; also ends a lock.

    Who sets it is noted: a PIN that somebody else gave becomes one's own only by choosing another one.
    A signing key that was sealed under the old PIN opens no more; `trust.service.change_pin` keeps it.

    Raises:
        NotPermitted: Somebody else's, without being administrator.
        BadInput: PIN not usable, or the one that somebody else gave him.
    """
    own = work.actor.person_id == person_id
    if not own:
        work.require(Role.ADMINISTRATOR)
    _must_be_usable(pin)
    row = _get(work, person_id)
    if own and row.pin_set_by_id != person_id and pins.matches(row.pin_hash, pin):
        raise bad_input(QT_TRANSLATE_NOOP("app", "新 PIN 要和别人给的不一样"))
    row.pin_set_by_id = work.actor.person_id
    row.pin_hash, row.failed_pins, row.locked_until = pins.hashed(pin), 0, None
    work.audit("set_pin", "person", row.badge)
    work.emit(PinChanged(person_id))


def qualify(
    work: Work, person_id: int, activity: Activity, valid_from: date, valid_until: date | None = None,
    *, certificate_no: str = "", passed_on: date | None = None, record: str = "",
) -> None:  # fmt: skip
    """Records that a person was trained and passed for an activity (K-13, F-17, G-18).

    Args:
        work: The action.
        person_id: Who.
        activity: For what.
        valid_from: First day.
        valid_until: Last day; without one the months of setting `qualification.valid_months` count.
        certificate_no: Number of his certificate, or blank.
        passed_on: Day of the examination, or None.
        record: Where and what he was trained in.

    Raises:
        BadInput: It ends before it begins, was passed after it begins, or a text that cannot be taken.
    """
    work.require(Role.ADMINISTRATOR, Role.DELIVERY_MANAGEMENT, Role.PERSONNEL)
    row = _get(work, person_id)
    until = valid_until or months_after(valid_from, setting_int(work.session, "qualification.valid_months", work.now)) - timedelta(days=1)
    if until < valid_from or (passed_on is not None and passed_on > valid_from):
        raise bad_input(QT_TRANSLATE_NOOP("app", "有效期不能在开始之前结束，考核日不能在开始之后"))
    certificate = clean(QT_TRANSLATE_NOOP("app", "证书号"), certificate_no, most=NAME)
    note = clean_note(QT_TRANSLATE_NOOP("app", "培训记录"), record)
    work.session.add(
        Qualification(
            person_id=row.id, activity=activity, valid_from=valid_from, valid_until=until, certificate_no=certificate,
            passed_on=passed_on, note=note,
        )
    )  # fmt: skip
    work.audit("qualify", "person", row.badge, activity=activity, until=until, certificate=certificate)


def require_qualified(work: Work, person_id: int, activity: Activity) -> None:
    """Refuses a person without a valid qualification for what he is about to do.

    Raises:
        Refused: K-13.
    """
    row = _get(work, person_id)
    spans = work.session.execute(
        select(Qualification.valid_from, Qualification.valid_until)
        .where(Qualification.person_id == person_id, Qualification.activity == activity)
    )  # fmt: skip
    rules.must_be_qualified(row.name, activity, [(a, b) for a, b in spans], site_day(work.now))


def credentials(session: Session, role: Role) -> list[tuple[int, str, str, str, frozenset[Role]]]:
    """What a station needs to sign people of a role in without the database: key, name, badge, PIN hash, roles; nothing else leaves."""
    hashes = dict(session.execute(select(Person.id, Person.pin_hash).where(yes(Person.active))).all())
    return [(one.person_id, one.name, one.badge, hashes[one.person_id], one.roles) for one in queries.with_role(session, role)]


def sign_in(place: Workplace, who: str, pin: str) -> Actor:
    """Signs a person in by badge code or name and PIN.

    A wrong PIN is counted and committed even though the answer is an error; five in a row lock for a growing time.

    Raises:
        BadInput: Unknown person, wrong PIN or locked, with the time until when.
    """
    outcome: Actor | BadInput
    with place.work(Actor(None, "登录")) as work:
        outcome = _checked(work, who.strip(), pin)
    if isinstance(outcome, BadInput):
        raise outcome
    return outcome


def _checked(work: Work, who: str, pin: str) -> Actor | BadInput:
    row = work.session.scalar(  # locked: guesses made in the same moment at several stations are counted one after the other
        select(Person).where((Person.badge == who) | (Person.name == who), yes(Person.active)).with_for_update()
    )
    if row is None:
        return BadInput(say(QT_TRANSLATE_NOOP("app", "没有这个人员：{who}"), who=who[:40]))
    if row.locked_until is not None and row.locked_until > work.now:
        until = site_time(row.locked_until).strftime("%H:%M:%S")
        return BadInput(say(QT_TRANSLATE_NOOP("app", "PIN 错误太多，已锁定到 {until}"), until=until))
    if pins.matches(row.pin_hash, pin):
        row.failed_pins, row.locked_until = 0, None
        work.audit("sign_in", "person", row.badge)
        roles = frozenset(work.session.scalars(select(PersonRole.role).where(PersonRole.person_id == row.id)))
        return Actor(row.id, row.name, row.badge, roles)
    allowed = setting_int(work.session, "identity.pin_attempts", work.now)
    row.failed_pins += 1
    span: timedelta | None = pins.lock_span(row.failed_pins, allowed)
    row.locked_until = work.now + span if span else None
    work.audit("wrong_pin", "person", row.badge, failed=row.failed_pins)
    if span:
        minutes = int(span.total_seconds() // 60)
        return BadInput(say(QT_TRANSLATE_NOOP("app", "PIN 不对，已锁定 {minutes} 分钟"), minutes=minutes))
    left = allowed - row.failed_pins
    return BadInput(say(QT_TRANSLATE_NOOP("app", "PIN 不对，还可再试 {left} 次"), left=left))


def _get(work: Work, person_id: int) -> Person:
    row = work.session.get(Person, person_id)
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "人员"), person_id)
    return row
