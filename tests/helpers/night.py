"""A night at two gates: vehicles with valid passes in one database, and the gates that judge them, each a process of its own."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from app.core.clock import SetClock
from app.core.events import EventBus
from app.core.work import Workplace
from db.engine import open_engine
from db.states import Role
from tests.conftest import People
from tests.helpers import trust
from tests.helpers.convoy import Crew, convoy
from tests.helpers.vehicles import Gate, Vehicle

EVENING = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)  # Monday 18:00 at the site


def before(url: str, count: int, gates: tuple[str, str], folder: Path) -> tuple[list[Vehicle], list[Gate]]:
    """Vehicles with valid passes, in turn for one gate and the other, and the two gates not yet started."""
    engine = open_engine(url)
    place = Workplace(engine, "仓库", SetClock(EVENING), EventBus())
    people = People(place)
    crew = Crew(people(Role.STOREKEEPER), people(Role.LOGISTICS_HEAD), people(Role.FINANCE), people(Role.PERSONNEL))
    trust.founded(place, {Role.FINANCE: [crew.finance], Role.PERSONNEL: [crew.personnel]})
    vehicles = convoy(place, crew, count, gates)
    guard = people(Role.GUARD)
    engine.dispose()
    person = {"id": guard.person_id, "name": guard.name, "badge": guard.badge}
    return vehicles, [Gate(url, folder / name, name, person, EVENING.isoformat()) for name in gates]
