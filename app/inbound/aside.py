"""产品入库单 of goods that must not ship: what a customer gave back, and what is taken in for scrapping (J-20, J-33)."""

from __future__ import annotations

from app.catalog.views import LocationView
from app.core.work import Work
from app.inbound.service import save
from app.inbound.views import ReceiptLineView
from db.models.inbound import GoodsReceipt
from db.states import ReceiptKind, ReceiptState


def post_aside(
    work: Work, kind: ReceiptKind, product_id: int, line: ReceiptLineView, place: LocationView, *, customer: str, return_no: str,
    inspection_no: str = "",
) -> str:  # fmt: skip
    """Makes and prints the slip of goods that were just put into a zone of their own; part of another feature's command.

    Args:
        work: The action of who took them in.
        kind: 退货 or 报废.
        product_id: The product.
        line: The unit, or the pieces of a lot.
        place: Where they stand.
        customer: Who gave them back.
        return_no: The 退货单.
        inspection_no: The sheet of the return inspection, or blank.

    Returns:
        The number of the slip.
    """
    number = work.next_number("RK")
    row = GoodsReceipt(
        number=number, kind=kind, state=ReceiptState.POSTED, warehouse=place.zone, workshop="—", task_no="", order_no="",
        inspection_no=inspection_no, product_id=product_id, storekeeper_id=work.actor.person_id, posted_at=work.now, supplier=customer,
        slip_no=return_no,
    )  # fmt: skip
    save(work, row, [line])
    return number
