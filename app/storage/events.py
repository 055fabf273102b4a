"""What the store tells later stages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class HoldEnds:
    """A hold on goods ends in the store; who has an open report on them says no (B-11)."""

    identities: tuple[str, ...]
