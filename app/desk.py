"""Composition: opens a desk on a database and connects the events of one stage with their effect on another."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from app.aftersales import (
    care_papers,
    case_papers,
    from_delivery,
    handbook_paper,
    installed_service,
    returns_as_is,
    returns_judging,
    returns_paper,
    returns_rework,
    rework_papers,
    search_index,
    survey_service,
    tracking_holds,
    tracking_papers,
    visits_service,
    warranty_paper,
)
from app.aftersales import replacement_service as replacements
from app.aftersales import returns_service as returns
from app.aftersales import rework_following as rework
from app.aftersales.events import CaseClosed, ReturnJudged, TransportBlamed, Upgraded
from app.boxing import goods_papers, rounds
from app.boxing import papers as boxing_papers
from app.boxing import service as boxing
from app.boxing.events import BoxChanged
from app.carriers import papers as carrier_papers
from app.carriers.events import CarrierTerminated
from app.catalog import papers as catalog_papers
from app.catalog import place_labels
from app.core.clock import Clock, SystemClock
from app.core.errors import StoreError
from app.core.events import EventBus
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.core.vault import MemoryVault, Vault
from app.core.work import PROGRAM, Actor, Work, Workplace
from app.delivery import acceptance, acceptance_papers, claims, claims_papers, outbound_paper, register_paper, resupply
from app.delivery import papers as delivery_papers
from app.delivery import service as delivery
from app.delivery.events import (
    AcceptedWithRemarks,
    ClosedUndisputed,
    ClosingUndisputed,
    CustomerProblem,
    DeliveryAccepted,
    DiscrepancyOpened,
    GoodsFound,
    GoodsLost,
    SlipReturned,
)
from app.dispatch import carriage, freight_paper
from app.dispatch import papers as dispatch_papers
from app.dispatch import queries as dispatch_queries
from app.dispatch import service as dispatch
from app.dispatch.events import (
    DispatchChanged,
    DispatchPlanned,
    HandoverWithdrawn,
    ItemPutBack,
    PickCompleted,
    StopsChanged,
    TripChanged,
    VehicleKindChosen,
)
from app.gate import emergency_papers, vehicles
from app.gate import held as gate_held
from app.gate import log_paper as gate_log_paper
from app.gate import papers as gate_papers
from app.gate import service as gate
from app.gate.events import PassBecameValid, PassEnded, Released
from app.identity import papers as identity_papers
from app.identity import service as identity
from app.identity.events import PinChanged
from app.inbound import papers as inbound_papers
from app.inbound.events import GoodsPosted, GoodsReversed
from app.loading import handover as loading_handover
from app.loading import papers as loading_papers
from app.loading import plan_following, plan_papers, run_sheet_paper
from app.loading import service as loading
from app.loading.events import LoadChanged, LoadClosed
from app.materials import papers as material_papers
from app.orders import papers as order_papers
from app.orders.events import AddressChanged, DeliveryTermsChanged, OrderClosed
from app.packing import papers as packing_papers
from app.packing import spec_paper
from app.printing.making import Forms, Making
from app.quality import holding, recheck_paper, rechecks
from app.quality import papers as quality_papers
from app.quality.events import (
    CardOpened,
    InspectionFailed,
    InspectionPassed,
    InspectionStarting,
    RejectedDecided,
    SubmittedForInspection,
)
from app.reports import file_papers, monthly_papers
from app.scanning.lane import ScanLane
from app.storage import care_paper, climate_paper, count_papers, count_service, document_paper, shelf, shelf_papers, stock_paper
from app.storage.events import GoodsHeld, HeldToRework, HoldEnds
from app.storage.shelf import NewDay
from app.trace import doubts
from app.trace import papers as trace_papers
from app.trust import service as trust
from app.units import papers as unit_papers
from app.yard import service as yard
from app.yard.events import PlatesCorrected, ReturnArrives
from db.checkpoint import Checkpointer
from db.engine import DatabaseError, open_engine
from db.migrate import require_current

log = logging.getLogger(__name__)

Reading = Session
"""A read session by a name that windows may use: they pass it on to queries and never look inside."""


@dataclass(frozen=True)
class Desk:
    """An open desk: where the window enters the application.

    Attributes:
        place: Database, station, clock and events.
        forms: Builders of every paper and label.
        lane: The lane that every scan of this station goes through.
    """

    place: Workplace
    forms: Forms
    lane: ScanLane

    @property
    def station(self) -> str:
        """Name of this station."""
        return self.place.station

    @property
    def clock(self) -> Clock:
        """The desk's clock."""
        return self.place.clock

    def work(self, actor: Actor) -> Work:
        """Opens the transaction of one action."""
        return self.place.work(actor)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Opens a session for reading."""
        with self.place.read() as session:
            yield session

    def sign_in(self, who: str, pin: str) -> Actor:
        """Signs a person in by badge or name and PIN; see `identity.service.sign_in`."""
        return identity.sign_in(self.place, who, pin)

    def visit(self, badge: str) -> rounds.Visit | None:
        """What the badge of an inspector opens at a bench that somebody else works at; None for everybody else's badge."""
        with self.place.read() as session:
            return rounds.visit(session, badge, self.place.clock.now())

    def begin_round(self, badge: str, pin: str) -> Actor:
        """An inspector begins a round of checks by badge and PIN; see `boxing.rounds.begin`."""
        return rounds.begin(self.place, badge, pin)

    def daily(self) -> NewDay:
        """The work of a new day that nobody asks for; doing it twice changes nothing.

        Passes of yesterday end (H-07), goods fall due and are locked (D-09, D-12, D-13), the count of the month becomes a task (D-11),
        goods that were signed for stand on the list of what the customers have (J-39).

        Raises:
            Conflict: Another station did it in the same moment.
        """
        with self.place.work(PROGRAM) as work:
            gate.expire(work)
        with self.place.work(PROGRAM) as work:
            day = shelf.run_day(work)
        with self.place.work(PROGRAM) as work:
            count_service.generate(work)
        with self.place.work(PROGRAM) as work:
            search_index.take_missing(work)
        with self.place.work(PROGRAM) as work:
            installed_service.catch_up(work)
        return day

    def checkpoints(self) -> Checkpointer:
        """The thread that keeps SQLite's log short; who opened the desk starts and stops it."""
        made = Checkpointer(self.place.engine)
        self.place.on_commit.append(made.committed)
        return made

    def close(self) -> None:
        """Closes every connection."""
        self.place.engine.dispose()


