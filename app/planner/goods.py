"""What is to be loaded as the search sees it: equal packages together, whoever they are, and what can never be loaded left aside.

A box that is known by its SSCC is an item of one copy; thousands of them may be alike. They are searched as one kind and told apart again
when the plan is written.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import astuple, dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from app.core.errors import BadInput, bad_input
from app.core.text import QT_TRANSLATE_NOOP
from app.planner.model import Container, Item, Left, LeftReason, Task

Ints = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

WITHOUT_LIMIT = 1 << 20
LIKE_WEIGHT = 1.04
"""Packages whose weights differ by no more than this ratio are one kind of the heaviest one's weight, where weight matters at all."""
LARGEST_MM = 1_000_000
"""A kilometre: the volume of what is as long, wide and high still is a number of 64 bits."""
MOST_COPIES = 1_000_000


class Goods(NamedTuple):
    """The kinds in arrays.

    Attributes:
        copies: How many of each kind.
        weight: Of one, in grams; the heaviest of those put together.
        bears: Greatest weight on one, infinite without limit.
        layers: Greatest number of packages in a pile from one upward.
        floor_only: Whether it stands on the floor only.
        phase: When its stop is loaded: 0 is the farthest one.
        group: Number of its lot and mark, -1 for neither.
        turn_kind: The kind of each orientation.
        turns: (dx, dy, dz) of each orientation.
    """

    copies: Ints
    weight: Floats
    bears: Floats
    layers: Ints
    floor_only: Bools
    phase: Ints
    group: Ints
    turn_kind: Ints
    turns: Ints


@dataclass(frozen=True)
class Sorted:
    """The goods of a task in kinds.

    Attributes:
        goods: The kinds as arrays.
        members: Of each kind the items that are meant, as often as they have copies.
        hopeless: What cannot be loaded at all.
        piled: Whether weight on top or layers limit anything.
        heavy: Whether all of it together exceeds the payload.
        phases: How many stops there are.
        volume: Of all that can be loaded.
    """

    goods: Goods
    members: tuple[tuple[Item, ...], ...]
    hopeless: tuple[Left, ...]
    piled: bool
    heavy: bool
    phases: int
    volume: int


def must_make_sense(task: Task) -> None:
    """Looks whether the figures of a task can be meant.

    Raises:
        BadInput: They cannot; the sentence names the item.
    """
    container = task.container
    if min(container.length_mm, container.width_mm, container.height_mm) <= 0:
        raise bad_input(QT_TRANSLATE_NOOP("app", "车厢或箱体的长、宽、高必须都大于 0"))
    if max(container.length_mm, container.width_mm, container.height_mm) > LARGEST_MM:
        raise bad_input(QT_TRANSLATE_NOOP("app", "车厢或箱体的尺寸大得不可能，请检查单位"))
    if container.door_width_mm < 0 or container.door_height_mm < 0 or (container.payload_g is not None and container.payload_g < 0):
        raise bad_input(QT_TRANSLATE_NOOP("app", "车门尺寸和载重不能是负数"))
    if any(min(space.dx_mm, space.dy_mm, space.dz_mm) <= 0 for space in container.blocked):
        raise bad_input(QT_TRANSLATE_NOOP("app", "不能放货的空间，长、宽、高必须都大于 0"))
    if any(abs(figure) > LARGEST_MM for space in container.blocked for figure in astuple(space)):
        raise bad_input(QT_TRANSLATE_NOOP("app", "车厢或箱体的尺寸大得不可能，请检查单位"))
    axles = container.axles
    if axles is not None and axles.front_mm >= axles.rear_mm:
        raise bad_input(QT_TRANSLATE_NOOP("app", "前轴必须在后轴前面"))
    seen: set[str] = set()
    for item in task.items:
        if item.id in seen:
            raise bad_input(QT_TRANSLATE_NOOP("app", "编号 {id} 出现了两次，每种货只能列一行"), id=item.id)
        seen.add(item.id)
        _item_must_make_sense(item)
    if sum(item.copies for item in task.items) > MOST_COPIES:
        raise bad_input(QT_TRANSLATE_NOOP("app", "件数太多，一次最多排 {most} 件"), most=MOST_COPIES)


def _item_must_make_sense(item: Item) -> None:
    """Looks at one item.

    Raises:
        BadInput: It cannot be meant.
    """
    if min(item.length_mm, item.width_mm, item.height_mm) <= 0:
        raise _about(item, QT_TRANSLATE_NOOP("app", "{id}：没有尺寸，长、宽、高必须都大于 0"))
    if max(item.length_mm, item.width_mm, item.height_mm) > LARGEST_MM:
        raise _about(item, QT_TRANSLATE_NOOP("app", "{id}：尺寸大得不可能，请检查单位"))
    if item.copies < 0:
        raise _about(item, QT_TRANSLATE_NOOP("app", "{id}：件数不能是负数"))
    if item.weight_g < 0 or (item.max_load_g is not None and item.max_load_g < 0):
        raise _about(item, QT_TRANSLATE_NOOP("app", "{id}：重量和承重不能是负数"))
    if item.max_layers is not None and item.max_layers < 1:
        raise _about(item, QT_TRANSLATE_NOOP("app", "{id}：堆码层数至少是 1"))
    if not item.upright:
        raise _about(item, QT_TRANSLATE_NOOP("app", "{id}：没有一个面可以朝上"))
    if item.stop < 1:
        raise _about(item, QT_TRANSLATE_NOOP("app", "{id}：卸货站从 1 开始编号"))


