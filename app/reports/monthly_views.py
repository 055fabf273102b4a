"""The figures of a month as they are kept, shown and printed: plain words and numbers, every figure with the records behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, TypeVar

from app.core.clock import day_end, months_after
from app.core.text import QT_TRANSLATE_NOOP

T = TypeVar("T")
PERCENT = 100.0


class Group(StrEnum):
    """Records of a month beside the cases registered in it."""

    OPEN_CASES = "open_cases"
    CLOSED_CASES = "closed_cases"
    TRACKING_MADE = "tracking_made"
    TRACKING_OPEN = "tracking_open"
    REJECTED = "rejected"
    FAILED_FIRST = "failed_first"
    SCRAP = "scrap"
    REWORK = "rework"
    RETURNS = "returns"
    REPLACED = "replaced"
    LATE = "late"
    DIFFERENCES = "differences"
    CLAIMS = "claims"
    SURVEYS = "surveys"
    OPINIONS = "opinions"
    REFUSED = "refused"


GROUP_WORDS = {
    Group.OPEN_CASES: QT_TRANSLATE_NOOP("app", "期末未结服务单"),
    Group.CLOSED_CASES: QT_TRANSLATE_NOOP("app", "本月关闭服务单"),
    Group.TRACKING_MADE: QT_TRANSLATE_NOOP("app", "本月开出跟踪表"),
    Group.TRACKING_OPEN: QT_TRANSLATE_NOOP("app", "期末未关跟踪表"),
    Group.REJECTED: QT_TRANSLATE_NOOP("app", "不合格品报告"),
    Group.FAILED_FIRST: QT_TRANSLATE_NOOP("app", "成品一次检验不合格"),
    Group.SCRAP: QT_TRANSLATE_NOOP("app", "报废"),
    Group.REWORK: QT_TRANSLATE_NOOP("app", "返工"),
    Group.RETURNS: QT_TRANSLATE_NOOP("app", "退货"),
    Group.REPLACED: QT_TRANSLATE_NOOP("app", "补换"),
    Group.LATE: QT_TRANSLATE_NOOP("app", "晚到"),
    Group.DIFFERENCES: QT_TRANSLATE_NOOP("app", "到货差异"),
    Group.CLAIMS: QT_TRANSLATE_NOOP("app", "查询与索赔"),
    Group.SURVEYS: QT_TRANSLATE_NOOP("app", "低分调查与回访"),
    Group.OPINIONS: QT_TRANSLATE_NOOP("app", "不满意的交付回访"),
    Group.REFUSED: QT_TRANSLATE_NOOP("app", "门卫拒绝"),
}
"""What each group is called on screen and on paper."""


class By(StrEnum):
    """What the cases of a month are counted by."""

    KIND = "kind"
    PRODUCT = "product"
    CAUSE = "cause"
    CUSTOMER = "customer"
    SEVERITY = "severity"
    CHANNEL = "channel"
    RESPONSE = "response"


BY_WORDS = {
    By.KIND: QT_TRANSLATE_NOOP("app", "类别"),
    By.PRODUCT: QT_TRANSLATE_NOOP("app", "产品"),
    By.CAUSE: QT_TRANSLATE_NOOP("app", "原因"),
    By.CUSTOMER: QT_TRANSLATE_NOOP("app", "客户"),
    By.SEVERITY: QT_TRANSLATE_NOOP("app", "级别"),
    By.CHANNEL: QT_TRANSLATE_NOOP("app", "渠道"),
    By.RESPONSE: QT_TRANSLATE_NOOP("app", "首次响应"),
}

IN_TIME, LATE, WAITING = "24 h 内", "超 24 h", "未到时限"
"""How the first response stands, as it is kept."""
NO_CAUSE, NO_PRODUCT, NO_CUSTOMER = "未定原因", "产品未明", "客户未明"


@dataclass(frozen=True)
class CaseLine:
    """One case of the month, in words as they were when the report was made."""

    number: str
    day: str
    kind: str
    severity: str
    channel: str
    customer: str
    product: str
    identity: str
    problem: str
    cause: str
    state: str
    response: str

    def of(self, by: By) -> str:
        """The word it is counted under."""
        return str(getattr(self, by.value))


@dataclass(frozen=True)
class Entry:
    """One record of a group: its number, what it is about, how many pieces."""

    number: str
    words: str
    quantity: int = 1


@dataclass(frozen=True)
class MonthPoint:
    """A month of the trend: cases, first responses and those in time, arrivals and those on time, first inspections and those passed."""

    month: str
    cases: int = 0
    responses: int = 0
    in_time: int = 0
    arrivals: int = 0
    on_time: int = 0
    judged: int = 0
    passed: int = 0

    @property
    def response_rate(self) -> float | None:
        """Share of first responses within 24 h in percent; None without one."""
        return PERCENT * self.in_time / self.responses if self.responses else None

    @property
    def on_time_rate(self) -> float | None:
        """Share of deliveries on time in percent; None without one."""
        return PERCENT * self.on_time / self.arrivals if self.arrivals else None

    @property
    def pass_rate(self) -> float | None:
        """Share of final inspections passed at the first time in percent; None without one."""
        return PERCENT * self.passed / self.judged if self.judged else None


@dataclass(frozen=True)
class Process:
    """How the deliveries of a month went through the house (K-07).

    Attributes:
        boxes: Boxes closed at the benches.
        wrong: Mistakes of packing that were found before a box left, by what was wrong.
        stages: Stage, orders that reached it, mean of days since the stage before.
    """

    boxes: int = 0
    wrong: tuple[tuple[str, int], ...] = ()
    stages: tuple[tuple[str, int, float], ...] = ()

    @property
    def errors(self) -> int:
        """Mistakes in all."""
        return sum(count for _, count in self.wrong)

    @property
    def per_thousand(self) -> float | None:
        """Mistakes found in a thousand boxes; None without a box."""
        return 1000 * self.errors / self.boxes if self.boxes else None

    @property
    def days(self) -> float | None:
        """Days from the first stage to the last one that was counted; None without one."""
        return sum(days for _, _, days in self.stages) if self.stages else None


@dataclass(frozen=True)
class Tally:
    """A word, how often, and the numbers of the records behind it."""

    words: str
    numbers: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many."""
        return len(self.numbers)


