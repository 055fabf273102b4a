"""What the settings page shows of limits that are switched off, of what nothing reads, and of other names of posts."""

from __future__ import annotations

import pytest

from app.settings.catalogue import specs
from app.settings.service import change
from db.states import Role
from tests.helpers.side_window import Office
from tests.ui.settings.test_page import column, opened, show, table


@pytest.mark.decision("X-40")
def test_a_limit_that_is_switched_off_says_so_and_what_nothing_reads_is_not_there(office: Office) -> None:
    head = office.person("总经理甲", Role.LEADERSHIP)
    with office.desk.work(office.context.actor) as work:
        change(work, "limits.switched_off", "保管期可延长次数", "客户约定", approver_id=head.person_id)
    page = opened(office)
    show(office, page, "site")
    found = table(page, "list.settings")
    titles = column(found, 0)
    row = titles.index(specs()["recheck.max_extensions"].title)
    assert str(found.rows.cell(row, 1)) == "停用"
    assert not {spec.title for spec in specs().values() if not spec.shown} & set(titles)


@pytest.mark.decision("X-16")
def test_people_are_found_by_another_name_of_their_post(office: Office) -> None:
    office.person("质检员甲", Role.INSPECTOR)
    page = opened(office)
    show(office, page, "people")
    box = page.stack.currentWidget().filter  # type: ignore[union-attr]
    box.setText("成品检验员")
    office.settle()
    assert column(table(page, "list.people"), 0) == ["质检员甲"]
    show(office, page, "clauses")
    box = page.stack.currentWidget().filter  # type: ignore[union-attr]
    box.setText("仓库保管员")
    office.settle()
    assert "G-04" in column(table(page, "list.clauses"), 0), "whose text says 仓管员"


@pytest.mark.clause("M-04", "M-08")
def test_the_register_of_forms_leads_to_number_edition_and_years(office: Office) -> None:
    page = opened(office)
    page.open_document("forms/gate_pass")
    office.settle()
    found = table(page, "list.forms")
    row = found.rows.row_of("gate_pass")
    assert [str(found.rows.cell(row, at)) for at in (0, 1, 2, 3, 5)] == ["JFT-B25", "出门证", "A/2", "3", "5 年"]
    office.picture(page, "forms")
    office.click(page, "do.form_edition")
    office.settle()
    assert page.view == "site" and table(page, "list.settings").current_key() == "slips.gate_pass.edition"
    assert page.stack.currentWidget().approval.isVisible(), "a controlled form"  # type: ignore[union-attr]
