"""Temperature and humidity of the zones: readings, excursions, ranges, measures, and what they mean for goods (D-07, D-08, X-08, X-34)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.catalog.views import ClimateRange
from app.core.clock import SetClock, site_day
from app.core.errors import BadInput, Conflict, NotPermitted, Refused
from app.core.work import Actor, Workplace
from app.quality import service as quality
from app.quality.waiting import waiting
from app.storage import climate, climate_queries
from app.storage import service as storage
from app.storage.climate import Taken
from app.storage.climate_views import ExcursionView, ZoneStateView
from db.states import ClimateSource, InspectionKind, InspectionVerdict, MeasureKind, Role, ZoneKind
from tests.helpers import catalog
from tests.helpers.goods import Line
from tests.helpers.orders import People


@pytest.fixture
def line(place: Workplace, people: People) -> Line:
    catalog.location(place)
    return Line(place, people)


def zone(place: Workplace, name: str = "成品一区") -> ZoneStateView:
    with place.read() as session:
        return next(one for one in climate_queries.zone_states(session, place.clock.now()) if one.name == name)


def read(place: Workplace, keeper: Actor, temperature: str, humidity: str = "55", name: str = "成品一区") -> None:
    with place.work(keeper) as work:
        climate.read_by_hand(work, zone(place, name).zone_id, temperature, humidity)


def excursions(place: Workplace) -> tuple[ExcursionView, ...]:
    with place.read() as session:
        return climate_queries.excursions(session)


@pytest.mark.clause("D-07")
@pytest.mark.parametrize(
    ("temperature", "humidity", "outside"),
    [
        ("15", "60", False), ("25.00", "60.0", False), ("25.01", "60", True), ("14.9", "50", True), ("20", "60.1", True),
        ("２６．１", "５５", True),
    ],
)
def test_both_ends_of_the_limits_are_allowed(line: Line, place: Workplace, temperature: str, humidity: str, outside: bool) -> None:
    read(place, line.keeper, temperature, humidity)
    assert zone(place).lasting is outside
    assert len(excursions(place)) == outside


@pytest.mark.clause("D-07")
def test_an_excursion_demands_its_note_and_ends_with_the_first_reading_inside(line: Line, place: Workplace, clock: SetClock) -> None:
    read(place, line.keeper, "24")
    began = clock.forward(hours=1)
    read(place, line.keeper, "26.1", "58")
    clock.forward(hours=1)
    read(place, line.keeper, "27", "61.5")
    (one,) = excursions(place)
    assert (one.started_at, one.ended_at, one.words, one.note) == (began, None, "27 °C / 61.5 %RH", "")
    with place.read() as session:
        (day,) = climate_queries.days(session, one.zone_id, site_day(began), site_day(began))
    assert (day.readings, day.outside) == (3, 2)
    assert zone(place).wanted == 1
    ended = clock.forward(hours=1)
    read(place, line.keeper, "24.5")
    (one,) = excursions(place)
    assert one.ended_at == ended
    with pytest.raises(BadInput, match="纠正说明"), place.work(line.keeper) as work:
        climate.answer(work, one.excursion_id, MeasureKind.COOLING, "  ")
    with pytest.raises(NotPermitted), place.work(line.assembler) as work:
        climate.answer(work, one.excursion_id, MeasureKind.COOLING, "开空调")
    with place.work(line.keeper) as work:
        climate.answer(work, one.excursion_id, MeasureKind.COOLING, "空调跳闸，已复位并开到 20 °C")
    with pytest.raises(Conflict), place.work(line.keeper) as work:
        climate.answer(work, one.excursion_id, MeasureKind.COOLING, "再写一次")
    with place.read() as session:
        assert [m.words for m in climate_queries.measures(session)] == ["空调跳闸，已复位并开到 20 °C"]
    assert zone(place).wanted == 0


def _outbound(line: Line, serial: str) -> None:
    with line.place.work(line.inspector) as work:
        sheet = quality.start_inspection(work, InspectionKind.OUTBOUND, identity=serial)
        for no, value in ((1, ""), (2, "126"), (3, "30")):
            quality.record_item(work, sheet.number, no, value, InspectionVerdict.PASS)
        quality.give_verdict(work, sheet.number)


@pytest.mark.clause("D-07")
@pytest.mark.decision("X-34")
def test_goods_from_a_zone_that_was_outside_need_an_outbound_check(line: Line, place: Workplace, clock: SetClock) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    catalog.location(place, "B-01-01", "成品二区")
    gone, stays = (x.serial for x in line.stocked(breaker, 2).lines)
    clock.forward(hours=1)
    other = line.stocked(breaker, 1, location="B-01-01").lines[0].serial
    clock.forward(hours=1)
    with place.work(line.keeper) as work:
        storage.pick(work, "DD26000001", gone, 1, "FH26000001")
        storage.unpick(work, "DD26000001", gone, 1, "FH26000001")
    clock.forward(hours=1)
    read(place, line.keeper, "26.1")
    clock.forward(hours=1)
    with place.work(line.keeper) as work:
        storage.pick(work, "DD26000001", gone, 1, "FH26000001")  # it left the zone while it was outside
    clock.forward(hours=1)
    read(place, line.keeper, "22")
    clock.forward(hours=1)
    late = line.stocked(breaker, 1).lines[0].serial
    for serial in (gone, stays):
        with pytest.raises(Refused, match="出库检验缺失或失效") as refused, place.work(line.keeper) as work:
            quality.require_outbound_check(work, serial)
        told = " ".join(str(fact.value) for fact in refused.value.facts)
        assert "存放期间库区温湿度超限" in told
        assert "成品一区 11-23 11:30 26.1 °C / 55 %RH（15～25 °C，≤60 %RH）" in told
    with place.work(line.keeper) as work:
        quality.require_outbound_check(work, other)
        quality.require_outbound_check(work, late)
    with place.read() as session:
        assert sorted(w.number for w in waiting(session, clock.now()) if w.what == "outbound") == sorted([gone, stays])
    _outbound(line, gone)
    with place.work(line.keeper) as work:
        quality.require_outbound_check(work, gone)


@pytest.mark.decision("X-34")
def test_goods_judged_while_the_zone_is_outside_are_judged_with_it(line: Line, place: Workplace, clock: SetClock) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    serial = line.stocked(breaker, 1).lines[0].serial
    clock.forward(hours=1)
    read(place, line.keeper, "26.1")
    clock.forward(hours=1)
    _outbound(line, serial)
    clock.forward(hours=1)
    read(place, line.keeper, "26.5")
    with place.work(line.keeper) as work:
        quality.require_outbound_check(work, serial)
    clock.forward(hours=1)
    fresh = line.stocked(breaker, 1).lines[0].serial  # carried in while it is outside
    clock.forward(hours=1)
    with pytest.raises(Refused, match="出库检验"), place.work(line.keeper) as work:
        quality.require_outbound_check(work, fresh)


@pytest.mark.decision("X-08")
def test_the_narrower_of_zone_and_goods_governs(line: Line, place: Workplace, people: People, clock: SetClock) -> None:
    head = people(Role.LOGISTICS_HEAD)
    with place.work(head) as work:
        climate.ask_range(work, zone(place).zone_id, "10", "30", "70", "成品一区恒温工程验收报告")
    waits = zone(place).asked
    assert waits is not None and zone(place).limits.words == "15～25 °C，≤60 %RH"
    with pytest.raises(Refused) as refused, place.work(head) as work:
        climate.approve_range(work, waits.range_id)
    assert refused.value.clause == "X-08"
    with place.work(line.inspector) as work:
        climate.approve_range(work, waits.range_id)
    assert (zone(place).limits.words, zone(place).own) == ("10～30 °C，≤70 %RH", True)
    plain, cold = catalog.product(place), catalog.product(place, code="QD", name="生物试剂盒", climate=ClimateRange(2, 20, None))
    for one in (plain, cold):
        line.prepared(one)
    plain_serial = line.stocked(plain, 1).lines[0].serial
    read(place, line.keeper, "26", "65")  # inside the zone's own range, and nothing delicate stands there yet
    cold_serial = line.stocked(cold, 1).lines[0].serial
    assert zone(place).governing.words == "10～20 °C，≤70 %RH" and zone(place).strict == ("生物试剂盒",)
    clock.forward(hours=1)
    read(place, line.keeper, "26", "65")
    with place.work(line.keeper) as work:
        quality.require_outbound_check(work, plain_serial)
    with pytest.raises(Refused, match="出库检验"), place.work(line.keeper) as work:
        quality.require_outbound_check(work, cold_serial)


@pytest.mark.clause("D-07")
def test_a_slip_of_the_finger_is_taken_back_by_another(line: Line, place: Workplace, people: People, clock: SetClock) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    serial = line.stocked(breaker, 1).lines[0].serial
    clock.forward(hours=1)
    read(place, line.keeper, "62.1", "26")  # humidity and temperature exchanged
    with place.read() as session:
        hour = timedelta(hours=1)
        (wrong,) = climate_queries.readings(session, zone(place).zone_id, clock.now() - hour, clock.now() + hour)
    head = people(Role.LOGISTICS_HEAD)
    with pytest.raises(Refused), place.work(head) as work:
        climate.withdraw_reading(work, wrong.reading_id, " ")
    with pytest.raises(NotPermitted), place.work(line.keeper) as work:
        climate.withdraw_reading(work, wrong.reading_id, "温湿度填反")
    with place.work(head) as work:
        climate.withdraw_reading(work, wrong.reading_id, "温湿度填反")
    assert excursions(place) == () and zone(place).latest is None
    with place.work(line.keeper) as work:
        quality.require_outbound_check(work, serial)


@pytest.mark.clause("D-07")
@pytest.mark.parametrize("after", ["", "27.5", "22"])
def test_a_time_outside_goes_on_when_the_reading_that_ended_it_was_wrong(
    line: Line, place: Workplace, people: People, clock: SetClock, after: str
) -> None:
    began = clock.forward(hours=1)
    read(place, line.keeper, "26.1")
    at = clock.forward(hours=1)
    read(place, line.keeper, "21.6")  # meant 26.1
    with place.read() as session:
        (wrong,) = climate_queries.readings(session, zone(place).zone_id, at, at + timedelta(minutes=1))
    ended = clock.forward(hours=1)
    if after:
        read(place, line.keeper, after)
    with place.work(people(Role.LOGISTICS_HEAD)) as work:
        climate.withdraw_reading(work, wrong.reading_id, "数字写反")
    (one,) = excursions(place)
    assert (one.started_at, one.ended_at, one.highest) == (began, ended if after == "22" else None, 2750 if after == "27.5" else 2610)
    assert zone(place).lasting is (after != "22")


@pytest.mark.clause("D-07")
def test_a_file_that_comes_late_tags_the_goods_all_the_same(line: Line, place: Workplace, clock: SetClock) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    serial = line.stocked(breaker, 1).lines[0].serial
    start = clock.now()
    clock.forward(days=2)
    key = zone(place).zone_id

    def store(first: int, *celsius: int) -> int:
        with place.work(line.keeper) as work:
            rows = [Taken(start + timedelta(minutes=10 * (first + n)), value * 100, 5000, "L1") for n, value in enumerate(celsius)]
            return climate.store(work, key, rows, ClimateSource.FILE)

    assert store(20, 26, 26, 24) == 3
    assert store(10, 24, 25, 26, 27) == 4  # older ones after newer ones: two times become one
    assert store(10, 24, 25, 26, 27) == 0  # the same again
    assert store(14, 24, 24) == 2
    found = [(one.started_at - start, one.ended_at and one.ended_at - start, one.highest) for one in excursions(place)]
    assert found == [(timedelta(minutes=120), timedelta(minutes=220), 2700)]
    with pytest.raises(BadInput, match="还没到"):
        store(1000, 20)
    with pytest.raises(Refused, match="出库检验"), place.work(line.keeper) as work:
        quality.require_outbound_check(work, serial)


@pytest.mark.clause("D-07")
def test_two_readings_a_working_day_are_asked_for(line: Line, place: Workplace, clock: SetClock) -> None:
    catalog.location(place, "T-01", "退货区", ZoneKind.RETURN)
    assert (zone(place).late, zone(place).due) == (0, 1)
    assert (zone(place, "退货区").watched, zone(place, "退货区").due) == (False, 0)
    clock.forward(hours=5)  # 13:30
    assert (zone(place).late, zone(place).due) == (1, 1)
    read(place, line.keeper, "20")
    assert (zone(place).late, zone(place).due) == (1, 0)
    clock.forward(days=5)  # a Saturday
    assert (zone(place).late, zone(place).due) == (0, 0)


@pytest.mark.clause("D-08")
def test_measures_are_logged_from_when_until_when(line: Line, place: Workplace, clock: SetClock) -> None:
    with place.work(line.keeper) as work:
        climate.begin_measure(work, zone(place).zone_id, MeasureKind.DRYING, "2 号除湿机开")
    assert zone(place).running == 1
    clock.forward(hours=3)
    with place.read() as session:
        (one,) = climate_queries.measures(session)
    with place.work(line.keeper) as work:
        climate.end_measure(work, one.measure_id)
    with pytest.raises(Conflict), place.work(line.keeper) as work:
        climate.end_measure(work, one.measure_id)
    with place.read() as session:
        (one,) = climate_queries.measures(session)
    assert one.ended_at is not None and one.ended_at - one.started_at == timedelta(hours=3)
    assert zone(place).running == 0
