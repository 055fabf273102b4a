"""What becomes of a load plan when its trip changes: it is void and says why, or it follows where nothing of its picture changes.

A box that is expected (预估) gives way to the real one as that is closed: where measures agree the real one takes the place, and the
check looks at the whole plan again with the real weight. Everything else makes the plan void, and with it what was printed of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.boxing.events import BoxChanged
from app.core.errors import AppError
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.core.work import Work
from app.dispatch.events import DispatchChanged, DispatchPlanned, StopsChanged, TripChanged
from app.dispatch.load_facts import trip_of
from app.loading import plan_store
from app.loading.plan_task import trip_task
from app.loading.plan_views import LoadPlanView, TripBox, TripTask
from app.planner.checking import check
from app.planner.model import Item, Left, Plan
from app.printing import service as printing

_BOXES = QT_TRANSLATE_NOOP("app", "箱有变化：{no} 与装柜图不符")


def on_dispatch_planned(work: Work, event: DispatchPlanned) -> None:
    """Handler: a 发货单 was put on a trip; neither that trip's plan nor the one of the trip it came from holds."""
    if event.from_trip == event.trip_no:
        return
    _void(work, event.trip_no, say(QT_TRANSLATE_NOOP("app", "{no} 排上了本车"), no=event.dispatch_no))
    if event.from_trip:
        _void(work, event.from_trip, say(QT_TRANSLATE_NOOP("app", "{no} 移到了别的车"), no=event.dispatch_no))


def on_dispatch_changed(work: Work, event: DispatchChanged) -> None:
    """Handler: a 发货单 was postponed, cancelled or changed.

    With another address, or with fewer boxes because some stay here (G-08), the plan follows where it still holds.
    """
    if event.what in _FOLLOWED:
        reason = say(_FOLLOWED[event.what], no=event.dispatch_no)
        follow(work, trip_of(work.session, event.dispatch_no), reason, fewer=event.what == "lines")
        return
    words = _WHAT.get(event.what, QT_TRANSLATE_NOOP("app", "{no} 有改动"))
    for trip_no in plan_store.trips_with(work, event.dispatch_no):
        _void(work, trip_no, say(words, no=event.dispatch_no))


_WHAT = {
    "postponed": QT_TRANSLATE_NOOP("app", "{no} 已改期，不在本车"),
    "cancelled": QT_TRANSLATE_NOOP("app", "{no} 已作废"),
}
_FOLLOWED = {
    "address": QT_TRANSLATE_NOOP("app", "{no} 收货信息已更改"), "lines": QT_TRANSLATE_NOOP("app", "{no} 发货内容已更改"),
}  # fmt: skip


def on_trip_changed(work: Work, event: TripChanged) -> None:
    """Handler: the trip has another vehicle, other stops or another order; a plan that another inside was taken for is void."""
    follow(work, event.trip_no, say(QT_TRANSLATE_NOOP("app", "车次已更改")))


def on_stops_changed(work: Work, event: StopsChanged) -> None:
    """Handler: the trip is unloaded in another order; where that shuts nothing in the plan follows."""
    follow(work, event.trip_no, say(QT_TRANSLATE_NOOP("app", "站序已改")))


def on_box_changed(work: Work, event: BoxChanged) -> None:
    """Handler: a box was closed, weighed or opened."""
    trip_no = trip_of(work.session, event.dispatch_no)
    if trip_no:
        follow(work, trip_no, say(_BOXES, no=event.dispatch_no))


def follow(work: Work, trip_no: str, reason: Text, *, fewer: bool = False) -> None:
    """Looks whether the plan of a trip still is one of what stands on it; where it is not, it is void.

    Args:
        work: The action.
        trip_no: The trip.
        reason: Why it is looked at; a void plan says so.
        fewer: Boxes may be gone; the others stand as they were planned.
    """
    row = plan_store.current_row(work, trip_no)
    if row is None:
        return
    try:
        now = trip_task(work.session, trip_no, work.now)
    except AppError as error:
        plan_store.void(work, row, error.reason)
        return
    if now.basis == row.basis:
        return
    view = plan_store.seen(work, row)
    if now.container != view.container:
        plan_store.void(work, row, say(QT_TRANSLATE_NOOP("app", "车型已改")))
        return
    followed = _followed(view, now, fewer)
    report = check(now.task, followed) if followed is not None else None
    if followed is None or report is None or not report.right:
        plan_store.void(work, row, reason)
        return
    row.basis = now.basis
    plan_store.rewrite(work, row, now.boxes, followed, report)
    printing.void_papers(work, row.number, str(reason))
    work.audit("follow_load_plan", "load_plan", row.number, trip=trip_no, estimated=now.estimated, reason=str(reason))


def _void(work: Work, trip_no: str, reason: Text) -> None:
    row = plan_store.current_row(work, trip_no)
    if row is not None:
        plan_store.void(work, row, reason)


def _followed(view: LoadPlanView, now: TripTask, fewer: bool) -> Plan | None:
    """The same picture with the boxes as they are now; None where a box has no counterpart."""
    partner = _partners(plan_store.trip_boxes_of(view), now.boxes, fewer)
    if partner is None:
        return None
    stay = [box for box in view.boxes if box.key in partner]
    placed = tuple(
        replace(box.placement, id=partner[box.key].item.id, stop=partner[box.key].item.stop, sequence=n)
        for n, box in enumerate(stay, start=1)
    )
    left = tuple(Left(partner[one.box.item.id].item.id, 1, one.reason) for one in view.left if one.box.item.id in partner)
    return Plan(placed, left, view.report.utilisation) if placed else None


def _partners(old: Sequence[TripBox], new: Sequence[TripBox], fewer: bool) -> dict[str, TripBox] | None:
    """By key of each box of the plan the box that is there now: itself, or for an expected one a real one of equal measures.

    None where a box is gone (unless there may be fewer), another one came, or measures differ.
    """
    real = {box.item.id: box for box in new if not box.estimated}
    found: dict[str, TripBox] = {}
    for box in (box for box in old if not box.estimated):
        same = real.pop(box.item.id, None)
        if same is None and fewer:
            continue
        if same is None or not _alike(box, same):
            return None
        found[box.item.id] = same
    waiting = [box for box in old if box.estimated]
    for came in [*real.values(), *(box for box in new if box.estimated)]:
        taken = next((box for box in waiting if _alike(box, came)), None)
        if taken is None:
            return None
        waiting.remove(taken)
        found[taken.item.id] = came
    return found if fewer or not waiting else None


def _alike(one: TripBox, other: TripBox) -> bool:
    """Whether a box can stand in another's place: of the same 发货单, with the same measures."""
    return one.dispatch_no == other.dispatch_no and _size(one.item) == _size(other.item)


def _size(item: Item) -> tuple[int, int, int]:
    return item.length_mm, item.width_mm, item.height_mm
