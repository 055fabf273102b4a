"""Goods that a tracking form keeps on hold: put there when it is made, let go by QA's disposition alone (J-15, section 3.1)."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import select

from app.aftersales import tracking_lots
from app.aftersales import tracking_queries as queries
from app.aftersales import tracking_rules as rules
from app.aftersales.tracking_queries import kept_elsewhere
from app.aftersales.tracking_scope import IN_WORKS
from app.aftersales.tracking_views import Affected, TrackingView, Where
from app.core.entry import clean
from app.core.errors import Conflict, bad_input
from app.core.grouped import grouped
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.storage import holds
from app.storage.events import GoodsHeld, HeldToRework, HoldEnds
from app.units import barring, recall
from app.units import service as unit_service
from db.models.tracking import TrackingForm, TrackingGoods
from db.states import Disposition, Role, TrackingState, UnitState

_TO = {Disposition.REWORK: UnitState.REWORK, Disposition.SCRAP: UnitState.SCRAPPED}
_STORED = (UnitState.IN_STOCK, UnitState.RESERVED, UnitState.RECHECK_DUE, UnitState.LOCKED)
_DRAWN = (UnitState.PICKED, UnitState.BOXED, UnitState.LOADED)
_BARRED_AS_LOTS = (*_STORED, *_DRAWN, UnitState.HOLD)
"""Pieces of a lot in these are kept by `storage.holds`; others were never passed into the store and wait for their inspection."""


def keep(work: Work, form: TrackingForm, goods: Sequence[Affected], why: str) -> int:
    """Notes the goods on the form and puts on hold what is still in the works; returns how many pieces are kept.

    Units go on hold from whatever state they are in, also on their way out: a gate pass under which they would leave is void.
    """
    serials = sorted(one.serial for one in goods if one.serial and one.where is Where.WORKS and one.state is not UnitState.HOLD)
    unit_service.lock(work, serials)
    unit_service.move_units(work, serials, UnitState.HOLD, document=form.number, reason=why)
    for lot_no in dict.fromkeys(one.lot_no for one in goods if not one.serial and _is_free(work, one)):
        holds.hold(work, lot_no, why, form.number)
    kept = 0
    for one in goods:
        held = _kept(one)
        kept += one.quantity * held
        work.session.add(
            TrackingGoods(
                form_id=form.id, product_id=one.product_id, serial=one.serial, lot_no=one.lot_no, quantity=one.quantity,
                state=one.state, location_id=one.location_id, reserved_order=one.reserved_order, dispatch_no=one.dispatch_no,
                customer=one.customer, held=held,
            )
        )  # fmt: skip
    work.session.flush()
    on_hold = dict.fromkeys(one.identity for one in goods if _kept(one))
    work.emit(GoodsHeld(tuple(on_hold), str(say(QT_TRANSLATE_NOOP("app", "货品由 {form} 隔离"), form=form.number))))
    return kept


def _is_free(work: Work, one: Affected) -> bool:
    """Whether pieces of a lot are not on hold yet; drawn ones stay where they are and are barred instead."""
    return one.state in _STORED or (one.state in _DRAWN and not barring.is_barred(work, one.lot_no))


def _kept(one: Affected) -> bool:
    return one.state in (IN_WORKS if one.serial else _BARRED_AS_LOTS)


def release(
    work: Work, number: str, decision: Disposition, why: str, identities: Collection[str] | None = None
) -> TrackingView:
    """Quality decides on goods that a form keeps: back to the state before, to rework, or to scrap (J-15).

    Of a lot just the pieces that this form keeps are moved. Let go by one form, what another keeps as well stays on hold.

    Args:
        work: The action.
        number: The form.
        decision: What becomes of them.
        why: On what grounds, e.g. the result of the recheck.
        identities: Serial and lot numbers; None for everything that waits. A lot is decided on as a whole.

    Raises:
        Refused: J-15, pieces of a lot that another form or report keeps too.
        BadInput: No grounds, or goods the form does not keep.
        Conflict: The form is closed, nothing waits, another report on the goods is open, or pieces of a lot are still drawn.
        NotFound: No such form.
    """
    work.require(Role.INSPECTOR)
    form = queries.row(work, number)
    words = clean(QT_TRANSLATE_NOOP("app", "复查结论"), why, needed=True)
    if form.state is TrackingState.CLOSED:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "跟踪表 {number} 已关闭"), number=number))
    rows = _waiting(work, form, identities)
    for row in rows:
        row.decision, row.decided_at, row.decider_id, row.decided_why = decision, work.now, work.actor.person_id, words
    work.session.flush()
    serials = [row.serial for row in rows if row.serial]
    if decision is Disposition.BACK:  # what another form keeps as well stays on hold by that one
        kept = kept_elsewhere(work.session, form.id, serials)
        serials = [serial for serial in serials if serial not in kept]
    if decision is Disposition.REWORK:
        work.emit(HeldToRework(tuple(serials)))
    moved = _move_units(work, form, serials, decision, words)
    for lot_no, mine in grouped([row for row in rows if not row.serial], lambda row: row.lot_no).items():
        tracking_lots.decide(work, form, tracking_lots.held_lot(work, form, lot_no, mine), decision, words)
    if moved and decision is Disposition.BACK:
        work.emit(HoldEnds(tuple(moved)))
    pieces = sum(row.quantity for row in rows)
    work.audit("decide_tracked_goods", "tracking_form", number, decision=decision, pieces=pieces, words=words)
    return queries.view(work, number)


def _waiting(work: Work, form: TrackingForm, identities: Collection[str] | None) -> list[TrackingGoods]:
    rows = list(work.session.scalars(queries.waiting(form.id)))
    if identities is not None:
        wanted = set(identities)
        unknown = wanted - {row.serial or row.lot_no for row in rows}
        if unknown:
            raise bad_input(QT_TRANSLATE_NOOP("app", "{goods} 不在这张跟踪表的隔离品里"), goods=min(unknown))
        rows = [row for row in rows if (row.serial or row.lot_no) in wanted]
    if not rows:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{number} 没有待处置的隔离品"), number=form.number))
    return rows


def _move_units(work: Work, form: TrackingForm, serials: list[str], decision: Disposition, why: str) -> list[str]:
    """Moves units on from hold; what was lost or decided on elsewhere since is not there to be moved."""
    unit_service.lock(work, serials)
    states = recall.states_of(work.session, serials)
    held = [serial for serial in sorted(serials) if states.get(serial) is UnitState.HOLD]
    to = _TO.get(decision)
    if to is not None:
        unit_service.move_units(work, held, to, document=form.number, reason=why)
    else:
        unit_service.release_units(work, held, document=form.number, reason=why)
    return held


def on_hold_ends(work: Work, event: HoldEnds) -> None:
    """Handler: what an open form keeps on hold is let go by a disposition on that form and by nothing else (J-15).

    Raises:
        Refused: J-15.
    """
    found = work.session.execute(
        select(TrackingGoods.serial, TrackingGoods.lot_no, TrackingForm.number)
        .join(TrackingForm, TrackingForm.id == TrackingGoods.form_id)
        .where(queries.kept_of(event.identities), TrackingForm.state != TrackingState.CLOSED).order_by(TrackingForm.id).limit(1)
    ).first()  # fmt: skip
    if found is not None:
        rules.hold_ends_by_disposition(found.serial or found.lot_no, found.number)
