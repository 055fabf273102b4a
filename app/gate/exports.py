"""Which export numbers several 发货单 still wait for; for a board."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.orders import queries as orders
from db.models.gate import ExportPapers


def export_papers_open(session: Session, dispatch: Mapping[str, str]) -> dict[str, bool]:
    """Which 发货单 go abroad, and whether their inspection and customs numbers are still to come (F-03).

    Args:
        session: A read.
        dispatch: Number of the customer's order by number of the 发货单.
    """
    abroad = {number for number, order in orders.numbered(session, set(dispatch.values())).items() if order.needs.export}
    wanted = [number for number, order_no in dispatch.items() if order_no in abroad]
    if not wanted:
        return {}
    rows = session.scalars(select(ExportPapers).where(ExportPapers.dispatch_no.in_(wanted)))
    complete = {
        row.dispatch_no for row in rows
        if (row.inspection_no or row.not_required_reason) and row.declaration_no and row.declared_on is not None
    }  # fmt: skip
    return {number: number not in complete for number in wanted}
