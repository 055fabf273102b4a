from dataclasses import replace
from datetime import date
from itertools import product as pairs

import pytest

from app.audit.service import history
from app.core.errors import BadInput, Conflict, NotFound, NotPermitted, Refused
from app.orders import queries, service
from app.orders.events import AddressChanged, DeliveryTermsChanged
from app.orders.moves import move
from app.orders.states import DEPARTMENT_ROLES, ORDER_MOVES, REVIEW, TASK_MOVES, stages_in_order
from app.orders.views import LineDraft, OrderDraft, Stage
from db.models.orders import CustomerOrder
from db.states import DeliveryMode, Department, OrderState, ReviewQuestion, Role
from tests.helpers import catalog as make
from tests.helpers import orders as helper


@pytest.fixture
def goods(place):
    return make.customer(place), make.product(place)


@pytest.fixture
def sales(people):
    return people(Role.SALES)


def create(place, sales, draft):
    with place.work(sales) as work:
        return service.create_order(work, draft)


@pytest.mark.clause("A-01")
@pytest.mark.parametrize(
    ("blank", "word"), [("contact", "联系人"), ("phone", "电话"), ("address", "送货地址"), ("customer_id", "客户名称")]
)
def test_no_release_with_a_blank_customer_field(place, sales, goods, blank, word):
    draft = replace(helper.draft(goods[0], [(goods[1], 2)]), **{blank: None if blank == "customer_id" else "  "})
    order = create(place, sales, draft)
    with pytest.raises(Refused) as refused, place.work(sales) as work:
        service.release(work, order.number)
    assert refused.value.clause == "A-01"
    assert "客户资料不全，订单不得下达" in str(refused.value) and word in str(refused.value.facts[1].value)
    assert order.gaps == ("customer_name" if blank == "customer_id" else blank,)


def test_a_draft_may_be_empty(place, sales):
    order = create(place, sales, OrderDraft())
    assert order.state is OrderState.DRAFT and order.number == "DD26000001"
    assert order.gaps == ("customer_name", "contact", "phone", "address", "delivery_date", "destination", "mode", "lines")


@pytest.mark.clause("A-02")
@pytest.mark.parametrize(
    "change",
    [
        {"delivery_date": None}, {"destination": ""}, {"mode": None}, {"lines": ()}, {"lines": (LineDraft(None, 3, "x"),)}, "zero",
    ],
)  # fmt: skip
def test_no_release_with_an_open_term(place, sales, goods, change):
    if change == "zero":
        change = {"lines": (LineDraft(goods[1].product_id, 0),)}
    order = create(place, sales, replace(helper.draft(goods[0], [(goods[1], 2)]), **change))
    with pytest.raises(Refused) as refused, place.work(sales) as work:
        service.release(work, order.number)
    assert refused.value.clause == "A-02" and "交付要素未确认" in str(refused.value)


@pytest.mark.clause("A-03")
def test_a_project_order_needs_its_requirement_document(place, people, sales, goods):
    draft = helper.draft(goods[0], [(goods[1], 2)])
    order = helper.contracted(place, people, replace(draft, needs=replace(draft.needs, project=True)))
    with pytest.raises(Refused) as refused, place.work(sales) as work:
        service.release(work, order.number)
    assert refused.value.clause == "A-03"
    needs = replace(draft.needs, project=True, requirement_no="XQ-01", requirement_version="A", requirement_confirmed_on=date(2026, 11, 20))
    with place.work(sales) as work:
        service.change_order(work, order.number, replace(draft, needs=needs), "补需求文档")
    with pytest.raises(Refused) as refused, place.work(sales) as work:
        service.release(work, order.number)
    assert "附件" in str(refused.value.facts[1].value)
    with place.work(sales) as work:
        service.attach_requirement(work, order.number, "需求.pdf", b"%PDF-1.7 x")
        assert service.release(work, order.number).state is OrderState.RELEASED


@pytest.mark.clause("A-04")
def test_blank_blocks_of_the_scope_are_marked(place, sales, goods):
    draft = helper.draft(goods[0], [(goods[1], 2)])
    assert create(place, sales, draft).amber == ("质量要求", "费用", "付款条件")
    full = replace(draft, needs=replace(draft.needs, quality="国标", cost="含运费", payment_terms="月结 30 天"))
    assert create(place, sales, full).amber == ()


