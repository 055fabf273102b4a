from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.core.clock import SetClock
from app.core.work import Workplace
from app.reminders import queries
from app.storage import rechecks, shelf, shelf_queries
from db.states import Role
from tests.helpers import catalog
from tests.helpers.orders import People
from tests.helpers.shelf import KEEPER, bought, made, morning

TODAY = date(2027, 2, 28)


@pytest.mark.clause("D-09", "D-12", "D-13")
def test_what_comes_to_a_last_day_stands_on_the_home_page_every_day_until_it_is_done(
    place: Workplace, people: People, clock: SetClock
) -> None:
    catalog.location(place)
    glue = catalog.product(place, catalog.SCREWS, name="导热硅胶", code="GJ")
    lot = bought(place, glue, valid_until=date(2027, 3, 31))
    gone = bought(place, glue, expires_on=TODAY - timedelta(days=1))
    (near,) = made(place, catalog.product(place, storage_days=127), 1)
    (soon,) = made(place, catalog.product(place, code="JC", name="交流接触器", storage_days=104), 1)
    made(place, catalog.product(place, code="KG", name="隔离开关", storage_days=128), 1)

    def said(*roles: Role) -> set[tuple[str, str, str, str]]:
        with place.read() as session:
            due = queries.due(session, roles, clock.now())
        return {(line.clause, line.mark.value, str(line.title), line.document) for line in due if line.document.startswith("due/")}

    morning(place, clock, TODAY)
    expired = ("D-13", "wrong", f"已失效，待报告并登记措施：导热硅胶 UT-2.5 {gone}", f"due/{gone}")
    assert said(Role.STOREKEEPER) == {
        expired, ("D-12", "hold", f"保管期将到，送质检复验（第 1 天）：导热硅胶 {lot}", f"due/{lot}"),
        ("D-09", "info", f"存放期还有 30 天：塑壳断路器 {near}", f"due/{near}"),
        ("D-09", "hold", f"存放期还有 7 天：交流接触器 {soon}", f"due/{soon}"),
    }  # fmt: skip
    morning(place, clock, TODAY + timedelta(days=2))  # not answered: it stands there again
    assert {words for clause, _, words, _ in said(Role.STOREKEEPER) if clause == "D-12"} == {
        f"保管期将到，送质检复验（第 3 天）：导热硅胶 {lot}"
    }
    with place.work(KEEPER) as work:
        number = rechecks.raise_recheck(work, [lot]).number
        (notice,) = shelf_queries.notices(work.session)
        shelf.acknowledge_expiry(work, notice.notice_id, "物流科长", work.now, "移入隔离区")
    assert {clause for clause, *_ in said(Role.STOREKEEPER)} == {"D-09"}
    assert {line[:3] for line in said(Role.INSPECTOR)} == {
        ("D-12", "hold", f"待复验：导热硅胶 {lot}"), ("D-13", "hold", f"已失效，待质检处置：导热硅胶 {gone}"),
    }  # fmt: skip
    assert f"due/{number}" in {document for *_, document in said(Role.INSPECTOR)}
