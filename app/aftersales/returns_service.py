"""Commands on 退货单: agreed by sales, taken in at gate and store, tested and judged by quality, settled (J-19, J-20, J-33).

Nothing comes in without the number, nothing is judged without a test, nothing judged for scrap stands where picking goes. What is
given in place of it stands in `replacement_service`.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select

from app.aftersales import installed_service
from app.aftersales import queries as cases
from app.aftersales import returns_queries as queries
from app.aftersales import returns_rules as rules
from app.aftersales.returns_notes import note_on_case
from app.aftersales.returns_rows import (
    advance,
    first_place,
    head_row,
    item_row,
    item_rows,
    move,
    named,
    parted,
    seen,
    settle,
)
from app.aftersales.returns_views import ReturnDraft, ReturnView, SoldItem
from app.aftersales.rework_rows import rows_with
from app.aftersales.rework_states import IN_WORKS
from app.boxing import given_back
from app.core.clock import site_day
from app.core.entry import NAME, clean
from app.core.errors import Conflict, bad_input, fact, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.delivery import claims_queries
from app.delivery import queries as delivery
from app.delivery.views import DeliveryView
from app.dispatch import picking
from app.inbound import aside
from app.inbound.views import ReceiptLineView
from app.printing.service import print_paper, void_papers
from app.storage import returning
from app.units import queries as units
from app.yard.events import ReturnArrives
from db.models.returns import ReturnAuthorization, ReturnItem
from db.states import (
    ReceiptKind,
    ReturnJudgement,
    ReturnState,
    Role,
    UnitState,
    ZoneKind,
)

PAPER, SERIES, MOST_LINES = "return_slip", "TH", 200
_HOW_MANY = QT_TRANSLATE_NOOP("app", "退货单要有 1 到 {most} 行")


def authorise(work: Work, draft: ReturnDraft) -> ReturnView:
    """Sales agrees that goods come back: they get the number without which nothing comes in at the gate, and the slip prints (J-33).

    Raises:
        Refused: J-33, goods that were never sold to this customer, or are not with him any more.
        BadInput: Nothing, too much, twice the same, no reason, or a day that is past.
        Conflict: A unit stands on another 退货单.
        NotFound: No such delivery or case.
    """
    work.require(Role.SALES)
    if len(draft.items) > MOST_LINES:
        raise bad_input(_HOW_MANY, most=MOST_LINES)
    return expect(work, draft)


def expect(work: Work, draft: ReturnDraft) -> ReturnView:
    """The same as part of another command, which asked for the permission: goods that were lost are found and come back, all of them.

    Raises:
        As `authorise`.
    """
    wanted = _wanted(draft)
    reason = clean(QT_TRANSLATE_NOOP("app", "退货原因"), draft.reason, needed=True)
    if draft.expected_on is not None and draft.expected_on < site_day(work.now):
        raise bad_input(QT_TRANSLATE_NOOP("app", "预计退回日不能早于今天"))
    record = _delivery(work, draft.record_no, next(iter(wanted)))
    if draft.case_no:
        _must_be_his_case(work, draft.case_no, record)
    for identity in sorted(wanted):  # of two who ask for pieces of one lot at once the second sees the first
        work.hold(f"return:{identity}")
    there = queries.with_customer(work.session, record.dispatch_no, record.order_no)
    for identity, pieces in wanted.items():
        _must_be_returnable(work, identity, pieces, there)
    row = ReturnAuthorization(
        number=work.next_number(SERIES), state=ReturnState.AUTHORISED, case_no=draft.case_no, record_no=record.number,
        dispatch_no=record.dispatch_no, order_no=record.order_no, customer_id=record.customer_id, customer=record.customer, reason=reason,
        carrier=clean(QT_TRANSLATE_NOOP("app", "怎样退回"), draft.carrier, most=NAME), expected_on=draft.expected_on,
        author_id=work.actor.person_id, author=work.actor.name, made_at=work.now,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    for n, (identity, pieces) in enumerate(wanted.items(), start=1):
        unit = units.unit(work.session, identity)
        product_id = unit.product_id if unit is not None else units.lot(work.session, identity).product_id  # type: ignore[union-attr]
        serial, lot_no = (identity, "") if unit is not None else ("", identity)
        work.session.add(
            ReturnItem(return_id=row.id, line_no=n, product_id=product_id, serial=serial, lot_no=lot_no, quantity=pieces)
        )
    work.session.flush()
    work.audit(
        "authorise_return", "return_authorization", row.number, goods=wanted, record=record.number, case=draft.case_no, reason=reason
    )
    note_on_case(work, draft.case_no, QT_TRANSLATE_NOOP("app", "同意退货 {number}：{reason}"), number=row.number, reason=reason)
    print_paper(work, PAPER, row.number)
    return seen(work, row)


def void(work: Work, number: str, reason: str) -> ReturnView:
    """Sales withdraws a 退货单 of which nothing came in and nothing was judged.

    Raises:
        BadInput: No reason.
        Conflict: Something came in or was judged, or it is void already.
    """
    work.require(Role.SALES)
    row = head_row(work, number)
    why = clean(QT_TRANSLATE_NOOP("app", "作废原因"), reason, needed=True)
    items = item_rows(work, row)
    if row.state not in (ReturnState.AUTHORISED, ReturnState.ARRIVED) or any(one.judged_at or one.received_at for one in items):
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "退货单 {number} 已收货或已判定，不能作废"), number=number))
    row.void_reason = why
    for one in items:
        one.open = False
    move(work, row, ReturnState.VOIDED)
    void_papers(work, number, why)
    return seen(work, row)


def on_return_arrives(work: Work, event: ReturnArrives) -> None:
    """Handler: a vehicle with returned goods is at the gate; without a 退货单 that holds it does not come in (J-33).

    Raises:
        Refused: J-33.
    """
    row = work.session.scalar(select(ReturnAuthorization).where(ReturnAuthorization.number == event.return_no).with_for_update())
    rules.must_be_authorised(event.return_no, row.state if row is not None else None)
    if row is None:
        return
    row.arrived_at, row.plate = row.arrived_at or work.now, event.plate
    if row.state is ReturnState.AUTHORISED:
        move(work, row, ReturnState.ARRIVED, plate=event.plate)
    work.session.flush()


def receive(work: Work, number: str, identity: str, location_code: str = "", quantity: int | None = None) -> ReturnView:
    """The storekeeper takes returned goods into the return zone; they wait there for quality and are never picked (J-33).

    Of a lot so many pieces as came: they get a line of their own, the others stay open until they come or do not come after all.

    Args:
        work: The action.
        number: The 退货单.
        identity: Serial or lot number, as scanned.
        location_code: A place of a return zone; blank for the first one.
        quantity: Pieces of a lot that came; None for all that are awaited.

    Raises:
        Refused: J-33 no 退货单, or one that names other goods; D-10 another zone.
        Conflict: Taken in already, or not with the customer any more.
        BadInput: There is no return zone, or more came than are awaited.
    """
    work.require(Role.STOREKEEPER)
    row = work.session.scalar(select(ReturnAuthorization).where(ReturnAuthorization.number == number).with_for_update())
    rules.must_be_authorised(number, row.state if row is not None else None)
    row = head_row(work, number)
    items = item_rows(work, row)
    lines = [one for one in items if identity in (one.serial, one.lot_no)]
    rules.must_be_named_on(number, identity, bool(lines), list(dict.fromkeys(named(one) for one in items)))
    if not lines:
        raise not_found(QT_TRANSLATE_NOOP("app", "退货单行"), identity)
    item = next((one for one in lines if one.received_at is None and one.settled_at is None), None)
    if item is None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{identity} 已收货"), identity=identity))
    item = _arrived(work, item, quantity)
    _take_in(work, row, item, location_code.strip() or first_place(work, ZoneKind.RETURN))
    if item.judgement is ReturnJudgement.REWORK:  # judged at the customer's
        returning.to_rework(work, identity, item.quantity, number)
        settle(work, item, "")
    advance(work, row)
    return seen(work, row)


def _arrived(work: Work, item: ReturnItem, quantity: int | None) -> ReturnItem:
    """The line of the pieces that came."""
    pieces = item.quantity if quantity is None else quantity
    if not 1 <= pieces <= item.quantity:
        raise bad_input(
            QT_TRANSLATE_NOOP("app", "{identity} 待退 {there}，不能收 {asked}"), identity=named(item), there=item.quantity, asked=pieces
        )
    return parted(work, item, pieces)


def _take_in(work: Work, row: ReturnAuthorization, item: ReturnItem, code: str) -> None:
    """Into the return zone, on a slip of its own; the delivery and the customer's list know that it is not there any more."""
    identity, why = named(item), str(say(QT_TRANSLATE_NOOP("app", "退货 {number}"), number=row.number))
    place = returning.take_back(work, identity, item.quantity, code, row.order_no, row.number, _state_there(work, row.record_no))
    line = ReceiptLineView(item.serial, item.lot_no, item.quantity, place.code)
    item.receipt_no = aside.post_aside(
        work, ReceiptKind.RETURN, item.product_id, line, place, customer=row.customer, return_no=row.number
    )
    if item.serial:  # it may leave again, reworked or as it is
        picking.note_back(work, item.serial)
        given_back.note_back(work, item.serial)
        installed_service.take_out(work, item.serial, why)
    else:
        found = claims_queries.coming_back(work.session, row.record_no, row.number)
        given_back.note_pieces_back(work, row.dispatch_no, item.lot_no, item.quantity, found)
        if not any(found.values()):  # else they never stood there
            installed_service.take_out_pieces(work, item.lot_no, row.record_no, item.quantity - item.off_list, why)
    item.received_at, item.receiver = work.now, work.actor.name
    work.session.flush()
    work.audit(
        "receive_return", "return_authorization", row.number, goods=identity, pieces=item.quantity, place=place.code,
        receipt=item.receipt_no,
    )  # fmt: skip


