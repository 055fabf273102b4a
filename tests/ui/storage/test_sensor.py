"""A sensor on a real line writes the climate of its zone, whoever is signed in (D-07)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.core.clock import SetClock
from app.core.work import Workplace
from app.desk import Desk
from app.devices.ports import DeviceState, DeviceStatus
from app.devices.simulate import PtyScale
from app.printing.making import Forms
from app.scanning.lane import ScanLane
from app.storage import climate_queries
from db.engine import open_engine
from tests.helpers import catalog
from tests.helpers.settled import eventually
from ui.climate_sensor import ClimateSensors
from ui.context import DeskContext


@pytest.fixture
def place(sqlite_file_url: str, clock: SetClock) -> Iterator[Workplace]:
    opened = Workplace(open_engine(sqlite_file_url), "仓库", clock)
    yield opened
    opened.engine.dispose()


@pytest.mark.clause("D-07")
def test_a_sensor_opens_an_excursion_by_itself(qtbot: QtBot, place: Workplace) -> None:
    catalog.location(place)
    context = DeskContext(Desk(place, Forms({}, {}), ScanLane(place)))
    sensors = ClimateSensors(context)
    states: list[DeviceState] = []
    noted: list[tuple[str, bool]] = []

    def state(status: DeviceStatus) -> None:
        states.append(status.state)

    sensors.device_changed.connect(state)
    sensors.noted.connect(lambda code, known: noted.append((code, known)))
    with PtyScale() as peer:
        try:
            assert sensors.open_ports(peer.port) == [peer.port]
            eventually(lambda: DeviceState.READY in states)
            peer.write("成品一区;26.1;55.2\r\n成品一区;26.2;55.2\r\nX-9;20;40\r\n".encode())
            eventually(lambda: len(noted) == 2)
        finally:
            sensors.close()
            context.close()
    assert noted == [("成品一区", True), ("X-9", False)]
    with place.read() as session:
        (one,) = climate_queries.excursions(session)
    assert (one.zone, one.words) == ("成品一区", "26.1 °C / 55.2 %RH")
    context.deleteLater()
