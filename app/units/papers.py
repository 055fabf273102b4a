"""The label of a unit or lot in production."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.core.errors import not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.labels.content import UnitLabel
from app.printing.making import Making
from app.units import queries


def unit_label(session: Session, document: str, making: Making) -> UnitLabel:
    """Builds the unit label of a serial number or lot.

    Raises:
        NotFound: No such unit or lot.
    """
    one = queries.unit(session, document)
    batch = None if one is not None else queries.lot(session, document)
    thing = one or batch
    if thing is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "序列号或批号"), document)
    product = catalog.product(session, thing.product_id)
    return UnitLabel(
        product=thing.product_name, model=thing.model, serial=document if one else "", lot="" if one else document,
        company=making.company.name, gtin=product.gtin, produced_on=thing.produced_on,
    )  # fmt: skip