def open_desk(
    url: str, station: str = "office", clock: Clock | None = None, vault: Vault | None = None, *, quick: bool = False,
    must_fit: bool = True,
) -> Desk:
    """Opens a desk on an existing database whose schema fits this program.

    Args:
        url: `sqlite:///file` or `postgresql://…`.
        station: Name of the station, as the trail and papers bear it.
        clock: Where time comes from; the machine's by default.
        vault: What the station keeps outside the database: a signing station the pepper, every one the root it trusts. Without one
            the desk trusts nobody's signature and makes none.
        quick: Give up on a database that does not answer instead of waiting, for a gate that goes on without it.
        must_fit: Refuse a database that cannot be reached or is of another version; a gate that goes on without it starts all the
            same and lets its watch over the link decide.

    Raises:
        StoreError: The database is missing, unreadable, or of another version than the program.
    """
    try:
        engine = open_engine(url, must_exist=True, quick=quick)
        misfit = _misfit(engine, must_fit)
    except DatabaseError as error:
        raise StoreError(say(QT_TRANSLATE_NOOP("app", "{why}"), why=str(error))) from error
    place = Workplace(engine, station, clock or SystemClock(), _bus(), vault=vault or MemoryVault())
    place.barrier.reason = misfit
    return Desk(place, _forms(), ScanLane(place, dispatch_queries.by_erp_no))


def _misfit(engine: Engine, must: bool) -> Text | None:
    """Why the database cannot be used; nothing is written to it then before the gate's watch has found it fit."""
    try:
        require_current(engine)
    except DatabaseError as error:
        if must:
            raise
        log.warning("the desk starts without its database: %s", error)
        return say(QT_TRANSLATE_NOOP("app", "{why}"), why=str(error))
    return None


