"""Walks through the zones, what they open, the fire equipment (D-04, D-05), and rules that people confirm (D-17)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.core.clock import SetClock, site_day
from app.core.errors import BadInput, Conflict, NotPermitted
from app.core.work import Actor, Workplace
from app.reminders import zones_due
from app.storage import care, climate_queries, documents
from app.storage.care_views import ItemDraft
from app.storage.documents import DocumentDraft
from db.states import CareItem, Role
from tests.helpers import catalog
from tests.helpers.orders import People

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40


@pytest.fixture
def keeper(place: Workplace, people: People) -> Actor:
    catalog.location(place)
    return people(Role.STOREKEEPER)


def zone_id(place: Workplace) -> int:
    with place.read() as session:
        return climate_queries.zone_keys(session)["成品一区"]


def walk(place: Workplace, who: Actor, *bad: ItemDraft, photos: tuple[tuple[str, bytes], ...] = ()) -> str:
    named = {one.item for one in bad}
    with place.work(who) as work:
        drafts = [ItemDraft(item, True) for item in CareItem if item not in named] + list(bad)
        return care.check_zone(work, zone_id(place), drafts, "雨后", photos)


def due(place: Workplace) -> dict[str, str]:
    with place.read() as session:
        mine = [line for line in zones_due.lines(session, place.clock.now()) if line.clause in ("D-04", "D-05", "D-17")]
    return {line.kind: str(line.mark) for line in mine}


@pytest.mark.clause("D-04", "D-05")
def test_a_zone_is_walked_every_week(place: Workplace, keeper: Actor, clock: SetClock) -> None:
    assert due(place) == {"walk": "wrong"}
    number = walk(place, keeper, photos=(("角落.png", PNG),))
    assert number.startswith("XC26")
    assert due(place) == {}
    clock.forward(days=7)
    assert due(place)["walk"] in ("not_yet", "hold")
    clock.forward(days=1)
    assert due(place) == {"walk": "wrong"}
    with place.read() as session:
        (view,) = care.checks(session)
    assert (view.number, view.remark, bool(view.photo), len(view.items)) == (number, "雨后", True, len(CareItem))


@pytest.mark.clause("D-04")
def test_what_is_not_in_order_opens_an_action_with_owner_and_day(place: Workplace, keeper: Actor, people: People, clock: SetClock) -> None:
    mate = people(Role.STOREKEEPER)
    today = site_day(clock.now())
    with pytest.raises(BadInput, match="写明问题、整改人和期限"):
        walk(place, keeper, ItemDraft(CareItem.DRY, False, "墙角渗水"))
    with pytest.raises(BadInput, match="期限已过"):
        walk(place, keeper, ItemDraft(CareItem.DRY, False, "墙角渗水", mate.person_id, today - timedelta(days=1)))
    with pytest.raises(BadInput, match="逐项"), place.work(keeper) as work:
        care.check_zone(work, zone_id(place), [ItemDraft(CareItem.DRY, True)])
    with pytest.raises(NotPermitted):
        walk(place, people(Role.SALES))
    walk(place, keeper, ItemDraft(CareItem.DRY, False, "墙角渗水", mate.person_id, today + timedelta(days=2)))
    with place.read() as session:
        (action,) = care.actions(session)
        (state,) = care.zones_care(session, clock.now())
    assert (action.owner, action.words, action.due_on) == (mate.name, "墙角渗水", today + timedelta(days=2))
    assert (state.open_actions, state.late_actions) == (1, 0)
    assert due(place) == {"action": "not_yet"}
    clock.forward(days=3)
    assert due(place)["action"] == "wrong"
    with pytest.raises(BadInput), place.work(mate) as work:
        care.finish(work, action.action_id, "")
    with place.work(mate) as work:
        care.finish(work, action.action_id, "补防水层")
    with pytest.raises(Conflict), place.work(mate) as work:
        care.finish(work, action.action_id, "补防水层")
    assert "action" not in due(place)


@pytest.mark.clause("D-05")
def test_fire_equipment_is_looked_at_every_month(place: Workplace, keeper: Actor, clock: SetClock) -> None:
    walk(place, keeper)
    with place.work(keeper) as work:
        care.add_equipment(work, zone_id(place), "MH-01", "干粉灭火器 4 kg", "东门左侧")
    with pytest.raises(Conflict), place.work(keeper) as work:
        care.add_equipment(work, zone_id(place), "MH-01", "灭火毯")
    assert due(place) == {"equipment": "hold"}
    with place.read() as session:
        (tool,) = care.equipment(session, clock.now())
    with pytest.raises(BadInput), place.work(keeper) as work:
        care.look_at(work, tool.equipment_id, False)
    with place.work(keeper) as work:
        care.look_at(work, tool.equipment_id, True)
    assert due(place) == {}
    with place.read() as session:
        (tool,) = care.equipment(session, clock.now())
    assert tool.due_on == date(2026, 12, 23)
    with place.work(keeper) as work:
        care.look_at(work, tool.equipment_id, False, "压力不足")
    assert due(place) == {"equipment": "hold"}


@pytest.mark.clause("D-17")
def test_a_new_version_is_read_by_everybody_concerned(place: Workplace, keeper: Actor, people: People, clock: SetClock) -> None:
    head, mate, seller = people(Role.LOGISTICS_HEAD), people(Role.STOREKEEPER), people(Role.SALES)
    draft = DocumentDraft("CK-01", "仓库管理制度", "A/0", date(2026, 11, 1), "", (Role.STOREKEEPER,), "仓库管理制度.png", PNG)
    with pytest.raises(NotPermitted), place.work(keeper) as work:
        documents.publish(work, draft)
    with pytest.raises(BadInput), place.work(head) as work:
        documents.publish(work, DocumentDraft("CK-01", "仓库管理制度", "A/0", date(2026, 11, 1)))
    with place.work(head) as work:
        first = documents.publish(work, draft)

    def view(key: int) -> documents.DocumentView:
        with place.read() as session:
            return next(one for one in documents.documents(session) if one.document_id == key)

    assert {one.name for one in view(first).unread} == {keeper.name, mate.name}
    assert view(first).waits_for(mate.person_id) and not view(first).waits_for(seller.person_id)
    for who in (keeper, mate):
        with place.work(who) as work:
            documents.confirm(work, first)
    with pytest.raises(Conflict), place.work(mate) as work:
        documents.confirm(work, first)
    assert view(first).unread == () and "document" not in due(place)
    with pytest.raises(Conflict, match="已发布"), place.work(head) as work:
        documents.publish(work, draft)
    with place.work(head) as work:
        second = documents.publish(work, DocumentDraft("CK-01", "仓库管理制度", "A/1", date(2026, 11, 20), "加 X-34", (), "a.png", PNG))
    assert not view(first).current and len(view(second).unread) == len(view(second).readers) >= 4
    assert due(place)["document"] == "hold"
    with pytest.raises(Conflict, match="不是现行版本"), place.work(mate) as work:
        documents.confirm(work, first)
    with place.read() as session:
        found = documents.file_of(session, second)
        assert (found[0].name, found[1]) == ("a.png", PNG)
