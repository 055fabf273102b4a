"""How far boxes were off their weight, and the tolerance that follows from it: the program proposes, a person decides (C-18)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.boxing.weights import Proposal, propose
from app.catalog import queries as catalog
from app.core.clock import site_day
from app.packing import queries as packing
from app.packing.views import SpecView
from app.settings.service import setting_int
from db.models.boxing import BoxItem, BoxWeighing

NEWEST = 2000
"""Weighings looked at, the newest ones."""


@dataclass(frozen=True)
class ToleranceRow:
    """The tolerance of a packaging requirement in force beside what past boxes say, and the site's where none was decided."""

    spec_id: int
    product: str
    model: str
    drawing: str
    floor_g: int | None
    permille: int | None
    proposal: Proposal
    site_floor_g: int
    site_permille: int
    version: int = 1

    @property
    def name(self) -> str:
        """Product and model, the title of its form."""
        return f"{self.product} {self.model}"


def tolerances(session: Session, now: datetime) -> tuple[ToleranceRow, ...]:
    """Every packaging requirement in force with its tolerance and the proposal, by product."""
    today = site_day(now)
    off = _differences(session)
    site = setting_int(session, "boxing.weight_tolerance_g", now), setting_int(session, "boxing.weight_tolerance_permille", now)
    found = []
    for product in catalog.products(session, active_only=True):
        spec = packing.spec(session, product.product_id, today)
        if spec is not None:
            piece = product.gross_weight_g or product.net_weight_g + (spec.boxing.inner_weight_g or 0)
            found.append(_row(spec, product.name, product.model, propose(off[product.product_id], piece), site))
    return tuple(found)


def _row(spec: SpecView, product: str, model: str, proposal: Proposal, site: tuple[int, int]) -> ToleranceRow:
    boxing = spec.boxing
    drawing = f"{spec.drawing_no} {spec.revision}"
    return ToleranceRow(spec.spec_id, product, model, drawing, boxing.tolerance_g, boxing.tolerance_permille, proposal, *site)


def _differences(session: Session) -> dict[int, list[int]]:
    """Reading minus expectation of the newest weighings by product; only boxes that held one product, and no waived ones."""
    newest = session.execute(
        select(BoxWeighing.box_id, BoxWeighing.gross_g, BoxWeighing.expected_g)
        .where(BoxWeighing.expected_g.is_not(None), BoxWeighing.waiver_id.is_(None))
        .order_by(BoxWeighing.id.desc())
        .limit(NEWEST)
    ).all()
    inside: dict[int, set[int]] = defaultdict(set)
    held = select(BoxItem.box_id, BoxItem.product_id).where(
        BoxItem.box_id.in_({row.box_id for row in newest}), BoxItem.removed_at.is_(None)
    )
    for box_id, product_id in session.execute(held):
        inside[box_id].add(product_id)
    found: dict[int, list[int]] = defaultdict(list)
    for box_id, gross, expected in newest:
        if len(inside[box_id]) == 1 and expected is not None:
            found[next(iter(inside[box_id]))].append(gross - expected)
    return found
