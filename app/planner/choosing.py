"""Which vehicles to take when none is fixed: the cheapest set of kinds that takes everything, and a plan for each (G-04).

First a simple set is found: the kind that takes most for its price again and again, and the cheapest one for the rest. Then every cheaper
set that has the volume and the payload is tried, cheapest first, while there is time.
"""

from __future__ import annotations

import heapq
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from app.core.errors import bad_input
from app.core.text import QT_TRANSLATE_NOOP
from app.planner.goods import must_make_sense, turns_inside
from app.planner.model import Container, Item, Left, LeftReason, Plan, Task
from app.planner.search import plan

SHORT = 0.05
"""The part of the time that one trial may take."""
MOST_SETS = 3000
MOST_VEHICLES = 200


@dataclass(frozen=True)
class Offer:
    """A kind of vehicle or container that may be had, and what one costs; equal costs mean the fewest are wanted."""

    key: str
    container: Container
    cost: int = 1


@dataclass(frozen=True)
class Vehicle:
    """One vehicle of a choice: its kind, what is meant for it, and where it stands."""

    key: str
    task: Task
    plan: Plan


@dataclass(frozen=True)
class Choice:
    """The vehicles to take, their whole cost, and what goes into none of them."""

    vehicles: tuple[Vehicle, ...]
    cost: int
    left: tuple[Left, ...] = ()


def choose(items: Sequence[Item], offers: Sequence[Offer], seconds: float, *, stop: Callable[[], bool] | None = None) -> Choice:
    """Chooses kinds and number of vehicles and plans each load.

    Args:
        items: What is to be sent.
        offers: The kinds that may be had, any number of each.
        seconds: How long it may take.
        stop: Asked often; the best choice so far is given when it says so.

    Returns:
        A choice that takes everything that fits any kind at all; what does not is left with the reason.

    Raises:
        BadInput: No kind is offered, or figures cannot be meant.
    """
    if not offers:
        raise bad_input(QT_TRANSLATE_NOOP("app", "没有可选的车型或箱型"))
    for offer in offers:
        must_make_sense(Task(offer.container, tuple(items)))
    possible, left = _possible(items, offers)
    chooser = _Chooser(offers, seconds, stop)
    filled = chooser.simple(possible)
    for keys in chooser.cheaper(possible, chooser.cost(filled)):
        if chooser.late(0.7):
            break
        better = chooser.fill(possible, keys)
        if better is not None:
            filled = better
            break
    filled = chooser.polished(filled)
    missing = Counter({item.id: item.copies for item in possible})
    for vehicle in filled:
        missing.subtract(Counter(placement.id for placement in vehicle.plan.placements))
    left += tuple(Left(item.id, missing[item.id], LeftReason.NO_SPACE) for item in possible if missing[item.id] > 0)
    return Choice(tuple(filled), chooser.cost(filled), left)


def _possible(items: Sequence[Item], offers: Sequence[Offer]) -> tuple[list[Item], tuple[Left, ...]]:
    """What goes into at least one kind, and the rest with its reason."""
    possible, left = [], []
    for item in items:
        if item.copies == 0:
            continue
        fitting = [offer for offer in offers if turns_inside(item, offer.container)]
        if not fitting:
            left.append(Left(item.id, item.copies, LeftReason.TOO_LARGE))
        elif all(o.container.payload_g is not None and item.weight_g > o.container.payload_g for o in fitting):
            left.append(Left(item.id, item.copies, LeftReason.PAYLOAD))
        else:
            possible.append(item)
    return possible, tuple(left)


def _volume(items: Sequence[Item]) -> int:
    return sum(item.volume * item.copies for item in items)


def _weight(items: Sequence[Item]) -> int:
    return sum(item.weight_g * item.copies for item in items)


def _without(items: Sequence[Item], plan: Plan) -> list[Item]:
    """What is left of items after a load."""
    placed = Counter(placement.id for placement in plan.placements)
    return [replace(item, copies=item.copies - placed[item.id]) for item in items if item.copies > placed[item.id]]


