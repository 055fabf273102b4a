"""What leaves the materials feature."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.core.words import word
from app.devices.code_table import PACKAGING_PREFIX
from db.states import MaterialMoveKind, PackagingSource, PackagingType, RequisitionKind, RequisitionState

__all__ = [
    "IssueView", "PackagingItemDraft", "PackagingItemView", "PackagingMoveView", "PackagingSource", "PackagingType",
    "RequisitionLineView", "RequisitionView",
]  # fmt: skip


@dataclass(frozen=True)
class PackagingItemView:
    """One packaging item: outer size in mm, tare and greatest load in g, 0 where nothing was stated.

    Attributes:
        key: What its barcode names.
        kind_words: The kind in words where it is none of the six of C-02.
        minimum: Stock at which it is reminded of; 0 for never.
        place: Where it lies in the store.
        box_kind_id: The shipping box it is, or None.
        approved_on: Day of its approval (C-09), or None.
        evidence: What the approval rests on.
        balance: What lies in the raw-material store.
    """

    item_id: int
    key: str
    name: str
    kind: PackagingType
    kind_words: str
    source: PackagingSource
    unit: str
    size_mm: tuple[int, int, int]
    tare_g: int
    max_load_g: int
    max_layers: int
    minimum: int
    place: str
    box_kind_id: int | None
    approved_on: date | None
    approved_by: str
    evidence: str
    active: bool
    balance: int
    version: int = 1

    @property
    def approved(self) -> bool:
        """Whether it may be chosen (C-09)."""
        return self.approved_on is not None

    @property
    def kind_name(self) -> str:
        """Its kind in Chinese."""
        return self.kind_words or word(self.kind)

    @property
    def code(self) -> str:
        """The text of its barcode, e.g. `JF$PKG:ZX-02`."""
        return PACKAGING_PREFIX + self.key

    @property
    def is_low(self) -> bool:
        """Whether its stock reached the minimum."""
        return self.active and self.minimum > 0 and self.balance <= self.minimum


@dataclass(frozen=True)
class PackagingItemDraft:
    """What a packaging item is made or changed from."""

    key: str
    name: str
    kind: PackagingType
    source: PackagingSource = PackagingSource.OUTSIDE
    unit: str = "个"
    kind_words: str = ""
    size_mm: tuple[int, int, int] = (0, 0, 0)
    tare_g: int = 0
    max_load_g: int = 0
    max_layers: int = 0
    minimum: int = 0
    place: str = ""
    box_kind_id: int | None = None
    active: bool = True


@dataclass(frozen=True)
class PackagingMoveView:
    """One move of packaging; `quantity` is in with a plus, out with a minus, `balance` what lay there after it."""

    at: datetime
    kind: MaterialMoveKind
    item: str
    unit: str
    quantity: int
    document: str
    supplier: str
    note: str
    person: str


@dataclass(frozen=True)
class RequisitionLineView:
    """One item of a 领料单."""

    item_id: int
    key: str
    name: str
    kind_name: str
    unit: str
    quantity: int
    issued: int
    balance: int

    @property
    def open(self) -> int:
        """What may still be issued."""
        return self.quantity - self.issued


@dataclass(frozen=True)
class IssueView:
    """One hand-over on a 领料单: what went out, who gave it, who took it and how he signed."""

    issue_id: int
    nth: int
    at: datetime
    issuer: str
    receiver: str
    received_at: datetime | None
    on_paper: bool
    parts: tuple[tuple[str, str, int], ...]
    """Key, name and pieces of each item."""

    @property
    def pieces(self) -> dict[str, int]:
        """Pieces by key."""
        return {key: count for key, _, count in self.parts}

    @property
    def signed(self) -> bool:
        """Whether the receiver signed."""
        return self.received_at is not None


@dataclass(frozen=True)
class RequisitionView:
    """《领料单》; `task_no` blank is for the bench.

    Of a 补换 (X-25) it has no lines but `pieces` of a product in place of the rejected serial or lot number `replaces`.
    """

    number: str
    kind: RequisitionKind
    state: RequisitionState
    department: str
    task_no: str
    note: str
    author: str
    made_at: datetime
    submitted_at: datetime | None
    lines: tuple[RequisitionLineView, ...]
    issues: tuple[IssueView, ...]
    void_reason: str = ""
    version: int = 1
    case_no: str = ""
    replaces: str = ""
    product_id: int | None = None
    pieces: int = 0
    drawn: int = 0

    @property
    def open(self) -> int:
        """What may still be issued, over all lines."""
        return sum(line.open for line in self.lines)

    @property
    def unsigned(self) -> tuple[IssueView, ...]:
        """Hand-overs nobody signed for yet."""
        return tuple(issue for issue in self.issues if not issue.signed)
