"""A load half made: what stands where, what is left, the free space; and the limits it must keep."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from app.planner.blocks import Blocks
from app.planner.compiled import compiled
from app.planner.goods import Goods
from app.planner.space import COLUMNS

Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

FLATS, PLACED, VOLUME, PHASE, GROUP, BOXES, EDGES, REACH = range(8)
FIGURES = 8
TOP, SLACK = 4, 5
MOST_FLATS = 600


class State(NamedTuple):
    """A load half made.

    Attributes:
        flats: Free rectangles, see `space`.
        placed: (block, x, y, z) in the order of placing.
        rest: Copies left of each kind.
        after: The blocks of each phase that may still be made, as lists linked by index; the heads follow the last block.
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
    after: Ints
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
        ends: The volume after each of them, and at the end when it is followed.
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
    ends: Longs
    finest: Ints
    finest_figures: Longs


def empty_state(kinds: int, blocks: int, phases: int, copies: int, piled: bool) -> State:
    """Memory for a load of so many copies of so many kinds."""
    boxes = copies if piled else 1
    return State(
        np.zeros((MOST_FLATS, COLUMNS), np.int32), np.zeros((copies + 1, 4), np.int32), np.zeros(kinds, np.int32),
        np.zeros(blocks + phases, np.int32), np.zeros(FIGURES, np.int64), np.zeros(1, np.float64),
        np.zeros((boxes, 6), np.int32), np.zeros(boxes, np.float64), np.zeros(boxes + 1, np.int32),
        np.zeros(boxes * 6 + 64 if piled else 1, np.int32), np.zeros(boxes * 6 + 64 if piled else 1, np.float64),
    )  # fmt: skip


def bytes_of(state: State) -> int:
    """Memory that one state takes."""
    return sum(array.nbytes for array in state)


@compiled
def copy_state(source: State, target: State) -> None:
    """Copies what is in use."""
    n = source.figures[FLATS]
    target.flats[:n] = source.flats[:n]
    n = source.figures[PLACED]
    target.placed[:n] = source.placed[:n]
    target.rest[:] = source.rest
    target.after[:] = source.after
    target.figures[:] = source.figures
    target.weight[0] = source.weight[0]
    n = source.figures[BOXES]
    if n:
        target.boxes[:n] = source.boxes[:n]
        target.bearing[:n] = source.bearing[:n]
        target.edge_first[: n + 1] = source.edge_first[: n + 1]
        n = source.figures[EDGES]
        target.edge_to[:n] = source.edge_to[:n]
        target.edge_share[:n] = source.edge_share[:n]


@compiled
def start_state(state: State, blocks: Blocks, goods: Goods, limits: Limits, floor: Ints) -> None:
    """An empty container with everything still to be loaded; `floor` holds its free rectangles."""
    state.figures[:] = 0
    state.figures[GROUP] = -1
    state.weight[0] = 0.0
    state.rest[:] = goods.copies
    n = floor.shape[0]
    state.flats[:n] = floor
    state.figures[FLATS] = n
    state.edge_first[0] = 0
    blocks_n = blocks.volume.shape[0]
    tails = np.empty(limits.phases, np.int32)
    for phase in range(limits.phases):
        tails[phase] = blocks_n + phase
        state.after[blocks_n + phase] = -1
    for b in range(blocks_n):
        phase = blocks.phase[b]
        state.after[tails[phase]] = b
        state.after[b] = -1
        tails[phase] = b
