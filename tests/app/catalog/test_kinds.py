"""Kinds of vehicles for load plans: the built-in list holds together, a site adds its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.catalog.kind_queries import vehicle_kind, vehicle_kinds
from app.catalog.kinds import VehicleKindDraft, change_vehicle_kind, create_vehicle_kind
from app.core.errors import BadInput, Conflict, NotPermitted, Refused
from app.planner.kinds import Family, built_in
from app.planner.model import Axles, Balance, Container, Space
from db.states import Role

INSIDE = Container(
    7_200, 2_400, 2_450, 12_000_000, 2_300, 2_380, (Space(3_000, 0, 0, 600, 200, 300),), Axles(-800, 4_700, 3_800_000, 9_000_000),
    Balance(300, 520, 50),
)  # fmt: skip
OWN = VehicleKindDraft("own-7.2", "7.2 米厢式货车", INSIDE, note="三轴")


def test_a_site_adds_its_own_kind_beside_the_built_in_ones(place, people):
    with place.work(people(Role.LOGISTICS_HEAD)) as work:
        made = create_vehicle_kind(work, OWN)
    with place.read() as session:
        assert vehicle_kinds(session) == (*built_in(), made.kind)
        found = vehicle_kind(session, "OWN-7.2")
    assert found is not None and found.own and found.container == INSIDE and found.name == OWN.name
    with place.work(people(Role.LOGISTICS_HEAD)) as work:
        change_vehicle_kind(work, made.kind_id, replace(OWN, container=replace(INSIDE, axles=None), active=False), "报废", version=1)
    with place.read() as session:
        assert vehicle_kinds(session) == built_in()
        kept = vehicle_kind(session, "OWN-7.2")
        assert kept is not None and kept.container.axles is None
        assert vehicle_kind(session, "40HC") is not None and vehicle_kind(session, "UFO") is None


@pytest.mark.parametrize(
    "draft",
    [
        replace(OWN, key="七米"), replace(OWN, key="40HC"), replace(OWN, name="40 尺高柜 40HC"), replace(OWN, name=" "),
        replace(OWN, container=replace(INSIDE, length_mm=0)), replace(OWN, container=replace(INSIDE, payload_g=None)),
        replace(OWN, container=replace(INSIDE, door_width_mm=2_401)),
        replace(OWN, container=replace(INSIDE, axles=Axles(5, 5, 1000, 1000))),
        replace(OWN, container=replace(INSIDE, balance=Balance(500, 500))),
        replace(OWN, container=replace(INSIDE, blocked=(Space(7_000, 0, 0, 201, 10, 10),))),
    ],
)  # fmt: skip
def test_a_kind_that_cannot_be_is_refused(place, people, draft):
    with pytest.raises(BadInput), place.work(people(Role.LOGISTICS_HEAD)) as work:
        create_vehicle_kind(work, draft)


def test_kinds_are_entered_once_by_logistics_and_corrected_with_a_reason(place, people):
    head = people(Role.LOGISTICS_HEAD)
    with pytest.raises(NotPermitted), place.work(people(Role.SALES)) as work:
        create_vehicle_kind(work, OWN)
    with place.work(head) as work:
        made = create_vehicle_kind(work, OWN)
    with pytest.raises(BadInput), place.work(head) as work:
        create_vehicle_kind(work, replace(OWN, key="OTHER"))
    with pytest.raises(BadInput), place.work(head) as work:
        change_vehicle_kind(work, made.kind_id, replace(OWN, key="OTHER"), "改")
    with pytest.raises(Refused), place.work(head) as work:
        change_vehicle_kind(work, made.kind_id, replace(OWN, note="四轴"))
    with pytest.raises(Conflict), place.work(head) as work:
        change_vehicle_kind(work, made.kind_id, replace(OWN, note="四轴"), "改", version=7)


def test_a_draft_may_be_a_van(place, people):
    with place.work(people(Role.LOGISTICS_HEAD)) as work:
        assert create_vehicle_kind(work, replace(OWN, family=Family.VAN)).kind.family is Family.VAN
