"""Who may look along the chain."""

from __future__ import annotations

from collections.abc import Collection

from app.clauses.register import guard
from app.core.errors import fact, refuse
from app.core.text import QT_TRANSLATE_NOOP
from db.states import Role

BLIND = frozenset({Role.GUARD, Role.ASSEMBLER, Role.SHIPPER})
"""Roles that see no customer contacts and no way of goods beyond their own bench (M-05)."""


@guard("E-05")
def typed_serial_needs_reason(identity: str, reason: str) -> None:
    """E-05: a number that is typed instead of scanned says why.

    Raises:
        Refused: No reason.
    """
    if reason.strip():
        return
    raise refuse(
        "E-05", QT_TRANSLATE_NOOP("app", "手工键入编号要写明原因"), fact(QT_TRANSLATE_NOOP("app", "键入的"), identity),
        helper=Role.STOREKEEPER,
    )  # fmt: skip


@guard("E-05")
def goods_must_be_identified(seen: str, identity: str) -> None:
    """E-05: nobody approves a label for goods that nobody has recognised yet.

    Raises:
        Refused: It is not known which goods they are.
    """
    if identity:
        return
    raise refuse(
        "E-05", QT_TRANSLATE_NOOP("app", "还没有认定是哪一件，不能补标识"), fact(QT_TRANSLATE_NOOP("app", "看到的"), seen),
        helper=Role.STOREKEEPER,
    )  # fmt: skip


@guard("E-05")
def another_must_approve(name: str, person_id: int | None, hands: Collection[int]) -> None:
    """E-05: quality approves the new label, and neither who found the mark lost nor who recognised the goods.

    Raises:
        Refused: It is one of them.
    """
    if person_id is not None and person_id not in hands:
        return
    raise refuse(
        "E-05", QT_TRANSLATE_NOOP("app", "补标识要由另一名质检员批准"), fact(QT_TRANSLATE_NOOP("app", "登录人"), name),
        helper=Role.INSPECTOR,
    )  # fmt: skip


@guard("E-03")
def damage_must_be_photographed(identity: str, photos: int) -> None:
    """E-03: damaged goods have a photo before quality decides on them.

    Raises:
        Refused: There is none.
    """
    if photos > 0:
        return
    raise refuse(
        "E-03", QT_TRANSLATE_NOOP("app", "破损记录还没有照片"), fact(QT_TRANSLATE_NOOP("app", "货品"), identity), helper=Role.INSPECTOR
    )


@guard("M-05")
def may_follow_goods(roles: Collection[Role]) -> None:
    """M-05: where whose goods are is confidential; a guard or packer with no other role does not look it up.

    Raises:
        Refused: No role that works with deliveries.
    """
    if set(roles) - BLIND:
        return
    raise refuse("M-05", QT_TRANSLATE_NOOP("app", "货物去向保密，这个岗位不能查询"), helper=Role.LOGISTICS_HEAD)
