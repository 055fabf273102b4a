"""Fills one inside: the fullest load of a task found in the time, every limit kept; of goods that all go in, a short one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from app.planner.beam import FILL, WIDTHS, Beam, Load, block_table, limits_of
from app.planner.blocks import Blocks
from app.planner.goods import Sorted, sort_goods
from app.planner.model import Left, LeftReason, Plan, Task
from app.planner.sieve import Table
from app.planner.writing import Packed, packed, write_plan

Ints = npt.NDArray[np.int32]

PAUSE = 0.15
"""Seconds between two better plans that are shown."""
ENOUGH = 300
"""From so many blocks in the loads of a beam on the search goes on from the best load too; long loads take long, so it begins sooner."""
AGAIN = 1.0
"""How many times as many loads are looked at so as from nothing with what blocks are worth."""
OTHER_FILLS = (0.995, 0.96)
"""How full blocks are in further ways of searching."""
SOON = 20_000
"""After so many blocks in loads the first way of searching gives way to the better ones."""
LONG_LOAD = 2_000
"""Loads of so many blocks are searched one by one."""
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


@dataclass
class _Way:
    """One way of searching: its blocks, all or only the small ones of them, and the volume that it found last."""

    beam: Beam
    small: bool
    table: Table
    most: int = 0


class Filling:
    """One search with the best load so far.

    Args:
        task: What goes into what.
        until: When the search ends at the latest, by `clock`.
        found: Called for better and better plans.
        stop: Asked often whether to end now.
        clock: Seconds from any beginning.

    Attributes:
        kinds: The goods in kinds, and what cannot be loaded at all.
        until: May be set earlier or later between two parts of the search.
        least: How full a plan has to be to be shown; there is one that full already.
    """

    def __init__(
        self, task: Task, until: float, found: Callable[[Plan], None] | None, stop: Callable[[], bool] | None, clock: Callable[[], float]
    ) -> None:
        self._clock = clock
        self._task, self.until, self._found, self._stop = task, until, found, stop
        self.kinds = sort_goods(task)
        self.least = 0.0
        self._total = sum(item.copies for item in task.items) - sum(left.copies for left in self.kinds.hopeless)
        self._best: tuple[Load, Blocks] | None = None
        self._plan: Plan | None = None
        self._shown: Load | None = None
        self._next_show = 0.0
        self._asked = 0
        self._sure = True
        self._chance = np.random.default_rng(SEED)
        self._first: _Way | None = None

    def begin(self, sure: bool = True) -> bool:
        """Makes the first load and shows it; whether anything goes in. Where it is `sure` it is made however short the time."""
        self._sure = sure
        if self._total == 0:
            return False
        self._limits = limits_of(self._task.container, self.kinds)
        self._start()
        return self._best is not None

    def go_on(self) -> None:
        """Searches until the time is up or nothing is left to try."""
        way = self._widen(max(WIDTHS))
        if self.complete:
            self._next_show = 0.0
            self._show()
            self._shorten(way, NARROW)

    def shortest(self, width: int, mixed: bool) -> Packed | None:
        """Takes everything in as little of the length as beams up to a width find, or nothing.

        Args:
            width: The widest beam.
            mixed: Whether blocks of several kinds are used too where those of one kind do not do; theirs make plainer walls.
        """
        if self.kinds.hopeless or not self.begin() or self._first is None:
            return None
        way = self._first
        for narrow in WIDTHS:
            if self.complete or mixed or narrow > min(width, way.beam.widest) or self._halted():
                break
            self._take(way.beam.run(narrow, self._limits, self._halted, table=way.table), way.beam.blocks)
        if mixed and not self.complete:
            way = self._widen(width)
        if not self.complete:
            return None
        self._shorten(way, width)
        return self.packed

    def stop_by_stop(self) -> None:
        """Searches loads in which the goods of each stop are as short as they go before those of the next are set beside and on them."""
        beam, phase = self._usual[0].beam, self.kinds.goods.phase
        tables = [beam.table(of=beam.blocks.phase == number) for number in range(self.kinds.phases)]
        for width in WIDTHS:
            if width > beam.widest:
                return
            start, copies = None, 0
            for number, table in enumerate(tables):
                if self.complete or self._halted():
                    return
                copies += int(self.kinds.goods.copies[phase == number].sum())
                if number + 1 < len(tables):
                    load = self._compact(beam, width, table, start, copies)
                    if load is None:
                        break
                    start = load.placed
                else:
                    self._take(beam.run(width, self._limits, self._halted, table=table, start=start), beam.blocks)

    def _compact(self, beam: Beam, width: int, table: Table, start: Ints | None, copies: int) -> Load | None:
        """The shortest load of so many packages that a beam finds, on from the first blocks; None if they do not go in."""
        best, failed, target = None, 0, int(self._limits.room[0])
        while best is None or best.reach - failed > max(1, self._task.container.length_mm // 250):
            shorter = self._limits._replace(room=np.array([target, *self._limits.room[1:]], np.int32))
            runs = beam.run(width, shorter, self._halted, table=table, start=start)
            found = next((load for load in runs if load.copies == copies), None)
            if self._halted() or (found is None and best is None):
                break
            best, failed = (found, failed) if found is not None else (best, target)
            target = (failed + best.reach) // 2 if best is not None else target
        return best

    @property
    def packed(self) -> Packed | None:
        """The packages of the best load."""
        return packed(self.kinds, *self._best) if self._best is not None else None

    def _widen(self, widest: int) -> _Way:
        """Searches in several ways with wider and wider beams, and with each width on from the best load; the way that found most.

        With a width the goods are searched in turn with all blocks and with small ones only, later with blocks more and less full too.
        """
        ways, fills = list(self._usual), list(OTHER_FILLS)
        if self._best is not None and len(self._best[0].placed) >= LONG_LOAD:
            self._vary_long(ways)
            return ways[0]
        for width in WIDTHS:
            if width > min(widest, ways[0].beam.widest):
                break
            if fills and self._best is not None and self._asked * len(self._best[0].placed) >= LONG_ENOUGH:
                ways += [way for fill in fills for way in self._ways(fill)]
                fills = []
            asked = self._asked
            for way in ways:
                if self.complete or self._halted():
                    return ways[0]
                way.most = self._take(way.beam.run(width, self._limits, self._halted, table=way.table), way.beam.blocks)
            ways.sort(key=lambda each: -each.most)
            if not fills:
                ways = ways[:MOST_WAYS]
            if self._best is not None and width * len(self._best[0].placed) >= ENOUGH:
                self._vary(ways, width, self._asked + int(AGAIN * (self._asked - asked)))
        return ways[0]

    @cached_property
    def _usual(self) -> list[_Way]:
        """The ways of searching with blocks of several kinds as full as ever."""
        return self._ways(FILL)

    def _ways(self, fill: float) -> list[_Way]:
        """The ways of searching with blocks that are at least so full."""
        beam = Beam(self.kinds.goods, self._limits, block_table(self.kinds.goods, self._limits, True, fill))
        return [_Way(beam, small, beam.table(small)) for small in ((False, True) if beam.choice else (False,))]

    def _vary(self, ways: Sequence[_Way], width: int, until: int, once: bool = False) -> None:
        """Searches on with blocks held to be worth a little more or less than they are, mostly from the first blocks of the best load on.

        Ends after so many loads, so that what is found does not hang on the clock.
        """
        for _ in range(MOST_TRIES):
            if self.complete or self._halted() or self._asked >= until:
                break
            halted = self._once() if once else self._halted
            part, which, end, manner = self._chance.random(4).tolist()
            found = [way for way in ways if self._best is not None and self._best[1] is way.beam.blocks]
            if part < ON and self._best is not None and found:
                placed, beam = self._best[0].placed, found[0].beam
                start = placed[: int(MOST_KEPT * part / ON * len(placed))]
                run = beam.run(width, self._limits, halted, table=beam.table(False, self._doubt(beam)), start=start)
            else:
                way = ways[0 if which < LIKELY else int(which * len(ways))]
                beam, limits = way.beam, self._limits._replace(both_ends=self._limits.both_ends and end < LIKELY)
                table = beam.table(way.small, self._doubt(beam))
                run = beam.run(width, limits, halted, table=table, manner=MANNERS[int(manner * len(MANNERS))])
            self._take(run, beam.blocks)

    def _vary_long(self, ways: Sequence[_Way]) -> None:
        """Searches loads of thousands of blocks, which take too long for beams: each is followed once, mostly on from the best."""
        for way in ways:
            self._take(way.beam.run(1, self._limits, self._once(), table=way.table), way.beam.blocks)
        while not self.complete and not self._halted():
            self._vary(ways, 1, self._asked + MOST_TRIES, once=True)

    def _once(self) -> Callable[[int], bool]:
        """Ends a run after its first load."""
        before = self._asked
        return lambda loads: self._halted(loads) or self._asked > before

    def _doubt(self, beam: Beam) -> npt.NDArray[np.float64]:
        doubt: npt.NDArray[np.float64] = np.exp(DOUBT * self._chance.standard_normal(beam.blocks.volume.shape[0]))
        return doubt

    def _start(self) -> None:
        """Makes the first load, of blocks of equal packages; where spaces hang from above, by the way of seeing them that takes more."""
        hanging = any(space.z_mm > 0 for space in self._task.container.blocked)
        for pillars in (False, True) if hanging else (False,):
            before, limits = self._best, self._limits
            self._limits = limits_of(self._task.container, self.kinds, pillars)
            beam = Beam(self.kinds.goods, self._limits, block_table(self.kinds.goods, self._limits, False))
            way = _Way(beam, False, beam.table())
            self._take(beam.run(1, self._limits, self._begun, table=way.table), beam.blocks)
            if pillars and self._best is before:
                self._limits = limits
            else:
                self._first = way

    def _halted(self, loads: int = 0) -> bool:
        self._asked += loads
        if self._sure and self._best is None:
            return False
        return self._clock() >= self.until or (self._stop is not None and self._stop())

    def _begun(self, loads: int) -> bool:
        halted = self._halted(loads)
        return halted or (self._best is not None and self._asked * len(self._best[0].placed) >= SOON)

    @property
    def complete(self) -> bool:
        """Whether everything that can be loaded at all is in the best load."""
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

    def _shorten(self, way: _Way, widest: int) -> None:
        """All of it goes in: looks for a load that needs less of the length."""
        container, limits, goods = self._task.container, self._limits, self.kinds.goods
        volume = int((goods.copies.astype(np.int64) * _volumes(self.kinds)).sum())
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
            if width >= min(widest, beam.widest) or self._halted():
                return

    def _show(self) -> None:
        """Hands the best plan on, but not more often than somebody can look."""
        if self._found is None or self._best is None or self._best[0] is self._shown or self._clock() < self._next_show:
            return
        started = self._clock()
        self._shown = self._best[0]
        better = self._plan or self._written()
        if better.utilisation >= self.least:
            self._found(better)
        self._next_show = self._clock() + max(PAUSE, 5 * (self._clock() - started))

    def finish(self) -> Plan:
        """The best plan, shown if it was not yet."""
        if self._best is None:
            left = tuple(Left(i.id, i.copies, LeftReason.NO_SPACE) for items in self.kinds.members for i in dict.fromkeys(items))
            return Plan((), self.kinds.hopeless + left)
        final = self._plan or self._written()
        if self._found is not None and self._shown is not self._best[0] and final.utilisation >= self.least:
            self._found(final)
        return final

    def _written(self) -> Plan:
        assert self._best is not None
        return write_plan(self._task, self.kinds.hopeless, packed(self.kinds, *self._best))


def _volumes(kinds: Sorted) -> npt.NDArray[np.int64]:
    return np.array([items[0].volume for items in kinds.members], np.int64)
