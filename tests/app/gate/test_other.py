"""Passes without a 发货单: return to supplier, scrap, sample or loan, tools (section 3.4, X-30, X-37)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.core.clock import SetClock, site_day
from app.core.errors import BadInput, Conflict, NotPermitted, Refused
from app.core.work import Actor, Workplace
from app.gate import incidents, other, queries, reissuing, service
from app.gate.loads import load_of
from app.gate.memory import GateMemory
from app.gate.moves import pass_row
from app.gate.rules import LOST, tail
from app.gate.views import GateVerdict, OtherDraft, OtherLine, PassView, SeenKind
from app.quality import queries as quality_queries
from app.quality import service as quality
from app.reminders import queries as reminders
from app.reminders.views import Mark
from app.storage import apart
from app.storage import queries as stock
from app.storage import service as storage
from app.units import queries as units
from app.units import service as unit_service
from db.states import GateOutcome, PassKind, PassState, Role, StockMoveKind, UnitState, ZoneKind
from tests.helpers import catalog, goods, orders, trust
from tests.helpers.gate import PIN, connect
from tests.helpers.orders import People

TOOL = OtherLine("扭力扳手", "把", 2, "NB-100", 1)
TOOLS = OtherDraft(
    PassKind.TOOLS, "示范电气有限公司", "现场安装用，用完带回", (TOOL,), plate="浙A·0T001", driver="司机甲", driver_phone="0571-0000-0300"
)


@pytest.fixture
def crew(place: Workplace, people: People) -> dict[Role, Actor]:
    connect(place.bus)
    found = {role: people(role) for role in (Role.STOREKEEPER, Role.SALES, Role.FINANCE, Role.PERSONNEL, Role.GUARD, Role.LOGISTICS_HEAD)}
    trust.founded(place, {role: [found[role]] for role in (Role.FINANCE, Role.PERSONNEL)})
    return found


def made(place: Workplace, crew: dict[Role, Actor], draft: OtherDraft = TOOLS) -> PassView:
    with place.work(crew[Role.STOREKEEPER]) as work:
        return other.make_other(work, draft)


def counted(place: Workplace, crew: dict[Role, Actor], draft: OtherDraft = TOOLS) -> PassView:
    """Made, and counted by the storekeeper and sales."""
    number = made(place, crew, draft).number
    for role in (Role.STOREKEEPER, Role.SALES):
        with place.work(crew[role]) as work:
            view = other.confirm_other(work, number)
    return view


def signed(place: Workplace, crew: dict[Role, Actor], view: PassView) -> str:
    """Signed by both departments; returns the text of the guard's code."""
    service.sign(place, crew[Role.FINANCE], view.number, Role.FINANCE, PIN)
    service.sign(place, crew[Role.PERSONNEL], view.number, Role.PERSONNEL, PIN)
    with place.read() as session:
        token = queries.token(session, view.number)
    assert token is not None
    return token


def checked(place: Workplace, crew: dict[Role, Actor], view: PassView, token: str, seen: dict[SeenKind, str]) -> GateVerdict:
    """The guard scans the code and keys what he sees."""
    memory = GateMemory(view.gate, place.clock, place.vault.read("root.public"), None)
    with place.work(crew[Role.GUARD]) as work:
        return service.verify(work, token, seen, memory)


def gone(place: Workplace, crew: dict[Role, Actor], view: PassView) -> None:
    """Signed by both departments and let out by the guard."""
    verdict = checked(place, crew, view, signed(place, crew, view), {SeenKind.PLATE: tail(view.plate)})
    assert verdict.outcome is GateOutcome.RELEASED, verdict


def scrapped(place: Workplace, people: People) -> str:
    """A unit that failed inspection and was judged scrap; it stands in no zone yet."""
    line = goods.Line(place, people)
    product = catalog.product(place)
    line.prepared(product)
    task = line.task(product, 1)
    line.inspected(line.submitted(task), resistance="1")
    with place.work(people(Role.INSPECTOR)) as work:
        for case in quality_queries.nonconformities(work.session):
            quality.dispose(work, case.number, UnitState.SCRAPPED, "不能返工")
    return task.serials[0]


def in_stock(place: Workplace, people: People, quantity: int = 1) -> str:
    line = goods.Line(place, people)
    product = catalog.product(place)
    catalog.location(place)
    line.prepared(product)
    order = orders.released(place, people, catalog.customer(place), [(product, quantity)])
    return str(line.stocked(product, quantity, order.number).lines[0].serial)


