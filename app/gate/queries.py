"""Reads of passes, signatures and the gate log."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from app.boxing import queries as boxing
from app.core.clock import day_end, site_day
from app.core.grouped import grouped
from app.core.once import once
from app.dispatch import queries as dispatch
from app.dispatch.queries import DispatchHead
from app.gate import signers
from app.gate.judging import in_words
from app.gate.rows import PassRow
from app.gate.states import ACTIVE
from app.gate.views import (
    DayCount,
    ExportPapersView,
    GateLogEntry,
    LoanView,
    PassLineView,
    PassView,
    SeenKind,
    SignatureView,
)
from app.trust import queries as trust
from app.trust.claims import Claims, Limits
from app.trust.faults import BadList
from app.trust.lists import Requirement, TrustList
from db.models.gate import ExportPapers, GateCheck, GatePass, GatePassLine, GatePassLoan, GatePassOrder, GateSignature
from db.prepared import Prepared
from db.states import DeliveryMode, GateOutcome, PassKind, PassState, Role, SignedHow

_PASS = ("gate_pass", "gate_pass_order", "gate_signature", "dispatch_order", "trust_list")


@once(*_PASS)
def gate_pass(session: Session, number: str) -> PassView | None:
    """One pass by number; a check at the gate asks for it again and again."""
    row = session.scalar(select(GatePass).where(GatePass.number == number))
    return None if row is None else view_of(session, row)


@once(*_PASS)
def view_of(session: Session, row: GatePass) -> PassView:
    """A pass whose row was read already."""
    return _views(session, [row])[0]


def numbered(session: Session, numbers: Iterable[str]) -> dict[str, PassView]:
    """Passes by number; unknown numbers are left out."""
    rows = session.scalars(select(GatePass).where(GatePass.number.in_(set(numbers))))
    return {view.number: view for view in _views(session, rows)}


def valid_numbers(session: Session, limit: int) -> list[str]:
    """The numbers of valid passes, newest first."""
    return list(session.scalars(_VALID_NUMBERS, {"most": limit}))


_VALID_NUMBERS = select(GatePass.number).where(GatePass.state == PassState.VALID).order_by(GatePass.id.desc()).limit(bindparam("most"))


def passes(session: Session, states: Iterable[PassState] = (), limit: int = 200) -> list[PassView]:
    """Passes in any of `states` (all without one), newest first."""
    query = select(GatePass).order_by(GatePass.id.desc()).limit(limit)
    wanted = list(states)
    if wanted:
        query = query.where(GatePass.state.in_(wanted))
    return _views(session, session.scalars(query))


def active_pass(session: Session, trip_no: str) -> PassView | None:
    """The one pass of a trip that is neither used nor ended."""
    row = session.scalar(select(GatePass).where(GatePass.trip_no == trip_no, GatePass.state.in_(ACTIVE)))
    return None if row is None else _views(session, [row])[0]


def last_of_trip(session: Session, trip_no: str) -> PassView | None:
    """The newest pass of a trip, ended or not."""
    row = session.scalar(select(GatePass).where(GatePass.trip_no == trip_no).order_by(GatePass.id.desc()).limit(1))
    return None if row is None else _views(session, [row])[0]


def passes_of(session: Session, trip_nos: Iterable[str]) -> dict[str, PassView]:
    """The newest pass of each of some trips; a trip without one is left out."""
    numbers = list(trip_nos)
    rows = session.scalars(select(GatePass).where(GatePass.trip_no.in_(numbers)).order_by(GatePass.id)) if numbers else ()
    return {view.trip_no: view for view in _views(session, {row.trip_no: row for row in rows}.values())}


def latest_of(session: Session, dispatch_no: str) -> PassView | None:
    """The newest pass on which the goods of a dispatch order leave or left."""
    row = session.scalar(
        select(GatePass).join(GatePassOrder, GatePassOrder.pass_id == GatePass.id)
        .where(GatePassOrder.dispatch_no == dispatch_no).order_by(GatePass.id.desc()).limit(1)
    )  # fmt: skip
    return None if row is None else _views(session, [row])[0]


def has_valid(session: Session, dispatch_no: str) -> bool:
    """Whether a valid pass stands on a dispatch order."""
    query = select(GatePass.id).join(GatePassOrder, GatePassOrder.pass_id == GatePass.id)
    return session.scalar(query.where(GatePassOrder.dispatch_no == dispatch_no, GatePass.state == PassState.VALID).limit(1)) is not None


def token(session: Session, number: str) -> str | None:
    """The text of the QR code on the guard's copy; None while the pass is not valid."""
    row = session.scalar(select(GatePass).where(GatePass.number == number, GatePass.state == PassState.VALID))
    return row.token or None if row is not None else None


