"""What the customer trainings let out, and what their commands take."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from db.states import PlanState as PlanState
from db.states import Role as Role


@dataclass(frozen=True)
class TrainingTaskView:
    """What one of the three roles does for a training."""

    role: Role
    words: str
    due_on: date
    done_at: datetime | None
    done_by: str
    done_words: str


@dataclass(frozen=True)
class Guest:
    """Who is invited, whether he came (None before), his score 1 to 5 and what he says."""

    name: str
    customer: str
    customer_id: int | None = None
    came: bool | None = None
    score: int | None = None
    words: str = ""


@dataclass(frozen=True)
class TrainingView:
    """A customer training, planned or held."""

    number: str
    state: PlanState
    title: str
    held_on: date
    hour: str
    place: str
    form: str
    targets: tuple[str, ...]
    contents: tuple[str, ...]
    product: str
    trainer: str
    planned_at: datetime
    planned_by: str
    done_at: datetime | None
    feedback: str
    adjustment: str
    dropped_why: str
    tasks: tuple[TrainingTaskView, ...]
    guests: tuple[Guest, ...]

    @property
    def average(self) -> float | None:
        """Mean score of who came; None without one."""
        scores = [guest.score for guest in self.guests if guest.score is not None]
        return sum(scores) / len(scores) if scores else None

    def late_tasks(self, today: date) -> int:
        """Tasks past their day."""
        return sum(1 for task in self.tasks if task.done_at is None and task.due_on < today) if self.state is PlanState.PLANNED else 0


@dataclass(frozen=True)
class TrainingPlan:
    """The plan: title, day, place, form, for whom and what about (J-37, J-38)."""

    title: str
    held_on: date
    place: str
    form: str
    targets: tuple[str, ...]
    contents: tuple[str, ...]
    hour: str = ""
    product: str = ""
    trainer: str = ""
    guests: tuple[Guest, ...] = ()
