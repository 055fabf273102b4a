"""Filing the papers of closed orders, and how long records are kept."""

from __future__ import annotations

import json
from datetime import date

import pytest

from app.audit.service import history
from app.core.clock import SetClock
from app.core.errors import BadInput, Conflict, NotPermitted
from app.core.work import Workplace
from app.orders import archive, service
from app.reminders import queries as reminders
from app.settings.service import change
from db.states import Role
from tests.conftest import People
from tests.helpers import catalog as make
from tests.helpers import orders as helper


@pytest.mark.clause("M-03")
def test_a_closed_order_is_filed_within_thirty_days_or_sales_is_reminded(place: Workplace, people: People, clock: SetClock) -> None:
    sales, customer = people(Role.SALES), make.customer(place)
    order = helper.released(place, people, customer, [(make.product(place), 2)])
    with pytest.raises(Conflict, match="还没有关闭"), place.work(sales) as work:
        service.archive(work, order.number, "A3-12")
    with place.work(sales) as work:
        service.close_order(work, order.number)
    with place.read() as session:
        at_once = archive.of_order(session, order.number, clock.now())
        assert at_once is not None and not at_once.filed and archive.unfiled(session, clock.now()) == []
    clock.forward(days=31)
    with place.read() as session:
        due = [line for line in reminders.due(session, [Role.SALES], clock.now()) if line.clause == "M-03"]
    assert [(line.document, line.page, str(line.title)) for line in due] == [(order.number, "orders", f"已关闭未归档：{customer.name}")]
    with pytest.raises(NotPermitted), place.work(people(Role.STOREKEEPER)) as work:
        service.archive(work, order.number, "A3-12")
    with pytest.raises(BadInput, match="档案盒号"), place.work(sales) as work:
        service.archive(work, order.number, "  ")
    for folder in ("A3-12", "B1-04"):
        with place.work(sales) as work:
            service.archive(work, order.number, folder)
    with place.read() as session:
        assert archive.unfiled(session, clock.now()) == []
        filed = archive.of_order(session, order.number, clock.now())
        assert filed is not None and (filed.folder, filed.by) == ("B1-04", sales.name)
        log = [line for line in history(session, "customer_order", order.number) if line.action == "archive_order"]
    assert [json.loads(line.details)["old"] for line in log] == ["", "A3-12"]


@pytest.mark.clause("M-02")
def test_records_are_kept_the_sites_years_or_as_long_as_the_warranty(place: Workplace, people: People, clock: SetClock) -> None:
    sales, admin, head = people(Role.SALES), people(Role.ADMINISTRATOR), people(Role.LEADERSHIP)
    order = helper.released(place, people, make.customer(place), [(make.product(place), 2)])
    with place.work(sales) as work:
        service.close_order(work, order.number)
    kept = []
    for months in ("24", "120"):
        with place.work(admin) as work:
            change(work, "warranty.months", months, "合同约定", approver_id=head.person_id)
        clock.forward(seconds=1)
        with place.read() as session:
            view = archive.of_order(session, order.number, clock.now())
        assert view is not None and view.closed_on == date(2026, 11, 23)
        kept.append(view.keep_until)
    assert kept == [date(2031, 11, 23), date(2036, 11, 23)]