@pytest.mark.clause("A-05")
def test_an_open_answer_keeps_the_order_under_review(place, people, sales, goods):
    order = create(place, sales, helper.draft(goods[0], [(goods[1], 2)]))
    with place.work(sales) as work:
        service.submit_for_review(work, order.number)
    with pytest.raises(Refused) as refused, place.work(sales) as work:
        service.finish_review(work, order.number)
    assert refused.value.clause == "A-05" and "订单评审未通过" in str(refused.value)
    for department in (Department.PRODUCTION, Department.PURCHASING, Department.LOGISTICS):
        with place.work(people(*DEPARTMENT_ROLES[department])) as work:
            service.review_all(work, order.number, department)
    with pytest.raises(Refused) as refused, place.work(sales) as work:
        service.finish_review(work, order.number)
    assert "技术 技术是否可行" in str(refused.value.facts[1].value)


@pytest.mark.clause("A-05")
def test_a_no_is_resolved_by_a_note_and_stays_on_record(place, people, sales, goods):
    order = create(place, sales, helper.draft(goods[0], [(goods[1], 2)]))
    buyer = people(Role.PURCHASING)
    with place.work(sales) as work:
        service.submit_for_review(work, order.number)
    for role, department in (
        (Role.PLANNING, Department.PRODUCTION), (Role.LOGISTICS_HEAD, Department.LOGISTICS), (Role.RESEARCH, Department.TECHNICAL)
    ):  # fmt: skip
        with place.work(people(role)) as work:
            service.review_all(work, order.number, department)
    with pytest.raises(BadInput), place.work(buyer) as work:
        service.review(work, order.number, Department.PURCHASING, ReviewQuestion.MATERIAL, False)
    with place.work(buyer) as work:
        service.review(work, order.number, Department.PURCHASING, ReviewQuestion.MATERIAL, False, "铜排缺 40 m")
    with pytest.raises(Refused) as refused, place.work(sales) as work:
        service.finish_review(work, order.number)
    assert refused.value.clause == "A-05"
    with place.work(sales) as work:
        service.resolve(work, order.number, Department.PURCHASING, ReviewQuestion.MATERIAL, "改由二供 12 月 1 日到货")
        done = service.finish_review(work, order.number)
    answer = next(a for a in done.review if a.department is Department.PURCHASING)
    assert done.state is OrderState.REVIEWED
    assert (answer.ok, answer.note, answer.resolution) == (False, "铜排缺 40 m", "改由二供 12 月 1 日到货")


def test_only_the_department_answers_and_only_its_questions(place, people, sales, goods):
    order = create(place, sales, helper.draft(goods[0], [(goods[1], 2)]))
    with place.work(sales) as work:
        service.submit_for_review(work, order.number)
    with pytest.raises(NotPermitted), place.work(sales) as work:
        service.review(work, order.number, Department.TECHNICAL, ReviewQuestion.FEASIBILITY, True)
    with pytest.raises(BadInput), place.work(people(Role.PURCHASING)) as work:
        service.review(work, order.number, Department.PURCHASING, ReviewQuestion.LAWFULNESS, True)


@pytest.mark.clause("A-06")
def test_no_contract_before_the_review(place, sales, goods):
    order = create(place, sales, helper.draft(goods[0], [(goods[1], 2)]))
    with pytest.raises(Refused) as refused, place.work(sales) as work:
        service.sign_contract(work, order.number, "HT-1", date(2026, 11, 23), helper.DELIVERY, DeliveryMode.DIRECT, "质保一年")
    assert refused.value.clause == "A-06" and "未经评审不得签订合同" in str(refused.value)


@pytest.mark.clause("A-06")
@pytest.mark.parametrize(
    ("gap", "word"), [(0, "合同号"), (1, "签订日期"), (2, "交付时间"), (3, "交付方式"), (4, "售后服务")]
)
def test_a_contract_states_its_terms(place, people, sales, goods, gap, word):
    order = helper.reviewed(place, people, helper.draft(goods[0], [(goods[1], 2)]))
    terms = ["HT-1", date(2026, 11, 23), helper.DELIVERY, DeliveryMode.DIRECT, "质保一年"]
    terms[gap] = "" if gap in (0, 4) else None
    with pytest.raises(Refused) as refused, place.work(sales) as work:
        service.sign_contract(work, order.number, *terms)
    assert refused.value.clause == "A-06" and word in str(refused.value.facts[1].value)


