"""`plan`: the load plan of a task, the better the longer it may search, with every limit kept."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.planner.balance import Boxes, balanced
from app.planner.beam import FILL, WIDTHS, Beam, Load, block_table, limits_of
from app.planner.blocks import Blocks
from app.planner.goods import Sorted, must_make_sense, sort_goods
from app.planner.model import Left, LeftReason, Placement, Plan, Task
from app.planner.order import loading_order
from app.planner.sieve import Table

Ints = npt.NDArray[np.int32]

PAUSE = 0.15
"""Seconds between two better plans that are shown."""
ENOUGH = 300
"""From so many blocks in the loads of a beam on the search goes on from the best load too; long loads take long, so it begins sooner."""
AGAIN = 1.0
"""How many times as many loads are looked at so as from nothing with what blocks are worth."""
OTHER_FILLS = (0.995, 0.96)
"""How full blocks are in further ways of searching."""
LONG_ENOUGH = 100_000
"""After so many blocks in loads, tenths of a second, further ways are searched too."""
MOST_WAYS = 3
"""The ways that found most go on."""
MOST_TRIES = 40
SEED = 1
DOUBT = 0.03
"""How far what a block is held to be worth goes astray, as the spread of its logarithm."""
ON = 0.5
"""The part of the tries that go on from the best load."""
MOST_KEPT = 0.9
"""The greatest part of a load from which such a try goes on."""
LIKELY = 0.75
"""The part of the tries that fill as did what found most: with small blocks or all, from one end or both."""
MANNERS = (0, 0, 1, 3)
NARROW = 32
"""A load that is complete is made shorter with beams up to this width."""


def plan(task: Task, seconds: float, *, found: Callable[[Plan], None] | None = None, stop: Callable[[], bool] | None = None) -> Plan:
    """Plans a load.

    Args:
        task: What goes into what.
        seconds: How long to search; a load that cannot become better is given earlier.
        found: Called in the searching thread for better and better plans, the first after hundredths of a second.
        stop: Asked often; the search ends with the best so far when it says so.

    Returns:
        The best plan found; what is not on it is left with the reason.

    Raises:
        BadInput: The figures of the task cannot be meant.
    """
    must_make_sense(task)
    return _Search(task, time.perf_counter() + seconds, found, stop).run()


@dataclass
class _Way:
    """One way of searching: its blocks, all or only the small ones of them, and the volume that it found last."""

    beam: Beam
    small: bool
    table: Table
    most: int = 0


class _Search:
    """One search with the best load so far."""

    def __init__(self, task: Task, until: float, found: Callable[[Plan], None] | None, stop: Callable[[], bool] | None) -> None:
        self._task, self._until, self._found, self._stop = task, until, found, stop
        self._kinds = sort_goods(task)
        self._total = sum(item.copies for item in task.items) - sum(left.copies for left in self._kinds.hopeless)
        self._best: tuple[Load, Blocks] | None = None
        self._plan: Plan | None = None
        self._shown: Load | None = None
        self._next_show = 0.0
        self._asked = 0
        self._chance = np.random.default_rng(SEED)

    def run(self) -> Plan:
        """Searches until the time is up or nothing is left to try."""
        if self._total == 0:
            return Plan((), self._kinds.hopeless)
        self._limits = limits_of(self._task.container, self._kinds)
        self._start()
        if self._best is None:
            left = tuple(Left(i.id, i.copies, LeftReason.NO_SPACE) for items in self._kinds.members for i in dict.fromkeys(items))
            return Plan((), self._kinds.hopeless + left)
        way = self._widen()
        if self._complete():
            self._next_show = 0.0
            self._show()
            self._shorten(way)
        return self._finish()

    def _widen(self) -> _Way:
        """Searches in several ways with wider and wider beams, and with each width on from the best load; the way that found most.

        With a width the goods are searched in turn with all blocks and with small ones only, later with blocks more and less full too.
        """
        ways, fills = self._ways(FILL), list(OTHER_FILLS)
        for width in WIDTHS:
            if width > ways[0].beam.widest:
                break
            if fills and self._best is not None and self._asked * len(self._best[0].placed) >= LONG_ENOUGH:
                ways += [way for fill in fills for way in self._ways(fill)]
                fills = []
            asked = self._asked
            for way in ways:
                if self._complete() or self._halted():
                    return ways[0]
                way.most = self._take(way.beam.run(width, self._limits, self._halted, table=way.table), way.beam.blocks)
            ways.sort(key=lambda each: -each.most)
            if not fills:
                ways = ways[:MOST_WAYS]
            if self._best is not None and width * len(self._best[0].placed) >= ENOUGH:
                self._vary(ways, width, self._asked + int(AGAIN * (self._asked - asked)))
        return ways[0]

    def _ways(self, fill: float) -> list[_Way]:
        """The ways of searching with blocks that are at least so full."""
        beam = Beam(self._kinds.goods, self._limits, block_table(self._kinds.goods, self._limits, True, fill))
        return [_Way(beam, small, beam.table(small)) for small in ((False, True) if beam.choice else (False,))]

    def _vary(self, ways: Sequence[_Way], width: int, until: int) -> None:
        """Searches on with blocks held to be worth a little more or less than they are, mostly from the first blocks of the best load on.

        Ends after so many loads, so that what is found does not hang on the clock.
        """
        for _ in range(MOST_TRIES):
            if self._complete() or self._halted() or self._asked >= until:
                break
            part, which, end, manner = self._chance.random(4).tolist()
            found = [way for way in ways if self._best is not None and self._best[1] is way.beam.blocks]
            if part < ON and self._best is not None and found:
                placed, beam = self._best[0].placed, found[0].beam
                start = placed[: int(MOST_KEPT * part / ON * len(placed))]
                run = beam.run(width, self._limits, self._halted, table=beam.table(False, self._doubt(beam)), start=start)
            else:
                way = ways[0 if which < LIKELY else int(which * len(ways))]
                beam, limits = way.beam, self._limits._replace(both_ends=self._limits.both_ends and end < LIKELY)
                table = beam.table(way.small, self._doubt(beam))
                run = beam.run(width, limits, self._halted, table=table, manner=MANNERS[int(manner * len(MANNERS))])
            self._take(run, beam.blocks)

    def _doubt(self, beam: Beam) -> npt.NDArray[np.float64]:
        doubt: npt.NDArray[np.float64] = np.exp(DOUBT * self._chance.standard_normal(beam.blocks.volume.shape[0]))
        return doubt

    def _start(self) -> None:
        """Makes the first load, of blocks of equal packages; where spaces hang from above, by the way of seeing them that takes more."""
        hanging = any(space.z_mm > 0 for space in self._task.container.blocked)
        for pillars in (False, True) if hanging else (False,):
            before, limits = self._best, self._limits
            self._limits = limits_of(self._task.container, self._kinds, pillars)
            blocks = block_table(self._kinds.goods, self._limits, False)
            self._take(Beam(self._kinds.goods, self._limits, blocks).run(1, self._limits, self._halted), blocks)
            if pillars and self._best is before:
                self._limits = limits

    def _halted(self, loads: int = 0) -> bool:
        self._asked += loads
        return time.perf_counter() >= self._until or (self._stop is not None and self._stop())

    def _complete(self) -> bool:
        return self._best is not None and self._best[0].copies == self._total

    def _take(self, loads: Iterator[Load], blocks: Blocks) -> int:
        """Keeps the best of a run; its volume."""
        most = 0
        for load in loads:
            most = max(most, load.volume)
            best = self._best[0] if self._best is not None else None
            if best is None or (load.copies == self._total, load.volume, -load.reach) > (
                best.copies == self._total, best.volume, -best.reach,
            ):  # fmt: skip
                self._best = (load, blocks)
                self._weigh()
                self._show()
            if load.copies == self._total:
                break
        return most

    def _weigh(self) -> None:
        """Where packages may have to stay behind for the balance, the best load is the one of which most remains."""
        container = self._task.container
        if container.axles is None and container.balance is None:
            return
        plan = self._written()
        if self._plan is None or plan.utilisation >= self._plan.utilisation:
            self._plan = plan

    def _shorten(self, way: _Way) -> None:
        """All of it goes in: looks for a load that needs less of the length."""
        container, limits, goods = self._task.container, self._limits, self._kinds.goods
        volume = int((goods.copies.astype(np.int64) * _volumes(self._kinds)).sum())
        least = -(-volume // (container.width_mm * container.height_mm))
        beam = way.beam
        for width in WIDTHS:
            failed = least - 1
            while not self._halted():
                reach = self._best[0].reach if self._best is not None else container.length_mm
                if reach - failed <= max(1, container.length_mm // 250):
                    break
                target = (failed + reach) // 2
                shorter = limits._replace(room=np.array([target, *limits.room[1:]], np.int32))
                self._take(beam.run(width, shorter, self._halted, table=way.table), beam.blocks)
                if self._best is not None and self._best[0].reach > target:
                    failed = target
            if width >= min(NARROW, beam.widest) or self._halted():
                return

    def _show(self) -> None:
        """Hands the best plan on, but not more often than somebody can look."""
        if self._found is None or self._best is None or self._best[0] is self._shown or time.perf_counter() < self._next_show:
            return
        started = time.perf_counter()
        self._shown = self._best[0]
        self._found(self._plan or self._written())
        self._next_show = time.perf_counter() + max(PAUSE, 5 * (time.perf_counter() - started))

    def _finish(self) -> Plan:
        final = self._plan or self._written()
        if self._found is not None and self._best is not None and self._shown is not self._best[0]:
            self._found(final)
        return final

    def _written(self) -> Plan:
        assert self._best is not None
        return write_plan(self._task, self._kinds, *self._best)


def _volumes(kinds: Sorted) -> npt.NDArray[np.int64]:
    return np.array([items[0].volume for items in kinds.members], np.int64)


def boxes_of(load: Load, blocks: Blocks) -> Ints:
    """The kind, corner and measures of every box of a load."""
    parts = []
    for b, x, y, z in load.placed.tolist():
        first = int(blocks.box_first[b])
        part = blocks.boxes[first : first + int(blocks.number[b])].copy()
        part[:, 1:4] += np.array([x, y, z], np.int32)
        parts.append(part)
    return np.concatenate(parts) if parts else np.zeros((0, 7), np.int32)


def write_plan(task: Task, kinds: Sorted, load: Load, blocks: Blocks) -> Plan:
    """Turns a load into a plan: in balance, in the order of loading, which package is which, and what is left."""
    rows = boxes_of(load, blocks).astype(np.int64)
    phase = kinds.goods.phase[rows[:, 0]].astype(np.int64)
    waiting = {kind: iter(items) for kind, items in enumerate(kinds.members)}
    items = [next(waiting[kind]) for kind in rows[:, 0].tolist()]
    rows[:, 0] = np.arange(len(rows))
    boxes = Boxes(rows, np.array([item.weight_g for item in items], np.float64), phase)
    boxes, unbalanced = balanced(task.container, boxes)
    wish = np.lexsort((boxes.rows[:, 2], boxes.rows[:, 3], boxes.rows[:, 1], boxes.phase))
    boxes = boxes.only(wish)
    corners = np.concatenate((boxes.rows[:, 1:4], boxes.rows[:, 1:4] + boxes.rows[:, 4:7]), axis=1).astype(np.int32)
    order = np.zeros(len(corners), np.int32)
    n = loading_order(corners, boxes.phase.astype(np.int32), order)
    placements, volume, placed = [], 0, Counter[str]()
    for sequence, i in enumerate(order[:n].tolist(), 1):
        number, x, y, z, dx, dy, dz = boxes.rows[i].tolist()
        item = items[number]
        placements.append(Placement(item.id, x, y, z, dx, dy, dz, sequence, item.stop))
        placed[item.id] += 1
        volume += item.volume
    return Plan(tuple(placements), _left(task, kinds, placed, unbalanced > 0), volume / task.container.volume)


def _left(task: Task, kinds: Sorted, placed: Counter[str], unbalanced: bool) -> tuple[Left, ...]:
    """What is not on a plan, with the reason, in the order of the task."""
    hopeless = {left.id: left for left in kinds.hopeless}
    payload = task.container.payload_g
    weight = sum(item.weight_g * placed[item.id] for item in task.items)
    found = []
    for item in task.items:
        if item.id in hopeless:
            found.append(hopeless[item.id])
        elif placed[item.id] < item.copies:
            reason = LeftReason.NO_SPACE
            if payload is not None and weight + item.weight_g > payload:
                reason = LeftReason.PAYLOAD
            elif unbalanced and item.weight_g:
                reason = LeftReason.BALANCE
            found.append(Left(item.id, item.copies - placed[item.id], reason))
    return tuple(found)
