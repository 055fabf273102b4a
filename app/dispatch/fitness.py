"""Whether carrier, vehicle and people of a trip may be used on a day: asked when it is planned, and again when it loads or gets a pass."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from app.carriers import service as carriers
from app.catalog import queries as catalog
from app.catalog.views import VehicleView
from app.core.errors import not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Work
from app.dispatch import rules
from app.dispatch.marks import trip_row
from app.identity import queries as identity
from db.models.dispatch import TripCrew
from db.states import Activity


@dataclass(frozen=True)
class Means:
    """What a trip is made with.

    Attributes:
        plate: Number plate; blank while the vehicle is not known yet (F-14).
        vehicle: The own or contracted vehicle with that plate, or None.
        carrier_id: The carrier, or None for an own or the customer's vehicle.
        shown_until: Of a one-off vehicle: until when its inspection holds, as shown (G-16).
        driver: Name of the driver.
        crew: Keys of the delivery staff.
        on_foot: Nobody drives (X-37).
    """

    plate: str
    vehicle: VehicleView | None
    carrier_id: int | None
    shown_until: date | None
    driver: str
    crew: tuple[int, ...]
    on_foot: bool

    @property
    def inspected_until(self) -> date | None:
        """Until when the inspection holds: what the list of vehicles says goes before what was shown once."""
        return self.vehicle.inspection_until if self.vehicle else self.shown_until


def require(work: Work, means: Means, day: date) -> None:
    """Refuses a trip that may not load on a day.

    A contracted vehicle stands for its carrier, whether one was named or not, or another one.

    Raises:
        Refused: G-14 carrier terminated, G-15 its licence or contract, G-16 inspection, F-17 or G-18 people.
        NotFound: No such carrier or person.
    """
    owner = means.vehicle.carrier_id if means.vehicle is not None else None
    for carrier_id in dict.fromkeys(key for key in (means.carrier_id, owner) if key is not None):
        carriers.require_usable(work, carrier_id, day)
    if means.plate and not means.on_foot:
        carriers.require_inspected(means.plate, means.inspected_until, day)
    _people(work, means, day)


def require_on(work: Work, trip_no: str, day: date) -> None:
    """Refuses a trip planned earlier whose carrier, vehicle or people may not be used on a day any more; as `require`."""
    row = trip_row(work, trip_no)
    crew = tuple(work.session.scalars(select(TripCrew.person_id).where(TripCrew.trip_id == row.id).order_by(TripCrew.id)))
    vehicle = catalog.vehicle_by_plate(work.session, row.plate)
    require(work, Means(row.plate, vehicle, row.carrier_id, row.inspection_until, row.driver, crew, row.on_foot), day)


def _people(work: Work, means: Means, day: date) -> None:
    names = []
    for person_id in means.crew:
        person = identity.person(work.session, person_id)
        if person is None:
            raise not_found(QT_TRANSLATE_NOOP("app", "人员"), person_id)
        names.append(person.name)
    valid = {
        (q.person, q.activity) for q in identity.qualifications(work.session)
        if q.activity in (Activity.DELIVERY, Activity.DRIVING) and q.valid_from <= day <= q.valid_until
    }  # fmt: skip
    rules.must_be_trained([name for name in names if (name, Activity.DELIVERY) not in valid])
    if not means.on_foot:
        staff = means.driver in identity.names(work.session).values()
        rules.must_be_qualified_driver(means.driver, staff, (means.driver, Activity.DRIVING) in valid, day)
