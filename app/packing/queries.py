"""Reads of packaging requirements and packings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, and_, bindparam, or_, select
from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.catalog.views import ProductView
from app.core.grouped import grouped
from app.core.once import once
from app.files.service import newest_attachments
from app.identity import queries as identity_queries
from app.packing import rules
from app.packing.views import BoxingFigures, CheckLine, MaterialDraft, PackingView, SpecView, StepView
from app.quality import queries as quality
from app.quality.views import Waiting
from app.units import queries as units
from app.units.views import LotView, UnitView
from db.models.packing import PackingMaterial, PackingSession, PackingSpec, PackingStep, PackingTick, SpecialProtection
from db.states import PackingState, PackingTickKind, UnitState

STEP_PICTURE = "packing_step"
"""Attachments of this kind are the pictures of packing steps; their key is that of the step."""


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
    return _spec_views(session, session.scalars(query))


def spec_of_key(session: Session, spec_id: int) -> SpecView | None:
    """One packaging requirement, whatever stands it has."""
    row = session.get(PackingSpec, spec_id)
    return None if row is None else spec_view(session, row)


def figures(session: Session, product_ids: Iterable[int], today: date) -> dict[int, BoxingFigures]:
    """What the packaging requirements in force say for the shipping box, by product; a product without one is left out (C-01)."""
    return _figures(session, frozenset(product_ids), today)


@once("packing_spec")
def _figures(session: Session, product_ids: frozenset[int], today: date) -> dict[int, BoxingFigures]:
    rows = session.execute(_FIGURES, {"keys": list(product_ids), "today": today})
    return {
        product_id: BoxingFigures(pieces, inner, grams, permille, tuple(protection or ()))
        for product_id, pieces, inner, grams, permille, protection in rows
    }


_FIGURES = (
    select(
        PackingSpec.product_id, PackingSpec.pieces_per_box, PackingSpec.inner_weight_g, PackingSpec.weight_tolerance_g,
        PackingSpec.weight_tolerance_permille, PackingSpec.protection,
    )
    .where(
        PackingSpec.product_id.in_(bindparam("keys", expanding=True)), PackingSpec.approved_at.is_not(None),
        PackingSpec.effective_from <= bindparam("today"),
    )
    .order_by(PackingSpec.effective_from, PackingSpec.id)
)  # fmt: skip
"""Built once: every scan at the bench asks."""


def packing(session: Session, identity: str) -> PackingView | None:
    """The newest packing of a unit or lot."""
    row = newest(session, identity)
    return None if row is None else _views(session, [row])[0]


def is_labelled(session: Session, identity: str) -> bool:
    """Whether the newest content label of a unit or lot was scanned back (C-11)."""
    found = newest(session, identity)
    return found is not None and found.label_issue > 0 and found.label_back_at is not None


def labelled_among(session: Session, identities: Collection[str]) -> frozenset[str]:
    """Those of some units and lots whose newest content label was scanned back (C-11)."""
    rows = session.execute(_LABELS, {"identities": list(identities)})
    newest_of = {serial or lot_no: issue > 0 and back_at is not None for serial, lot_no, issue, back_at in rows}
    return frozenset(identity for identity, labelled in newest_of.items() if labelled)


_IDENTITIES: BindParameter[Sequence[str]] = bindparam("identities", expanding=True)
_LABELS = (
    select(PackingSession.serial, PackingSession.lot_no, PackingSession.label_issue, PackingSession.label_back_at)
    .where(PackingSession.serial.in_(_IDENTITIES) | PackingSession.lot_no.in_(_IDENTITIES)).order_by(PackingSession.id)
)  # fmt: skip


def packer_of(session: Session, identity: str) -> int | None:
    """Who packed a unit or lot: he hands it to the store."""
    return session.scalar(_PACKER, {"identity": identity})


_PACKER = (
    select(PackingSession.packer_id)
    .where((PackingSession.serial == bindparam("identity")) | (PackingSession.lot_no == bindparam("identity")))
    .order_by(PackingSession.id.desc()).limit(1)
)  # fmt: skip


def codes_of(session: Session, product_id: int, paper: str) -> list[str]:
    """The bar codes that a paper of a product may bear; empty for a paper without."""
    return [found.code for found in catalog.paper_codes(session, [product_id]) if found.paper == paper]


def waiting(session: Session) -> list[Waiting]:
    """What waits to be packed, checked, sealed or labelled, oldest first (B-07); bought goods are put away as they came."""
    state = UnitState.PASSED
    lots = [lot for lot in units.lots_in(session, state) if not lot.supplier]
    things: list[UnitView | LotView] = [*units.units_in(session, state), *lots]
    passed = quality.passed_in(session, state) if things else {}
    found = []
    for thing in things:
        identity = thing.serial if isinstance(thing, UnitView) else thing.lot_no
        if identity in passed:
            count = 1 if isinstance(thing, UnitView) else thing.count(state)
            found.append(
                Waiting(
                    "pack", identity, thing.product_name, thing.model, count, passed[identity], state, thing.task_no, (identity,)
                )
            )
    for row, view in _unfinished(session):
        if view.next_step:
            what = "label" if view.state is PackingState.SEALED else "packing"
            found.append(
                Waiting(
                    what, view.identity, view.product_name, view.model, view.quantity, row.started_at, None, "", (view.identity,)
                )
            )
    return sorted(found, key=lambda line: line.since)


def _unfinished(session: Session) -> list[tuple[PackingSession, PackingView]]:
    """Packings that are not sealed, or sealed without a content label read back."""
    rows = session.scalars(
        select(PackingSession)
        .where(
            or_(
                PackingSession.state.in_((PackingState.OPEN, PackingState.CHECKED)),
                and_(PackingSession.state == PackingState.SEALED, PackingSession.label_back_at.is_(None)),
            )
        )
        .order_by(PackingSession.id)
    ).all()
    return list(zip(rows, _views(session, rows), strict=True))


def newest(session: Session, identity: str) -> PackingSession | None:
    """The row of the newest packing of a unit or lot; for this feature only."""
    return session.scalar(_NEWEST, {"identity": identity})


_NEWEST = (
    select(PackingSession)
    .where((PackingSession.serial == bindparam("identity")) | (PackingSession.lot_no == bindparam("identity")))
    .order_by(PackingSession.id.desc()).limit(1)
)  # fmt: skip
"""Built once: every scan at the bench and at the door asks."""


def spec_view(session: Session, row: PackingSpec) -> SpecView:
    """The view of a packaging requirement; for this feature only."""
    return _spec_views(session, [row])[0]


def _spec_views(session: Session, rows: Iterable[PackingSpec]) -> list[SpecView]:
    listed = list(rows)
    if not listed:
        return []
    keys, names = [row.id for row in listed], _names(session)
    ordered_steps = select(PackingStep).where(PackingStep.spec_id.in_(keys)).order_by(PackingStep.no)
    step_rows = session.scalars(ordered_steps).all()
    pictures = newest_attachments(session, STEP_PICTURE, [str(step.id) for step in step_rows])
    steps = grouped(step_rows, lambda step: step.spec_id)
    ordered_materials = select(PackingMaterial).where(PackingMaterial.spec_id.in_(keys)).order_by(PackingMaterial.no)
    materials = grouped(session.scalars(ordered_materials), lambda material: material.spec_id)
    return [
        SpecView(
            row.id, row.product_id, row.drawing_no, row.revision,
            tuple(StepView(step.text, step.mandatory != 0, pictures.get(str(step.id), "")) for step in steps[row.id]),
            tuple(
                MaterialDraft(m.name, m.quantity, m.cushioning, m.mandatory != 0, m.item or "") for m in materials[row.id]
            ),
            tuple(row.papers), tuple(row.transport), row.effective_from, names.get(row.author_id, ""),
            names.get(row.approver_id or 0, ""), row.approved_at,
            BoxingFigures(row.pieces_per_box, row.inner_weight_g, row.weight_tolerance_g, row.weight_tolerance_permille,
                          tuple(row.protection or ())),
            None if row.special is None else tuple(row.special), row.drafted_at,
        )
        for row in listed
    ]  # fmt: skip


@once("packing_spec", "packing_step", "packing_material", "attachment", "person")
def _rules(session: Session, keys: tuple[int, ...]) -> dict[int, SpecView]:
    """Packaging requirements by key: every tick of a packing asks for its own again."""
    needed = select(PackingSpec).where(PackingSpec.id.in_(keys))
    return {view.spec_id: view for view in _spec_views(session, session.scalars(needed))}


def _views(session: Session, rows: Iterable[PackingSession]) -> list[PackingView]:
    listed = list(rows)
    if not listed:
        return []
    names = _names(session)
    products = catalog.products_by_key(session, (row.product_id for row in listed))
    rules_of = _rules(session, tuple(sorted({row.spec_id for row in listed})))
    valid = select(PackingTick).where(PackingTick.session_id.in_([row.id for row in listed]), PackingTick.voided_at.is_(None))
    ticks = grouped(session.scalars(valid.order_by(PackingTick.id)), lambda tick: tick.session_id)
    signed = _signed(session, [row for row in listed if row.special])
    return [
        _view(row, products[row.product_id], rules_of[row.spec_id], ticks[row.id], names, signed.get(row.id, {})) for row in listed
    ]


def _signed(session: Session, listed: list[PackingSession]) -> dict[int, dict[str, int]]:
    """Who signed which point of special protection (E-04), by key of the packing."""
    if not listed:
        return {}
    of = {f"packing:{row.id}": row.id for row in listed}
    rows = session.scalars(
        select(SpecialProtection).where(SpecialProtection.occasion.in_(of), SpecialProtection.voided_at.is_(None))
    )
    found: dict[int, dict[str, int]] = {}
    for row in rows:
        found.setdefault(of[row.occasion], {})[row.point] = row.person_id
    return found


def _view(
    row: PackingSession, product: ProductView, rule: SpecView, ticked: Iterable[PackingTick], names: dict[int, str],
    signed: dict[str, int],
) -> PackingView:  # fmt: skip
    ticks = {(t.kind, t.name if t.kind is PackingTickKind.PAPER else t.no): t for t in ticked}

    in_full = row.in_full != 0

    def line(kind: PackingTickKind, key: str | int, name: str, **more: Any) -> CheckLine:
        tick = ticks.get((kind, key))
        by, code = (names.get(tick.person_id, ""), tick.code) if tick else ("", "")
        return CheckLine(name, tick is not None, by, scanned=code, **more)

    steps = tuple(
        line(PackingTickKind.STEP, no, step.text, asked=in_full or step.mandatory, picture=step.picture)
        for no, step in enumerate(rule.steps, start=1)
    )
    materials = tuple(
        line(PackingTickKind.MATERIAL, no, m.name, cushioning=m.cushioning, asked=in_full or m.mandatory or m.cushioning,
             item=m.item, quantity=m.quantity)
        for no, m in enumerate(rule.materials, start=1)
    )  # fmt: skip
    special = tuple(CheckLine(p, p in signed, names.get(signed.get(p, 0), "")) for p in row.special or ())
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
        else rules.next_step(steps, materials, packaging_ok, papers, firm_by, sealed, labelled, special), special, in_full,
    )  # fmt: skip


def _names(session: Session) -> dict[int, str]:
    return identity_queries.names(session)
