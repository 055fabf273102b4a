"""The content label of a packed unit or lot (C-10)."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.catalog.views import ProductView
from app.core.errors import not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.labels.content import NOT_APPLICABLE, ContentLabel
from app.labels.marks import HandlingMark, MarkKind
from app.packing import queries
from app.printing.making import Making
from app.quality import queries as quality
from app.units import queries as units
from app.units.views import UnitView


def content_label(session: Session, document: str, making: Making) -> ContentLabel:
    """Builds the content label of a serial number or lot; its issue number is that of this printing.

    Raises:
        NotFound: No such unit or lot.
    """
    return label_of(session, document, making.company.name, making.printing.nth)


def label_of(session: Session, identity: str, company: str, issue: int) -> ContentLabel:
    """The content label from database values alone, nothing typed in (C-10).

    Raises:
        NotFound: No such unit or lot.
    """
    thing = units.unit(session, identity) or units.lot(session, identity)
    if thing is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "序列号或批号"), identity)
    product = catalog.product(session, thing.product_id)
    certificate = quality.certificate_of(session, identity)
    packed = queries.newest(session, identity)
    one = isinstance(thing, UnitView)
    return ContentLabel(
        company=company, product=product.name, spec=product.model, quantity=packed.quantity if packed else None,
        unit=product.unit, produced_on=thing.produced_on, shelf_life=_shelf_life(product), precautions=product.precautions,
        serial=identity if one else "", lot="" if one else identity,
        inspection_mark=certificate.inspector_badge[-4:] if certificate else "",
        inspected_on=certificate.inspected_on if certificate else None,
        certificate_no=certificate.number if certificate else "", gtin=product.gtin, marks=_marks(product), issue=str(issue),
    )  # fmt: skip


def _shelf_life(product: ProductView) -> str:
    return f"{product.shelf_life_days} 天" if product.shelf_life_days else NOT_APPLICABLE


def _marks(product: ProductView) -> tuple[HandlingMark, ...]:
    """The product's marks; fragile goods always bear the mark (C-12)."""
    given = [HandlingMark.parse(text) for text in product.marks]
    if product.fragile and all(mark.kind is not MarkKind.FRAGILE for mark in given):
        given.insert(0, HandlingMark(MarkKind.FRAGILE))
    return tuple(given)