def scrap(serial: str) -> OtherDraft:
    return replace(TOOLS, kind=PassKind.SCRAP, reason="不能返工，卖给废品回收", lines=(OtherLine("断路器", "台", 1, identity=serial),))


@pytest.mark.clause("H-01")
def test_two_people_count_what_leaves_and_fix_it(place: Workplace, crew: dict[Role, Actor]) -> None:
    draft = made(place, crew)
    assert (draft.state, draft.kind, draft.customer, draft.boxes, draft.dispatch_nos) == (
        PassState.DRAFT, PassKind.TOOLS, "示范电气有限公司", 1, ()
    )  # fmt: skip
    with pytest.raises(NotPermitted), place.work(crew[Role.SALES]) as work:
        other.confirm_other(work, draft.number)
    with place.work(crew[Role.STOREKEEPER]) as work:
        assert other.confirm_other(work, draft.number).state is PassState.DRAFT
    both = replace(crew[Role.STOREKEEPER], roles=frozenset({Role.STOREKEEPER, Role.SALES}))
    with pytest.raises(Refused, match="两个人"), place.work(both) as work:
        other.confirm_other(work, draft.number)
    with place.work(crew[Role.LOGISTICS_HEAD]) as work:
        view = other.confirm_other(work, draft.number)
    assert view.state is PassState.AWAITING_SIGNATURES and view.load_hash and view.missing == (Role.FINANCE, Role.PERSONNEL)
    assert [role for role, _ in view.confirmed_by] == [Role.STOREKEEPER, Role.LOGISTICS_HEAD]
    with place.work(crew[Role.STOREKEEPER]) as work:
        row = pass_row(work, view.number)
        assert load_of(work.session, row).load_hash == view.load_hash
        row.plate = "浙A·99999"
        assert load_of(work.session, row).load_hash != view.load_hash
        row.plate = view.plate


@pytest.mark.clause("H-01")
def test_only_a_draft_is_changed_and_who_counted_counts_again(place: Workplace, crew: dict[Role, Actor]) -> None:
    number = made(place, crew).number
    with place.work(crew[Role.STOREKEEPER]) as work:
        other.confirm_other(work, number)
        changed = other.change_other(work, number, replace(TOOLS, lines=(replace(TOOL, quantity=3), replace(TOOL, name="卷尺"))))
    assert changed.confirmed_by == ()
    with place.read() as session:
        assert [(x.product_name, x.quantity) for x in queries.own_lines(session, number)] == [("扭力扳手", 3), ("卷尺", 2)]
    for role in (Role.STOREKEEPER, Role.SALES):
        with place.work(crew[role]) as work:
            other.confirm_other(work, number)
    with pytest.raises(Conflict, match="作废后重开"), place.work(crew[Role.STOREKEEPER]) as work:
        other.change_other(work, number, TOOLS)
    with place.work(crew[Role.STOREKEEPER]) as work:
        assert service.void_pass(work, number, "写错单位").state is PassState.VOIDED


@pytest.mark.parametrize(
    "changes",
    [
        {"reason": " "}, {"consignee": ""}, {"lines": ()}, {"lines": (OtherLine("", "把", 1),)}, {"lines": (OtherLine("扳手", "把", 0),)},
        {"plate": ""}, {"driver": ""}, {"on_foot": True, "bearer": "提货员甲", "bearer_card": "12"},
        {"on_foot": True, "bearer_card": "1234"},
    ],
)  # fmt: skip
def test_nothing_unnamed_leaves(place: Workplace, crew: dict[Role, Actor], changes: dict[str, object]) -> None:
    with pytest.raises(BadInput):
        made(place, crew, replace(TOOLS, **changes))  # type: ignore[arg-type]
    with place.read() as session:
        assert queries.passes(session) == []


@pytest.mark.clause("H-01")
@pytest.mark.parametrize("kind", [PassKind.SALE, PassKind.REPLACEMENT, PassKind.REWORK_RETURN])
def test_what_hangs_on_a_dispatch_order_never_leaves_on_lines(place: Workplace, crew: dict[Role, Actor], kind: PassKind) -> None:
    with pytest.raises(Refused, match="凭发货单出门") as caught:
        made(place, crew, replace(TOOLS, kind=kind))
    assert caught.value.clause == "H-01"


