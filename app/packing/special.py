"""Special protection of valuable or safety goods: signed point by point by who moves them (E-04)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.catalog.views import ProductView
from app.core.clock import site_day
from app.core.errors import bad_input
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Work
from app.packing import queries, rules
from app.packing.views import SpecView
from app.settings.service import setting_list
from db.models.packing import SpecialProtection
from db.states import Role

MOVERS = (Role.ASSEMBLER, Role.SHIPPER, Role.TEAM_LEADER, Role.STOREKEEPER)
"""Who packs and moves goods."""


def occasion(session_id: int) -> str:
    """What a signature counts for in product packing: this packing alone."""
    return f"packing:{session_id}"


def points_of(session: Session, product: ProductView, spec: SpecView | None, now: datetime) -> list[str] | None:
    """The special protection of a product: its requirement's own points, else the product's, else the proposal; None for other goods."""
    if not (product.valuable or product.hazard):
        return None
    if spec is not None and spec.special is not None:
        return list(spec.special)
    return list(product.special) or setting_list(session, "packing.special_checklist", now)


def open_points(session: Session, product_id: int, goods: str, what: str, now: datetime) -> list[str]:
    """The points that nobody signed for yet, for goods that are moved on an occasion, e.g. a 发货单."""
    product = catalog.product(session, product_id)
    if not (product.valuable or product.hazard):
        return []
    points = points_of(session, product, queries.spec(session, product_id, site_day(now)), now) or []
    signed = {row.point for row in session.scalars(_valid(goods, what))}
    return [point for point in points if point not in signed]


def require_signed(work: Work, product_id: int, goods: str, what: str) -> None:
    """Refuses to move valuable or safety goods whose protection nobody signed for.

    Raises:
        Refused: E-04.
    """
    rules.special_protection_must_be_signed(goods, open_points(work.session, product_id, goods, what, work.now))


def sign(work: Work, goods: str, what: str, points: list[str]) -> None:
    """Signs for points of the special protection of goods on an occasion.

    Raises:
        BadInput: No point.
    """
    work.require(*MOVERS)
    if not points:
        raise bad_input(QT_TRANSLATE_NOOP("app", "没有要确认的防护"))
    for point in points:
        work.session.add(
            SpecialProtection(goods=goods, occasion=what, point=point, at=work.now, person_id=work.actor.person_id)
        )
    work.session.flush()
    work.audit("sign_protection", "special_protection", goods, occasion=what, points=points)


def void_points(work: Work, goods: str, what: str, *, last: bool = False) -> str:
    """Undoes the signatures of an occasion, or the last one; the record of them stays.

    Returns:
        The point that was undone last, or blank.
    """
    found = ""
    for row in work.session.scalars(_valid(goods, what).order_by(SpecialProtection.id.desc())):
        row.voided_at, found = work.now, row.point
        if last:
            break
    work.session.flush()
    return found


def _valid(goods: str, what: str) -> Select[SpecialProtection]:
    return select(SpecialProtection).where(
        SpecialProtection.goods == goods, SpecialProtection.occasion == what, SpecialProtection.voided_at.is_(None)
    )
