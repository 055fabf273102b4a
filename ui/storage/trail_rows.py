"""What the picture of a trail consists of, from top to bottom: points, gaps of time between them, where the goods are now."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.trace.trail_views import Hold, Point, Trail, Where

GAP = timedelta(days=2)
"""A pause that is drawn as one."""
POINT_TALL, GAP_TALL, NOW_TALL = 43, 26, 52


@dataclass(frozen=True)
class Row:
    """One row of the picture.

    Attributes:
        top: Where it begins, in pixels from the top.
        tall: Its height.
        point: What happened, or None.
        index: Number of the point among those of the trail; of a folded one that of its fold.
        inner: Whether the point was folded and is shown because its fold is open.
        gap: Days of a pause, or 0.
        now: Where the goods are, or None.
        held: Whether the goods were on hold at that time.
    """

    top: int
    tall: int
    point: Point | None = None
    index: int = -1
    inner: bool = False
    gap: int = 0
    now: Where | None = None
    held: bool = False

    @property
    def can_stand(self) -> bool:
        """Whether the keys stop here."""
        return self.point is not None


def rows_of(trail: Trail, opened: Collection[int] = ()) -> tuple[Row, ...]:
    """The rows of a trail; `opened` are the numbers of the folds that are open."""
    found: list[Row] = []
    top = 0
    before: datetime | None = None

    def add(row: Row) -> None:
        nonlocal top
        found.append(row)
        top += row.tall

    for index, point in enumerate(trail.points):
        if before is not None and point.at - before >= GAP:
            add(Row(top, GAP_TALL, gap=(point.at - before).days, held=_held(trail.holds, before + GAP / 2)))
        add(Row(top, POINT_TALL, point, index, held=_held(trail.holds, point.at)))
        if index in opened:
            for inner in point.folded:
                add(Row(top, POINT_TALL, inner, index, True, held=_held(trail.holds, inner.at)))
        before = (point.folded or (point,))[-1].at
    asked = trail.asked_at
    if before is not None and asked is not None and asked - before >= GAP:
        add(Row(top, GAP_TALL, gap=(asked - before).days, held=_held(trail.holds, asked)))
    for where in trail.now:
        add(Row(top, NOW_TALL, now=where, held=asked is not None and _held(trail.holds, asked)))
    return tuple(found)


def _held(holds: Iterable[Hold], at: datetime) -> bool:
    return any(hold.since <= at and (hold.until is None or at <= hold.until) for hold in holds)


def tall_of(rows: Collection[Row]) -> int:
    """Height of all rows."""
    return max((row.top + row.tall for row in rows), default=0)
