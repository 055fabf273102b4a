"""What loading tells later stages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class LoadClosed:
    """The load of a trip was reconciled by two people and closed (G-08, H-06)."""

    trip_no: str


@dataclass(frozen=True)
class LoadChanged:
    """A closed load was opened again; a gate pass made for it no longer holds (H-01)."""

    trip_no: str
    reason: str
