"""How many boxes an order will take, proposed before the first: N of 「箱 n / 共 N」. Pure figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from app.core.text import QT_TRANSLATE_NOOP

FILL = Fraction(4, 5)
"""Share of a box's room that goods really fill; the rest is cushioning and gaps."""


@dataclass(frozen=True)
class Ware:
    """What is to be boxed of one product; `per_box` is what the packaging requirement says, None where it says nothing."""

    pieces: int
    per_box: int | None
    weight_g: int
    volume_mm3: int


@dataclass(frozen=True)
class Kind:
    """A kind of shipping packaging."""

    kind_id: int
    max_load_g: int
    volume_mm3: int


@dataclass(frozen=True)
class Plan:
    """How many boxes, and on what the figure rests (a marked Chinese clause)."""

    boxes: int
    why: str


def plan(wares: Sequence[Ware], kinds: Sequence[Kind]) -> Plan:
    """Proposes how many boxes the wares take: by pieces a box where that is known, else by weight and size.

    What is left over of one ware shares a box with the next, as the packer does it.
    """
    kind = kind_for(sum(ware.pieces * ware.weight_g for ware in wares), kinds)
    by_figures = any(not ware.per_box for ware in wares)
    parts = [Fraction(ware.pieces, ware.per_box or _capacity(ware, kind)) for ware in wares if ware.pieces]
    why = QT_TRANSLATE_NOOP("app", "按重量和尺寸估") if by_figures else QT_TRANSLATE_NOOP("app", "按包装要求")
    return Plan(max(1, ceil(sum(parts, Fraction(0)))), why)


@dataclass(frozen=True)
class Expected:
    """One box that will be packed: pieces of each ware by its place in the list, their weight, and the kind it takes."""

    pieces: tuple[tuple[int, int], ...]
    net_g: int
    kind: Kind | None


def expected(wares: Sequence[Ware], kinds: Sequence[Kind]) -> tuple[Expected, ...]:
    """The boxes that the wares will take, filled one after the other as the packer does it; what is left of one ware shares a box."""
    strongest = kind_for(sum(ware.pieces * ware.weight_g for ware in wares), kinds)
    found: list[Expected] = []
    inside: list[tuple[int, int]] = []
    room = Fraction(1)
    for n, ware in enumerate(wares):
        share, left = Fraction(1, ware.per_box or _capacity(ware, strongest)), ware.pieces
        while left:
            part = min(left, int(room / share))
            if part:
                inside.append((n, part))
                left, room = left - part, room - part * share
            if left:
                found.append(_box(inside, wares, kinds))
                inside, room = [], Fraction(1)
    return tuple([*found, _box(inside, wares, kinds)] if inside else found)


def _box(inside: Sequence[tuple[int, int]], wares: Sequence[Ware], kinds: Sequence[Kind]) -> Expected:
    """The smallest kind that carries what lies in it and has the room, else as `kind_for`."""
    net = sum(pieces * wares[n].weight_g for n, pieces in inside)
    volume = sum(pieces * wares[n].volume_mm3 for n, pieces in inside)
    roomy = [kind for kind in kinds if kind.volume_mm3 * FILL >= volume]
    return Expected(tuple(inside), net, kind_for(net, roomy or kinds))


def kind_for(net_g: int, kinds: Sequence[Kind]) -> Kind | None:
    """The smallest kind of packaging that carries so much, else the strongest there is."""
    known = sorted(kinds, key=lambda kind: kind.max_load_g)
    return next((kind for kind in known if kind.max_load_g >= net_g), known[-1] if known else None)


def is_full(inside: Sequence[Ware]) -> bool:
    """Whether what lies in a box fills it by the packaging requirements; never where one says nothing."""
    if not inside or any(not ware.per_box for ware in inside):
        return False
    return sum((Fraction(ware.pieces, ware.per_box or 1) for ware in inside), Fraction(0)) >= 1


def _capacity(ware: Ware, kind: Kind | None) -> int:
    """Pieces that a box takes by weight and by room, at least one; without figures everything fits in one."""
    limits = []
    if kind is not None and ware.weight_g:
        limits.append(kind.max_load_g // ware.weight_g)
    if kind is not None and ware.volume_mm3 and kind.volume_mm3:
        limits.append(int(kind.volume_mm3 * FILL) // ware.volume_mm3)
    return max(1, min(limits)) if limits else max(1, ware.pieces)
