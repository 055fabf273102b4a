"""What leaves the inbound feature."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from db.states import ReceiptKind, ReceiptState


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

    @property
    def quantity(self) -> int:
        """Pieces on the receipt."""
        return sum(line.quantity for line in self.lines)
