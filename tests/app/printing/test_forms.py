"""The register of forms: number, edition, copies, control, retention; what is controlled changes with approval only."""

from __future__ import annotations

import pytest

from app.core.errors import Refused
from app.core.work import Workplace
from app.desk import _forms
from app.printing.forms import forms
from app.settings.service import change, setting_text
from db.states import Role
from tests.conftest import People


@pytest.mark.clause("M-08")
def test_every_paper_of_the_program_is_in_the_register_with_its_number(place: Workplace) -> None:
    with place.read() as session:
        found = forms(session, place.clock.now())
    assert set(_forms().papers) <= {one.paper for one in found}
    assert len({one.form_no for one in found}) == len(found) and all(one.edition and one.copies for one in found)
    assert {one.title for one in found if one.controlled} == {
        "生产质量跟踪卡", "领料单", "产品入库单", "发货通知单", "发货单", "出门证", "顾客满意度调查表", "质检信息反馈跟踪表"
    }  # fmt: skip


@pytest.mark.clause("M-04")
def test_each_form_is_kept_its_own_years(place: Workplace, people: People) -> None:
    admin, head = people(Role.ADMINISTRATOR), people(Role.LEADERSHIP)
    with place.work(admin) as work:
        change(work, "records.own_years", "质量档案=15、出门证=3", "客户要求", approver_id=head.person_id)
        change(work, "records.retention_years", "6", "客户要求", approver_id=head.person_id)
    place.clock.forward(seconds=1)  # type: ignore[attr-defined]
    with place.read() as session:
        years = {one.title: (one.years, one.own_years) for one in forms(session, place.clock.now())}
    assert (years["质量档案"], years["出门证"], years["发货单"]) == ((15, True), (3, True), (6, False))
    with place.read() as session:
        usual = {one.title for one in forms(session, place.clock.now().replace(year=2020)) if one.own_years}
    assert {"物资复验记录", "质量档案", "客户服务记录", "产品检验单", "培训计划/记录"} <= usual, "the records that M-04 names"


@pytest.mark.clause("M-06", "M-08")
def test_a_controlled_form_changes_with_approval_only(place: Workplace, people: People) -> None:
    admin, head = people(Role.ADMINISTRATOR), people(Role.LEADERSHIP)
    with pytest.raises(Refused) as refused, place.work(admin) as work:
        change(work, "slips.gate_pass.edition", "A/3", "改版")
    assert refused.value.clause == "M-06"
    with place.work(admin) as work:
        change(work, "slips.gate_pass.edition", "A/3", "改版", approver_id=head.person_id)
        change(work, "slips.load_plan.edition", "A/9", "改版")  # an ordinary form
        change(work, "forms.controlled", "装柜图", "换受控范围", approver_id=head.person_id)
    place.clock.forward(seconds=1)  # type: ignore[attr-defined]
    with pytest.raises(Refused), place.work(admin) as work:
        change(work, "slips.load_plan.edition", "B/0", "改版")
    with place.work(admin) as work:
        change(work, "slips.gate_pass.edition", "A/4", "改版")
    with place.read() as session:
        assert setting_text(session, "slips.gate_pass.edition", place.clock.now()) == "A/4"
