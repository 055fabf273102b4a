"""Reads of verdicts for the store that waits for them, and for the figures of the workshops."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from db.models.quality import Inspection, InspectionUnit
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


@dataclass(frozen=True)
class FirstPass:
    """How many of the quality cards of a task order passed at their first final inspection (B-12)."""

    judged: int
    passed: int


def first_pass(session: Session, task_nos: Collection[str]) -> dict[str, FirstPass]:
    """First verdicts by task order; one without a verdict yet is left out."""
    rows = session.execute(
        select(Inspection.task_no, Inspection.card_no, Inspection.verdict)
        .where(
            Inspection.task_no.in_(task_nos), Inspection.card_no != "", Inspection.kind == InspectionKind.FINAL,
            Inspection.verdict.is_not(None),
        )
        .order_by(Inspection.id)
    )  # fmt: skip
    first: dict[tuple[str, str], InspectionVerdict | None] = {}
    for task_no, card_no, verdict in rows:
        first.setdefault((task_no, card_no), verdict)
    found: dict[str, FirstPass] = {}
    for (task_no, _), verdict in first.items():
        one = found.get(task_no, FirstPass(0, 0))
        found[task_no] = FirstPass(one.judged + 1, one.passed + (verdict is InspectionVerdict.PASS))
    return found


def named(session: Session, number: str, identities: Collection[str]) -> frozenset[str]:
    """Those of some units and lots that a sheet names: one read, however many stand on the sheet."""
    rows = session.execute(
        select(Inspection.lot_no, InspectionUnit.serial)
        .outerjoin(InspectionUnit, and_(InspectionUnit.inspection_id == Inspection.id, InspectionUnit.serial.in_(identities)))
        .where(Inspection.number == number)
    )
    return frozenset(identity for row in rows for identity in row if identity) & frozenset(identities)
