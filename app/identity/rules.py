"""Pure decisions about people."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.clauses.register import guard
from app.core.errors import fact, refuse
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import word
from db.states import Activity, Role

PIN_LENGTHS = range(4, 9)


def pin_is_usable(pin: str) -> bool:
    """Four to eight digits, not all the same."""
    return pin.isascii() and pin.isdigit() and len(pin) in PIN_LENGTHS and len(set(pin)) > 1


@guard("K-13")
def must_be_qualified(name: str, activity: Activity, valid: Iterable[tuple[date, date]], today: date) -> None:
    """K-13: who delivers, packs or loads was trained and passed, and the qualification is in date.

    Args:
        name: The person.
        activity: What he is about to do.
        valid: The spans (from, until, both inclusive) of his qualifications for it.
        today: The site's day.

    Raises:
        Refused: No span holds today.
    """
    spans = list(valid)
    if any(start <= today <= end for start, end in spans):
        return
    latest = max((end for _, end in spans), default=None)
    raise refuse(
        "K-13",
        QT_TRANSLATE_NOOP("app", "{name}没有有效的{activity}资格，未培训合格不得上岗"),
        fact(QT_TRANSLATE_NOOP("app", "人员"), name),
        fact(QT_TRANSLATE_NOOP("app", "资格"), word(activity)),
        fact(QT_TRANSLATE_NOOP("app", "有效期至"), latest or "—"),
        helper=Role.DELIVERY_MANAGEMENT,
        name=name,
        activity=word(activity),
    )
