"""The tab 报表 as a person uses it: figures open their records, the report is made, kept, printed and sent."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from app.catalog import queries as products
from app.core.clock import SetClock
from app.core.work import PROGRAM, Workplace
from app.delivery.costs import CostKind, book_cost
from app.devices.scanner import ScanStamper
from app.reports import monthly_papers, monthly_queries, monthly_service
from db.engine import open_engine
from db.states import Role
from tests.conftest import People
from tests.helpers import catalog, goods, month
from tests.helpers.dispatch import Shipping
from tests.helpers.office import Office
from tests.helpers.settled import eventually
from ui.reports.page import ReportsPage
from ui.reports.records import RecordsCard
from ui.widgets.tables import WorkTable

PICTURES = os.environ.get("JIAOFU_PICTURES")


@pytest.fixture
def place(sqlite_file_url: str, clock: SetClock) -> Iterator[Workplace]:
    opened = Workplace(open_engine(sqlite_file_url), "测试台", clock)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def people(place: Workplace) -> People:
    return People(place)


@pytest.fixture
def office(qtbot: QtBot, place: Workplace, people: People, clock: SetClock) -> Iterator[Office]:
    month.two_months(place, people(Role.AFTER_SALES), clock, (catalog.product(place),))
    made = Office(place, ReportsPage, people(Role.INSPECTOR))
    yield made
    made.close()


def picture(office: Office, name: str) -> None:
    if PICTURES:
        office.shot(Path(PICTURES) / f"{name}.png")


def keys(office: Office, name: str) -> list[str]:
    return [str(key) for key in office.page.monthly.findChild(WorkTable, name).rows._keys]


@pytest.mark.clause("K-01", "K-07")
def test_a_month_is_read_made_kept_as_files_and_sent(office: Office, place: Workplace, tmp_path: Path) -> None:
    view = office.page.monthly
    assert "2026 年 12 月" in view.heading.text() and len(keys(office, "list.records")) == 5
    picture(office, "monthly-before")
    view.bars.opened.emit("cause|" + view._found.figures.counted(view._by)[0].words)
    view.kpis[1].opened.emit("response|超 24 h")
    assert keys(office, "list.records") == ["SH-2026-0005"]
    opened: list[tuple[str, str]] = []
    office.context.go_to.connect(lambda page, number: opened.append((page, number)))
    view.records.list.opened.emit("SH-2026-0005")
    assert opened == [("aftersales", "SH-2026-0005")]
    office.press("do.make_report")
    assert "请填写分析" in view.panel.error.words
    view.panel.form.set_value("analysis", month.ANALYSIS)
    office.press("do.make_report")
    assert not office.refusals and view.panel.state.word == "第 1 版已出，待报送"
    office.press("do.send_report")
    assert view.panel.state.word == "第 1 版已报送"
    picture(office, "monthly-sent")
    office.press("do.send_report")  # the key pressed twice is no second sending
    assert view.panel.again.isVisible() and "已登记报送 总经理办公室" in view.panel.again.text()
    with place.read() as session:
        sent = monthly_queries.months(session, office.context.desk.clock.now())[0].report
    assert sent is not None and len(sent.sent) == 1
    office.press("do.send_report")
    with place.read() as session:
        sent = monthly_queries.months(session, office.context.desk.clock.now())[0].report
    assert sent is not None and len(sent.sent) == 2
    view.bars.setFocus()
    office.key(Qt.Key.Key_Down)  # the list follows the bar that the keys are on, and says so
    chosen = view._chosen
    assert chosen == view.bars._hits[view.bars._at][1] == view.bars._marked and chosen.partition("|")[2] in view.records.title.text()
    view.write_plain(tmp_path / "a.csv")
    office.settle()
    assert (tmp_path / "a.csv").read_text("utf-8-sig").startswith("项目,本月 2026-12,上月 2026-11")
    view.write_file(tmp_path / "a.pdf", monthly_papers.pdf)
    office.settle()
    with place.read() as session:
        kept = monthly_queries.report(session, "2026-12")
    assert kept is not None and (tmp_path / "a.pdf").read_bytes() == monthly_papers.pdf(kept)


@pytest.mark.clause("K-01")
def test_the_keys_of_commands_are_given_once(office: Office) -> None:
    """F7 to F10 belong to the tab: a button that took the same key would make both dead."""
    taken = {f"F{n}" for n in (7, 8, 9, 10)}
    assert not [one.objectName() for one in office.page.findChildren(QAbstractButton) if one.shortcut().toString() in taken]


def test_another_person_finds_the_view_that_was_chosen(office: Office, place: Workplace, people: People) -> None:
    office.page.show_view("monthly")
    office.context.set_actor(people(Role.FINANCE))
    assert office.page.view != "monthly"
    office.context.set_actor(people(Role.INSPECTOR))
    assert office.page.view == "monthly"


def test_the_barcode_of_a_report_opens_its_month(office: Office) -> None:
    office.page.open_document("YB202611-1")
    office.settle()
    assert "2026 年 11 月" in office.page.monthly.heading.text() and len(keys(office, "list.records")) == 2


def test_a_serial_that_begins_like_a_report_opens_its_file(office: Office) -> None:
    office.page.open_document("YB2611090217")
    office.settle()
    assert office.page.view == "quality_file" and not office.page.knows("YB2611090217")
    assert office.page.knows("YB202611-1") and office.page.knows("budget")


@pytest.mark.clause("J-14")
def test_the_pareto_opens_the_records_of_a_bar(office: Office) -> None:
    office.page.show_view("pareto")
    office.settle()
    view = office.page.pareto
    assert len(keys_of(view.records)) == 7
    office.press("chip.over_cause")
    view.chart.setFocus()
    office.key(Qt.Key.Key_Right)
    office.key(Qt.Key.Key_Return)
    assert len(keys_of(view.records)) == 3
    picture(office, "pareto")


@pytest.mark.clause("J-04")
def test_a_quality_file_is_found_by_part_of_a_name(office: Office, qtbot: QtBot) -> None:
    office.page.show_view("quality_file")
    office.settle()
    view = office.page.file
    office.fill("field.file", "断路器")
    eventually(lambda: view._file is not None)
    office.settle()
    assert len([str(key) for key in view.lines.rows._keys]) == 7
    picture(office, "quality-file")
    office.press("chip.case")
    office.press("do.print_file")
    assert "已送打印" in view.said.text()


@pytest.mark.clause("K-03")
def test_the_budget_is_for_leaders_and_finance(office: Office, place: Workplace, people: People) -> None:
    assert "budget" not in dict(office.page.views)
    with place.work(PROGRAM) as work:
        book_cost(work, CostKind.REPLACEMENT, "LL26000009", 1_234_567, "补换断路器 BK-250 两台")
        book_cost(work, CostKind.RUSH_FREIGHT, "FH26000012", 280_000, "加急运费")
        book_cost(work, CostKind.RECOVERY, "SP26000001", -90_000, "承运商赔付")
    office.sign_in(people(Role.FINANCE))
    office.page.show_view("budget")
    office.settle()
    office.fill("field.base", "一千万")
    office.fill("field.base_words", "2026 年度预算")
    office.press("do.set_base")
    assert "金额写成" in office.page.budget.error.words
    office.fill("field.base", "12,500,000.00")
    office.press("do.set_base")
    assert office.page.budget.kpis[2]._view.figure == "235,754.33"
    picture(office, "budget")
    trip = Shipping(place, people).trip(planned_at=office.context.desk.clock.now() + timedelta(days=1)).number
    for source, amount, wrong in (
        ("FH2600", "1200", "写全"), ("JF26000001", "1200", "加急运费记在"), ("CC26000099", "1200", "找不到车次"),
        (trip, "-1200", "冲销不能多于"),
    ):  # fmt: skip
        office.fill("field.cost_source", source)
        office.fill("field.cost_yuan", amount)
        office.fill("field.cost_words", "客户催货，改走专车")
        office.press("do.book_cost")
        assert wrong in office.page.budget.book_error.words, source
    office.fill("field.cost_yuan", "1,200.50")
    office.page.budget.list.setFocus()
    assert office.page.budget.book.button.shortcut().toString() == "Ctrl+Return"  # it stays when the form was left
    office.press("do.book_cost")
    assert office.rows("list.costs")[0][2:5] == [trip, "客户催货，改走专车", "1,200.50"]
    assert office.page.budget.book.value("cost_source") == "" and not office.refusals
    picture(office, "budget-booked")
    office.sign_in(people(Role.LEADERSHIP))
    assert not office.page.budget.book.isVisible()


def keys_of(card: RecordsCard) -> list[str]:
    return [str(key) for key in card.list.rows._keys]


@pytest.mark.clause("J-04")
def test_a_scanned_label_opens_its_file_and_a_scanned_report_its_month(office: Office, place: Workplace, people: People) -> None:
    line = goods.Line(place, people)
    with place.read() as session:
        product = products.products(session)[0]
    line.prepared(product)
    serial = line.task(product, 1).serials[0]
    with place.work(people(Role.INSPECTOR)) as work:
        monthly_service.make_report(work, "2026-11", month.ANALYSIS)
    for code in (serial, "YB202611-1"):
        frame = ScanStamper(office.context.desk.clock).stamp("tty", code.encode())
        office.page.show_result(office.context.desk.lane.take(frame, office.page.bench(), office.context.actor))
        office.settle()
    assert office.page.file.card.title.text() == serial
    assert office.page.view == "monthly" and "2026 年 11 月" in office.page.monthly.heading.text() and not office.refusals
