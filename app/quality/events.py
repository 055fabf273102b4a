"""What quality tells later stages."""

from __future__ import annotations

from dataclasses import dataclass

from db.states import InspectionKind


@dataclass(frozen=True)
class InspectionPassed:
    """A sheet was passed: a final one lets the workshop pack and hand in (B-07), a recheck extends the keeping period (X-09)."""

    inspection_no: str
    task_no: str
    identities: tuple[str, ...]
    kind: InspectionKind = InspectionKind.FINAL


@dataclass(frozen=True)
class InspectionFailed:
    """A sheet was failed: the goods are on hold and production is told (B-11)."""

    inspection_no: str
    nonconformity_no: str
    identities: tuple[str, ...]
    kind: InspectionKind = InspectionKind.FINAL


@dataclass(frozen=True)
class SubmittedForInspection:
    """A quality card was complete and its goods wait for the inspector (B-01)."""

    card_no: str
    task_no: str
