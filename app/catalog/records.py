"""What the commands of the catalogue share: records are added and changed, never deleted, and the trail keeps what they were."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from sqlalchemy import select

from app.audit.corrections import correction_needs_reason, differences
from app.core.entry import same_version
from app.core.errors import bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Work
from db.models.base import Versioned

R = TypeVar("R", bound=Versioned)


def create(work: Work, model: Callable[..., R], kind: str, values: Mapping[str, Any], **more: Any) -> R:
    """Adds a record and writes it to the trail."""
    row = model(**values, **more)
    work.session.add(row)
    work.session.flush()
    work.audit(f"create_{kind}", kind, row.id, **values)
    return row


def change(
    work: Work, row: Versioned, kind: str, values: Mapping[str, Any], reason: str, version: int | None,
    *, in_use: bool = True,
) -> None:  # fmt: skip
    """Changes a record; while it is in use only with a reason (M-02), which the trail keeps beside the old values.

    Raises:
        Refused: M-02 without a reason.
        Conflict: Changed by somebody else meanwhile.
    """
    same_version(row.version, version)
    changed = differences({name: getattr(row, name) for name in values}, values)
    if in_use:
        correction_needs_reason(str(getattr(row, "name", row.id)), changed, reason)
    if not changed:
        return
    for name in changed:
        setattr(row, name, values[name])
    work.audit(f"change_{kind}", kind, row.id, changed=changed, reason=reason.strip())
    work.session.flush()


def get(work: Work, model: type[R], key: int, what: str) -> R:
    """A record by key; `what` is a marked Chinese noun.

    Raises:
        NotFound: No such record.
    """
    row = work.session.get(model, key)
    if row is None:
        raise not_found(what, key)
    return row


def must_be_free(work: Work, model: type[Versioned], column: str, value: str, *, but: int = 0) -> None:
    """Refuses a value that another record has.

    Raises:
        BadInput: It is taken.
    """
    found = work.session.scalar(select(model.id).where(getattr(model, column) == value, model.id != but))
    if found is not None:
        raise bad_input(QT_TRANSLATE_NOOP("app", "已经有了：{value}"), value=value)
