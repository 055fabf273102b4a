"""What the benches packed in a span of time and what was packed wrong, for reports (K-07)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.boxing import statistics
from db.models.boxing import Box

PACKED_WRONG = frozenset(
    {
        "must_be_on_list", "must_not_be_surplus", "must_not_be_boxed_yet", "must_be_this_list", "list_must_be_in", "must_scan_back",
        "must_agree", "counts_must_agree", "weight_must_fit", "paper_must_be_of_this_order", "kit_must_be_complete",
    }
)  # fmt: skip
"""Refusals of the bench that found a mistake of packing; codes that cannot be read and people who may not pack are none."""


def closed(session: Session, since: datetime, until: datetime) -> int:
    """How many boxes were closed."""
    return session.scalar(select(func.count(Box.id)).where(Box.closed_at >= since, Box.closed_at < until)) or 0


def packed_wrong(session: Session, since: datetime, until: datetime) -> list[tuple[str, int]]:
    """Mistakes that were found before the box left, by what was wrong, most frequent first."""
    found = statistics.refusals(session, since, until)
    return [(str(one.words), one.count) for one in found if one.kind in PACKED_WRONG]
