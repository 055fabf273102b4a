"""Reads of saved load plans: the one that holds on a trip, one by its number, the next boxes."""

from __future__ import annotations

from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.dispatch.load_facts import load_facts
from app.identity import queries as identity
from app.loading.plan_views import LeftBoxView, LoadPlanView, PlanBoxView, TripBox
from app.loading.plan_views import next_boxes as next_boxes
from app.planner.model import Axles, Balance, Container, Item, LeftReason, Placement, Report, Side, Space
from app.planner.places import places
from db.models.loading import LoadPlan, LoadPlanBox, LoadScan
from db.states import LoadPlanState

_CURRENT = select(LoadPlan).where(LoadPlan.trip_no == bindparam("trip_no"), LoadPlan.state == LoadPlanState.CURRENT)
_NUMBER = select(LoadPlan.number).where(LoadPlan.trip_no == bindparam("trip_no"), LoadPlan.state == LoadPlanState.CURRENT)
_NEWEST = select(LoadPlan).where(LoadPlan.trip_no == bindparam("trip_no")).order_by(LoadPlan.id.desc()).limit(1)
_BOXES = (
    select(
        LoadPlanBox.sequence, LoadPlanBox.box_key, LoadPlanBox.estimated, LoadPlanBox.dispatch_no, LoadPlanBox.box_no,
        LoadPlanBox.contents, LoadPlanBox.packaging, LoadPlanBox.stop, LoadPlanBox.mark, LoadPlanBox.lot, LoadPlanBox.weight_g,
        LoadPlanBox.x_mm, LoadPlanBox.y_mm, LoadPlanBox.z_mm, LoadPlanBox.dx_mm, LoadPlanBox.dy_mm, LoadPlanBox.dz_mm,
        LoadPlanBox.length_mm, LoadPlanBox.width_mm, LoadPlanBox.height_mm, LoadPlanBox.upright, LoadPlanBox.max_load_g,
        LoadPlanBox.max_layers, LoadPlanBox.bottom_only,
    )
    .where(LoadPlanBox.plan_id == bindparam("plan_id")).order_by(LoadPlanBox.sequence)
)  # fmt: skip
_ON = select(LoadScan.sscc, LoadScan.position).where(LoadScan.trip_no == bindparam("trip_no"), LoadScan.removed_at.is_(None))
"""Statements of every load scan, built once."""


def current(session: Session, trip_no: str) -> LoadPlanView | None:
    """The load plan that holds on a trip, or None."""
    row = session.scalar(_CURRENT, {"trip_no": trip_no})
    return None if row is None else plan_view(session, row)


def newest(session: Session, trip_no: str) -> LoadPlanView | None:
    """The newest load plan of a trip, void or not; a void one says why it is."""
    row = session.scalar(_NEWEST, {"trip_no": trip_no})
    return None if row is None else plan_view(session, row)


def plan(session: Session, number: str) -> LoadPlanView | None:
    """One load plan by number."""
    row = session.scalar(select(LoadPlan).where(LoadPlan.number == number))
    return None if row is None else plan_view(session, row)


def current_number(session: Session, trip_no: str) -> str:
    """Number of the load plan that holds on a trip, or blank."""
    return session.scalar(_NUMBER, {"trip_no": trip_no}) or ""


def trip_of_plan(session: Session, number: str) -> str:
    """The trip that a load plan was made for, or blank."""
    return session.scalar(select(LoadPlan.trip_no).where(LoadPlan.number == number)) or ""


def plan_view(session: Session, row: LoadPlan) -> LoadPlanView:
    """A saved plan with what is loaded of it by now."""
    facts = load_facts(session, row.trip_no)
    on = dict(session.execute(_ON, {"trip_no": row.trip_no}).all())
    return LoadPlanView(
        number=row.number, trip_no=row.trip_no, state=row.state, vehicle_kind=row.vehicle_kind, container=read_container(row.container),
        boxes=_boxes(session, row.id, on), left=tuple(_left(one) for one in row.left), report=_report(row.report), basis=row.basis,
        search_ms=row.search_ms, moved=row.moved, rule_version=row.rule_version, made_at=row.made_at,
        maker=identity.names(session).get(row.maker_id or 0, ""), voided_at=row.voided_at, void_reason=row.void_reason,
        strict=bool(facts and facts.strict),
    )  # fmt: skip


def _boxes(session: Session, plan_id: int, on: dict[str, int]) -> tuple[PlanBoxView, ...]:
    rows = session.execute(_BOXES, {"plan_id": plan_id}).all()
    placed = tuple(
        Placement(r.box_key, r.x_mm, r.y_mm, r.z_mm, r.dx_mm, r.dy_mm, r.dz_mm, r.sequence, r.stop) for r in rows
    )  # fmt: skip
    at = places(placed)
    return tuple(
        PlanBoxView(
            r.box_key, p,
            Item(
                r.box_key, r.length_mm, r.width_mm, r.height_mm, 1, r.weight_g, tuple(Side(side) for side in r.upright), r.max_load_g,
                r.max_layers, r.bottom_only, r.stop, r.mark, r.lot,
            ),
            at[p.sequence], r.dispatch_no, r.box_no, r.contents, r.packaging, r.estimated, on.get(r.box_key, 0),
        )
        for r, p in zip(rows, placed, strict=True)
    )  # fmt: skip


def read_container(kept: dict[str, Any]) -> Container:
    """The inside of a vehicle as a plan keeps it."""
    axles, balance = kept.get("axles"), kept.get("balance")
    plain = {key: value for key, value in kept.items() if key not in ("blocked", "axles", "balance")}
    return Container(
        **plain, blocked=tuple(Space(**space) for space in kept.get("blocked", ())), axles=Axles(**axles) if axles else None,
        balance=Balance(**balance) if balance else None,
    )  # fmt: skip


def _left(kept: dict[str, Any]) -> LeftBoxView:
    box = dict(kept["box"])
    item = dict(box.pop("item"))
    item["upright"] = tuple(Side(side) for side in item["upright"])
    return LeftBoxView(TripBox(Item(**item), **box), LeftReason(kept["reason"]))


def _report(kept: dict[str, Any]) -> Report:
    """What the check said when the plan was kept: without a fault, or it would not have been."""
    return Report(**(kept | {"centre_mm": tuple(kept["centre_mm"])}))
