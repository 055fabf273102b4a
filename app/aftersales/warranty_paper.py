"""保修卡 (form 32, F-16, J-05) of a unit or lot: blank where it goes into the package, with its day once it is signed for."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.aftersales import queries
from app.aftersales.callers import warranty_until
from app.catalog import queries as catalog
from app.core.clock import site_day
from app.core.errors import not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.printing.making import Making
from app.settings.service import setting_int
from app.slips import warranty_card as form
from app.units import queries as units

PAPER = "warranty_card"
"""Its name among the papers; the document is the serial number or lot."""


def warranty_card(session: Session, document: str, making: Making) -> bytes:
    """Draws the card of a unit or lot.

    Raises:
        NotFound: No such unit or lot.
    """
    thing = units.unit(session, document) or units.lot(session, document)
    if thing is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "序列号或批号"), document)
    product = catalog.product(session, thing.product_id)
    now = making.printing.printed_at
    record = queries.delivered(session, document)
    signed = record if record is not None and record.signed_at is not None else None
    bought = site_day(signed.signed_at) if signed is not None and signed.signed_at is not None else None
    paper = form.WarrantyCard(
        company=making.company, form=making.form, printing=making.printing, void=making.void, number=document,
        date=bought or site_day(now), product=product.name, model=product.model, customer=record.customer if record is not None else "",
        months=setting_int(session, "warranty.months", now), bought_on=bought, until=warranty_until(session, signed, now),
    )  # fmt: skip
    return form.render(paper)