@pytest.mark.clause("H-04")
def test_a_container_is_sealed_before_the_count_ends(place: Workplace, crew: dict[Role, Actor]) -> None:
    with pytest.raises(Refused) as caught:
        counted(place, crew, replace(TOOLS, container_no="TGHU1234567"))
    assert caught.value.clause == "H-04"
    assert counted(place, crew, replace(TOOLS, container_no="TGHU1234567", seals=("ab1234",))).seals == ("AB1234",)


@pytest.mark.clause("H-05", "H-07")
@pytest.mark.decision("X-37")
def test_on_foot_the_pass_bears_its_bearer_instead_of_a_plate(place: Workplace, crew: dict[Role, Actor]) -> None:
    draft = replace(TOOLS, plate="", driver="", driver_phone="", on_foot=True, bearer="提货员甲", bearer_card="3301021990010112 3X")
    view = counted(place, crew, draft)
    assert (view.plate, view.on_foot, view.bearer, view.bearer_card) == ("步行/快递", True, "提货员甲", "123X")
    with place.work(crew[Role.STOREKEEPER]) as work:
        row = pass_row(work, view.number)
        row.bearer_card = "9999"
        assert load_of(work.session, row).load_hash != view.load_hash
        row.bearer_card = "123X"
    token = signed(place, crew, view)
    wrong = checked(place, crew, view, token, {SeenKind.BEARER: "9999"})
    assert (wrong.outcome, wrong.clause, wrong.may_retry) == (GateOutcome.REFUSED, "H-05", True)
    out = checked(place, crew, view, token, {SeenKind.BEARER: "123x"})
    assert (out.outcome, out.seen) == (GateOutcome.RELEASED, ((SeenKind.BEARER, "123X"),))
    again = checked(place, crew, view, token, {SeenKind.BEARER: "123X"})
    assert (again.outcome, again.clause) == (GateOutcome.REFUSED, "H-07")


@pytest.mark.clause("H-01")
@pytest.mark.decision("X-30")
def test_scrap_leaves_only_from_the_scrap_zone_and_leaves_the_ledger(place: Workplace, people: People, crew: dict[Role, Actor]) -> None:
    serial = scrapped(place, people)
    catalog.location(place, "S-01", "报废区", ZoneKind.SCRAP)
    with pytest.raises(Refused, match="不在报废区") as caught:
        made(place, crew, scrap(serial))
    assert caught.value.clause == "H-01"
    with place.work(crew[Role.STOREKEEPER]) as work:
        apart.set_aside(work, serial, 1, "S-01", "BH26000001")
    view = counted(place, crew, scrap(serial))
    with pytest.raises(Refused, match=view.number):
        made(place, crew, scrap(serial))
    gone(place, crew, view)
    with place.read() as session:
        unit = units.unit(session, serial)
        assert unit is not None and (unit.state, unit.location) == (UnitState.SCRAPPED, "")
        last = stock.moves(session, identity=serial)[-1]
        assert (last.kind, last.from_location, last.document, last.note) == (StockMoveKind.ISSUE, "S-01", view.number, "报废")
        assert stock.balances_against_moves(session) == []
    with pytest.raises(Refused, match="不在报废区"):
        made(place, crew, scrap(serial))


@pytest.mark.clause("H-01")
def test_goods_that_stand_elsewhere_by_now_are_refused_at_the_gate_and_told(
    place: Workplace, people: People, crew: dict[Role, Actor]
) -> None:
    serial = scrapped(place, people)
    catalog.location(place, "S-01", "报废区", ZoneKind.SCRAP)
    with place.work(crew[Role.STOREKEEPER]) as work:
        apart.set_aside(work, serial, 1, "S-01", "BH26000001")
    view = counted(place, crew, scrap(serial))
    token = signed(place, crew, view)
    with place.work(crew[Role.STOREKEEPER]) as work:
        unit_service.lock(work, [serial])
        unit_service.set_location(work, serial, None)
    verdict = checked(place, crew, view, token, {SeenKind.PLATE: tail(view.plate)})
    assert (verdict.outcome, verdict.clause, serial in str(verdict.reason)) == (GateOutcome.REFUSED, "H-01", True)
    with place.read() as session:
        assert [one.pass_no for one in incidents.open_incidents(session)] == [view.number]
        found = queries.gate_pass(session, view.number)
        assert found is not None and (found.state, found.used_at) == (PassState.VALID, None)


