"""What leaves the dispatch feature."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from app.core.text import QT_TRANSLATE_NOOP, Text, say
from db.states import DeliveryMode as DeliveryMode
from db.states import DirectPoint as DirectPoint
from db.states import DispatchKind as DispatchKind
from db.states import DispatchState as DispatchState
from db.states import ModeStep as ModeStep
from db.states import RequestedChange as RequestedChange
from db.states import Tracking as Tracking
from db.states import TransportKind as TransportKind
from db.states import TripState as TripState

ON_FOOT = "步行/快递"
"""What stands in place of a plate where goods are carried out or handed to a courier (X-37)."""


def vehicle_words(plate: str) -> Text | str:
    """A plate, or the words for goods that leave without a vehicle."""
    return say(QT_TRANSLATE_NOOP("app", "步行/快递")) if plate == ON_FOOT else plate


@dataclass(frozen=True)
class DraftLine:
    """A line wanted on a new 发货单: which order line and how many."""

    order_line_id: int
    quantity: int


@dataclass(frozen=True)
class DispatchLineView:
    """One line with what was picked and boxed for it; `wanted` is what is to be shipped after an approved short."""

    line_id: int
    product_id: int
    product_name: str
    model: str
    unit: str
    quantity: int
    picked: int
    boxed: int
    tracking: Tracking
    approved_short: int = 0
    order_line_id: int = 0
    identity: str = ""
    replaces: str = ""

    def takes(self, identity: str, product_id: int) -> bool:
        """Whether goods may be drawn for it: of its product, and the very piece where it names one."""
        return self.product_id == product_id and self.identity in ("", identity)

    @property
    def wanted(self) -> int:
        """Pieces to be picked."""
        return self.quantity - self.approved_short


@dataclass(frozen=True)
class PickedItem:
    """A unit, or pieces of a lot, drawn for a line."""

    serial: str
    lot_no: str
    quantity: int
    line_id: int
    at: datetime | None = None

    @property
    def identity(self) -> str:
        """Serial number, or lot number."""
        return self.serial or self.lot_no


@dataclass(frozen=True)
class NotificationView:
    """F-11: who told whom, how, what was agreed."""

    at: datetime
    person: str
    told: str
    channel: str
    address: str
    arrival_at: datetime


@dataclass(frozen=True)
class StepView:
    """What was announced or counted before goods are handed over at our gate (F-08, F-09).

    `name` is who picks up, who drives, or who counted; `proof` his card, letter of authority or waybill.
    """

    step: ModeStep
    name: str
    proof: str
    phone: str
    carrier: str
    plate: str
    pieces: int
    at: datetime
    person: str


@dataclass(frozen=True)
class DispatchOrderView:
    """《发货单》 as screens and later stages see it.

    The later fields: its number in the ERP; the day it is to be loaded; its stop on the trip; why this kind of transport; whose rest
    it took over; the way to the customer in km; papers that the contract adds; the number of another agreement; the steps of its mode;
    of 补换 and 返修返还 the document that asked for it, its 服务单, and when sales confirmed address and day and who did (X-28).
    """

    number: str
    state: DispatchState
    kind: DispatchKind
    order_no: str
    customer_id: int
    customer_name: str
    consignee: str
    contact: str
    phone: str
    address: str
    destination: str
    mode: DeliveryMode
    transport: TransportKind
    shipping_mark: str
    contract_no: str
    invoice_no: str
    pending_reason: str
    urgent_note: str
    notice_no: str
    trip_no: str
    delivery_day: date | None
    lines: tuple[DispatchLineView, ...]
    picked: tuple[PickedItem, ...]
    points: tuple[tuple[DirectPoint, str], ...]
    notification: NotificationView | None
    made_at: datetime
    issued_at: datetime | None
    accepted_at: datetime | None
    notified_at: datetime | None
    picked_at: datetime | None
    maker: str
    accepter: str
    storekeeper: str
    version: int
    erp_no: str = ""
    load_day: date | None = None
    stop_no: int = 0
    transport_reason: str = ""
    split_from: str = ""
    distance_km: int | None = None
    papers: tuple[str, ...] = ()
    agreement_no: str = ""
    steps: tuple[StepView, ...] = ()
    source_no: str = ""
    case_no: str = ""
    confirmed_at: datetime | None = None
    confirmed_by: str = ""

    @property
    def special(self) -> bool:
        """Whether it hangs on no line of a customer's order (X-25, X-28)."""
        return self.kind is not DispatchKind.SALE

    def step(self, which: ModeStep) -> StepView | None:
        """A step of the delivery mode, or None where it was not done."""
        return next((one for one in self.steps if one.step is which), None)

    @property
    def total(self) -> int:
        """Pieces to be shipped."""
        return sum(line.wanted for line in self.lines)

    @property
    def picked_total(self) -> int:
        """Pieces picked."""
        return sum(line.picked for line in self.lines)

    @property
    def open_points(self) -> tuple[DirectPoint, ...]:
        """The points of F-10 that are not confirmed yet."""
        known = {point for point, _ in self.points}
        return tuple(point for point in DirectPoint if point not in known)


