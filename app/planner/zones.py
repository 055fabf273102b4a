"""Loads as a crew likes them: each stop in a stretch of its own, then each mark and lot in one, what is heavy below.

Each stretch is a task for itself, from where the one before ends to the door, and is filled as short as its goods allow. So walls are
plain between stops, and nothing stands beside, on or below what goes to another. The ways of doing it are tried from the tidiest on;
the first in which everything goes in, in balance, is taken.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from app.planner.filling import Filling
from app.planner.goods import LIKE_WEIGHT, turns_inside
from app.planner.model import Container, Item, Left, Plan, Task
from app.planner.writing import Packed, in_a_row, write_plan

MANY = 1_500
"""From so many packages on the first load is made stop by stop, as one for all would take too long."""
ROOMY = 0.9
"""Goods of more than this part of the inside are not tried to be set up tidily."""
OWN_STRETCH = 0.25
"""A mark has a stretch of its own from so much volume on: walls that are this part of the inside width deep."""
NARROW, WIDE = 2, 9
"""Beams for one stretch where everything is to go in, at first and at second try."""
FULL = 28
"""Beams for one stretch of the fullest load."""
LOWER = (0.8, 0.65, 0.5, 0.4)
"""Parts of the height under which a load is kept so that it becomes longer and its weight lies nearer the middle."""
STEP = 1.25
"""Weights are rounded up to powers of this before it is reckoned what a package bears."""


@dataclass(frozen=True)
class Stretch:
    """Goods that stand together: the stop they are for as its place in the order of loading, 0 for the farthest."""

    phase: int
    items: tuple[Item, ...]


class Zones:
    """The ways of loading a task stretch by stretch.

    Attributes:
        several: Whether there are several stops.
        large: Whether there are so many packages for several stops that the first load should be made stop by stop.
    """

    def __init__(
        self, task: Task, hopeless: Sequence[Left], until: float, stop: Callable[[], bool] | None, clock: Callable[[], float]
    ) -> None:
        self._clock = clock
        self._task, self._hopeless, self._until, self._stop = task, hopeless, until, stop
        never = {left.id for left in hopeless}
        self._items = [item for item in task.items if item.copies and item.id not in never]
        self._stops = sorted({item.stop for item in self._items}, reverse=True)
        self.several = len(self._stops) > 1
        self.large = self.several and sum(item.copies for item in self._items) >= MANY

    def soon(self) -> Plan | None:
        """A first plan, each stop on from where the one before ends; None where nothing goes in."""
        parts, container = list[tuple[int, int, Packed]](), self._task.container
        start, payload = 0, container.payload_g
        for stretch in self._stretches(self._items, False):
            if start >= container.length_mm:
                break
            filling = self._filling(stretch, start, payload, -math.inf)
            if filling.begin() and filling.packed is not None:
                start, payload = self._joined(parts, start, payload, stretch, filling.packed)
        return write_plan(self._task, self._hopeless, in_a_row(parts)) if parts else None

    def tidy(self, until: float) -> Plan | None:
        """A load in stretches that takes everything in balance, or None where there is none or nothing speaks for one."""
        volume = sum(item.volume * item.copies for item in self._items)
        if volume > ROOMY * self._task.container.volume:
            return None
        for stretches in self._manners():
            for width, mixed in ((NARROW, False), (WIDE, True)):
                found = self._in_balance(stretches, width, mixed, until)
                if found is not None:
                    return found
                if self._late(until):
                    return None
        return None

    def fullest(self) -> Plan | None:
        """A load of stretches by stops: of the farther stops everything as short as it goes, of the last one as much as goes in."""
        parts, container = list[tuple[int, int, Packed]](), self._task.container
        start, payload = 0, container.payload_g
        stretches = self._stretches(self._items, False)
        for n, stretch in enumerate(stretches):
            now = self._clock()
            if start >= container.length_mm or self._late(self._until):
                break
            filling = self._filling(stretch, start, payload, now + (self._until - now) / (len(stretches) - n))
            last = n + 1 == len(stretches)
            load = None if last else filling.shortest(FULL, True)
            if load is None and (filling.begin() if last else filling.packed is not None):
                filling.go_on()
                load = filling.packed
            if load is not None:
                start, payload = self._joined(parts, start, payload, stretch, load)
        return write_plan(self._task, self._hopeless, in_a_row(parts)) if parts else None

    def _manners(self) -> Iterator[list[Stretch]]:
        """The ways of setting the goods up, the tidiest first; none where a plain load is as tidy."""
        steady = _steady(self._items, self._task.container)
        known = list[list[Stretch]]()
        for items, groups in ((steady, True), (steady, False), (self._items, True), (self._items, False)):
            stretches = self._stretches(items, groups)
            if stretches not in known and (len(stretches) > 1 or items is not self._items):
                known.append(stretches)
                yield stretches

    def _stretches(self, items: Sequence[Item], groups: bool) -> list[Stretch]:
        """Goods stop by stop from the farthest on, on request each mark and lot by itself where it is large enough."""
        container = self._task.container
        wall = container.width_mm * container.height_mm * OWN_STRETCH * container.width_mm
        found = list[Stretch]()
        for phase, stop in enumerate(self._stops):
            mine = [item for item in items if item.stop == stop]
            if not groups:
                found.append(Stretch(phase, tuple(mine)))
                continue
            by_group = defaultdict[tuple[str, str], list[Item]](list)
            for item in mine:
                by_group[item.mark, item.lot].append(item)
            waiting = list[Item]()
            parts = list[list[Item]]()
            for key in sorted(by_group):
                waiting += by_group[key]
                if sum(item.volume * item.copies for item in waiting) >= wall:
                    parts.append(waiting)
                    waiting = []
            if waiting and parts:
                parts[-1] = parts[-1] + waiting
            elif waiting:
                parts.append(waiting)
            found += [Stretch(phase, tuple(part)) for part in parts]
        return found

    def _in_balance(self, stretches: Sequence[Stretch], width: int, mixed: bool, until: float) -> Plan | None:
        """Everything in stretches, kept lower where it is out of balance otherwise; None if something stays behind."""
        container = self._task.container
        best = self._laid(stretches, width, mixed, container.height_mm, until)
        if best is None:
            return None
        bad = best.off_balance(self._task)
        for part in LOWER:
            if bad == 0.0 or self._late(until):
                break
            lower = self._laid(stretches, width, mixed, int(part * container.height_mm), until)
            if lower is None:
                break
            if lower.off_balance(self._task) < bad:
                best, bad = lower, lower.off_balance(self._task)
        made = write_plan(self._task, self._hopeless, best)
        return made if len(made.placements) == len(best.items) else None

    def _laid(self, stretches: Sequence[Stretch], width: int, mixed: bool, height: int, until: float) -> Packed | None:
        """Everything, stretch by stretch; None if it does not go in."""
        parts, container = list[tuple[int, int, Packed]](), self._task.container
        start, payload = 0, container.payload_g
        for n, stretch in enumerate(stretches):
            now = self._clock()
            if start >= container.length_mm or self._late(until):
                return None
            filling = self._filling(stretch, start, payload, now + (until - now) / (len(stretches) - n), height)
            load = filling.shortest(width, mixed)
            if load is None:
                return None
            start, payload = self._joined(parts, start, payload, stretch, load)
        return in_a_row(parts)

    def _filling(self, stretch: Stretch, start: int, payload: int | None, until: float, height: int = 0) -> Filling:
        """A search of one stretch in the rest of the inside."""
        container = self._task.container
        blocked = tuple(replace(space, x_mm=space.x_mm - start) for space in container.blocked if space.x_mm + space.dx_mm > start)
        rest = Container(
            container.length_mm - start, container.width_mm, height or container.height_mm, payload,
            container.door_width_mm, container.door_height_mm, blocked,
        )  # fmt: skip
        return Filling(Task(rest, stretch.items), until, None, self._stop, self._clock)

    def _joined(
        self, parts: list[tuple[int, int, Packed]], start: int, payload: int | None, stretch: Stretch, load: Packed
    ) -> tuple[int, int | None]:
        """Adds the load of a stretch; where the next one begins and what it may weigh."""
        parts.append((start, stretch.phase, load))
        rows = load.boxes.rows
        weight = sum(item.weight_g for item in load.items)
        return start + int((rows[:, 1] + rows[:, 4]).max()), None if payload is None else payload - weight

    def _late(self, until: float) -> bool:
        return self._clock() >= until or (self._stop is not None and self._stop())


def _steady(items: Sequence[Item], container: Container) -> list[Item]:
    """The items with what a careful crew would put on them at most, where nobody said: as much as a pile of its own kind weighs."""
    found = []
    for item in items:
        if item.max_load_g is None and item.weight_g:
            low = min(turn[2] for turn in turns_inside(item, container))
            weight = STEP ** math.ceil(math.log(item.weight_g) / math.log(STEP)) * LIKE_WEIGHT
            item = replace(item, max_load_g=round(max(1, container.height_mm // low - 1) * weight))
        found.append(item)
    return found
