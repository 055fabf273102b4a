"""What delivery tells other stages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from db.states import LateCause


@dataclass(frozen=True)
class SlipReturned:
    """The signed slip of a dispatch order is back (I-05).

    Attributes:
        record_no: The 交付记录.
        dispatch_no: The 发货单.
        discrepancies: Differences found on arrival.
        trip_no: The trip it came by.
        order_no: The customer's order.
        arrived_at: When it arrived.
        on_time: In time for the promise.
        late_cause: Why not.
        short: Pieces missing.
        damaged: Pieces damaged.
    """

    record_no: str
    dispatch_no: str
    discrepancies: int
    trip_no: str
    order_no: str
    arrived_at: datetime
    on_time: bool
    late_cause: LateCause | None
    short: int
    damaged: int
