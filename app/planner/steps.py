"""One step of the search: setting a block, following the best choice to the end, proposing the next blocks of a load half made."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from app.planner.blocks import Blocks
from app.planner.compiled import compiled, inlined
from app.planner.goods import Goods
from app.planner.piles import settle, top_bears
from app.planner.scoring import best_blocks, reckon_reach
from app.planner.sieve import Table
from app.planner.space import DOOR, RIGHT, choose, cut, lay
from app.planner.state import FIGURES, FLATS, GROUP, PHASE, PLACED, REACH, VOLUME, Limits, State, Work, copy_state, one_of

Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]

STATE, OFFER, OFFERS, ROW, CORNER, CHILDREN, FOLLOWING, NEXT, NEXT_ROW, NEXT_CORNER, BEST = range(11)
"""Where a look at all loads of a beam stands: at which load and which of its offers; their number, rectangle and corner; how many were
followed to the end; whether one is being followed, its next block, rectangle and corner; what was found."""
STEP = 20
"""What one step costs beside what it costs for each block that stands already."""
END, GAINED, PARENT, BLOCK, AT_ROW, AT_CORNER = range(6)
"""What is noted of a child: the volume at its end and now, of which load it is, by which block, on which rectangle, at which corner."""


@inlined
def set_block(state: State, blocks: Blocks, goods: Goods, limits: Limits, work: Work, table: Table, b: int, row: int, corner: int) -> None:
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
        kind = blocks.kinds[b, k]
        state.rest[kind] -= blocks.copies[b, k]
        if table.enough.shape[0]:
            still, alive = table.enough[table.enough_row[table.enough_first[kind] + state.rest[kind]]], state.alive
            for word in range(still.shape[0]):
                alive[word] &= still[word]


@inlined
def propose(
    state: State, blocks: Blocks, goods: Goods, limits: Limits, work: Work, table: Table, manner: int, most: int
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
        n = best_blocks(state, blocks, goods, limits, work, table, row, corner, most)
        if n > 0:
            return n, row, corner
        state.flats[row, 5] = 1


@compiled
def look(
    kept: State, states: int, scratch: State, blocks: Blocks, goods: Goods, limits: Limits, work: Work, table: Table,
    manner: int, width: int, most: int, at: Longs, children: Longs,
) -> int:  # fmt: skip
    """Offers blocks for the loads kept in the beam, and follows each offer with the best choice to the end.

    The volume at the end is what an offer is worth. A load of more than `at[BEST]` is kept in `work.finest` and `work.finest_figures`.

    Args:
        kept: The loads.
        states: How many.
        scratch: One load, the one that is followed.
        blocks: All blocks.
        goods: What is to be loaded.
        limits: What must be kept.
        work: Scratch memory.
        table: The blocks to use.
        manner: Where is filled first, see `space.choose`.
        width: How many blocks are offered for each load.
        most: The look ends after about so much work, to go on where it ended when it is called again.
        at: Where it stands.
        children: Receives what is offered and what it is worth.

    Returns:
        How many loads were followed to their end.
    """
    done, spent, state = 0, 0, one_of(scratch, 0)
    while at[STATE] < states and spent < most:
        if at[FOLLOWING] == 0:
            parent = one_of(kept, at[STATE])
            if at[OFFER] == 0:
                reckon_reach(parent.rest, limits.room, limits.sizes, limits.size_kind, work.reach, work.times)
                at[OFFERS] = 0
                if parent.figures[PLACED] < parent.placed.shape[0]:
                    at[OFFERS], at[ROW], at[CORNER] = propose(parent, blocks, goods, limits, work, table, manner, width)
                for k in range(at[OFFERS]):
                    work.offered[k] = work.chosen[k]
            if at[OFFER] == at[OFFERS]:
                at[OFFER] = 0
                at[STATE] += 1
                continue
            copy_state(parent, state)
            at[FOLLOWING], at[NEXT], at[NEXT_ROW], at[NEXT_CORNER] = 1, work.offered[at[OFFER]], at[ROW], at[CORNER]
        n, b, row, corner, child = 1, at[NEXT], at[NEXT_ROW], at[NEXT_CORNER], children[at[CHILDREN]]
        while n > 0 and state.figures[PLACED] < state.placed.shape[0] and spent < most:
            set_block(state, blocks, goods, limits, work, table, b, row, corner)
            if at[FOLLOWING] == 1:
                child[GAINED], at[FOLLOWING] = state.figures[VOLUME], 2
            n, row, corner = propose(state, blocks, goods, limits, work, table, manner, 1)
            b = work.chosen[0]
            spent += STEP + state.figures[PLACED]
        if n > 0 and state.figures[PLACED] < state.placed.shape[0]:
            at[NEXT], at[NEXT_ROW], at[NEXT_CORNER] = b, row, corner
            return done
        at[FOLLOWING] = 0
        child[END], child[PARENT], child[BLOCK] = state.figures[VOLUME], at[STATE], work.offered[at[OFFER]]
        child[AT_ROW], child[AT_CORNER] = at[ROW], at[CORNER]
        if child[END] > at[BEST]:
            at[BEST] = child[END]
            for i in range(state.figures[PLACED]):
                for k in range(4):
                    work.finest[i, k] = state.placed[i, k]
            for i in range(FIGURES):
                work.finest_figures[i] = state.figures[i]
        at[CHILDREN] += 1
        at[OFFER] += 1
        if at[OFFER] == at[OFFERS]:
            at[OFFER] = 0
            at[STATE] += 1
        done += 1
    return done


@compiled
def renew(
    kept: State, spare: State, blocks: Blocks, goods: Goods, limits: Limits, work: Work, table: Table, children: Longs, order: Longs,
    width: int,
) -> int:  # fmt: skip
    """Makes the best children the loads of the next beam, one of each kind; how many."""
    n, last, first = 0, -1, 0
    for i in range(order.shape[0]):
        child = children[order[i]]
        known = False
        if last >= 0 and children[order[last], END] != child[END]:
            first = i
        for k in range(first, i):
            known = known or children[order[k], GAINED] == child[GAINED]
        last = i
        if known:
            continue
        state = one_of(spare, n)
        copy_state(one_of(kept, child[PARENT]), state)
        set_block(state, blocks, goods, limits, work, table, child[BLOCK], child[AT_ROW], child[AT_CORNER])
        n += 1
        if n == width:
            break
    return n


@compiled
def replay(states: State, blocks: Blocks, goods: Goods, limits: Limits, work: Work, table: Table, placed: Ints) -> int:
    """Sets blocks of another load again on the first of many, as long as each finds the corner in which it stood; how many did."""
    state, size = one_of(states, 0), blocks.size
    for i in range(placed.shape[0]):
        b, x, y, z = placed[i, 0], placed[i, 1], placed[i, 2], placed[i, 3]
        x2, y2 = x + size[b, 0], y + size[b, 1]
        row, corner = -1, 0
        for k in range(state.figures[FLATS]):
            flat = state.flats[k]
            if flat[4] != z or x < flat[0] or y < flat[1] or x2 > flat[2] or y2 > flat[3]:
                continue
            if (x == flat[0] or x2 == flat[2]) and (y == flat[1] or y2 == flat[3]):
                row, corner = k, (0 if x == flat[0] else DOOR) | (0 if y == flat[1] else RIGHT)
                break
        if row < 0:
            return i
        set_block(state, blocks, goods, limits, work, table, b, row, corner)
        state.figures[PHASE] = max(state.figures[PHASE], np.int64(blocks.phase[b]))
    return int(placed.shape[0])
