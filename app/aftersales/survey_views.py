"""What the surveys let out, and what their commands take."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from datetime import date, datetime

from db.states import SurveyKind as SurveyKind
from db.states import SurveyState as SurveyState

ITEMS = ("quality", "delivery", "packing", "service", "price", "overall")
"""The scores of 《顾客满意度调查表》 in the order of the form; the last is the whole."""


@dataclass(frozen=True)
class Scores:
    """1 to 5 each, None where the customer gave none."""

    quality: int | None = None
    delivery: int | None = None
    packing: int | None = None
    service: int | None = None
    price: int | None = None
    overall: int | None = None

    @property
    def given(self) -> tuple[int, ...]:
        """Those that were given."""
        return tuple(score for score in astuple(self) if score is not None)

    @property
    def average(self) -> float | None:
        """Mean of what was given; None without any."""
        return sum(self.given) / len(self.given) if self.given else None

    def low(self, limit: int) -> tuple[str, ...]:
        """Names of the items at or below `limit`."""
        return tuple(name for name, score in zip(ITEMS, astuple(self), strict=True) if score is not None and score <= limit)


@dataclass(frozen=True)
class SurveyView:
    """A survey; `case_no` is the case it follows, `opened_case_no` the one that a low score opened."""

    number: str
    kind: SurveyKind
    state: SurveyState
    customer_id: int | None
    customer: str
    case_no: str
    year: int | None
    made_at: datetime
    due_on: date
    answered_on: date | None
    registered_at: datetime | None
    respondent: str
    scores: Scores
    suggestions: str
    opened_case_no: str
    dropped_why: str

    def late(self, today: date) -> bool:
        """Whether it should have come back."""
        return self.state is SurveyState.OUT and self.due_on < today


@dataclass(frozen=True)
class SurveyAnswer:
    """What stands on a sheet that came back."""

    scores: Scores
    respondent: str = ""
    answered_on: date | None = None
    suggestions: str = ""


@dataclass(frozen=True)
class CustomerDue:
    """A customer for whom something is due: `since` is when it was last done, or since when he has goods of ours."""

    customer_id: int
    customer: str
    since: date
    due_on: date


@dataclass(frozen=True)
class MonthScore:
    """The answers of a month: how many sheets, and the mean of each item in the order of `ITEMS` (None without a score)."""

    month: date
    count: int
    means: tuple[float | None, ...]
