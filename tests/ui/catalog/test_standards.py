"""资料 → 检验标准 and 检验器具: written, revised, the old revision still there; parameters with their paper; calibration at a glance."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.core.clock import SetClock
from app.core.work import Workplace
from app.quality import instruments, standards
from app.quality.instruments import InstrumentDraft
from app.quality.views import InspectionGroup, StandardKind
from db.engine import open_engine
from db.states import Role
from tests.conftest import People
from tests.helpers import catalog
from tests.helpers.goods import ADMIN, standard
from tests.helpers.office import Office
from ui.catalog.page import CatalogPage
from ui.catalog.standards import StandardsView

PICTURES = os.environ.get("JIAOFU_PICTURES")
PDF = b"%PDF-1.4 parameters"


@pytest.fixture
def place(sqlite_file_url: str, clock: SetClock) -> Iterator[Workplace]:
    opened = Workplace(open_engine(sqlite_file_url), "测试台", clock)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def office(qtbot: QtBot, place: Workplace) -> Iterator[Office]:
    standard(place, catalog.product(place))
    catalog.product(place, code="JR", name="热过载继电器", model="JR-63")
    page = Office(place, CatalogPage, People(place)(Role.INSPECTOR))
    page.page.show_view("standards")
    page.settle()
    yield page
    page.close()


def shot(office: Office, name: str, size: QSize = QSize(1218, 688)) -> None:
    if PICTURES:
        office.window.resize(size)
        office.shot(Path(PICTURES) / f"quality-{name}.png")
        office.window.resize(QSize(1218, 688))


@pytest.mark.clause("B-05")
def test_a_new_revision_takes_the_place_of_the_old_one_which_stays_readable(office: Office, place: Workplace) -> None:
    view: StandardsView = office.page.shown_view()  # type: ignore[attr-defined]
    assert [row[1:] for row in office.rows("list.standards")] == [["Q/SF 012", "B", "生效"]]
    assert len(view.groups[InspectionGroup.DIMENSIONS].rows()) == 1
    office.press("do.revise")
    assert office.find(QLineEdit, "field.revision").hasFocus() and not view.form.value("revision")
    office.fill("field.revision", "C")
    office.fill("field.national", "GB/T 14048.2")
    office.fill("field.customer", "技术协议 3.2")
    office.fill("field.plan", "抽样，件数固定")
    view.form.set_value("sample", 5)
    view.form.set_value("accept", 1)
    view.groups[InspectionGroup.PERFORMANCE].append(("耐压", "2000 V 1 min", "x", "", "V", "耐压仪"))
    view.save.click()
    office.settle()
    assert "上下限要填数字：x" in view.form._fields["items_performance"].error.words
    rows = view.groups[InspectionGroup.PERFORMANCE]
    rows.set_rows([*[row for row in rows.rows() if row[0] != "耐压"], ("耐压", "", "2000", "", "V", "耐压仪")])
    shot(office, "standard-new")
    view.save.click()
    office.settle()
    assert [row[2:] for row in office.rows("list.standards")] == [["C", "生效"], ["B", "旧版"]]
    with place.read() as session:
        found = standards.standard(session, view._views[view._chosen].product_id)  # type: ignore[index]
    assert found is not None and found.revision == "C" and (found.sample, found.accept) == (5, 1)
    assert found.basis == "GB/T 14048.2、GB/T 14048.2、合同技术协议、技术协议 3.2" and found.items[-1].requirement == "≥ 2000"
    office.choose("list.standards", "旧版")
    assert view.form.value("revision") == "B" and not view.save.isEnabled() and view.revise.isEnabled()
    shot(office, "standard-old")
    shot(office, "standard-wide", QSize(1772, 1000))


@pytest.mark.clause("B-03")
def test_parameters_need_author_day_and_paper(office: Office, place: Workplace, tmp_path: Path) -> None:
    view: StandardsView = office.page.shown_view()  # type: ignore[attr-defined]
    view.new.click()
    office.settle()
    office.fill("field.kind", "设计参数单")
    office.fill("field.product_id", "热过载继电器")
    for name, words in (("code", "CS-JR-01"), ("revision", "0"), ("company", "设计任务书 7"), ("dated_on", "2026-11-20")):
        office.fill(f"field.{name}", words)
    for group, editor in view.groups.items():
        editor.set_rows([("外观", "符合图样", "") if group is InspectionGroup.APPEARANCE else ("动作", "≤ 2", "", "2", "s", "")])
    view.save.click()
    office.settle()
    assert "编制人" in view.form._fields["author"].error.words
    office.fill("field.author", "研发部设计员")
    view.save.click()
    office.settle()
    assert "设计参数单要有编制人、日期和附件" in view.error.words
    (tmp_path / "参数单.pdf").write_bytes(PDF)
    view.take_file(tmp_path / "gone" / "参数单.pdf")
    assert "参数单.pdf" in view.error.words
    view.take_file(tmp_path / "参数单.pdf")
    shot(office, "parameters")
    view.save.click()
    office.settle()
    with place.read() as session:
        (found,) = [one for one in standards.standards(session) if one.kind is StandardKind.PARAMETERS]
    assert (found.author, found.dated_on) == ("研发部设计员", date(2026, 11, 20)) and found.file and found.active


@pytest.mark.clause("B-04")
def test_calibration_is_seen_at_a_glance(office: Office, place: Workplace) -> None:
    with place.work(ADMIN) as work:
        for number, until in (("KC-015", date(2026, 11, 22)), ("KC-016", date(2026, 12, 10)), ("KC-017", date(2027, 6, 30))):
            instruments.enter(work, InstrumentDraft(number, "卡尺", "数显卡尺", until, date(2025, 12, 1), "0～150 mm"))
    office.page.show_view("instruments")
    office.settle()
    assert [(row[0], row[5]) for row in office.rows("list.instruments")] == [
        ("KC-015", "已过期"), ("KC-016", "还有 17 天"), ("KC-017", "有效")
    ]  # fmt: skip
    shot(office, "instruments")
    office.fill("field.reason", "已重新校准")
    for typed, words in (("116/11/22", "民国 116 年是 2027 年"), ("27-11-22", "年份要写四位"), ("2027/11/22", "")):
        office.fill("field.calibrated_until", typed)
        office.page.shown_view().save.click()  # type: ignore[attr-defined]
        office.settle()
        assert not words or words in office.find(QLineEdit, "field.calibrated_until").accessibleDescription()
    assert ["KC-015", "有效"] in [[row[0], row[5]] for row in office.rows("list.instruments")]
