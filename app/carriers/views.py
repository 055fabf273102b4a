"""What leaves the carriers' room, and the drafts that its commands take."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from app.carriers.scoring import CRITERIA, Counts
from app.catalog.views import CarrierDraft, CarrierView
from app.core.text import Text
from db.states import CarrierEventKind as CarrierEventKind
from db.states import CarrierState as CarrierState


class Standing(StrEnum):
    """How urgent a carrier is; in this order lists are sorted."""

    EXPIRED = "expired"
    EXPIRING = "expiring"
    REVIEW_DUE = "review_due"
    PROBATION = "probation"
    CANDIDATE = "candidate"
    GOOD = "good"
    TERMINATED = "terminated"


@dataclass(frozen=True)
class FileDraft:
    """What a carrier's file is made or changed from: its master data and the rest (form 35); prices None stay as they are."""

    carrier: CarrierDraft
    contact: str = ""
    address: str = ""
    insurance_no: str = ""
    insurance_until: date | None = None
    tracking: bool | None = None
    price_note: str | None = ""
    network_note: str = ""


@dataclass(frozen=True)
class Scores:
    """The four scores of one evaluation, 0–100 each (G-12)."""

    qualification: int
    reputation: int
    capacity: int
    service: int

    def items(self) -> dict[str, int]:
        """The scores by criterion."""
        return {name: getattr(self, name) for name in CRITERIA}


@dataclass(frozen=True)
class EvaluationView:
    """One evaluation: by whom, when, four scores, the weights of that day and their weighted mean."""

    day: date
    evaluator: str
    scores: Scores
    weights: tuple[int, int, int, int]
    mean: int
    note: str


@dataclass(frozen=True)
class EventView:
    """One thing that happened on a trip."""

    kind: CarrierEventKind
    at: datetime
    trip_no: str
    order_no: str
    source: str
    quantity: int
    note: str
    withdrawn: str = ""


@dataclass(frozen=True)
class MoveView:
    """One move of the state of co-operation, with who proposed it where two were needed."""

    old: CarrierState
    new: CarrierState
    at: datetime
    person: str
    proposer: str
    reason: str


@dataclass(frozen=True)
class CarrierCard:
    """A carrier as lists and papers show it.

    Attributes:
        carrier: Name, state, licence, contract.
        standing: How urgent.
        words: The same in words.
        grade: A to D, blank while nothing is known.
        score: 0–100, or None.
        given: Weighted mean of the last evaluation, or None.
        happened: Score of what happened, or None.
        counts: What happened in the period.
        last: The last evaluation, or None.
        review_on: When the next one is due; None for a terminated carrier.
        proposer: Who wants a terminated one back, or blank.
        proposer_id: His key.
        version: Counts up with every change of the file.
    """

    carrier: CarrierView
    standing: Standing
    words: Text
    grade: str
    score: int | None
    given: int | None
    happened: int | None
    counts: Counts
    last: EvaluationView | None
    review_on: date | None
    contact: str = ""
    address: str = ""
    insurance_no: str = ""
    insurance_until: date | None = None
    tracking: bool | None = None
    price_note: str = ""
    network_note: str = ""
    proposer: str = ""
    proposer_id: int | None = None
    proposed_reason: str = ""
    vehicles: tuple[str, ...] = ()
    version: int = 1

    @property
    def carrier_id(self) -> int:
        """Key of the carrier."""
        return self.carrier.carrier_id

    @property
    def name(self) -> str:
        """Name of the carrier."""
        return self.carrier.name


@dataclass(frozen=True)
class CarrierHistory:
    """What happened with a carrier, newest first."""

    evaluations: tuple[EvaluationView, ...] = ()
    events: tuple[EventView, ...] = ()
    moves: tuple[MoveView, ...] = ()


@dataclass(frozen=True)
class Offer:
    """A carrier as it is offered for a trip: best grade first, what is wrong with it beside its name.

    Attributes:
        advice: What is said when it is chosen: a better grade is there, losses and damages since its last evaluation, a review due.
        usable: Whether a trip may be given to it on the day.
    """

    carrier_id: int
    name: str
    grade: str
    state: CarrierState
    usable: bool
    advice: tuple[Text, ...] = field(default=())