def _bus() -> EventBus:
    """Which stage's event has which effect on another; the effect runs in the same transaction."""
    bus = EventBus()
    bus.on(GoodsHeld, gate_held.on_goods_held)
    bus.on(HoldEnds, holding.on_hold_ends)
    bus.on(HoldEnds, doubts.on_hold_ends)
    bus.on(HoldEnds, tracking_holds.on_hold_ends)
    bus.on(PinChanged, trust.on_pin_changed)
    bus.on(AddressChanged, dispatch.follow_address)
    connect_load_plans(bus)
    bus.on(ItemPutBack, boxing.on_item_put_back)
    bus.on(DispatchChanged, boxing.on_dispatch_changed)
    bus.on(PickCompleted, boxing.on_pick_completed)
    bus.on(PickCompleted, lambda work, e: _drop(gate.draft_pass(work, e.trip_no, e.dispatch_no) if e.trip_no else None))
    bus.on(DispatchChanged, loading_handover.on_dispatch_changed)
    bus.on(HandoverWithdrawn, loading_handover.on_handover_withdrawn)
    bus.on(DeliveryTermsChanged, dispatch.follow_terms)
    bus.on(DispatchChanged, lambda work, e: gate.void_for_dispatch(work, e.dispatch_no, _WHAT.get(e.what, e.what)))
    bus.on(TripChanged, lambda work, e: gate.void(work, e.trip_no, "车辆或司机已更改"))
    bus.on(TripChanged, lambda work, e: yard.follow_trip(work, e.trip_no))
    bus.on(PlatesCorrected, lambda work, e: loading.follow_plates(work, e.trip_no, e.reason))
    bus.on(PlatesCorrected, lambda work, e: vehicles.follow_plates(work, e.trip_no, e.reason))
    bus.on(LoadClosed, lambda work, e: _drop(gate.await_signatures(work, e.trip_no)))
    bus.on(LoadChanged, lambda work, e: gate.void(work, e.trip_no, e.reason))
    bus.on(CarrierTerminated, _stop_trips)
    bus.on(InspectionFailed, rechecks.follow_failure)
    connect_returns(bus)
    bus.on(SlipReturned, _note_arrival)
    bus.on(CustomerProblem, from_delivery.take_problem)
    connect_claims(bus)
    connect_rework(bus)
    connect_care(bus)
    bus.on(TransportBlamed, lambda work, e: carriage.note_complaint(work, e.dispatch_no, e.case_no, e.words))
    bus.on(PassBecameValid, lambda work, e: _drop(delivery.prepare(work, e.pass_no)))
    bus.on(PassEnded, lambda work, e: delivery.withdraw(work, e.pass_no, e.reason))
    bus.on(Released, lambda work, e: delivery.note_departure(work, e.pass_no) if e.dispatch_nos else None)
    bus.on(Released, lambda work, e: yard.release(work, e.trip_no, e.plate, e.pass_no, e.at))
    return bus


def connect_care(bus: EventBus) -> None:
    """What follows at the customer's from a signature, an acceptance, a closed case, an upgrade (J-12, J-36, J-39)."""
    bus.on(SlipReturned, installed_service.on_slip_returned)
    bus.on(ClosedUndisputed, installed_service.on_slip_returned)
    bus.on(GoodsLost, installed_service.on_goods_lost)
    bus.on(GoodsFound, installed_service.on_goods_found)
    bus.on(DeliveryAccepted, visits_service.on_accepted)
    bus.on(CaseClosed, survey_service.on_case_closed)
    bus.on(Upgraded, visits_service.on_upgraded)


def _stop_trips(work: Work, event: CarrierTerminated) -> None:
    """Passes of trips of a carrier that was terminated no longer hold (G-14)."""
    for trip_no in carriage.trips_in_works(work.session, event.carrier_id):
        gate.void(work, trip_no, "承运商已终止合作")


