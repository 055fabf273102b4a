"""What leaves after-sales, and what its commands take."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from db.states import CaseCause as CaseCause
from db.states import CaseChannel as CaseChannel
from db.states import CaseEventKind as CaseEventKind
from db.states import CaseKind as CaseKind
from db.states import CaseMeasureKind as CaseMeasureKind
from db.states import CaseState as CaseState
from db.states import Role as Role
from db.states import ServiceWay as ServiceWay
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

    `respond_by` is the end of the 24 h from the call, `warn_at` the amber point; the first response stops the clock. `product_id` is
    None and customer and product are blank while nobody knows them.
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
    kind: CaseKind = CaseKind.QUALITY
    called_at: datetime | None = None
    record_no: str = ""
    owner: Role = Role.AFTER_SALES
    wished_on: date | None = None
    warranty_until: date | None = None
    analysis: str = ""
    cause_words: str = ""
    way: ServiceWay | None = None
    appointment_at: datetime | None = None
    technician_id: int | None = None
    technician: str = ""
    dispatched_at: datetime | None = None
    arrived_at: datetime | None = None
    left_at: datetime | None = None
    travel_km: int | None = None
    work_done: str = ""
    opinion: str = ""
    on_the_spot: bool = False
    major_at: datetime | None = None
    reported_to: str = ""
    reported_at: datetime | None = None
    next_step: str = ""
    next_due: datetime | None = None
    next_owner_id: int | None = None
    handed_from: str = ""
    handed_at: datetime | None = None

    @property
    def began_at(self) -> datetime:
        """When the clock began: at the call."""
        return self.called_at or self.registered_at

    @property
    def whole(self) -> bool:
        """Whether customer and product are known, so that the service request form can go out (J-05)."""
        return bool(self.customer and self.product_name)

    @property
    def identity(self) -> str:
        """Serial number, or lot number."""
        return self.serial or self.lot_no

    def late_at(self, now: datetime) -> bool:
        """Whether the first response is overdue at `now`: 24:00:00 exactly is still in time."""
        return bool(self.response_late) if self.responded_at is not None else now > self.respond_by


@dataclass(frozen=True)
class CaseDraft:
    """A complaint as it is taken down, by whatever channel it came (J-01); words and a telephone are enough.

    Attributes:
        identity: Serial or lot number that was scanned or keyed; blank while nobody knows it.
        description: The customer's words.
        customer_id: Key of the customer; None takes the one the goods were delivered to, or whose telephone it is.
        customer: Name where there is no key.
        channel: How it came.
        severity: How bad it is.
        caller: Who called.
        phone: His telephone.
        kind: What it is about; decides who owns it (X-11).
        called_at: When he called; None for now, never later.
        wished_on: Day on which he wishes the service.
        record_no: Delivery record behind it, or blank.
        handed_from: Document it is handed over from (J-30), or blank.
    """

    identity: str
    description: str
    customer_id: int | None = None
    customer: str = ""
    channel: CaseChannel = CaseChannel.PHONE
    severity: Severity = Severity.NORMAL
    caller: str = ""
    phone: str = ""
    kind: CaseKind = CaseKind.QUALITY
    called_at: datetime | None = None
    wished_on: date | None = None
    record_no: str = ""
    handed_from: str = ""


@dataclass(frozen=True)
class CaseFacts:
    """What is learned of a case later; None leaves a field as it is."""

    identity: str | None = None
    customer_id: int | None = None
    customer: str | None = None
    caller: str | None = None
    phone: str | None = None
    kind: CaseKind | None = None
    wished_on: date | None = None
    product_id: int | None = None


@dataclass(frozen=True)
class OnTheSpot:
    """A call that was settled while the caller was on the line: everything from the response to the summary in one save."""

    cause: CaseCause
    cause_words: str
    solution: str
    who: str
    improvement: str
    summary: str = ""


@dataclass(frozen=True)
class Dispatch:
    """How work on a solution begins (J-06, J-08): where, when, who."""

    way: ServiceWay = ServiceWay.REMOTE
    appointment_at: datetime | None = None
    technician_id: int | None = None
    words: str = ""
    print_sheets: bool = False


@dataclass(frozen=True)
class PartDraft:
    """A part that was used; a serial thing names what came out and what went in."""

    what: str
    quantity: int = 1
    unit: str = ""
    taken_out: str = ""
    put_in: str = ""


@dataclass(frozen=True)
class WorkReport:
    """What was done (J-09): steps with their result, parts, times."""

    words: str
    parts: tuple[PartDraft, ...] = ()
    arrived_at: datetime | None = None
    left_at: datetime | None = None
    travel_km: int | None = None


@dataclass(frozen=True)
class PartView:
    """A part used on a case."""

    case_no: str
    at: datetime
    what: str
    quantity: int
    unit: str
    taken_out: str
    put_in: str


@dataclass(frozen=True)
class CauseView:
    """An entry of the list of causes, with how many cases have it."""

    cause_id: int
    category: CaseCause
    words: str
    cases: int


@dataclass(frozen=True)
class MeasureView:
    """A corrective or preventive measure (J-29); `owner` is a name."""

    measure_id: int
    case_no: str
    kind: CaseMeasureKind
    words: str
    owner_id: int
    owner: str
    due_on: date
    verify_on: date
    done_at: datetime | None
    done_words: str
    verified_at: datetime | None
    verified_words: str


@dataclass(frozen=True)
class TechnicianView:
    """Somebody who can be sent out, and whether he has the skill for the product (J-34)."""

    person_id: int
    name: str
    fits: bool
    open_jobs: int


@dataclass(frozen=True)
class SkillView:
    """One entry of the skill matrix; `product_id` None stands for every product."""

    skill_id: int
    person_id: int
    person: str
    product_id: int | None
    product: str
    since: date
    words: str


@dataclass(frozen=True)
class Caller:
    """One hit of the call panel.

    Attributes:
        kind: `unit`, `customer`, `case`, `delivery`, `article`, or `phone` for a number that nobody knows yet.
        key: Serial or lot, customer id, number of the case or delivery record, digits of the telephone.
        title: First line.
        detail: Second line.
        customer_id: The customer behind it, or None.
    """

    kind: str
    key: str
    title: str
    detail: str
    customer_id: int | None = None
    state: str = ""
    """Its state in words, where it has one."""
    settled: bool = False
    """Whether nothing more is to come of it."""