class _Chooser:
    """The offers and the clock of one choice."""

    def __init__(self, offers: Sequence[Offer], seconds: float, stop: Callable[[], bool] | None) -> None:
        self._offers = {offer.key: offer for offer in offers}
        self._began, self._seconds, self._stop = time.perf_counter(), seconds, stop

    def late(self, part: float) -> bool:
        """Whether so much of the time is over, or somebody said stop."""
        return time.perf_counter() - self._began >= part * self._seconds or (self._stop is not None and self._stop())

    def cost(self, vehicles: Sequence[Vehicle]) -> int:
        """Of all vehicles together."""
        return sum(self._offers[vehicle.key].cost for vehicle in vehicles)

    def _load(self, items: Sequence[Item], key: str) -> Vehicle:
        """A short trial; it ends as soon as everything is in."""
        task = Task(self._offers[key].container, tuple(items))
        whole: list[bool] = []

        def found(better: Plan) -> None:
            if not better.left:
                whole.append(True)

        made = plan(task, SHORT * self._seconds, found=found, stop=lambda: bool(whole) or (self._stop is not None and self._stop()))
        return Vehicle(key, task, made)

    def _may_take(self, items: Sequence[Item], containers: Sequence[Container]) -> bool:
        """Whether so many vehicles have the room and may bear the weight."""
        if _volume(items) > sum(container.volume for container in containers):
            return False
        payloads = [container.payload_g for container in containers if container.payload_g is not None]
        return len(payloads) < len(containers) or _weight(items) <= sum(payloads)

    def simple(self, items: Sequence[Item]) -> list[Vehicle]:
        """A set found step by step."""
        rest, vehicles = list(items), list[Vehicle]()
        while rest and len(vehicles) < MOST_VEHICLES:
            last = self._single(rest)
            if last is not None:
                return [*vehicles, last]
            loads = sorted((self._load(rest, key) for key in self._offers), key=self._price)
            if not loads[0].plan.placements:
                break
            vehicles.append(loads[0])
            rest = _without(rest, loads[0].plan)
        return vehicles

    def _single(self, items: Sequence[Item]) -> Vehicle | None:
        """The cheapest kind that takes everything."""
        for offer in sorted(self._offers.values(), key=lambda offer: (offer.cost, offer.container.volume)):
            if self._may_take(items, [offer.container]) and all(turns_inside(item, offer.container) for item in items):
                vehicle = self._load(items, offer.key)
                if not vehicle.plan.left:
                    return vehicle
        return None

    def _price(self, vehicle: Vehicle) -> tuple[float, int]:
        """What a unit of its load costs, by volume or by weight, whichever is the scarcer."""
        container = self._offers[vehicle.key].container
        share = vehicle.plan.utilisation * container.volume / max(1, _volume(vehicle.task.items))
        weights = {item.id: item.weight_g for item in vehicle.task.items}
        heavy = _weight(vehicle.task.items)
        if heavy and container.payload_g is not None:
            share = (share + sum(weights[placement.id] for placement in vehicle.plan.placements) / heavy) / 2
        return self._offers[vehicle.key].cost / max(share, 1e-9), -container.volume

    def cheaper(self, items: Sequence[Item], cost: int) -> Iterator[tuple[str, ...]]:
        """Every set of kinds that could take it for less, the cheapest first."""
        offers = sorted(self._offers.values(), key=lambda offer: (-offer.container.volume, offer.key))
        heap: list[tuple[int, int, tuple[int, ...]]] = [(offer.cost, 1, (i,)) for i, offer in enumerate(offers)]
        heapq.heapify(heap)
        for _ in range(MOST_SETS):
            if not heap:
                return
            price, number, chosen = heapq.heappop(heap)
            if price >= cost:
                return
            if self._may_take(items, [offers[i].container for i in chosen]):
                yield tuple(offers[i].key for i in chosen)
            for i in range(chosen[-1], len(offers)):
                heapq.heappush(heap, (price + offers[i].cost, number + 1, (*chosen, i)))

    def fill(self, items: Sequence[Item], keys: Sequence[str]) -> list[Vehicle] | None:
        """Fills a set of vehicles one after the other; None if something is left."""
        rest, vehicles = list(items), []
        for n, key in enumerate(keys):
            if self.late(0.8) or not self._may_take(rest, [self._offers[k].container for k in keys[n:]]):
                return None
            vehicles.append(self._load(rest, key))
            rest = _without(rest, vehicles[-1].plan)
            if not rest:
                return vehicles
        return None

    def polished(self, vehicles: Sequence[Vehicle]) -> list[Vehicle]:
        """Each vehicle with just what goes into it, planned again in what is left of the time."""
        done = []
        for n, vehicle in enumerate(vehicles):
            placed = Counter(placement.id for placement in vehicle.plan.placements)
            task = Task(vehicle.task.container, tuple(replace(i, copies=placed[i.id]) for i in vehicle.task.items if placed[i.id]))
            seconds = (self._seconds - (time.perf_counter() - self._began)) / (len(vehicles) - n)
            better = plan(task, seconds, stop=self._stop) if seconds > 0.0 else None
            if better is None or better.left:
                better = replace(vehicle.plan, left=())
            done.append(Vehicle(vehicle.key, task, better))
        return done