@dataclass(frozen=True)
class MonthFigures:
    """Everything that a month's report counts.

    Attributes:
        month: YYYY-MM.
        until: Last day that is counted, YYYY-MM-DD.
        cases: The cases registered in the month.
        groups: The other records of the month.
        trend: Months up to this one, oldest first.
        released: Vehicles that the gate released.
        process: Packing and stages of the month and of the one before; empty in a report from before they were counted.
    """

    month: str
    until: str
    cases: tuple[CaseLine, ...]
    groups: dict[Group, tuple[Entry, ...]] = field(default_factory=dict)
    trend: tuple[MonthPoint, ...] = ()
    released: int = 0
    process: tuple[Process, ...] = ()

    @property
    def now(self) -> MonthPoint:
        """The month itself."""
        return self.trend[-1] if self.trend else MonthPoint(self.month)

    @property
    def before(self) -> MonthPoint | None:
        """The month before, for comparison."""
        return self.trend[-2] if len(self.trend) > 1 else None

    def group(self, group: Group) -> tuple[Entry, ...]:
        """The records of a group."""
        return self.groups.get(group, ())

    def counted(self, by: By) -> tuple[Tally, ...]:
        """The cases by one of their words, the most frequent first."""
        return tallies(self.cases, lambda case: case.of(by), lambda case: case.number)

    def plain(self) -> dict[str, Any]:
        """The figures as plain data, to be kept."""
        return asdict(self)


def tallies(records: Iterable[T], word: Callable[[T], str], number: Callable[[T], str]) -> tuple[Tally, ...]:
    """Records by a word, the most frequent first; words that are as frequent stand in their own order."""
    found: dict[str, list[str]] = {}
    for record in records:
        found.setdefault(word(record), []).append(number(record))
    return tuple(Tally(words, tuple(numbers)) for words, numbers in sorted(found.items(), key=lambda one: (-len(one[1]), one[0])))


def restored(kept: dict[str, Any]) -> MonthFigures:
    """The figures from plain data, as `MonthFigures.plain` gave them."""
    return MonthFigures(
        kept["month"], kept["until"], tuple(CaseLine(**one) for one in kept["cases"]),
        {Group(key): tuple(Entry(**one) for one in entries) for key, entries in kept["groups"].items()},
        tuple(MonthPoint(**one) for one in kept["trend"]), kept["released"],
        tuple(_process(one) for one in kept.get("process", ())),
    )  # fmt: skip


def _process(kept: dict[str, Any]) -> Process:
    wrong = tuple((str(words), int(count)) for words, count in kept["wrong"])
    return Process(kept["boxes"], wrong, tuple((str(stage), int(orders), float(days)) for stage, orders, days in kept["stages"]))


@dataclass(frozen=True)
class SentView:
    """To whom an edition went."""

    sent_to: str
    way: str
    sent_at: datetime
    person: str


@dataclass(frozen=True)
class ReportLine:
    """One edition of a month's report, without its figures."""

    document: str
    month: str
    edition: int
    made_at: datetime
    maker: str
    reason: str
    sent: tuple[SentView, ...] = ()


@dataclass(frozen=True)
class ReportView:
    """One edition with everything that stands in it."""

    line: ReportLine
    analysis: str
    actions: str
    figures: MonthFigures
    head: dict[str, str]
    station: str


@dataclass(frozen=True)
class MonthState:
    """How a month stands: its newest edition, or none yet; until when it is due, whether it waits to be sent, and whether that is past.

    A month that ended before the first case of all waits for nothing.
    """

    month: str
    earliest: date
    due_on: date
    report: ReportLine | None
    waits: bool
    overdue: bool


def first_of(month: str) -> date:
    """The first day of a month written YYYY-MM."""
    year, number = month.split("-")
    return date(int(year), int(number), 1)


def month_of(day: date) -> str:
    """The month of a day, written YYYY-MM."""
    return f"{day:%Y-%m}"


def span_of(month: str) -> tuple[datetime, datetime]:
    """The first moment of a month at the site, and the first after it."""
    first = first_of(month)
    return day_end(first - timedelta(days=1)), day_end(months_after(first, 1) - timedelta(days=1))


def repeated(tallied: Iterable[Tally]) -> Counter[str]:
    """Counts by word, for charts."""
    return Counter({one.words: one.count for one in tallied})
