"""Writes a load down as a plan: which package stands where, in balance, in the order of loading, and what is left with the reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.planner.balance import Boxes, balanced, excess
from app.planner.beam import Load
from app.planner.blocks import Blocks
from app.planner.goods import Sorted
from app.planner.model import Item, Left, LeftReason, Placement, Plan, Task
from app.planner.order import loading_order

Ints = npt.NDArray[np.int32]


@dataclass(frozen=True)
class Packed:
    """The packages of a load, told apart: where each stands and what it is; the number of a row is its place among the items."""

    boxes: Boxes
    items: tuple[Item, ...]

    def off_balance(self, task: Task) -> float:
        """By how much it leaves the limits of axles and balance as it stands."""
        return excess(task.container, self.boxes)


def boxes_of(load: Load, blocks: Blocks) -> Ints:
    """The kind, corner and measures of every box of a load."""
    parts = []
    for b, x, y, z in load.placed.tolist():
        first = int(blocks.box_first[b])
        part = blocks.boxes[first : first + int(blocks.number[b])].copy()
        part[:, 1:4] += np.array([x, y, z], np.int32)
        parts.append(part)
    return np.concatenate(parts) if parts else np.zeros((0, 7), np.int32)


def packed(kinds: Sorted, load: Load, blocks: Blocks) -> Packed:
    """Tells the packages of a load apart."""
    rows = boxes_of(load, blocks).astype(np.int64)
    phase = kinds.goods.phase[rows[:, 0]].astype(np.int64)
    waiting = {kind: iter(items) for kind, items in enumerate(kinds.members)}
    items = tuple(next(waiting[kind]) for kind in rows[:, 0].tolist())
    rows[:, 0] = np.arange(len(rows))
    return Packed(Boxes(rows, np.array([item.weight_g for item in items], np.float64), phase), items)


def in_a_row(parts: Sequence[tuple[int, int, Packed]]) -> Packed:
    """Loads of stretches of the inside, each with where its stretch begins and which stop of the load it belongs to, 0 for the farthest."""
    rows, before = [], 0
    for start, _, part in parts:
        moved = part.boxes.rows.copy()
        moved[:, 0] += before
        moved[:, 1] += start
        rows.append(moved)
        before += len(part.items)
    phase = np.concatenate([np.full(len(part.items), stop, np.int64) for _, stop, part in parts])
    boxes = Boxes(np.concatenate(rows), np.concatenate([part.boxes.weight for _, _, part in parts]), phase)
    return Packed(boxes, tuple(item for _, _, part in parts for item in part.items))


def write_plan(task: Task, hopeless: Sequence[Left], load: Packed) -> Plan:
    """Turns a load into a plan: in balance, in the order of loading, and what is left."""
    items = load.items
    boxes, unbalanced = balanced(task.container, load.boxes)
    wish = np.lexsort((boxes.rows[:, 2], boxes.rows[:, 3], boxes.rows[:, 1], boxes.phase))
    boxes = boxes.only(wish)
    corners = np.concatenate((boxes.rows[:, 1:4], boxes.rows[:, 1:4] + boxes.rows[:, 4:7]), axis=1).astype(np.int32)
    order = np.zeros(len(corners), np.int32)
    n = loading_order(corners, boxes.phase.astype(np.int32), order)
    placements, volume, placed = [], 0, Counter[str]()
    for sequence, (number, x, y, z, dx, dy, dz) in enumerate(boxes.rows[order[:n]].tolist(), 1):
        item = items[number]
        placements.append(Placement(item.id, x, y, z, dx, dy, dz, sequence, item.stop))
        placed[item.id] += 1
        volume += item.volume
    return Plan(tuple(placements), _left(task, hopeless, placed, unbalanced > 0), volume / task.container.volume)


def _left(task: Task, hopeless: Sequence[Left], placed: Counter[str], unbalanced: bool) -> tuple[Left, ...]:
    """What is not on a plan, with the reason, in the order of the task."""
    known = {left.id: left for left in hopeless}
    payload = task.container.payload_g
    weight = sum(item.weight_g * placed[item.id] for item in task.items)
    found = []
    for item in task.items:
        if item.id in known:
            found.append(known[item.id])
        elif placed[item.id] < item.copies:
            reason = LeftReason.NO_SPACE
            if payload is not None and weight + item.weight_g > payload:
                reason = LeftReason.PAYLOAD
            elif unbalanced and item.weight_g:
                reason = LeftReason.BALANCE
            found.append(Left(item.id, item.copies - placed[item.id], reason))
    return tuple(found)
