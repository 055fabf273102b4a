from datetime import UTC, date, datetime
from itertools import product as pairs

import pypdfium2 as pdfium
import pytest

from app.core.errors import BadInput, Conflict, NotFound, NotPermitted, Refused
from app.orders import papers, queries, service
from app.orders.states import TASK_MOVES
from app.orders.tasks import move_task
from app.printing.making import making
from app.printing.service import recent_jobs
from app.units import queries as units
from db.models.core import PrintedPaper
from db.models.orders import TaskOrder
from db.states import PrintKind, Role, TaskState, UnitState
from tests.helpers import catalog as make
from tests.helpers import orders as helper

DUE = date(2026, 11, 30)


@pytest.fixture
def order(place, people):
    return helper.released(place, people, make.customer(place), [(make.product(place), 3), (make.product(place, make.SCREWS), 500)])


def words(pdf):
    return "".join(page.get_textpage().get_text_range() for page in pdfium.PdfDocument(pdf))


@pytest.mark.clause("A-10")
def test_no_task_for_an_order_without_a_reviewed_plan_line(place, people, order):
    planner, product_id = people(Role.PLANNING), order.lines[0].product_id
    with pytest.raises(Refused) as refused, place.work(planner) as work:
        service.create_task(work, product_id, 3, order.number, DUE)
    assert refused.value.clause == "A-10" and "生产计划未审核" in str(refused.value)
    with place.work(planner) as work:
        line = service.create_plan_line(work, order.number, product_id, 3, date(2026, 11, 24), DUE, True)
    with pytest.raises(Refused), place.work(planner) as work:
        service.create_task(work, product_id, 3, order.number, DUE)
    with place.work(people(Role.LEADERSHIP)) as work:
        service.review_plan_line(work, line.plan_id)
    with place.work(planner) as work:
        assert service.create_task(work, product_id, 2, order.number, DUE).quantity == 2
    with pytest.raises(Refused) as refused, place.work(planner) as work:
        service.create_task(work, product_id, 2, order.number, DUE)
    assert refused.value.facts[3].value == "1", "only one is left of the plan line"
    with place.read() as session:
        assert queries.plan_lines(session, order_no=order.number)[0].tasked == 2


@pytest.mark.clause("A-10")
def test_nobody_reviews_his_own_plan(place, people, order):
    planner = people(Role.PLANNING)
    with place.work(planner) as work:
        line = service.create_plan_line(work, order.number, order.lines[0].product_id, 3, date(2026, 11, 24), DUE, False, "缺铜排")
    with pytest.raises(Refused) as refused, place.work(planner) as work:
        service.review_plan_line(work, line.plan_id)
    assert refused.value.clause == "A-10"
    with place.work(people(Role.PLANNING)) as work:
        service.review_plan_line(work, line.plan_id)
    with pytest.raises(Conflict), place.work(people(Role.LEADERSHIP)) as work:
        service.review_plan_line(work, line.plan_id)


@pytest.mark.clause("B-14")
def test_a_task_allocates_serials_and_queues_labels_and_paper(place, people, order):
    task = helper.task(place, people, make_view(place, "BK"), 3, order.number)
    assert (task.number, task.serials, task.lot) == ("RW26000001", ("BK2611230001", "BK2611230002", "BK2611230003"), "")
    with place.read() as session:
        jobs = [(job.kind, job.paper, job.document) for job in recent_jobs(session)]
        labels = [document for kind, paper, document in jobs if (kind, paper) == (PrintKind.LABEL, "unit_label")]
        assert sorted(labels) == list(task.serials)
        assert (PrintKind.PAPER, "task_order", task.number) in jobs
        assert queries.task(session, task.number) == task
        assert units.unit(session, "BK2611230003").state is UnitState.IN_PRODUCTION
        assert [t.number for t in queries.tasks(session, open_only=True)] == [task.number]


@pytest.mark.clause("B-14")
def test_lot_goods_get_one_lot_and_one_label(place, people, order):
    task = helper.task(place, people, make_view(place, "LS"), 500)
    assert (task.serials, task.lot, task.order_no) == ((), "L261123-01", "")
    with place.read() as session:
        assert [job.document for job in recent_jobs(session) if job.paper == "unit_label"] == ["L261123-01"]
        assert queries.task(session, task.number) == task


