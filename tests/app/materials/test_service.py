from dataclasses import replace
from datetime import date
from itertools import product as pairs

import pytest
from sqlalchemy import select, text

from app.core.errors import BadInput, Conflict, NotPermitted, Refused
from app.core.work import Actor
from app.materials import items, papers, queries, service, stock
from app.materials.states import MOVES
from app.printing.making import making
from app.printing.service import recent_jobs
from db.models.core import PrintedPaper
from db.states import MaterialMoveKind, PackagingType, RequisitionState, Role
from tests.app.slips.reading import symbols, texts
from tests.helpers import materials as make


def submitted(place, people, wanted):
    with place.work(people(Role.PLANNING)) as work:
        number = service.draft(work, wanted, department="总装车间").number
        return service.submit(work, number)


@pytest.mark.clause("C-09")
def test_packaging_without_an_approval_record_cannot_be_chosen(place, people):
    made = make.item(place, approved=False)
    with pytest.raises(Refused) as refused, place.work(people(Role.PLANNING)) as work:
        service.draft(work, [("ZX-02", 5)], department="总装车间")
    assert refused.value.clause == "C-09" and "2 号纸箱" in str(refused.value)
    with pytest.raises(BadInput), place.work(people(Role.PROCESS)) as work:
        items.approve_item(work, made.item_id, date(2027, 1, 1), "检测报告")
    with place.work(people(Role.PROCESS)) as work:
        approved = items.approve_item(work, made.item_id, date(2026, 11, 20), "检测报告 2026-018")
        assert items.choose(work.session, "zx-02") == approved
    assert (approved.approved_on, approved.evidence) == (date(2026, 11, 20), "检测报告 2026-018")


@pytest.mark.clause("C-05")
def test_nothing_is_issued_without_a_requisition_and_nothing_beyond_it(place, people):
    make.item(place, stocked=100)
    make.item(place, make.BAG, stocked=0)
    keeper = people(Role.STOREKEEPER)

    def refused(act, *words):
        with pytest.raises(Refused) as no, place.work(keeper) as work:
            act(work)
        assert no.value.clause == "C-05"
        for word in words:
            assert word in str(no.value)

    refused(lambda w: service.check_item(w, "", "ZX-02", 1), "无领料单")
    with place.work(people(Role.PLANNING)) as work:
        number = service.draft(work, [("ZX-02", 12)], department="总装车间").number
    refused(lambda w: service.issue(w, number, {"ZX-02": 12}), "草稿")
    with place.work(people(Role.PLANNING)) as work:
        service.submit(work, number)
    refused(lambda w: service.issue(w, number, {"QP-01": 1}), "没有这种包装物")
    refused(lambda w: service.issue(w, number, {"ZX-02": 13}), "超领")
    with place.work(keeper) as work:
        part = service.issue(work, number, {"ZX-02": 10})
    assert part.state is RequisitionState.PART_ISSUED and part.open == 2
    refused(lambda w: service.issue(w, number, {"ZX-02": 3}), "只能再发 2")
    with place.work(keeper) as work:
        full = service.issue(work, number, {"ZX-02": 2})
    assert full.state is RequisitionState.ISSUED
    assert [i.parts for i in full.issues] == [(("ZX-02", "2 号纸箱", 10),), (("ZX-02", "2 号纸箱", 2),)]
    refused(lambda w: service.issue(w, number, {"ZX-02": 1}), "已发料")
    with place.read() as session:
        assert queries.item(session, "ZX-02").balance == 88
        assert [m.quantity for m in queries.moves(session, key="ZX-02")] == [-2, -10, 100]


@pytest.mark.clause("C-05")
def test_only_the_store_issues_and_only_production_asks(place, people):
    make.item(place, stocked=10)
    number = submitted(place, people, [("ZX-02", 5)]).number
    with pytest.raises(NotPermitted), place.work(people(Role.STOREKEEPER)) as work:
        service.draft(work, [("ZX-02", 5)], department="仓库")
    with pytest.raises(NotPermitted), place.work(people(Role.PLANNING)) as work:
        service.issue(work, number, {"ZX-02": 5})


@pytest.mark.clause("C-05")
def test_the_hand_over_is_signed_by_two_people(place, people):
    make.item(place, stocked=10)
    number = submitted(place, people, [("ZX-02", 6)]).number
    keeper, taker = people(Role.STOREKEEPER), people(Role.ASSEMBLER)
    with pytest.raises(BadInput), place.work(keeper) as work:
        service.issue(work, number, {"ZX-02": 4}, keeper)
    with place.work(keeper) as work:
        first = service.issue(work, number, {"ZX-02": 4}, taker)
    assert first.issues[0].signed and first.issues[0].receiver == taker.name
    with place.work(keeper) as work:
        service.issue(work, number, {"ZX-02": 2})
    with place.read() as session:
        assert [no for no, _ in queries.unsigned_issues(session)] == [number]
    with place.work(keeper) as work:
        done = service.receive_on_paper(work, number)
    assert done.issues[1].on_paper and not done.unsigned
    with pytest.raises(Conflict), place.work(keeper) as work:
        service.receive_by_badge(work, number, taker)


