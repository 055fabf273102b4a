"""Numbers that begin with some signs, as a range of an index that every collation sorts alike."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, false

_ORDER = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def begins(column: Any, prefix: str) -> ColumnElement[bool]:
    """Whether a document number begins with `prefix`; the signs of our numbers, which every collation puts in this order.

    Any other sign begins no number. A last sign far up in Unicode would do on SQLite, but is no sign at all to a Chinese collation.
    """
    if not prefix or any(sign not in _ORDER for sign in prefix):
        return false()
    kept = prefix.rstrip(_ORDER[-1])
    lower: ColumnElement[bool] = column >= prefix
    return lower & (column < kept[:-1] + _ORDER[_ORDER.index(kept[-1]) + 1]) if kept else lower
