from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from threading import Barrier, Thread

import pytest

from app.catalog import queries as catalog
from app.core.clock import site_day
from app.core.errors import BadInput, NotPermitted
from app.core.work import Workplace
from app.dispatch import notice_queries
from app.dispatch import queries as dispatch
from app.imports import service, values
from app.imports.fields import FIELDS, guess
from app.imports.views import ImportKind, Outcome
from app.orders import queries as orders
from app.tables.reading import Line, Table, Value, read_table
from db.states import DeliveryMode, DispatchState, Role
from tests.helpers.dispatch import Shipping
from tests.helpers.orders import People

ORDER = ("订单号", "客户名称", "物料编码", "数量", "交货日期", "交付方式", "单价")


class Erp:
    """Somebody from sales with tables of the ERP in hand."""

    def __init__(self, place: Workplace, people: People) -> None:
        self.place, self.sales = place, people(Role.SALES)
        self.ship = Shipping(place, people)

    def table(self, headings: Sequence[str], *rows: Sequence[Value]) -> Table:
        return Table(tuple(headings), tuple(Line(number, tuple(row)) for number, row in enumerate(rows, start=2)))

    def trial(self, kind: ImportKind, table: Table) -> Outcome:
        return service.try_table(self.place, self.sales, kind, table, guess(kind, table.headings))

    def take(self, kind: ImportKind, table: Table) -> Outcome:
        with self.place.work(self.sales) as work:
            return service.take_table(work, kind, table, guess(kind, table.headings), "导出.xlsx", b"x")


@pytest.fixture
def erp(place: Workplace, people: People) -> Erp:
    return Erp(place, people)


def test_customers_come_once_and_follow_the_table(erp: Erp) -> None:
    headings = ("客户编码", "客户名称", "联系电话", "地址")
    first = erp.table(headings, ("C1", "示范甲公司", "0571-1", "一号路"), ("C2", "示范乙公司", "0571-2", "二号路"))
    assert (erp.take(ImportKind.CUSTOMERS, first).made, erp.take(ImportKind.CUSTOMERS, first).same) == (2, 2)
    moved = erp.take(ImportKind.CUSTOMERS, erp.table(headings, ("C1", "示范甲公司", "", "三号路")))
    assert moved.changed == 1
    with erp.place.read() as session:
        found = catalog.customer_by_erp_no(session, "C1")
    assert found is not None and (found.address, found.phone) == ("三号路", "0571-1")


def test_an_order_is_written_once_with_what_the_customers_file_knows(erp: Erp) -> None:
    breaker, customer = erp.ship.product(), erp.ship.customer
    rows = erp.table(
        ORDER,
        ("XS1", customer.name, breaker.code, 2, date(2026, 12, 3), "公司直接发货", "120.50"),
        ("XS1", customer.name, breaker.code, 3, "", "", ""),
    )
    assert erp.trial(ImportKind.ORDERS, rows) == Outcome(ImportKind.ORDERS, 2, made=1)
    with erp.place.read() as session:
        assert orders.by_erp_no(session, "XS1") == ()  # a trial leaves nothing
    assert erp.take(ImportKind.ORDERS, rows).made == 1
    assert erp.take(ImportKind.ORDERS, rows).same == 1
    with erp.place.read() as session:
        order = orders.order_for(session, orders.by_erp_no(session, "XS1")[0], [Role.SALES, Role.FINANCE])
    assert (order.mode, order.address, order.phone) == (DeliveryMode.DIRECT, customer.address, customer.phone)
    assert [(line.quantity, line.unit_price_fen) for line in order.lines] == [(2, 12_050), (3, None)]
    more = erp.table(ORDER, ("XS1", customer.name, breaker.code, 9, "", "", ""))
    assert erp.take(ImportKind.ORDERS, more).changed == 1


BAD_CELLS = [
    (3, "一半"), (3, "2.5"), (3, "-1"), (3, "0"), (3, "99999999999"), (4, "26-12-03"), (4, "115年12月3日"), (4, "2026-02-30"), (4, "明天"),
    (5, "空运到门"), (6, "1.234"), (6, "-3"), (1, "没有的客户"), (2, "没有的货"), (1, ""), (2, ""),
]  # fmt: skip


