"""Goods that stand where they must not: opened among sealed ones, on hold or scrap in a store zone (D-10). To be moved."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.core.words import word
from app.storage.rules import SET_ASIDE
from app.units import stock_queries as stock
from db.states import ZoneKind

MOST = 200


@dataclass(frozen=True)
class MisplacedView:
    """Goods to be moved: what, how many, where they stand, and why they may not."""

    identity: str
    product: str
    quantity: int
    location: str
    why: Text


def misplaced(session: Session) -> list[MisplacedView]:
    """Opened goods at places for sealed ones, and held, returned, rework and scrap goods in store zones; the first few hundred."""
    opened = stock.opened_at(session, catalog.sealed_places())
    aside = stock.pieces(session, tuple(SET_ASIDE.values()), places=catalog.places_of(ZoneKind.STORE), limit=MOST)
    every = [*opened, *aside][:MOST]
    codes = catalog.location_codes(session, (piece.location_id for piece in every))
    products = catalog.products_by_key(session, (piece.product_id for piece in every))
    held = {id(piece) for piece in aside}
    return [
        MisplacedView(
            piece.identity, f"{products[piece.product_id].name} {products[piece.product_id].model}", piece.quantity,
            codes.get(piece.location_id or 0, ""),
            say(QT_TRANSLATE_NOOP("app", "{state}品不能放成品库区"), state=word(piece.state)) if id(piece) in held
            else say(QT_TRANSLATE_NOOP("app", "已开封，须放开封区")),
        )
        for piece in every
    ]  # fmt: skip
