"""Which blocks suit a free rectangle best.

A block is worth its volume, less for many boxes, times how much of its surface touches walls or neighbours (to the fourth), times how well
the lengths beside and above it can still be filled by packages that are left; above it only by as many as may still be piled there.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from app.planner.blocks import Blocks
from app.planner.compiled import compiled, inlined, lowest_bit
from app.planner.goods import WITHOUT_LIMIT, Goods
from app.planner.piles import find_near, may_stand, slack
from app.planner.sieve import Table
from app.planner.space import DOOR, RIGHT
from app.planner.state import GROUP, PHASE, PLACED, Limits, State, Work, cell_shift

Ints = npt.NDArray[np.int32]

MOST_FACES = 64
NO_LIMIT = 1e18
TOUCH = 0.04
"""A gap of this part of a block's measure still counts as contact."""


@compiled
def reckon_reach(rest: Ints, room: Ints, sizes: Ints, size_kind: Ints, reach: Ints, times: Ints) -> None:
    """Works out which lengths packages that are left can make, in cells so that millimetres cost no more than centimetres."""
    shift = cell_shift(room)
    cells = (max(room[0], room[1], room[2]) >> shift) + 1
    reach[0, :cells] = -1
    reach[0, 0] = 0
    pair = 0
    for s in range(sizes.shape[0]):
        size, copies = sizes[s], 0
        while pair < size_kind.shape[0] and size_kind[pair, 0] == s:
            copies += rest[size_kind[pair, 1]]
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


@inlined
def find_faces(state: State, blocks: Blocks, work: Work, flat: Ints, deepest: int) -> None:
    """Notes what stands opposite the front, door, left and right side of a rectangle: (low, high, bottom, top) of each face."""
    x1, y1, x2, y2, z = flat[0], flat[1], flat[2], flat[3], flat[4]
    wide, deep = int(TOUCH * (x2 - x1)), int(TOUCH * (y2 - y1))
    ahead, behind = x1 - wide - deepest, x2 + wide
    faces, n, placed, sizes = work.faces, work.n_faces, state.placed, blocks.size
    for side in range(4):
        n[side] = 0
    for i in range(state.figures[PLACED]):
        b, px, py, pz = placed[i, 0], placed[i, 1], placed[i, 2], placed[i, 3]
        if px < ahead or px > behind:
            continue
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
def hope(bx: int, by: int, bz: int, gap_x: int, gap_y: int, gap_z: int) -> float:
    """To the fourth, the part of a block's surface that touches something if walls or neighbours are wherever they may be."""
    base, front, side = float(bx) * by, float(by) * bz, float(bx) * bz
    area = 2 * base if gap_z <= TOUCH * bz else base
    area += 2 * front if gap_x <= TOUCH * bx else front
    area += 2 * side if gap_y <= TOUCH * by else side
    part = area / (2.0 * (base + front + side))
    part *= part
    return part * part


@inlined
def suffices(rest: Ints, n_kinds: Ints, kinds: Ints, copies: Ints, b: int) -> bool:
    """Whether what is left suffices for a block."""
    for k in range(n_kinds[b]):  # noqa: SIM110  (a generator cannot be compiled)
        if rest[kinds[b, k]] < copies[b, k]:
            return False
    return True


@inlined
def best_blocks(
    state: State, blocks: Blocks, goods: Goods, limits: Limits, work: Work, table: Table, row: int, corner: int, most: int
) -> int:
    """Finds the best blocks for a rectangle, best first, into `work.chosen`; how many, at most `most`."""
    flat = state.flats[row]
    front, left, back, far, z = flat[0], flat[1], flat[2], flat[3], flat[4]
    room, alive, reach, scores, chosen = limits.room, state.alive, work.reach, work.scores, work.chosen
    w, d, h = back - front, far - left, room[2] - z
    shift = cell_shift(room)
    find_faces(state, blocks, work, flat, limits.deepest)
    near = find_near(state, work, front, left, back, far, z) if limits.piled else 0
    deep = slack(state, work, near) if near > 0 else WITHOUT_LIMIT
    # Handing all tables over for every candidate costs more than what there is to look at where nothing but space is limited.
    free = not limits.piled and limits.phases == 1 and limits.blocked.shape[0] == 0 and limits.payload > NO_LIMIT
    phase, last, asks = state.figures[PHASE], state.figures[GROUP], table.enough.shape[0] == 0
    fits_x = table.fits[0, table.length_class[0, w >> shift]]
    fits_y = table.fits[1, table.length_class[1, d >> shift]]
    fits_z = table.fits[2, table.length_class[2, h >> shift]]
    per, n, looked = 1.0 / (float(w) * d * h), 0, 0
    for word in range(table.fits.shape[2]):
        if n == most and (looked >= limits.looks or table.worth[word << 6] * limits.together <= scores[most - 1]):
            break
        bits = alive[word] & fits_x[word] & fits_y[word] & fits_z[word]
        if limits.phases > 1:
            bits &= table.phases[phase, word]
        while bits:
            place = (word << 6) + lowest_bit(bits)
            bits &= bits - 1
            b, score = table.number[place], table.worth[place]
            bx, by, bz = blocks.size[b, 0], blocks.size[b, 1], blocks.size[b, 2]
            if bx > w or by > d or bz > h:
                continue
            looked += 1
            if asks and not suffices(state.rest, blocks.n_kinds, blocks.kinds, blocks.copies, b):
                alive[word] &= ~(np.int64(1) << (place & 63))
                continue
            if blocks.group[b] >= 0 and blocks.group[b] == last:
                score *= limits.together
            if n == most and score * hope(bx, by, bz, w - bx, d - by, h - bz) <= scores[most - 1]:
                continue
            up = reached(reach, shift, h - bz)
            if limits.piled:
                up = min(up, min(blocks.above[b], max(0, deep - blocks.levels[b])) * limits.tallest)
            score *= per * float(bx + reached(reach, shift, w - bx)) * (by + reached(reach, shift, d - by)) * (bz + up)
            if n == most and score <= scores[most - 1]:
                continue
            x = back - bx if corner & DOOR else front
            y = far - by if corner & RIGHT else left
            touching = contact(room, work.faces, work.n_faces, flat, bx, by, bz, x, y)
            touching *= touching
            score *= touching * touching
            if n == most and score <= scores[most - 1]:
                continue
            if free:
                if blocks.grounded[b] and z > 0:
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
