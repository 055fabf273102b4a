"""What a box should weigh, whether a reading fits, and which piece would explain the difference. Pure figures in whole grams (C-18)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from statistics import median

MOST = 3
"""Pieces that an explanation moves at most: more than that is counted, not guessed."""


@dataclass(frozen=True)
class Part:
    """One ware of an order as the scale sees it.

    Attributes:
        name: What it is called.
        unit: What it is counted in.
        weight_g: One piece with its inner packaging.
        inside: Pieces that should lie in the box.
    """

    name: str
    unit: str
    weight_g: int
    inside: int


@dataclass(frozen=True)
class Band:
    """What a box should weigh, and how far it may be off."""

    expected_g: int
    tolerance_g: int

    def fits(self, gross_g: int) -> bool:
        """Whether a reading lies within."""
        return abs(gross_g - self.expected_g) <= self.tolerance_g


@dataclass(frozen=True)
class Guess:
    """What would explain a difference: each ware with the pieces too many (+) or too few (−); `rest_g` is left unexplained."""

    moves: tuple[tuple[Part, int], ...]
    rest_g: int

    @property
    def pieces(self) -> int:
        """Pieces moved."""
        return sum(abs(count) for _, count in self.moves)


@dataclass(frozen=True)
class Tolerance:
    """How far a ware's boxes may be off: at least `floor_g`, or `permille` thousandths of its share of the weight."""

    floor_g: int
    permille: int


@dataclass(frozen=True)
class Proposal:
    """A tolerance proposed from boxes that were weighed: out of how many, where their middle lies, how far they spread.

    Attributes:
        count: Boxes looked at.
        median_g: Middle of reading minus expectation; far from zero the master data are wrong, not the boxes.
        spread_g: Half the width that holds all boxes but strays: three times the usual distance from the middle.
        floor_g: The tolerance proposed, or None with too few boxes.
        lightest_g: Weight of one piece: a tolerance above it lets a missing piece pass.
    """

    count: int
    median_g: int
    spread_g: int
    floor_g: int | None
    lightest_g: int


FEWEST = 5
"""Boxes below which nothing is proposed."""


def band(parts: Sequence[tuple[Part, Tolerance]], tare_g: int) -> Band | None:
    """What a box should weigh; None where a ware in it has no weight in the master data."""
    inside = [(part, tolerance) for part, tolerance in parts if part.inside]
    if not inside or any(part.weight_g <= 0 for part, _ in inside):
        return None
    net = sum(part.weight_g * part.inside for part, _ in inside)
    share = sum(part.weight_g * part.inside * tolerance.permille for part, tolerance in inside) // 1000
    return Band(net + tare_g, max(share, max(tolerance.floor_g for _, tolerance in inside)))


def explain(difference_g: int, parts: Sequence[Part], tolerance_g: int) -> tuple[Guess, ...]:
    """Which few pieces too many or too few explain a difference, the likeliest first.

    Args:
        difference_g: Reading minus expectation.
        parts: The wares of the order and whatever else may lie in the box; only those with a weight are tried.
        tolerance_g: What the explanation may leave over.

    Returns:
        At most three; fewer pieces before more, then what fits best.
    """
    known = [part for part in parts if part.weight_g > 0]
    found = [guess for guess in _guesses(difference_g, known) if abs(guess.rest_g) <= tolerance_g]
    found.sort(key=lambda guess: (guess.pieces, abs(guess.rest_g), [part.name for part, _ in guess.moves]))
    return tuple(found[:3])


def _guesses(difference_g: int, parts: Sequence[Part]) -> Iterator[Guess]:
    counts = [count for count in range(-MOST, MOST + 1) if count]
    for size in (1, 2):
        for chosen in combinations(parts, size):
            for moved in product(counts, repeat=size):
                moves = tuple(zip(chosen, moved, strict=True))
                if sum(map(abs, moved)) > MOST or any(part.inside + count < 0 for part, count in moves):
                    continue
                yield Guess(moves, difference_g - sum(part.weight_g * count for part, count in moves))


def propose(differences_g: Sequence[int], lightest_g: int) -> Proposal:
    """A tolerance from past boxes of one mix of wares: robust against the odd wrong box, and rounded up to ten grams.

    Args:
        differences_g: Reading minus expectation of each box.
        lightest_g: Weight of the lightest piece in them.
    """
    if not differences_g:
        return Proposal(0, 0, 0, None, lightest_g)
    middle = round(median(differences_g))
    usual = median(abs(value - middle) for value in differences_g)
    spread = round(3 * 1.4826 * usual)
    floor = max(10, -(-(abs(middle) + spread) // 10) * 10)
    return Proposal(len(differences_g), middle, spread, floor if len(differences_g) >= FEWEST else None, lightest_g)
