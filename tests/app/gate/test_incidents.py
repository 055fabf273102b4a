"""Incidents at the gates: opened with what happened, on the list of sales and storekeeper until seen, closed with what came of it."""

from __future__ import annotations

import pytest

from app.core.clock import site_day
from app.core.errors import BadInput, Conflict, NotPermitted
from app.core.work import Workplace
from app.gate import incidents
from app.gate import service as gate
from app.reminders import queries as reminders
from db.states import GateOutcome, IncidentKind, Role
from tests.helpers.gate import Yard
from tests.helpers.orders import People


@pytest.fixture
def yard(place: Workplace, people: People) -> Yard:
    return Yard(place, people)


def on_list(yard: Yard, role: Role) -> list[str]:
    with yard.place.read() as session:
        return [str(line.title) for line in reminders.due(session, [role], yard.place.clock.now()) if line.kind == "refusal"]


@pytest.mark.clause("H-08")
def test_every_refusal_is_an_incident_until_both_departments_saw_it(yard: Yard) -> None:
    number = yard.closed().number
    with yard.place.work(yard.guard) as work:
        verdict = gate.present(work, "没有这张证")
    assert verdict.outcome is GateOutcome.REFUSED  # type: ignore[union-attr]
    with yard.place.work(yard.guard) as work:
        gate.present(work, number)
    with yard.place.read() as session:
        unsigned, unknown = incidents.unseen(session)
        assert [one.incident_id for one in incidents.of_day(session, site_day(yard.place.clock.now()))] == [
            unsigned.incident_id, unknown.incident_id,
        ]  # fmt: skip
    assert (unsigned.kind, unsigned.pass_no, unknown.pass_no) == (IncidentKind.REFUSAL, number, "")
    assert unsigned.check_id is not None and "缺财务部" in unsigned.text
    assert yard.gate_pass().state.value == "awaiting_signatures"
    assert len(on_list(yard, Role.SALES)) == len(on_list(yard, Role.STOREKEEPER)) == 2
    with yard.place.work(yard.sales) as work:
        assert incidents.mark_seen(work, unsigned.incident_id).unseen == (Role.STOREKEEPER,)
    assert (len(on_list(yard, Role.SALES)), len(on_list(yard, Role.STOREKEEPER))) == (1, 2)
    with yard.place.work(yard.keeper) as work:
        seen = incidents.mark_seen(work, unsigned.incident_id)
    assert [(role, name) for role, name, _ in seen.seen] == [
        (Role.SALES, yard.sales.name), (Role.STOREKEEPER, yard.keeper.name),
    ]  # fmt: skip
    assert len(on_list(yard, Role.STOREKEEPER)) == 1


def test_an_incident_is_closed_once_with_what_came_of_it_and_not_by_the_guard(yard: Yard) -> None:
    with yard.place.work(yard.guard) as work:
        key = incidents.open_incident(work, IncidentKind.CLOCK, gate="一号门", text="时钟倒拨 40 分", details={"minutes": 40})
    with pytest.raises(NotPermitted), yard.place.work(yard.guard) as work:
        incidents.close_incident(work, key, "已校时")
    with pytest.raises(NotPermitted), yard.place.work(yard.guard) as work:
        incidents.mark_seen(work, key)
    with pytest.raises(BadInput), yard.place.work(yard.keeper) as work:
        incidents.close_incident(work, key, "  ")
    with yard.place.work(yard.keeper) as work:
        closed = incidents.close_incident(work, key, "已校时，换电池")
    assert (closed.closed_by, closed.resolution, closed.unseen) == (yard.keeper.name, "已校时，换电池", (Role.SALES,))
    assert closed.details == {"minutes": 40}
    with pytest.raises(Conflict, match="已由"), yard.place.work(yard.head) as work:
        incidents.close_incident(work, key, "再关一次")
    with yard.place.read() as session:
        assert incidents.open_incidents(session) == incidents.unseen(session) == []
        assert incidents.incident(session, key) == closed
