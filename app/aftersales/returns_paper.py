"""Builds 《退货单》 (J-33)."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.aftersales import returns_queries as queries
from app.core.clock import site_day, site_time
from app.core.errors import not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import word
from app.delivery import queries as delivery
from app.printing.making import Making
from app.slips import return_slip as slip
from app.slips.model import Signature


def return_slip(session: Session, document: str, making: Making) -> bytes:
    """Draws a 退货单 with what was judged so far.

    Raises:
        NotFound: No such 退货单.
    """
    view = queries.authorisation(session, document)
    if view is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "退货单"), document)
    record = delivery.record(session, view.record_no)
    signed = [Signature("制单", view.author, site_time(view.made_at))]
    last = max((one for one in view.items if one.received_at), key=lambda one: one.received_at or view.made_at, default=None)
    if last is not None and last.received_at is not None:
        signed.append(Signature("仓管员", last.receiver, site_time(last.received_at)))
    judged = max((one for one in view.items if one.judged_at), key=lambda one: one.judged_at or view.made_at, default=None)
    if judged is not None and judged.judged_at is not None:
        signed.append(Signature("质检员", judged.judge, site_time(judged.judged_at)))
    paper = slip.ReturnSlip(
        company=making.company, form=making.form, printing=making.printing, void=making.void, signatures=tuple(signed),
        number=view.number, date=site_day(view.made_at), customer=view.customer,
        contact=f"{record.contact}  {record.phone}".strip() if record is not None else "", record_no=view.record_no,
        order_no=view.order_no, case_no=view.case_no, reason=view.reason, carrier=view.carrier, expected_on=view.expected_on,
        lines=tuple(
            slip.ReturnLine(
                one.product_name, one.model, one.identity, one.unit, one.quantity, word(one.judgement) if one.judgement else ""
            )
            for one in view.items
        ),
    )  # fmt: skip
    copies = tuple(copy for copy in making.copies if copy.name) or slip.COPIES
    return slip.render(paper, copies)
