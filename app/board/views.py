"""What leaves the board."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.dispatch.outlook import Outlook, PlannedTrip
from db.states import DispatchState


class Flag(StrEnum):
    """What a lead has to know of a 发货单, the most urgent first."""

    OVERDUE = "overdue"
    TOO_LATE = "too_late"
    NO_VEHICLE = "no_vehicle"
    NOT_NOTIFIED = "not_notified"
    NOT_ACCEPTED = "not_accepted"
    NO_NOTICE = "no_notice"
    URGENT = "urgent"
    NO_TRIP = "no_trip"

    @property
    def words(self) -> Text:
        """The flag in words."""
        return _FLAGS[self]


_FLAGS = {
    Flag.OVERDUE: say(QT_TRANSLATE_NOOP("app", "逾期")),
    Flag.TOO_LATE: say(QT_TRANSLATE_NOOP("app", "晚于交期")),
    Flag.NO_VEHICLE: say(QT_TRANSLATE_NOOP("app", "无车")),
    Flag.NOT_NOTIFIED: say(QT_TRANSLATE_NOOP("app", "未通知")),
    Flag.NOT_ACCEPTED: say(QT_TRANSLATE_NOOP("app", "未签收")),
    Flag.NO_NOTICE: say(QT_TRANSLATE_NOOP("app", "无通知单")),
    Flag.URGENT: say(QT_TRANSLATE_NOOP("app", "急件")),
    Flag.NO_TRIP: say(QT_TRANSLATE_NOOP("app", "未排车")),
}


@dataclass(frozen=True)
class Burden:
    """What goods take up: boxes, how many of them are only expected, volume, weight, and floor in millimetres of a vehicle's length."""

    boxes: int = 0
    estimated: int = 0
    volume_mm3: int = 0
    weight_g: int = 0

    def __add__(self, other: Burden) -> Burden:
        """Both together."""
        return Burden(
            self.boxes + other.boxes, self.estimated + other.estimated, self.volume_mm3 + other.volume_mm3,
            self.weight_g + other.weight_g,
        )  # fmt: skip


@dataclass(frozen=True)
class Room:
    """What a kind of vehicle takes, and how much of it a trip uses; a limit of 0 where nobody said.

    Attributes:
        kind: The kind in words (「9.6 米厢车」), or blank.
        volume_mm3: Inside volume.
        weight_g: Payload.
        length_mm: Inside length.
        used_mm: Length that the goods take of it, standing in layers as their packaging allows.
    """

    kind: str = ""
    volume_mm3: int = 0
    weight_g: int = 0
    length_mm: int = 0
    used_mm: int = 0

    def over(self, burden: Burden) -> bool:
        """Whether the goods are more than it takes."""
        return any(
            limit and used > limit
            for used, limit in (
                (burden.volume_mm3, self.volume_mm3), (burden.weight_g, self.weight_g), (self.used_mm, self.length_mm)
            )
        )  # fmt: skip


@dataclass(frozen=True)
class OrderLine:
    """A 发货单 on the plan of days: what it is, its day, what it takes up, and what is to be known of it."""

    order: Outlook
    day: date
    burden: Burden
    flags: tuple[Flag, ...]

    @property
    def number(self) -> str:
        """Its number."""
        return self.order.number

    @property
    def movable(self) -> bool:
        """Whether it may still be planned otherwise: nothing of it stands on a vehicle."""
        return self.order.state in MOVABLE


MOVABLE = frozenset(
    {
        DispatchState.DRAFT, DispatchState.ISSUED, DispatchState.PLANNED, DispatchState.PICKING, DispatchState.PICKED,
        DispatchState.READY,
    }
)  # fmt: skip
"""Before loading."""


@dataclass(frozen=True)
class DayTrip:
    """A trip of a day with what it carries."""

    trip: PlannedTrip
    day: date
    orders: tuple[str, ...]
    customers: tuple[str, ...]
    burden: Burden
    room: Room


@dataclass(frozen=True)
class DaySum:
    """One day of the plan: 发货单 and how many of them without a trip, trips and how many without a vehicle, and what is to be loaded."""

    day: date
    orders: int
    loose: int
    trips: int
    no_vehicle: int
    burden: Burden
    over: bool