def goods(session: Session, dispatch_nos: Iterable[str]) -> tuple[PassLineView, ...]:
    """The goods of dispatch orders, one line a product, with the boxes that hold them; a mixed box counts once."""
    numbers = list(dispatch_nos)
    orders, boxes = dispatch.numbered(session, numbers), boxing.boxes_of(session, numbers)
    lines = [line for number in numbers if number in orders for line in orders[number].lines]
    held = [frozenset(item.product_id for item in box.items) for number in numbers for box in boxes.get(number, ())]
    products = grouped(lines, lambda line: line.product_id)
    counts = boxes_counted_once(products, held)
    return tuple(
        PassLineView(
            same[0].product_name, same[0].model, same[0].unit, sum(line.wanted for line in same), counts[key][0], shared=counts[key][1]
        )
        for key, same in products.items()
    )  # fmt: skip


def boxes_counted_once(products: Iterable[int], boxes: Sequence[frozenset[int]]) -> dict[int, tuple[int, bool]]:
    """By product, in how many boxes that no product before it lies in, and whether all of its boxes are such of one before it.

    So the boxes of the lines add up to the boxes on the vehicle.
    """
    found: dict[int, tuple[int, bool]] = {}
    left = list(boxes)
    for product in products:
        own = sum(product in box for box in left)
        left = [box for box in left if product not in box]
        found[product] = own, not own and any(product in box for box in boxes)
    return found


def goods_on(session: Session, view: PassView) -> tuple[PassLineView, ...]:
    """The goods that leave on a pass: those of its dispatch orders, or its own lines where it has none."""
    return goods(session, view.dispatch_nos) if view.dispatch_nos else own_lines(session, view.number)


@once("gate_pass_line")
def own_lines(session: Session, number: str) -> tuple[PassLineView, ...]:
    """The lines of a pass without a 发货单, as the storekeeper entered them."""
    return tuple(PassLineView(*row) for row in session.execute(_OWN_LINES, {"number": number}))


_OWN_LINES = (
    select(GatePassLine.name, GatePassLine.model, GatePassLine.unit, GatePassLine.quantity, GatePassLine.boxes, GatePassLine.identity)
    .join(GatePass, GatePass.id == GatePassLine.pass_id).where(GatePass.number == bindparam("number")).order_by(GatePassLine.id)
)  # fmt: skip


@once("gate_pass_order")
def orders_of(session: Session, pass_id: int) -> tuple[str, ...]:
    """The dispatch orders on a pass, in their order."""
    return tuple(row.dispatch_no for row in _ORDERS_OF.all(session, key=pass_id))


def customer_of(session: Session, row: PassRow) -> str:
    """Whose goods are on a pass, in short."""
    numbers = orders_of(session, row.id)
    heads = dispatch.heads(session, numbers) if numbers else {}
    return "、".join(dict.fromkeys(heads[one].customer_name for one in numbers if one in heads)) or row.consignee


def on_paper_by(session: Session, pass_id: int) -> dict[Role, str]:
    """Who signed a pass on the paper that was registered, by role."""
    return {one.role: one.on_paper_by for one in session.execute(_SIGNATURES, {"keys": [pass_id]})}


def loans_open(session: Session, now: datetime) -> tuple[LoanView, ...]:
    """Samples, loans and tools that left and are not back, the one due first on top; for the reminder list."""
    rows = session.execute(
        select(GatePass, GatePassLoan.due_back).join(GatePassLoan, GatePassLoan.pass_id == GatePass.id)
        .where(GatePass.state == PassState.USED, GatePassLoan.back_at.is_(None)).order_by(GatePassLoan.due_back, GatePass.id)
    ).all()  # fmt: skip
    return tuple(
        LoanView(
            row.number, row.kind, row.consignee, "、".join(f"{x.product_name} × {x.quantity}" for x in own_lines(session, row.number)),
            row.used_at, due, due < site_day(now),
        )
        for row, due in rows if row.used_at is not None
    )  # fmt: skip