def test_a_day_in_a_cell_is_read_as_one_that_is_keyed() -> None:
    for said in (date(2026, 12, 3), "２０２６年１２月３日", "2026.12.3", "20261203", "2026-12-03 08:30:00", "2026 / 12 / 3 星期四"):
        assert values.day(said) == date(2026, 12, 3)
    for said, words in (("115年12月3日", "民国 115 年是 2026 年"), ("26-12-03", "年份要写四位"), (date(1926, 12, 3), "年份 1926 不对")):
        with pytest.raises(BadInput, match=words) as refused:
            values.day(said)
        assert refused.value.facts == ()  # the row names the cell and what is written there


@pytest.mark.parametrize(("column", "said"), BAD_CELLS)
def test_every_cell_in_the_way_is_named_and_nothing_comes_in(erp: Erp, column: int, said: str) -> None:
    breaker, customer = erp.ship.product(), erp.ship.customer
    good = ("XS1", customer.name, breaker.code, 2, "2026-12-03", "公司直接发货", "1")
    bad: list[Value] = ["XS2", *good[1:]]
    bad[column] = said
    table = erp.table(ORDER, good, bad)
    outcome = erp.trial(ImportKind.ORDERS, table)
    assert [(error.line, error.column) for error in outcome.errors] == [(3, ORDER[column])]
    with pytest.raises(BadInput, match="一行也没有导入"):
        erp.take(ImportKind.ORDERS, table)
    with erp.place.read() as session:
        assert orders.orders(session) == []


def test_the_same_table_at_two_stations_at_once_makes_no_doubles(erp: Erp) -> None:
    rows = erp.table(ORDER, ("XS1", erp.ship.customer.name, erp.ship.product().code, 2, date(2026, 12, 3), "公司直接发货", ""))
    both, done = Barrier(2), list[tuple[int, int]]()

    def take() -> None:
        both.wait(timeout=20)
        outcome = erp.take(ImportKind.ORDERS, rows)
        done.append((outcome.made, outcome.same))

    stations = [Thread(target=take) for _ in range(2)]
    for station in stations:
        station.start()
    for station in stations:
        station.join(timeout=30)
    assert sorted(done) == [(0, 1), (1, 0)]
    with erp.place.read() as session:
        assert len(orders.by_erp_no(session, "XS1")) == 1


def test_rows_of_one_order_must_say_the_same(erp: Erp) -> None:
    breaker, customer = erp.ship.product(), erp.ship.customer
    row = ("XS1", customer.name, breaker.code, 2, "2026-12-03", "公司直接发货", "1")
    outcome = erp.trial(ImportKind.ORDERS, erp.table(ORDER, row, (*row[:4], "2026-12-04", *row[5:])))
    assert [(error.line, error.column) for error in outcome.errors] == [(3, "交货日期")]


def test_all_that_is_wrong_with_one_order_is_told_at_once(erp: Erp) -> None:
    row = ("XS1", erp.ship.customer.name, erp.ship.product().code, 2, "2026-12-03", "公司直接发货", "1")
    table = erp.table(ORDER, row, (*row[:2], "ZZ-1", *row[3:]), (*row[:2], "ZZ-2", "几台", *row[4:]), (*row[:4], "2026-12-04", *row[5:]))
    outcome = erp.trial(ImportKind.ORDERS, table)
    assert [(error.line, error.column) for error in outcome.errors] == [
        (3, ORDER[2]), (4, ORDER[2]), (4, ORDER[3]), (5, ORDER[4])
    ]  # fmt: skip
    assert outcome.made == 0


def test_a_wrong_day_or_mode_is_told_beside_a_customer_nobody_knows(erp: Erp) -> None:
    outcome = erp.trial(ImportKind.ORDERS, erp.table(ORDER, ("XS1", "没有这家", "ZZ-1", -3, "2026/13/10", "空投", "1")))
    assert [error.column for error in outcome.errors] == [ORDER[1], ORDER[4], ORDER[5], ORDER[2], ORDER[3]]
    assert outcome.made == 0


def test_a_released_order_is_not_changed_by_a_table(erp: Erp) -> None:
    breaker = erp.ship.product()
    order = erp.ship.order((breaker, 2))
    with erp.place.work(erp.sales) as work:
        orders.order_row(work.session, order.number).erp_no = "XS9"
    same = erp.table(ORDER, ("XS9", erp.ship.customer.name, breaker.code, 2, "", "", ""))
    more = erp.table(ORDER, ("XS9", erp.ship.customer.name, breaker.code, 4, "", "", ""))
    assert erp.take(ImportKind.ORDERS, same).same == 1
    (error,) = erp.trial(ImportKind.ORDERS, more).errors
    assert "已下达" in str(error.reason)