@pytest.mark.clause("H-01")
@pytest.mark.decision("X-30")
def test_stock_that_can_be_picked_never_leaves_as_scrap_return_or_tool(
    place: Workplace, people: People, crew: dict[Role, Actor]
) -> None:
    serial = in_stock(place, people)
    for draft, words in (
        (scrap(serial), "不在报废区"), (replace(scrap(serial), kind=PassKind.SUPPLIER_RETURN), "不在退货区、隔离区"),
        (replace(scrap(serial), kind=PassKind.TOOLS), "不能当工具"), (scrap("没有的号"), "台账里没有"), (scrap(""), "写明序列号"),
    ):  # fmt: skip
        with pytest.raises(Refused, match=words) as caught:
            made(place, crew, draft)
        assert caught.value.clause == "H-01"


@pytest.mark.clause("D-10")
def test_each_zone_takes_only_what_it_is_for(place: Workplace, people: People, crew: dict[Role, Actor]) -> None:
    serial = in_stock(place, people)
    catalog.location(place, "S-01", "报废区", ZoneKind.SCRAP)
    for code in ("S-01", "A-01-01"):
        with pytest.raises(Refused) as caught, place.work(crew[Role.STOREKEEPER]) as work:
            apart.set_aside(work, serial, 1, code, "BH26000001")
        assert caught.value.clause == "D-10"


@pytest.mark.clause("H-01")
def test_a_sample_is_kept_for_its_pass_until_it_leaves_or_the_pass_ends(
    place: Workplace, people: People, crew: dict[Role, Actor], clock: SetClock
) -> None:
    serial = in_stock(place, people)
    due = site_day(clock.now()) + timedelta(days=3)
    draft = replace(scrap(serial), kind=PassKind.SAMPLE, reason="客户试用", due_back=due)
    first = counted(place, crew, draft)
    with pytest.raises(Refused) as caught, place.work(crew[Role.STOREKEEPER]) as work:
        storage.reserve(work, "DD26000099", None, [serial])
    assert caught.value.clause == "D-16"
    with place.work(crew[Role.STOREKEEPER]) as work:
        service.void_pass(work, first.number, "客户改期")
    with place.read() as session:
        unit = units.unit(session, serial)
        assert unit is not None and (unit.state, unit.reserved_order) == (UnitState.IN_STOCK, "")
    second = counted(place, crew, draft)
    gone(place, crew, second)
    with place.read() as session:
        unit = units.unit(session, serial)
        assert unit is not None and (unit.state, unit.location, unit.reserved_order) == (UnitState.LEFT_WORKS, "", "")
        assert stock.balances_against_moves(session) == []
        (loan,) = queries.loans_open(session, clock.now())
        assert (loan.pass_no, loan.due_back, loan.late) == (second.number, due, False)
        assert queries.loans_open(session, clock.now() + timedelta(days=4))[0].late
        (line,) = [x for x in reminders.due(session, (Role.STOREKEEPER,), clock.now() + timedelta(days=4)) if x.kind == "loan"]
        assert (line.mark, line.document, line.page) == (Mark.WRONG, second.number, "dispatch")
    with place.work(crew[Role.STOREKEEPER]) as work:
        other.note_back(work, second.number, "完好")
    with pytest.raises(Conflict), place.work(crew[Role.STOREKEEPER]) as work:
        other.note_back(work, second.number)
    with place.read() as session:
        assert queries.loans_open(session, clock.now()) == ()


