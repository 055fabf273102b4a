"""Axles and balance: turning and reordering what stands wall by wall, so that a load weighs where it may.

A load falls into segments between planes across the vehicle that no package crosses. Turning a segment around, setting it elsewhere in
the row or moving all toward the door changes nothing of what stands on what; so the centre of gravity is moved without losing a package.
Only if that does not suffice packages stay behind.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from app.planner.model import Container

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

MOST_SWAPS = 400
STEPS = 40
"""A load that ends before the door is tried at so many places along the way to it."""


@dataclass(frozen=True)
class Boxes:
    """The packages of a load: number, corner and measures of each, its weight and the part of the load (stop) it belongs to."""

    rows: Ints
    weight: Floats
    phase: Ints

    def only(self, chosen: npt.NDArray[np.bool_] | Ints) -> Boxes:
        """Some of them."""
        return Boxes(self.rows[chosen], self.weight[chosen], self.phase[chosen])


def excess(container: Container, boxes: Boxes) -> float:
    """By how much axles and centre of gravity leave their limits, as parts of the limit or the inside; 0 when all is well."""
    along, aside = _moments(boxes)
    return float(_excess(container, boxes.weight.sum(), along.sum(), aside.sum()))


def _moments(boxes: Boxes) -> tuple[Floats, Floats]:
    """Weight times distance from the front wall and from the left wall, of each package."""
    rows = boxes.rows
    return boxes.weight * (rows[:, 1] + rows[:, 4] / 2), boxes.weight * (rows[:, 2] + rows[:, 5] / 2)


def _excess(container: Container, total: npt.ArrayLike, along: npt.ArrayLike, aside: npt.ArrayLike) -> Floats:
    """The excess of one load or of many at once."""
    weight = np.asarray(total, np.float64)
    safe = np.maximum(weight, 1.0)
    x, y = np.asarray(along) / safe, np.asarray(aside) / safe
    bad = np.zeros_like(weight)
    limits, axles = container.balance, container.axles
    if limits is not None:
        permille, off = x * 1000 / container.length_mm, abs(y - container.width_mm / 2) * 1000 / container.width_mm
        off_balance = np.maximum(0.0, np.maximum(limits.front_permille - permille, permille - limits.rear_permille)) / 1000
        side = np.full_like(weight, limits.side_permille)
        if container.payload_g is not None:  # a light load moves the vehicle's own centre of gravity less
            side = np.maximum(side, np.floor(limits.side_permille * container.payload_g / (2 * safe)))
        off_balance += np.maximum(0.0, off - side) / 1000
        if container.payload_g is not None:
            off_balance = np.where(10 * weight >= container.payload_g, off_balance, 0.0)
        bad += off_balance
    if axles is not None:
        rear = weight * (x - axles.front_mm) / (axles.rear_mm - axles.front_mm)
        bad += (np.maximum(0.0, weight - rear - axles.front_limit_g) + np.maximum(0.0, rear - axles.rear_limit_g)) / safe
    return np.where((weight > 0.0) & (bad > 1e-9), bad, 0.0)


def balanced(container: Container, boxes: Boxes) -> tuple[Boxes, int]:
    """Brings a load into its limits of axles and balance.

    Args:
        container: The inside with its limits.
        boxes: The load.

    Returns:
        The load, perhaps rearranged, and how many packages had to stay behind for it.
    """
    if container.axles is None and container.balance is None:
        return boxes, 0
    before = len(boxes.weight)
    boxes = _best_arrangement(container, boxes)
    if excess(container, boxes) > 0.0:
        boxes = _lightened(container, boxes)
    return boxes, before - len(boxes.weight)


def _best_arrangement(container: Container, boxes: Boxes) -> Boxes:
    """The arrangement that leaves the limits least."""
    best, bad = boxes, excess(container, boxes)
    for change in (_across, _aside, _reordered, _across, _aside, _segments_aside, _segments_across, _shifted, _segments_aside):
        if bad == 0.0:
            break
        best, bad = change(container, best, bad)
    return best


def _take(container: Container, boxes: Boxes, bad: float, changed: Boxes) -> tuple[Boxes, float]:
    """The changed load if it is better and nothing stands in a blocked space, else the one before."""
    worse = excess(container, changed)
    if worse < bad and _clear(container, changed):
        return changed, worse
    return boxes, bad


def _clear(container: Container, boxes: Boxes) -> bool:
    rows = boxes.rows
    for s in container.blocked:
        low, high = np.array([s.x_mm, s.y_mm, s.z_mm]), np.array([s.x_mm + s.dx_mm, s.y_mm + s.dy_mm, s.z_mm + s.dz_mm])
        if bool(((rows[:, 1:4] < high) & (low < rows[:, 1:4] + rows[:, 4:7])).all(axis=1).any()):
            return False
    return True


def _across(container: Container, boxes: Boxes, bad: float) -> tuple[Boxes, float]:
    """Left and right changed."""
    return _take(container, boxes, bad, _mirrored(container, boxes, np.ones(len(boxes.weight), np.bool_)))


def _mirrored(container: Container, boxes: Boxes, chosen: npt.NDArray[np.bool_]) -> Boxes:
    rows = boxes.rows.copy()
    rows[chosen, 2] = container.width_mm - rows[chosen, 2] - rows[chosen, 5]
    return replace(boxes, rows=rows)


def _segments(boxes: Boxes) -> Ints:
    """The segment of each package: no package crosses the plane between two, and none has packages of two stops."""
    order = np.argsort(boxes.rows[:, 1], kind="stable")
    number = np.zeros(len(order), np.int64)
    current, end = 0, -1
    for i in order.tolist():
        if end >= 0 and boxes.rows[i, 1] >= end:
            current += 1
        number[i] = current
        end = max(end, int(boxes.rows[i, 1] + boxes.rows[i, 4]))
    return number


def _segments_across(container: Container, boxes: Boxes, bad: float) -> tuple[Boxes, float]:
    """Left and right changed in single segments of one stop each; across stops ways to the door would change."""
    number = _segments(boxes)
    if len(set(boxes.phase.tolist())) > 1:
        return boxes, bad
    for segment in range(int(number.max(initial=-1)) + 1):
        boxes, bad = _take(container, boxes, bad, _mirrored(container, boxes, number == segment))
    return boxes, bad


def _aside(container: Container, boxes: Boxes, bad: float) -> tuple[Boxes, float]:
    """The whole load moved sideways, so that what stands side by side stays so."""
    return _moved_aside(container, boxes, bad, np.ones(len(boxes.weight), np.bool_))


def _segments_aside(container: Container, boxes: Boxes, bad: float) -> tuple[Boxes, float]:
    """Single segments moved sideways, those at the door first; in a load for one stop, as across stops ways to the door would change."""
    if len(set(boxes.phase.tolist())) > 1:
        return boxes, bad
    number = _segments(boxes)
    for segment in range(int(number.max(initial=-1)), -1, -1):
        boxes, bad = _moved_aside(container, boxes, bad, number == segment)
    return boxes, bad


def _moved_aside(container: Container, boxes: Boxes, bad: float, chosen: npt.NDArray[np.bool_]) -> tuple[Boxes, float]:
    """Some packages moved sideways as far as the walls allow and as the middle line asks."""
    rows, weight = boxes.rows, boxes.weight[chosen].sum()
    if bad == 0.0 or weight <= 0.0:
        return boxes, bad
    wanted = round(float((boxes.weight.sum() * container.width_mm / 2 - _moments(boxes)[1].sum()) / weight))
    least, most = -int(rows[chosen, 2].min()), container.width_mm - int((rows[chosen, 2] + rows[chosen, 5]).max())
    moved = rows.copy()
    moved[chosen, 2] += min(max(wanted, least), most)
    return _take(container, boxes, bad, replace(boxes, rows=moved))


def _placed(boxes: Boxes, number: Ints, order: list[int], turned: set[int]) -> Boxes:
    """The segments in a row from the front wall on, some of them turned back to front."""
    rows, at = boxes.rows.copy(), 0
    for segment in order:
        mine = number == segment
        start = int(boxes.rows[mine, 1].min())
        end = int((boxes.rows[mine, 1] + boxes.rows[mine, 4]).max())
        if segment in turned:
            rows[mine, 1] = at + end - boxes.rows[mine, 1] - boxes.rows[mine, 4]
        else:
            rows[mine, 1] += at - start
        at += end - start
    return replace(boxes, rows=rows)


def _reordered(container: Container, boxes: Boxes, bad: float) -> tuple[Boxes, float]:
    """Segments changed for others and turned, one pair or one segment at a time, while it helps; only in a load for one stop."""
    if len(set(boxes.phase.tolist())) > 1 or not len(boxes.weight):
        return boxes, bad
    number = _segments(boxes)
    count = int(number.max()) + 1
    order, turned, tried = list(range(count)), set[int](), 0
    best = boxes
    improved = True
    while improved and bad > 0.0 and tried < MOST_SWAPS:
        improved = False
        for change in _changes(order, turned):
            tried += 1
            new_order, new_turned = change()
            candidate, worse = _take(container, best, bad, _placed(boxes, number, new_order, new_turned))
            if worse < bad:
                best, bad, order, turned, improved = candidate, worse, new_order, new_turned, True
                break
            if tried >= MOST_SWAPS:
                break
    return best, bad


def _changes(order: list[int], turned: set[int]) -> list[Callable[[], tuple[list[int], set[int]]]]:
    """Every way to turn one segment or to change two."""

    def turn(segment: int) -> tuple[list[int], set[int]]:
        return order, turned ^ {segment}

    def swap(i: int, j: int) -> tuple[list[int], set[int]]:
        new = list(order)
        new[i], new[j] = new[j], new[i]
        return new, turned

    found: list[Callable[[], tuple[list[int], set[int]]]] = [lambda: (order[::-1], set(order) ^ turned)]
    found += [lambda s=s: turn(s) for s in order]  # type: ignore[misc]
    found += [lambda i=i, j=j: swap(i, j) for j in range(len(order)) for i in range(j)]  # type: ignore[misc]
    return found


def _shifted(container: Container, boxes: Boxes, bad: float) -> tuple[Boxes, float]:
    """The whole load moved toward the door."""
    free = container.length_mm - int((boxes.rows[:, 1] + boxes.rows[:, 4]).max(initial=0))
    best = boxes
    for step in range(1, STEPS + 1):
        rows = boxes.rows.copy()
        rows[:, 1] += free * step // STEPS
        best, bad = _take(container, best, bad, replace(boxes, rows=rows))
    return best, bad


def _lightened(container: Container, boxes: Boxes) -> Boxes:
    """Leaves packages behind one by one, each time of those that carry nothing the one without which the rest is nearest to its limits."""
    rows, weight = boxes.rows, boxes.weight
    along, aside = _moments(boxes)
    low, high = rows[:, 1:4], rows[:, 1:4] + rows[:, 4:7]

    def lie_on(i: int) -> npt.NDArray[np.bool_]:
        over = (low[:, :2] < high[i, :2]) & (low[i, :2] < high[:, :2])
        return np.asarray((low[:, 2] == high[i, 2]) & over.all(axis=1))

    def carry(i: int) -> npt.NDArray[np.bool_]:
        over = (low[:, :2] < high[i, :2]) & (low[i, :2] < high[:, :2])
        return np.asarray((high[:, 2] == low[i, 2]) & over.all(axis=1))

    upon = np.array([np.count_nonzero(lie_on(i)) for i in range(len(rows))])
    keep = np.ones(len(rows), np.bool_)
    while keep.any():
        total, x, y = weight[keep].sum(), along[keep].sum(), aside[keep].sum()
        if _excess(container, total, x, y) == 0.0:
            break
        bad = _excess(container, total - weight, x - along, y - aside)
        # A weightless package changes nothing; of equally good ones the lightest stays behind.
        order = np.lexsort((weight, bad, weight <= 0.0, ~keep | (upon > 0)))
        worst = int(order[0])
        keep[worst] = False
        upon[carry(worst)] -= 1
    return boxes.only(keep)
