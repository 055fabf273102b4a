"""Commands on what stands at the customers' (J-39): it comes in with the signed slip, is maintained, upgraded, replaced, taken back."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select, update

from app.aftersales import care_days
from app.aftersales import installed_queries as queries
from app.aftersales.care_input import line
from app.aftersales.events import Upgraded
from app.aftersales.installed_views import CareWorkKind, InstalledView
from app.boxing import queries as boxing
from app.boxing.views import BoxView
from app.catalog import queries as catalog
from app.core.clock import site_day
from app.core.errors import Conflict, bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.delivery import queries as delivery
from app.delivery.events import ClosedUndisputed, GoodsFound, GoodsLost, SlipReturned
from app.delivery.views import DeliveryView
from db.models.customers_care import CareWork, InstalledUnit, ProductCare
from db.states import BoxState, Role, UnitState

KIND = "installed_unit"
SERVICE = (Role.AFTER_SALES, Role.TECHNICAL_SERVICE)


def on_slip_returned(work: Work, event: SlipReturned | ClosedUndisputed) -> None:
    """What the customer signed for, or never disputed, stands at his place from now on; what comes back from rework does so again."""
    record = delivery.record(work.session, event.record_no)
    if record is not None:
        enter(work, record)


def enter(work: Work, record: DeliveryView) -> int:
    """Enters the goods of a signed delivery; one that was entered before is left as it is.

    Returns:
        How many entries were made.
    """
    if record.signed_at is None or work.session.scalar(select(InstalledUnit.id).where(InstalledUnit.record_no == record.number)):
        return 0
    day = site_day(record.signed_at)
    made = _rows(work, record, boxing.boxes(work.session, record.dispatch_no), day)
    work.session.add_all(made)
    if record.customer_id is not None:
        care_days.note_delivery(work, record.customer_id, day)
    work.session.flush()
    work.audit("enter_installed", KIND, record.number, entries=len(made))
    return len(made)


def _rows(work: Work, record: DeliveryView, boxes: tuple[BoxView, ...], day: date) -> list[InstalledUnit]:
    items = [item for box in boxes if box.state is not BoxState.LOST for item in box.items]
    serials = [item.serial for item in items if item.serial]
    before = _standing(work, [item.serial for item in items if item.serial and not item.back])
    replaces = _replaced(work, serials)
    products = catalog.products_by_key(work.session, {item.product_id for item in items})
    months = {key: queries.months_of(work.session, key, work.now) for key in products}
    own = queries.own_months(work.session, products)
    made: list[InstalledUnit] = []
    lots: dict[tuple[str, int], InstalledUnit] = {}
    for item in items:
        left = item.quantity - item.back  # what was given back before the slip came does not stand there
        if left < 1:
            continue
        product = products[item.product_id]
        cycle = months[item.product_id] if item.serial else own.get(item.product_id, 0)  # pieces of a lot only where it was said
        if item.serial in before:  # it never left, or its leaving was never entered
            _leave(before[item.serial], day, "再次交付")
        if not item.serial and (item.lot_no, item.product_id) in lots:
            lots[item.lot_no, item.product_id].quantity += left
            continue
        row = InstalledUnit(
            serial=item.serial, lot_no="" if item.serial else item.lot_no, quantity=left, product_id=item.product_id,
            product_name=product.name, model=product.model, customer_id=record.customer_id, customer=record.customer,
            place=record.place, record_no=record.number, delivered_on=day, due_on=queries.next_due(day, cycle),
            replaces=replaces.get(item.serial, ""),
        )  # fmt: skip
        made.append(row)
        if not item.serial:
            lots[item.lot_no, item.product_id] = row
    return made


def _standing(work: Work, serials: list[str]) -> dict[str, InstalledUnit]:
    rows = work.session.scalars(select(InstalledUnit).where(InstalledUnit.serial.in_(serials), InstalledUnit.left_on.is_(None)))
    return {row.serial: row for row in rows} if serials else {}


def _replaced(work: Work, serials: list[str]) -> dict[str, str]:
    """Old serial by the new one that was sent for it."""
    rows = work.session.execute(
        select(InstalledUnit.replaced_by, InstalledUnit.serial).where(InstalledUnit.replaced_by.in_(serials), InstalledUnit.serial != "")
    )
    return {row.replaced_by: row.serial for row in rows} if serials else {}


def take_out(work: Work, serial: str, why: str) -> None:
    """A unit no longer stands at the customer's: it was returned or scrapped there. One that is not on the list is no error."""
    for row in _standing(work, [serial]).values():
        _leave(row, site_day(work.now), why)
        work.audit("take_out_installed", KIND, serial, why=why)
    work.session.flush()


