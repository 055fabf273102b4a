from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from app.catalog import queries as catalog
from app.imports.views import ImportKind
from app.tables.reading import read_table
from app.tables.writing import Column, Sheet, workbook
from db.states import Role, ZoneKind
from tests.helpers import catalog as made
from tests.helpers.settled import eventually
from tests.helpers.side_window import Office
from ui.catalog.page import CatalogPage
from ui.settings.import_view import ImportView
from ui.settings.page import SettingsPage
from ui.theme.tokens import State
from ui.widgets.buttons import Chip


def _view(office: Office) -> ImportView:
    office.context.set_actor(office.person("销售甲", Role.SALES))
    page = SettingsPage(office.context)
    office.show(page)
    page.show_view("imports")
    view = page.findChild(ImportView)
    assert isinstance(view, ImportView)
    return view


def _book(path: Path, *rows: tuple[str, str]) -> Path:
    path.write_bytes(workbook([Sheet("客户", (Column("代号"), Column("公司")), rows)]))
    return path


def test_a_table_is_mapped_once_tried_and_taken_in(office: Office, tmp_path: Path) -> None:
    view = _view(office)
    good = _book(tmp_path / "客户.xlsx", ("C1", "示范甲公司"), ("C2", "示范乙公司"))
    view.load(good)
    eventually(lambda: "2 行" in view.columns.file.text())
    assert view.result.state is State.NOT_YET and not view.take.isEnabled()  # its columns were never said
    view.columns.form.set_value("erp_no", "代号")
    view.columns.form.set_value("name", "公司")
    view.again.click()
    eventually(lambda: view.take.isEnabled())
    assert "新 2" in view.result.word
    office.picture(view, "import-ready")
    view.take.click()
    eventually(lambda: "已导入" in view.result.word)
    with office.desk.read() as session:
        assert catalog.customer_by_erp_no(session, "C2") is not None
    view.load(_book(tmp_path / "改.xlsx", ("C1", "示范甲公司"), ("", "没有代号"), ("C3", "")))
    eventually(lambda: view.result.state is State.WRONG)  # the columns are remembered
    model = view.errors.model()
    assert [model.index(row, 1).data() for row in range(model.rowCount())] == ["代号", "公司"]
    assert not view.take.isEnabled()
    office.picture(view, "import-wrong")


def test_a_file_that_is_no_table_is_told_and_the_template_is_one(office: Office, tmp_path: Path) -> None:
    view = _view(office)
    bad = tmp_path / "坏.xlsx"
    bad.write_bytes(b"nothing")
    view.load(bad)
    eventually(lambda: "坏了" in view.said.text())
    view.write_template(tmp_path / "模板.xlsx")
    view.load(tmp_path / "模板.xlsx")
    eventually(lambda: view.take.isEnabled())
    office.picture(view, "import-template")


def test_a_trial_says_nothing_of_what_was_chosen_after_it_and_no_file_is_no_error_of_the_program(office: Office, tmp_path: Path) -> None:
    view = _view(office)
    view.write_template(tmp_path / "模板.xlsx")
    view.load(tmp_path / "模板.xlsx")
    eventually(lambda: view.take.isEnabled())
    view.again.click()
    view._choose(ImportKind.ORDERS)  # while the trial of customers is still under way
    office.settle()
    assert not view.take.isEnabled() and view.result.state is State.NOT_YET
    view.load(tmp_path)
    eventually(lambda: tmp_path.name in view.said.text())


