"""Rules on units and lots, as decisions over plain values."""

from __future__ import annotations

from datetime import date

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


@guard("D-13")
def must_keep_its_expiry(identity: str, noted: date | None, wanted: date) -> None:
    """D-13, X-09: a lot has one expiry date 失效期, and no recheck and no second paper moves it.

    Raises:
        Refused: Another expiry date stands already.
    """
    if noted is not None and noted != wanted:
        raise refuse(
            "D-13",
            QT_TRANSLATE_NOOP("app", "{identity} 已登记失效期 {noted}，失效期不得更改或延长"),
            fact(QT_TRANSLATE_NOOP("app", "已登记的失效期"), noted),
            fact(QT_TRANSLATE_NOOP("app", "本次的失效期"), wanted),
            helper=Role.INSPECTOR,
            identity=identity,
            noted=noted.isoformat(),
        )
