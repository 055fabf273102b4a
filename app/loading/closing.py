"""Commands at the end of a load: confirmed by two people, closed, opened again (G-04, G-07, G-08)."""

from __future__ import annotations

import hashlib

from sqlalchemy import delete, select

from app.core.compared import plain
from app.core.errors import Conflict, bad_input
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Actor, Work
from app.dispatch import service as dispatch
from app.loading import handover_rules, photos, queries, rules
from app.loading.events import LoadChanged, LoadClosed
from app.loading.rows import confirmers, deputies, must_be_loading, must_hold, not_now, order_of, seen, trip_of, withdraw_confirmations
from app.loading.views import DONE, LoadView, Measures
from app.orders import service as orders
from app.orders.views import Stage
from app.printing import service as printing
from app.settings.service import setting
from db.models.loading import Load, LoadConfirmation, LoadMeasure, LoadSeal
from db.states import DispatchState, Role, TripState

ALL_DONE = Measures()


def confirm_load(work: Work, trip_no: str) -> LoadView:
    """Sales or storekeeper confirms name, spec, quantity and mark of what is on (G-04); one person, one role.

    Where a setting lets it be delegated, the team leader confirms in place of sales by the letter the load was begun with (X-05).

    Raises:
        Refused: G-08, boxes are missing: what is not on yet cannot have been looked at.
        Conflict: The load is not open, the role has confirmed, or the same person for both.
    """
    work.require(*confirmers(work), *deputies(work, trip_no))
    must_be_loading(work, trip_no)
    view = seen(work, trip_no)
    rules.must_be_reconciled(trip_no, len(view.boxes), len(view.expected))
    _confirm(work, trip_no, work.actor)
    return seen(work, trip_no)


def close(
    work: Work, trip_no: str, second: Actor, seal_no: str = "", *, secured: bool = True, exceptions: str = "",
    measures: Measures = ALL_DONE,
) -> LoadView:
    """Both confirm and the load closes, in one action: nobody is left with half a close (G-04, G-08).

    Doing the same again after it went through changes nothing.

    Args:
        work: The action of one of the two.
        trip_no: The trip.
        second: The other one, signed in by badge and PIN.
        seal_no: The seal that was put on.
        secured: Lined up and secured (G-07).
        exceptions: What was unusual, for the record.
        measures: Protection on the way (E-07).

    Raises:
        Refused: As `close_load`; G-04 where both are one person.
        Conflict: The load is not open.
        NotPermitted: One of the two confirms no loads.
    """
    wanted = (*confirmers(work), *deputies(work, trip_no))
    work.require(*wanted)
    if _is_closed_so(work, trip_no, second, seal_no):
        return seen(work, trip_no)
    must_be_loading(work, trip_no)
    must_hold(second, *wanted)
    for actor in (work.actor, second):
        if not _has_confirmed(work, trip_no, actor):
            _confirm(work, trip_no, actor)
    return close_load(work, trip_no, seal_no, secured=secured, exceptions=exceptions, measures=measures)


def close_load(
    work: Work, trip_no: str, seal_no: str = "", *, secured: bool = True, exceptions: str = "", measures: Measures = ALL_DONE
) -> LoadView:
    """Closes the load: every box is on, sales and storekeeper confirmed, a container is sealed (G-04, G-08).

    Raises:
        Refused: G-08 boxes missing, container not sealed or seal used before, G-04 a confirmation is missing, G-07 not lined up and
            secured, E-07 a measure is missing.
        Conflict: The load is not open.
    """
    work.require(*confirmers(work), *deputies(work, trip_no))
    row = must_be_loading(work, trip_no)
    view = seen(work, trip_no)
    rules.must_be_reconciled(trip_no, len(view.boxes), len(view.expected))
    for number in view.dispatch_nos:
        order = order_of(work, number)
        count = len([box for box in view.expected if box.dispatch_no == number and box.position])
        signed = queries.handed_over(work.session, number)
        handover_rules.must_be_counted(order.mode, number, signed if signed is not None else count, count)
    rules.must_be_sealed(trip_no, view.container_no, seal_no)
    asked = bool(setting(work.session, "loading.seal_photo_required", work.now))
    rules.seal_must_be_photographed(trip_no, view.container_no, photos.counts(work.session, trip_no)["seal"], asked)
    rules.must_be_confirmed(trip_no, confirmers(work), {role for role, _ in view.confirmed_by})
    rules.must_be_secured(trip_no, secured)
    rules.must_be_protected(trip_no, measures.missing)
    rules.must_be_a_new_seal(seal_no.strip(), queries.seal_used_on(work.session, plain(seal_no), trip_no))
    _keep(work, trip_no, plain(seal_no), measures)
    row.seal_no, row.secured, row.exceptions = plain(seal_no), True, exceptions.strip()
    row.closed_at, row.load_hash = work.now, load_hash(view, seal_no)
    work.session.flush()
    dispatch.note_seal(work, trip_no, row.seal_no)
    dispatch.mark_trip(work, trip_no, TripState.CLOSED)
    for number in view.dispatch_nos:
        dispatch.mark(work, number, DispatchState.LOADED, trip=trip_no)
        order = order_of(work, number)
        if not order.special:
            orders.note_stage(work, order.order_no, Stage.LOADED)
    work.audit("close_load", "trip", trip_no, boxes=len(view.boxes), hash=row.load_hash, seal=row.seal_no)
    printing.print_paper(work, "loading_record", trip_no, reason=_again(work, trip_no))
    work.emit(LoadClosed(trip_no))
    return seen(work, trip_no)


