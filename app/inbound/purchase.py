"""Commands on bought goods: they arrive and get our lot number, await their incoming inspection, and are put away by scan (B-09)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from app.catalog import queries as catalog
from app.catalog.views import ProductView
from app.core.clock import site_day, site_time
from app.core.entry import NAME, clean, whole
from app.core.errors import Conflict, bad_input, fact, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.inbound import arrivals, rules, service
from app.inbound.events import GoodsPosted
from app.inbound.views import ArrivalDraft, ArrivalView, ReceiptLineView, ReceiptView
from app.printing.service import print_label
from app.storage import receiving as stock
from app.units import queries as units
from app.units import service as unit_service
from app.units.purchased import make_lot
from db.models.inbound import Arrival, GoodsReceipt
from db.states import ReceiptKind, ReceiptState, Role, UnitState, ZoneKind

MOST = 1_000_000
"""Pieces of one arrival."""

TAKERS = (Role.STOREKEEPER, Role.PURCHASING)


def arrive(work: Work, draft: ArrivalDraft) -> ArrivalView:
    """Notes bought goods at the door, gives them a lot number and prints its label; they await inspection (B-09, D-12, D-13).

    Raises:
        BadInput: No bought product, a field blank or out of bounds, a day that is past, or other days than the same lot had before.
        Refused: D-06 dangerous goods, D-13 past their expiry date.
        NotFound: No such product.
    """
    work.require(*TAKERS)
    product = catalog.product(work.session, draft.product_id)
    _must_be_bought(product)
    stock.require_harmless(work, product, ZoneKind.HAZARD if product.hazard else ZoneKind.RECEIVING)
    count = whole(QT_TRANSLATE_NOOP("app", "数量"), draft.quantity, low=1, high=MOST)
    supplier = clean(QT_TRANSLATE_NOOP("app", "供方"), draft.supplier, most=NAME, needed=True)
    slip_no = clean(QT_TRANSLATE_NOOP("app", "送货单号"), draft.slip_no, most=NAME, needed=True)
    dated = draft.valid_until is not None or draft.expires_on is not None
    supplier_lot = clean(QT_TRANSLATE_NOOP("app", "供方批号"), draft.supplier_lot, most=NAME, needed=dated)
    _days_must_hold(work, product, draft)
    _must_agree_with_earlier(work, draft, supplier, supplier_lot)
    lot_no = make_lot(work, product, count, supplier, supplier_lot, sealed=draft.sealed)
    unit_service.set_dates(work, lot_no, valid_until=draft.valid_until, expires_on=draft.expires_on)
    work.session.add(
        Arrival(
            lot_no=lot_no, product_id=product.product_id, quantity=count, supplier=supplier, supplier_lot=supplier_lot, slip_no=slip_no,
            valid_until=draft.valid_until, expires_on=draft.expires_on, sealed=draft.sealed, at=work.now,
            person_id=work.actor.person_id,
        )
    )  # fmt: skip
    work.session.flush()
    work.audit(
        "note_arrival", "arrival", lot_no, product=product.code, quantity=count, supplier=supplier, supplier_lot=supplier_lot, slip=slip_no,
    )  # fmt: skip
    print_label(work, "unit_label", lot_no)
    return _view(work, lot_no)


def _must_be_bought(product: ProductView) -> None:
    if not product.purchased:
        raise bad_input(QT_TRANSLATE_NOOP("app", "{product} 不是外购产品，请先在「资料·产品」勾选「外购」"), product=product.name)
    if not product.active:
        raise bad_input(QT_TRANSLATE_NOOP("app", "产品还没有启用：{product}"), product=product.name)


def _days_must_hold(work: Work, product: ProductView, draft: ArrivalDraft) -> None:
    """The days on the papers hang together: none is past, and nothing keeps longer than it is usable."""
    today = site_day(work.now)
    if product.shelf_life_days is not None and draft.valid_until is None and draft.expires_on is None:
        raise bad_input(QT_TRANSLATE_NOOP("app", "{product} 有保质期，请填保管期至或失效期"), product=product.name)
    rules.incoming_must_not_be_expired(product.name, draft.expires_on, today)
    if draft.valid_until is not None and draft.valid_until < today:
        raise bad_input(
            QT_TRANSLATE_NOOP("app", "保管期已过，不收：{product}"), fact(QT_TRANSLATE_NOOP("app", "保管期至"), draft.valid_until),
            product=product.name,
        )  # fmt: skip
    if draft.valid_until is not None and draft.expires_on is not None and draft.valid_until > draft.expires_on:
        raise bad_input(
            QT_TRANSLATE_NOOP("app", "保管期不能晚于失效期"), fact(QT_TRANSLATE_NOOP("app", "保管期至"), draft.valid_until),
            fact(QT_TRANSLATE_NOOP("app", "失效期"), draft.expires_on),
        )  # fmt: skip


def _must_agree_with_earlier(work: Work, draft: ArrivalDraft, supplier: str, supplier_lot: str) -> None:
    """One lot of a supplier has one expiry date and one keeping period, however often it is delivered."""
    if not supplier_lot:
        return
    earlier = work.session.scalar(
        select(Arrival)
        .where(
            Arrival.product_id == draft.product_id, Arrival.supplier_lot == supplier_lot, Arrival.supplier == supplier,
            Arrival.closed_at.is_(None) | (Arrival.receipt_no != ""),  # what was sent back says nothing any more
        )
        .order_by(Arrival.id.desc()).limit(1)
    )  # fmt: skip
    if earlier is None:
        return
    pairs = (
        (QT_TRANSLATE_NOOP("app", "失效期"), earlier.expires_on, draft.expires_on),
        (QT_TRANSLATE_NOOP("app", "保管期"), earlier.valid_until, draft.valid_until),
    )
    for name, old, new in pairs:
        if old != new:
            raise bad_input(
                QT_TRANSLATE_NOOP("app", "供方批号 {lot} 已有一个{what}，同一批不能有两个"),
                fact(QT_TRANSLATE_NOOP("app", "上次到货"), f"{earlier.lot_no}：{_day(old)}"),
                fact(QT_TRANSLATE_NOOP("app", "这次"), _day(new)),
                lot=supplier_lot, what=say(name),
            )  # fmt: skip


def _day(day: date | None) -> str:
    return "—" if day is None else day.isoformat()


def put_away(work: Work, lot_no: str, location_code: str = "") -> ReceiptView:
    """Posts a bought lot that passed its inspection into stock and prints the 产品入库单 (B-09, D-02, D-03, D-08, D-10).

    Raises:
        Refused: B-09 not inspected yet, B-11 on hold, D-03, D-06, D-08, D-10, E-04.
        Conflict: Put away already, and by whom; or nothing of it passed.
        NotFound: No such arrival or location.
    """
    work.require(Role.STOREKEEPER)
    work.hold(f"arrival:{lot_no}")  # of two who put it away at once the second is told who was first
    row = _open_row(work, lot_no)
    lot = units.lot(work.session, lot_no)
    assert lot is not None
    product = catalog.product(work.session, row.product_id)
    opened = any(balance.opened for balance in lot.balances if balance.state in stock.READY)
    count = lot.count(*stock.READY)
    number = work.next_number("RK")
    code = location_code or service.suggested(work, row.product_id, sealed=not opened)
    place = stock.receive_bought(work, lot_no, count, code, number)
    rules.record_must_be_complete(
        {"产品名称": product.name, "型号规格": product.model, "数量": count or row.quantity, "批号/序列号": lot_no, "库位": place.code,
         "供方": row.supplier, "收货人": work.actor.name}
    )  # fmt: skip
    sheet = arrivals.sheet_of(work.session, lot_no)
    receipt = GoodsReceipt(
        number=number, kind=ReceiptKind.PURCHASE, state=ReceiptState.POSTED, warehouse=place.zone, workshop="—", task_no="", order_no="",
        inspection_no=sheet.number if sheet else "", product_id=row.product_id, deliverer_id=None,
        storekeeper_id=work.actor.person_id, posted_at=work.now, supplier=row.supplier, slip_no=row.slip_no,
    )  # fmt: skip
    service.save(work, receipt, [ReceiptLineView("", lot_no, count, place.code)])
    row.receipt_no = number
    row.closed_at = None if lot.count(UnitState.AWAITING_INSPECTION) else work.now  # the rest is put away when it has passed
    work.session.flush()
    work.emit(GoodsPosted(number, "", ""))
    return service.receipt_view(work, number)


def send_back(work: Work, lot_no: str, reason: str) -> ArrivalView:
    """Sends goods that were not put away back to their supplier: the lot is barred, its arrival is closed.

    Raises:
        BadInput: No reason.
        Conflict: Put away already, or sent back.
        NotFound: No such arrival.
    """
    work.require(*TAKERS)
    why = clean(QT_TRANSLATE_NOOP("app", "退回原因"), reason, needed=True)
    work.hold(f"arrival:{lot_no}")
    row = _open_row(work, lot_no)
    lot = units.lot(work.session, lot_no)
    for balance in lot.balances if lot else ():
        if balance.state in (UnitState.AWAITING_INSPECTION, *stock.READY):
            unit_service.move_lot(work, lot_no, balance.quantity, balance.state, UnitState.HOLD, document=row.slip_no, reason=why)
    row.closed_at = work.now
    work.session.flush()
    work.audit("send_arrival_back", "arrival", lot_no, supplier=row.supplier, reason=why)
    return _view(work, lot_no)


def reprint_label(work: Work, lot_no: str, reason: str) -> None:
    """Prints the label of a bought lot again.

    Raises:
        BadInput: No reason.
        NotFound: No such arrival.
    """
    work.require(*TAKERS)
    _view(work, lot_no)
    print_label(work, "unit_label", lot_no, reason=reason)


def must_be_open(work: Work, lot_no: str) -> None:
    """Refuses a lot that was put away or sent back, and says by whom and when.

    Raises:
        Conflict: It was.
        NotFound: No such arrival.
    """
    _open_row(work, lot_no)


def _open_row(work: Work, lot_no: str) -> Arrival:
    row = work.session.scalar(select(Arrival).where(Arrival.lot_no == lot_no).with_for_update().execution_options(populate_existing=True))
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "到货批号"), lot_no)
    if row.closed_at is None:
        return row
    if not row.receipt_no:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{lot} 已退回供方"), lot=lot_no))
    lot = units.lot(work.session, lot_no)
    if lot is not None and lot.count(UnitState.AWAITING_INSPECTION, *stock.READY):  # quality let pieces go that were held back
        return row
    receipt = service.receipt_view(work, row.receipt_no)
    raise Conflict(
        say(
            QT_TRANSLATE_NOOP("app", "{lot} 已由{who}在 {time} 入库（{receipt}）"), lot=lot_no, who=receipt.storekeeper,
            time=f"{site_time(receipt.posted_at):%m-%d %H:%M}", receipt=receipt.number,
        ),
        (fact(QT_TRANSLATE_NOOP("app", "入库单"), receipt.number), fact(QT_TRANSLATE_NOOP("app", "状态"), word(receipt.state))),
    )  # fmt: skip


def _view(work: Work, lot_no: str) -> ArrivalView:
    found = arrivals.arrival(work.session, lot_no)
    if found is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "到货批号"), lot_no)
    return found
