"""Rules on storing and keeping goods, as decisions over plain values."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from app.clauses.register import guard
from app.core.errors import Conflict, fact, refuse
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from db.states import Role, StorageClass, UnitState, ZoneKind

FITTING: dict[StorageClass, tuple[StorageClass, ...]] = {
    StorageClass.NORMAL: (StorageClass.NORMAL, StorageClass.DRY, StorageClass.COOL),
    StorageClass.DRY: (StorageClass.DRY,),
    StorageClass.COOL: (StorageClass.COOL,),
    StorageClass.HAZARD: (StorageClass.HAZARD,),
}
"""Classes of zone that satisfy a product, best first."""

SET_ASIDE: dict[ZoneKind, UnitState] = {
    ZoneKind.SCRAP: UnitState.SCRAPPED,
    ZoneKind.HOLD: UnitState.HOLD,
    ZoneKind.RETURN: UnitState.RETURNED,
    ZoneKind.REWORK: UnitState.REWORK,
}
"""What each zone for goods that must not ship is for (D-10, X-30)."""

KEPT = (UnitState.RESERVED, UnitState.RECHECK_DUE, UnitState.LOCKED)
"""States in which goods are kept for an order; of these the last two stay as they are when the keeping ends."""


def satisfies(zone: StorageClass, wanted: StorageClass | None) -> bool:
    """Whether a zone of class `zone` keeps a product of class `wanted`; a product without a class goes nowhere."""
    return wanted is not None and zone in FITTING[wanted]


@guard("D-06")
def must_not_be_hazardous(product: str, hazard: bool, zone_kind: ZoneKind, hazard_store: bool) -> None:
    """D-06: dangerous goods are not stored, unless safety approved a hazard store and they go there (X-19).

    Args:
        product: What it is called.
        hazard: Whether it is dangerous.
        zone_kind: What the zone is for.
        hazard_store: Whether the zone is an approved hazard store today.

    Raises:
        Refused: Hazardous goods for any other place.
    """
    if not hazard or (hazard_store and zone_kind is ZoneKind.HAZARD):
        return
    raise refuse(
        "D-06",
        QT_TRANSLATE_NOOP("app", "危险品禁止入库：{product}"),
        fact(QT_TRANSLATE_NOOP("app", "库区"), word(zone_kind)),
        helper=Role.SAFETY,
        product=product,
    )


@guard("X-19")
def must_not_stand_with_hazards(product: str, hazard: bool, zone_kind: ZoneKind) -> None:
    """X-19: a hazard store keeps dangerous goods alone.

    Raises:
        Refused: Other goods for a hazard zone.
    """
    if hazard or zone_kind is not ZoneKind.HAZARD:
        return
    raise refuse(
        "X-19",
        QT_TRANSLATE_NOOP("app", "危险品库不放其他货品：{product}"),
        fact(QT_TRANSLATE_NOOP("app", "库区"), word(zone_kind)),
        helper=Role.SAFETY,
        product=product,
    )


@guard("X-19")
def hazard_store_needs_two(zone: str, asked_by: int | None, approver: int | None) -> None:
    """X-19: who asks for a hazard store does not approve it.

    Raises:
        Refused: The same person.
    """
    if asked_by is None or asked_by != approver:
        return
    raise refuse(
        "X-19",
        QT_TRANSLATE_NOOP("app", "危险品库须由申请人以外的安全员批准"),
        fact(QT_TRANSLATE_NOOP("app", "库区"), zone),
        helper=Role.SAFETY,
    )


@guard("D-08")
def must_fit_zone(product: str, wanted: StorageClass | None, location: str, zone: StorageClass, kind: ZoneKind) -> None:
    """D-08: goods go only to a store zone whose class satisfies the product.

    Raises:
        Refused: Another class, or a zone that is no store.
    """
    keeps = kind in (ZoneKind.STORE, ZoneKind.HAZARD) and satisfies(zone, wanted)
    if keeps:
        return
    raise refuse(
        "D-08",
        QT_TRANSLATE_NOOP("app", "库区条件不符：{product} 不能放在 {location}"),
        fact(QT_TRANSLATE_NOOP("app", "产品要求"), word(wanted) if wanted else "—"),
        fact(QT_TRANSLATE_NOOP("app", "库位条件"), f"{word(kind)}·{word(zone)}"),
        helper=Role.STOREKEEPER,
        product=product,
        location=location,
    )


@guard("D-16")
def must_not_be_reserved_for_another(identity: str, reserved_order: str, order_no: str) -> None:
    """D-16: goods that are kept for one order are not picked or kept for another.

    Raises:
        Refused: Kept for another order.
    """
    if reserved_order and reserved_order != order_no:
        raise refuse(
            "D-16",
            QT_TRANSLATE_NOOP("app", "该货已为其他订单预留：{identity}"),
            fact(QT_TRANSLATE_NOOP("app", "扫到的"), identity),
            fact(QT_TRANSLATE_NOOP("app", "预留给"), reserved_order),
            fact(QT_TRANSLATE_NOOP("app", "本单"), order_no),
            helper=Role.SALES,
            identity=identity,
        )


@guard("D-10")
def must_stand_with_its_like(identity: str, sealed: bool, location: str, sealed_only: bool) -> None:
    """D-10: opened goods are kept apart from the sealed ones.

    Raises:
        Refused: Opened goods for a place that is for sealed ones.
    """
    if sealed or not sealed_only:
        return
    raise refuse(
        "D-10",
        QT_TRANSLATE_NOOP("app", "已开封品须放开封区：{identity} 不能放在 {location}"),
        fact(QT_TRANSLATE_NOOP("app", "扫到的"), identity),
        fact(QT_TRANSLATE_NOOP("app", "库位"), f"{location}·{say(QT_TRANSLATE_NOOP('app', '只放未开封'))}"),
        helper=Role.STOREKEEPER,
        identity=identity,
        location=location,
    )


@guard("D-10")
def must_be_for_zone(identity: str, location: str, kind: ZoneKind, states: Collection[UnitState]) -> None:
    """D-10: scrap, held, returned and rework goods stand each in a zone of their own, and nothing else stands there.

    Raises:
        Refused: The zone is for other goods, or a store.
    """
    if SET_ASIDE.get(kind) in states:
        return
    raise refuse(
        "D-10",
        QT_TRANSLATE_NOOP("app", "{identity} 不能放进{zone} {location}"),
        fact(QT_TRANSLATE_NOOP("app", "状态"), "、".join(sorted(str(word(state)) for state in states)) or "—"),
        helper=Role.INSPECTOR,
        identity=identity,
        zone=word(kind),
        location=location,
    )


@guard("X-30")
def scrap_must_go_to_its_zone(identity: str, location: str, kind: ZoneKind) -> None:
    """X-30: what is taken in for scrapping stands in a scrap zone, never in the store that ships.

    Raises:
        Refused: The place is in another zone.
    """
    if kind is ZoneKind.SCRAP:
        return
    raise refuse(
        "X-30",
        QT_TRANSLATE_NOOP("app", "报废品只能放进报废区：{identity} 不能放在 {location}"),
        fact(QT_TRANSLATE_NOOP("app", "库区"), word(kind)),
        helper=Role.LOGISTICS_HEAD,
        identity=identity,
        location=location,
    )


@guard("E-04")
def protection_must_be_signed(identity: str, points: Sequence[str]) -> None:
    """E-04: valuable or safety goods are moved only after their mover signed for every point of their protection.

    Args:
        identity: Serial or lot number.
        points: What he has not signed for yet.

    Raises:
        Refused: One is open.
    """
    if points:
        raise refuse(
            "E-04",
            QT_TRANSLATE_NOOP("app", "贵重/安全件防护未确认：{points}"),
            fact(QT_TRANSLATE_NOOP("app", "扫到的"), identity),
            helper=Role.STOREKEEPER,
            points="、".join(points),
        )


def not_standing_there(identity: str, zones: Collection[ZoneKind]) -> Conflict:
    """The error for goods that no longer stand where a pass says they leave from."""
    words = "、".join(sorted(str(word(zone)) for zone in zones))
    return Conflict(say(QT_TRANSLATE_NOOP("app", "{identity} 已不在{zone}"), identity=identity, zone=words), helper=Role.STOREKEEPER)


@guard("D-13")
def must_have_one_expiry(lot_no: str, first: date | None, other: date | None) -> None:
    """D-13: a lot has one expiry date; papers that say two are put right before anything comes in.

    Raises:
        Refused: Two dates, or one paper that says none.
    """
    if first == other:
        return
    raise refuse(
        "D-13",
        QT_TRANSLATE_NOOP("app", "同一批号有两个失效期：{lot}"),
        fact(QT_TRANSLATE_NOOP("app", "前面写的"), first or "—"),
        fact(QT_TRANSLATE_NOOP("app", "这里写的"), other or "—"),
        helper=Role.INSPECTOR,
        lot=lot_no,
    )


@guard("B-09")
def incoming_must_be_inspected(lot_no: str, waiting: int, free: int) -> None:
    """B-09: bought goods await their incoming inspection; before it they are neither stored nor issued.

    Args:
        lot_no: The lot.
        waiting: Pieces that await inspection.
        free: Pieces that do not.

    Raises:
        Refused: Nothing of the lot has been inspected.
    """
    if waiting and not free:
        raise refuse(
            "B-09",
            QT_TRANSLATE_NOOP("app", "来料待检，检验合格前不得入库、发料：{lot}"),
            fact(QT_TRANSLATE_NOOP("app", "批号"), lot_no),
            fact(QT_TRANSLATE_NOOP("app", "待检"), waiting),
            helper=Role.INSPECTOR,
            lot=lot_no,
        )
