"""What the dock shows while a vehicle is loaded: every box, the place of the last one, the next three (G-04, G-06)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqlalchemy.orm import Session

from app.core.errors import not_found
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.core.words import word
from app.dispatch import queries as dispatch_queries
from app.loading import plan_queries, queries
from app.loading.boxes_on import Answer
from app.loading.plan_views import LoadPlanView
from app.loading.views import DockState, LoadBoxView, LoadView, PickRow
from db.states import TripState

LOAD = "load"
OUT_OF_ORDER = "out_of_order"
"""Why a box did not count that was scanned out of order on a trip that is not strict."""


def load_state(session: Session, trip_no: str, active: int = 0) -> DockState:
    """The dock as it stands on a trip.

    Raises:
        NotFound: No such trip.
    """
    view = queries.load(session, trip_no)
    trip = dispatch_queries.trip(session, trip_no)
    if view is None or trip is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "车次"), trip_no)
    plan = plan_queries.current(session, trip_no)
    rows = _in_turn((_row(box) for box in view.expected), plan)
    return DockState(
        LOAD, _next(view, plan), trip_no, trip.plate, rows, len(view.boxes), len(view.expected), active, trip=trip,
        plan_no=plan.number if plan else "", next_boxes=plan.next_boxes if plan else (),
    )  # fmt: skip


def after(session: Session, before: DockState, found: Answer) -> DockState:
    """The dock after a box was scanned; only where other boxes are on the trip by now is everything read anew."""
    plan = found.plan
    if {row.key for row in before.rows} != set(found.listed):
        fresh = load_state(session, before.document)
    else:
        rows = _in_turn((_counted(row, found.on) for row in before.rows), plan)
        fresh = replace(before, rows=rows, counted=len(found.on))
    position = found.on.get(found.box.sscc, 0)
    left = tuple(box for box in found.listed.values() if box.sscc not in found.on)
    following = _following(plan, len(left), (left[0].dispatch_no, left[0].box_no) if left else None)
    return replace(
        fresh, next_step=found.held or following, active=position, damaged=False, taking_out=False, place=found.place,
        plan_no=plan.number if plan else "", next_boxes=plan.next_boxes if plan else (),
        insisted=found.box.sscc if found.held is not None else "",
    )  # fmt: skip


def said(found: Answer) -> Text:
    """The sentence on a box that went on: its place by the plan, and whose place it took."""
    n = found.box.box_no
    if not found.left:
        return say(QT_TRANSLATE_NOOP("app", "全部装上，请两人核对"), n=n)
    if found.place is None:
        return say(QT_TRANSLATE_NOOP("app", "第 {n} 箱已装车"), n=n)
    if found.instead_of is not None:
        sentence = QT_TRANSLATE_NOOP("app", "{place}：第 {n} 箱已装车，与第 {other} 箱一样，位置已对换")
        return say(sentence, place=found.place.place.words, n=n, other=found.instead_of.box_no)
    return say(QT_TRANSLATE_NOOP("app", "{place}：第 {n} 箱已装车"), place=found.place.place.words, n=n)


def _row(box: LoadBoxView) -> PickRow:
    return PickRow(
        box.position, f"{box.dispatch_no} {box.box_no}/{box.box_count}", box.contents, int(bool(box.position)), 1, f"…{box.sscc[-5:]}",
        box.sscc,
    )  # fmt: skip


def _counted(row: PickRow, on: Mapping[str, int]) -> PickRow:
    position = on.get(row.key, 0)
    return row if position == row.line_id else replace(row, line_id=position, counted=int(bool(position)))


def _in_turn(rows: Iterable[PickRow], plan: LoadPlanView | None) -> tuple[PickRow, ...]:
    """What is still to go on first, by the plan where there is one; then what is on, in the order it went."""
    turns = {box.key: box.sequence for box in plan.boxes} if plan is not None else {}
    last = len(turns) + 1
    return tuple(sorted(rows, key=lambda row: (row.line_id, 0 if row.line_id else turns.get(row.key, last))))


def _next(view: LoadView, plan: LoadPlanView | None) -> Text:
    if view.state is not TripState.LOADING:
        return say(QT_TRANSLATE_NOOP("app", "车次 {trip} 现在是「{state}」"), trip=view.trip_no, state=word(view.state))
    missing = view.missing
    return _following(plan, len(missing), (missing[0].dispatch_no, missing[0].box_no) if missing else None)


def _following(plan: LoadPlanView | None, left: int, box: tuple[str, int] | None) -> Text:
    """What to do after a box: the next one with its place, or both look."""
    if box is None:
        return say(QT_TRANSLATE_NOOP("app", "全部装上：两人在「车次装车」核对，装完"))
    planned = plan.next_boxes[:1] if plan is not None else ()
    if planned:
        sentence = QT_TRANSLATE_NOOP("app", "再装 {left} 箱：{box} 放{place}")
        return say(sentence, left=left, box=planned[0].name, place=planned[0].place.words)
    return say(QT_TRANSLATE_NOOP("app", "再装 {left} 箱：{no} 第 {n} 箱"), left=left, no=box[0], n=box[1])
