"""What quality tells later stages."""

from __future__ import annotations

from dataclasses import dataclass

from db.states import Disposition, InspectionKind


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


@dataclass(frozen=True)
class CardOpened:
    """A quality card was opened for goods of a task order: the workshop begins (B-01, J-26)."""

    card_no: str
    task_no: str
    identities: tuple[str, ...]


@dataclass(frozen=True)
class InspectionStarting:
    """A sheet is being opened on goods; a later stage that knows of something against it refuses (J-27).

    Attributes:
        kind: The kind of sheet.
        identities: Serial numbers, or the lot.
        card_no: The submitted card it is opened from, or blank.
    """

    kind: InspectionKind
    identities: tuple[str, ...]
    card_no: str


@dataclass(frozen=True)
class RejectedDecided:
    """Quality decided on the goods of a report of rejected goods (B-11)."""

    report_no: str
    identities: tuple[str, ...]
    decision: Disposition
    words: str
