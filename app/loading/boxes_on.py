"""Boxes onto a vehicle and off again (G-04, E-11), by the load plan where there is one (G-06).

A dock scans a box every few seconds: nothing of the trip is read twice, and 120 boxes take no more statements than 12.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import bindparam, select

from app.boxing import queries as boxing
from app.boxing import service as boxes
from app.boxing.queries import FilledBox
from app.core.errors import Conflict, bad_input, fact, not_found
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.core.work import Work
from app.dispatch.load_facts import LoadFacts, load_facts
from app.dispatch.load_facts import trip_of as trip_with
from app.loading import plan_order, plan_queries, plan_rules, plan_store, rules
from app.loading.plan_order import Turn
from app.loading.plan_views import LoadPlanView, PlanBoxView
from app.loading.rows import executors, not_now, trip_of, withdraw_confirmations
from db.models.loading import Load, LoadScan
from db.states import BoxState, Role, TripState, UnitState

CREW = (Role.SHIPPER, Role.TEAM_LEADER, Role.STOREKEEPER)

_LOAD = select(Load).where(Load.trip_no == bindparam("trip_no")).with_for_update()
_SCANS = select(LoadScan.sscc, LoadScan.position, LoadScan.removed_at).where(LoadScan.trip_no == bindparam("trip_no"))
_ON = select(LoadScan).where(
    LoadScan.trip_no == bindparam("trip_no"), LoadScan.sscc == bindparam("sscc"), LoadScan.removed_at.is_(None)
)
_LAST = (
    select(LoadScan.sscc).where(LoadScan.trip_no == bindparam("trip_no"), LoadScan.removed_at.is_(None))
    .order_by(LoadScan.position.desc()).limit(1)
)  # fmt: skip
"""Statements of every scan, built once."""


@dataclass(frozen=True)
class Answer:
    """What a scanned box was answered.

    Attributes:
        box: The box.
        listed: Every box that is to go onto the trip, by SSCC.
        on: Turn in which each box went on, by SSCC; with this one where it counts.
        plan: The load plan as it stands now, or None.
        place: Where the box goes by the plan.
        instead_of: The equal box whose place it took, and which took its place.
        held: Why it does not count yet: out of order, to be scanned once more by who means it.
    """

    box: FilledBox
    listed: Mapping[str, FilledBox]
    on: Mapping[str, int]
    plan: LoadPlanView | None = None
    place: PlanBoxView | None = None
    instead_of: PlanBoxView | None = None
    held: Text | None = None

    @property
    def left(self) -> int:
        """How many boxes are still to go on."""
        return sum(sscc not in self.on for sscc in self.listed)


def put_on(work: Work, trip_no: str, sscc: str, intact: bool = True, *, insist: bool = False) -> Answer:
    """Scans one box on.

    Args:
        work: The action.
        trip_no: The trip.
        sscc: The box.
        intact: It was looked at and is whole (E-11).
        insist: On a trip that is not strict: it goes on although another should go first.

    Raises:
        Refused: G-04 not on the list, twice, not sealed; E-11 damaged; G-06 not its turn on a strict trip, or no plan.
        Conflict: The load is not open.
        NotFound: No such trip or box.
    """
    work.require(*executors(work))
    facts = _open_load(work, trip_no)
    listed = boxing.filled(work.session, facts.dispatch_nos)
    box = listed.get(sscc) or boxing.filled_box(work.session, sscc)
    if box is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "箱"), f"…{sscc[-5:]}")
    scans = work.session.execute(_SCANS, {"trip_no": trip_no}).all()
    on = {row.sscc: row.position for row in scans if row.removed_at is None}
    words = f"{box.dispatch_no} 第 {box.box_no} 箱"
    is_listed = sscc in listed
    owner = "" if is_listed else trip_with(work.session, box.dispatch_no) or box.dispatch_no  # where to carry it to
    rules.must_be_on_load_list(words, trip_no, owner, is_listed)
    rules.must_not_be_loaded_yet(words, trip_no, on.get(sscc, 0))
    rules.must_be_intact(words, intact)
    rules.must_be_sealed_box(words, box.state)
    plan = plan_queries.current(work.session, trip_no)
    plan_rules.must_have_a_plan(trip_no, plan is not None or not facts.strict)
    turn = plan_order.turn_of(plan, sscc, strict=facts.strict) if plan is not None else None
    if turn is not None and facts.strict:
        first = next(iter(turn.first), None)
        next_box, next_place = (str(first.name), str(first.place.words)) if first else ("—", "—")
        plan_rules.must_be_in_order(words, trip_no, next_box, next_place, turn.in_order)
    elif turn is not None and not turn.in_order and not insist:
        return Answer(box, listed, on, plan, turn.box, held=_held(turn))
    if plan is not None and turn is not None:
        plan = _by_plan(work, plan, sscc, turn)
    position = max((row.position for row in scans), default=0) + 1
    work.session.add(
        LoadScan(trip_no=trip_no, sscc=sscc, position=position, intact=True, at=work.now, person_id=work.actor.person_id)
    )
    work.session.flush()
    order = facts.order(box.dispatch_no)
    boxes.carry(work, sscc, BoxState.LOADED, UnitState.BOXED, UnitState.LOADED, order.order_no if order else "")
    why = {"out_of_order": True} if turn is not None and not turn.in_order else {}
    work.audit("load_box", "box", sscc, trip=trip_no, position=position, **why)
    if plan is not None:
        plan = plan_order.loaded(plan, sscc, position)
    place = plan.box(sscc) if plan is not None else None
    return Answer(box, listed, {**on, sscc: position}, plan, place, turn.instead_of if turn else None)


def take_off(work: Work, trip_no: str, sscc: str, reason: str) -> None:
    """Takes a box off an open load again; the scan stays on record, and the plan has its place free again.

    Raises:
        Conflict: The load is closed, or the box is not on it.
        BadInput: No reason.
    """
    work.require(*CREW, Role.SALES)
    if not reason.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "请写明原因"))
    facts = _open_load(work, trip_no)
    row = work.session.scalar(_ON, {"trip_no": trip_no, "sscc": sscc})
    if row is None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "这一箱不在车上")), (fact(QT_TRANSLATE_NOOP("app", "扫到的"), f"…{sscc[-5:]}"),))
    row.removed_at, row.removed_why = work.now, reason.strip()
    work.session.flush()
    box = boxing.filled_box(work.session, sscc)
    order = facts.order(box.dispatch_no) if box is not None else None
    boxes.carry(work, sscc, BoxState.SEALED, UnitState.LOADED, UnitState.BOXED, order.order_no if order else "")
    withdraw_confirmations(work, trip_no)
    work.audit("unload_box", "box", sscc, trip=trip_no, reason=reason.strip())


def last_on(work: Work, trip_no: str) -> str:
    """The box that went on last, or blank."""
    return work.session.scalar(_LAST, {"trip_no": trip_no}) or ""


def _open_load(work: Work, trip_no: str) -> LoadFacts:
    """The trip, with its open load locked for the action."""
    facts = load_facts(work.session, trip_no)
    if facts is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "车次"), trip_no)
    if work.session.scalar(_LOAD, {"trip_no": trip_no}) is None or facts.state is not TripState.LOADING:
        raise not_now(trip_of(work, trip_no))
    return facts


def _held(turn: Turn) -> Text:
    """Why a box waits: which should go in first and where, or that the plan has no place for it."""
    if turn.box is None:
        return say(QT_TRANSLATE_NOOP("app", "装柜图上没有这一箱；确要装，再扫一次"))
    if not turn.first:
        by = turn.shut_in_by.name if turn.shut_in_by is not None else "—"
        return say(QT_TRANSLATE_NOOP("app", "{place}已被{box}挡住；确要装，再扫一次"), place=turn.box.place.words, box=by)
    first = turn.first[0]
    return say(
        QT_TRANSLATE_NOOP("app", "先装{place} {box}；确要先装这一箱，再扫一次"), place=first.place.words, box=first.name
    )


def _by_plan(work: Work, plan: LoadPlanView, sscc: str, turn: Turn) -> LoadPlanView:
    """The plan with this box in the place of the equal one whose turn it is."""
    own, other = plan.box(sscc), turn.instead_of
    if own is None or other is None:
        return plan
    swapped = plan_order.swapped(plan, own, other)
    plan_store.swap(work, plan.number, own, other)
    if own.item.weight_g != other.item.weight_g:  # centre of gravity and axles are those of the places as they are now
        swapped = plan_store.weigh(work, swapped)
    work.audit("swap_plan_boxes", "load_plan", plan.number, box=sscc, other=other.key, place=str(other.place.words))
    return swapped
