"""The budget for delivery and after-sales (K-03): a share of the internal profit of a year, and what was booked against it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.clock import site_day
from app.core.entry import clean, whole
from app.core.errors import bad_input, not_found, refuse
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Work
from app.delivery import costs
from app.delivery.costs import CostKind as CostKind
from app.delivery.costs import CostView as CostView
from app.devices.code_table import Series, series_of
from app.dispatch import freight
from app.dispatch import queries as dispatch
from app.identity import queries as identity
from app.settings.service import setting_int
from db.models.reports import BudgetBase
from db.states import Role

READERS = costs.READERS
"""Who sees the budget: leaders and finance, nobody else."""
FREIGHT = (Series.TRIP, Series.DISPATCH_ORDER)
"""What rush freight is booked on."""
MOST_YUAN = 100_000_000_000


@dataclass(frozen=True)
class BaseView:
    """The profit base of a year as it was keyed (X-39)."""

    year: int
    fen: int
    percent: int
    words: str
    at: datetime
    person: str

    @property
    def budget_fen(self) -> int:
        """The share that is set aside, in whole fen."""
        return self.fen * self.percent // 100


@dataclass(frozen=True)
class RushFreight:
    """The freight of a trip that took goods sent again, as far as it is not booked yet."""

    trip_no: str
    fen: int
    customers: str


@dataclass(frozen=True)
class BudgetView:
    """A year's budget.

    Attributes:
        year: The calendar year.
        percent: The share in percent: that of the base, or of the settings while there is none.
        base: The newest base, or None until finance keyed one.
        history: Every base of the year, newest first.
        totals: Fen by kind.
        months: Fen of each month, January first.
        booked: Every cost of the year, newest first.
        rush: Freight of goods sent again that is not booked yet: it is taken over, not keyed.
    """

    year: int
    percent: int
    base: BaseView | None
    history: tuple[BaseView, ...]
    totals: dict[CostKind, int]
    months: tuple[int, ...]
    booked: tuple[CostView, ...]
    rush: tuple[RushFreight, ...] = ()

    @property
    def spent_fen(self) -> int:
        """What was booked, less what came back."""
        return sum(self.totals.values())

    @property
    def left_fen(self) -> int | None:
        """What is left; below zero where more was spent; None without a base."""
        return None if self.base is None else self.base.budget_fen - self.spent_fen


def may_see(roles: Collection[Role]) -> None:
    """Refuses anybody but leaders and finance.

    Raises:
        Refused: K-03.
    """
    if READERS.isdisjoint(roles):
        raise refuse("K-03", QT_TRANSLATE_NOOP("app", "交付监控经费只给总经理和财务部看"), helper=Role.FINANCE)


def set_base(work: Work, year: int, fen: int, words: str) -> BaseView:
    """Keys the internal profit of a year; the share of the settings is kept with it, an earlier base stays on file (X-39).

    Args:
        work: The transaction.
        year: The calendar year.
        fen: Internal profit in fen.
        words: Where the figure comes from.

    Raises:
        BadInput: A year or an amount that cannot be, or no words.
    """
    work.require(Role.FINANCE)
    today = site_day(work.now)
    wanted = whole(QT_TRANSLATE_NOOP("app", "年度"), year, low=2000, high=today.year + 1)
    amount = whole(QT_TRANSLATE_NOOP("app", "利润基数"), fen, low=1, high=MOST_YUAN * 100)
    why = clean(QT_TRANSLATE_NOOP("app", "基数来源"), words, needed=True)
    row = BudgetBase(
        year=wanted, fen=amount, percent=setting_int(work.session, "budget.percent", work.now), words=why, at=work.now,
        person_id=work.actor.person_id,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    work.audit("set_budget_base", "budget_base", str(wanted), fen=amount, percent=row.percent, words=why)
    return _bases(work.session, wanted)[0]


def book(work: Work, kind: CostKind, source_no: str, fen: int, words: str) -> int:
    """Finance books a cost that no other step books: 加急运费 of a trip or 发货单, or what was wrong is booked back.

    Args:
        work: The transaction.
        kind: What it was for.
        source_no: The document that caused it; for rush freight the trip CC… or the 发货单 FH….
        fen: Amount in fen, below zero where money comes back or a cost is booked back.
        words: What for, in words.

    Returns:
        Key of the entry.

    Raises:
        BadInput: No number of a document, rush freight of anything else, no such amount, or more booked back than was booked.
        NotFound: No such trip or 发货单.
    """
    work.require(Role.FINANCE)
    number = "".join(source_no.split()).upper()
    series = series_of(number)
    if series not in list(Series):
        raise bad_input(QT_TRANSLATE_NOOP("app", "单据号写全，如 FH26000012：{given}"), given=number[:20])
    if kind is CostKind.RUSH_FREIGHT and series not in FREIGHT:
        raise bad_input(QT_TRANSLATE_NOOP("app", "加急运费记在车次 CC 或发货单 FH 上：{given}"), given=number)
    _must_be_there(work.session, series, number)
    work.hold(f"delivery cost {number}")  # of two who book back the same cost the second sees the first
    total = sum(one.fen for one in costs.of_source(work.session, number) if one.kind is kind) + fen
    if (total > 0) if kind is CostKind.RECOVERY else (total < 0):
        raise bad_input(QT_TRANSLATE_NOOP("app", "追回记负数，其余记正数；冲销不能多于 {number} 已入的账"), number=number)
    return costs.book_cost(work, kind, number, fen, words)


def _must_be_there(session: Session, series: str, number: str) -> None:
    if series == Series.TRIP and dispatch.trip(session, number) is None:
        raise not_found(Series.TRIP.text.source, number)
    if series == Series.DISPATCH_ORDER and dispatch.dispatch_order(session, number) is None:
        raise not_found(Series.DISPATCH_ORDER.text.source, number)


def budget(session: Session, year: int, now: datetime, roles: Collection[Role]) -> BudgetView:
    """A year's budget and what was booked against it.

    Raises:
        Refused: K-03.
    """
    may_see(roles)
    first, last = date(year, 1, 1), date(year, 12, 31)
    booked = costs.costs(session, first, last)
    months = [0] * 12
    for one in booked:
        months[one.day.month - 1] += one.fen
    bases = _bases(session, year)
    return BudgetView(
        year, bases[0].percent if bases else setting_int(session, "budget.percent", now), bases[0] if bases else None, bases,
        costs.totals(session, first, last), tuple(months), tuple(reversed(booked)), _rush(session, first, roles),
    )  # fmt: skip


def _rush(session: Session, first: date, roles: Collection[Role]) -> tuple[RushFreight, ...]:
    trips = freight.sent_again(session, first, roles)
    known = costs.of_source(session, *(one.trip_no for one in trips)) if trips else []
    found = []
    for one in trips:
        left = one.total_fen - sum(cost.fen for cost in known if cost.source_no == one.trip_no and cost.kind is CostKind.RUSH_FREIGHT)
        if left > 0:
            found.append(RushFreight(one.trip_no, left, one.customers))
    return tuple(found)


def _bases(session: Session, year: int) -> tuple[BaseView, ...]:
    rows = list(session.scalars(select(BudgetBase).where(BudgetBase.year == year).order_by(BudgetBase.id.desc())))
    names = identity.names(session) if rows else {}
    return tuple(BaseView(row.year, row.fen, row.percent, row.words, row.at, names.get(row.person_id or 0, "")) for row in rows)