def _about(item: Item, sentence: str) -> BadInput:
    return bad_input(sentence, id=item.id)


def turns_inside(item: Item, container: Container) -> tuple[tuple[int, int, int], ...]:
    """The orientations in which one package fits through the door and into the empty inside."""
    wide = min(container.door_width_mm or container.width_mm, container.width_mm)
    high = min(container.door_height_mm or container.height_mm, container.height_mm)
    return tuple(turn for turn in item.orientations() if turn[0] <= container.length_mm and turn[1] <= wide and turn[2] <= high)


def sort_goods(task: Task) -> Sorted:
    """Puts equal packages together and leaves aside what cannot be loaded at all."""
    container = task.container
    hopeless: list[Left] = []
    possible: list[tuple[Item, tuple[tuple[int, int, int], ...]]] = []
    for item in task.items:
        if item.copies == 0:
            continue
        turns = turns_inside(item, container)
        if not turns:
            hopeless.append(Left(item.id, item.copies, LeftReason.TOO_LARGE))
        elif container.payload_g is not None and item.weight_g > container.payload_g:
            hopeless.append(Left(item.id, item.copies, LeftReason.PAYLOAD))
        else:
            possible.append((item, turns))
    total = sum(item.copies * item.weight_g for item, _ in possible)
    heavy = container.payload_g is not None and total > container.payload_g
    piled = any(item.max_load_g is not None or item.max_layers is not None for item, _ in possible)
    kinds = _kinds(possible, weight_matters=heavy or piled)
    return _arrays(kinds, tuple(hopeless), piled, heavy)


def _kinds(
    possible: list[tuple[Item, tuple[tuple[int, int, int], ...]]], weight_matters: bool
) -> list[tuple[tuple[tuple[int, int, int], ...], list[Item]]]:
    """Orientations and items of each kind."""
    alike: defaultdict[tuple[tuple[tuple[int, int, int], ...], tuple[object, ...]], list[Item]] = defaultdict(list)
    for item, turns in possible:
        alike[turns, (item.max_load_g, item.max_layers, item.bottom_only, item.stop, item.mark, item.lot)].append(item)
    kinds = []
    for (turns, _), items in alike.items():
        items.sort(key=lambda item: item.weight_g)
        start = 0
        for end in range(1, len(items) + 1):
            if end == len(items) or (weight_matters and items[end].weight_g > items[start].weight_g * LIKE_WEIGHT):
                kinds.append((turns, items[start:end]))
                start = end
    return kinds


def _arrays(
    kinds: list[tuple[tuple[tuple[int, int, int], ...], list[Item]]], hopeless: tuple[Left, ...], piled: bool, heavy: bool
) -> Sorted:
    firsts = [items[0] for _, items in kinds]
    stops = sorted({item.stop for item in firsts}, reverse=True)
    groups: dict[tuple[str, str], int] = {}
    for item in firsts:
        if item.lot or item.mark:
            groups.setdefault((item.mark, item.lot), len(groups))
    turn_kind = [kind for kind, (turns, _) in enumerate(kinds) for _ in turns]
    turns = [turn for turns, _ in kinds for turn in turns]
    goods = Goods(
        np.array([sum(item.copies for item in items) for _, items in kinds], np.int32),
        np.array([max(item.weight_g for item in items) for _, items in kinds], np.float64),
        np.array([np.inf if item.max_load_g is None else item.max_load_g for item in firsts], np.float64),
        np.array([_layers(item) for item in firsts], np.int32),
        np.array([item.bottom_only for item in firsts], np.bool_),
        np.array([stops.index(item.stop) for item in firsts], np.int32),
        np.array([groups.get((item.mark, item.lot), -1) for item in firsts], np.int32),
        np.array(turn_kind, np.int32),
        np.array(turns, np.int32).reshape(-1, 3),
    )
    members = tuple(tuple(item for item in items for _ in range(item.copies)) for _, items in kinds)
    return Sorted(goods, members, hopeless, piled, heavy, max(1, len(stops)), sum(item.volume for items in members for item in items))


def _layers(item: Item) -> int:
    """What may bear nothing is the last of its pile, also for packages whose weight nobody knows."""
    if item.max_load_g == 0:
        return 1
    return WITHOUT_LIMIT if item.max_layers is None else min(item.max_layers, WITHOUT_LIMIT)
