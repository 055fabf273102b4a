"""The search itself: a beam of half-made loads, each followed to its end to see what it is worth."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.planner.blocks import Blocks, empty_blocks
from app.planner.goods import WITHOUT_LIMIT, Goods, Sorted
from app.planner.mixing import make_grids, make_pairs
from app.planner.model import Container, Space
from app.planner.scoring import MOST_FACES
from app.planner.sieve import Sieve, Table
from app.planner.space import COLUMNS, cut
from app.planner.state import CELLS, FIGURES, MOST_FLATS, PLACED, REACH, VOLUME, Limits, State, Work, bytes_of, empty_states, start_state
from app.planner.steps import BEST, CHILDREN, END, STATE, look, renew, replay

Ints = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]

MOST_BLOCKS = 10_000
MOST_BOXES = 1_500_000
FILL = 0.98
FEWER_BOXES = 0.2
TOGETHER = 1.5
TRIES = 40_000_000
WIDTHS = (1, 2, 4, 6, 9, 14, 21, 32, 48, 72, 100, 140, 200, 280, 400)
PER_BOX = ("boxes", "piled", "loaded", "edge_first", "edge_count")
PER_EDGE = ("edge_to", "edge_share")
MEMORY = 64 << 20
SMALL = 0.25
"""A block of at most this part of the inside is small."""
MOST_PLACED = 20_000
AT_ONCE = 400_000
"""Work of following loads that is done without asking whether to stop: hundredths of a second."""
FEW_BLOCKS, MOST_LOOKS = 15_000, 300
"""Where thousands of kinds make more blocks than the former, only so many that suit a place are compared, those worth most first."""
NEARLY_FULL = 0.9
"""Goods of more than this part of the inside are loaded from both ends; fewer leave the room at the door free."""


@dataclass(frozen=True)
class Load:
    """One load made to its end: the blocks with their places, its volume, how many packages and how far it reaches."""

    placed: Ints
    volume: int
    copies: int
    reach: int


def block_table(goods: Goods, limits: Limits, mixed: bool, fill: float = FILL) -> Blocks:
    """Makes the blocks of a task, the most valuable first."""
    turns = goods.turns.shape[0]
    most = max(MOST_BLOCKS, turns + 2000)
    edges = MOST_BOXES * 2 if limits.piled else 1
    blocks = empty_blocks(most, MOST_BOXES, edges)
    table = np.full(4 * most, -1, np.int32)
    make_grids(blocks, goods, table, limits.room, max(8, 4 * most // turns), limits.payload, limits.piled)
    if mixed:
        make_pairs(blocks, goods, table, limits.room, fill, limits.payload, limits.piled, TRIES)
    n, boxes, contacts, bases = (int(v) for v in blocks.used[:4])
    order = np.argsort(-_worth(blocks, n), kind="stable")
    pool = {name: n for names, n in ((PER_BOX, boxes), (PER_EDGE, contacts), (("bases",), bases)) for name in names}
    arrays = blocks._asdict()
    for name, array in arrays.items():
        if name in pool:
            arrays[name] = array[: max(1, pool[name])].copy()
        elif name != "used":
            arrays[name] = array[:n][order]
    return Blocks(**arrays)


def _worth(blocks: Blocks, n: int) -> Floats:
    worth: Floats = blocks.volume[:n] * np.maximum(blocks.number[:n], 1) ** -FEWER_BOXES
    return worth


def limits_of(container: Container, kinds: Sorted, pillars: bool = False) -> Limits:
    """The limits that every load of a task must keep.

    A blocked space that hangs low, or any with `pillars`, counts as if it reached down to the floor: nothing is set below it, but the room
    beside it is seen for what it is. Below one under the roof packages stand as they would without it, as high as it lets them.
    """
    goods = kinds.goods
    kinds_of = goods.copies.shape[0]
    codes = np.unique(goods.turns.astype(np.int64) * kinds_of + goods.turn_kind[:, None])
    sizes, index = np.unique(codes // kinds_of, return_inverse=True)
    blocked = [
        (s.x_mm, s.y_mm, s.x_mm + s.dx_mm, s.y_mm + s.dy_mm, _bottom(s, container, pillars), s.z_mm + s.dz_mm) for s in container.blocked
    ]
    payload = float(container.payload_g) if container.payload_g is not None and kinds.heavy else np.inf
    return Limits(
        np.array([container.length_mm, container.width_mm, container.height_mm], np.int32),
        np.array(blocked, np.int32).reshape(-1, 6),
        payload,
        kinds.piled,
        kinds.phases,
        int(sizes[0]),
        float(goods.weight.min()),
        TOGETHER if len(set(goods.group.tolist())) > 1 else 1.0,
        sizes.astype(np.int32),
        np.stack((index.reshape(-1), codes % kinds_of), axis=1).astype(np.int32),
        int(goods.turns[:, 2].max()),
        kinds.phases == 1 and kinds.volume > NEARLY_FULL * container.volume,
        WITHOUT_LIMIT,
        container.length_mm,
    )


def _bottom(space: Space, container: Container, pillars: bool) -> int:
    return 0 if pillars or 2 * space.z_mm < container.height_mm else space.z_mm


class Beam:
    """A search of one task with one set of blocks."""

    def __init__(self, goods: Goods, limits: Limits, blocks: Blocks) -> None:
        self._goods, self._limits, self.blocks = goods, limits, blocks
        self._looks = MOST_LOOKS if blocks.volume.shape[0] > FEW_BLOCKS else WITHOUT_LIMIT
        self._deepest = int(blocks.size[:, 0].max())
        self._worth = _worth(blocks, blocks.volume.shape[0])
        self._copies = int(min(goods.copies.sum(), MOST_PLACED))
        self._sieve = Sieve(blocks, goods, limits)
        self._scratch = self._empty(1)
        self._work = _work(self._copies if limits.piled else 1, self._copies)
        self._kept, self._spare, self._children = self._empty(1), self._empty(1), np.zeros((1, 6), np.int64)
        inside = float(limits.room.astype(np.float64).prod())
        self._small = (blocks.volume <= SMALL * inside) | (blocks.number == 1)
        self.choice = not bool(self._small.all())
        """Whether small blocks alone are fewer than all."""

    def _empty(self, number: int) -> State:
        return empty_states(number, self._goods.copies.shape[0], self.blocks.volume.shape[0], self._copies, self._limits.piled)

    def table(self, small: bool = False, doubt: Floats | None = None, of: npt.NDArray[np.bool_] | None = None) -> Table:
        """The blocks for a run.

        Args:
            small: Only those that are not large: a few kinds in many copies are better searched in smaller pieces.
            doubt: By what factor each of all blocks is held to be worth more or less than usual.
            of: Which of all blocks alone.
        """
        worth = self._worth if doubt is None else self._worth * doubt
        number = np.argsort(-worth, kind="stable")
        if small:
            number = number[self._small[number]]
        if of is not None:
            number = number[of[number]]
        return self._sieve.table(number, worth[number])

    def run(
        self, width: int, limits: Limits, halted: Callable[[int], bool], *,
        table: Table | None = None, start: Ints | None = None, manner: int = 0,
    ) -> Iterator[Load]:  # fmt: skip
        """Searches with one width; yields every load that is better than all before in this run.

        Args:
            width: How many half-made loads are kept, and how many ways each is continued.
            limits: Those of the task, perhaps with less length.
            halted: Asked after every few loads with their number; the run ends when it says so.
            table: The blocks to use; all by default.
            start: The first blocks of a load, as `Load.placed` has them, from which to go on; none by default.
            manner: Where is filled first, see `space.choose`.
        """
        table = table or self.table()
        goods, blocks, work, limits = self._goods, self.blocks, self._work, limits._replace(looks=self._looks, deepest=self._deepest)
        self._grow(width)
        start_state(self._kept, goods, floor_of(limits, work), table.number.shape[0])
        if start is not None:
            replay(self._kept, blocks, goods, limits, work, table, start)
        states, at = 1, np.zeros(BEST + 1, np.int64)
        at[BEST] = -1
        while states:
            at[:BEST] = 0
            while at[STATE] < states:
                before = at[BEST]
                loads = look(
                    self._kept, states, self._scratch, blocks, goods, limits, work, table,
                    manner, width, AT_ONCE, at, self._children,
                )  # fmt: skip
                if at[BEST] > before:
                    yield self._load()
                if halted(loads):
                    return
            order = np.argsort(-self._children[: at[CHILDREN], END], kind="stable")
            states = renew(self._kept, self._spare, blocks, goods, limits, work, table, self._children, order, width)
            self._kept, self._spare = self._spare, self._kept

    def _load(self) -> Load:
        figures = self._work.finest_figures
        placed = self._work.finest[: int(figures[PLACED])].copy()
        return Load(placed, int(figures[VOLUME]), int(self.blocks.number[placed[:, 0]].sum()), int(figures[REACH]))

    def _grow(self, width: int) -> None:
        if self._kept.figures.shape[0] < width:
            self._kept, self._spare = self._empty(width), self._empty(width)
            self._children = np.zeros((width * width, 6), np.int64)

    @property
    def widest(self) -> int:
        """The greatest width that the memory allows."""
        return max(1, MEMORY // (2 * bytes_of(self._scratch)))


def floor_of(limits: Limits, work: Work) -> Ints:
    """The free rectangles of the empty floor."""
    flats = np.zeros((MOST_FLATS, COLUMNS), np.int32)
    flats[0, 2:4] = limits.room[:2]
    n = 1
    for x1, y1, x2, y2, low, high in limits.blocked.tolist():
        if low <= 0 < high:
            n = cut(flats, n, x1, y1, x2, y2, 0, limits.least, work.spare)
    return flats[:n].copy()


def _work(boxes: int, copies: int) -> Work:
    return Work(
        np.zeros((MOST_FLATS, COLUMNS), np.int32), np.zeros((4, MOST_FACES, 4), np.int32), np.zeros(4, np.int32),
        np.zeros(boxes, np.int32), np.zeros(boxes, np.float64), np.zeros((2, CELLS + 2), np.int32), np.zeros(CELLS + 2, np.int32),
        np.zeros(max(WIDTHS) + 1, np.int32), np.zeros(max(WIDTHS) + 1, np.float64),
        np.zeros(max(WIDTHS) + 1, np.int32), np.zeros((copies + 1, 4), np.int32),
        np.zeros(FIGURES, np.int64),
    )  # fmt: skip