def due_back(session: Session, number: str) -> date | None:
    """When what is on a pass is to be back; None where it is to stay."""
    return session.scalar(
        select(GatePassLoan.due_back).join(GatePass, GatePass.id == GatePassLoan.pass_id).where(GatePass.number == number)
    )


def gate_log(session: Session, day: date) -> list[GateLogEntry]:
    """Every attempt of a day at the gate, newest first; refused ones too (H-08)."""
    end = day_end(day)
    rows = session.execute(
        select(GateCheck, GatePass.plate, GatePass.trailer).join(GatePass, GatePass.number == GateCheck.pass_no, isouter=True)
        .where(GateCheck.at >= end - timedelta(days=1), GateCheck.at < end).order_by(GateCheck.id.desc())
    )  # fmt: skip
    return [
        GateLogEntry(
            c.id, c.at, c.station, c.gate, c.guard, c.pass_no, c.trip_no,
            (plate or c.plate_seen) if c.outcome is GateOutcome.RELEASED else c.plate_seen, c.customer, c.boxes, c.outcome, c.clause,
            c.reason, (trailer or c.trailer_seen) if c.outcome is GateOutcome.RELEASED else c.trailer_seen, c.scanned, c.offline,
            c.recorded_at, _keyed(c) if c.outcome is GateOutcome.REFUSED else "",
        )
        for c, plate, trailer in rows
    ]  # fmt: skip


def _keyed(check: GateCheck) -> str:
    return in_words(
        {SeenKind.CONTAINER: check.container_seen, SeenKind.SEAL: check.seal_seen, SeenKind.BEARER: check.bearer_seen}
    )


def attempts(session: Session, pass_no: str) -> int:
    """How many checks of a pass the log holds."""
    return int(_ATTEMPTS.one(session, number=pass_no)[0])


_CHECKS = GateCheck.__table__
_ATTEMPTS = Prepared(select(func.count()).select_from(_CHECKS).where(_CHECKS.c.pass_no == bindparam("number")))


def day_count(session: Session, now: datetime) -> DayCount:
    """Released and refused so far today."""
    day = site_day(now)
    end = day_end(day)
    counts = {outcome: int(count) for outcome, count in _DAY_COUNT.all(session, begin=end - timedelta(days=1), end=end)}
    return DayCount(day, counts.get(GateOutcome.RELEASED, 0), counts.get(GateOutcome.REFUSED, 0))


_DAY_COUNT = Prepared(
    select(_CHECKS.c.outcome, func.count()).where(_CHECKS.c.at >= bindparam("begin"), _CHECKS.c.at < bindparam("end"))
    .group_by(_CHECKS.c.outcome)
)  # fmt: skip


def export_papers(session: Session, dispatch_no: str) -> ExportPapersView | None:
    """The export numbers of a dispatch order, as far as they were entered (F-03)."""
    row = session.scalar(select(ExportPapers).where(ExportPapers.dispatch_no == dispatch_no))
    if row is None:
        return None
    return ExportPapersView(row.dispatch_no, row.inspection_no, row.not_required_reason, row.declaration_no, row.declared_on)


@once("trust_root", "trust_list")
def trusted(session: Session) -> TrustList | None:
    """The published list of signers as the database has it, for showing; what a station believes it reads by the root it pinned."""
    root = trust.root(session)
    try:
        return None if root is None else trust.trust_list(session, root.public)
    except BadList:
        return None


def required(session: Session, kind: PassKind, modes: Iterable[DeliveryMode], now: datetime) -> tuple[Requirement, ...]:
    """Who has to sign a pass: as the published list says, and before there is one as the next would say (H-03, X-02)."""
    wanted = tuple(modes)
    published = trusted(session)
    found = () if published is None else published.required(kind, wanted)
    return found or TrustList("", 0, now, (), (), trust.requirements(session, now)).required(kind, wanted)


