"""Back to front: in which order cuboids are painted so that each hides what is behind it, whatever their sizes.

Distances of centres lie for boxes of different sizes; here one is painted before another only where a plane between the two says so.
Three boxes can hide each other in a ring: then one is cut in two at a face of another.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
CHUNK = 512


class Depth:
    """The painting order of cuboids under one view.

    Args:
        low: Nearest corners to the origin, one row (x, y, z) each.
        high: Opposite corners.
        away: For each axis, +1 where growing means farther from the eye, -1 where nearer, 0 where neither.
        axes: What one millimetre along x, y, z is on the picture, as rows (u, v).

    Attributes:
        low: Corners of the pieces, with the cut ones behind the given cuboids.
        high: Opposite corners of the pieces.
        owner: Which given cuboid each piece is part of.
        order: Indices of the pieces, farthest first.
    """

    def __init__(self, low: Ints, high: Ints, away: Sequence[int], axes: Floats) -> None:
        self._away, self._axes = tuple(away), axes
        self.low, self.high = low.copy(), high.copy()
        self.owner: Ints = np.arange(len(low), dtype=np.int64)
        self.order: list[int] = []
        self._hides: list[set[int]] = [set() for _ in range(len(low))]
        self._behind: list[set[int]] = [set() for _ in range(len(low))]
        self._relate_all()
        self._sort()

    # Who hides whom

    def _spans(self, low: Ints, high: Ints) -> list[tuple[Floats, Floats]]:
        """The pictures of the cuboids along the three directions across their edges."""
        spans = []
        for axis in self._axes:
            across = self._axes @ np.array((-axis[1], axis[0]))
            one, other = low * across, high * across
            spans.append((np.minimum(one, other).sum(axis=1), np.maximum(one, other).sum(axis=1)))
        return spans

    def _hidden_by(self, of: Ints, among: Ints) -> NDArray[np.bool_]:
        """Matrix: the picture of `of[i]` is crossed by that of `among[j]`, and `among[j]` is nearer to the eye."""
        low, high = self.low, self.high
        nearer = np.zeros((len(of), len(among)), dtype=np.bool_)
        farther = np.zeros_like(nearer)
        for axis, away in enumerate(self._away):
            if not away:
                continue
            ends_before = high[of, axis][:, None] <= low[among, axis][None, :]
            begins_after = low[of, axis][:, None] >= high[among, axis][None, :]
            nearer |= begins_after if away > 0 else ends_before
            farther |= ends_before if away > 0 else begins_after
        nearer &= ~farther
        for (low1, high1), (low2, high2) in zip(self._spans(low[of], high[of]), self._spans(low[among], high[among]), strict=True):
            nearer &= (low1[:, None] < high2[None, :] - 1e-6) & (low2[None, :] < high1[:, None] - 1e-6)
        return nearer

    def _relate_all(self) -> None:
        everything = np.arange(len(self.low), dtype=np.int64)
        for start in range(0, len(everything), CHUNK):
            rows, columns = np.nonzero(self._hidden_by(everything[start : start + CHUNK], everything))
            for far, near in zip((rows + start).tolist(), columns.tolist(), strict=True):
                self._hides[near].add(far)
                self._behind[far].add(near)

    # The order

    def _sort(self) -> None:
        """Takes whatever hides only what is painted already, the farthest first; cuts where a ring leaves nothing to take."""
        waits = [len(hidden) for hidden in self._hides]
        ready = [(self._distance(i), i) for i, n in enumerate(waits) if n == 0]
        heapq.heapify(ready)
        left = set(range(len(waits)))
        while left:
            if not ready:
                self._break_ring(left, waits, ready)
                continue
            _, piece = heapq.heappop(ready)
            if piece not in left or waits[piece]:  # painted already, or what it waited for was cut and its parts are to come
                continue
            left.discard(piece)
            self.order.append(piece)
            for near in self._behind[piece]:
                waits[near] -= 1
                if waits[near] == 0 and near in left:
                    heapq.heappush(ready, (self._distance(near), near))

    def _distance(self, piece: int) -> float:
        """Sorts farther pieces first."""
        return -float(sum(away * (self.low[piece, axis] + self.high[piece, axis]) for axis, away in enumerate(self._away)))

    def _break_ring(self, left: set[int], waits: list[int], ready: list[tuple[float, int]]) -> None:
        """Cuts one member of a ring at a face of another; without such a face (packages stuck in each other) takes the farthest."""
        ring = self._ring(left)
        cut = self._cut_in(ring)
        if cut is None:
            farthest = min(ring, key=self._distance)
            waits[farthest] = 0
            ready.append((self._distance(farthest), farthest))
            return
        piece, axis, at = cut
        left.discard(piece)
        for near in self._behind[piece]:
            waits[near] -= 1
            self._hides[near].discard(piece)
        for far in self._hides[piece]:
            self._behind[far].discard(piece)
        for lower in (True, False):
            self._add_piece(piece, axis, at, lower, left, waits)
        ready.extend((self._distance(i), i) for i in left if waits[i] == 0)
        heapq.heapify(ready)

    def _ring(self, left: set[int]) -> list[int]:
        """Pieces each of which hides the one before it, the first one the last."""
        seen: dict[int, int] = {}
        path: list[int] = []
        at = min(left)
        while at not in seen:
            seen[at] = len(path)
            path.append(at)
            at = min(far for far in self._hides[at] if far in left)
        return path[seen[at] :]

    def _cut_in(self, ring: list[int]) -> tuple[int, int, int] | None:
        """The cut that leaves the largest smaller half: piece, axis, place."""
        best: tuple[int, int, int] | None = None
        most = 0
        for piece in ring:
            for other in ring:
                for axis in range(3):
                    for at in (int(self.low[other, axis]), int(self.high[other, axis])):
                        half = min(at - int(self.low[piece, axis]), int(self.high[piece, axis]) - at)
                        if half > most:
                            best, most = (piece, axis, at), half
        return best

    def _add_piece(self, piece: int, axis: int, at: int, lower: bool, left: set[int], waits: list[int]) -> None:
        low, high = self.low[piece].copy(), self.high[piece].copy()
        (high if lower else low)[axis] = at
        made = len(self.low)
        self.low, self.high = np.vstack((self.low, low)), np.vstack((self.high, high))
        self.owner = np.append(self.owner, self.owner[piece])
        others = np.array(sorted(left), dtype=np.int64)
        one = np.array([made], dtype=np.int64)
        self._behind.append({int(i) for i in others[self._hidden_by(one, others)[0]]})
        self._hides.append({int(i) for i in others[self._hidden_by(others, one)[:, 0]]})
        for near in self._behind[made]:
            waits[near] += 1
            self._hides[near].add(made)
        for far in self._hides[made]:
            self._behind[far].add(made)
        waits.append(len(self._hides[made]))
        left.add(made)
