"""Commands on 物资复验记录: the storekeeper sends goods to be rechecked; what quality found is written here by its own command (D-12)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import select

from app.catalog import queries as catalog
from app.core.errors import Conflict, bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.storage import shelf, shelf_queries, shelf_rules
from app.storage.service import find_thing
from app.storage.shelf_views import RecheckView
from app.storage.terms import Terms, terms
from app.units import service as unit_service
from app.units.dates import STORED
from app.units.views import LotView, UnitView
from db.models.shelf import Recheck, RecheckUnit
from db.states import LastDay, RecheckState

MOST = 500
"""Serial numbers on one record."""


def raise_recheck(work: Work, identities: Sequence[str]) -> RecheckView:
    """Sends goods that come to the end of their keeping period or storage time to quality (D-12, D-09).

    Args:
        work: The action.
        identities: One lot, or serial numbers of one product with the same last day.

    Raises:
        BadInput: None, too many, or several things that belong on records of their own.
        Refused: D-13 expired goods.
        Conflict: Sent already, not in the store, or not due.
        NotFound: No such unit or lot.
    """
    work.require(*shelf.KEEPERS)
    chosen = tuple(dict.fromkeys(identities))
    if not 0 < len(chosen) <= MOST:
        raise bad_input(QT_TRANSLATE_NOOP("app", "一次送 1 到 {most} 件复验"), most=MOST)
    for identity in sorted(chosen):
        work.hold(f"recheck:{identity}")
    unit_service.lock(work, chosen)
    shelf.must_have_no_open_recheck(work, chosen)
    now = terms(work.session, work.now)
    things = [find_thing(work, identity) for identity in chosen]
    due = {_due(identity, thing, now) for identity, thing in zip(chosen, things, strict=True)}
    lots = [thing for thing in things if isinstance(thing, LotView)]
    if len({thing.product_id for thing in things}) > 1 or len(due) > 1 or (lots and len(things) > 1):
        raise bad_input(QT_TRANSLATE_NOOP("app", "不同产品、批次或期限要分开送复验"))
    ((cause, old),) = due
    row = Recheck(
        number=work.next_number("FY"), state=RecheckState.RAISED, cause=cause, product_id=things[0].product_id,
        lot_no=things[0].lot_no, quantity=sum(_stored(thing) for thing in things), old_until=old, raised_at=work.now,
        raiser_id=work.actor.person_id,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    work.session.add_all(
        RecheckUnit(recheck_id=row.id, serial=thing.serial) for thing in things if isinstance(thing, UnitView)
    )
    work.session.flush()
    work.audit("raise_recheck", "recheck", row.number, goods=list(chosen), cause=cause, until=old)
    return view(work, row.number)


def _due(identity: str, thing: UnitView | LotView, now: Terms) -> tuple[LastDay, date]:
    """Which last day the goods are to be rechecked for."""
    shelf_rules.must_not_be_rechecked_after_expiry(identity, thing.expires_on, now)
    if not _stored(thing):
        state = thing.state if isinstance(thing, UnitView) else thing.balances[0].state if thing.balances else None
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "{identity} 不在库，现在是「{state}」"), identity=identity, state=word(state) if state else "—")
        )
    if thing.valid_until is not None and thing.valid_until <= now.recheck_until:
        return LastDay.KEEPING, thing.valid_until
    if thing.store_until is not None and thing.store_until <= now.today + timedelta(days=now.first_warning):
        return LastDay.STORAGE, thing.store_until
    raise Conflict(say(QT_TRANSLATE_NOOP("app", "{identity} 还没有到复验的时候"), identity=identity))


def _stored(thing: UnitView | LotView) -> int:
    if isinstance(thing, LotView):
        return thing.count(*STORED)
    return int(thing.state in STORED)


def attach_sheet(work: Work, number: str, inspection_no: str) -> None:
    """Notes on which inspection sheet the goods are rechecked; only quality calls it."""
    row = _row(work, number)
    row.inspection_no = inspection_no
    work.session.flush()


def pass_recheck(work: Work, number: str, new_until: date, remark: str) -> RecheckView:
    """The goods passed: they get their new last day and are free again; only quality calls it.

    Raises:
        BadInput: The day is past, earlier than before, or later than the product may be stored.
        Refused: X-09 extended as often as may be, or beyond the expiry date; D-13 expired meanwhile.
        Conflict: The record has its result already.
    """
    row, now = _row(work, number), terms(work.session, work.now)
    found = view(work, number)
    if new_until < max(now.today, row.old_until):
        raise bad_input(
            QT_TRANSLATE_NOOP("app", "新有效期不能早于今天，也不能早于原有效期 {day}"), day=row.old_until.isoformat()
        )
    for identity in found.identities:
        _extend(work, identity, row, new_until, now)
    row.state, row.new_until, row.judged_at, row.inspector_id, row.remark = (
        RecheckState.PASSED, new_until, work.now, work.actor.person_id, remark,
    )  # fmt: skip
    work.session.flush()
    shelf.free(work, found.identities, number)
    work.audit("pass_recheck", "recheck", number, old=row.old_until, new=new_until, goods=list(found.identities))
    return view(work, number)


def _extend(work: Work, identity: str, row: Recheck, new: date, now: Terms) -> None:
    thing = find_thing(work, identity)
    shelf_rules.must_not_be_rechecked_after_expiry(identity, thing.expires_on, now)
    shelf_rules.must_stay_before_expiry(identity, new, thing.expires_on)
    too_old = thing.store_until is not None and thing.store_until <= now.today + timedelta(days=now.first_warning)
    if row.cause is LastDay.KEEPING:
        shelf_rules.must_be_extendable(identity, row.old_until, new, thing.extensions, now)
        more = thing.extensions + (new > row.old_until)
        unit_service.set_dates(
            work, identity, valid_until=new, extensions=more, store_until=_storable(work, row.product_id, new, now) if too_old else None
        )
        return
    if _storable(work, row.product_id, new, now) < new:
        days = catalog.product(work.session, row.product_id).storage_days
        raise bad_input(QT_TRANSLATE_NOOP("app", "该产品最多再存放 {n} 天"), n=days)
    unit_service.set_dates(work, identity, store_until=new)


def _storable(work: Work, product_id: int, wanted: date, now: Terms) -> date:
    """The day that is wanted, or the last one that the product may be stored to after a recheck today (D-09)."""
    days = catalog.product(work.session, product_id).storage_days
    return min(wanted, now.today + timedelta(days=days)) if days else wanted


def fail_recheck(work: Work, number: str, remark: str) -> RecheckView:
    """The goods failed; quality has put them on hold. Only quality calls it.

    Raises:
        Conflict: The record has its result already.
    """
    row = _row(work, number)
    row.state, row.judged_at, row.inspector_id, row.remark = RecheckState.FAILED, work.now, work.actor.person_id, remark
    work.session.flush()
    work.audit("fail_recheck", "recheck", number, goods=list(view(work, number).identities))
    return view(work, number)


def view(work: Work, number: str) -> RecheckView:
    """The record as it stands.

    Raises:
        NotFound: No such record.
    """
    found = shelf_queries.recheck(work.session, number)
    if found is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "物资复验记录"), number)
    return found


def _row(work: Work, number: str) -> Recheck:
    row = work.session.scalar(select(Recheck).where(Recheck.number == number).with_for_update())
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "物资复验记录"), number)
    if row.state is not RecheckState.RAISED:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{number} 已有结论：{state}"), number=number, state=word(row.state)))
    return row