def test_contract_dates_make_sense(place, people, sales, goods):
    order = helper.reviewed(place, people, helper.draft(goods[0], [(goods[1], 2)]))
    for signed, delivery in ((date(2026, 11, 24), helper.DELIVERY), (date(2026, 11, 23), date(2026, 11, 20))):
        with pytest.raises(BadInput), place.work(sales) as work:
            service.sign_contract(work, order.number, "HT-1", signed, delivery, DeliveryMode.DIRECT, "质保一年")


def test_release_comes_after_the_contract_and_puts_the_order_on_the_list_of_the_others(place, people, sales, goods):
    order = helper.reviewed(place, people, helper.draft(goods[0], [(goods[1], 2)]))
    with pytest.raises(Conflict), place.work(sales) as work:
        service.release(work, order.number)
    with place.work(sales) as work:
        service.sign_contract(work, order.number, "HT-1", date(2026, 11, 23), helper.DELIVERY, DeliveryMode.DIRECT, "质保一年")
        released = service.release(work, order.number)
    assert released.released_at == place.clock.now()
    with place.read() as session:
        assert [view.number for view in queries.released_orders(session)] == [order.number]


@pytest.mark.clause("A-12")
def test_every_stage_has_its_planned_and_its_real_time(place, people, goods, clock):
    order = helper.released(place, people, goods[0], [(goods[1], 2)])
    clock.forward(days=3)
    with place.work(people(Role.STOREKEEPER)) as work:
        service.note_stage(work, order.number, Stage.STOCKED)
        service.note_stage(work, "", Stage.STOCKED)
    with place.read() as session:
        stages = {view.stage: view for view in queries.stages(session, order.number)}
    assert list(stages) == list(Stage)
    assert all(view.planned_on is not None for stage, view in stages.items() if stage is not Stage.REQUIREMENT)
    assert stages[Stage.SIGNED].planned_on == helper.DELIVERY and stages[Stage.SIGNED].reached_at is None
    assert stages[Stage.STOCKED].reached_at == clock.now()
    assert all(stages[stage].reached_at for stage in (Stage.REQUIREMENT, Stage.REVIEW, Stage.CONTRACT, Stage.RELEASED))


def test_the_setting_orders_the_stages():
    assert stages_in_order(["contract", "review", "development"]) == (Stage.CONTRACT, Stage.REVIEW)


@pytest.mark.clause("A-26")
def test_three_departments_tick_and_a_change_withdraws(place, people, sales, goods):
    order = helper.released(place, people, goods[0], [(goods[1], 2)])
    assert [tick.department for tick in order.confirmations] == [Department.SALES, Department.PRODUCTION, Department.LOGISTICS]
    with pytest.raises(BadInput), place.work(sales) as work:
        service.confirm(work, order.number, Department.SALES)
    with pytest.raises(BadInput), place.work(sales) as work:
        service.confirm(work, order.number, Department.PURCHASING)
    with pytest.raises(NotPermitted), place.work(sales) as work:
        service.confirm(work, order.number, Department.LOGISTICS)
    draft = helper.draft(goods[0], [(goods[1], 2)])
    with place.work(sales) as work:
        after = service.change_order(work, order.number, replace(draft, delivery_date=date(2026, 12, 14)), "客户推迟")
    assert after.confirmations == ()


@pytest.mark.clause("M-02")
def test_a_change_after_the_draft_needs_a_reason(place, people, sales, goods):
    draft = helper.draft(goods[0], [(goods[1], 2)])
    order = helper.released(place, people, goods[0], [(goods[1], 2)])
    moved = replace(draft, address="示范市样例区新址路 9 号")
    with pytest.raises(Refused) as refused, place.work(sales) as work:
        service.change_order(work, order.number, moved, "")
    assert refused.value.clause == "M-02"
    told = []
    place.bus.on(AddressChanged, lambda work, happened: told.append(happened))
    place.bus.on(DeliveryTermsChanged, lambda work, happened: told.append(happened))
    with place.work(sales) as work:
        after = service.change_order(work, order.number, moved, "客户搬家")
    assert after.address == moved.address and told == [AddressChanged(order.number)]
    with place.read() as session:
        details = list(history(session, "customer_order", order.number))[-1].details
    assert "示范市样例区演示路 1 号" in details and "客户搬家" in details


def test_lines_stand_once_the_contract_is_signed(place, people, sales, goods):
    order = helper.contracted(place, people, helper.draft(goods[0], [(goods[1], 2)]))
    with pytest.raises(Conflict), place.work(sales) as work:
        service.change_order(work, order.number, helper.draft(goods[0], [(goods[1], 3)]), "加一台")


