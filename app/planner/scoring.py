"""Which blocks suit a free rectangle best.

A block is worth its volume, less for many boxes, times how much of its surface touches walls or neighbours (to the fourth), times how well
the lengths beside and above it can still be filled by packages that are left; above it only by as many as may still be piled there.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from app.planner.blocks import Blocks
from app.planner.compiled import compiled, inlined
from app.planner.goods import WITHOUT_LIMIT, Goods
from app.planner.piles import find_near, may_stand, slack
from app.planner.space import DOOR, RIGHT
from app.planner.state import GROUP, PHASE, PLACED, Limits, State, Work

Ints = npt.NDArray[np.int32]

CELLS = 2048
"""Lengths are told apart by so many cells; each is a power of two long, so that no division is needed in the innermost loop."""
MOST_FACES = 64
NO_LIMIT = 1e18
TOUCH = 0.04
"""A gap of this part of a block's measure still counts as contact."""


@inlined
def cell_shift(room: Ints) -> int:
    """The length of a cell as a power of two."""
    longest, shift = max(room[0], room[1], room[2]), 0
    while longest >> shift >= CELLS:
        shift += 1
    return shift


@compiled
def reckon_reach(state: State, limits: Limits, work: Work) -> None:
    """Works out which lengths packages that are left can make, in cells so that millimetres cost no more than centimetres."""
    shift = cell_shift(limits.room)
    cells = (max(limits.room[0], limits.room[1], limits.room[2]) >> shift) + 1
    reach, times = work.reach, work.times
    reach[0, :cells] = -1
    reach[0, 0] = 0
    pair = 0
    for s in range(limits.sizes.shape[0]):
        size, copies = limits.sizes[s], 0
        while pair < limits.size_kind.shape[0] and limits.size_kind[pair, 0] == s:
            copies += state.rest[limits.size_kind[pair, 1]]
            pair += 1
        if copies == 0:
            continue
        times[:cells] = 0
        for c in range(cells):
            if reach[0, c] < 0 or times[c] >= copies:
                continue
            length = reach[0, c] + size
            to = length >> shift
            if to < cells and reach[0, to] < 0:
                reach[0, to], times[to] = length, times[c] + 1
    last = 0
    for c in range(cells):
        reach[1, c] = last
        if reach[0, c] >= 0:
            last = reach[0, c]
        else:
            reach[0, c] = last


@inlined
def reached(reach: Ints, shift: int, length: int) -> int:
    """The longest row of packages left that fits a length."""
    c = length >> shift
    best = reach[0, c]
    return int(best if best <= length else reach[1, c])


@compiled
def find_faces(state: State, blocks: Blocks, limits: Limits, work: Work, flat: Ints) -> None:
    """Notes what stands opposite the front, door, left and right side of a rectangle: (low, high, bottom, top) of each face."""
    x1, y1, x2, y2, z = flat[0], flat[1], flat[2], flat[3], flat[4]
    wide, deep = int(TOUCH * (x2 - x1)), int(TOUCH * (y2 - y1))
    faces, n, placed, sizes = work.faces, work.n_faces, state.placed, blocks.size
    n[:] = 0
    for i in range(state.figures[PLACED]):
        b, px, py, pz = placed[i, 0], placed[i, 1], placed[i, 2], placed[i, 3]
        px2, py2, pz2 = px + sizes[b, 0], py + sizes[b, 1], pz + sizes[b, 2]
        if pz2 <= z:
            continue
        side, low, high = -1, 0, 0
        if py < y2 and y1 < py2:
            low, high = py, py2
            if px2 <= x1 and px2 >= x1 - wide:
                side = 0
            elif px >= x2 and px <= x2 + wide:
                side = 1
        if px < x2 and x1 < px2:
            low, high = px, px2
            if py2 <= y1 and py2 >= y1 - deep:
                side = 2
            elif py >= y2 and py <= y2 + deep:
                side = 3
        if side < 0 or n[side] >= MOST_FACES:
            continue
        k = n[side]
        faces[side, k, 0], faces[side, k, 1], faces[side, k, 2], faces[side, k, 3] = low, high, pz, pz2
        n[side] += 1


@inlined
def touched(faces: Ints, n_faces: Ints, side: int, low: int, high: int, bottom: int, top: int) -> float:
    """How much of a block's side lies against noted faces."""
    area = 0.0
    for k in range(n_faces[side]):
        wide = min(high, faces[side, k, 1]) - max(low, faces[side, k, 0])
        tall = min(top, faces[side, k, 3]) - max(bottom, faces[side, k, 2])
        if wide > 0 and tall > 0:
            area += float(wide) * tall
    return area


