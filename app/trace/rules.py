"""Who may look along the chain."""

from __future__ import annotations

from collections.abc import Collection

from app.clauses.register import guard
from app.core.errors import refuse
from app.core.text import QT_TRANSLATE_NOOP
from db.states import Role

BLIND = frozenset({Role.GUARD, Role.ASSEMBLER, Role.SHIPPER})
"""Roles that see no customer contacts and no way of goods beyond their own bench (M-05)."""


@guard("M-05")
def may_follow_goods(roles: Collection[Role]) -> None:
    """M-05: where whose goods are is confidential; a guard or packer with no other role does not look it up.

    Raises:
        Refused: No role that works with deliveries.
    """
    if set(roles) - BLIND:
        return
    raise refuse("M-05", QT_TRANSLATE_NOOP("app", "货物去向保密，这个岗位不能查询"), helper=Role.LOGISTICS_HEAD)