@pytest.mark.clause("F-02")
def test_a_notice_and_a_dispatch_order_come_from_the_erp(erp: Erp) -> None:
    breaker = erp.ship.product()
    erp.ship.stock(breaker, 2)
    order = erp.ship.order((breaker, 2))
    with erp.place.work(erp.sales) as work:
        orders.order_row(work.session, order.number).erp_no = "XS9"
        day = site_day(work.now) + timedelta(days=1)
    notice = erp.table(("发货日期", "订单号", "急件"), (day, "XS9", "是"))
    assert (erp.take(ImportKind.NOTICES, notice).made, erp.take(ImportKind.NOTICES, notice).same) == (1, 1)
    with erp.place.read() as session:
        assert [line.urgent for line in notice_queries.of_days(session, [day])[day].lines] == [True]
    sent = erp.table(("出库单号", "订单号", "物料编码", "数量"), ("CK1", "XS9", breaker.code, 2))
    assert (erp.take(ImportKind.DISPATCHES, sent).made, erp.take(ImportKind.DISPATCHES, sent).same) == (1, 1)
    fewer = erp.table(("出库单号", "订单号", "物料编码", "数量"), ("CK1", "XS9", breaker.code, 1))
    assert erp.take(ImportKind.DISPATCHES, fewer).changed == 1
    with erp.place.read() as session:
        found = dispatch.dispatch_order(session, dispatch.by_erp_no(session, "CK1")[0])
    assert found is not None and found.state is DispatchState.DRAFT and found.total == 1


@pytest.mark.clause("F-04")
def test_a_dispatch_order_without_stock_is_refused_in_the_trial(erp: Erp) -> None:
    breaker = erp.ship.product()
    order = erp.ship.order((breaker, 2))
    table = erp.table(("出库单号", "订单号", "物料编码", "数量"), ("CK1", order.number, breaker.code, 2))
    (error,) = erp.trial(ImportKind.DISPATCHES, table).errors
    assert error.clause == "F-04" and error.line == 2


def test_headings_are_known_by_many_names_and_kept_once_said(erp: Erp) -> None:
    odd = ("单据", "甲方", "货", "件")
    assert guess(ImportKind.ORDERS, ("订单号*", "客户名称", "规格型号", "数量(台)")) == {
        "order_no": "订单号*", "customer": "客户名称", "product": "规格型号", "quantity": "数量(台)",
    }  # fmt: skip
    assert guess(ImportKind.ORDERS, odd) == {}
    said = dict(zip(("order_no", "customer", "product", "quantity"), odd, strict=True))
    with erp.place.work(erp.sales) as work:
        service.keep_mapping(work, ImportKind.ORDERS, said)
    with erp.place.read() as session:
        assert guess(ImportKind.ORDERS, odd, service.mapping_of(session, ImportKind.ORDERS)) == said
    table = erp.table(odd, ("XS1", "x", "y", 1))
    with pytest.raises(BadInput, match="还没有对应的列"):
        erp.trial(ImportKind.ORDERS, table)


@pytest.mark.parametrize("kind", ImportKind)
def test_the_template_is_understood_without_a_word(kind: ImportKind) -> None:
    table = read_table(service.template(kind, "模板"), "模板.xlsx")
    assert list(guess(kind, table.headings)) == [field.key for field in FIELDS[kind]]


def test_only_sales_takes_tables_in_and_a_change_of_mind_leaves_nothing(erp: Erp, people: People) -> None:
    table = erp.table(("客户编码", "客户名称"), ("C1", "示范甲公司"))
    mapping = guess(ImportKind.CUSTOMERS, table.headings)
    with pytest.raises(NotPermitted):
        service.try_table(erp.place, people(Role.GUARD), ImportKind.CUSTOMERS, table, mapping)
    with pytest.raises(service.Cancelled), erp.place.work(erp.sales) as work:
        service.take_table(work, ImportKind.CUSTOMERS, table, mapping, progress=lambda done, of: False)
    with erp.place.read() as session:
        assert catalog.customer_by_erp_no(session, "C1") is None and service.runs(session) == []
