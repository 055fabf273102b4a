"""Commands on units and lots; each is a part of another feature's command, which checks the permission and the rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select

from app.catalog.views import ProductView
from app.core.clock import site_day
from app.core.errors import Conflict, bad_input, fact, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.units import barring, queries, rules
from app.units.leaving import Held
from app.units.states import NOT_FREE, may_move
from db.models.units import Lot, LotBalance, Unit
from db.states import Tracking, UnitState

_MOST_A_DAY = 9999
_MOST_LOTS_A_DAY = 99
_AT_ONCE = 500
"""So many numbers go into one statement."""


def allocate_units(work: Work, product: ProductView, count: int, task_no: str, lot_no: str | None = None) -> tuple[str, ...]:
    """Makes `count` units in production and gives each the next serial: product code, YYMMDD, four digits, per product and day.

    Raises:
        BadInput: The product is not tracked by serial, the count is not positive, or the day's numbers are used up.
    """
    if product.tracking is not Tracking.SERIAL:
        raise bad_input(QT_TRANSLATE_NOOP("app", "{product} 按批号管理，没有序列号"), product=product.name)
    if count < 1:
        raise bad_input(QT_TRANSLATE_NOOP("app", "数量要大于零"))
    today = site_day(work.now)
    prefix = f"{product.code}{today:%y%m%d}"
    serials = []
    for _ in range(count):
        serial = work.next_number(prefix, "{series}{n:04d}")
        if len(serial) > len(prefix) + len(str(_MOST_A_DAY)):
            raise bad_input(QT_TRANSLATE_NOOP("app", "{product} 今天的序列号已用完"), product=product.name)
        work.session.add(
            Unit(
                serial=serial, product_id=product.product_id, lot_no=lot_no or "", task_no=task_no,
                state=UnitState.IN_PRODUCTION, produced_on=today,
            )
        )  # fmt: skip
        serials.append(serial)
    work.session.flush()
    work.audit("allocate_units", "task_order", task_no, first=serials[0], last=serials[-1], count=count)
    return tuple(serials)


def allocate_lot(work: Work, product: ProductView, quantity: int, task_no: str) -> str:
    """Makes a lot in production and gives it the next number `LYYMMDD-NN` of the day.

    Raises:
        BadInput: The quantity is not positive, or the day's numbers are used up.
    """
    if quantity < 1:
        raise bad_input(QT_TRANSLATE_NOOP("app", "数量要大于零"))
    today = site_day(work.now)
    number = work.next_number(f"L{today:%y%m%d}", "{series}-{n:02d}")
    if len(number) > len("L000000-") + len(str(_MOST_LOTS_A_DAY)):
        raise bad_input(QT_TRANSLATE_NOOP("app", "今天的批号已用完"))
    row = Lot(lot_no=number, product_id=product.product_id, task_no=task_no, produced_on=today, quantity=quantity)
    work.session.add(row)
    work.session.flush()
    work.session.add(LotBalance(lot_id=row.id, state=UnitState.IN_PRODUCTION, quantity=quantity))
    work.session.flush()
    work.audit("allocate_lot", "lot", number, task=task_no, quantity=quantity)
    return number


def move_unit(work: Work, serial: str, to: UnitState, **why: object) -> UnitState:
    """Moves a unit to another state; the only function that does.

    Args:
        work: The action.
        serial: The unit.
        to: The new state; from hold only back to the state before it, to rework, to scrap or lost.
        why: What the trail keeps: the document, the reason.

    Returns:
        The state it came from.

    Raises:
        Conflict: Section 3.1 has no such move.
        NotFound: No such unit.
    """
    old = _move(work, _unit(work, serial), to, why)
    work.session.flush()
    return old


def release_unit(work: Work, serial: str, **why: object) -> UnitState:
    """Takes a unit off hold, back to the state it had before; returns that state.

    Raises:
        Conflict: It is not on hold.
        NotFound: No such unit.
    """
    row = _unit(work, serial)
    before = row.held_from
    if row.state is not UnitState.HOLD or before is None:
        raise _no_way(serial, row.state, UnitState.IN_STOCK)
    _move(work, row, before, why)
    work.session.flush()
    return before


def release_units(work: Work, serials: Sequence[str], **why: object) -> None:
    """Takes many units off hold, each back to the state it had before.

    Raises:
        Conflict: One is not on hold.
        NotFound: No such unit.
    """
    for row in _units(work, serials):
        if row.state is not UnitState.HOLD or row.held_from is None:
            raise _no_way(row.serial, row.state, UnitState.IN_STOCK)
        _move(work, row, row.held_from, why)
    work.session.flush()


def move_units(work: Work, serials: Sequence[str], to: UnitState, **why: object) -> None:
    """The same for many units at once: a truck full of them costs a few statements.

    Raises:
        Conflict: Section 3.1 has no such move for one of them.
        NotFound: No such unit.
    """
    for row in _units(work, serials):
        _move(work, row, to, why)
    work.session.flush()


def send_off(work: Work, rows: Sequence[Held], to: UnitState, **why: object) -> None:
    """Moves many units to another state and off the place they stood at, by one statement; only the ledger calls it.

    Args:
        work: The action.
        rows: Each unit once, from `app.units.leaving.held_rows`.
        to: The new state.
        why: What the trail keeps.

    Raises:
        Conflict: Section 3.1 has no such move for one of them.
    """
    from_where: dict[UnitState | None, list[Held]] = {}
    for row in rows:
        from_where.setdefault(_turn(work, row, to, why), []).append(row)
    for held_from, those in from_where.items():
        work.rewrite(Unit, those, state=to, held_from=held_from, location_id=None)


def bring_in(work: Work, serials: Sequence[str], to: UnitState, location_id: int, **why: object) -> dict[str, int | None]:
    """Moves many units to another state and to a place of the store; only the ledger calls it.

    Returns:
        Where each stood before, by serial number.

    Raises:
        Conflict: Section 3.1 has no such move for one of them.
        NotFound: No such unit.
    """
    rows = _units(work, serials)
    stood = {row.serial: row.location_id for row in rows}
    for row in rows:
        _move(work, row, to, why)
        row.location_id, row.stocked_at = location_id, work.now
    work.session.flush()
    return stood


def _move(work: Work, row: Unit, to: UnitState, why: Mapping[str, object]) -> UnitState:
    """A move of a unit whose record is at hand."""
    old = row.state
    row.held_from, row.state = _turn(work, row, to, why), to
    return old


def _turn(work: Work, row: Unit | Held, to: UnitState, why: Mapping[str, object]) -> UnitState | None:
    """What every move of a unit goes through; returns what it is held from after it."""
    old: UnitState = row.state
    held_from: UnitState | None = None
    from_hold = old is UnitState.HOLD and to not in (row.held_from, UnitState.REWORK, UnitState.SCRAPPED, UnitState.LOST)
    if from_hold or not may_move(old, to):
        raise _no_way(row.serial, old, to)
    if to is UnitState.HOLD:
        held_from = row.held_from or UnitState.IN_STOCK if old is UnitState.LOST else old
    elif to is UnitState.LOST:  # found again it is no better proven than it was
        before = row.held_from if old is UnitState.HOLD else old
        held_from = before if before in NOT_FREE else None
    work.audit("move_unit", "unit", row.serial, old=old, new=to, **why)
    return held_from


def move_lot(
    work: Work, lot_no: str, quantity: int, from_state: UnitState, to_state: UnitState, *,
    from_location: int | None = None, to_location: int | None = None, from_order: str = "", to_order: str | None = None,
    order_line_id: int | None = None, **why: object,
) -> None:  # fmt: skip
    """Moves pieces of a lot from one balance to another; the only function that does.

    Args:
        work: The action.
        lot_no: The lot.
        quantity: Pieces, more than zero.
        from_state: State they are in.
        to_state: New state; the same state for a mere change of place or reservation.
        from_location: Key of the place they leave, None for none.
        to_location: Key of the place they go to, None for none.
        from_order: Order they were kept for.
        to_order: Order they are kept for from now on; None for the same as before.
        order_line_id: Line of that order.
        why: What the trail keeps.

    Raises:
        Refused: B-11, the lot is on hold and they would go on towards the gate.
        Conflict: No such move, or not so many pieces there.
        NotFound: No such lot.
    """
    row = _lot(work, lot_no)
    barring.must_not_go_on(row, from_state, to_state)
    if from_state is not to_state and not may_move(from_state, to_state):
        raise _no_way(lot_no, from_state, to_state)
    source = _balance(work, row.id, from_location, from_state, from_order)
    if quantity < 1 or source is None or source.quantity < quantity:
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "{lot} 没有这么多：要 {asked}，只有 {there}"), lot=lot_no, asked=quantity,
                there=source.quantity if source else 0),
            (fact(QT_TRANSLATE_NOOP("app", "状态"), word(from_state)),),
        )  # fmt: skip
    order = from_order if to_order is None else to_order
    line = order_line_id if order_line_id is not None or not order else source.order_line_id
    target = _balance(work, row.id, to_location, to_state, order)
    if target is source:
        return
    if source.quantity == quantity:
        work.session.delete(source)
    else:
        source.quantity -= quantity
    work.session.flush()
    if target is None:
        target = LotBalance(
            lot_id=row.id, location_id=to_location, state=to_state, reserved_order=order, order_line_id=line, quantity=quantity,
            opened=source.opened,
        )  # fmt: skip
        work.session.add(target)
    else:
        target.quantity += quantity
        target.opened = target.opened or source.opened  # sealed pieces thrown among opened ones count as opened
    work.session.flush()
    barring.end_if_back(work, row)
    work.audit("move_lot", "lot", lot_no, quantity=quantity, old=from_state, new=to_state, **why)


def set_location(work: Work, serial: str, location_id: int | None) -> int | None:
    """Notes where a unit stands now and returns where it stood; only the ledger calls it."""
    row = _unit(work, serial)
    old, row.location_id = row.location_id, location_id
    work.session.flush()
    return old


def note_stocked(work: Work, identity: str) -> None:
    """Notes when goods came into the store: a unit every time, a lot when its first pieces came; only the ledger calls it."""
    row = _either(work, identity)
    if isinstance(row, Unit) or row.stocked_at is None:
        row.stocked_at = work.now
        work.session.flush()


def set_opened(work: Work, lot_no: str, location_id: int | None, opened: bool) -> int:
    """Notes that the pieces of a lot at a place were opened, or sealed again (D-10, X-31); only the ledger calls it.

    Returns:
        How many pieces changed.

    Raises:
        NotFound: No such lot.
    """
    row = _lot(work, lot_no)
    place = LotBalance.location_id.is_(None) if location_id is None else LotBalance.location_id == location_id
    changed = 0
    for balance in work.session.scalars(select(LotBalance).where(LotBalance.lot_id == row.id, place)):
        if balance.opened != opened:
            balance.opened = opened
            changed += balance.quantity
    work.session.flush()
    return changed


def set_certificate(work: Work, identity: str, certificate_no: str) -> None:
    """Ties a certificate to a serial number or lot (B-08)."""
    row = _either(work, identity)
    row.certificate_no = certificate_no
    work.session.flush()


def set_sealed(work: Work, identity: str, sealed: bool) -> None:
    """Notes whether the inner seal of a unit or lot is whole (X-31)."""
    row = _either(work, identity)
    row.sealed = sealed
    work.audit("seal_unit" if sealed else "open_unit_seal", "unit", identity)
    work.session.flush()


def set_dates(
    work: Work, identity: str, *, valid_until: date | None = None, expires_on: date | None = None, store_until: date | None = None,
    extensions: int | None = None,
) -> None:  # fmt: skip
    """Notes the last days of a unit or lot; a day that is not given stays as it is.

    Args:
        work: The action.
        identity: Serial or lot number.
        valid_until: Last day of the keeping period 保管期 (D-12).
        expires_on: Last usable day 失效期 (D-13); noted once and never moved.
        store_until: Last day of the permitted storage time (D-09).
        extensions: How often the keeping period was extended so far (X-09).

    Raises:
        Refused: D-13, another expiry date stands already.
        NotFound: No such unit or lot.
    """
    row = _either(work, identity)
    if expires_on is not None:
        rules.must_keep_its_expiry(identity, row.expires_on, expires_on)
    given = {"valid_until": valid_until, "expires_on": expires_on, "store_until": store_until, "extensions": extensions}
    changed = {name: value for name, value in given.items() if value is not None and value != getattr(row, name)}
    if not changed:
        return
    old = {f"old_{name}": getattr(row, name) for name in changed}
    for name, value in changed.items():
        setattr(row, name, value)
    work.session.flush()
    work.audit("set_dates", "unit" if isinstance(row, Unit) else "lot", identity, **changed, **old)


def reserve_unit(work: Work, serial: str, order_no: str, order_line_id: int | None) -> None:
    """Notes for which order a unit is kept; a blank order ends it (D-16)."""
    row = _unit(work, serial)
    row.reserved_order, row.order_line_id = order_no, order_line_id if order_no else None
    work.session.flush()


def lock(work: Work, identities: Sequence[str]) -> None:
    """Locks units for the rest of the action, in the order of their numbers, so that two stations cannot both take one."""
    wanted = sorted(set(identities))
    for first in range(0, len(wanted), _AT_ONCE):
        part = wanted[first : first + _AT_ONCE]
        work.session.execute(select(Unit.id).where(Unit.serial.in_(part)).order_by(Unit.serial).with_for_update())


def _unit(work: Work, serial: str) -> Unit:
    row = work.session.scalar(select(Unit).where(Unit.serial == serial))
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "序列号"), serial)
    return row


def _units(work: Work, serials: Sequence[str]) -> list[Unit]:
    found: dict[str, Unit] = {}
    for first in range(0, len(serials), _AT_ONCE):
        part = serials[first : first + _AT_ONCE]
        found.update((row.serial, row) for row in work.session.scalars(select(Unit).where(Unit.serial.in_(part))))
    for serial in serials:
        if serial not in found:
            raise not_found(QT_TRANSLATE_NOOP("app", "序列号"), serial)
    return [found[serial] for serial in serials]


def _lot(work: Work, lot_no: str) -> Lot:
    row = work.session.scalar(select(Lot).where(Lot.lot_no == lot_no).with_for_update())
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "批号"), lot_no)
    return row


def _either(work: Work, identity: str) -> Unit | Lot:
    found = work.session.scalar(select(Unit).where(Unit.serial == identity))
    return found if found is not None else _lot(work, identity)


def _balance(work: Work, lot_id: int, location_id: int | None, state: UnitState, order: str) -> LotBalance | None:
    place = LotBalance.location_id.is_(None) if location_id is None else LotBalance.location_id == location_id
    return work.session.scalar(
        select(LotBalance).where(LotBalance.lot_id == lot_id, place, LotBalance.state == state, LotBalance.reserved_order == order)
    )


def _no_way(what: str, old: UnitState, new: UnitState) -> Conflict:
    return Conflict(
        say(QT_TRANSLATE_NOOP("app", "{what} 现在是「{old}」，不能改为「{new}」"), what=what, old=word(old), new=word(new)),
        (fact(QT_TRANSLATE_NOOP("app", "状态"), word(old)),),
    )


def require_not_held(work: Work, identity: str) -> None:
    """Refuses a unit on hold, and a lot with nothing but pieces on hold or put on hold while some were drawn (B-11).

    Every scan of goods passes here.

    Raises:
        Refused: B-11.
    """
    state = queries.state(work.session, identity)
    if state is None:
        states = set(work.session.scalars(select(LotBalance.state).join(Lot, Lot.id == LotBalance.lot_id).where(Lot.lot_no == identity)))
        state = UnitState.HOLD if states == {UnitState.HOLD} or barring.is_barred(work, identity) else None
    if state is not None:
        rules.must_not_be_on_hold(identity, state)
