"""Units as who sends a whole vehicle of them away reads them: in one statement, locked, and without records."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, bindparam, select

from app.core.errors import not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Work
from db.models.units import Unit
from db.prepared import Prepared

Held = Any
"""What a move of a unit asks for, under the names of the columns."""

_AT_ONCE = 500
_UNITS = Unit.__table__
_SERIALS: BindParameter[Any] = bindparam("serials", expanding=True)
_HELD = Prepared(
    select(
        _UNITS.c.id, _UNITS.c.serial, _UNITS.c.product_id, _UNITS.c.state, _UNITS.c.held_from, _UNITS.c.location_id,
        _UNITS.c.valid_until, _UNITS.c.expires_on, _UNITS.c.store_until,
    )
    .where(_UNITS.c.serial.in_(_SERIALS)).order_by(_UNITS.c.serial).with_for_update()
)  # fmt: skip
"""Built once: the guard waits for it."""


def held_rows(work: Work, serials: Sequence[str]) -> list[Held]:
    """Units in the order that was asked for, locked for the rest of the action.

    Raises:
        NotFound: No such unit.
    """
    found: dict[str, Held] = {}
    for first in range(0, len(serials), _AT_ONCE):
        rows = _HELD.all(work.session, serials=list(serials[first : first + _AT_ONCE]))
        found.update((row.serial, row) for row in rows)
    for serial in serials:
        if serial not in found:
            raise not_found(QT_TRANSLATE_NOOP("app", "序列号"), serial)
    return [found[serial] for serial in serials]


def last_days(rows: Sequence[Held]) -> dict[str, tuple[date | None, date | None, date | None]]:
    """Keeping period, expiry date and storage time by serial number; those without any are left out."""
    days = {row.serial: (row.valid_until, row.expires_on, row.store_until) for row in rows}
    return {serial: each for serial, each in days.items() if any(each)}
