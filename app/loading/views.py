"""What leaves the loading feature."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.core.text import Text
from app.dispatch.views import TripView
from app.loading.plan_views import PlanBoxView
from app.storage.turn import First
from db.states import Role, ScanKind, TripState


@dataclass(frozen=True)
class VehicleFindings:
    """What was found on the vehicle before loading: numbers as seen (G-02) and six answers (G-03).

    `trailer` is blank without one; `document` is what was shown of a vehicle that stands in no file (G-16).
    """

    plate: str
    container_no: str = ""
    seal_no: str = ""
    intact: bool = True
    suitable: bool = True
    clean: bool = True
    hygienic: bool = True
    uncontaminated: bool = True
    safe: bool = True
    note: str = ""
    trailer: str = ""
    document: str = ""

    @property
    def answers(self) -> tuple[tuple[str, bool], ...]:
        """Field name and answer, in the order of the form."""
        names = ("intact", "suitable", "clean", "hygienic", "uncontaminated", "safe")
        return tuple((name, bool(getattr(self, name))) for name in names)

    @property
    def passed(self) -> bool:
        """Whether every answer is yes."""
        return all(answer for _, answer in self.answers)


DONE = "done"


@dataclass(frozen=True)
class Measures:
    """Protection on the way (E-07): each `DONE`, a reason why it is not needed, or blank where nobody said."""

    rain: str = DONE
    moisture: str = DONE
    shock: str = DONE

    @property
    def answers(self) -> tuple[tuple[str, str], ...]:
        """Name and answer, in the order of the form."""
        return (("rain", self.rain), ("moisture", self.moisture), ("shock", self.shock))

    @property
    def missing(self) -> tuple[str, ...]:
        """What nobody ticked and nobody gave a reason for."""
        return tuple(name for name, answer in self.answers if not answer.strip())


@dataclass(frozen=True)
class ClimateView:
    """E-08: the range that was set, the logger, and what it read at departure, in tenths of a degree Celsius."""

    low_dc: int
    high_dc: int
    logger_no: str
    reading_dc: int
    at: datetime
    person: str


@dataclass(frozen=True)
class ShortView:
    """Boxes that stayed behind with approval (G-08)."""

    dispatch_no: str
    new_no: str
    boxes: int
    reason: str
    at: datetime
    approved_by: tuple[str, str]


@dataclass(frozen=True)
class VehicleCheckView:
    """One check of a vehicle on record."""

    at: datetime
    person: str
    findings: VehicleFindings
    passed: bool


@dataclass(frozen=True)
class LoadBoxView:
    """One box to be loaded or loaded; `position` is its turn from 1, 0 while it is not on."""

    sscc: str
    dispatch_no: str
    box_no: int
    box_count: int
    shipping_mark: str
    contents: str
    gross_weight_g: int
    position: int = 0
    at: datetime | None = None


@dataclass(frozen=True)
class LoadView:
    """The load of a trip; plate and trailer as they were entered at the gate, else as booked and as found at the check."""

    trip_no: str
    state: TripState
    plate: str
    container_no: str
    seal_no: str
    boxes: tuple[str, ...]
    dispatch_nos: tuple[str, ...]
    started_at: datetime | None
    closed_at: datetime | None
    load_hash: str
    gross_weight_g: int
    confirmed_by: tuple[tuple[Role, str], ...]
    expected: tuple[LoadBoxView, ...]
    supervisor: str
    delegated_in: str
    briefed: bool
    secured: bool
    exceptions: str
    check: VehicleCheckView | None
    trailer: str = ""
    entered_at: datetime | None = None
    on_foot: bool = False
    bearer: str = ""
    bearer_card: str = ""
    loaders: tuple[str, ...] = ()
    """Who put the boxes on that are on it, first come first (G-17)."""

    @property
    def missing(self) -> tuple[LoadBoxView, ...]:
        """Boxes that are not on yet."""
        return tuple(box for box in self.expected if not box.position)


@dataclass(frozen=True)
class Progress:
    """How far a load is: boxes on the vehicle, and boxes that are to be."""

    on: int
    expected: int


@dataclass(frozen=True)
class PickRow:
    """One line of the 发货 scan table; `key` is the SSCC where the line is a box."""

    line_id: int
    name: str
    model: str
    counted: int
    expected: int
    note: str = ""
    key: str = ""


@dataclass(frozen=True)
class DockState:
    """The whole state of the 发货 tab's scanning: one frozen value.

    Attributes:
        mode: `idle`, `pick`, `stage` (boxes at the lane against the list) or `load`.
        next_step: What to do now; always written.
        document: The 发货单 or the trip in work.
        title: Customer, or plate of the trip.
        rows: The table.
        counted: Pieces picked or boxes loaded.
        expected: How many there are to be.
        active: Key of the line of the last scan.
        taking_out: The next scan is put back or taken off.
        damaged: The next box is reported damaged.
        count: Pieces that the next lot scan stands for.
        plan_no: Number of the trip's load plan that holds; blank without one.
        place: The box of the last scan in its place (G-06); None without a plan.
        next_boxes: The next three boxes to go on, by the plan.
        insisted: A box that was scanned out of order: scanned once more it goes on all the same.
        pending: Goods that were taken out of turn: they are drawn once a reason is given.
        first: What goes out first in place of them.
        back: Valuable or safety goods that are put back once their protection is signed (E-04).
    """

    mode: str
    next_step: Text
    document: str = ""
    title: str = ""
    rows: tuple[PickRow, ...] = ()
    counted: int = 0
    expected: int = 0
    active: int = 0
    taking_out: bool = False
    damaged: bool = False
    count: int | None = None
    trip: TripView | None = None
    plan_no: str = ""
    place: PlanBoxView | None = None
    next_boxes: tuple[PlanBoxView, ...] = ()
    insisted: str = ""
    pending: PendingPick | None = None
    first: First | None = None
    back: PendingPick | None = None


@dataclass(frozen=True)
class PendingPick:
    """Goods that wait for the reason why they are drawn out of turn, or for the signature under which they are put back."""

    identity: str
    pieces: int
    kind: ScanKind


@dataclass(frozen=True)
class HandoverView:
    """Who took the goods over before loading, by which card, letter or waybill, and how many boxes (F-08, F-09)."""

    dispatch_no: str
    signer: str
    proof: str
    boxes: int
    at: datetime
