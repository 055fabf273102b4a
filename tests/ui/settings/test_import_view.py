from __future__ import annotations

import os
from pathlib import Path

from app.catalog import queries as catalog
from app.imports.views import ImportKind
from app.tables.writing import Column, Sheet, workbook
from db.states import Role
from tests.helpers.side_window import Office
from ui.settings.import_view import ImportView
from ui.settings.page import SettingsPage
from ui.theme.tokens import State
from ui.widgets.buttons import Chip


def _view(office: Office) -> ImportView:
    office.context.set_actor(office.person("销售甲", Role.SALES))
    page = SettingsPage(office.context)
    office.shell = office.show(page)  # type: ignore[attr-defined]
    page.show_view("imports")
    view = page.findChild(ImportView)
    assert isinstance(view, ImportView)
    return view


def _picture(office: Office, name: str) -> None:
    folder = os.environ.get("JIAOFU_PICTURES")
    for wide, high in ((1366, 768), (1920, 1080)) if folder else ():
        office.shell.resize(wide, high)  # type: ignore[attr-defined]
        office.qtbot.wait(50)
        office.shell.grab().save(f"{folder}/{name}-{wide}.png")  # type: ignore[attr-defined]


def _book(path: Path, *rows: tuple[str, str]) -> Path:
    path.write_bytes(workbook([Sheet("客户", (Column("代号"), Column("公司")), rows)]))
    return path


def test_a_table_is_mapped_once_tried_and_taken_in(office: Office, tmp_path: Path) -> None:
    view = _view(office)
    good = _book(tmp_path / "客户.xlsx", ("C1", "示范甲公司"), ("C2", "示范乙公司"))
    view.load(good)
    office.qtbot.waitUntil(lambda: "2 行" in view.file.text())
    assert view.result.state is State.NOT_YET and not view.take.isEnabled()  # its columns were never said
    view.form.set_value("erp_no", "代号")
    view.form.set_value("name", "公司")
    view.again.click()
    office.qtbot.waitUntil(lambda: view.take.isEnabled())
    assert "新 2" in view.result.word
    _picture(office, "import-ready")
    view.take.click()
    office.qtbot.waitUntil(lambda: "已导入" in view.result.word)
    with office.desk.read() as session:
        assert catalog.customer_by_erp_no(session, "C2") is not None
    view.load(_book(tmp_path / "改.xlsx", ("C1", "示范甲公司"), ("", "没有代号"), ("C3", "")))
    office.qtbot.waitUntil(lambda: view.result.state is State.WRONG)  # the columns are remembered
    model = view.errors.model()
    assert [model.index(row, 1).data() for row in range(model.rowCount())] == ["代号", "公司"]
    assert not view.take.isEnabled()
    _picture(office, "import-wrong")


def test_a_file_that_is_no_table_is_told_and_the_template_is_one(office: Office, tmp_path: Path) -> None:
    view = _view(office)
    bad = tmp_path / "坏.xlsx"
    bad.write_bytes(b"nothing")
    view.load(bad)
    office.qtbot.waitUntil(lambda: "坏了" in view.said.text())
    view.write_template(tmp_path / "模板.xlsx")
    view.load(tmp_path / "模板.xlsx")
    office.qtbot.waitUntil(lambda: view.take.isEnabled())
    _picture(office, "import-template")


def test_a_trial_says_nothing_of_what_was_chosen_after_it_and_no_file_is_no_error_of_the_program(office: Office, tmp_path: Path) -> None:
    view = _view(office)
    view.write_template(tmp_path / "模板.xlsx")
    view.load(tmp_path / "模板.xlsx")
    office.qtbot.waitUntil(lambda: view.take.isEnabled())
    view.again.click()
    view._choose(ImportKind.ORDERS)  # while the trial of customers is still under way
    office.qtbot.waitUntil(lambda: not office.context.jobs.busy)
    assert not view.take.isEnabled() and view.result.state is State.NOT_YET
    view.load(tmp_path)
    office.qtbot.waitUntil(lambda: tmp_path.name in view.said.text())


def _offered(office: Office, *roles: Role) -> list[str]:
    office.context.set_actor(office.person("甲" + "".join(roles), *roles))
    page = SettingsPage(office.context)
    office.show(page)
    page.show_view("imports")
    chips = page.findChild(ImportView).kinds.findChildren(Chip)
    return [chip.objectName().removeprefix("kind.") for chip in chips if chip.isVisible()]


def test_everybody_sees_the_tables_that_he_may_take_in(office: Office) -> None:
    assert _offered(office, Role.GUARD) == []
    assert _offered(office, Role.STOREKEEPER) == ["places", "opening"]
    assert _offered(office, Role.PROCESS) == ["products", "specs"]
    assert _offered(office, Role.ADMINISTRATOR) == ["products", "places"]
    assert _offered(office, Role.PLANNING, Role.SALES) == ["customers", "orders", "notices", "dispatches", "products", "tasks"]
