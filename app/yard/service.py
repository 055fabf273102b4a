"""Commands of the yard: a vehicle entered at the gate, its plates put right, out again without goods."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import select

from app.core.clock import site_time
from app.core.errors import Conflict, Refused, bad_input, fact, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.dispatch import queries as dispatch_queries
from app.dispatch import service as dispatch
from app.dispatch.views import TripDraft, TripView
from app.settings.service import setting
from app.yard import plates, queries, rules
from app.yard.events import PlatesCorrected, ReturnArrives
from app.yard.views import Arrival, EntryView
from db.models.yard import PlateCorrection, YardEntry
from db.states import Role, TripState, YardPurpose

BEFORE_LOADING = (TripState.PLANNED, TripState.ARRIVED, TripState.CHECKED)
CORRECTORS = (Role.GUARD, Role.STOREKEEPER, Role.LOGISTICS_HEAD)


def enter(work: Work, arrival: Arrival) -> EntryView:
    """Enters a vehicle at the gate; a booked one becomes the vehicle of its trip, which has arrived with it (H-05, G-02).

    A plate other than the booked one is entered too, for the vehicle stands in the works; it waits for the logistics head.

    Raises:
        Refused: J-33, returned goods without the number of a return that holds.
        BadInput: A plate of no known form that was not confirmed, a trailer without 挂, or no trip.
        Conflict: The vehicle or trailer is inside already, or the trip has its vehicle.
    """
    work.require(Role.GUARD)
    plate, trailer, odd = _checked_plates(arrival.plate, arrival.trailer, arrival.confirmed)
    _must_be_outside(work, plate, trailer)
    return_no = plates.plain(arrival.return_no)
    if arrival.purpose is YardPurpose.RETURN:
        rules.must_name_return(return_no)
        work.emit(ReturnArrives(return_no, plate))
    trip = _expected(work, arrival.trip_no) if arrival.purpose is YardPurpose.TRIP else None
    row = YardEntry(
        plate=plate, trailer=trailer, odd=odd, purpose=arrival.purpose, trip_no=trip.number if trip else "",
        return_no=return_no if arrival.purpose is YardPurpose.RETURN else "",
        driver=arrival.driver.strip() or (trip.driver if trip else ""), phone=arrival.phone.strip() or (trip.phone if trip else ""),
        gate=arrival.gate.strip() or (trip.gate if trip else ""), station=work.station, entered_at=work.now,
        guard_id=work.actor.person_id, guard=work.actor.name,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    if trip is not None:
        _link_if_booked(work, row, trip)
    work.audit(
        "enter_vehicle", "yard_entry", row.id, plate=plate, trailer=trailer, purpose=row.purpose, trip=row.trip_no,
        returned=row.return_no, linked=row.linked_at is not None,
    )  # fmt: skip
    return _seen(work, row.id)


def correct(work: Work, entry_id: int, plate: str, trailer: str, reason: str, *, confirmed: bool = False) -> EntryView:
    """Puts plates right that were entered wrong; what hangs on them follows (`PlatesCorrected`).

    A tractor that turns out not to be the booked one is the trip's no longer until the logistics head approves; while it is being
    loaded, only he can put it right. A vehicle that waited and turns out to be the booked one is the trip's from now on.

    Raises:
        Refused: G-02, another tractor on a trip that is being loaded, by somebody other than the logistics head.
        BadInput: No reason, nothing changed, or a plate of no known form.
        Conflict: The vehicle has left, or the plate is inside already.
    """
    work.require(*CORRECTORS)
    if not reason.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "请写明原因"))
    row = _row(work, entry_id)
    if row.left_at is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{plate} 已经出厂，不能更正"), plate=row.plate))
    new, new_trailer, odd = _checked_plates(plate, trailer, confirmed)
    if (new, new_trailer) == (row.plate, row.trailer):
        raise bad_input(QT_TRANSLATE_NOOP("app", "和登记的一样，没有要更正的"))
    _must_be_outside(work, new, new_trailer, row.id)
    work.session.add(
        PlateCorrection(
            entry_id=row.id, at=work.now, person_id=work.actor.person_id, name=work.actor.name, old_plate=row.plate,
            old_trailer=row.trailer, plate=new, trailer=new_trailer, reason=reason.strip(),
        )
    )  # fmt: skip
    work.audit(
        "correct_plates", "yard_entry", row.id, old=row.plate, plate=new, old_trailer=row.trailer, trailer=new_trailer,
        reason=reason.strip(),
    )  # fmt: skip
    row.plate, row.trailer, row.odd = new, new_trailer, odd
    work.session.flush()
    _follow_correction(work, row, reason.strip())
    return _seen(work, row.id)


def approve_substitute(work: Work, entry_id: int, reason: str, inspection_until: date | None = None) -> EntryView:
    """The logistics head takes the vehicle that waits for the one its trip was booked on (G-02); the trip has arrived with it.

    Args:
        work: His action.
        entry_id: The stay that waits.
        reason: Why another vehicle came.
        inspection_until: Of a one-off vehicle: until when its inspection is valid, as shown (G-16).

    Raises:
        Refused: G-02 without a reason, G-16.
        Conflict: It waits for nothing, or the trip has its vehicle.
    """
    work.require(Role.LOGISTICS_HEAD)
    row = _row(work, entry_id)
    if not _seen(work, row.id).waiting:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{plate} 不等批准换车"), plate=row.plate))
    trip = _expected(work, row.trip_no)
    draft = TripDraft(
        row.plate, row.driver or trip.driver, row.phone or trip.phone, trip.planned_at, trip.carrier_id,
        tuple(person_id for person_id, _ in trip.crew), trip.supervisor_id, trip.container_no, trip.booked_seal_no, inspection_until,
        trip.dock, trip.gate, trip.route_note, vehicle_kind=trip.vehicle_kind, until_at=trip.until_at, booking_no=trip.booking_no,
        leaves_at=trip.leaves_at, arrives_at=trip.arrives_at, strict=trip.strict, trailer=row.trailer if trip.trailer else "",
    )  # fmt: skip
    dispatch.change_trip(work, trip.number, draft, reason)
    return _seen(work, entry_id)


def leave(work: Work, plate: str, pass_no: str = "") -> EntryView:
    """Lets a vehicle out that brings no goods out: empties delivered, visitors, one that was sent away.

    Args:
        work: The guard's action.
        plate: The vehicle, in any spelling.
        pass_no: A pass that was made for it and neither used nor ended, as the gate knows it; blank without one.

    Raises:
        Refused: H-02, goods are on it or may be; they leave with a pass.
        NotFound: No such vehicle is inside.
    """
    work.require(Role.GUARD)
    view = queries.inside_by_plate(work.session, plate)
    if view is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "在厂车辆"), plates.veiled(plate))
    row = _row(work, view.entry_id)
    trip = dispatch_queries.trip(work.session, row.trip_no) if row.linked_at is not None else None
    rules.must_carry_nothing(row.plate, row.trip_no, trip.state if trip else None, pass_no)
    if trip is not None and trip.state in BEFORE_LOADING:
        dispatch.note_gone(work, trip.number, "left empty")
    _out(work, row, work.now, work.actor.name, "")
    return _seen(work, row.id)


def require_vehicle(work: Work, trip_no: str, trailer_seen: str = "") -> EntryView | None:
    """The vehicle of a trip as it came in, for the check before loading; None where nobody entered it and nobody has to.

    Raises:
        Refused: G-02, it was not entered and has to be (setting `yard.gate_in_required`), or another trailer stands at the dock.
    """
    found = queries.vehicle_of(work.session, trip_no)
    rules.must_have_entered(trip_no, found is not None, bool(setting(work.session, "yard.gate_in_required", work.now)))
    if found is not None:
        rules.trailer_must_agree(found.trailer, trailer_seen)
    return found


def release(work: Work, trip_no: str, plate: str, pass_no: str, at: datetime) -> None:
    """The effect of a release at the gate: the vehicle that left on a pass is out; nothing where it was not entered.

    Args:
        work: The guard's action, or the upload of what an offline gate did.
        trip_no: The trip that left, or blank for goods without one.
        plate: Plate on the pass, or blank for goods on foot.
        pass_no: The pass.
        at: When it left.
    """
    view = queries.vehicle_of(work.session, trip_no) if trip_no else None
    if view is None and plate:
        view = queries.inside_by_plate(work.session, plate)
    if view is not None:
        _out(work, _row(work, view.entry_id), at, work.actor.name, pass_no)


def follow_trip(work: Work, trip_no: str) -> None:
    """The effect of a changed trip: the vehicle that waits for it and is booked now becomes its own; another is so no longer."""
    trip = _trip(work, trip_no)
    rows = work.session.scalars(
        select(YardEntry).where(YardEntry.trip_no == trip_no, YardEntry.left_at.is_(None)).order_by(YardEntry.id).with_for_update()
    )
    for row in list(rows):
        row.linked_at = None
        work.session.flush()
        if trip.state in BEFORE_LOADING:
            _link_if_booked(work, row, trip)


def _link_if_booked(work: Work, row: YardEntry, trip: TripView) -> None:
    try:
        rules.must_be_booked(trip.number, trip.plate, row.plate)
    except Refused:
        return
    row.linked_at = work.now
    work.session.flush()
    if trip.state is TripState.PLANNED:
        dispatch.note_arrival(work, trip.number, row.entered_at)
    work.audit("link_vehicle", "trip", trip.number, entry=row.id, plate=row.plate)


def _follow_correction(work: Work, row: YardEntry, reason: str) -> None:
    if not row.trip_no:
        return
    trip = _trip(work, row.trip_no)
    if row.linked_at is None:
        if trip.state in BEFORE_LOADING and queries.vehicle_of(work.session, trip.number) is None:
            _link_if_booked(work, row, trip)
        return
    if not plates.same(row.plate, trip.plate):
        if trip.state in BEFORE_LOADING:
            row.linked_at = None
            work.session.flush()
            dispatch.note_gone(work, trip.number, reason)
        else:
            dispatch.correct_plate(work, trip.number, row.plate, reason)
    work.emit(PlatesCorrected(trip.number, reason))


def _checked_plates(plate: str, trailer: str, confirmed: bool) -> tuple[str, str, bool]:
    """Both plates in their one spelling, and whether one of them has another form than a Chinese plate."""
    pair = (plates.spelled(plate), plates.spelled(trailer))
    if not pair[0]:
        raise bad_input(QT_TRANSLATE_NOOP("app", "请键入车牌"))
    if plates.is_trailer(pair[0]):
        raise bad_input(QT_TRANSLATE_NOOP("app", "这是挂车号牌，请键到「挂车」一行"), fact(rules.PLATE, pair[0]))
    odd = not plates.is_chinese(pair[0]) or bool(pair[1] and not plates.is_trailer(pair[1]))
    if odd and not confirmed:
        wrong = pair[0] if not plates.is_chinese(pair[0]) else pair[1]
        raise bad_input(QT_TRANSLATE_NOOP("app", "{plate} 不是通常的号牌，请再看一遍；确实如此再确认一次"), plate=wrong)
    for one in pair:
        if one and not plates.is_plausible(one):
            raise bad_input(QT_TRANSLATE_NOOP("app", "{plate} 不能作为车牌：要 4 至 15 位，含数字"), plate=one)
    return *pair, odd


def _must_be_outside(work: Work, plate: str, trailer: str, except_for: int = 0) -> None:
    wanted = select(YardEntry).where(YardEntry.left_at.is_(None), YardEntry.id != except_for)
    there = work.session.scalar(wanted.where(YardEntry.plate == plate))
    what = plate
    if there is None and trailer:
        there, what = work.session.scalar(wanted.where(YardEntry.trailer == trailer)), trailer
    if there is not None:
        since = f"{site_time(there.entered_at):%m-%d %H:%M}"
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "{plate} 已在厂：{since} 入厂，还没有出厂记录"), plate=what, since=since),
            (fact(QT_TRANSLATE_NOOP("app", "入厂"), since), fact(QT_TRANSLATE_NOOP("app", "门卫"), there.guard)),
            Role.LOGISTICS_HEAD,
        )


def _expected(work: Work, trip_no: str) -> TripView:
    if not trip_no:
        raise bad_input(QT_TRANSLATE_NOOP("app", "请选车次"))
    trip = _trip(work, trip_no)
    if trip.state not in BEFORE_LOADING:
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "车次 {trip} 现在是「{state}」，不等车"), trip=trip_no, state=word(trip.state)),
            (fact(QT_TRANSLATE_NOOP("app", "状态"), word(trip.state)),),
            Role.LOGISTICS_HEAD,
        )
    if queries.vehicle_of(work.session, trip_no) is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "车次 {trip} 的车已经在厂"), trip=trip_no), (), Role.LOGISTICS_HEAD)
    return trip


def _out(work: Work, row: YardEntry, at: datetime, by: str, pass_no: str) -> None:
    row.left_at, row.left_by, row.left_with = at, by, pass_no
    work.session.flush()
    work.audit("leave_yard", "yard_entry", row.id, plate=row.plate, gate_pass=pass_no)


def _row(work: Work, entry_id: int) -> YardEntry:
    row = work.session.scalar(select(YardEntry).where(YardEntry.id == entry_id).with_for_update())
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "入厂记录"), entry_id)
    return row


def _trip(work: Work, number: str) -> TripView:
    work.session.flush()
    trip = dispatch_queries.trip(work.session, number)
    if trip is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "车次"), number)
    return trip


def _seen(work: Work, entry_id: int) -> EntryView:
    view = queries.entry(work.session, entry_id)
    assert view is not None
    return view
