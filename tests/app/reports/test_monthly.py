"""The monthly quality report: what it counts, that it stays the same, until when it is due, and to whom it went."""

from __future__ import annotations

import io
import os
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import openpyxl
import pytest

from app.aftersales import service
from app.core.clock import SITE_ZONE, SetClock
from app.core.errors import BadInput, NotPermitted
from app.core.work import Actor, Workplace
from app.orders import service as order_service
from app.orders.views import Stage
from app.reports import monthly_book, monthly_papers, monthly_queries, monthly_service
from app.reports.monthly_figures import figures
from app.reports.monthly_views import IN_TIME, LATE, WAITING, By, Group, MonthFigures, Process, ReportView, restored
from app.settings import service as settings
from db.models.core import Scan
from db.states import Role, Verdict
from tests.app.loading.test_leaving import in_boxes
from tests.helpers import catalog, month
from tests.helpers.gate import Yard

People = Callable[..., Actor]


@pytest.fixture
def cases(place: Workplace, people: People, clock: SetClock) -> tuple[str, ...]:
    return month.two_months(place, people(Role.AFTER_SALES), clock, (catalog.product(place),))


@pytest.fixture
def quality(people: People) -> Actor:
    return people(Role.INSPECTOR)


def made(place: Workplace, who: Actor, **changes: str) -> ReportView:
    values = {"month": "2026-12", "analysis": month.ANALYSIS, **changes}
    with place.work(who) as work:
        return monthly_service.make_report(work, **values)


@pytest.mark.clause("K-01", "K-07")
def test_every_figure_of_a_month_has_its_records(place: Workplace, cases: tuple[str, ...], clock: SetClock) -> None:
    with place.read() as session:
        found = figures(session, "2026-12", clock.now())
    assert [case.number for case in found.cases] == list(cases[2:])
    assert {one.words: one.numbers for one in found.counted(By.RESPONSE)} == {
        IN_TIME: (cases[2], cases[3], cases[5]), LATE: (cases[4],), WAITING: (cases[6],),
    }  # fmt: skip
    assert {one.number for one in found.group(Group.OPEN_CASES)} == set(cases)
    assert sum(one.count for one in found.counted(By.PRODUCT)) == sum(one.count for one in found.counted(By.CAUSE)) == 5
    assert (found.now.response_rate, found.before and found.before.response_rate) == (75.0, 50.0)
    assert [(one.month, one.cases) for one in found.trend[-2:]] == [("2026-11", 2), ("2026-12", 5)]


@pytest.mark.decision("X-21")
@pytest.mark.clause("K-01")
def test_it_is_made_from_the_last_day_of_the_month_and_due_on_the_third(
    place: Workplace, cases: tuple[str, ...], quality: Actor, clock: SetClock
) -> None:
    clock.set(datetime(2026, 12, 30, 23, 59, 59, tzinfo=SITE_ZONE))
    with pytest.raises(BadInput, match="最早在 2026-12-31"):
        made(place, quality)
    with place.read() as session:
        november = monthly_queries.due(session, clock.now())
    assert november is not None and (november.month, november.overdue, f"{november.due_on}") == ("2026-11", True, "2026-12-03")
    made(place, quality, month="2026-11")
    with place.work(quality) as work:
        monthly_service.note_sent(work, "YB202611-1", "总经理办公室", "纸质", clock.now())
    with place.read() as session:
        assert monthly_queries.due(session, clock.now()) is None
    clock.set(datetime(2026, 12, 31, 0, 0, tzinfo=SITE_ZONE))
    with place.read() as session:
        december = monthly_queries.due(session, clock.now())
        late = monthly_queries.due(session, datetime(2027, 1, 4, 0, 0, tzinfo=SITE_ZONE))
    assert december is not None and not december.overdue and late is not None and late.overdue


@pytest.fixture
def elsewhere() -> Iterator[None]:
    """Another time zone and language of the machine."""
    kept = {name: os.environ.get(name) for name in ("TZ", "LC_ALL", "LANG")}
    os.environ.update(TZ="America/New_York", LC_ALL="C", LANG="C")
    time.tzset()
    yield
    for name, value in kept.items():
        os.environ.pop(name, None) if value is None else os.environ.__setitem__(name, value)
    time.tzset()


