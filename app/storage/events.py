"""What the store tells later stages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class GoodsHeld:
    """Goods are on hold: a gate pass under which some of them would leave does not hold any more (H-01).

    Attributes:
        identities: Serial and lot numbers.
        why: What the void pass says.
    """

    identities: tuple[str, ...]
    why: str


@dataclass(frozen=True)
class HoldEnds:
    """A hold on goods ends in the store; who has an open report on them says no (B-11)."""

    identities: tuple[str, ...]
