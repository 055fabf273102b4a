from __future__ import annotations

from datetime import timedelta

import pytest

from app.carriers import service
from app.carriers.views import FileDraft, Scores
from app.catalog.views import CarrierDraft
from app.core.clock import SetClock, site_day
from app.core.work import Workplace
from app.identity import service as identity
from app.reminders import queries
from db.states import Activity, CarrierState, Role
from tests.helpers import catalog
from tests.helpers.orders import People


@pytest.mark.clause("G-14", "G-15", "G-16", "F-17", "G-18")
def test_what_ends_within_thirty_days_is_due_and_leads_to_its_record(place: Workplace, people: People, clock: SetClock) -> None:
    today, head, staff = site_day(clock.now()), people(Role.LOGISTICS_HEAD), people(Role.PERSONNEL)
    soon, later = today + timedelta(days=30), today + timedelta(days=31)
    with place.work(head) as work:
        for name, licence, contract, insurance in (("甲运", soon, later, later), ("乙运", later, soon, soon), ("丙运", later, later, None)):
            draft = CarrierDraft(name, "", CarrierState.APPROVED, "1", licence, "2", contract)
            key = service.create(work, FileDraft(draft, insurance_no="3", insurance_until=insurance)).carrier_id
            if name != "丙运":
                service.evaluate(work, key, Scores(80, 80, 80, 80))
    catalog.carrier(place, "丁运", state=CarrierState.TERMINATED, licence_until=today)
    catalog.vehicle(place, "浙A·0T001", inspection_until=soon)
    catalog.vehicle(place, "浙A·0T002", inspection_until=later)
    with place.work(staff) as work:
        identity.qualify(work, head.person_id or 0, Activity.DRIVING, today, soon)
        identity.qualify(work, staff.person_id or 0, Activity.DELIVERY, today, later)
        identity.qualify(work, staff.person_id or 0, Activity.DRIVING, today, soon)
        identity.qualify(work, staff.person_id or 0, Activity.DRIVING, today, later)  # renewed
    with place.read() as session:
        due = queries.due(session, {Role.LOGISTICS_HEAD}, clock.now())
        mine = {(str(line.title), line.document) for line in due if line.page == "catalog"}
        theirs = [line.clause for line in queries.due(session, {Role.PERSONNEL}, clock.now()) if line.page == "catalog"]
    assert mine == {
        ("承运商 甲运 许可证到期", "carriers/甲运"), ("承运商 乙运 安全合同到期", "carriers/乙运"),
        ("承运商 乙运 保险到期", "carriers/乙运"),
        ("承运商 丙运 该复评了", "carriers/丙运"), ("车辆 浙A·0T001 年检到期", "vehicles/浙A·0T001"),
        (f"{head.name} 的驾驶资格到期", f"drivers/{head.name}"),
    }  # fmt: skip
    assert theirs == ["G-18"]
