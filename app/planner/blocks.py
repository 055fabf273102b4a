"""Blocks: boxes put together so that hardly any space is lost, the pieces that the search sets into the container.

A block of equal boxes is a grid; two blocks side by side or one on the flat top of the other make a larger one where at least 98 % of the
surrounding cuboid is filled. Every base inside a block is fully carried, and no limit of weight, layers or floor is broken within it.
The boxes of all blocks lie in one pool, those that carry before those they carry.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from app.planner.compiled import compiled, making
from app.planner.goods import WITHOUT_LIMIT, Goods

Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

KINDS = 8
"""Most kinds in one block."""
ROUNDS = 6
BLOCKS, BOXES, EDGES, BASES, PAIRS = range(5)
KIND, OX, OY, OZ, DX, DY, DZ = range(7)


class Blocks(NamedTuple):
    """Blocks and the pool of their boxes.

    Attributes:
        size: (dx, dy, dz) of each block.
        volume: Of its boxes.
        number: Of its boxes.
        kinds: The kinds in it, ascending.
        copies: How many of each of these.
        n_kinds: How many kinds.
        top: The flat area on top that may carry something, (x1, y1, x2, y2), empty if none.
        weight: In grams.
        phase: The phase of its stop.
        group: Its lot and mark, -1 if none or several.
        grounded: Whether it must stand on the floor.
        box_first: Where its boxes begin in the pool.
        base_first: Where the list of its lowest boxes begins.
        base_count: How many these are.
        edge_total: Number of contacts between its own boxes.
        levels: Its longest pile, where piles are limited.
        above: How many packages may at most be piled on its top.
        boxes: Kind, offset and measures of a box.
        piled: The longest pile from a box upward inside the block, itself counted.
        loaded: Weight that rests on a box inside the block.
        edge_first: Where the contacts of a box with what carries it begin.
        edge_count: How many of them.
        edge_to: The box that carries, counted from the block's first.
        edge_share: The part of the carried box's base that rests on it.
        bases: The lowest boxes, counted from the block's first.
        used: How many blocks, boxes, contacts and lowest boxes there are, and how many pairs were tried.
    """

    size: Ints
    volume: Longs
    number: Ints
    kinds: Ints
    copies: Ints
    n_kinds: Ints
    top: Ints
    weight: Floats
    phase: Ints
    group: Ints
    grounded: Bools
    box_first: Longs
    base_first: Longs
    base_count: Ints
    edge_total: Ints
    levels: Ints
    above: Ints
    boxes: Ints
    piled: Ints
    loaded: Floats
    edge_first: Longs
    edge_count: Ints
    edge_to: Ints
    edge_share: Floats
    bases: Ints
    used: Longs


def empty_blocks(blocks: int, boxes: int, edges: int) -> Blocks:
    """Room for so many blocks, boxes in them and contacts between these."""
    return Blocks(
        np.zeros((blocks, 3), np.int32), np.zeros(blocks, np.int64), np.zeros(blocks, np.int32),
        np.zeros((blocks, KINDS), np.int32), np.zeros((blocks, KINDS), np.int32), np.zeros(blocks, np.int32),
        np.zeros((blocks, 4), np.int32), np.zeros(blocks, np.float64), np.zeros(blocks, np.int32), np.zeros(blocks, np.int32),
        np.zeros(blocks, np.bool_), np.zeros(blocks, np.int64), np.zeros(blocks, np.int64), np.zeros(blocks, np.int32),
        np.zeros(blocks, np.int32), np.zeros(blocks, np.int32), np.zeros(blocks, np.int32), np.zeros((boxes, 7), np.int32),
        np.zeros(boxes, np.int32), np.zeros(boxes, np.float64),
        np.zeros(boxes, np.int64), np.zeros(boxes, np.int32), np.zeros(edges, np.int32), np.zeros(edges, np.float64),
        np.zeros(boxes, np.int32), np.zeros(5, np.int64),
    )  # fmt: skip


@compiled
def place_in_table(table: Ints, blocks: Blocks, x: int, y: int, z: int, kinds: Ints, copies: Ints, m: int) -> int:
    """Where a block of this size and content belongs in the table of those known, -1 if it is there."""
    code = ((x * 1000003 + y) * 1000003 + z) & 0x7FFFFFFFFFFF
    for k in range(m):
        code = ((code * 31 + kinds[k]) * 1009 + copies[k]) & 0x7FFFFFFFFFFF
    slots = table.shape[0]
    slot = code % slots
    while table[slot] >= 0:
        b = table[slot]
        if blocks.size[b, 0] == x and blocks.size[b, 1] == y and blocks.size[b, 2] == z and blocks.n_kinds[b] == m:
            same = True
            for k in range(m):
                if blocks.kinds[b, k] != kinds[k] or blocks.copies[b, k] != copies[k]:
                    same = False
                    break
            if same:
                return -1
        slot = (slot + 1) % slots
    return int(slot)


@compiled
def piles_hold(blocks: Blocks, goods: Goods, first: int, count: int) -> bool:
    """Works out piles and loads inside a new block from its contacts; whether every box bears what is on it."""
    for k in range(count):
        blocks.piled[first + k] = 1
        blocks.loaded[first + k] = 0.0
    for k in range(count - 1, -1, -1):
        here = first + k
        kind = blocks.boxes[here, 0]
        if blocks.piled[here] > goods.layers[kind] or blocks.loaded[here] > goods.bears[kind] + 1e-6:
            return False
        weight = goods.weight[kind] + blocks.loaded[here]
        start = blocks.edge_first[here]
        for e in range(start, start + blocks.edge_count[here]):
            below = first + blocks.edge_to[e]
            blocks.piled[below] = max(blocks.piled[below], blocks.piled[here] + 1)
            blocks.loaded[below] += weight * blocks.edge_share[e]
    return True


@making
def add_grid(blocks: Blocks, goods: Goods, table: Ints, turn: int, nx: int, ny: int, nz: int, piled: bool) -> bool:
    """Adds a grid of equal boxes; False when there is no room for more."""
    n = nx * ny * nz
    used = blocks.used
    b, first, edge = used[BLOCKS], used[BOXES], used[EDGES]
    if b >= blocks.volume.shape[0] or first + n > blocks.boxes.shape[0] or (piled and edge + n > blocks.edge_to.shape[0]):
        return False
    kind = goods.turn_kind[turn]
    dx, dy, dz = goods.turns[turn, 0], goods.turns[turn, 1], goods.turns[turn, 2]
    kinds, copies = np.empty(1, np.int32), np.empty(1, np.int32)
    kinds[0], copies[0] = kind, n
    slot = place_in_table(table, blocks, nx * dx, ny * dy, nz * dz, kinds, copies, 1)
    if slot < 0:
        return True
    k = 0
    for iz in range(nz):
        for ix in range(nx):
            for iy in range(ny):
                box = blocks.boxes[first + k]
                box[0], box[1], box[2], box[3], box[4], box[5], box[6] = kind, ix * dx, iy * dy, iz * dz, dx, dy, dz
                if piled:
                    blocks.edge_first[first + k] = edge
                    blocks.edge_count[first + k] = 0 if iz == 0 else 1
                    if iz > 0:
                        blocks.edge_to[edge], blocks.edge_share[edge] = k - nx * ny, 1.0
                        edge += 1
                k += 1
    if piled and not piles_hold(blocks, goods, first, n):
        return True
    table[slot] = b
    blocks.size[b, 0], blocks.size[b, 1], blocks.size[b, 2] = nx * dx, ny * dy, nz * dz
    blocks.volume[b] = np.int64(n) * dx * dy * dz
    blocks.n_kinds[b], blocks.kinds[b, 0], blocks.copies[b, 0] = 1, kind, n
    bearing = nz < goods.layers[kind] and goods.bears[kind] > 0
    blocks.top[b, 0], blocks.top[b, 1] = 0, 0
    blocks.top[b, 2], blocks.top[b, 3] = (nx * dx, ny * dy) if bearing else (0, 0)
    blocks.group[b], blocks.phase[b], blocks.grounded[b] = goods.group[kind], goods.phase[kind], goods.floor_only[kind]
    blocks.weight[b] = n * goods.weight[kind]
    close_block(blocks, goods, b, n, edge, piled)
    return True


@compiled
def _reckon_levels(blocks: Blocks, goods: Goods, b: int, first: int, n: int) -> None:
    """Works out how high a block is piled, and how many packages more its top may carry."""
    top = blocks.top[b]
    levels, above = 0, WITHOUT_LIMIT if top[2] > top[0] else 0
    for k in range(first, first + n):
        box = blocks.boxes[k]
        levels = max(levels, blocks.piled[k])
        if box[1] < top[2] and top[0] < box[1] + box[4] and box[2] < top[3] and top[1] < box[2] + box[5]:
            above = min(above, goods.layers[box[0]] - blocks.piled[k])
    blocks.levels[b], blocks.above[b] = levels, above


@compiled
def close_block(blocks: Blocks, goods: Goods, b: int, n: int, edge: int, piled: bool) -> None:
    """Enters a new block whose boxes and contacts lie at the end of the pool."""
    used = blocks.used
    first = used[BOXES]
    blocks.number[b], blocks.box_first[b], blocks.base_first[b] = n, first, used[BASES]
    blocks.edge_total[b] = edge - used[EDGES] if piled else 0
    lowest = 0
    if piled:
        for k in range(n):
            if blocks.boxes[first + k, 3] == 0:
                blocks.bases[used[BASES] + lowest] = k
                lowest += 1
        _reckon_levels(blocks, goods, b, first, n)
    blocks.base_count[b] = lowest
    used[BLOCKS], used[BOXES], used[BASES] = b + 1, first + n, used[BASES] + lowest
    if piled:
        used[EDGES] = edge
