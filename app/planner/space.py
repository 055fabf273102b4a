"""Free space as flat rectangles.

Nothing overhangs, so what is loaded is a map of heights, and free space is the set of the largest flat rectangles on each level (the
floor and the tops of what stands), each open to the roof. A rectangle is a row (x1, y1, x2, y2, z, dead); `dead` is set where nothing
that is left fits, it stays because a neighbour of the same height may make it larger.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from app.planner.compiled import compiled, inlined

X1, Y1, X2, Y2, Z, DEAD = range(6)
COLUMNS = 6
MERGES = 60
"""How many new rectangles the top of one block may make with its neighbours."""

Ints = npt.NDArray[np.int32]


@inlined
def covered(flats: Ints, n: int, x1: int, y1: int, x2: int, y2: int, z: int) -> bool:
    """Whether one rectangle of the level contains this one."""
    for i in range(n):
        f = flats[i]
        if f[4] == z and f[0] <= x1 and f[1] <= y1 and f[2] >= x2 and f[3] >= y2:
            return True
    return False


@compiled
def insert(flats: Ints, n: int, x1: int, y1: int, x2: int, y2: int, z: int) -> int:
    """Adds a rectangle unless one contains it, takes out those it contains; the new number of rectangles.

    When the table is full the new one is lost: some space stays unused, nothing goes wrong.
    """
    if x2 <= x1 or y2 <= y1 or covered(flats, n, x1, y1, x2, y2, z):
        return n
    kept = 0
    for i in range(n):
        f = flats[i]
        if f[4] == z and f[0] >= x1 and f[1] >= y1 and f[2] <= x2 and f[3] <= y2:
            continue
        if kept != i:
            for k in range(6):
                flats[kept, k] = f[k]
        kept += 1
    if kept >= flats.shape[0]:
        return kept
    new = flats[kept]
    new[0], new[1], new[2], new[3], new[4], new[5] = x1, y1, x2, y2, z, 0
    return kept + 1


@compiled
def cut(flats: Ints, n: int, x1: int, y1: int, x2: int, y2: int, z: int, least: int, spare: Ints) -> int:
    """Takes an area out of the rectangles of a level; strips narrower than `least` are dropped. The new number of rectangles."""
    hit, kept = 0, 0
    for i in range(n):
        f = flats[i]
        if f[4] == z and f[0] < x2 and x1 < f[2] and f[1] < y2 and y1 < f[3]:
            for k in range(4):
                spare[hit, k] = f[k]
            hit += 1
        else:
            if kept != i:
                for k in range(6):
                    flats[kept, k] = f[k]
            kept += 1
    n = kept
    for i in range(hit):
        a, b, c, d = spare[i, 0], spare[i, 1], spare[i, 2], spare[i, 3]
        if x1 - a >= least:
            n = insert(flats, n, a, b, x1, d, z)
        if c - x2 >= least:
            n = insert(flats, n, x2, b, c, d, z)
        if y1 - b >= least:
            n = insert(flats, n, a, b, c, y1, z)
        if d - y2 >= least:
            n = insert(flats, n, a, y2, c, d, z)
    return n


@inlined
def _join(f: Ints, g: Ints, along_x: bool, least: int) -> tuple[int, int, int, int]:
    """The rectangle that two touching or overlapping ones make together, longer than both along one axis; empty if they make none."""
    p, q = (0, 1) if along_x else (1, 0)
    if g[p] > f[p + 2] or f[p] > g[p + 2]:
        return 0, 0, 0, 0
    low, high = max(f[q], g[q]), min(f[q + 2], g[q + 2])
    if high - low < least:
        return 0, 0, 0, 0
    start, end = min(f[p], g[p]), max(f[p + 2], g[p + 2])
    if end - start <= f[p + 2] - f[p] or end - start <= g[p + 2] - g[p]:
        return 0, 0, 0, 0
    if along_x:
        return start, low, end, high
    return low, start, high, end


@compiled
def lay(flats: Ints, n: int, x1: int, y1: int, x2: int, y2: int, z: int, least: int, spare: Ints) -> int:
    """Adds the top of a block and every larger rectangle it makes with tops of the same height; the new number of rectangles."""
    n = insert(flats, n, x1, y1, x2, y2, z)
    spare[0, 0], spare[0, 1], spare[0, 2], spare[0, 3] = x1, y1, x2, y2
    done, waiting = 0, 1
    while done < waiting and waiting < MERGES:
        new = spare[done]
        done += 1
        i = 0
        while i < n:
            grown = False
            if flats[i, 4] == z:
                for axis in range(2):
                    a, b, c, d = _join(new, flats[i], axis == 0, least)
                    if c > a and waiting < MERGES and not covered(flats, n, a, b, c, d, z):
                        n = insert(flats, n, a, b, c, d, z)
                        spare[waiting, 0], spare[waiting, 1], spare[waiting, 2], spare[waiting, 3] = a, b, c, d
                        waiting += 1
                        grown = True
                        break
            i = 0 if grown else i + 1
    return n


@compiled
def choose(flats: Ints, n: int, width: int, height: int, manner: int) -> tuple[int, bool]:
    """The rectangle to fill next and whether from its right side: the corner nearest to the front, a side wall and the floor.

    Args:
        flats: Rectangles.
        n: How many.
        width: Inside width.
        height: Inside height.
        manner: 0 weighs length, side and height alike, 1 fills level by level, 2 minds height less, 3 builds walls.

    Returns:
        Its row, -1 if all are dead, and whether its right corner is the one.
    """
    best, best_key, from_right = -1, 1e30, False
    for i in range(n):
        f = flats[i]
        if f[5]:
            continue
        right = width - f[3] < f[1]
        side = width - f[3] if right else f[1]
        if manner == 0:
            key = float(f[0] + side + f[4])
        elif manner == 1:
            key = f[4] * 1000.0 + f[0] + side
        elif manner == 2:
            key = f[0] + side + 0.3 * f[4]
        else:
            key = f[0] * 1000.0 + side + f[4]
        # Of equally near ones the largest; volumes stay far below 1e13 even in cubic millimetres.
        key = key * 1e13 - float(f[2] - f[0]) * (f[3] - f[1]) * (height - f[4])
        if key < best_key:
            best, best_key, from_right = i, key, right
    return best, from_right
