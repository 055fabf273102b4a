"""The scale of the station: its port, and each resting weight handed over once to the page that waits for one."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.devices.line_options import scale_option
from app.devices.ports import DeviceStatus
from app.devices.scale import ScalePort, ScaleReading, StabilityRule


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
        zero_wanted: Whether a weight rests that does not count because the scale was not empty since the last one.
    """

    weighed = Signal(int)
    device_changed = Signal(object)
    zero_wanted = Signal(bool)
    _rests = Signal()

    def __init__(self, wants: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._wants = wants
        self._port: ScalePort | None = None
        self._zero_wanted = False
        self._rests.connect(self._offer, Qt.ConnectionType.QueuedConnection)

    def open_port(self, option: str, protocol: str, *, needs_zero: bool = True) -> None:
        """Starts the port; it is found again by itself after it was lost.

        Args:
            option: The port, maybe with `?baud=9600&format=7E1&unit=kg&zero=20` (grams that count as empty).
            protocol: How the scale speaks.
            needs_zero: Whether the scale must have been empty between two boxes.

        Raises:
            BadInput: The option cannot be read.
        """
        port, unit, zero_g = scale_option(option)
        self._port = ScalePort(
            port.port, protocol, on_reading=self._read, on_state=self._tell, settings=port.line, unit=unit,
            rule=StabilityRule(zero_g=zero_g, needs_zero=needs_zero),
        )  # fmt: skip
        self._port.start()

    def close(self) -> None:
        """Stops the port."""
        if self._port is not None:
            self._port.stop()
            self._port = None

    def _read(self, reading: ScaleReading) -> None:
        if reading.waits_for_zero or self._zero_wanted:  # again and again: which box waits changes meanwhile
            self._zero_wanted = reading.waits_for_zero
            self.zero_wanted.emit(self._zero_wanted)
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
