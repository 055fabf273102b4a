"""What leaves the tracking forms, and what their commands take."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.units.views import UnitState as UnitState
from db.states import Disposition as Disposition
from db.states import OpinionKind as OpinionKind
from db.states import Role as Role
from db.states import Severity as Severity
from db.states import TrackingCause as TrackingCause
from db.states import TrackingDisposition as TrackingDisposition
from db.states import TrackingSource as TrackingSource
from db.states import TrackingState as TrackingState


class ScopeKind(StrEnum):
    """What the affected goods have in common (J-15)."""

    LOT = "lot"
    TASK = "task"
    PRODUCED = "produced"
    SUPPLIER_LOT = "supplier_lot"
    NAMED = "named"


class Where(StrEnum):
    """Where affected goods are: in the works, on their way to a customer, with a customer, or out of the chain."""

    WORKS = "works"
    TRANSIT = "transit"
    DELIVERED = "delivered"
    ASIDE = "aside"


@dataclass(frozen=True)
class Scope:
    """One way in which affected goods are looked for.

    Attributes:
        kind: What they have in common.
        value: Lot, task order, lot of the supplier, or serial and lot numbers parted by spaces.
        product_id: For `PRODUCED` the product; None takes that of the form.
        first: For `PRODUCED` the first day of making.
        last: For `PRODUCED` the last day of making.
    """

    kind: ScopeKind
    value: str = ""
    product_id: int | None = None
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class Affected:
    """One unit, or pieces of a lot, that a scope covers.

    Attributes:
        serial: Serial number; blank for pieces of a lot.
        lot_no: Lot, or blank.
        product_id: Product.
        quantity: Pieces.
        state: State now.
        where: Where it is.
        place: Code of its place in the store, or blank.
        location_id: Key of the place.
        reserved_order: Order it is kept for, or blank.
        dispatch_no: 发货单 it left on, or blank.
        customer: Who has it, or blank.
    """

    serial: str
    lot_no: str
    product_id: int
    quantity: int
    state: UnitState
    where: Where
    place: str = ""
    location_id: int | None = None
    reserved_order: str = ""
    dispatch_no: str = ""
    customer: str = ""

    @property
    def identity(self) -> str:
        """Serial number, or lot number."""
        return self.serial or self.lot_no


@dataclass(frozen=True)
class FormDraft:
    """What quality fills in when it makes a form (J-15).

    Attributes:
        source_no: Service case SH… or report of rejected goods FK….
        facts: What is wrong, in words; blank takes those of the case or report.
        scopes: What the affected goods have in common; none takes the lot or the task order of the goods that showed the problem.
        departments: Who is to answer.
        cause: What quality thinks lies behind it.
        cause_kind: Where the cause lies.
        measure: What is done at once.
        source: Where it came from; None follows from the case or report.
        severity: How bad; None takes that of the case.
        follows: The form whose measures had no effect, or blank.
    """

    source_no: str
    facts: str = ""
    scopes: tuple[Scope, ...] = ()
    departments: tuple[Role, ...] = (Role.PLANNING, Role.RESEARCH)
    cause: str = ""
    cause_kind: TrackingCause | None = None
    measure: str = ""
    source: TrackingSource | None = None
    severity: Severity | None = None
    follows: str = ""


@dataclass(frozen=True)
class ReplyView:
    """A department: sent, taken, answered (J-22)."""

    department: Role
    sent_at: datetime
    due_on: date
    received_at: datetime | None
    receiver: str
    answered_at: datetime | None
    answerer: str
    answer: str
    responsible: str
    finish_on: date | None

    def late_at(self, today: date) -> bool:
        """Whether the answer did not come by its day."""
        return self.answered_at is None and today > self.due_on


@dataclass(frozen=True)
class OpinionView:
    """QA's opinion that the customer was told, or a visit (J-17)."""

    kind: OpinionKind
    told: str
    words: str
    given_at: datetime
    person: str


@dataclass(frozen=True)
class GoodsLine:
    """Affected goods of one product that stand together: at one place, or with one customer.

    Attributes:
        where: Where they were when the form was made.
        product: Name and model.
        unit: Unit of counting.
        place: Place of the store, or customer, or the state in words.
        dispatch_no: 发货单 they left on, or blank.
        identities: Their numbers.
        quantity: Pieces.
        pending: Pieces on hold that nobody has decided on.
        decided: What was decided on the others.
        state: State when the form was made.
    """

    where: Where
    product: str
    unit: str
    place: str
    dispatch_no: str
    identities: tuple[str, ...]
    quantity: int
    pending: int
    decided: tuple[Disposition, ...]
    state: UnitState


@dataclass(frozen=True)
class QualityReportView:
    """The quality report on installed products (J-18)."""

    form_no: str
    serials: str
    facts: str
    cause: str
    risk: str
    measures: str
    written_at: datetime
    writer: str
    technical_at: datetime | None
    technician: str
    approved_at: datetime | None
    approver: str


@dataclass(frozen=True)
class TrackingView:
    """One 《质检信息反馈跟踪表》 with everything on it."""

    number: str
    state: TrackingState
    source: TrackingSource
    source_no: str
    case_no: str
    severity: Severity
    customer_id: int | None
    customer: str
    delivered_on: date | None
    product_id: int
    product: str
    model: str
    identity: str
    facts: str
    cause: str
    cause_kind: TrackingCause | None
    scope: str
    measure: str
    disposition: TrackingDisposition | None
    design_change: bool | None
    disposition_words: str
    disposed_at: datetime | None
    disposer: str
    made_at: datetime
    maker: str
    replies: tuple[ReplyView, ...]
    opinions: tuple[OpinionView, ...]
    goods: tuple[GoodsLine, ...]
    effective: bool | None
    verify_words: str
    closed_at: datetime | None
    verifier: str
    follows: str
    followed_by: str
    photos: int
    report: QualityReportView | None

    @property
    def pending(self) -> int:
        """Pieces on hold that nobody has decided on."""
        return sum(line.pending for line in self.goods)

    def pieces(self, where: Where) -> int:
        """Affected pieces that were there when the form was made."""
        return sum(line.quantity for line in self.goods if line.where is where)


@dataclass(frozen=True)
class TrackingLine:
    """One form in a list.

    Attributes:
        number: GZ….
        state: State.
        severity: How bad.
        source_no: Case or report.
        customer: Customer, or blank.
        product: Name and model.
        facts: First line of what is wrong.
        made_at: When it was made.
        answered: Departments that answered.
        asked: Departments that were asked.
        due_on: First day by which an answer is missing; None with all of them there.
        waits_for: Departments that have not answered.
        pending: Pieces on hold that nobody has decided on.
        opinion: Whether the customer was told QA's opinion.
    """

    number: str
    state: TrackingState
    severity: Severity
    source_no: str
    customer: str
    product: str
    facts: str
    made_at: datetime
    answered: int
    asked: int
    due_on: date | None
    waits_for: tuple[Role, ...]
    pending: int
    opinion: bool
