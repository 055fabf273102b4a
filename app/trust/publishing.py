"""The list of who may sign, signed by two holders of the root: what the next one would say, its publication, and which one holds here."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from app.core.clock import site_time
from app.core.errors import BadInput, Conflict, bad_input
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.core.words import word
from app.core.work import Workplace
from app.trust import queries, vaults
from app.trust.faults import BadList
from app.trust.fitness import left_out
from app.trust.lists import EVERY_DAY, WHOLE_DAY, Grant, SignerKey, TrustList, read_list, sign_list
from app.trust.root import opened
from app.trust.views import DraftList, Holder
from db.models.trust import PublishedList
from db.states import Role, SignedHow

DAYS = "一二三四五六日"


def newest(place: Workplace) -> TrustList | None:
    """The newest published list, if this station trusts it; None where there is none or the station trusts no root yet.

    The highest number seen is kept in the vault: a list of a lower one is an old list that somebody put back.

    Raises:
        BadInput: It is not signed by the root that this station pinned, or older than one seen before.
    """
    trust, seen = _stored(place)
    number = 0 if trust is None else trust.number
    if number < seen:
        raise bad_input(
            QT_TRANSLATE_NOOP("app", "数据库里的签字名单是第 {number} 号，这台电脑已见过第 {seen} 号：名单是旧的，不能用，须重新发布"),
            number=number, seen=seen,
        )  # fmt: skip
    if number > seen:
        place.vault.write(vaults.SEEN, str(number).encode())
    return trust


def _stored(place: Workplace) -> tuple[TrustList | None, int]:
    """The list in the database, believed only by the pinned root, and the highest number that this station has seen."""
    root = place.vault.read(vaults.ROOT)
    if not root:
        return None, 0
    with place.read() as session:
        trust = _believed(session, root)
    return trust, int(place.vault.read(vaults.SEEN) or b"0")


def _next(place: Workplace) -> tuple[TrustList | None, int]:
    """The list to go on from and the number to give: above every one seen, also after an old backup or another root."""
    try:
        last, seen = _stored(place)
    except BadInput:  # a list of a root that was given up, or a forged one: the next is compared with nothing
        last, seen = None, int(place.vault.read(vaults.SEEN) or b"0")
    with place.read() as session:
        told = queries.newest(session)
    return last, max(seen, 0 if told is None else told.number) + 1


def _believed(session: Session, root: bytes) -> TrustList | None:
    try:
        return queries.trust_list(session, root)
    except BadList as error:
        raise bad_input(QT_TRANSLATE_NOOP("app", "数据库里的签字名单不是本厂根密钥签的，不能用。请马上告诉系统管理员")) from error


def draft(place: Workplace) -> DraftList:
    """What the next list would say, how it differs from the last one, what it lacks and leaves out; two holders read this before they sign.

    Raises:
        BadInput: No root yet.
    """
    last, number = _next(place)
    with place.read() as session:
        if queries.root(session) is None:
            raise bad_input(QT_TRANSLATE_NOOP("app", "还没有建立签字的根密钥，请先运行 jiaofu-admin trust found"))
        made = queries.content(session, place.clock.now(), number)
        shut = {bytes.fromhex(key.key_id) for key in queries.keys(session, place.clock.now()) if key.shut_at is not None}
        gone = left_out(session, place.clock.now())
    return DraftList(made, tuple(_changes(last, made)), tuple(_lacks(made, shut)), tuple(gone))


def publish(
    place: Workplace, administrator: Holder, second: Holder, reason: str = "", *, read: DraftList | None = None
) -> TrustList:
    """Signs what the draft says with the root and publishes it under the next number.

    Args:
        place: A signing station.
        administrator: One holder.
        second: The other one.
        reason: What for; for the record.
        read: The draft that both have read: nothing else is signed.

    Raises:
        NotPermitted: The first is no administrator.
        Refused: H-03.
        BadInput: A wrong passphrase, or no pepper here.
        Conflict: Somebody published in the same moment, or changed what both had read.
    """
    _, number = _next(place)
    with opened(place, administrator, second) as root, place.work(administrator.person) as work:
        made = queries.content(work.session, work.now, number)
        if read is not None and replace(read.content, issued=made.issued) != made:
            raise Conflict(say(QT_TRANSLATE_NOOP("app", "名单在两位看过之后又变了，请重新看一遍再发布")))
        data = sign_list(made, bytes(root))
        public = place.vault.read(vaults.ROOT) or b""
        trust = read_list(data, public)
        assert administrator.person.person_id is not None and second.person.person_id is not None
        work.session.add(
            PublishedList(
                number=number, issued=made.issued, data=data.hex(), administrator_id=administrator.person.person_id,
                second_id=second.person.person_id, reason=reason.strip(),
            )
        )  # fmt: skip
        work.session.flush()
        work.audit(
            "publish_trust_list", "trust_list", number, keys=len(made.keys), grants=len(made.grants), revoked=len(made.revoked),
            second=second.person.name, reason=reason.strip(),
        )  # fmt: skip
    newest(place)
    return trust


def shift_words(weekdays: int, from_minute: int, to_minute: int) -> str:
    """When a right holds, as people say it: 每天, 周一至周五 17:30～次日 08:00, 周六、周日."""
    on = [day for day in range(7) if weekdays >> day & 1]
    runs = len(on) > 2 and on == list(range(on[0], on[-1] + 1))
    days = f"周{DAYS[on[0]]}至周{DAYS[on[-1]]}" if runs else "、".join(f"周{DAYS[day]}" for day in on)
    days = "每天" if weekdays == EVERY_DAY else days
    if (from_minute, to_minute) == WHOLE_DAY:
        return days
    over = "次日 " if from_minute > to_minute else ""
    return f"{days} {_clock(from_minute)}～{over}{_clock(to_minute)}"


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"


def _changes(last: TrustList | None, made: TrustList) -> list[Text]:
    old = last or TrustList(made.site, 0, made.issued, (), (), (), ())
    found = [text for key in made.keys if (text := _key_change(old.key(key.key_id), key)) is not None]
    for gone in made.revoked:
        if old.revocation(gone.key_id) is None:
            found.append(say(QT_TRANSLATE_NOOP("app", "挂失密钥：{key}，{reason}"), key=gone.key_id.hex(), reason=gone.reason))
    before, after = _said(old), _said(made)
    found += [say(QT_TRANSLATE_NOOP("app", "新增签字权限：{what}"), what=what) for what in sorted(after - before)]
    found += [say(QT_TRANSLATE_NOOP("app", "取消签字权限：{what}"), what=what) for what in sorted(before - after)]
    for one in made.requirements:
        if one not in old.requirements:
            kind = word(one.kind) + (f"（{word(one.mode)}）" if one.mode else "")
            roles = "、".join(word(role) for role in one.roles)
            found.append(
                say(QT_TRANSLATE_NOOP("app", "须签：{kind}，{roles}中 {count} 个部门"), kind=kind, roles=roles, count=one.count)
            )
    return found


def _key_change(was: SignerKey | None, key: SignerKey) -> Text | None:
    values = {"name": key.name, "key": key.key_id.hex(), "until": f"{site_time(key.until):%Y-%m-%d %H:%M}"}
    if was is None:
        return say(QT_TRANSLATE_NOOP("app", "新增密钥：{name} {key}，到 {until}"), **values)
    if was.until != key.until:
        return say(QT_TRANSLATE_NOOP("app", "密钥改期：{name} {key}，改到 {until}"), **values)
    return None


def _said(trust: TrustList) -> set[str]:
    """The grants of a list as sentences, the same for every key of a person."""
    return {_grant_words(trust, grant) for grant in trust.grants}


def _grant_words(trust: TrustList, grant: Grant) -> str:
    key = trust.key(grant.key_id)
    span = f"{site_time(grant.start):%Y-%m-%d} 至 {site_time(grant.until):%Y-%m-%d}"
    when = shift_words(grant.weekdays, grant.from_minute, grant.to_minute)
    return f"{key.name if key else '—'} {word(grant.how)} {word(grant.role)}，{span}，{when}"


def _lacks(made: TrustList, shut: set[bytes]) -> list[Text]:
    """Roles that have to sign and have nobody who can."""
    good = {
        key.key_id for key in made.keys
        if key.until > made.issued and made.revocation(key.key_id) is None and key.key_id not in shut
    }  # fmt: skip
    usual = {grant.role for grant in made.grants if grant.key_id in good and grant.how in (SignedHow.OWN, SignedHow.DEPUTY)}
    wanted = {role for one in made.requirements for role in one.roles}
    return [say(QT_TRANSLATE_NOOP("app", "{role}还没有能签字的密钥"), role=word(role)) for role in Role if role in wanted - usual]
