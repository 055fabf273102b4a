"""What leaves the boxing feature."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.boxing.weights import Band
from app.core.reasons import Purpose
from app.core.text import Text
from app.dispatch.views import DispatchOrderView
from app.packing.product import ProductState
from app.printing.service import PrintJobView
from db.states import BoxState, Tracking


@dataclass(frozen=True)
class Packed:
    """A unit, or pieces of a lot, and the box it lies in: nothing to be shown."""

    dispatch_no: str
    sscc: str
    serial: str
    lot_no: str
    quantity: int


@dataclass(frozen=True)
class BoxItemView:
    """A unit, or pieces of a lot, in a box; `back` of them the customer gave back since."""

    line_id: int
    product_id: int
    product_name: str
    model: str
    unit: str
    serial: str
    lot_no: str
    quantity: int
    at: datetime
    back: int = 0

    @property
    def identity(self) -> str:
        """Serial number, or lot number."""
        return self.serial or self.lot_no


@dataclass(frozen=True)
class LabelView:
    """One print of a box's shipping label."""

    issue: int
    box_count: int
    printed_at: datetime
    scanned_back_at: datetime | None
    voided_at: datetime | None
    void_reason: str


@dataclass(frozen=True)
class BoxView:
    """One shipping box; weights in grams, sizes in millimetres (length, width, height).

    `station` is where it is packed. A parked box has a `tag`; `open_station` is where its tag was scanned to work on it, blank
    while it stands by.
    """

    sscc: str
    box_no: int
    box_count: int
    state: BoxState
    dispatch_no: str
    items: tuple[BoxItemView, ...]
    gross_weight_g: int | None
    weighed: bool
    size_mm: tuple[int, int, int]
    packaging: str
    packer_id: int
    packer: str
    checker: str
    shipping_mark: str
    lots: tuple[str, ...]
    opened_at: datetime
    closed_at: datetime | None
    list_in_at: datetime | None
    packed_at: datetime | None
    checked_at: datetime | None
    sealed_at: datetime | None
    firm_at: datetime | None = None
    label: LabelView | None = None
    station: str = ""
    tag: str = ""
    open_station: str = ""

    @property
    def pieces(self) -> int:
        """Pieces in the box."""
        return sum(item.quantity for item in self.items)


@dataclass(frozen=True)
class PackingListView:
    """《装箱单》 of a 发货单 with its boxes and the papers put in."""

    number: str
    dispatch_no: str
    box_count: int
    complete_at: datetime | None
    boxes: tuple[BoxView, ...]
    papers: tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class ParkedBox:
    """A box that stands under a 待核对 tag: packed and waiting for its check, checked and waiting to be sealed, or opened again."""

    tag: str
    sscc: str
    box_no: int
    dispatch_no: str
    state: BoxState
    packer: str
    station: str
    open_station: str
    parked_at: datetime


class Step(StrEnum):
    """Where the bench stands: the six steps of the picture, and done."""

    DOCUMENT = "document"
    ITEMS = "items"
    COMPLETE = "complete"
    CHECK = "check"
    SEAL = "seal"
    SCAN_BACK = "scan_back"
    RELABEL = "relabel"
    FINISHED = "finished"
    HAND_OVER = "hand_over"


@dataclass(frozen=True)
class RowView:
    """One line of the table: what is wanted, what is in; `line_id` 0 is a paper of the kit, below 0 a box with an old label.

    A `blind` line is counted by the second person, who does not see what is wanted: 1 stands for "to be counted".
    """

    line_id: int
    name: str
    model: str
    tracking: Tracking | None
    unit: str
    counted: int
    expected: int
    note: str = ""
    blind: bool = False

    @property
    def missing(self) -> int:
        """How many are still wanted."""
        return max(0, self.expected - self.counted)


@dataclass(frozen=True)
class Signing:
    """Goods that wait for the signature of who moves them: how many pieces of what, and what he signs for (E-04)."""

    identity: str
    pieces: int
    points: tuple[str, ...]


@dataclass(frozen=True)
class BenchState:
    """The whole state of the packing bench: one frozen value.

    Attributes:
        step: Where it stands.
        order: The 发货单, or None while none is scanned.
        list_no: What the bar code of the 装箱单 says that goes into the box in work, blank before it is printed.
        box: The box in work.
        box_count: 共 N 箱.
        rows: The table.
        counted: Pieces of this order in boxes (while checking: pieces scanned again).
        expected: Pieces wanted.
        active_line: Line of the last scan.
        next_step: What to do now; always written.
        taking_out: The next item scanned is taken out.
        count: Pieces that the next lot scan stands for, keyed before it or of inner packs; None for what the label says.
        pack_of: Product of the inner packs that `count` came from, 0 for none.
        trip: 「12:00 装车·2 号码头·车次 CC…」, or blank.
        kit_open: Papers of the kit that are not in yet.
        coded: Those of them that bear a bar code, and are ticked by its scan alone.
        exchange: Numbers of the boxes whose old label has to be scanned to be exchanged.
        band: What the box in work should weigh now, or None where nobody knows.
        must_weigh: Whether it cannot be sealed here without having been weighed.
        asking: What the next scan has to give a reason for, or None.
        signing: Valuable or safety goods whose protection has to be signed before they go into the box (E-04), or None.
        product: Product packing, while that is what the bench does (X-07); None for shipping packing.
        label_job: How the newest print of the box's label stands, while the label is waited for.
        parked: Every box that stands under a tag, longest parked first.
        away: The box in work was parked and its tag was scanned here; afterwards the bench goes back to `resume`.
        resume: The 发货单 that was in work before a tag was scanned, or blank.
        opening: The sealed box that a reason is asked for to open or stop it, or blank.
        stopped: The box that was just stopped for damage and is photographed now, or blank.
        unprotected: Items of the protection of the box being closed that are not done yet (E-06).
        approving: A 少装 waits for the second person's badge.
        left: The step at which the box that was just left stands done, for the word under the verdict.
    """

    step: Step
    next_step: Text
    order: DispatchOrderView | None = None
    list_no: str = ""
    box: BoxView | None = None
    box_count: int = 1
    rows: tuple[RowView, ...] = ()
    counted: int = 0
    expected: int = 0
    active_line: int = 0
    taking_out: bool = False
    count: int | None = None
    pack_of: int = 0
    trip: str = ""
    kit_open: tuple[str, ...] = ()
    coded: frozenset[str] = frozenset()
    exchange: tuple[int, ...] = ()
    band: Band | None = None
    must_weigh: bool = False
    asking: Purpose | None = None
    signing: Signing | None = None
    product: ProductState | None = None
    label_job: PrintJobView | None = None
    parked: tuple[ParkedBox, ...] = ()
    away: bool = False
    resume: str = ""
    approving: bool = False
    opening: str = ""
    stopped: str = ""
    unprotected: tuple[str, ...] = ()
    left: Step | None = None

    @property
    def standing(self) -> ParkedBox | None:
        """The first box of this order that stands under a tag: without it the order is not done."""
        number = self.order.number if self.order is not None else ""
        return next((box for box in self.parked if box.dispatch_no == number), None)

    @property
    def standing_at(self) -> Step:
        """The step that this box waits at."""
        waits = {BoxState.PACKED: Step.CHECK, BoxState.CHECKED: Step.SEAL}
        return waits.get(self.standing.state, Step.ITEMS) if self.standing is not None else self.step
