"""What the dock shows while boxes at the lane are scanned against the list of their 发货单 (F-12)."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.dispatch import queries as dispatch
from app.dispatch.views import DispatchOrderView
from app.loading import staging
from app.loading.views import DockState, PickRow

STAGE = "stage"


def stage_state(session: Session, order: DispatchOrderView, active: int = 0) -> DockState:
    """The dock as it stands on a 发货单 whose boxes stand at the lane."""
    view = staging.staging(session, order.number)
    rows = [
        PickRow(
            box.box_no, f"{order.number} {box.box_no}/{box.box_count}", box.packaging, int(box.sscc in view.staged), 1,
            f"…{box.sscc[-5:]}",
        )
        for box in sorted(view.boxes, key=lambda b: (b.sscc in view.staged, b.box_no))
    ]  # fmt: skip
    rows += [PickRow(-n, one.words, "", 1, 0, f"…{one.sscc[-5:]}") for n, one in enumerate(view.open, 1) if one.kind == staging.FOREIGN]
    checked = len([box for box in view.boxes if box.sscc in view.staged])
    trip = dispatch.trip(session, order.trip_no) if order.trip_no else None
    return DockState(STAGE, _next(view), order.number, order.customer_name, tuple(rows), checked, len(view.boxes), active, trip=trip)


def _next(view: staging.StagingView) -> Text:
    foreign = next((one for one in view.open if one.kind == staging.FOREIGN), None)
    if foreign is not None:
        return say(QT_TRANSLATE_NOOP("app", "搬走 {what}，再扫「取出」和它"), what=foreign.words)
    left = [box for box in view.boxes if box.sscc not in view.staged]
    if not left:
        return say(QT_TRANSLATE_NOOP("app", "备货核对完：验车、装车"))
    return say(QT_TRANSLATE_NOOP("app", "核对备货：再扫 {left} 箱，下一箱第 {n} 箱；缺箱按 F7"), left=len(left), n=left[0].box_no)
