"""Reads of verdicts for the store that waits for them, and for the figures of the workshops."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import and_, bindparam, select
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
class SheetPaper:
    """What the store reads on a sheet that lies before it: of which task order and product, how many, who judged it and how."""

    number: str
    task_no: str
    product_id: int
    quantity: int
    verdict: InspectionVerdict | None
    inspector_id: int | None


def paper(session: Session, number: str) -> SheetPaper | None:
    """A sheet as the store reads it; every scan at the door asks."""
    found = session.execute(_PAPER, {"number": number}).one_or_none()
    return None if found is None else SheetPaper(*found)


_PAPER = select(
    Inspection.number, Inspection.task_no, Inspection.product_id, Inspection.quantity, Inspection.verdict, Inspection.inspector_id
).where(Inspection.number == bindparam("number"))


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
    rows = session.execute(_NAMED, {"number": number, "identities": list(identities)})
    return frozenset(identity for row in rows for identity in row if identity) & frozenset(identities)


_NAMED = (
    select(Inspection.lot_no, InspectionUnit.serial)
    .outerjoin(
        InspectionUnit,
        and_(InspectionUnit.inspection_id == Inspection.id, InspectionUnit.serial.in_(bindparam("identities", expanding=True))),
    )
    .where(Inspection.number == bindparam("number"))
)
