"""How far the loads of several trips are, for a board: columns only, a fixed number of statements."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.compared import plain
from app.core.grouped import grouped
from db.models.loading import Load, LoadConfirmation, LoadScan, VehicleCheck
from db.states import Role


@dataclass(frozen=True)
class Standing:
    """One load: boxes on it, begun and closed, sealed with, who confirmed when, and the newest check of its vehicle."""

    on: int = 0
    started_at: datetime | None = None
    closed_at: datetime | None = None
    seal_no: str = ""
    secured: bool = False
    confirmed: tuple[tuple[Role, datetime], ...] = ()
    checked_at: datetime | None = None
    check_passed: bool = False
    checked_plate: str = ""

    def rejects(self, plate: str) -> bool:
        """Whether the vehicle of this plate was found unfit; one that is sent instead of it was not looked at yet (G-03)."""
        return self.checked_at is not None and not self.check_passed and plain(self.checked_plate) == plain(plate)


def standings(session: Session, trip_nos: Iterable[str]) -> dict[str, Standing]:
    """The loads of some trips; of a trip whose vehicle was not even checked there is an empty one."""
    numbers = list(trip_nos)
    if not numbers:
        return {}
    counted = select(LoadScan.trip_no, func.count()).where(LoadScan.trip_no.in_(numbers), LoadScan.removed_at.is_(None))
    on = dict(session.execute(counted.group_by(LoadScan.trip_no)).all())
    begun = select(Load.trip_no, Load.started_at, Load.closed_at, Load.seal_no, Load.secured).where(Load.trip_no.in_(numbers))
    loads = {row.trip_no: row for row in session.execute(begun)}
    given = select(LoadConfirmation.trip_no, LoadConfirmation.role, LoadConfirmation.at).where(
        LoadConfirmation.trip_no.in_(numbers), LoadConfirmation.removed_at.is_(None)
    )
    confirmed = grouped(session.execute(given.order_by(LoadConfirmation.id)).all(), lambda row: row.trip_no)
    looked = select(VehicleCheck.trip_no, VehicleCheck.at, VehicleCheck.passed, VehicleCheck.plate).where(
        VehicleCheck.trip_no.in_(numbers)
    )
    checks = {row.trip_no: row for row in session.execute(looked.order_by(VehicleCheck.id))}
    found = {}
    for number in numbers:
        load, check = loads.get(number), checks.get(number)
        found[number] = Standing(
            int(on.get(number, 0)), load.started_at if load else None, load.closed_at if load else None, load.seal_no if load else "",
            bool(load and load.secured), tuple((row.role, row.at) for row in confirmed[number]), check.at if check else None,
            bool(check and check.passed), check.plate if check else "",
        )  # fmt: skip
    return found