@dataclass(frozen=True)
class NoticeLineView:
    """One order on a notice; `added_at` is set where it came later, then `note` says why."""

    order_no: str
    customer_name: str
    delivery_day: date | None
    urgent: bool
    note: str = ""
    added_at: datetime | None = None


@dataclass(frozen=True)
class NoticeView:
    """《发货通知单》 (F-02)."""

    number: str
    first_day: date
    last_day: date
    made_at: datetime
    maker: str
    remark: str
    lines: tuple[NoticeLineView, ...]


@dataclass(frozen=True)
class PrepareView:
    """Goods that the store gets ready (F-01); `load_day` is when they are to be loaded."""

    notice_no: str
    order_no: str
    customer_name: str
    load_day: date
    goods: str
    ready_at: datetime | None
    ready_by: str
    note: str


@dataclass(frozen=True)
class ProposedOrder:
    """An order that sales may put on the notice of a day: what is left of it or stands on a draft, by when, and what names it already.

    Attributes:
        notice_no: The notice it stands on.
        draft_no: Its 发货单 that is not issued yet.
    """

    order_no: str
    customer_name: str
    due: date
    pieces: int
    goods: str
    overdue: bool
    notice_no: str
    draft_no: str = ""


@dataclass(frozen=True)
class NoticeDay:
    """A day that a notice is due for: from when it is late, the notice once it is made, and whether that was late."""

    day: date
    last: date
    cutoff: datetime
    notice: NoticeView | None
    late: bool


@dataclass(frozen=True)
class DelayView:
    """延期通知 (A-22)."""

    number: str
    order_no: str
    dispatch_no: str
    customer_name: str
    promised_on: date
    new_day: date
    reason: str
    measure: str
    told: str
    channel: str
    told_at: datetime
    at: datetime
    person: str


@dataclass(frozen=True)
class DelayDraft:
    """What the customer was told of a delay."""

    reason: str
    new_day: date
    measure: str
    told: str
    channel: str
    told_at: datetime


@dataclass(frozen=True)
class DueView:
    """An order that is to go out (A-21): wanted, promised and revised day, and what of it is late.

    Attributes:
        order_no: The order.
        dispatch_nos: Its 发货单 that did not leave.
        customer_name: For whom.
        wanted: Day the customer asked for.
        promised: Day the contract promises.
        revised: Day told in the newest 延期通知, or None.
        slips_to: Day a 发货单 is planned for, where that is after the day last told to the customer.
        overdue: The day last told is past.
        untold: A delay that no 延期通知 tells of.
        state: Furthest state of its 发货单, or None where there is none.
    """

    order_no: str
    dispatch_nos: tuple[str, ...]
    customer_name: str
    wanted: date | None
    promised: date
    revised: date | None
    slips_to: date | None
    overdue: bool
    untold: bool
    state: DispatchState | None

    @property
    def told(self) -> date:
        """The day last told to the customer."""
        return self.revised or self.promised


@dataclass(frozen=True)
class RequestView:
    """Logistics' wish to change what only sales may change (F-15); `accepted` is None until sales answered."""

    request_id: int
    dispatch_no: str
    what: RequestedChange
    was: str
    proposed: str
    reason: str
    asked_at: datetime
    asked_by: str
    accepted: bool | None
    answer: str
    answered_at: datetime | None
    answered_by: str


