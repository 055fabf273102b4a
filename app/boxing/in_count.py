"""What a stock count asks of shipping boxes: what lies in one, and whether it is shut (D-11)."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.boxing import queries
from app.storage.count_views import BoxContents, BoxItem
from db.states import BoxState

_SHUT = (BoxState.SEALED, BoxState.LOADED)


def contents(session: Session, sscc: str) -> BoxContents | None:
    """What lies in a box; None where there is none of the number."""
    view = queries.box(session, sscc)
    if view is None:
        return None
    return BoxContents(view.state in _SHUT, tuple(BoxItem(item.identity, not item.serial, item.quantity) for item in view.items))
