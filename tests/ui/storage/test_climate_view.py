"""温湿度 at the keyboard: read line by line, an excursion asks for its note, the chart shows where it was outside (D-07, D-08)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.core.clock import SetClock
from app.core.work import Workplace
from app.storage import climate, climate_queries
from app.storage.climate import Taken
from db.engine import open_engine
from db.states import ClimateSource, MeasureKind, Role, StorageClass, ZoneKind
from tests.conftest import People
from tests.helpers import catalog
from tests.helpers.office import Office
from ui.storage.climate_view import ClimateView
from ui.storage.page import StoragePage
from ui.theme.tokens import State

PICTURES = os.environ.get("JIAOFU_PICTURES")
SIZES = (QSize(1218, 648), QSize(1772, 960))


@pytest.fixture
def place(sqlite_file_url: str, clock: SetClock) -> Iterator[Workplace]:
    opened = Workplace(open_engine(sqlite_file_url), "仓库", clock)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def people(place: Workplace) -> People:
    return People(place)


@pytest.fixture
def office(qtbot: QtBot, place: Workplace, people: People, clock: SetClock) -> Iterator[Office]:
    for code, zone, kind, keeps in (
        ("A-01", "成品一区", ZoneKind.STORE, StorageClass.NORMAL), ("B-01", "成品二区（干燥）", ZoneKind.STORE, StorageClass.DRY),
        ("C-01", "恒温区", ZoneKind.STORE, StorageClass.COOL), ("T-01", "退货区", ZoneKind.RETURN, StorageClass.NORMAL),
        ("W-01", "危险品库", ZoneKind.HAZARD, StorageClass.HAZARD),
    ):  # fmt: skip
        catalog.location(place, code, zone, kind, keeps)
    made = Office(place, StoragePage, people(Role.STOREKEEPER, Role.INSPECTOR, Role.LOGISTICS_HEAD), SIZES[0])
    made.page.show_view("climate")
    made.settle()
    yield made
    made.close()


def view(office: Office) -> ClimateView:
    front = office.page.front  # type: ignore[attr-defined]
    assert isinstance(front, ClimateView)
    return front


def shot(office: Office, name: str) -> None:
    if PICTURES:
        for size in SIZES:
            office.window.resize(size)
            office.settle()
            office.shot(Path(PICTURES) / f"climate-{name}-{size.width()}.png")
        office.window.resize(SIZES[0])
        office.settle()


def a_week(place: Workplace, clock: SetClock, office: Office, days: int = 7) -> None:
    """A logger's readings every half hour, warm in two afternoons."""
    end = clock.now() - timedelta(hours=2)
    rows = []
    for n in range(days * 48):
        at = end - timedelta(minutes=30 * n)
        hour = (at.hour + 8) % 24
        warm = 2040 + round(300 * max(0.0, 1 - abs(hour - 14) / 7)) + (360 if at.day in (19, 21) and 12 <= hour <= 16 else 0)
        rows.append(Taken(at, warm, 5200 + (n * 37) % 400, "L1"))
    with place.work(office.context.actor) as work:
        key = climate_queries.zone_keys(work.session)["成品一区"]
        climate.store(work, key, rows[::-1], ClimateSource.FILE)


@pytest.mark.clause("D-07")
def test_zones_are_read_line_by_line(office: Office, place: Workplace, clock: SetClock) -> None:
    front = view(office)
    first = office.find(QLineEdit, next(line.temperature.objectName() for line in front.entry.lines.values()))
    assert first.hasFocus() and office.page.first_field() is first and front.next.text().startswith("下一步：抄")
    order = [front.entry._box.itemAt(n).widget() for n in range(5)]
    for line, (warm, wet) in zip(order[:4], (("22.5", "51"), ("23.1", "48"), ("26.1", "58"), ("20", "40")), strict=True):
        assert line.temperature.hasFocus()
        office.fill(line.temperature.objectName(), warm)
        office.key(Qt.Key.Key_Return)
        office.fill(line.humidity.objectName(), wet)
        office.key(Qt.Key.Key_Return)
    states = {one.name: one for one in front._states}
    assert [name for name, one in states.items() if one.lasting] == [order[2].line._state.name]
    order[3].temperature.setFocus()
    office.fill(order[3].temperature.objectName(), "2O")
    office.key(Qt.Key.Key_Return)
    office.fill(order[3].humidity.objectName(), "41")
    office.key(Qt.Key.Key_Return)
    assert "数字" in order[3].error.words and order[3].temperature.text() == "2O"
    waiting = front.excursion.current
    assert waiting is not None and front.next.text().startswith("下一步：填")
    shot(office, "outside")
    front.excursion.form.form.set_value("measure_kind", MeasureKind.COOLING.value)
    office.fill("field.note", "空调停机，已重启")
    office.press("do.answer")
    assert all(not one.wanted for one in front._states)
    with place.read() as session:
        (one,) = climate_queries.excursions(session)
        assert one.note == "空调停机，已重启"