@dataclass(frozen=True)
class PointProposal:
    """A point of a direct delivery with the words it probably has, and where they come from (F-10)."""

    point: DirectPoint
    value: str
    source: str
    confirmed: bool


@dataclass(frozen=True)
class TripDraft:
    """A trip to be planned.

    Attributes:
        plate: Number plate, blank while the vehicle is not confirmed (F-14); `ON_FOOT` where the goods are carried out or handed to a
            courier (X-37).
        driver: Driver's name; on foot who carries the goods, or the courier.
        phone: His telephone.
        planned_at: Planned loading time.
        carrier_id: Carrier, or None for an own or the customer's vehicle.
        crew: Person ids of the delivery staff (F-17).
        supervisor_id: Who supervises loading (G-05), or None for now.
        container_no: Container number, or blank.
        booked_seal_no: Seal number announced with the container, or blank.
        inspection_until: Of a one-off vehicle: until when its inspection is valid, as shown (G-16).
        dock: Loading place.
        gate: Gate it leaves by.
        route_note: Stops and route (F-13).
        bearer_card: On foot: the bearer's identity card, of which the last four are kept; without one the telephone's last four.
        vehicle_kind: Kind of vehicle or container that is wanted; key of the planner's kinds, or words.
        until_at: End of the time window at the dock, None where nobody said.
        booking_no: Number of the booking of vehicle or container (G-01).
        leaves_at: Planned departure (F-13).
        arrives_at: Planned arrival at the last stop (F-13).
        strict: Boxes go on in the order of the load plan only (G-06).
        trailer: Number plate of the trailer that was booked, or blank (G-01, G-02).
    """

    plate: str
    driver: str
    phone: str
    planned_at: datetime
    carrier_id: int | None = None
    crew: tuple[int, ...] = ()
    supervisor_id: int | None = None
    container_no: str = ""
    booked_seal_no: str = ""
    inspection_until: date | None = None
    dock: str = ""
    gate: str = ""
    route_note: str = ""
    bearer_card: str = ""
    vehicle_kind: str = ""
    until_at: datetime | None = None
    booking_no: str = ""
    leaves_at: datetime | None = None
    arrives_at: datetime | None = None
    strict: bool = False
    trailer: str = ""


@dataclass(frozen=True)
class TripStop:
    """A stop of a trip: who receives there, when the customer was told, which 发货单, and who delivers there only (G-19).

    Attributes:
        stop: 1 is delivered first.
        customer: Name of the customer.
        consignee: Who receives.
        address: Where.
        contact: Who is asked for.
        phone: His telephone.
        arrival_at: When the customer was told that it comes, or None.
        dispatch_nos: The 发货单 unloaded there.
        crew: Who delivers there only, by key and name.
    """

    stop: int
    customer: str
    consignee: str
    address: str
    contact: str
    phone: str
    arrival_at: datetime | None
    dispatch_nos: tuple[str, ...]
    crew: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class TripView:
    """A trip with the 发货单 it carries; `crew_stops` has the stop of each of the crew, 0 for the whole trip."""

    number: str
    state: TripState
    plate: str
    container_no: str
    booked_seal_no: str
    seal_no: str
    carrier_id: int | None
    carrier_name: str
    driver: str
    phone: str
    planned_at: datetime
    arrived_at: datetime | None
    dock: str
    gate: str
    route_note: str
    supervisor_id: int | None
    supervisor: str
    dispatch_nos: tuple[str, ...] = ()
    crew: tuple[tuple[int, str], ...] = field(default=())
    version: int = 1
    on_foot: bool = False
    bearer_card: str = ""
    vehicle_kind: str = ""
    until_at: datetime | None = None
    booking_no: str = ""
    leaves_at: datetime | None = None
    arrives_at: datetime | None = None
    strict: bool = False
    trailer: str = ""
    crew_stops: tuple[int, ...] = ()

    @property
    def window(self) -> timedelta:
        """How long it is to stand at the dock; nothing where nobody said."""
        return self.until_at - self.planned_at if self.until_at is not None else timedelta()
