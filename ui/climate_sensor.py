"""The temperature and humidity sensors of this PC: their ports, and each reading written down by the program itself (D-07)."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.core.errors import AppError
from app.core.work import PROGRAM
from app.devices.climate_sensor import SensorPort, SensorReading
from app.devices.line_options import port_options
from app.storage import climate
from ui.context import DeskContext

log = logging.getLogger(__name__)


class ClimateSensors(QObject):
    """Listens to one or more sensors and keeps what they say.

    Attributes:
        device_changed: A port changed its state; carries the `DeviceStatus`.
        noted: A reading was written down, or refused because no zone has the sensor; carries its code and whether a zone has it.
    """

    device_changed = Signal(object)
    noted = Signal(str, bool)
    _came = Signal(object)

    def __init__(self, context: DeskContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._ports: list[SensorPort] = []
        self._strangers: set[str] = set()
        self._came.connect(self._note, Qt.ConnectionType.QueuedConnection)

    def open_ports(self, option: str) -> list[str]:
        """Starts a thread for each port of a setting such as `COM5?baud=9600,/dev/ttyUSB1`.

        Returns:
            The ports as they were configured.

        Raises:
            BadInput: The setting cannot be read.
        """
        found = port_options(option)
        for one in found:
            port = SensorPort(one.port, on_reading=self._came.emit, on_state=self.device_changed.emit, settings=one.line)
            self._ports.append(port)
            port.start()
        return [one.port for one in found]

    def close(self) -> None:
        """Stops every port."""
        for port in self._ports:
            port.stop()
        self._ports.clear()

    @Slot(object)
    def _note(self, reading: SensorReading) -> None:
        """On the writer lane, as the program: nobody has to be signed in for a sensor."""

        def write() -> bool:
            with self._context.desk.work(PROGRAM) as work:
                return climate.note_sensor(work, reading.code, reading.temperature, reading.humidity)

        self._context.jobs.write(write, lambda known: self._noted(reading.code, known), self._failed)

    def _noted(self, code: str, known: bool) -> None:
        if not known and code not in self._strangers:
            log.info("no zone has the sensor %r", code)
            self._strangers.add(code)
        self.noted.emit(code, known)

    def _failed(self, error: AppError) -> None:
        log.info("a reading of a sensor was not written: %s", error)
