"""What quality tells later stages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class InspectionPassed:
    """A sheet was passed: the workshop packs and hands in (B-07)."""

    inspection_no: str
    task_no: str
    identities: tuple[str, ...]


@dataclass(frozen=True)
class InspectionFailed:
    """A sheet was failed: the goods are on hold and production is told (B-11)."""

    inspection_no: str
    nonconformity_no: str
    identities: tuple[str, ...]


@dataclass(frozen=True)
class SubmittedForInspection:
    """A quality card was complete and its goods wait for the inspector (B-01)."""

    card_no: str
    task_no: str
