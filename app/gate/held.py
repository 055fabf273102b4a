"""Goods on a loaded vehicle were put on hold: the pass under which they would leave is void at once (H-01, J-15)."""

from __future__ import annotations

from app.boxing import whereabouts
from app.core.work import Work
from app.gate import service
from app.storage.events import GoodsHeld


def on_goods_held(work: Work, event: GoodsHeld) -> None:
    """Handler: voids the active pass of every 发货单 in whose loaded boxes such goods lie, units and pieces of lots alike."""
    for dispatch_no in whereabouts.loaded_with(work.session, event.identities):
        service.void_for_dispatch(work, dispatch_no, event.why)
