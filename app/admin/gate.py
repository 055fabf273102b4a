"""`jiaofu-admin gate`: judges a token as the gate does, writes tokens for trials, keeps the duty roster.

`verify` prints one JSON object: `verdict` is `release`, `refused` (with `reason` and `row`) or `incomplete` (with `missing`, while plate,
trailer, container or seal was not given). Its exit code is 0 for a release alone, 3 for an incomplete look and 1 for a refusal.
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.admin import demo_tokens
from app.core.clock import SITE_ZONE, Clock, SetClock, SystemClock
from app.core.errors import bad_input
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import word
from app.core.work import Actor, Work, Workplace
from app.gate import duty, verifier
from app.gate.rules import MOST_SEEN
from app.gate.verifier import Decision, Word
from app.gate.views import SeenKind
from app.identity import queries as people
from db.engine import open_engine
from db.migrate import require_current
from db.states import Role

CODES = {Word.RELEASE: 0, Word.REFUSED: 1, Word.INCOMPLETE: 3}
_DAYS = "一二三四五六日"


def add(parser: argparse.ArgumentParser) -> None:
    """Adds the actions of `jiaofu-admin gate` to its parser."""
    parser.description, parser.formatter_class = __doc__, argparse.RawDescriptionHelpFormatter
    actions = parser.add_subparsers(dest="action", required=True)
    verify = actions.add_parser("verify", help="judge a token as the gate does; exit code 0 for a release alone")
    verify.add_argument("token", help="text of the code; - reads it from standard input")
    verify.add_argument("--gate", required=True, metavar="ID", help="which gate this is")
    verify.add_argument("--plate", help="of the tractor, whole or its last four")
    verify.add_argument("--trailer", help="plate of the trailer")
    verify.add_argument("--container", help="container number")
    verify.add_argument("--seal", action="append", metavar="S", help=f"seal number; once for each, up to {MOST_SEEN}")
    verify.add_argument("--bearer", help="last four of the bearer's identity card, for goods on foot")
    verify.add_argument("--at", type=_moment, metavar="ISO-TIME", help="judge as if it were then; the site's time without an offset")
    verify.add_argument("--keys", type=Path, required=True, metavar="FILE", help="from trust export-keys")
    verify.add_argument("--journal", type=Path, metavar="FILE", help="local release journal; one pass releases once by it")
    verify.set_defaults(run=_verify)
    demo = actions.add_parser("demo-tokens", help="write valid tokens with keys and trust list, for trials")
    demo.add_argument("count", type=int, metavar="N")
    demo.add_argument("--out", type=Path, required=True, metavar="DIR")
    demo.add_argument("--gate", default="一号门")
    demo.add_argument("--at", type=_moment, metavar="ISO-TIME", help="when they were signed; now by default")
    demo.set_defaults(run=_demo_tokens)
    _add_duty(actions.add_parser("duty", help="who is on duty, for the sentence under a refusal"))


def _add_duty(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(dest="what", required=True)
    kinds.add_parser("list", help="every shift").set_defaults(run=_duty_list)
    put = kinds.add_parser("add", help="put a person on duty")
    put.add_argument("--role", required=True, choices=[role.value for role in Role])
    put.add_argument("--person", required=True, metavar="NAME")
    put.add_argument("--days", default="1-7", help="1-5, 6-7 or 1,3,5; 1 is Monday")
    put.add_argument("--from", dest="start", default="00:00", metavar="HH:MM")
    put.add_argument("--to", dest="end", default="24:00", metavar="HH:MM", help="earlier than --from: until the next morning")
    put.add_argument("--phone", default="", help="instead of the person's extension")
    put.set_defaults(run=_duty_add)
    drop = kinds.add_parser("drop", help="take a shift off")
    drop.add_argument("shift", type=int)
    drop.set_defaults(run=_duty_drop)


def _verify(args: argparse.Namespace) -> int:
    clock: Clock = SetClock(args.at) if args.at is not None else SystemClock()
    token = (sys.stdin.read() if args.token == "-" else args.token).strip("\r\n")
    seals = " ".join(args.seal) if args.seal else None
    given = {
        SeenKind.PLATE: args.plate, SeenKind.TRAILER: args.trailer, SeenKind.CONTAINER: args.container, SeenKind.SEAL: seals,
        SeenKind.BEARER: args.bearer,
    }  # fmt: skip
    seen = {kind: value for kind, value in given.items() if value}
    try:
        keys = args.keys.read_bytes()
    except OSError as error:
        raise bad_input(QT_TRANSLATE_NOOP("app", "密钥文件读不了：{file}（{why}）"), file=args.keys, why=error.strerror or "") from error
    decision = verifier.decide(verifier.memory_of(keys, args.gate, clock, args.journal), token, seen)
    _print(decision, args.gate)
    return CODES[decision.word]


def _print(decision: Decision, gate: str) -> None:
    found: dict[str, object] = {"verdict": decision.word, "gate": gate, "at": decision.at.isoformat(), "pass": decision.number}
    if decision.word is Word.INCOMPLETE:
        found["missing"] = list(decision.missing)
    else:
        found["reason"] = decision.reason
    if decision.word is Word.REFUSED:
        found |= {"row": decision.row, "rule": decision.rule}
    wide = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    sys.stdout.write(json.dumps(found, ensure_ascii=not wide) + "\n")


def _demo_tokens(args: argparse.Namespace) -> int:
    if not 0 < args.count <= demo_tokens.MOST:
        raise bad_input(QT_TRANSLATE_NOOP("app", "一次可写 1 到 {most} 张"), most=demo_tokens.MOST)
    now = args.at or SystemClock().now()
    demo_tokens.write(args.out, args.count, args.gate, now)
    sys.stdout.write(f"{args.count} 张出门证已写到 {args.out}：tokens.jsonl、tokens.txt、keys.json、trust.list、signers.json\n")
    return 0


def _duty_list(args: argparse.Namespace) -> int:
    with _place(args).read() as session:
        shifts = duty.roster(session)
        if not shifts:
            sys.stdout.write("没有排班：拒放时说那个岗位里有分机的第一个人\n")
        for one in shifts:
            days = "".join(name for bit, name in enumerate(_DAYS) if one.weekdays >> bit & 1)
            span = f"{_clock(one.from_minute)}～{_clock(one.to_minute)}"
            sys.stdout.write(f"{one.shift_id}  {word(one.role)}  {one.name}  周{days}  {span}  {one.phone or '—'}\n")
    return 0


def _duty_add(args: argparse.Namespace) -> int:
    days, start, end = _days(args.days), _minutes(args.start), _minutes(args.end)
    with _work(args) as work:
        person = next((one for one in people.people(work.session, active_only=True) if one.name == args.person), None)
        if person is None:
            raise bad_input(QT_TRANSLATE_NOOP("app", "没有这个人员：{who}"), who=args.person[:40])
        duty.set_shift(work, Role(args.role), person.person_id, weekdays=days, from_minute=start, to_minute=end, phone=args.phone)
    return _duty_list(args)


def _duty_drop(args: argparse.Namespace) -> int:
    with _work(args) as work:
        duty.drop_shift(work, args.shift)
    return _duty_list(args)


def _place(args: argparse.Namespace) -> Workplace:
    engine = open_engine(args.database, must_exist=True)
    require_current(engine)
    return Workplace(engine, "jiaofu-admin", SystemClock())


def _work(args: argparse.Namespace) -> Work:
    return _place(args).work(Actor(None, "jiaofu-admin", roles=frozenset({Role.ADMINISTRATOR})))


def _moment(text: str) -> datetime:
    """A moment; without an offset it is the site's.

    Raises:
        ArgumentTypeError: No ISO time, or one that no pass can name.
    """
    try:
        found = datetime.fromisoformat(text)
        at = (found if found.tzinfo is not None else found.replace(tzinfo=SITE_ZONE)).astimezone(UTC)
        if not 1970 < at.year < 2106:
            raise ValueError(text)
    except (ValueError, OverflowError):
        raise argparse.ArgumentTypeError(f"时间写成 2026-11-27T08:00：{text[:40]}") from None
    return at


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
