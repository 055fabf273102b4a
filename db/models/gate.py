"""Gate passes, their signatures, the export numbers they wait for, and the gate log that keeps every attempt."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Row, Versioned, reference
from db.states import EmergencyCause, EmergencyState, GateOutcome, IncidentKind, PassKind, PassState, Role, SignedHow
from db.types import BigInt, Day, EnumText, Flag, Json, Str, UtcTime

_OPEN = text("closed_at IS NULL")
_ACTIVE = text("trip_no <> '' AND state IN ('draft', 'awaiting_signatures', 'valid')")


class GatePass(Versioned):
    """出门证 (section 3.4): what one truck load may leave with, once, through one gate, until `valid_until`.

    Plates, container, seals, boxes and `load_hash` are what the load close said; a change of them voids the pass (H-01). A pass
    on foot bears no plate but the last four of its bearer's identity card (X-37). `trip_no` is blank for goods that leave without a
    trip; `claims` is the canonical CBOR that the departments sign, in hexadecimal digits, fixed at the first signature, and `token`
    the text of the guard's code once the last of them signed. A department that declines sends it back to draft; `corrected` says
    what the storekeeper did about it. `desk` is the station where the load was closed: there the signed pass is printed. `limits` is
    the canonical CBOR that departments sign beforehand, in hexadecimal digits, blank without 预签.
    """

    __tablename__ = "gate_pass"

    number: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    trip_no: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    kind: Mapped[PassKind] = mapped_column(EnumText(PassKind), nullable=False)
    state: Mapped[PassState] = mapped_column(EnumText(PassState), nullable=False, index=True)
    gate: Mapped[str] = mapped_column(Str, nullable=False)
    maker_id: Mapped[int | None] = reference("person.id", nullable=True)
    maker: Mapped[str] = mapped_column(Str, nullable=False)
    made_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False, index=True)
    plate: Mapped[str] = mapped_column(Str, nullable=False, default="")
    trailer: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    on_foot: Mapped[bool] = mapped_column(Flag, nullable=False, default=False, server_default="0")
    bearer: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    bearer_card: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    container_no: Mapped[str] = mapped_column(Str, nullable=False, default="")
    seals: Mapped[Any] = mapped_column(Json, nullable=False, default=list)
    carrier: Mapped[str] = mapped_column(Str, nullable=False, default="")
    driver: Mapped[str] = mapped_column(Str, nullable=False, default="")
    driver_phone: Mapped[str] = mapped_column(Str, nullable=False, default="")
    boxes: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    gross_weight_g: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    load_hash: Mapped[str] = mapped_column(Str, nullable=False, default="")
    load_closed_at: Mapped[datetime | None] = mapped_column(UtcTime)
    confirmed_by: Mapped[Any] = mapped_column(Json, nullable=False, default=list)
    valid_from: Mapped[datetime | None] = mapped_column(UtcTime)
    valid_until: Mapped[datetime | None] = mapped_column(UtcTime)
    used_at: Mapped[datetime | None] = mapped_column(UtcTime, index=True)
    used_by: Mapped[str] = mapped_column(Str, nullable=False, default="")
    ended_at: Mapped[datetime | None] = mapped_column(UtcTime)
    ended_by: Mapped[str] = mapped_column(Str, nullable=False, default="")
    end_reason: Mapped[str] = mapped_column(Str, nullable=False, default="")
    replaced_by: Mapped[str] = mapped_column(Str, nullable=False, default="")
    reason: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    consignee: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    nth: Mapped[int] = mapped_column(BigInt, nullable=False, default=1, server_default="1")
    reissue_reason: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    sent_back_at: Mapped[datetime | None] = mapped_column(UtcTime)
    sent_back_by: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    sent_back_why: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    corrected: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    desk: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    claims: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    token: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    limits: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")

    __table_args__ = (
        Index("ux_gate_pass_active_trip", "trip_no", unique=True, sqlite_where=_ACTIVE, postgresql_where=_ACTIVE),
        CheckConstraint("state <> 'used' OR used_at IS NOT NULL", name="used"),
    )


class GatePassOrder(Row):
    """A dispatch order whose goods leave on a pass."""

    __tablename__ = "gate_pass_order"

    pass_id: Mapped[int] = reference("gate_pass.id")
    dispatch_no: Mapped[str] = mapped_column(Str, nullable=False, index=True)

    __table_args__ = (UniqueConstraint("pass_id", "dispatch_no"),)


class GatePassLine(Row):
    """Goods that leave without a 发货单 (section 3.4: return to supplier, scrap, sample or loan, tools)."""

    __tablename__ = "gate_pass_line"

    pass_id: Mapped[int] = reference("gate_pass.id")
    name: Mapped[str] = mapped_column(Str, nullable=False)
    model: Mapped[str] = mapped_column(Str, nullable=False, default="")
    unit: Mapped[str] = mapped_column(Str, nullable=False)
    quantity: Mapped[int] = mapped_column(BigInt, nullable=False)
    boxes: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    identity: Mapped[str] = mapped_column(Str, nullable=False, default="")

    __table_args__ = (CheckConstraint("quantity > 0", name="quantity"),)


class GateSignature(Row):
    """One signature on a pass (H-03): each role once, nobody twice, never the maker.

    `signed` is the Ed25519 signature of the signer's own key over the pass's claims, in hexadecimal digits; `on_paper_by` names who
    signed on paper, at `on_paper_at`, where `how` is paper and the signer registered it. A pass sent back loses its signatures; the
    trail keeps them.
    """

    __tablename__ = "gate_signature"

    pass_id: Mapped[int] = reference("gate_pass.id")
    role: Mapped[Role] = mapped_column(EnumText(Role), nullable=False)
    person_id: Mapped[int] = reference("person.id")
    maker_id: Mapped[int | None] = mapped_column(BigInt)
    name: Mapped[str] = mapped_column(Str, nullable=False)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    how: Mapped[str] = mapped_column(Str, nullable=False, default=SignedHow.OWN.value, server_default=SignedHow.OWN.value)
    on_paper_by: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    on_paper_at: Mapped[datetime | None] = mapped_column(UtcTime)
    key_id: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    signed: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")

    __table_args__ = (
        UniqueConstraint("pass_id", "role"),
        UniqueConstraint("pass_id", "person_id"),
        CheckConstraint("maker_id IS NULL OR person_id <> maker_id", name="not_maker"),
    )


class ExportPapers(Versioned):
    """Inspection and customs numbers of an export dispatch order (F-03)."""

    __tablename__ = "export_papers"

    dispatch_no: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    inspection_no: Mapped[str] = mapped_column(Str, nullable=False, default="")
    not_required_reason: Mapped[str] = mapped_column(Str, nullable=False, default="")
    declaration_no: Mapped[str] = mapped_column(Str, nullable=False, default="")
    declared_on: Mapped[date | None] = mapped_column(Day)


class GateCheck(Row):
    """One attempt at the gate and what it ended in (H-08): what was scanned and keyed, by whom, why refused. Append-only.

    `key` is made at the station, so that an attempt told twice lands once; one judged without the database is `offline` and says
    when it was `recorded_at`.
    """

    __tablename__ = "gate_check"

    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False, index=True)
    station: Mapped[str] = mapped_column(Str, nullable=False)
    gate: Mapped[str] = mapped_column(Str, nullable=False, default="")
    person_id: Mapped[int | None] = reference("person.id", nullable=True)
    guard: Mapped[str] = mapped_column(Str, nullable=False)
    scanned: Mapped[str] = mapped_column(Str, nullable=False)
    pass_no: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    trip_no: Mapped[str] = mapped_column(Str, nullable=False, default="")
    customer: Mapped[str] = mapped_column(Str, nullable=False, default="")
    boxes: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    plate_seen: Mapped[str] = mapped_column(Str, nullable=False, default="")
    container_seen: Mapped[str] = mapped_column(Str, nullable=False, default="")
    seal_seen: Mapped[str] = mapped_column(Str, nullable=False, default="")
    trailer_seen: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    bearer_seen: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    key: Mapped[str | None] = mapped_column(Str)
    offline: Mapped[bool] = mapped_column(Flag, nullable=False, default=False, server_default="0")
    recorded_at: Mapped[datetime | None] = mapped_column(UtcTime)
    outcome: Mapped[GateOutcome] = mapped_column(EnumText(GateOutcome), nullable=False, index=True)
    clause: Mapped[str] = mapped_column(Str, nullable=False, default="")
    reason: Mapped[str] = mapped_column(Str, nullable=False, default="")

    __table_args__ = (Index("ux_gate_check_key", "key", unique=True),)


class GateIncident(Versioned):
    """What happened at a gate that sales and the storekeeper have to see: a refusal, a double release, an emergency, a clock set back.

    It stands beside the pass and never is a state of it. Both departments mark that they saw it; it is closed with what came of it.
    """

    __tablename__ = "gate_incident"

    kind: Mapped[IncidentKind] = mapped_column(EnumText(IncidentKind), nullable=False)
    opened_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False, index=True)
    station: Mapped[str] = mapped_column(Str, nullable=False)
    gate: Mapped[str] = mapped_column(Str, nullable=False, default="")
    reported_by: Mapped[str] = mapped_column(Str, nullable=False)
    pass_no: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    check_id: Mapped[int | None] = reference("gate_check.id", nullable=True)
    text: Mapped[str] = mapped_column(Str, nullable=False, default="")
    details: Mapped[Any] = mapped_column(Json, nullable=False, default=dict)
    sales_seen_at: Mapped[datetime | None] = mapped_column(UtcTime)
    sales_seen_by: Mapped[str] = mapped_column(Str, nullable=False, default="")
    store_seen_at: Mapped[datetime | None] = mapped_column(UtcTime)
    store_seen_by: Mapped[str] = mapped_column(Str, nullable=False, default="")
    closed_at: Mapped[datetime | None] = mapped_column(UtcTime)
    closed_by: Mapped[str] = mapped_column(Str, nullable=False, default="")
    resolution: Mapped[str] = mapped_column(Str, nullable=False, default="")

    __table_args__ = (
        Index("ix_gate_incident_open", "kind", sqlite_where=_OPEN, postgresql_where=_OPEN),
        CheckConstraint("closed_at IS NULL OR resolution <> ''", name="resolution"),
    )


class GatePassLoan(Row):
    """When what left on a pass without a 发货单 is to be back, and when it was."""

    __tablename__ = "gate_pass_loan"

    pass_id: Mapped[int] = reference("gate_pass.id")
    due_back: Mapped[date] = mapped_column(Day, nullable=False)
    back_at: Mapped[datetime | None] = mapped_column(UtcTime)
    back_by: Mapped[str] = mapped_column(Str, nullable=False, default="")
    note: Mapped[str] = mapped_column(Str, nullable=False, default="")

    __table_args__ = (UniqueConstraint("pass_id"),)


class EmergencySheet(Versioned):
    """A numbered 应急放行 sheet, printed beforehand for a gate and registered afterwards with who signed it and what left.

    One vehicle leaves on one sheet. `batch` names the sheets that were printed together; `pass_no` the pass that the vehicle had.
    """

    __tablename__ = "gate_emergency_sheet"

    number: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    batch: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    gate: Mapped[str] = mapped_column(Str, nullable=False)
    state: Mapped[EmergencyState] = mapped_column(EnumText(EmergencyState), nullable=False, index=True)
    printed_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    printed_by: Mapped[str] = mapped_column(Str, nullable=False)
    taken_at: Mapped[datetime | None] = mapped_column(UtcTime)
    taken_by: Mapped[str] = mapped_column(Str, nullable=False, default="")
    left_at: Mapped[datetime | None] = mapped_column(UtcTime, index=True)
    cause: Mapped[EmergencyCause | None] = mapped_column(EnumText(EmergencyCause))
    cause_note: Mapped[str] = mapped_column(Str, nullable=False, default="")
    manager_id: Mapped[int | None] = reference("person.id", nullable=True)
    manager: Mapped[str] = mapped_column(Str, nullable=False, default="")
    manager_role: Mapped[str] = mapped_column(Str, nullable=False, default="")
    guard: Mapped[str] = mapped_column(Str, nullable=False, default="")
    plate: Mapped[str] = mapped_column(Str, nullable=False, default="")
    trailer: Mapped[str] = mapped_column(Str, nullable=False, default="")
    seal: Mapped[str] = mapped_column(Str, nullable=False, default="")
    pass_no: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    goods: Mapped[str] = mapped_column(Str, nullable=False, default="")
    boxes: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    registered_at: Mapped[datetime | None] = mapped_column(UtcTime)
    registered_by: Mapped[str] = mapped_column(Str, nullable=False, default="")
    incident_id: Mapped[int | None] = reference("gate_incident.id", nullable=True)
    voided_at: Mapped[datetime | None] = mapped_column(UtcTime)
    voided_by: Mapped[str] = mapped_column(Str, nullable=False, default="")
    void_reason: Mapped[str] = mapped_column(Str, nullable=False, default="")

    __table_args__ = (
        CheckConstraint(
            "state <> 'registered' OR (registered_at IS NOT NULL AND left_at IS NOT NULL AND manager <> '')", name="registered"
        ),
        CheckConstraint("state <> 'void' OR void_reason <> ''", name="void_reason"),
    )


class DutyShift(Versioned):
    """Who is on duty for a role: on some weekdays (bit 0 is Monday) between two minutes of the site's day.

    A shift that ends before it begins reaches over midnight and belongs to the day it began on.
    """

    __tablename__ = "duty_roster"

    role: Mapped[Role] = mapped_column(EnumText(Role), nullable=False, index=True)
    person_id: Mapped[int] = reference("person.id")
    phone: Mapped[str] = mapped_column(Str, nullable=False, default="")
    weekdays: Mapped[int] = mapped_column(BigInt, nullable=False)
    from_minute: Mapped[int] = mapped_column(BigInt, nullable=False)
    to_minute: Mapped[int] = mapped_column(BigInt, nullable=False)

    __table_args__ = (
        CheckConstraint("weekdays BETWEEN 1 AND 127", name="weekdays"),
        CheckConstraint("from_minute BETWEEN 0 AND 1440 AND to_minute BETWEEN 0 AND 1440", name="minutes"),
    )