def test_opening_stock_is_judged_beside_the_lane_and_its_rows_in_the_way_are_named(office: Office, tmp_path: Path) -> None:
    place = office.desk.place
    made.product(place)
    made.location(place)
    made.location(place, "H-01", "隔离一区", ZoneKind.HOLD)
    office.context.set_actor(office.person("仓管员甲", Role.STOREKEEPER))
    page = SettingsPage(office.context)
    office.show(page)
    page.open_document("imports/opening")
    view = page.findChild(ImportView)
    assert isinstance(view, ImportView)
    headings = tuple(map(Column, ("产品编码", "序列号", "数量", "库位", "生产日期", "失效期")))
    good = [("BK", f"BK261109{n:04d}", 1, "A-01-01", "2026-11-09", "") for n in range(1, 9)]
    bad = [
        ("BK", "BK2611090001", 1, "A-01-01", "2026-11-09", ""), ("BK", "BK2611090010", 1, "H-01", "2026-11-09", ""),
        ("BK", "BK2611090011", 1, "A-01-01", "115.11.9", ""), ("BK", "BK2611090012", "0.5", "A-09-09", "2026-11-09", ""),
        ("XX", "XX2611090012", 1, "A-01-01", "2026-11-09", ""), ("BK", "BK2611090013", 1, "A-09-09", "2026-11-09", ""),
    ]  # fmt: skip
    path = tmp_path / "期初库存.xlsx"
    path.write_bytes(workbook([Sheet("期初", headings, (*good, *bad))]))
    view.load(path)
    eventually(lambda: view.result.state is State.WRONG)
    model = view.errors.model()
    told = [(model.index(row, 0).data(), model.index(row, 1).data(), model.index(row, 3).data()) for row in range(model.rowCount())]
    assert told == [
        ("10", "序列号", ""), ("11", "库位", "D-08"), ("12", "生产日期", ""), ("13", "数量", ""), ("14", "产品编码", ""),
        ("15", "库位", ""),
    ]  # fmt: skip
    office.picture(view, "import-opening-wrong")
    path.write_bytes(workbook([Sheet("期初", headings, tuple(good))]))
    view.again.click()
    eventually(lambda: view.take.isEnabled())
    view.again.setFocus()
    office.qtbot.keyClick(view.again, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    eventually(lambda: "已导入" in view.result.word)
    view.progress.show_step("已看 62,500 / 100,000 行", 62_500, 100_000)
    view.progress.show()
    office.picture(view, "import-opening-done")
    view.write_list(tmp_path / "现存.xlsx")
    eventually(lambda: "已写" in view.said.text())
    assert [line.values[1] for line in read_table((tmp_path / "现存.xlsx").read_bytes(), "现存.xlsx").lines] == [row[1] for row in good]


def test_a_list_of_资料_leads_to_its_import_and_leaves_as_a_workbook(office: Office, tmp_path: Path) -> None:
    made.product(office.desk.place)
    catalog_page, settings = CatalogPage(office.context), SettingsPage(office.context)
    office.show(catalog_page, settings)
    catalog_page.show_view("products")
    office.settle()
    office.picture(catalog_page, "catalog-products")
    catalog_page.shown_view().foot.write(tmp_path / "产品.xlsx")
    eventually(lambda: "已写" in catalog_page.shown_view().foot.said.text())
    assert read_table((tmp_path / "产品.xlsx").read_bytes(), "产品.xlsx").lines[0].values[0] == "BK"
    for key in ("specs", "standards", "locations", "zones", "customers"):
        catalog_page.show_view(key)
        office.settle()
        office.picture(catalog_page, f"catalog-{key}")
    catalog_page.show_view("products")
    office.settle()
    office.click(catalog_page.shown_view(), "do.import")
    view = settings.findChild(ImportView)
    assert settings.view == "imports" and isinstance(view, ImportView) and "产品代码" in view.columns.form.editor("code").accessibleName()


def test_everybody_sees_the_tables_that_he_may_take_in(office: Office) -> None:
    page = SettingsPage(office.context)
    office.show(page)
    view = page.view_of("imports")
    assert isinstance(view, ImportView)

    def offered(*roles: Role) -> list[str]:
        office.context.set_actor(office.person("甲" + "".join(roles), *roles))
        page.show_view("imports")
        office.settle()
        chips = [chip for chip in view.kinds.findChildren(Chip) if chip.isVisible()] if page.view == "imports" else []
        chips.sort(key=lambda chip: (chip.y(), chip.x()))
        return [chip.objectName().removeprefix("kind.") for chip in chips]

    assert offered(Role.GUARD) == []
    assert offered(Role.STOREKEEPER) == ["places", "opening"]
    assert offered(Role.PROCESS) == ["products", "specs"]
    assert offered(Role.ADMINISTRATOR) == ["products", "standards", "places"]
    assert offered(Role.INSPECTOR) == ["standards"]
    assert offered(Role.PLANNING, Role.SALES) == ["customers", "orders", "notices", "dispatches", "products", "tasks"]
