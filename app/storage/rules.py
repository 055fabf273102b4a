"""Rules on storing and keeping goods, as decisions over plain values."""

from __future__ import annotations

from app.clauses.register import guard
from app.core.errors import fact, refuse
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import word
from db.states import Role, StorageClass, ZoneKind

FITTING: dict[StorageClass, tuple[StorageClass, ...]] = {
    StorageClass.NORMAL: (StorageClass.NORMAL, StorageClass.DRY, StorageClass.COOL),
    StorageClass.DRY: (StorageClass.DRY,),
    StorageClass.COOL: (StorageClass.COOL,),
    StorageClass.HAZARD: (StorageClass.HAZARD,),
}
"""Classes of zone that satisfy a product, best first."""


def satisfies(zone: StorageClass, wanted: StorageClass | None) -> bool:
    """Whether a zone of class `zone` keeps a product of class `wanted`; a product without a class goes nowhere."""
    return wanted is not None and zone in FITTING[wanted]


@guard("D-06")
def must_not_be_hazardous(product: str, hazard: bool, zone_kind: ZoneKind, hazard_store: bool) -> None:
    """D-06: dangerous goods are not stored, unless the site has a licensed hazard store and they go there.

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
