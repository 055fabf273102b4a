"""What may stand in front of the check at the gate: the day's log, vehicles that come in, vehicles that are inside."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


class GateSide(QWidget):
    """A screen beside the check. It takes no focus: the page hands it the keys.

    Attributes:
        left: The guard is done here.
    """

    left = Signal()

    def begin(self) -> None:
        """It comes to the front."""

    def reload(self) -> None:
        """What it shows changed while it is in front."""

    def take_key(self, event: QKeyEvent) -> None:
        """A key while it is in front."""
