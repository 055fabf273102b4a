"""Goods on their way: the carrier's waybill, what is heard of them, and whom nobody heard of for too long (I-13)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.clock import day_end, site_time
from app.core.entry import NAME, clean, clean_note
from app.core.errors import Conflict, bad_input, fact, not_found
from app.core.grouped import grouped
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.dispatch import queries as dispatch
from app.dispatch.views import TripView
from app.settings.service import setting_int
from db.models.delivery import DeliveryRecord
from db.models.transit import TransitNews
from db.states import DeliveryMode, DeliveryState, Role
from db.states import TransitKind as TransitKind

KIND = "delivery_record"
DESK = (Role.LOGISTICS_HEAD, Role.TEAM_LEADER, Role.SALES, Role.STOREKEEPER, Role.AFTER_SALES)
"""Whoever gets the driver's call notes it."""
_SAYS_SOMETHING = (TransitKind.DELAYED, TransitKind.TROUBLE)


@dataclass(frozen=True)
class News:
    """What was heard.

    Attributes:
        kind: What happened.
        at: When it happened, aware.
        place: Where.
        words: What was said; needed for a delay and for trouble.
        source: Who said it.
        expected_at: When the goods are expected now; None where it stays as it was.
    """

    kind: TransitKind
    at: datetime
    place: str = ""
    words: str = ""
    source: str = ""
    expected_at: datetime | None = None


@dataclass(frozen=True)
class NewsView:
    """One entry of the log; `noted_at` is when it was keyed."""

    kind: TransitKind
    at: datetime
    place: str
    words: str
    source: str
    expected_at: datetime | None
    noted_at: datetime
    person: str


@dataclass(frozen=True)
class TransitView:
    """Goods of one delivery record on their way, planned beside actual.

    Attributes:
        planned_leave: When the trip was to leave.
        planned_at: When the goods are to arrive: the promised hour, else the end of the promised day, else the trip's plan.
        expected_at: When they are expected after the newest news.
        arrived_at: When they came, as far as it was told.
        last_at: The last moment somebody knew where they were.
        silent_at: From when on their silence is too long; None once they are there.
        silent: It is.
        late: They are expected, or came, later than planned.
    """

    number: str
    dispatch_no: str
    order_no: str
    trip_no: str
    mode: DeliveryMode
    customer: str
    place: str
    contact: str
    phone: str
    boxes: int
    plate: str
    driver: str
    driver_phone: str
    carrier: str
    waybill: str
    left_at: datetime
    planned_leave: datetime | None
    planned_at: datetime | None
    expected_at: datetime | None
    arrived_at: datetime | None
    last_at: datetime
    silent_at: datetime | None
    silent: bool
    late: bool
    news: tuple[NewsView, ...]

    @property
    def troubled(self) -> bool:
        """The newest news is trouble on the way."""
        return bool(self.news) and self.arrived_at is None and self.news[-1].kind is TransitKind.TROUBLE


def set_waybill(work: Work, numbers: Sequence[str], waybill: str) -> None:
    """Enters the carrier's waybill of goods that travel together; blank takes it out again.

    Raises:
        Conflict: A record was voided.
        NotFound: No such record.
    """
    work.require(*DESK)
    given = clean(QT_TRANSLATE_NOOP("app", "运单号"), waybill, most=NAME)
    for number in dict.fromkeys(numbers):
        row = _row(work, number)
        if row.state is DeliveryState.VOIDED:
            raise Conflict(say(QT_TRANSLATE_NOOP("app", "{no} 已作废"), no=row.number))
        was, row.waybill = row.waybill, given
        work.session.flush()
        work.audit("set_waybill", KIND, row.number, waybill=row.waybill, before=was)


def note(work: Work, numbers: Sequence[str], news: News) -> None:
    """Notes what was heard of goods that travel together (I-13).

    Raises:
        BadInput: A time before departure or in the future, an expected arrival that is over, a delay or trouble without words.
        Conflict: The goods did not leave, came already, or their slip is back.
        NotFound: No such record.
    """
    work.require(*DESK)
    _must_make_sense(work, news)
    place = clean(QT_TRANSLATE_NOOP("app", "地点"), news.place)
    words = clean_note(QT_TRANSLATE_NOOP("app", "情况"), news.words)
    source = clean(QT_TRANSLATE_NOOP("app", "消息来源"), news.source, most=NAME)
    for number in dict.fromkeys(numbers):
        row = _row(work, number)
        _must_be_under_way(work, row, news)
        work.session.add(
            TransitNews(
                record_id=row.id, kind=news.kind, at=news.at, place=place, expected_at=news.expected_at, words=words, source=source,
                noted_at=work.now, person_id=work.actor.person_id, person=work.actor.name,
            )
        )  # fmt: skip
        work.session.flush()
        work.audit("note_transit", KIND, row.number, what=news.kind, place=place)


def _must_make_sense(work: Work, news: News) -> None:
    if news.at > work.now:
        raise bad_input(QT_TRANSLATE_NOOP("app", "消息的时间 {at} 还没有到"), at=_minute(news.at))
    if news.expected_at is not None and news.kind is not TransitKind.ARRIVED and news.expected_at <= news.at:
        raise bad_input(QT_TRANSLATE_NOOP("app", "预计到达 {at} 早于消息本身"), at=_minute(news.expected_at))
    if news.kind in _SAYS_SOMETHING and not news.words.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "延误和异常要写明情况：出了什么事、怎么处理"))
    if news.kind is TransitKind.PASSED and not news.place.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "请写途经哪里"))


