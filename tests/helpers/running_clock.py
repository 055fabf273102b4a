"""A clock that runs from a set moment and can be moved on."""

from __future__ import annotations

import time
from datetime import datetime, timedelta


class RunningClock:
    """Starts at `start` (aware) and goes on with the machine's monotonic time."""

    def __init__(self, start: datetime) -> None:
        self._start, self._began = start, time.monotonic()

    def now(self) -> datetime:
        return self._start + timedelta(seconds=time.monotonic() - self._began)

    def forward(self, **span: float) -> None:
        self._start += timedelta(**span)