_ORDERS = (
    select(GatePassOrder.pass_id, GatePassOrder.dispatch_no)
    .where(GatePassOrder.pass_id.in_(bindparam("keys", expanding=True))).order_by(GatePassOrder.id)
)  # fmt: skip
_ON = GatePassOrder.__table__
_ORDERS_OF = Prepared(select(_ON.c.dispatch_no).where(_ON.c.pass_id == bindparam("key")).order_by(_ON.c.id))
_SIGNATURES = (
    select(
        GateSignature.pass_id, GateSignature.role, GateSignature.name, GateSignature.at, GateSignature.how, GateSignature.on_paper_by
    )
    .where(GateSignature.pass_id.in_(bindparam("keys", expanding=True))).order_by(GateSignature.id)
)  # fmt: skip
"""Built once, as every statement of a check: the guard waits for them."""


def _views(session: Session, rows: Iterable[GatePass]) -> list[PassView]:
    listed = list(rows)
    if not listed:
        return []
    keys = {"keys": [row.id for row in listed]}
    orders = grouped(session.execute(_ORDERS, keys), lambda order: order.pass_id)
    signatures = grouped(session.execute(_SIGNATURES, keys), lambda signature: signature.pass_id)
    dispatch_nos = {order.dispatch_no for found in orders.values() for order in found}
    heads = dispatch.heads(session, dispatch_nos)
    unsigned = {order.dispatch_no for row in listed if not row.claims for order in orders[row.id]}
    loads = dispatch.load_numbers(session, unsigned) if unsigned else {}
    return [
        _view(session, row, tuple(order.dispatch_no for order in orders[row.id]), signatures[row.id], heads, loads) for row in listed
    ]


def _view(
    session: Session, row: GatePass, numbers: tuple[str, ...], signatures: Sequence[Any], heads: dict[str, DispatchHead],
    loads: dict[str, tuple[int, int]],
) -> PassView:  # fmt: skip
    signed = tuple(SignatureView(s.role, s.name, s.at, SignedHow(s.how), s.on_paper_by) for s in signatures)
    orders = [heads.get(number) for number in numbers]
    customers = tuple(dict.fromkeys(order.customer_name for order in orders if order is not None))
    missing: tuple[Role, ...] = ()
    if row.state in (PassState.DRAFT, PassState.AWAITING_SIGNATURES):
        modes = dict.fromkeys(order.mode for order in orders if order is not None)
        missing = signers.missing(required(session, row.kind, modes, row.made_at), {s.role for s in signed})
        if row.limits and row.state is PassState.AWAITING_SIGNATURES:
            missing = (Role.STOREKEEPER,)
    return PassView(
        row.number, row.trip_no, row.kind, row.state, row.gate, numbers, "、".join(customers) or row.consignee, row.plate, row.container_no,
        tuple(row.seals), row.carrier, row.driver, row.driver_phone, row.boxes, row.gross_weight_g, row.load_hash, row.maker,
        row.maker_id, row.made_at, row.load_closed_at, tuple((Role(role), name) for role, name in row.confirmed_by), signed, missing,
        row.valid_until, row.used_at, row.used_by, row.ended_at, row.ended_by, row.end_reason, row.replaced_by, row.trailer,
        row.on_foot, row.bearer, row.bearer_card, row.reason, row.consignee, row.nth, row.reissue_reason, row.sent_back_at,
        row.sent_back_by, row.sent_back_why, bool(row.token), _load(row, numbers, loads), row.corrected,
        Limits.decode(bytes.fromhex(row.limits)) if row.limits else None,
    )  # fmt: skip


def _load(row: GatePass, numbers: tuple[str, ...], loads: dict[str, tuple[int, int]]) -> tuple[int, int]:
    """Which load of how many a pass is for: as it was signed, else as it stands now."""
    with suppress(ValueError):  # what somebody wrote over the claims is refused by the check, not by reading the pass
        if row.claims:
            return Claims.decode(bytes.fromhex(row.claims)).load
    parts = {loads.get(number, (1, 1)) for number in numbers}
    return parts.pop() if len(parts) == 1 else (1, 1)  # goods of several customer orders are no part of one of them
