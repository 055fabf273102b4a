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
    mandatory: bool = True
    item: str = ""


@dataclass(frozen=True)
class StepDraft:
    """One packing step as it is written.

    Attributes:
        text: What is done.
        mandatory: Asked for in every packing, not in the first of the day alone.
        picture: A PNG or JPEG file, or empty.
        stored: SHA-256 of a picture that the desk has already, as a new revision takes over from the old one.
    """

    text: str
    mandatory: bool = True
    picture: bytes = b""
    stored: str = ""


@dataclass(frozen=True)
class StepView:
    """One packing step; `picture` is the SHA-256 of its picture, or blank."""

    text: str
    mandatory: bool = True
    picture: str = ""


@dataclass(frozen=True)
class BoxingFigures:
    """What a packaging requirement says for the shipping box; None where it says nothing.

    Attributes:
        pieces_per_box: Pieces that fill one shipping box.
        inner_weight_g: Grams that the inner packaging adds to one piece.
        tolerance_g: Least tolerance of a box's weight in grams.
        tolerance_permille: Tolerance of a box's weight in thousandths of what it should weigh; the larger of both counts.
        protection: What the closed box gets before delivery, item by item: stretch film, corner boards, moisture bag (E-06).
    """

    pieces_per_box: int | None = None
    inner_weight_g: int | None = None
    tolerance_g: int | None = None
    tolerance_permille: int | None = None
    protection: tuple[str, ...] = ()


@dataclass(frozen=True)
class SpecDraft:
    """A packaging requirement as the process department writes it (C-01).

    Attributes:
        product_id: The product.
        drawing_no: Number of the packaging drawing.
        revision: Its revision.
        steps: What is done, in order; a step given as words is mandatory.
        materials: What goes into the package.
        effective_from: First day it counts.
        papers: Papers that belong into the package, beside those of the product.
        transport: What holds for transport.
        boxing: What holds for the shipping box: pieces a box, inner packaging, weight tolerance.
        special: What E-04 asks for of valuable or safety goods; None takes the proposal of the settings.
    """

    product_id: int
    drawing_no: str
    revision: str
    steps: tuple[str | StepDraft, ...]
    materials: tuple[MaterialDraft, ...]
    effective_from: date
    papers: tuple[str, ...] = ()
    transport: tuple[str, ...] = ()
    boxing: BoxingFigures = BoxingFigures()
    special: tuple[str, ...] | None = None


@dataclass(frozen=True)
class SpecView:
    """A packaging requirement; it counts once approved and effective."""

    spec_id: int
    product_id: int
    drawing_no: str
    revision: str
    steps: tuple[StepView, ...]
    materials: tuple[MaterialDraft, ...]
    papers: tuple[str, ...]
    transport: tuple[str, ...]
    effective_from: date
    author: str
    approver: str
    approved_at: datetime | None
    boxing: BoxingFigures = BoxingFigures()
    special: tuple[str, ...] | None = None
    drafted_at: datetime | None = None


@dataclass(frozen=True)
class ChangedStep:
    """One step that a new revision changed: `old` blank for a new step, `new` blank for one that fell away."""

    no: int
    old: str
    new: str


@dataclass(frozen=True)
class RevisionNotice:
    """A new revision that a person has not acknowledged yet (C-03)."""

    spec_id: int
    product_name: str
    drawing_no: str
    revision: str
    old_revision: str
    effective_from: date
    changes: tuple[ChangedStep, ...]


@dataclass(frozen=True)
class CheckLine:
    """One line of the packing checklist: a step, a material, a paper or a point of special protection.

    Attributes:
        name: What it says.
        done: Whether it was ticked.
        by: Who ticked it.
        cushioning: Protects fragile goods (C-12).
        scanned: The code scanned for it.
        asked: Whether this packing asks for it; a step that is not mandatory is left out after the first packing of the day.
        picture: SHA-256 of a step's picture, or blank.
        item: What the barcode of the packaging item says, or blank.
        quantity: How much of a material.
    """

    name: str
    done: bool
    by: str = ""
    cushioning: bool = False
    scanned: str = ""
    asked: bool = True
    picture: str = ""
    item: str = ""
    quantity: str = ""

    @property
    def open(self) -> bool:
        """Whether it still has to be done."""
        return self.asked and not self.done


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
    special: tuple[CheckLine, ...] = ()
    in_full: bool = True

    @property
    def labelled(self) -> bool:
        """Whether the newest content label was scanned back (C-11)."""
        return self.label_issue > 0 and self.label_back_at is not None
