"""Commands on keeping periods: the days set at stock-in, what a new day brings, and what is done about goods that are too old."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select

from app.catalog.views import ProductView
from app.core.clock import site_day
from app.core.entry import clean
from app.core.errors import Conflict, bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.storage import shelf_queries, shelf_rules
from app.storage.terms import Terms, terms
from app.units import dates
from app.units import queries as units
from app.units import service as unit_service
from app.units.dates import LotPieces
from app.units.views import LotView, UnitView
from db.models.shelf import ExpiryNotice
from db.states import LastDay, Role, UnitState

Days = tuple[date | None, date | None, date | None]
"""Keeping period, expiry date, storage time."""

KEEPERS = (Role.STOREKEEPER, Role.LOGISTICS_HEAD)


@dataclass(frozen=True)
class NewDay:
    """What a new day brought: pieces locked, pieces due for their recheck, goods that reached their expiry date."""

    locked: int = 0
    recheck_due: int = 0
    expired: int = 0


def date_goods(work: Work, thing: UnitView | LotView, product: ProductView) -> None:
    """Sets the last days of goods that come into the store: storage time from today (D-09), expiry from the day they were made (D-13).

    A day that stands already, as on bought goods from their papers, stays; only the storage time of a unit begins anew.
    """
    store_until = expires_on = None
    if product.storage_days and (isinstance(thing, UnitView) or thing.store_until is None):
        store_until = site_day(work.now) + timedelta(days=product.storage_days)
    if product.shelf_life_days and thing.expires_on is None and not _is_bought(thing):
        expires_on = thing.produced_on + timedelta(days=product.shelf_life_days)
    identity = thing.serial if isinstance(thing, UnitView) else thing.lot_no
    unit_service.set_dates(work, identity, expires_on=expires_on, store_until=store_until)


def _is_bought(thing: UnitView | LotView) -> bool:
    """Whether the days come from a supplier's papers: `produced_on` of such a lot is no day of ours."""
    return isinstance(thing, LotView) and bool(thing.supplier)


def require_in_date(work: Work, identities: Iterable[str], *, drawing: bool = False) -> None:
    """Refuses goods past a last day wherever they are on their way out; it compares the days and trusts no daily job.

    Args:
        work: The action.
        identities: Serial numbers and lots.
        drawing: They are drawn from the store: what is due for its recheck is refused too.

    Raises:
        Refused: D-13, D-09, D-12.
    """
    must_be_in_date(work, dates.last_days(work.session, identities), drawing=drawing)


def must_be_in_date(work: Work, found: Mapping[str, Days], *, drawing: bool = False) -> None:
    """The same of goods whose keeping period, expiry date and storage time were read already.

    Raises:
        Refused: D-13, D-09, D-12.
    """
    if not found:
        return
    now = terms(work.session, work.now)
    for identity, (valid_until, expires_on, store_until) in found.items():
        due = drawing and valid_until is not None and valid_until <= now.recheck_until
        due = due and not shelf_queries.was_rechecked(work.session, identity, valid_until)
        shelf_rules.must_not_be_past(
            identity, valid_until=valid_until, expires_on=expires_on, store_until=store_until, terms=now, recheck_due=due
        )


def run_day(work: Work) -> NewDay:
    """What a new day brings, as the program itself: goods due for recheck, goods locked, expired lots reported. Twice changes nothing.

    The guards compare the days themselves and do not rely on it.
    """
    work.hold("shelf day")  # every station begins the day; of two the second finds it done
    now = terms(work.session, work.now)
    expired = _note_expired(work, now)
    locked = sum(_lock(work, which, now) for which in (LastDay.EXPIRY, LastDay.STORAGE, LastDay.KEEPING))
    due = _raise_due(work, now)
    done = NewDay(locked, due, expired)
    if done != NewDay():
        work.audit("shelf_day", "shelf_list", now.today.isoformat(), locked=locked, recheck_due=due, expired=expired)
    return done