def _must_be_under_way(work: Work, row: DeliveryRecord, news: News) -> None:
    facts = (fact(QT_TRANSLATE_NOOP("app", "状态"), word(row.state)),)
    if row.left_at is None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{no} 的货还没有出门"), no=row.number), facts)
    if row.state is not DeliveryState.OPEN:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{no} 已不在途"), no=row.number), facts)
    if news.at < row.left_at.replace(second=0, microsecond=0):
        raise bad_input(
            QT_TRANSLATE_NOOP("app", "消息的时间 {at} 早于出厂 {left}"), at=_minute(news.at), left=_minute(row.left_at)
        )
    came = work.session.scalar(
        select(TransitNews.at).where(TransitNews.record_id == row.id, TransitNews.kind == TransitKind.ARRIVED).limit(1)
    )
    if came is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{no} 已在 {at} 到达"), no=row.number, at=_minute(came)), facts)


def under_way(session: Session, now: datetime) -> list[TransitView]:
    """Everything that left and whose slip is not back; the longest silent first. 自提 is not ours to track."""
    rows = session.scalars(
        select(DeliveryRecord)
        .where(
            DeliveryRecord.state == DeliveryState.OPEN, DeliveryRecord.left_at.is_not(None), DeliveryRecord.mode != DeliveryMode.PICKUP
        )
        .order_by(DeliveryRecord.left_at)
    )  # fmt: skip
    found = _views(session, rows, now)
    return sorted(found, key=lambda one: (one.arrived_at is not None, not one.silent, not one.troubled, one.last_at))


def arrivals_told(session: Session, numbers: Iterable[str]) -> dict[str, datetime]:
    """When goods arrived, by the number of their record, where somebody told it."""
    rows = session.execute(
        select(DeliveryRecord.number, TransitNews.at).join(DeliveryRecord, DeliveryRecord.id == TransitNews.record_id)
        .where(DeliveryRecord.number.in_(list(numbers)), TransitNews.kind == TransitKind.ARRIVED)
    )  # fmt: skip
    return {row.number: row.at for row in rows}


def of_record(session: Session, number: str, now: datetime) -> TransitView | None:
    """The way of one record, however it ended."""
    rows = session.scalars(
        select(DeliveryRecord).where(
            (DeliveryRecord.number == number) | (DeliveryRecord.dispatch_no == number), DeliveryRecord.left_at.is_not(None)
        )
    )
    return next(iter(_views(session, rows, now)), None)


def _views(session: Session, rows: Iterable[DeliveryRecord], now: datetime) -> list[TransitView]:
    listed = list(rows)
    if not listed:
        return []
    entries = select(TransitNews).where(TransitNews.record_id.in_([row.id for row in listed])).order_by(TransitNews.at, TransitNews.id)
    news = grouped(session.scalars(entries), lambda one: one.record_id)
    trips = dispatch.trips_by_number(session, (row.trip_no for row in listed))
    span = timedelta(hours=setting_int(session, "transit.silence_hours", now))
    return [_view(row, news[row.id], trips.get(row.trip_no), span, now) for row in listed]


def _view(row: DeliveryRecord, news: list[TransitNews], trip: TripView | None, span: timedelta, now: datetime) -> TransitView:
    assert row.left_at is not None
    told = next((one.at for one in reversed(news) if one.kind is TransitKind.ARRIVED), None)
    arrived = row.arrived_at or told
    last = max([row.left_at, *(one.at for one in news)])
    planned = row.promised_at or _end_of(row.promised_on) or (trip.arrives_at if trip is not None else None)
    expected = next((one.expected_at for one in reversed(news) if one.expected_at is not None), None)
    silent_at = last + span if arrived is None and row.state is DeliveryState.OPEN else None
    seen = arrived or expected
    return TransitView(
        row.number, row.dispatch_no, row.order_no, row.trip_no, row.mode, row.customer, row.place, row.contact, row.phone, row.boxes,
        row.plate, trip.driver if trip else "", trip.phone if trip else "", trip.carrier_name if trip else "", row.waybill, row.left_at,
        trip.leaves_at if trip else None, planned, expected, arrived, last, silent_at, silent_at is not None and now >= silent_at,
        planned is not None and (seen > planned if seen is not None else now > planned),
        tuple(NewsView(n.kind, n.at, n.place, n.words, n.source, n.expected_at, n.noted_at, n.person) for n in news),
    )  # fmt: skip


def _end_of(day: date | None) -> datetime | None:
    return None if day is None else day_end(day)


def _minute(moment: datetime) -> str:
    return f"{site_time(moment):%Y-%m-%d %H:%M}"


def _row(work: Work, number: str) -> DeliveryRecord:
    row = work.session.scalar(
        select(DeliveryRecord).where((DeliveryRecord.number == number) | (DeliveryRecord.dispatch_no == number)).with_for_update()
    )
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "交付记录"), number)
    return row
