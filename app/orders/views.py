"""What leaves the orders feature, and the draft that its commands take."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from db.states import DeliveryMode as DeliveryMode
from db.states import Department as Department
from db.states import OrderStage as Stage
from db.states import OrderState as OrderState
from db.states import ReviewQuestion as ReviewQuestion
from db.states import TaskKind as TaskKind
from db.states import TaskState as TaskState
from db.states import TransportKind as TransportKind

__all__ = [
    "ConfirmationView", "DeliveryMode", "Department", "LineDraft", "OrderDraft", "OrderLineView", "OrderNeeds", "OrderState",
    "OrderView", "PlanLineView", "ReviewAnswerView", "ReviewQuestion", "ReworkTaskDraft", "Stage", "StageGroupView", "StageView",
    "TaskKind", "TaskOrderView", "TaskState", "TransportKind",
]  # fmt: skip


@dataclass(frozen=True)
class OrderNeeds:
    """What the customer needs beyond goods and address (A-03, A-04).

    Attributes:
        project: A project-type order: no release without a requirement document.
        export: Goes abroad.
        requirement_no: Number of the requirement document, or blank.
        requirement_version: Its version.
        requirement_confirmed_on: The day the customer confirmed it.
        quality: Quality requirement in words.
        cost: What the price covers, freight for whose account.
        payment_terms: When and how the customer pays.
        protect_to_destination: By contract the goods are protected until the destination, risk and claims stay with us (E-09).
    """

    project: bool = False
    export: bool = False
    requirement_no: str = ""
    requirement_version: str = ""
    requirement_confirmed_on: date | None = None
    quality: str = ""
    cost: str = ""
    payment_terms: str = ""
    protect_to_destination: bool = False


@dataclass(frozen=True)
class LineDraft:
    """A line as it is keyed; the price is in fen, or None."""

    product_id: int | None
    quantity: int
    spec: str = ""
    unit_price_fen: int | None = None


@dataclass(frozen=True)
class OrderDraft:
    """What an order is made or changed from; anything may be blank in a draft (A-01)."""

    customer_id: int | None = None
    consignee: str = ""
    contact: str = ""
    phone: str = ""
    address: str = ""
    destination: str = ""
    mode: DeliveryMode | None = None
    transport: TransportKind | None = None
    delivery_date: date | None = None
    shipping_mark: str = ""
    lines: tuple[LineDraft, ...] = ()
    needs: OrderNeeds = field(default_factory=OrderNeeds)
    erp_no: str | None = None
    """Number in the ERP; None leaves it as it is."""


@dataclass(frozen=True)
class OrderLineView:
    """A line of an order; `unit_price_fen` is None where there is none or the reader may not see it (M-05)."""

    line_id: int
    line_no: int
    product_id: int | None
    product_name: str
    model: str
    unit: str
    quantity: int
    spec: str
    unit_price_fen: int | None = None


@dataclass(frozen=True)
class ConfirmationView:
    """A department's tick on time, mode and quantity (A-26)."""

    department: Department
    person: str
    at: datetime


@dataclass(frozen=True)
class ReviewAnswerView:
    """The state of one question of the review: open (`ok` None), yes, no, or no but resolved by a note."""

    department: Department
    question: ReviewQuestion
    ok: bool | None = None
    note: str = ""
    resolution: str = ""
    person: str = ""
    at: datetime | None = None

    @property
    def settled(self) -> bool:
        """Yes, or a no that was resolved."""
        return bool(self.ok) or (self.ok is False and bool(self.resolution.strip()))


