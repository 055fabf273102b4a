"""What waits on cases: the report to the leaders until it is made, appointments, agreed steps, measures until they are verified."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.aftersales import case_care, service
from app.aftersales.views import CaseDraft, CaseMeasureKind, Severity
from app.core.clock import SetClock, site_day
from app.core.work import Workplace
from app.reminders import case_due
from app.reminders.views import Mark
from db.states import Role
from tests.helpers.orders import People


@pytest.mark.clause("J-03", "J-16", "J-29", "J-35")
def test_what_waits_on_a_case(place: Workplace, people: People, clock: SetClock) -> None:
    desk, owner = people(Role.AFTER_SALES), people(Role.PROCESS)

    def rows() -> dict[str, tuple[Mark, str]]:
        with place.read() as session:
            return {one.clause: (one.mark, one.who) for one in case_due.lines(session, clock.now())}

    with place.work(desk) as work:
        number = service.register(work, CaseDraft("", "不合闸", phone="0571-1", severity=Severity.MAJOR)).number
        service.respond(work, number, "设备科", "收到")
        case_care.set_next(work, number, "回电", clock.now() + timedelta(hours=2), owner.person_id)
        made = case_care.add_measure(
            work, number, CaseMeasureKind.CORRECTIVE, "点漆", owner.person_id or 0, site_day(clock.now()) + timedelta(days=2)
        )
    assert rows() == {
        "J-03": (Mark.NOT_YET, "售后"), "J-16": (Mark.HOLD, "售后"), "J-35": (Mark.HOLD, owner.name), "J-29": (Mark.NOT_YET, owner.name),
    }  # fmt: skip
    clock.forward(days=4)
    assert {clause: mark for clause, (mark, _) in rows().items()} == dict.fromkeys(("J-03", "J-16", "J-35", "J-29"), Mark.WRONG)
    with place.work(desk) as work:
        case_care.report_to_leaders(work, number, "总经理", "今晚送电")
        case_care.set_next(work, number, "", None, None)
        case_care.finish_measure(work, made.measure_id, "已点漆")
    assert rows() == {"J-03": (Mark.WRONG, "售后"), "J-29": (Mark.NOT_YET, "质检员")}
