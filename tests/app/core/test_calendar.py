from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.calendar import (
    CalendarError,
    add_working_days,
    build,
    calendar,
    next_working_day,
    read_calendar,
    site_file,
    working_day,
)

DAYS = st.dates(date(2025, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2025, 1, 1), False), (date(2025, 1, 26), True), (date(2025, 1, 28), False), (date(2025, 2, 4), False),
        (date(2025, 2, 5), True), (date(2025, 2, 8), True), (date(2025, 9, 28), True), (date(2025, 10, 8), False),
        (date(2025, 10, 11), True), (date(2026, 1, 2), False), (date(2026, 1, 4), True), (date(2026, 2, 14), True),
        (date(2026, 2, 16), False), (date(2026, 2, 23), False), (date(2026, 2, 28), True), (date(2026, 5, 9), True),
        (date(2026, 6, 19), False), (date(2026, 9, 20), True), (date(2026, 9, 25), False), (date(2026, 10, 8), True),
        (date(2026, 10, 10), True), (date(2026, 11, 22), False), (date(2026, 11, 23), True),
    ],
)  # fmt: skip
def test_published_days(day, worked):
    assert working_day(day) is worked


def test_a_year_without_a_list_follows_the_weekdays():
    assert 2030 not in calendar().years
    assert working_day(date(2030, 10, 1)) and not working_day(date(2030, 10, 5))


def test_counting_skips_the_spring_festival():
    assert add_working_days(date(2026, 2, 13), 2) == date(2026, 2, 24)
    assert add_working_days(date(2026, 2, 24), -2) == date(2026, 2, 13)
    assert next_working_day(date(2026, 2, 15)) == date(2026, 2, 24)
    assert next_working_day(date(2026, 11, 23)) == date(2026, 11, 23)


@given(DAYS, st.integers(-40, 40))
def test_counting_there_and_back(day, count):
    there = add_working_days(day, count)
    begin, end = min(day, there), max(day, there)
    worked = [begin + timedelta(days=n) for n in range((end - begin).days + 1) if working_day(begin + timedelta(days=n))]
    assert len([one for one in worked if one != day]) == abs(count)
    assert count == 0 or working_day(there)


def test_a_site_file_replaces_its_year_only():
    site = build('[2026]\noff = [["2026-11-23", "2026-11-24"]]\nwork = ["2026-11-28"]\n')
    assert not site.working(date(2026, 11, 23)) and site.working(date(2026, 11, 28))
    assert site.working(date(2026, 10, 1)), "the site's year stands whole"
    assert not site.working(date(2025, 10, 1))


def test_the_site_file_is_found_by_its_variable(tmp_path, monkeypatch):
    place = tmp_path / "holidays.toml"
    place.write_text('[2031]\noff = [["2031-03-03", "2031-03-03"]]\n', "utf-8")
    monkeypatch.setenv("JIAOFU_HOLIDAYS", str(place))
    calendar.cache_clear()
    try:
        assert site_file() == place
        assert not working_day(date(2031, 3, 3))
        place.write_bytes(b"\xff\xfe")
        calendar.cache_clear()
        with pytest.raises(CalendarError):
            working_day(date(2031, 3, 3))
    finally:
        calendar.cache_clear()


@pytest.mark.parametrize(
    "text",
    [
        "[2026", "[spring]\n", '[2026]\noff = [["2026-01-05", "2026-01-01"]]', '[2026]\nwork = ["2025-01-01"]', "2026 = 3",
        '[2026]\noff = ["2026-01-01"]', '[2026]\noff = [["2026-01-01", "2026-01-01"]]\nwork = ["2026-01-01"]',
    ],
)  # fmt: skip
def test_a_bad_file_is_refused_with_a_sentence(text):
    with pytest.raises(CalendarError, match="工作日历读不出"):
        read_calendar(text)
