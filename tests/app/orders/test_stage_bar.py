from datetime import date, timedelta

import pytest

from app.orders import queries, service
from app.orders.views import Stage
from db.states import Role
from tests.helpers import catalog as make
from tests.helpers import orders as helper


@pytest.mark.clause("A-12")
def test_the_stage_bar_follows_real_events(place, people, clock):
    order = helper.released(place, people, make.customer(place), [(make.product(place), 2)])
    with place.read() as session:
        groups = {group.key: group for group in queries.stage_groups(session, order.number, clock.now())}
    assert [group.word for group in groups.values()] == ["需求", "评审", "合同", "计划", "生产", "检验", "包装", "物流", "验收", "完成"]
    assert [key for key, group in groups.items() if group.reached_at] == ["requirement", "review", "contract", "plan"]
    assert not any(group.late for group in groups.values())
    with place.work(people(Role.SHIPPER)) as work:
        service.note_stage(work, order.number, Stage.LOADED)
    with place.read() as session:
        groups = {group.key: group for group in queries.stage_groups(session, order.number, clock.now())}
        assert groups["logistics"].reached_at is None, "logistics is done when the goods are out of the gate"
        late = queries.stage_groups(session, order.number, clock.now() + timedelta(days=60))
    assert [group.key for group in late if group.late and group.reached_at is None] == [
        "production", "inspection", "packing", "logistics", "acceptance", "completion"
    ]  # fmt: skip


@pytest.mark.clause("A-12")
def test_another_sequence_in_the_settings_changes_the_bar(place, people, clock):
    from app.settings.service import change

    order = helper.released(place, people, make.customer(place), [(make.product(place), 2)])
    admin, head = people(Role.ADMINISTRATOR), people(Role.LEADERSHIP)
    with place.work(admin) as work:
        change(work, "order.stage_sequence", "contract、production、development", "试行", approver_id=head.person_id)
    clock.forward(seconds=1)
    with place.read() as session:
        assert [group.key for group in queries.stage_groups(session, order.number, clock.now())] == ["contract", "production"]


@pytest.mark.clause("A-12")
def test_stages_are_planned_on_working_days_up_to_the_promise(place, people):
    order = helper.released(place, people, make.customer(place), [(make.product(place), 2)])
    with place.read() as session:
        planned = [view.planned_on for view in queries.stages(session, order.number) if view.planned_on]
    ahead = planned[2:11]
    assert ahead == sorted(ahead) and max(ahead) <= helper.DELIVERY == date(2026, 12, 11)
    assert all(day.weekday() < 5 for day in planned)
