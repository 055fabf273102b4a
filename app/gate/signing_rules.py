"""Rules on signatures, as decisions over plain values: who may give one, and whether the gate will believe it (H-03, X-02)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from app.clauses.register import guard
from app.core.clock import site_time
from app.core.errors import fact, refuse
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import word
from app.trust.faults import Fault
from db.states import Role

_WHY = {
    Fault.NO_LIST: QT_TRANSLATE_NOOP("app", "本机还没有签字名单，签了门岗也不认"),
    Fault.UNKNOWN_KEY: QT_TRANSLATE_NOOP("app", "签字密钥还没有发布到名单，签了门岗也不认，请管理员先发布名单"),
    Fault.REVOKED_KEY: QT_TRANSLATE_NOOP("app", "签字密钥已吊销，不能再用"),
    Fault.KEY_OUT_OF_DATE: QT_TRANSLATE_NOOP("app", "签字密钥不在有效期内，请管理员换发"),
    Fault.NOT_GRANTED: QT_TRANSLATE_NOOP("app", "签字名单里没有这个人现在代表{role}签字"),
    Fault.SAME_PERSON: QT_TRANSLATE_NOOP("app", "开证人、财务部、人事总务部须由三个人签，不能一人两签"),
    Fault.MAKER_SIGNED: QT_TRANSLATE_NOOP("app", "开证人、财务部、人事总务部须由三个人签，不能一人两签"),
    Fault.BAD_SIGNATURE: QT_TRANSLATE_NOOP("app", "{name}的签字和出门证内容不符，数据被改动过，请作废重开并告诉管理员"),
    Fault.SIGNED_LATER: QT_TRANSLATE_NOOP("app", "这台电脑的时钟比签字慢得多，请先校时再签"),
    Fault.SIGNED_EARLIER: QT_TRANSLATE_NOOP("app", "签字时间在开证之前或过期之后，请校对电脑时钟再签"),
    Fault.OUTSIDE_LIMITS: QT_TRANSLATE_NOOP("app", "装车不在预签限额内，请收回预签，照常送签"),
    Fault.NO_REQUIREMENT: QT_TRANSLATE_NOOP("app", "签字名单没有写明这种出门证由谁签，请管理员补上并发布"),
}
_OTHER = QT_TRANSLATE_NOOP("app", "这样签的出门证门岗不会认，请作废后重开")
_HELPERS = {
    Fault.SAME_PERSON: Role.LOGISTICS_HEAD, Fault.MAKER_SIGNED: Role.LOGISTICS_HEAD, Fault.OUTSIDE_LIMITS: Role.STOREKEEPER,
}  # fmt: skip


@guard("H-03")
def gate_must_believe(number: str, fault: Fault | None, details: dict[str, Any]) -> None:
    """H-03: what is signed is proved at once, as the gate will prove it; no pass is signed or printed that the gate would refuse.

    Args:
        number: The pass.
        fault: What is wrong with the signatures, None for nothing; one that is merely still missing is no fault.
        details: Values behind it: `role`, `name`.

    Raises:
        Refused: The gate would not believe it.
    """
    if fault in (None, Fault.MISSING_ROLE):
        return
    role, name = details.get("role"), details.get("name") or "—"
    raise refuse(
        "H-03",
        _WHY.get(fault, _OTHER),
        fact(QT_TRANSLATE_NOOP("app", "出门证"), number),
        fact(QT_TRANSLATE_NOOP("app", "签字人"), name),
        helper=_HELPERS.get(fault, Role.ADMINISTRATOR),
        role=word(role) if role else "—",
        name=name,
    )


@guard("H-03")
def deputy_must_be_on_duty(name: str, role: Role, on_duty: bool, right: Sequence[str]) -> None:
    """H-03, X-02: a deputy signs on his days and in his shift, for no longer than he was named.

    Args:
        name: Who wants to sign.
        role: The department.
        on_duty: Whether he is its deputy at this moment.
        right: Who can sign for it now.

    Raises:
        Refused: His time is over or has not come; the refusal names who can.
    """
    if on_duty:
        return
    who = "、".join(right) or "—"
    raise refuse(
        "H-03",
        QT_TRANSLATE_NOOP("app", "{name}现在不在代{role}签字的期限或班次内，现在可签的是：{who}"),
        fact(QT_TRANSLATE_NOOP("app", "现在可签"), who),
        helper=role,
        name=name,
        role=word(role),
        who=who,
    )


@guard("H-03")
def closer_must_be_maker(maker: str, is_maker: bool) -> None:
    """H-03, X-02: limits signed beforehand were signed for one storekeeper, who closes the load and signs what is on it.

    Raises:
        Refused: Somebody else.
    """
    if not is_maker:
        raise refuse(
            "H-03",
            QT_TRANSLATE_NOOP("app", "预签是给仓管员{maker}的，由他签实际装车"),
            fact(QT_TRANSLATE_NOOP("app", "开证人"), maker),
            helper=Role.STOREKEEPER,
            maker=maker,
        )


@guard("H-03")
def registrar_must_be_free(name: str, roles: Collection[Role]) -> None:
    """H-03: no guard registers the paper signature that opens his own gate.

    Raises:
        Refused: He is a guard.
    """
    if Role.GUARD in roles:
        raise refuse(
            "H-03",
            QT_TRANSLATE_NOOP("app", "{name}是门卫，不能登记纸面签字"),
            helper=Role.LOGISTICS_HEAD,
            name=name,
        )


@guard("H-03")
def paper_must_be_signed_by_another(signer: str, taken: Collection[str]) -> None:
    """H-03: a signature on paper and every other one are given by two persons; one role a person, whichever way he signs.

    Args:
        signer: Who signed the paper; or who signs or registers with his key while papers were registered before.
        taken: Names of the maker, of everybody whose signature the pass bears, and of who registers; or of who signed those papers.

    Raises:
        Refused: He is one of them.
    """
    if signer in taken:
        raise refuse(
            "H-03",
            QT_TRANSLATE_NOOP("app", "{name}不能再签：开证人、财务部、人事总务部须由三个人签"),
            fact(QT_TRANSLATE_NOOP("app", "纸上签字人"), signer),
            helper=Role.LOGISTICS_HEAD,
            name=signer,
        )


@guard("H-03")
def paper_must_be_signed_after_loading(signed_at: datetime, sent_at: datetime | None, now: datetime) -> None:
    """H-03: a signature on paper stands for what was sent to be signed; nobody signs for what is not there yet.

    One that was given before a department declined, before the plate was corrected or on a pass that ended stands for nothing.

    Args:
        signed_at: The time on the paper.
        sent_at: When the closed load was sent to be signed, the last time; None while the load is open.
        now: The moment.

    Raises:
        Refused: The time on the paper lies before that, or in the future.
    """
    if sent_at is not None and sent_at.replace(second=0, microsecond=0) <= signed_at <= now:
        return
    raise refuse(
        "H-03",
        QT_TRANSLATE_NOOP("app", "纸面签字时间要在装车关闭、送签之后、现在之前"),
        fact(QT_TRANSLATE_NOOP("app", "纸上时间"), f"{site_time(signed_at):%m-%d %H:%M}"),
        fact(QT_TRANSLATE_NOOP("app", "送签"), f"{site_time(sent_at):%m-%d %H:%M}" if sent_at else "—"),
        helper=Role.STOREKEEPER,
    )