@pytest.mark.clause("H-06")
def test_a_declined_pass_is_changed_and_counted_again_or_sent_again_as_it_is(place: Workplace, crew: dict[Role, Actor]) -> None:
    number = counted(place, crew).number
    service.refuse_to_sign(place, crew[Role.FINANCE], number, Role.FINANCE, PIN, "数量写错")
    with pytest.raises(Conflict, match="再送签"), place.work(crew[Role.LOGISTICS_HEAD]) as work:
        other.confirm_other(work, number)
    with place.work(crew[Role.STOREKEEPER]) as work:
        assert service.send_again(work, number, "数量没有错，见实物").state is PassState.AWAITING_SIGNATURES
    service.refuse_to_sign(place, crew[Role.FINANCE], number, Role.FINANCE, PIN, "再数一遍")
    with place.work(crew[Role.STOREKEEPER]) as work:
        other.change_other(work, number, replace(TOOLS, lines=(replace(TOOL, quantity=3),)))
    with pytest.raises(Refused) as caught, place.work(crew[Role.STOREKEEPER]) as work:
        service.send_again(work, number, "改为三把")
    assert caught.value.clause == "H-06"  # what was changed is counted again first
    for role in (Role.STOREKEEPER, Role.SALES):
        with place.work(crew[role]) as work:
            view = other.confirm_other(work, number)
    assert (view.state, len(view.confirmed_by)) == (PassState.AWAITING_SIGNATURES, 2)


@pytest.mark.clause("H-02")
def test_claims_written_over_in_the_database_are_refused_and_break_nothing(place: Workplace, crew: dict[Role, Actor]) -> None:
    view = counted(place, crew)
    token = signed(place, crew, view)
    for garbage in ("zz", "00ff", "a0"):
        with place.work(crew[Role.STOREKEEPER]) as work:
            pass_row(work, view.number).claims = garbage
        verdict = checked(place, crew, view, token, {SeenKind.PLATE: tail(view.plate)})
        assert (verdict.outcome, verdict.clause) == (GateOutcome.REFUSED, "H-02")


def test_only_loans_and_tools_come_back(place: Workplace, people: People, crew: dict[Role, Actor]) -> None:
    with pytest.raises(BadInput, match="归还"):
        made(place, crew, replace(TOOLS, kind=PassKind.SUPPLIER_RETURN, due_back=date(2027, 1, 1)))


@pytest.mark.clause("H-01")
def test_a_lost_pass_ends_at_once_and_its_follower_counts_on(place: Workplace, people: People, crew: dict[Role, Actor]) -> None:
    serial = in_stock(place, people)
    first = counted(place, crew, replace(scrap(serial), kind=PassKind.SAMPLE, reason="客户试用"))
    paper = signed(place, crew, first)
    with pytest.raises(BadInput), place.work(crew[Role.STOREKEEPER]) as work:
        reissuing.report_lost(work, first.number, " ")
    with place.work(crew[Role.STOREKEEPER]) as work:
        again = reissuing.report_lost(work, first.number, "司机途中遗失")
    assert (again.nth, again.state, again.signatures) == (2, PassState.AWAITING_SIGNATURES, ())
    assert again.reissue_reason == f"{LOST}：司机途中遗失" and again.confirmed_by == first.confirmed_by
    with place.read() as session:
        old = queries.gate_pass(session, first.number)
        unit = units.unit(session, serial)
        assert old is not None and (old.state, old.replaced_by) == (PassState.VOIDED, again.number)
        assert unit is not None and unit.reserved_order == again.number
    found = checked(place, crew, first, paper, {SeenKind.PLATE: tail(first.plate)})
    assert (found.outcome, found.clause) == (GateOutcome.REFUSED, "H-01") and LOST in str(found.reason)
    with pytest.raises(Conflict), place.work(crew[Role.STOREKEEPER]) as work:
        reissuing.report_lost(work, first.number, "再报一次")
    with pytest.raises(Conflict), place.work(crew[Role.STOREKEEPER]) as work:
        reissuing.reissue_pass(work, first.number, "再开一次")


@pytest.mark.clause("H-01")
def test_half_a_count_does_not_go_along_to_another_pass(place: Workplace, crew: dict[Role, Actor], people: People) -> None:
    both = people(Role.STOREKEEPER, Role.SALES)
    number = made(place, crew).number
    with place.work(both) as work:
        other.confirm_other(work, number)
    with place.work(crew[Role.LOGISTICS_HEAD]) as work:
        service.void_pass(work, number, "车未到")
    with place.work(crew[Role.STOREKEEPER]) as work:
        again = reissuing.reissue_pass(work, number, "车到了")
    with place.work(both) as work:
        view = other.confirm_other(work, again.number)  # his first count of this pass, and not the second one
    assert (view.state, [role for role, _ in view.confirmed_by]) == (PassState.DRAFT, [Role.STOREKEEPER])
    with pytest.raises(Refused) as caught, place.work(both) as work:
        other.confirm_other(work, again.number)
    assert caught.value.clause == "H-01"
