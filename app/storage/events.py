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


@dataclass(frozen=True)
class HeldToRework:
    """Goods on hold are wanted for rework; who holds them by a record of its own that nobody decided on says no (E-03, E-05).

    Attributes:
        identities: Serial numbers, or the lot.
        spare: Pieces of the lot that are not wanted: so many may be on such a record.
    """

    identities: tuple[str, ...]
    spare: int = 0
