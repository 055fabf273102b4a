"""What leaves the gate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.core.errors import AppError, Fact
from app.core.text import Text
from app.trust.claims import Limits
from db.states import GateOutcome as GateOutcome
from db.states import PassKind as PassKind
from db.states import PassState as PassState
from db.states import Role
from db.states import SignedHow as SignedHow

MOST_SEEN = 3
"""Seals that a guard keys: all of them up to three; of more, any three that he sees."""


class SeenKind(StrEnum):
    """What the guard looks at and keys without seeing it on the screen.

    Where there are several of a kind (seals), what was keyed of them stands in one text with spaces between, in any order.
    """

    PLATE = "plate"
    TRAILER = "trailer"
    CONTAINER = "container"
    SEAL = "seal"
    BEARER = "bearer"


@dataclass(frozen=True)
class SignatureView:
    """One signature on a pass; `name` signed with his own key, `on_paper_by` on the paper that he registered."""

    role: Role
    name: str
    at: datetime
    how: SignedHow = SignedHow.OWN
    on_paper_by: str = ""

    @property
    def shown(self) -> str:
        """The name as screen, paper and gate show it: a deputy is called one, a paper signature names who registered it."""
        if self.how is SignedHow.PAPER:
            return f"{self.on_paper_by}（纸签·由{self.name}登记）"
        return f"{self.name}（代签）" if self.how is SignedHow.DEPUTY else self.name


@dataclass(frozen=True)
class SignOutcome:
    """What became of one pass of those that were signed together.

    Attributes:
        pass_no: The pass.
        signed: The pass after the signature, or None where it was not given.
        error: Why it was not, or None.
        note: What else happened: signatures of a day that is over, asked for again.
        prints_at: The station where it is printed now that it holds; blank while it does not.
    """

    pass_no: str
    signed: PassView | None = None
    error: AppError | None = None
    note: Text | None = None
    prints_at: str = ""


@dataclass(frozen=True)
class PassLineView:
    """Goods of one kind on the vehicle; `shared` says that they lie in boxes that a line before counts."""

    product_name: str
    model: str
    unit: str
    quantity: int
    boxes: int
    identity: str = ""
    shared: bool = False


@dataclass(frozen=True)
class PassView:
    """A gate pass as the offices see it; plate and seals are never handed to the guard's screen before they agree.

    Weights in grams. `missing` are the roles that still have to sign. `customer` names the consignee where no 发货单 is on the pass.
    `load` is which load of how many this one is, (1, 1) unless an order leaves in parts; `nth` counts the passes made for the same
    load, 1 for the first; `has_token` says that a guard's code was made.
    """

    number: str
    trip_no: str
    kind: PassKind
    state: PassState
    gate: str
    dispatch_nos: tuple[str, ...]
    customer: str
    plate: str
    container_no: str
    seals: tuple[str, ...]
    carrier: str
    driver: str
    driver_phone: str
    boxes: int
    gross_weight_g: int
    load_hash: str
    maker: str
    maker_id: int | None
    made_at: datetime
    load_closed_at: datetime | None
    confirmed_by: tuple[tuple[Role, str], ...]
    signatures: tuple[SignatureView, ...]
    missing: tuple[Role, ...]
    valid_until: datetime | None
    used_at: datetime | None
    used_by: str
    ended_at: datetime | None
    ended_by: str
    end_reason: str
    replaced_by: str
    trailer: str
    on_foot: bool
    bearer: str
    bearer_card: str
    reason: str
    consignee: str
    nth: int
    reissue_reason: str
    sent_back_at: datetime | None
    sent_back_by: str
    sent_back_why: str
    has_token: bool
    load: tuple[int, int]
    corrected: str = ""
    limits: Limits | None = None

    @property
    def presigned(self) -> bool:
        """Signed beforehand and closed inside the limits: the storekeeper's own key still has to sign what is on the vehicle."""
        return self.state is PassState.AWAITING_SIGNATURES and self.limits is not None

    @property
    def active(self) -> bool:
        """Neither used nor ended; a valid one may still be out of date."""
        return self.state in (PassState.DRAFT, PassState.AWAITING_SIGNATURES, PassState.VALID)

    @property
    def sent_back(self) -> bool:
        """A department declined, and the storekeeper has not sent it again yet."""
        return self.state is PassState.DRAFT and self.sent_back_at is not None


@dataclass(frozen=True)
class GateCheckView:
    """What the guard may know of a genuine pass while he keys: no plate, no seal, no contact, no price (M-05).

    Attributes:
        number: The pass.
        kind: Why the vehicle leaves.
        token: The scanned text, handed back with what was keyed.
        needs: What is to be keyed, in order.
        places: How many characters each takes.
        customer: Whose goods.
        goods: Goods in short.
        boxes: How many boxes.
        valid_until: End of validity.
        signatures: Who signed, and how.
        attempt: The how manyeth check of this pass.
        notes: What a gate without the database cannot know of this pass; blank with it.
        offline: Judged without the database.
        bearer: Who carries the goods out on foot; blank for a vehicle.
    """

    number: str
    kind: PassKind
    token: str
    needs: tuple[SeenKind, ...]
    places: tuple[int, ...]
    customer: str
    goods: str
    boxes: int
    valid_until: datetime
    signatures: tuple[SignatureView, ...]
    attempt: int
    notes: tuple[Text, ...] = ()
    offline: bool = False
    bearer: str = ""


