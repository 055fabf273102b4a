"""What lies on what: weight on top, layers, and the way from the door, for one block about to be set.

Weight is spread by contact area and handed down to the floor. How many packages may still be piled on a box is known the moment it is
set: one less than the least of what carries it, and never more than its own limit.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from app.planner.blocks import Blocks
from app.planner.compiled import compiled
from app.planner.goods import Goods
from app.planner.state import BOXES, EDGES, PLACED, Limits, State, Work

Ints = npt.NDArray[np.int32]
ROUNDING = 1e-6


@compiled
def find_near(state: State, work: Work, x1: int, y1: int, x2: int, y2: int, z: int) -> int:
    """Notes the boxes whose tops lie at a height within an area; how many."""
    n = 0
    if z == 0:
        return n
    for i in range(state.figures[BOXES]):
        b = state.boxes[i]
        if b[4] == z and b[0] < x2 and x1 < b[2] and b[1] < y2 and y1 < b[3]:
            work.near[n] = i
            n += 1
    return n


@compiled
def slack(state: State, work: Work, near: int) -> int:
    """How many packages may at most still be piled on one of the `near` boxes."""
    most = 0
    for m in range(near):
        most = max(most, state.boxes[work.near[m], 5])
    return int(most)


@compiled
def shared(box: Ints, x1: int, y1: int, x2: int, y2: int) -> float:
    """The area a box shares with another."""
    wide = min(box[2], x2) - max(box[0], x1)
    deep = min(box[3], y2) - max(box[1], y1)
    return float(wide) * deep if wide > 0 and deep > 0 else 0.0


@compiled
def may_stand(state: State, blocks: Blocks, goods: Goods, limits: Limits, work: Work, b: int, x: int, y: int, z: int, near: int) -> bool:
    """Whether a block may be set there as far as weights, piles, blocked spaces and the stops go; `near` boxes carry the place."""
    if blocks.grounded[b] and z > 0:
        return False
    if state.weight[0] + blocks.weight[b] > limits.payload:
        return False
    if not is_clear(state, blocks, limits, b, x, y, z):
        return False
    if not limits.piled:
        return True
    if state.figures[BOXES] + blocks.number[b] > state.boxes.shape[0]:
        return False
    return _is_carried(state, blocks, goods, work, b, x, y, near)


@compiled
def is_clear(state: State, blocks: Blocks, limits: Limits, b: int, x: int, y: int, z: int) -> bool:
    """Whether the place is not blocked and nothing that goes farther stands between it and the door."""
    x2, y2, z2 = x + blocks.size[b, 0], y + blocks.size[b, 1], z + blocks.size[b, 2]
    if x2 > limits.room[0]:
        return False
    for i in range(limits.blocked.shape[0]):
        s = limits.blocked[i]
        if s[0] < x2 and x < s[2] and s[1] < y2 and y < s[3] and s[4] < z2 and z < s[5]:
            return False
    if limits.phases > 1:
        for i in range(state.figures[PLACED]):
            p = state.placed[i]
            if p[1] + limits.deepest <= x2:
                continue
            other = p[0]
            if blocks.phase[other] == blocks.phase[b] or p[1] + blocks.size[other, 0] <= x2:
                continue
            if p[2] < y2 and y < p[2] + blocks.size[other, 1] and p[3] < z2 and z < p[3] + blocks.size[other, 2]:
                return False
    return True


@compiled
def _is_carried(state: State, blocks: Blocks, goods: Goods, work: Work, b: int, x: int, y: int, near: int) -> bool:
    """Whether everything below bears the block and lets so many packages be piled."""
    first, contacts = blocks.box_first[b], blocks.edge_total[b]
    if near == 0:
        return bool(state.figures[EDGES] + contacts <= state.edge_to.shape[0])
    highest, good = -1, True
    for q in range(blocks.base_first[b], blocks.base_first[b] + blocks.base_count[b]):
        box = blocks.boxes[first + blocks.bases[q]]
        pile, load = blocks.piled[first + blocks.bases[q]], blocks.loaded[first + blocks.bases[q]]
        x1, y1, x2, y2 = x + box[1], y + box[2], x + box[1] + box[4], y + box[2] + box[5]
        weight = (goods.weight[box[0]] + load) / (float(box[4]) * box[5])
        for m in range(near):
            i = work.near[m]
            area = shared(state.boxes[i], x1, y1, x2, y2)
            if area > 0.0:
                contacts += 1
                if state.boxes[i, 5] < pile:
                    good = False
                work.added[i] += weight * area
                highest = max(highest, i)
    if not hand_down(state, work, highest, False):
        good = False
    return good and state.figures[EDGES] + contacts <= state.edge_to.shape[0]


@compiled
def hand_down(state: State, work: Work, highest: int, keep: bool) -> bool:
    """Hands the weights in `added` down to the floor and clears them; whether everything bears them. With `keep` they stay there."""
    good = True
    for i in range(highest, -1, -1):
        weight = work.added[i]
        if weight == 0.0:
            continue
        work.added[i] = 0.0
        if weight > state.bearing[i] + ROUNDING:
            good = False
        if keep:
            state.bearing[i] -= weight
        elif not good:
            continue
        for e in range(state.edge_first[i], state.edge_first[i + 1]):
            work.added[state.edge_to[e]] += weight * state.edge_share[e]
    return good


@compiled
def settle(state: State, blocks: Blocks, goods: Goods, work: Work, b: int, x: int, y: int, z: int) -> None:
    """Enters the boxes of a block with what carries them, and puts their weight on what stands below."""
    near = find_near(state, work, x, y, x + blocks.size[b, 0], y + blocks.size[b, 1], z)
    first, base = blocks.box_first[b], state.figures[BOXES]
    edge = state.figures[EDGES]
    highest = -1
    for k in range(blocks.number[b]):
        box, new = blocks.boxes[first + k], state.boxes[base + k]
        x1, y1, x2, y2 = x + box[1], y + box[2], x + box[1] + box[4], y + box[2] + box[5]
        slack = goods.layers[box[0]] - 1
        if box[3] == 0:
            area = float(box[4]) * box[5]
            weight = goods.weight[box[0]] + blocks.loaded[first + k]
            for m in range(near):
                i = work.near[m]
                part = shared(state.boxes[i], x1, y1, x2, y2) / area
                if part > 0.0:
                    state.edge_to[edge], state.edge_share[edge] = i, part
                    edge += 1
                    slack = min(slack, state.boxes[i, 5] - 1)
                    work.added[i] += weight * part
                    highest = max(highest, i)
        else:
            for e in range(blocks.edge_first[first + k], blocks.edge_first[first + k] + blocks.edge_count[first + k]):
                i = base + blocks.edge_to[e]
                state.edge_to[edge], state.edge_share[edge] = i, blocks.edge_share[e]
                edge += 1
                slack = min(slack, state.boxes[i, 5] - 1)
        new[0], new[1], new[2], new[3], new[4], new[5] = x1, y1, x2, y2, z + box[3] + box[6], slack
        state.bearing[base + k] = goods.bears[box[0]] - blocks.loaded[first + k]
        state.edge_first[base + k + 1] = edge
    state.figures[BOXES], state.figures[EDGES] = base + blocks.number[b], edge
    hand_down(state, work, highest, True)


@compiled
def top_bears(state: State, blocks: Blocks, limits: Limits, b: int, z: int) -> bool:
    """Whether a box on the top of the block set last may carry anything at all."""
    n = state.figures[BOXES]
    for i in range(n - blocks.number[b], n):
        if state.boxes[i, 4] == z and state.boxes[i, 5] > 0 and state.bearing[i] + ROUNDING >= limits.lightest:
            return True
    return False
