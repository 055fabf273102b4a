"""What leaves the desk as a table comes in again as it was, and nothing in it is ever run."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook

from app.core.errors import BadInput
from app.core.work import Workplace
from app.imports import exports, service
from app.imports.fields import guess
from app.imports.views import ImportKind
from app.packing import queries as packing
from app.storage import queries as storage
from app.tables.reading import Table, read_table
from db.states import Role
from tests.helpers import catalog as made
from tests.helpers import goods, orders
from tests.helpers.orders import People

NASTY = '=cmd|"/c calc"!A1'


def exported(place: Workplace, kind: ImportKind, *roles: Role, product_id: int | None = None) -> tuple[bytes, Table]:
    with place.read() as session:
        data = exports.book(session, kind, "清单", roles, product_id)
    return data, read_table(data, "清单.xlsx")


def test_each_list_comes_in_again_and_changes_nothing(place: Workplace, people: People) -> None:
    breaker = made.product(place, name=NASTY, precautions=("@防潮",), handling="trolley", special=("防静电",), storage_days=90)
    made.product(place, made.SCREWS, active=False, fragile=None)
    made.customer(place)
    made.location(place, sealed_only=True)
    spec = goods.spec(place, people, breaker)
    goods.standard(place, breaker)
    orders.task(place, people, breaker, 2)
    kinds = {
        ImportKind.CUSTOMERS: (Role.SALES, 1), ImportKind.PRODUCTS: (Role.PROCESS, 2), ImportKind.SPECS: (Role.PROCESS, 1),
        ImportKind.STANDARDS: (Role.INSPECTOR, 1),
        ImportKind.PLACES: (Role.STOREKEEPER, 1), ImportKind.TASKS: (Role.PLANNING, 1),
    }  # fmt: skip
    for kind, (role, records) in kinds.items():
        _, table = exported(place, kind, role)
        mapping = guess(kind, table.headings)
        if kind is ImportKind.CUSTOMERS:  # keyed by hand, it has no number of the ERP yet
            assert [error.column for error in service.try_table(place, people(role), kind, table, mapping).errors] == ["ERP 客户编码*"]
            continue
        outcome = service.try_table(place, people(role), kind, table, mapping)
        assert (outcome.errors, outcome.made, outcome.changed, outcome.same) == ((), 0, 0, records), kind
    with place.read() as session:
        assert packing.specs(session)[0].steps == spec.steps


@pytest.mark.parametrize("large", [False, True])
def test_formulas_in_a_list_stay_text(place: Workplace, monkeypatch: pytest.MonkeyPatch, large: bool) -> None:
    made.product(place, name=NASTY, model="+86-1", unit="-套")
    monkeypatch.setattr("app.tables.writing.LARGE", 0 if large else 10)
    data, _ = exported(place, ImportKind.PRODUCTS)
    page = load_workbook(io.BytesIO(data)).active
    cells = page[2][1:4]
    assert [(cell.value, cell.data_type, bool(cell.quotePrefix)) for cell in cells] == [
        (NASTY, "s", True), ("+86-1", "s", True), ("-套", "s", True),
    ]  # fmt: skip
    assert page["A1"].font.bold and page.freeze_panes == "A2"


def test_the_stock_list_is_what_stands_in_the_store(place: Workplace, people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    line = goods.Line(place, people)
    breaker, screws = made.product(place), made.product(place, made.SCREWS)
    made.location(place)
    for product, count in ((breaker, 2), (screws, 50)):
        line.prepared(product)
        line.stocked(product, count)
    data, table = exported(place, ImportKind.OPENING)
    book = load_workbook(io.BytesIO(data)).active
    assert book["F2"].number_format == "yyyy-mm-dd"
    with place.read() as session:
        wanted = [one.identity for one in (*storage.available(session, breaker.product_id), *storage.available(session, screws.product_id))]
    assert [row.values[1] or row.values[2] for row in table.lines] == wanted
    assert [(row.values[0], row.values[3], row.values[4]) for row in table.lines] == [
        ("BK", 1, "A-01-01"), ("BK", 1, "A-01-01"), ("LS", 50, "A-01-01"),
    ]  # fmt: skip
    assert len(exported(place, ImportKind.OPENING, product_id=screws.product_id)[1].lines) == 1
    monkeypatch.setattr(exports, "MOST_ROWS", 2)
    with pytest.raises(BadInput, match="请按产品导出"):
        exported(place, ImportKind.OPENING)


@pytest.mark.clause("M-05")
def test_contacts_leave_the_desk_only_with_who_may_see_them(place: Workplace) -> None:
    customer = made.customer(place)
    for role, shown in ((Role.SALES, customer.phone), (Role.ASSEMBLER, None)):
        (row,) = exported(place, ImportKind.CUSTOMERS, role)[1].lines
        assert row.values[1] == customer.name and (row.values[3] if len(row.values) > 3 else None) == shown
