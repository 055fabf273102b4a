"""One step of the search: setting a block, following the best choice to the end, proposing the next blocks of a load half made."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from app.planner.blocks import Blocks
from app.planner.compiled import compiled
from app.planner.goods import Goods
from app.planner.piles import settle, top_bears
from app.planner.scoring import best_blocks, reckon_reach
from app.planner.space import DOOR, RIGHT, choose, cut, lay
from app.planner.state import FLATS, GROUP, PHASE, PLACED, REACH, VOLUME, Limits, State, Work, copy_state

Ints = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]


@compiled
def set_block(state: State, blocks: Blocks, goods: Goods, limits: Limits, work: Work, b: int, row: int, corner: int) -> None:
    """Sets a block at a corner of a free rectangle."""
    flat, size, figures = state.flats[row], blocks.size[b], state.figures
    x, y, z = flat[2] - size[0] if corner & DOOR else flat[0], flat[3] - size[1] if corner & RIGHT else flat[1], flat[4]
    x2, y2, top = x + size[0], y + size[1], z + size[2]
    n = cut(state.flats, figures[FLATS], x, y, x2, y2, z, limits.least, work.spare)
    if limits.piled:
        settle(state, blocks, goods, work, b, x, y, z)
    area = blocks.top[b]
    if top + limits.least <= limits.room[2] and area[2] > area[0] and (not limits.piled or top_bears(state, blocks, limits, b, top)):
        n = lay(state.flats, n, x + area[0], y + area[1], x + area[2], y + area[3], top, limits.least, work.spare)
        for i in range(limits.blocked.shape[0]):
            s = limits.blocked[i]
            if s[4] <= top < s[5]:
                n = cut(state.flats, n, s[0], s[1], s[2], s[3], top, limits.least, work.spare)
    figures[FLATS] = n
    placed = state.placed[figures[PLACED]]
    placed[0], placed[1], placed[2], placed[3] = b, x, y, z
    figures[PLACED] += 1
    figures[VOLUME] += blocks.volume[b]
    figures[GROUP] = blocks.group[b]
    figures[REACH] = max(figures[REACH], x2)
    state.weight[0] += blocks.weight[b]
    for k in range(blocks.n_kinds[b]):
        state.rest[blocks.kinds[b, k]] -= blocks.copies[b, k]


@compiled
def propose(
    state: State, blocks: Blocks, goods: Goods, limits: Limits, work: Work, worth: Floats, manner: int, most: int
) -> tuple[int, int, int]:
    """Finds the next rectangle into which anything goes and the best blocks for it, into `work.chosen`.

    Where nothing goes in any more, the next stop's packages have their turn on all rectangles.

    Returns:
        How many blocks, the rectangle, and its corner; 0 blocks where the load is complete.
    """
    while True:
        row, corner = choose(state.flats, state.figures[FLATS], limits.room, limits.both_ends, manner)
        if row < 0:
            if state.figures[PHASE] + 1 >= limits.phases:
                return 0, -1, 0
            state.figures[PHASE] += 1
            for i in range(state.figures[FLATS]):
                state.flats[i, 5] = 0
            continue
        n = best_blocks(state, blocks, goods, limits, work, worth, row, corner, most)
        if n > 0:
            return n, row, corner
        state.flats[row, 5] = 1


@compiled
def follow(
    parent: State,
    state: State,
    blocks: Blocks,
    goods: Goods,
    limits: Limits,
    work: Work,
    worth: Floats,
    manner: int,
    row: int,
    corner: int,
    first: int,
    until: int,
    best: int,
) -> int:
    """Sets each of these offered blocks on a copy of a load and goes on with the best choice to the end.

    The volumes after the block and at the end are noted in `work.ends`; a load of more than `best`, the greatest of them, is kept in
    `work.finest` and `work.finest_figures`.

    Returns:
        The greatest volume, `best` if none is greater.
    """
    for k in range(first, until):
        copy_state(parent, state)
        set_block(state, blocks, goods, limits, work, work.offered[k], row, corner)
        work.ends[k, 0] = state.figures[VOLUME]
        while state.figures[PLACED] < state.placed.shape[0]:
            n, at, side = propose(state, blocks, goods, limits, work, worth, manner, 1)
            if n == 0:
                break
            set_block(state, blocks, goods, limits, work, work.chosen[0], at, side)
        work.ends[k, 1] = state.figures[VOLUME]
        if state.figures[VOLUME] > best:
            best, placed = state.figures[VOLUME], state.figures[PLACED]
            work.finest[:placed] = state.placed[:placed]
            work.finest_figures[:] = state.figures
    return best


@compiled
def branch(
    state: State, blocks: Blocks, goods: Goods, limits: Limits, work: Work, worth: Floats, manner: int, most: int
) -> tuple[int, int, int]:
    """Offers blocks for a load kept in the beam, after working out anew which lengths are left; they are in `work.offered`."""
    reckon_reach(state, limits, work)
    n, row, corner = propose(state, blocks, goods, limits, work, worth, manner, most)
    work.offered[:n] = work.chosen[:n]
    return n, row, corner


@compiled
def replay(state: State, blocks: Blocks, goods: Goods, limits: Limits, work: Work, placed: Ints) -> int:
    """Sets blocks of another load again, as long as each finds the corner in which it stood; how many did."""
    size, figures = blocks.size, state.figures
    for i in range(placed.shape[0]):
        b, x, y, z = placed[i, 0], placed[i, 1], placed[i, 2], placed[i, 3]
        x2, y2 = x + size[b, 0], y + size[b, 1]
        row, corner = -1, 0
        for k in range(figures[FLATS]):
            flat = state.flats[k]
            if flat[4] != z or x < flat[0] or y < flat[1] or x2 > flat[2] or y2 > flat[3]:
                continue
            if (x == flat[0] or x2 == flat[2]) and (y == flat[1] or y2 == flat[3]):
                row, corner = k, (0 if x == flat[0] else DOOR) | (0 if y == flat[1] else RIGHT)
                break
        if row < 0:
            return i
        set_block(state, blocks, goods, limits, work, b, row, corner)
        figures[PHASE] = max(figures[PHASE], np.int64(blocks.phase[b]))
    return int(placed.shape[0])


@compiled
def renew(
    parent: State, state: State, blocks: Blocks, goods: Goods, limits: Limits, work: Work, b: int, row: int, corner: int
) -> None:
    """Makes a state the load of another with one block more."""
    copy_state(parent, state)
    set_block(state, blocks, goods, limits, work, b, row, corner)