@inlined
def contact(room: Ints, faces: Ints, n_faces: Ints, flat: Ints, bx: int, by: int, bz: int, x: int, y: int) -> float:
    """Which part of a block's surface touches something when it is set on a rectangle at x and y."""
    x1, y1, x2, y2, z = flat[0], flat[1], flat[2], flat[3], flat[4]
    base, front, side = float(bx) * by, float(by) * bz, float(bx) * bz
    long, wide = int(TOUCH * (x2 - x1)), int(TOUCH * (y2 - y1))
    area = base
    if room[2] - z - bz <= TOUCH * bz:
        area += base
    if x - x1 <= TOUCH * bx:
        area += front if x1 <= long else touched(faces, n_faces, 0, y, y + by, z, z + bz)
    if x2 - x - bx <= TOUCH * bx:
        area += front if room[0] - x2 <= long else touched(faces, n_faces, 1, y, y + by, z, z + bz)
    if y - y1 <= TOUCH * by:
        area += side if y1 <= wide else touched(faces, n_faces, 2, x, x + bx, z, z + bz)
    if y2 - y - by <= TOUCH * by:
        area += side if room[1] - y2 <= wide else touched(faces, n_faces, 3, x, x + bx, z, z + bz)
    return min(1.0, area / (2.0 * (base + front + side)))


@inlined
def enough(rest: Ints, n_kinds: Ints, kinds: Ints, copies: Ints, b: int) -> bool:
    """Whether what is left suffices for a block."""
    for k in range(n_kinds[b]):  # noqa: SIM110  (a generator cannot be compiled)
        if rest[kinds[b, k]] < copies[b, k]:
            return False
    return True


@compiled
def best_blocks(
    state: State, blocks: Blocks, goods: Goods, limits: Limits, work: Work, worth: npt.NDArray[np.float64], row: int, corner: int, most: int
) -> int:
    """Finds the best blocks for a rectangle, best first, into `work.chosen`; how many, at most `most`.

    Blocks that can no longer be made are taken out of the state's list on the way.
    """
    flat = state.flats[row]
    front, left, back, far, z = flat[0], flat[1], flat[2], flat[3], flat[4]
    w, d, h = back - front, far - left, limits.room[2] - z
    shift = cell_shift(limits.room)
    find_faces(state, blocks, limits, work, flat)
    near = find_near(state, work, front, left, back, far, z) if limits.piled else 0
    sizes, after, reach, scores, chosen = blocks.size, state.after, work.reach, work.scores, work.chosen
    room, faces, n_faces = limits.room, work.faces, work.n_faces
    rest, n_kinds, kinds, copies = state.rest, blocks.n_kinds, blocks.kinds, blocks.copies
    together, group, last, grounded = limits.together, blocks.group, state.figures[GROUP], blocks.grounded
    # Handing all tables over for every candidate costs more than what there is to look at where nothing but space is limited.
    piled, levels, above, tallest = limits.piled, blocks.levels, blocks.above, limits.tallest
    deep = slack(state, work, near) if near > 0 else WITHOUT_LIMIT
    free = not limits.piled and limits.phases == 1 and limits.blocked.shape[0] == 0 and limits.payload > NO_LIMIT
    before = blocks.volume.shape[0] + state.figures[PHASE]
    per, n = 1.0 / (float(w) * d * h), 0
    while after[before] >= 0:
        b = after[before]
        score = worth[b] * together
        if n == most and score <= scores[most - 1]:
            break
        # Looked at first although it costs more than the measures: what is taken out is not met again for the rest of the load.
        if not enough(rest, n_kinds, kinds, copies, b):
            after[before] = after[b]
            continue
        before = b
        bx, by, bz = sizes[b, 0], sizes[b, 1], sizes[b, 2]
        if bx > w or by > d or bz > h:
            continue
        if group[b] < 0 or group[b] != last:
            score = worth[b]
        up = reached(reach, shift, h - bz)
        if piled:
            up = min(up, min(above[b], max(0, deep - levels[b])) * tallest)
        score *= per * float(bx + reached(reach, shift, w - bx)) * (by + reached(reach, shift, d - by)) * (bz + up)
        if n == most and score <= scores[most - 1]:
            continue
        x = back - bx if corner & DOOR else front
        y = far - by if corner & RIGHT else left
        touching = contact(room, faces, n_faces, flat, bx, by, bz, x, y)
        touching *= touching
        score *= touching * touching
        if n == most and score <= scores[most - 1]:
            continue
        if free:
            if grounded[b] and z > 0:
                continue
        elif not may_stand(state, blocks, goods, limits, work, b, x, y, z, near):
            continue
        at = n if n < most else most - 1
        while at > 0 and scores[at - 1] < score:
            scores[at], chosen[at] = scores[at - 1], chosen[at - 1]
            at -= 1
        scores[at], chosen[at] = score, b
        n = min(n + 1, most)
    return n
