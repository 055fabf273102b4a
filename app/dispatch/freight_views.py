"""What freight looks like from outside: a trip with its price, a month by carrier (F-21). Money is in fen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from db.states import TripState


@dataclass(frozen=True)
class ExtraView:
    """More or less than agreed, why, by whom."""

    fen: int
    reason: str
    person: str
    at: datetime


@dataclass(frozen=True)
class FreightView:
    """A trip and what it costs; `agreed_fen` is None while no price stands."""

    trip_no: str
    state: TripState
    day: date
    plate: str
    carrier_id: int | None
    carrier: str
    customers: str
    orders: int
    agreed_fen: int | None = None
    agreement: str = ""
    agreed_by: str = ""
    extras: tuple[ExtraView, ...] = ()
    invoice_no: str = ""
    invoiced_on: date | None = None
    paid_on: date | None = None
    version: int = 0

    @property
    def total_fen(self) -> int:
        """What was agreed with everything that came on top or off."""
        return (self.agreed_fen or 0) + sum(extra.fen for extra in self.extras)

    @property
    def extra_fen(self) -> int:
        """What came on top or off."""
        return sum(extra.fen for extra in self.extras)


@dataclass(frozen=True)
class CarrierMonth:
    """What a carrier did in a month and gets for it."""

    carrier_id: int | None
    carrier: str
    trips: tuple[FreightView, ...]

    @property
    def total_fen(self) -> int:
        """All of it."""
        return sum(trip.total_fen for trip in self.trips)

    @property
    def unpaid_fen(self) -> int:
        """What is not paid yet."""
        return sum(trip.total_fen for trip in self.trips if trip.paid_on is None)

    @property
    def not_invoiced_fen(self) -> int:
        """What no invoice came for yet."""
        return sum(trip.total_fen for trip in self.trips if not trip.invoice_no)


@dataclass(frozen=True)
class FreightMonth:
    """The list of a month, by carrier."""

    first: date
    carriers: tuple[CarrierMonth, ...]

    @property
    def trips(self) -> tuple[FreightView, ...]:
        """Every trip of the month, by carrier."""
        return tuple(trip for carrier in self.carriers for trip in carrier.trips)

    @property
    def total_fen(self) -> int:
        """All of it."""
        return sum(carrier.total_fen for carrier in self.carriers)

    @property
    def unpaid_fen(self) -> int:
        """What is not paid yet."""
        return sum(carrier.unpaid_fen for carrier in self.carriers)