def take_out_pieces(work: Work, lot_no: str, record_no: str, pieces: int, why: str) -> None:
    """So many pieces of a lot no longer stand where a delivery brought them; the others go on standing there."""
    here = InstalledUnit.lot_no == lot_no, InstalledUnit.record_no == record_no, InstalledUnit.left_on.is_(None)
    for row in work.session.scalars(select(InstalledUnit).where(*here).order_by(InstalledUnit.id).with_for_update()):
        part = min(pieces, row.quantity)
        if part < 1:
            break
        pieces -= part
        if part < row.quantity:
            row.quantity -= part
            row = _part(row, part)
            work.session.add(row)
        _leave(row, site_day(work.now), why)
        work.session.flush()
        work.audit("take_out_installed", KIND, lot_no, pieces=part, record=record_no, why=why)


def _part(row: InstalledUnit, pieces: int) -> InstalledUnit:
    """An entry of just so many pieces of another, with everything that is known of it."""
    known = {column.key: getattr(row, column.key) for column in InstalledUnit.__table__.columns if column.key not in ("id", "version")}
    return InstalledUnit(**known | {"quantity": pieces})


def on_goods_lost(work: Work, event: GoodsLost) -> None:
    """What was lost on the way never stood at the customer's, although his slip was entered whole (I-12)."""
    for serial in event.serials:
        take_out(work, serial, f"{word(UnitState.LOST)} {event.claim_no}")


def on_goods_found(work: Work, event: GoodsFound) -> None:
    """What was lost came to the customer after all: it stands there from the day it came (I-12)."""
    record = delivery.record(work.session, event.record_no)
    if event.back or record is None or record.signed_at is None:
        return
    day = site_day(work.now)
    found = [box for box in boxing.boxes(work.session, record.dispatch_no) if box.sscc in event.boxes]
    fresh = _rows(work, record, tuple(found), day)
    gone = select(InstalledUnit).where(
        InstalledUnit.record_no == record.number, InstalledUnit.serial.in_([identity for identity, _ in event.goods]),
        InstalledUnit.left_why.contains(event.claim_no, autoescape=True),
    )  # fmt: skip
    again = {row.serial: row for row in work.session.scalars(gone)}
    for row in again.values():
        row.left_on, row.left_why, row.delivered_on = None, "", day
        row.due_on = queries.next_due(day, _cycle(work, row))
    came = {identity for identity, _ in event.goods} - set(again)
    work.session.add_all(row for row in fresh if (row.serial in came if row.serial else event.left_out and row.lot_no in came))
    work.session.flush()
    work.audit("enter_installed", KIND, record.number, entries=len(came))


def replace(work: Work, old: str, new: str, why: str) -> None:
    """A unit was replaced by another (J-20): the old one leaves the list, the new one is entered by its signed slip and names the old.

    Args:
        work: The transaction.
        old: Serial of the unit that leaves.
        new: Serial of the one sent for it.
        why: Words, with the case.
    """
    row = work.session.scalar(select(InstalledUnit).where(InstalledUnit.serial == old).order_by(InstalledUnit.id.desc()).limit(1))
    if row is not None:
        if row.left_on is None:  # it may have left already, with its return
            _leave(row, site_day(work.now), why)
        row.replaced_by = new
    for fresh in _standing(work, [new]).values():
        fresh.replaces = old
    work.session.flush()
    work.audit("replace_installed", KIND, old, new=new, why=why)


