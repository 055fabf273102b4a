"""The gate log of a day as paper (H-08)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from app.core.clock import day_end, site_time
from app.core.errors import bad_input
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.devices.code_table import Series
from app.dispatch import queries as dispatch
from app.gate import queries
from app.gate.views import GateLogEntry, GateOutcome
from app.printing.making import Making
from app.printing.service import print_paper, times_printed
from app.slips import gate_log as slip
from app.yard import queries as yard
from app.yard.views import EntryView
from db.states import Role

PAPER = "gate_log"
READERS = (Role.GUARD, Role.LOGISTICS_HEAD, Role.STOREKEEPER, Role.SALES, Role.SAFETY, Role.DELIVERY_MANAGEMENT, Role.LEADERSHIP)
"""Who prints the log."""

_KEYED = QT_TRANSLATE_NOOP("app", "键了 {what}")
_IN, _EMPTY = QT_TRANSLATE_NOOP("app", "在厂"), QT_TRANSLATE_NOOP("app", "空车出厂")


def print_log(work: Work, day: date) -> int:
    """Prints the gate log of a day as far as it goes; printed again, it says up to when.

    Returns:
        How many times it has now been printed.

    Raises:
        NotPermitted: By others than guards and the people who follow deliveries.
    """
    work.require(*READERS)
    document = day.isoformat()
    until = f"{site_time(work.now):%m-%d %H:%M}"
    again = str(say(QT_TRANSLATE_NOOP("app", "续打至 {at}"), at=until)) if times_printed(work.session, PAPER, document) else ""
    return print_paper(work, PAPER, document, reason=again)


def gate_log(session: Session, document: str, making: Making) -> bytes:
    """Builds the log of a day; the document is the date, 2026-11-23.

    Raises:
        BadInput: Not a date.
    """
    try:
        day = date.fromisoformat(document)
    except ValueError as error:
        raise bad_input(QT_TRANSLATE_NOOP("app", "门岗记录按日期打印，如 2026-11-23：{given}"), given=document) from error
    lines = tuple(_lines(session, day))
    paper = slip.GateLogPaper(
        company=making.company, form=making.form, printing=making.printing, number=document, date=day, void=making.void, lines=lines,
        until=min(making.printing.printed_at, site_time(day_end(day) - timedelta(minutes=1))),
    )  # fmt: skip
    return slip.render(paper, making.copies)


def _lines(session: Session, day: date) -> list[slip.LogLine]:
    """Checks and stays of the day by time; a stay whose vehicle was checked gives its gate-in time to that line."""
    end = day_end(day)
    stays = yard.stays_between(session, end - timedelta(days=1), end)
    entries = queries.gate_log(session, day)
    found = [_check(entry, _stay(entry, stays)) for entry in entries]
    out = {number for entry in entries if entry.outcome is GateOutcome.RELEASED for number in (entry.pass_no, entry.scanned)}
    customers = _customers(session, stays)
    found += [_alone(stay, customers.get(stay.trip_no, "")) for stay in stays if not stay.left_with or stay.left_with not in out]
    return sorted(found, key=_moment)


def _moment(line: slip.LogLine) -> datetime:
    moment = line.at or line.entered_at
    assert moment is not None
    return moment


def _stay(entry: GateLogEntry, stays: Iterable[EntryView]) -> EntryView | None:
    """The stay during which a vehicle was checked: the one that ended with this pass or sheet, or that of its trip."""
    for stay in stays:
        ended = stay.left_with in (entry.pass_no, entry.scanned) if stay.left_with else False
        same_trip = entry.trip_no and stay.trip_no == entry.trip_no
        if (ended or same_trip) and stay.entered_at <= entry.at:
            return stay
    return None


def _check(entry: GateLogEntry, stay: EntryView | None) -> slip.LogLine:
    reason, released = entry.reason, entry.outcome is GateOutcome.RELEASED
    if entry.keyed:
        reason = "；".join(filter(None, (reason, str(say(_KEYED, what=entry.keyed)))))
    if entry.offline and entry.recorded_at is not None:
        later = say(QT_TRANSLATE_NOOP("app", "{at} 补传"), at=f"{site_time(entry.recorded_at):%m-%d %H:%M}")
        reason = "；".join(filter(None, (reason, str(later))))
    return slip.LogLine(
        word(entry.outcome), released, site_time(stay.entered_at) if stay is not None else None,
        site_time(entry.at), entry.gate, entry.guard, entry.pass_no, entry.plate, entry.trailer, entry.customer, entry.boxes, entry.clause,
        reason, entry.offline, released and entry.scanned.startswith(Series.EMERGENCY.value),
    )  # fmt: skip


def _customers(session: Session, stays: Iterable[EntryView]) -> dict[str, str]:
    """By trip, whose goods its vehicle is to take."""
    numbers = sorted({stay.trip_no for stay in stays if stay.trip_no})
    trips = [trip for number in numbers if (trip := dispatch.trip(session, number)) is not None]
    heads = dispatch.heads(session, [number for trip in trips for number in trip.dispatch_nos])
    return {
        trip.number: "、".join(dict.fromkeys(heads[n].customer_name for n in trip.dispatch_nos if n in heads)) for trip in trips
    }


def _alone(stay: EntryView, customer: str) -> slip.LogLine:
    """A vehicle that came in and is still inside, or left without goods."""
    left = stay.left_at
    return slip.LogLine(
        str(say(_IN if left is None else _EMPTY)), None, site_time(stay.entered_at), site_time(left) if left is not None else None,
        stay.gate, stay.left_by or stay.guard, plate=stay.plate, trailer=stay.trailer, customer=customer,
        reason=word(stay.purpose),
    )  # fmt: skip
