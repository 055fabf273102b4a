"""A load half made: what stands where, what is left, the free space; and the limits it must keep."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from app.planner.compiled import compiled, inlined
from app.planner.goods import Goods
from app.planner.space import COLUMNS

Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

FLATS, PLACED, VOLUME, PHASE, GROUP, BOXES, EDGES, REACH = range(8)
FIGURES = 8
TOP, SLACK = 4, 5
MOST_FLATS = 600
CELLS = 2048
"""Lengths are told apart by so many cells; each is a power of two long, so that no division is needed in the innermost loop."""


@inlined
def cell_shift(room: Ints) -> int:
    """The length of a cell as a power of two."""
    longest, shift = max(room[0], room[1], room[2]), 0
    while longest >> shift >= CELLS:
        shift += 1
    return shift


class State(NamedTuple):
    """A load half made; with one axis more in front, many of them.

    Attributes:
        flats: Free rectangles, see `space`.
        placed: (block, x, y, z) in the order of placing.
        rest: Copies left of each kind.
        alive: The set of the blocks of which enough is left, see `sieve`; some too many where nobody keeps sets of what suffices.
        figures: How many rectangles, blocks, boxes and contacts; volume; phase; group of the last block; how far the load reaches.
        weight: Of everything placed.
        boxes: (x1, y1, x2, y2, top, packages that may still be piled on it) of each box, where piles are limited.
        bearing: Weight that may still be put on each box.
        edge_first: Where the contacts of each box with what carries it begin.
        edge_to: The box that carries.
        edge_share: The part of its base that rests there.
    """

    flats: Ints
    placed: Ints
    rest: Ints
    alive: Longs
    figures: Longs
    weight: Floats
    boxes: Ints
    bearing: Floats
    edge_first: Ints
    edge_to: Ints
    edge_share: Floats


class Limits(NamedTuple):
    """What every load of the task must keep.

    Attributes:
        room: Length that may be used, width, height.
        blocked: (x1, y1, x2, y2, z1, z2) where nothing may stand.
        payload: Greatest weight.
        piled: Whether piles are limited.
        phases: How many stops.
        least: The smallest measure of any package.
        lightest: The smallest weight of any package.
        together: By how much a block of the same lot and mark as the one before is preferred; 1 for not at all.
        sizes: The measures of all packages, each once.
        size_kind: Pairs (index of a measure, kind that has it).
        tallest: The greatest height in which any package may stand.
        both_ends: Whether the end at the door is filled as early as the front.
        looks: After how many blocks that suit a rectangle no more are compared.
        deepest: The greatest length of any block, so that those that stand far off are passed over at a glance.
    """

    room: Ints
    blocked: Ints
    payload: float
    piled: bool
    phases: int
    least: int
    lightest: float
    together: float
    sizes: Ints
    size_kind: Ints
    tallest: int
    both_ends: bool
    looks: int
    deepest: int


class Work(NamedTuple):
    """Scratch memory of one search.

    Attributes:
        spare: Rectangles under work.
        faces: What stands opposite the four sides of a rectangle.
        n_faces: How many of each side.
        near: Boxes whose top carries the rectangle.
        added: Weight on its way down.
        reach: Per cell the largest length made of packages left, and the largest of all cells up to it.
        times: How often a measure was used to reach a cell.
        chosen: The best blocks for a rectangle.
        scores: What they are worth.
        offered: The best blocks for a load kept in the beam.
        finest: The blocks of the best load followed, as `placed` of a state.
        finest_figures: Its figures.
    """

    spare: Ints
    faces: Ints
    n_faces: Ints
    near: Ints
    added: Floats
    reach: Ints
    times: Ints
    chosen: Ints
    scores: Floats
    offered: Ints
    finest: Ints
    finest_figures: Longs


def empty_states(number: int, kinds: int, blocks: int, copies: int, piled: bool) -> State:
    """Memory for so many loads of so many copies of so many kinds."""
    boxes = copies if piled else 1
    return State(
        np.zeros((number, MOST_FLATS, COLUMNS), np.int32), np.zeros((number, copies + 1, 4), np.int32), np.zeros((number, kinds), np.int32),
        np.zeros((number, -(-blocks // 64)), np.int64), np.zeros((number, FIGURES), np.int64), np.zeros((number, 1), np.float64),
        np.zeros((number, boxes, 6), np.int32), np.zeros((number, boxes), np.float64), np.zeros((number, boxes + 1), np.int32),
        np.zeros((number, boxes * 6 + 64 if piled else 1), np.int32), np.zeros((number, boxes * 6 + 64 if piled else 1), np.float64),
    )  # fmt: skip


@inlined
def one_of(states: State, n: int) -> State:
    """One load of many."""
    return State(
        states.flats[n], states.placed[n], states.rest[n], states.alive[n], states.figures[n], states.weight[n],
        states.boxes[n], states.bearing[n], states.edge_first[n], states.edge_to[n], states.edge_share[n],
    )  # fmt: skip


def bytes_of(states: State) -> int:
    """Memory that they take."""
    return sum(array.nbytes for array in states)


@inlined
def _copy_rows(source: Ints, target: Ints, n: int) -> None:
    for i in range(n):
        for k in range(source.shape[1]):
            target[i, k] = source[i, k]


@inlined
def copy_state(source: State, target: State) -> None:
    """Copies what is in use."""
    _copy_rows(source.flats, target.flats, source.figures[FLATS])
    _copy_rows(source.placed, target.placed, source.figures[PLACED])
    for i in range(source.rest.shape[0]):
        target.rest[i] = source.rest[i]
    for i in range(source.alive.shape[0]):
        target.alive[i] = source.alive[i]
    for i in range(FIGURES):
        target.figures[i] = source.figures[i]
    target.weight[0] = source.weight[0]
    n = source.figures[BOXES]
    if n:
        _copy_rows(source.boxes, target.boxes, n)
        for i in range(n):
            target.bearing[i] = source.bearing[i]
            target.edge_first[i] = source.edge_first[i]
        target.edge_first[n] = source.edge_first[n]
        for i in range(source.figures[EDGES]):
            target.edge_to[i], target.edge_share[i] = source.edge_to[i], source.edge_share[i]


@compiled
def start_state(states: State, goods: Goods, floor: Ints, places: int) -> None:
    """Makes the first of many loads an empty container with everything still to be loaded, by so many blocks; `floor` is free."""
    state = one_of(states, 0)
    for i in range(FIGURES):
        state.figures[i] = 0
    state.figures[GROUP] = -1
    state.weight[0] = 0.0
    for k in range(goods.copies.shape[0]):
        state.rest[k] = goods.copies[k]
    _copy_rows(floor, state.flats, floor.shape[0])
    state.figures[FLATS] = floor.shape[0]
    state.edge_first[0] = 0
    for word in range(state.alive.shape[0]):
        first = word << 6
        state.alive[word] = -1 if first + 64 <= places else (np.int64(1) << max(0, places - first)) - 1
