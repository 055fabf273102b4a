"""What leaves the yard."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.core.text import QT_TRANSLATE_NOOP, Text, say
from db.states import YardPurpose as YardPurpose


@dataclass(frozen=True)
class Arrival:
    """A vehicle at the gate, as the guard keys it.

    Attributes:
        plate: The tractor's plate, or the vehicle's.
        purpose: Why it comes.
        trailer: Plate of the trailer (挂车), or blank.
        trip_no: The booked trip it comes for.
        return_no: Number of the return authorisation of returned goods (J-33).
        driver: Name; of a booked trip the booking's by default.
        phone: Telephone; likewise.
        gate: Which gate.
        confirmed: A plate that is no Chinese one was keyed and confirmed a second time.
    """

    plate: str
    purpose: YardPurpose
    trailer: str = ""
    trip_no: str = ""
    return_no: str = ""
    driver: str = ""
    phone: str = ""
    gate: str = ""
    confirmed: bool = False


@dataclass(frozen=True)
class EntryView:
    """One stay of a vehicle in the works; `linked` says that it is the vehicle of its trip."""

    entry_id: int
    plate: str
    trailer: str
    odd: bool
    driver: str
    phone: str
    purpose: YardPurpose
    trip_no: str
    linked: bool
    return_no: str
    gate: str
    entered_at: datetime
    guard: str
    left_at: datetime | None
    left_by: str
    left_with: str

    @property
    def waiting(self) -> bool:
        """Whether it came for a trip that another plate is booked on: the logistics head decides (G-02)."""
        return self.purpose is YardPurpose.TRIP and not self.linked and self.left_at is None

    def stay(self, now: datetime) -> Text:
        """How long it has been inside: 2 小时 05 分."""
        minutes = max(0, int(((self.left_at or now) - self.entered_at).total_seconds()) // 60)
        if minutes < 60:
            return say(QT_TRANSLATE_NOOP("app", "{m} 分"), m=minutes)
        return say(QT_TRANSLATE_NOOP("app", "{h} 小时 {m} 分"), h=minutes // 60, m=f"{minutes % 60:02d}")


@dataclass(frozen=True)
class ExpectedTrip:
    """A booked trip whose vehicle is not here yet."""

    trip_no: str
    plate: str
    planned_at: datetime
    customers: str
    carrier: str
    driver: str
    dock: str
    gate: str
