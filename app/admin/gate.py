"""`jiaofu-admin gate`: judges a token as the gate does, writes tokens for trials, keeps the duty roster, puts a clock right.

`verify` prints one JSON object: `verdict` is `release`, `refused` (with `reason` and `row`) or `incomplete` (with `missing`, while plate,
trailer, container or seal was not given). Its exit code is 0 for a release alone, 3 for an incomplete look and 1 for a refusal; keys or a
journal that cannot be relied on are a refusal too, `rule` is then `keys_file` or `journal`. Wrong arguments print no JSON and exit with 2.
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from app.admin import demo_tokens
from app.admin.late_parser import LateParser
from app.core.clock import SITE_ZONE, Clock, SetClock, SystemClock
from app.core.errors import bad_input
from app.core.text import QT_TRANSLATE_NOOP
from app.gate import verifier
from app.gate.rules import MOST_SEEN
from app.gate.verifier import Decision, Word
from app.gate.views import SeenKind

CODES = {Word.RELEASE: 0, Word.REFUSED: 1, Word.INCOMPLETE: 3}
_LONG = 100_000
"""Characters that are read from standard input: many times as many as any token has."""


def add(parser: argparse.ArgumentParser) -> None:
    """Adds the actions of `jiaofu-admin gate` to its parser."""
    parser.description, parser.formatter_class = __doc__, argparse.RawDescriptionHelpFormatter
    actions = parser.add_subparsers(dest="action", required=True, parser_class=LateParser)
    verify = actions.add_parser("verify", help="judge a token as the gate does; exit code 0 for a release alone")
    verify.add_argument("token", help="text of the code; - reads it from standard input")
    verify.add_argument("--gate", required=True, metavar="ID", help="which gate this is")
    verify.add_argument("--plate", help="of the tractor, whole or its last four")
    verify.add_argument("--trailer", help="plate of the trailer")
    verify.add_argument("--container", help="container number")
    verify.add_argument("--seal", action="append", metavar="S", help=f"seal number; once for each, up to {MOST_SEEN}")
    verify.add_argument("--bearer", help="last four of the bearer's identity card, for goods on foot")
    verify.add_argument("--at", type=moment, metavar="ISO-TIME", help="judge as if it were then; the site's time without an offset")
    verify.add_argument("--keys", type=Path, required=True, metavar="FILE", help="from trust export-keys")
    verify.add_argument("--journal", type=Path, metavar="FILE", help="local release journal; one pass releases once by it")
    verify.set_defaults(run=_verify)
    demo = actions.add_parser("demo-tokens", help="write valid tokens with keys and trust list, for trials")
    demo.add_argument("count", type=int, metavar="N")
    demo.add_argument("--out", type=Path, required=True, metavar="DIR")
    demo.add_argument("--gate", default="一号门")
    demo.add_argument("--at", type=moment, metavar="ISO-TIME", help="when they were signed; now by default")
    demo.set_defaults(run=_demo_tokens)
    actions.add_parser("duty", help="who is on duty, for the sentence under a refusal").fill = _duty
    actions.add_parser("clock", help="put right what a gate remembers of a clock that had run ahead; its program closed").fill = _clock


def _duty(parser: argparse.ArgumentParser) -> None:
    from app.admin import duty

    duty.add(parser)


def _clock(parser: argparse.ArgumentParser) -> None:
    from app.admin import clock

    clock.add(parser)


def _verify(args: argparse.Namespace) -> int:
    clock: Clock = SetClock(args.at) if args.at is not None else SystemClock()
    seals = " ".join(args.seal) if args.seal else None
    given = {
        SeenKind.PLATE: args.plate, SeenKind.TRAILER: args.trailer, SeenKind.CONTAINER: args.container, SeenKind.SEAL: seals,
        SeenKind.BEARER: args.bearer,
    }  # fmt: skip
    seen = {kind: value for kind, value in given.items() if value}
    decision = verifier.decide_by_files(args.keys, args.gate, clock, args.journal, _token(args.token), seen)
    _print(decision, args.gate)
    return CODES[decision.word]


def _token(text: str) -> str:
    """The text of the code; what comes from standard input and is no text is no token, and is judged as such."""
    try:
        return (sys.stdin.read(_LONG) if text == "-" else text).strip("\r\n")
    except UnicodeDecodeError:
        return "\ufffd"


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


def moment(text: str) -> datetime:
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
