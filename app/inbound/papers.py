"""The paper of stock-in."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from sqlalchemy.orm import Session

from app.core.clock import site_day, site_time
from app.core.errors import not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import word
from app.inbound import queries
from app.inbound.views import ReceiptLineView, ReceiptView
from app.printing.making import Making
from app.quality import queries as quality
from app.slips import goods_receipt as slip
from app.slips.model import Signature
from app.units import queries as units
from db.states import ReceiptKind

ROWS = 8
"""Rows of the form: so many units stand one by one; more are drawn together by location, with the serials on an annex."""


def goods_receipt(session: Session, document: str, making: Making) -> bytes:
    """Builds the 产品入库单, or its red-letter form (D-02, D-03).

    Raises:
        NotFound: No such receipt.
    """
    receipt = queries.receipt(session, document)
    if receipt is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "产品入库单"), document)
    sheet = quality.inspection(session, receipt.inspection_no)
    at = site_time(receipt.posted_at)
    signed = [Signature("主管" if receipt.kind is ReceiptKind.SCRAP else "仓管员", receipt.storekeeper, at)]
    if receipt.deliverer:
        signed.insert(0, Signature("交库人", receipt.deliverer, at))
    if sheet is not None and sheet.judged_at is not None:
        signed.insert(1, Signature("检验员", sheet.inspector, site_time(sheet.judged_at)))
    sign = -1 if receipt.reverses else 1
    remarks = _remarks(session, receipt)
    lines = [
        slip.ReceiptLine(
            receipt.product_name, receipt.model, tuple(line.serial or line.lot_no for line in group), receipt.unit,
            sign * sum(line.quantity for line in group), group[0].location, receipt.reason or remarks.get(group[0].lot_no, ""),
        )
        for group in _rows(receipt.lines)
    ]  # fmt: skip
    void = making.void
    if void is not None and receipt.reversed_by:
        void = replace(void, replaced_by=receipt.reversed_by)
    paper = slip.GoodsReceipt(
        company=making.company, form=making.form, printing=making.printing, void=void, signatures=tuple(signed),
        number=receipt.number, date=site_day(receipt.posted_at), kind=word(receipt.kind), warehouse=receipt.warehouse,
        workshop=receipt.workshop, task_no=receipt.task_no, inspection_no=receipt.inspection_no, lines=tuple(lines),
        reverses=receipt.reverses, supplier=receipt.supplier, supplier_slip=receipt.slip_no,
    )  # fmt: skip
    return slip.render(paper, making.copies)


def _remarks(session: Session, receipt: ReceiptView) -> dict[str, str]:
    """Of bought lots: their last day, as it stands on the lot."""
    if not receipt.supplier:
        return {}
    lots = units.lots(session, [line.lot_no for line in receipt.lines if line.lot_no])
    days = {lot.lot_no: (lot.expires_on, lot.valid_until) for lot in lots}
    return {
        lot_no: f"失效期 {expires}" if expires else f"保管期至 {valid}" if valid else "" for lot_no, (expires, valid) in days.items()
    }


def _rows(lines: tuple[ReceiptLineView, ...]) -> list[list[ReceiptLineView]]:
    if len(lines) <= ROWS:
        return [[line] for line in lines]
    return [list(group) for _, group in groupby(lines, key=lambda line: line.location)]