def _state_there(work: Work, record_no: str) -> UnitState:
    """What pieces of a delivery are at the customer's: as far as its own paper is."""
    record = delivery.record(work.session, record_no)
    if record is None or record.signed_at is None:
        return UnitState.LEFT_WORKS
    return UnitState.SIGNED if record.accepted_at is None else UnitState.ACCEPTED


def drop(work: Work, item_id: int, reason: str) -> ReturnView:
    """Sales notes that goods on a 退货单 do not come after all; with the last one settled it is closed.

    Raises:
        BadInput: No reason.
        Conflict: They are here, or dealt with; or a 返工单 waits for them.
        NotFound: No such line.
    """
    work.require(Role.SALES)
    item, row = item_row(work, item_id)
    why = clean(QT_TRANSLATE_NOOP("app", "不退回的原因"), reason, needed=True)
    if item.received_at is not None or item.settled_at is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{identity} 已收货或已处理"), identity=named(item)))
    waiting = rows_with(work, [item.serial], *IN_WORKS) if item.serial else []
    if waiting:
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "返工单 {number} 在等 {identity}，质检先撤返工"), number=waiting[0].number, identity=item.serial)
        )
    item.dropped_why = why
    settle(work, item, "")
    work.audit("drop_return", "return_authorization", row.number, goods=named(item), pieces=item.quantity, reason=why)
    note_on_case(
        work, row.case_no, QT_TRANSLATE_NOOP("app", "{identity} × {n} 不退回：{why}"), identity=named(item), n=item.quantity, why=why
    )
    advance(work, row)
    return seen(work, row)


