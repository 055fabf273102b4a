"""What leaves the packing feature."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from db.states import PackingState as PackingState


@dataclass(frozen=True)
class MaterialDraft:
    """One item of the material list."""

    name: str
    quantity: str = ""
    cushioning: bool = False


@dataclass(frozen=True)
class BoxingFigures:
    """What a packaging requirement says for the shipping box; None where it says nothing.

    Attributes:
        pieces_per_box: Pieces that fill one shipping box.
        inner_weight_g: Grams that the inner packaging adds to one piece.
        tolerance_g: Least tolerance of a box's weight in grams.
        tolerance_permille: Tolerance of a box's weight in thousandths of what it should weigh; the larger of both counts.
    """

    pieces_per_box: int | None = None
    inner_weight_g: int | None = None
    tolerance_g: int | None = None
    tolerance_permille: int | None = None


@dataclass(frozen=True)
class SpecDraft:
    """A packaging requirement as the process department writes it (C-01).

    Attributes:
        product_id: The product.
        drawing_no: Number of the packaging drawing.
        revision: Its revision.
        steps: What is done, in order.
        materials: What goes into the package.
        effective_from: First day it counts.
        papers: Papers that belong into the package, beside those of the product.
        transport: What holds for transport.
        boxing: What holds for the shipping box: pieces a box, inner packaging, weight tolerance.
    """

    product_id: int
    drawing_no: str
    revision: str
    steps: tuple[str, ...]
    materials: tuple[MaterialDraft, ...]
    effective_from: date
    papers: tuple[str, ...] = ()
    transport: tuple[str, ...] = ()
    boxing: BoxingFigures = BoxingFigures()


@dataclass(frozen=True)
class SpecView:
    """A packaging requirement; it counts once approved and effective."""

    spec_id: int
    product_id: int
    drawing_no: str
    revision: str
    steps: tuple[str, ...]
    materials: tuple[MaterialDraft, ...]
    papers: tuple[str, ...]
    transport: tuple[str, ...]
    effective_from: date
    author: str
    approver: str
    approved_at: datetime | None
    boxing: BoxingFigures = BoxingFigures()


@dataclass(frozen=True)
class CheckLine:
    """One line of the packing checklist: a step, a material or a paper."""

    name: str
    done: bool
    by: str = ""
    cushioning: bool = False
    scanned: str = ""


@dataclass(frozen=True)
class PackingView:
    """The packing of one unit or lot."""

    session_id: int
    identity: str
    is_lot: bool
    quantity: int
    product_id: int
    product_name: str
    model: str
    unit: str
    state: PackingState
    resealing: bool
    drawing: str
    steps: tuple[CheckLine, ...]
    materials: tuple[CheckLine, ...]
    papers: tuple[CheckLine, ...]
    packer_id: int
    packer: str
    checker: str
    checked_at: datetime | None
    packaging_ok: bool
    firm_by: str
    sealed_at: datetime | None
    label_issue: int
    label_back_at: datetime | None
    fragile: bool = False
    next_step: str = field(default="")

    @property
    def labelled(self) -> bool:
        """Whether the newest content label was scanned back (C-11)."""
        return self.label_issue > 0 and self.label_back_at is not None
