"""How goods are handled: marks, tool, weight, one person or two (E-01, E-02)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from app.catalog.views import CareView, ProductView
from app.core.errors import bad_input
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.labels.marks import HandlingMark, MarkKind

HANDLING: Mapping[str, str] = MappingProxyType(
    {
        "hand": QT_TRANSLATE_NOOP("app", "手搬"),
        "trolley": QT_TRANSLATE_NOOP("app", "手推车"),
        "forklift": QT_TRANSLATE_NOOP("app", "叉车"),
        "crane": QT_TRANSLATE_NOOP("app", "行车吊运"),
    }
)
"""The ways of moving goods by their key."""


def handling_key(key: str) -> str:
    """A way of moving goods; blank where nobody chose one.

    Raises:
        BadInput: No such way.
    """
    if key and key not in HANDLING:
        raise bad_input(QT_TRANSLATE_NOOP("app", "没有这种搬运方式：{key}"), key=key[:20])
    return key


def handling_words(key: str) -> Text | None:
    """A way of moving goods in words, or None."""
    return say(HANDLING[key]) if key in HANDLING else None


def care_of(product: ProductView, two_persons_over_kg: int) -> CareView:
    """What is shown when a product is scanned to be packed, put away or loaded; fragile goods always bear the mark (C-12).

    Args:
        product: The product.
        two_persons_over_kg: Setting `handling.two_persons_over_kg`.
    """
    marks = list(product.marks)
    if product.fragile and all(HandlingMark.parse(mark).kind is not MarkKind.FRAGILE for mark in marks):
        marks.insert(0, str(HandlingMark(MarkKind.FRAGILE)))
    weight = product.gross_weight_g or product.net_weight_g
    lifted = product.handling in ("", "hand", "trolley")
    return CareView(tuple(marks), product.handling, weight, lifted and weight > two_persons_over_kg * 1000, product.precautions)