def _note_expired(work: Work, now: Terms) -> int:
    """One notice a lot, or a product and day: until the storekeeper has answered it, his tabs bear a red banner (D-13)."""
    until = now.expired_until
    found: dict[tuple[int, str, date], int] = defaultdict(int)
    for _, product_id, lot_no, day in dates.serials_due(work.session, LastDay.EXPIRY, until, *_NOT_LOCKED):
        found[product_id, lot_no, day] += 1
    for one in dates.pieces_due(work.session, LastDay.EXPIRY, until, *_NOT_LOCKED):
        found[one.product_id, one.lot_no, one.day] += one.quantity
    fresh = 0
    for (product_id, lot_no, day), quantity in found.items():
        key = ExpiryNotice.product_id == product_id, ExpiryNotice.lot_no == lot_no, ExpiryNotice.expires_on == day
        if work.session.scalar(select(ExpiryNotice.id).where(*key)) is None:
            work.session.add(
                ExpiryNotice(product_id=product_id, lot_no=lot_no, expires_on=day, quantity=quantity, noticed_at=work.now)
            )
            fresh += 1
    work.session.flush()
    return fresh


_NOT_LOCKED = (UnitState.IN_STOCK, UnitState.RESERVED, UnitState.RECHECK_DUE)


def _lock(work: Work, which: LastDay, now: Terms) -> int:
    until = now.past_until(which)
    serials = [serial for serial, *_ in dates.serials_due(work.session, which, until, *_NOT_LOCKED)]
    unit_service.move_units(work, serials, UnitState.LOCKED, why=which)
    pieces = dates.pieces_due(work.session, which, until, *_NOT_LOCKED)
    for one in pieces:
        _move(work, one, UnitState.LOCKED, which)
    return len(serials) + sum(one.quantity for one in pieces)


def _raise_due(work: Work, now: Terms) -> int:
    """Goods whose keeping period ends in a month wait for their recheck from today on (D-12)."""
    until = now.recheck_until
    kept = shelf_queries.rechecked_for(work.session, until)
    serials = [
        serial for serial, _, _, day in dates.serials_due(work.session, LastDay.KEEPING, until, *dates.FREE) if (serial, day) not in kept
    ]
    unit_service.move_units(work, serials, UnitState.RECHECK_DUE, why=LastDay.KEEPING)
    pieces = [one for one in dates.pieces_due(work.session, LastDay.KEEPING, until, *dates.FREE) if (one.lot_no, one.day) not in kept]
    for one in pieces:
        _move(work, one, UnitState.RECHECK_DUE, LastDay.KEEPING)
    return len(serials) + sum(one.quantity for one in pieces)


def _move(work: Work, one: LotPieces, to: UnitState, why: str, *, keep: bool = True) -> None:
    """Moves pieces of a lot to another state where they stand; they stay kept for what they were kept for."""
    unit_service.move_lot(
        work, one.lot_no, one.quantity, one.state, to, from_location=one.location_id, to_location=one.location_id,
        from_order=one.reserved_order, to_order=None if keep else "", why=why,
    )  # fmt: skip


def free(work: Work, identities: Sequence[str], document: str) -> None:
    """Rechecked goods stand in stock again, kept for what they were kept for; what is past another last day stays locked."""
    now = terms(work.session, work.now)
    for identity in identities:
        unit = units.unit(work.session, identity)
        thing = unit or units.lot(work.session, identity)
        if thing is None or shelf_queries.is_past(thing, now):
            continue
        if unit is not None:
            if unit.state in _STOPPED:
                unit_service.move_unit(work, identity, UnitState.IN_STOCK, document=document)
                if unit.reserved_order:
                    unit_service.move_unit(work, identity, UnitState.RESERVED, order=unit.reserved_order)
            continue
        for one in dates.pieces_of(work.session, identity, *_STOPPED):
            _free_pieces(work, one, document)


_STOPPED = (UnitState.RECHECK_DUE, UnitState.LOCKED)


def _free_pieces(work: Work, one: LotPieces, document: str) -> None:
    _move(work, one, UnitState.IN_STOCK, document, keep=False)
    if one.reserved_order:
        unit_service.move_lot(
            work, one.lot_no, one.quantity, UnitState.IN_STOCK, UnitState.RESERVED, from_location=one.location_id,
            to_location=one.location_id, to_order=one.reserved_order, order_line_id=one.order_line_id, order=one.reserved_order,
        )  # fmt: skip


