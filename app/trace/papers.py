"""Builds 追溯单: the way of a unit or lot on paper (J-31)."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy.orm import Session

from app.core.clock import site_day, site_time
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.printing.making import Making
from app.printing.service import print_paper, times_printed
from app.slips import trace_sheet as form
from app.trace import rules
from app.trace.trail import lanes_passed, trail
from app.trace.trail_views import LANE_WORDS, Hold, Point, Trail, Where

PAPER = "trace_sheet"
MOST_LINES = 400
"""So many lines at most; of a lot with more the moves stay folded."""


def print_trail(work: Work, identity: str) -> int:
    """Puts the 追溯单 into the outbox as the records stand now; from the second time on its day stands on it as the reason.

    Raises:
        Refused: M-05.
        NotFound: Nobody knows the number.
    """
    rules.may_follow_goods(work.actor.roles)
    found = trail(work.session, identity, work.now)
    again = times_printed(work.session, PAPER, found.identity)
    why = say(QT_TRANSLATE_NOOP("app", "{day} 现状"), day=site_day(work.now)) if again else ""
    return print_paper(work, PAPER, found.identity, reason=str(why))


def trace_sheet(session: Session, document: str, making: Making) -> bytes:
    """Draws the 追溯单 of a serial or lot number.

    Raises:
        NotFound: Nobody knows the number.
    """
    printed = making.printing.printed_at
    found = trail(session, document, printed)
    reached = lanes_passed(found.points)
    lines = tuple(_line(point) for point in _unfolded(found))
    paper = form.TraceSheet(
        company=making.company, form=making.form, printing=making.printing, number=found.identity, void=making.void, date=site_day(printed),
        product=found.product, identity=found.identity, heads=tuple((str(name), value) for name, value in found.facts),
        stages=tuple((words, site_time(reached[lane]) if lane in reached else None) for lane, words in LANE_WORDS.items()),
        holds=tuple(_hold(hold) for hold in found.holds), now="；".join(_where(where) for where in found.now),
        customers="；".join(f"{name} {count}" for name, count in found.customers), lines=lines,
    )  # fmt: skip
    return form.render(paper, making.copies or form.COPIES)


def _unfolded(found: Trail) -> Iterator[Point]:
    """Every point; folded ones in full where the sheet takes them."""
    whole = sum(len(point.folded) or 1 for point in found.points) <= MOST_LINES
    for point in found.points:
        if whole and point.folded:
            yield from point.folded
        else:
            yield point


def _line(point: Point) -> form.TraceLine:
    words = "·".join(filter(None, (str(point.what), point.detail)))
    return form.TraceLine(site_time(point.at), LANE_WORDS[point.lane], words, point.person, point.place, point.number)


def _hold(hold: Hold) -> str:
    until = f"{site_time(hold.until):%m-%d %H:%M}" if hold.until else str(say(QT_TRANSLATE_NOOP("app", "至今")))
    return f"{site_time(hold.since):%Y-%m-%d %H:%M} → {until} {hold.why}".rstrip()


def _where(where: Where) -> str:
    return " ".join(filter(None, (str(where.state), where.place)))
