"""发货通知单, 发货单 with what was picked for it, and the trips that carry it."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Row, Versioned, reference
from db.states import (
    DeliveryMode,
    DirectPoint,
    DispatchKind,
    DispatchState,
    ModeStep,
    RequestedChange,
    TransportKind,
    TripState,
)
from db.types import BigInt, Day, EnumText, Flag, Str, UtcTime


class DispatchNotice(Row):
    """《发货通知单》: what sales wants shipped on some days (F-02)."""

    __tablename__ = "dispatch_notice"

    number: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    first_day: Mapped[date] = mapped_column(Day, nullable=False)
    last_day: Mapped[date] = mapped_column(Day, nullable=False, index=True)
    made_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    maker_id: Mapped[int | None] = reference("person.id", nullable=True)
    remark: Mapped[str] = mapped_column(Str, nullable=False, default="")


class DispatchNoticeLine(Row):
    """One order on a notice; `note` says why it is urgent, `added_at` is set where it came after the notice was confirmed (X-17)."""

    __tablename__ = "dispatch_notice_line"

    notice_id: Mapped[int] = reference("dispatch_notice.id")
    order_no: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    urgent: Mapped[bool] = mapped_column(Flag, nullable=False, default=False)
    note: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    added_at: Mapped[datetime | None] = mapped_column(UtcTime)

    __table_args__ = (UniqueConstraint("notice_id", "order_no"),)


class DispatchOrder(Versioned):
    """《发货单》 (section 3.3); address and contact stand here as the order had them when it was last followed.

    `load_day` is the day it is planned to be loaded, `stop_no` its stop on the trip (1 is delivered first, 0 not said),
    `split_from` the 发货单 whose remaining boxes it took over, `distance_km` the way to the customer where somebody said so,
    `papers` what the contract adds to the papers of the products, one a line (F-16). Of 补换 and 返修返还 `order_no` is the order the
    goods were first sold on, `source_no` the document that asked for it, `case_no` the 服务单, `confirmed_at` when sales confirmed
    address and day (X-28).
    """

    __tablename__ = "dispatch_order"

    number: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    kind: Mapped[DispatchKind] = mapped_column(EnumText(DispatchKind), nullable=False)
    state: Mapped[DispatchState] = mapped_column(EnumText(DispatchState), nullable=False, index=True)
    order_no: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    contract_no: Mapped[str] = mapped_column(Str, nullable=False, default="")
    customer_id: Mapped[int] = reference("customer.id")
    customer_name: Mapped[str] = mapped_column(Str, nullable=False)
    consignee: Mapped[str] = mapped_column(Str, nullable=False)
    contact: Mapped[str] = mapped_column(Str, nullable=False)
    phone: Mapped[str] = mapped_column(Str, nullable=False)
    address: Mapped[str] = mapped_column(Str, nullable=False)
    destination: Mapped[str] = mapped_column(Str, nullable=False, default="")
    shipping_mark: Mapped[str] = mapped_column(Str, nullable=False, default="")
    mode: Mapped[DeliveryMode] = mapped_column(EnumText(DeliveryMode), nullable=False)
    transport: Mapped[TransportKind] = mapped_column(EnumText(TransportKind), nullable=False)
    delivery_day: Mapped[date | None] = mapped_column(Day)
    agreement_no: Mapped[str] = mapped_column(Str, nullable=False, default="")
    invoice_no: Mapped[str] = mapped_column(Str, nullable=False, default="")
    pending_reason: Mapped[str] = mapped_column(Str, nullable=False, default="")
    urgent_note: Mapped[str] = mapped_column(Str, nullable=False, default="")
    trip_no: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    maker_id: Mapped[int] = reference("person.id")
    made_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    issued_at: Mapped[datetime | None] = mapped_column(UtcTime)
    accepted_at: Mapped[datetime | None] = mapped_column(UtcTime)
    accepter_id: Mapped[int | None] = reference("person.id", nullable=True)
    picked_at: Mapped[datetime | None] = mapped_column(UtcTime)
    storekeeper_id: Mapped[int | None] = reference("person.id", nullable=True)
    cancel_reason: Mapped[str] = mapped_column(Str, nullable=False, default="")
    erp_no: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="", index=True)
    load_day: Mapped[date | None] = mapped_column(Day, index=True)
    stop_no: Mapped[int] = mapped_column(BigInt, nullable=False, default=0, server_default="0")
    transport_reason: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    split_from: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    distance_km: Mapped[int | None] = mapped_column(BigInt)
    papers: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    source_no: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="", index=True)
    case_no: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcTime)
    confirmed_by_id: Mapped[int | None] = mapped_column(BigInt)


class DispatchLine(Row):
    """One line of a 发货单; `quantity` in the product's unit, `approved_short` pieces fewer were agreed on.

    Of 补换 and 返修返还 `order_line_id` is 0, `identity` the one serial or lot number that goes where it is just this one, `replaces`
    the one it takes the place of.
    """

    __tablename__ = "dispatch_line"

    dispatch_id: Mapped[int] = reference("dispatch_order.id")
    line_no: Mapped[int] = mapped_column(BigInt, nullable=False)
    order_line_id: Mapped[int] = mapped_column(BigInt, nullable=False, index=True)
    product_id: Mapped[int] = reference("product.id")
    quantity: Mapped[int] = mapped_column(BigInt, nullable=False)
    approved_short: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    boxed: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    identity: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    replaces: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")

    __table_args__ = (
        UniqueConstraint("dispatch_id", "line_no"),
        CheckConstraint("quantity > 0", name="quantity"),
        CheckConstraint("approved_short >= 0 AND approved_short <= quantity", name="short"),
        CheckConstraint("boxed >= 0", name="boxed"),
    )


class DispatchPick(Row):
    """One unit or so many pieces of a lot drawn for a line; put back is a record, never a deletion."""

    __tablename__ = "dispatch_pick"

    dispatch_id: Mapped[int] = reference("dispatch_order.id")
    line_id: Mapped[int] = reference("dispatch_line.id")
    serial: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    lot_no: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    quantity: Mapped[int] = mapped_column(BigInt, nullable=False)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)
    removed_at: Mapped[datetime | None] = mapped_column(UtcTime)
    removed_by_id: Mapped[int | None] = reference("person.id", nullable=True)
    back_at: Mapped[datetime | None] = mapped_column(UtcTime)
    """When the customer gave the unit back: it stays on the 发货单 it left on, and may be drawn for another."""

    __table_args__ = (
        CheckConstraint("quantity > 0", name="quantity"),
        CheckConstraint("serial <> '' OR lot_no <> ''", name="what"),
        Index(
            "ux_dispatch_pick_unit", "serial", unique=True,
            sqlite_where=text("removed_at IS NULL AND back_at IS NULL AND serial <> ''"),
            postgresql_where=text("removed_at IS NULL AND back_at IS NULL AND serial <> ''"),
        ),
    )  # fmt: skip


class DirectConfirmation(Row):
    """One of the seven points that sales settles with the customer before a direct delivery (F-10)."""

    __tablename__ = "direct_confirmation"

    dispatch_id: Mapped[int] = reference("dispatch_order.id")
    point: Mapped[DirectPoint] = mapped_column(EnumText(DirectPoint), nullable=False)
    value: Mapped[str] = mapped_column(Str, nullable=False)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)

    __table_args__ = (UniqueConstraint("dispatch_id", "point"),)


class CustomerNotification(Row):
    """The customer was told of time and address (F-11); an address changed afterwards, or another day, needs another one."""

    __tablename__ = "customer_notification"

    dispatch_id: Mapped[int] = reference("dispatch_order.id")
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)
    told: Mapped[str] = mapped_column(Str, nullable=False)
    channel: Mapped[str] = mapped_column(Str, nullable=False)
    address: Mapped[str] = mapped_column(Str, nullable=False)
    arrival_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcTime)


class Trip(Versioned):
    """One vehicle or container on its way (section 3.7); on foot the driver is who carries the goods or the courier (X-37).

    `planned_at` to `until_at` is the time window at the dock, `leaves_at` and `arrives_at` the plan of the way (F-13); boxes of a
    `strict` trip go on in the order of the plan only (G-06).
    """

    __tablename__ = "trip"

    number: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    state: Mapped[TripState] = mapped_column(EnumText(TripState), nullable=False, index=True)
    plate: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    vehicle_id: Mapped[int | None] = reference("vehicle.id", nullable=True)
    inspection_until: Mapped[date | None] = mapped_column(Day)
    container_no: Mapped[str] = mapped_column(Str, nullable=False, default="")
    booked_seal_no: Mapped[str] = mapped_column(Str, nullable=False, default="")
    seal_no: Mapped[str] = mapped_column(Str, nullable=False, default="")
    carrier_id: Mapped[int | None] = reference("carrier.id", nullable=True)
    carrier_name: Mapped[str] = mapped_column(Str, nullable=False, default="")
    driver: Mapped[str] = mapped_column(Str, nullable=False)
    phone: Mapped[str] = mapped_column(Str, nullable=False)
    planned_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    dock: Mapped[str] = mapped_column(Str, nullable=False, default="")
    gate: Mapped[str] = mapped_column(Str, nullable=False, default="")
    route_note: Mapped[str] = mapped_column(Str, nullable=False, default="")
    supervisor_id: Mapped[int | None] = reference("person.id", nullable=True)
    arrived_at: Mapped[datetime | None] = mapped_column(UtcTime)
    on_foot: Mapped[bool] = mapped_column(Flag, nullable=False, default=False, server_default="0")
    bearer_card: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    vehicle_kind: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    booking_no: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    until_at: Mapped[datetime | None] = mapped_column(UtcTime)
    leaves_at: Mapped[datetime | None] = mapped_column(UtcTime)
    arrives_at: Mapped[datetime | None] = mapped_column(UtcTime)
    strict: Mapped[bool] = mapped_column(Flag, nullable=False, default=False, server_default="0")
    trailer: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")


class TripCrew(Row):
    """A member of the delivery staff of a trip (F-17), for one stop or for the whole trip (0; G-19)."""

    __tablename__ = "trip_crew"

    trip_id: Mapped[int] = reference("trip.id")
    person_id: Mapped[int] = reference("person.id")
    stop_no: Mapped[int] = mapped_column(BigInt, nullable=False, default=0, server_default="0")

    __table_args__ = (UniqueConstraint("trip_id", "person_id"),)


class TripFreight(Versioned):
    """What a trip costs (F-21), in fen: agreed by logistics; invoice and payment registered by finance."""

    __tablename__ = "trip_freight"

    trip_no: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    agreed_fen: Mapped[int] = mapped_column(BigInt, nullable=False)
    agreed_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    agreed_by_id: Mapped[int | None] = reference("person.id", nullable=True)
    agreement: Mapped[str] = mapped_column(Str, nullable=False, default="")
    invoice_no: Mapped[str] = mapped_column(Str, nullable=False, default="")
    invoiced_on: Mapped[date | None] = mapped_column(Day)
    invoice_by_id: Mapped[int | None] = reference("person.id", nullable=True)
    paid_on: Mapped[date | None] = mapped_column(Day, index=True)
    paid_by_id: Mapped[int | None] = reference("person.id", nullable=True)

    __table_args__ = (CheckConstraint("agreed_fen >= 0", name="agreed"),)


class FreightExtra(Row):
    """More or less than agreed on a trip, with its reason; below zero is a deduction. A wrong one is set off by another."""

    __tablename__ = "freight_extra"

    freight_id: Mapped[int] = reference("trip_freight.id")
    fen: Mapped[int] = mapped_column(BigInt, nullable=False)
    reason: Mapped[str] = mapped_column(Str, nullable=False)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)


class PrepareTask(Row):
    """The store gets the goods of an order ready (F-01); one open task an order, whichever notice asked first."""

    __tablename__ = "prepare_task"

    notice_id: Mapped[int] = reference("dispatch_notice.id")
    order_no: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    load_day: Mapped[date] = mapped_column(Day, nullable=False)
    ready_at: Mapped[datetime | None] = mapped_column(UtcTime)
    ready_by_id: Mapped[int | None] = reference("person.id", nullable=True)
    note: Mapped[str] = mapped_column(Str, nullable=False, default="")

    __table_args__ = (
        Index(
            "ux_prepare_task_order", "order_no", unique=True,
            sqlite_where=text("ready_at IS NULL"), postgresql_where=text("ready_at IS NULL"),
        ),
    )  # fmt: skip


class HandoverStep(Row):
    """What was announced and counted before 自提 (F-08) and 委托物流 (F-09); withdrawn with the vehicle or the mode it was for."""

    __tablename__ = "handover_step"

    dispatch_id: Mapped[int] = reference("dispatch_order.id")
    step: Mapped[ModeStep] = mapped_column(EnumText(ModeStep), nullable=False)
    name: Mapped[str] = mapped_column(Str, nullable=False)
    proof: Mapped[str] = mapped_column(Str, nullable=False, default="")
    phone: Mapped[str] = mapped_column(Str, nullable=False, default="")
    carrier: Mapped[str] = mapped_column(Str, nullable=False, default="")
    plate: Mapped[str] = mapped_column(Str, nullable=False, default="")
    pieces: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcTime)
    withdrawn_why: Mapped[str] = mapped_column(Str, nullable=False, default="")

    __table_args__ = (
        Index(
            "ux_handover_step", "dispatch_id", "step", unique=True,
            sqlite_where=text("withdrawn_at IS NULL"), postgresql_where=text("withdrawn_at IS NULL"),
        ),
    )  # fmt: skip


class DelayNotice(Row):
    """延期通知 (form 51, A-22): the customer is told that the promised day will not be kept, and what is done about it."""

    __tablename__ = "delay_notice"

    number: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    order_no: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    dispatch_no: Mapped[str] = mapped_column(Str, nullable=False, default="")
    promised_on: Mapped[date] = mapped_column(Day, nullable=False)
    new_day: Mapped[date] = mapped_column(Day, nullable=False)
    reason: Mapped[str] = mapped_column(Str, nullable=False)
    measure: Mapped[str] = mapped_column(Str, nullable=False)
    told: Mapped[str] = mapped_column(Str, nullable=False)
    channel: Mapped[str] = mapped_column(Str, nullable=False)
    told_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False, index=True)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)

    __table_args__ = (CheckConstraint("new_day > promised_on", name="new_day"),)


class ChangeRequest(Row):
    """Logistics asks sales to change what only sales may change (F-15); `accepted` is None until sales answered."""

    __tablename__ = "change_request"

    dispatch_id: Mapped[int] = reference("dispatch_order.id")
    what: Mapped[RequestedChange] = mapped_column(EnumText(RequestedChange), nullable=False)
    was: Mapped[str] = mapped_column(Str, nullable=False, default="")
    proposed: Mapped[str] = mapped_column(Str, nullable=False)
    reason: Mapped[str] = mapped_column(Str, nullable=False)
    asked_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    asked_by_id: Mapped[int | None] = reference("person.id", nullable=True)
    accepted: Mapped[bool | None] = mapped_column(Flag)
    answer: Mapped[str] = mapped_column(Str, nullable=False, default="")
    answered_at: Mapped[datetime | None] = mapped_column(UtcTime)
    answered_by_id: Mapped[int | None] = reference("person.id", nullable=True)


class TripEntry(Row):
    """What happened on the way of a trip, and who was spoken to (F-18): departed, delayed, arrived, called."""

    __tablename__ = "trip_entry"

    trip_no: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    kind: Mapped[str] = mapped_column(Str, nullable=False)
    whom: Mapped[str] = mapped_column(Str, nullable=False, default="")
    words: Mapped[str] = mapped_column(Str, nullable=False, default="")
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    noted_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)
