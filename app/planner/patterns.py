"""How stops, marks, lots and weights are told apart on a picture without colour: a pattern, a number, a letter.

The window adds the colour of the same index; black-and-white paper has the hatches alone.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
Point = tuple[float, float]
Segment = tuple[Point, Point]


class Pattern(StrEnum):
    """The fillings, in the order in which series get them."""

    PLAIN = "plain"
    DIAGONAL = "diagonal"
    VERTICAL = "vertical"
    DOTS = "dots"
    HORIZONTAL = "horizontal"
    CROSS = "cross"


@dataclass(frozen=True)
class SeriesMark:
    """How one stop, mark, lot or weight class is shown.

    Attributes:
        number: From 1; the stop itself where stops are told apart.
        letter: A, B, … AA.
        pattern: Its filling; it repeats after six.
    """

    number: int
    letter: str
    pattern: Pattern

    @property
    def index(self) -> int:
        """Place in the table of colours, from 0."""
        return self.number - 1


def mark(number: int) -> SeriesMark:
    """The series of a number from 1 on."""
    letter, rest = "", number
    while rest > 0:
        rest, sign = divmod(rest - 1, 26)
        letter = chr(65 + sign) + letter
    patterns = tuple(Pattern)
    return SeriesMark(number, letter, patterns[(number - 1) % len(patterns)])


def series_of(values: Sequence[K], *, own_numbers: bool = False) -> dict[K, SeriesMark]:
    """A series for each different value in the order of first appearance; stops keep their own number with `own_numbers`."""
    found: dict[K, SeriesMark] = {}
    for value in values:
        if value not in found:
            found[value] = mark(value if own_numbers and isinstance(value, int) and value > 0 else len(found) + 1)
    return found


WEIGHT_CLASSES_G = (25_000, 100_000, 250_000, 500_000, 1_000_000)
"""Upper bounds of the weight classes: by hand, two persons or a cart, and what a fork lift takes."""


def weight_class(weight_g: int) -> int:
    """The class of a gross weight, 1 lightest to 6."""
    return 1 + sum(weight_g > bound for bound in WEIGHT_CLASSES_G)


_ANGLES = {
    Pattern.PLAIN: (), Pattern.DIAGONAL: (45.0,), Pattern.VERTICAL: (90.0,), Pattern.HORIZONTAL: (0.0,), Pattern.CROSS: (45.0, 135.0),
    Pattern.DOTS: (0.0,),
}  # fmt: skip
"""Directions of the lines of a pattern, counted from the horizontal."""


def hatch(pattern: Pattern, corners: Sequence[Point], step: float) -> tuple[Segment, ...]:
    """The lines that fill a convex polygon with a pattern; dots are lines without length.

    The lines lie on one grid for the whole picture, so that the parts of a package that was cut join without a break.
    """
    found: list[Segment] = []
    for angle in _ANGLES[pattern]:
        along = (math.cos(math.radians(angle)), -math.sin(math.radians(angle)))
        across = (-along[1], along[0])
        heights = [u * across[0] + v * across[1] for u, v in corners]
        for turn in range(math.ceil(min(heights) / step), math.floor(max(heights) / step) + 1):
            span = _crossing(corners, heights, turn * step, along)
            if span is None:
                continue
            base = (across[0] * turn * step, across[1] * turn * step)
            if pattern is Pattern.DOTS:
                shift = step / 2 if turn % 2 else 0.0
                for at in range(math.ceil((span[0] - shift) / step), math.floor((span[1] - shift) / step) + 1):
                    spot = (base[0] + along[0] * (at * step + shift), base[1] + along[1] * (at * step + shift))
                    found.append((spot, spot))
                continue
            one, other = ((base[0] + along[0] * s, base[1] + along[1] * s) for s in span)
            found.append((one, other))
    return tuple(found)


def _crossing(corners: Sequence[Point], heights: Sequence[float], at: float, along: Point) -> tuple[float, float] | None:
    """From where to where a line at a height runs through a convex polygon, measured along it."""
    hits: list[float] = []
    for number, one in enumerate(corners):
        other = corners[(number + 1) % len(corners)]
        low, high = heights[number], heights[(number + 1) % len(corners)]
        if low == high or not min(low, high) <= at <= max(low, high):
            continue
        part = (at - low) / (high - low)
        spot = (one[0] + (other[0] - one[0]) * part, one[1] + (other[1] - one[1]) * part)
        hits.append(spot[0] * along[0] + spot[1] * along[1])
    return (min(hits), max(hits)) if len(hits) > 1 and max(hits) > min(hits) else None