def reprint(work: Work, number: str, reason: str) -> None:
    """Prints the 退货单 once more.

    Raises:
        Conflict: It is void.
    """
    work.require(Role.SALES, Role.AFTER_SALES, Role.STOREKEEPER)
    if head_row(work, number).state is ReturnState.VOIDED:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "退货单 {number} 已作废"), number=number))
    print_paper(work, PAPER, number, reason=clean(QT_TRANSLATE_NOOP("app", "补打原因"), reason, needed=True))


def _wanted(draft: ReturnDraft) -> dict[str, int]:
    wanted: dict[str, int] = {}
    for identity, pieces in draft.items:
        name = identity.strip().upper()
        if not name or pieces < 1:
            raise bad_input(QT_TRANSLATE_NOOP("app", "每一行要有序列号或批号，数量大于零"))
        if name in wanted:
            raise bad_input(QT_TRANSLATE_NOOP("app", "{identity} 写了两次"), identity=name)
        wanted[name] = pieces
    if not wanted:
        raise bad_input(_HOW_MANY, most=MOST_LINES)
    return wanted


def _delivery(work: Work, record_no: str, identity: str) -> DeliveryView:
    """The delivery that was named, or the one by which the first piece reached a customer."""
    record = delivery.record(work.session, record_no) if record_no else cases.delivered(work.session, identity)
    if record is None or record.customer_id is None:
        if record_no:
            raise not_found(QT_TRANSLATE_NOOP("app", "交付记录"), record_no)
        unit, lot = units.unit(work.session, identity), units.lot(work.session, identity)
        rules.must_have_been_sold(identity, 0, 1, [unit.state] if unit else {b.state for b in lot.balances} if lot else ())
        raise not_found(QT_TRANSLATE_NOOP("app", "交付记录"), identity)
    return record


def _must_be_his_case(work: Work, case_no: str, record: DeliveryView) -> None:
    case = cases.case(work.session, case_no)
    if case is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "服务单"), case_no)
    if case.customer_id not in (None, record.customer_id):
        raise bad_input(
            QT_TRANSLATE_NOOP("app", "服务单 {case} 是另一个客户的"), fact(QT_TRANSLATE_NOOP("app", "客户"), case.customer), case=case_no
        )


def _must_be_returnable(work: Work, identity: str, pieces: int, there: dict[str, SoldItem]) -> None:
    other = queries.open_item(work.session, identity)
    if other is not None and other.serial:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{identity} 已在退货单 {number} 上"), identity=identity, number=other.return_no))
    unit, lot = units.unit(work.session, identity), units.lot(work.session, identity)
    states: Collection[UnitState] = [unit.state] if unit is not None else {b.state for b in lot.balances} if lot is not None else ()
    rules.must_have_been_sold(identity, there[identity].quantity if identity in there else 0, pieces, states)
    if unit is None and lot is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "序列号或批号"), identity)