@pytest.mark.clause("B-14")
def test_no_more_is_handed_in_than_the_task_says(place, people, order):
    task = helper.task(place, people, make_view(place, "LS"), 10)
    keeper = people(Role.STOREKEEPER)
    with place.work(keeper) as work:
        assert service.hand_in(work, task.number, 7).state is TaskState.ISSUED
    with pytest.raises(Refused) as refused, place.work(keeper) as work:
        service.hand_in(work, task.number, 4)
    assert refused.value.clause == "B-14" and "入库数超过任务数" in str(refused.value)
    with place.work(keeper) as work:
        full = service.hand_in(work, task.number, 3)
    assert (full.handed_in, full.open, full.state) == (10, 0, TaskState.HANDED_IN)
    with place.work(keeper) as work:
        back = service.take_back(work, task.number, 4)
    assert (back.handed_in, back.state) == (6, TaskState.ISSUED)
    with pytest.raises(BadInput), place.work(keeper) as work:
        service.take_back(work, task.number, 7)
    for wrong in (0, -1):
        with pytest.raises(BadInput), place.work(keeper) as work:
            service.hand_in(work, task.number, wrong)
    with pytest.raises(NotFound), place.work(keeper) as work:
        service.hand_in(work, "RW26000099", 1)


def test_a_task_asks_for_released_order_known_product_and_planning(place, people, order):
    product = make_view(place, "BK")
    other = make.product(place, code="QT", name="别的")
    idle = make.product(place, code="WQ", name="未启用", active=False)
    planner = people(Role.PLANNING)
    with place.work(people(Role.SALES)) as work:
        draft = service.create_order(work, helper.draft(make_customer(work), [(product, 1)]))
    for act, error in (
        (lambda w: service.create_task(w, other.product_id, 1, order.number, DUE), BadInput),
        (lambda w: service.create_task(w, idle.product_id, 1, "", DUE), BadInput),
        (lambda w: service.create_task(w, product.product_id, 0, "", DUE), BadInput),
        (lambda w: service.create_task(w, product.product_id, 1000, "", DUE), BadInput),
        (lambda w: service.create_task(w, product.product_id, 1, "DD26009999", DUE), NotFound),
        (lambda w: service.create_task(w, product.product_id, 1, draft.number, DUE), Conflict),
    ):
        with pytest.raises(error), place.work(planner) as work:
            act(work)
    with pytest.raises(NotPermitted), place.work(people(Role.SALES)) as work:
        service.create_task(work, product.product_id, 1, "", DUE)
    with place.read() as session:
        assert queries.tasks(session) == [] and recent_jobs(session, 5)[0].paper == "order_review"


def test_a_refused_task_uses_up_no_number(place, people, order):
    planner = people(Role.PLANNING)
    with pytest.raises(Refused), place.work(planner) as work:
        service.create_task(work, order.lines[0].product_id, 3, order.number, DUE)
    assert helper.task(place, people, make_view(place, "BK"), 1).number == "RW26000001"


def test_printing_again_needs_a_reason(place, people, order):
    task = helper.task(place, people, make_view(place, "BK"), 1)
    planner = people(Role.PLANNING)
    with pytest.raises(BadInput), place.work(planner) as work:
        service.reprint_task(work, task.number, " ")
    with place.work(planner) as work:
        service.reprint_task(work, task.number, "标签撕坏")
    with place.read() as session:
        assert [job.nth for job in recent_jobs(session) if job.paper == "unit_label"] == [2, 1]


def test_the_papers_hold_what_was_committed(place, people, order, clock):
    task = helper.task(place, people, make_view(place, "BK"), 3, order.number)
    with place.read() as session:
        for paper, build, number in (("task_order", papers.task_order, task.number), ("order_review", papers.order_review, order.number)):
            printed = PrintedPaper(
                paper=paper, document=number, nth=1, rule_version="", reason="", at=datetime(2026, 11, 23, 1, tzinfo=UTC), station="测试台"
            )
            facts = making(session, printed)
            pdf = build(session, number, facts)
            assert pdf == build(session, number, facts), "the same data give the same bytes"
            text = words(pdf)
            assert number in text and order.customer_name in text
        assert "技术是否可行" in text and "示范" in text


@pytest.mark.parametrize(("old", "new"), list(pairs(TaskState, TaskState)))
def test_every_pair_of_task_states(old, new):
    row = TaskOrder(number="RW26000001", state=old)
    if (old, new) in TASK_MOVES:
        move_task(row, new)
        assert row.state is new
    else:
        with pytest.raises(Conflict):
            move_task(row, new)


def make_view(place, code):
    from app.catalog import queries as catalog

    with place.read() as session:
        return catalog.product_by_code(session, code)


def make_customer(work):
    from app.catalog import queries as catalog

    return catalog.customers(work.session)[0]
