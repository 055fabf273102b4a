"""Reads of packaging requirements and packings."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.identity import queries as identity_queries
from app.packing import rules
from app.packing.views import CheckLine, MaterialDraft, PackingView, SpecView
from app.quality import queries as quality
from app.quality.views import Waiting
from app.units import queries as units
from app.units.views import LotView, UnitView
from db.models.packing import PackingMaterial, PackingSession, PackingSpec, PackingStep, PackingTick
from db.states import PackingState, PackingTickKind, UnitState


def spec(session: Session, product_id: int, today: date) -> SpecView | None:
    """The packaging requirement of a product in force on a day: approved, effective, the newest of those."""
    row = session.scalar(
        select(PackingSpec)
        .where(PackingSpec.product_id == product_id, PackingSpec.approved_at.is_not(None), PackingSpec.effective_from <= today)
        .order_by(PackingSpec.effective_from.desc(), PackingSpec.id.desc())
        .limit(1)
    )
    return None if row is None else spec_view(session, row)


def specs(session: Session, product_id: int | None = None) -> list[SpecView]:
    """Packaging requirements, newest first."""
    query = select(PackingSpec).order_by(PackingSpec.id.desc())
    if product_id is not None:
        query = query.where(PackingSpec.product_id == product_id)
    return [spec_view(session, row) for row in session.scalars(query)]


def packing(session: Session, identity: str) -> PackingView | None:
    """The newest packing of a unit or lot."""
    row = newest(session, identity)
    return None if row is None else _view(session, row)


def is_labelled(session: Session, identity: str) -> bool:
    """Whether the newest content label of a unit or lot was scanned back (C-11)."""
    found = newest(session, identity)
    return found is not None and found.label_issue > 0 and found.label_back_at is not None


def packer_of(session: Session, identity: str) -> int | None:
    """Who packed a unit or lot: he hands it to the store."""
    found = newest(session, identity)
    return None if found is None else found.packer_id


def waiting(session: Session) -> list[Waiting]:
    """What waits to be packed, checked, sealed or labelled, oldest first (B-07)."""
    found = []
    things: list[UnitView | LotView] = [*units.units_in(session, UnitState.PASSED), *units.lots_in(session, UnitState.PASSED)]
    for thing in things:
        identity = thing.serial if isinstance(thing, UnitView) else thing.lot_no
        sheet = quality.valid_final_pass(session, identity)
        if sheet is None or sheet.judged_at is None:
            continue
        count = 1 if isinstance(thing, UnitView) else thing.count(UnitState.PASSED)
        found.append(
            Waiting(
                "pack", identity, thing.product_name, thing.model, count, sheet.judged_at, UnitState.PASSED, thing.task_no, (identity,)
            )
        )
    for row in session.scalars(select(PackingSession).where(PackingSession.state != PackingState.OPENED)):
        view = _view(session, row)
        if view.next_step:
            what = "label" if view.state is PackingState.SEALED else "packing"
            found.append(
                Waiting(
                    what, view.identity, view.product_name, view.model, view.quantity, row.started_at, None, "", (view.identity,)
                )
            )
    return sorted(found, key=lambda line: line.since)


def newest(session: Session, identity: str) -> PackingSession | None:
    """The row of the newest packing of a unit or lot; for this feature only."""
    return session.scalar(
        select(PackingSession)
        .where((PackingSession.serial == identity) | (PackingSession.lot_no == identity))
        .order_by(PackingSession.id.desc())
        .limit(1)
    )


def spec_view(session: Session, row: PackingSpec) -> SpecView:
    """The view of a packaging requirement; for this feature only."""
    names = _names(session)
    steps = session.scalars(select(PackingStep.text).where(PackingStep.spec_id == row.id).order_by(PackingStep.no))
    materials = session.scalars(select(PackingMaterial).where(PackingMaterial.spec_id == row.id).order_by(PackingMaterial.no))
    return SpecView(
        row.id, row.product_id, row.drawing_no, row.revision, tuple(steps),
        tuple(MaterialDraft(m.name, m.quantity, m.cushioning) for m in materials), tuple(row.papers), tuple(row.transport),
        row.effective_from, names.get(row.author_id, ""), names.get(row.approver_id or 0, ""), row.approved_at,
    )  # fmt: skip


def _view(session: Session, row: PackingSession) -> PackingView:
    names = _names(session)
    product = catalog.product(session, row.product_id)
    rule = spec_view(session, session.get_one(PackingSpec, row.spec_id))
    ticks = {
        (t.kind, t.name if t.kind is PackingTickKind.PAPER else t.no): t
        for t in session.scalars(
            select(PackingTick).where(PackingTick.session_id == row.id, PackingTick.voided_at.is_(None)).order_by(PackingTick.id)
        )
    }

    def line(kind: PackingTickKind, key: str | int, name: str, cushioning: bool = False) -> CheckLine:
        tick = ticks.get((kind, key))
        return CheckLine(
            name, tick is not None, names.get(tick.person_id, "") if tick else "", cushioning, tick.code if tick else ""
        )

    steps = tuple(line(PackingTickKind.STEP, no, text) for no, text in enumerate(rule.steps, start=1))
    materials = tuple(line(PackingTickKind.MATERIAL, no, m.name, m.cushioning) for no, m in enumerate(rule.materials, start=1))
    required = dict.fromkeys((rules.CERTIFICATE, *product.papers, *rule.papers))
    papers = tuple(line(PackingTickKind.PAPER, name, name) for name in required)
    packaging_ok = (PackingTickKind.PACKAGING, 0) in ticks
    firm_by = names.get(row.firm_id or 0, "")
    sealed = row.state is PackingState.SEALED
    labelled = row.label_issue > 0 and row.label_back_at is not None
    return PackingView(
        row.id, row.serial or row.lot_no, bool(row.lot_no), row.quantity, row.product_id, product.name, product.model, product.unit,
        row.state, row.resealing, f"{rule.drawing_no} {rule.revision}", steps, materials, papers, row.packer_id,
        names.get(row.packer_id, ""), names.get(row.checker_id or 0, ""), row.checked_at, packaging_ok, firm_by, row.sealed_at,
        row.label_issue, row.label_back_at, product.fragile,
        "" if row.state is PackingState.OPENED
        else rules.next_step(steps, materials, packaging_ok, papers, firm_by, sealed, labelled),
    )  # fmt: skip


def _names(session: Session) -> dict[int, str]:
    return {p.person_id: p.name for p in identity_queries.people(session)}
