"""Where blocks stand on the board of docks: pure geometry over a board, a time axis and a size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QRectF

from app.board.views import DockBoard, DockTrip
from app.core.clock import SITE_ZONE

LABEL, HEAD, LEAST_ROW, LEAST_BLOCK = 78, 34, 66, 104
STEP = timedelta(minutes=30)


@dataclass(frozen=True)
class Place:
    """A dock and a time window that a trip has or is to have; the dock is blank in the row 未排."""

    dock: str
    start: datetime
    until: datetime


class Grid:
    """Rows of docks and columns of hours.

    Args:
        board: What is shown.
        width: Of the canvas.
        height: Of what is seen of it; rows grow to fill it.
    """

    def __init__(self, board: DockBoard, width: float, height: float) -> None:
        self.board = board
        self.docks = [*(dock.name for dock in board.docks), ""]
        self.row = max(float(LEAST_ROW), (height - HEAD) / len(self.docks))
        self.height = HEAD + self.row * len(self.docks)
        self.width = width
        day = board.day
        begins = datetime(day.year, day.month, day.day, tzinfo=SITE_ZONE)
        end, midnight = begins + timedelta(hours=board.closes.hour, minutes=board.closes.minute), begins + timedelta(days=1)
        # a truck that comes before the docks open stands at its time all the same; one of yesterday stands at the edge
        first = min((one.trip.planned_at for one in board.trips if begins <= one.trip.planned_at < midnight), default=midnight)
        self.start = begins + timedelta(hours=min(board.opens.hour, (first - begins) // timedelta(hours=1)))
        last = max((one.until for one in board.trips if one.trip.planned_at < midnight), default=end)
        while end < min(last, midnight):  # a truck that stays longer than the docks are open stands at its time all the same
            end += timedelta(minutes=60 - end.minute)
        self.end = max(end, self.start + timedelta(hours=1))
        self.hours = (self.end - self.start).total_seconds() / 3600

    def x(self, moment: datetime) -> float:
        """Where a moment stands, held inside the axis."""
        part = (moment - self.start).total_seconds() / (self.end - self.start).total_seconds()
        return LABEL + (self.width - LABEL) * min(1.0, max(0.0, part))

    def moment(self, x: float) -> datetime:
        """The moment at a place, to the quarter of an hour."""
        part = (x - LABEL) / max(1.0, self.width - LABEL)
        quarters = round(part * self.hours * 4)
        return self.start + timedelta(minutes=15 * quarters)

    def row_of(self, dock: str) -> int:
        """Row of a dock; an unknown one and none stand in the last, 未排."""
        return self.docks.index(dock) if dock in self.docks else len(self.docks) - 1

    def dock_at(self, y: float) -> str:
        """The dock at a height."""
        return self.docks[min(len(self.docks) - 1, max(0, int((y - HEAD) / self.row)))]

    def blocks(self, trips: Sequence[DockTrip]) -> dict[str, QRectF]:
        """The rectangle of each trip; those that would cover each other share the height of their row."""
        found: dict[str, QRectF] = {}
        rows: dict[int, list[DockTrip]] = {}
        for one in trips:
            rows.setdefault(self.row_of(one.trip.dock), []).append(one)
        for row, listed in rows.items():
            lanes = self._lanes(listed)
            count = max(lanes.values()) + 1
            high = (self.row - 12) / count
            for one in listed:
                left, right = self._span(one)
                found[one.number] = QRectF(left, HEAD + row * self.row + 6 + lanes[one.number] * high, right - left, high - (count > 1) * 3)
        return found

    def rect(self, place: Place) -> QRectF:
        """Where a trip would stand at a place."""
        left, right = self._edges(place.start, place.until)
        return QRectF(left, HEAD + self.row_of(place.dock) * self.row + 6, right - left, self.row - 12)

    def _span(self, one: DockTrip) -> tuple[float, float]:
        return self._edges(one.trip.planned_at, one.until)

    def _edges(self, start: datetime, until: datetime) -> tuple[float, float]:
        left = min(self.x(start), self.width - LEAST_BLOCK - 4)
        return left + 2, max(left + LEAST_BLOCK, self.x(until)) - 2

    def _lanes(self, listed: Sequence[DockTrip]) -> dict[str, int]:
        ends: list[float] = []
        lanes: dict[str, int] = {}
        for one in sorted(listed, key=lambda one: (self._span(one)[0], one.number)):
            left, right = self._span(one)
            lane = next((n for n, end in enumerate(ends) if end <= left), len(ends))
            if lane == len(ends):
                ends.append(right)
            else:
                ends[lane] = right
            lanes[one.number] = lane
        return lanes
