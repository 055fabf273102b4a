"""Short load with approval (G-08): boxes that do not go are split off, so that what is on the vehicle is the whole of its 发货单."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select

from app.boxing import service as boxes
from app.boxing import splitting
from app.core.errors import Conflict, bad_input, fact, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Actor, Work
from app.dispatch import service as dispatch
from app.dispatch.events import DispatchChanged, PickCompleted
from app.loading import handover_rules, rules
from app.loading.rows import must_hold, not_now, seen, trip_of, withdraw_confirmations
from app.loading.views import LoadBoxView, LoadView
from db.models.loading import Handover, LoadScan, LoadShort
from db.states import BoxState, Role, TripState, UnitState

APPROVERS = (Role.LOGISTICS_HEAD, Role.SALES)
_OPEN = (TripState.PLANNED, TripState.ARRIVED, TripState.CHECKED, TripState.LOADING)


def leave_behind(
    work: Work, trip_no: str, ssccs: Collection[str], reason: str, second: Actor, *, papers_again: bool = False, signed_anew: str = ""
) -> LoadView:
    """Boxes of a trip stay here: no room, damaged, the vehicle is too small. Logistics head and sales approve, two people.

    Of a 发货单 that goes in part the rest becomes a new one, ready without a trip; both are numbered and labelled anew (C-11, C-15),
    which takes boxes that were on the vehicle off it until their new label is scanned. A 发货单 of which nothing goes is put off.

    Args:
        work: The action of one of the two.
        trip_no: The trip.
        ssccs: The boxes that stay.
        reason: Why.
        second: The other one, signed in by badge and PIN.
        papers_again: Another set of papers goes with the part that would have none (F-16).
        signed_anew: Number of the new signature where carrier or customer had signed for all boxes (F-08, F-09).

    Raises:
        Refused: G-08 not approved by both, F-09 not signed anew, F-16 a part without papers.
        Conflict: The load is closed, or nothing would be left on the trip.
        NotFound: A box is not on the trip.
        BadInput: No box or no reason.
    """
    work.require(*APPROVERS)
    must_hold(second, *APPROVERS)
    if not ssccs or not reason.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "请选留下的箱，并写明原因"))
    dispatch.hold_trip(work, trip_no)
    trip = trip_of(work, trip_no)
    if trip.state not in _OPEN:
        raise not_now(trip)
    stay = _staying(work, trip_no, ssccs)
    rules.must_be_approved_short(trip_no, len(ssccs), {who.name: who.roles for who in (work.actor, second)})
    for number, leaving in stay.items():
        there = [box for box in seen(work, trip_no).expected if box.dispatch_no == number]
        _take_off(work, trip_no, there, reason.strip())
        if len(leaving) == len(there):
            new = _put_off(work, number, reason.strip())
        else:
            _sign_anew(work, number, len(there) - len(leaving), signed_anew)
            new = splitting.split(work, number, [box.sscc for box in leaving], reason.strip(), papers_again=papers_again)
            work.emit(DispatchChanged(number, "lines"))
            work.emit(PickCompleted(number, trip_no))
        work.session.add(
            LoadShort(
                trip_no=trip_no, dispatch_no=number, new_no=new, boxes=len(leaving), reason=reason.strip(), at=work.now,
                person_id=work.actor.person_id or 0, second_id=second.person_id or 0,
            )
        )  # fmt: skip
        work.session.flush()
        work.audit(
            "leave_behind", "trip", trip_no, dispatch=number, new=new, boxes=[box.sscc for box in leaving], reason=reason.strip(),
            approved=[work.actor.name, second.name],
        )  # fmt: skip
    withdraw_confirmations(work, trip_no)
    return seen(work, trip_no)


def _staying(work: Work, trip_no: str, ssccs: Collection[str]) -> dict[str, list[LoadBoxView]]:
    """The boxes that stay, by 发货单."""
    expected = {box.sscc: box for box in seen(work, trip_no).expected}
    unknown = next((sscc for sscc in ssccs if sscc not in expected), "")
    if unknown:
        raise not_found(QT_TRANSLATE_NOOP("app", "车上的箱"), f"…{unknown[-5:]}")
    if len(set(ssccs)) == len(expected):
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "车次 {trip} 一箱也不走：请把发货单改期，或取消车次"), trip=trip_no),
            (fact(QT_TRANSLATE_NOOP("app", "少装箱数"), len(set(ssccs))),),
        )
    found: dict[str, list[LoadBoxView]] = {}
    for box in expected.values():
        if box.sscc in ssccs:
            found.setdefault(box.dispatch_no, []).append(box)
    return found


def _take_off(work: Work, trip_no: str, there: Collection[LoadBoxView], reason: str) -> None:
    """Boxes on the vehicle come off the record: the one that stays, and those that get another label."""
    on = [box.sscc for box in there if box.position]
    for row in work.session.scalars(
        select(LoadScan).where(LoadScan.trip_no == trip_no, LoadScan.sscc.in_(on), LoadScan.removed_at.is_(None))
    ):
        row.removed_at, row.removed_why = work.now, reason
    work.session.flush()
    for sscc in on:
        boxes.mark_boxes(work, [sscc], BoxState.SEALED)
        boxes.move_contents(work, sscc, UnitState.LOADED, UnitState.BOXED)


def _put_off(work: Work, number: str, reason: str) -> str:
    """The whole 发货单 goes another time."""
    dispatch.postpone(work, number, reason)
    return number


def _sign_anew(work: Work, number: str, going: int, proof: str) -> None:
    row = work.session.scalar(select(Handover).where(Handover.dispatch_no == number, Handover.withdrawn_at.is_(None)).with_for_update())
    if row is None:
        return
    handover_rules.must_be_signed_anew(number, row.boxes, going, proof)
    old, row.boxes, row.proof, row.at = row.boxes, going, proof.strip() or row.proof, work.now
    row.person_id = work.actor.person_id
    work.session.flush()
    work.audit("sign_handover", "dispatch_order", number, signer=row.signer, boxes=going, old=old)
