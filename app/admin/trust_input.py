"""What the actions of `jiaofu-admin trust` are given: people with PIN or passphrase, spans, weekdays, shifts."""

from __future__ import annotations

import argparse
import getpass
import re
import sys
import warnings
from datetime import datetime, timedelta

from sqlalchemy import Engine

from app.admin.prepare import vault_for
from app.core.clock import SITE_ZONE, SystemClock, day_end
from app.core.errors import BadInput, bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Actor, Workplace
from app.identity import queries as people
from app.identity import service as identity
from app.settings.service import setting_int
from app.trust import rules
from app.trust.views import Holder
from db.engine import open_engine
from db.migrate import require_current

_YEAR = timedelta(days=365)


def engine(args: argparse.Namespace) -> Engine:
    """The database that the command names.

    Raises:
        DatabaseError: It is not there, or of another version.
    """
    engine = open_engine(args.database, must_exist=True)
    require_current(engine)
    return engine


def place(args: argparse.Namespace) -> Workplace:
    """The database with this PC's vault."""
    return Workplace(engine(args), "jiaofu-admin", SystemClock(), vault=vault_for(args.database))


def person(place: Workplace, who: str, *, active_only: bool = True) -> Actor:
    """Somebody by name or badge, not proved.

    Raises:
        NotFound: Nobody of that name.
    """
    with place.read() as session:
        one = next((one for one in people.people(session, active_only=active_only) if who in (one.name, one.badge)), None)
    if one is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "人员"), who)
    return Actor(one.person_id, one.name, one.badge, one.roles)


def add_two(parser: argparse.ArgumentParser) -> None:
    """The options of a command that needs an administrator and a second person, see `two`."""
    for who, text in (("admin", "name or badge of the administrator"), ("second", "name or badge of the second person")):
        parser.add_argument(f"--{who}", required=True, help=text)
        parser.add_argument(f"--{who}-pin", help="asked for when not given")


def two(place: Workplace, args: argparse.Namespace) -> tuple[Actor, Actor]:
    """Administrator and second person, each proved by his PIN."""
    first, second = (person(place, who) for who in (args.admin, args.second))
    rules.two_must_agree(first.person_id, second.person_id, second.roles)
    return _proved(place, first, args.admin_pin), _proved(place, second, args.second_pin)


def _proved(place: Workplace, person: Actor, pin: str | None) -> Actor:
    """One of two by his PIN; what is wrong with it is said of him."""
    try:
        return identity.sign_in(place, person.badge, pin or ask(f"{person.name} 的 PIN"))
    except BadInput as error:
        raise bad_input(QT_TRANSLATE_NOOP("app", "{name}：{why}"), name=person.name, why=error.reason) from error


def holders(place: Workplace, args: argparse.Namespace) -> tuple[Holder, Holder]:
    """Two holders of the root with their passphrases, which the root itself proves."""
    first, second = (person(place, who) for who in (args.admin, args.second))
    return (
        Holder(first, args.admin_passphrase or ask(f"{first.name} 的口令")),
        Holder(second, args.second_passphrase or ask(f"{second.name} 的口令")),
    )


def new_passphrase(name: str, given: str | None) -> str:
    """A passphrase that is given for the first time; asked for twice.

    Raises:
        BadInput: Typed differently.
    """
    if given:
        return given
    chosen = ask(f"{name} 的新口令（至少 {rules.PASSPHRASE} 个字符）")
    if chosen != ask(f"{name} 再输一遍"):
        raise bad_input(QT_TRANSLATE_NOOP("app", "两次输入的口令不一样"))
    return chosen


def signing_pin(place: Workplace, person: Actor, pin: str) -> str | None:
    """The PIN that a key is to be sealed under where the one there is will not do; None where it will."""
    assert person.person_id is not None
    with place.read() as session:
        digits = setting_int(session, "trust.signing_pin_digits", place.clock.now())
        if people.chose_his_pin(session, person.person_id) and len(pin) >= digits:
            return None
    return new_pin(digits)


def new_pin(digits: int = 0) -> str:
    """A PIN that is chosen now; asked for twice.

    Raises:
        BadInput: Typed differently.
    """
    chosen = ask(f"新 PIN（只有自己知道，至少 {digits} 位）" if digits else "新 PIN")
    if chosen != ask("新 PIN 再输一遍"):
        raise bad_input(QT_TRANSLATE_NOOP("app", "两次输入的 PIN 不一样"))
    return chosen


def ask(what: str) -> str:
    """Asks for something that nobody else shall read.

    Raises:
        BadInput: Nobody is there to be asked.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", getpass.GetPassWarning)
            return getpass.getpass(f"{what}: ")
    except getpass.GetPassWarning:  # no terminal: a line of a script, which nobody sees
        line = sys.stdin.readline()
        if line:
            return line.rstrip("\r\n")
        raise bad_input(QT_TRANSLATE_NOOP("app", "没有键入 {what}，也没有写在选项里"), what=what) from None
    except EOFError:
        raise bad_input(QT_TRANSLATE_NOOP("app", "没有键入 {what}，也没有写在选项里"), what=what) from None


def span(place: Workplace, args: argparse.Namespace) -> tuple[datetime | None, datetime]:
    """From when until when; the last day counts whole."""
    start = _midnight(args.start) if args.start else None
    return start, day_end(_midnight(args.until).date()) if args.until else (start or place.clock.now()) + _YEAR


def _midnight(text: str) -> datetime:
    try:
        return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=SITE_ZONE)
    except ValueError as error:
        raise bad_input(QT_TRANSLATE_NOOP("app", "日期要写成 2026-11-26：{text}"), text=text) from error


def weekdays(text: str) -> int:
    """Weekdays as bits, Monday first.

    Raises:
        BadInput: Not in the form 1-5 or 6,7.
    """
    found = 0
    for part in text.split(","):
        match = re.fullmatch(r"([1-7])(?:-([1-7]))?", part.strip())
        if match is None:
            raise bad_input(QT_TRANSLATE_NOOP("app", "星期要写成 1-5 或 6,7，1 是星期一：{text}"), text=text)
        first, last = int(match[1]), int(match[2] or match[1])
        found |= sum(1 << (day - 1) for day in range(first, last + 1))
    return found


def shift(text: str) -> tuple[int, int]:
    """A shift in minutes of the day.

    Raises:
        BadInput: Not in the form 17:30-08:00.
    """
    match = re.fullmatch(r"(\d\d):([0-5]\d)-(\d\d):([0-5]\d)", text)
    if match is None:
        raise bad_input(QT_TRANSLATE_NOOP("app", "班次要写成 17:30-08:00：{text}"), text=text)
    return int(match[1]) * 60 + int(match[2]), int(match[3]) * 60 + int(match[4])
