"""Master data, packaging requirements and 生产任务单 from tables."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.catalog import queries as catalog
from app.catalog.views import StorageClass, Tracking, ZoneKind
from app.core.errors import BadInput, NotPermitted
from app.core.work import Actor, Workplace
from app.imports import service
from app.imports.fields import FIELDS, guess
from app.imports.views import ImportKind, Outcome
from app.orders import task_queries
from app.packing import queries as packing
from app.packing import specs
from app.quality import standards
from app.quality.views import SamplingPlan
from app.tables.reading import Line, Table, Value
from db.states import Role
from tests.helpers import catalog as made
from tests.helpers.orders import People

PRODUCT = (
    "产品代码", "产品名称", "型号规格", "单位", "识别方式", "储存环境", "有无保质期", "易碎", "贵重", "危险品", "外形 mm", "净重 g",
    "搬运方式", "贮运标志", "允许存放天数",
)  # fmt: skip
BREAKER = (
    "BK", "塑壳断路器", "TB1-250M", "台", "逐台序列号", "普通", "否", "是", "否", "否", "165×107×86", 2400, "手搬", "怕雨、向上", 365,
)  # fmt: skip
SPEC = ("产品", "包装图号", "版次", "生效日期", "行类别", "内容", "用量", "防震", "适用运输", "每箱件数")


class Office:
    """Somebody with tables in hand."""

    def __init__(self, place: Workplace, people: People) -> None:
        self.place, self.people = place, people

    def table(self, headings: Sequence[str], *rows: Sequence[Value]) -> Table:
        return Table(tuple(headings), tuple(Line(number, tuple(row)) for number, row in enumerate(rows, start=2)))

    def trial(self, who: Actor, kind: ImportKind, headings: Sequence[str], *rows: Sequence[Value]) -> Outcome:
        table = self.table(headings, *rows)
        return service.try_table(self.place, who, kind, table, guess(kind, table.headings))

    def take(self, who: Actor, kind: ImportKind, headings: Sequence[str], *rows: Sequence[Value]) -> tuple[int, int, int]:
        table = self.table(headings, *rows)
        with self.place.work(who) as work:
            done = service.take_table(work, kind, table, guess(kind, table.headings), "表.xlsx", b"x")
        return done.made, done.changed, done.same


@pytest.fixture
def office(place: Workplace, people: People) -> Office:
    return Office(place, people)


@pytest.mark.clause("A-24")
def test_products_come_with_what_the_rules_ask_for_and_are_put_into_use_only_when_it_is_there(office: Office) -> None:
    process, other = office.people(Role.PROCESS), office.people(Role.PROCESS)
    assert office.take(process, ImportKind.PRODUCTS, PRODUCT, BREAKER) == (1, 0, 0)
    assert office.take(process, ImportKind.PRODUCTS, PRODUCT, BREAKER) == (0, 0, 1)
    assert office.take(process, ImportKind.PRODUCTS, ("产品代码", "净重 g"), ("BK", 2500)) == (0, 1, 0)
    with office.place.read() as session:
        found = catalog.product_by_code(session, "BK")
    assert found is not None and found.unstated == () and not found.active
    assert (found.name, found.tracking, found.storage_class, found.fragile, found.hazard) == (
        "塑壳断路器", Tracking.SERIAL, StorageClass.NORMAL, True, False,
    )  # fmt: skip
    assert (found.size_mm, found.net_weight_g, found.handling, found.marks, found.storage_days) == (
        (165, 107, 86), 2500, "hand", ("怕雨", "向上"), 365,
    )  # fmt: skip
    use = (("产品代码", "启用"), ("BK", "是"))
    (error,) = office.trial(process, ImportKind.PRODUCTS, *use).errors  # no packaging requirement in force
    assert (error.clause, error.column) == ("A-24", "启用")
    assert office.take(process, ImportKind.SPECS, SPEC, ("BK", "BZ-1", "A", "2026-01-01", "步骤", "装袋", "", "", "", "")) == (1, 0, 0)
    with office.place.work(other) as work:
        specs.approve_spec(work, packing.specs(work.session)[0].spec_id)
    assert office.take(process, ImportKind.PRODUCTS, *use) == (0, 1, 0)
    out = (("产品代码", "启用"), ("BK", "否"))
    assert office.take(process, ImportKind.PRODUCTS, *out) == (0, 1, 0) and office.take(process, ImportKind.PRODUCTS, *out) == (0, 0, 1)
    with office.place.read() as session:
        found = catalog.product_by_code(session, "BK")
    assert found is not None and not found.active


BAD = [
    (0, "BKX"), (1, ""), (4, "按件"), (5, "冷"), (6, "也许"), (10, "165×107"), (10, "1.5×2×3"), (11, -1), (11, "2.5"), (11, 10**12),
    (12, "背"), (13, "怕猫"), (14, "一年"),
]  # fmt: skip


def test_every_cell_of_a_product_that_cannot_be_meant_is_named(office: Office) -> None:
    rows: list[list[Value]] = [[f"L{chr(65 + n)}", *BREAKER[1:]] for n in range(len(BAD))]
    for row, (column, said) in zip(rows, BAD, strict=True):
        row[column] = said
    outcome = office.trial(office.people(Role.PROCESS), ImportKind.PRODUCTS, PRODUCT, *rows, BREAKER)
    named = [(line, PRODUCT[column]) for line, (column, _) in enumerate(BAD, start=2)]
    assert [(error.line, error.column) for error in outcome.errors] == named and outcome.made == 1


@pytest.mark.clause("C-01")
def test_a_packaging_requirement_is_rows_in_order_and_stands_once_approved(office: Office) -> None:
    author, other = office.people(Role.PROCESS), office.people(Role.PROCESS)
    breaker = made.product(office.place)
    head = ("BK", "BZ-012", "B", "2026-12-01")
    rows: list[tuple[Value, ...]] = [
        (*head, "步骤", "清洁产品", "", "", "公路、铁路", 6), (*head, "材料", "气泡膜袋", "1 个", "是", "", ""),
        (*head, "步骤", "装入纸箱", "", "", "", ""),
    ]  # fmt: skip
    assert office.take(author, ImportKind.SPECS, SPEC, *rows) == (1, 0, 0)
    assert office.take(author, ImportKind.SPECS, SPEC, *rows) == (0, 0, 1)
    assert office.take(author, ImportKind.SPECS, SPEC, *rows, (*head, "步骤", "贴标签", "", "", "", "")) == (0, 1, 0)
    with office.place.work(other) as work:
        (spec,) = packing.specs(work.session, breaker.product_id)
        assert [step.text for step in spec.steps] == ["清洁产品", "装入纸箱", "贴标签"]
        assert (spec.materials[0].cushioning, spec.boxing.pieces_per_box, spec.transport) == (True, 6, ("road", "rail"))
        assert spec.effective_from == date(2026, 12, 1)
        specs.approve_spec(work, spec.spec_id)
    (error,) = office.trial(author, ImportKind.SPECS, SPEC, *rows).errors
    assert error.column == "版次" and "新版次" in str(error.reason)
    (error,) = office.trial(author, ImportKind.SPECS, SPEC, rows[0], (*head[:3], "2026-12-02", "步骤", "装", "", "", "", "")).errors
    assert (error.line, error.column) == (3, "生效日期")


def test_zones_and_locations_come_together_and_a_zone_that_is_there_is_not_changed(office: Office) -> None:
    keeper = office.people(Role.STOREKEEPER)
    headings = ("库位", "库区", "用途", "储存环境", "只放未开封品")
    rows = (("a-01-01", "一区", "成品区", "干燥", "是"), ("A-01-02", "一区", "", "", ""))
    assert office.take(keeper, ImportKind.PLACES, headings, *rows) == (2, 0, 0)
    assert office.take(keeper, ImportKind.PLACES, headings, *rows) == (0, 0, 2)
    with office.place.read() as session:
        first, second = catalog.locations(session)
    assert (first.code, first.zone_kind, first.storage_class, first.sealed_only) == ("A-01-01", ZoneKind.STORE, StorageClass.DRY, True)
    assert second.zone == "一区" and not second.sealed_only
    bad = office.trial(
        keeper, ImportKind.PLACES, headings, ("A-01-03", "二区", "", "干燥", ""), ("A-01-02", "一区", "报废区", "", ""),
        ("A-09", "一区", "", "", ""), ("A-09", "一区", "", "", ""),
    ).errors  # fmt: skip
    assert [(error.line, error.column) for error in bad] == [(2, "用途"), (3, "用途"), (5, "库位")]


@pytest.mark.clause("B-14")
def test_a_task_order_of_the_erp_is_opened_once_and_its_day_follows(office: Office) -> None:
    planner, breaker = office.people(Role.PLANNING), made.product(office.place)
    headings = ("任务单号", "产品编码", "数量", "完工日期")
    row = ("SC1", breaker.code, 2, "2026-12-10")
    assert office.take(planner, ImportKind.TASKS, headings, row) == (1, 0, 0)
    assert office.take(planner, ImportKind.TASKS, headings, row) == (0, 0, 1)
    assert office.take(planner, ImportKind.TASKS, headings, (*row[:3], "2026-12-12")) == (0, 1, 0)
    with office.place.read() as session:
        (task,) = task_queries.tasks(session)
    assert (task.quantity, len(task.serials), task.due_on) == (2, 2, date(2026, 12, 12))
    for column, said in ((2, 3), (3, "115-12-10"), (3, "26/12/10"), (2, "1.5"), (2, -2), (1, "没有")):
        bad: list[Value] = list(row)
        bad[column] = said
        (error,) = office.trial(planner, ImportKind.TASKS, headings, bad).errors
        assert error.column == headings[column]


TABLES = ("products", "specs", "standards", "places", "opening", "tasks")


@pytest.mark.parametrize("kind", [kind for kind in ImportKind if kind.value in TABLES])
def test_each_table_is_taken_in_by_those_who_may_enter_the_same_by_hand(office: Office, kind: ImportKind) -> None:
    table = office.table([field.title for field in FIELDS[kind]])
    for role in (Role.SALES, Role.GUARD):
        with pytest.raises(NotPermitted):
            service.try_table(office.place, office.people(role), kind, table, guess(kind, table.headings))
    administrator = office.people(Role.ADMINISTRATOR)
    if kind in (ImportKind.OPENING, ImportKind.TASKS, ImportKind.SPECS):  # neither stock nor business papers
        with pytest.raises(NotPermitted):
            service.try_table(office.place, administrator, kind, table, guess(kind, table.headings))
    else:
        assert service.try_table(office.place, administrator, kind, table, guess(kind, table.headings)).errors == ()


STANDARD = (
    "产品", "标准编号", "版次", "企业标准", "检验方式", "抽样件数", "允许不合格", "组别", "检验项目", "技术要求", "下限", "上限", "单位",
    "检验器具",
)  # fmt: skip
HEAD = ("BK", "Q/SF 012", "A", "Q/SF 012-2026", "抽样，件数固定", 5, 1)
ITEMS = (
    (*HEAD, "外观", "表面", "无划伤", None, None, "", "目测"), (*HEAD, "尺寸", "高度", "", Decimal("125.5"), "126.5", "mm", "卡尺"),
    (*HEAD, "性能", "绝缘电阻", "", 10, None, "MΩ", "兆欧表"),
)  # fmt: skip


@pytest.mark.clause("B-03", "B-04", "B-05")
def test_a_standard_comes_in_with_its_limits_and_a_written_revision_stands(office: Office) -> None:
    breaker, inspector = made.product(office.place), office.people(Role.INSPECTOR)
    assert office.take(inspector, ImportKind.STANDARDS, STANDARD, *ITEMS) == (1, 0, 0)
    assert office.take(inspector, ImportKind.STANDARDS, STANDARD, *ITEMS) == (0, 0, 1)
    with office.place.read() as session:
        written = standards.standard(session, breaker.product_id)
        assert written is not None and (written.plan, written.sample, written.accept) == (SamplingPlan.FIXED, 5, 1)
        assert [(i.name, i.requirement, i.low, i.high) for i in written.items] == [
            ("表面", "无划伤", None, None), ("高度", "125.5 ～ 126.5", Decimal("125.5"), Decimal("126.5")),
            ("绝缘电阻", "≥ 10", Decimal(10), None),
        ]  # fmt: skip
    (error,) = office.trial(inspector, ImportKind.STANDARDS, STANDARD, *ITEMS[:2], (*ITEMS[2][:11], 500, "MΩ", "")).errors
    assert error.column == "版次" and "请用新版次" in str(error.reason)


@pytest.mark.clause("B-04", "B-05")
@pytest.mark.parametrize(
    ("rows", "line", "column", "why"),
    [
        (ITEMS[:2], 2, "组别", "性能"),
        ((ITEMS[0], (*ITEMS[1][:10], 127, 126, "mm", ""), ITEMS[2]), 3, "下限", "下限大于上限"),
        ((ITEMS[0], (*ITEMS[1][:10], "约 125", 126, "mm", ""), ITEMS[2]), 3, "下限", "数字"),
        ((ITEMS[0], (*ITEMS[1][:10], None, None, "", ""), ITEMS[2]), 3, "技术要求", "没有技术要求"),
        ((ITEMS[0], (*HEAD, "重量", *ITEMS[1][8:]), ITEMS[2]), 3, "组别", "只能写：外观"),
        ((ITEMS[0], ITEMS[0], *ITEMS[1:]), 3, "检验项目", "两个「表面」"),
        (tuple((*row[:3], "", *row[4:]) for row in ITEMS), 2, "企业标准", "至少写一个"),
        ((*ITEMS[:2], (*ITEMS[2][:5], 9, *ITEMS[2][6:])), 4, "抽样件数", "不一致"),
        (tuple((*row[:5], 1, *row[6:]) for row in ITEMS), 2, "抽样件数", "大于允许的不合格"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_standard_is_told_by_row_and_column(office: Office, rows: Any, line: int, column: str, why: str) -> None:
    made.product(office.place)
    (error,) = office.trial(office.people(Role.INSPECTOR), ImportKind.STANDARDS, STANDARD, *rows).errors
    assert (error.line, error.column) == (line, column)
    assert why in str(error.reason) + "".join(str(one) for one in error.facts)


def test_one_bad_row_and_nothing_of_the_table_is_there(office: Office) -> None:
    process = office.people(Role.PROCESS)
    with pytest.raises(BadInput, match="一行也没有导入"):
        office.take(process, ImportKind.PRODUCTS, PRODUCT, BREAKER, ("L1", *BREAKER[1:]))
    with office.place.read() as session:
        assert catalog.products(session) == [] and service.runs(session) == []
