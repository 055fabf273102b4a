"""Commands on a count as a whole: made, generated each month, explained, submitted, sent back, called off (D-11, X-20)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import insert, select

from app.catalog import queries as catalog
from app.catalog.views import LocationView
from app.core.clock import site_day
from app.core.errors import Conflict, bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.printing.service import print_paper
from app.settings.service import setting_int, setting_text
from app.storage import count_queries as queries
from app.storage import count_rows as rows
from app.storage import count_rules as rules
from app.storage.count_states import DONE, LIVE
from app.units import at_places
from db.models.counting import CountLine, CountPlace, CountRead, StockCount
from db.states import CountCause, CountPlaceState, CountState, CountVerdict, Role
from db.types import yes

SHEET, REPORT = "count_sheet", "count_report"
EMPTY = "空库位"
"""What stands for a read where somebody looked and nothing was there."""
_MAKING = "counts"
"""What is held while a count is made: of two who make one at once the second sees that of the first."""
RECOUNT = "2"
"""What stands behind the number of a count on the sheet of its second count: `PD26000001-2`."""


def generate(work: Work) -> str:
    """Makes the count of the period when its day has come: the 25th of its last month, as the setting says. The daily job calls it.

    Returns:
        The number of the count that was made, or blank: not yet the day, already there, or no place to count.
    """
    today = site_day(work.now)
    period = rules.period_of(today, setting_text(work.session, "count.period", work.now))
    if today < rules.task_day(period, setting_int(work.session, "count.task_day", work.now)):
        return ""
    work.hold(_MAKING)  # every station asks at midnight; one makes it
    return _whole(work, period) if _missing(work, period.first) else ""


def create_whole(work: Work, day: date | None = None) -> str:
    """Makes the count of the whole store for the period of a day: today's, or one that was missed.

    Raises:
        BadInput: A period that has not begun.
        Conflict: It is there already, or there is nothing to count.
    """
    work.require(Role.STOREKEEPER, Role.LOGISTICS_HEAD)
    today = site_day(work.now)
    period = rules.period_of(day or today, setting_text(work.session, "count.period", work.now))
    if period.first > today:
        raise bad_input(QT_TRANSLATE_NOOP("app", "{period} 还没到，不能先盘"), period=f"{period.first:%Y-%m}")
    work.hold(_MAKING)
    if not _missing(work, period.first):
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{period} 已有全库盘点"), period=f"{period.first:%Y-%m}"))
    number = _whole(work, period)
    if not number:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "还没有库位，先在「资料」建库区和库位")))
    return number


def create_zones(work: Work, zones: Sequence[str]) -> str:
    """Makes a count of some zones beside the monthly one.

    Raises:
        BadInput: No zone.
        Conflict: One of them is being counted, or has no place.
        NotFound: No such zone.
    """
    work.require(Role.STOREKEEPER, Role.LOGISTICS_HEAD)
    wanted = list(dict.fromkeys(zone.strip() for zone in zones if zone.strip()))
    if not wanted:
        raise bad_input(QT_TRANSLATE_NOOP("app", "请选要盘的库区"))
    known = {zone.name for zone in catalog.zones(work.session)}
    for zone in wanted:
        if zone not in known:
            raise not_found(QT_TRANSLATE_NOOP("app", "库区"), zone)
    places = [place for place in _countable(work) if place.zone in wanted]
    if not places:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "这些库区没有库位")))
    work.hold(_MAKING)
    taken = select(StockCount.number).join(CountPlace, CountPlace.count_id == StockCount.id).where(
        StockCount.state.in_(LIVE), CountPlace.location_id.in_([place.location_id for place in places])
    )  # fmt: skip
    other = work.session.scalar(taken.limit(1))
    if other is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "这些库区正在 {number} 里盘，不能同时盘两次"), number=other), helper=Role.STOREKEEPER)
    period = rules.period_of(site_day(work.now), setting_text(work.session, "count.period", work.now))
    return _make(work, period, False, "、".join(wanted), places)


def set_tolerance(work: Work, number: str, permille: int, pieces: int) -> None:
    """Sets how much the pieces of a lot may differ without a second count; before the first place is counted.

    Raises:
        BadInput: Negative, or more than 10 % or 1000 pieces.
        Conflict: Counting has begun.
    """
    work.require(Role.LOGISTICS_HEAD)
    if not (0 <= permille <= 100 and 0 <= pieces <= 1000):
        raise bad_input(QT_TRANSLATE_NOOP("app", "允差最多 100‰、1000 件，不能是负数"))
    row = rows.count_row(work, number)
    if row.state is not CountState.OPEN:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{number} 已开始盘，允差不能再改"), number=number))
    row.tolerance_permille, row.tolerance_pieces = permille, pieces
    work.session.flush()
    work.audit("set_count_tolerance", "stock_count", number, permille=permille, pieces=pieces)


def confirm_empty(work: Work, number: str, zone: str = "") -> int:
    """Somebody walked past the places that the book has empty and that are not counted yet: they are.

    Args:
        work: The action.
        number: The count.
        zone: Only places of this zone; blank for all.

    Returns:
        How many places it was.

    Raises:
        Conflict: The count is over, or no such place is left.
    """
    work.require(*rules.COUNTERS)
    row = rows.counting_row(work, number)
    query = select(CountPlace).where(CountPlace.count_id == row.id, CountPlace.state == CountPlaceState.NOT_YET)
    zones = {place.location_id: place.zone for place in catalog.locations(work.session)}
    open_places = [place for place in work.session.scalars(query) if zone in ("", zones.get(place.location_id))]
    full = {goods.location_id for goods in at_places.goods_at(work.session, [place.location_id for place in open_places])}
    empty = [place for place in open_places if place.location_id not in full]
    if not empty:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "没有未盘的空库位")))
    rows.begin(work, row)
    for place in empty:
        place.round, place.opened_at, place.closed_at = 1, work.now, work.now
        place.booked = place.counted = 0
        rows.move_place(work, place, CountPlaceState.AGREED)
    work.session.add_all(
        CountRead(
            count_id=row.id, place_id=place.id, round=1, at=work.now, person_id=work.actor.person_id, station=work.station, code=EMPTY,
            quantity=0, found=CountVerdict.PLACE, counts=False,
        )
        for place in empty
    )  # fmt: skip
    work.session.flush()
    work.audit("confirm_empty_places", "stock_count", number, places=len(empty))
    return len(empty)


def explain(work: Work, line_ids: Sequence[int], cause: CountCause, words: str = "") -> None:
    """Says why counted and booked quantities differ (D-11).

    Raises:
        BadInput: 其他 without words.
        Conflict: The line does not differ, waits for its second count, or the count is closed.
        NotFound: No such line.
    """
    work.require(*rules.COUNTERS)
    said = words.strip()
    if cause is CountCause.OTHER and not said:
        raise bad_input(QT_TRANSLATE_NOOP("app", "「其他」须写明原因"))
    for line_id in line_ids:
        line = work.session.get(CountLine, line_id)
        if line is None:
            raise not_found(QT_TRANSLATE_NOOP("app", "差异"), line_id)
        place = rows.place_row(work, line.place_id)
        count = work.session.get_one(StockCount, place.count_id)
        if count.state not in LIVE or place.state is not CountPlaceState.CONFIRMED or line.counted == line.booked:
            raise Conflict(say(QT_TRANSLATE_NOOP("app", "这一条现在不用填原因：先复盘，或盘点已结束")))
        line.cause, line.words = cause, said
        work.audit("explain_count", "stock_count", count.number, line=line_id, what=line.serial or line.lot_no, cause=cause, words=said)
    work.session.flush()


def submit(work: Work, number: str) -> CountState:
    """Ends the counting: without differences the count is closed, with them it waits for approval (D-11).

    Returns:
        The state it is in now.

    Raises:
        Refused: D-11, differences without second count or without cause.
        Conflict: Places are left, or reads wait to be cleared.
    """
    work.require(*rules.COUNTERS)
    row = rows.count_row(work, number)
    codes = queries.place_codes(work.session, row.id)
    left = [codes[p.id] for p in _places(work, row, CountPlaceState.NOT_YET, CountPlaceState.COUNTING)]
    if left:
        sentence = QT_TRANSLATE_NOOP("app", "还有 {n} 个库位没有盘完：{places}")
        raise Conflict(say(sentence, n=len(left), places="、".join(left[:6])), helper=Role.STOREKEEPER)
    waiting = queries.open_reads(work.session, row.id)
    if waiting:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "还有 {n} 条异常没有处理"), n=waiting), helper=Role.STOREKEEPER)
    rules.must_be_recounted([codes[p.id] for p in _places(work, row, CountPlaceState.DIFFERS)])
    unexplained = queries.unexplained(work.session, row.id)
    rules.must_have_causes(unexplained)
    row.submitted_at, row.submitted_by_id = work.now, work.actor.person_id
    if queries.differing(work.session, row.id):
        rows.move_count(work, row, CountState.REVIEW)
    else:
        close(work, row)
    return row.state


def close(work: Work, row: StockCount) -> None:
    """A count is over; its report prints."""
    rows.move_count(work, row, CountState.CLOSED)
    row.closed_at = work.now
    work.session.flush()
    print_paper(work, REPORT, row.number)


def send_back(work: Work, number: str, places: Sequence[str], reason: str) -> None:
    """The approver has places counted once more, by somebody who did not count them.

    Raises:
        BadInput: No place, or no reason.
        Conflict: The count does not wait for approval, or a place does not differ.
    """
    work.require(Role.LOGISTICS_HEAD, Role.LEADERSHIP)
    if not places or not reason.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "请选要重盘的库位，并写明原因"))
    row = rows.count_row(work, number)
    rows.move_count(work, row, CountState.COUNTING, reason=reason.strip(), places=list(places))
    codes = queries.place_codes(work.session, row.id)
    of_code = {codes[place.id]: place for place in _places(work, row, *DONE)}
    for code in places:
        if code not in of_code:
            raise not_found(QT_TRANSLATE_NOOP("app", "库位"), code)
        rows.move_place(work, of_code[code], CountPlaceState.DIFFERS)
    row.reason = reason.strip()
    work.session.flush()


def cancel(work: Work, number: str, reason: str) -> None:
    """Calls a count off; nothing of it was posted.

    Raises:
        BadInput: No reason.
        Conflict: It is closed.
    """
    work.require(Role.LOGISTICS_HEAD)
    if not reason.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "请写明原因"))
    row = rows.count_row(work, number)
    rows.move_count(work, row, CountState.CANCELLED, reason=reason.strip())
    row.reason, row.closed_at = reason.strip(), work.now
    work.session.flush()


def print_sheet(work: Work, number: str) -> int:
    """Prints the blind sheet: of every place that is not counted yet, or of those that wait for their second count.

    Raises:
        Conflict: Nothing is left to count.
    """
    work.require(*rules.COUNTERS)
    row = rows.counting_row(work, number)
    if _places(work, row, CountPlaceState.NOT_YET, CountPlaceState.COUNTING):
        return print_paper(work, SHEET, number)
    if _places(work, row, CountPlaceState.DIFFERS):
        return print_paper(work, SHEET, f"{number}-{RECOUNT}")
    raise Conflict(say(QT_TRANSLATE_NOOP("app", "{number} 的库位都已盘完，没有要打印的"), number=number))


def _places(work: Work, row: StockCount, *states: CountPlaceState) -> list[CountPlace]:
    return list(work.session.scalars(select(CountPlace).where(CountPlace.count_id == row.id, CountPlace.state.in_(states))))


def _missing(work: Work, first: date) -> bool:
    there = select(StockCount.id).where(yes(StockCount.whole), StockCount.period == first, StockCount.state != CountState.CANCELLED)
    return work.session.scalar(there.limit(1)) is None


def _whole(work: Work, period: rules.Period) -> str:
    places = _countable(work)
    return _make(work, period, True, "", places) if places else ""


def _countable(work: Work) -> list[LocationView]:
    """Every place in use, and those out of use at which the book still has goods."""
    found = catalog.locations(work.session)
    idle = [place.location_id for place in found if not place.active]
    full = {goods.location_id for goods in at_places.goods_at(work.session, idle)} if idle else set()
    return [place for place in found if place.active or place.location_id in full]


def _make(work: Work, period: rules.Period, whole: bool, scope: str, places: Sequence[LocationView]) -> str:
    row = StockCount(
        number=work.next_number("PD"), period=period.first, whole=whole, scope=scope, state=CountState.OPEN, due_on=period.last,
        tolerance_permille=setting_int(work.session, "count.tolerance_permille", work.now),
        tolerance_pieces=setting_int(work.session, "count.tolerance_pieces", work.now), made_at=work.now,
        made_by_id=work.actor.person_id,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    work.session.execute(
        insert(CountPlace),
        [{"count_id": row.id, "location_id": p.location_id, "state": CountPlaceState.NOT_YET} for p in places],
    )
    work.touched("count_place")
    work.audit("create_count", "stock_count", row.number, period=period.first, scope=scope or "whole", places=len(places))
    return row.number
