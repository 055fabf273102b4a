"""Reads of 产品入库单."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.catalog.views import ProductView
from app.core.clock import day_end
from app.core.grouped import grouped
from app.identity import queries as identity_queries
from app.inbound.views import CameIn, ReceiptLineView, ReceiptView
from app.quality import queries as quality
from db.models.inbound import GoodsReceipt, GoodsReceiptLine
from db.states import ReceiptState

_AT_ONCE = 500
"""So many keys go into one statement."""


def receipt(session: Session, number: str) -> ReceiptView | None:
    """One receipt by number."""
    return next(iter(views(session, session.scalars(select(GoodsReceipt).where(GoodsReceipt.number == number)))), None)


def receipts(session: Session, *, task_no: str = "", order_no: str = "", limit: int = 50) -> list[ReceiptView]:
    """Receipts, newest first."""
    query = select(GoodsReceipt).order_by(GoodsReceipt.id.desc()).limit(limit)
    if task_no:
        query = query.where(GoodsReceipt.task_no == task_no)
    if order_no:
        query = query.where(GoodsReceipt.order_no == order_no)
    return views(session, session.scalars(query))


def came_in(session: Session, day: date, limit: int = 20) -> list[CameIn]:
    """What came in for orders on a day, by order and product, the newest first (B-13); cancelled receipts are left out."""
    rows = session.execute(
        select(GoodsReceipt.order_no, GoodsReceipt.product_id, func.sum(GoodsReceiptLine.quantity), func.min(GoodsReceipt.posted_at))
        .join(GoodsReceiptLine, GoodsReceiptLine.receipt_id == GoodsReceipt.id)
        .where(
            GoodsReceipt.posted_at >= day_end(day - timedelta(days=1)), GoodsReceipt.posted_at < day_end(day),
            GoodsReceipt.state == ReceiptState.POSTED, GoodsReceipt.order_no != "",
        )
        .group_by(GoodsReceipt.order_no, GoodsReceipt.product_id).order_by(func.max(GoodsReceipt.id).desc()).limit(limit)
    ).all()  # fmt: skip
    products = catalog.products_by_key(session, (product_id for _, product_id, _, _ in rows)) if rows else {}
    return [
        CameIn(order_no, products[product_id].name, products[product_id].unit, int(count), since)
        for order_no, product_id, count, since in rows
    ]


def receipt_of(session: Session, identity: str) -> ReceiptView | None:
    """The newest receipt of a unit or lot; a reversal counts too."""
    on_line = select(GoodsReceiptLine.receipt_id).where(
        (GoodsReceiptLine.serial == identity) | (GoodsReceiptLine.lot_no == identity)
    )
    query = select(GoodsReceipt).where(GoodsReceipt.id.in_(on_line)).order_by(GoodsReceipt.id.desc()).limit(1)
    return next(iter(views(session, session.scalars(query))), None)


def views(session: Session, rows: Iterable[GoodsReceipt]) -> list[ReceiptView]:
    """The views of some rows; for this feature only."""
    listed = list(rows)
    if not listed:
        return []
    keys = [row.id for row in listed]
    lines = [
        line
        for at in range(0, len(keys), _AT_ONCE)
        for line in session.scalars(
            select(GoodsReceiptLine).where(GoodsReceiptLine.receipt_id.in_(keys[at : at + _AT_ONCE])).order_by(GoodsReceiptLine.id)
        )
    ]
    codes = catalog.location_codes(session, (line.location_id for line in lines))
    names = identity_queries.names(session)
    products = catalog.products_by_key(session, (row.product_id for row in listed))
    inspectors = quality.inspectors(session, (row.inspection_no for row in listed))
    of_receipt = grouped(lines, lambda line: line.receipt_id)
    return [
        view(
            row, products[row.product_id],
            [ReceiptLineView(one.serial, one.lot_no, one.quantity, codes.get(one.location_id, "")) for one in of_receipt[row.id]],
            inspectors.get(row.inspection_no, ""), names,
        )
        for row in listed
    ]  # fmt: skip


def view(row: GoodsReceipt, product: ProductView, lines: Sequence[ReceiptLineView], inspector: str, names: dict[int, str]) -> ReceiptView:
    """The view of one row; for this feature only."""
    return ReceiptView(
        row.number, row.kind, row.state, row.warehouse, row.workshop, row.task_no, row.order_no, row.inspection_no, row.product_id,
        product.name, product.model, product.unit,
        tuple(lines),
        names.get(row.deliverer_id or 0, ""), inspector, names.get(row.storekeeper_id, ""), row.posted_at,
        row.reverses, row.reversed_by, row.reason, row.supplier, row.slip_no, row.export_id,
    )  # fmt: skip
