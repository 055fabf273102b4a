"""包装要求 from tables: the steps and the materials of a requirement are rows, in their order (C-01)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.core.errors import AppError, Conflict, bad_input
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.imports import values
from app.imports.lookups import product_named
from app.imports.rows import Did, Said, must_agree
from app.packing import queries, specs
from app.packing.views import BoxingFigures, MaterialDraft, SpecDraft, SpecView, StepDraft
from app.tables.reading import Value, text_of
from db.states import TransportKind

HEAD = (
    "effective_from", "papers", "transport", "special", "protection", "pieces_per_box", "inner_weight_g", "tolerance_g",
    "tolerance_permille",
)  # fmt: skip
STEP, MATERIAL = "步骤", "材料"


def take_spec(work: Work, rows: Sequence[Said]) -> Did:
    """One requirement with its steps and materials; one that nobody has approved yet follows the table, an approved one stands."""
    first = rows[0]
    product = product_named(work.session, first)
    must_agree(rows, HEAD, QT_TRANSLATE_NOOP("app", "和同一包装要求第 {line} 行不一致"))
    drawing, revision = first.text("drawing_no", needed=True), first.text("revision", needed=True)
    known = next(
        (s for s in queries.specs(work.session, product.product_id) if (s.drawing_no, s.revision) == (drawing, revision)), None
    )
    draft = _draft(rows, product.product_id, known)
    if known is not None and _same(known, draft):
        return Did.SAME
    if known is not None and known.approved_at is not None:
        words = QT_TRANSLATE_NOOP("app", "{drawing} {revision} 已批准，内容不同请用新版次")
        raise first.problem("revision", Conflict(say(words, drawing=drawing, revision=revision)))
    try:
        if known is None:
            specs.draft_spec(work, draft)
            return Did.MADE
        specs.redraft_spec(work, known.spec_id, draft)
    except AppError as error:
        raise first.problem("item" if error.clause == "C-09" else "drawing_no", error) from error
    return Did.CHANGED


def _draft(rows: Sequence[Said], product_id: int, known: SpecView | None) -> SpecDraft:
    first = rows[0]
    effective = first.read("effective_from", values.day, needed=True)
    assert effective is not None
    pictures = {step.text: step.picture for step in known.steps} if known is not None else {}
    steps, materials = list[StepDraft](), list[MaterialDraft]()
    for row in rows:
        words = row.text("words", needed=True)
        mandatory = row.read("mandatory", values.yes)
        needed = True if mandatory is None else mandatory
        if row.read("part", _part, needed=True) == STEP:
            steps.append(StepDraft(words, needed, stored=pictures.get(words, "")))
        else:
            soft = row.read("cushioning", values.yes) or False
            materials.append(MaterialDraft(words, row.text("amount"), soft, needed, row.text("item").upper()))
    if not steps:
        raise first.problem("part", bad_input(QT_TRANSLATE_NOOP("app", "这份包装要求没有步骤")))
    figures = {key: first.read(key, values.count) for key in ("pieces_per_box", "inner_weight_g", "tolerance_g", "tolerance_permille")}
    modes = first.read("transport", lambda cell: values.many_of(TransportKind, cell)) or ()
    return SpecDraft(
        product_id, first.text("drawing_no"), first.text("revision"), tuple(steps), tuple(materials), effective,
        first.read("papers", values.words) or (), tuple(mode.value for mode in modes),
        BoxingFigures(**figures, protection=first.read("protection", values.words) or ()), first.read("special", values.words),
    )  # fmt: skip


def _part(cell: Value) -> str:
    said = text_of(cell).strip()
    if said not in (STEP, MATERIAL):
        raise bad_input(QT_TRANSLATE_NOOP("app", "这里写「步骤」或「材料」"))
    return said


def _same(known: SpecView, draft: SpecDraft) -> bool:
    """Whether the table says what the requirement says; the code of a packaging item that the desk put in itself is no difference."""
    items = [(material.name, material.item) for material in known.materials]
    wanted = tuple(
        replace(material, item=items[at][1]) if not material.item and at < len(items) and items[at][0] == material.name else material
        for at, material in enumerate(draft.materials)
    )
    steps = tuple((step.text, step.mandatory) for step in draft.steps if isinstance(step, StepDraft))
    return (
        tuple((step.text, step.mandatory) for step in known.steps), known.materials, known.papers, known.transport,
        known.effective_from, known.boxing, known.special,
    ) == (steps, wanted, draft.papers, draft.transport, draft.effective_from, draft.boxing, draft.special)  # fmt: skip