def reopen_load(work: Work, trip_no: str, reason: str) -> LoadView:
    """Opens a closed load again; confirmations, loading record and gate pass no longer hold (H-01).

    Raises:
        Conflict: The load is not closed, or the vehicle is out.
        BadInput: No reason.
    """
    work.require(*confirmers(work), Role.LOGISTICS_HEAD)
    if not reason.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "请写明原因"))
    trip = trip_of(work, trip_no)
    row = work.session.scalar(select(Load).where(Load.trip_no == trip_no))
    if row is None or trip.state not in (TripState.CLOSED, TripState.CLEARED):
        raise not_now(trip)
    dispatch.mark_trip(work, trip_no, TripState.LOADING, reason=reason.strip())
    for number in trip.dispatch_nos:
        dispatch.mark(work, number, DispatchState.LOADING, reason=reason.strip())
    row.closed_at, row.load_hash, row.secured, row.seal_no = None, "", False, ""
    work.session.flush()
    dispatch.note_seal(work, trip_no, "")
    withdraw_confirmations(work, trip_no)
    printing.void_papers(work, trip_no, reason.strip())
    work.audit("reopen_load", "trip", trip_no, reason=reason.strip())
    work.emit(LoadChanged(trip_no, reason.strip()))
    return seen(work, trip_no)


def follow_plates(work: Work, trip_no: str, reason: str) -> None:
    """The effect of a corrected plate: a closed load is named anew, and its record printed again with the right vehicle."""
    row = work.session.scalar(select(Load).where(Load.trip_no == trip_no).with_for_update())
    if row is None or row.closed_at is None:
        return
    named = load_hash(seen(work, trip_no), row.seal_no)
    if named == row.load_hash:
        return
    row.load_hash = named
    work.session.flush()
    printing.void_papers(work, trip_no, reason)
    printing.print_paper(work, "loading_record", trip_no, reason=reason)
    work.audit("follow_plates", "trip", trip_no, hash=named, reason=reason)


def load_hash(view: LoadView, seal_no: str) -> str:
    """SHA-256 over plate or bearer, container, seal, 发货单 and boxes of a load: another load, another hash (H-01)."""
    bearer = [view.bearer, view.bearer_card] if view.on_foot else []
    vehicle = [plain(view.plate), plain(view.container_no), plain(seal_no), *bearer]
    parts = [*vehicle, *sorted(view.dispatch_nos), *sorted(view.boxes)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _keep(work: Work, trip_no: str, seal_no: str, measures: Measures) -> None:
    """The seal stays on record for good; what was done against rain, moisture and shock is that of the newest close."""
    known = select(LoadSeal.id).where(LoadSeal.trip_no == trip_no, LoadSeal.seal_no == seal_no)
    if seal_no and work.session.scalar(known) is None:
        work.session.add(LoadSeal(trip_no=trip_no, seal_no=seal_no, at=work.now, person_id=work.actor.person_id))
    work.session.execute(delete(LoadMeasure).where(LoadMeasure.trip_no == trip_no))
    for name, answer in measures.answers:
        taken = answer == DONE
        work.session.add(
            LoadMeasure(
                trip_no=trip_no, measure=name, taken=taken, reason="" if taken else answer.strip(), at=work.now,
                person_id=work.actor.person_id,
            )
        )  # fmt: skip
    work.session.flush()


def _confirmations(work: Work, trip_no: str) -> list[LoadConfirmation]:
    return list(
        work.session.scalars(select(LoadConfirmation).where(LoadConfirmation.trip_no == trip_no, LoadConfirmation.removed_at.is_(None)))
    )


def _has_confirmed(work: Work, trip_no: str, actor: Actor) -> bool:
    return any(row.person_id == actor.person_id for row in _confirmations(work, trip_no))


def _confirm(work: Work, trip_no: str, actor: Actor) -> None:
    rows = _confirmations(work, trip_no)
    taken = {row.role for row in rows}
    second, keeper = confirmers(work)
    role, letter = next((r for r in (second, keeper) if r not in taken and actor.has(r)), None), ""
    if role is None and second not in taken and actor.has(*deputies(work, trip_no)):
        role, letter = second, must_be_loading(work, trip_no).delegated_in
    if role is None or any(row.person_id == actor.person_id for row in rows):
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "两个确认要由两个人分别做，{name} 不能再确认"), name=actor.name))
    work.session.add(LoadConfirmation(trip_no=trip_no, role=role, person_id=actor.person_id or 0, at=work.now, delegated_in=letter))
    work.session.flush()
    work.audit("confirm_load", "trip", trip_no, role=role, person=actor.name, **({"delegated": letter} if letter else {}))


def _is_closed_so(work: Work, trip_no: str, second: Actor, seal_no: str) -> bool:
    """Whether these two closed it under this seal already: the same command came twice."""
    row = work.session.scalar(select(Load).where(Load.trip_no == trip_no))
    if row is None or row.closed_at is None or row.seal_no != plain(seal_no):
        return False
    return all(_has_confirmed(work, trip_no, actor) for actor in (work.actor, second))


def _again(work: Work, trip_no: str) -> str:
    """Why the loading record is printed, where it was printed before the load was opened again."""
    was = work.session.scalar(
        select(LoadConfirmation.id).where(LoadConfirmation.trip_no == trip_no, LoadConfirmation.removed_at.is_not(None)).limit(1)
    )
    return str(say(QT_TRANSLATE_NOOP("app", "重新装车核对"))) if was is not None else ""
