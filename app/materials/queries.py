"""Reads of packaging materials."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.errors import not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.identity import queries as identity_queries
from app.materials.views import (
    IssueView,
    PackagingItemView,
    PackagingMoveView,
    RequisitionLineView,
    RequisitionView,
)
from db.models.materials import (
    PackagingItem,
    PackagingMove,
    PackagingStock,
    Requisition,
    RequisitionIssue,
    RequisitionLine,
)
from db.states import RequisitionKind, RequisitionState
from db.types import yes

OPEN = (RequisitionState.SUBMITTED, RequisitionState.PART_ISSUED)
"""States of a 领料单 on which may be issued."""


def items(session: Session, *, active_only: bool = False) -> list[PackagingItemView]:
    """Every packaging item with its stock, by key."""
    query = select(PackagingItem).order_by(PackagingItem.key)
    if active_only:
        query = query.where(yes(PackagingItem.active))
    stock = balances(session)
    return [item_view(row, stock.get(row.id, 0)) for row in session.scalars(query)]


def item(session: Session, key: str) -> PackagingItemView:
    """One packaging item by key.

    Raises:
        NotFound: No such item.
    """
    row = session.scalar(select(PackagingItem).where(PackagingItem.key == key.upper()))
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "包装物"), key)
    return item_view(row, balances(session, [row.id]).get(row.id, 0))


def items_by_key(session: Session, keys: Iterable[str]) -> dict[str, PackagingItemView]:
    """Items by key; unknown keys are left out."""
    wanted = {key.upper() for key in keys}
    if not wanted:
        return {}
    rows = list(session.scalars(select(PackagingItem).where(PackagingItem.key.in_(wanted))))
    stock = balances(session, [row.id for row in rows])
    return {row.key: item_view(row, stock.get(row.id, 0)) for row in rows}


def low_items(session: Session) -> list[PackagingItemView]:
    """Items in use whose stock reached their minimum (C-04)."""
    rows = session.execute(
        select(PackagingItem, func.coalesce(PackagingStock.quantity, 0))
        .outerjoin(PackagingStock, PackagingStock.item_id == PackagingItem.id)
        .where(yes(PackagingItem.active), PackagingItem.minimum > 0,
               func.coalesce(PackagingStock.quantity, 0) <= PackagingItem.minimum)
        .order_by(PackagingItem.key)
    )  # fmt: skip
    return [item_view(row, balance) for row, balance in rows]


def balances(session: Session, item_ids: Sequence[int] | None = None) -> dict[int, int]:
    """What lies in the store, by item."""
    query = select(PackagingStock.item_id, PackagingStock.quantity)
    if item_ids is not None:
        query = query.where(PackagingStock.item_id.in_(item_ids))
    return dict(session.execute(query).all())


def balances_against_moves(session: Session) -> list[str]:
    """Compares the stock of every item with the sum of its moves; no sentence means that they agree."""
    sums = dict(session.execute(select(PackagingMove.item_id, func.sum(PackagingMove.quantity)).group_by(PackagingMove.item_id)).all())
    there = balances(session)
    keys = dict(session.execute(select(PackagingItem.id, PackagingItem.key)).all())
    return [
        f"{keys.get(item_id, item_id)}: 帐 {sums.get(item_id, 0)}, 存 {there.get(item_id, 0)}"
        for item_id in sorted({*sums, *there})
        if int(sums.get(item_id, 0)) != there.get(item_id, 0)
    ]


def moves(session: Session, *, key: str = "", document: str = "", limit: int = 100) -> list[PackagingMoveView]:
    """The ledger of packaging, newest first."""
    query = (
        select(PackagingMove, PackagingItem)
        .join(PackagingItem, PackagingItem.id == PackagingMove.item_id)
        .order_by(PackagingMove.id.desc())
        .limit(limit)
    )
    if key:
        query = query.where(PackagingItem.key == key)
    if document:
        query = query.where(PackagingMove.document == document)
    names = _names(session)
    return [
        PackagingMoveView(
            row.at, row.kind, thing.name, thing.unit, row.quantity, row.document, row.supplier, row.note, names.get(row.person_id or 0, "")
        )
        for row, thing in session.execute(query)
    ]


def requisition(session: Session, number: str) -> RequisitionView:
    """One 领料单.

    Raises:
        NotFound: No such 领料单.
    """
    found = _views(session, session.scalars(select(Requisition).where(Requisition.number == number)))
    if not found:
        raise not_found(QT_TRANSLATE_NOOP("app", "领料单"), number)
    return found[0]


def requisitions(session: Session, states: Sequence[RequisitionState] = (), *, limit: int = 100) -> list[RequisitionView]:
    """领料单 for packaging, newest first; all of them, or those in given states. Those of a 补换 are drawn on their 发货单."""
    query = select(Requisition).where(Requisition.kind == RequisitionKind.PACKAGING).order_by(Requisition.id.desc()).limit(limit)
    if states:
        query = query.where(Requisition.state.in_(states))
    return _views(session, session.scalars(query))


def unsigned_issues(session: Session) -> list[tuple[str, datetime]]:
    """领料单 with a hand-over that its receiver has not signed, with the time of the hand-over."""
    rows = session.execute(
        select(Requisition.number, RequisitionIssue.at)
        .join(Requisition, Requisition.id == RequisitionIssue.requisition_id)
        .where(RequisitionIssue.received_at.is_(None))
        .order_by(RequisitionIssue.id)
    )
    return [(number, at) for number, at in rows]


def item_view(row: PackagingItem, balance: int) -> PackagingItemView:
    """The view of an item row."""
    return PackagingItemView(
        row.id, row.key, row.name, row.kind, row.kind_words, row.source, row.unit, (row.length_mm, row.width_mm, row.height_mm),
        row.tare_g, row.max_load_g, row.max_layers, row.minimum, row.place, row.box_kind_id, row.approved_on, row.approved_by, row.evidence,
        row.active, balance, row.version,
    )  # fmt: skip


def _views(session: Session, found: Iterable[Requisition]) -> list[RequisitionView]:
    rows = list(found)
    keys = [row.id for row in rows]
    if not keys:
        return []
    lines, issues = _lines(session, keys), _issues(session, keys)
    names = _names(session)
    return [
        RequisitionView(
            row.number, row.kind, row.state, row.department, row.task_no, row.note, names.get(row.author_id or 0, ""), row.made_at,
            row.submitted_at, tuple(lines[row.id]), tuple(issues[row.id]), row.void_reason, row.version,
            row.case_no, row.replaces, row.product_id, row.pieces, row.drawn,
        )
        for row in rows
    ]  # fmt: skip


def _lines(session: Session, keys: Sequence[int]) -> dict[int, list[RequisitionLineView]]:
    found: dict[int, list[RequisitionLineView]] = defaultdict(list)
    for line, thing, balance in session.execute(
        select(RequisitionLine, PackagingItem, func.coalesce(PackagingStock.quantity, 0))
        .join(PackagingItem, PackagingItem.id == RequisitionLine.item_id)
        .outerjoin(PackagingStock, PackagingStock.item_id == RequisitionLine.item_id)
        .where(RequisitionLine.requisition_id.in_(keys))
        .order_by(RequisitionLine.no)
    ):
        view = item_view(thing, balance)
        found[line.requisition_id].append(
            RequisitionLineView(view.item_id, view.key, view.name, view.kind_name, view.unit, line.quantity, line.issued, balance)
        )
    return found


def _issues(session: Session, keys: Sequence[int]) -> dict[int, list[IssueView]]:
    rows = list(session.scalars(select(RequisitionIssue).where(RequisitionIssue.requisition_id.in_(keys)).order_by(RequisitionIssue.nth)))
    parts: dict[int, list[tuple[str, str, int]]] = defaultdict(list)
    if rows:
        for issue_id, key, name, quantity in session.execute(
            select(PackagingMove.issue_id, PackagingItem.key, PackagingItem.name, PackagingMove.quantity)
            .join(PackagingItem, PackagingItem.id == PackagingMove.item_id)
            .where(PackagingMove.issue_id.in_([row.id for row in rows]))
            .order_by(PackagingMove.id)
        ):
            parts[issue_id or 0].append((key, name, -quantity))
    names = _names(session)
    found: dict[int, list[IssueView]] = defaultdict(list)
    for row in rows:
        found[row.requisition_id].append(
            IssueView(
                row.id, row.nth, row.at, names.get(row.issuer_id or 0, ""), names.get(row.receiver_id or 0, ""), row.received_at,
                row.signed_on_paper, tuple(parts[row.id]),
            )
        )  # fmt: skip
    return found


def _names(session: Session) -> dict[int, str]:
    return identity_queries.names(session)
