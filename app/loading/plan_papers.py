"""Builds 装柜图 (form 23, G-06) and the staging list from a saved load plan; `document` is the plan's number."""

from __future__ import annotations

from collections import Counter

from sqlalchemy.orm import Session

from app.catalog import kind_queries
from app.core.clock import site_day, site_time
from app.core.errors import not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.dispatch import queries as dispatch
from app.dispatch.load_facts import LoadFacts, load_facts
from app.dispatch.views import TripView
from app.loading import plan_queries
from app.loading.load_sheet import SheetBox, SheetFacts, sheet
from app.loading.plan_views import LoadPlanView, PlanBoxView
from app.planner.kinds import Family
from app.planner.model import Left
from app.printing.making import Making
from app.slips import load_plan as plan_form
from app.slips import staging_list as staging_form
from app.slips.model import Signature

_SHOWN_ORDERS = 3


def load_plan(session: Session, document: str, making: Making) -> bytes:
    """Draws 装柜图 of a plan as it is saved, so that picture, verdict and paper are of one and the same.

    Raises:
        NotFound: No such plan, or no such trip.
    """
    plan, trip, facts = _read(session, document)
    kind = kind_queries.vehicle_kind(session, plan.vehicle_kind)
    name = kind.name if kind is not None else plan.vehicle_kind
    is_container = bool(trip.container_no) or (kind is not None and kind.family is Family.CONTAINER)
    vehicle = "　".join(filter(None, (name, trip.container_no if is_container else trip.plate)))
    made = plan.made_at or making.printing.printed_at
    paper = sheet(
        SheetFacts(
            company=making.company, form=making.form, printing=making.printing, number=plan.number, date=site_day(made),
            reference=_reference(plan), vehicle=vehicle or "——", is_container=is_container, seal=trip.seal_no or trip.booked_seal_no,
            strict=plan.strict, aside=f"含预估 {plan.estimated} 箱" if plan.estimated else "", stops=_stops(facts),
            signatures=(Signature("编制", plan.maker, site_time(made)),) if plan.maker else (), void=making.void,
        ),
        plan.container, [_box(box) for box in plan.boxes], _left(plan), plan.report,
    )  # fmt: skip
    return plan_form.render(paper, tuple(copy for copy in making.copies if copy.name) or plan_form.COPIES)


def staging_list(session: Session, document: str, making: Making) -> bytes:
    """Draws the staging list of a plan: what stands ready in which order, the goods of each stop in a lane of their own.

    Raises:
        NotFound: No such plan, or no such trip.
    """
    plan, trip, facts = _read(session, document)
    stops = _stops(facts)
    lines = tuple(
        staging_form.StagingLine(
            turn=box.sequence, stop=box.item.stop, to=stops.get(box.item.stop, ""), box=_box(box).name,
            sscc=box.sscc or "（预估）", goods=box.contents, mark=box.item.mark, packaging=box.packaging,
            size=f"{box.item.length_mm}×{box.item.width_mm}×{box.item.height_mm}", weight_g=box.item.weight_g,
            place=str(box.place.words),
        )
        for box in plan.boxes
    )  # fmt: skip
    paper = staging_form.StagingList(
        company=making.company, form=making.form, printing=making.printing, number=plan.number, void=making.void,
        date=site_day(plan.made_at or making.printing.printed_at), trip_no=plan.trip_no, dock=trip.dock, plate=trip.plate, lines=lines,
    )  # fmt: skip
    return staging_form.render(paper, tuple(copy for copy in making.copies if copy.name) or staging_form.COPIES)


def _read(session: Session, number: str) -> tuple[LoadPlanView, TripView, LoadFacts | None]:
    plan = plan_queries.plan(session, number)
    trip = dispatch.trip(session, plan.trip_no) if plan is not None else None
    if plan is None or trip is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "装柜图"), number)
    return plan, trip, load_facts(session, plan.trip_no)


def _reference(plan: LoadPlanView) -> str:
    orders = list(dict.fromkeys(box.dispatch_no for box in plan.boxes))
    words = "、".join(orders[:_SHOWN_ORDERS]) + (f" 等 {len(orders)} 单" if len(orders) > _SHOWN_ORDERS else "")
    return f"车次：{plan.trip_no}　发货单：{words}"


def _stops(facts: LoadFacts | None) -> dict[int, str]:
    """Where each stop is, by the first order for it."""
    found: dict[int, str] = {}
    for order in facts.orders if facts is not None else ():
        found.setdefault(order.stop, order.destination or order.customer_name)
    return found


def _box(box: PlanBoxView) -> SheetBox:
    return SheetBox(box.placement, box.item, box.dispatch_no, box.box_no, box.sscc or "（预估）")


def _left(plan: LoadPlanView) -> list[Left]:
    """What stays here, by 发货单 and reason."""
    counts = Counter((one.box.dispatch_no, one.reason) for one in plan.left)
    return [Left(number, count, reason) for (number, reason), count in counts.items()]