def acknowledge_expiry(work: Work, notice_id: int, reported_to: str, reported_at: datetime, measure: str) -> None:
    """The storekeeper reported expired goods to the head of his department and took measures (D-13); then the banner goes.

    Args:
        work: The action.
        notice_id: The notice.
        reported_to: Whom he told.
        reported_at: When he told him, aware.
        measure: What was done: set apart, sent back, given to scrap.

    Raises:
        BadInput: A field is blank, or the time is yet to come or before the expiry.
        Conflict: Somebody answered it already.
        NotFound: No such notice.
    """
    work.require(*KEEPERS)
    row = work.session.scalar(select(ExpiryNotice).where(ExpiryNotice.id == notice_id).with_for_update())
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "失效通知"), notice_id)
    if row.acknowledged_at is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{lot} 的失效已有人登记处理"), lot=row.lot_no or row.expires_on.isoformat()))
    to = clean(QT_TRANSLATE_NOOP("app", "报告给"), reported_to, needed=True, most=60)
    done = clean(QT_TRANSLATE_NOOP("app", "措施"), measure, needed=True)
    if reported_at > work.now:
        raise bad_input(QT_TRANSLATE_NOOP("app", "报告时间不能晚于现在"))
    if site_day(reported_at) < row.expires_on:
        raise bad_input(QT_TRANSLATE_NOOP("app", "报告时间不能早于失效期 {day}"), day=row.expires_on.isoformat())
    row.reported_to, row.reported_at, row.measure = to, reported_at, done
    row.acknowledged_at, row.person_id = work.now, work.actor.person_id
    work.session.flush()
    work.audit(
        "acknowledge_expiry", "expiry_notice", row.lot_no or row.id, expires_on=row.expires_on, reported_to=to, reported_at=reported_at,
        measure=done,
    )  # fmt: skip


def dispose_locked(work: Work, identities: Sequence[str], to: UnitState, words: str) -> int:
    """Quality decides on locked goods that no recheck freed: rework or scrap (D-09, D-13); returns how many pieces.

    Raises:
        BadInput: No decision in words, or another state than these two.
        Conflict: Nothing of it is locked.
    """
    work.require(Role.INSPECTOR)
    why = clean(QT_TRANSLATE_NOOP("app", "处置意见"), words, needed=True)
    if to not in (UnitState.REWORK, UnitState.SCRAPPED):
        raise bad_input(QT_TRANSLATE_NOOP("app", "锁定的货只能返工或报废；复验合格由复验记录解锁"))
    chosen = tuple(dict.fromkeys(identities))
    must_have_no_open_recheck(work, chosen)
    moved = sum(_dispose(work, identity, to, why) for identity in chosen)
    work.audit("dispose_locked", "lot", chosen[0], to=to, words=why, pieces=moved, goods=list(chosen))
    return moved


def must_have_no_open_recheck(work: Work, identities: Sequence[str]) -> None:
    """Refuses goods that quality is rechecking just now.

    Raises:
        Conflict: They stand on an open 物资复验记录.
    """
    for identity, number in shelf_queries.open_rechecks(work.session, identities).items():
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "{identity} 已送复验 {number}，等质检员的结论"), identity=identity, number=number)
        )


def _dispose(work: Work, identity: str, to: UnitState, why: str) -> int:
    unit = units.unit(work.session, identity)
    if unit is not None:
        if unit.state is not UnitState.LOCKED:
            raise _not_locked(identity, unit.state)
        unit_service.move_unit(work, identity, to, reason=why)
        unit_service.reserve_unit(work, identity, "", None)
        return 1
    pieces = dates.pieces_of(work.session, identity, UnitState.LOCKED)
    if not pieces:
        raise _not_locked(identity, None)
    for one in pieces:
        _move(work, one, to, why, keep=False)
    return sum(one.quantity for one in pieces)


def _not_locked(identity: str, state: UnitState | None) -> Conflict:
    if state is None:
        return Conflict(say(QT_TRANSLATE_NOOP("app", "{identity} 没有锁定的数量"), identity=identity))
    return Conflict(say(QT_TRANSLATE_NOOP("app", "{identity} 现在是「{state}」，没有锁定"), identity=identity, state=word(state)))
