"""What each action of `jiaofu-admin trust` does, and what it says."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from app.admin import trust_input as given
from app.core.clock import SystemClock, site_time
from app.core.disk import write_whole
from app.core.errors import AppError, bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP, Text
from app.core.words import word
from app.core.work import Actor, Workplace
from app.gate.ended import beside
from app.trust import queries, vaults
from app.trust import service as trust
from app.trust.keyfile import write_keys
from app.trust.views import Holder, KeyState, key_word
from db.engine import DatabaseError
from db.states import DeliveryMode, PassKind, Role, SignedHow

Run = Callable[[argparse.Namespace], int]


def found(args: argparse.Namespace) -> int:
    """Founds the root of the site; this PC signs from now on."""
    place = Workplace(given.engine(args), "jiaofu-admin", SystemClock(), vault=vaults.station_vault())
    administrator, second = given.two(place, args)
    first = Holder(administrator, given.new_passphrase(administrator.name, args.admin_passphrase))
    other = Holder(second, given.new_passphrase(second.name, args.second_passphrase))
    view = trust.found(place, first, other, args.site, replace=args.replace)
    _say(f"{view.site}的根密钥已建立，由{administrator.name}和{second.name}共同持有，一个人打不开。")
    _say(f"根密钥指纹 {trust.fingerprint(view.public)}，登记其他电脑时请核对。")
    _say_vault(place)
    if args.replace:
        _say("原来的签字密钥全部作废，其他电脑都要用新的登记文件加 --replace 重新登记。")
    _say("请至少再登记一台签字工位（trust enrolment --signing）：只有这一台，它坏了根密钥就要重建。")
    _say("下一步：trust key issue 批准签字密钥，本人设好后 trust publish 发布名单。")
    return 0


def add_holder(args: argparse.Namespace) -> int:
    """A third person gets shares of the root."""
    place = given.place(args)
    new = given.person(place, args.name)
    two = given.holders(place, args)
    trust.add_holder(place, *two, Holder(new, given.new_passphrase(new.name, args.passphrase)))
    _say(f"{new.name}已持有根密钥的一份。")
    return 0


def permit_key(args: argparse.Namespace) -> int:
    """Two persons let somebody set a key, the first or the next."""
    place = given.place(args)
    administrator, second = given.two(place, args)
    person = given.person(place, args.name)
    start, until = given.span(place, args)
    with place.work(administrator) as work:
        roles = [Role(one) for one in args.role]
        permit = trust.permit_key(work, second, _id(person), until, roles=roles, start=start, overlap_days=args.overlap)
    _say(f"已批准{permit.name}设签字密钥，到 {_day(permit.until)}。请本人在签字工位的设置里用 PIN 设密钥，再发布名单。")
    return 0


def set_key(args: argparse.Namespace) -> int:
    """A person sets the key he was permitted."""
    place = given.place(args)
    person = given.person(place, args.name)
    pin = args.pin or given.ask(f"{person.name} 的 PIN")
    view = trust.set_key(place, person, pin, args.new_pin or (None if args.pin else given.signing_pin(place, person, pin)))
    _say(f"{view.name}的签字密钥 {view.key_id} 已设好，到 {_day(view.until)}。发布名单后才能签字。")
    return 0


def change_pin(args: argparse.Namespace) -> int:
    """A person changes his PIN and keeps his keys."""
    place = given.place(args)
    person = given.person(place, args.name)
    old = args.pin or given.ask(f"{person.name} 现在的 PIN")
    trust.change_pin(place, person, old, args.new_pin or given.new_pin())
    _say(f"{person.name}的 PIN 已改，签字密钥已用新 PIN 重新加密。")
    return 0


def revoke_key(args: argparse.Namespace) -> int:
    """Revokes a key, and publishes at once unless told not to."""
    place = given.place(args)
    administrator, second = given.two(place, args)
    _revoke(place, administrator, second, args.key, args.reason)
    if args.later:
        _say("已挂失，不能再签；名单发布后，门岗才不认它签过的出门证。请尽快 trust publish。")
        return 0
    return _publish(place, args, args.reason)


def publish(args: argparse.Namespace) -> int:
    """Signs and publishes the next list."""
    place = given.place(args)
    if args.revoke:
        if not args.reason:
            raise bad_input(QT_TRANSLATE_NOOP("app", "挂失要写明原因"))
        _revoke(place, *given.two(place, args), args.revoke, args.reason)
    return _publish(place, args, args.reason)


def _revoke(place: Workplace, administrator: Actor, second: Actor, key: str, reason: str) -> None:
    with place.work(administrator) as work:
        chosen = [key]
        if not re.fullmatch(r"[0-9a-fA-F]{16}", key):
            found = queries.keys(work.session, work.now, person_id=_id(given.person(place, key, active_only=False)))
            chosen = [one.key_id for one in found if one.state not in (KeyState.REVOKED, KeyState.OVER)]
        if not chosen:
            raise not_found(QT_TRANSLATE_NOOP("app", "签字密钥"), key)
        for one in chosen:
            trust.revoke_key(work, second, one, reason)


def _publish(place: Workplace, args: argparse.Namespace, reason: str) -> int:
    made = trust.draft(place)
    _say(f"签字名单第 {made.content.number} 号，与上一号相比：")
    for change in made.changes:
        _say(f"  {change}")
    if not made.changes:
        _say("  没有变化")
    for lack in (*made.lacks, *made.left_out):
        _say(f"注意：{lack}")
    signed = trust.publish(place, *given.holders(place, args), reason, read=made)
    _say(f"签字名单第 {signed.number} 号已发布：{len(signed.keys)} 把密钥，{len(signed.revoked)} 把挂失。")
    return 0


def grant(args: argparse.Namespace) -> int:
    """A deputy, a registrar of paper signatures, or a further right."""
    place = given.place(args)
    administrator, second = given.two(place, args)
    person, (start, until) = given.person(place, args.name), given.span(place, args)
    first, last = given.shift(args.shift)
    with place.work(administrator) as work:
        made = trust.grant(
            work, second, _id(person), Role(args.role), SignedHow(args.how), until, start=start, weekdays=given.weekdays(args.weekdays),
            from_minute=first, to_minute=last,
        )  # fmt: skip
        keyed = queries.keys(work.session, work.now, person_id=_id(person))
    when = _when(made.weekdays, first, last)
    _say(f"第 {made.grant_id} 项：{made.name} {word(made.how)} {word(made.role)}，{when}，到 {_day(made.until)}。")
    if not any(key.state in (KeyState.ACTIVE, KeyState.UNPUBLISHED, KeyState.WAITING) for key in keyed):
        _say(f"{made.name}还没有签字密钥，请 trust key issue 批准后由本人设。")
    _say(f"发布名单后生效：jiaofu-admin trust publish --admin {args.admin} --second {args.second}")
    return 0


def list_grants(args: argparse.Namespace) -> int:
    """Who may sign, by number."""
    place = given.place(args)
    with place.read() as session:
        for one in queries.grants(session, place.clock.now()):
            if args.how in (None, one.how.value):
                when = _when(one.weekdays, one.from_minute, one.to_minute)
                _say(f"{one.grant_id:>4}  {one.name}  {word(one.how)} {word(one.role)}  {when}  {_day(one.start)} 至 {_day(one.until)}")
    return 0


def withdraw(args: argparse.Namespace) -> int:
    """Takes a right to sign back."""
    place = given.place(args)
    administrator, second = given.two(place, args)
    with place.work(administrator) as work:
        trust.withdraw(work, second, args.number)
    _say(f"第 {args.number} 项已取消，发布名单后生效：jiaofu-admin trust publish --admin {args.admin} --second {args.second}")
    return 0


def require_roles(args: argparse.Namespace) -> int:
    """Who has to sign a kind of pass."""
    place = given.place(args)
    administrator, second = given.two(place, args)
    kind, mode = PassKind(args.kind), DeliveryMode(args.mode) if args.mode else None
    with place.work(administrator) as work:
        if args.as_set:
            trust.require_as_set(work, second, kind, mode)
        else:
            roles = [Role(one) for one in args.role]
            trust.require_roles(work, second, kind, mode, roles, args.count or len(roles))
    _say(f"{word(kind)}出门证的签字要求已改，发布名单后生效。")
    return 0


def show(args: argparse.Namespace) -> int:
    """Root, keys, rights, requirements, the published list and what waits for the next one."""
    place = given.place(args)
    now = place.clock.now()
    current = trust.newest(place)
    with place.read() as session:
        root, last = queries.root(session), queries.newest(session)
        if root is None:
            _say("还没有建立签字的根密钥，请先运行 jiaofu-admin trust found。")
            return 0
        _say(f"{root.site}  根密钥指纹 {trust.fingerprint(root.public)}  持有人 {'、'.join(one.name for one in root.holders)}")
        if last is None:
            _say("还没有发布签字名单。")
        else:
            _say(f"签字名单第 {last.number} 号  {_moment(last.issued)}  {last.administrator}、{last.second}")
        for key in queries.keys(session, now, current):
            lasts = f"{_day(key.start)} 至 {_day(key.until)}  {key.revoked_why}".rstrip()
            _say(f"{key.key_id}  {key.name}  {key_word(key.state)}  {lasts}")
        for permit in queries.permits(session, now):
            _say(f"{'—':<16}  {permit.name}  已批准，等本人设密钥")
    args.how = None
    list_grants(args)
    made = trust.draft(place)
    for one in made.requirements:
        mode = f"（{word(one.mode)}）" if one.mode else ""
        _say(f"{word(one.kind)}{mode}  {'、'.join(word(role) for role in one.roles)}中 {one.count} 个部门签")
    for text in (*(f"待发布：{one}" for one in made.changes), *(f"注意：{one}" for one in (*made.lacks, *made.left_out))):
        _say(text)
    _say_vault(place)
    return 0


def write_enrolment(args: argparse.Namespace) -> int:
    """Writes the enrolment file of another PC."""
    place = given.place(args)
    signing = args.signing
    made = trust.signing_enrolment(place, *given.holders(place, args)) if signing else trust.enrolment(place, *given.two(place, args))
    _write(args.out, made.data)
    _say(f"登记文件已写到 {args.out}，根密钥指纹 {made.fingerprint}。")
    if made.code:
        _say(f"一次性登记码 {made.code}：请口头告诉到场的人，不要和文件放在一起。登记后把文件删掉。")
    return 0


def enrol(args: argparse.Namespace) -> int:
    """This PC takes the root, and as a signing station the pepper, into its vault."""
    vault = vaults.station_vault()
    try:
        data = args.file.read_bytes()
    except OSError as error:
        raise _unreadable(args.file, error) from error
    code = args.code if args.code or b'"pepper"' not in data else given.ask("一次性登记码")
    done = trust.enrol(vault, data, code or "", replace=args.replace)
    where = vaults.place_of(vault)
    _say(f"这台电脑已登记为{done.site}的{'签字工位' if done.signing else '验放工位'}，根密钥指纹 {done.fingerprint}，请与登记文件核对。")
    _say(f"保存在：{where.where}。")
    if where.warning:
        _say(f"注意：{where.warning}")
    try:
        place = Workplace(given.engine(args), "jiaofu-admin", SystemClock(), vault=vault)
        with place.work(Actor(None, "jiaofu-admin")) as work:
            trust.note_enrolled(work, done, str(where.where))
    except (DatabaseError, AppError) as error:
        _say(f"没有记进审计：{error}")
    return 0


def export_keys(args: argparse.Namespace) -> int:
    """Writes list and root for a verifier without a database."""
    place = given.place(args)
    current = trust.newest(place)
    with place.work(Actor(None, "jiaofu-admin")) as work:
        data = queries.published(work.session)
        if current is None or data is None:
            raise bad_input(QT_TRANSLATE_NOOP("app", "这台电脑没有登记，或者还没有发布签字名单"))
        _write(args.file, write_keys(place.vault.read(vaults.ROOT) or b"", data, beside(work.session, work.now)))
        work.audit("export_keys", "trust_list", current.number, file=args.file.name)
    _say(f"签字名单第 {current.number} 号已写到 {args.file}。")
    return 0


def _when(weekdays: int, first: int, last: int) -> str:
    return trust.shift_words(weekdays, first, last)


def _day(moment: datetime) -> str:
    return f"{site_time(moment):%Y-%m-%d %H:%M}"


def _moment(moment: datetime) -> str:
    return f"{site_time(moment):%Y-%m-%d %H:%M:%S}"


def _write(path: Path, data: bytes) -> None:
    try:
        write_whole(path, data)
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError) -> AppError:
    return bad_input(QT_TRANSLATE_NOOP("app", "读写不了文件 {file}：{why}"), file=str(path), why=error.strerror or str(error))


def _id(actor: Actor) -> int:
    assert actor.person_id is not None
    return actor.person_id


def _say_vault(place: Workplace) -> None:
    where = vaults.place_of(place.vault)
    _say(f"这台电脑的密钥保存在：{where.where}。")
    if where.warning:
        _say(f"注意：{where.warning}")


def _say(text: str | Text) -> None:
    sys.stdout.write(f"{text}\n")
