"""`jiaofu-admin gate duty`: who is on duty, for the sentence under a refusal."""

from __future__ import annotations

import argparse
import sys
from datetime import timedelta

from app.core.clock import SystemClock
from app.core.errors import bad_input
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import word
from app.core.work import Actor, Work, Workplace
from app.gate import duty
from app.identity import queries as people
from db.engine import open_engine
from db.migrate import require_current
from db.states import Role

_DAYS = "一二三四五六日"


def add(parser: argparse.ArgumentParser) -> None:
    """Adds the actions of `jiaofu-admin gate duty` to its parser."""
    kinds = parser.add_subparsers(dest="what", required=True)
    kinds.add_parser("list", help="every shift").set_defaults(run=_list)
    put = kinds.add_parser("add", help="put a person on duty")
    put.add_argument("--role", required=True, choices=[role.value for role in Role])
    put.add_argument("--person", required=True, metavar="NAME")
    put.add_argument("--days", default="1-7", help="1-5, 6-7 or 1,3,5; 1 is Monday")
    put.add_argument("--from", dest="start", default="00:00", metavar="HH:MM")
    put.add_argument("--to", dest="end", default="24:00", metavar="HH:MM", help="earlier than --from: until the next morning")
    put.add_argument("--phone", default="", help="instead of the person's extension")
    put.set_defaults(run=_add)
    drop = kinds.add_parser("drop", help="take a shift off")
    drop.add_argument("shift", type=int)
    drop.set_defaults(run=_drop)


def _list(args: argparse.Namespace) -> int:
    with _place(args).read() as session:
        shifts = duty.roster(session)
        if not shifts:
            sys.stdout.write("没有排班：拒放时说那个岗位里有分机的第一个人\n")
        for one in shifts:
            days = "".join(name for bit, name in enumerate(_DAYS) if one.weekdays >> bit & 1)
            span = f"{_clock(one.from_minute)}～{_clock(one.to_minute)}"
            sys.stdout.write(f"{one.shift_id}  {word(one.role)}  {one.name}  周{days}  {span}  {one.phone or '—'}\n")
    return 0


def _add(args: argparse.Namespace) -> int:
    days, start, end = _days(args.days), _minutes(args.start), _minutes(args.end)
    with _work(args) as work:
        person = next((one for one in people.people(work.session, active_only=True) if one.name == args.person), None)
        if person is None:
            raise bad_input(QT_TRANSLATE_NOOP("app", "没有这个人员：{who}"), who=args.person[:40])
        duty.set_shift(work, Role(args.role), person.person_id, weekdays=days, from_minute=start, to_minute=end, phone=args.phone)
    return _list(args)


def _drop(args: argparse.Namespace) -> int:
    with _work(args) as work:
        duty.drop_shift(work, args.shift)
    return _list(args)


def _place(args: argparse.Namespace) -> Workplace:
    engine = open_engine(args.database, must_exist=True)
    require_current(engine)
    return Workplace(engine, "jiaofu-admin", SystemClock())


def _work(args: argparse.Namespace) -> Work:
    return _place(args).work(Actor(None, "jiaofu-admin", roles=frozenset({Role.ADMINISTRATOR})))


def _days(text: str) -> int:
    """Weekdays as bits: `1-5`, `1,3,5`."""
    bits = 0
    for part in text.split(","):
        first, _, last = part.partition("-")
        if not first.isdecimal() or not (last or first).isdecimal() or not 1 <= int(first) <= int(last or first) <= 7:
            raise bad_input(QT_TRANSLATE_NOOP("app", "星期写成 1-5 或 1,3,5：{text}"), text=text[:20])
        for day in range(int(first), int(last or first) + 1):
            bits |= 1 << (day - 1)
    return bits


def _minutes(text: str) -> int:
    """Minutes of the day of `HH:MM`; 24:00 is its end."""
    hours, _, minutes = text.partition(":")
    if hours.isdecimal() and minutes.isdecimal() and int(minutes) < 60:
        found = timedelta(hours=int(hours), minutes=int(minutes)) // timedelta(minutes=1)
        if found <= 1440:
            return found
    raise bad_input(QT_TRANSLATE_NOOP("app", "时间写成 08:00：{text}"), text=text[:20])


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
