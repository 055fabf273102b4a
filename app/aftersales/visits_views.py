"""What the visits let out, and what their commands take."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from db.states import CaseChannel, Role
from db.states import PlanState as PlanState
from db.states import VisitKind as VisitKind


@dataclass(frozen=True)
class VisitView:
    """A return visit, a call at the customer's or a meeting, planned or done."""

    number: str
    kind: VisitKind
    state: PlanState
    target: str
    subject: str
    customers: str
    customer_ids: tuple[int, ...]
    owner: Role
    source_no: str
    due_on: date
    planned_at: datetime
    done_on: date | None
    done_at: datetime | None
    done_by: str
    channel: CaseChannel | None
    met: str
    ours: str
    satisfied: int | None
    opinions: str
    problems: str
    introduced: str
    next_step: str
    next_on: date | None
    next_done_at: datetime | None
    next_done_words: str
    opened_case_no: str
    dropped_why: str

    @property
    def open_next(self) -> bool:
        """Whether an agreed next step waits."""
        return bool(self.next_step) and self.next_done_at is None and self.state is PlanState.DONE

    def late(self, today: date) -> bool:
        """Whether the visit, or what was agreed at it, is past its day."""
        if self.state is PlanState.PLANNED:
            return self.due_on < today
        return self.open_next and self.next_on is not None and self.next_on < today


@dataclass(frozen=True)
class VisitPlan:
    """A visit to come.

    Attributes:
        kind: 客户回访, 走访 or 客户座谈会.
        customer_ids: Whom; a meeting has several.
        due_on: Until when.
        target: Target group of a return visit, one of `visit.targets`.
        subject: What about.
        source_no: What it follows.
    """

    kind: VisitKind
    customer_ids: tuple[int, ...]
    due_on: date
    target: str = ""
    subject: str = ""
    source_no: str = ""


@dataclass(frozen=True)
class VisitMinutes:
    """What was said at a visit: the four contents of a return visit, or the minutes of a call or meeting.

    Attributes:
        done_on: The day.
        met: Who was spoken to at the customer's.
        ours: Who of us was there.
        channel: Telephone, visit and so on.
        satisfied: 1 to 5.
        opinions: Opinions and wishes; 无 where there are none.
        problems: Problems in use; 无 where there are none.
        introduced: New functions and upgrades that were introduced.
        next_step: What follows.
        next_on: Until when.
        hand_over: The problem goes to after-sales as a case.
    """

    done_on: date
    met: str
    opinions: str
    ours: str = ""
    channel: CaseChannel = CaseChannel.PHONE
    satisfied: int | None = None
    problems: str = ""
    introduced: str = ""
    next_step: str = ""
    next_on: date | None = None
    hand_over: bool = False
