"""One step of the search: setting a block, following the best choice to the end, proposing the next blocks of a load half made."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from app.planner.blocks import Blocks
from app.planner.compiled import compiled
from app.planner.goods import Goods
from app.planner.piles import settle, top_bears
from app.planner.scoring import best_blocks, reckon_reach
from app.planner.space import choose, cut, lay
from app.planner.state import FLATS, GROUP, PHASE, PLACED, REACH, VOLUME, Limits, State, Work, copy_state

Floats = npt.NDArray[np.float64]


@compiled
def set_block(state: State, blocks: Blocks, goods: Goods, limits: Limits, work: Work, b: int, row: int, right: bool) -> None:
    """Sets a block at the front corner of a free rectangle, at its left or right side."""
    flat, size, figures = state.flats[row], blocks.size[b], state.figures
    x, y, z = flat[0], flat[3] - size[1] if right else flat[1], flat[4]
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
) -> tuple[int, int, bool]:
    """Finds the next rectangle into which anything goes and the best blocks for it, into `work.chosen`.

    Where nothing goes in any more, the next stop's packages have their turn on all rectangles.

    Returns:
        How many blocks, the rectangle, and whether they stand at its right side; 0 blocks where the load is complete.
    """
    while True:
        row, right = choose(state.flats, state.figures[FLATS], limits.room[1], limits.room[2], manner)
        if row < 0:
            if state.figures[PHASE] + 1 >= limits.phases:
                return 0, -1, False
            state.figures[PHASE] += 1
            for i in range(state.figures[FLATS]):
                state.flats[i, 5] = 0
            continue
        n = best_blocks(state, blocks, goods, limits, work, worth, row, right, most)
        if n > 0:
            return n, row, right
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
    b: int,
    row: int,
    right: bool,
) -> tuple[int, int]:
    """Sets a block on a copy of a load and goes on with the best choice to the end; the volume after the block and at the end."""
    copy_state(parent, state)
    set_block(state, blocks, goods, limits, work, b, row, right)
    volume = state.figures[VOLUME]
    while state.figures[PLACED] < state.placed.shape[0]:
        n, at, side = propose(state, blocks, goods, limits, work, worth, manner, 1)
        if n == 0:
            break
        set_block(state, blocks, goods, limits, work, work.chosen[0], at, side)
    return volume, state.figures[VOLUME]


@compiled
def branch(
    state: State, blocks: Blocks, goods: Goods, limits: Limits, work: Work, worth: Floats, manner: int, most: int
) -> tuple[int, int, bool]:
    """Proposes blocks for a load kept in the beam, after working out anew which lengths are left."""
    reckon_reach(state, limits, work)
    return propose(state, blocks, goods, limits, work, worth, manner, most)
