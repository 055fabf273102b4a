"""What the 补发 of a difference carry together, and how much of that is more than is missing (I-11, X-25)."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.core.errors import Conflict
from app.core.text import QT_TRANSLATE_NOOP, say
from app.dispatch import queries as dispatch
from app.dispatch import special
from app.dispatch.queries import BEFORE_LEAVING
from app.dispatch.views import DispatchOrderView
from db.models.delivery import Discrepancy


def parts_of(session: Session, found: Discrepancy) -> list[DispatchOrderView]:
    """Its 发货单 that were not called off, oldest first."""
    order = dispatch.dispatch_order(session, found.resupply_no) if found.resupply_no else None
    return special.standing_of(session, order.source_no) if order is not None else []


def surplus(parts: list[DispatchOrderView], found: Discrepancy) -> int:
    """Pieces that they carry beyond what is missing."""
    return max(0, sum(one.total for one in parts) - (found.quantity - found.found))


def require_surplus_stopped(session: Session, found: Discrepancy) -> None:
    """A difference does not end while a 补发 that carries too much could still be stopped.

    Raises:
        Conflict: One stands in the works.
    """
    parts = parts_of(session, found)
    here = [one for one in parts if one.state in BEFORE_LEAVING]
    n = surplus(parts, found)
    if n and here:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "补发 {no} 多 {n} 件还没出门，请先推迟、作废它"), no=here[-1].number, n=n))