def _note_arrival(work: Work, event: SlipReturned) -> None:
    """How a trip ended stands in the file of its carrier."""
    carriage.note_arrival(
        work,
        carriage.Arrival(
            event.record_no, event.trip_no, event.order_no, event.arrived_at, event.on_time, event.late_cause, event.short, event.damaged
        ),
    )


def connect_rework(bus: EventBus) -> None:
    """A 返工单 goes on by what workshop, inspector, store and delivery do in their own rooms (section 3.6)."""
    bus.on(HeldToRework, doubts.on_rework)
    bus.on(CardOpened, rework.on_card_opened)
    bus.on(SubmittedForInspection, rework.on_submitted)
    bus.on(InspectionStarting, rework.on_inspection_starting)
    bus.on(InspectionPassed, rework.on_passed)
    bus.on(InspectionFailed, rework.on_failed)
    bus.on(RejectedDecided, rework.on_decided)
    bus.on(GoodsPosted, rework.on_posted)
    bus.on(GoodsReversed, rework.on_reversed)
    bus.on(SlipReturned, rework.on_slip_returned)
    bus.on(ClosedUndisputed, rework.on_slip_returned)


def connect_returns(bus: EventBus) -> None:
    """Goods that come back, and those given in their place, follow gate, inspection, picking and signature (J-19, J-20, J-33)."""
    bus.on(ReturnArrives, returns.on_return_arrives)
    bus.on(InspectionPassed, returns_judging.follow_inspection)
    bus.on(InspectionFailed, returns_judging.follow_inspection)
    bus.on(PickCompleted, replacements.on_pick_completed)
    bus.on(DispatchChanged, replacements.on_dispatch_changed)
    bus.on(SlipReturned, replacements.on_slip_returned)
    bus.on(ClosedUndisputed, replacements.on_slip_returned)
    bus.on(ReturnJudged, returns_rework.open_rework)
    bus.on(DispatchChanged, returns_as_is.on_dispatch_changed)
    bus.on(SlipReturned, returns_as_is.on_slip_returned)
    bus.on(ClosedUndisputed, returns_as_is.on_slip_returned)


def connect_claims(bus: EventBus) -> None:
    """What arrives short or is accepted with remarks becomes a case, and the case's end lets the delivery close."""
    bus.on(SlipReturned, claims.on_slip_returned)
    bus.on(SlipReturned, resupply.on_slip_returned)
    bus.on(DiscrepancyOpened, from_delivery.take_discrepancy)
    bus.on(AcceptedWithRemarks, from_delivery.take_remarks)
    bus.on(CaseClosed, from_delivery.on_case_closed)
    bus.on(ClosingUndisputed, from_delivery.on_closing_undisputed)
    bus.on(GoodsFound, from_delivery.on_goods_found)
    bus.on(PickCompleted, resupply.on_pick_completed)
    bus.on(DispatchChanged, resupply.on_dispatch_changed)
    bus.on(LoadClosed, acceptance.on_load_closed)
    bus.on(PassBecameValid, acceptance.on_pass_valid)
    bus.on(DeliveryAccepted, acceptance.on_accepted)
    bus.on(ClosedUndisputed, acceptance.on_accepted)
    bus.on(OrderClosed, acceptance.on_order_closed)


def connect_load_plans(bus: EventBus) -> None:
    """A load plan follows its trip or is void; before all else, so that it says what really happened to it."""
    bus.on(DispatchPlanned, plan_following.on_dispatch_planned)
    bus.on(DispatchChanged, plan_following.on_dispatch_changed)
    bus.on(TripChanged, plan_following.on_trip_changed)
    bus.on(VehicleKindChosen, lambda work, e: plan_following.follow(work, e.trip_no, say(QT_TRANSLATE_NOOP("app", "车型已改"))))
    bus.on(StopsChanged, plan_following.on_stops_changed)
    bus.on(BoxChanged, plan_following.on_box_changed)


_WHAT = {"address": "收货信息已更改", "cancelled": "发货单已作废", "postponed": "发货单已改期", "lines": "发货内容已更改"}
"""Why a pass no longer holds, as it prints on the void paper."""


