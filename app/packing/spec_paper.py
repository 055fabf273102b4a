"""Builds 包装要求 (form 5, C-01) of one revision, with the pictures of its steps."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.catalog.care import handling_words
from app.catalog.views import ProductView
from app.core.clock import site_day, site_time
from app.core.errors import not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import word
from app.files import service as files
from app.labels.marks import HandlingMark, MarkKind
from app.packing import queries
from app.packing.views import BoxingFigures, MaterialDraft, SpecView
from app.printing.making import Making
from app.slips import packing_spec as form
from app.slips.model import Signature
from db.states import TransportKind

PAPER = "packing_spec"
"""Its name among the papers; the document is the requirement's key."""


def packing_spec(session: Session, document: str, making: Making) -> bytes:
    """Draws a packaging requirement; one that nobody has approved says that it does not count.

    Raises:
        NotFound: No such requirement.
    """
    view = queries.spec_of_key(session, int(document)) if document.isdecimal() else None
    if view is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "包装要求"), document)
    product = catalog.product(session, view.product_id)
    boxing = view.boxing
    paper = form.PackingSpec(
        company=making.company, form=making.form, printing=making.printing, void=making.void, number=f"BZY{view.spec_id:05d}",
        date=site_day(view.drafted_at or making.printing.printed_at), signatures=_signatures(view), approved=view.approved_at is not None,
        product=product.name, model=product.model, product_code=product.code, drawing=view.drawing_no, revision=view.revision,
        effective_from=view.effective_from, weights=_weights(product),
        size_mm="×".join(str(edge) for edge in product.size_mm) if any(product.size_mm) else "", handling=_handling(product),
        per_box=f"{boxing.pieces_per_box} {product.unit}" if boxing.pieces_per_box else "",
        inner_weight=f"{boxing.inner_weight_g / 1000:g} kg" if boxing.inner_weight_g else "", tolerance=_tolerance(boxing),
        layers=_layers(session, product, view.materials),
        transport="、".join(str(word(TransportKind(one))) for one in view.transport), special="、".join(view.special or ()),
        protection="、".join(boxing.protection), papers="、".join(dict.fromkeys((*product.papers, *view.papers))),
        precautions="；".join(product.precautions), marks="、".join(product.marks),
        materials=tuple(form.Material(m.name, m.quantity, m.item, m.cushioning, m.mandatory) for m in view.materials),
        steps=tuple(
            form.Step(step.text, step.mandatory, files.content(session, step.picture) if step.picture else b"") for step in view.steps
        ),
    )  # fmt: skip
    return form.render(paper, tuple(copy for copy in making.copies if copy.name) or form.COPIES)


def _signatures(view: SpecView) -> tuple[Signature, ...]:
    found = [Signature("编制", view.author, site_time(view.drafted_at))] if view.author and view.drafted_at else []
    if view.approved_at is not None:
        found.append(Signature("批准", view.approver, site_time(view.approved_at)))
    return tuple(found)


def _weights(product: ProductView) -> str:
    sides = [f"{grams / 1000:g}" if grams else "——" for grams in (product.net_weight_g, product.gross_weight_g)]
    return f"{' / '.join(sides)} kg" if product.net_weight_g or product.gross_weight_g else ""


def _handling(product: ProductView) -> str:
    how = handling_words(product.handling)
    return str(how) if how is not None else ""


def _tolerance(boxing: BoxingFigures) -> str:
    grams = f"±{boxing.tolerance_g} g" if boxing.tolerance_g else ""
    return " 或 ".join(filter(None, (grams, f"±{boxing.tolerance_permille}‰" if boxing.tolerance_permille else "")))


def _layers(session: Session, product: ProductView, materials: tuple[MaterialDraft, ...]) -> str:
    """How high it may be stacked: by the mark of the goods and by the kinds of packaging that the list names, the lower counts."""
    marks = [HandlingMark.parse(text) for text in product.marks]
    if any(mark.kind is MarkKind.DO_NOT_STACK for mark in marks):
        return str(MarkKind.DO_NOT_STACK)
    limits = [int(mark.value) for mark in marks if mark.kind is MarkKind.STACK_LAYER_LIMIT and mark.value.isdecimal()]
    kinds = (catalog.packaging_kind_by_key(session, one.item) for one in materials if one.item)
    limits += [kind.max_layers for kind in kinds if kind is not None and kind.max_layers]
    return f"至多 {min(limits)} 层" if limits else ""
