"""A night at two gates: vehicles with valid passes in one database, each gate a process of its own, and a server that can be stopped."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.core.clock import SetClock
from app.core.events import EventBus
from app.core.work import Workplace
from app.gate.rules import tail
from db.engine import open_engine
from db.states import Role
from tests.conftest import People
from tests.helpers import trust
from tests.helpers.convoy import Crew, Vehicle, convoy

EVENING = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)  # Monday 18:00 at the site


@dataclass
class Gate:
    """A gate's process; killed, it can be started again on its folder."""

    url: str
    folder: Path
    name: str
    guard: dict[str, Any]
    process: subprocess.Popen[str] | None = field(init=False, default=None)

    def start(self) -> None:
        """Starts the gate's program."""
        command = [sys.executable, "-m", "tests.helpers.gate_post", self.url, str(self.folder), self.name, json.dumps(self.guard)]
        self.process = subprocess.Popen(
            [*command, EVENING.isoformat()], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
        )

    def tell(self, **order: Any) -> None:
        """Gives an order."""
        assert self.process is not None and self.process.stdin is not None
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()

    def hear(self) -> dict[str, Any] | None:
        """The answer; None when the process died instead."""
        assert self.process is not None and self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            self.process.wait(10)
            return None
        answer: dict[str, Any] = json.loads(line)
        return answer

    def ask(self, **order: Any) -> dict[str, Any] | None:
        """Order and answer."""
        self.tell(**order)
        return self.hear()

    def stop(self) -> None:
        """Ends it."""
        if self.process is not None and self.process.poll() is None:
            assert self.process.stdin is not None
            self.process.stdin.close()
            self.process.wait(10)


def seen(vehicle: Vehicle) -> dict[str, str]:
    """What an honest guard keys."""
    return {"plate": tail(vehicle.plate), "trailer": tail(vehicle.trailer), "seal": tail(vehicle.seal)}


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
    return vehicles, [Gate(url, folder / name, name, person) for name in gates]
