"""Which blocks suit a rectangle and can still be made, as sets with one bit for each block.

The blocks of a run stand in the order of what they are held to be worth, the best at the first bit, so that the few that come into
question are read off the front words of a handful of sets laid over each other.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from app.planner.blocks import Blocks
from app.planner.compiled import compiled, inlined
from app.planner.goods import Goods
from app.planner.state import CELLS, Limits, cell_shift

Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

CLASSES = 64
"""So many sets of blocks not longer than something there are along each axis; what lies between two of them is compared one by one."""
MOST_BYTES = 16 << 20
"""Memory for the sets of blocks that need no more of a kind than there is; where they take more, every block is asked what it needs."""


class Table(NamedTuple):
    """The blocks of one run by what they are held to be worth; a set is a row of words of 64 places each.

    Attributes:
        worth: Of the block at each place, falling.
        number: Which block it is.
        fits: By axis and class the set of the blocks not longer than the class, (3, classes, words).
        length_class: By axis and cell of length the class of which nothing that fits is missing, (3, cells).
        enough: Sets of blocks that need no more than so many of a kind, (rows, words); no rows where these would be too many.
        enough_row: The row for a kind and the number left of it.
        enough_first: Where the rows of a kind begin in `enough_row`.
        phases: The set of the blocks of each stop, (phases, words).
    """

    worth: Floats
    number: Ints
    fits: Longs
    length_class: Ints
    enough: Longs
    enough_row: Ints
    enough_first: Ints
    phases: Longs


@inlined
def add_place(words: Longs, place: int) -> None:
    """Puts a place into a set."""
    words[place >> 6] |= np.int64(1) << (place & 63)


@compiled
def _fill_fits(fits: Longs, block_class: Ints, number: Ints) -> None:
    """Enters for each axis and class the places of the blocks that belong to this class or one before."""
    for axis in range(3):
        for place in range(number.shape[0]):
            add_place(fits[axis, block_class[axis, number[place]]], place)
        for row in range(1, fits.shape[1]):
            for word in range(fits.shape[2]):
                fits[axis, row, word] |= fits[axis, row - 1, word]


@compiled
def _fill_enough(enough: Longs, last: npt.NDArray[np.bool_], need_row: Ints, need_block: Ints, place: Ints) -> None:
    """Enters the sets for all numbers left, those for more before those for less: each is the one before without who needs more."""
    n = 0
    for row in range(enough.shape[0] - 1, -1, -1):
        for word in range(enough.shape[1]):
            enough[row, word] = -1 if last[row] else enough[row + 1, word]
        while n < need_row.shape[0] and need_row[n] == row:
            at = place[need_block[n]]
            if at >= 0:
                enough[row, at >> 6] &= ~(np.int64(1) << (at & 63))
            n += 1


@compiled
def _fill_phases(phases: Longs, phase: Ints, number: Ints) -> None:
    for place in range(number.shape[0]):
        add_place(phases[phase[number[place]]], place)


class Sieve:
    """What the tables of one set of blocks have in common."""

    def __init__(self, blocks: Blocks, goods: Goods, limits: Limits) -> None:
        self._blocks, self._phases = blocks, limits.phases
        shift = int(cell_shift(limits.room))
        self._class_of = np.zeros((3, blocks.volume.shape[0]), np.int32)
        self._length_class = np.zeros((3, CELLS), np.int32)
        for axis in range(3):
            sizes = np.sort(blocks.size[:, axis])
            known = np.unique(sizes)
            steps = np.arange(1, CLASSES + 1) * len(sizes) // CLASSES - 1
            bounds = known if len(known) <= CLASSES else np.unique(sizes[steps])
            self._class_of[axis] = np.searchsorted(bounds, blocks.size[:, axis])
            longest = known[np.maximum(np.searchsorted(known, ((np.arange(CELLS) + 1) << shift) - 1, side="right") - 1, 0)]
            self._length_class[axis] = np.searchsorted(bounds, longest)
        self._sort_needs(goods)

    def _sort_needs(self, goods: Goods) -> None:
        """Numbers the sets of `Table.enough`: one for each number of a kind that some block needs, and one for none."""
        blocks = self._blocks
        block, at = np.nonzero(np.arange(blocks.kinds.shape[1]) < blocks.n_kinds[:, None])
        kind, need = blocks.kinds[block, at].astype(np.int64), blocks.copies[block, at].astype(np.int64)
        step = int(goods.copies.max()) + 1
        codes, code = np.unique(kind * step + need, return_inverse=True)
        kinds, words = goods.copies.shape[0], -(-blocks.volume.shape[0] // 64)
        rows = len(codes) + kinds
        self._last = np.zeros(rows if rows * words * 8 <= MOST_BYTES else 0, np.bool_)
        self._enough_row, self._enough_first = np.zeros(0, np.int32), np.zeros(kinds, np.int32)
        self._need_row, self._need_block = np.zeros(0, np.int32), np.zeros(0, np.int32)
        if not self._last.shape[0]:
            return
        self._enough_first[1:] = np.cumsum(goods.copies[:-1] + 1)
        begins = np.searchsorted(codes, np.arange(kinds + 1) * step)
        parts = []
        for k in range(kinds):
            needs = codes[begins[k] : begins[k + 1]] - k * step
            parts.append(begins[k] + k + np.searchsorted(needs, np.arange(goods.copies[k] + 1), side="right"))
            self._last[begins[k + 1] + k] = True
        self._enough_row = np.concatenate(parts).astype(np.int32)
        row = code.reshape(-1) + kind
        order = np.argsort(-row, kind="stable")
        self._need_row, self._need_block = row[order].astype(np.int32), block[order].astype(np.int32)

    def table(self, number: Longs, worth: Floats) -> Table:
        """The table of some blocks, given by number and worth in falling order of the latter."""
        words = max(1, -(-number.shape[0] // 64))
        fits = np.zeros((3, int(self._class_of.max()) + 1, words), np.int64)
        enough = np.zeros((self._last.shape[0], words), np.int64)
        phases = np.zeros((self._phases, words), np.int64)
        numbers = number.astype(np.int32)
        place = np.full(self._blocks.volume.shape[0], -1, np.int32)
        place[numbers] = np.arange(numbers.shape[0], dtype=np.int32)
        _fill_fits(fits, self._class_of, numbers)
        _fill_enough(enough, self._last, self._need_row, self._need_block, place)
        _fill_phases(phases, self._blocks.phase, numbers)
        return Table(worth, numbers, fits, self._length_class, enough, self._enough_row, self._enough_first, phases)