@pytest.mark.clause("C-04")
def test_stock_follows_receipts_returns_and_counts_and_the_ledger_proves_it(place, people):
    make.item(place, stocked=0)
    keeper = people(Role.STOREKEEPER)
    with pytest.raises(BadInput), place.work(keeper) as work:
        stock.receive(work, "ZX-02", 50)  # bought outside: the supplier is named
    with place.work(keeper) as work:
        stock.receive(work, "ZX-02", 50, supplier="示范包装厂", slip_no="SH-7731")
    number = submitted(place, people, [("ZX-02", 60)]).number
    with pytest.raises(Conflict) as short, place.work(keeper) as work:
        service.issue(work, number, {"ZX-02": 60})
    assert "只有 50" in str(short.value)
    with place.work(keeper) as work:
        service.issue(work, number, {"ZX-02": 40})
        service.take_back(work, number, "ZX-02", 5, "多领")
        stock.count(work, "ZX-02", 14, "盘点少 1")
    with place.read() as session:
        kinds = [(m.kind, m.quantity) for m in queries.moves(session)]
        assert kinds == [
            (MaterialMoveKind.COUNT, -1), (MaterialMoveKind.RETURN, 5), (MaterialMoveKind.ISSUE, -40), (MaterialMoveKind.RECEIPT, 50),
        ]  # fmt: skip
        assert queries.requisition(session, number).open == 25
        assert [item.key for item in queries.low_items(session)] == ["ZX-02"]
        assert queries.balances_against_moves(session) == []
    with place.work(Actor(None, "试")) as work:
        work.session.execute(text("UPDATE packaging_stock SET quantity = 15"))
    with place.read() as session:
        assert queries.balances_against_moves(session) == ["ZX-02: 帐 14, 存 15"]


@pytest.mark.clause("C-02")
def test_six_kinds_of_packaging_and_others_in_words(place, people):
    process = people(Role.PROCESS)
    for n, kind in enumerate(kind for kind in PackagingType if kind is not PackagingType.OTHER):
        make.item(place, replace(make.CARTON, key=f"P{n}", name=f"包装 {n}", kind=kind))
    with pytest.raises(BadInput), place.work(process) as work:
        items.create_item(work, replace(make.CARTON, kind=PackagingType.OTHER))
    with place.work(process) as work:
        made = items.create_item(work, replace(make.CARTON, kind=PackagingType.OTHER, kind_words="蜂窝纸板"))
    assert made.kind_name == "蜂窝纸板" and made.size_mm == (600, 400, 400) and made.max_layers == 4
    with pytest.raises(BadInput), place.work(process) as work:
        items.change_item(work, made.item_id, replace(make.CARTON, key="ZX-03"), "改代码")


def test_a_requisition_moves_only_as_its_table_says(place, people):
    make.item(place, stocked=100)
    planner, keeper = people(Role.PLANNING), people(Role.STOREKEEPER)
    number = submitted(place, people, [("ZX-02", 5)]).number
    with pytest.raises(Conflict), place.work(planner) as work:
        service.change(work, number, [("ZX-02", 6)])
    with place.work(planner) as work:
        service.void(work, number, "计划取消")
    for act in (lambda w: service.submit(w, number), lambda w: service.void(w, number, "再作废")):
        with pytest.raises(Conflict), place.work(planner) as work:
            act(work)
    with pytest.raises(Refused), place.work(keeper) as work:
        service.issue(work, number, {"ZX-02": 5})
    R = RequisitionState
    never = {(a, b) for a, b in pairs(R, R) if a is R.VOIDED or b is R.DRAFT or (a is R.DRAFT and b in (R.ISSUED, R.PART_ISSUED))}
    assert not never & MOVES


@pytest.mark.clause("C-05")
def test_the_slips_name_what_was_asked_handed_over_and_by_whom(place, people):
    make.item(place, stocked=100)
    number = submitted(place, people, [("ZX-02", 12)]).number
    keeper, taker = people(Role.STOREKEEPER), people(Role.ASSEMBLER)
    with place.work(keeper) as work:
        service.issue(work, number, {"ZX-02": 10}, taker)
        service.issue(work, number, {"ZX-02": 2})
    with place.read() as session:
        jobs = [(job.paper, job.document, job.nth) for job in recent_jobs(session)]
        assert jobs == [("requisition", f"{number}-2", 1), ("requisition", f"{number}-1", 1), ("requisition", number, 1)]
        printed = session.scalars(select(PrintedPaper).where(PrintedPaper.document == f"{number}-1")).one()
        page = texts(papers.requisition(session, f"{number}-1", making(session, printed)))[0]
        codes = symbols(papers.packaging_codes(session, papers.ALL_CODES, making(session, printed)), 203)
    for part in (number, "2 号纸箱", "第1次发料", "12", "10", "总装车间", keeper.name, taker.name):
        assert part.replace(" ", "") in page.replace(" ", ""), part
    assert "JF$PKG:ZX-02" in codes[0] and {"JF$2", "JF$100"} <= set(codes[1])
