"""Builds 库存清单 (form 8, D-11): what stands where by the books, place by place."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.core.clock import site_day
from app.printing.making import Making
from app.slips import stock_list as form
from app.units import at_places

PAPER = "stock_list"


def document_of(day: date) -> str:
    """What the list is asked for by: the day on which it is drawn, so that each day begins a count of printings of its own."""
    return f"KC{day:%Y%m%d}"


def stock_list(session: Session, document: str, making: Making) -> bytes:
    """Draws the list as the books are now; the place of goods that are drawn or boxed is where they stand."""
    places = {place.location_id: place for place in catalog.locations(session)}
    goods = at_places.goods_at(session, places)
    products = catalog.products_by_key(session, (one.product_id for one in goods))
    lines = sorted(
        (
            form.StockLine(
                places[one.location_id].zone, places[one.location_id].code, products[one.product_id].name,
                products[one.product_id].model, one.lot_no, one.quantity, products[one.product_id].unit,
            )
            for one in goods if one.quantity
        ),
        key=lambda one: (one.zone, one.place, one.product, one.model, one.lot_no),
    )  # fmt: skip
    paper = form.StockList(
        company=making.company, form=making.form, printing=making.printing, void=making.void, number=document,
        date=site_day(making.printing.printed_at), lines=tuple(lines),
    )  # fmt: skip
    return form.render(paper, tuple(copy for copy in making.copies if copy.name) or form.COPIES)
