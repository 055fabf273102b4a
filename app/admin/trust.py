"""`jiaofu-admin trust`: the root, signers' keys, deputies, the published list, and which stations trust it.

Whoever gives somebody a power to sign is an administrator (`--admin`) and a second person who is none (`--second`); both prove
themselves by PIN. What the root signs, and a further signing station, needs the passphrases of two of its holders. PINs, passphrases
and codes are asked for, or given by options where a script runs. An option can be seen by others on this machine while the command
runs.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from app.admin import trust_input as given
from app.admin import trust_steps as steps
from app.settings.catalogue import specs
from db.states import DeliveryMode, PassKind, Role, SignedHow

_FURTHER = (SignedHow.OWN, SignedHow.AHEAD, SignedHow.CLOSE)


def add(parser: argparse.ArgumentParser) -> None:
    """Adds the actions of `jiaofu-admin trust` to its parser."""
    parser.description, parser.formatter_class = __doc__, argparse.RawDescriptionHelpFormatter
    actions = parser.add_subparsers(dest="action", required=True)

    def action(name: str, text: str, run: steps.Run, *options: argparse.ArgumentParser) -> argparse.ArgumentParser:
        made = actions.add_parser(name, help=text, parents=options)
        made.set_defaults(run=run)
        return made

    two, pair = _two_by_pin(), _two_by_passphrase()
    found = action("found", "found the root: two persons, each with a passphrase of his own", steps.found, two, pair)
    found.add_argument("--site", required=True, help="name of the site, as tokens bear it")
    found.add_argument("--replace", action="store_true", help="give up the root there is: every key ends, every PC is enrolled anew")
    holder = action("holder", "give a third person shares of the root", steps.add_holder, pair)
    holder.add_argument("what", choices=("add",))
    _person(holder)
    holder.add_argument("--passphrase", help="of the new holder; asked for when not given")
    holder.add_argument("--admin", required=True, help="name or badge of one holder")
    holder.add_argument("--second", required=True, help="name or badge of another holder")
    _keys(actions, two, pair)
    _rights(actions, two)
    published = action("publish", "sign and publish the next list", steps.publish, two, pair)
    published.add_argument("--revoke", metavar="KEY", default="", help="revoke a key, or every key of a person, before that")
    published.add_argument("--reason", default="", help="why; needed with --revoke")
    action("list", "who may sign, and which list says so", steps.show)
    made = action("enrolment", "write the file that makes another PC trust this root", steps.write_enrolment, two, pair)
    made.add_argument("--out", type=Path, required=True, metavar="FILE")
    made.add_argument("--signing", action="store_true", help="a signing station: the pepper goes along; two holders, by passphrase")
    enrolled = action("enrol", "make this PC trust a root", steps.enrol)
    enrolled.add_argument("file", type=Path)
    enrolled.add_argument("--code", help="one-time code of a signing station; asked for when needed")
    enrolled.add_argument("--replace", action="store_true", help="this PC trusts another root and shall forget it")
    action("export-keys", "write list and root for `gate verify --keys`", steps.export_keys).add_argument("file", type=Path)


def _keys(actions: argparse._SubParsersAction[argparse.ArgumentParser], *two: argparse.ArgumentParser) -> None:
    kinds = actions.add_parser("key", help="signers' keys").add_subparsers(dest="what", required=True)
    issue = kinds.add_parser("issue", help="let a person set a key of his own", parents=two[:1])
    rotate = kinds.add_parser("rotate", help="let a person set his next key; the old one signs on for some days", parents=two[:1])
    for made, overlap in ((issue, 0), (rotate, 7)):
        _person(made)
        _span(made)
        made.add_argument("--overlap", type=int, default=overlap, metavar="DAYS", help="how long the old key signs beside the new one")
        made.add_argument("--role", action="append", default=[], choices=_signing(), help="department he signs for himself")
        made.set_defaults(run=steps.permit_key)
    revoke = kinds.add_parser("revoke", help="a key is lost: revoke it and publish at once", parents=two)
    revoke.add_argument("key", help="key id, or a person's name for all his keys")
    revoke.add_argument("--reason", required=True, help="why, as the list and the refusals of this key say it")
    revoke.add_argument("--later", action="store_true", help="do not publish now")
    revoke.set_defaults(run=steps.revoke_key)
    own = kinds.add_parser("set", help="a person sets the key he was permitted, by a PIN that only he knows")
    _person(own)
    own.add_argument("--pin", help="asked for when not given")
    own.add_argument("--new-pin", help="the PIN from now on; asked for where somebody else gave him his, or it is too short")
    own.set_defaults(run=steps.set_key)
    pin = kinds.add_parser("pin", help="a person changes his PIN and seals his keys anew under it")
    _person(pin)
    pin.add_argument("--pin", help="asked for when not given")
    pin.add_argument("--new-pin", help="asked for when not given")
    pin.set_defaults(run=steps.change_pin)


def _rights(actions: argparse._SubParsersAction[argparse.ArgumentParser], two: argparse.ArgumentParser) -> None:
    for name, text, how in (
        ("deputy", "who stands in for a department, by weekday and shift", SignedHow.DEPUTY),
        ("registrar", "who registers signatures given on paper", SignedHow.PAPER),
        ("right", "a further right to sign: own, beforehand, at the load close", None),
    ):
        kinds = actions.add_parser(name, help=text).add_subparsers(dest="what", required=True)
        made = kinds.add_parser("add", parents=[two])
        _person(made)
        _span(made)
        made.add_argument("--role", required=True, choices=_roles() if how is None else _signing(), help="department")
        made.add_argument("--weekdays", default="1-7", help="1 is Monday: 1-5, 6,7; every day when not given")
        made.add_argument("--shift", default="00:00-24:00", help="17:30-08:00 reaches over midnight; all day when not given")
        if how is None:
            made.add_argument("--how", required=True, choices=[one.value for one in _FURTHER])
        made.set_defaults(run=steps.grant, **({} if how is None else {"how": how.value}))
        listed = kinds.add_parser("list")
        listed.set_defaults(run=steps.list_grants, how=how.value if how else None)
        removed = kinds.add_parser("remove", parents=[two])
        removed.add_argument("number", type=int, help="as `list` shows it")
        removed.set_defaults(run=steps.withdraw)
    needed = actions.add_parser("require", help="who has to sign a kind of pass", parents=[two])
    needed.add_argument("kind", choices=[one.value for one in PassKind])
    needed.add_argument("--mode", choices=[one.value for one in DeliveryMode], help="for one delivery mode only")
    needed.add_argument("--role", action="append", default=[], choices=_roles())
    needed.add_argument("--count", type=int, default=0, help="how many of the roles; all of them when not given")
    needed.add_argument("--as-set", action="store_true", help="go back to what the settings say")
    needed.set_defaults(run=steps.require_roles)


def _signing() -> tuple[str, ...]:
    """The departments that may be asked to sign a pass at all."""
    return specs()["gate.required_signatures"].choices


def _roles() -> list[str]:
    return [role.value for role in Role if role not in (Role.ADMINISTRATOR, Role.GUARD)]


def _person(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--name", required=True, help="name or badge of the person")


def _span(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--from", dest="start", metavar="DATE", help="first day, 2026-11-26; now when not given")
    parser.add_argument("--until", metavar="DATE", help="last day; one year on when not given")


def _two_by_pin() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(add_help=False)
    given.add_two(parser)
    return parser


def _two_by_passphrase() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(add_help=False)
    for who in ("admin", "second"):
        parser.add_argument(f"--{who}-passphrase", help="asked for when not given")
    return parser
