"""What leaves the load plans of trips (装柜图): boxes with their places, limits as bars, what was left and why."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.planner.kinds import aside, band
from app.planner.model import Container, Item, Left, LeftReason, Placement, Plan, Report, Task
from app.planner.places import Place, places
from app.planner.words import left_word
from db.states import LoadPlanState as LoadPlanState


@dataclass(frozen=True)
class TripBox:
    """One box of a trip as the planner gets it; `item.id` is its SSCC, or the name of one that is expected (预估)."""

    item: Item
    dispatch_no: str
    box_no: int = 0
    contents: str = ""
    packaging: str = ""
    estimated: bool = False


@dataclass(frozen=True)
class TripTask:
    """What a trip asks of the planner; `basis` names boxes, limits and vehicle: another basis, another task."""

    trip_no: str
    vehicle_kind: str
    container: Container
    boxes: tuple[TripBox, ...]
    basis: str

    @property
    def task(self) -> Task:
        """The task as `app.planner` takes it."""
        return Task(self.container, tuple(box.item for box in self.boxes))

    @property
    def estimated(self) -> int:
        """How many boxes are expected and not packed yet."""
        return sum(box.estimated for box in self.boxes)


@dataclass(frozen=True)
class PlanBoxView:
    """One box in its place.

    Attributes:
        key: Its SSCC, or the name of an expected box.
        placement: Turn, corner and measures as it stands.
        item: Measures as named, weight, limits, stop, 唛头, lot.
        place: Row, column, layer; `place.words` is 第3排 左起2 第2层.
        estimated: Expected and not packed yet (预估).
        loaded_as: Its turn in which it really went on, 0 while it has not.
    """

    key: str
    placement: Placement
    item: Item
    place: Place
    dispatch_no: str
    box_no: int = 0
    contents: str = ""
    packaging: str = ""
    estimated: bool = False
    loaded_as: int = 0

    @property
    def sequence(self) -> int:
        """Its turn in the plan."""
        return self.placement.sequence

    @property
    def sscc(self) -> str:
        """Its SSCC; blank while it is only expected."""
        return "" if self.estimated else self.key

    @property
    def loaded(self) -> bool:
        """Whether it is on the vehicle."""
        return self.loaded_as > 0

    @property
    def name(self) -> Text:
        """FH26000031 第 3 箱, or 预估 for one that is not packed yet."""
        if self.estimated:
            return say(QT_TRANSLATE_NOOP("app", "{no} 预估箱"), no=self.dispatch_no)
        return say(QT_TRANSLATE_NOOP("app", "{no} 第 {n} 箱"), no=self.dispatch_no, n=self.box_no)


@dataclass(frozen=True)
class LeftBoxView:
    """A box that is not on the plan, and why."""

    box: TripBox
    reason: LeftReason

    @property
    def words(self) -> Text:
        """Why it is not on the plan."""
        return left_word(self.reason)


class BarKind(StrEnum):
    """The limits that are shown as bars."""

    CENTRE_LENGTH = "centre_length"
    CENTRE_WIDTH = "centre_width"
    FRONT_AXLE = "front_axle"
    REAR_AXLE = "rear_axle"
    PAYLOAD = "payload"


@dataclass(frozen=True)
class Bar:
    """One limit: a value on a scale with the band that is allowed.

    Attributes:
        kind: Which limit.
        value: In permille of the inside length (重心前后), in permille of the width from the middle line, left below zero (重心左右),
            or in grams.
        scale_from: Where the bar begins.
        scale_to: Where it ends.
        low: Least that is allowed; None without.
        high: Most that is allowed; None without.
    """

    kind: BarKind
    value: int
    scale_from: int
    scale_to: int
    low: int | None = None
    high: int | None = None

    @property
    def right(self) -> bool:
        """Whether the value keeps to its band."""
        return (self.low is None or self.value >= self.low) and (self.high is None or self.value <= self.high)


@dataclass(frozen=True)
class StopPart:
    """One stop of a plan: its 发货单, how many boxes, and the turn that ends it (stop 1 is delivered first and loaded last)."""

    stop: int
    dispatch_nos: tuple[str, ...]
    boxes: int
    last_sequence: int


@dataclass(frozen=True)
class LoadPlanView:
    """装柜图 of a trip, saved or, with a blank number, as it was just found.

    Attributes:
        report: What the independent check says of it.
        search_ms: How long was searched for it.
        moved: How often a box was moved by hand.
        strict: Boxes go on in the order of the plan only (G-06).
    """

    number: str
    trip_no: str
    state: LoadPlanState
    vehicle_kind: str
    container: Container
    boxes: tuple[PlanBoxView, ...]
    left: tuple[LeftBoxView, ...]
    report: Report
    basis: str = ""
    search_ms: int = 0
    moved: int = 0
    rule_version: str = ""
    made_at: datetime | None = None
    maker: str = ""
    voided_at: datetime | None = None
    void_reason: str = ""
    strict: bool = False
    _by_key: dict[str, PlanBoxView] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Boxes are looked up at every scan."""
        self._by_key.update({box.key: box for box in self.boxes})

    @property
    def task(self) -> Task:
        """What it was made from, as `app.planner` takes it."""
        return Task(self.container, (*(box.item for box in self.boxes), *(left.box.item for left in self.left)))

    @property
    def plan(self) -> Plan:
        """The plan as `app.planner` takes it."""
        left = tuple(Left(one.box.item.id, one.box.item.copies, one.reason) for one in self.left)
        return Plan(tuple(box.placement for box in self.boxes), left, self.report.utilisation)

    @property
    def loaded(self) -> int:
        """How many of its boxes are on the vehicle."""
        return sum(box.loaded for box in self.boxes)

    @property
    def estimated(self) -> int:
        """How many of its boxes are expected and not packed yet (预估)."""
        return sum(box.estimated for box in self.boxes)

    @property
    def next_boxes(self) -> tuple[PlanBoxView, ...]:
        """The next three boxes to go on."""
        return next_boxes(self.boxes)

    @property
    def bars(self) -> tuple[Bar, ...]:
        """Centre of gravity, axles and payload with what is allowed."""
        return bars(self.container, self.report)

    @property
    def conditions(self) -> tuple[Text, ...]:
        """What the utilisation was reached under; it is never shown without."""
        return conditions(self.task)

    @property
    def stops(self) -> tuple[StopPart, ...]:
        """The stops in the order they are loaded: the farthest first."""
        return stops(self.boxes)

    def box(self, key: str) -> PlanBoxView | None:
        """The box with an SSCC, or None."""
        return self._by_key.get(key)


