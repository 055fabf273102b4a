"""Rules on differences and claims, as decisions over plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.clauses.register import guard
from app.core.errors import fact, refuse
from app.core.text import QT_TRANSLATE_NOOP
from db.states import ClaimState as C
from db.states import Role, SolutionKind


@dataclass(frozen=True)
class Goods:
    """A product on a delivery: known by its key, two may have the same name and model; `name` is how a sentence calls it."""

    product_id: int
    name: str = field(compare=False, default="")


MOVES: frozenset[tuple[C, C]] = frozenset(
    {
        (C.INQUIRY, C.ANSWERED),
        (C.INQUIRY, C.CLAIMED),
        (C.ANSWERED, C.CLAIMED),
        (C.CLAIMED, C.AGREED),
        (C.INQUIRY, C.CLOSED),
        (C.ANSWERED, C.CLOSED),
        (C.CLAIMED, C.CLOSED),
        (C.AGREED, C.CLOSED),
    }
)
"""The way of a 查询/索赔单 (I-12); asked and claimed at once where nobody needs an answer."""


def may_move(old: C, new: C) -> bool:
    """Whether a claim may go from `old` to `new`."""
    return (old, new) in MOVES


@guard("I-11")
def must_be_agreed(number: str, line_no: int, solution: SolutionKind | None, owner: int | None, do_by: date | None) -> None:
    """I-11: a difference is settled by a solution that was agreed, with somebody who sees to it and a day.

    Raises:
        Refused: One of the three is missing.
    """
    if solution is not None and owner is not None and do_by is not None:
        return
    raise refuse(
        "I-11",
        QT_TRANSLATE_NOOP("app", "先商定处理办法、责任人和期限，再办结异议"),
        fact(QT_TRANSLATE_NOOP("app", "交付记录"), number),
        fact(QT_TRANSLATE_NOOP("app", "行"), line_no),
        helper=Role.SALES,
    )


@guard("I-12")
def loss_must_be_short(number: str, lost: Mapping[Goods, int], short: Mapping[Goods, int]) -> None:
    """I-12: what the customer signed for is lost only so far as his count says that it is missing.

    Args:
        number: The delivery record.
        lost: Pieces in the boxes that are to count as lost, by goods, of those that were signed for.
        short: Pieces that the differences of the record say are missing, by goods.

    Raises:
        Refused: More lost than missing.
    """
    for goods, pieces in lost.items():
        if pieces > short.get(goods, 0):
            raise refuse(
                "I-12",
                QT_TRANSLATE_NOOP("app", "{goods} 客户签收时只少 {short} 件，这些箱里有 {lost} 件，不能都算丢失"),
                fact(QT_TRANSLATE_NOOP("app", "交付记录"), number),
                helper=Role.LOGISTICS_HEAD,
                goods=goods.name,
                short=short.get(goods, 0),
                lost=pieces,
            )
