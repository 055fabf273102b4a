"""What a scenario asks of the office, and what it gets: orders with their goods."""

from __future__ import annotations

from dataclasses import dataclass, field

from db.states import DeliveryMode


@dataclass(frozen=True)
class Wanted:
    """An order: its customer by his place in the demo's list, whose 唛头 is SF- and his number, pieces, mode, due in so many days."""

    customer: int = 0
    pieces: int = 2
    mode: DeliveryMode = DeliveryMode.DIRECT
    export: bool = False
    days: int = 7


@dataclass
class Ready:
    """An order with its goods in stock, and what was made of it since.

    Attributes:
        order: Its number.
        serials: The units kept for it.
        certificates: Theirs.
        dispatch: Its 发货单, once there is one.
        boxes: SSCC of its boxes, once they are sealed.
    """

    order: str
    serials: list[str]
    certificates: list[str]
    dispatch: str = ""
    boxes: list[str] = field(default_factory=list)
