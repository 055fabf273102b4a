from __future__ import annotations

from app.audit.queries import history_of, latest
from app.core.work import Workplace
from db.states import Role
from tests.conftest import People


def test_the_change_log_of_a_number_spans_every_kind_of_record(place: Workplace, people: People) -> None:
    admin = people(Role.ADMINISTRATOR)
    with place.work(admin) as work:
        work.audit("create_order", "customer_order", "DD26000001", mode="自提")
        work.audit("print", "order_review", "DD26000001", nth=1)
        work.audit("create_order", "customer_order", "DD26000002")
    with place.work(admin) as work:
        work.audit("change_order", "customer_order", "DD26000001", mode=["自提", "委托物流"])
    with place.read() as session:
        found = history_of(session, "DD26000001")
        assert [record.line.action for record in found] == ["create_order", "print", "change_order"]
        assert "自提" in found[2].line.details and found[2].line.actor == admin.name
        assert [record.line.action for record in latest(session, 2)] == ["change_order", "create_order"]
        assert history_of(session, "DD26000003") == []
