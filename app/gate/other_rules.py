"""Rules on passes without a 发货单 (section 3.4), as decisions over plain values."""

from __future__ import annotations

from collections.abc import Collection

from app.clauses.register import guard
from app.core.errors import fact, refuse
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import word
from db.states import PassKind, Role, ZoneKind

KINDS = (PassKind.SUPPLIER_RETURN, PassKind.SCRAP, PassKind.SAMPLE, PassKind.TOOLS)
"""What may leave without a 发货单; sale, replacement and rework return hang on one."""

ZONES: dict[PassKind, frozenset[ZoneKind]] = {
    PassKind.SCRAP: frozenset({ZoneKind.SCRAP}),
    PassKind.SUPPLIER_RETURN: frozenset({ZoneKind.HOLD, ZoneKind.RETURN}),
}
"""Where goods with a number stand before they leave on such a pass (X-30)."""

WHAT = QT_TRANSLATE_NOOP("app", "序列号或批号")
WHERE = QT_TRANSLATE_NOOP("app", "现在")


@guard("H-01")
def must_go_without_dispatch(kind: PassKind) -> None:
    """H-01, section 3.4: goods that are sold, replaced or returned from rework leave on a 发货单, never on goods lines.

    Raises:
        Refused: A kind that hangs on a 发货单.
    """
    if kind in KINDS:
        return
    raise refuse(
        "H-01",
        QT_TRANSLATE_NOOP("app", "{kind}要凭发货单出门，请先开发货单"),
        fact(QT_TRANSLATE_NOOP("app", "放行类别"), word(kind)),
        helper=Role.SALES,
        kind=word(kind),
    )


@guard("H-01")
def scrap_must_be_named(kind: PassKind, name: str, identity: str) -> None:
    """H-01, X-30: what leaves as scrap is named by serial or lot, so that the ledger knows what left.

    Raises:
        Refused: A scrap line without one.
    """
    if kind is not PassKind.SCRAP or identity:
        return
    raise refuse(
        "H-01",
        QT_TRANSLATE_NOOP("app", "报废出门要写明序列号或批号：{name}"),
        fact(QT_TRANSLATE_NOOP("app", "货物"), name),
        helper=Role.STOREKEEPER,
        name=name,
    )


@guard("H-01")
def must_be_in_ledger(kind: PassKind, identity: str, known: bool) -> None:
    """H-01, X-30: the ledger knows what leaves as scrap or goes back to a supplier under a number.

    Raises:
        Refused: It knows no such number.
    """
    if known or kind not in ZONES:
        return
    raise refuse(
        "H-01",
        QT_TRANSLATE_NOOP("app", "台账里没有 {identity}，不能开{kind}出门证"),
        fact(WHAT, identity),
        helper=Role.STOREKEEPER,
        identity=identity,
        kind=word(kind),
    )


@guard("H-01")
def must_stand_apart(kind: PassKind, identity: str, where: Collection[str], there: int, asked: int) -> None:
    """H-01, X-30: scrap leaves from the scrap zone, a supplier's goods from hold or return; never from where picking goes.

    Args:
        kind: Kind of the pass.
        identity: Serial or lot number.
        where: Where it stands now, as shown.
        there: Pieces in the right zone.
        asked: Pieces on the line.

    Raises:
        Refused: They stand elsewhere, or there are not so many.
    """
    if asked <= there:
        return
    zones = "、".join(sorted(str(word(zone)) for zone in ZONES.get(kind, ())))
    reason = (
        QT_TRANSLATE_NOOP("app", "{identity} 在{zone}只有 {there}，出门证上写了 {asked}")
        if there
        else QT_TRANSLATE_NOOP("app", "{identity} 不在{zone}，不能开{kind}出门证")
    )
    raise refuse(
        "H-01", reason, fact(WHAT, identity), fact(WHERE, "、".join(where) or "—"), helper=Role.STOREKEEPER, identity=identity,
        zone=zones, kind=word(kind), there=there, asked=asked,
    )  # fmt: skip


@guard("H-01")
def tools_must_not_be_goods(kind: PassKind, identity: str, known: bool) -> None:
    """H-01: a product that the ledger knows never leaves as a tool.

    Raises:
        Refused: The number is a unit's or a lot's.
    """
    if kind is not PassKind.TOOLS or not known:
        return
    raise refuse(
        "H-01",
        QT_TRANSLATE_NOOP("app", "{identity} 是台账里的产品，不能当工具出门"),
        fact(WHAT, identity),
        helper=Role.STOREKEEPER,
        identity=identity,
    )


@guard("H-01")
def sample_must_be_free(identity: str, where: Collection[str], free: int, asked: int) -> None:
    """H-01: a sample from the ledger is free stock: nobody's order, not on hold, in a store.

    Raises:
        Refused: Not so many pieces are.
    """
    if asked <= free:
        return
    raise refuse(
        "H-01",
        QT_TRANSLATE_NOOP("app", "{identity} 没有空闲库存，不能作样品或借用出门"),
        fact(WHAT, identity),
        fact(WHERE, "、".join(where) or "—"),
        helper=Role.SALES,
        identity=identity,
    )


@guard("H-01")
def must_be_on_one_pass(identity: str, other: str) -> None:
    """H-01: the same goods stand on one pass that may still be used.

    Raises:
        Refused: They stand on another.
    """
    if not other:
        return
    raise refuse(
        "H-01",
        QT_TRANSLATE_NOOP("app", "{identity} 已写在出门证 {other} 上"),
        fact(WHAT, identity),
        fact(QT_TRANSLATE_NOOP("app", "出门证"), other),
        helper=Role.STOREKEEPER,
        identity=identity,
        other=other,
    )


@guard("H-01")
def second_must_be_another(maker_id: int | None, person_id: int | None) -> None:
    """H-01, H-06: the storekeeper counts what goes on, another person counts it again.

    Raises:
        Refused: The same person twice.
    """
    if maker_id != person_id:
        return
    raise refuse(
        "H-01", QT_TRANSLATE_NOOP("app", "装车核对要两个人，不能由开证人一个人做"), helper=Role.LOGISTICS_HEAD
    )