def test_other_goods_send_a_reviewed_order_back(place, people, sales, goods):
    order = helper.reviewed(place, people, helper.draft(goods[0], [(goods[1], 2)]))
    with place.work(sales) as work:
        after = service.change_order(work, order.number, helper.draft(goods[0], [(goods[1], 3)]), "加一台")
        assert after.state is OrderState.DRAFT
        again = service.submit_for_review(work, order.number)
    assert all(answer.ok is None for answer in again.review)


def test_a_line_taken_off_is_kept(place, sales, goods):
    screws = make.product(place, make.SCREWS)
    order = create(place, sales, helper.draft(goods[0], [(goods[1], 2), (screws, 100)]))
    with place.work(sales) as work:
        after = service.change_order(work, order.number, helper.draft(goods[0], [(goods[1], 2)]))
        assert [line.line_no for line in after.lines] == [1]
        again = service.change_order(work, order.number, helper.draft(goods[0], [(goods[1], 2), (screws, 5)]))
    assert [line.line_no for line in again.lines] == [1, 3]


@pytest.mark.clause("M-05")
def test_prices_and_contacts_by_role(place, sales, goods):
    order = create(place, sales, helper.draft(goods[0], [(goods[1], 2)]))
    with place.read() as session:
        for role, price, contact in (
            (Role.SALES, 128_000, True), (Role.FINANCE, 128_000, True), (Role.SHIPPER, None, True), (Role.GUARD, None, False)
        ):  # fmt: skip
            seen = queries.order_for(session, order.number, {role})
            assert (seen.lines[0].unit_price_fen, bool(seen.phone and seen.contact and seen.address)) == (price, contact)
        assert queries.order(session, order.number).lines[0].unit_price_fen is None
        assert queries.orders(session)[0].lines[0].unit_price_fen is None
        assert queries.orders(session, roles={Role.GUARD})[0].phone == ""


def test_search_finds_number_customer_and_takes_wildcards_as_text(place, sales, goods):
    order = create(place, sales, helper.draft(goods[0], [(goods[1], 2)]))
    with place.read() as session:
        for text, found in (("dd26", True), ("示范电气", True), ("%", False), ("_", False), ("没有", False)):
            assert [view.number for view in queries.orders(session, text=text)] == ([order.number] if found else [])
        assert queries.counts(session) == {OrderState.DRAFT: 1}
        with pytest.raises(NotFound):
            queries.order(session, "DD26999999")


def test_cancelling_needs_a_reason_and_ends_before_release(place, people, sales, goods):
    order = create(place, sales, helper.draft(goods[0], [(goods[1], 2)]))
    with place.work(sales) as work:
        assert service.cancel_order(work, order.number, "客户撤单").state is OrderState.CANCELLED
    with pytest.raises(Conflict), place.work(sales) as work:
        service.change_order(work, order.number, OrderDraft())
    released = helper.released(place, people, goods[0], [(goods[1], 1)])
    with pytest.raises(Conflict), place.work(sales) as work:
        service.cancel_order(work, released.number, "客户撤单")
    with place.work(sales) as work:
        assert service.close_order(work, released.number).state is OrderState.CLOSED


def test_two_people_on_one_order_do_not_overwrite_each_other(place, sales, goods):
    order = create(place, sales, OrderDraft())
    with place.work(sales) as work:
        service.change_order(work, order.number, OrderDraft(contact="甲"), version=order.version)
    with pytest.raises(Conflict), place.work(sales) as work:
        service.change_order(work, order.number, OrderDraft(contact="乙"), version=order.version)


@pytest.mark.parametrize(("old", "new"), list(pairs(OrderState, OrderState)))
def test_every_pair_of_states(old, new):
    row = CustomerOrder(number="DD26000001", state=old)
    if (old, new) in ORDER_MOVES:
        move(row, new)
        assert row.state is new
    else:
        with pytest.raises(Conflict):
            move(row, new)
        assert row.state is old


def test_the_tables_are_closed():
    assert len(set(REVIEW)) == len(REVIEW)
    assert all(old is not new for old, new in (*ORDER_MOVES, *TASK_MOVES))


def test_a_database_that_is_told_an_unknown_state_refuses(place, sales):
    from sqlalchemy import text

    order = create(place, sales, OrderDraft())
    with pytest.raises(Conflict), place.work(sales) as work:
        work.session.execute(text("UPDATE customer_order SET state = 'lost' WHERE number = :n"), {"n": order.number})
