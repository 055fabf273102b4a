"""Which kind of transport the goods, the way and the time speak for (G-09 … G-11); pure, the first rule that applies wins."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from app.clauses.register import guard
from app.core.errors import fact, refuse
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.core.words import word
from db.states import Role, TransportKind

FAST = (TransportKind.AIR, TransportKind.DEDICATED)
CHEAP = (TransportKind.RAIL, TransportKind.WATER)


@dataclass(frozen=True)
class Freight:
    """What is to be sent: names of valuable and fragile goods, its worth, weight, the way, and the days until it is promised.

    `distance_km` and `days_left` are None where nobody knows them.
    """

    valuable: Sequence[str]
    fragile: Sequence[str]
    worth_yuan: int
    weight_kg: int
    distance_km: int | None
    days_left: int | None


@dataclass(frozen=True)
class Limits:
    """From where goods count as valuable, urgent, bulk, far and not urgent (settings)."""

    valuable_yuan: int
    urgent_days: int
    bulk_kg: int
    far_km: int
    slack_days: int


@dataclass(frozen=True)
class Suggestion:
    """The kinds to choose from, the best first, with the reason and the row it rests on."""

    kinds: tuple[TransportKind, ...]
    reason: Text
    clause: str

    @property
    def binding(self) -> bool:
        """Whether another choice needs the logistics head's reason (G-10)."""
        return self.clause == "G-10"


def suggest(goods: Freight, limits: Limits, used: Collection[TransportKind] = tuple(TransportKind)) -> Suggestion:
    """Valuable, fragile or urgent: air or a dedicated vehicle. Else bulk, far and not urgent: rail or water. Else road.

    Of each only what the company uses: without rail and water bulk goes by road, without road by the first that there is. A company
    with neither air nor dedicated vehicles still owes the logistics head's reason for goods that speak for them (G-10).
    """
    found = _suggest(goods, limits, used)
    kinds = tuple(kind for kind in found.kinds if kind in used)
    if not kinds and not found.binding:
        kinds = tuple(used)[:1]
    return replace(found, kinds=kinds or found.kinds)


def _suggest(goods: Freight, limits: Limits, used: Collection[TransportKind]) -> Suggestion:
    if goods.valuable:
        return _fast(QT_TRANSLATE_NOOP("app", "贵重货品：{what}"), what=goods.valuable[0])
    if goods.fragile:
        return _fast(QT_TRANSLATE_NOOP("app", "易碎货品：{what}"), what=goods.fragile[0])
    if limits.valuable_yuan and goods.worth_yuan >= limits.valuable_yuan:
        return _fast(QT_TRANSLATE_NOOP("app", "货值达到 {n} 元"), n=limits.valuable_yuan)
    if goods.days_left is not None and goods.days_left <= limits.urgent_days:
        late = goods.days_left < 0
        words = QT_TRANSLATE_NOOP("app", "已过承诺日 {n} 天") if late else QT_TRANSLATE_NOOP("app", "距承诺日 {n} 天，为急件")
        return _fast(words, n=abs(goods.days_left))
    bulk = goods.weight_kg >= limits.bulk_kg
    far = goods.distance_km is not None and goods.distance_km >= limits.far_km
    slack = goods.days_left is None or goods.days_left > limits.slack_days
    if bulk and far and slack and any(kind in used for kind in CHEAP):
        words = QT_TRANSLATE_NOOP("app", "{kg} kg、{km} km、不急，铁路或水运省费用")
        return Suggestion(CHEAP, say(words, kg=goods.weight_kg, km=goods.distance_km), "G-11")
    return Suggestion((TransportKind.ROAD,), say(QT_TRANSLATE_NOOP("app", "普通货物，公路运输")), "G-09")


def _fast(words: str, **values: object) -> Suggestion:
    return Suggestion(FAST, say(words, **values), "G-10")


@guard("G-10")
def must_go_fast(number: str, suggestion: Suggestion, chosen: TransportKind, reason: str, by_head: bool) -> None:
    """G-10: valuable, fragile and urgent goods go by air or a dedicated vehicle, or the logistics head writes why not.

    Args:
        number: The 发货单.
        suggestion: What the rule says.
        chosen: The kind it is to go by.
        reason: Why it goes otherwise, or blank.
        by_head: Whether the logistics head gives the reason.

    Raises:
        Refused: Another kind, and no reason of his.
    """
    if not suggestion.binding or chosen in suggestion.kinds or (by_head and reason.strip()):
        return
    raise refuse(
        "G-10",
        QT_TRANSLATE_NOOP("app", "应优先空运或专车，改用其他方式须物流科长写明理由"),
        fact(QT_TRANSLATE_NOOP("app", "单据"), number),
        fact(QT_TRANSLATE_NOOP("app", "依据"), suggestion.reason),
        fact(QT_TRANSLATE_NOOP("app", "所选方式"), word(chosen)),
        helper=Role.LOGISTICS_HEAD,
    )
