"""Papers that go with particular goods: ticked with them, taken back with them (F-16)."""

from __future__ import annotations

from sqlalchemy import select

from app.boxing import queries
from app.core.work import Work
from app.quality import queries as quality
from db.models.boxing import KitTick


def take_back(work: Work, dispatch_no: str, identity: str) -> None:
    """Takes back the ticks of certificates whose goods lie in no box of the order any more; the audit trail keeps them."""
    if any(item.identity == identity for box in queries.boxes(work.session, dispatch_no) for item in box.items):
        return
    query = select(KitTick).where(KitTick.dispatch_no == dispatch_no, KitTick.document != "")
    for tick in work.session.scalars(query.with_for_update()):
        found = quality.certificate(work.session, tick.document)
        if found is not None and identity == (found.serial or found.lot_no):
            work.session.delete(tick)
            work.audit("untick_paper", "dispatch_order", dispatch_no, paper=tick.paper, document=tick.document)
    work.session.flush()
