"""Reads of 退货单 and 补换."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from app.aftersales import queries as cases
from app.aftersales.returns_views import (
    GivenPiece,
    ReplacementView,
    ReturnItemView,
    ReturnTestView,
    ReturnView,
    SoldItem,
)
from app.boxing import queries as boxing
from app.catalog import queries as catalog
from app.catalog.views import LocationView, ProductView
from app.core.grouped import grouped
from app.delivery import queries as delivery
from app.dispatch import special
from app.storage import queries as storage
from app.storage.returning import WITH_CUSTOMER
from app.units import queries as units
from db.models.returns import Replacement, ReplacementPiece, ReturnAuthorization, ReturnItem, ReturnTest
from db.states import ReplacementState, ReturnState, ZoneKind

OPEN = (ReturnState.AUTHORISED, ReturnState.ARRIVED, ReturnState.WAITING, ReturnState.JUDGED)
"""A 退货单 on which something is still to be done."""


def authorisation(session: Session, number: str) -> ReturnView | None:
    """One 退货单 by number."""
    return next(iter(_views(session, session.scalars(select(ReturnAuthorization).where(ReturnAuthorization.number == number)))), None)


def authorisations(session: Session, *, open_only: bool = False, text: str = "", limit: int | None = 200) -> list[ReturnView]:
    """退货单, open ones the oldest first, all of them the newest first; with `text` those whose number, customer, case or goods contain it.

    One is open, too, while the customer waits for what is given in place of its goods.
    """
    order = ReturnAuthorization.id if open_only else ReturnAuthorization.id.desc()
    query = select(ReturnAuthorization).where(*_asked(open_only, text.strip())).order_by(order).limit(limit)
    return _views(session, session.scalars(query))


def how_many(session: Session, *, open_only: bool = False, text: str = "") -> int:
    """How many 退货单 such a list has in all."""
    query = select(func.count()).select_from(ReturnAuthorization).where(*_asked(open_only, text.strip()))
    return int(session.scalar(query) or 0)


def _asked(open_only: bool, wanted: str) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if open_only:
        awaited = (
            select(ReturnItem.return_id).join(Replacement, Replacement.item_id == ReturnItem.id)
            .where(Replacement.state.in_((ReplacementState.REQUESTED, ReplacementState.DRAWN)))
        )  # fmt: skip
        conditions.append(or_(ReturnAuthorization.state.in_(OPEN), ReturnAuthorization.id.in_(awaited)))
    if wanted:
        on_line = select(ReturnItem.return_id).where(
            or_(ReturnItem.serial.contains(wanted.upper(), autoescape=True), ReturnItem.lot_no.contains(wanted.upper(), autoescape=True))
        )
        conditions.append(
            or_(
                ReturnAuthorization.number.contains(wanted.upper(), autoescape=True),
                ReturnAuthorization.customer.contains(wanted, autoescape=True),
                ReturnAuthorization.case_no.contains(wanted.upper(), autoescape=True),
                ReturnAuthorization.id.in_(on_line),
            )
        )
    return conditions


def of_case(session: Session, case_no: str) -> list[ReturnView]:
    """The 退货单 of a 服务单, oldest first."""
    rows = session.scalars(select(ReturnAuthorization).where(ReturnAuthorization.case_no == case_no).order_by(ReturnAuthorization.id))
    return _views(session, rows) if case_no else []


def of_record(session: Session, record_no: str) -> list[ReturnView]:
    """The 退货单 of what came by a delivery record, oldest first (F-20)."""
    rows = session.scalars(select(ReturnAuthorization).where(ReturnAuthorization.record_no == record_no).order_by(ReturnAuthorization.id))
    return _views(session, rows) if record_no else []


def of_dispatch(session: Session, dispatch_no: str) -> list[ReturnView]:
    """The 退货单 of what left on a 发货单, oldest first (F-20)."""
    return of_record(session, delivery.number_of(session, dispatch_no))


def of_identity(session: Session, identity: str) -> list[ReturnItemView]:
    """Every time a unit, or pieces of a lot, came back, oldest first (J-04)."""
    rows = session.scalars(
        select(ReturnItem).where(or_(ReturnItem.serial == identity, ReturnItem.lot_no == identity)).order_by(ReturnItem.id)
    ).all()
    if not identity or not rows:
        return []
    keys = {row.return_id for row in rows}
    heads = session.scalars(select(ReturnAuthorization).where(ReturnAuthorization.id.in_(keys)))
    found = {item.item_id: item for view in _views(session, heads) for item in view.items}
    return [found[row.id] for row in rows]


def item(session: Session, item_id: int) -> ReturnItemView | None:
    """One line of a 退货单."""
    row = session.get(ReturnItem, item_id)
    if row is None:
        return None
    heads = session.scalars(select(ReturnAuthorization).where(ReturnAuthorization.id == row.return_id))
    return next((one for view in _views(session, heads) for one in view.items if one.item_id == item_id), None)


def open_item(session: Session, identity: str) -> ReturnItemView | None:
    """The line on which a unit, or pieces of a lot, are to be dealt with now; of several the oldest that is awaited, else the oldest."""
    rows = [one for one in of_identity(session, identity) if one.settled_at is None]
    states = dict(
        session.execute(
            select(ReturnAuthorization.number, ReturnAuthorization.state).where(
                ReturnAuthorization.number.in_([one.return_no for one in rows])
            )
        ).all()
    )
    open_ones = sorted((one for one in rows if states.get(one.return_no) in OPEN), key=lambda one: not one.awaited)
    return open_ones[0] if open_ones else None


def with_customer(session: Session, dispatch_no: str, order_no: str) -> dict[str, SoldItem]:
    """What a customer has of one delivery now, by serial or lot number (J-33); of a lot no more than was sent with it.

    What stands on a 退货单 and was not received yet is left out.
    """
    sent: dict[str, int] = {}
    for box in boxing.boxes(session, dispatch_no):
        for one in box.items:
            identity = one.serial or one.lot_no
            sent[identity] = sent.get(identity, 0) + one.quantity
    if not sent:
        return {}
    coming = _announced(session, sent)
    found: dict[str, SoldItem] = {}
    serials = units.units(session, sent)
    for unit in serials:
        if unit.state in WITH_CUSTOMER and unit.serial not in coming:
            found[unit.serial] = SoldItem(unit.serial, unit.product_name, unit.model, _unit_of(session, unit.product_id), 1)
    for lot in units.lots(session, [one for one in sent if one not in {unit.serial for unit in serials}]):
        there = sum(b.quantity for b in lot.balances if b.state in WITH_CUSTOMER and b.reserved_order == order_no)
        left = min(sent[lot.lot_no], there) - coming.get(lot.lot_no, 0)
        if left > 0:
            found[lot.lot_no] = SoldItem(lot.lot_no, lot.product_name, lot.model, _unit_of(session, lot.product_id), left)
    return {identity: found[identity] for identity in sent if identity in found}


def places(session: Session, kind: ZoneKind) -> list[LocationView]:
    """The places in use of a kind of zone, by code."""
    return [one for one in catalog.locations(session, active_only=True) if one.zone_kind is kind]


def replacement(session: Session, requisition_no: str) -> ReplacementView | None:
    """补换 by its 领料单, or by its 发货单."""
    rows = session.scalars(
        select(Replacement).where(or_(Replacement.requisition_no == requisition_no, Replacement.dispatch_no == requisition_no))
    )
    return next(iter(_replacements(session, rows)), None)


def replacements_of(session: Session, identity: str) -> list[ReplacementView]:
    """补换 in which a unit or lot was rejected or given, oldest first (J-04)."""
    given = select(ReplacementPiece.replacement_id).where(
        or_(ReplacementPiece.serial == identity, ReplacementPiece.lot_no == identity)
    )
    rows = session.scalars(
        select(Replacement)
        .where(or_(Replacement.serial == identity, Replacement.lot_no == identity, Replacement.id.in_(given)))
        .order_by(Replacement.id)
    )  # fmt: skip
    return _replacements(session, rows) if identity else []


def replacements_for(session: Session, item_ids: Iterable[int]) -> dict[int, list[ReplacementView]]:
    """补换 by the line of the 退货单 that they are for, oldest first."""
    rows = session.scalars(select(Replacement).where(Replacement.item_id.in_(list(item_ids))).order_by(Replacement.id)).all()
    found: dict[int, list[ReplacementView]] = {}
    for row, view in zip(rows, _replacements(session, rows), strict=True):
        found.setdefault(row.item_id, []).append(view)
    return found


def _announced(session: Session, identities: Iterable[str]) -> dict[str, int]:
    """Pieces by serial or lot number that stand on a 退货单 that holds and are not received yet."""
    wanted = list(identities)
    rows = session.execute(
        select(ReturnItem.serial, ReturnItem.lot_no, ReturnItem.quantity)
        .join(ReturnAuthorization, ReturnAuthorization.id == ReturnItem.return_id)
        .where(
            or_(ReturnItem.serial.in_(wanted), ReturnItem.lot_no.in_(wanted)), ReturnItem.received_at.is_(None),
            ReturnItem.settled_at.is_(None), ReturnAuthorization.state.in_(OPEN),
        )
    )  # fmt: skip
    found: dict[str, int] = {}
    for serial, lot_no, quantity in rows:
        found[serial or lot_no] = found.get(serial or lot_no, 0) + quantity
    return found


def _unit_of(session: Session, product_id: int) -> str:
    return catalog.product(session, product_id).unit


def _views(session: Session, rows: Iterable[ReturnAuthorization]) -> list[ReturnView]:
    listed = list(rows)
    if not listed:
        return []
    lines = session.scalars(
        select(ReturnItem).where(ReturnItem.return_id.in_([row.id for row in listed])).order_by(ReturnItem.return_id, ReturnItem.line_no)
    ).all()
    tests = session.scalars(select(ReturnTest).where(ReturnTest.item_id.in_([line.id for line in lines])).order_by(ReturnTest.id))
    of_item = grouped(tests, lambda test: test.item_id)
    of_return = grouped(lines, lambda line: line.return_id)
    products = catalog.products_by_key(session, (line.product_id for line in lines))
    return [
        ReturnView(
            row.number, row.state, row.case_no, row.record_no, row.dispatch_no, row.order_no, row.customer_id, row.customer, row.reason,
            row.carrier, row.expected_on, row.author, row.made_at, row.arrived_at, row.plate, row.closed_at, row.void_reason,
            tuple(_item(row.number, line, products[line.product_id], of_item[line.id]) for line in of_return[row.id]), row.version,
        )
        for row in listed
    ]  # fmt: skip


def _item(number: str, row: ReturnItem, product: ProductView, tests: list[ReturnTest]) -> ReturnItemView:
    return ReturnItemView(
        row.id, row.line_no, number, row.product_id, product.name, product.model, product.unit, row.serial, row.lot_no, row.quantity,
        row.received_at, row.receiver, row.receipt_no,
        tuple(ReturnTestView(t.place, t.tested_at, t.facts, t.verdict, t.inspection_no, t.person) for t in tests),
        row.judgement, row.judged_at, row.judge, row.words, row.consent, row.settled_at, row.settled_by, row.settled_no,
        row.dropped_why,
    )  # fmt: skip


def _replacements(session: Session, rows: Iterable[Replacement]) -> list[ReplacementView]:
    listed = list(rows)
    if not listed:
        return []
    pieces = select(ReplacementPiece).where(ReplacementPiece.replacement_id.in_([row.id for row in listed])).order_by(ReplacementPiece.id)
    given = grouped(session.scalars(pieces), lambda piece: piece.replacement_id)
    products = catalog.products_by_key(session, (row.product_id for row in listed))
    numbers = dict(
        session.execute(
            select(ReturnItem.id, ReturnAuthorization.number)
            .join(ReturnAuthorization, ReturnAuthorization.id == ReturnItem.return_id)
            .where(ReturnItem.id.in_([row.item_id for row in listed]))
        ).all()
    )
    carried = special.carried(session, [row.requisition_no for row in listed])
    return [
        ReplacementView(
            row.requisition_no, row.dispatch_no, row.state, row.case_no, numbers[row.item_id], row.customer_id, row.product_id,
            products[row.product_id].name, products[row.product_id].model, products[row.product_id].unit, row.serial, row.lot_no,
            row.quantity, row.cost_fen, row.author, row.made_at, row.drawn_at, row.delivered_at, row.cancel_reason,
            tuple(GivenPiece(piece.serial, piece.lot_no, piece.quantity) for piece in given[row.id]), carried.get(row.requisition_no, 0),
        )
        for row in listed
    ]  # fmt: skip


def pieces_replaced(views: Iterable[ReplacementView]) -> int:
    """Pieces for which a 领料单 of a replacement stands, and 发货单 that carry them."""
    return sum(one.carried for one in views if one.state is not ReplacementState.CANCELLED)


def apart_places(session: Session) -> tuple[list[str], list[str]]:
    """Codes of the places for returned goods, and of those for scrap."""
    returns, scrap = (
        [one.code for one in catalog.locations(session, active_only=True) if one.zone_kind is kind]
        for kind in (ZoneKind.RETURN, ZoneKind.SCRAP)
    )
    return returns, scrap


def store_places(session: Session, view: ReturnView) -> dict[int, tuple[str, ...]]:
    """Codes of the places that the goods of a 退货单 may be put back to, best first, by product."""
    wanted = {one.product_id for one in view.items if one.settled_at is None}
    return {key: tuple(place.code for place in storage.places_for(session, key, sealed=False)) for key in wanted}


def beside(session: Session, identity: str) -> list[SoldItem]:
    """What the customer has of the delivery that a unit or lot came with, the goods themselves first."""
    record = cases.delivered(session, identity)
    found = with_customer(session, record.dispatch_no, record.order_no) if record is not None else {}
    return sorted(found.values(), key=lambda one: one.identity != identity)