@dataclass(frozen=True)
class DayPlan:
    """The plan of days.

    Attributes:
        today: The day it was read.
        days: Every day of it, today first.
        lines: The 发货单 by day, those without a trip first; what is for later stands on the day after the last.
        trips: The trips by planned time.
        capacity: Boxes that the docks load in a day, 0 where nobody said.
    """

    today: date
    days: tuple[DaySum, ...]
    lines: tuple[OrderLine, ...]
    trips: tuple[DayTrip, ...]
    capacity: int


class Live(StrEnum):
    """Where a trip stands right now, as the block on its dock says it."""

    NO_VEHICLE = "no_vehicle"
    NOT_HERE = "not_here"
    LATE = "late"
    REJECTED = "rejected"
    ARRIVED = "arrived"
    CHECKED = "checked"
    LOADING = "loading"
    LOADED = "loaded"
    UNSIGNED = "unsigned"
    READY = "ready"
    OUT = "out"


@dataclass(frozen=True)
class DockTrip:
    """A trip on the board of docks."""

    trip: PlannedTrip
    live: Live
    words: Text
    on: int
    boxes: int
    estimated: int
    until: datetime
    customers: tuple[str, ...]
    orders: tuple[str, ...]
    left_at: datetime | None = None
    kind: str = ""

    @property
    def number(self) -> str:
        """Its number."""
        return self.trip.number

    @property
    def part(self) -> float:
        """How much of it is loaded, 0 to 1."""
        return min(1.0, self.on / self.boxes) if self.boxes else 0.0

    @property
    def movable(self) -> bool:
        """Whether dock and time may still be planned otherwise."""
        return self.live in (Live.NO_VEHICLE, Live.NOT_HERE, Live.LATE, Live.REJECTED, Live.ARRIVED, Live.CHECKED)


@dataclass(frozen=True)
class Dock:
    """A dock: its name, and what kind of vehicle it is for, or blank."""

    name: str
    note: str = ""


@dataclass(frozen=True)
class DockBoard:
    """The docks of one day.

    Attributes:
        day: The day.
        now: When it was read.
        docks: The docks in the order of the settings; one that only an old trip names comes after them.
        opens: First hour of the time axis.
        closes: Its end.
        trips: The trips by planned time.
        loose: 发货单 of the day without a trip.
        orders: How many 发货单 of the day there are.
    """

    day: date
    now: datetime
    docks: tuple[Dock, ...]
    opens: time
    closes: time
    trips: tuple[DockTrip, ...]
    loose: tuple[OrderLine, ...]
    orders: int

    def count(self, *live: Live) -> int:
        """How many trips are in one of these states."""
        return sum(1 for trip in self.trips if trip.live in live)


class Step(StrEnum):
    """What a vehicle still lacks before it may leave, in the order of the work."""

    NOTICE = "notice"
    CHECK = "check"
    SCAN = "scan"
    CONFIRM = "confirm"
    SEAL = "seal"
    FINANCE = "finance"
    PERSONNEL = "personnel"
    OTHER = "other"
    EXPORT = "export"


class How(StrEnum):
    """How far a step is."""

    DONE = "done"
    GOING = "going"
    OPEN = "open"
    WAITS = "waits"
    """Nobody can do it yet: another step comes first."""
    FAILED = "failed"


@dataclass(frozen=True)
class StepLine:
    """One line of 放行还缺: what, how far, and when it was done or after what it can be."""

    step: Step
    words: Text
    how: How
    at: datetime | None = None
    when: Text | None = None


@dataclass(frozen=True)
class StopLine:
    """One stop: its number, who receives there, how many boxes and 发货单."""

    stop: int
    customer: str
    destination: str
    boxes: int
    orders: tuple[str, ...]
    estimated: int = 0


@dataclass(frozen=True)
class TripDetail:
    """Everything the board says of one trip."""

    trip: PlannedTrip
    live: Live
    words: Text
    trailer: str
    burden: Burden
    room: Room
    steps: tuple[StepLine, ...]
    stops: tuple[StopLine, ...]
    boxes_on: int
    entered_at: datetime | None
    left_at: datetime | None
