"""Rules on goods that a customer rejects: return, judgement, replacement; decisions over plain values."""

from __future__ import annotations

from collections.abc import Collection

from app.clauses.register import guard
from app.core.errors import fact, refuse
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import word
from db.states import ReturnJudgement, ReturnState, Role, UnitState

ITEM = QT_TRANSLATE_NOOP("app", "序列号或批号")
RETURN = QT_TRANSLATE_NOOP("app", "退货单")
STATE = QT_TRANSLATE_NOOP("app", "状态")

COMING = (ReturnState.AUTHORISED, ReturnState.ARRIVED, ReturnState.WAITING, ReturnState.JUDGED)
"""States in which goods may come in under a 退货单: some may still be on their way."""


@guard("J-33")
def must_be_authorised(number: str, state: ReturnState | None) -> None:
    """J-33: returned goods come in, at the gate and into the store, only under a 退货单 that holds.

    Raises:
        Refused: There is none of that number, it is void, or everything on it is settled.
    """
    if state in COMING:
        return
    raise refuse(
        "J-33",
        QT_TRANSLATE_NOOP("app", "没有有效的退货单 {number}，退货不能入厂入库")
        if state is None
        else QT_TRANSLATE_NOOP("app", "退货单 {number} 是「{state}」，退货不能入厂入库"),
        fact(RETURN, number or "—"),
        helper=Role.SALES,
        number=number or "—",
        state=word(state) if state is not None else "—",
    )


@guard("J-33")
def must_be_named_on(number: str, identity: str, is_on: bool, named: Collection[str]) -> None:
    """J-33: only what the 退货单 names comes in under it.

    Raises:
        Refused: It names other goods.
    """
    if is_on:
        return
    raise refuse(
        "J-33",
        QT_TRANSLATE_NOOP("app", "{identity} 不在退货单 {number} 上，不能入库"),
        fact(ITEM, identity),
        fact(QT_TRANSLATE_NOOP("app", "单上的"), "、".join(named) or "—"),
        helper=Role.SALES,
        identity=identity,
        number=number,
    )


@guard("J-33")
def must_have_been_sold(identity: str, delivered: int, asked: int, states: Collection[UnitState]) -> None:
    """J-33: only goods that were delivered to the customer, and are still with him, come back from him.

    Args:
        identity: Serial or lot number.
        delivered: Pieces of it that are with this customer by this delivery.
        asked: Pieces that are to come back.
        states: What they are now.

    Raises:
        Refused: Never sold, sold to another, or back already.
    """
    if 0 < asked <= delivered:
        return
    reason = (
        QT_TRANSLATE_NOOP("app", "{identity} 在客户处只有 {delivered}，不能退 {asked}")
        if delivered
        else QT_TRANSLATE_NOOP("app", "{identity} 没有卖给这个客户，或已不在客户处，不能退货")
    )
    raise refuse(
        "J-33", reason, fact(ITEM, identity), fact(STATE, "、".join(sorted(str(word(state)) for state in states)) or "—"),
        helper=Role.SALES, identity=identity, delivered=delivered, asked=asked,
    )  # fmt: skip


@guard("J-19")
def must_be_tested(identity: str, tests: int) -> None:
    """J-19: quality judges a rejected product only after it tested it, on site or after it came back.

    Raises:
        Refused: There is no record of a test.
    """
    if tests:
        return
    raise refuse(
        "J-19",
        QT_TRANSLATE_NOOP("app", "未经质保部检测确认，不能判定"),
        fact(ITEM, identity),
        fact(QT_TRANSLATE_NOOP("app", "缺"), "现场检测或退回检验记录"),
        helper=Role.INSPECTOR,
    )


@guard("J-19")
def customer_must_consent(identity: str, judgement: ReturnJudgement, consent: str) -> None:
    """J-19: a rejected product is used as it is only with the customer's consent.

    Raises:
        Refused: Nobody of the customer's is named who agreed.
    """
    if judgement is not ReturnJudgement.AS_IS or consent.strip():
        return
    raise refuse(
        "J-19",
        QT_TRANSLATE_NOOP("app", "让步使用要客户同意，请填客户方谁同意的"),
        fact(ITEM, identity),
        helper=Role.AFTER_SALES,
    )


@guard("J-20")
def must_be_for_scrap(identity: str, judgement: ReturnJudgement | None) -> None:
    """J-20: only what quality judged not reworkable is taken in for scrapping, and only that is replaced.

    Raises:
        Refused: Not judged, or judged otherwise.
    """
    if judgement is ReturnJudgement.SCRAP:
        return
    raise refuse(
        "J-20",
        QT_TRANSLATE_NOOP("app", "质保部没有判定 {identity} 报废，不能报废入库或补换"),
        fact(ITEM, identity),
        fact(QT_TRANSLATE_NOOP("app", "判定"), word(judgement) if judgement is not None else "—"),
        helper=Role.INSPECTOR,
        identity=identity,
    )


@guard("J-20")
def must_cite_case(identity: str, case_no: str, same_customer: bool) -> None:
    """J-20: the 领料单 of a replacement names the 服务单 and the rejected piece, both of one customer.

    Raises:
        Refused: No case, no piece, or another customer's.
    """
    if identity and case_no and same_customer:
        return
    raise refuse(
        "J-20",
        QT_TRANSLATE_NOOP("app", "补换领料单要写明同一客户的服务单和被拒收的序列号"),
        fact(QT_TRANSLATE_NOOP("app", "服务单"), case_no or "—"),
        fact(ITEM, identity or "—"),
        helper=Role.AFTER_SALES,
    )


@guard("J-20")
def must_be_one_for_one(identity: str, asked: int, rejected: int, replaced: int, by: str) -> None:
    """J-20: one good piece for one rejected; a rejected one is replaced once.

    Args:
        identity: The rejected serial or lot number.
        asked: Pieces asked for now.
        rejected: Pieces judged not reworkable.
        replaced: Pieces for which a 领料单 stands already.
        by: Its number, or blank.

    Raises:
        Refused: More than were rejected.
    """
    if 0 < asked <= rejected - replaced:
        return
    raise refuse(
        "J-20",
        QT_TRANSLATE_NOOP("app", "补换数量超出：{identity} 拒收 {rejected}，已补换 {replaced}，又要 {asked}"),
        fact(ITEM, identity),
        fact(QT_TRANSLATE_NOOP("app", "已补换"), by or "—"),
        helper=Role.AFTER_SALES,
        identity=identity,
        rejected=rejected,
        replaced=replaced,
        asked=asked,
    )