def _drop(_result: object) -> None:
    """An event's handler answers nothing."""


def _badges(session: Session, document: str, making: Making) -> bytes:
    """The sheets of codes: the packaging codes come from the catalog, all others from the people of the desk."""
    build = catalog_papers.packaging_codes if document == catalog_papers.PACKAGING else identity_papers.badges
    return build(session, document, making)


def _dispatch_order(session: Session, document: str, making: Making) -> bytes:
    """The 发货单 with boxes and weight of the packing bench, which dispatch itself does not know."""
    return dispatch_papers.dispatch_order(session, document, making, goods_papers.packed_lines(session, document))


def _forms() -> Forms:
    """The builder of every paper and label by the name it is printed under."""
    return Forms(
        papers={
            "badges": _badges,
            "task_order": order_papers.task_order,
            "order_review": order_papers.order_review,
            "quality_card": quality_papers.quality_card,
            "inspection_sheet": quality_papers.inspection_sheet,
            "recheck_record": recheck_paper.recheck_record,
            "shelf_list": shelf_papers.shelf_list,
            "certificate": quality_papers.certificate,
            "goods_receipt": inbound_papers.goods_receipt,
            "carrier_file": carrier_papers.carrier_file,
            "freight_list": freight_paper.freight_list,
            "climate_log": climate_paper.climate_log,
            "dispatch_notice": dispatch_papers.dispatch_notice,
            "dispatch_order": _dispatch_order,
            "delay_notice": dispatch_papers.delay_notice,
            "goods_list": goods_papers.goods_list,
            "kit_list": goods_papers.kit_list,
            "requisition": material_papers.requisition,
            "packaging_codes": material_papers.packaging_codes,
            "packing_spec": spec_paper.packing_spec,
            "packing_list": boxing_papers.packing_list,
            "box_list": boxing_papers.box_list,
            "load_plan": plan_papers.load_plan,
            "staging_list": plan_papers.staging_list,
            "run_sheet": run_sheet_paper.run_sheet,
            "difference_slip": loading_papers.difference_slip,
            "loading_record": loading_papers.loading_record,
            "gate_pass": gate_papers.gate_pass,
            "gate_slip": gate_papers.gate_slip,
            "gate_log": gate_log_paper.gate_log,
            "emergency_sheet": emergency_papers.emergency_sheet,
            "rework_order": rework_papers.rework_order,
            "rework_process": rework_papers.rework_process,
            "delivery_record": delivery_papers.delivery_record,
            "service_request": case_papers.service_request,
            "service_record": case_papers.service_record,
            "service_ledger": case_papers.service_ledger,
            "handbook": handbook_paper.handbook,
            "monthly_report": monthly_papers.monthly_report,
            "quality_file": file_papers.quality_file_paper,
            "receiving_register": register_paper.receiving_register,
            "outbound_register": outbound_paper.outbound_register,
            "warranty_card": warranty_paper.warranty_card,
            "zone_check": care_paper.zone_check,
            "stock_list": stock_paper.stock_list,
            "rule_cover": document_paper.rule_cover,
            "return_slip": returns_paper.return_slip,
            "claim": claims_papers.claim,
            "acceptance_sheet": acceptance_papers.acceptance_sheet,
            "installation_record": acceptance_papers.installation_record,
            "place_sheet": place_labels.place_sheet,
            "trace_sheet": trace_papers.trace_sheet,
            "survey": care_papers.survey,
            "visit_record": care_papers.visit,
            "training_record": care_papers.training,
            "count_sheet": count_papers.count_sheet,
            "count_report": count_papers.count_report,
            "tracking_form": tracking_papers.tracking_form,
            "quality_report": tracking_papers.quality_report,
        },
        labels={
            "unit_label": unit_papers.unit_label,
            "place_label": place_labels.place_label,
            "certificate": quality_papers.certificate_label,
            "content_label": packing_papers.content_label,
            "shipping_label": boxing_papers.shipping_label,
        },
    )