def record_work(
    work: Work, installed_id: int, kind: CareWorkKind, words: str, *, done_on: date | None = None, release: str = "", case_no: str = ""
) -> InstalledView:
    """Enters a maintenance or an upgrade; the next maintenance counts from it, an upgrade plans a return visit (J-36, J-39).

    Raises:
        BadInput: Nothing said, an upgrade without its version, or a day before the delivery or in the future.
        Conflict: It does not stand there any more.
        NotFound: No such entry.
    """
    work.require(*SERVICE)
    row = work.session.scalar(select(InstalledUnit).where(InstalledUnit.id == installed_id).with_for_update())
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "客户设备"), installed_id)
    if row.left_on is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{identity} 已不在客户处"), identity=row.serial or row.lot_no))
    day = done_on or site_day(work.now)
    if not words.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "请写明做了什么"))
    if kind is CareWorkKind.UPGRADE and not release.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "升级要写明升到哪个版本"))
    if not row.delivered_on <= day <= site_day(work.now):
        raise bad_input(QT_TRANSLATE_NOOP("app", "日期要在交付之后、今天之前"))
    work.session.add(
        CareWork(
            installed_id=row.id, kind=kind, done_on=day, at=work.now, person_id=work.actor.person_id, person=work.actor.name,
            release=line(release), words=line(words), case_no=line(case_no),
        )
    )  # fmt: skip
    if release.strip():
        row.release = line(release)
    row.maintained_on = max(filter(None, (row.maintained_on, day)))
    row.due_on = queries.next_due(row.maintained_on, _cycle(work, row))
    work.session.flush()
    work.audit("note_care_work", KIND, row.serial or row.lot_no, work=kind, release=row.release)
    if kind is CareWorkKind.UPGRADE and row.customer_id is not None:
        work.emit(Upgraded(row.serial or row.lot_no, row.customer_id, day, row.release))
    view = queries.installed(work.session, installed_id)
    assert view is not None
    return view


def set_interval(work: Work, product_id: int, months: int) -> int:
    """Says how often a product is maintained (0 for never); what stands at the customers' follows at once.

    Returns:
        How many entries have another date now.

    Raises:
        BadInput: Not 0 to 120 months.
    """
    work.require(*SERVICE)
    if not 0 <= months <= 120:
        raise bad_input(QT_TRANSLATE_NOOP("app", "维护间隔是 0 到 120 个月，0 为不需维护"))
    own = work.session.scalar(select(ProductCare).where(ProductCare.product_id == product_id).with_for_update())
    if own is None:
        own = ProductCare(product_id=product_id, months=months)
        work.session.add(own)
    own.months = months
    work.session.flush()
    base = func.coalesce(InstalledUnit.maintained_on, InstalledUnit.delivered_on)
    here = (InstalledUnit.product_id == product_id, InstalledUnit.left_on.is_(None))
    changed = 0
    for day in list(work.session.scalars(select(base).where(*here).distinct())):  # as many as there are days, not units
        at = day if isinstance(day, date) else date.fromisoformat(str(day))
        act = update(InstalledUnit).where(*here, base == day).values(due_on=queries.next_due(at, months))
        changed += int(getattr(work.session.execute(act.execution_options(synchronize_session=False)), "rowcount", 0))
    work.session.expire_all()
    work.touched("installed_unit")
    work.audit("set_maintenance", "product", product_id, months=months, entries=changed)
    return changed


def catch_up(work: Work, limit: int = 500) -> int:
    """Enters signed deliveries that were never entered: those from before the list was kept.

    Returns:
        How many deliveries were entered.
    """
    return sum(1 for record in delivery.signed_outside(work.session, select(InstalledUnit.record_no), limit) if enter(work, record))


def _cycle(work: Work, row: InstalledUnit) -> int:
    if row.serial:
        return queries.months_of(work.session, row.product_id, work.now)
    return queries.own_months(work.session, [row.product_id]).get(row.product_id, 0)


def _leave(row: InstalledUnit, day: date, why: str) -> None:
    row.left_on, row.left_why, row.due_on = day, why, None
