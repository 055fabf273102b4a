"""The independent look at a load plan: nothing of the search is used here, only whole numbers and brute force.

What is called right, fault by fault (a box fills the half-open prism [x, x+dx) × [y, y+dy) × [z, z+dz); two boxes that only touch do
not overlap; "stands on" means: its bottom lies at exactly the height of the other's top and the two share a part of the area):

- UNKNOWN: its id names exactly one item of the task.
- COPIES: of every item, what stands and what is listed as left are together exactly its copies: nothing is doubled, nothing lost.
- ORIENTATION: dz is a side that may stand upright, dx and dy are the other two, in either order.
- OUTSIDE: it lies wholly between the walls, the floor and the roof. `found` is by how much it does not.
- DOOR: dy passes the door's width and dz its height, as the box stands; it is not tilted or turned on its way in.
- BLOCKED: it does not reach into a blocked space. `found` is the number of that space, from 1 on.
- OVERLAP: it does not reach into another box. `found` is by how much, along the axis where it is least.
- SUPPORT: its whole base rests on the floor or on tops of boxes. Blocked spaces carry nothing. `found` is the part carried, in permille.
- BOTTOM_ONLY: it stands on the floor.
- LOAD_ON_TOP: each box passes its weight, and what rests on it, to the boxes it stands on in proportion to the areas in contact; what
  arrives at a box is at most its `max_load_g`. Exact fractions; `found` is rounded up. With `max_load_g` 0 nothing at all may stand on
  it, not even a box of unknown weight.
- LAYERS: the longest chain of boxes standing on one another from this one upward, itself counted, is at most its `max_layers`.
- PAYLOAD: all weights together are at most the payload. A box of unknown weight counts 0 here and everywhere.
- AXLE: by the law of the lever no axle group gets more than its limit from the full load; that a group is relieved is no fault.
- BALANCE: the centre of gravity of the full load (each box's lies in its middle) keeps its limits; `found` and `allowed` in permille,
  `found` rounded to the side of the fault. Sideways the limit holds from half the payload on; a lighter load may lie so much farther off
  as it is lighter (what tilts a vehicle is weight times distance), `allowed` says how far. Nothing to judge where nothing weighs
  anything, nor below a tenth of the payload: so light a load does not move the vehicle's own centre of gravity.
- SEQUENCE: the turns are 1 to n, once each, and what carries a box comes before it.
- WAY_IN: when its turn comes, the straight prism from its door-side face to the door is free of everything with an earlier turn.
- STOP_ORDER: for each stop in order of delivery: when a box leaves, no box with a farther stop stands in its straight way to the door,
  nor on it, directly or over others. A place says the same stop as its item.

At most `MOST` faults of one kind are reported; where as many boxes reach into one another, what stands on what, ways and turns are not
judged any more. Judging 500 boxes takes hundredths of a second, 5,000 well under two.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.planner.model import Axles, Container, Fault, FaultKind, Item, Placement, Plan, Report, Side, Space, Task

MOST = 200
_ROWS = 256

_Ints = NDArray[np.int64]
_Mask = NDArray[np.bool_]


class _Contact(NamedTuple):
    """One box on another, by their places in the plan, and the area they share."""

    upper: int
    lower: int
    area: int


class _Pairs(NamedTuple):
    """What concerns two boxes each, by their places in the plan."""

    overlaps: list[tuple[int, int]]
    contacts: list[_Contact]
    in_the_way: list[tuple[int, int]]
    kept_in: list[tuple[int, int]]


@dataclass(frozen=True)
class _Load:
    """The plan with what its task says of each box; a box without a known item has None, weight 0 and the stop it claims."""

    container: Container
    boxes: tuple[Placement, ...]
    items: tuple[Item | None, ...]
    weights: tuple[int, ...]
    stops: tuple[int, ...]


class _Book:
    """The faults found so far, at most `MOST` of a kind."""

    def __init__(self, boxes: tuple[Placement, ...]) -> None:
        self._boxes = boxes
        self._faults: dict[FaultKind, list[Fault]] = {kind: [] for kind in FaultKind}

    def note(self, kind: FaultKind, *places: int, found: int = 0, allowed: int = 0) -> None:
        """Notes a fault of the boxes at these places of the plan."""
        if len(self._faults[kind]) < MOST:
            turns = tuple(self._boxes[place].sequence for place in places[:MOST])
            self._faults[kind].append(Fault(kind, turns, found, allowed))

    def faults(self) -> tuple[Fault, ...]:
        """All of them, by kind."""
        return tuple(fault for kind in FaultKind for fault in self._faults[kind])


def check(task: Task, plan: Plan) -> Report:
    """Judges a plan against its task; the module says what each kind of fault means.

    Args:
        task: What was to be loaded into what.
        plan: Where everything is said to stand.

    Returns:
        Every fault found and the figures of the whole load; right only without a fault.
    """
    named: dict[str, list[Item]] = defaultdict(list)
    for item in task.items:
        named[item.id].append(item)
    load = _load(task.container, plan, named)
    book = _Book(load.boxes)
    _copies(load, plan, named, book)
    for place, box in enumerate(load.boxes):
        _alone(load, place, box, book)
    _turns(load, book)
    pairs = _pairs(load)
    _meeting(load, pairs, book)
    if len(pairs.overlaps) < MOST:
        _support(load, pairs.contacts, book)
        _weight_on_top(load, pairs.contacts, book)
        _layers(load, pairs.contacts, book)
        _stops_on_top(load, pairs.contacts, book)
    return _whole(load, book)


def _load(container: Container, plan: Plan, named: dict[str, list[Item]]) -> _Load:
    items = tuple(named[box.id][0] if len(named.get(box.id, ())) == 1 else None for box in plan.placements)
    return _Load(
        container=container,
        boxes=plan.placements,
        items=items,
        weights=tuple(item.weight_g if item else 0 for item in items),
        stops=tuple(item.stop if item else box.stop for item, box in zip(items, plan.placements, strict=True)),
    )


# ---------------------------------------------------------------------- each box for itself


def _copies(load: _Load, plan: Plan, named: dict[str, list[Item]], book: _Book) -> None:
    placed: dict[str, list[int]] = defaultdict(list)
    for place, (box, item) in enumerate(zip(load.boxes, load.items, strict=True)):
        placed[box.id].append(place)
        if item is None:
            book.note(FaultKind.UNKNOWN, place)
        elif box.stop != item.stop:
            book.note(FaultKind.STOP_ORDER, place, found=box.stop, allowed=item.stop)
    left: Counter[str] = Counter()
    for rest in plan.left:
        left[rest.id] += rest.copies
        if rest.copies < 1 or len(named.get(rest.id, ())) != 1:
            book.note(FaultKind.COPIES, found=rest.copies)
    for id_, items in named.items():
        found, allowed = len(placed[id_]) + left[id_], items[0].copies
        if len(items) == 1 and found != allowed:
            book.note(FaultKind.COPIES, *placed[id_][allowed:], found=found, allowed=allowed)


def _alone(load: _Load, place: int, box: Placement, book: _Book) -> None:
    inside, item = load.container, load.items[place]
    if item is not None and not _may_stand(item, box):
        book.note(FaultKind.ORIENTATION, place)
    beyond = max(
        -box.x_mm, -box.y_mm, -box.z_mm,
        box.x_mm + box.dx_mm - inside.length_mm, box.y_mm + box.dy_mm - inside.width_mm, box.z_mm + box.dz_mm - inside.height_mm,
    )  # fmt: skip
    if beyond > 0:
        book.note(FaultKind.OUTSIDE, place, found=beyond)
    for size, clear in ((box.dy_mm, inside.door_width_mm), (box.dz_mm, inside.door_height_mm)):
        if clear and size > clear:
            book.note(FaultKind.DOOR, place, found=size, allowed=clear)
    for number, space in enumerate(inside.blocked, start=1):
        if _reaches_into(box, space):
            book.note(FaultKind.BLOCKED, place, found=number)
    if item is not None and item.bottom_only and box.z_mm != 0:
        book.note(FaultKind.BOTTOM_ONLY, place, found=box.z_mm)


def _may_stand(item: Item, box: Placement) -> bool:
    """Whether one of the sides that may stand upright does, and the other two lie."""
    sides = {Side.LENGTH: item.length_mm, Side.WIDTH: item.width_mm, Side.HEIGHT: item.height_mm}
    lying = sorted((box.dx_mm, box.dy_mm))
    return any(
        box.dz_mm == sides[up] and lying == sorted(size for side, size in sides.items() if side is not up) for up in item.upright
    )


def _reaches_into(box: Placement, space: Space) -> bool:
    return (
        box.x_mm < space.x_mm + space.dx_mm
        and space.x_mm < box.x_mm + box.dx_mm
        and box.y_mm < space.y_mm + space.dy_mm
        and space.y_mm < box.y_mm + box.dy_mm
        and box.z_mm < space.z_mm + space.dz_mm
        and space.z_mm < box.z_mm + box.dz_mm
    )


def _turns(load: _Load, book: _Book) -> None:
    """The turns are 1 to n, once each."""
    seen: set[int] = set()
    for place, box in enumerate(load.boxes):
        if not 1 <= box.sequence <= len(load.boxes) or box.sequence in seen:
            book.note(FaultKind.SEQUENCE, place, found=box.sequence, allowed=len(load.boxes))
        seen.add(box.sequence)


# ---------------------------------------------------------------------- two boxes at a time


def _pairs(load: _Load) -> _Pairs:
    """Compares every box with every box that shares a part of its breadth; all that concerns two boxes needs that."""
    found = _Pairs([], [], [], [])
    if not load.boxes:
        return found
    near = np.array([(b.x_mm, b.y_mm, b.z_mm) for b in load.boxes], dtype=np.int64)
    far = near + np.array([(b.dx_mm, b.dy_mm, b.dz_mm) for b in load.boxes], dtype=np.int64)
    turns = np.array([b.sequence for b in load.boxes], dtype=np.int64)
    stops = np.array(load.stops, dtype=np.int64)
    for rows, others in _rounds(near[:, 1], far[:, 1]):
        shared = [
            (near[rows, None, axis] < far[None, others, axis]) & (near[None, others, axis] < far[rows, None, axis]) for axis in range(3)
        ]
        beside, above = shared[1] & shared[2], shared[0] & shared[1]
        ways = beside & (far[None, others, 0] > far[rows, None, 0])
        found.overlaps.extend(_named(rows, others, shared[0] & beside & (rows[:, None] < others[None, :])))
        if len(found.overlaps) >= MOST:
            return _Pairs(found.overlaps, [], [], [])
        found.in_the_way.extend(_named(rows, others, ways & (turns[None, others] < turns[rows, None])))
        found.kept_in.extend(_named(rows, others, ways & (stops[None, others] > stops[rows, None])))
        upon = above & (near[rows, None, 2] == far[None, others, 2]) & (near[None, others, 2] < near[rows, None, 2])
        upper, lower = (side.tolist() for side in _where(rows, others, upon))
        areas = _shared_area(near, far, upper, lower)
        found.contacts.extend(map(_Contact, upper, lower, areas))
    return found


def _rounds(near: _Ints, far: _Ints) -> Iterator[tuple[_Ints, _Ints]]:
    """Some boxes at a time, and with them all that may share a part of their breadth."""
    order = np.argsort(near, kind="stable")
    starts, reach = near[order], np.maximum.accumulate(far[order])
    for first in range(0, len(order), _ROWS):
        rows = order[first : first + _ROWS]
        low = np.searchsorted(reach, starts[first], side="right")
        high = np.searchsorted(starts, far[rows].max(), side="left")
        yield rows, order[low:high]


def _where(rows: _Ints, others: _Ints, mask: _Mask) -> tuple[_Ints, _Ints]:
    one, other = np.nonzero(mask)
    return rows[one], others[other]


def _named(rows: _Ints, others: _Ints, mask: _Mask) -> list[tuple[int, int]]:
    """The pairs that are marked, as places in the plan, no more of them than could ever be reported."""
    one, other = _where(rows, others, mask)
    return list(zip(one[:MOST].tolist(), other[:MOST].tolist(), strict=True))


def _shared_area(near: _Ints, far: _Ints, upper: list[int], lower: list[int]) -> list[int]:
    sides = np.minimum(far[upper, :2], far[lower, :2]) - np.maximum(near[upper, :2], near[lower, :2])
    areas: list[int] = (sides[:, 0] * sides[:, 1]).tolist()
    return areas


def _meeting(load: _Load, pairs: _Pairs, book: _Book) -> None:
    for one, other in pairs.overlaps:
        book.note(FaultKind.OVERLAP, one, other, found=_depth(load.boxes[one], load.boxes[other]))
    for contact in pairs.contacts:
        if load.boxes[contact.upper].sequence <= load.boxes[contact.lower].sequence:
            book.note(FaultKind.SEQUENCE, contact.upper, contact.lower)
    for place, blocker in pairs.in_the_way:
        book.note(FaultKind.WAY_IN, place, blocker)
    for place, blocker in pairs.kept_in:
        book.note(FaultKind.STOP_ORDER, place, blocker, found=load.stops[blocker], allowed=load.stops[place])


def _depth(one: Placement, other: Placement) -> int:
    """How far two boxes reach into each other along the axis where it is least."""
    return min(
        min(one.x_mm + one.dx_mm, other.x_mm + other.dx_mm) - max(one.x_mm, other.x_mm),
        min(one.y_mm + one.dy_mm, other.y_mm + other.dy_mm) - max(one.y_mm, other.y_mm),
        min(one.z_mm + one.dz_mm, other.z_mm + other.dz_mm) - max(one.z_mm, other.z_mm),
    )


# ---------------------------------------------------------------------- what stands on what


def _carried(load: _Load, contacts: list[_Contact]) -> list[int]:
    """The area in contact below each box."""
    areas = [0] * len(load.boxes)
    for contact in contacts:
        areas[contact.upper] += contact.area
    return areas


def _support(load: _Load, contacts: list[_Contact], book: _Book) -> None:
    for place, (box, area) in enumerate(zip(load.boxes, _carried(load, contacts), strict=True)):
        base = box.dx_mm * box.dy_mm
        if box.z_mm != 0 and area < base:
            book.note(FaultKind.SUPPORT, place, found=1000 * area // base, allowed=1000)


def _from_the_top(load: _Load, contacts: list[_Contact]) -> list[_Contact]:
    """The contacts of upper boxes before those of lower ones, so that what arrives at a box is whole when it is passed on."""
    return sorted(contacts, key=lambda contact: -load.boxes[contact.upper].z_mm)


def _weight_on_top(load: _Load, contacts: list[_Contact], book: _Book) -> None:
    limits = [item.max_load_g if item else None for item in load.items]
    if all(limit is None for limit in limits):
        return
    carried = _carried(load, contacts)
    resting: list[int | Fraction] = [0] * len(load.boxes)
    upon: Counter[int] = Counter()
    for upper, lower, area in _from_the_top(load, contacts):
        whole = load.weights[upper] + resting[upper]
        resting[lower] += whole if area == carried[upper] else whole * Fraction(area, carried[upper])
        upon[lower] += 1
    for place, limit in enumerate(limits):
        if limit is not None and (resting[place] > limit or (limit == 0 and upon[place])):
            book.note(FaultKind.LOAD_ON_TOP, place, found=ceil(resting[place]), allowed=limit)


def _layers(load: _Load, contacts: list[_Contact], book: _Book) -> None:
    piled = [1] * len(load.boxes)
    for contact in _from_the_top(load, contacts):
        piled[contact.lower] = max(piled[contact.lower], piled[contact.upper] + 1)
    for place, (item, count) in enumerate(zip(load.items, piled, strict=True)):
        if item is not None and item.max_layers is not None and count > item.max_layers:
            book.note(FaultKind.LAYERS, place, found=count, allowed=item.max_layers)


def _stops_on_top(load: _Load, contacts: list[_Contact], book: _Book) -> None:
    """Nothing that goes farther stands on a box, directly or over others."""
    farthest = list(range(len(load.boxes)))
    for contact in _from_the_top(load, contacts):
        above = max(contact.upper, farthest[contact.upper], key=load.stops.__getitem__)
        farthest[contact.lower] = max(farthest[contact.lower], above, key=load.stops.__getitem__)
    for place, above in enumerate(farthest):
        if load.stops[above] > load.stops[place]:
            book.note(FaultKind.STOP_ORDER, place, above, found=load.stops[above], allowed=load.stops[place])


# ---------------------------------------------------------------------- the load as a whole


def _whole(load: _Load, book: _Book) -> Report:
    inside, weight = load.container, sum(load.weights)
    if inside.payload_g is not None and weight > inside.payload_g:
        book.note(FaultKind.PAYLOAD, found=weight, allowed=inside.payload_g)
    centre = _centre(load, weight)
    if centre is not None and (inside.payload_g is None or 10 * weight >= inside.payload_g):
        _balance(inside, weight, centre, book)
    front, rear = _axles(inside.axles, weight, centre, book)
    volume = sum(box.dx_mm * box.dy_mm * box.dz_mm for box in load.boxes)
    x, y, z = (round(part) for part in centre) if centre is not None else (0, 0, 0)
    return Report(
        faults=book.faults(),
        utilisation=volume / inside.volume if inside.volume else 0.0,
        weight_g=weight,
        centre_mm=(x, y, z),
        front_axle_g=front,
        rear_axle_g=rear,
        used_length_mm=max((box.x_mm + box.dx_mm for box in load.boxes), default=0),
    )


def _centre(load: _Load, weight: int) -> tuple[Fraction, Fraction, Fraction] | None:
    if weight <= 0:
        return None
    pairs = list(zip(load.weights, load.boxes, strict=True))
    return (
        Fraction(sum(grams * (2 * box.x_mm + box.dx_mm) for grams, box in pairs), 2 * weight),
        Fraction(sum(grams * (2 * box.y_mm + box.dy_mm) for grams, box in pairs), 2 * weight),
        Fraction(sum(grams * (2 * box.z_mm + box.dz_mm) for grams, box in pairs), 2 * weight),
    )


def _balance(inside: Container, weight: int, centre: tuple[Fraction, Fraction, Fraction], book: _Book) -> None:
    limits = inside.balance
    if limits is None:
        return
    along = centre[0] * 1000 / inside.length_mm
    aside = abs(centre[1] - Fraction(inside.width_mm, 2)) * 1000 / inside.width_mm
    if along < limits.front_permille:
        book.note(FaultKind.BALANCE, found=floor(along), allowed=limits.front_permille)
    if along > limits.rear_permille:
        book.note(FaultKind.BALANCE, found=ceil(along), allowed=limits.rear_permille)
    most = limits.side_permille
    if inside.payload_g is not None and 2 * weight < inside.payload_g:
        most = most * inside.payload_g // (2 * weight)
    if aside > most:
        book.note(FaultKind.BALANCE, found=ceil(aside), allowed=most)


def _axles(
    axles: Axles | None, weight: int, centre: tuple[Fraction, Fraction, Fraction] | None, book: _Book
) -> tuple[int | None, int | None]:
    """What the load puts on the front and the rear group, rounded."""
    if axles is None:
        return None, None
    rear = weight * (centre[0] - axles.front_mm) / (axles.rear_mm - axles.front_mm) if centre is not None else Fraction(0)
    front = weight - rear
    for found, limit in ((front, axles.front_limit_g), (rear, axles.rear_limit_g)):
        if found > limit:
            book.note(FaultKind.AXLE, found=ceil(found), allowed=limit)
    return round(front), round(rear)
