"""What leaves the quality feature."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from db.states import Disposition as Disposition
from db.states import InspectionGroup as InspectionGroup
from db.states import InspectionKind as InspectionKind
from db.states import InspectionVerdict as InspectionVerdict
from db.states import NonconformityState as NonconformityState
from db.states import QualityCardState as QualityCardState
from db.states import SamplingPlan as SamplingPlan
from db.states import StandardKind as StandardKind
from db.states import UnitState

GAP = "—"
"""Stands among measured values for a piece that has none yet."""


@dataclass(frozen=True)
class OperationView:
    """One operation on a quality card."""

    no: int
    name: str
    operator: str = ""
    operator_id: int | None = None
    done_on: date | None = None
    self_check: InspectionVerdict | None = None
    mutual_check: InspectionVerdict | None = None
    mutual_checker: str = ""
    nonconformity: str = ""


@dataclass(frozen=True)
class CardView:
    """《生产质量跟踪卡》; serial goods list their serials, lot goods their lot."""

    number: str
    state: QualityCardState
    task_no: str
    product_id: int
    product_name: str
    model: str
    unit: str
    serials: tuple[str, ...]
    lot_no: str
    quantity: int
    drawing_no: str
    process_no: str
    operations: tuple[OperationView, ...]
    opened_at: datetime
    submitted_at: datetime | None
    submitter_id: int | None
    submitter: str
    inspection_no: str = ""
    dedicated_check: InspectionVerdict | None = None
    origin: str = ""
    """Of a card for a rework: the cards its goods were made on (J-26)."""


@dataclass(frozen=True)
class StandardItemDraft:
    """One item of an inspection standard; inclusive limits make it a measured one."""

    group: InspectionGroup
    name: str
    requirement: str
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    instrument: str = ""


@dataclass(frozen=True)
class StandardDraft:
    """An inspection standard, or a designer's parameters, as they are written (B-03, B-05).

    Attributes:
        product_id: The product.
        code: Number of the standard or parameter sheet.
        revision: Its revision.
        items: What is inspected, in order.
        national: National or trade standards it rests on.
        company: The company's own.
        customer: What the customer asks for.
        kind: Standard or parameters.
        author: Who wrote the parameters.
        dated_on: Day of the parameters.
        task_no: The one task order that parameters hold for; blank for the product.
        plan: How many pieces are inspected.
        sample: Pieces of a fixed sample.
        accept: Bad pieces in a sample that still let the rest pass.
        basis: The whole basis in words, where nobody told the three apart.
    """

    product_id: int
    code: str
    revision: str
    items: tuple[StandardItemDraft, ...]
    national: str = ""
    company: str = ""
    customer: str = ""
    kind: StandardKind = StandardKind.STANDARD
    author: str = ""
    dated_on: date | None = None
    task_no: str = ""
    plan: SamplingPlan = SamplingPlan.FULL
    sample: int = 0
    accept: int = 0
    basis: str = ""


@dataclass(frozen=True)
class StandardView:
    """The inspection standard of a product with its basis (B-05), or the parameters that stand in its place (B-03)."""

    standard_id: int
    product_id: int
    code: str
    revision: str
    basis: str
    items: tuple[StandardItemDraft, ...]
    kind: StandardKind = StandardKind.STANDARD
    active: bool = True
    national: str = ""
    company: str = ""
    customer: str = ""
    author: str = ""
    dated_on: date | None = None
    task_no: str = ""
    plan: SamplingPlan = SamplingPlan.FREE
    sample: int = 0
    accept: int = 0
    written_at: datetime | None = None
    writer: str = ""
    version: int = 1
    file: str = ""

    @property
    def name(self) -> str:
        """Number and revision."""
        return f"{self.code} {self.revision}"


@dataclass(frozen=True)
class InstrumentView:
    """A gauge or meter; `calibrated_until` is the last day on which it may be used."""

    instrument_id: int
    number: str
    kind: str
    name: str
    measuring_range: str
    calibrated_on: date | None
    calibrated_until: date
    active: bool
    version: int = 1

    def may_measure(self, today: date) -> bool:
        """Whether it is in use and its calibration holds on a day."""
        return self.active and today <= self.calibrated_until


@dataclass(frozen=True)
class TemplateView:
    """The usual operations of a product."""

    operations: tuple[str, ...]
    drawing_no: str = ""
    process_no: str = ""


@dataclass(frozen=True)
class ItemView:
    """One item of an inspection sheet: what is required, what was found, what follows."""

    no: int
    group: InspectionGroup
    name: str
    requirement: str
    low: Decimal | None
    high: Decimal | None
    unit: str
    instrument: str
    measured: str
    verdict: InspectionVerdict | None
    instrument_no: str = ""
    bad: str = ""

    @property
    def values(self) -> tuple[str, ...]:
        """What was measured, a value a piece; blank for a piece without one."""
        return tuple("" if part == GAP else part for part in self.measured.split()) if self.is_measured else ()

    @property
    def is_measured(self) -> bool:
        """Whether numbers are measured and compared with limits; else the inspector judges by eye."""
        return self.low is not None or self.high is not None


@dataclass(frozen=True)
class InspectionView:
    """产品检验单."""

    number: str
    kind: InspectionKind
    verdict: InspectionVerdict | None
    product_id: int
    product_name: str
    model: str
    unit: str
    task_no: str
    card_no: str
    serials: tuple[str, ...]
    lot_no: str
    quantity: int
    sampled: int
    standard: str
    basis: str
    items: tuple[ItemView, ...]
    submitter: str
    inspector_id: int | None
    inspector: str
    started_at: datetime
    judged_at: datetime | None
    remark: str
    certificates: tuple[tuple[str, str], ...] = ()
    nonconformity_no: str = ""
    version: int = 1
    plan: SamplingPlan = SamplingPlan.FREE
    accept: int = 0
    bad_pieces: int = 0
    split_from: str = ""

    @property
    def per_piece(self) -> bool:
        """Whether every inspected piece has its own value."""
        return self.plan is not SamplingPlan.FREE

    @property
    def identities(self) -> tuple[str, ...]:
        """Serials, or the lot."""
        return self.serials or ((self.lot_no,) if self.lot_no else ())


@dataclass(frozen=True)
class CertificateView:
    """合格证 of one unit or lot; one that was voided says since when, why, and which took its place (J-27)."""

    number: str
    inspection_no: str
    product_id: int
    product_name: str
    model: str
    unit: str
    serial: str
    lot_no: str
    quantity: int
    standard: str
    basis: str
    inspected_on: date
    inspector_badge: str
    inspector: str
    issued_at: datetime
    voided_at: datetime | None = None
    void_reason: str = ""
    replaced_by: str = ""


@dataclass(frozen=True)
class NonconformityView:
    """The report of rejected goods (B-11)."""

    number: str
    inspection_no: str
    product_id: int
    product_name: str
    identities: tuple[str, ...]
    quantity: int
    facts: str
    state: NonconformityState
    noticed_at: datetime
    disposition: str
    model: str = ""
    unit: str = ""
    kind: InspectionKind | None = None
    decision: Disposition | None = None
    disposed_at: datetime | None = None
    disposer: str = ""
    inspector: str = ""
    came_from: UnitState | None = None
    seen_at: datetime | None = None
    seen_by: str = ""
    task_no: str = ""


@dataclass(frozen=True)
class Waiting:
    """One line of what the tab 检验 has to do: a card to finish, goods to inspect, pack, check, seal or look at again."""

    what: str
    number: str
    product_name: str
    model: str
    quantity: int
    since: datetime
    state: UnitState | None = None
    task_no: str = ""
    identities: tuple[str, ...] = field(default=())