@dataclass(frozen=True)
class GateVerdict:
    """Release or refusal, as the screen shows it until the next scan.

    Attributes:
        outcome: Released or refused.
        reason: One sentence.
        at: When.
        number: The pass, or blank when none was found.
        clause: Row behind a refusal.
        facts: The values that led to it.
        helper: Role to call.
        helper_name: Person on duty.
        helper_phone: Extension.
        seen: What agreed (release only): kind and full value.
        customer: Whose goods.
        boxes: How many boxes.
        nth_today: Released vehicles of the day, this one included (release only).
        guard: Name of the guard.
        may_retry: The keys may be tried again on the same pass.
        differs: The thing a refusal speaks of, which is keyed again; None where it speaks of none that was keyed.
        notes: What a gate without the database could not know; blank with it.
        offline: Judged without the database.
    """

    outcome: GateOutcome
    reason: Text
    at: datetime
    number: str = ""
    clause: str = ""
    facts: tuple[Fact, ...] = ()
    helper: Role | None = None
    helper_name: str = ""
    helper_phone: str = ""
    seen: tuple[tuple[SeenKind, str], ...] = ()
    customer: str = ""
    boxes: int = 0
    nth_today: int = 0
    guard: str = ""
    may_retry: bool = False
    differs: SeenKind | None = None
    notes: tuple[Text, ...] = ()
    offline: bool = False


@dataclass(frozen=True)
class GateLink:
    """How the gate stands with the database.

    Attributes:
        online: Whether every scan is judged by the database as well.
        since: Since when that is so.
        list_number: Number of the trust list that this gate proves passes by; None without one.
        list_at: When trust list and ended passes were last synchronised; None when never.
        pending: Journal entries that the database was not told yet.
        reason: Why it is not online, in one sentence.
        stale: What was synchronised last is too old to be relied on unsaid.
        enrolled: Whether this station trusts a root; without one it refuses every pass.
    """

    online: bool
    since: datetime
    list_number: int | None = None
    list_at: datetime | None = None
    pending: int = 0
    reason: Text | None = None
    stale: bool = False
    enrolled: bool = True


@dataclass(frozen=True)
class GateLogEntry:
    """One line of the gate log (H-08); what an `offline` gate judged reached the database at `recorded_at`.

    What was `keyed` beside the plates of a vehicle that was refused stands in words.
    """

    check_id: int
    at: datetime
    station: str
    gate: str
    guard: str
    pass_no: str
    trip_no: str
    plate: str
    customer: str
    boxes: int
    outcome: GateOutcome
    clause: str
    reason: str
    trailer: str = ""
    scanned: str = ""
    offline: bool = False
    recorded_at: datetime | None = None
    keyed: str = ""


@dataclass(frozen=True)
class DayCount:
    """Released and refused of a day; of this gate `alone` where the database is out of reach."""

    day: date
    released: int
    refused: int
    alone: bool = False


@dataclass(frozen=True)
class ExportPapersView:
    """Inspection and customs numbers of an export dispatch order (F-03)."""

    dispatch_no: str
    inspection_no: str
    not_required_reason: str
    declaration_no: str
    declared_on: date | None


@dataclass(frozen=True)
class OtherLine:
    """Goods that leave without a 发货单, as the storekeeper writes them; `identity` is a serial or lot number where they have one."""

    name: str
    unit: str
    quantity: int
    model: str = ""
    boxes: int = 0
    identity: str = ""


@dataclass(frozen=True)
class OtherDraft:
    """A pass without a 发货单 (section 3.4).

    Attributes:
        kind: Return to supplier, scrap, sample or loan, tools.
        consignee: Who gets the goods.
        reason: Why they leave.
        lines: What leaves.
        plate: Number plate; blank on foot.
        trailer: Plate of the trailer, or blank.
        driver: Driver's name; blank on foot.
        driver_phone: His telephone.
        carrier: Whose vehicle it is, or blank.
        container_no: Container, or blank.
        seals: Seals, needed for a container (H-04).
        gate: The gate they leave by; blank for the usual one.
        gross_weight_g: Weight in grams, 0 where nobody weighed.
        on_foot: Carried out or handed to a courier (X-37).
        bearer: Who carries them.
        bearer_card: Identity card of the bearer, or the courier's telephone; the last four are kept.
        due_back: When a sample, loan or tool is to be back, or None.
    """

    kind: PassKind
    consignee: str
    reason: str
    lines: tuple[OtherLine, ...]
    plate: str = ""
    trailer: str = ""
    driver: str = ""
    driver_phone: str = ""
    carrier: str = ""
    container_no: str = ""
    seals: tuple[str, ...] = ()
    gate: str = ""
    gross_weight_g: int = 0
    on_foot: bool = False
    bearer: str = ""
    bearer_card: str = ""
    due_back: date | None = None


@dataclass(frozen=True)
class LoanView:
    """Something that left on a pass and is to come back."""

    pass_no: str
    kind: PassKind
    consignee: str
    goods: str
    left_at: datetime
    due_back: date
    late: bool
