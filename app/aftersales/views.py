"""What leaves after-sales, and what its commands take."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from db.states import CaseCause as CaseCause
from db.states import CaseChannel as CaseChannel
from db.states import CaseEventKind as CaseEventKind
from db.states import CaseState as CaseState
from db.states import Severity as Severity


@dataclass(frozen=True)
class CaseEventView:
    """One entry of the time line."""

    at: datetime
    kind: CaseEventKind
    state: CaseState
    text: str
    person: str


@dataclass(frozen=True)
class CaseView:
    """A case of the ledger with its time line, newest entry first.

    `respond_by` is the end of the 24 h from registration, `warn_at` the amber point; the first response stops the clock.
    """

    number: str
    state: CaseState
    severity: Severity
    channel: CaseChannel
    customer_id: int | None
    customer: str
    caller: str
    phone: str
    product_id: int | None
    product_name: str
    serial: str
    lot_no: str
    dispatch_no: str
    description: str
    registered_at: datetime
    warn_at: datetime
    respond_by: datetime
    solve_by: datetime
    responded_at: datetime | None
    response_late: bool | None
    cause: CaseCause | None
    solution: str
    informed: str
    informed_at: datetime | None
    confirmed_who: str
    confirmed_at: datetime | None
    summary: str
    improvement: str
    closed_at: datetime | None
    events: tuple[CaseEventView, ...]

    @property
    def identity(self) -> str:
        """Serial number, or lot number."""
        return self.serial or self.lot_no

    def late_at(self, now: datetime) -> bool:
        """Whether the first response is overdue at `now`: 24:00:00 exactly is still in time."""
        return bool(self.response_late) if self.responded_at is not None else now > self.respond_by


@dataclass(frozen=True)
class CaseDraft:
    """A complaint as it is taken down, by whatever channel it came (J-01).

    Attributes:
        identity: Serial or lot number that was scanned or keyed.
        description: The customer's words.
        customer_id: Key of the customer; None takes the one the goods were delivered to.
        customer: Name where there is no key.
        channel: How it came.
        severity: How bad it is.
        caller: Who called.
        phone: His telephone.
    """

    identity: str
    description: str
    customer_id: int | None = None
    customer: str = ""
    channel: CaseChannel = CaseChannel.PHONE
    severity: Severity = Severity.NORMAL
    caller: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Caller:
    """One hit of the call panel: a unit, a customer or a delivery.

    Attributes:
        kind: `unit`, `customer` or `delivery`.
        key: Serial or lot, customer id, or number of the delivery record.
        title: First line.
        detail: Second line.
        customer_id: The customer behind it, or None.
    """

    kind: str
    key: str
    title: str
    detail: str
    customer_id: int | None = None
