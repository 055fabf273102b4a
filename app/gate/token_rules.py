"""Rules on the token itself: each fault a proof can find is a sentence with its row, and so are place and time. Nothing overrides them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any

from app.clauses.register import guard
from app.core.clock import site_time
from app.core.errors import Fact, fact, refuse
from app.core.text import QT_TRANSLATE_NOOP, joined, say
from app.core.words import text as word_text
from app.gate.rules import until_text
from app.trust.faults import Fault
from db.states import Role

CLOCK_BACK = timedelta(minutes=2)
"""How far the clock of a gate may fall behind the latest time it has seen."""

_GENUINE = {
    Fault.NOT_A_TOKEN: QT_TRANSLATE_NOOP("app", "无出门证，不得放行"),
    Fault.TOO_LONG: QT_TRANSLATE_NOOP("app", "码太长，不是出门证，不得放行"),
    Fault.CUT: QT_TRANSLATE_NOOP("app", "二维码没有读全，请再扫一次"),
    Fault.GARBLED: QT_TRANSLATE_NOOP("app", "二维码损坏或被改动，不得放行"),
    Fault.OTHER_VERSION: QT_TRANSLATE_NOOP("app", "票面格式是第 {version} 版，本岗不认，请重新开证"),
    Fault.BAD_CLAIMS: QT_TRANSLATE_NOOP("app", "票面内容自相矛盾，不得放行"),
    Fault.NO_LIST: QT_TRANSLATE_NOOP("app", "本岗没有签字人名单，验不了真伪，不得放行"),
    Fault.OTHER_SITE: QT_TRANSLATE_NOOP("app", "这是别的厂区的出门证，本厂不得放行"),
    Fault.UNKNOWN_KEY: QT_TRANSLATE_NOOP("app", "{role}的签名不是名单上的人签的，不得放行"),
    Fault.REVOKED_KEY: QT_TRANSLATE_NOOP("app", "{who}的密钥已挂失停用，签字无效"),
    Fault.KEY_OUT_OF_DATE: QT_TRANSLATE_NOOP("app", "{who}签字时密钥不在有效期内，签字无效"),
    Fault.NOT_GRANTED: QT_TRANSLATE_NOOP("app", "{who}当时没有这个签字权限，签字无效"),
    Fault.SIGNED_LATER: QT_TRANSLATE_NOOP("app", "{who}的签字时间在将来，请核对本机时间"),
    Fault.SIGNED_EARLIER: QT_TRANSLATE_NOOP("app", "{role}的签字时间不在开证与失效之间，签字无效"),
    Fault.BAD_SIGNATURE: QT_TRANSLATE_NOOP("app", "{who}的签名对不上，票是伪造或被改过，不得放行"),
}
_SIGNED = {
    Fault.ROLE_TWICE: QT_TRANSLATE_NOOP("app", "票上同一部门签了两次，不得放行"),
    Fault.SAME_PERSON: QT_TRANSLATE_NOOP("app", "票上两个部门是同一个人签的，不得放行"),
    Fault.MAKER_SIGNED: QT_TRANSLATE_NOOP("app", "开证人{name}自己签了字，不得放行"),
    Fault.MISSING_ROLE: QT_TRANSLATE_NOOP("app", "缺{missing}签字"),
    Fault.NO_REQUIREMENT: QT_TRANSLATE_NOOP("app", "名单没有规定这种出门证由谁签，不得放行"),
    Fault.OUTSIDE_LIMITS: QT_TRANSLATE_NOOP("app", "装车超出了预签的范围，预签无效"),
}
_HELPERS = {
    Fault.NOT_A_TOKEN: Role.STOREKEEPER, Fault.CUT: Role.STOREKEEPER, Fault.OTHER_VERSION: Role.STOREKEEPER,
    Fault.NO_LIST: Role.ADMINISTRATOR, Fault.SIGNED_LATER: Role.ADMINISTRATOR, Fault.NO_REQUIREMENT: Role.ADMINISTRATOR,
    Fault.OUTSIDE_LIMITS: Role.STOREKEEPER,
}  # fmt: skip
"""Who can put it right; the logistics head for everything that smells of forgery."""


@guard("H-02")
def token_must_be_genuine(fault: Fault | None, shown: str, details: Mapping[str, Any]) -> None:
    """H-02: nothing leaves but with a pass that the departments' own keys vouch for.

    Args:
        fault: What the proof found, or None.
        shown: What was scanned, made safe to show.
        details: Values behind the fault.

    Raises:
        Refused: No token, a forged, altered or cut one, or one whose signatures do not count.
    """
    if fault in _GENUINE:
        helper = _HELPERS.get(fault, Role.LOGISTICS_HEAD)
        raise refuse("H-02", _GENUINE[fault], *_facts(shown, details), helper=helper, **_values(details))


@guard("H-03")
def token_must_be_signed(fault: Fault | None, shown: str, details: Mapping[str, Any]) -> None:
    """H-03: the departments that the list names have signed, each by another person, none of them the maker.

    Raises:
        Refused: A signature is missing, or one person stands for two.
    """
    if fault in _SIGNED:
        missing = details.get("missing", ())
        helper = missing[0] if missing else _HELPERS.get(fault, Role.LOGISTICS_HEAD)
        raise refuse("H-03", _SIGNED[fault], *_facts(shown, details), helper=helper, **_values(details))


@guard("H-02")
def must_be_this_gate(on_pass: str, here: str) -> None:
    """H-02, H-07: a pass opens the one gate it names; so one pass releases once, even where gates cannot ask each other.

    Raises:
        Refused: It names another gate.
    """
    if on_pass != here:
        raise refuse(
            "H-02",
            QT_TRANSLATE_NOOP("app", "这张出门证只能从{gate}出门"),
            fact(QT_TRANSLATE_NOOP("app", "本岗"), here),
            helper=Role.STOREKEEPER,
            gate=on_pass,
        )


@guard("H-02")
def must_be_on_record(number: str, found: bool, same: bool) -> None:
    """H-02: with the database, the pass is there and says what its paper says.

    Raises:
        Refused: The database has no such pass, or other claims under its number.
    """
    if not found:
        raise refuse(
            "H-02",
            QT_TRANSLATE_NOOP("app", "票的签名是真的，但系统里没有这张出门证，不得放行"),
            fact(QT_TRANSLATE_NOOP("app", "出门证"), number),
            helper=Role.LOGISTICS_HEAD,
        )
    if not same:
        raise refuse(
            "H-02",
            QT_TRANSLATE_NOOP("app", "票面码与系统记录不符，不得放行"),
            fact(QT_TRANSLATE_NOOP("app", "出门证"), number),
            helper=Role.LOGISTICS_HEAD,
        )


@guard("H-07")
def must_be_in_time(start: datetime, end: datetime, now: datetime) -> None:
    """H-07: a pass holds from its first moment to its last.

    Raises:
        Refused: Too early, or out of date.
    """
    if now < start:
        raise refuse(
            "H-07",
            QT_TRANSLATE_NOOP("app", "出门证还没到生效时间：{start} 起有效"),
            fact(QT_TRANSLATE_NOOP("app", "生效"), f"{site_time(start):%Y-%m-%d %H:%M}"),
            helper=Role.STOREKEEPER,
            start=f"{site_time(start):%m-%d %H:%M}",
        )
    if now >= end:
        raise refuse(
            "H-07",
            QT_TRANSLATE_NOOP("app", "出门证已过期，请重新开证"),
            fact(QT_TRANSLATE_NOOP("app", "有效至"), until_text(end)),
            helper=Role.STOREKEEPER,
        )


@guard("H-07")
def clock_must_not_go_back(now: datetime, latest: datetime | None) -> None:
    """H-07: a clock that was set back would make an old pass hold again.

    Args:
        now: The gate's time.
        latest: The latest time the gate has seen: its own, of signatures, of the database.

    Raises:
        Refused: The clock is more than two minutes behind what was already seen.
    """
    if latest is not None and now < latest - CLOCK_BACK:
        raise refuse(
            "H-07",
            QT_TRANSLATE_NOOP("app", "本机时间倒退了，验不了有效期，请校准时间"),
            fact(QT_TRANSLATE_NOOP("app", "本机时间"), f"{site_time(now):%Y-%m-%d %H:%M:%S}"),
            fact(QT_TRANSLATE_NOOP("app", "已到过"), f"{site_time(latest):%Y-%m-%d %H:%M:%S}"),
            helper=Role.ADMINISTRATOR,
        )


@guard("H-07")
def two_must_put_a_clock_right(administrator_id: int | None, second_id: int | None, second_roles: Collection[Role]) -> None:
    """H-07: one person alone does not tell a gate that it is earlier than it believes.

    Raises:
        Refused: One person for both, or two administrators.
    """
    if administrator_id is not None and second_id is not None and administrator_id != second_id and Role.ADMINISTRATOR not in second_roles:
        return
    raise refuse(
        "H-07",
        QT_TRANSLATE_NOOP("app", "更正门岗时间要系统管理员和另一位不是系统管理员的人一起办"),
        helper=Role.LEADERSHIP,
    )


@guard("H-07")
def clock_must_be_right(now: datetime, told: datetime, differ: timedelta) -> None:
    """H-07: what is taken for the time was read off another clock, too.

    Args:
        now: This PC's time.
        told: What another clock says.
        differ: How far the two may be apart.

    Raises:
        Refused: They are farther apart.
    """
    if abs(now - told) <= differ:
        return
    raise refuse(
        "H-07",
        QT_TRANSLATE_NOOP("app", "本机时间和您写的时间不一样，请先校准本机时间"),
        fact(QT_TRANSLATE_NOOP("app", "本机时间"), f"{site_time(now):%Y-%m-%d %H:%M:%S}"),
        fact(QT_TRANSLATE_NOOP("app", "您写的时间"), f"{site_time(told):%Y-%m-%d %H:%M:%S}"),
        helper=Role.ADMINISTRATOR,
    )


@guard("H-07")
def remembered_must_be_ahead(now: datetime, remembered: datetime) -> None:
    """H-07: a gate that judges by the right time is left alone.

    Raises:
        Refused: What it remembers does not keep it from judging.
    """
    if now < remembered - CLOCK_BACK:
        return
    raise refuse(
        "H-07",
        QT_TRANSLATE_NOOP("app", "门岗记着的时间没有超前，不用更正"),
        fact(QT_TRANSLATE_NOOP("app", "已到过"), f"{site_time(remembered):%Y-%m-%d %H:%M:%S}"),
        helper=Role.ADMINISTRATOR,
    )


def _values(details: Mapping[str, Any]) -> dict[str, object]:
    """What a sentence may name: departments by their words, a person with his department."""
    role, name = details.get("role"), details.get("name", "")
    said = word_text(role) if role is not None else say("—")
    return {
        "role": said, "name": name, "who": say("{role} {name}", role=said, name=name) if name else said,
        "version": details.get("version", ""),
        "missing": joined([word_text(one) for one in details.get("missing", ())], "{first}/{rest}"),
    }  # fmt: skip


def _facts(shown: str, details: Mapping[str, Any]) -> list[Fact]:
    found = [fact(QT_TRANSLATE_NOOP("app", "扫到的"), shown)]
    if details.get("at") is not None:
        found.append(fact(QT_TRANSLATE_NOOP("app", "时间"), f"{site_time(details['at']):%Y-%m-%d %H:%M:%S}"))
    return found
