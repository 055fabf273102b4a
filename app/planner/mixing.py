"""Making blocks: first the grids of equal boxes, then blocks of two blocks, round by round."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from app.planner.blocks import BLOCKS, BOXES, EDGES, KINDS, PAIRS, ROUNDS, Blocks, add_grid, close_block, piles_hold, place_in_table
from app.planner.compiled import compiled, inlined, making
from app.planner.goods import Goods

Ints = npt.NDArray[np.int32]


@making
def make_grids(blocks: Blocks, goods: Goods, table: Ints, room: Ints, most: int, payload: float, piled: bool) -> None:
    """Adds grids of every kind and orientation: all single boxes first, so that nothing is forgotten when the table is full.

    Args:
        blocks: Where to.
        goods: The kinds.
        table: Blocks known.
        room: Length, width, height inside.
        most: How many grids there may be of one orientation.
        payload: Greatest weight of a block.
        piled: Whether piles are limited.
    """
    for turn in range(goods.turns.shape[0]):
        add_grid(blocks, goods, table, turn, 1, 1, 1, piled)
    for turn in range(goods.turns.shape[0]):
        kind = goods.turn_kind[turn]
        copies = goods.copies[kind]
        if goods.weight[kind] > 0.0:
            copies = min(copies, int(payload / goods.weight[kind])) if payload < 1e18 else copies
        mx, my, mz = (
            room[0] // goods.turns[turn, 0], room[1] // goods.turns[turn, 1], room[2] // goods.turns[turn, 2],
        )  # fmt: skip
        if goods.floor_only[kind]:
            mz = min(mz, 1)
        mx, my, mz = min(mx, copies), min(my, copies), min(mz, copies)
        step = 1
        while (mx // step + 1) * (my // step + 1) * (mz // step + 1) > most:
            step += 1
        # Rows of many small boxes are offered in every step-th length only, and in one, two and as many as go.
        for nx in range(1, mx + 1):
            if nx > 2 and nx % step and nx != mx:
                continue
            for ny in range(1, min(copies // nx, my) + 1):
                if ny > 2 and ny % step and ny != my:
                    continue
                for nz in range(1, min(copies // (nx * ny), mz) + 1):
                    if nz > 2 and nz % step and nz != mz:
                        continue
                    if nx * ny * nz > 1 and not add_grid(blocks, goods, table, turn, nx, ny, nz, piled):
                        break


@making
def make_pairs(blocks: Blocks, goods: Goods, table: Ints, room: Ints, fill: float, payload: float, piled: bool, tries: int) -> None:
    """Adds blocks of two blocks until there are enough, none is new, or `tries` pairs were looked at."""
    # Every use of an array of a tuple costs a count of references: those of the innermost loop are named once.
    used, size, top, volume, weight, phase, grounded = (
        blocks.used, blocks.size, blocks.top, blocks.volume, blocks.weight, blocks.phase, blocks.grounded,
    )  # fmt: skip
    kinds, copies = np.empty(2 * KINDS, np.int32), np.empty(2 * KINDS, np.int32)
    length, width, height = room[0], room[1], room[2]
    start = 0
    for _round in range(ROUNDS):
        known = used[BLOCKS]
        for i in range(known):
            x, y, z, mine = size[i, 0], size[i, 1], size[i, 2], volume[i]
            flat_x, flat_y = top[i, 2] - top[i, 0], top[i, 3] - top[i, 1]
            for j in range(0 if i >= start else start, known):
                least = (mine + volume[j]) / fill
                u, v, w = size[j, 0], size[j, 1], size[j, 2]
                on_top = u <= flat_x and v <= flat_y and z + w <= height and float(x) * y * (z + w) <= least
                behind = x + u <= length and float(x + u) * max(y, v) * max(z, w) <= least
                beside = y + v <= width and float(max(x, u)) * (y + v) * max(z, w) <= least
                if not (on_top or behind or beside) or phase[i] != phase[j] or weight[i] + weight[j] > payload:
                    continue
                for axis in range(3):
                    suits = (axis == 0 and behind) or (axis == 1 and beside) or (axis == 2 and on_top and not grounded[j])
                    if suits and not _add_pair(blocks, goods, table, i, j, axis, kinds, copies, piled):
                        return
            used[PAIRS] += known
            if used[PAIRS] > tries:
                return
        if used[BLOCKS] == known:
            return
        start = known


@inlined
def _contents(blocks: Blocks, goods: Goods, i: int, j: int, kinds: Ints, copies: Ints) -> int:
    """Merges what two blocks consist of; the number of kinds, -1 if too many kinds or more boxes than there are."""
    a, b, m = 0, 0, 0
    while a < blocks.n_kinds[i] or b < blocks.n_kinds[j]:
        if b >= blocks.n_kinds[j] or (a < blocks.n_kinds[i] and blocks.kinds[i, a] < blocks.kinds[j, b]):
            kinds[m], copies[m] = blocks.kinds[i, a], blocks.copies[i, a]
            a += 1
        elif a >= blocks.n_kinds[i] or blocks.kinds[j, b] < blocks.kinds[i, a]:
            kinds[m], copies[m] = blocks.kinds[j, b], blocks.copies[j, b]
            b += 1
        else:
            kinds[m], copies[m] = blocks.kinds[i, a], blocks.copies[i, a] + blocks.copies[j, b]
            a += 1
            b += 1
        if copies[m] > goods.copies[kinds[m]] or m >= KINDS:
            return -1
        m += 1
    return m if m <= KINDS else -1


@compiled
def _add_pair(blocks: Blocks, goods: Goods, table: Ints, i: int, j: int, axis: int, kinds: Ints, copies: Ints, piled: bool) -> bool:
    """Adds the block of two; False when there is no room for more."""
    m = _contents(blocks, goods, i, j, kinds, copies)
    if m < 0:
        return True
    a, c = blocks.size[i], blocks.size[j]
    x, y, z = max(a[0], c[0]), max(a[1], c[1]), max(a[2], c[2])
    ox, oy, oz = 0, 0, 0
    if axis == 0:
        x, ox = a[0] + c[0], a[0]
    elif axis == 1:
        y, oy = a[1] + c[1], a[1]
    else:
        x, y, z, ox, oy, oz = a[0], a[1], a[2] + c[2], blocks.top[i, 0], blocks.top[i, 1], a[2]
    slot = place_in_table(table, blocks, x, y, z, kinds, copies, m)
    if slot < 0:
        return True
    used = blocks.used
    b, n = used[BLOCKS], blocks.number[i] + blocks.number[j]
    if b >= blocks.volume.shape[0] or used[BOXES] + n > blocks.boxes.shape[0]:
        return False
    _copy_boxes(blocks, i, 0, 0, 0, used[BOXES])
    _copy_boxes(blocks, j, ox, oy, oz, used[BOXES] + blocks.number[i])
    edge = used[EDGES]
    if piled:
        edge = _copy_contacts(blocks, i, j, axis, ox, oy)
        if edge < 0:
            return False
        if not piles_hold(blocks, goods, used[BOXES], n):
            return True
    table[slot] = b
    blocks.size[b, 0], blocks.size[b, 1], blocks.size[b, 2] = x, y, z
    blocks.volume[b], blocks.weight[b] = blocks.volume[i] + blocks.volume[j], blocks.weight[i] + blocks.weight[j]
    blocks.n_kinds[b] = m
    for k in range(m):
        blocks.kinds[b, k], blocks.copies[b, k] = kinds[k], copies[k]
    _set_top(blocks, b, i, j, axis, ox, oy)
    blocks.phase[b], blocks.grounded[b] = blocks.phase[i], blocks.grounded[i] or blocks.grounded[j]
    blocks.group[b] = blocks.group[i] if blocks.group[i] == blocks.group[j] else -1
    close_block(blocks, goods, b, n, edge, piled)
    return True


@compiled
def _copy_boxes(blocks: Blocks, b: int, ox: int, oy: int, oz: int, to: int) -> None:
    """Copies the boxes of a block to a place in the pool, moved."""
    for k in range(blocks.number[b]):
        here, there = blocks.boxes[blocks.box_first[b] + k], blocks.boxes[to + k]
        for c in range(7):
            there[c] = here[c]
        there[1] += ox
        there[2] += oy
        there[3] += oz


@compiled
def _copy_contacts(blocks: Blocks, i: int, j: int, axis: int, ox: int, oy: int) -> int:
    """Enters the contacts of two blocks and, of one on the other, those between them; the end of the list, -1 if it is full."""
    used = blocks.used
    first, edge, room = used[BOXES], used[EDGES], blocks.edge_to.shape[0]
    ni = blocks.number[i]
    height = blocks.size[i, 2]
    for k in range(ni + blocks.number[j]):
        b, shift, back = (i, 0, k) if k < ni else (j, ni, k - ni)
        old = blocks.box_first[b] + back
        if edge + blocks.edge_count[old] + 64 > room:
            return -1
        blocks.edge_first[first + k] = edge
        for e in range(blocks.edge_first[old], blocks.edge_first[old] + blocks.edge_count[old]):
            blocks.edge_to[edge], blocks.edge_share[edge] = blocks.edge_to[e] + shift, blocks.edge_share[e]
            edge += 1
        if axis == 2 and k >= ni and blocks.boxes[old, 3] == 0:
            new = blocks.boxes[first + k]
            for below in range(ni):
                low = blocks.boxes[first + below]
                if low[3] + low[6] != height:
                    continue
                wide = min(new[1] + new[4], low[1] + low[4]) - max(new[1], low[1])
                deep = min(new[2] + new[5], low[2] + low[5]) - max(new[2], low[2])
                if wide > 0 and deep > 0:
                    if edge >= room:
                        return -1
                    blocks.edge_to[edge] = below
                    blocks.edge_share[edge] = float(wide) * deep / (float(new[4]) * new[5])
                    edge += 1
        blocks.edge_count[first + k] = edge - blocks.edge_first[first + k]
    return int(edge)


@compiled
def _set_top(blocks: Blocks, b: int, i: int, j: int, axis: int, ox: int, oy: int) -> None:
    """Chooses the largest flat area on top of a block of two."""
    top, first, second = blocks.top[b], blocks.top[i], blocks.top[j]
    height = blocks.size[b, 2]
    if axis == 2:
        top[0], top[1], top[2], top[3] = second[0] + ox, second[1] + oy, second[2] + ox, second[3] + oy
        return
    best = 0.0
    top[0], top[1], top[2], top[3] = 0, 0, 0, 0
    hi, hj = blocks.size[i, 2] == height, blocks.size[j, 2] == height
    for option in range(3):
        x1, y1, x2, y2 = first[0], first[1], first[2], first[3]
        if option == 1:
            x1, y1, x2, y2 = second[0] + ox, second[1] + oy, second[2] + ox, second[3] + oy
        if (option == 0 and not hi) or (option == 1 and not hj):
            continue
        if option == 2:
            if not (hi and hj):
                continue
            if axis == 0:
                if first[2] != ox or second[0] != 0:
                    continue
                x2, y1, y2 = second[2] + ox, max(first[1], second[1]), min(first[3], second[3])
            else:
                if first[3] != oy or second[1] != 0:
                    continue
                y2, x1, x2 = second[3] + oy, max(first[0], second[0]), min(first[2], second[2])
        if x2 <= x1 or y2 <= y1:
            continue
        area = float(x2 - x1) * (y2 - y1)
        if area > best:
            best = area
            top[0], top[1], top[2], top[3] = x1, y1, x2, y2
