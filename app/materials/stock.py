"""The stock of packaging in the raw-material store: receipts, counts, and the one function that moves it (C-04)."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from app.core.entry import NAME, clean, whole
from app.core.errors import Conflict, fact
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.materials import queries
from app.materials.views import PackagingItemView
from db.models.materials import PackagingMove, PackagingStock
from db.states import MaterialMoveKind, PackagingSource, Role

MOST = 1_000_000
"""Pieces in one move."""


def receive(work: Work, key: str, quantity: int, *, supplier: str = "", slip_no: str = "", note: str = "") -> PackagingItemView:
    """Takes packaging into the raw-material store: bought outside, or made in the works (C-04).

    Args:
        work: The action.
        key: The item.
        quantity: Pieces.
        supplier: Who delivered it; for an item bought outside it must be named.
        slip_no: Number of his delivery slip, or of the workshop's.
        note: A remark.

    Raises:
        BadInput: Quantity not positive; an outside item without supplier.
        NotFound: No such item.
    """
    work.require(Role.STOREKEEPER)
    item = queries.item(work.session, key)
    pieces = whole(QT_TRANSLATE_NOOP("app", "数量"), quantity, low=1, high=MOST)
    is_bought = item.source is PackagingSource.OUTSIDE
    who = clean(QT_TRANSLATE_NOOP("app", "供方"), supplier, most=NAME, needed=is_bought)
    slip = clean(QT_TRANSLATE_NOOP("app", "送货单号"), slip_no, most=NAME)
    remark = clean(QT_TRANSLATE_NOOP("app", "备注"), note)
    return move(work, item, MaterialMoveKind.RECEIPT, pieces, document=slip, supplier=who, note=remark)


def count(work: Work, key: str, found: int, reason: str) -> PackagingItemView:
    """Sets the stock to what was counted on the shelf; the difference is a move with its reason.

    Raises:
        BadInput: No reason, or a negative count.
        NotFound: No such item.
    """
    work.require(Role.STOREKEEPER)
    item = queries.item(work.session, key)
    there = whole(QT_TRANSLATE_NOOP("app", "盘点数"), found, high=MOST)
    why = clean(QT_TRANSLATE_NOOP("app", "原因"), reason, needed=True)
    difference = there - _locked(work, item.item_id).quantity
    if difference == 0:
        return item
    return move(work, item, MaterialMoveKind.COUNT, difference, note=why)


def move(
    work: Work, item: PackagingItemView, kind: MaterialMoveKind, quantity: int, *, document: str = "", supplier: str = "",
    note: str = "", issue_id: int | None = None,
) -> PackagingItemView:  # fmt: skip
    """Writes one move into the ledger and the stock with it; nothing else changes the stock.

    Raises:
        Conflict: More would leave than lies there.
    """
    row = _locked(work, item.item_id)
    must_lie_there(replace(item, balance=row.quantity), -quantity)
    row.quantity += quantity
    work.session.add(
        PackagingMove(
            at=work.now, kind=kind, item_id=item.item_id, quantity=quantity, document=document, supplier=supplier, note=note,
            issue_id=issue_id, person_id=work.actor.person_id,
        )
    )  # fmt: skip
    work.session.flush()
    work.audit(f"packaging_{kind}", "packaging_item", item.key, quantity=quantity, document=document, supplier=supplier, note=note)
    return queries.item(work.session, item.key)


def must_lie_there(item: PackagingItemView, pieces: int) -> None:
    """Refuses more than lies in the store.

    Raises:
        Conflict: There is less.
    """
    if pieces > item.balance:
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "{item} 库存不够：要 {asked}，只有 {there}"), item=item.name, asked=pieces, there=item.balance),
            (fact(QT_TRANSLATE_NOOP("app", "包装物"), item.key), fact(QT_TRANSLATE_NOOP("app", "库存"), item.balance)),
            helper=Role.PURCHASING,
        )


def _locked(work: Work, item_id: int) -> PackagingStock:
    row = work.session.scalar(select(PackagingStock).where(PackagingStock.item_id == item_id).with_for_update())
    if row is None:
        row = PackagingStock(item_id=item_id, quantity=0)
        work.session.add(row)
        work.session.flush()
    return row