@pytest.mark.clause("D-07")
def test_the_chart_shows_where_it_was_outside(office: Office, place: Workplace, clock: SetClock) -> None:
    a_week(place, clock, office)
    front = view(office)
    front._choose(next(one.zone_id for one in front._states if one.name == "成品一区"))
    office.settle()
    assert front.chart.accessibleName().endswith("超限 2 次")
    shot(office, "week")
    front.chart.setFocus()
    office.key(Qt.Key.Key_Right)
    office.key(Qt.Key.Key_Return)
    assert front.excursion.current is not None and front.excursion.table.hasFocus()
    office.press("chip.span.year")
    shot(office, "year")
    office.press("chip.climate.measure")
    front.measure.form.form.set_value("begin_kind", MeasureKind.DRYING.value)
    office.fill("field.begin_words", "2 号除湿机开")
    office.press("do.begin_measure")
    assert front.measure.table.rows.cell(0, 0).state is State.UNDER_WAY
    shot(office, "measure")
    front.measure.table.selectRow(0)
    office.press("do.end_measure")
    assert front.measure.table.rows.cell(0, 0).state is State.GOOD
    office.press("chip.climate.range")
    shot(office, "range")
    for key, words in (("low", "10"), ("high", "30"), ("wet", "70"), ("range_reason", "恒温工程验收报告")):
        office.fill(f"field.{key}", words)
    office.press("do.ask_range")
    assert "待批准" in front.said.text() or "批准" in front.said.text()
    office.press("do.approve_range")
    assert [error.clause for error in office.refusals] == ["X-08"]


@pytest.mark.clause("D-07")
def test_another_person_withdraws_what_was_keyed_wrong(office: Office, place: Workplace, people: People) -> None:
    front = view(office)
    zone = front._zone
    with place.work(office.context.actor) as work:
        climate.read_by_hand(work, zone, "62.5", "51")
    front.reload()
    office.settle()
    office.press("chip.climate.reading")
    assert office.rows("list.hand_readings")[0][2].startswith("62.5")
    office.fill("field.withdraw_why", "应为 22.5")
    office.press("do.withdraw_reading")
    assert "另一人" in front.reading.error.words and len(office.rows("list.hand_readings")) == 1
    office.sign_in(people(Role.LOGISTICS_HEAD))
    front.reload()
    office.settle()
    shot(office, "reading")
    office.press("do.withdraw_reading")
    assert office.rows("list.hand_readings") == [] and front.said.text() == "读数已撤回。"
    assert all(not one.wanted for one in front._states)


@pytest.mark.clause("D-07")
def test_a_loggers_file_is_looked_at_then_taken_in(office: Office, place: Workplace, clock: SetClock, tmp_path: Path) -> None:
    path = tmp_path / "logger.csv"
    lines = ["记录仪导出", "序号,日期,时间,温度(℃),湿度(%RH)"]
    for n in range(5_000):
        at = clock.now() + timedelta(hours=8) - timedelta(minutes=10 * (5_000 - n))
        lines.append(f"{n},{at:%Y/%m/%d},{at:%H:%M:%S},{20 + n % 50 / 10:.2f},5{n % 9}.5")
    lines += ["5001,26/11/23,08:00,21,50", "5002,2026/11/23,08:10,Err,50"]
    path.write_text("\n".join(lines), encoding="gb18030")
    front = view(office)
    office.press("chip.climate.file")
    front.file.open_file(path)
    office.settle()
    assert "可导入 5000 条" in front.file.words.text() and "2 行读不懂" in front.file.words.text()
    shot(office, "file")
    office.press("do.import_climate")
    assert "新增 5000 条" in front.said.text()
    office.press("do.import_climate")
    assert "新增 0 条" in front.said.text()
    front.file.open_file(path)
    office.settle()
    assert "以前指定过" in front.said.text()
