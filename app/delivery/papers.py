"""The 交付记录 as paper: what arrived stays empty for the receiver's pen."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.boxing import queries as boxing
from app.core.clock import site_day
from app.core.errors import not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import word
from app.delivery import queries
from app.dispatch import queries as dispatch
from app.orders import queries as orders
from app.printing.making import Making
from app.settings.service import setting_int
from app.slips import delivery_record as slip
from app.slips.dispatch_order import Mode
from db.states import DeliveryMode

_MODES = {
    DeliveryMode.PICKUP: Mode.PICKUP,
    DeliveryMode.CONSIGNED: Mode.CONSIGNED,
    DeliveryMode.DIRECT: Mode.DIRECT,
}


def delivery_record(session: Session, document: str, making: Making) -> bytes:
    """Builds the delivery record.

    Raises:
        NotFound: No such record.
    """
    view = queries.record(session, document)
    if view is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "交付记录"), document)
    order = orders.order(session, view.order_no)
    trip = dispatch.trip(session, view.trip_no) if view.trip_no else None
    paper = slip.DeliveryRecord(
        company=making.company, form=making.form, printing=making.printing, number=view.number, date=site_day(view.made_at),
        void=making.void, gate_pass_no=view.pass_no, customer=view.customer, order_no=order.contract_no or view.order_no,
        dispatch_no=view.dispatch_no, place=view.place, contact=view.contact, phone=view.phone,
        mode=_MODES[view.mode].value if view.mode in _MODES else word(view.mode), plate=view.plate,
        seals=tuple(filter(None, view.seals.split("、"))),
        lines=tuple(slip.DeliveryLine(x.product_name, x.model, x.unit, x.shipped) for x in view.lines), boxes=view.boxes,
        enclosed=(("装箱单", view.boxes > 0), *boxing.kit(session, view.dispatch_no)),
        return_days=setting_int(session, "slip.return_days", view.made_at),
        protected=view.protected, deliverer_phone=trip.phone if trip is not None and view.mode is not DeliveryMode.PICKUP else "",
    )  # fmt: skip
    return slip.render(paper, making.copies)
