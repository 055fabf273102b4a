"""Dangerous goods: refused, unless a hazard store stands that the setting allows and the safety officer approved (D-06, X-19)."""

from __future__ import annotations

from datetime import date

import pytest

from app.catalog import queries as catalog_queries
from app.core.clock import SetClock
from app.core.errors import BadInput, Conflict, NotPermitted, Refused
from app.core.work import Workplace
from app.inbound import purchase
from app.inbound import service as inbound
from app.inbound.views import ArrivalDraft
from app.settings import service as settings
from app.storage import hazard, protection
from db.states import Role, StorageClass, ZoneKind
from tests.helpers import catalog
from tests.helpers.goods import Line
from tests.helpers.orders import People


@pytest.mark.clause("D-06")
@pytest.mark.decision("X-19")
def test_a_hazard_store_needs_the_setting_its_own_zone_and_safety(place: Workplace, people: People, clock: SetClock) -> None:
    line = Line(place, people)
    catalog.location(place)
    catalog.location(place, "W-01", "危险品库", ZoneKind.HAZARD, StorageClass.HAZARD)
    solvent = catalog.product(place, hazard=True, storage_class=StorageClass.HAZARD)
    line.prepared(solvent)
    task, sheet = line.ready(solvent, 2)
    safety, both = people(Role.SAFETY), people(Role.SAFETY, Role.STOREKEEPER)

    def put(location: str, which: int = 0) -> None:
        with place.work(line.keeper) as work:
            goods = task.serials[which]
            protection.sign(work, [goods], protection.open_points(work.session, solvent.product_id, goods, work.actor.person_id, work.now))
            inbound.post(work, task.number, sheet.number, task.serials[which : which + 1], location)

    def refused(location: str, which: int = 0) -> str:
        with pytest.raises(Refused) as error:
            put(location, which)
        return str(error.value.clause)

    with place.read() as session:
        keys = {zone.name: zone.zone_id for zone in catalog_queries.zones(session)}
    assert refused("W-01") == refused("A-01-01") == "D-06"
    admin, other = people(Role.ADMINISTRATOR), people(Role.SAFETY)
    with place.work(admin) as work:
        settings.change(work, "storage.hazard_store", "true", "有许可的危险品库", approver_id=other.person_id)
    clock.forward(minutes=1)
    assert refused("W-01") == "D-06"
    with pytest.raises(Conflict, match="不是危险品区"), place.work(line.keeper) as work:
        hazard.ask(work, keys["成品一区"], "危化许 001", date(2027, 6, 30))
    with pytest.raises(BadInput, match="有效期已过"), place.work(line.keeper) as work:
        hazard.ask(work, keys["危险品库"], "危化许 001", date(2026, 11, 22))
    with place.work(both) as work:
        hazard.ask(work, keys["危险品库"], "危化许 001", date(2026, 11, 24))
        (asked,) = hazard.approvals(work.session)
    assert refused("W-01") == "D-06"
    with pytest.raises(NotPermitted), place.work(line.keeper) as work:
        hazard.approve(work, asked.approval_id)
    with pytest.raises(Refused) as own, place.work(both) as work:
        hazard.approve(work, asked.approval_id)
    assert own.value.clause == "X-19"
    with place.work(safety) as work:
        hazard.approve(work, asked.approval_id)
    put("W-01")
    assert refused("A-01-01", 1) == "D-06"
    clock.forward(days=2)  # the licence is over
    assert refused("W-01", 1) == "D-06"


@pytest.mark.decision("X-19")
def test_a_hazard_zone_keeps_dangerous_goods_alone(place: Workplace, people: People) -> None:
    line = Line(place, people)
    breaker = catalog.product(place)
    line.prepared(breaker)
    catalog.location(place, "W-01", "危险品库", ZoneKind.HAZARD, StorageClass.NORMAL)
    task, sheet = line.ready(breaker, 1)
    with pytest.raises(Refused) as refused, place.work(line.keeper) as work:
        inbound.post(work, task.number, sheet.number, task.serials, "W-01")
    assert refused.value.clause == "X-19"


@pytest.mark.clause("D-06")
@pytest.mark.decision("X-19")
def test_dangerous_goods_are_not_taken_in_at_the_door_without_an_approved_store(place: Workplace, people: People, clock: SetClock) -> None:
    line = Line(place, people)
    catalog.location(place, "W-01", "危险品库", ZoneKind.HAZARD, StorageClass.HAZARD)
    solvent = catalog.product(place, catalog.SCREWS, code="QX", hazard=True, storage_class=StorageClass.HAZARD, purchased=True)
    safety = people(Role.SAFETY)
    with place.work(people(Role.ADMINISTRATOR)) as work:
        settings.change(work, "storage.hazard_store", "true", "有许可的危险品库", approver_id=safety.person_id)
    clock.forward(minutes=1)

    def arrive() -> None:
        with place.work(line.keeper) as work:
            purchase.arrive(work, ArrivalDraft(solvent.product_id, 5, "示范化工有限公司", "SH-0417"))

    def refused() -> bool:
        with pytest.raises(Refused) as error:
            arrive()
        return error.value.clause == "D-06"

    assert refused()
    with place.work(line.keeper) as work:
        (zone,) = catalog_queries.zones(work.session)
        hazard.ask(work, zone.zone_id, "危化许 001", date(2026, 11, 24))
        (asked,) = hazard.approvals(work.session)
    assert refused()
    with place.work(safety) as work:
        hazard.approve(work, asked.approval_id)
    arrive()
    clock.forward(days=2)  # the licence is over
    assert refused()
