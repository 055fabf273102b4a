"""Commands on packaging requirements: written by 工艺部, approved by another person, revised (C-01, C-09)."""

from __future__ import annotations

from sqlalchemy import delete

from app.core.entry import whole
from app.core.errors import Conflict, bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.files.service import attach, content
from app.materials import queries as stock
from app.materials.items import choose
from app.packing import queries, rules
from app.packing.views import BoxingFigures, MaterialDraft, SpecDraft, SpecView, StepDraft
from db.models.packing import PackingMaterial, PackingSpec, PackingStep
from db.states import Role


def draft_spec(work: Work, draft: SpecDraft) -> SpecView:
    """Writes a packaging requirement; it counts when another person approved it and its day has come (C-01).

    Raises:
        BadInput: Drawing, revision or steps are blank, or a picture is no picture.
        Refused: C-09 packaging without an approval record.
        Conflict: The revision is there already.
    """
    work.require(Role.PROCESS)
    row = PackingSpec(author_id=work.actor.person_id, drafted_at=work.now)
    _fill(work, row, draft)
    work.audit("draft_spec", "packing_spec", f"{row.drawing_no} {row.revision}", product=row.product_id)
    return queries.spec_view(work.session, row)


def redraft_spec(work: Work, spec_id: int, draft: SpecDraft) -> SpecView:
    """Writes a requirement anew that nobody has approved yet; whoever writes last is its author.

    Raises:
        BadInput, Refused, Conflict: As `draft_spec`; Conflict, too, once it is approved.
        NotFound: No such requirement.
    """
    work.require(Role.PROCESS)
    row = work.session.get(PackingSpec, spec_id)
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "包装要求"), spec_id)
    if row.approved_at is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{drawing} 已批准，请做新版次"), drawing=row.drawing_no))
    for part in (PackingStep, PackingMaterial):
        work.session.execute(delete(part).where(part.spec_id == spec_id))
    row.author_id, row.drafted_at = work.actor.person_id or 0, work.now
    _fill(work, row, draft)
    work.audit("draft_spec", "packing_spec", f"{row.drawing_no} {row.revision}", product=row.product_id, again=True)
    return queries.spec_view(work.session, row)


def _fill(work: Work, row: PackingSpec, draft: SpecDraft) -> None:
    steps = [step if isinstance(step, StepDraft) else StepDraft(step) for step in draft.steps]
    steps = [step for step in steps if step.text.strip()]
    drawing, revision = draft.drawing_no.strip(), draft.revision.strip()
    if not (drawing and revision and steps):
        raise bad_input(QT_TRANSLATE_NOOP("app", "包装要求要有图号、版次和步骤"))
    others = queries.specs(work.session, draft.product_id)
    if any((s.drawing_no, s.revision) == (drawing, revision) and s.spec_id != row.id for s in others):
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{drawing} 已有 {revision} 版"), drawing=drawing, revision=revision))
    row.product_id, row.drawing_no, row.revision = draft.product_id, drawing, revision
    row.papers, row.transport, row.effective_from = list(draft.papers), list(draft.transport), draft.effective_from
    row.special = None if draft.special is None else [point.strip() for point in draft.special if point.strip()]
    row.protection = [item.strip() for item in draft.boxing.protection if item.strip()] or None
    for name, figure in _figures(draft.boxing).items():
        setattr(row, name, figure)
    work.session.add(row)
    work.session.flush()
    for no, step in enumerate(steps, start=1):
        _add_step(work, row, no, step)
    _add_materials(work, row, draft.materials)


def _add_step(work: Work, spec: PackingSpec, no: int, step: StepDraft) -> None:
    row = PackingStep(spec_id=spec.id, no=no, text=step.text.strip(), mandatory=int(step.mandatory))
    work.session.add(row)
    work.session.flush()
    picture = step.picture or (content(work.session, step.stored) if step.stored else b"")
    if picture:
        if picture.startswith(b"%PDF-"):
            raise bad_input(QT_TRANSLATE_NOOP("app", "步骤图只收 PNG 或 JPEG 图片：第 {no} 步"), no=no)
        attach(work, queries.STEP_PICTURE, str(row.id), f"{spec.drawing_no} {spec.revision} {no}", picture)


def _add_materials(work: Work, spec: PackingSpec, materials: tuple[MaterialDraft, ...]) -> None:
    """A material that bears the name of a packaging item is that item, and has to be approved (C-09)."""
    keys = {item.name: item.key for item in stock.items(work.session, active_only=True)}
    for no, item in enumerate((m for m in materials if m.name.strip()), start=1):
        key = item.item.strip().upper() or keys.get(item.name.strip(), "")
        if key:
            choose(work.session, key)
        work.session.add(
            PackingMaterial(
                spec_id=spec.id, no=no, name=item.name.strip(), quantity=item.quantity.strip(), cushioning=item.cushioning,
                mandatory=int(item.mandatory), item=key or None,
            )
        )  # fmt: skip
    work.session.flush()


def _figures(boxing: BoxingFigures) -> dict[str, int | None]:
    """The columns of what holds for the shipping box."""
    return {
        name: None if value is None else whole(what, value, low=low, high=high)
        for name, value, what, low, high in (
            ("pieces_per_box", boxing.pieces_per_box, QT_TRANSLATE_NOOP("app", "每箱件数"), 1, 100_000),
            ("inner_weight_g", boxing.inner_weight_g, QT_TRANSLATE_NOOP("app", "内包装重（g）"), 0, 10_000_000),
            ("weight_tolerance_g", boxing.tolerance_g, QT_TRANSLATE_NOOP("app", "重量允差（g）"), 1, 1_000_000),
            ("weight_tolerance_permille", boxing.tolerance_permille, QT_TRANSLATE_NOOP("app", "重量允差（‰）"), 0, 200),
        )
    }


def approve_spec(work: Work, spec_id: int) -> SpecView:
    """Approves a packaging requirement that somebody else wrote (C-01).

    Raises:
        Refused: C-01 by its author.
        Conflict: Approved already.
        NotFound: No such requirement.
    """
    work.require(Role.PROCESS, Role.LEADERSHIP)
    row = work.session.get(PackingSpec, spec_id)
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "包装要求"), spec_id)
    if row.approved_at is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{drawing} 已批准"), drawing=row.drawing_no))
    rules.approver_must_be_another(f"{row.drawing_no} {row.revision}", row.author_id, work.actor.person_id)
    row.approver_id, row.approved_at = work.actor.person_id, work.now
    work.session.flush()
    work.audit("approve_spec", "packing_spec", f"{row.drawing_no} {row.revision}")
    return queries.spec_view(work.session, row)
