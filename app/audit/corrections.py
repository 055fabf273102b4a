"""Pure decisions about records and their corrections."""

from __future__ import annotations

from collections.abc import Mapping

from app.clauses.register import guard
from app.core.errors import fact, refuse
from app.core.text import QT_TRANSLATE_NOOP
from db.states import Role


@guard("M-02")
def correction_needs_reason(record: str, changed: Mapping[str, object], reason: str) -> None:
    """M-02: a record that is in use is corrected by a new version with a reason; the old values stay in the trail.

    Args:
        record: Name or number of the record.
        changed: What would change, by field; nothing changed needs no reason.
        reason: Why.

    Raises:
        Refused: Something changes and no reason is given.
    """
    if not changed or reason.strip():
        return
    raise refuse(
        "M-02",
        QT_TRANSLATE_NOOP("app", "原始记录不得删除，更正须写明理由"),
        fact(QT_TRANSLATE_NOOP("app", "记录"), record),
        helper=Role.DELIVERY_MANAGEMENT,
    )


def differences(old: Mapping[str, object], new: Mapping[str, object]) -> dict[str, list[object]]:
    """The fields that differ, each with its old and its new value, as the trail keeps them."""
    return {key: [old.get(key), new[key]] for key in new if old.get(key) != new[key]}
