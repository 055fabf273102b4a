"""The scale of the station: its port, and each resting weight handed over once to the page that waits for one."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.devices.ports import DeviceStatus
from app.devices.scale import ScalePort, ScaleReading


class ScaleDesk(QObject):
    """Listens to one scale.

    A weight stays on offer while it rests, so a box put on before its last piece was scanned is weighed when the bench
    has come so far; once taken, the scale must have been empty before the next one counts.

    Args:
        wants: Whether somebody waits for a weight now; asked in the window's thread.
        parent: The window.

    Attributes:
        weighed: A weight in whole grams was taken.
        device_changed: The port changed its state; carries the `DeviceStatus`.
    """

    weighed = Signal(int)
    device_changed = Signal(object)
    _rests = Signal()

    def __init__(self, wants: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._wants = wants
        self._port: ScalePort | None = None
        self._rests.connect(self._offer, Qt.ConnectionType.QueuedConnection)

    def open_port(self, port: str, protocol: str) -> None:
        """Starts the port; it is found again by itself after it was lost."""
        self._port = ScalePort(port, protocol, on_reading=self._read, on_state=self._tell)
        self._port.start()

    def close(self) -> None:
        """Stops the port."""
        if self._port is not None:
            self._port.stop()
            self._port = None

    def _read(self, reading: ScaleReading) -> None:
        if reading.stable_g is not None:
            self._rests.emit()

    def _tell(self, status: DeviceStatus) -> None:
        self.device_changed.emit(status)

    @Slot()
    def _offer(self) -> None:
        if self._port is None or not self._wants():
            return
        weight = self._port.take()
        if weight is not None:
            self.weighed.emit(int(weight.quantize(Decimal(1), rounding=ROUND_HALF_UP)))
