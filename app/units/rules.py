"""Rules on units and lots, as decisions over plain values."""

from __future__ import annotations

from app.clauses.register import guard
from app.core.errors import fact, refuse
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import word
from db.states import Role, UnitState


@guard("B-11")
def must_not_be_on_hold(identity: str, state: UnitState) -> None:
    """B-11: rejected goods are on hold, and every further scan of them is barred.

    Raises:
        Refused: The unit or the pieces of the lot are on hold.
    """
    if state is UnitState.HOLD:
        raise refuse(
            "B-11",
            QT_TRANSLATE_NOOP("app", "不合格品，已隔离：{identity}"),
            fact(QT_TRANSLATE_NOOP("app", "扫到的"), identity),
            fact(QT_TRANSLATE_NOOP("app", "状态"), word(state)),
            helper=Role.INSPECTOR,
            identity=identity,
        )
