"""The sheet of a walk (form 48), and the cover of a rule with its history (form 50)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from app.catalog.queries import locations
from app.core.clock import SetClock, site_day
from app.core.errors import NotFound
from app.core.work import Workplace
from app.desk import _forms
from app.printing.preview import preview
from app.settings.service import change
from app.storage import care, climate_queries, document_paper, documents, stock_paper
from app.storage.care_paper import PAPER
from app.storage.care_views import ItemDraft
from app.storage.documents import DocumentDraft
from app.units import at_places
from db.states import CareItem, Role
from tests.app.slips.reading import symbols, texts
from tests.app.storage.test_counting import A, B, Store
from tests.helpers import catalog
from tests.helpers.orders import People

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40


def made(place: Workplace, people: People, paper: str, document: str) -> bytes:
    with place.read() as session:
        return preview(session, place, _forms(), people(Role.LOGISTICS_HEAD), paper, document).pdf


@pytest.mark.clause("D-04", "D-05")
def test_a_walk_prints_with_what_is_to_be_put_right_and_the_fire_equipment(place: Workplace, people: People, clock: SetClock) -> None:
    catalog.location(place)
    keeper, today = people(Role.STOREKEEPER), site_day(clock.now())
    with place.read() as session:
        zone_id = climate_queries.zone_keys(session)["成品一区"]
    bad = ItemDraft(CareItem.DRY, False, "墙角渗水", keeper.person_id, today + timedelta(days=2))
    drafts = [bad, *(ItemDraft(item, True) for item in CareItem if item is not CareItem.DRY)]
    with place.work(keeper) as work:
        other = care.check_zone(work, zone_id, [ItemDraft(item, True) for item in CareItem])
        number = care.check_zone(work, zone_id, drafts, "雨后")
        care.add_equipment(work, zone_id, "MH-01", "干粉灭火器 4 kg", "东门左侧")
    pdf = made(place, people, PAPER, number)
    page = texts(pdf)[0]
    for words in ("库区检查表", "成品一区", "雨后", "墙角渗水", keeper.name, f"{bad.due_on}", "MH-01", "东门左侧", "逾期", "JFT-B48"):
        assert words in page, words
    assert all(number in found for found in symbols(pdf))
    clock.forward(days=3)
    assert page.count("逾期") + 1 == texts(made(place, people, PAPER, number))[0].count("逾期")
    with place.read() as session:
        (action,) = care.actions(session, open_only=False, number=number)
        assert care.actions(session, open_only=False, number=other) == ()
    with place.work(keeper) as work:
        care.finish(work, action.action_id, "补防水层")
    assert "补防水层（" in texts(made(place, people, PAPER, number))[0]
    assert "没有要整改的" in texts(made(place, people, PAPER, other))[0]
    with pytest.raises(NotFound):
        made(place, people, PAPER, "XC26999999")


@pytest.mark.clause("D-11", "D-16")
def test_the_stock_list_names_every_place_with_what_the_books_hold(place: Workplace, people: People) -> None:
    store = Store(place, people)
    pdf = made(place, people, stock_paper.PAPER, stock_paper.document_of(date(2026, 11, 23)))
    page = "".join(texts(pdf))
    with place.read() as session:
        booked = at_places.lot_at(session, store.lot, next(one.location_id for one in locations(session) if one.code == A))
    for words in ("库存清单", A, B, store.lot, f"{booked}", "JFT-B08-2"):
        assert words in page, words
    assert booked and all("KC20261123" in found for found in symbols(pdf))


@pytest.mark.clause("D-17", "M-06")
def test_a_document_has_a_cover_with_every_edition(place: Workplace, people: People) -> None:
    head = people(Role.LOGISTICS_HEAD)
    with place.work(head) as work:
        first = documents.publish(work, DocumentDraft("CK-01", "仓库管理制度", "A/0", date(2026, 11, 1), "", (), "a.png", PNG))
        documents.publish(work, DocumentDraft("CK-02", "叉车操作规程", "A/0", date(2026, 11, 2), "", (), "b.png", PNG))
        role = (Role.STOREKEEPER,)
        second = documents.publish(work, DocumentDraft("CK-01", "仓库管理制度", "A/1", date(2026, 11, 20), "加 X-34", role, "a.png", PNG))
    page = texts(made(place, people, document_paper.PAPER, str(second)))[0]
    for words in ("制度封面与修订履历", "仓库管理制度", "CK-01", "A/1", "A/0", "加X-34", "首次发布", "2026-11-20", head.name, "JFT-B50"):
        assert words in page, words
    assert "叉车" not in page and page.index("加X-34") < page.index("首次发布")
    with place.work(head) as work:
        documents.withdraw(work, second, "并入 CK-03")
    assert "废止：并入CK-03" in texts(made(place, people, document_paper.PAPER, str(first)))[0]
    with pytest.raises(NotFound):
        made(place, people, document_paper.PAPER, "4711")


@pytest.mark.clause("M-06")
def test_the_rules_of_the_desk_have_a_history_with_author_and_approver(place: Workplace, people: People, clock: SetClock) -> None:
    keeper, leader = people(Role.ADMINISTRATOR), people(Role.LEADERSHIP)
    empty = texts(made(place, people, document_paper.PAPER, document_paper.SETTINGS))[0]
    assert ("产品交付规则" in empty and "首次发布" in empty) or "没有修订" in empty
    late = datetime(2026, 12, 1, tzinfo=clock.now().tzinfo)
    with place.work(keeper) as work:
        change(work, "climate.humidity_max_percent", "55", "梅雨季", approver_id=leader.person_id, effective_from=late)
        change(work, "company.phone", "0571-1234", "换号")
    page = texts(made(place, people, document_paper.PAPER, document_paper.SETTINGS))[0]
    for words in ("：55", "梅雨季", keeper.name, leader.name, "2026-12-01"):
        assert words in page, words
    assert "换号" not in page
