"""The register of what left in a period, as paper (form 26, D-15); it is written by the release at the gate, nobody keys it."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.clock import day_end, site_day, site_time
from app.core.words import word
from app.delivery.register_paper import period_of
from app.dispatch import queries as dispatch
from app.dispatch.views import DispatchOrderView
from app.printing.making import Making
from app.slips import outbound_register as form
from db.models.delivery import DeliveryLine, DeliveryRecord

PAPER = "outbound_register"


def outbound_register(session: Session, document: str, making: Making) -> bytes:
    """Builds the register of a period; the document is its days, 20261101-20261130.

    Raises:
        BadInput: No period.
    """
    first, last = period_of(document)
    paper = form.OutboundRegister(
        company=making.company, form=making.form, printing=making.printing, number=document, void=making.void,
        date=site_day(making.printing.printed_at), first_day=first, last_day=last, lines=tuple(_lines(session, first, last)),
    )  # fmt: skip
    return form.render(paper, tuple(copy for copy in making.copies if copy.name) or form.COPIES)


def _lines(session: Session, first: date, last: date) -> list[form.OutboundLine]:
    rows = session.execute(
        select(DeliveryRecord, DeliveryLine)
        .join(DeliveryLine, DeliveryLine.record_id == DeliveryRecord.id)
        .where(DeliveryRecord.left_at >= day_end(first) - timedelta(days=1), DeliveryRecord.left_at < day_end(last))
        .order_by(DeliveryRecord.left_at, DeliveryRecord.id, DeliveryLine.line_no)
    ).all()
    orders = dispatch.numbered(session, list(dict.fromkeys(record.dispatch_no for record, _ in rows)))
    found: list[form.OutboundLine] = []
    for record, line in rows:
        assert record.left_at is not None
        order = orders.get(record.dispatch_no)
        how = word(order.transport) if order is not None and order.transport else word(record.mode)
        begins = not found or found[-1].dispatch_no != record.dispatch_no
        found.append(
            form.OutboundLine(
                record.dispatch_no, site_time(record.left_at), record.customer, line.product_name, line.model,
                _identities(order, line.product_id), line.shipped, line.unit, str(how), record.plate, record.pass_no, begins,
            )
        )  # fmt: skip
    return found


def _identities(order: DispatchOrderView | None, product_id: int) -> tuple[str, ...]:
    if order is None:
        return ()
    own = {line.line_id for line in order.lines if line.product_id == product_id}
    return tuple(dict.fromkeys(item.identity for item in order.picked if item.line_id in own))
