"""Keeping periods, expiry dates and storage times: D-09, D-12, D-13, D-14, X-09."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from app.catalog.views import ProductView
from app.core.clock import SetClock, day_end
from app.core.errors import BadInput, Conflict, NotPermitted, Refused
from app.core.work import Actor, Workplace
from app.printing.making import making
from app.quality import rechecks as quality
from app.quality.recheck_paper import recheck_record
from app.quality.rechecks import Finding
from app.settings import service as settings
from app.storage import holds, rechecks, service, shelf, shelf_queries
from app.storage.shelf import NewDay
from app.storage.shelf_papers import print_list, shelf_list
from app.storage.terms import Terms
from app.units import queries as units
from app.units import service as unit_service
from db.models.core import PrintedPaper
from db.states import InspectionVerdict, LastDay, RecheckState, Role, UnitState
from tests.helpers import catalog
from tests.helpers.goods import standard
from tests.helpers.orders import People
from tests.helpers.shelf import bought, made, morning

GOOD = (Finding(1, "", InspectionVerdict.PASS), Finding(2, "126.0"), Finding(3, "50"))
BAD = (Finding(1, "", InspectionVerdict.PASS), Finding(2, "126.0"), Finding(3, "2"))
MARCH = date(2027, 3, 31)


@pytest.fixture
def glue(place: Workplace) -> ProductView:
    catalog.location(place)
    product = catalog.product(place, catalog.SCREWS, name="导热硅胶", code="GJ")
    standard(place, product)
    return product


@pytest.fixture
def keeper(people: People) -> Actor:
    return people(Role.STOREKEEPER)


@pytest.fixture
def inspector(people: People) -> Actor:
    return people(Role.INSPECTOR)


def state_of(place: Workplace, lot: str) -> dict[UnitState, int]:
    with place.read() as session:
        found = units.lot(session, lot)
    assert found is not None
    return {balance.state: balance.quantity for balance in found.balances}


def pick(place: Workplace, people: People, identity: str, quantity: int = 1) -> None:
    with place.work(people(Role.SHIPPER)) as work:
        service.pick(work, "DD26000001", identity, quantity, "FH26000001")


@pytest.mark.parametrize(
    ("valid_until", "due"),
    [
        (date(2027, 3, 31), date(2027, 2, 28)), (date(2027, 3, 28), date(2027, 2, 28)), (date(2028, 3, 31), date(2028, 2, 29)),
        (date(2027, 5, 31), date(2027, 4, 30)), (date(2027, 1, 15), date(2026, 12, 15)),
    ],
)  # fmt: skip
@pytest.mark.clause("D-12")
def test_a_recheck_is_due_one_calendar_month_before_clamped_to_the_end_of_a_short_month(valid_until: date, due: date) -> None:
    assert Terms(due).recheck_on(valid_until) == due
    assert Terms(due).recheck_until >= valid_until
    assert Terms(due - timedelta(days=1)).recheck_until < valid_until


@pytest.mark.clause("D-12")
@pytest.mark.decision("X-09")
def test_a_lot_valid_until_31_march_is_rechecked_on_the_last_day_of_february(
    place: Workplace, clock: SetClock, people: People, glue: ProductView, keeper: Actor, inspector: Actor
) -> None:
    lot = bought(place, glue, valid_until=MARCH)
    assert morning(place, clock, date(2027, 2, 27)) == NewDay()
    assert morning(place, clock, date(2027, 2, 28)) == NewDay(recheck_due=100)
    assert morning(place, clock, date(2027, 2, 28)) == NewDay()  # the same day again changes nothing
    assert state_of(place, lot) == {UnitState.RECHECK_DUE: 100}
    with pytest.raises(Refused, match="待复验") as refused:
        pick(place, people, lot)
    assert refused.value.clause == "D-12"

    with place.work(keeper) as work:
        sent = rechecks.raise_recheck(work, [lot])
    assert (sent.number, sent.state, sent.old_until) == ("FY27000001", RecheckState.RAISED, MARCH)
    with pytest.raises(Conflict, match="FY27000001"), place.work(keeper) as work:
        rechecks.raise_recheck(work, [lot])
    with pytest.raises(NotPermitted), place.work(keeper) as work:
        quality.conclude(work, sent.number, GOOD, date(2027, 9, 30))
    with pytest.raises(BadInput, match="新有效期"), place.work(inspector) as work:
        quality.conclude(work, sent.number, GOOD)
    with place.read() as session:  # nothing of it was kept
        assert shelf_queries.recheck(session, sent.number) == sent
    with place.work(inspector) as work:
        done = quality.conclude(work, sent.number, GOOD, date(2027, 9, 30), "外观、强度正常")
    assert (done.state, done.new_until, done.extensions) == (RecheckState.PASSED, date(2027, 9, 30), 1)
    assert state_of(place, lot) == {UnitState.IN_STOCK: 100}
    pick(place, people, lot, 2)

    # The second time the period may not be extended any more: a pass frees the goods until the day that stands.
    assert morning(place, clock, date(2027, 8, 30)).recheck_due == 98
    with place.work(keeper) as work:
        again = rechecks.raise_recheck(work, [lot])
    with pytest.raises(Refused, match="不得再延长") as refused, place.work(inspector) as work:
        quality.conclude(work, again.number, GOOD, date(2028, 3, 31))
    assert refused.value.clause == "X-09"
    with place.work(inspector) as work:
        quality.conclude(work, again.number, GOOD, date(2027, 9, 30))
    assert morning(place, clock, date(2027, 9, 30)) == NewDay()
    pick(place, people, lot, 2)
    assert morning(place, clock, date(2027, 10, 1)) == NewDay(locked=96)
    with place.work(inspector) as work:
        assert shelf.dispose_locked(work, [lot], UnitState.SCRAPPED, "保管期已过，报废") == 96


@pytest.mark.clause("D-12")
def test_a_failed_recheck_sends_the_lot_to_hold(
    place: Workplace, clock: SetClock, people: People, glue: ProductView, keeper: Actor, inspector: Actor
) -> None:
    lot = bought(place, glue, valid_until=MARCH)
    morning(place, clock, date(2027, 3, 1))
    with place.work(keeper) as work:
        number = rechecks.raise_recheck(work, [lot]).number
    with place.work(inspector) as work:
        assert quality.conclude(work, number, BAD, date(2027, 9, 30)).state is RecheckState.FAILED
    assert state_of(place, lot) == {UnitState.HOLD: 100}
    with pytest.raises(Refused, match="已隔离"):
        pick(place, people, lot)
    with place.work(inspector) as work:
        printed = work.session.query(PrintedPaper).filter_by(paper="recheck_record").one()
        page = recheck_record(work.session, number, making(work.session, printed))
    assert page.startswith(b"%PDF")


@pytest.mark.clause("D-13")
def test_expired_goods_are_refused_from_midnight_on_whether_or_not_the_daily_work_was_done(
    place: Workplace, clock: SetClock, people: People, glue: ProductView, keeper: Actor, inspector: Actor
) -> None:
    lot = bought(place, glue, expires_on=MARCH)
    clock.set(day_end(MARCH) - timedelta(seconds=1))
    pick(place, people, lot)  # the expiry day itself is the last usable day
    clock.set(day_end(MARCH))
    with pytest.raises(Refused, match="已失效，禁止发料/发货") as refused:
        pick(place, people, lot)
    assert refused.value.clause == "D-13"
    assert morning(place, clock, date(2027, 4, 1)) == NewDay(locked=99, expired=1)
    with pytest.raises(Refused, match="已失效，不能复验延期"), place.work(keeper) as work:
        rechecks.raise_recheck(work, [lot])

    with place.read() as session:
        (notice,) = shelf_queries.notices(session)
    assert (notice.lot_no, notice.quantity, notice.acknowledged_at) == (lot, 99, None)
    now = clock.now()
    for to, at, measure, why in (
        ("", now, "移入隔离区", "报告给"), ("物流科长", now, " ", "措施"),
        ("物流科长", now + timedelta(minutes=1), "移入隔离区", "晚于现在"),
        ("物流科长", datetime(2027, 3, 30, 4, tzinfo=UTC), "移入隔离区", "早于失效期"),
    ):  # fmt: skip
        with pytest.raises(BadInput, match=why), place.work(keeper) as work:
            shelf.acknowledge_expiry(work, notice.notice_id, to, at, measure)
    with place.work(keeper) as work:
        shelf.acknowledge_expiry(work, notice.notice_id, "物流科长", now, "移入隔离区，挂红牌")
    with pytest.raises(Conflict, match="已有人登记"), place.work(keeper) as work:
        shelf.acknowledge_expiry(work, notice.notice_id, "物流科长", now, "移入隔离区")
    with place.read() as session:
        assert not shelf_queries.notices(session)
        (kept,) = shelf_queries.notices(session, open_only=False)
    assert (kept.reported_to, kept.measure, kept.person) == ("物流科长", "移入隔离区，挂红牌", keeper.name)
    assert morning(place, clock, date(2027, 4, 2)) == NewDay()
    with place.work(inspector) as work:
        assert shelf.dispose_locked(work, [lot], UnitState.SCRAPPED, "失效报废") == 99
    assert state_of(place, lot)[UnitState.SCRAPPED] == 99


@pytest.mark.clause("D-13")
def test_the_expiry_day_is_no_usable_day_where_the_site_says_so(
    place: Workplace, clock: SetClock, people: People, glue: ProductView
) -> None:
    lot = bought(place, glue, expires_on=MARCH)
    author, approver = people(Role.ADMINISTRATOR), people(Role.LEADERSHIP)
    with place.work(author) as work:
        settings.change(work, "storage.expiry_day_usable", "false", "按集团规定", approver_id=approver.person_id)
    clock.set(datetime(2027, 3, 31, 4, tzinfo=UTC))
    with pytest.raises(Refused, match="已失效"):
        pick(place, people, lot)


@pytest.mark.clause("D-09")
@pytest.mark.decision("X-09")
def test_finished_goods_stored_too_long_are_locked_until_a_recheck_passes(
    place: Workplace, clock: SetClock, people: People, keeper: Actor, inspector: Actor
) -> None:
    catalog.location(place)
    breaker = catalog.product(place, storage_days=90, has_shelf_life=True, shelf_life_days=720)
    standard(place, breaker)
    serials = made(place, breaker, 3)
    with place.read() as session:
        unit = units.unit(session, serials[0])
        days = shelf_queries.due_list(session, clock.now()).lines
    assert unit is not None and (unit.store_until, unit.expires_on) == (date(2027, 2, 21), date(2028, 11, 12))
    assert [(line.which, line.days_left, line.quantity) for line in days] == [(LastDay.STORAGE, 90, 3)]

    clock.set(datetime(2027, 2, 21, 0, 30, tzinfo=UTC))
    pick(place, people, serials[0])
    clock.set(datetime(2027, 2, 22, 0, 30, tzinfo=UTC))
    with pytest.raises(Refused, match="超期存放，已锁定") as refused:
        pick(place, people, serials[1])
    assert refused.value.clause == "D-09"
    assert morning(place, clock, date(2027, 2, 22)) == NewDay(locked=2)
    with place.work(keeper) as work:
        sent = rechecks.raise_recheck(work, serials[1:])
    assert (sent.cause, sent.quantity, sent.serials) == (LastDay.STORAGE, 2, serials[1:])
    with pytest.raises(Conflict, match=sent.number), place.work(inspector) as work:
        shelf.dispose_locked(work, serials[1:], UnitState.REWORK, "返工")
    with pytest.raises(BadInput, match="最多再存放 90 天"), place.work(inspector) as work:
        quality.conclude(work, sent.number, GOOD, date(2027, 5, 24))
    with place.work(inspector) as work:
        quality.conclude(work, sent.number, GOOD, date(2027, 5, 23))
    pick(place, people, serials[1])
    with place.read() as session:
        left = units.unit(session, serials[2])
    assert left is not None and (left.state, left.store_until) == (UnitState.IN_STOCK, date(2027, 5, 23))


@pytest.mark.clause("D-09")
def test_goods_kept_for_an_order_are_locked_too_and_kept_again_after_the_recheck(
    place: Workplace, clock: SetClock, people: People, keeper: Actor, inspector: Actor
) -> None:
    catalog.location(place)
    breaker = catalog.product(place, storage_days=30)
    standard(place, breaker)
    (serial,) = made(place, breaker)
    with place.work(keeper) as work:
        service.reserve(work, "DD26000007", None, [serial])
    morning(place, clock, date(2027, 1, 1))
    with place.work(keeper) as work:
        number = rechecks.raise_recheck(work, [serial]).number
    with place.work(inspector) as work:
        quality.conclude(work, number, GOOD, date(2027, 1, 20))
    with place.read() as session:
        unit = units.unit(session, serial)
    assert unit is not None and (unit.state, unit.reserved_order) == (UnitState.RESERVED, "DD26000007")


@pytest.mark.clause("D-09")
def test_a_longer_keeping_period_does_not_store_goods_longer_than_their_storage_time(
    place: Workplace, clock: SetClock, keeper: Actor, inspector: Actor
) -> None:
    catalog.location(place)
    breaker = catalog.product(place, storage_days=90)
    standard(place, breaker)
    (serial,) = made(place, breaker)
    with place.work(keeper) as work:
        unit_service.set_dates(work, serial, valid_until=date(2027, 2, 25))
    morning(place, clock, date(2027, 2, 10))
    with place.work(keeper) as work:
        sent = rechecks.raise_recheck(work, [serial])
    assert sent.cause is LastDay.KEEPING
    with place.work(inspector) as work:
        quality.conclude(work, sent.number, GOOD, date(2027, 12, 31))
    with place.read() as session:
        unit = units.unit(session, serial)
    assert unit is not None and (unit.valid_until, unit.store_until) == (date(2027, 12, 31), date(2027, 5, 11))


@pytest.mark.clause("D-14")
def test_the_list_is_sorted_by_days_left_and_prints(place: Workplace, clock: SetClock, people: People, glue: ProductView) -> None:
    later = bought(place, glue, 40, valid_until=date(2027, 2, 1))
    soon = bought(place, glue, 60, expires_on=date(2026, 12, 1))
    bought(place, glue, 5, valid_until=date(2027, 2, 22))
    with place.read() as session:
        found = shelf_queries.due_list(session, clock.now())
    assert [(line.lot_no, line.which, line.days_left, line.quantity, line.location) for line in found.lines] == [
        (soon, LastDay.EXPIRY, 8, 60, "A-01-01"), (later, LastDay.KEEPING, 70, 40, "A-01-01"),
    ]  # fmt: skip
    assert found.pieces(found.terms.today, found.until) == 100
    with place.work(people(Role.LOGISTICS_HEAD)) as work:
        assert print_list(work) == 1
        assert print_list(work) == 2
        paper = work.session.query(PrintedPaper).filter_by(paper="shelf_list", nth=2).one()
        assert shelf_list(work.session, paper.document, making(work.session, paper)).startswith(b"%PDF")


@pytest.mark.clause("D-14")
def test_goods_on_hold_age_too_and_stay_in_the_list(place: Workplace, clock: SetClock, keeper: Actor, glue: ProductView) -> None:
    lot = bought(place, glue, 60, expires_on=date(2026, 12, 1))
    breaker = catalog.product(place, storage_days=10)
    first, _ = made(place, breaker, 2)
    for identity in (lot, first):
        with place.work(keeper) as work:
            holds.hold(work, identity, "外观待查")
    with place.read() as session:
        found = shelf_queries.due_list(session, clock.now())
        _, soon = shelf_queries.due_soon(session, clock.now())
    assert {(line.lot_no or line.serial, line.state, line.quantity) for line in found.lines if line.state is UnitState.HOLD} == {
        (lot, UnitState.HOLD, 60), (first, UnitState.HOLD, 1),
    }  # fmt: skip
    assert found.pieces(found.terms.today, found.until) == 62
    assert all(line.state is not UnitState.HOLD for line in soon), "nobody has to act on them but who decides on the hold"


@pytest.mark.clause("D-13")
def test_what_expired_on_the_vehicle_does_not_leave_the_gate(place: Workplace, clock: SetClock, people: People, glue: ProductView) -> None:
    lot = bought(place, glue, expires_on=MARCH)
    clock.set(day_end(MARCH))
    with pytest.raises(Refused) as refused, place.work(people(Role.GUARD)) as work:
        service.issue(work, lot, 1, "FH26000001")
    assert refused.value.clause == "D-13"
