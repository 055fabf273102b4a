"""The gate's commands on vehicles in the works: a pass follows a corrected plate while nobody signed it; empty ones leave."""

from __future__ import annotations

from sqlalchemy import select

from app.core.work import Work
from app.dispatch import queries as dispatch
from app.gate import inside, service
from app.gate.moves import active_row
from app.loading import queries as loading
from app.printing.service import void_papers
from app.yard import plates
from app.yard import queries as yard
from app.yard import service as yard_service
from app.yard.views import EntryView
from db.models.gate import GatePass, GateSignature
from db.states import PassState, Role, TripState

_LOADED = (TripState.LOADING, TripState.CLOSED, TripState.CLEARED)


def follow_plates(work: Work, trip_no: str, reason: str) -> None:
    """The effect of a corrected plate (H-01, H-05): an unsigned pass takes the plates over; one that somebody signed is void.

    A paper that is on its way to be signed bears the plates from before: it is void, and what was signed on it is not registered.
    """
    row = active_row(work, trip_no)
    load = loading.load(work.session, trip_no)
    if row is None or load is None or (row.plate, row.trailer) == (load.plate, load.trailer):
        return
    if row.state is not PassState.DRAFT and _is_signed(work, row):
        service.void(work, trip_no, f"车牌更正：{reason}")
        return
    row.plate, row.trailer = load.plate, load.trailer
    if row.state is not PassState.DRAFT:
        row.load_hash, row.made_at = load.load_hash, work.now
    work.session.flush()
    void_papers(work, row.number, f"车牌更正：{reason}")
    work.audit("follow_plates", "gate_pass", row.number, plate=row.plate, trailer=row.trailer, reason=reason)


def leave_empty(work: Work, plate: str) -> EntryView:
    """Lets a vehicle out that brings no goods out; see `yard.service.leave`.

    One that came in as a visitor and is loaded all the same is found by its plate.

    Raises:
        Refused: H-02, its trip is being loaded, or a pass was made for it.
        NotFound: No such vehicle is inside.
    """
    work.require(Role.GUARD)
    view = yard.inside_by_plate(work.session, plate)
    return yard_service.leave(work, plate, _carries(work, view) if view is not None and not view.linked else "")


def _carries(work: Work, view: EntryView) -> str:
    """The pass that was made for a vehicle that is no trip's, or the trip that is being loaded onto it."""
    made = inside.pass_of(work.session, view)
    if made is not None:
        return made.number
    return next((trip.number for trip in dispatch.trips(work.session, _LOADED) if plates.same(trip.plate, view.plate)), "")


def _is_signed(work: Work, row: GatePass) -> bool:
    return work.session.scalar(select(GateSignature.id).where(GateSignature.pass_id == row.id).limit(1)) is not None
