"""What stands at the customers': in with the signed slip, maintained, upgraded, replaced (J-39); what waits of it all reminds."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.aftersales import installed_queries, installed_service, visits_queries
from app.aftersales.installed_views import CareWorkKind, InstalledView
from app.core.clock import SetClock, months_after, site_day
from app.core.errors import BadInput, Conflict
from app.core.work import Workplace
from app.delivery import service as delivery
from app.delivery.views import AcceptanceResult, LineCount, SlipBack
from app.desk import connect_care
from app.reminders import care_due
from app.reminders.views import Mark
from db.states import Role
from tests.helpers.gate import Yard
from tests.helpers.orders import People

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 32


@pytest.fixture
def yard(place: Workplace, people: People, clock: SetClock) -> Yard:
    made = Yard(place, people)
    made.out()
    clock.forward(hours=5)
    return made


def signed(yard: Yard) -> str:
    now = yard.place.clock.now()
    slip = SlipBack("收货员甲", now, now, (LineCount(1, 2),), True, True, file_name="签收单.png", file_content=PNG)
    with yard.place.work(yard.sales) as work:
        return delivery.register_slip(work, yard.dispatch_no, slip).number


def standing(yard: Yard) -> list[InstalledView]:
    with yard.place.read() as session:
        return installed_queries.of_customer(session, yard.customer.customer_id)


@pytest.mark.clause("J-36", "J-39")
def test_from_the_signature_to_the_maintenance_and_the_upgrade(yard: Yard, clock: SetClock) -> None:
    connect_care(yard.place.bus)
    record_no = signed(yard)
    day = site_day(clock.now())
    first, second = standing(yard)
    assert {first.serial, second.serial} == set(yard.serials) and first.record_no == record_no
    assert first.due_on == months_after(day, 12) and first.customer == yard.customer.name
    with yard.place.work(yard.sales) as work:
        delivery.accept(work, yard.dispatch_no, AcceptanceResult.ACCEPTED)
    with yard.place.read() as session:
        (visit,) = visits_queries.due(session, day + timedelta(days=30))
        assert visit.source_no == record_no and visit.target == "新购客户"
        assert installed_queries.find(session, first.serial[-4:], ()) == [first]
        assert [m.due for m in installed_queries.due_months(session, months_after(day, 1))][11] == 2
    clock.set(clock.now() + timedelta(days=400))
    later = site_day(clock.now())
    with yard.place.read() as session:
        due = {line.kind: line for line in care_due.lines(session, clock.now())}
    assert due["maintenance"].mark is Mark.WRONG and "2" in str(due["maintenance"].title)
    assert due["visit"].document == visit.number and {"yearly", "away"} <= due.keys()
    before, tomorrow = day - timedelta(days=1), later + timedelta(days=1)
    for broken in ({"words": " "}, {"kind": CareWorkKind.UPGRADE}, {"done_on": before}, {"done_on": tomorrow}):
        given = {"kind": CareWorkKind.MAINTENANCE, "words": "清扫紧固", **broken}
        with pytest.raises(BadInput), yard.place.work(yard.service) as work:
            installed_service.record_work(work, first.installed_id, **given)  # type: ignore[arg-type]
    with yard.place.work(yard.service) as work:
        after = installed_service.record_work(work, first.installed_id, CareWorkKind.MAINTENANCE, "清扫紧固")
        assert after.maintained_on == later and after.due_on == months_after(later, 12)
        after = installed_service.record_work(work, second.installed_id, CareWorkKind.UPGRADE, "换控制器", release="V2.1")
    assert after.release == "V2.1"
    with yard.place.read() as session:
        (upgraded,) = [one for one in visits_queries.visits(session) if one.target == "升级客户"]
        assert upgraded.due_on == later + timedelta(days=30) and upgraded.source_no == second.serial
        assert [one.kind for one in installed_queries.works(session, first.installed_id)] == [CareWorkKind.MAINTENANCE]
        assert not installed_queries.due(session, None, later)
    with yard.place.work(yard.service) as work:
        assert installed_service.set_interval(work, first.product_id, 6) == 2
    assert {one.due_on for one in standing(yard)} == {months_after(later, 6)}
    with yard.place.work(yard.service) as work:
        assert installed_service.set_interval(work, first.product_id, 0) == 2
    assert {one.due_on for one in standing(yard)} == {None}


@pytest.mark.clause("J-39")
def test_deliveries_of_before_are_caught_up_and_a_replaced_unit_leaves_the_list(yard: Yard, people: People) -> None:
    signed(yard)
    assert standing(yard) == []
    with yard.place.work(people(Role.ADMINISTRATOR)) as work:
        assert installed_service.catch_up(work) == 1
        assert installed_service.catch_up(work) == 0
    old, other = yard.serials
    with yard.place.work(yard.service) as work:
        installed_service.replace(work, old, "BK2699990001", "SH-2026-0001 补换")
    assert [one.serial for one in standing(yard)] == [other]
    with yard.place.read() as session:
        (left,) = installed_queries.of_identity(session, old)
    assert left.left_on is not None and left.replaced_by == "BK2699990001" and left.due_on is None
    with pytest.raises(Conflict), yard.place.work(yard.service) as work:
        installed_service.record_work(work, left.installed_id, CareWorkKind.MAINTENANCE, "保养")
    with yard.place.work(yard.service) as work:
        installed_service.take_out(work, other, "退货 TH26000001")
        installed_service.replace(work, other, "BK2699990002", "SH-2026-0002 补换")
    assert standing(yard) == []
    with yard.place.read() as session:
        (returned,) = installed_queries.of_identity(session, other)
    assert returned.left_why == "退货 TH26000001" and returned.replaced_by == "BK2699990002"
