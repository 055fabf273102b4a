"""A logger's file, its moments and columns; the month of a zone on paper (D-07, form 10)."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.core.clock import SetClock
from app.core.errors import BadInput
from app.core.work import Workplace
from app.storage import climate, climate_file, climate_paper, climate_queries
from app.storage.climate import Taken
from app.storage.climate_file import Columns, moment_of
from app.tables.reading import read_table
from db.states import ClimateSource, MeasureKind, Role
from tests.app.carriers.test_papers import printed, texts
from tests.helpers import catalog
from tests.helpers.orders import People

PICTURES = os.environ.get("JIAOFU_PICTURES")
TEN = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


@pytest.mark.clause("D-07")
@pytest.mark.parametrize(
    ("day", "clock"),
    [
        ("2026-11-23 10:00", ""), ("2026/11/23 10:00:00", ""), ("2026年11月23日 10:00", ""), ("2026-11-23T10:00:00+08:00", ""),
        ("2026-11-23T02:00:00Z", ""), ("2026/11/23", "10:00:00"), ("2026/11/23", "10:00 AM"), ("2026-11-23 10:00:00.000", ""),
    ],
)
def test_a_moment_is_read_year_first_in_the_sites_zone(day: str, clock: str) -> None:
    assert moment_of(day, clock) == TEN


@pytest.mark.clause("D-07")
@pytest.mark.parametrize(
    "words", ["26-11-23 10:00", "23/11/2026 10:00", "2026-02-30 10:00", "2026-11-23", "2026-11-23 25:00", "民国115年", ""]
)
def test_a_moment_that_may_mean_two_is_refused(words: str) -> None:
    with pytest.raises(BadInput):
        moment_of(words)


@pytest.mark.clause("D-07")
def test_a_file_of_several_zones(place: Workplace, people: People) -> None:
    catalog.location(place)
    catalog.location(place, "B-01", "成品二区")
    keeper = people(Role.STOREKEEPER)
    text = "时间,库区,温度,湿度\n2026-11-23 07:10,成品一区,20,50\n2026-11-23 07:00,S-2,26.5,50\n2026-11-23 07:20,没有,20,50\n"
    table = read_table(text.encode(), "log.csv")
    with place.work(keeper) as work:
        climate.name_sensor(work, climate_queries.zone_keys(work.session)["成品二区"], "S-2")
    with place.read() as session:
        keys = climate_queries.zone_keys(session)
        columns, known = climate_file.columns_for(session, table.headings)
    assert (columns, known) == (Columns("时间", "温度", "湿度", "", "库区"), False)
    with pytest.raises(BadInput):
        climate_file.parse(table, Columns("时间", "时间"), keys, 0)
    parsed = climate_file.parse(table, columns, keys, 0)
    assert (parsed.count, parsed.bad, parsed.errors[0][0]) == (2, 1, 4)
    for zone_id, part in climate_file.parts(parsed):
        with place.work(keeper) as work:
            assert climate_file.store_part(work, zone_id, part, "log.csv") == 1
    with place.work(keeper) as work:
        climate_file.remember(work, table.headings, columns)
    with place.read() as session:
        assert climate_file.columns_for(session, table.headings) == (columns, True)
        assert [one.zone for one in climate_queries.excursions(session)] == ["成品二区"]


@pytest.mark.clause("D-07")
def test_the_month_of_a_zone_on_paper(place: Workplace, people: People, clock: SetClock) -> None:
    catalog.location(place)
    keeper = people(Role.STOREKEEPER)
    with place.read() as session:
        zone_id = climate_queries.zone_keys(session)["成品一区"]
    start = clock.now()
    for n, warm in enumerate(("22.5", "26.1", "24")):
        clock.set(start + timedelta(hours=5 * n))
        with place.work(keeper) as work:
            climate.read_by_hand(work, zone_id, warm, "55", "TH-02")
    with place.work(keeper) as work:
        (one,) = climate_queries.excursions(work.session)
        climate.answer(work, one.excursion_id, MeasureKind.COOLING, "空调跳闸，已复位")
    clock.forward(days=1)
    with place.work(keeper) as work:
        rows = [Taken(clock.now() - timedelta(minutes=n), 2100 + n, 5000, "JL-01") for n in reversed(range(60))]
        climate.store(work, zone_id, rows, ClimateSource.FILE)
    with place.read() as session:
        made = climate_paper.climate_log(session, f"2026-11-{zone_id}", printed(clock))
        with pytest.raises(BadInput):
            climate_paper.climate_log(session, "十一月", printed(clock))
    if PICTURES:
        (Path(PICTURES) / "climate-log.pdf").write_bytes(made)
    page = "".join(texts(made))
    for words in ("温湿度记录", "成品一区", "15～25°C", "26.1", "超限", "空调跳闸，已复位", "全天60次", "21～21.59", "读数63次，超限1次"):
        assert words in page, (words, page)
    assert f"{keeper.name}TH-02" in page and "JL-01" in page, "by which device"
