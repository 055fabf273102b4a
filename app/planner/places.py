"""Where a package stands, in the words of the crew: 第3排 左起2 第2层, 左 as it is seen from the door.

A row (排) is a slice across the vehicle: packages belong to it as long as one cut from wall to wall meets all of them. Rows are counted
from the front wall. A layer (层) is how many packages stand on one another, the package itself counted. 左起 counts, within the cut of
the row and among the packages of the same layer, from the left wall; one that reaches in from the row before is counted too, because
whoever stands at the door sees it there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.planner.model import Placement

_Ints = NDArray[np.int64]


@dataclass(frozen=True, order=True)
class Place:
    """A place in words: row from the front wall, from the left within it, layer from the floor; each from 1 on."""

    row: int
    column: int
    layer: int

    @property
    def words(self) -> Text:
        """第3排 左起2 第2层."""
        return say(QT_TRANSLATE_NOOP("app", "第{row}排 左起{column} 第{layer}层"), row=self.row, column=self.column, layer=self.layer)


def places(placements: Sequence[Placement]) -> dict[int, Place]:
    """The place of every package by its turn; no two packages of a plan in which nothing overlaps share one.

    Two packages of one row meet the same cut, so they lie beside each other or one above the other: the layers tell the latter apart,
    the count from the left the former.
    """
    if not placements:
        return {}
    low = np.array([(p.x_mm, p.y_mm, p.z_mm) for p in placements], dtype=np.int64)
    high = low + np.array([(p.dx_mm, p.dy_mm, p.dz_mm) for p in placements], dtype=np.int64)
    layers = _layers(low, high)
    found: dict[int, Place] = {}
    for row, (members, (start, end)) in enumerate(_rows(low, high), start=1):
        crossing = (low[:, 0] < end) & (high[:, 0] > start)
        for n in members:
            left = crossing & (layers == layers[n]) & (high[:, 1] <= low[n, 1])
            found[placements[n].sequence] = Place(row, int(left.sum()) + 1, int(layers[n]))
    return found


def _rows(low: _Ints, high: _Ints) -> list[tuple[list[int], tuple[int, int]]]:
    """The packages of each row, and the cut that meets all of them."""
    found: list[tuple[list[int], tuple[int, int]]] = []
    members: list[int] = []
    start = end = 0
    for n in (int(n) for n in np.lexsort((low[:, 2], low[:, 1], low[:, 0]))):
        if members and low[n, 0] >= end:
            found.append((members, (start, end)))
            members = []
        end = min(end, int(high[n, 0])) if members else int(high[n, 0])
        start = int(low[n, 0])
        members.append(n)
    return [*found, (members, (start, end))]


def _layers(low: _Ints, high: _Ints) -> _Ints:
    """How many packages stand on one another up to each, by the longest chain beneath it."""
    found = np.ones(len(low), dtype=np.int64)
    for n in np.argsort(low[:, 2], kind="stable"):
        below = (
            (high[:, 2] <= low[n, 2]) & (low[:, 0] < high[n, 0]) & (high[:, 0] > low[n, 0])
            & (low[:, 1] < high[n, 1]) & (high[:, 1] > low[n, 1])
        )  # fmt: skip
        if below.any():
            found[n] = found[below].max() + 1
    return found