@pytest.mark.clause("K-01")
def test_the_same_month_is_the_same_bytes_whatever_became_of_its_cases(
    place: Workplace, cases: tuple[str, ...], quality: Actor, people: People, clock: SetClock, elsewhere: None
) -> None:
    first = made(place, quality)
    paper, book = monthly_papers.pdf(first), monthly_book.book(first)
    clock.set(clock.now() + timedelta(days=40))
    with place.work(people(Role.AFTER_SALES)) as work:
        service.respond(work, cases[6], "设备科", "已停用")
    with place.work(people(Role.ADMINISTRATOR)) as work:
        settings.change(work, "company.name", "改了名的公司", "改名")
    with place.read() as session:
        again = monthly_queries.by_document(session, "YB202612-1")
    assert again is not None and again.figures == first.figures
    assert monthly_papers.pdf(again) == paper and monthly_book.book(again) == book
    sheets = openpyxl.load_workbook(io.BytesIO(book))
    assert [row[0].value for row in sheets["服务单明细"].iter_rows(min_row=2)] == list(cases[2:])
    assert sheets["按产品"]._charts and sheets["趋势"]._charts


@pytest.mark.clause("K-01")
def test_a_second_edition_needs_its_reason_and_the_first_stays(place: Workplace, cases: tuple[str, ...], quality: Actor) -> None:
    made(place, quality)
    with pytest.raises(BadInput, match="重出原因"):
        made(place, quality)
    second = made(place, quality, reason="补入 30 日的服务单")
    assert (second.line.document, second.line.reason) == ("YB202612-2", "补入 30 日的服务单")
    with place.read() as session:
        assert [one.edition for one in monthly_queries.editions(session, "2026-12")] == [2, 1]


@pytest.mark.clause("K-01")
def test_whom_it_went_to_is_registered_with_its_time(
    place: Workplace, cases: tuple[str, ...], quality: Actor, people: People, clock: SetClock
) -> None:
    made(place, quality)
    for at in (clock.now() - timedelta(hours=1), clock.now() + timedelta(hours=1)):
        with place.work(quality) as work, pytest.raises(BadInput, match="报送时间"):
            monthly_service.note_sent(work, "YB202612-1", "总经理办公室", "纸质", at)
    with place.work(people(Role.SALES)) as work, pytest.raises(NotPermitted):
        monthly_service.note_sent(work, "YB202612-1", "总经理办公室", "纸质", clock.now())
    with place.work(quality) as work:
        monthly_service.note_sent(work, "YB202612-1", "总经理办公室", "纸质", clock.now())
    with place.read() as session:
        state = monthly_queries.months(session, clock.now())[0]
    assert state.report is not None and [(one.sent_to, one.sent_at) for one in state.report.sent] == [("总经理办公室", clock.now())]


@pytest.mark.clause("K-07")
def test_packing_errors_in_a_thousand_boxes_and_the_days_of_each_stage(place: Workplace, people: People, clock: SetClock) -> None:
    """Three boxes, one surplus piece at the bench, one code that nobody knows; the order stands two days between two stages."""
    yard = Yard(place, people, quantity=3)
    in_boxes(yard)
    with place.work(yard.sales) as work:
        order_service.note_stage(work, yard.order_no, Stage.LOADED)
    clock.forward(days=2)
    with place.work(yard.sales) as work:
        order_service.note_stage(work, yard.order_no, Stage.GATED_OUT)
        for n, kind in enumerate(("must_not_be_surplus", "not_found")):
            work.session.add(
                Scan(
                    key=f"k{n}", station="台", sequence=n, at=work.now, port="COM1", page="bench", raw="x", verdict=Verdict.WRONG,
                    kind_of_refusal=kind, message="多装",
                )
            )  # fmt: skip
    told: list[int] = []
    with place.read() as session:
        found = figures(session, f"{clock.now():%Y-%m}", clock.now() + timedelta(seconds=1), told.append)
    process = found.process[0]
    assert (process.boxes, process.errors) == (3, 1) and round(process.per_thousand or 0) == 333
    assert ("出门", 1, 2.0) in process.stages and told == sorted(told) and told[-1] == 100
    assert restored(found.plain()).process == found.process
    words = monthly_book.plain(found).decode("utf-8-sig")
    assert "装箱差错 每千箱,333.3," in words and "各阶段用时 天 出门,2.0," in words
    old = {key: value for key, value in found.plain().items() if key != "process"}
    assert restored(old).process == ()


@pytest.mark.clause("K-07", "K-01")
def test_figures_as_table_and_workbook_speak_the_language_of_the_reader(place: Workplace, cases: tuple[str, ...], quality: Actor) -> None:
    view = made(place, quality)
    english = {"概况": "Overview", "按{what}": "By {what}", "产品": "Product", "24 h 内": "within 24 h"}
    book = openpyxl.load_workbook(io.BytesIO(monthly_book.book(view, lambda words: english.get(words, words))))
    assert {"Overview", "By Product"} <= set(book.sheetnames)
    nasty = MonthFigures("2026-12", "2026-12-31", (), {}, (), 0, (Process(1, (("=1+1", 1),), ()),))
    assert b"\n=1+1" not in monthly_book.plain(nasty) and monthly_book.plain(view.figures).count(b"24 h") >= 2
