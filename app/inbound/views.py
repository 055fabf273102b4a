"""What leaves the inbound feature."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.core.text import QT_TRANSLATE_NOOP, Text, say
from db.states import InspectionVerdict as InspectionVerdict
from db.states import ReceiptKind as ReceiptKind
from db.states import ReceiptState as ReceiptState
from db.states import UnitState as UnitState


@dataclass(frozen=True)
class ReceiptLineView:
    """One unit or lot of a receipt."""

    serial: str
    lot_no: str
    quantity: int
    location: str


@dataclass(frozen=True)
class ReceiptView:
    """产品入库单."""

    number: str
    kind: ReceiptKind
    state: ReceiptState
    warehouse: str
    workshop: str
    task_no: str
    order_no: str
    inspection_no: str
    product_id: int
    product_name: str
    model: str
    unit: str
    lines: tuple[ReceiptLineView, ...]
    deliverer: str
    inspector: str
    storekeeper: str
    posted_at: datetime
    reverses: str
    reversed_by: str
    reason: str
    supplier: str = ""
    slip_no: str = ""
    export_id: int | None = None

    @property
    def quantity(self) -> int:
        """Pieces on the receipt."""
        return sum(line.quantity for line in self.lines)


@dataclass(frozen=True)
class CameIn:
    """Goods of an order that came in on a day (B-13)."""

    order_no: str
    product_name: str
    unit: str
    quantity: int
    since: datetime


@dataclass(frozen=True)
class AwaitedView:
    """Goods in the 待收 lane.

    Attributes:
        identity: Serial or lot number.
        product_id: Key of the product.
        product_name: Its name.
        model: Its model.
        unit: What it is counted in.
        quantity: Pieces.
        made_on: The task order that made them, whether or not its paper is there.
        task_no: The 生产任务单 that is there, or blank.
        inspection_no: The 产品检验单 that is there, or blank.
        location: Where they stand.
        at: Since when.
        person: Who put them down.
        state: How far the goods are.
        is_lot: Whether the number is that of a lot.
    """

    identity: str
    product_id: int
    product_name: str
    model: str
    unit: str
    quantity: int
    made_on: str
    task_no: str
    inspection_no: str
    location: str
    at: datetime
    person: str
    state: UnitState
    is_lot: bool = False

    @property
    def missing(self) -> tuple[Text, ...]:
        """The papers that are missing, by name."""
        papers = (
            (self.task_no, QT_TRANSLATE_NOOP("app", "生产任务单")), (self.inspection_no, QT_TRANSLATE_NOOP("app", "产品检验单")),
        )  # fmt: skip
        return tuple(say(name) for number, name in papers if not number)


@dataclass(frozen=True)
class ArrivalDraft:
    """Bought goods as the storekeeper keys them from the supplier's papers."""

    product_id: int
    quantity: int
    supplier: str
    slip_no: str
    supplier_lot: str = ""
    valid_until: date | None = None
    expires_on: date | None = None
    sealed: bool = True


@dataclass(frozen=True)
class ArrivalView:
    """Bought goods: at the door, under inspection, to be put away, or put away.

    Attributes:
        lot_no: Our lot number.
        product_id: Key of the product.
        product_name: Its name.
        model: Its model.
        unit: What it is counted in.
        quantity: Pieces that came.
        supplier: Who delivered them.
        supplier_lot: The supplier's own lot.
        slip_no: The supplier's slip.
        valid_until: Last day of the keeping period, as it stands on the lot.
        expires_on: Last usable day.
        sealed: Whether the maker's packing is whole.
        at: When they came.
        person: Who took them.
        waiting: Pieces that await inspection.
        ready: Pieces that passed and are to be put away.
        held: Pieces that are on hold.
        inspection_no: The newest sheet of the lot, or blank.
        verdict: Its verdict, or None while it is open.
        receipt_no: The 入库单, or blank.
        closed: Whether nothing is left to do.
    """

    lot_no: str
    product_id: int
    product_name: str
    model: str
    unit: str
    quantity: int
    supplier: str
    supplier_lot: str
    slip_no: str
    valid_until: date | None
    expires_on: date | None
    sealed: bool
    at: datetime
    person: str
    waiting: int
    ready: int
    held: int
    inspection_no: str
    verdict: InspectionVerdict | None
    receipt_no: str
    closed: bool