@dataclass(frozen=True)
class OrderView:
    """A customer order.

    Attributes:
        number: Series DD.
        state: Where it stands.
        customer_id: Key of the customer, or None in a draft.
        customer_name: Name of the customer.
        consignee: Company that receives.
        contact: Person who receives.
        phone: His telephone.
        address: Delivery address.
        destination: Place of destination.
        mode: Delivery mode, or None while open.
        transport: How it travels, or None.
        delivery_date: Day agreed with the customer.
        promised_on: Day promised by the contract.
        contract_no: Number of the contract, or blank.
        signed_on: Day it was signed.
        after_sales_terms: After-sales service by contract.
        shipping_mark: 唛头, or blank.
        needs: Requirement document and delivery scope.
        lines: Its lines.
        confirmations: Ticks of sales, production and logistics.
        review: Every question of the review.
        gaps: Names of header fields whose blank refuses the release (A-01, A-02).
        amber: Blocks of the delivery scope left blank (A-04), in Chinese.
        created_at: When it was entered.
        author: By whom.
        released_at: When it was released.
        version: Counts up with every change.
    """

    number: str
    state: OrderState
    customer_id: int | None
    customer_name: str
    consignee: str
    contact: str
    phone: str
    address: str
    destination: str
    mode: DeliveryMode | None
    transport: TransportKind | None
    delivery_date: date | None
    promised_on: date | None
    contract_no: str
    signed_on: date | None
    after_sales_terms: str
    shipping_mark: str
    needs: OrderNeeds
    lines: tuple[OrderLineView, ...]
    confirmations: tuple[ConfirmationView, ...]
    review: tuple[ReviewAnswerView, ...]
    gaps: tuple[str, ...]
    amber: tuple[str, ...]
    created_at: datetime
    author: str
    released_at: datetime | None
    version: int


@dataclass(frozen=True)
class StageView:
    """A stage of an order with its planned day and the moment it was reached (A-12)."""

    stage: Stage
    planned_on: date | None
    reached_at: datetime | None


@dataclass(frozen=True)
class StageGroupView:
    """A chevron of the stage bar: its word, the day it is planned to be done, when it was, and whether that day is past."""

    key: str
    word: str
    planned_on: date | None
    reached_at: datetime | None
    late: bool


@dataclass(frozen=True)
class PlanLineView:
    """A line of the production plan; nobody has reviewed it while `reviewer` is blank (A-10)."""

    plan_id: int
    order_no: str
    product_id: int
    product_name: str
    model: str
    quantity: int
    start_on: date
    end_on: date
    material_ready: bool
    material_note: str
    reviewer: str
    reviewed_at: datetime | None
    tasked: int = 0
    """Quantity of the task orders opened on it."""


@dataclass(frozen=True)
class TaskOrderView:
    """生产任务单 (B-14): either `serials` or `lot` says what was allocated; a serial product may have both.

    Of kind 返工 it names goods that were made before, the 返工单, the tracking form and the papers in their revision (J-23, J-25).
    """

    number: str
    product_id: int
    product_name: str
    model: str
    quantity: int
    handed_in: int
    order_no: str
    lot: str
    serials: tuple[str, ...]
    due_on: date
    state: TaskState
    unit: str = ""
    workshop: str = ""
    author: str = ""
    created_at: datetime | None = None
    erp_no: str = ""
    kind: TaskKind = TaskKind.NEW
    rework_no: str = ""
    ncr_no: str = ""
    drawing_no: str = ""
    process_no: str = ""
    customer: str = ""
    content: str = ""

    @property
    def open(self) -> int:
        """How many are still to be handed in."""
        return self.quantity - self.handed_in

    @property
    def identities(self) -> tuple[str, ...]:
        """The serial numbers, or the lot."""
        return self.serials or (self.lot,)


@dataclass(frozen=True)
class ReworkTaskDraft:
    """What a 生产任务单 of kind 返工 says.

    Attributes:
        rework_no: The 返工单.
        ncr_no: The 质检信息反馈跟踪表 whose content it is made from.
        product_id: The product.
        serials: The units; empty for pieces of a lot.
        lot_no: The lot, where there are no units.
        quantity: Pieces.
        workshop: Who does it.
        due_on: Until when.
        drawing_no: Drawing with its revision.
        process_no: Rework process with its revision.
        customer: Whose goods they are.
        content: What is to be done.
        documents_needed: Whether it may not be issued without both papers (J-25).
        simplified: Whether quality issues it in the simplified form, without a step of planning (J-21).
    """

    rework_no: str
    ncr_no: str
    product_id: int
    serials: tuple[str, ...]
    lot_no: str
    quantity: int
    workshop: str
    due_on: date
    drawing_no: str = ""
    process_no: str = ""
    customer: str = ""
    content: str = ""
    documents_needed: bool = False
    simplified: bool = False


@dataclass(frozen=True)
class TaskLine:
    """A 生产任务单 as one line of a list: its numbers and days, without its serials."""

    number: str
    product_id: int
    quantity: int
    handed_in: int
    workshop: str
    order_no: str
    due_on: date
    state: TaskState

    @property
    def open(self) -> int:
        """How many are still to be handed in."""
        return self.quantity - self.handed_in
