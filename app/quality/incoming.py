"""Reads of incoming inspection, for the store that waits for its verdicts."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models.quality import Inspection
from db.states import InspectionKind, InspectionVerdict


@dataclass(frozen=True)
class SheetFact:
    """Number and verdict of a sheet; None while it is open."""

    number: str
    verdict: InspectionVerdict | None


def sheets(session: Session, lot_nos: Collection[str]) -> dict[str, SheetFact]:
    """The newest incoming sheet of each lot that has one."""
    rows = session.execute(
        select(Inspection.lot_no, Inspection.number, Inspection.verdict)
        .where(Inspection.lot_no.in_(lot_nos), Inspection.kind == InspectionKind.INCOMING)
        .order_by(Inspection.id)
    )
    return {lot_no: SheetFact(number, verdict) for lot_no, number, verdict in rows}