def drafted(trip: TripTask, plan: Plan, report: Report, *, strict: bool = False, search_ms: int = 0) -> LoadPlanView:
    """A plan that was just found, to be looked at before it is saved."""
    by_key = {box.item.id: box for box in trip.boxes}
    at = places(plan.placements)
    boxes = tuple(
        PlanBoxView(
            p.id, p, by_key[p.id].item, at[p.sequence], by_key[p.id].dispatch_no, by_key[p.id].box_no, by_key[p.id].contents,
            by_key[p.id].packaging, by_key[p.id].estimated,
        )
        for p in sorted(plan.placements, key=lambda p: p.sequence)
    )  # fmt: skip
    left = tuple(LeftBoxView(by_key[one.id], one.reason) for one in plan.left)
    return LoadPlanView(
        "", trip.trip_no, LoadPlanState.CURRENT, trip.vehicle_kind, trip.container, boxes, left, report, trip.basis, search_ms,
        strict=strict,
    )  # fmt: skip


def next_boxes(boxes: tuple[PlanBoxView, ...], count: int = 3) -> tuple[PlanBoxView, ...]:
    """The next boxes to go on, in the order of the plan."""
    return tuple([box for box in boxes if not box.loaded][:count])


def stops(boxes: tuple[PlanBoxView, ...]) -> tuple[StopPart, ...]:
    """The stops in the order they are loaded: the farthest first."""
    found = []
    for stop in sorted({box.item.stop for box in boxes}, reverse=True):
        own = [box for box in boxes if box.item.stop == stop]
        numbers = tuple(dict.fromkeys(box.dispatch_no for box in own))
        found.append(StopPart(stop, numbers, len(own), max(box.sequence for box in own)))
    return tuple(found)


def bars(container: Container, report: Report) -> tuple[Bar, ...]:
    """Centre of gravity, axles and payload of a load with what is allowed; what nobody limited shows without a band."""
    axles = container.axles
    found: list[Bar] = []
    if report.weight_g:
        along = _permille(report.centre_mm[0], container.length_mm)
        across = _permille(2 * report.centre_mm[1] - container.width_mm, 2 * container.width_mm)
        found.append(Bar(BarKind.CENTRE_LENGTH, along, 0, 1000, *_band(container, report, along)))
        side = aside(container, report.weight_g)
        found.append(Bar(BarKind.CENTRE_WIDTH, across, -500, 500, None if side is None else -side, side))
    if axles is not None:
        for kind, value, limit in (
            (BarKind.FRONT_AXLE, report.front_axle_g or 0, axles.front_limit_g),
            (BarKind.REAR_AXLE, report.rear_axle_g or 0, axles.rear_limit_g),
        ):
            found.append(Bar(kind, value, min(0, value), max(value, limit * 11 // 10), None, limit))
    payload = container.payload_g
    if payload is not None:
        found.append(Bar(BarKind.PAYLOAD, report.weight_g, 0, max(report.weight_g, payload * 11 // 10), None, payload))
    return tuple(found)


def _band(container: Container, report: Report, along: int) -> tuple[int | None, int | None]:
    """Where the centre of gravity may lie: by the balance, and for this weight by the axles."""
    if container.balance is None and container.axles is None:
        return None, None
    low, high = band(container, report.weight_g)
    if report.right:  # what the check passes exactly is not put aside by a rounded permille
        return min(low, along), max(high, along)
    return (low, high) if low < high else band(replace(container, axles=None), report.weight_g)


def conditions(task: Task) -> tuple[Text, ...]:
    """What a utilisation was reached under, in short words: 3 站, 全支承, 易碎在上, 限层数, 限重, 轴荷."""
    count = len({item.stop for item in task.items})
    found = [say(QT_TRANSLATE_NOOP("app", "{n} 站"), n=count)] if count > 1 else []
    found.append(say(QT_TRANSLATE_NOOP("app", "全支承")))
    words = (
        (any(item.max_load_g == 0 for item in task.items), QT_TRANSLATE_NOOP("app", "易碎在上")),
        (any(item.max_layers is not None for item in task.items), QT_TRANSLATE_NOOP("app", "限层数")),
        (any(item.max_load_g for item in task.items), QT_TRANSLATE_NOOP("app", "限承重")),
        (any(len(item.upright) == 1 for item in task.items), QT_TRANSLATE_NOOP("app", "不得倒置")),
        (task.container.axles is not None, QT_TRANSLATE_NOOP("app", "轴荷")),
        (task.container.balance is not None, QT_TRANSLATE_NOOP("app", "重心")),
    )
    return (*found, *(say(word) for holds, word in words if holds))


def _permille(part: int, whole: int) -> int:
    return (2000 * part + whole) // (2 * whole) if whole else 0
