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
RIGHT, DOOR = 1, 2
"""Which corner of a rectangle is filled: at its right side, at its end towards the door."""
MERGES = 60
"""How many new rectangles the top of one block may make with its neighbours."""

Ints = npt.NDArray[np.int32]


@inlined
def covered(flats: Ints, n: int, x1: int, y1: int, x2: int, y2: int, z: int) -> bool:
    """Whether one rectangle of the level contains this one."""
    for i in range(n):  # noqa: SIM110  (a generator cannot be compiled)
        if flats[i, 4] == z and flats[i, 0] <= x1 and flats[i, 1] <= y1 and flats[i, 2] >= x2 and flats[i, 3] >= y2:
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
        if flats[i, 4] == z and flats[i, 0] >= x1 and flats[i, 1] >= y1 and flats[i, 2] <= x2 and flats[i, 3] <= y2:
            continue
        if kept != i:
            for k in range(6):
                flats[kept, k] = flats[i, k]
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
        if flats[i, 4] == z and flats[i, 0] < x2 and x1 < flats[i, 2] and flats[i, 1] < y2 and y1 < flats[i, 3]:
            for k in range(4):
                spare[hit, k] = flats[i, k]
            hit += 1
        else:
            if kept != i:
                for k in range(6):
                    flats[kept, k] = flats[i, k]
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
def _join(f: Ints, i: int, g: Ints, j: int, p: int, least: int) -> tuple[int, int, int, int]:
    """The rectangle that two touching or overlapping ones (rows of two tables) make together, longer than both along an axis.

    Returns:
        Its start and end along the axis p, its start and end along the other; an empty one if they make none.
    """
    q = 1 - p
    if g[j, p] > f[i, p + 2] or f[i, p] > g[j, p + 2]:
        return 0, 0, 0, 0
    low, high = max(f[i, q], g[j, q]), min(f[i, q + 2], g[j, q + 2])
    if high - low < least:
        return 0, 0, 0, 0
    start, end = min(f[i, p], g[j, p]), max(f[i, p + 2], g[j, p + 2])
    if end - start <= f[i, p + 2] - f[i, p] or end - start <= g[j, p + 2] - g[j, p]:
        return 0, 0, 0, 0
    return start, end, low, high


@compiled
def lay(flats: Ints, n: int, x1: int, y1: int, x2: int, y2: int, z: int, least: int, spare: Ints) -> int:
    """Adds the top of a block and every larger rectangle it makes with tops of the same height; the new number of rectangles."""
    n = insert(flats, n, x1, y1, x2, y2, z)
    spare[0, 0], spare[0, 1], spare[0, 2], spare[0, 3] = x1, y1, x2, y2
    done, waiting = 0, 1
    while done < waiting and waiting < MERGES:
        new, i = done, 0
        done += 1
        while i < n:
            grown = False
            if flats[i, 4] == z:
                for axis in range(2):
                    a, c, b, d = _join(spare, new, flats, i, axis, least)
                    if axis == 1:
                        a, b, c, d = b, a, d, c
                    if c > a and waiting < MERGES and not covered(flats, n, a, b, c, d, z):
                        n = insert(flats, n, a, b, c, d, z)
                        spare[waiting, 0], spare[waiting, 1], spare[waiting, 2], spare[waiting, 3] = a, b, c, d
                        waiting += 1
                        grown = True
                        break
            i = 0 if grown else i + 1
    return n


@compiled
def choose(flats: Ints, n: int, room: Ints, both_ends: bool, manner: int) -> tuple[int, int]:
    """The rectangle to fill next and from which corner: the one nearest to the front (or the door), a side wall and the floor.

    Args:
        flats: Rectangles.
        n: How many.
        room: Inside length, width and height.
        both_ends: Whether the door counts as the front does.
        manner: 0 weighs length, side and height alike, 1 fills level by level, 2 minds height less, 3 builds walls.

    Returns:
        Its row, -1 if all are dead, and its corner: `RIGHT` and `DOOR` or neither, 0 for the left one in front.
    """
    best, best_key, best_corner = -1, 1e30, 0
    length, width, height = room[0], room[1], room[2]
    for i in range(n):
        if flats[i, 5]:
            continue
        x, left, far, z = flats[i, 0], flats[i, 1], flats[i, 3], flats[i, 4]
        corner, side = (RIGHT, width - far) if width - far < left else (0, left)
        if both_ends and length - flats[i, 2] < x:
            corner, x = corner | DOOR, length - flats[i, 2]
        if manner == 0:
            key = float(x + side + z)
        elif manner == 1:
            key = z * 1000.0 + x + side
        elif manner == 2:
            key = x + side + 0.3 * z
        else:
            key = x * 1000.0 + side + z
        # Of equally near ones the largest; volumes stay far below 1e13 even in cubic millimetres.
        key = key * 1e13 - float(flats[i, 2] - flats[i, 0]) * (far - left) * (height - z)
        if key < best_key:
            best, best_key, best_corner = i, key, corner
    return best, best_corner
