"""Reads of loads: what is to go on, what is on, who confirmed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from app.boxing import queries as boxing
from app.boxing.views import BoxView
from app.dispatch import queries as dispatch
from app.dispatch.views import TripView
from app.identity import queries as identity
from app.loading.views import (
    ClimateView,
    HandoverView,
    LoadBoxView,
    LoadView,
    Progress,
    ShortView,
    VehicleCheckView,
    VehicleFindings,
)
from app.settings.service import setting_text
from app.yard import queries as yard
from db.models.loading import (
    Handover,
    Load,
    LoadClimate,
    LoadConfirmation,
    LoadMeasure,
    LoadScan,
    LoadSeal,
    LoadShort,
    VehicleCheck,
)
from db.prepared import Prepared
from db.states import Role


def second_confirmer(session: Session, at: datetime) -> Role:
    """Who confirms a load beside the storekeeper: sales, or whom the setting names (X-05)."""
    return Role(setting_text(session, "loading.second_confirmer", at))


def load(session: Session, trip_no: str) -> LoadView | None:
    """The load of a trip, begun or not; None where there is no such trip."""
    trip = dispatch.trip(session, trip_no)
    if trip is None:
        return None
    row = session.scalar(select(Load).where(Load.trip_no == trip_no))
    on_it = select(LoadScan).where(LoadScan.trip_no == trip_no, LoadScan.removed_at.is_(None)).order_by(LoadScan.id)
    scans = {scan.sscc: scan for scan in session.scalars(on_it)}
    boxes = boxing.boxes_of(session, trip.dispatch_nos)
    expected = tuple(
        _box(box, scans.get(box.sscc)) for number in trip.dispatch_nos for box in boxes.get(number, ()) if box.items
    )
    confirmed = session.scalars(
        select(LoadConfirmation).where(LoadConfirmation.trip_no == trip_no, LoadConfirmation.removed_at.is_(None))
        .order_by(LoadConfirmation.id)
    ).all()  # fmt: skip
    names = identity.names(session)
    entry, check = yard.vehicle_of(session, trip_no), vehicle_check(session, trip_no)
    supervisor = names.get(row.supervisor_id, "") if row else trip.supervisor
    return LoadView(
        trip_no=trip_no, state=trip.state, plate=entry.plate if entry else trip.plate, container_no=trip.container_no,
        seal_no=row.seal_no if row and row.seal_no else trip.seal_no,
        boxes=tuple(box.sscc for box in sorted(expected, key=lambda b: b.position) if box.position),
        dispatch_nos=trip.dispatch_nos, started_at=row.started_at if row else None, closed_at=row.closed_at if row else None,
        load_hash=row.load_hash if row else "", gross_weight_g=sum(box.gross_weight_g for box in expected if box.position),
        confirmed_by=tuple((c.role, names.get(c.person_id, "")) for c in confirmed), expected=expected, supervisor=supervisor,
        delegated_in=row.delegated_in if row else "", briefed=bool(row and row.briefed), secured=bool(row and row.secured),
        exceptions=row.exceptions if row else "", check=check,
        trailer=entry.trailer if entry else check.findings.trailer if check else "", entered_at=entry.entered_at if entry else None,
        on_foot=trip.on_foot, bearer=trip.driver if trip.on_foot else "", bearer_card=trip.bearer_card,
        loaders=tuple(dict.fromkeys(names.get(scan.person_id or 0, "") for scan in scans.values())),
    )  # fmt: skip


def on_board(session: Session, trip_no: str) -> frozenset[str]:
    """The SSCCs of what stands on a vehicle."""
    return frozenset(row.sscc for row in _ON_BOARD.all(session, trip_no=trip_no))


def closing(session: Session, trip_no: str) -> tuple[datetime | None, str]:
    """When the load of a trip was closed and the hash of what is on it; None and blank while it is open or not begun."""
    row = _CLOSING.one(session, trip_no=trip_no)
    return (None, "") if row is None else (row.closed_at, row.load_hash)


_LOADS, _SCANS = Load.__table__, LoadScan.__table__
_ON_BOARD = Prepared(select(_SCANS.c.sscc).where(_SCANS.c.trip_no == bindparam("trip_no"), _SCANS.c.removed_at.is_(None)))
_CLOSING = Prepared(select(_LOADS.c.closed_at, _LOADS.c.load_hash).where(_LOADS.c.trip_no == bindparam("trip_no")))


def progress(session: Session, trips: Iterable[TripView]) -> dict[str, Progress]:
    """How far the loads of several trips are, by trip."""
    listed = list(trips)
    numbers = [trip.number for trip in listed]
    counted = select(LoadScan.trip_no, func.count()).where(LoadScan.trip_no.in_(numbers), LoadScan.removed_at.is_(None))
    on = {number: int(count) for number, count in session.execute(counted.group_by(LoadScan.trip_no))}
    boxes = boxing.boxes_of(session, [number for trip in listed for number in trip.dispatch_nos])
    return {
        trip.number: Progress(
            on.get(trip.number, 0), sum(1 for number in trip.dispatch_nos for box in boxes.get(number, ()) if box.items)
        )
        for trip in listed
    }  # fmt: skip


def confirmer(session: Session, trip_no: str, role: Role) -> tuple[int, str] | None:
    """Who confirmed the load for a role: person and name; None while nobody has."""
    person_id = session.scalar(
        select(LoadConfirmation.person_id).where(
            LoadConfirmation.trip_no == trip_no, LoadConfirmation.role == role, LoadConfirmation.removed_at.is_(None)
        )
    )
    return None if person_id is None else (person_id, _name(session, person_id))


def vehicle_check(session: Session, trip_no: str) -> VehicleCheckView | None:
    """The newest check of the vehicle of a trip."""
    row = session.scalar(select(VehicleCheck).where(VehicleCheck.trip_no == trip_no).order_by(VehicleCheck.id.desc()).limit(1))
    if row is None:
        return None
    findings = VehicleFindings(
        row.plate, row.container_no, row.seal_no, row.intact, row.suitable, row.clean, row.hygienic, row.uncontaminated, row.safe, row.note,
        row.trailer, row.document,
    )
    return VehicleCheckView(row.at, _name(session, row.person_id), findings, row.passed)


def measures(session: Session, trip_no: str) -> tuple[tuple[str, bool, str], ...]:
    """Protection on the way as it was recorded (E-07): name, whether it was done, why it was not."""
    rows = session.scalars(select(LoadMeasure).where(LoadMeasure.trip_no == trip_no).order_by(LoadMeasure.id))
    return tuple((row.measure, row.taken, row.reason) for row in rows)


def climate(session: Session, trip_no: str) -> ClimateView | None:
    """What was set and read for climate-bound goods (E-08)."""
    row = session.scalar(select(LoadClimate).where(LoadClimate.trip_no == trip_no))
    if row is None:
        return None
    return ClimateView(row.low_dc, row.high_dc, row.logger_no, row.reading_dc, row.at, _name(session, row.person_id))


def shorts(session: Session, trip_no: str) -> tuple[ShortView, ...]:
    """What stayed behind of a trip with approval (G-08), oldest first."""
    rows = session.scalars(select(LoadShort).where(LoadShort.trip_no == trip_no).order_by(LoadShort.id)).all()
    names = identity.names(session) if rows else {}
    return tuple(
        ShortView(x.dispatch_no, x.new_no, x.boxes, x.reason, x.at, (names.get(x.person_id, ""), names.get(x.second_id, ""))) for x in rows
    )


def seal_used_on(session: Session, seal_no: str, except_for: str) -> str:
    """Number of another trip whose load was closed, or whose vehicle came, under a seal; blank for a new one (G-08)."""
    if not seal_no:
        return ""
    for table in (LoadSeal, Load, VehicleCheck):
        found = session.scalar(select(table.trip_no).where(table.seal_no == seal_no, table.trip_no != except_for).limit(1))
        if found:
            return str(found)
    return ""


def trip_of_box(session: Session, sscc: str) -> str:
    """Number of the trip that a box stands on, or blank."""
    return session.scalar(select(LoadScan.trip_no).where(LoadScan.sscc == sscc, LoadScan.removed_at.is_(None))) or ""


@dataclass(frozen=True)
class BoxOnBoard:
    """A box as it went on: which trip, its turn, when, by whom."""

    trip_no: str
    position: int
    at: datetime
    person: str


def scan_of_box(session: Session, sscc: str) -> BoxOnBoard | None:
    """How a box went on the vehicle that it stands on or left with; None for one that is on none."""
    row = session.scalar(select(LoadScan).where(LoadScan.sscc == sscc, LoadScan.removed_at.is_(None)))
    if row is None:
        return None
    return BoxOnBoard(row.trip_no, row.position, row.at, _name(session, row.person_id))


def handed_over(session: Session, dispatch_no: str) -> int | None:
    """Boxes that customer or carrier signed for before loading (F-08, F-09), or None."""
    row = handover(session, dispatch_no)
    return None if row is None else row.boxes


def handover(session: Session, dispatch_no: str) -> HandoverView | None:
    """The signature before loading that holds (F-08, F-09), or None."""
    row = session.scalar(select(Handover).where(Handover.dispatch_no == dispatch_no, Handover.withdrawn_at.is_(None)))
    return None if row is None else HandoverView(row.dispatch_no, row.signer, row.proof, row.boxes, row.at)


def _box(box: BoxView, scan: LoadScan | None) -> LoadBoxView:
    sums: dict[str, int] = {}
    for item in box.items:
        key = f"{item.product_name} {item.model}"
        sums[key] = sums.get(key, 0) + item.quantity
    contents = "，".join(f"{name} × {n}" for name, n in sums.items())
    return LoadBoxView(
        box.sscc, box.dispatch_no, box.box_no, box.box_count, box.shipping_mark, contents, box.gross_weight_g or 0,
        scan.position if scan else 0, scan.at if scan else None,
    )  # fmt: skip


def _name(session: Session, person_id: int | None) -> str:
    person = identity.person(session, person_id) if person_id else None
    return person.name if person else ""
