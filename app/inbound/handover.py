"""Reads of the hand-over: task orders with their days, what passed and waits for the store, and how the workshops keep their days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.core.clock import months_after, site_day
from app.orders import task_queries
from app.orders.views import TaskLine
from app.quality import figures
from app.quality import queries as quality
from app.units import queries as units
from app.units.views import LotView, UnitView
from db.models.inbound import GoodsReceipt
from db.states import ReceiptState, UnitState

WAITING = (UnitState.PASSED, UnitState.PACKING, UnitState.SEALED)
"""States of goods that passed inspection and are not in stock."""


@dataclass(frozen=True)
class TaskProgress:
    """A 生产任务单 with the day its goods were handed in (B-12, B-14).

    Attributes:
        line: The task order.
        product_name: What it makes.
        model: Its model.
        unit: What it is counted in.
        finished_on: The day of the last hand-in of a task order that is handed in whole; None while something is open.
    """

    line: TaskLine
    product_name: str
    model: str
    unit: str
    finished_on: date | None

    def on_time(self, today: date) -> bool | None:
        """Whether it was handed in by the day it was due; None while that day has not passed."""
        if self.finished_on is not None:
            return self.finished_on <= self.line.due_on
        return False if today > self.line.due_on else None

    def late_days(self, today: date) -> int:
        """Days after the day it was due, 0 for none."""
        return max(0, ((self.finished_on or today) - self.line.due_on).days)


@dataclass(frozen=True)
class Waits:
    """Goods of one task order that passed and are not in stock: pieces by state, and since when the oldest of them waits (B-07)."""

    task_no: str
    product_name: str
    model: str
    unit: str
    since: datetime
    pieces: dict[UnitState, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """All pieces."""
        return sum(self.pieces.values())


@dataclass(frozen=True)
class WorkshopFigures:
    """How a workshop kept its days in a month, and how much passed at once (B-12, K-07).

    Attributes:
        workshop: Its name.
        due: Task orders that were due, of those whose day has passed or that are handed in.
        on_time: How many of them were handed in by that day.
        judged: Quality cards of them with a verdict.
        passed: How many of those passed at the first inspection.
    """

    workshop: str
    due: int
    on_time: int
    judged: int
    passed: int


def tasks(session: Session, *, open_only: bool = True, since: date | None = None, limit: int = 200) -> list[TaskProgress]:
    """Task orders by the day they are due; `since` keeps those due from that day on."""
    return _progress(session, task_queries.task_lines(session, open_only=open_only, due_from=since, limit=limit))


def _progress(session: Session, lines: list[TaskLine]) -> list[TaskProgress]:
    products = catalog.products_by_key(session, (line.product_id for line in lines))
    last = _last_receipts(session, (line.number for line in lines if not line.open))
    return [
        TaskProgress(
            line, products[line.product_id].name, products[line.product_id].model, products[line.product_id].unit,
            site_day(last[line.number]) if line.number in last else None,
        )
        for line in lines
    ]  # fmt: skip


def _last_receipts(session: Session, task_nos: Iterable[str]) -> dict[str, datetime]:
    """When the last receipt of each task order was posted that was not cancelled."""
    wanted = list(task_nos)
    if not wanted:
        return {}
    query = select(GoodsReceipt.task_no, func.max(GoodsReceipt.posted_at)).where(
        GoodsReceipt.task_no.in_(wanted), GoodsReceipt.state == ReceiptState.POSTED
    )
    return dict(session.execute(query.group_by(GoodsReceipt.task_no)).all())


def waiting(session: Session) -> list[Waits]:
    """What passed inspection and waits to be packed, sealed or handed in, the longest first (B-07, B-13)."""
    passed = quality.passed_in(session, *WAITING)
    pieces: dict[str, dict[UnitState, int]] = defaultdict(lambda: defaultdict(int))
    since: dict[str, datetime] = {}
    named: dict[str, tuple[str, str, int]] = {}

    def add(task_no: str, identity: str, state: UnitState, count: int, name: str, model: str, product_id: int) -> None:
        if task_no and identity in passed and count:
            pieces[task_no][state] += count
            since[task_no] = min(since.get(task_no, passed[identity]), passed[identity])
            named[task_no] = (name, model, product_id)

    things: list[UnitView | LotView] = [*units.units_in(session, *WAITING), *units.lots_in(session, *WAITING)]
    for thing in things:
        if isinstance(thing, UnitView):
            add(thing.task_no, thing.serial, thing.state, 1, thing.product_name, thing.model, thing.product_id)
        else:
            for state in WAITING:
                add(thing.task_no, thing.lot_no, state, thing.count(state), thing.product_name, thing.model, thing.product_id)
    products = catalog.products_by_key(session, (product_id for _, _, product_id in named.values()))
    found = [
        Waits(task_no, named[task_no][0], named[task_no][1], products[named[task_no][2]].unit, since[task_no], dict(pieces[task_no]))
        for task_no in pieces
    ]
    return sorted(found, key=lambda one: (one.since, one.task_no))


def workshops(session: Session, first: date, today: date) -> list[WorkshopFigures]:
    """Figures of the month that begins on `first`, by workshop."""
    last = months_after(first, 1) - timedelta(days=1)
    month = _progress(session, task_queries.task_lines(session, due_from=first, due_to=last, limit=5_000))
    judged = figures.first_pass(session, [one.line.number for one in month])
    due, kept, cards, good = (defaultdict[str, int](int) for _ in range(4))
    for one in month:
        at = one.line.workshop
        on_time = one.on_time(today)
        due[at] += on_time is not None
        kept[at] += on_time is True
        verdicts = judged.get(one.line.number)
        if verdicts is not None:
            cards[at] += verdicts.judged
            good[at] += verdicts.passed
    return [WorkshopFigures(name, due[name], kept[name], cards[name], good[name]) for name in sorted(due)]
