"""Reads of 少装: what a box was closed without, why, and who approved it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from app.identity import queries as identity
from db.models.boxing import Box, BoxShort


@dataclass(frozen=True)
class ShortView:
    """One 少装: how many pieces, why, who approved it; `approver` is blank while it waits."""

    pieces: int
    reason: str
    asked_by: str
    approver: str
    dispatch_no: str
    box_no: int


def pending(session: Session, dispatch_no: str) -> ShortView | None:
    """The 少装 of a 发货单 that waits for the second person."""
    return next(iter(_views(session, list(session.scalars(_WAITING, {"dispatch_no": dispatch_no})))), None)


def approved(session: Session, dispatch_no: str) -> list[ShortView]:
    """Every approved 少装 of a 发货单, for its packing list."""
    query = select(BoxShort).where(BoxShort.dispatch_no == dispatch_no, BoxShort.approved_at.is_not(None)).order_by(BoxShort.id)
    return _views(session, list(session.scalars(query)))


def in_words(found: list[ShortView]) -> str:
    """「少装 2：库存不足，物流科长」, one after the other."""
    return "；".join(f"少装 {view.pieces}：{view.reason}，{view.approver}" for view in found)


def waiting(dispatch_no: str) -> Select[BoxShort]:
    """The rows that wait for an approval."""
    return _WAITING.params(dispatch_no=dispatch_no)


_WAITING = select(BoxShort).where(
    BoxShort.dispatch_no == bindparam("dispatch_no"), BoxShort.approved_at.is_(None), BoxShort.withdrawn_at.is_(None)
)


def _views(session: Session, rows: list[BoxShort]) -> list[ShortView]:
    if not rows:
        return []
    names = {person.person_id: person.name for person in identity.people(session)}
    numbers = dict(session.execute(select(Box.id, Box.box_no).where(Box.id.in_([row.box_id for row in rows]))).all())
    return [
        ShortView(
            row.pieces, row.reason, names.get(row.asked_by_id, ""), names.get(row.approver_id or 0, ""), row.dispatch_no,
            numbers.get(row.box_id, 0),
        )
        for row in rows
    ]  # fmt: skip
